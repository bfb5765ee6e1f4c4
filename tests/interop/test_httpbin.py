"""Our client of httpbin against httpbin itself: what it says that we sent, redirects, codings, ranges, slow bodies."""

from __future__ import annotations

import asyncio
import json
from base64 import b64decode
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from datetime import UTC, date, datetime
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

from specloom import File, Form, Limits, Multipart, RedirectPolicy, Timeout, with_response
from specloom.errors import (
    DeadlineExceeded,
    DecodeError,
    ProtocolError,
    ReadTimeout,
    RedirectError,
    SizeLimitExceeded,
    StatusError,
    Unauthenticated,
)
from specloom.testing import FakeClock

from .real import RealServers, Running


@pytest.fixture(scope="module")
def httpbin(generated: Callable[[str], ModuleType]) -> Any:
    return generated("httpbin")


@pytest.fixture(scope="module")
def server(real_servers: RealServers) -> Running:
    return real_servers.start("httpbin")


@pytest.fixture
async def connect(httpbin: Any, server: Running) -> AsyncIterator[Callable[..., Any]]:
    async with AsyncExitStack() as clients:

        def make(**options: Any) -> Any:
            given = {"url": server.url, "username": "ada", "password": "l=o:v e", "token": "t0ken", **options}
            client = httpbin.Httpbin.connect(**given)
            clients.push_async_callback(client.close)
            return client

        yield make


@pytest.fixture
def api(connect: Callable[..., Any]) -> Any:
    return connect()


class Log(list[str]):
    def __call__(self, attempt: Any) -> None:
        self.append(f"{attempt.method} {urlsplit(attempt.url).path} {attempt.status}")


# --- what is sent ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    ["plain", "a b", "ä/ö", "50%", "a+b", "?x=1&y#z", "..", "日本", "a;b,c", "'\"<>"],
    ids=lambda text: ascii(text).replace("/", "slash"),
)
async def test_a_key_arrives_as_it_was_given(api: Any, text: str) -> None:
    try:
        echo = await api.anything.read(text)
    except ValueError:
        assert text == ".."
    else:
        assert unquote(echo.url.partition("/anything/")[2]) == text
        assert echo.args == {}


async def test_slashes_of_a_path_stay(api: Any) -> None:
    echo = await api.anything.folder("a/b//c d.txt")

    assert echo.url.partition("/anything/")[2] == "a/b//c%20d.txt"


async def test_parameters_arrive_in_their_styles(api: Any) -> None:
    echo = await api.anything.ask(
        q="a&b=ü +%",
        tags=["x", "y z"],
        joined=[1, 2],
        box={"x": 1, "y": 2.5},
        deep={"k": "v", "l m": "w"},
        since=datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC),
        day=date(2026, 1, 2),
        flag=True,
    )

    assert {**echo.args, "box": json.loads(echo.args["box"])} == {
        "q": "a&b=ü +%",
        "tags": ["x", "y z"],
        "joined": "1,2",
        "box": {"x": 1, "y": 2.5},
        "deep[k]": "v",
        "deep[l m]": "w",
        "since": "2026-01-02T03:04:05Z",
        "day": "2026-01-02",
        "flag": "true",
    }


async def test_headers_arrive_and_none_is_made_up(api: Any) -> None:
    echo = await api.anything.ask(x_trace="a b", x_day=date(2026, 1, 2), headers={"X-More": "1"})

    sent = {name: value for name, value in echo.headers.items() if name not in ("Host", "User-Agent")}
    assert sent.pop("Authorization").split(" ")[0] in ("Basic", "Bearer")
    assert sent == {
        "Accept": "application/json",
        "Accept-Encoding": "gzip, deflate",
        "X-Trace": "a b",
        "X-Day": "2026-01-02",
        "X-More": "1",
    }
    assert echo.headers["User-Agent"].startswith("specloom/")


async def test_bodies_arrive_as_they_were_given(api: Any, tmp_path: Path) -> None:
    async def chunks() -> AsyncIterator[bytes]:
        for number in range(3):
            yield b"%d" % number * 3

    value = {"a": [1, 2.5, None, True, "ü\u2028"]}
    looked = {
        "json": await api.anything.json(value),
        "text": await api.anything.text("grüße"),
        "raw": await api.anything.raw(b"\x89PNG\xff"),
        "chunks": await api.anything.chunks(chunks()),
        "form": await api.anything.form({"name": "a&b=ü", "tags": ["x", "y"], "count": 3}),
        "put": await api.anything.put("x", value),
        "patch": await api.anything.patch("x", value),
        "remove": await api.anything.remove("x"),
    }

    assert [looked[name].json for name in ("json", "put", "patch", "remove")] == [value, value, value, None]
    assert [looked[name].method for name in ("json", "put", "patch", "remove")] == [
        "POST",
        "PUT",
        "PATCH",
        "DELETE",
    ]
    assert looked["text"].data == "grüße"
    assert b64decode(looked["raw"].data.partition(",")[2]) == b"\x89PNG\xff"
    assert looked["chunks"].data == "000111222"
    assert looked["form"].form == {"name": "a&b=ü", "tags": ["x", "y"], "count": "3"}
    assert {name: echo.headers.get("Content-Type") for name, echo in looked.items()} == {
        "json": "application/json",
        "text": "text/plain; charset=utf-8",
        "raw": "image/png",
        "chunks": "application/octet-stream",
        "form": "application/x-www-form-urlencoded",
        "put": "application/json",
        "patch": "application/json",
        "remove": None,
    }


async def test_a_multipart_arrives_with_its_file(api: Any, tmp_path: Path) -> None:
    path = tmp_path / "näme.txt"
    path.write_text("from a path")

    one = await api.anything.files({"file": path, "note": "ü"})
    two = await api.anything.files({"file": File(b"\x00\xff", name="x.bin", media="image/png")})
    three = await api.anything.whatever(Multipart({"a": "1", "f": File(b"text", name="f.txt")}))

    assert (one.files, one.form) == ({"file": "from a path"}, {"note": "ü"})
    assert two.files == {"file": "data:image/png;base64,AP8="}
    assert (three.json()["files"], three.json()["form"]) == ({"f": "text"}, {"a": "1"})


async def test_whatever_is_sent_as_what_it_is(api: Any) -> None:
    plain = (await api.anything.whatever({"a": 1})).json()
    form = (await api.anything.whatever(Form({"a": "1", "b": "2"}))).json()
    text = (await api.anything.whatever("words")).json()

    assert (plain["json"], form["form"], text["data"]) == ({"a": 1}, {"a": "1", "b": "2"}, "words")


async def test_a_large_body_arrives_whole(api: Any) -> None:
    body = "0123456789abcdef" * 65536  # a mebibyte
    echo = await api.anything.text(body)

    assert (len(echo.data), echo.data == body) == (len(body), True)


# --- who calls -------------------------------------------------------------------------------


async def test_credentials_are_those_of_each_operation(api: Any) -> None:
    basic = await api.secured.basic("ada", "l=o:v e")
    hidden = await api.secured.hidden("ada", "l=o:v e")
    bearer = await api.secured.bearer()

    assert (basic["authenticated"], basic["user"], hidden["authenticated"]) == (True, "ada", True)
    assert bearer == {"authenticated": True, "token": "t0ken"}


async def test_a_wrong_password_is_refused_once(connect: Callable[..., Any]) -> None:
    log = Log()
    api = connect(on_attempt=log, password="wrong-one")

    with pytest.raises(Unauthenticated) as caught:
        await api.secured.basic("ada", "right")

    assert len(log) == 1
    assert "wrong-one" not in str(caught.value) + repr(caught.value)


# --- statuses --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "status", [400, 401, 402, 403, 404, 405, 409, 410, 412, 415, 418, 422, 451, 501, 505]
)
async def test_a_status_that_no_repetition_helps_is_an_error_at_once(
    connect: Callable[..., Any], status: int
) -> None:
    log = Log()
    api = connect(on_attempt=log, clock=FakeClock())

    with pytest.raises(StatusError) as caught:
        await api.status.read(str(status))

    assert (caught.value.status_code, len(log)) == (status, 1)


@pytest.mark.parametrize(
    ("verb", "status", "attempts"),
    [
        ("read", 408, 3),
        ("read", 429, 3),
        ("read", 500, 3),
        ("read", 502, 3),
        ("read", 503, 3),
        ("read", 504, 3),
        ("remove", 503, 3),
        ("head", 503, 3),
        ("write", 429, 3),
        ("write", 500, 1),
        ("write", 503, 1),
    ],
)
async def test_a_status_that_may_pass_is_asked_for_again(
    connect: Callable[..., Any], verb: str, status: int, attempts: int
) -> None:
    log = Log()
    api = connect(on_attempt=log, clock=FakeClock())

    with pytest.raises(StatusError):
        await getattr(api.status, verb)(str(status))

    assert len(log) == attempts


@pytest.mark.parametrize("status", [200, 201, 202, 203, 204, 205, 206, 226])
async def test_a_success_is_one(api: Any, status: int) -> None:
    assert (await api.status.read(str(status))).status_code == status
    assert (await api.status.head(str(status))).exists


async def test_answer_headers_are_typed(api: Any) -> None:
    _, response = await with_response(api.headers.answer, x_count=3, x_when="2026-01-02T03:04:05Z")

    assert (response.head.x_count, response.head.x_when) == (3, datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC))


# --- redirects -------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["chain", "relative", "absolute"])
async def test_redirects_are_followed_to_their_end(connect: Callable[..., Any], kind: str) -> None:
    log = Log()
    api = connect(on_attempt=log)

    echo = await getattr(api.redirects, kind)(3)

    assert (urlsplit(echo.url).path, "Authorization" in echo.headers) == ("/get", True)
    assert [line[-3:] for line in log] == ["302", "302", "302", "200"]


async def test_too_many_redirects_are_an_error(connect: Callable[..., Any]) -> None:
    log = Log()
    api = connect(on_attempt=log)

    with pytest.raises(RedirectError):
        await api.redirects.chain(6)
    with pytest.raises(RedirectError):
        await api.redirects.chain(1, redirect=RedirectPolicy(max_redirects=0))
    assert len(log) == 7


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_a_get_follows_every_kind(api: Any, status: int) -> None:
    echo = await api.redirects.to(url="/anything?a=1", status_code=status)

    assert (echo.args, echo.method) == ({"a": "1"}, "GET")


@pytest.mark.parametrize(("status", "method"), [(303, "GET"), (307, "POST"), (308, "POST")])
async def test_a_post_is_repeated_as_its_redirect_says(api: Any, status: int, method: str) -> None:
    echo = await api.redirects.post({"a": 1}, url="/anything", status_code=status)

    assert (echo.method, echo.json) == (method, {"a": 1} if method == "POST" else None)
    assert ("Content-Type" in echo.headers) == (method == "POST")


@pytest.mark.parametrize("status", [301, 302])
async def test_a_post_is_not_made_a_get_in_silence(connect: Callable[..., Any], status: int) -> None:
    log = Log()
    api = connect(on_attempt=log)

    with pytest.raises(RedirectError):
        await api.redirects.post({"a": 1}, url="/anything", status_code=status)
    assert log == [f"POST /redirect-to {status}"]


async def test_no_credential_goes_to_another_origin(api: Any, server: Running) -> None:
    """The same server by its other name is another origin."""
    elsewhere = f"http://localhost:{server.ports[0]}/anything"

    echo = await api.redirects.to(url=elsewhere, status_code=302)

    assert (echo.headers["Host"], "Authorization" in echo.headers) == (f"localhost:{server.ports[0]}", False)
    with pytest.raises(RedirectError):
        await api.redirects.post({"a": 1}, url=elsewhere, status_code=307)


@pytest.mark.parametrize(
    "url", ["ftp://127.0.0.1/x", "file:///etc/passwd", "http://", "javascript:alert(1)", "//"], ids=str
)
async def test_a_redirect_to_no_address_of_http_is_an_error(api: Any, url: str) -> None:
    with pytest.raises(RedirectError):
        await api.redirects.to(url=url, status_code=302)


async def test_a_redirect_that_is_an_answer_is_not_followed(connect: Callable[..., Any]) -> None:
    log = Log()
    api = connect(on_attempt=log)

    head = await api.redirects.answer(url="/anything")

    assert (head.location, log) == ("/anything", ["GET /redirect-to 302"])


# --- codings, ranges, slow bodies ------------------------------------------------------------


async def test_codings_that_we_ask_for_are_undone(api: Any) -> None:
    gzipped = await api.codings.gzip()
    deflated = await api.codings.deflate()

    assert (gzipped["gzipped"], deflated["deflated"]) == (True, True)
    assert gzipped["headers"]["Accept-Encoding"] == "gzip, deflate"


async def test_a_coding_that_nobody_asked_for_is_an_error_and_not_garbage(
    connect: Callable[..., Any],
) -> None:
    log = Log()
    api = connect(on_attempt=log)

    with pytest.raises(ProtocolError) as caught:
        await api.codings.brotli()

    assert "br" in str(caught.value)
    assert len(log) == 1


async def test_a_range_is_a_part_and_says_which(api: Any) -> None:
    whole, first = await with_response(api.bodies.range, 1000)
    part, second = await with_response(api.bodies.range, 1000, range="bytes=10-19")
    with pytest.raises(StatusError) as caught:
        await api.bodies.range(1000, range="bytes=2000-")

    assert (len(whole), part, second.status_code) == (1000, whole[10:20], 206)
    assert (first.head.accept_ranges, second.head.content_range) == ("bytes", "bytes 10-19/1000")
    assert caught.value.status_code == 416


async def test_a_body_that_drips_comes_whole(api: Any) -> None:
    assert await api.bodies.drip(duration=0.3, numbytes=6, delay=0.1) == b"*" * 6


async def test_a_drip_ends_with_the_deadline(api: Any) -> None:
    began = asyncio.get_running_loop().time()

    with pytest.raises(DeadlineExceeded):
        await api.bodies.drip(duration=30, numbytes=30, delay=0, timeout=0.5)
    assert asyncio.get_running_loop().time() - began < 10


async def test_a_silence_ends_with_the_read_timeout(connect: Callable[..., Any]) -> None:
    log = Log()
    api = connect(on_attempt=log, retry=None)

    with pytest.raises(ReadTimeout):
        await api.bodies.delay(10, timeout=Timeout(read=0.3))
    assert len(log) == 1


async def test_a_stream_of_bytes_is_read_in_pieces(api: Any, tmp_path: Path) -> None:
    whole = await api.bodies.bytes(50_000, seed=7)
    async with api.bodies.chunked(50_000, seed=7, chunk_size=1000) as stream:
        pieces = [piece async for piece in stream]
    saved = await api.bodies.download_bytes(50_000, seed=7, to=tmp_path / "bytes")

    assert (len(whole), len(pieces) > 1, b"".join(pieces) == saved.read_bytes()) == (50_000, True, True)


async def test_a_stream_of_json_lines_gives_objects(api: Any) -> None:
    async with api.bodies.lines(7) as stream:
        lines = [line async for line in stream]

    assert [line.id for line in lines] == list(range(7))


async def test_a_body_over_the_limit_is_given_up(connect: Callable[..., Any]) -> None:
    api = connect(limits=Limits(body=10_000))

    assert len(await api.bodies.bytes(10_000)) == 10_000
    with pytest.raises(SizeLimitExceeded):
        await api.bodies.bytes(10_001)


async def test_texts_and_pictures_come_as_they_are(api: Any) -> None:
    text, html, deny = await api.bodies.text(), await api.bodies.html(), await api.bodies.deny()
    image = await api.bodies.image()

    assert "Зарегистрируйтесь" in text
    assert ("Moby-Dick" in html, "YOU SHOULDN'T BE HERE" in deny) == (True, True)
    assert image.startswith(b"\x89PNG")


async def test_a_page_in_the_place_of_json_says_so(api: Any) -> None:
    with pytest.raises(DecodeError) as caught:
        await api.bodies.not_json()

    assert "text/html" in str(caught.value)


# --- conditions and cookies ------------------------------------------------------------------


async def test_conditions_of_a_request_are_answered(api: Any) -> None:
    echo, first = await with_response(api.conditions.etag, "v1")
    same, second = await with_response(api.conditions.etag, "v1", if_none_match='"v1"')
    with pytest.raises(StatusError) as caught:
        await api.conditions.etag("v1", if_match='"v2"')
    cached = await api.conditions.cache(if_modified_since="Sat, 29 Oct 1994 19:43:31 GMT")

    assert (echo is not None, first.head.etag, same, second.status_code) == (True, "v1", None, 304)
    assert (caught.value.status_code, cached) == (412, None)


async def test_cookies_of_answers_are_not_kept(api: Any) -> None:
    await api.cookies.set(name="value")

    assert (await api.cookies.read())["cookies"] == {}


async def test_a_hundred_calls_at_once_use_few_connections(connect: Callable[..., Any]) -> None:
    api = connect(limits=Limits(connections=5))

    echoes = await asyncio.gather(*(api.anything.read(str(number)) for number in range(100)))

    assert [echo.url.rpartition("/")[2] for echo in echoes] == [str(number) for number in range(100)]
