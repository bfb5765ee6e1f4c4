"""All kinds of faults, a little of each: what a server does to the calls of a soak, and the calls.

A call says in its path which fault it meets and how often, so that server and client know of each request whose it is:
``/one/17/503/2`` is call 17, met twice by a 503. How requests are counted is here, what is measured in `test_soak`.
"""

from __future__ import annotations

import asyncio
import gzip
import json
import random
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, Final

from attrs import define

from specloom import AsyncConnection, Attempt, Limits, RequestOptions, RetryPolicy, Timeout
from specloom.errors import SpecloomError
from specloom.service import Api, CursorPaging, Operation, Pages, Service
from specloom.testing import FakeClock
from specloom.values import Model

from .cancelling import held
from .issuer import Issuer, eventually, login
from .steps import Peer, Received, answer, chunked, close, drip, hang, head, reset, zipped

#: How many calls run side by side: twice as many as there may be connections.
AT_ONCE: Final = 40
#: What every fault is met by: of a hundred calls about one.
SHARE: Final = 0.01
#: A body over this many bytes is too large; 64 MiB would only take longer.
LIMITS: Final = Limits(connections=20, body=20_000)
PATIENT: Final = Timeout(total=100_000, connect=None, pool=None, read=10_000)
#: For calls that a silence awaits.
IMPATIENT: Final = Timeout(total=100_000, connect=None, pool=None, read=0.5)
FINE: Final = {"items": [{"id": 1, "name": "ada"}], "next": None}


def _fine(request: Received) -> bytes:
    more = {"next": "c2"} if request.target.startswith("/pages/") and "after=" not in request.target else {}
    return answer(json=FINE | more)


class WorkingClock(FakeClock):
    """Time that goes on, a tenth of a second in five turns of the loop, while somebody waits for it to."""

    def __init__(self) -> None:
        super().__init__(auto=False)
        self._waiting = 0
        self._turns = 0

    async def sleep(self, seconds: float) -> None:
        with self.going():
            await super().sleep(seconds)
        self.slept.clear()

    @contextmanager
    def going(self) -> Iterator[None]:
        if not self._waiting:
            asyncio.get_running_loop().call_soon(self._tick)
        self._waiting += 1
        try:
            yield
        finally:
            self._waiting -= 1

    def _tick(self) -> None:
        self._turns += 1
        if self._turns % 5 == 0:
            self.advance(0.1)
        if self._waiting:
            asyncio.get_running_loop().call_soon(self._tick)


def _number_of(request: Received) -> str:
    """Which call a request is of."""
    return request.target.split("/")[2]


class Weather:
    """The server's script: does what the path asks for, and counts what it parsed, by call."""

    def __init__(self, clock: WorkingClock) -> None:
        self.received: Counter[str] = Counter()
        self.issuer = Issuer(life=900)
        self._clock = clock
        self._dead = 0  # tokens up to this one are refused
        self._since = 0  # requests since one died
        self.faults: dict[str, Any] = {**_PLAIN, **self._clouds()}

    def __call__(self, request: Received) -> Any:
        if request.target == "/token":
            return self.issuer.token(request)
        number = _number_of(request)
        fault, times = request.target.split("?")[0].split("/")[3:]
        self.received[number] += 1
        self._since += 1
        token = request.header("authorization") or ""
        if int(token.removeprefix("Bearer t") or 0) <= self._dead:
            return answer(401, json={"message": "who are you?"})
        if self.received[number] > int(times):
            return _fine(request)
        step = self.faults.get(fault.replace("-", " "), _fine)
        return step(request) if callable(step) and not asyncio.iscoroutinefunction(step) else step

    def _clouds(self) -> dict[str, Any]:
        """Faults that move the clock, or the tokens."""

        async def silence(peer: Peer) -> None:
            with self._clock.going():
                await hang(peer)

        def dead_token(request: Received) -> bytes:
            if self._since > 20 * AT_ONCE:  # or two tokens would die under one call
                self._dead, self._since = self.issuer.issued, 0
            return answer(401, json={"message": "this token is over"})

        def sick_issuer(request: Received) -> bytes:
            self.issuer.script = [answer(500, b"not now")]
            return dead_token(request)

        return {
            "silence before the answer": silence,
            "silence in the body": (answer(200, b"x", length=9), silence),
            "silence in a refusal": (answer(503, b"x", length=9), silence),
            "dead token": dead_token,
            "dead token and a sick issuer": sick_issuer,
        }


_BOMB: Final = zipped(b"0" * 2_000_000)
_ZIPPED: Final = gzip.compress(b"x" * 999, mtime=0)
_PLAIN: Final[dict[str, Any]] = {
    # refusals
    "503": answer(503, b"x" * 1000),
    "503 with a pause": answer(503, Retry_After="1"),
    "429": answer(429),
    "429 with a pause": answer(429, Retry_After="1"),
    "429 until tomorrow": answer(429, Retry_After="86400"),
    "500": answer(500, json={"message": "no"}),
    "502 as a page": answer(502, b"<html>bad gateway</html>", Content_Type="text/html"),
    "404": answer(404, b"x" * 100_000),
    "409": answer(409, json={"code": "taken"}),
    "401 for ever": answer(401, json={"message": "never"}),
    # connections
    "closed before the answer": close,
    "reset before the answer": reset,
    "closed in the head": (b"HTTP/1.1 200 OK\r\nContent-Le", close),
    "reset in the body": (head(200, Transfer_Encoding="chunked") + chunked(b"abc", end=b""), reset),
    "cut body": (answer(200, b"abc", length=9), close),
    # redirects
    "moved": lambda request: answer(307, Location=request.target),
    "see other": lambda request: answer(303, Location=request.target),
    "moved nowhere": answer(302),
    "moved to another origin": answer(307, Location="http://127.0.0.1:1/away"),
    # what is no HTTP, or HTTP that lies
    "junk": (b"junk\r\n\r\n", close),
    "two lengths": (b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab", close),
    "two answers": answer(200, b"{}") * 2,
    "an interim answer": head(103, Link="</x>") + answer(200, json=FINE),
    "a large head": (answer(200, X_Large="x" * 10_000), close),
    "dripping": drip(answer(json=FINE), every=0),
    # bodies
    "damaged gzip": answer(200, b"x" * 9, Content_Encoding="gzip"),
    "gzip cut short": answer(200, _ZIPPED[:-9], Content_Encoding="gzip"),
    "a bomb": _BOMB,
    "too large": answer(200, b"x" * 30_000),
    "a coding that was not asked for": answer(200, b"x" * 9, Content_Encoding="br"),
    "garbage as JSON": answer(200, b'{"items": [', Content_Type="application/json"),
    "deep JSON": answer(200, b"[" * 9000, Content_Type="application/json"),
    "a page of HTML": answer(200, b"<html>log in first</html>", Content_Type="text/html"),
    "the wrong type": answer(json={"items": [{"id": "one"}]}),
    "nothing": answer(204),
}  # fmt: skip
#: What the program does itself: it goes away, stops reading, or its own source fails.
OWN: Final = ("cancelled", "cancelled at once", "a source that fails")


@define(kw_only=True)
class Item(Model):
    """What a list gives."""

    id: int
    name: str = ""


class Things(Service):
    _api = Api(name="things", url="https://things.example")

    def read(self, path: str, options: Any) -> Any:
        return self._call(_READ, (path,), options)

    def list(self, path: str, options: Any) -> Pages[Item]:
        return self._pages(_LIST, (path,), options)


_READ: Final[Operation[Any]] = Operation("things.read", "GET", "/{path:path}", returns=dict[str, Any])
_LIST: Final[Operation[Item]] = Operation(
    "things.list", "GET", "/{path:path}", returns=Item, answer="page", many="items",
    paging=CursorPaging(param="after", next="next"),
)  # fmt: skip


class OwnError(Exception):
    """What the program's own source of a body raises."""


_EXPECTED: Final = (SpecloomError, asyncio.CancelledError, OwnError)


async def _source(fails: bool) -> AsyncIterator[bytes]:
    yield b"x" * 100
    if fails:
        raise OwnError
    yield b"y" * 100


async def _drain(pieces: AsyncIterator[Any]) -> list[Any]:
    return [piece async for piece in pieces]


class Calls:
    """The ways to call; each gives what came, and takes the path and the options of the call."""

    def __init__(self, api: AsyncConnection, folder: Path) -> None:
        self._api = api
        self._things = Things(api)
        self._folder = folder
        self._file = folder / "upload"
        self._file.write_bytes(b"z" * 3000)
        self.ways: dict[str, Callable[[str, RequestOptions], Awaitable[Any]]] = {
            "get": self.get, "put": self.put, "post": self.post, "keyed": self.keyed, "delete": self.delete,
            "upload": self.upload, "form": self.form, "generator": self.generator,
            "read": self._things.read, "pages": self.pages,
            "stream": self.stream, "lines": self.lines, "left": self.left, "download": self.download,
        }  # fmt: skip

    async def get(self, path: str, options: RequestOptions) -> Any:
        return (await self._api.request("GET", path, **options)).json()

    async def put(self, path: str, options: RequestOptions) -> Any:
        return (await self._api.request("PUT", path, data=b"x" * 100, **options)).json()

    async def post(self, path: str, options: RequestOptions) -> Any:
        return (await self._api.request("POST", path, json={"a": 1}, **options)).json()

    async def keyed(self, path: str, options: RequestOptions) -> Any:
        options["idempotency_key"] = path.replace("/", "-")
        return (await self._api.request("POST", path, json={"a": 1}, **options)).json()

    async def delete(self, path: str, options: RequestOptions) -> Any:
        return (await self._api.request("DELETE", path, **options)).json()

    async def upload(self, path: str, options: RequestOptions) -> Any:
        return (await self._api.request("PUT", path, data=self._file, **options)).json()

    async def form(self, path: str, options: RequestOptions) -> Any:
        form = {"a": "1", "file": self._file}
        return (await self._api.request("POST", path, multipart=form, **options)).json()

    async def generator(self, path: str, options: RequestOptions) -> Any:
        fails = "/a-source-that-fails/" in path
        return (await self._api.request("PUT", path, data=partial(_source, fails), **options)).json()

    async def pages(self, path: str, options: RequestOptions) -> Any:
        return await self._things.list(path, options).collect()

    async def stream(self, path: str, options: RequestOptions) -> Any:
        async with self._api.stream("GET", path, **options) as stream:
            return await stream.read()

    async def lines(self, path: str, options: RequestOptions) -> Any:
        async with self._api.stream("GET", path, **options) as stream:
            return await _drain(stream.json_lines())

    async def left(self, path: str, options: RequestOptions) -> Any:
        async with self._api.stream("GET", path, **options) as stream:
            async for _ in stream.bytes():
                break
        return FINE

    async def download(self, path: str, options: RequestOptions) -> Any:
        target = self._folder / path.replace("/", "-")
        file = await self._api.download(path, to=target, **options)
        content = file.read_bytes()
        file.unlink()
        return content


def _is_whole(result: Any) -> bool:
    """Whether a call that met no fault gave what it should."""
    document = result if not isinstance(result, bytes) else json.loads(result)
    return document in (FINE, [FINE], [Item(id=1, name="ada")] * 2)


class Storm:
    """Makes calls, some at once, each with its own weather, and counts how they ended."""

    def __init__(self, url: str, weather: Weather, clock: WorkingClock, folder: Path) -> None:
        self.weather = weather
        #: How calls ended, by the name of the error; and the innocent among the failed, whose weather was fine.
        self.ended: Counter[str] = Counter()
        self.innocent: Counter[str] = Counter()
        #: Calls of which the server has seen other requests than were reported.
        self.miscounted: list[str] = []
        self.made = 0
        self.requests = 0
        self._reported: Counter[str] = Counter()
        self._chance = random.Random(3)
        self.api = AsyncConnection(
            url,
            auth=login(expires="seconds expires_in"),
            clock=clock,
            retry=RetryPolicy(budget=None, retry_after_max=2),
            timeout=PATIENT,
            limits=LIMITS,
            on_attempt=self._note,
        )
        self._calls = Calls(self.api, folder)
        self._ways = list(self._calls.ways)
        self._clock = clock
        self.kinds = [*weather.faults, *OWN]

    def _note(self, attempt: Attempt) -> None:
        if attempt.phase not in ("pool", "connect"):
            self._reported[attempt.url.split("/")[4]] += 1

    async def rage(self, calls: int) -> None:
        """Make so many calls, and wait until all is calm and the pool is full again."""
        numbers = iter(range(self.made, self.made + calls))
        self.made += calls
        await asyncio.gather(*(self._work(numbers) for _ in range(AT_ONCE)))
        await eventually(lambda: held(self.api) == (0, 0, 0))
        self._clock.advance(2 * (PATIENT.total or 0))  # beyond every timer that was set
        await asyncio.gather(*(self._calls.get(f"get/{number}/fine/0", {}) for number in range(AT_ONCE)))
        self.weather.received.clear()  # of calls that were cancelled, requests came late
        self._reported.clear()

    async def _work(self, numbers: Iterator[int]) -> None:
        for number in numbers:
            await self._one(str(number))

    async def _one(self, number: str) -> None:
        luck = int(self._chance.random() / SHARE)
        fault = self.kinds[luck] if luck < len(self.kinds) else "fine"
        way = self._chance.choice(self._ways)
        times = self._chance.choice((1, 1, 2, 9))
        options: RequestOptions = {"timeout": IMPATIENT} if "silence" in fault else {}
        call = asyncio.ensure_future(
            self._calls.ways[way](f"{way}/{number}/{fault.replace(' ', '-')}/{times}", options)
        )
        if fault.startswith("cancelled"):
            await self._cancel(call, 0 if fault.endswith("at once") else self._chance.randrange(30))
        await asyncio.wait([call])
        self._count(call, number, fault, way)

    async def _cancel(self, call: asyncio.Future[Any], turns: int) -> None:
        for _ in range(turns):
            await asyncio.sleep(0)
        call.cancel()

    def _count(self, call: asyncio.Future[Any], number: str, fault: str, way: str) -> None:
        error = asyncio.CancelledError() if call.cancelled() else call.exception()
        assert error is None or isinstance(error, _EXPECTED), f"{way} under {fault}: {error!r}"
        assert error is not None or fault != "fine" or _is_whole(call.result()), call.result()
        name = "fine" if error is None else type(error).__name__
        self.ended[name] += 1
        if error is not None and fault == "fine":
            self.innocent[name] += 1
        received, reported = self.weather.received.pop(number, 0), self._reported.pop(number, 0)
        self.requests += received
        # Whoever goes away does not wait until the server has read what was sent.
        is_left = call.cancelled() or fault.startswith("silence")
        if (received > reported + call.cancelled()) if is_left else (received != reported):
            self.miscounted.append(f"{way} under {fault}: {received} on the wire, {reported} reported")
