"""The Flex.io reference as facts, and both ways to a fake of it: raw requests, and our client."""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Final

import aiohttp
from attrs import frozen

from specloom.clients.flexio import Flexio
from specloom.testing import FakeClock
from specloom_codegen.ir import Api
from specloom_codegen.mock import MockServer, RecordedRequest
from specloom_codegen.pipeline import compile_spec

HERE: Final = Path(__file__).parent
SPEC: Final = HERE.parents[1] / "specs" / "flexio.yaml"
HOST: Final = "https://www.flex.io/api/v1"
KEY: Final = "{token}"
NOW: Final = 1_488_429_677.0

MISPRINTS: Final[Mapping[str, tuple[str, str]]] = {
    "POST /pipes/{id}/run": ('"value2",\n...\n', '"value2"\n'),
    "POST /connections/{id}": ('Description",\n}', 'Description"\n}'),
    "Filter": ('= 1"\n}]\n}', '= 1"\n}\n}]\n}'),
}
"""Bodies that are no JSON as they are printed: what is printed, and what is meant."""


@frozen
class Curl:
    """A curl command of the reference: its body as printed, and as meant."""

    name: str
    method: str
    path: str
    headers: Mapping[str, str]
    printed: str | None

    @property
    def meant(self) -> str | None:
        return None if self.printed is None else self.printed.replace(*MISPRINTS.get(self.name, ("", "")))


def read_curls() -> dict[str, Curl]:
    """The curl commands by the names of their sections."""
    text = (HERE / "flexio_curl.txt").read_text("utf-8")
    return {
        name: _curl(name, command) for name, command in re.findall(r"^## (.+)\n([^#]+)", text, re.MULTILINE)
    }


def read_tables() -> dict[str, dict[str, dict[str, str]]]:
    """Section → table → name of a row → its type."""
    found: dict[str, dict[str, dict[str, str]]] = {}
    for section, lines in re.findall(
        r"^## (.+)\n([^#]+)", (HERE / "flexio_tables.txt").read_text(), re.MULTILINE
    ):
        pairs = (line.partition(": ") for line in lines.strip().splitlines())
        found[section] = {table: dict(row.split(" ") for row in rows.split(", ")) for table, _, rows in pairs}
    return found


def _curl(name: str, command: str) -> Curl:
    found = re.match(r"curl -X ([A-Z]+) '([^']+)'", command)
    assert found, command
    body = re.search(r"--data '\n(.*?)\n'\n", command, re.DOTALL)
    return Curl(
        name,
        found[1],
        found[2].removeprefix(HOST),
        dict(re.findall(r'--header "([\w-]+): ([^"]+)"', command)),
        body and body[1],
    )


def compiled() -> Api:
    """What specs/flexio.yaml says."""
    result = compile_spec(SPEC)
    assert result.api is not None, result.diagnostics
    return result.api


@asynccontextmanager
async def fake(api: Api, **options: Any) -> AsyncIterator[MockServer]:
    """A fake whose answers are the same each time, and in which time passes at once."""
    usual: dict[str, Any] = {"seed": 7, "clock": lambda: NOW, "sleep": FakeClock().sleep}
    async with MockServer(api, **usual | options) as server:
        yield server


@asynccontextmanager
async def connected(server: MockServer) -> AsyncIterator[Flexio]:
    async with Flexio.connect(url=server.url, token=KEY) as flexio:
        yield flexio


@frozen
class Answer:
    """A status, and the body: JSON where it is such, else text."""

    status: int
    body: Any


async def send_raw(server: MockServer, curl: Curl, body: str | None, **holes: str) -> Answer:
    """Send a command as curl would, holes of its path filled."""
    path = re.sub(r"\{(\w+)\}", lambda hole: holes[hole[1]], curl.path)
    async with (
        aiohttp.ClientSession(skip_auto_headers=("Content-Type", "User-Agent")) as session,
        session.request(
            curl.method,
            server.url + path,
            headers=dict(curl.headers),
            data=None if body is None else body.encode(),
        ) as answer,
    ):
        return Answer(answer.status, parsed(await answer.read()))


def parsed(content: bytes) -> Any:
    try:
        return json.loads(content)
    except ValueError:
        return content.decode()


def on_the_wire(request: RecordedRequest) -> dict[str, Any]:
    """What the reference defines of a request. A slash at the end of a path says nothing to Flex.io."""
    return {
        "method": request.method,
        "path": request.path.rstrip("/"),
        "query": dict(request.query),
        "key": request.headers.get("Authorization"),
        "type": request.headers.get("Content-Type", "").partition(";")[0],
        "body": parsed(request.content),
    }
