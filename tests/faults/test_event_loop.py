"""The event loop is nobody's alone: no call of a connection blocks it, and nothing is imported on it after entry."""

from __future__ import annotations

import ast
import asyncio
import json
import sys
import time
from email.utils import formatdate
from pathlib import Path
from typing import Any

import pytest

from .conftest import Authority
from .issuer import jwt
from .server import Serve
from .steps import answer, close, hang, head, zipped

PROGRAM = Path(__file__).with_name("visit.py")
FINE = answer(json={"fine": True})
#: Seconds of work on a machine with nothing else to do, and minutes on one that has.
pytestmark = pytest.mark.timeout(300)
_LINES = "".join(f'{{"line": {number}}}\n' for number in range(1000)).encode()


_OWNER = {
    "eid": "h", "eid_type": "USR", "user_name": "john", "first_name": "John", "last_name": "Bunyan", "email_hash": "3",
}  # fmt: skip
_AT = {"created": "2017-02-10T20:18:26+0000", "updated": "2017-03-02T04:41:17+0000"}
PIPE = {
    "eid": "x", "eid_type": "PIP", "eid_status": "A", "ename": "y", "name": "z", "description": "", "owned_by": _OWNER,
    "followed_by": [], "task": [], "schedule": {}, "schedule_status": "I", **_AT,
}  # fmt: skip
USER = {
    **_OWNER, "eid_status": "A", "ename": "", "email": "j@example.com", "phone": "", "location_city": "",
    "location_state": "", "location_country": "", "company_name": "", "company_url": "", "locale_language": "",
    "locale_decimal": "", "locale_thousands": "", "locale_dateformat": "", "timezone": "", "verify_code": "",
    "config": {}, **_AT,
}  # fmt: skip


class Sights:
    """What there is for a visitor of `visit`, by path; some of it is bad at every other look only."""

    def __init__(self) -> None:
        self._tokens = 0
        self._visits: dict[str, int] = {}

    def __call__(self, request: Any) -> Any:
        path = request.target.split("?")[0]
        if request.method == "HEAD":
            return head()
        self._visits[path] = self._visits.get(path, 0) + 1
        if path == "/token":
            self._tokens += 1
            return answer(
                json={"token": jwt(json.dumps({"sub": "ada", "exp": time.time() + 9999 + self._tokens}))}
            )
        once = self._visits[path] % 2 == 1
        if path == "/dead" and once:
            return answer(401, json={"message": "dead"})
        if once and path in _ONCE:
            return _ONCE[path]
        return _ALWAYS.get(path, FINE)


_ONCE: dict[str, Any] = {
    "/503": answer(503),
    "/date": answer(503, Retry_After=formatdate(0, usegmt=True)),
}
_ALWAYS: dict[str, Any] = {
    "/latin": answer(200, b"\xe4", Content_Type="text/plain; charset=iso-8859-15", Set_Cookie="a=1"),
    "/pipes": answer(json=[PIPE]),
    "/pipes/x": answer(json=PIPE),
    "/users/x": answer(json=USER),
    "/pipes/404": answer(404, json={"message": "no such pipe"}),
    "/gzip": zipped(b'{"fine": true}', Set_Cookie="a=1; Path=/", Content_Type="application/json; charset=utf-8"),
    "/lines": answer(200, _LINES, Content_Type="application/x-ndjson"),
    "/large": answer(200, b"x" * 3_000_000),
    "/moved": answer(302, Location="/fine"),
    "/nowhere": answer(302, Location="https://elsewhere.example:99999999/"),
    "/html": answer(500, b"<html>it broke</html>", Content_Type="text/html; charset=utf-8"),
    "/404": answer(404, json={"message": "no such thing", "code": "missing"}),
    "/login": answer(200, b"<html>log in</html>", Content_Type="text/html"),
    "/broken": answer(200, b'{"a": ', Content_Type="application/json"),
    "/cut": (answer(200, b"x", length=9), close),
    "/silence": hang,
    "/no-login": answer(400, json={"error": "invalid_grant"}),
}  # fmt: skip


async def seen_by(kind: str, serve: Serve, authority: Authority, folder: Path) -> list[str]:
    """Send a visitor; gives what it saw of this kind."""
    server = await serve(always=Sights(), tls=authority.server(), host="localhost")
    proxy = await serve(always=answer(502))
    (folder / "file").write_bytes(b"z" * 600_000)
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-W", "error", str(PROGRAM), kind, server.url, proxy.url, str(authority.file), str(folder),
        stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    said, _ = await process.communicate()
    assert process.returncode == 0
    seen: list[str] = ast.literal_eval(said.decode())
    return seen


#: What is imported on the loop all the same, by design.
ALLOWED = [
    # The first answer in a charset that the process has not met: some hundred microseconds of the standard library.
    "text in another charset: encodings.iso8859_15 for __init__.py",
    # What `preload` is for.
    "a resource when it is first touched: specloom.clients.flexio.users for _client.py",
]


async def test_no_call_blocks_the_event_loop(serve: Serve, authority: Authority, tmp_path: Path) -> None:
    seen = await seen_by("blocking", serve, authority, tmp_path)

    assert [one.split(" at ")[0] for one in seen] == [
        "a program that blocks: BlockingError: Blocking call to io.open"
    ], seen


async def test_nothing_is_imported_on_the_event_loop_after_entry(
    serve: Serve, authority: Authority, tmp_path: Path
) -> None:
    assert await seen_by("imports", serve, authority, tmp_path) == ALLOWED
