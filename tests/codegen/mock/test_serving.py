"""Serving from the command line: a process of its own, stopped by a signal."""

from __future__ import annotations

import asyncio
import signal
import socket
import sys
from collections.abc import Callable
from pathlib import Path

import aiohttp
import pytest

from specloom_codegen import ir
from specloom_codegen.mock import serve

PROGRAM = """
import sys
from specloom_codegen.mock import parse_fault, serve
from specloom_codegen.pipeline import compile_spec

api = compile_spec(sys.argv[1]).api
sys.exit(serve(api, tls="tls" in sys.argv, faults=[parse_fault("503:0")], verbose=True))
"""


@pytest.mark.parametrize("tls", [False, True])
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
async def test_it_says_where_it_is_and_stops_cleanly(
    tmp_path: Path, library_spec: str, tls: bool, number: signal.Signals
) -> None:
    spec = tmp_path / "library.yaml"
    spec.write_text(library_spec.replace("/v1\n", '/v1\nhosts: {files: "https://f.example"}\n', 1))
    options = ["tls"] if tls else []
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        PROGRAM,
        str(spec),
        *options,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    assert process.stderr is not None

    async with asyncio.timeout(60):
        first = (await process.stderr.readline()).decode().split()
        lines = [(await process.stderr.readline()).decode().strip() for _ in range(3 if tls else 2)]
        async with (
            aiohttp.ClientSession() as session,
            session.get(f"{first[-1]}/books", ssl=False) as response,
        ):
            status = response.status
        process.send_signal(number)
        out, rest = await process.communicate()

    assert (first[:2], status, process.returncode, out) == (["Library", "on"], 401, 0, b"")
    assert [line.split(":")[0] for line in lines] == ["files", *(["CA"] if tls else []), "control"]
    assert rest.decode().startswith("GET /v1/books 401 books.list ")


CRASHING = """
import sys
from specloom_codegen.mock import serve
from specloom_codegen.pipeline import compile_spec

serve(compile_spec(sys.argv[1]).api, state=sys.argv[2])
"""


async def start(program: str, *arguments: str) -> tuple[asyncio.subprocess.Process, str]:
    """A process that serves, and its URL."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", program, *arguments, stderr=asyncio.subprocess.PIPE
    )
    assert process.stderr is not None
    return process, (await process.stderr.readline()).decode().split()[-1]


async def test_a_crash_loses_nothing_that_was_acknowledged(tmp_path: Path, library_spec: str) -> None:
    spec, state = tmp_path / "library.yaml", tmp_path / "state.db"
    spec.write_text(library_spec)
    headers = {"Authorization": "Bearer k"}
    acknowledged: list[int] = []

    async def create(session: aiohttp.ClientSession, url: str) -> None:
        while True:
            async with session.post(f"{url}/books", json={"title": "x"}) as response:
                acknowledged.append((await response.json())["id"])

    async with asyncio.timeout(60), aiohttp.ClientSession(headers=headers) as session:
        process, url = await start(CRASHING, str(spec), str(state))
        callers = [asyncio.create_task(create(session, url)) for _ in range(4)]
        while len(acknowledged) < 40:  # noqa: ASYNC110 - what is waited for is another process
            await asyncio.sleep(0.01)
        process.kill()
        await asyncio.gather(*callers, return_exceptions=True)
        await process.communicate()

        process, url = await start(CRASHING, str(spec), str(state))
        found = [(await session.get(f"{url}/books/{number}")).status for number in acknowledged]
        process.kill()
        await process.communicate()

    assert set(found) == {200}
    assert len(set(acknowledged)) == len(acknowledged)


def test_a_port_that_is_taken_is_one_line(
    compile_text: Callable[[str], ir.Api], library_spec: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        code = serve(compile_text(library_spec), port=port)

    text = capsys.readouterr().err
    assert (code, text.count("\n")) == (5, 1)
    assert text.startswith(f"specloom mock: cannot listen on 127.0.0.1 port {port}: ")
