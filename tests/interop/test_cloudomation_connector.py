"""The REST connector of document 000 on the wire: its examples, and each row of its table of inputs.

The server is the raw socket of tests/faults: no HTTP library takes part in it, and every byte is kept.
"""

from __future__ import annotations

import pickle
import re
import ssl
import traceback
from base64 import b64encode
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import pytest
import trustme

from specloom import CertificateError, OAuth2, ReadTimeout, RestConnector, RestOutputs, RestPool
from specloom.errors import ConnectTimeout, DeadlineExceeded, RedirectError
from specloom.testing import FakeClock

from ..faults.server import FaultServer, Serve
from ..faults.steps import Peer, Received, answer, close, hang, head, reset


@pytest.fixture
async def serve() -> AsyncIterator[Serve]:
    async with AsyncExitStack() as servers:

        async def start(*script: Any, **options: Any) -> FaultServer:
            return await servers.enter_async_context(FaultServer(*script, **options))

        yield start


@pytest.fixture
def clock() -> FakeClock:
    """Pauses take no time, and nothing times out unless the test moves the clock."""
    return FakeClock()


@pytest.fixture
async def pool(clock: FakeClock) -> AsyncIterator[RestPool]:
    async with RestPool(clock=clock) as pool:
        yield pool


def report(folder: Path) -> str:
    """The report.txt of the document: 608 bytes."""
    path = folder / "report.txt"
    path.write_bytes(b"a line of the report\r\n" * 27 + b"the last line.")
    assert path.stat().st_size == 608
    return str(path)


def host(server: FaultServer) -> str:
    return f"{server.host}:{server.port}"


# --- the examples of the document ------------------------------------------------------------


async def test_example_of_a_joke(serve: Serve) -> None:
    """``joke = child_execution.get('output_value')['json']['value']['joke']``"""
    server = await serve(answer(json={"type": "success", "value": {"id": 1, "joke": "Haha."}}))

    outputs = await RestConnector(url=f"{server.url}/jokes/random").run()
    joke = outputs.output_value["json"]["value"]["joke"]

    assert (server.targets, joke, outputs.json["value"]["joke"]) == (["GET /jokes/random"], "Haha.", "Haha.")


async def test_example_of_parts_of_a_url(serve: Serve, pool: RestPool) -> None:
    """The resulting URL is ``https://httpbin.org/anything/some/path?query=parameter``."""
    server = await serve(answer())

    await pool.run(
        RestConnector(
            scheme="http",
            hostname=host(server),
            base_path="anything",
            path="some/path",
            params={"query": "parameter"},
        )
    )

    assert server.targets == ["GET /anything/some/path?query=parameter"]


def test_the_scheme_of_a_url_of_parts_is_https() -> None:
    connector = RestConnector(
        hostname="httpbin.org", base_path="anything", path="some/path", params={"query": "parameter"}
    )

    assert connector._plan.url == "https://httpbin.org/anything/some/path?query=parameter"


async def test_example_of_a_multipart(serve: Serve, pool: RestPool, tmp_path: Path) -> None:
    """Byte for byte what the document prints. Its Content-Length of 991 is not the sum of its lines, 981 is."""
    server = await serve(answer())
    multipart = {
        "parts": [
            {"name": "string-field", "value": "spam & eggs"},
            {"name": "file", "file": report(tmp_path)},
        ]
    }

    await pool.run(RestConnector(url=f"{server.url}/post", method="POST", multipart=multipart))

    sent = server.received[0]
    content_type = sent.header("content-type") or ""
    boundary = content_type.removeprefix("multipart/mixed; boundary=")
    assert re.fullmatch("[0-9a-f]{32}", boundary)
    assert (sent.line, sent.header("content-length"), sent.header("transfer-encoding")) == (
        "POST /post HTTP/1.1",
        "981",
        None,
    )
    assert (
        sent.wire_body
        == (
            f"--{boundary}\r\n"
            "Content-Type: text/plain; charset=utf-8\r\n"
            'Content-Disposition: form-data; name="string-field"\r\n'
            "Content-Length: 11\r\n"
            "\r\n"
            "spam & eggs\r\n"
            f"--{boundary}\r\n"
            "Content-Type: text/plain; charset=utf-8\r\n"
            'Content-Disposition: form-data; name="file"; filename="report.txt"\r\n'
            "Content-Length: 608\r\n"
            "\r\n"
            f"{Path(report(tmp_path)).read_bytes().decode()}\r\n"
            f"--{boundary}--\r\n"
        ).encode()
    )


async def test_example_of_a_multipart_that_is_modified(serve: Serve, pool: RestPool, tmp_path: Path) -> None:
    """Byte for byte what the document prints, its Content-Length of 848 included."""
    server = await serve(answer())
    multipart = {
        "content-type": "application/my-custom-content-type",
        "boundary": "my-custom-boundary",
        "parts": [
            {
                "name": "string-field",
                "value": "<pre>spam & eggs</pre>",
                "content-type": "text/html",
                "content-disposition": False,
                "content-length": False,
            },
            {
                "name": "file",
                "file": report(tmp_path),
                "content-disposition": 'form-data; filename="report.txt"',
            },
        ],
    }

    await pool.run(RestConnector(url=f"{server.url}/post", method="POST", multipart=multipart))

    sent = server.received[0]
    assert (sent.header("content-length"), sent.header("content-type")) == (
        "848",
        "application/my-custom-content-type; boundary=my-custom-boundary",
    )
    assert (
        sent.wire_body
        == (
            "--my-custom-boundary\r\n"
            "Content-Type: text/html\r\n"
            "\r\n"
            "<pre>spam & eggs</pre>\r\n"
            "--my-custom-boundary\r\n"
            "Content-Type: text/plain; charset=utf-8\r\n"
            'Content-Disposition: form-data; filename="report.txt"\r\n'
            "Content-Length: 608\r\n"
            "\r\n"
            f"{Path(report(tmp_path)).read_bytes().decode()}\r\n"
            "--my-custom-boundary--\r\n"
        ).encode()
    )


# --- the rows of the table of inputs that are seen in one request ----------------------------


def lines(request: Received) -> list[str]:
    return [f"{name}: {value}" for name, value in request.headers]


# Name of the row, inputs beside the URL, and what the request must hold.
REQUESTS: list[tuple[str, dict[str, Any], str, list[str], bytes]] = [
    (
        "authentication_method",
        {"authentication_method": "basic", "username": "ada", "password": "secret"},
        "GET /x",
        [f"authorization: Basic {b64encode(b'ada:secret').decode()}"],
        b"",
    ),
    (
        "username",
        {"authentication_method": "basic", "username": "key"},
        "GET /x",
        [f"authorization: Basic {b64encode(b'key:').decode()}"],
        b"",
    ),
    (
        "password",
        {"authentication_method": "basic", "username": "ä", "password": "ö:"},
        "GET /x",
        [f"authorization: Basic {b64encode('ä:ö:'.encode()).decode()}"],
        b"",
    ),
    ("cookies", {"cookies": {"sid": "1", "lang": "en"}}, "GET /x", ["cookie: sid=1; lang=en"], b""),
    ("headers", {"headers": {"X-A": "b", "Accept": "a/b"}}, "GET /x", ["x-a: b", "accept: a/b"], b""),
    (
        "json",
        {"json": {"a": [1, None]}, "method": "POST"},
        "POST /x",
        ["content-type: application/json", "content-length: 14"],
        b'{"a":[1,null]}',
    ),
    ("method", {"method": "patch", "json": 1}, "PATCH /x", [], b"1"),
    ("params", {"params": {"a": "b c&d", "e": [1, 2]}}, "GET /x?a=b%20c%26d&e=1&e=2", [], b""),
    (
        "text",
        {"text": "grüezi", "method": "PUT"},
        "PUT /x",
        ["content-type: text/plain; charset=utf-8"],
        "grüezi".encode(),
    ),
    (
        "urlencoded",
        {"urlencoded": {"a": "b c", "d": "é"}, "method": "POST"},
        "POST /x",
        ["content-type: application/x-www-form-urlencoded"],
        b"a=b+c&d=%C3%A9",
    ),
]


@pytest.mark.parametrize(
    ("inputs", "target", "headers", "body"), [row[1:] for row in REQUESTS], ids=[row[0] for row in REQUESTS]
)
async def test_input_on_the_wire(
    serve: Serve, pool: RestPool, inputs: dict[str, Any], target: str, headers: list[str], body: bytes
) -> None:
    server = await serve(answer())

    outputs = await pool.run(RestConnector(url=f"{server.url}/x", **inputs))

    sent = server.received[0]
    assert (outputs.status, server.targets, sent.wire_body) == ("success", [target], body)
    assert [line for line in headers if line not in lines(sent)] == []


async def test_input_data(serve: Serve, pool: RestPool) -> None:
    server = await serve(answer())

    with pytest.warns(DeprecationWarning, match="write json"):
        connector = RestConnector(url=server.url, method="POST", data={"a": 1})
    await pool.run(connector)

    assert (server.bodies, server.sent("content-type")) == ([b'{"a":1}'], ["application/json"])


@pytest.mark.parametrize(
    ("inputs", "target"),
    [
        ({"base_path": "v1"}, "GET /v1"),
        ({"path": "/users/"}, "GET /users/"),
        ({"base_path": "/v1/", "path": "users"}, "GET /v1/users"),
    ],
    ids=["base_path", "path", "both"],
)
async def test_input_hostname_scheme_base_path_and_path(
    serve: Serve, pool: RestPool, inputs: dict[str, Any], target: str
) -> None:
    server = await serve(answer())

    await pool.run(RestConnector(scheme="http", hostname=host(server), **inputs))

    assert server.targets == [target]


async def test_input_url_takes_precedence_over_hostname(serve: Serve, pool: RestPool) -> None:
    server = await serve(answer())

    outputs = await pool.run(RestConnector(url=f"{server.url}/x", hostname="no-such-host.invalid"))

    assert (server.targets, outputs.status) == (["GET /x"], "success")


async def test_input_dst(serve: Serve, pool: RestPool, tmp_path: Path) -> None:
    server = await serve(answer(200, b"\x00" * 100_000), (answer(200, b"cut", length=9), close))
    path = tmp_path / "body.bin"

    stored = await pool.run(RestConnector(url=server.url, dst=str(path)))
    size = path.stat().st_size
    cut = await pool.run(RestConnector(url=server.url, dst=str(path)))

    assert (stored.status, size, "bytes" in stored) == ("success", 100_000, False)
    assert (cut.status, path.stat().st_size, list(tmp_path.iterdir())) == ("error", 100_000, [path])


async def test_input_grant(serve: Serve, clock: FakeClock) -> None:
    tokens = await serve(answer(json={"access_token": "t1", "expires_in": 3600}))
    server = await serve(answer(401), always=answer())
    tokens.add(answer(json={"access_token": "t2", "expires_in": 3600}))
    grants = {"github": OAuth2.client_credentials(f"{tokens.url}/token", "id", "secret")}
    async with RestPool(grants=grants, clock=clock) as pool:
        for _ in range(2):
            await pool.run(RestConnector(url=server.url, grant="github"))

    assert server.sent("authorization") == ["Bearer t1", "Bearer t2", "Bearer t2"]
    assert tokens.targets == ["POST /token"] * 2


# --- redirects -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("inputs", "status", "wire"),
    [({}, 200, 2), ({"allow_redirects": False}, 302, 1), ({"expected_status_code": [302]}, 302, 1)],
    ids=["followed", "not-followed", "expected"],
)
async def test_input_allow_redirects(
    serve: Serve, pool: RestPool, inputs: dict[str, Any], status: int, wire: int
) -> None:
    server = await serve(answer(302, Location="/y"), always=answer())

    outputs = await pool.run(RestConnector(url=server.url, **inputs))

    assert (outputs.status_code, server.wire) == (status, wire)


@pytest.mark.parametrize(
    ("inputs", "wire"), [({}, 11), ({"max_redirects": 2}, 3), ({"max_redirects": 0}, 1)], ids=str
)
async def test_input_max_redirects(serve: Serve, pool: RestPool, inputs: dict[str, Any], wire: int) -> None:
    server = await serve(always=answer(302, Location="/again"))

    outputs = await pool.run(RestConnector(url=server.url, **inputs))

    assert (outputs.status, type(outputs.error), server.wire) == ("error", RedirectError, wire)


async def test_credentials_of_a_connector_stay_at_its_origin(serve: Serve, pool: RestPool) -> None:
    other = await serve(answer())
    server = await serve(answer(302, Location=f"{other.url}/y"))

    await pool.run(
        RestConnector(
            url=server.url,
            authentication_method="basic",
            username="ada",
            password="canary",
            cookies={"sid": "canary"},
            headers={"X-Key": "canary"},
        )
    )

    assert (other.wire, b"canary" in other.everything, b"YWRhOmNhbmFyeQ" in other.everything) == (
        1,
        False,
        False,
    )


# --- retries ---------------------------------------------------------------------------------


async def test_input_retry_backoff(serve: Serve, pool: RestPool, clock: FakeClock) -> None:
    """Pauses of 1, 2, 4, … up to 60 seconds, and no try that starts after 600."""
    server = await serve(always=answer(503))

    outputs = await pool.run(RestConnector(url=server.url))

    assert clock.slept == [1, 2, 4, 8, 16, 32, *[60] * 8]
    assert (outputs.status, outputs.status_code, server.wire, len(outputs.log)) == ("error", 503, 15, 15)
    assert outputs.message.endswith("(retry_backoff deadline)")


async def test_input_retry_backoff_of_ones_own(serve: Serve, pool: RestPool, clock: FakeClock) -> None:
    server = await serve(always=answer(502))
    backoff = {"initial": 0.1, "multiplier": 30, "maximum": 5, "deadline": 20}

    await pool.run(RestConnector(url=server.url, method="POST", text="x", retry_backoff=backoff))

    assert (clock.slept, server.bodies) == ([1, 3, 5, 5, 5], [b"x"] * 6)


@pytest.mark.parametrize(
    ("pause", "slept"), [("30", 30), ("0", 1), ("0.2", 1), ("soon", 1), ("3600", None)], ids=str
)
async def test_a_server_may_ask_for_a_longer_pause(
    serve: Serve, pool: RestPool, clock: FakeClock, pause: str, slept: float | None
) -> None:
    server = await serve(answer(503, Retry_After=pause), always=answer())

    outputs = await pool.run(RestConnector(url=server.url))

    assert (clock.slept, outputs.status_code) == (([], 503) if slept is None else ([slept], 200))


@pytest.mark.parametrize(
    ("inputs", "statuses", "wire"),
    [
        ({}, [502, 503, 504, 200], 4),
        ({}, [500], 1),
        ({}, [429], 1),
        ({"retry_status_code": [500, 429]}, [500, 429, 200], 3),
        ({"retry_status_code": []}, [503], 1),
        ({"retry_status_code": [202]}, [202, 202, 200], 3),
        ({"retry_backoff": None}, [503], 1),
    ],
    ids=["default", "500", "429", "chosen", "none", "polling", "never"],
)
async def test_input_retry_status_code(
    serve: Serve, pool: RestPool, inputs: dict[str, Any], statuses: list[int], wire: int
) -> None:
    server = await serve(*[answer(status) for status in statuses])

    outputs = await pool.run(RestConnector(url=server.url, method="POST", **inputs))

    assert (outputs.status_code, server.wire) == (statuses[-1], wire)


@pytest.mark.parametrize("status", [200, 201, 202, 204, 203, 206, 301, 400, 401, 404, 418, 500])
async def test_input_expected_status_code(serve: Serve, pool: RestPool, status: int) -> None:
    server = await serve(answer(status, b"" if status == 204 else b"body"), answer(status))

    usual = await pool.run(RestConnector(url=server.url, allow_redirects=False))
    chosen = await pool.run(RestConnector(url=server.url, expected_status_code=[status]))

    assert (usual.status, usual.status_code, usual.text) == (
        "success" if status in (200, 201, 202, 204) else "error",
        status,
        "" if status == 204 else "body",
    )
    assert (chosen.status, chosen.status_code) == ("success", status)


# --- what comes instead of an answer ---------------------------------------------------------


@pytest.mark.parametrize(
    ("step", "cause", "error", "wire"),
    [
        (close, "ConnectionLost", "UnknownOutcomeError", 3),
        (reset, "ConnectionLost", "UnknownOutcomeError", 3),
        (b"nonsense\r\n\r\n", "ProtocolError", "UnknownOutcomeError", 1),
        ((answer(200, b"cut", length=9), close), "ResponseTruncated", "ResponseTruncated", 3),
    ],
    ids=["closed", "reset", "no-http", "cut"],
)
async def test_a_call_without_a_whole_answer_ends_as_an_error(
    serve: Serve, pool: RestPool, step: Any, cause: str, error: str, wire: int
) -> None:
    server = await serve(always=step)

    outputs = await pool.run(RestConnector(url=server.url, method="POST", text="x"))

    assert (outputs.status, type(outputs.error).__name__, server.wire) == ("error", error, wire)
    assert (outputs.message.startswith(f"POST {server.url}/: "), [row["error"] for row in outputs.log]) == (
        True,
        [cause] * wire,
    )


@pytest.mark.parametrize(
    "step",
    [
        close,
        answer(404, b"none"),
        answer(302, Location="https://user:pass@other.example/?key=1"),
        (answer(200, b"cut", length=9), close),
        answer(200, b"\x1f\x8b", Content_Encoding="gzip"),
        b"nonsense\r\n\r\n",
    ],
    ids=["closed", "404", "redirect", "cut", "gzip", "no-http"],
)
async def test_a_call_that_fails_shows_no_secret(
    serve: Serve, pool: RestPool, caplog: pytest.LogCaptureFixture, step: Any
) -> None:
    caplog.set_level("DEBUG")
    server = await serve(always=step)
    connector = RestConnector(
        url=server.url,
        method="POST",
        json={"password": "canary"},
        params={"key": "canary"},
        headers={"X-Key": "canary"},
        cookies={"sid": "canary"},
        authentication_method="basic",
        username="canary",
        password="canary",
    )

    outputs = await pool.run(connector)

    frames = traceback.StackSummary.extract(
        traceback.walk_tb(None if outputs.error is None else outputs.error.__traceback__), capture_locals=True
    )
    shown = [
        repr(connector),
        repr(outputs),
        str(dict(outputs)),
        repr(outputs.error),
        caplog.text,
        *frames.format(),
    ]
    assert outputs.status == "error"
    assert [one for one in shown if "canary" in one or "Y2FuYXJ5" in one] == []
    assert b"canary" not in pickle.dumps(outputs.error)


async def test_a_server_that_is_not_there_is_tried_three_times(
    serve: Serve, pool: RestPool, clock: FakeClock
) -> None:
    server = await serve()
    await server.refuse()

    outputs = await pool.run(RestConnector(url=server.url))

    assert (outputs.status, clock.slept) == ("error", [1, 2])
    assert outputs.message.endswith("connection refused; given up: 3 without an answer")


async def test_a_connection_lost_once_is_not_noticed(serve: Serve, pool: RestPool) -> None:
    server = await serve(close, answer(json=1))

    outputs = await pool.run(RestConnector(url=server.url))

    assert (outputs.json, server.wire) == (1, 2)


# --- timeouts --------------------------------------------------------------------------------


async def test_input_read_timeout(serve: Serve, pool: RestPool, clock: FakeClock) -> None:
    async def fall_silent(peer: Peer) -> None:
        await peer.write(head(200, Content_Length="9") + b"cut")
        clock.advance(7)
        await hang(peer)

    server = await serve(fall_silent)

    outputs = await pool.run(RestConnector(url=server.url, read_timeout=6, retry_backoff=None))

    assert (outputs.status, type(outputs.error)) == ("error", ReadTimeout)
    assert outputs.message.endswith("the server was silent for 6 s (read_timeout)")


async def test_input_total_timeout(serve: Serve, pool: RestPool, clock: FakeClock) -> None:
    async def take_long(peer: Peer) -> None:
        clock.advance(6)
        await hang(peer)

    server = await serve(answer(503), take_long)

    outputs = await pool.run(RestConnector(url=server.url, total_timeout=6.5))

    assert (type(outputs.error), len(outputs.log), server.wire) == (DeadlineExceeded, 2, 2)
    assert outputs.message.endswith("no result within 6.5 s (total_timeout)")


async def test_input_total_timeout_counts_a_body_that_goes_into_a_file(serve: Serve, tmp_path: Path) -> None:
    server = await serve((head(200, Content_Length="9"), b"cut", hang))

    outputs = await RestConnector(url=server.url, dst=tmp_path / "out", total_timeout=0.05).run()

    assert (type(outputs.error), list(tmp_path.iterdir())) == (DeadlineExceeded, [])
    assert outputs.message.endswith("the whole request took longer than 0.05 seconds (total_timeout)")


async def test_input_connect_timeout(serve: Serve, pool: RestPool, clock: FakeClock) -> None:
    async def greet_late(peer: Peer) -> None:
        clock.advance(4)
        await hang(peer)

    server = await serve(greeting=greet_late, scheme="https")  # silence where a handshake should be

    outputs = await pool.run(RestConnector(url=server.url, connect_timeout=3, retry_backoff=None))

    assert (outputs.status, type(outputs.error)) == ("error", ConnectTimeout)
    assert outputs.message.endswith("no connection within 3 s (connect_timeout)")


@pytest.mark.parametrize("off", [0, None], ids=["zero", "none"])
async def test_timeouts_are_switched_off(
    serve: Serve, pool: RestPool, clock: FakeClock, off: int | None
) -> None:
    async def take_an_hour(peer: Peer) -> None:
        await peer.write(head(200, Content_Length="4"))
        clock.advance(3600)
        await peer.write(b"late")

    server = await serve(take_an_hour)
    limits: dict[str, Any] = {"total_timeout": off, "connect_timeout": off, "read_timeout": off}

    outputs = await pool.run(RestConnector(url=server.url, **limits))

    assert (outputs.text, server.wire) == ("late", 1)


# --- certificates ----------------------------------------------------------------------------


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def secure(authority: trustme.CA) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    return context


async def test_input_cacert(
    serve: Serve, pool: RestPool, authority: trustme.CA, secure: ssl.SSLContext, tmp_path: Path
) -> None:
    server = await serve(always=answer(), tls=secure)
    path = tmp_path / "ca.pem"
    authority.cert_pem.write_to_path(path)
    given: list[str | Path] = [str(path), path, path.read_text(), str(tmp_path / "none.pem")]

    outputs = [await pool.run(RestConnector(url=server.url, cacert=cacert)) for cacert in given]

    assert [one.status for one in outputs] == ["success", "success", "success", "error"]
    assert "none.pem: no such file or directory" in outputs[3].message
    assert server.wire == 3


async def test_input_verify_ssl(serve: Serve, pool: RestPool, secure: ssl.SSLContext) -> None:
    server = await serve(always=answer(), tls=secure)

    checked = await pool.run(RestConnector(url=server.url))
    with pytest.warns(UserWarning, match="is not verified"):
        unchecked = await pool.run(RestConnector(url=server.url, verify_ssl=False))

    assert (type(checked.error), len(checked.log), unchecked.status) == (CertificateError, 1, "success")
    assert server.wire == 1


# --- many calls ------------------------------------------------------------------------------


async def test_a_pool_makes_many_calls_on_one_connection(serve: Serve, pool: RestPool) -> None:
    server = await serve(always=answer(json=1))

    for number in range(20):
        await pool.run(RestConnector(url=server.url, params={"page": number}))

    assert (server.wire, server.connections) == (20, 1)


async def test_calls_without_a_pool_leave_no_connection_open(serve: Serve) -> None:
    server = await serve(always=answer(json=1))

    outputs: list[RestOutputs] = [await RestConnector(url=server.url).run() for _ in range(2)]
    await server.is_left_alone()

    assert ([one.json for one in outputs], server.connections) == ([1, 1], 2)
