"""Secrets: promise 28. One canary as token, password, key and cookie goes through every failure, and is then searched
for in logs at DEBUG, reprs, chains of exceptions, tracebacks with locals, warnings and pickles."""

from __future__ import annotations

import asyncio
import gzip
import logging
import pickle
import traceback
from base64 import b64encode
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from attrs import define, field, frozen

from specloom import Limits, Timeout
from specloom.auth import ApiKey, BasicAuth, BearerToken, Login, LoginRequest
from specloom.errors import DecodeError, SpecloomError
from specloom.service import Api, ErrorShape, Operation, Service, with_response
from specloom.values import Input, Model, hidden, wire

from .issuer import eventually
from .server import Connect, FaultServer, Serve
from .steps import answer, close, hang, head, reset, stall

CANARY = "canary-7f3a"
#: What the canary looks like where it travels in Basic: any three bytes of it on a boundary of base64 would do.
NEEDLES = (CANARY, b64encode(f"user:{CANARY}".encode()).decode()[8:])
HERE = str(Path(__file__).parent)
#: What an error carries for the program, in full and on purpose; neither shown nor pickled.
RAW = {"partial", "payload", "details", "fields"}


# --- where secrets are looked for -------------------------------------------------------------


def chain(error: BaseException | None) -> Iterator[BaseException]:
    """An exception and all that it hangs together with."""
    seen: list[BaseException] = []
    pending = [error]
    while pending:
        one = pending.pop()
        if one is not None and one not in seen:
            seen.append(one)
            yield one
            pending += [one.__cause__, one.__context__, getattr(one, "error", None)]


def shown_by(error: BaseException) -> Iterator[tuple[str, str]]:
    """Every text that a handler, a log or a crash reporter makes of an exception."""
    for one in chain(error):
        name = type(one).__name__
        yield f"str of {name}", str(one)
        yield f"repr of {name}", repr(one)
        yield f"attributes of {name}", repr({key: vars(one)[key] for key in vars(one).keys() - RAW})
        yield f"log of {name}", " ".join(str(attempt) for attempt in getattr(one, "log", ()))
        yield f"pickle of {name}", _pickled(one)
        trace = traceback.TracebackException.from_exception(one, capture_locals=True)
        for frame in trace.stack:
            if not frame.filename.startswith(HERE):
                yield f"locals of {frame.filename}:{frame.lineno}", repr(frame.locals)
    yield "traceback", "".join(traceback.format_exception(error))


def _pickled(value: Any) -> str:
    try:
        return pickle.dumps(value).decode("latin-1")
    except TypeError as error:
        return str(error)


def leaks(texts: Iterator[tuple[str, str]]) -> list[str]:
    """Where the canary sits, with its surroundings."""
    return [
        f"{where}: …{text[max(0, at - 80) : at + 40]}…"
        for where, text in texts
        for needle in NEEDLES
        if (at := text.find(needle)) >= 0
    ]


@pytest.fixture
async def told(
    caplog: pytest.LogCaptureFixture, recwarn: pytest.WarningsRecorder
) -> AsyncIterator[Callable[[], Iterator[tuple[str, str]]]]:
    """What was logged and warned of: everything at DEBUG, and every single step of the event loop."""
    caplog.set_level(logging.DEBUG)
    loop = asyncio.get_running_loop()
    loop.set_debug(True)
    loop.slow_callback_duration = 0

    def texts() -> Iterator[tuple[str, str]]:
        for record in caplog.records:
            yield f"log of {record.name}", record.getMessage() + (record.exc_text or "") + repr(record.args)
            yield from shown_by(record.exc_info[1]) if record.exc_info and record.exc_info[1] else ()
        for warning in recwarn:
            yield "warning", str(warning.message)

    yield texts
    loop.set_debug(False)


Told = Callable[[], Iterator[tuple[str, str]]]


# --- what goes wrong --------------------------------------------------------------------------

ECHO = {
    "error": {"code": "bad", "message": f"Authorization: Bearer {CANARY} was refused, password={CANARY}"},
    "token": CANARY,
    "api_key": [CANARY],
    "session_id": CANARY,
}
PAGE = f"<html>Cookie: session={CANARY}<br>token={CANARY}<br>Bearer {CANARY}</html>".encode()
COOKIE = f"session={CANARY}; HttpOnly"


@frozen
class Fault:
    """A script, what the connection is told, and what is called."""

    script: tuple[Any, ...] = ()
    always: Any = None
    options: dict[str, Any] = field(factory=dict[str, Any])
    serving: dict[str, Any] = field(factory=dict[str, Any])
    method: str = "POST"
    call: Callable[[Any, str], Awaitable[Any]] | None = None


async def _decoded(api: Any, method: str) -> None:
    (await _sent(api, method)).json()


async def _streamed(api: Any, method: str) -> None:
    async with api.stream(method, "/x", params={"api_key": CANARY}) as stream:
        await stream.read()


async def _lines(api: Any, method: str) -> None:
    async with api.stream(method, "/x", params={"api_key": CANARY}) as stream:
        async for _ in stream.json_lines():
            pass


def _sent(api: Any, method: str) -> Awaitable[Any]:
    body = None if method == "GET" else {"password": CANARY, "name": "x"}
    return api.request(method, "/x", params={"api_key": CANARY}, **({} if body is None else {"json": body}))


async def _closed(api: Any, method: str) -> None:
    call = asyncio.ensure_future(_sent(api, method))
    await eventually(lambda: api._shared.sweeper.in_flight > 0)
    await api.close()
    await call


async def _pieces(error: Exception | None = None) -> AsyncIterator[bytes]:
    yield f"password={CANARY}".encode()
    if error is not None:
        raise error


async def _downloaded(api: Any, method: str) -> None:
    with TemporaryDirectory() as folder:
        await api.download("/x", to=Path(folder) / "x", params={"api_key": CANARY})


async def _crowded(api: Any, method: str) -> None:
    """Two calls for one place: the second runs out of patience, and then so does the first."""
    first = asyncio.ensure_future(_sent(api, method))
    await eventually(lambda: api._shared.sweeper.in_flight > 0)
    try:
        await _sent(api, method)
    finally:
        first.cancel()
        await asyncio.gather(first, return_exceptions=True)


SLOW = {"clock": None, "timeout": Timeout(read=0.03, connect=0.03)}
FAULTS: dict[str, Fault] = {
    **{
        f"{status} that echoes": Fault(always=answer(status, json=ECHO, Set_Cookie=COOKIE))  # type: ignore[arg-type]
        for status in (400, 401, 403, 404, 409, 422, 429, 500, 503)
    },
    "an error page that echoes": Fault(always=answer(502, PAGE, Content_Type="text/html")),
    "a throttle with a date": Fault(always=answer(429, json=ECHO, Retry_After="3600")),
    "closed": Fault(always=close),
    "closed on a GET": Fault(always=close, method="GET"),
    "reset": Fault(always=reset),
    "half a head": Fault(always=(f"HTTP/1.1 200 OK\r\nSet-Cookie: {COOKIE}\r\nX".encode(), close)),
    "no HTTP": Fault(always=(f"token={CANARY}\r\n\r\n".encode(), close)),
    "a status line that echoes": Fault(always=(f"HTTP/1.1 {CANARY} OK\r\n\r\n".encode(), close)),
    "a header without a colon": Fault(always=(f"HTTP/1.1 200 OK\r\n{CANARY}\r\n\r\n".encode(), close)),
    "a header with NUL": Fault(always=(f"HTTP/1.1 200 OK\r\nX: {CANARY}\0\r\n\r\n".encode(), close)),
    "a cookie of 9 KB": Fault(always=(head(200, Set_Cookie=f"s={CANARY}" + "x" * 9000), close)),
    "a reason of 9 KB": Fault(always=(f"HTTP/1.1 200 {CANARY}{'x' * 9000}\r\n\r\n".encode(), close)),
    "a chunk size that echoes": Fault(
        always=(head(200, Transfer_Encoding="chunked") + f"{CANARY}\r\n".encode(), close)
    ),
    "a body that is cut": Fault(always=(answer(200, PAGE, length=9999, Set_Cookie=COOKIE), close)),
    "a stream that is cut": Fault(always=(answer(200, PAGE, length=9999), close), method="GET", call=_streamed),
    "a body that is too large": Fault(
        always=answer(200, PAGE * 99, Set_Cookie=COOKIE), options={"limits": Limits(body=100)}
    ),
    "not gzip": Fault(always=answer(200, PAGE, Content_Encoding="gzip")),
    "gzip that is cut": Fault(always=answer(200, gzip.compress(PAGE)[:-4], Content_Encoding="gzip")),
    "a coding that echoes": Fault(always=answer(200, PAGE, Content_Encoding="br")),
    "a portal": Fault(always=answer(200, PAGE, Content_Type="text/html"), call=_decoded),
    "JSON that is cut": Fault(always=answer(200, f'{{"token": "{CANARY}'.encode()), call=_decoded),
    "a line that is no JSON": Fault(
        always=answer(200, f'{{"token": "{CANARY}"}} x\n'.encode()), method="GET", call=_lines
    ),
    "a redirect that echoes": Fault(always=answer(302, Location=f"http://u:{CANARY}@evil.example/?key={CANARY}")),
    "a redirect to another scheme": Fault(always=answer(303, Location=f"javascript:x?token={CANARY}")),
    "a loop": Fault(always=answer(303, Location=f"/x?token={CANARY}", Set_Cookie=COOKIE)),
    "a redirect of a POST": Fault(always=answer(301, Location=f"/x?token={CANARY}")),
    "an early hint that echoes": Fault(
        always=(f"HTTP/1.1 103 Early Hints\r\nLink: </?token={CANARY}>\r\n\r\n".encode(), answer(500, json=ECHO))
    ),
    "a length that is negative": Fault(
        always=(f"HTTP/1.1 200 OK\r\nX-Key: {CANARY}\r\nContent-Length: -1\r\n\r\n".encode(), close)
    ),
    "two lengths": Fault(
        always=(f"HTTP/1.1 200 OK\r\nX-Key: {CANARY}\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n".encode(), close)
    ),
    "a length beside chunks": Fault(
        always=(head(200, Transfer_Encoding="chunked", Content_Length="5", Set_Cookie=COOKIE) + PAGE, close)
    ),
    "a negative chunk": Fault(always=(head(200, Transfer_Encoding="chunked") + b"-1\r\n" + PAGE, close)),
    "a bomb": Fault(
        always=answer(200, gzip.compress(PAGE * 10_000), Content_Encoding="gzip"),
        options={"limits": Limits(body=10_000)},
    ),
    "JSON that is deep": Fault(
        always=answer(200, b'{"token":"%s","x":' % CANARY.encode() + b"[" * 200_000), call=_decoded
    ),
    "JSON with NaN": Fault(always=answer(200, b'{"token":"%s","x":NaN}' % CANARY.encode()), call=_decoded),
    "JSON with a huge number": Fault(
        always=answer(200, b'{"token":"%s","x":%s}' % (CANARY.encode(), b"9" * 5000)), call=_decoded
    ),
    "two documents": Fault(
        always=answer(200, b'{"token":"%s"} {"token":"%s"}' % ((CANARY.encode(),) * 2)), call=_decoded
    ),
    "a redirect of a body that is read once": Fault(
        always=answer(307, Location=f"/y?token={CANARY}"),
        call=lambda api, _: api.request("POST", "/x", data=_pieces(), params={"api_key": CANARY}),
    ),
    "a body that fails": Fault(
        always=hang, call=lambda api, _: api.request("POST", "/x", data=_pieces(ValueError("no more"))),
    ),
    "a download that is cut": Fault(
        always=(answer(200, PAGE, length=9999, Set_Cookie=COOKIE), close), call=_downloaded
    ),
    "a download into no folder": Fault(
        always=answer(200, PAGE),
        call=lambda api, _: api.download("/x", to=Path("/nowhere/at/all"), params={"api_key": CANARY}),
    ),
    "a full pool": Fault(
        always=hang,
        options={"clock": None, "timeout": Timeout(pool=0.03, total=0.2), "limits": Limits(connections=1)},
        call=_crowded,
    ),
    "silence": Fault(always=hang, options=SLOW),
    "silence in the body": Fault(always=(answer(200, PAGE, length=9999), hang), options=SLOW),
    "silence before the head ends": Fault(always=(f"HTTP/1.1 200 {CANARY}".encode(), hang), options=SLOW),
    "a deadline": Fault(always=hang, options={"clock": None, "timeout": 0.03}),
    "a handshake that stalls": Fault(serving={"greeting": hang, "scheme": "https"}, options=SLOW),
    "TLS to a plain port": Fault(serving={"greeting": hang, "scheme": "https"}, options=SLOW),
    "refused": Fault(options={"url": "http://127.0.0.1:9"}),
    "a name that is not found": Fault(options={"url": "http://nowhere.invalid"}),
    "a proxy that refuses": Fault(options={"proxy": f"http://user:{CANARY}@127.0.0.1:9"}),
    "a peer that stops reading": Fault(
        serving={"greeting": stall},
        options=SLOW,
        call=lambda api, _: api.request("POST", "/x", data=f"password={CANARY}".encode() * 1_000_000),
    ),
    "closed in mid-call": Fault(always=hang, options={"clock": None}, call=_closed),
    "a header that cannot be sent": Fault(
        call=lambda api, _: api.request("GET", "/x", headers={"X-Key": f"{CANARY}\r\n"})
    ),
    "a token that cannot be sent": Fault(call=lambda api, _: api.request("GET", "/x", token=f"{CANARY}\n")),
    "a whole URL elsewhere": Fault(
        call=lambda api, _: api.request("GET", f"http://u:{CANARY}@evil.example/?key={CANARY}")
    ),
}  # fmt: skip

AUTHS: dict[str, Callable[[], Any]] = {
    "bearer": lambda: BearerToken(CANARY),
    "basic": lambda: BasicAuth("user", CANARY),
    "query": lambda: ApiKey(CANARY, "query key"),
    "login": lambda: Login(
        LoginRequest(
            path="/login", body={"user": "ada", "password": "$password"}, query={"key": "$password"}
        ),
        credentials={"password": CANARY},
        refresh_token="refresh_token",
    ),
}
ISSUED = answer(json={"token": CANARY, "refresh_token": CANARY}, Set_Cookie=COOKIE)


@pytest.mark.parametrize(
    ("fault", "auth"),
    # A login waits for a server that is silent before the call does.
    [(fault, auth) for fault in FAULTS for auth in AUTHS if not (FAULTS[fault].serving and auth == "login")],
)
async def test_no_secret_is_shown_by_a_call_that_fails(
    fault: str, auth: str, serve: Serve, connect: Connect, told: Told
) -> None:
    what = FAULTS[fault]
    server: FaultServer = await serve(
        *what.script,
        always=lambda request: ISSUED if request.target.startswith("/login") else what.always,
        **what.serving,
    )
    headers = {"Cookie": f"mine={CANARY}", "X-Api-Key": CANARY}
    options = {"url": server.url, "headers": headers, "auth": AUTHS[auth](), **what.options}
    attempts: list[Any] = []
    api = connect(options.pop("url"), on_attempt=attempts.append, **options)

    with pytest.raises(Exception, match=r".") as caught:
        await (what.call or _sent)(api, what.method)
    await asyncio.sleep(0)

    assert isinstance(caught.value, SpecloomError | ValueError | OSError)
    assert leaks(shown_by(caught.value)) == []
    assert leaks(told()) == []
    assert leaks((f"repr of {name}", repr(value)) for name, value in shown_of(api, attempts)) == []
    assert CANARY not in _pickled(api.config)


def shown_of(api: Any, attempts: list[Any]) -> Iterator[tuple[str, Any]]:
    yield "the connection", api
    yield "its configuration", api.config
    yield "its auth", api.auth
    yield "the credential", api.auth.current()
    yield "the settings", api.settings.auth
    for attempt in attempts:
        yield "an attempt", (attempt, str(attempt))


LOGIN_FAULTS: dict[str, Any] = {
    "refused": answer(401, json=ECHO),
    "refused with a page": answer(403, PAGE, Content_Type="text/html"),
    "throttled": answer(429, json=ECHO),
    "an outage": answer(500, PAGE),
    "a redirect": answer(302, Location=f"http://evil.example/?token={CANARY}"),
    "no token in it": answer(json={"access": CANARY, "password": CANARY}),
    "a page": answer(200, PAGE, Content_Type="text/html"),
    "a token with a line break": answer(json={"token": f"{CANARY}\r\nX: 1"}),
    "a token of the wrong kind": answer(json={"token": [CANARY]}),
    "a token for a proof": answer(json={"token": CANARY, "token_type": "MAC"}),
    "half a body": (answer(200, f'{{"token": "{CANARY}'.encode(), length=999), close),
    "no JSON": answer(200, f'{{"token": "{CANARY}"'.encode(), Content_Type="application/json"),
    "closed": close,
    "no HTTP": f"HTTP/1.1 {CANARY}\r\n\r\n".encode(),
    "a cookie of 9 KB": head(200, Set_Cookie=f"s={CANARY}" + "x" * 9000),
}


@pytest.mark.parametrize("fault", LOGIN_FAULTS)
async def test_no_secret_is_shown_by_a_login_that_fails(
    fault: str, serve: Serve, connect: Connect, told: Told
) -> None:
    server = await serve(always=LOGIN_FAULTS[fault])
    api = connect(server, auth=AUTHS["login"]())

    with pytest.raises(SpecloomError) as caught:
        await api.request("GET", "/x")

    assert CANARY.encode() in server.everything
    assert leaks(shown_by(caught.value)) == []
    assert leaks(told()) == []
    assert leaks((f"repr of {name}", repr(value)) for name, value in shown_of(api, [])) == []


async def test_no_secret_is_shown_by_a_token_source_that_fails(
    serve: Serve, connect: Connect, told: Told
) -> None:
    async def source() -> str:
        raise RuntimeError("the vault is locked")

    server = await serve()

    with pytest.raises(SpecloomError, match="the token source raised RuntimeError") as caught:
        await connect(server, token=source, headers={"X-Api-Key": CANARY}).request(
            "POST", "/x", json={"password": CANARY}
        )

    assert server.connections == 0
    assert leaks(shown_by(caught.value)) == []
    assert leaks(told()) == []


async def test_no_secret_is_shown_by_a_call_that_succeeds(serve: Serve, connect: Connect, told: Told) -> None:
    server = await serve(
        always=lambda request: (
            ISSUED
            if request.target.startswith("/login")
            else answer(json=ECHO, Set_Cookie=COOKIE, X_Auth_Token=CANARY)
        )
    )
    for auth in AUTHS.values():
        api = connect(server, auth=auth(), headers={"X-Api-Key": CANARY})
        response = await _sent(api, "POST")
        shown = [
            ("response", repr(response)),
            ("headers", repr(response.headers)),
            ("log", str(response.log)),
        ]
        shown += [("pickle", _pickled(response)), ("headers of it", repr(response.redacted().headers))]
        async with api.stream("GET", "/x", params={"api_key": CANARY}) as stream:
            shown.append(("stream", repr(stream) + str(stream.log)))
            await stream.read()

        assert leaks(iter(shown)) == []
    assert leaks(told()) == []


@define(kw_only=True)
class Account(Model):
    name: str
    pin: int = field(repr=hidden, metadata=wire(sensitive=True))
    notes: list[str] = field(factory=list[str])


@define(kw_only=True)
class Card(Model):
    holder: str
    code: str = field(repr=hidden, metadata=wire("cardCode", sensitive=True))


@define(kw_only=True)
class Note(Model):
    text: str


@define(kw_only=True)
class Person(Model):
    name: str
    cards: list[Card] = field(factory=list[Card])
    by_name: dict[str, Card] = field(factory=dict[str, Card])
    either: Card | Note | None = None


@define(kw_only=True)
class PersonCreate(Input):
    name: str
    pin: str = field(repr=hidden, metadata=wire(sensitive=True))


class People(Service):
    _api = Api(
        name="people",
        url="https://people.example",
        errors=ErrorShape(message=("error.message",), details=("error.details",), fields=("error.fields",)),
    )

    async def read(self) -> Any:
        return await self._call(_PERSON, (), {})

    async def create(self) -> Any:
        return await self._call(_CREATE, (), {}, data=PersonCreate(name="ada", pin=CANARY))

    async def list(self) -> Any:
        return await self._pages(_PEOPLE, (), {})

    async def lines(self) -> Any:
        async with self._stream(_LINES, (), {}) as stream:
            return [one async for one in stream]


_PERSON: Operation[Any] = Operation("people.read", "GET", "/people/1", returns=Person)
_CREATE: Operation[Any] = Operation("people.create", "POST", "/people", returns=Note, sends=PersonCreate)
_PEOPLE: Operation[Any] = Operation(
    "people.list", "GET", "/people", returns=Person, answer="page", many="items"
)
_LINES: Operation[Any] = Operation("people.lines", "GET", "/lines", returns=Person, answer="stream")
CARD = {"holder": "x", "cardCode": CANARY}


@pytest.mark.parametrize(
    ("verb", "said"),
    [
        ("read", answer(json={"name": 1, "cards": [CARD]})),
        ("read", answer(json={"name": "a", "cards": [{**CARD, "cardCode": [CANARY]}]})),
        ("read", answer(json={"name": "a", "cards": [CANARY]})),
        ("read", answer(json={"name": "a", "cards": CANARY})),
        ("read", answer(json={"name": "a", "by_name": {"k": {**CARD, "holder": 5}}})),
        ("read", answer(json={"name": "a", "either": {**CARD, "holder": 5}})),
        ("read", answer(json={"name": "a", "either": CANARY})),
        ("read", answer(json=CANARY)),
        ("read", answer(200, f'{{"name": "a", "cards": [{{"cardCode": "{CANARY}"'.encode())),
        ("read", answer(200, f"<html>{CANARY}</html>".encode(), Content_Type="text/html")),
        ("read", answer(400, json=CARD)),
        ("read", answer(400, json={"error": {"message": "no", "details": [{"input": CARD}]}})),
        ("read", answer(400, json={"error": {"details": [{"input": CARD}]}})),
        ("read", answer(500, f"<html>{CANARY}</html>".encode(), Content_Type="text/html")),
        ("create", answer(422, json={"error": {"message": "no", "fields": {"pin": CANARY}}})),
        ("create", answer(422, json={"pin": CANARY})),
        ("create", answer(200, json={"text": 5, "pin": CANARY})),
        ("create", answer(200, f"pin={CANARY}".encode())),
        ("create", close),
        ("list", answer(json={"items": [{"name": 5, "cards": [CARD]}]})),
        ("list", answer(400, json=CARD)),
        (
            "lines",
            answer(200, f'{{"name": 5, "cards": [{{"holder": "x", "cardCode": "{CANARY}"}}]}}\n'.encode()),
        ),
        ("lines", answer(400, json=CARD)),
    ],
)
async def test_no_sensitive_field_is_shown_wherever_it_lies_and_whatever_fails(
    verb: str, said: Any, serve: Serve, connect: Connect, told: Told
) -> None:
    server = await serve(always=said)
    with pytest.raises(SpecloomError) as caught:
        await getattr(People(connect(server, retry=None)), verb)()

    assert leaks(shown_by(caught.value)) == []
    assert leaks(told()) == []


class Accounts(Service):
    _api = Api(name="accounts", url="https://accounts.example")

    async def read(self) -> Any:
        return await self._call(_READ, (), {})

    async def list(self) -> Any:
        return await self._pages(_LIST, (), {})


_READ: Operation[Any] = Operation("accounts.read", "GET", "/account", returns=Account)
_LIST: Operation[Any] = Operation("accounts.list", "GET", "/accounts", returns=Account, answer="page")


async def test_a_field_that_a_spec_calls_sensitive_is_not_shown(
    serve: Serve, connect: Connect, told: Told
) -> None:
    server = await serve(
        answer(json={"name": "ada", "pin": 7357_7357}),
        answer(json={"name": "ada", "pin": CANARY}),
        answer(json={"name": "ada", "pin": {"value": CANARY}}),
        answer(200, f'{{"pin": "{CANARY}"'.encode(), Content_Type="application/json"),
        answer(json=[{"name": "ada", "pin": 1}, {"name": "bob", "pin": CANARY}]),
    )
    accounts = Accounts(connect(server))
    account, response = await with_response(accounts.read)

    assert (account.pin, response.content) == (73577357, b'{"name": "ada", "pin": 73577357}')
    assert "7357" not in repr(account) + repr(response) + _pickled(response)
    for call, path in [(accounts.read, "$.pin")] * 2 + [(accounts.read, "$"), (accounts.list, "$[1].pin")]:
        with pytest.raises(DecodeError) as caught:
            await call()
        assert caught.value.path == path
        assert leaks(shown_by(caught.value)) == []
    assert leaks(told()) == []
