"""Many calls with a little of each fault: what is held stays the same, however long it goes on.

``SPECLOOM_SOAK=200000 pytest tests/faults/test_soak.py`` runs as many calls as that.
"""

from __future__ import annotations

import asyncio
import gc
import os
import random
import tracemalloc
from collections import Counter
from typing import Any

import pytest

from specloom import Limits, RetryPolicy, Timeout
from specloom.errors import SpecloomError

from .cancelling import held
from .issuer import Issuer, eventually, login
from .server import Connect, Serve
from .steps import answer, chunked, close, hang, head, reset, zipped

CALLS = int(os.environ.get("SPECLOOM_SOAK", "2000"))
AT_ONCE = 10


class Weather:
    """Mostly fine: one request in a hundred meets each fault. Tokens are refused now and then."""

    def __init__(self) -> None:
        self._chance = random.Random(7)
        self._issuer = Issuer()
        self._faults = [
            close, reset, answer(500), answer(503, b"x" * 1000), answer(429), answer(401), b"junk\r\n\r\n",
            (answer(200, b"abc", length=9), close), answer(302, Location="/next"), answer(302),
            answer(404, b"x" * 100_000), answer(200, b"x" * 9000), zipped(b"x" * 9000), answer(204), hang,
            answer(200, b"x", Content_Encoding="gzip"), answer(200, b"x") * 2,
            (head(200, Transfer_Encoding="chunked") + chunked(b"abc", end=b""), reset),
        ]  # fmt: skip

    def __call__(self, request: Any) -> Any:
        if request.target == "/token":
            return self._issuer(request)
        luck = self._chance.random() * 100
        return self._faults[int(luck)] if luck < len(self._faults) else answer(json={"fine": True})


class Storm:
    """Makes calls, some at once, some of them cancelled, and counts how they ended."""

    def __init__(self, api: Any) -> None:
        self.ended: Counter[str] = Counter()
        self._api = api
        self._chance = random.Random(3)

    async def rage(self, calls: int) -> int:
        """Make so many calls; gives the bytes that are held afterwards."""
        for _ in range(calls // AT_ONCE):
            await asyncio.gather(*(self._call() for _ in range(AT_ONCE)))
        await eventually(lambda: held(self._api) == (0, 0, 0))
        gc.collect()
        return tracemalloc.get_traced_memory()[0]

    async def _call(self) -> None:
        method = self._chance.choice(["GET", "GET", "PUT", "POST", "DELETE"])
        data = None if method == "GET" else b"y" * 100
        call = asyncio.ensure_future(self._api.request(method, "/x", data=data))
        if self._chance.random() < 0.02:
            asyncio.get_running_loop().call_later(0.001, call.cancel)
        await asyncio.wait([call])
        error = asyncio.CancelledError() if call.cancelled() else call.exception()
        assert error is None or isinstance(error, SpecloomError | asyncio.CancelledError), repr(error)
        self.ended["fine" if error is None else type(error).__name__] += 1


@pytest.mark.timeout(3600)
async def test_a_soak_leaves_memory_and_descriptors_as_they_were(
    descriptors: None, serve: Serve, connect: Connect
) -> None:
    server = await serve(always=Weather(), keeps=False)
    storm = Storm(
        connect(
            server,
            auth=login(),
            clock=None,
            retry=RetryPolicy(initial=0.0, initial_throttled=0.0, budget=None),
            timeout=Timeout(read=0.05, total=2),
            limits=Limits(connections=AT_ONCE, body=5000),
        )
    )
    await storm.rage(CALLS // 5)  # caches fill
    tracemalloc.start(1)
    try:
        before = await storm.rage(CALLS // 5)
        grown = await storm.rage(CALLS * 3 // 5) - before
    finally:
        tracemalloc.stop()

    assert storm.ended["fine"] > CALLS * 0.75
    assert {
        "CancelledError", "NotFound", "ProtocolError", "RedirectError", "SizeLimitExceeded", "UnknownOutcomeError",
    } <= set(storm.ended)  # fmt: skip
    assert (grown < 150_000, server.open <= AT_ONCE, server.wire > CALLS) == (True, True, True), grown
