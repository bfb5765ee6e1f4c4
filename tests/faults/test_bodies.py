"""Bodies on the wire: promises 20 to 24. Sizes, codings, JSON, downloads, and answers that are not HTTP."""

from __future__ import annotations

import asyncio
import gzip
import tracemalloc
import zlib
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from attrs import define

from specloom import Limits, Timeout
from specloom.errors import (
    DecodeError,
    NotFound,
    ProtocolError,
    ReadTimeout,
    ResponseTruncated,
    ServerError,
    SizeLimitExceeded,
    SpecloomError,
)
from specloom.service import Api, Operation, Service
from specloom.values import Model, to_wire

from .issuer import eventually
from .server import Connect, Serve
from .steps import Peer, answer, chunked, close, endless, hang, head, reset, wait_for, zipped

MIB = 1024 * 1024


@contextmanager
def memory_below(mib: float) -> Iterator[None]:
    """Fail when more memory than this is held at any moment inside."""
    tracemalloc.start(1)
    try:
        yield
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < mib * MIB, f"{peak / MIB:.1f} MiB"


def bomb(mib: int) -> bytes:
    """So many MiB of zeros in gzip, some 1 KB each: one block, flushed so that it can be repeated."""
    packer = zlib.compressobj(9, wbits=-15)
    zeros = bytes(MIB)
    block = packer.compress(zeros) + packer.flush(zlib.Z_FULL_FLUSH)
    end = packer.flush()
    checksum = 0
    for _ in range(mib):
        checksum = zlib.crc32(zeros, checksum)
    trailer = checksum.to_bytes(4, "little") + (mib * MIB).to_bytes(4, "little")
    return b"\x1f\x8b\x08\0\0\0\0\0\0\xff" + block * mib + end + trailer


@pytest.fixture(scope="session")
def big_bomb() -> bytes:
    return bomb(200)


# --- 20: sizes and codings --------------------------------------------------------------------


@pytest.mark.parametrize(("limit", "peak"), [(64 * MIB, 72), (MIB, 4)])
async def test_a_bomb_of_200_mib_is_cut_off_at_the_limit(
    limit: int, peak: float, big_bomb: bytes, serve: Serve, connect: Connect
) -> None:
    server = await serve(answer(200, big_bomb, Content_Encoding="gzip"))
    api = connect(server, limits=Limits(body=limit))

    with memory_below(peak), pytest.raises(SizeLimitExceeded) as caught:
        await api.request("GET", "/x")

    assert (caught.value.limit, [one.status for one in caught.value.log]) == (limit, [200])
    await server.is_left_alone()
    assert server.wire == 1


async def test_a_bomb_within_a_bomb_is_cut_off_as_well(
    big_bomb: bytes, serve: Serve, connect: Connect
) -> None:
    server = await serve(answer(200, gzip.compress(big_bomb), Content_Encoding="gzip, gzip"))

    with memory_below(4), pytest.raises(SizeLimitExceeded):
        await connect(server, limits=Limits(body=MIB)).request("GET", "/x")

    assert server.wire == 1


async def test_a_bomb_is_streamed_in_pieces_of_bounded_size(
    big_bomb: bytes, serve: Serve, connect: Connect
) -> None:
    server = await serve(answer(200, big_bomb, Content_Encoding="gzip"))
    size = largest = 0

    with memory_below(4):
        async with connect(server).stream("GET", "/x") as stream:
            async for piece in stream.bytes():
                size, largest = size + len(piece), max(largest, len(piece))

    assert (size, largest <= 256 * 1024) == (200 * MIB, True)


async def test_a_bomb_in_a_refusal_is_read_as_far_as_a_refusal_is(
    big_bomb: bytes, serve: Serve, connect: Connect
) -> None:
    server = await serve(answer(404, big_bomb, Content_Encoding="gzip"), answer(200))
    api = connect(server, limits=Limits(connections=1))

    with memory_below(4), pytest.raises(NotFound) as caught:
        await api.request("GET", "/x")

    assert len(caught.value.response.content) <= 64 * 1024
    assert (await api.request("GET", "/x")).status_code == 200


async def test_a_line_that_never_ends_is_cut_off(serve: Serve, connect: Connect) -> None:
    server = await serve((head(200), endless(b"x" * 65_536)))

    async def read() -> None:
        async with connect(server).stream("GET", "/x") as stream:
            async for _ in stream.lines():
                pass

    with memory_below(64), pytest.raises(SizeLimitExceeded, match="a line of more than"):
        await read()


async def test_forty_thousand_lines_take_no_more_memory_than_a_few(serve: Serve, connect: Connect) -> None:
    piece = chunked(b'{"number": 1}\n' * 5_000, end=b"")
    server = await serve((head(200, Transfer_Encoding="chunked"), *[piece] * 8, b"0\r\n\r\n"))
    count = 0

    with memory_below(4):
        async with connect(server).stream("GET", "/x") as stream:
            async for _ in stream.json_lines():
                count += 1

    assert (count, server.wire) == (40_000, 1)


@pytest.mark.parametrize(
    "step",
    [
        (head(200, Content_Length="1000001"), endless(b"x" * 1000)),
        (head(200, Transfer_Encoding="chunked"), endless(chunked(b"x" * 1000, end=b""))),
        (head(200), endless(b"x" * 1000)),
        (head(200, Content_Encoding="gzip"), gzip.compress(b"x" * 1_000_001), hang),
    ],
    ids=["announced", "chunked", "until the end", "gzip"],
)
async def test_a_body_over_the_limit_is_given_up(step: Any, serve: Serve, connect: Connect) -> None:
    server = await serve(step, answer(200))
    api = connect(server, limits=Limits(body=1_000_000, connections=1))

    with (
        memory_below(8),
        pytest.raises(SizeLimitExceeded, match=r"larger than 1000000 bytes \(limits.body\)"),
    ):
        await api.request("GET", "/x")

    assert (await api.request("GET", "/x")).status_code == 200
    assert (server.wire, server.connections) == (2, 2)


async def test_a_body_of_just_the_limit_is_whole(serve: Serve, connect: Connect) -> None:
    whole = b"x" * 1000
    server = await serve(
        answer(200, whole), zipped(whole), head(200, Transfer_Encoding="chunked") + chunked(whole)
    )
    api = connect(server, limits=Limits(body=1000))

    assert [(await api.request("GET", "/x")).content for _ in range(3)] == [whole] * 3


def raw_deflate(body: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(body) + packer.flush()


CODINGS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    " gzip": lambda body: gzip.compress(body[:9]) + gzip.compress(body[9:]),  # two members
    "x-gzip": gzip.compress,
    "GZIP": gzip.compress,
    "deflate": zlib.compress,
    "Deflate": raw_deflate,  # as some servers send it
    "deflate, gzip": lambda body: gzip.compress(zlib.compress(body)),
    "gzip,  gzip": lambda body: gzip.compress(gzip.compress(body)),
    "identity": lambda body: body,
    "": lambda body: body,
}


@pytest.mark.parametrize("coding", CODINGS)
@pytest.mark.parametrize("piece", [1, 7, 100_000])
async def test_codings_that_were_asked_for_are_undone(
    coding: str, piece: int, serve: Serve, connect: Connect
) -> None:
    body = b'{"a": [1, 2, 3]}' * 50
    sent = CODINGS[coding](body)
    pieces = [sent[start : start + piece] for start in range(0, len(sent), piece)]
    server = await serve(
        head(200, Transfer_Encoding="chunked", Content_Encoding=coding) + chunked(*pieces),
    )

    assert (await connect(server).request("GET", "/x")).content == body


@pytest.mark.parametrize("coding", ["br", "zstd", "compress", "gzip, br", "gzip, gzip, gzip", "gzip;q=1"])
async def test_codings_that_were_not_asked_for_and_long_chains_are_errors(
    coding: str, serve: Serve, connect: Connect
) -> None:
    server = await serve(always=zipped(b"x").replace(b": gzip", b": " + coding.encode()))
    api = connect(server)

    with pytest.raises(ProtocolError, match="Content-Encoding"):
        await api.request("GET", "/x")

    assert server.wire == 1
    assert server.sent("accept-encoding") == ["gzip, deflate"]


@pytest.mark.parametrize(
    ("step", "error"),
    [
        ((answer(200, b"0123", length=9), close), ResponseTruncated),
        ((answer(200, b"0123", length=9), reset), ResponseTruncated),
        ((head(200, Transfer_Encoding="chunked") + chunked(b"0123", end=b""), close), ResponseTruncated),
        ((head(200, Transfer_Encoding="chunked") + b"9\r\n0123", close), ResponseTruncated),
        ((head(200, Transfer_Encoding="chunked") + b"4\r\n0123\r\n0\r\n", close), ResponseTruncated),
        (answer(200, gzip.compress(b"0123" * 99)[:-9], Content_Encoding="gzip"), ResponseTruncated),
        (answer(200, gzip.compress(b"0123" * 99)[:20], Content_Encoding="gzip"), ResponseTruncated),
        (answer(200, gzip.compress(b"0123")[:5], Content_Encoding="gzip"), ResponseTruncated),
        (answer(200, zlib.compress(b"0123" * 99)[:-4], Content_Encoding="deflate"), ResponseTruncated),
        (answer(200, zlib.compress(b"0123")[:1], Content_Encoding="deflate"), ResponseTruncated),
        (answer(200, b"plain text", Content_Encoding="gzip"), ProtocolError),
        (answer(200, b"plain text", Content_Encoding="deflate"), ProtocolError),
        (answer(200, gzip.compress(b"0123") + b"more", Content_Encoding="gzip"), ProtocolError),
        (answer(200, zlib.compress(b"0123") + b"more", Content_Encoding="deflate"), ProtocolError),
        (answer(200, gzip.compress(b"0" * 99)[:-8] + b"12345678", Content_Encoding="gzip"), ProtocolError),
    ],
    ids=[
        "too short", "reset", "no last chunk", "half a chunk", "no end after the last chunk",
        "gzip cut short", "gzip cut in the middle", "gzip cut in its head", "deflate cut short", "one byte of deflate",
        "gzip on plain text", "deflate on plain text", "gzip goes on", "deflate goes on", "gzip with a wrong checksum",
    ],
)  # fmt: skip
async def test_a_body_that_is_not_what_was_announced_is_an_error(
    step: Any, error: type[SpecloomError], serve: Serve, connect: Connect
) -> None:
    server = await serve(always=step)
    api = connect(server)

    with pytest.raises(error) as whole:
        await api.request("GET", "/x")
    attempts = 3 if error is ResponseTruncated else 1
    assert (server.wire, len(whole.value.log), whole.value.phase) == (attempts, attempts, "body")  # type: ignore[attr-defined]

    async with api.stream("GET", "/x") as stream:
        with pytest.raises(error):
            await stream.read()
    assert server.wire == attempts + 1


async def test_a_post_whose_answer_is_cut_was_answered(serve: Serve, connect: Connect) -> None:
    server = await serve((answer(201, b"{", length=100), close))

    with pytest.raises(ResponseTruncated):
        await connect(server).request("POST", "/x", json={})

    assert server.wire == 1


@pytest.mark.parametrize("method", ["GET", "POST"])
async def test_a_refusal_in_a_coding_that_was_not_asked_for_is_a_refusal(
    method: str, serve: Serve, connect: Connect
) -> None:
    server = await serve(answer(404, b"\x0b\x02", Content_Encoding="br"))

    with pytest.raises(NotFound):
        await connect(server).request(method, "/x")

    assert server.wire == 1


async def test_a_refusal_that_never_ends_is_cut_off(serve: Serve, connect: Connect) -> None:
    server = await serve(
        (head(503, Transfer_Encoding="chunked"), endless(chunked(b"x" * 10_000, end=b""))), answer(200)
    )
    api = connect(server, limits=Limits(connections=1), retry=None)

    with pytest.raises(ServerError) as caught:
        await api.request("GET", "/x")

    assert len(caught.value.response.content) == 64 * 1024
    assert (await api.request("GET", "/x")).status_code == 200


async def test_a_cut_body_holds_what_came(serve: Serve, connect: Connect) -> None:
    server = await serve(always=(answer(200, b"0123", length=9), close))
    api = connect(server)

    with pytest.raises(ResponseTruncated) as whole:
        await api.request("GET", "/x")
    seen = []
    async with api.stream("GET", "/x") as stream:
        with pytest.raises(ResponseTruncated):
            seen = [piece async for piece in _into(seen, stream.bytes())]

    assert (whole.value.partial, b"".join(seen)) == (b"0123", b"0123")


async def lost_later(peer: Peer) -> None:
    """Break the connection once the client, which lives in the same event loop, has read what was written."""
    for _ in range(20):
        await asyncio.sleep(0)
    peer.reset()


@pytest.mark.parametrize("way", ["short", "session"])
async def test_a_body_without_a_length_whose_connection_breaks_is_not_whole(
    way: str, serve: Serve, connect: Connect, tmp_path: Path
) -> None:
    server = await serve(always=(head(200, Content_Type="text/plain"), b"0123", lost_later))
    target = tmp_path / "file"
    target.write_bytes(b"old")
    outcomes: list[object] = []
    async with aiohttp.ClientSession(trace_configs=[aiohttp.TraceConfig()]) as traced:
        api = connect(server, retry=None, **({"session": traced} if way == "session" else {}))

        with pytest.raises(ResponseTruncated) as whole:
            await api.request("GET", "/x")
        outcomes.append(whole.value.partial)
        async with api.stream("GET", "/x") as stream:
            with pytest.raises(ResponseTruncated):
                outcomes += [piece async for piece in _into(outcomes, stream.bytes())]
        with pytest.raises(ResponseTruncated):
            await api.download("/x", to=target)

    assert (outcomes, target.read_bytes()) == ([b"0123", b"0123"], b"old")


@pytest.mark.parametrize("way", ["short", "session"])
async def test_a_body_without_a_length_ends_with_its_connection(
    way: str, serve: Serve, connect: Connect
) -> None:
    server = await serve(
        (head(200), b"0123", close),
        (answer(200, b"4567"), lost_later),
        (head(204), lost_later),
        (head(200), lost_later),
    )
    async with aiohttp.ClientSession(trace_configs=[aiohttp.TraceConfig()]) as traced:
        api = connect(server, retry=None, **({"session": traced} if way == "session" else {}))

        contents = []
        for method in ("GET", "GET", "GET", "HEAD"):
            contents.append((await api.request(method, "/x")).content)
            await server.is_left_alone()

    assert contents == [b"0123", b"4567", b"", b""]


async def _into(seen: list[Any], pieces: Any) -> Any:
    async for piece in pieces:
        seen.append(piece)
        yield piece


@pytest.mark.parametrize(
    "more",
    [b"56789", b"\r\n", answer(200, b"smuggled"), b"HTTP/1.1 200 OK\r\nX: "],
    ids=["text", "line", "answer", "half"],
)
async def test_what_comes_after_the_announced_end_reaches_no_other_call(
    more: bytes, serve: Serve, connect: Connect
) -> None:
    server = await serve(answer(200, b"0123") + more, answer(200, b"true answer"))
    api = connect(server, retry=None)

    first = await _outcome(api.request("GET", "/first"))
    second = await _outcome(api.request("GET", "/second"))

    assert first in (b"0123", "ProtocolError", "ResponseTruncated")
    assert second == b"true answer"
    assert server.targets == ["GET /first", "GET /second"]


@pytest.mark.parametrize("headers", [{}, {"Accept": None}], ids=["the short way", "through the session"])
@pytest.mark.parametrize("method", ["GET", "POST"])
async def test_an_answer_that_nobody_asked_for_is_not_the_answer_to_the_next_request(
    method: str, headers: dict[str, Any], serve: Serve, connect: Connect
) -> None:
    go_on, done = asyncio.Event(), asyncio.Event()

    async def tell(_: Peer) -> None:
        done.set()

    server = await serve(
        (answer(200, b"0123"), wait_for(go_on), answer(200, b"smuggled"), tell), answer(200, b"true answer")
    )
    api = connect(server, retry=None)
    await api.request("GET", "/first")
    go_on.set()
    await done.wait()
    await asyncio.sleep(0.01)  # on its way through the loopback

    second = await api.request(method, "/second", headers=headers)

    assert (second.content, len(second.log)) == (b"true answer", 1)
    assert (server.targets, server.connections) == (["GET /first", f"{method} /second"], 2)


async def test_a_server_that_greets_first_is_not_asked_for_ever(serve: Serve, connect: Connect) -> None:
    async def greet(peer: Peer) -> None:
        await peer.write(b"220 mail.example ESMTP\r\n")

    server = await serve(always=hang, greeting=greet)

    with pytest.raises(ProtocolError):
        await connect(server).request("GET", "/x")

    assert server.connections == 1


async def _outcome(call: Awaitable[Any]) -> Any:
    try:
        return (await call).content
    except SpecloomError as error:
        return type(error).__name__


# --- 21 and 22: what is in a body -------------------------------------------------------------


@define(kw_only=True)
class Tag(Model):
    name: str


@define(kw_only=True)
class Thing(Model):
    id: int
    tags: list[Tag]
    note: str | None = None


class Things(Service):
    _api = Api(name="things", url="https://things.example")

    async def read(self) -> Any:
        return await self._call(_READ, (), {})

    async def list(self) -> Any:
        return await self._pages(_LIST, (), {})

    async def delete(self) -> Any:
        return await self._call(_DELETE, (), {})


_READ: Operation[Any] = Operation("things.read", "GET", "/thing", returns=Thing)
_LIST: Operation[Any] = Operation("things.list", "GET", "/things", returns=Thing, answer="page")
_DELETE: Operation[Any] = Operation("things.delete", "DELETE", "/thing")


async def _json_lines(api: Any) -> list[Any]:
    async with api.stream("GET", "/x") as stream:
        return [value async for value in stream.json_lines()]


async def _json(api: Any) -> Any:
    return (await api.request("GET", "/x")).json()


READERS: dict[str, Callable[[Any], Awaitable[Any]]] = {
    "json": _json,
    "typed": lambda api: Things(api).read(),
    "page": lambda api: Things(api).list(),
    "lines": _json_lines,
}
NOT_JSON = {
    "200,000 brackets": b"[" * 200_000,
    "200,000 brackets that are closed": b"[" * 200_000 + b"]" * 200_000,
    "200,000 objects": b'{"a":' * 200_000 + b"1" + b"}" * 200_000,
    "5,000 digits": b"1" * 5000,
    "NaN": b"NaN",
    "Infinity": b"Infinity",
    "-Infinity": b'{"a":-Infinity}',
    "no float can hold it": b"1e999",
    "two documents": b"{}{}",
    "more after the end": b'{"a":1} x',
    "a trailing comma": b"[1,]",
    "single quotes": b"{'a':1}",
    "UTF-16": '{"a":1}'.encode("utf-16"),
    "not UTF-8": b'{"a":"\xff"}',
    "half a pair": b'{"a":"\\ud800"}',
    "a line break in a text": b'{"a":"\t"}',
    "cut": b'{"a":[1,2',
    "half a word": b"tru",
}


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("content", NOT_JSON)
async def test_what_is_not_json_is_a_decode_error_and_nothing_else(
    content: str, reader: str, serve: Serve, connect: Connect
) -> None:
    server = await serve(answer(200, NOT_JSON[content], Content_Type="application/json"))

    with pytest.raises(DecodeError) as caught:
        await READERS[reader](connect(server))

    assert (server.wire, len(str(caught.value)) < 1000) == (1, True)
    assert len(caught.value.log) == 1


@pytest.mark.parametrize("reader", READERS)
async def test_a_byte_order_mark_is_no_part_of_json(reader: str, serve: Serve, connect: Connect) -> None:
    """RFC 8259, section 8.1: servers of .NET write one."""
    content = b'[{"id":1,"tags":[]}]' if reader == "page" else b'{"id":1,"tags":[]}'
    server = await serve(answer(200, b"\xef\xbb\xbf" + content, Content_Type="application/json"))

    read = await READERS[reader](connect(server))

    things = [read] if reader in ("json", "typed") else list(read)
    assert to_wire(things) == [{"id": 1, "tags": []}]


async def test_json_is_exact_within_its_limits(serve: Serve, connect: Connect) -> None:
    text = b'{"a":12345678901234567890123456789,"b":0.1,"b":2,"c":' + b"[" * 500 + b"]" * 500 + b"}"
    server = await serve(answer(200, text, Content_Type="application/json"))

    read = (await connect(server).request("GET", "/x")).json()

    assert (read["a"], read["b"], str(read["c"])) == (12345678901234567890123456789, 2, "[" * 500 + "]" * 500)


PORTAL = b"<html><title>Sign in</title> password=canary token: canary Bearer canary-1234</html>"


@pytest.mark.parametrize("reader", ["json", "typed", "page"])
@pytest.mark.parametrize(
    ("step", "says"),
    [
        (answer(200, PORTAL, Content_Type="text/html; charset=utf-8"), "200 with text/html: '<html>"),
        (answer(200, b"OK", Content_Type="text/plain"), "200 with text/plain: 'OK'"),
        (answer(200, b"OK"), "200 with no content type: 'OK'"),
        (answer(200, Content_Type="application/json"), "200 with an empty body"),
        (answer(201), "201 with an empty body"),
    ],
    ids=["portal", "plain", "no type", "empty", "empty 201"],
)
async def test_what_came_instead_of_json_is_said(
    reader: str, step: bytes, says: str, serve: Serve, connect: Connect
) -> None:
    server = await serve(step)

    with pytest.raises(DecodeError) as caught:
        await READERS[reader](connect(server))

    assert says in str(caught.value)
    assert "canary" not in str(caught.value) + caught.value.preview
    assert (server.wire, caught.value.response is not None) == (1, True)


async def test_json_under_another_content_type_is_json(serve: Serve, connect: Connect) -> None:
    server = await serve(answer(200, b'{"a": 1}', Content_Type="text/html"))

    assert (await connect(server).request("GET", "/x")).json() == {"a": 1}


async def test_a_204_is_nothing(serve: Serve, connect: Connect) -> None:
    server = await serve(always=answer(204))
    things = Things(connect(server))

    assert (await things.read(), await things.delete(), server.wire) == (None, None, 2)


async def test_an_error_page_says_its_status_and_type_and_a_redacted_beginning(
    serve: Serve, connect: Connect
) -> None:
    server = await serve(answer(502, PORTAL, Content_Type="text/html"))

    with pytest.raises(ServerError) as caught:
        await connect(server).request("POST", "/x")

    assert str(caught.value).startswith(f"POST {server.url}/x: 502 Bad Gateway (text/html: '<html>")
    assert "canary" not in str(caught.value)
    assert (server.wire, caught.value.response.content) == (1, PORTAL)


async def test_what_a_server_says_stays_on_its_line_and_drives_no_terminal(
    serve: Serve, connect: Connect
) -> None:
    said = {"message": "no\x1b[2J\nERROR root: all is lost"}
    server = await serve(answer(400, json=said), answer(400, b"x", Content_Type="text/\x1b[2J"))
    api = connect(server)

    shown = [str(error) for error in await asyncio.gather(api.request("GET", "/x"), return_exceptions=True)]
    shown += [str(error) for error in await asyncio.gather(api.request("GET", "/y"), return_exceptions=True)]

    assert shown == [
        f"GET {server.url}/x: 400 Bad Request (no\\x1b[2J\\nERROR root: all is lost)",
        f"GET {server.url}/y: 400 Bad Request (text/\\x1b[2j: 'x')",
    ]


async def test_a_charset_that_takes_for_ever_to_decode_is_not_decoded(serve: Serve, connect: Connect) -> None:
    body = b"a-" + b"9" * 1_000_000
    server = await serve(answer(200, body, Content_Type="text/plain; charset=punycode"))

    assert (await connect(server).request("GET", "/x")).text == body.decode()


@pytest.mark.parametrize(
    ("content", "path"),
    [
        (b'{"tags": []}', "$.id"),
        (b'{"id": null, "tags": []}', "$.id"),
        (b'{"id": "7", "tags": []}', "$.id"),
        (b'{"id": 7.5, "tags": []}', "$.id"),
        (b'{"id": 7}', "$.tags"),
        (b'{"id": 7, "tags": {}}', "$.tags"),
        (b'{"id": 7, "tags": [{"name": "a"}, {"name": 1}]}', "$.tags[1].name"),
        (b'{"id": 7, "tags": [{"name": "a"}, null]}', "$.tags[1]"),
        (b"[]", "$"),
        (b"null", "$"),
        (b'"text"', "$"),
    ],
)
async def test_an_error_names_the_json_path_that_does_not_fit(
    content: bytes, path: str, serve: Serve, connect: Connect
) -> None:
    server = await serve(
        answer(200, content, Content_Type="application/json"),
        answer(200, b'[{"id": 1, "tags": []}, ' + content + b"]", Content_Type="application/json"),
    )
    things = Things(connect(server))

    with pytest.raises(DecodeError, match=r"things\.read: ") as one:
        await things.read()
    with pytest.raises(DecodeError, match=r"things\.list: ") as many:
        await things.list()

    assert (one.value.path, many.value.path) == (path, path.replace("$", "$[1]", 1))


async def test_a_field_that_nobody_knows_is_kept(serve: Serve, connect: Connect) -> None:
    server = await serve(answer(json={"id": 7, "tags": [], "later": {"x": [1]}}))

    assert await Things(connect(server)).read() == Thing(id=7, tags=[])


# --- 23: downloads ----------------------------------------------------------------------------


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """A file that a download replaces, alone in its folder."""
    path = tmp_path / "report.csv"
    path.write_bytes(b"old")
    return path


def left_in(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize(
    "step",
    [
        answer(200, b"new" * 100_000),
        head(200, Transfer_Encoding="chunked") + chunked(b"new" * 50_000, b"new" * 50_000),
        zipped(b"new" * 100_000),
        (head(200) + b"new" * 100_000, close),
    ],
    ids=["length", "chunked", "gzip", "until the end"],
)
async def test_a_download_replaces_the_file_when_it_is_whole(
    step: Any, target: Path, serve: Serve, connect: Connect
) -> None:
    target.chmod(0o600)
    server = await serve(step)

    assert await connect(server).download("/x", to=target) == target
    assert left_in(target.parent) == {"report.csv": b"new" * 100_000}
    assert (target.stat().st_mode & 0o777, server.wire) == (0o600, 1)


@pytest.mark.parametrize(
    ("step", "error"),
    [
        ((answer(200, b"new" * 9, length=99), close), ResponseTruncated),
        ((answer(200, b"new" * 9, length=99), reset), ResponseTruncated),
        ((head(200, Transfer_Encoding="chunked") + chunked(b"new", end=b""), close), ResponseTruncated),
        (answer(200, gzip.compress(b"new" * 9)[:-3], Content_Encoding="gzip"), ResponseTruncated),
        (answer(200, b"new" * 9, Content_Encoding="gzip"), ProtocolError),
        (answer(404), NotFound),
        ((head(200, Transfer_Encoding="chunked") + b"-1\r\nnew\r\n", close), ProtocolError),
    ],
    ids=["cut", "reset", "no last chunk", "gzip cut", "not gzip", "404", "chunk size"],
)
async def test_a_download_that_fails_leaves_the_old_file_and_nothing_else(
    step: Any, error: type[SpecloomError], target: Path, serve: Serve, connect: Connect
) -> None:
    server = await serve(step)

    with pytest.raises(error):
        await connect(server).download("/x", to=target)

    assert (left_in(target.parent), server.wire) == ({"report.csv": b"old"}, 1)


async def test_a_download_that_falls_silent_leaves_the_old_file(
    target: Path, serve: Serve, connect: Connect
) -> None:
    server = await serve((answer(200, b"new", length=99), hang))

    with pytest.raises(ReadTimeout) as caught:
        await connect(server, clock=None, timeout=Timeout(read=0.2)).download("/x", to=target)

    assert (caught.value.phase, left_in(target.parent)) == ("body", {"report.csv": b"old"})
    await server.is_left_alone()


async def test_a_download_that_is_cancelled_leaves_the_old_file(
    target: Path, serve: Serve, connect: Connect
) -> None:
    server = await serve((answer(200, b"new" * MIB, length=99 * MIB), hang))
    task = asyncio.create_task(connect(server).download("/x", to=target))
    await server.has_received(1)
    await eventually(lambda: len(left_in(target.parent)) == 2)  # the part is there
    task.cancel()

    with pytest.raises(asyncio.CancelledError):
        await task
    assert left_in(target.parent) == {"report.csv": b"old"}
    await server.is_left_alone()


async def test_the_old_file_is_there_until_the_last_byte_has_come(
    target: Path, serve: Serve, connect: Connect
) -> None:
    go_on = asyncio.Event()
    server = await serve((answer(200, b"new", length=6), wait_for(go_on), b"new"))
    task = asyncio.create_task(connect(server).download("/x", to=target))
    await server.has_received(1)
    await eventually(lambda: len(left_in(target.parent)) == 2)
    before = target.read_bytes()
    go_on.set()
    await task

    assert (before, left_in(target.parent)) == (b"old", {"report.csv": b"newnew"})


async def test_a_download_takes_no_memory_for_what_it_writes(
    target: Path, serve: Serve, connect: Connect
) -> None:
    server = await serve(answer(200, bomb(40), Content_Encoding="gzip"))

    with memory_below(12):
        await connect(server, limits=Limits(body=1000)).download("/x", to=target)

    assert (target.stat().st_size, server.wire) == (40 * MIB, 1)


async def test_a_download_into_a_folder_that_is_not_there_asks_for_nothing_twice(
    tmp_path: Path, serve: Serve, connect: Connect
) -> None:
    server = await serve(answer(200, b"new"))

    with pytest.raises(FileNotFoundError, match="make it first"):
        await connect(server).download("/x", to=tmp_path / "none" / "x")

    assert (server.wire, list(tmp_path.iterdir())) == (1, [])


async def test_a_download_is_tried_again_up_to_its_head(target: Path, serve: Serve, connect: Connect) -> None:
    server = await serve(answer(503), close, answer(200, b"new"))

    await connect(server).download("/x", to=target)

    assert (server.wire, target.read_bytes()) == (3, b"new")


# --- 24: what is not HTTP ---------------------------------------------------------------------

NOT_HTTP: dict[str, bytes] = {
    "text": b"hello\r\n\r\n",
    "SSH": b"SSH-2.0-OpenSSH_9.6\r\n",
    "SMTP": b"220 mail.example ESMTP\r\n",
    "TLS": b"\x15\x03\x03\x00\x02\x02\x28",
    "zeros": bytes(64),
    "another protocol": b"ICY 200 OK\r\n\r\n",
    "a request": b"GET / HTTP/1.1\r\nHost: x\r\n\r\n",
    "no status": b"HTTP/1.1 \r\n\r\n",
    "a status of letters": b"HTTP/1.1 abc OK\r\n\r\n",
    "a status of two digits": b"HTTP/1.1 20 OK\r\n\r\n",
    "a status of four digits": b"HTTP/1.1 2000 OK\r\n\r\n",
    "a header without a colon": b"HTTP/1.1 200 OK\r\nCanary\r\n\r\n",
    "a blank in a header's name": b"HTTP/1.1 200 OK\r\nX Canary: 1\r\n\r\n",
    "NUL in a header": b"HTTP/1.1 200 OK\r\nX: a\0b\r\n\r\n",
    "an empty header's name": b"HTTP/1.1 200 OK\r\n: x\r\n\r\n",
}


@pytest.mark.parametrize("content", NOT_HTTP)
async def test_what_is_not_http_is_a_protocol_error(content: str, serve: Serve, connect: Connect) -> None:
    server = await serve(always=(NOT_HTTP[content], close))

    with pytest.raises(ProtocolError) as caught:
        await connect(server).request("GET", "/x")

    assert (server.wire, caught.value.maybe_processed, len(caught.value.log)) == (1, True, 1)
    assert "canary" not in str(caught.value).lower()
    assert "400" not in str(caught.value)
    assert [(one.status, one.error) for one in caught.value.log] == [(None, "ProtocolError")]
