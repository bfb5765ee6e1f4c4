"""Faults of the transport on the wire: silence, dripping, TLS, names, resets, framing that lies.

That what is no HTTP at all is a `ProtocolError` is in `test_bodies`.
"""

from __future__ import annotations

import asyncio
import gzip
import hashlib
import socket
import ssl
import threading
import time
import traceback
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, contextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from specloom import TLS, Limits, Timeout
from specloom.errors import (
    CertificateError,
    ConnectError,
    ConnectTimeout,
    DeadlineExceeded,
    ProtocolError,
    ProxyError,
    ReadTimeout,
    ResponseTruncated,
    SizeLimitExceeded,
    StatusError,
    TransportError,
)
from specloom.testing import FakeClock

from .server import Connect, Serve
from .steps import Peer, answer, chunked, close, drip, endless, hang, head, reset, stall, wait_for

QUICK = Timeout(read=0.03)


# --- silence ----------------------------------------------------------------------------------


async def test_silence_after_accept_ends_with_the_read_timeout(serve: Serve, connect: Connect) -> None:
    server = await serve(greeting=stall)

    with pytest.raises(ReadTimeout, match=r"silent for 0.03 s \(timeout.read\)") as caught:
        await connect(server, clock=None, timeout=QUICK, retry=None).request("GET", "/x")

    assert (caught.value.phase, caught.value.maybe_processed, server.wire) == ("wait", True, 0)


@pytest.mark.parametrize("method", ["GET", "POST"])
async def test_an_answer_that_came_while_the_program_computed_is_no_silence(
    method: str, serve: Serve, connect: Connect
) -> None:
    async def answer_and_compute(peer: Peer) -> None:
        await peer.write(answer(200, b"here"))
        time.sleep(0.4)  # noqa: ASYNC251, that nothing else goes on is the point

    server = await serve(answer_and_compute)
    api = connect(server, clock=None, timeout=Timeout(read=0.1), retry=None)

    assert (await api.request(method, "/x")).content == b"here"


async def test_a_body_that_drips_a_byte_at_a_time_is_given_up(serve: Serve, connect: Connect) -> None:
    server = await serve((head(200, Content_Length="999999"), drip(b"x" * 999_999, every=0.002)))
    timeout = Timeout(read=0.2, min_rate=100_000)

    with pytest.raises(
        ReadTimeout, match=r"less than 100000 bytes per second \(timeout.min_rate\)"
    ) as caught:
        await connect(server, clock=None, timeout=timeout, retry=None).request("GET", "/x")

    assert (caught.value.phase, server.wire) == ("body", 1)
    await server.is_left_alone()


async def test_dripping_runs_into_the_total_where_no_rate_is_asked_for(
    serve: Serve, connect: Connect
) -> None:
    server = await serve((head(200, Content_Length="999999"), drip(b"x" * 999_999, every=0.002)))
    timeout = Timeout(read=5, min_rate=None, total=0.1)

    with pytest.raises(DeadlineExceeded, match=r"timeout\.total"):
        await connect(server, clock=None, timeout=timeout).request("GET", "/x")

    assert server.wire == 1


async def test_a_head_that_drips_is_given_up(serve: Serve, connect: Connect) -> None:
    server = await serve(always=drip(b"HTTP/1.1 200 OK\r\nX: " + b"x" * 9999, every=0.002))

    with pytest.raises(ReadTimeout):
        await connect(server, clock=None, timeout=QUICK, retry=None).request("GET", "/x")

    assert server.wire == 1
    await server.is_left_alone()


async def test_a_reader_of_a_stream_may_take_its_time(
    serve: Serve, connect: Connect, clock: FakeClock
) -> None:
    server = await serve(head(200, Transfer_Encoding="chunked") + chunked(*[b"x" * 100] * 5))
    timeout = Timeout(total=10, read=5, min_rate=1024)
    size = 0
    async with connect(server, timeout=timeout).stream("GET", "/x") as stream:
        async for piece in stream.bytes():
            size += len(piece)
            clock.advance(3600)

    assert size == 500


async def test_interim_answers_without_end_run_into_the_deadline(serve: Serve, connect: Connect) -> None:
    server = await serve(always=endless(b"HTTP/1.1 102 Processing\r\n\r\n"))

    with pytest.raises(TimeoutError) as caught:
        await connect(server, clock=None, timeout=Timeout(total=0.1)).request("GET", "/x")

    assert (isinstance(caught.value, TransportError), server.wire) == (True, 1)
    await server.is_left_alone()


async def test_interim_answers_do_not_put_off_the_end_of_silence_for_ever(
    serve: Serve, connect: Connect
) -> None:
    server = await serve((b"HTTP/1.1 100 Continue\r\n\r\n" * 3, hang))

    with pytest.raises(ReadTimeout):
        await connect(server, clock=None, timeout=QUICK, retry=None).request("GET", "/x")

    assert server.wire == 1


@pytest.mark.parametrize("interim", ["100 Continue", "102 Processing", "103 Early Hints", "199 Odd"])
async def test_an_interim_answer_is_not_the_answer(interim: str, serve: Serve, connect: Connect) -> None:
    hints = f"HTTP/1.1 {interim}\r\nLink: </a>\r\n\r\n".encode()
    server = await serve((hints, hints, answer(202, b"ok")))

    response = await connect(server).request("POST", "/x")

    assert (response.status_code, response.content, len(response.log), server.wire) == (202, b"ok", 1, 1)
    assert "link" not in response.headers


async def test_a_switch_of_protocols_that_nobody_asked_for_is_an_error(
    serve: Serve, connect: Connect
) -> None:
    switch = b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\nabc"
    server = await serve((switch, hang), answer(200, b"fine"))
    api = connect(server, retry=None, limits=Limits(connections=1))

    with pytest.raises((StatusError, ProtocolError)):
        await api.request("GET", "/x")

    assert (await api.request("GET", "/y")).content == b"fine"
    assert (server.wire, server.connections) == (2, 2)


# --- TLS --------------------------------------------------------------------------------------


async def test_a_handshake_that_stalls_is_no_connection(serve: Serve, connect: Connect) -> None:
    server = await serve(greeting=hang, scheme="https")

    with pytest.raises(ConnectTimeout, match=r"no connection within 0.03 s \(timeout.connect\)") as caught:
        await connect(server, clock=None, timeout=Timeout(connect=0.03), retry=None).request("POST", "/x")

    assert (caught.value.phase, caught.value.maybe_processed, server.wire) == ("connect", False, 0)
    await server.is_left_alone()


async def test_tls_to_a_plain_port_is_no_connection(serve: Serve, connect: Connect) -> None:
    async def refuse(peer: Peer) -> None:
        await peer.reader.read(1)
        await peer.write(answer(400))
        peer.close()

    server = await serve(greeting=refuse, scheme="https")

    with pytest.raises(ConnectError, match="TLS failed") as caught:
        await connect(server).request("POST", "/x", json={})

    assert not isinstance(caught.value, CertificateError)
    assert (caught.value.phase, len(caught.value.log), server.connections, server.wire) == (
        "connect",
        3,
        3,
        0,
    )


async def test_plain_http_to_a_tls_port_is_a_lost_connection(
    serve: Serve, connect: Connect, authority: Any
) -> None:
    server = await serve(tls=authority.server(), scheme="http")

    with pytest.raises(TransportError) as caught:
        await connect(server, retry=None).request("GET", "/x")

    assert (caught.value.phase, server.wire) == ("wait", 0)


@pytest.mark.parametrize("problem", ["untrusted", "expired", "another host"])
async def test_a_certificate_that_is_not_right_is_refused_once_and_nothing_is_sent(
    problem: str, serve: Serve, connect: Connect, authority: Any, stranger: Any
) -> None:
    contexts = {
        "untrusted": stranger.server(),
        "expired": authority.server(expired=True),
        "another host": authority.server("elsewhere.example"),
    }
    server = await serve(tls=contexts[problem])
    api = connect(server, token="canary", ssl_certificate=authority.file)

    with pytest.raises(CertificateError, match=r"127.0.0.1:[0-9]+: the certificate was refused") as caught:
        await api.request("GET", "/x")

    assert (caught.value.phase, caught.value.maybe_processed) == ("connect", False)
    assert (len(caught.value.log), server.wire) == (1, 0)


async def test_a_context_of_the_programs_own_is_used(serve: Serve, connect: Connect, authority: Any) -> None:
    server = await serve(answer(200), tls=authority.server())
    context = ssl.create_default_context(cafile=str(authority.file))

    assert (await connect(server, tls=context).request("GET", "/x")).status_code == 200


@pytest.mark.parametrize(
    ("pinned", "trusted", "verify", "is_fine"),
    [
        (True, True, True, True),
        (True, False, False, True),
        (True, False, True, False),  # a pin is beside the usual checks, not instead of them
        (False, True, True, False),
        (False, False, False, False),
    ],
)
async def test_a_certificate_may_be_pinned(
    pinned: bool, trusted: bool, verify: bool, is_fine: bool, serve: Serve, connect: Connect, authority: Any
) -> None:
    server = await serve(always=answer(200), tls=authority.server())
    pem = await asyncio.to_thread(ssl.get_server_certificate, ("127.0.0.1", server.port))
    digest = hashlib.sha256(ssl.PEM_cert_to_DER_cert(pem)).hexdigest() if pinned else "ab" * 32
    tls = TLS(verify=verify, ca_file=str(authority.file) if trusted else None, fingerprint=digest)
    call = connect(server, tls=tls).request("GET", "/x")

    if is_fine:
        assert (await call).status_code == 200
    else:
        with pytest.raises(CertificateError):
            await call
    assert server.wire == is_fine


async def test_a_client_shows_its_certificate_where_it_is_asked_for(
    serve: Serve, connect: Connect, authority: Any, tmp_path: Path
) -> None:
    own = tmp_path / "client.pem"
    authority.issue("client@example.org").private_key_and_cert_chain_pem.write_to_path(own)
    server = await serve(always=answer(200), tls=authority.server(asks_back=True))
    with_it = connect(server, tls=TLS(ca_file=str(authority.file), client_cert=str(own)))

    assert (await with_it.request("GET", "/x")).status_code == 200
    with pytest.raises(TransportError):
        await connect(server, ssl_certificate=authority.file, retry=None).request("GET", "/x")
    assert server.wire == 1


async def test_a_certificate_may_be_exchanged_while_the_connection_is_open(
    serve: Serve, connect: Connect, authority: Any, tmp_path: Path
) -> None:
    own = tmp_path / "client.pem"
    authority.issue("client@example.org").private_key_and_cert_chain_pem.write_to_path(own)
    server = await serve(answer(200), tls=authority.server(asks_back=True))
    context = ssl.create_default_context(cafile=str(authority.file))
    api = connect(server, tls=context, retry=None)
    with pytest.raises(TransportError):
        await api.request("GET", "/x")

    context.load_cert_chain(own)

    assert (await api.request("GET", "/x")).status_code == 200


@contextmanager
def strict_server(context: ssl.SSLContext) -> Iterator[tuple[str, list[str]]]:
    """A server that tells why it refuses a handshake, which one of asyncio never does; and what it refused."""
    refused: list[str] = []

    def serve_one() -> None:
        plain, _ = listening.accept()
        tls = context.wrap_socket(plain, server_side=True, do_handshake_on_connect=False)
        try:
            tls.do_handshake()
        except ssl.SSLError as error:
            refused.append(str(error.reason))
        with socket.socket(fileno=tls.detach()) as rest:
            rest.shutdown(socket.SHUT_WR)
            while rest.recv(65536):  # or the alert would be lost in a reset
                pass

    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=serve_one, daemon=True)
        thread.start()
        yield f"https://127.0.0.1:{listening.getsockname()[1]}", refused
        thread.join(10)


@pytest.mark.parametrize(
    ("own", "version", "message"),
    [
        (None, "TLSv1_3", r"the server asks for a certificate \(TLSV13_ALERT_CERTIFICATE_REQUIRED\)"),
        ("stranger", "TLSv1_3", r"our certificate was refused \(TLSV1_ALERT_UNKNOWN_CA\)"),
        ("stranger", "TLSv1_2", r"our certificate was refused \(TLSV1_ALERT_UNKNOWN_CA\)"),
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST"])
async def test_a_server_that_wants_another_certificate_of_us_is_asked_once(
    method: str, own: str | None, version: str, message: str, connect: Connect, authority: Any, stranger: Any,
    tmp_path: Path,
) -> None:  # fmt: skip
    context = authority.server(asks_back=True)
    context.maximum_version = ssl.TLSVersion[version]
    file = tmp_path / "client.pem"
    stranger.issue("client@example.org").private_key_and_cert_chain_pem.write_to_path(file)
    tls = TLS(ca_file=str(authority.file), client_cert=str(file) if own else None)

    with strict_server(context) as (url, refused):
        async with connect(url, tls=tls) as api:
            with pytest.raises(CertificateError, match=rf"^127\.0\.0\.1:[0-9]+: {message}; tls=") as caught:
                await api.request(method, "/x", json={})

    error = caught.value
    assert (error.phase, error.maybe_processed, len(error.log), len(refused)) == ("connect", False, 1, 1)


@pytest.mark.parametrize("content", [None, "", "nonsense"])
async def test_a_ca_file_that_is_none_is_named_and_may_be_put_right(
    content: str | None, serve: Serve, connect: Connect, authority: Any, tmp_path: Path
) -> None:
    server = await serve(answer(200), tls=authority.server())
    path = tmp_path / "ca.pem"
    if content is not None:
        path.write_text(content)
    api = connect(server, ssl_certificate=path)
    for _ in range(2):
        with pytest.raises(ValueError, match=r"ca\.pem"):
            await api.request("GET", "/x")
    path.write_bytes(authority.file.read_bytes())

    assert (await api.request("GET", "/x")).status_code == 200
    assert (server.wire, server.connections) == (1, 1)


# --- no connection ----------------------------------------------------------------------------


async def test_a_name_that_is_not_found_is_asked_for_three_times(connect: Connect, clock: FakeClock) -> None:
    with pytest.raises(ConnectError, match=r"nowhere\.invalid:80: the name was not found") as caught:
        await connect("http://nowhere.invalid").request("POST", "/x", json={})

    assert (caught.value.maybe_processed, len(caught.value.log), clock.slept) == (False, 3, [0.25, 0.5])


async def test_a_connection_that_is_refused_is_tried_again_also_for_a_post(
    serve: Serve, connect: Connect
) -> None:
    server = await serve()
    await server.refuse()

    with pytest.raises(ConnectError, match=r"127.0.0.1:[0-9]+: connection refused") as caught:
        await connect(server).request("POST", "/x", json={})

    assert (caught.value.phase, caught.value.maybe_processed, len(caught.value.log)) == ("connect", False, 3)
    assert server.wire == 0


async def test_a_proxy_that_cannot_be_reached_is_no_connection(serve: Serve, connect: Connect) -> None:
    proxy = await serve()
    await proxy.refuse()

    with pytest.raises(ConnectError, match="the proxy cannot be reached"):
        await connect("http://api.invalid", proxy=proxy.url).request("GET", "/x")


@pytest.mark.parametrize(
    ("status", "requests", "gave_up"),
    [(407, 1, "not_retryable"), (403, 1, "not_retryable"), (302, 1, "not_retryable"), (503, 3, "attempts")],
)
@pytest.mark.parametrize("method", ["GET", "POST"])
async def test_a_proxy_that_refuses_is_asked_again_only_where_that_will_pass(
    method: str, status: int, requests: int, gave_up: str, serve: Serve, connect: Connect
) -> None:
    proxy = await serve(always=answer(status, b"canary", X_Reason="canary"))
    address = proxy.url.replace("http://", "http://name:canary@")

    with pytest.raises(ProxyError, match=rf"^api\.invalid:443: the proxy answered {status}") as caught:
        await connect("https://api.invalid", proxy=address).request(method, "/x", json={})

    error = caught.value
    assert (error.status_code, error.phase, error.maybe_processed) == (status, "connect", False)
    assert (error.gave_up, len(error.log)) == (gave_up, requests)
    assert proxy.targets == ["CONNECT api.invalid:443"] * requests
    assert "canary" not in "".join(traceback.format_exception(error)) + repr(error.__dict__)


@pytest.mark.parametrize("end", [close, reset])
@pytest.mark.parametrize("method", ["GET", "POST"])
async def test_a_proxy_that_hangs_up_is_asked_once_for_each_attempt(
    method: str, end: Any, serve: Serve, connect: Connect
) -> None:
    proxy = await serve(always=end)

    with pytest.raises(ConnectError, match=r"^api\.invalid:443: ") as caught:
        await connect("https://api.invalid", proxy=proxy.url).request(method, "/x")

    assert (proxy.wire, len(caught.value.log), caught.value.maybe_processed) == (3, 3, False)


# --- resets -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "phase", "status"),
    [
        (b"", "wait", None),
        (b"HTTP/1.1 200 OK\r\nContent-Le", "wait", None),
        (answer(200, b"abc", length=9), "body", None),
        (head(200, Transfer_Encoding="chunked") + b"5\r\nab", "body", None),
    ],
    ids=["before the head", "in the head", "in the body", "in a chunk"],
)
@pytest.mark.parametrize("end", [close, reset])
async def test_a_connection_that_breaks_says_where_and_is_tried_again(
    before: bytes, phase: str, status: int | None, end: Any, serve: Serve, connect: Connect
) -> None:
    server = await serve(always=(before, end))

    with pytest.raises(TransportError) as caught:
        await connect(server).request("GET", "/x")

    assert [(one.phase, one.status) for one in caught.value.log] == [(phase, status)] * 3
    assert isinstance(caught.value, ResponseTruncated) == (phase == "body")
    assert (caught.value.phase, caught.value.maybe_processed, server.wire) == (phase, True, 3)


async def _once() -> AsyncIterator[bytes]:
    yield b"abc"


@pytest.mark.parametrize(
    "options",
    [{"json": {}}, {"json": {}, "headers": {"Accept": None}}, {"data": _once}],
    ids=["the short way", "through the session", "a body that can be sent once"],
)
@pytest.mark.parametrize("tls", [False, True], ids=["plain", "TLS"])
async def test_a_post_is_not_lost_to_a_connection_that_was_closed_while_the_program_computed(
    options: dict[str, Any], tls: bool, serve: Serve, connect: Connect, authority: Any
) -> None:
    """The event loop has not told yet: there was no await between the end of the connection and the call."""
    server = await serve(always=answer(200), tls=authority.server() if tls else None)
    api = connect(server, ssl_certificate=authority.file)
    await api.request("POST", "/first", json={})
    [peer] = server._peers.values()
    peer.writer.get_extra_info("socket").shutdown(socket.SHUT_RDWR)

    given = {"data": _once()} if "data" in options else options
    response = await api.request("POST", "/second", **given)

    assert (len(response.log), server.targets, server.connections) == (1, ["POST /first", "POST /second"], 2)


# --- framing that lies ------------------------------------------------------------------------

CHUNKED = head(200, Transfer_Encoding="chunked")
LIES: dict[str, Any] = {
    "a chunk of size -1": (CHUNKED + b"-1\r\nabc\r\n", hang),
    "a chunk size of letters": (CHUNKED + b"zz\r\nabc\r\n", hang),
    "a chunk size of 99 digits": (CHUNKED + b"f" * 99 + b"\r\nabc\r\n", hang),
    "a chunk that is longer than it says": (CHUNKED + b"2\r\nabcdef\r\n0\r\n\r\n", hang),
    "an empty chunk size": (CHUNKED + b"\r\nabc\r\n", hang),
    "a length below zero": (head(200, Content_Length="-5"), hang),
    "a length of letters": (head(200, Content_Length="five"), hang),
    "a length with a sign": (head(200, Content_Length="+5") + b"hello", hang),
    "a length in hexadecimal": (head(200, Content_Length="0x5") + b"hello", hang),
    "a length of 30 digits": (head(200, Content_Length="9" * 30), hang),
    "two lengths": (b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello!", hang),
    "two lengths in one": (head(200, Content_Length="5, 6") + b"hello!", hang),
    "a length and chunks": (
        b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
        hang,
    ),
    "chunks and a length": (
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
        hang,
    ),
    "more than was announced": (answer(200, b"hello", length=2), hang),
    "a body beside a 204": (answer(204, b"hello"), hang),
}


@pytest.mark.parametrize("lie", LIES)
async def test_framing_that_lies_is_a_protocol_error_and_its_connection_is_given_up(
    lie: str, serve: Serve, connect: Connect
) -> None:
    server = await serve(LIES[lie], answer(200, b"fine"))
    api = connect(server, limits=Limits(connections=1))

    with pytest.raises(ProtocolError) as caught:
        await api.request("GET", "/x")

    assert not isinstance(caught.value, ResponseTruncated)
    assert (server.wire, len(caught.value.log)) == (1, 1)
    assert "400" not in str(caught.value)
    assert (await api.request("GET", "/y")).content == b"fine"
    assert server.connections == 2


@pytest.mark.parametrize(
    ("lie", "message"),
    [
        (
            head(200, Transfer_Encoding="gzip, chunked") + chunked(gzip.compress(b"hello")),
            "a Transfer-Encoding other than chunked",
        ),
        (answer(206, b"hello", Content_Range="bytes 0-4/9"), "a part came"),
    ],
    ids=["compressed on its way", "a part"],
)
async def test_a_body_that_is_not_what_was_asked_for_is_a_protocol_error(
    lie: bytes, message: str, serve: Serve, connect: Connect
) -> None:
    server = await serve(lie, answer(200, b"fine"))
    api = connect(server, limits=Limits(connections=1))

    with pytest.raises(ProtocolError, match=message) as caught:
        await api.request("GET", "/x")

    assert (caught.value.maybe_processed, server.wire) == (True, 1)
    assert (await api.request("GET", "/y")).content == b"fine"


async def test_a_part_of_a_body_is_an_answer_to_whoever_asks_for_one(serve: Serve, connect: Connect) -> None:
    server = await serve(always=answer(206, b"hello", Content_Range="bytes 0-4/9"))
    api = connect(server)

    asked = await api.request("GET", "/x", headers={"range": "bytes=0-4"})
    expected = await api.request("GET", "/x", expected_status=206)

    assert [asked.content, expected.content] == [b"hello", b"hello"]


async def test_a_part_that_nobody_asked_for_is_no_download(
    serve: Serve, connect: Connect, tmp_path: Path
) -> None:
    server = await serve(answer(206, b"hello", Content_Range="bytes 0-4/9"))

    with pytest.raises(ProtocolError, match=r"a part came \(206\), and nobody asked for one"):
        await connect(server).download("/x", to=tmp_path / "file")

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("way", ["short", "session"])
@pytest.mark.parametrize("garbage", [b"no size of a chunk", b"5\r\nhello\rworld\r\n"], ids=["size", "end"])
async def test_a_body_that_breaks_the_rules_behind_its_beginning_is_not_waited_for(
    garbage: bytes, way: str, serve: Serve, connect: Connect
) -> None:
    """The clock stands still: no timeout would end it."""
    go_on = asyncio.Event()
    script = (head(200, Transfer_Encoding="chunked"), b"2\r\nhi\r\n", wait_for(go_on), garbage, stall)
    server = await serve(script, answer(200, b"fine"))
    async with AsyncExitStack() as sessions:
        options: dict[str, Any] = {}
        if way == "session":
            traces = [aiohttp.TraceConfig()]
            options["session"] = await sessions.enter_async_context(
                aiohttp.ClientSession(trace_configs=traces)
            )
        api = connect(server, **options)

        async with api.stream("GET", "/x") as response:
            go_on.set()
            with pytest.raises(ProtocolError):
                await response.read(100)

        assert (await api.request("GET", "/y")).content == b"fine"


@pytest.mark.parametrize("is_late", [True, False])
async def test_a_body_beside_an_answer_to_head_is_nobodys(
    is_late: bool, serve: Serve, connect: Connect
) -> None:
    go_on, done = asyncio.Event(), asyncio.Event()

    async def tell(_: Peer) -> None:
        done.set()

    late = (answer(200, length=5), wait_for(go_on), b"hello", tell)
    server = await serve(late if is_late else answer(200, b"hello"), answer(200, b"fine"))
    api = connect(server)
    assert (await api.request("HEAD", "/x")).content == b""
    if is_late:
        go_on.set()
        await done.wait()
        await asyncio.sleep(0.01)  # on its way through the loopback

    assert (await api.request("GET", "/y")).content == b"fine"
    assert (server.targets, server.connections) == (["HEAD /x", "GET /y"], 2 if is_late else 1)


@pytest.mark.parametrize(("status", "connections"), [(200, 2), (204, 1), (304, 1)])
async def test_an_answer_to_head_has_no_body_whatever_its_length_says(
    status: int, connections: int, serve: Serve, connect: Connect
) -> None:
    server = await serve(answer(status, length=10**12, Content_Encoding="gzip"), answer(200))
    api = connect(server)

    response = await api.request("HEAD", "/x", expected_status=(200, 204, 304))
    await api.request("GET", "/y")

    assert (response.content, response.headers["content-length"]) == (b"", str(10**12))
    assert (server.wire, server.connections) == (2, connections)


@pytest.mark.parametrize("way", ["short", "session"])
@pytest.mark.parametrize("body", ["whole", "part", "none", "chunked"])
async def test_a_body_that_comes_behind_an_answer_to_head_is_not_waited_for(
    body: str, way: str, serve: Serve, connect: Connect
) -> None:
    """As waitress does it: what HEAD announces comes too, with it or in a piece of its own, at any time."""
    never = asyncio.Event()
    first = {
        "whole": answer(200, b"hello"),
        "part": answer(200, b"HTTP/1.1 200 OK\r\n", length=999),
        "none": answer(200, length=5),
        "chunked": head(200, Transfer_Encoding="chunked") + b"5\r\nhel",
    }
    server = await serve((first[body], wait_for(never)), answer(200, b"fine"))
    async with AsyncExitStack() as sessions:
        options: dict[str, Any] = {}
        if way == "session":
            traces = [aiohttp.TraceConfig()]
            options["session"] = await sessions.enter_async_context(
                aiohttp.ClientSession(trace_configs=traces)
            )
        api = connect(server, **options)
        if body == "whole":
            never.set()
        assert (await api.request("HEAD", "/x")).content == b""

        assert (await api.request("GET", "/y")).content == b"fine"
    assert server.targets == ["HEAD /x", "GET /y"]


async def test_an_answer_to_head_that_announces_nothing_costs_no_connection(
    serve: Serve, connect: Connect
) -> None:
    server = await serve(answer(200), answer(404), answer(200))
    api = connect(server)

    await api.request("HEAD", "/x")
    await api.request("HEAD", "/y", expected_status=404)
    await api.request("GET", "/z")

    assert (server.wire, server.connections) == (3, 1)


@pytest.mark.parametrize(
    "large",
    [
        answer(200, Set_Cookie="session=canary" + "x" * 9_000),
        head(200, Content_Length="0", **{f"X_{number}": "canary" for number in range(200)}),
        b"HTTP/1.1 200 " + b"canary" * 2_000 + b"\r\nContent-Length: 0\r\n\r\n",
    ],
    ids=["a header of 9 KB", "200 headers", "a reason of 12 KB"],
)
async def test_a_head_that_is_larger_than_allowed_is_refused_and_not_shown(
    large: bytes, serve: Serve, connect: Connect
) -> None:
    server = await serve(always=large)

    with pytest.raises(SizeLimitExceeded, match=r"limits\.header_size, limits\.headers") as caught:
        await connect(server).request("GET", "/x")

    assert ("canary" in str(caught.value), server.wire) == (False, 1)


async def test_larger_heads_may_be_allowed(serve: Serve, connect: Connect) -> None:
    server = await serve(answer(200, **{f"X_{number}": "x" * 9_000 for number in range(200)}))

    response = await connect(server, limits=Limits(header_size=10_000, headers=300)).request("GET", "/x")

    assert len(response.headers) == 201


async def test_a_head_without_end_is_cut_off(serve: Serve, connect: Connect) -> None:
    server = await serve((b"HTTP/1.1 200 OK\r\n", endless(b"X: " + b"x" * 1000 + b"\r\n")))

    with pytest.raises((SizeLimitExceeded, ProtocolError)):
        await connect(server).request("GET", "/x")

    assert server.wire == 1
    await server.is_left_alone()
