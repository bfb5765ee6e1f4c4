"""Many calls with a little of each fault: what is held stays the same, however long it goes on.

``make soak`` runs 200,000 calls and shows what it measures, ``make test`` as many as take a few seconds. The faults and
the calls are in `weather`.

What is resident is read when the allocator has given back what it can (`_trim`): the heap of glibc keeps pages that are
free behind the last block in use, here 5 to 15 MiB of them, more or less from one reading to the next.
"""

from __future__ import annotations

import asyncio
import ctypes
import gc
import os
import time
import tracemalloc
from collections import Counter
from pathlib import Path

import pytest
from attrs import frozen

from .server import FaultServer, Serve
from .weather import AT_ONCE, LIMITS, SHARE, Storm, Weather, WorkingClock

LONG = "SPECLOOM_SOAK" in os.environ
CALLS = int(os.environ.get("SPECLOOM_SOAK", "4000"))
#: What may be held more after a third than after the one before: what a few answers take, or caches of the interpreter.
SLACK_BYTES, SLACK_OBJECTS, SLACK_RSS = 96 * 1024, 50, 4 * 1024 * 1024


@frozen
class Reading:
    """What there is when all is calm; ``objects`` counts those of the runtime, of aiohttp and of asyncio by type."""

    calls: int
    seconds: float
    traced: int
    resident: int
    descriptors: int
    tasks: int
    objects: Counter[str]

    @classmethod
    def take(cls, calls: int, seconds: float) -> Reading:
        gc.collect()
        _trim()
        kinds = (type(one) for one in gc.get_objects())
        return cls(
            calls=calls,
            seconds=seconds,
            traced=tracemalloc.get_traced_memory()[0],
            resident=_resident(),
            descriptors=len(os.listdir("/proc/self/fd")) if Path("/proc/self/fd").is_dir() else 0,
            tasks=len(asyncio.all_tasks()),
            objects=Counter(
                f"{kind.__module__}.{kind.__qualname__}"
                for kind in kinds
                if str(kind.__module__).split(".")[0] in ("specloom", "aiohttp", "asyncio", "_asyncio")
            ),
        )

    def __str__(self) -> str:
        rate = self.calls / self.seconds
        return (
            f"{self.calls:>9,} calls {rate:>7,.0f} calls/s {self.traced / 1024:>8,.0f} KiB traced"
            f" {self.resident / 2**20:>6,.1f} MiB resident {self.descriptors:>4} descriptors {self.tasks:>3} tasks"
            f" {self.objects.total():>6} objects"
        )


def _trim() -> None:
    """Let the allocator give back what is free, where it knows how to (glibc)."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)


def _resident() -> int:
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
    except FileNotFoundError:  # not Linux: what is traced has to do
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")


async def _thirds(storm: Storm) -> list[Reading]:
    """Rage in three parts of equal length, after one in which caches and the pool fill; read after each."""
    tracemalloc.start(1)
    try:
        await storm.rage(CALLS // 4)
        readings = []
        for _ in range(3):
            start = time.perf_counter()
            await storm.rage(CALLS // 4)
            readings.append(Reading.take(CALLS // 4, time.perf_counter() - start))
        return readings
    finally:
        tracemalloc.stop()


def _report(storm: Storm, server: FaultServer, readings: list[Reading]) -> str:
    ended = (f"{number:>9,} {name}" for name, number in storm.ended.most_common())
    return "\n".join([
        f"\n{storm.made:,} calls, {AT_ONCE} at once over {LIMITS.connections} connections; {SHARE:.0%} each of"
        f" {len(storm.kinds)} faults; tracing slows it down by half",
        *map(str, readings),
        f"{server.wire:>9,} requests on the wire, {storm.weather.issuer.asked:,} of them for tokens;"
        f" {server.connections:,} connections; {len(storm.miscounted)} calls miscounted",
        *ended,
    ])  # fmt: skip


def _grown(before: Reading, after: Reading) -> dict[str, int]:
    """What there is more of than slack allows, and how much."""
    changes = {name: number - before.objects[name] for name, number in after.objects.items()}
    more = {name: change for name, change in changes.items() if change > SLACK_OBJECTS}
    if after.traced - before.traced > SLACK_BYTES:
        more["traced bytes"] = after.traced - before.traced
    if after.resident - before.resident > SLACK_RSS:
        more["resident bytes"] = after.resident - before.resident
    if after.descriptors - before.descriptors > 2 * LIMITS.connections:
        more["descriptors"] = after.descriptors - before.descriptors
    if after.tasks - before.tasks > 2 * LIMITS.connections:  # the server has one for each connection
        more["tasks"] = after.tasks - before.tasks
    return more


@pytest.mark.timeout(3600 if LONG else 300)
async def test_a_soak_leaves_memory_and_descriptors_as_they_were(
    descriptors: None, serve: Serve, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    clock = WorkingClock()
    weather = Weather(clock)
    server = await serve(always=weather, keeps=False)
    storm = Storm(server.url, weather, clock, tmp_path)
    async with storm.api:
        readings = await _thirds(storm)
    await server.is_left_alone()
    if LONG:
        with capsys.disabled():
            print(_report(storm, server, readings))

    assert _grown(readings[0], readings[2]) == {}
    assert storm.miscounted == []
    assert storm.requests + weather.issuer.asked <= server.wire
    assert set(storm.ended) == {
        "fine", "CancelledError", "ConnectError", "ConnectionLost", "Conflict", "DecodeError", "NotFound", "OwnError",
        "ProtocolError", "RateLimited", "ReadTimeout", "RedirectError", "ResponseTruncated", "ServerError",
        "SizeLimitExceeded", "Unauthenticated", "UnknownOutcomeError",
    }  # fmt: skip
    # A token may die twice under one call.
    assert (set(storm.innocent) <= {"Unauthenticated"}, storm.innocent.total() < CALLS / 500) == (True, True)
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".part"] == []
