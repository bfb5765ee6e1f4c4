"""Queries of FlowKit as objects, their results in each format, and the page of documentation, on the fake server."""

from __future__ import annotations

import ast
import asyncio
import json
import re
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any, Final

import pytest

from specloom.clients.flowkit import DailyLocation, FlowKit, LocationMethod, Query, SpatialAggregate, builders
from specloom.errors import ClientStateError, DeadlineExceeded, DecodeError, JobFailed
from specloom.jobs import JobProgress
from specloom_codegen.mock import MockServer

from ..faults.server import FaultServer
from ..faults.steps import answer
from .flowkit import QUERY, compiled, connect, sent, token_of
from .original import Original

PAGE: Final = Path(__file__).parents[2] / "sdk" / "docs" / "clients" / "flowkit.md"


@pytest.fixture
async def server() -> AsyncIterator[MockServer]:
    async with MockServer(compiled()) as server:
        yield server


@pytest.fixture
async def flowkit(server: MockServer) -> AsyncIterator[FlowKit]:
    async with connect(url=server.origin, token=token_of()) as flowkit:
        yield flowkit


# --- queries as objects ------------------------------------------------------------------------


async def test_a_query_is_run_waited_for_and_fetched(flowkit: FlowKit, server: MockServer) -> None:
    query = flowkit.make_api_query(builders.spatial_aggregate(locations=QUERY["locations"]))
    seen: list[JobProgress] = []
    await query.run()
    status = await query.status()
    await query.wait_until_ready(0.01, seen.append)
    rows = await query.get_result()

    assert (status, await query.status()) == ("executing", "completed")
    parts = {"eligible": 2, "queued": 1, "running": 1}
    assert [dict(one.counts) for one in seen] == [parts] * (len(seen) - 1) + [dict.fromkeys(parts, 0)]
    assert rows == [{"pcod": f"NPL.1.1.{n}_1", "value": value} for n, value in ((1, 45), (3, 26), (4, 31))]
    assert server.requests[0].json() == QUERY


@pytest.mark.parametrize(
    ("format", "ending", "kind"), [("dicts", "", list), ("geojson", ".geojson", dict), ("csv", ".csv", str)]
)
async def test_a_result_has_several_formats(
    flowkit: FlowKit, server: MockServer, format: Any, ending: str, kind: type
) -> None:
    query = flowkit.make_api_query(QUERY)
    result = await query.get_result(format, 0.01)

    assert isinstance(result, kind)
    assert sent(server)[-1] == f"GET /api/0/get/{query.query_id}{ending}"


@pytest.mark.parametrize("ending", ["", ".json", ".csv", ".geojson"])
async def test_a_result_that_is_not_ready_is_a_202_of_the_fake_server(flowkit: FlowKit, ending: str) -> None:
    query = flowkit.make_api_query(QUERY)
    await query.run()
    response = await flowkit.get_url(route=f"get/{query.query_id}{ending}")

    assert (response.status_code, response.json()) == (202, {})
    with pytest.raises(DecodeError):
        await flowkit.queries.result(str(query.query_id))


async def test_another_format_is_refused_before_anything_is_sent(
    flowkit: FlowKit, server: MockServer
) -> None:
    with pytest.raises(ValueError, match="format must be one of dicts, pandas, geojson, csv; got 'xml'"):
        await flowkit.make_api_query(QUERY).get_result("xml")  # type: ignore[call-overload]

    assert sent(server) == []


async def test_a_data_frame_needs_pandas(
    flowkit: FlowKit, server: MockServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)

    with pytest.raises(ImportError, match=r"pip install 'specloom\[pandas\]'"):
        await flowkit.make_api_query(QUERY).get_result("pandas")
    assert sent(server) == []


async def test_a_data_frame_is_that_of_the_original(server: MockServer, flowkit_original: Original) -> None:
    script = Path(__file__).parent / "originals" / "flowkit_frames.py"
    packages = next(flowkit_original.python.parents[1].glob("lib/python*/site-packages"))
    arguments = (packages, server.origin, token_of(), json.dumps(QUERY))
    process = await asyncio.create_subprocess_exec(
        sys.executable, script, *arguments, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE
    )
    output, errors = await process.communicate()

    assert process.returncode == 0, errors.decode()
    assert json.loads(output) == {
        "equal": True,
        "type": "pandas.DataFrame",
        "columns": ["pcod", "value"],
        "kinds": True,
    }


async def test_a_query_that_was_not_run_cannot_be_waited_for(flowkit: FlowKit) -> None:
    with pytest.raises(ClientStateError, match="the query is not running"):
        await flowkit.make_api_query(QUERY).wait_until_ready()


async def test_a_query_goes_on_in_another_process_by_its_token(flowkit: FlowKit, server: MockServer) -> None:
    query = flowkit.make_api_query(QUERY)
    await query.run()
    assert query.job is not None
    token = query.job.token
    async with connect(url=server.origin, token=token_of("grace")) as later:
        job = later.queries.resume_run(token)
        rows = await job.result(poll_interval=0.01)

    assert (len(rows), job.keys, token.count("ada")) == (3, {"query_id": query.query_id}, 0)


async def test_a_wait_that_takes_too_long_leaves_the_query_running() -> None:
    busy = answer(202, json={"status": "queued", "progress": {"eligible": 1, "queued": 1, "running": 0}})
    started = answer(202, json={}, Location="/api/0/poll/7f")
    async with (
        FaultServer(started, always=busy) as server,
        connect(url=server.url, token=token_of()) as flowkit,
    ):
        query = flowkit.make_api_query(QUERY)
        with pytest.raises(DeadlineExceeded):
            await query.get_result(poll_interval=0.01, timeout=0.05)

        assert (query.query_id, await query.status()) == ("7f", "queued")


async def test_a_query_that_failed_says_why(flowkit: FlowKit, server: MockServer) -> None:
    query = flowkit.make_api_query(QUERY)
    await query.run()
    server.fail_next(status=500, code="errored", path="/api/0/poll")

    with pytest.raises(JobFailed, match="errored") as caught:
        await query.get_result(poll_interval=0.01)
    assert (caught.value.code, caught.value.resume_token) == ("errored", query.job and query.job.token)


# --- typed queries -----------------------------------------------------------------------------


async def test_queries_are_typed_by_their_kind(flowkit: FlowKit, server: MockServer) -> None:
    """Classes may be used in place of builders; what is not said is then not sent."""
    daily = DailyLocation(date="2016-01-01", aggregation_unit="admin3", method=LocationMethod.LAST)  # type: ignore[arg-type]
    query: Query = SpatialAggregate(locations=daily)
    await flowkit.queries.run(query)

    assert server.requests[0].json() == {
        "query_kind": "spatial_aggregate",
        "locations": {
            "query_kind": "daily_location",
            "aggregation_unit": "admin3",
            "date": "2016-01-01",
            "method": "last",
        },
    }


async def test_a_large_result_is_streamed_as_it_comes(flowkit: FlowKit, tmp_path: Path) -> None:
    job = await flowkit.queries.run(QUERY)
    await job.wait(poll_interval=0.01)
    query_id = str(job.keys["query_id"])
    async with flowkit.queries.result_csv(query_id) as lines:
        found = [line async for line in lines.lines()]
    async with flowkit.queries.result_json(query_id) as document:
        path = await document.save(tmp_path / "rows.json")

    assert found == ["pcod,value", "NPL.1.1.1_1,45", "NPL.1.1.3_1,26", "NPL.1.1.4_1,31"]
    assert len(json.loads(path.read_text())["query_result"]) == 3


async def test_the_blocks_of_the_page_run_as_written(capsys: pytest.CaptureFixture[str]) -> None:
    """One after the other; only where the server is, and the token, are put in."""
    blocks = re.findall(r"^```python\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    async with MockServer(compiled(), job_polls=0) as server:
        names: dict[str, Any] = {"connect": connect}
        for block in blocks:
            given = f"connect(url={server.origin!r}, token={token_of()!r})"
            code = block.replace('FlowKit.connect(url="https://flowkit.example", token="…")', given)
            run = eval(compile(code, PAGE.name, "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT), names)
            if run is not None:
                await run
            if names["flowkit"].connection.closed:
                names["flowkit"] = connect(url=server.origin, token=token_of())
        await names["flowkit"].close()
        shown = capsys.readouterr().out.splitlines()

    assert shown == [
        "NPL.1.1.1_1 45",
        "NPL.1.1.3_1 26",
        "NPL.1.1.4_1 31",
        f"{names['query'].query_id} completed",
    ]
    assert len(names["rows"]) == 3
