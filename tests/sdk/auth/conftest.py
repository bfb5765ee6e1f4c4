"""A token endpoint that answers from a script, and a clock that obeys."""

from __future__ import annotations

import asyncio
import base64
import inspect
import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from specloom import Headers, Response
from specloom.testing import FakeClock


class Endpoint:
    """What a connection provides as ``send``: each call takes the next reply of the script, the last one for good.

    A reply is a Response, an exception to raise, or a function of the call that gives one of them, at once or later.
    """

    origin = "https://api.example:443"

    def __init__(self, clock: FakeClock, *replies: Any) -> None:
        self.clock = clock
        self.replies = list(replies)
        self.calls: list[dict[str, Any]] = []
        self.times: list[float] = []

    async def __call__(self, method: str, path: str, **arguments: Any) -> Response:
        self.calls.append({"method": method, "path": path, **arguments})
        self.times.append(self.clock.monotonic())
        reply = self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]
        if callable(reply):
            reply = reply(self.calls[-1])
            if inspect.isawaitable(reply):
                reply = await reply
        await asyncio.sleep(0)
        if isinstance(reply, BaseException):
            raise reply
        return Response(
            reply.status_code, headers=reply.headers, content=reply.content, method=method, url=_whole(path)
        )


def _whole(path: str) -> str:
    return path if path.startswith("http") else f"https://api.example{path}"


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(auto=False)


@pytest.fixture
def endpoint(clock: FakeClock) -> Callable[..., Endpoint]:
    return lambda *replies: Endpoint(clock, *replies)


@pytest.fixture
def reply() -> Callable[..., Response]:
    def make(status: int = 200, body: Any = None, /, *cookies: str, **headers: str) -> Response:
        pairs = [(name.replace("_", "-"), value) for name, value in headers.items()]
        pairs += [("Set-Cookie", line) for line in cookies]
        content = b"" if body is None else body if isinstance(body, bytes) else json.dumps(body).encode()
        if body is not None and not isinstance(body, bytes):
            pairs.append(("Content-Type", "application/json"))
        return Response(status, headers=Headers(pairs), content=content)

    return make


@pytest.fixture
def jwt(clock: FakeClock) -> Callable[..., str]:
    """Makes tokens that end *life* seconds from now."""

    def make(life: float | None = None, /, **claims: Any) -> str:
        if life is not None:
            claims["exp"] = clock.wall() + life
        parts = (json.dumps(part).encode() for part in ({"alg": "RS256", "typ": "JWT"}, claims))
        return ".".join(base64.urlsafe_b64encode(part).rstrip(b"=").decode() for part in parts) + ".c2ln"

    return make


@pytest.fixture
def turns() -> Callable[..., Any]:
    """Lets other tasks run, threads of theirs included."""

    async def run(count: int = 20) -> None:
        for _ in range(count):
            await asyncio.to_thread(lambda: None)
            await asyncio.sleep(0)

    return run


@pytest.fixture(autouse=True)
def _no_task_is_left() -> Iterator[None]:
    from specloom.auth._renewal import _tasks

    yield
    assert not _tasks
