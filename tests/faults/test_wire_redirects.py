"""Promises 15 to 19 on the wire: redirects, links, URLs, and what must not become part of a request."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest
from fault_server import answer

from specloom._body import File
from specloom._options import Limits
from specloom._redirect import RedirectPolicy
from specloom.auth import BearerToken
from specloom.errors import RedirectError, StatusError
from specloom.resource import Resource
from specloom.service import Api, FollowPaging, Operation, Pages, Service

Serve = Callable[..., Any]
Connect = Callable[..., Any]

# Whatever an API may put a credential into.
CANARIES = {
    "Authorization": "canary-1",
    "Cookie": "session=canary-2",
    "X-Session": "canary-3",
    "X-Api-Key": "canary-4",
    "Proxy-Authorization": "canary-5",
}


# --- following -------------------------------------------------------------------------------


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_a_get_is_followed(serve: Serve, connect: Connect, status: int) -> None:
    server = await serve(answer(status, b"moved", Location="/b?x=%41#part"), answer(200, b"here"))
    response = await connect(server).request("GET", "/a")

    assert server.lines == ["GET /a HTTP/1.1", "GET /b?x=%41 HTTP/1.1"]
    assert (response.content, response.url) == (b"here", f"{server.url}/b?x=%41")
    assert [(one.status_code, one.url, one.content) for one in response.history] == [
        (status, f"{server.url}/a", b"moved")
    ]


@pytest.mark.parametrize(
    ("location", "line"),
    [
        ("b", "GET /v1/b HTTP/1.1"),
        ("../b", "GET /b HTTP/1.1"),
        ("?x=1", "GET /v1/a?x=1 HTTP/1.1"),
        ("./c/../d/", "GET /v1/d/ HTTP/1.1"),
        ("/ä b", "GET /%C3%A4%20b HTTP/1.1"),
        ("/%zz", "GET /%25zz HTTP/1.1"),
        ("/a%2Fb", "GET /a%2Fb HTTP/1.1"),
    ],
)
async def test_a_location_is_resolved_as_the_standard_says(
    serve: Serve, connect: Connect, location: str, line: str
) -> None:
    redirect = answer(302, Location="LOCATION").replace(b"LOCATION", location.encode())
    server = await serve(redirect, answer(200))

    await connect(server, "/v1").request("GET", "/a")

    assert server.lines[1] == line


async def test_a_loop_ends_after_five_hops(serve: Serve, connect: Connect) -> None:
    server = await serve(always=answer(302, Location="/a"))

    with pytest.raises(RedirectError, match="more than 5 redirects") as caught:
        await connect(server).request("GET", "/a")

    assert (server.wire, len(caught.value.log)) == (6, 6)


async def test_redirects_can_be_switched_off(serve: Serve, connect: Connect) -> None:
    server = await serve(answer(302, Location="/b"), answer(302, Location="/b"))

    with pytest.raises(StatusError) as caught:
        await connect(server, redirect=None).request("GET", "/a")
    with pytest.raises(RedirectError):
        await connect(server, redirect=RedirectPolicy(max_redirects=0)).request("GET", "/a")

    assert (caught.value.status_code, server.wire) == (302, 2)


async def test_an_expected_redirect_is_an_answer(serve: Serve, connect: Connect) -> None:
    server = await serve(answer(303, Location="/b"))

    response = await connect(server).get_url(route="/a")

    assert (response.status_code, response.headers["location"], server.wire) == (303, "/b", 1)


@pytest.mark.parametrize(
    "location",
    [
        "",
        None,
        "file:///etc/passwd",
        "javascript:alert(1)",
        "data:text/html,x",
        "https:/x",
        "http://user:pw@HOST/x",
        "http://[::1",
        "/\\evil.example",
        "\\\\evil.example/x",
        "/x" * 5_000,
        "//",
        "http://a b/",
        "http://HOST:99999/",
    ],
)
async def test_a_location_that_leads_nowhere_is_an_error(
    serve: Serve, connect: Connect, location: str | None
) -> None:
    server = await serve()
    shown = (location or "").replace("HOST", server.url.removeprefix("http://"))
    server.add(answer(302, **({} if location is None else {"Location": shown})))

    with pytest.raises(RedirectError) as caught:
        await connect(server, limits=Limits(header_size=20_000)).request("GET", "/a")

    assert server.wire == 1
    assert len(str(caught.value)) < 600
    assert "pw" not in str(caught.value)


# --- methods and bodies ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("method", "then"), [("POST", "GET"), ("PUT", "GET"), ("GET", "GET"), ("HEAD", "HEAD")]
)
async def test_a_303_is_fetched_without_the_body_and_its_headers(
    serve: Serve, connect: Connect, method: str, then: str
) -> None:
    server = await serve(answer(303, Location="/b"), answer(200))
    body = {} if method in ("GET", "HEAD") else {"json": {"a": 1}}

    await connect(server).request(method, "/a", **body)

    second = server.received[1]
    assert (second.method, second.body) == (then, b"")
    assert [second.header(name) for name in ("content-type", "content-length", "transfer-encoding")] == [
        None
    ] * 3


async def one_shot() -> AsyncIterator[bytes]:
    yield b"stream"


@pytest.mark.parametrize("status", [307, 308])
@pytest.mark.parametrize("kind", ["bytes", "path", "function"])
async def test_307_and_308_repeat_the_body(
    serve: Serve, connect: Connect, tmp_path: Path, status: int, kind: str
) -> None:
    path = tmp_path / "data"
    path.write_bytes(b"stream")
    data: Any = {"bytes": b"stream", "path": path, "function": one_shot}[kind]
    server = await serve(answer(status, Location="/b"), answer(201))

    await connect(server).request("POST", "/a", data=data, headers={"Content-Type": "text/odd"})

    assert [(one.line, one.body, one.header("content-type")) for one in server.received] == [
        ("POST /a HTTP/1.1", b"stream", "text/odd"),
        ("POST /b HTTP/1.1", b"stream", "text/odd"),
    ]


async def test_307_of_a_stream_that_was_read_is_an_error(serve: Serve, connect: Connect) -> None:
    server = await serve(answer(307, Location="/b"))

    with pytest.raises(RedirectError, match="cannot be sent again"):
        await connect(server).request("POST", "/a", data=one_shot())

    assert server.wire == 1


@pytest.mark.parametrize("status", [301, 302])
@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
async def test_301_and_302_are_not_guessed_at(
    serve: Serve, connect: Connect, method: str, status: int
) -> None:
    server = await serve(answer(status, Location="/b"))

    with pytest.raises(RedirectError, match="does not say whether the method stays"):
        await connect(server).request(method, "/a", json={})

    assert server.wire == 1


# --- other origins ---------------------------------------------------------------------------


async def test_no_header_that_may_hold_a_credential_crosses_origins(serve: Serve, connect: Connect) -> None:
    other = await serve(answer(200))
    server = await serve(answer(302, Location=f"{other.url}/b"))
    api = connect(server, auth=BearerToken("canary-6"), headers={**CANARIES, "Accept-Language": "de"})

    await api.request("GET", "/a", headers={"X-Extra": "canary-7"})

    assert b"canary" not in other.everything
    assert other.received[0].header("accept-language") == "de"
    assert {name for name, _ in other.received[0].headers} <= {
        "host", "accept", "accept-encoding", "accept-language", "user-agent",
    }  # fmt: skip


async def test_the_same_host_on_another_port_is_another_origin(serve: Serve, connect: Connect) -> None:
    other = await serve(answer(200))
    server = await serve(answer(302, Location=f"http://localhost:{other.port}/b"))

    await connect(server, token="canary").request("GET", "/a")

    assert b"canary" not in other.everything


async def test_a_detour_over_another_origin_comes_back_signed(serve: Serve, connect: Connect) -> None:
    server = await serve()
    other = await serve(answer(302, Location=f"{server.url}/c"))
    server.add(answer(302, Location=f"{other.url}/b"), answer(200))

    await connect(server, token="canary", headers={"X-Api-Key": "k"}).request("GET", "/a")

    assert [one.header("authorization") for one in server.received] == ["Bearer canary"] * 2
    assert [one.header("x-api-key") for one in server.received] == ["k", None]  # it was dropped on the way


@pytest.mark.parametrize(("method", "status"), [("POST", 307), ("PUT", 308), ("DELETE", 307)])
async def test_only_get_and_head_cross_origins(
    serve: Serve, connect: Connect, method: str, status: int
) -> None:
    other = await serve()
    server = await serve(answer(status, Location=f"{other.url}/b"))

    with pytest.raises(RedirectError, match="across origins only GET and HEAD"):
        await connect(server).request(method, "/a", json={"secret": "canary"})

    assert (server.wire, other.wire, other.connections) == (1, 0, 0)


async def test_a_post_may_cross_origins_as_a_get(serve: Serve, connect: Connect) -> None:
    other = await serve(answer(200))
    server = await serve(answer(303, Location=f"{other.url}/b"))

    await connect(server).request("POST", "/a", json={"secret": "canary"})

    assert (other.lines, other.received[0].body) == (["GET /b HTTP/1.1"], b"")


@pytest.mark.parametrize("own", [True, False])
async def test_https_is_not_left_for_http(serve: Serve, connect: Connect, authority: Any, own: bool) -> None:
    plain = await serve()
    server = await serve(answer(302, Location=f"{plain.url}/b"), tls=authority.server())
    hosts = {"plain": plain.url} if own else {}

    with pytest.raises(RedirectError, match="https is not left for http"):
        await connect(server, hosts=hosts, ssl_certificate=authority.file).request("GET", "/a")

    assert (plain.wire, plain.connections) == (0, 0)


async def test_a_401_elsewhere_does_not_renew_our_token(serve: Serve, connect: Connect) -> None:
    asked: list[int] = []

    async def fetch() -> str:
        asked.append(1)
        return f"t{len(asked)}"

    other = await serve(answer(401))
    server = await serve(answer(302, Location=f"{other.url}/b"))

    with pytest.raises(StatusError):
        await connect(server, token=fetch).request("GET", "/a")

    assert (len(asked), other.wire) == (1, 1)


# --- links -----------------------------------------------------------------------------------


class Things(Service):
    """A list that goes on where a link leads."""

    _api = Api(name="things", url="https://things.example")

    def list(self) -> Pages[Any]:
        return self._pages(_LIST, (), {})


_LIST: Operation[Any] = Operation(
    "things.list",
    "GET",
    "/things",
    returns=Any,
    answer="page",
    many="items",
    paging=FollowPaging(next=["next"]),
)


async def test_a_link_to_our_own_host_is_rebased_on_our_origin(serve: Serve, connect: Connect) -> None:
    """A server behind a proxy knows neither the scheme nor the port that its clients use."""
    server = await serve(
        answer(json={"items": [1], "next": "https://localhost/things?page=2"}),
        answer(json={"items": [2], "next": "http://localhost:1/things?page=3"}),
        answer(json={"items": [3], "next": "/things?page=4"}),
        answer(json={"items": [4], "next": None}),
    )
    things = Things(connect(server, token="t"))

    assert await things.list().collect() == [1, 2, 3, 4]
    assert [one.target for one in server.received] == [
        "/things", "/things?page=2", "/things?page=3", "/things?page=4",
    ]  # fmt: skip
    assert {one.header("authorization") for one in server.received} == {"Bearer t"}


@pytest.mark.parametrize(
    "elsewhere", ["http://127.0.0.1:PORT/things", "//evil.example/x", "https://evil.example/x"]
)
async def test_a_link_to_another_host_is_an_error_and_no_token_is_sent(
    serve: Serve, connect: Connect, elsewhere: str
) -> None:
    other = await serve()
    server = await serve(answer(json={"items": [1], "next": elsewhere.replace("PORT", str(other.port))}))
    things = Things(connect(server, token="canary"))

    with pytest.raises(RedirectError, match="leads away"):
        await things.list().collect()

    assert (server.wire, other.connections) == (1, 0)


# --- URLs ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pk", "target"),
    [
        ("abc", "/o/abc"),
        ("%2e%2e", "/o/%252e%252e"),
        ("a/../b", "/o/a%2F..%2Fb"),
        ("a/b", "/o/a%2Fb"),
        ("a?x=1", "/o/a%3Fx%3D1"),
        ("a#f", "/o/a%23f"),
        ("a%2Fb", "/o/a%252Fb"),
        ("a\\b", "/o/a%5Cb"),
        ("a b", "/o/a%20b"),
        ("ä;=&+@:", "/o/%C3%A4%3B%3D%26%2B%40%3A"),
        ("...", "/o/..."),
        ("*", "/o/%2A"),
        (7, "/o/7"),
        (True, "/o/true"),
        ("x" * 100_000, "/o/" + "x" * 100_000),
    ],
)
async def test_an_id_cannot_change_the_route(serve: Serve, connect: Connect, pk: Any, target: str) -> None:
    server = await serve(answer(json={}))

    await Resource(connect(server), "/o").read(pk)

    assert server.lines == [f"GET {target} HTTP/1.1"]


@pytest.mark.parametrize("pk", [".", "..", "", "a\r\nX: y", "a\nb", "a\0b", "a\x7fb", "\ud800", None])
async def test_an_id_that_has_no_place_in_a_path_is_refused(serve: Serve, connect: Connect, pk: Any) -> None:
    server = await serve(answer(json={}))
    resource = Resource(connect(server), "/o/{id}/x")

    with pytest.raises((ValueError, TypeError)):
        await resource.list(id=pk)

    assert server.connections == 0


@pytest.mark.parametrize(
    ("base", "path", "params", "target"),
    [
        ("", "/x", None, "/x"),
        ("/", "/x", None, "/x"),
        ("/api/v1", "/x", None, "/api/v1/x"),
        ("/api/v1/", "x", None, "/api/v1/x"),
        ("/api?key=1", "/x", {"a": "ä&b"}, "/api/x?key=1&a=%C3%A4%26b"),
        ("", "/x?a=1", {"b": [1, 2], "c": None, "d": True}, "/x?a=1&b=1&b=2&d=true"),
        ("", "/x", {"q": "a+b c"}, "/x?q=a%2Bb%20c"),
        ("", "/x%41%2e/%2F", None, "/x%41%2e/%2F"),
        ("", "/x;y=1,2/(z)!$'*", None, "/x;y=1,2/(z)!$'*"),
        ("", "", None, "/"),
        ("/api", "", None, "/api"),
        ("", "/ä b", None, "/%C3%A4%20b"),
        ("", "/x?a=%20&b=+", None, "/x?a=%20&b=+"),
    ],
)
async def test_the_request_line_is_what_was_asked_for(
    serve: Serve, connect: Connect, base: str, path: str, params: Any, target: str
) -> None:
    server = await serve(answer(200))

    await connect(server, base).request("GET", path, params=params)

    assert server.lines == [f"GET {target} HTTP/1.1"]


@pytest.mark.parametrize("path", ["/a/../b", "/.", "/a/..", "/a\\b", "/a#b", "/a\r\nb", "/a\0", "/\ud800"])
async def test_a_path_that_would_become_another_is_refused(serve: Serve, connect: Connect, path: str) -> None:
    server = await serve()

    with pytest.raises(ValueError, match=r"path|surrogate"):
        await connect(server).request("GET", path)

    assert server.connections == 0


@pytest.mark.parametrize(
    "url",
    [
        "http://user:canary@localhost",
        "ftp://localhost",
        "localhost",
        "http://",
        "http://a/#x",
        "http://a/{v}",
    ],
)
def test_a_base_that_is_none_is_refused_without_showing_its_secrets(connect: Connect, url: str) -> None:
    with pytest.raises(ValueError, match=r".") as caught:
        connect(url)

    assert "canary" not in str(caught.value)


# --- what must not become part of a request --------------------------------------------------


@pytest.mark.parametrize("bad", ["a\r\nX-Evil: 1", "a\nX-Evil: 1", "a\r", "a\0b"])
@pytest.mark.parametrize(
    "place", ["header", "header name", "method", "cookie", "token", "key", "multipart", "file name"]
)
async def test_line_breaks_are_refused_before_a_connection_is_taken(
    serve: Serve, connect: Connect, place: str, bad: str
) -> None:
    server = await serve()
    api = connect(server)
    arguments: dict[str, Any] = {
        "header": {"headers": {"X-A": bad}},
        "header name": {"headers": {bad: "x"}},
        "cookie": {"headers": {"Cookie": bad}},
        "token": {"token": bad},
        "key": {"idempotency_key": bad},
        "multipart": {"multipart": {bad: "x"}},
        "file name": {"multipart": {"file": File(b"x", name=bad)}},
    }.get(place, {})

    with pytest.raises((ValueError, TypeError)) as caught:
        await api.request(bad if place == "method" else "POST", "/x", **arguments)

    assert server.connections == 0
    assert "\r" not in str(caught.value)
    assert "\n" not in str(caught.value)


async def test_a_header_of_a_connection_is_refused_when_it_is_made(connect: Connect) -> None:
    with pytest.raises(ValueError, match="X-A"):
        connect("http://localhost", headers={"X-A": "a\r\nb"})


async def test_text_that_is_not_ascii_goes_out_as_utf8(serve: Serve, connect: Connect) -> None:
    server = await serve(answer(200))

    await connect(server).request("GET", "/x", headers={"X-Name": "Ädä"})

    assert "Ädä".encode() in server.received[0].head
