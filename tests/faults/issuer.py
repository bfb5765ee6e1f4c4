"""A token endpoint and the API that its tokens open, as steps for a `FaultServer`; and the login that goes with it."""

from __future__ import annotations

import asyncio
from base64 import urlsafe_b64encode
from collections.abc import Callable
from typing import Any

from specloom.auth import Login, LoginRequest

from .steps import Received, answer


class Issuer:
    """Answers ``POST /token`` with a token that is new each time; any other request needs the newest of them.

    *script* is what token requests get first. ``revoked`` holds until the next token is issued. *clock* notes when
    each token request came.
    """

    def __init__(self, *script: Any, life: float | None = None, clock: Any = None) -> None:
        self.script = list(script)
        self.life = life
        self.issued = 0
        self.asked = 0
        self.times: list[float] = []
        self.revoked = False
        self._clock = clock

    def __call__(self, request: Received) -> Any:
        if request.target.startswith("/token"):
            return self.token(request)
        fits = request.header("authorization") == f"Bearer t{self.issued}"
        return answer(json={}) if fits and not self.revoked else answer(401, json={"message": "who are you?"})

    def token(self, _: Received | None = None) -> Any:
        self.asked += 1
        if self._clock is not None:
            self.times.append(self._clock.monotonic())
        return self.script.pop(0) if self.script else self.issue()

    def issue(self) -> bytes:
        self.issued += 1
        self.revoked = False
        more = {} if self.life is None else {"expires_in": self.life}
        return answer(json={"token": f"t{self.issued}", "refresh_token": f"r{self.issued}", **more})


def login(url: str = "/token", **options: Any) -> Login:
    """A login by name and password at *url*, a path or a whole address."""
    where = {"url": url} if url.startswith("http") else {"path": url}
    request = LoginRequest(**where, body={"user": "ada", "password": "$password"})
    return Login(request, **{"credentials": {"password": "pw"}, **options})


def jwt(claims: str) -> str:
    """A JWT with these claims, as JSON text that may be wrong."""
    parts = (urlsafe_b64encode(part.encode()).rstrip(b"=").decode() for part in ('{"alg":"RS256"}', claims))
    return ".".join(parts) + ".c2ln"


async def eventually(claim: Callable[[], bool]) -> None:
    """Wait until *claim* holds: for what a task does by itself, of which nobody tells."""
    async with asyncio.timeout(10):
        while not claim():  # noqa: ASYNC110, nobody tells of what is waited for
            await asyncio.sleep(0.001)
