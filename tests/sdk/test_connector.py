"""Running a connector: outputs, connections lent and kept, grants, and what is never shown."""

from __future__ import annotations

import asyncio
import copy
import pickle
import traceback
import warnings
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import attrs
import pytest

import specloom.connector
from specloom import (
    AsyncConnection,
    BearerToken,
    ClientStateError,
    ConnectError,
    NotFound,
    OAuth2,
    RedirectError,
    Response,
    StatusError,
)
from specloom._connector_outputs import OUTPUTS, HeaderDict, body_outputs, headers_of
from specloom._http import Headers
from specloom.connector import RestConnector, RestOutputs, RestPool
from specloom.testing import FakeClock, FakeTransport, reply

URL = "https://api.example.com/x"


@pytest.fixture
def transport() -> FakeTransport:
    return FakeTransport()


@pytest.fixture
async def pool(transport: FakeTransport) -> AsyncIterator[RestPool]:
    async with RestPool(transport=transport, clock=FakeClock()) as pool:
        yield pool


# --- outputs ---------------------------------------------------------------------------------


def test_constants_are_those_of_the_document() -> None:
    assert (list(RestConnector.output_list), RestConnector.version) == (
        ["bytes", "cookies", "encoding", "headers", "json", "log", "status_code", "text"],
        1,
    )
    assert OUTPUTS == (
        "bytes", "cookies", "encoding", "execution_id", "headers", "json", "log", "message", "status",
        "status_code", "text",
    )  # fmt: skip


ANSWER = reply(json={"a": [1]}, headers={"Set-Cookie": "sid=1; Path=/", "X-A": "b"})
OUTPUT_ROWS: list[tuple[str, Response, type, Any]] = [
    ("bytes", reply(content=b"\xff\x00"), str, "/wA="),
    ("cookies", ANSWER, dict, {"sid": "1"}),
    (
        "encoding",
        reply(content=b"\xe4", headers={"Content-Type": "text/plain; charset=Latin-1"}),
        str,
        "latin-1",
    ),
    ("execution_id", ANSWER, int, ...),
    (
        "headers",
        ANSWER,
        dict,
        {"Set-Cookie": "sid=1; Path=/", "X-A": "b", "Content-Type": "application/json"},
    ),
    ("json", ANSWER, dict, {"a": [1]}),
    (
        "log",
        ANSWER,
        list,
        [
            {
                "method": "GET",
                "url": URL,
                "status": 200,
                "error": None,
                "phase": None,
                "waited": 0.0,
                "elapsed": 0.0,
            }
        ],
    ),
    ("message", ANSWER, str, f"GET {URL}: 200 OK"),
    ("status", ANSWER, str, "success"),
    ("status_code", reply(201), int, 201),
    ("text", reply(text="{no json"), str, "{no json"),
]


@pytest.mark.parametrize(
    ("name", "answer", "kind", "value"), OUTPUT_ROWS, ids=[row[0] for row in OUTPUT_ROWS]
)
async def test_an_output_is_what_its_row_says(
    pool: RestPool, transport: FakeTransport, name: str, answer: Response, kind: type, value: Any
) -> None:
    transport.add(answer)

    outputs = await pool.run(RestConnector(url=URL))
    found = outputs[name]

    if name == "log":
        found = [{key: row[key] for key in value[0]} for row in found]
    assert isinstance(outputs[name], kind)
    assert value is ... or found == value
    assert getattr(outputs, name) == outputs[name]


@pytest.mark.parametrize(
    ("content", "content_type", "values"),
    [
        (b'{"a": 1}', "text/html", {"json": {"a": 1}}),
        (b"null", "", {"json": None}),
        (b'\xef\xbb\xbf{"a": 1}', "application/json", {"json": {"a": 1}}),
        ('{"a": "ä"}'.encode("latin-1"), "application/json; charset=latin-1", {"json": {"a": "ä"}}),
        (b"hello", "application/json", {"text": "hello"}),
        (b"", "application/json", {"text": ""}),
        (b"NaN", "", {"text": "NaN"}),
        (b"[" * 600 + b"]" * 600, "", {"text": "[" * 600 + "]" * 600}),
        ("ä".encode("latin-1"), "", {"bytes": "5A=="}),
        ("ä".encode("latin-1"), "text/plain; charset=no-such", {"bytes": "5A=="}),
        (b"+2AA-", "text/plain; charset=utf-7", {"bytes": "KzJBQS0="}),
        (b"41", "text/plain; charset=hex", {"json": 41}),
    ],
    ids=[
        "json-as-html", "null", "mark", "json-latin-1", "text-as-json", "empty", "nan", "deep", "no-text", "no-charset",
        "half-a-pair", "unknown-codec",
    ],
)  # fmt: skip
def test_a_body_is_json_else_text_else_base64(
    content: bytes, content_type: str, values: dict[str, Any]
) -> None:
    assert body_outputs(Response(200, headers={"Content-Type": content_type}, content=content)) == values


async def test_what_is_not_set_is_not_in_the_outputs(pool: RestPool, transport: FakeTransport) -> None:
    transport.add(reply(json=None))

    outputs = await pool.run(RestConnector(url=URL))

    assert [name for name in OUTPUTS if name not in outputs] == ["bytes", "text"]
    assert (outputs.json, outputs.text, outputs.bytes, "json" in outputs) == (None, None, None, True)
    assert sorted(outputs.output_value) == ["cookies", "encoding", "headers", "json", "log", "status_code"]
    assert len(outputs) == len(list(outputs)) == 9
    with pytest.raises(KeyError, match="the output 'text' is not set; set are cookies, encoding"):
        outputs["text"]
    with pytest.raises(KeyError, match="there is no output 'body'; there are bytes, cookies"):
        outputs["body"]


def test_headers_are_looked_up_in_any_case() -> None:
    pairs = [("Content-Type", "a/b"), ("Vary", "x"), ("vary", "y")]

    headers = headers_of(Response(200, headers=Headers(pairs)))

    assert list(headers.items()) == [("Content-Type", "a/b"), ("Vary", "x, y")]
    assert (headers["content-type"], headers.get("VARY"), headers.get("ETag", "-")) == ("a/b", "x, y", "-")
    assert ("content-TYPE" in headers, "ETag" in headers, 1 in headers) == (True, False, False)
    with pytest.raises(KeyError):
        HeaderDict()["a"]


async def test_each_call_has_a_number_of_its_own(pool: RestPool, transport: FakeTransport) -> None:
    transport.add(reply(), reply())

    numbers = [(await pool.run(RestConnector(url=URL))).execution_id for _ in range(2)]

    assert numbers[1] == numbers[0] + 1


async def test_a_status_that_is_not_expected_is_an_error_with_all_outputs(
    pool: RestPool, transport: FakeTransport
) -> None:
    transport.add(reply(404, json={"message": "no such thing"}))

    outputs = await pool.run(RestConnector(url=URL))

    assert (outputs.status, outputs.status_code, outputs.json) == ("error", 404, {"message": "no such thing"})
    assert outputs.message == f"GET {URL}: 404 Not Found (no such thing)"
    assert isinstance(outputs.error, NotFound)
    with pytest.raises(NotFound, match="no such thing"):
        outputs.raise_for_status()


@pytest.mark.parametrize(
    ("status", "expected", "ends"),
    [
        (200, [200], "success"),
        (206, [200], "error"),
        (206, [206], "success"),
        (404, [404], "success"),
        (299, [], "error"),
    ],
    ids=str,
)
async def test_the_expected_status_codes_say_what_is_a_success(
    pool: RestPool, transport: FakeTransport, status: int, expected: list[int], ends: str
) -> None:
    transport.add(reply(status))

    outputs = await pool.run(RestConnector(url=URL, expected_status_code=expected))

    assert (outputs.status, outputs.error is None) == (ends, ends == "success")


async def test_a_success_that_is_not_expected_says_what_is(pool: RestPool, transport: FakeTransport) -> None:
    transport.add(reply(206, text="half"))

    outputs = await pool.run(RestConnector(url=URL))

    wanted = f"GET {URL}: 206 Partial Content is not among expected_status_code (200, 201, 202, 204)"
    assert (outputs.message, outputs.text, type(outputs.error)) == (wanted, "half", StatusError)


async def test_a_success_gives_itself(pool: RestPool, transport: FakeTransport) -> None:
    transport.add(reply())

    outputs = await pool.run(RestConnector(url=URL))

    assert outputs.raise_for_status() is outputs


async def test_a_call_that_nothing_answers_ends_as_an_error(pool: RestPool, transport: FakeTransport) -> None:
    transport.add(*[ConnectError("api.example.com: connection refused", phase="connect")] * 3)

    outputs = await pool.run(RestConnector(url=f"{URL}?key=canary", method="POST", text="x"))

    assert (list(outputs), outputs.headers) == (["execution_id", "log", "message", "status"], {})
    assert outputs.message.startswith(f"POST {URL}?key=***: api.example.com: connection refused")
    assert [row["error"] for row in outputs.log] == ["ConnectError"] * 3
    with pytest.raises(ConnectError):
        outputs.raise_for_status()


async def test_a_redirect_that_is_not_followed_says_its_status(
    pool: RestPool, transport: FakeTransport
) -> None:
    transport.add(reply(302, headers={"Location": "/y"}))

    outputs = await pool.run(RestConnector(url=URL, method="POST", text="x"))

    assert (outputs.status, outputs.status_code, type(outputs.error)) == ("error", 302, RedirectError)


async def test_cookies_of_redirects_are_among_the_outputs(pool: RestPool, transport: FakeTransport) -> None:
    hop = reply(302, headers={"Location": "/y", "Set-Cookie": "sid=1"})
    transport.add(hop, reply(headers={"Set-Cookie": "lang=en"}))

    outputs = await pool.run(RestConnector(url=URL))

    assert outputs.cookies == {"sid": "1", "lang": "en"}


async def test_a_file_that_is_not_there_ends_the_call_as_an_error(pool: RestPool, tmp_path: Path) -> None:
    parts = {"parts": [{"name": "a", "file": str(tmp_path / "report.txt")}]}

    outputs = await pool.run(RestConnector(url=URL, method="POST", multipart=parts))

    assert (outputs.status, "report.txt" in outputs.message) == ("error", True)
    with pytest.raises(FileNotFoundError):
        outputs.raise_for_status()


async def test_polling_ends_with_an_answer_of_another_status(
    pool: RestPool, transport: FakeTransport
) -> None:
    transport.add(reply(202, headers={"Retry-After": "5"}), reply(202), reply(json="done"))

    outputs = await pool.run(RestConnector(url=URL, retry_status_code=[202]))

    assert (outputs.json, [row["waited"] for row in outputs.log]) == ("done", [0.0, 5.0, 2.0])


async def test_polling_that_never_ends_is_judged_by_what_is_expected(
    pool: RestPool, transport: FakeTransport
) -> None:
    transport.add(reply(202), reply(202, text="still"))
    inputs: dict[str, Any] = {"url": URL, "retry_status_code": [202], "retry_backoff": {"deadline": 2}}

    outputs = await pool.run(RestConnector(**inputs))

    assert (outputs.status, outputs.status_code, outputs.text, outputs.error) == (
        "success",
        202,
        "still",
        None,
    )


async def test_a_refusal_is_read_whole(pool: RestPool, transport: FakeTransport) -> None:
    transport.add(reply(400, json=["x" * 200_000]))

    outputs = await pool.run(RestConnector(url=URL))

    assert len(outputs.json[0]) == 200_000


# --- into a file -----------------------------------------------------------------------------


async def test_a_body_goes_into_the_file_dst(
    pool: RestPool, transport: FakeTransport, tmp_path: Path
) -> None:
    hop = reply(302, headers={"Location": "/y", "Set-Cookie": "sid=1"})
    transport.add(hop, reply(content=b"\x00content", headers={"ETag": "1"}))

    outputs = await pool.run(RestConnector(url=URL, dst=str(tmp_path / "out.bin")))

    assert ((tmp_path / "out.bin").read_bytes(), outputs.status, outputs.headers) == (
        b"\x00content",
        "success",
        {"ETag": "1"},
    )
    assert (outputs.cookies, {"json", "text", "bytes"} & outputs.keys()) == ({"sid": "1"}, set())


@pytest.mark.parametrize("status", [206, 404])
async def test_only_an_expected_answer_goes_into_the_file(
    pool: RestPool, transport: FakeTransport, tmp_path: Path, status: int
) -> None:
    (tmp_path / "out.bin").write_bytes(b"before")
    transport.add(reply(status, text="an error page"))

    outputs = await pool.run(RestConnector(url=URL, dst=tmp_path / "out.bin"))

    assert ((tmp_path / "out.bin").read_bytes(), outputs.status, outputs.text) == (
        b"before",
        "error",
        "an error page",
    )


async def test_a_folder_that_is_not_there_ends_the_call_as_an_error(
    pool: RestPool, transport: FakeTransport, tmp_path: Path
) -> None:
    transport.add(reply())

    outputs = await pool.run(RestConnector(url=URL, dst=tmp_path / "none" / "out.bin"))

    assert (outputs.status, "does not exist; make it first" in outputs.message) == ("error", True)


async def test_a_timeout_of_the_file_system_is_not_taken_for_one_of_the_call(
    pool: RestPool, transport: FakeTransport, tmp_path: Path
) -> None:
    transport.add(TimeoutError("the network drive is gone"))

    outputs = await pool.run(RestConnector(url=URL, dst=tmp_path / "out.bin", total_timeout=60))

    assert outputs.message == f"GET {URL}: the network drive is gone"


# --- connections -----------------------------------------------------------------------------


async def test_a_connection_may_be_lent() -> None:
    transport = FakeTransport(reply(), reply())
    async with AsyncConnection(
        "https://api.example.com/v1", token="t", headers={"X-A": "b"}, transport=transport
    ) as connection:
        own = await RestConnector(url=URL).run(connection)
        other = await RestConnector(url=URL, authentication_method="basic", username="ada", password="p").run(
            connection
        )
        still_open = not connection.closed

    assert [(one.url, one.headers["X-A"]) for one in transport.requests] == [(URL, "b")] * 2
    assert [one.headers["Authorization"] for one in transport.requests] == ["Bearer t", "Basic YWRhOnA="]
    assert (own.status, other.status, still_open) == ("success", "success", True)


@pytest.mark.parametrize(
    ("inputs", "message"),
    [
        (
            {"url": "https://other.example/"},
            "one to https://api.example.com:443, not to https://other.example:443",
        ),
        ({"url": URL, "verify_ssl": False}, "cacert and verify_ssl belong to the connection that is given"),
        ({"url": URL, "cacert": "ca.pem"}, "cacert and verify_ssl belong to the connection that is given"),
    ],
    ids=["origin", "verify_ssl", "cacert"],
)
async def test_a_connection_that_does_not_fit_is_refused(inputs: dict[str, Any], message: str) -> None:
    async with AsyncConnection("https://api.example.com", transport=FakeTransport()) as connection:
        with pytest.raises(ValueError, match=message):
            await RestConnector(**inputs).run(connection)


async def test_a_closed_connection_is_misuse() -> None:
    connection = AsyncConnection("https://api.example.com", transport=FakeTransport())
    await connection.close()

    with pytest.raises(ClientStateError):
        await RestConnector(url=URL).run(connection)


async def test_a_pool_keeps_a_connection_for_each_origin_and_its_certificates() -> None:
    transport = FakeTransport(lambda _: reply())
    async with RestPool(transport=transport) as pool:
        for url in (URL, f"{URL}/y", "https://other.example/"):
            await pool.run(RestConnector(url=url))
        shown = repr(pool)
        await pool.run(RestConnector(url=URL, cacert="ca.pem"))
        after = repr(pool)

    assert (shown, after, repr(pool)) == (
        "RestPool(2 connections, open)",
        "RestPool(3 connections, open)",
        "RestPool(0 connections, closed)",
    )
    with pytest.raises(ClientStateError, match="the pool is closed"):
        await pool.run(RestConnector(url=URL))


async def test_a_pool_closes_what_was_unused_for_longest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(specloom.connector, "IDLE", 2)
    waiting, release = asyncio.Event(), asyncio.Event()

    async def respond(request: Any) -> Response:
        if "busy" in request.url:
            waiting.set()
            await release.wait()
        return reply()

    async with RestPool(transport=FakeTransport(respond)) as pool:
        busy = asyncio.create_task(pool.run(RestConnector(hostname="busy")))
        await waiting.wait()
        for host in ("a", "b", "a", "c", "d"):
            await pool.run(RestConnector(hostname=host))
        kept = [origin for origin, _ in pool._kept]
        release.set()

        assert (await busy).status == "success"

    assert kept == ["https://busy:443", "https://a:443", "https://c:443", "https://d:443"]


async def test_a_pool_closes_no_connection_that_is_used_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(specloom.connector, "IDLE", 1)

    async def respond(_: Any) -> Response:
        await asyncio.sleep(0)
        return reply()

    async with RestPool(transport=FakeTransport(respond)) as pool:
        for _ in range(3):
            outputs = await asyncio.gather(*(pool.run(RestConnector(hostname=f"h{n}")) for n in range(20)))

            assert [(one.status, one.message) for one in outputs if one.status != "success"] == []


async def test_a_run_on_its_own_closes_its_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[AsyncConnection] = []

    class Watched(AsyncConnection):
        def __init__(self, url: str, **options: Any) -> None:
            super().__init__(url, transport=FakeTransport(reply()), **options)
            opened.append(self)

    monkeypatch.setattr(specloom.connector, "AsyncConnection", Watched)

    outputs = await RestConnector(url=URL).run()

    assert (outputs.status, [one.closed for one in opened]) == ("success", [True])


# --- grants ----------------------------------------------------------------------------------


async def test_a_grant_is_looked_up_among_those_of_the_user() -> None:
    token = reply(json={"access_token": "t1", "token_type": "Bearer", "expires_in": 3600})
    transport = FakeTransport(token, reply(), reply())
    grants = {"github": OAuth2.client_credentials("https://auth.example/token", "id", "secret")}
    async with RestPool(grants=grants, transport=transport, clock=FakeClock()) as pool:
        for _ in range(2):
            await pool.run(RestConnector(url=URL, grant="github"))

    assert [(one.url, one.headers.get("Authorization")) for one in transport.requests] == [
        ("https://auth.example/token", None),
        (URL, "Bearer t1"),
        (URL, "Bearer t1"),
    ]


async def test_a_grant_may_be_given_to_one_run() -> None:
    transport = FakeTransport(reply())
    async with AsyncConnection("https://api.example.com", transport=transport) as connection:
        await RestConnector(url=URL, grant="mine").run(connection, grants={"mine": BearerToken("t")})

    assert transport.requests[0].headers["Authorization"] == "Bearer t"


@pytest.mark.parametrize(
    ("grants", "message"),
    [
        (
            None,
            r"there is no grant 'github'; give run\(grants=\{'github': OAuth2.client_credentials\(…\)\}\)",
        ),
        ({"githup": BearerToken("t")}, "there is no grant 'github'; did you mean 'githup'?"),
        ({"x": BearerToken("t")}, "there is no grant 'github'; there are x"),
    ],
    ids=["none", "close", "other"],
)
async def test_an_unknown_grant_is_refused_before_anything_is_sent(grants: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        await RestConnector(url=URL, grant="github").run(grants=grants)


async def test_a_login_that_fails_ends_the_call_as_an_error() -> None:
    transport = FakeTransport(reply(401, json={"error": "invalid_client"}))
    grants = {"github": OAuth2.client_credentials("https://auth.example/token", "id", "canary")}
    async with RestPool(grants=grants, transport=transport, clock=FakeClock()) as pool:
        outputs = await pool.run(RestConnector(url=URL, grant="github"))

    assert (outputs.status, "invalid_client" in outputs.message, "canary" in outputs.message) == (
        "error",
        True,
        False,
    )


# --- the description -------------------------------------------------------------------------


def test_data_is_deprecated() -> None:
    with pytest.warns(DeprecationWarning, match="the input data is deprecated; write json") as caught:
        RestConnector(url=URL, method="POST", data={"a": 1})

    assert caught[0].filename == __file__


def test_a_connector_is_a_value() -> None:
    one = RestConnector(url=URL, path=None, headers={"A": "b"})
    changed = attrs.evolve(one, method="POST", json=None)

    assert one == RestConnector(url=URL, headers={"A": "b"})
    assert (changed.url, changed.method, changed.json, one.method) == (URL, "POST", None, None)
    assert copy.copy(one) is copy.deepcopy(one) is one
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        one.url = "https://other.example/"  # type: ignore[misc]


async def test_what_is_sent_is_fixed_when_the_connector_is_made(
    pool: RestPool, transport: FakeTransport
) -> None:
    transport.add(reply())
    body = {"a": 1}
    connector = RestConnector(url=URL, method="POST", json=body)
    body["a"] = 2

    await pool.run(connector)

    assert transport.requests[0].body == b'{"a":1}'


def test_nothing_secret_is_shown_or_pickled() -> None:
    connector = RestConnector(url=URL, authentication_method="basic", username="u", password="canary")

    assert (
        repr(connector)
        == f"RestConnector(authentication_method='basic', password=***, url={URL!r}, username=***)"
    )
    with pytest.raises(TypeError, match="a RestConnector is not pickled"):
        pickle.dumps(connector)


@pytest.mark.parametrize(
    "inputs",
    [
        {"password": b"canary"},
        {"password": "canary", "authentication_method": "basic"},
        {"password": "canary\n", "authentication_method": "basic", "username": "u"},
        {"headers": {"Authorization": "canary\r\n"}},
        {"cookies": {"sid": "canary;"}},
        {"json": {"password": "canary"}, "text": "canary", "method": "POST"},
        {"json": {"password": "canary", "x": object()}, "method": "POST"},
        {"urlencoded": {"password": {"canary"}}, "method": "POST"},
        {"url": "https://u:canary@h/"},
        {"pasword": "canary"},
        {"params": {"key": "canary\ud800"}},
        {"text": "canary\ud800", "method": "POST"},
    ],
    ids=[str(number) for number in range(12)],
)
def test_a_refusal_forgets_the_inputs(inputs: dict[str, Any]) -> None:
    try:
        RestConnector(**{"url": URL, **inputs})
    except (TypeError, ValueError) as error:
        # But for this frame, which is the program's own.
        _, *ours = traceback.walk_tb(error.__traceback__)
        frames = traceback.StackSummary.extract(iter(ours), capture_locals=True)
        shown = (
            "".join(frames.format())
            + "".join(traceback.format_exception_only(error))
            + repr(error.__context__)
        )
    else:
        shown = "canary: nothing was refused"

    assert "canary" not in shown


async def test_outputs_show_and_pickle_nothing_of_what_came(pool: RestPool, transport: FakeTransport) -> None:
    transport.add(reply(json={"token": "canary"}, headers={"Set-Cookie": "sid=canary"}), reply(204))

    outputs = await pool.run(RestConnector(url=URL))
    with warnings.catch_warnings():
        unshown = repr(outputs)

    assert unshown == "RestOutputs(success, 200, json)"
    with pytest.raises(TypeError, match="RestOutputs are not pickled"):
        pickle.dumps(outputs)
    failed = RestOutputs(execution_id=1, status="error", message="", names=frozenset())
    assert repr(failed) == "RestOutputs(error, None, no body)"
