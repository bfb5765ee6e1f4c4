"""Answers whose body is read as it comes: pieces, lines, documents, events, files."""

from __future__ import annotations

import traceback
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specloom import _stream
from specloom._http import Attempt, Response
from specloom._stream import StreamContext, StreamResponse
from specloom.errors import DecodeError, ResponseTruncated, SizeLimitExceeded

LOG = (Attempt(method="GET", url="https://api.example/x", status=200),)


class Flight:
    """What a stream needs of a flight: pieces, one after the other."""

    body_limit = 1000

    def __init__(self, *pieces: bytes | Exception) -> None:
        self._pieces = list(pieces)
        self.ended = 0

    async def next_piece(self) -> bytes:
        piece = self._pieces.pop(0) if self._pieces else b""
        if isinstance(piece, Exception):
            raise piece
        return piece

    def end(self) -> None:
        self.ended += 1


def stream_of(*pieces: bytes | Exception, content_type: str = "text/plain") -> StreamResponse[bytes]:
    response = Response(
        200,
        headers={"Content-Type": content_type, "X-Request-Id": "r-1"},
        url="https://api.example/x",
        log=LOG,
    )
    flight: Any = Flight(*pieces)
    return StreamResponse(flight, response, StreamResponse[bytes].bytes)


async def all_of(items: AsyncIterator[Any], seen: list[Any] | None = None) -> list[Any]:
    seen = [] if seen is None else seen
    async for item in items:
        seen.append(item)
    return seen


# --- head and pieces -------------------------------------------------------------------------


async def test_the_head_is_there_before_the_body() -> None:
    stream = stream_of()

    assert (stream.status_code, stream.headers["content-type"], stream.url, stream.log, stream.request_id) == (
        200, "text/plain", "https://api.example/x", LOG, "r-1",
    )  # fmt: skip
    assert repr(stream) == "StreamResponse(200, GET)"


async def test_pieces_come_as_they_are() -> None:
    assert await all_of(stream_of(b"ab", b"c").bytes()) == [b"ab", b"c"]


async def test_iterating_gives_what_the_operation_says() -> None:
    assert await all_of(aiter(stream_of(b"ab", b"c"))) == [b"ab", b"c"]


async def test_the_body_can_be_read_once() -> None:
    stream = stream_of(b"ab")
    await stream.read()

    with pytest.raises(RuntimeError, match="can be read once"):
        await stream.read()


async def test_a_body_that_is_cut_gives_what_came_and_then_the_error() -> None:
    seen: list[bytes] = []

    with pytest.raises(ResponseTruncated):
        await all_of(stream_of(b"ab", ResponseTruncated("cut")).bytes(), seen)

    assert seen == [b"ab"]


# --- lines -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pieces", "lines"),
    [
        ([], []),
        ([b"a"], ["a"]),
        ([b"a\n"], ["a"]),
        ([b"a\nb"], ["a", "b"]),
        ([b"a\r\nb\r\n"], ["a", "b"]),
        ([b"a\r", b"\nb"], ["a", "b"]),
        ([b"a", b"b", b"c\nd", b"e\n"], ["abc", "de"]),
        ([b"\n\n", b"\n"], ["", "", ""]),
        ([b"a\rb\n"], ["a\rb"]),
        (["ä\n".encode()[:1], "ä\n".encode()[1:]], ["ä"]),
        ([b"\xff\n"], ["\ufffd"]),
        ([b"a\r"], ["a"]),
    ],
)
async def test_lines_are_put_together_from_pieces(pieces: list[bytes], lines: list[str]) -> None:
    assert await all_of(stream_of(*pieces).lines()) == lines


@pytest.mark.parametrize("size", [1, 2, 100])
async def test_lines_begin_behind_a_byte_order_mark(size: int) -> None:
    content = "\ufeffid\n\ufeff1\n".encode()
    pieces = [content[start : start + size] for start in range(0, len(content), size)]

    assert await all_of(stream_of(*pieces).lines()) == ["id", "\ufeff1"]


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16", "utf-16-le", "utf-32", "shift_jis", "utf-8"])
@pytest.mark.parametrize("size", [1, 3, 1000])
async def test_lines_are_read_in_the_charset_of_the_body(encoding: str, size: int) -> None:
    text = "eins\r\nzwei\n\ndrei" if encoding == "shift_jis" else "Äpfel\r\nÖl\n\nRüben"
    content = text.encode(encoding)
    pieces = [content[start : start + size] for start in range(0, len(content), size)]

    lines = await all_of(stream_of(*pieces, content_type=f"text/csv; charset={encoding}").lines())

    assert lines == text.replace("\r", "").split("\n")


@pytest.mark.parametrize("charset", ["idna", "hex", "nonsense", "rot13", "undefined"])
async def test_a_charset_that_is_none_is_read_as_utf8(charset: str) -> None:
    lines = await all_of(stream_of("ä\n".encode(), content_type=f"text/csv; charset={charset}").lines())

    assert lines == ["ä"]


@pytest.mark.parametrize("charset", ["utf-16", "utf-32"])
async def test_a_body_that_cannot_be_in_its_charset_is_a_decode_error(charset: str) -> None:
    stream = stream_of(b'{"token": "canary"}\n', content_type=f"application/x-ndjson; charset={charset}")

    with pytest.raises(
        DecodeError, match=f"^the body is not {charset}, though its Content-Type says so"
    ) as caught:
        async for _ in stream.json_lines():
            pass

    shown = traceback.TracebackException.from_exception(caught.value, capture_locals=True)
    assert "canary" not in "".join(line for line in shown.format() if "_stream.py" in line)


async def test_half_a_character_in_a_line_is_replaced() -> None:
    lines = stream_of(b"a+2AA-b\n", content_type="text/plain; charset=utf-7").lines()

    assert await all_of(lines) == ["a?b"]


async def test_a_line_without_end_is_not_held(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_stream, "LINE_LIMIT", 100)

    with pytest.raises(SizeLimitExceeded, match="a line of more than 100 bytes") as caught:
        await all_of(stream_of(b"ok\n", *[b"x" * 30] * 9).lines())

    assert caught.value.limit == 100


@given(st.lists(st.sampled_from([b"a", b"\n", b"\r\n", b"bc", "ä".encode()]), max_size=20), st.integers(1, 4))
async def test_lines_do_not_depend_on_where_the_pieces_end(parts: list[bytes], size: int) -> None:
    whole = b"".join(parts)
    pieces = [whole[start : start + size] for start in range(0, len(whole), size)]
    text = whole.decode()
    lines = text.split("\n") if not text.endswith("\n") else text[:-1].split("\n")

    assert await all_of(stream_of(*pieces).lines()) == [line.removesuffix("\r") for line in lines if text]


# --- documents and events --------------------------------------------------------------------


async def test_one_document_a_line_and_empty_lines_are_passed_over() -> None:
    stream = stream_of(b'{"a": 1}\n\n  \r\n[2', b"]\nnull\n", b'"x"')

    assert await all_of(stream.json_lines()) == [{"a": 1}, [2], None, "x"]


@pytest.mark.parametrize("line", [b"{", b"NaN", b'"\xff"', b"1 2", b"[" * 10_000])
async def test_a_line_that_is_no_json_is_named(line: bytes) -> None:
    seen: list[Any] = []

    with pytest.raises(DecodeError, match=r"^line 3: ") as caught:
        await all_of(stream_of(b"1\n\n", line, b"\n2\n").json_lines(), seen)

    assert (seen, caught.value.payload, caught.value.log) == ([1], line, LOG)
    assert caught.value.__context__ is None


async def test_events_give_their_data() -> None:
    stream = stream_of(
        b": welcome\n\ndata: one\n\n", b"event: x\ndata:two\ndata:  lines\nid: 7\n\ndata\n\n\ndata: never"
    )

    assert await all_of(stream.events()) == ["one", "two\n lines", ""]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CR LF", "CR"])
@pytest.mark.parametrize("size", [1, 2, 3, 1000])
async def test_lines_of_events_end_in_three_ways_wherever_the_pieces_do(end: str, size: int) -> None:
    whole = "data: one\ndata: two\n\n: ping\n\ndata: three\n\n".replace("\n", end).encode()
    pieces = [whole[at : at + size] for at in range(0, len(whole), size)]

    assert await all_of(stream_of(*pieces).events()) == ["one\ntwo", "three"]


async def test_an_event_is_given_with_its_empty_line_not_with_the_next_piece() -> None:
    stream = stream_of(b"data: one\r\n\r", b"\ndata: two\r\r", b"data: never")

    assert await all_of(stream.events()) == ["one", "two"]


async def test_events_begin_behind_a_byte_order_mark() -> None:
    stream = stream_of("\ufeffdata: one\n\ndata: \ufefftwo\n\n".encode())

    assert await all_of(stream.events()) == ["one", "\ufefftwo"]


async def test_an_event_without_end_is_not_held(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_stream, "LINE_LIMIT", 100)
    pieces = [b"data: " + b"x" * 24 + b"\n"] * 4
    event = "\n".join(["x" * 24] * 3)

    assert await all_of(stream_of(*pieces[:3], b"\n", *pieces[:3], b"\n").events()) == [event, event]
    with pytest.raises(SizeLimitExceeded, match="an event of more than 100 bytes") as caught:
        await all_of(stream_of(*pieces).events())
    assert caught.value.limit == 100


async def test_events_that_end_with_an_error_are_not_in_its_traceback() -> None:
    stream = stream_of(b"data: canary\ndata: canary\n", ResponseTruncated("lost"))

    with pytest.raises(ResponseTruncated) as caught:
        await all_of(stream.events())

    frames = [frame for frame, _ in traceback.walk_tb(caught.value.__traceback__)]
    ours = [frame.f_locals for frame in frames if frame.f_globals["__name__"] == _stream.__name__]
    assert (len(ours), "canary" in repr(ours)) == (4, False)


# --- whole -----------------------------------------------------------------------------------


async def test_the_rest_is_read_within_a_limit() -> None:
    assert await stream_of(b"ab", b"cd").read(4) == b"abcd"
    with pytest.raises(SizeLimitExceeded) as caught:
        await stream_of(b"ab", b"cd").read(3)
    assert caught.value.limit == 3
    with pytest.raises(SizeLimitExceeded) as caught:
        await stream_of(b"x" * 1001).read()
    assert caught.value.limit == 1000


async def test_the_body_is_saved_to_a_file(tmp_path: Path) -> None:
    target = tmp_path / "report"

    assert await stream_of(b"ab", b"cd").save(str(target)) == target
    assert target.read_bytes() == b"abcd"


async def test_a_cut_body_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(ResponseTruncated):
        await stream_of(b"ab", ResponseTruncated("cut")).save(tmp_path / "report")

    assert list(tmp_path.iterdir()) == []


# --- its context -----------------------------------------------------------------------------


async def test_the_context_gives_the_connection_back_however_it_is_left() -> None:
    stream = stream_of(b"ab")

    async def start() -> StreamResponse[bytes]:
        return stream

    with pytest.raises(KeyError):
        async with StreamContext(start) as opened:
            raise KeyError(opened)

    flight: Any = stream._flight
    assert flight.ended == 1


async def test_a_context_that_could_not_be_entered_has_nothing_to_give_back() -> None:
    async def start() -> StreamResponse[bytes]:
        raise ConnectionError

    context = StreamContext(start)
    with pytest.raises(ConnectionError):
        await context.__aenter__()

    await context.__aexit__(None, None, None)
