"""A server that dies in mid-run: what the program sees is an error of ours that says how far the call had got."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from specloom import TransportError
from specloom.clients.flexio import Flexio

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def server() -> Iterator[tuple[subprocess.Popen[str], str]]:
    process = subprocess.Popen(
        [sys.executable, "-m", "specloom", "mock", "specs/flexio.yaml", "--port", "0"],
        cwd=ROOT,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    found = re.search(r"http://\S+", process.stderr.readline())
    assert found
    yield process, found.group()
    process.kill()
    process.wait()
    process.stderr.close()


async def test_server_killed_between_calls_is_a_typed_error_that_names_the_phase(
    server: tuple[subprocess.Popen[str], str],
):
    process, url = server
    async with Flexio.connect(token="any", url=url, retry=None) as flexio:
        await flexio.users.me()
        process.kill()
        process.wait()

        with pytest.raises(TransportError) as caught:
            await flexio.pipes.get_all()

    assert caught.value.phase in {"connect", "wait"}
    assert "aiohttp" not in repr(caught.value)
    assert [line.phase for line in caught.value.log] == [caught.value.phase]


async def test_server_killed_while_a_stream_is_read_is_a_truncated_body(
    server: tuple[subprocess.Popen[str], str],
):
    process, url = server
    async with Flexio.connect(token="any", url=url) as flexio:
        pipe = await flexio.pipe().echo("x").save(name="long")

        async def read_until_killed() -> None:
            async with flexio.pipes.stream_run(pipe.eid, b"x" * 30_000_000) as stream:
                async for _ in stream:
                    process.kill()

        with pytest.raises(TransportError) as caught:
            await read_until_killed()

    assert caught.value.phase == "body"
