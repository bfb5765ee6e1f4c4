"""Promises 20 to 24 on the wire: what a body may be, what it must be, and what becomes of one that is not."""

from __future__ import annotations

import asyncio
import gzip
import tracemalloc
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from fault_server import answer, chunked, close, drip, hang, head, reset, wait_for

from specloom._clock import SystemClock
from specloom._options import Limits, Timeout
from specloom._retry import RetryPolicy
from specloom.errors import (
    ConnectionLost,
    DecodeError,
    NotFound,
    ProtocolError,
    ReadTimeout,
    ResponseTruncated,
    ServerError,
    SizeLimitExceeded,
    SpecloomError,
    StatusError,
    TransportError,
    UnknownOutcomeError,
)
from specloom.testing import FakeClock

Serve = Callable[..., Any]
Connect = Callable[..., Any]
ONCE = RetryPolicy(max_attempts=1)
MIB = 1024 * 1024


def gz(data: bytes, level: int = 9) -> bytes:
    return gzip.compress(data, level, mtime=0)  # the same in each process


def raw_deflate(data: bytes) -> bytes:
    deflater = zlib.compressobj(wbits=-15)
    return deflater.compress(data) + deflater.flush()


# --- what a body may be ----------------------------------------------------------------------

TEXT = b"All happy families are alike. " * 5_000


@pytest.mark.parametrize(
    "content",
    [
        answer(200, TEXT),
        answer(200, chunked(TEXT[:10], TEXT[10:]), Transfer_Encoding="chunked"),
        (head(200) + TEXT, close),  # until the end of the connection
        answer(200, gz(TEXT), Content_Encoding="gzip"),
        answer(200, gz(TEXT), Content_Encoding="x-gzip"),
        answer(200, zlib.compress(TEXT), Content_Encoding="deflate"),
        answer(200, raw_deflate(TEXT), Content_Encoding="deflate"),
        answer(200, gz(zlib.compress(TEXT)), Content_Encoding="deflate, gzip"),
        answer(200, gz(TEXT[:9]) + gz(TEXT[9:]), Content_Encoding="gzip"),
        answer(200, TEXT, Content_Encoding="identity"),
        (
            head(200, Transfer_Encoding="chunked", Content_Encoding="gzip"),
            chunked(*[bytes([b]) for b in gz(TEXT)]),
        ),
    ],
)
async def test_bodies_come_whole_however_they_are_sent(serve: Serve, connect: Connect, content: Any) -> None:
    server = await serve(content, content)
    api = connect(server)

    assert (await api.request("GET", "/x")).content == TEXT
    async with api.stream("GET", "/x") as stream:
        assert await stream.read() == TEXT


async def test_a_compressed_body_that_comes_byte_by_byte(serve: Serve, connect: Connect) -> None:
    body = raw_deflate(b"x" * 50)
    server = await serve(
        (head(200, Content_Encoding="deflate", Content_Length=str(len(body))), drip(body, every=0))
    )

    assert (await connect(server).request("GET", "/x")).content == b"x" * 50


@pytest.mark.parametrize("status", [200, 204, 304])
async def test_an_answer_to_head_has_no_body_whatever_its_length_says(
    serve: Serve, connect: Connect, status: int
) -> None:
    server = await serve(answer(status, length=10**12, Content_Encoding="gzip"), answer(200))
    api = connect(server)

    response = await api.request("HEAD", "/x", expected_status=(200, 204, 304))

    assert (response.content, response.headers["content-length"]) == (b"", str(10**12))
    await api.request("GET", "/y")
    assert server.connections == 1


# --- what must be refused --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("script", "error"),
    [
        ((answer(200, TEXT, length=len(TEXT) + 1), close), ResponseTruncated),
        ((answer(200, TEXT, length=len(TEXT) + 1), reset), ResponseTruncated),
        ((head(200, Transfer_Encoding="chunked"), chunked(TEXT, end=b""), close), ResponseTruncated),
        ((head(200, Transfer_Encoding="chunked"), b"5\r\nabc", close), ResponseTruncated),
        (answer(200, gz(TEXT)[:-9], Content_Encoding="gzip"), ResponseTruncated),
        (answer(200, gz(TEXT)[:-1], Content_Encoding="gzip"), ResponseTruncated),
        (answer(200, zlib.compress(TEXT)[:-1], Content_Encoding="deflate"), ResponseTruncated),
        (answer(200, b"\x1f", Content_Encoding="gzip"), ResponseTruncated),
        ((head(200, Content_Encoding="gzip") + gz(TEXT)[:-1], close), ResponseTruncated),
        (answer(200, TEXT, Content_Encoding="gzip"), ProtocolError),
        (answer(200, gz(TEXT) + b"more", Content_Encoding="gzip"), ProtocolError),
        (answer(200, zlib.compress(TEXT) + b"more", Content_Encoding="deflate"), ProtocolError),
        (answer(200, b"x", Content_Encoding="br"), ProtocolError),
        (
            answer(200, gz(gz(gz(TEXT))), Content_Encoding="gzip, gzip, gzip"),
            ProtocolError,
        ),
    ],
)
async def test_a_body_that_is_not_whole_is_an_error(
    serve: Serve, connect: Connect, script: Any, error: type[TransportError]
) -> None:
    server = await serve(script, script, answer(200, b"ok"))
    api = connect(server, retry=ONCE)

    with pytest.raises(error) as caught:
        await api.request("GET", "/x")
    with pytest.raises(error):
        async with api.stream("GET", "/x") as stream:
            await stream.read()

    assert (type(caught.value), caught.value.phase) == (error, "body")
    assert (await api.request("GET", "/x")).content == b"ok"


async def test_a_cut_body_shows_what_came(serve: Serve, connect: Connect) -> None:
    server = await serve((answer(200, b"half of it", length=100), close))

    with pytest.raises(ResponseTruncated) as caught:
        await connect(server, retry=None).request("GET", "/x")

    assert caught.value.partial == b"half of it"


async def test_a_post_whose_answer_is_cut_was_answered(serve: Serve, connect: Connect) -> None:
    server = await serve((answer(201, b"{", length=100), close))

    with pytest.raises(ResponseTruncated):
        await connect(server).request("POST", "/x", json={})

    assert server.wire == 1


@pytest.mark.parametrize("method", ["GET", "POST"])
async def test_a_refusal_in_a_coding_that_was_not_asked_for_is_a_refusal(
    serve: Serve, connect: Connect, method: str
) -> None:
    server = await serve(answer(404, b"\x0b\x02", Content_Encoding="br"))

    with pytest.raises(NotFound):
        await connect(server).request(method, "/x")


# --- size ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    [
        answer(200, b"x" * 1001),
        answer(200, chunked(b"x" * 500, b"x" * 501), Transfer_Encoding="chunked"),
        (head(200) + b"x" * 1001, close),
        answer(200, gz(b"x" * 1001), Content_Encoding="gzip"),
        (answer(200, b"", length=10**15), hang),
    ],
)
async def test_a_body_that_is_larger_than_allowed_is_refused(
    serve: Serve, connect: Connect, content: Any
) -> None:
    server = await serve(content, answer(200, b"x" * 1000))
    api = connect(server, limits=Limits(body=1000, connections=1))

    with pytest.raises(SizeLimitExceeded, match=r"larger than 1000 bytes \(limits.body\)") as caught:
        await api.request("GET", "/x")

    assert (caught.value.limit, [one.status for one in caught.value.log]) == (1000, [200])
    assert len((await api.request("GET", "/x")).content) == 1000


@pytest.mark.parametrize("codings", ["gzip", "gzip, gzip"])
async def test_a_bomb_does_not_go_off(serve: Serve, connect: Connect, codings: str) -> None:
    bomb = gz(bytes(200 * MIB), 1)
    if codings != "gzip":
        bomb = gz(bomb)
    server = await serve(answer(200, bomb, Content_Encoding=codings))
    api = connect(server, limits=Limits(body=4 * MIB))
    await api.__aenter__()
    tracemalloc.start()
    try:
        with pytest.raises(SizeLimitExceeded):
            await api.request("GET", "/x")
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()

    assert peak < 10 * MIB


async def test_a_refusal_that_never_ends_is_cut(serve: Serve, connect: Connect) -> None:
    server = await serve(
        (head(503, Transfer_Encoding="chunked"), chunked(*[b"x" * 10_000] * 100, end=b""), hang)
    )

    with pytest.raises(ServerError) as caught:
        await connect(server, retry=None).request("GET", "/x")

    assert len(caught.value.response.content) == 64 * 1024


@pytest.mark.parametrize(
    "refused",
    [
        answer(200, Set_Cookie="session=canary" + "x" * 9_000),
        head(200, Content_Length="0", **{f"X_{number}": "canary" for number in range(200)}),
        b"HTTP/1.1 200 " + b"canary" * 2_000 + b"\r\nContent-Length: 0\r\n\r\n",
    ],
)
async def test_a_head_that_is_larger_than_allowed_is_refused_and_not_shown(
    serve: Serve, connect: Connect, refused: bytes
) -> None:
    server = await serve(refused, refused)
    api = connect(server)

    with pytest.raises(SizeLimitExceeded, match=r"limits\.header_size") as caught:
        await api.request("GET", "/x")

    assert "canary" not in str(caught.value)
    assert server.wire == 1


async def test_larger_heads_can_be_allowed(serve: Serve, connect: Connect) -> None:
    server = await serve(answer(200, **{f"X_{number}": "x" * 9_000 for number in range(200)}))

    response = await connect(server, limits=Limits(header_size=10_000, headers=300)).request("GET", "/x")

    assert len(response.headers) == 201


# --- HTTP that is none -----------------------------------------------------------------------


@pytest.mark.parametrize(
    "junk",
    [
        b"canary junk\r\n\r\n",
        b"SSH-2.0-OpenSSH_9.6 canary\r\n\r\n",
        (b"<html>canary</html>", close),
        b"HTTP/1.1 99 OK\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 1000 OK\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 abc OK\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nSet-Cookie canary\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nX: a\x00canary\r\nContent-Length: 0\r\n\r\n",
        head(200, Content_Length="-5"),
        head(200, Content_Length="canary"),
        head(200, Content_Length="99999999999999999999999"),
        b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello!",
        b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
        (head(200, Transfer_Encoding="chunked") + b"-1\r\nabc\r\n", hang),
        (head(200, Transfer_Encoding="chunked") + b"zz canary\r\nabc\r\n", hang),
        answer(200, b"hello canary", length=2),
        answer(204, b"hello canary"),
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST"])
async def test_malformed_http_is_a_protocol_error_and_not_the_servers_400(
    serve: Serve, connect: Connect, method: str, junk: Any
) -> None:
    server = await serve(junk, answer(200, b"fine"))
    api = connect(server, retry=None)

    with pytest.raises(TransportError) as caught:
        await api.request(method, "/x")
    error = caught.value.error if isinstance(caught.value, UnknownOutcomeError) else caught.value

    assert isinstance(error, ProtocolError)
    assert (error.maybe_processed, server.wire) == (True, 1)
    assert "canary" not in str(caught.value) + str(error)
    assert (await api.request("GET", "/y")).content == b"fine"


async def test_malformed_http_is_not_asked_for_again(serve: Serve, connect: Connect) -> None:
    server = await serve(b"junk\r\n\r\n")

    with pytest.raises(ProtocolError):
        await connect(server).request("GET", "/x")

    assert server.wire == 1


async def test_an_answer_that_nobody_asked_for_is_not_given_to_the_next_call(
    serve: Serve, connect: Connect
) -> None:
    """A server, or somebody between, sends two answers to one request."""
    go_on = asyncio.Event()
    server = await serve(
        (answer(200, b"one"), wait_for(go_on), answer(200, b"evil")), always=answer(200, b"two")
    )
    api = connect(server)
    first = await api.request("GET", "/1")
    go_on.set()
    await asyncio.sleep(0.05)

    second = await api.request("GET", "/2")

    assert (first.content, second.content) == (b"one", b"two")
    assert (server.lines, server.connections) == (["GET /1 HTTP/1.1", "GET /2 HTTP/1.1"], 2)


async def test_two_answers_at_once_are_not_two_answers(serve: Serve, connect: Connect) -> None:
    server = await serve(answer(200, b"one") + answer(200, b"evil"), answer(200, b"two"))
    api = connect(server, retry=None)
    first = await api.request("GET", "/1")

    assert (first.content, (await api.request("GET", "/2")).content) == (b"one", b"two")


async def test_an_upgrade_that_nobody_asked_for_is_an_error(serve: Serve, connect: Connect) -> None:
    server = await serve(
        (b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\nabc", hang),
        answer(200, b"fine"),
    )
    api = connect(server, retry=None, limits=Limits(connections=1))

    with pytest.raises((StatusError, ProtocolError)):
        await api.request("GET", "/x")

    assert (await api.request("GET", "/y")).content == b"fine"


async def test_interim_answers_without_end_run_into_the_deadline(
    serve: Serve, connect: Connect, clock: FakeClock
) -> None:
    async def endless(peer: Any) -> None:
        while True:
            await peer.write(b"HTTP/1.1 102 Processing\r\n\r\n")
            await asyncio.sleep(0.001)

    server = await serve(endless)
    call = asyncio.create_task(connect(server, retry=None).request("GET", "/x", timeout=20))
    await server.has_received(1)
    clock.advance(20)

    with pytest.raises(TimeoutError):
        await call


async def test_tls_to_a_plain_port_and_plain_to_a_tls_port(
    serve: Serve, connect: Connect, authority: Any
) -> None:
    plain = await serve(greeting=close)
    tls = await serve(tls=authority.server())

    for url in (plain.url.replace("http:", "https:"), tls.url.replace("https:", "http:")):
        with pytest.raises(TransportError):
            await connect(url, retry=None).request("GET", "/x")


# --- slowness --------------------------------------------------------------------------------


async def test_a_body_that_drips_is_given_up(serve: Serve, connect: Connect) -> None:
    """Real time: the silence of a real transport is the subject."""
    server = await serve((head(200, Content_Length="100000"), drip(b"x" * 100_000, every=0.002)))
    timeout = Timeout(read=0.1, min_rate=10_000, total=20)

    with pytest.raises(ReadTimeout, match=r"less than 10000 bytes per second \(timeout.min_rate\)"):
        await connect(server, clock=SystemClock(), timeout=timeout, retry=None).request("GET", "/x")


async def test_a_body_that_drips_runs_into_the_total_where_no_rate_is_asked_for(
    serve: Serve, connect: Connect
) -> None:
    server = await serve((head(200, Content_Length="100000"), drip(b"x" * 100_000, every=0.002)))
    timeout = Timeout(read=0.1, min_rate=None, total=0.3)

    with pytest.raises(TimeoutError, match=r"timeout.total"):
        await connect(server, clock=SystemClock(), timeout=timeout, retry=None).request("GET", "/x")


async def test_a_reader_of_a_stream_may_take_its_time(
    serve: Serve, connect: Connect, clock: FakeClock
) -> None:
    pieces = [b"x" * 100] * 5
    server = await serve(answer(200, chunked(*pieces), Transfer_Encoding="chunked"))

    async with connect(server, timeout=Timeout(total=10, read=5, min_rate=1024)).stream(
        "GET", "/x"
    ) as stream:
        size = 0
        async for piece in stream.bytes():
            size += len(piece)
            clock.advance(3600)

    assert size == 500


async def test_a_stream_that_falls_silent_is_given_up(
    serve: Serve, connect: Connect, clock: FakeClock
) -> None:
    server = await serve((head(200, Content_Length="100") + b"abc", hang))

    async with connect(server).stream("GET", "/x") as stream:
        pieces = stream.bytes()
        assert await anext(pieces) == b"abc"
        waiting = asyncio.ensure_future(anext(pieces))
        await asyncio.sleep(0)
        clock.advance(30)
        with pytest.raises(ReadTimeout, match=r"silent for 30 s") as caught:
            await waiting

    assert (caught.value.phase, len(caught.value.log)) == ("body", 1)


# --- JSON and what comes instead -------------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    [
        b"[" * 200_000,
        b"[" * 600 + b"]" * 600,
        b'{"a":' * 600 + b"1" + b"}" * 600,
        b"NaN",
        b"Infinity",
        b'{"a": -Infinity}',
        b"1" * 5_000,
        b"1e999",
        b"{} {}",
        b"{}x",
        b"{",
        b'"\xff"',
        b"\xef\xbb\xbf{}",
        b'{"a": 1,}',
        b"'a'",
        b"",
    ],
)
async def test_what_is_no_json_is_a_decode_error(serve: Serve, connect: Connect, content: bytes) -> None:
    server = await serve(answer(200, content, Content_Type="application/json"))
    response = await connect(server).request("GET", "/x")

    with pytest.raises(DecodeError, match="200 with") as caught:
        response.json()

    assert caught.value.payload == content
    assert caught.value.response is response
    assert len(str(caught.value)) < 600


@pytest.mark.parametrize(
    ("content", "kind", "message"),
    [
        (b"<html><title>Sign in to the WLAN", "text/html; charset=utf-8", "text/html: '<html><title>Sign in"),
        (b"", "application/json", "an empty body"),
        (b"OK", "text/plain", "text/plain: 'OK'"),
    ],
)
async def test_a_page_instead_of_json_is_named(
    serve: Serve, connect: Connect, content: bytes, kind: str, message: str
) -> None:
    server = await serve(answer(200, content, Content_Type=kind))
    response = await connect(server).request("GET", "/x?key=canary")

    with pytest.raises(DecodeError, match=message) as caught:
        response.json()

    assert "canary" not in str(caught.value)


async def test_json_with_another_content_type_is_json(serve: Serve, connect: Connect) -> None:
    server = await serve(answer(200, b'{"a": 12345678901234567890123}', Content_Type="text/html"))

    assert (await connect(server).request("GET", "/x")).json() == {"a": 12345678901234567890123}


# --- downloads -------------------------------------------------------------------------------


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


async def test_a_download_is_whole(serve: Serve, connect: Connect, tmp_path: Path) -> None:
    server = await serve(answer(503), answer(200, gz(TEXT), Content_Encoding="gzip"))

    path = await connect(server).download("/x", to=tmp_path / "report")

    assert (path, files(tmp_path)) == (tmp_path / "report", {"report": TEXT})


@pytest.mark.parametrize(
    "fault",
    [
        (answer(200, TEXT, length=len(TEXT) + 1), close),
        (answer(200, TEXT, length=len(TEXT) + 1), reset),
        answer(200, gz(TEXT)[:-1], Content_Encoding="gzip"),
        answer(404, b"no"),
        close,
    ],
)
async def test_a_download_that_fails_leaves_the_old_content_and_no_part(
    serve: Serve, connect: Connect, tmp_path: Path, fault: Any
) -> None:
    (tmp_path / "report").write_bytes(b"old")
    server = await serve(fault)

    with pytest.raises(SpecloomError):
        await connect(server, retry=None).download("/x", to=tmp_path / "report")

    assert files(tmp_path) == {"report": b"old"}


async def test_a_download_that_is_cancelled_leaves_the_old_content_and_no_part(
    serve: Serve, connect: Connect, tmp_path: Path
) -> None:
    (tmp_path / "report").write_bytes(b"old")
    server = await serve((answer(200, b"x" * 2 * MIB, length=4 * MIB), hang))
    call = asyncio.create_task(connect(server, timeout=None).download("/x", to=tmp_path / "report"))
    while len(list(tmp_path.iterdir())) < 2:  # noqa: ASYNC110, a file tells nobody
        await asyncio.sleep(0.005)
    call.cancel()

    with pytest.raises(asyncio.CancelledError):
        await call
    assert files(tmp_path) == {"report": b"old"}


async def test_a_download_takes_no_memory_for_what_it_writes(
    serve: Serve, connect: Connect, tmp_path: Path
) -> None:
    server = await serve(answer(200, gz(bytes(100 * MIB), 1), Content_Encoding="gzip"))
    api = connect(server, limits=Limits(body=1000))
    await api.__aenter__()
    tracemalloc.start()
    try:
        await api.download("/x", to=tmp_path / "big")
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()

    assert ((tmp_path / "big").stat().st_size, peak < 12 * MIB) == (100 * MIB, True)


# --- streams ---------------------------------------------------------------------------------


async def test_a_stream_that_is_left_early_gives_its_connection_up(serve: Serve, connect: Connect) -> None:
    endless = (head(200, Transfer_Encoding="chunked"), chunked(b"line 1\n", b"line 2\n", end=b""), hang)
    server = await serve(endless, answer(200, b"next"))
    api = connect(server, limits=Limits(connections=1))

    async with api.stream("GET", "/x") as stream:
        async for line in stream.lines():
            assert line == "line 1"
            break

    assert (await api.request("GET", "/y")).content == b"next"


async def test_a_stream_that_was_read_leaves_its_connection_for_the_next(
    serve: Serve, connect: Connect
) -> None:
    server = await serve(answer(200, b"1\n2\n"), answer(200))
    api = connect(server)

    async with api.stream("GET", "/x") as stream:
        assert [line async for line in stream.json_lines()] == [1, 2]
    await api.request("GET", "/y")

    assert server.connections == 1


async def test_a_stream_that_fails_at_its_head_is_an_error_as_usual(serve: Serve, connect: Connect) -> None:
    server = await serve(answer(404, b"no"), close)
    api = connect(server, retry=None)

    with pytest.raises(NotFound):
        async with api.stream("GET", "/x"):
            pass
    with pytest.raises(ConnectionLost):
        async with api.stream("GET", "/x"):
            pass


async def test_a_million_lines_take_no_more_memory_than_a_thousand(serve: Serve, connect: Connect) -> None:
    async def lines(peer: Any) -> None:
        piece = chunked(b'{"number": 1}\n' * 5_000, end=b"")
        await peer.write(head(200, Transfer_Encoding="chunked"))
        for _ in range(20):
            await peer.write(piece)
        await peer.write(b"0\r\n\r\n")

    server = await serve(lines)
    api = connect(server)
    await api.__aenter__()
    count = 0
    tracemalloc.start()
    try:
        async with api.stream("GET", "/x") as stream:
            async for _ in stream.json_lines():
                count += 1
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()

    assert (count, peak < 4 * MIB) == (100_000, True)
