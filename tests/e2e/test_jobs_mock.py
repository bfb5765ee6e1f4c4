"""Generated jobs against the fake server of their own spec, over sockets: nothing between them was written by hand."""

from __future__ import annotations

import importlib
import sys
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest

from specloom import JobProgress
from specloom.errors import JobFailed, NotFound
from specloom.testing import FakeClock
from specloom_codegen.mock import MockServer
from specloom_codegen.pipeline import compile_spec

GOLDEN = Path(__file__).parents[1] / "golden" / "jobs"


@pytest.fixture
def package(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    monkeypatch.syspath_prepend(str(GOLDEN / "expected"))
    yield importlib.import_module("jobs")
    for name in [one for one in sys.modules if one.partition(".")[0] == "jobs"]:
        del sys.modules[name]


@pytest.fixture
async def server() -> AsyncIterator[MockServer]:
    api = compile_spec(GOLDEN / "spec.yaml").api
    assert api is not None
    async with MockServer(api, seed=1) as running:
        yield running


def connect(package: Any, server: MockServer) -> Any:
    return package.Jobs.connect(url=server.url, clock=FakeClock())


def lines(server: MockServer) -> list[tuple[str, int]]:
    return [(f"{one.method} {one.path.rpartition('/')[0]}", one.status) for one in server.requests]


async def test_a_query_runs_and_gives_its_rows(package: Any, server: MockServer) -> None:
    seen: list[JobProgress] = []
    async with connect(package, server) as client:
        job = await client.queries.run({"query_kind": "x"})
        rows = await job.result(progress=seen.append)

    assert [status for _, status in lines(server)] == [202, 202, 202, 303, 200]
    assert (isinstance(rows, list), job.phase, len(seen), seen[-1].share) == (True, "done", 3, 1.0)


async def test_a_query_gives_a_stream(package: Any, server: MockServer) -> None:
    async with connect(package, server) as client:
        job = await client.queries.run_csv({"query_kind": "x"})
        async with await job.result() as chunks:
            content = b"".join([chunk async for chunk in chunks])

    assert content


async def test_a_query_goes_on_in_another_client_by_its_token(package: Any, server: MockServer) -> None:
    async with connect(package, server) as client:
        token = (await client.queries.run({"query_kind": "x"})).token
    async with connect(package, server) as client:
        rows = await client.queries.resume_run(token)

    assert isinstance(rows, list)


async def test_a_query_that_is_stopped_fails(package: Any, server: MockServer) -> None:
    async with connect(package, server) as client:
        job = await client.queries.run({"query_kind": "x"})
        await job.cancel()
        with pytest.raises(JobFailed) as caught:
            await job

    assert (caught.value.job, caught.value.resume_token) == ("queries.run", job.token)


async def test_a_query_that_nobody_knows_is_not_found(package: Any, server: MockServer) -> None:
    async with connect(package, server) as client:
        with pytest.raises(NotFound):
            await client.queries.wait_status("none").wait()


async def test_a_procedure_is_done_when_its_body_says_so(package: Any, server: MockServer) -> None:
    async with connect(package, server) as client:
        job = await client.procedures.start()
        status = await job

    assert (status.status, [status for _, status in lines(server)]) == ("completed", [200] * 4)


async def test_an_export_is_a_job_whose_result_is_a_paged_list(package: Any, server: MockServer) -> None:
    async with connect(package, server) as client:
        job = await client.exports.create({"name": "x"})
        rows = await job.result()
        state = await client.exports.wait_read(job.keys["id"]).wait()
        items = await rows.collect()

    assert (state.state, all(isinstance(one.n, int) for one in items)) == ("ready", True)


async def test_a_task_is_followed_by_the_addresses_that_its_answers_hold(
    package: Any, server: MockServer
) -> None:
    async with connect(package, server) as client:
        job = await client.tasks.start("p", branch="main")
        await job.result()

    assert [status for _, status in lines(server)][-2:] == [303, 200]


async def test_a_task_that_is_asked_after_by_a_parameter(package: Any, server: MockServer) -> None:
    async with connect(package, server) as client:
        job = await client.tasks.start_again("p")
        await job.wait()

    assert (job.phase, list(job.keys)) == ("done", ["project", "id"])


async def test_a_fake_may_be_told_how_long_jobs_run(package: Any) -> None:
    api = compile_spec(GOLDEN / "spec.yaml").api
    assert api is not None
    async with MockServer(api, job_polls=5) as server, connect(package, server) as client:
        await (await client.procedures.start()).wait()

    assert len(server.requests) == 1 + 6


@pytest.mark.parametrize("options", [{}, {"rate_limit": None}], ids=["as the spec says", "off"])
async def test_a_client_keeps_within_the_limit_that_the_fake_holds_it_to(
    package: Any, options: dict[str, Any]
) -> None:
    api = compile_spec(GOLDEN / "spec.yaml").api
    assert api is not None
    clock = FakeClock()
    async with (
        MockServer(api, rate_limit=True, clock=clock.monotonic) as server,
        package.Jobs.connect(url=server.url, clock=clock, **options) as client,
    ):
        for _ in range(45):
            await client.procedures.start()

    refused = [one for one in server.requests if one.status == 429]
    assert bool(refused) == bool(options)
