"""What is read as it comes takes the same memory however much comes."""

from __future__ import annotations

import gc
import tracemalloc
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
from attrs import define

from specloom.service import Api, CursorPaging, Operation, Pages, Service, StreamContext
from specloom.values import Model

from .server import Connect, Serve
from .steps import Peer, answer, chunked, head

#: Records on a page, or in a piece of a stream.
AT_ONCE = 200
#: Seconds of work on a machine with nothing else to do, and minutes on one that has.
pytestmark = pytest.mark.timeout(300)


@define(kw_only=True)
class Item(Model):
    id: int
    name: str


class Things(Service):
    _api = Api(name="things", url="https://things.example")

    def list(self) -> Pages[Item]:
        return self._pages(_LIST, (), {})

    def export(self) -> StreamContext[Item]:
        return self._stream(_EXPORT, (), {})


_LIST: Operation[Item] = Operation(
    "things.list", "GET", "/things", returns=Item, answer="page", many="items",
    paging=CursorPaging(param="after", next="next"),
)  # fmt: skip
_EXPORT: Operation[Item] = Operation("things.export", "GET", "/things", returns=Item, answer="stream")


def records(start: int) -> list[dict[str, Any]]:
    return [
        {"id": number, "name": f"thing {number}", "more": "x" * 50}
        for number in range(start, start + AT_ONCE)
    ]


def pages(count: int) -> Any:
    """Steps that list so many records, page after page."""

    def respond(request: Any) -> bytes:
        start = int(request.target.partition("after=")[2] or 0)
        following = start + AT_ONCE
        return answer(json={"items": records(start), "next": following if following < count else None})

    return respond


def lines(count: int) -> Any:
    """A step that streams so many records, a line each."""

    async def respond(peer: Peer) -> None:
        await peer.write(head(200, Transfer_Encoding="chunked", Content_Type="application/x-ndjson"))
        for start in range(0, count, AT_ONCE):
            text = b"".join(
                b'{"id": %d, "name": "%s"}\n' % (start + index, b"x" * 80) for index in range(AT_ONCE)
            )
            await peer.write(chunked(text, end=b""))
        await peer.write(b"0\r\n\r\n")

    return respond


async def _all_lines(api: Any) -> AsyncIterator[Any]:
    async with api.stream("GET", "/things") as stream:
        async for one in stream.json_lines():
            yield one


async def _typed_lines(api: Any) -> AsyncIterator[Any]:
    async with Things(api).export() as stream:
        async for one in stream:
            yield one


async def _whole_pages(api: Any) -> AsyncIterator[Any]:
    async for page in Things(api).list().pages():
        for one in page:
            yield one


#: What the server does, how it is read, and a number of records that fills what buffers there are on the way.
WAYS: dict[str, tuple[Callable[[int], Any], Callable[[Any], AsyncIterator[Any]], int]] = {
    "json_lines": (lines, _all_lines, 12_000),
    "a typed stream": (lines, _typed_lines, 12_000),
    "a list": (pages, lambda api: aiter(Things(api).list()), 2_000),
    "pages": (pages, _whole_pages, 2_000),
}


async def peak(items: AsyncIterator[Any], count: int) -> int:
    """The most bytes that were held while *items* were read, which must be so many."""
    gc.collect()
    tracemalloc.start(1)
    try:
        number = 0
        async for _ in items:
            number += 1
        assert number == count
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("way", WAYS)
async def test_five_times_the_records_take_no_more_memory(way: str, serve: Serve, connect: Connect) -> None:
    script, read, few = WAYS[way]
    peaks = []
    for count in (AT_ONCE, few, 5 * few):  # the first warms up
        server = await serve(always=script(count), keeps=False)
        peaks.append(await peak(read(connect(server)), count))

    assert peaks[2] < peaks[1] + 300_000, peaks
