"""Redirects, links and URLs on the wire: promises 15 to 19. What leaves is read off the request line as it came."""

from __future__ import annotations

import io
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest

from specloom import Limits, RedirectPolicy, Resource
from specloom.client import Client
from specloom.errors import NotFound, RedirectError, SizeLimitExceeded, StatusError
from specloom.service import Api, FollowPaging, Operation, Pages, Service, Variable

from .server import Connect, Serve
from .steps import answer, close

SECRETS = {
    "Cookie": "session=canary",
    "X-Session": "canary",
    "X-Api-Key": "canary",
    "Proxy-Authorization": "Basic canary",
    "Referer": "http://127.0.0.1/canary",
    "Origin": "http://canary",
}
HARMLESS = {"Accept-Language": "de", "If-None-Match": '"1"', "Range": "bytes=0-9"}


# --- 15: where a redirect may lead, and what goes along ---------------------------------------


@pytest.mark.parametrize("method", ["GET", "HEAD"])
async def test_across_origins_only_harmless_headers_go_along(
    method: str, serve: Serve, connect: Connect
) -> None:
    other = await serve(answer(200))
    server = await serve(answer(302, Location=f"{other.url}/b"))

    await connect(server, token="canary", headers=SECRETS).request(method, "/a", headers=HARMLESS)

    assert (server.targets, other.targets) == ([f"{method} /a"], [f"{method} /b"])
    assert b"canary" not in other.everything
    assert {name for name, _ in other.received[0].headers} == {
        "host", "accept", "accept-encoding", "user-agent", "accept-language", "if-none-match", "range",
    }  # fmt: skip


async def test_within_the_origin_everything_goes_along(serve: Serve, connect: Connect) -> None:
    server = await serve(answer(302, Location="/b"), answer(200))

    await connect(server, token="t", headers={"X-Session": "s"}).request("GET", "/a", headers=HARMLESS)

    first, second = server.received
    assert (second.target, second.headers) == ("/b", first.headers)


async def test_another_port_and_another_name_of_the_same_machine_are_other_origins(
    serve: Serve, connect: Connect
) -> None:
    server = await serve()
    server.add(answer(302, Location=f"http://localhost:{server.port}/b"), answer(200))

    await connect(server, token="t").request("GET", "/a")

    assert server.sent("authorization") == ["Bearer t", None]


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
@pytest.mark.parametrize("status", [307, 308])
async def test_across_origins_nothing_but_get_and_head_is_sent(
    status: int, method: str, serve: Serve, connect: Connect
) -> None:
    other = await serve()
    server = await serve(answer(status, Location=f"{other.url}/b"))

    with pytest.raises(RedirectError, match="across origins only GET and HEAD are sent"):
        await connect(server, token="t").request(method, "/a", json={"a": 1})

    assert (server.wire, other.connections) == (1, 0)


async def test_a_body_is_not_sent_to_another_origin_by_a_get_either(serve: Serve, connect: Connect) -> None:
    other = await serve()
    server = await serve(answer(307, Location=f"{other.url}/b"))

    with pytest.raises(RedirectError, match="without a body"):
        await connect(server).get_url(route="/a", data={"a": 1}, expected_status=200)

    assert other.connections == 0


async def test_a_post_may_cross_origins_as_the_get_of_a_303(serve: Serve, connect: Connect) -> None:
    other = await serve(answer(200))
    server = await serve(answer(303, Location=f"{other.url}/b"))

    await connect(server, token="canary").request("POST", "/a", json={"secret": "canary"})

    assert (other.targets, other.bodies, b"canary" in other.everything) == (["GET /b"], [b""], False)


async def test_a_401_elsewhere_does_not_renew_our_token(serve: Serve, connect: Connect) -> None:
    asked: list[None] = []

    async def source() -> str:
        asked.append(None)
        return f"t{len(asked)}"

    other = await serve(answer(401))
    server = await serve(answer(302, Location=f"{other.url}/b"))

    with pytest.raises(StatusError):
        await connect(server, token=source).request("GET", "/a")

    assert (len(asked), server.wire, other.wire) == (1, 1, 1)


@pytest.mark.parametrize("is_own", [True, False])
async def test_https_is_not_left_for_http(
    is_own: bool, serve: Serve, connect: Connect, authority: Any
) -> None:
    plain = await serve()
    server = await serve(answer(302, Location=f"{plain.url}/b"), tls=authority.server())
    hosts = {"plain": plain.url} if is_own else {}

    with pytest.raises(RedirectError, match="https is not left for http"):
        await connect(server, token="t", ssl_certificate=authority.file, hosts=hosts).request("GET", "/a")

    assert (server.wire, plain.connections) == (1, 0)


async def test_https_is_not_left_for_http_on_the_way_over_a_third_origin(
    serve: Serve, connect: Connect, authority: Any
) -> None:
    plain = await serve()
    other = await serve(answer(302, Location=f"{plain.url}/c"), tls=authority.server())
    server = await serve(answer(302, Location=f"{other.url}/b"), tls=authority.server())

    with pytest.raises(RedirectError):
        await connect(server, ssl_certificate=authority.file).request("GET", "/a")

    assert (server.wire, other.wire, plain.connections) == (1, 1, 0)


async def test_five_redirects_are_followed_and_no_sixth(serve: Serve, connect: Connect) -> None:
    hops = [answer(302, Location=f"/{number}") for number in range(1, 7)]
    server = await serve(*hops[:5], answer(200), *hops)
    api = connect(server)

    response = await api.request("GET", "/0")
    assert [one.url for one in response.history] == [f"{server.url}/{number}" for number in range(5)]
    assert [attempt.status for attempt in response.log] == [302] * 5 + [200]

    with pytest.raises(RedirectError, match="more than 5 redirects") as caught:
        await api.request("GET", "/0")
    assert [attempt.status for attempt in caught.value.log] == [302] * 6
    assert server.wire == 6 + 6


async def test_a_loop_between_two_servers_ends(serve: Serve, connect: Connect) -> None:
    one, two = await serve(), await serve()
    one.add(*[answer(302, Location=f"{two.url}/x")] * 3)
    two.add(*[answer(302, Location=f"{one.url}/x")] * 3)

    with pytest.raises(RedirectError, match="more than 5 redirects"):
        await connect(one, token="t").request("GET", "/x")

    assert (one.wire, two.wire, set(two.sent("authorization"))) == (3, 3, {None})


async def test_how_many_are_followed_can_be_chosen(serve: Serve, connect: Connect) -> None:
    server = await serve(always=answer(302, Location="/b"))
    api = connect(server)

    with pytest.raises(RedirectError, match="more than 1 redirects"):
        await api.request("GET", "/a", redirect=RedirectPolicy(max_redirects=1))
    with pytest.raises(StatusError, match="302 Found"):
        await api.request("GET", "/a", redirect=None)
    response = await api.request("GET", "/a", expected_status=302)

    assert (response.status_code, response.headers["location"], server.wire) == (302, "/b", 2 + 1 + 1)


async def test_a_retry_repeats_what_the_redirect_has_left(serve: Serve, connect: Connect) -> None:
    server = await serve(answer(303, Location="/b"), answer(503), close, answer(200))

    response = await connect(server).request("POST", "/a", json={"a": 1})

    assert server.targets == ["POST /a", "GET /b", "GET /b", "GET /b"]
    assert [attempt.status for attempt in response.log] == [303, 503, None, 200]


async def test_304_and_300_are_no_redirects(serve: Serve, connect: Connect) -> None:
    server = await serve(answer(304, Location="/b"), answer(300, Location="/b"))
    api = connect(server)

    assert (await api.request("GET", "/a", expected_status=304)).status_code == 304
    with pytest.raises(StatusError):
        await api.request("GET", "/a")
    assert server.wire == 2


# --- 16: what becomes of the method and the body ----------------------------------------------


@pytest.mark.parametrize(
    ("status", "method", "then"),
    [
        (301, "GET", "GET"), (302, "GET", "GET"), (303, "GET", "GET"), (307, "GET", "GET"), (308, "GET", "GET"),
        (301, "HEAD", "HEAD"), (302, "HEAD", "HEAD"), (303, "HEAD", "HEAD"), (307, "HEAD", "HEAD"),
        (303, "POST", "GET"), (303, "PUT", "GET"), (303, "PATCH", "GET"), (303, "DELETE", "GET"),
        (307, "POST", "POST"), (308, "POST", "POST"), (307, "PUT", "PUT"), (308, "DELETE", "DELETE"),
    ],
)  # fmt: skip
async def test_the_method_after_a_redirect(
    status: int, method: str, then: str, serve: Serve, connect: Connect
) -> None:
    server = await serve(answer(status, Location="/b"), answer(200))

    await connect(server).request(method, "/a")

    assert server.targets == [f"{method} /a", f"{then} /b"]


async def test_a_303_leaves_the_body_and_its_headers_behind(serve: Serve, connect: Connect) -> None:
    server = await serve(answer(303, Location="/b"), answer(200))
    more = {"Content-Language": "de", "Content-MD5": "x", "X-Trace": "1"}

    await connect(server, token="t").request("POST", "/a", json={"a": 1}, headers=more)

    second = server.received[1]
    assert (second.line, second.wire_body) == ("GET /b HTTP/1.1", b"")
    assert [name for name, _ in second.headers if name.startswith("content-")] == []
    assert (second.header("authorization"), second.header("x-trace")) == ("Bearer t", "1")


def _stream() -> Callable[[], AsyncIterator[bytes]]:
    async def pieces() -> AsyncIterator[bytes]:
        yield b"0123"
        yield b"456789"

    return pieces


BODIES: dict[str, Callable[[Path], Any]] = {
    "bytes": lambda _: b"0123456789",
    "path": lambda path: path,
    "file from the middle": lambda path: _seek(io.BytesIO(b"--0123456789"), 2),
    "opened file": lambda path: _seek(path.open("rb"), 0),
    "function": lambda _: _stream(),
}


def _seek(handle: Any, position: int) -> Any:
    handle.seek(position)
    return handle


@pytest.mark.parametrize("status", [307, 308])
@pytest.mark.parametrize("kind", BODIES)
async def test_307_and_308_send_the_same_bytes_again(
    kind: str, status: int, serve: Serve, connect: Connect, tmp_path: Path
) -> None:
    path = tmp_path / "ten"
    path.write_bytes(b"0123456789")
    server = await serve(answer(status, Location="/b"), answer(200))
    body = BODIES[kind](path)

    await connect(server).request("POST", "/a", data=body)
    getattr(body, "close", lambda: None)()

    assert [(one.line, one.body) for one in server.received] == [
        ("POST /a HTTP/1.1", b"0123456789"),
        ("POST /b HTTP/1.1", b"0123456789"),
    ]


@pytest.mark.parametrize("status", [307, 308])
async def test_307_and_308_refuse_a_body_that_was_read_once(
    status: int, serve: Serve, connect: Connect
) -> None:
    server = await serve(answer(status, Location="/b"))

    with pytest.raises(RedirectError, match="the body was read once and cannot be sent again"):
        await connect(server).request("POST", "/a", data=_stream()())

    assert (server.wire, server.bodies) == (1, [b"0123456789"])


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
@pytest.mark.parametrize("status", [301, 302])
async def test_301_and_302_are_followed_by_get_and_head_alone(
    status: int, method: str, serve: Serve, connect: Connect
) -> None:
    server = await serve(answer(status, Location="/b"))

    with pytest.raises(RedirectError, match="does not say whether the method stays") as caught:
        await connect(server).request(method, "/a", json={})

    assert (server.wire, caught.value.location) == (1, "/b")


@pytest.mark.parametrize(
    ("headers", "reason"),
    [
        ({}, "there is no Location"),
        ({"Location": ""}, "there is no Location"),
        ({"Location": "file:///etc/passwd"}, "its scheme is 'file'"),
        ({"Location": "javascript:alert(1)"}, "its scheme is 'javascript'"),
        ({"Location": "data:text/html,x"}, "its scheme is 'data'"),
        ({"Location": "ftp://127.0.0.1/x"}, "its scheme is 'ftp'"),
        ({"Location": "https:/x"}, "has several readings"),
        ({"Location": "http://"}, "the URL has no host"),
        ({"Location": "http://user:canary@127.0.0.1/"}, "user information"),
        ({"Location": "//evil.example@127.0.0.1/"}, "user information"),
        ({"Location": "/\\evil.example/x"}, "a backslash"),
        ({"Location": "http://evil.example\\@127.0.0.1/"}, "user information|a backslash"),
        ({"Location": "http://127.0.0.1:99999/"}, "port"),
        ({"Location": "http://127.0.0.1:abc/"}, "port"),
        ({"Location": "http://[::1/"}, "IPv6"),
        ({"Location": "http://a b/"}, "not a host name"),
        ({"Location": f"http://{'a' * 64}.example/"}, "not a host name"),
    ],
)
async def test_a_location_that_leads_nowhere_is_an_error(
    headers: dict[str, str], reason: str, serve: Serve, connect: Connect
) -> None:
    server = await serve(answer(302, **headers))

    with pytest.raises(RedirectError, match=reason) as caught:
        await connect(server, token="t").request("GET", "/a")

    assert server.wire == 1
    assert "canary" not in str(caught.value) + caught.value.location


async def test_a_location_of_ten_kilobytes_is_an_error_wherever_the_headers_may_be_that_long(
    serve: Serve, connect: Connect
) -> None:
    server = await serve(always=answer(302, Location="/canary" + "x" * 10_240))

    with pytest.raises(SizeLimitExceeded, match=r"limits\.header_size") as usual:
        await connect(server).request("GET", "/a")
    with pytest.raises(RedirectError, match="a Location of 10247 characters is too long") as generous:
        await connect(server, limits=Limits(header_size=65_536)).request("GET", "/a")

    assert server.wire == 2
    assert "canary" not in str(usual.value)
    assert len(str(generous.value)) < 500


@pytest.mark.parametrize(
    ("location", "target"),
    [
        ("/b", "/b"),
        ("b", "/v1/b"),
        ("./b", "/v1/b"),
        ("../b", "/b"),
        ("../../../b", "/b"),
        ("/a/../b", "/b"),
        ("?x=1", "/v1/a?x=1"),
        ("/b#part", "/b"),
        ("{origin}/b?x=1", "/b?x=1"),
        ("{origin}", "/"),
        ("/b c", "/b%20c"),
        ("/caf\udcc3\udca9", "/caf%C3%A9"),
        ("/100%", "/100%25"),
        ("/%2e%2e/b", "/%2e%2e/b"),
        ("/%41", "/%41"),
        ("//127.0.0.1:{port}/b", "/b"),
    ],
)
async def test_what_a_location_means(location: str, target: str, serve: Serve, connect: Connect) -> None:
    server = await serve()
    server.add(answer(302, Location=location.format(origin=server.url, port=server.port)), answer(200))

    await connect(server, "/v1").request("GET", "/a?q=1")

    assert server.targets[1] == f"GET {target}"


async def test_a_redirect_to_where_clouds_keep_their_keys_is_not_followed(
    serve: Serve, connect: Connect
) -> None:
    server = await serve(answer(302, Location="http://169.254.169.254/latest/meta-data/iam"))

    with pytest.raises(RedirectError, match="an address of this network's link is not for others to name"):
        await connect(server).request("GET", "/a")

    assert server.wire == 1


# --- 17: links to go on with -----------------------------------------------------------------


class Things(Service):
    _api = Api(name="things", url="https://things.example")

    def list(self) -> Pages[Any]:
        return self._pages(_LIST, (), {})

    async def read(self, id: Any) -> Any:
        return await self._call(_READ, (id,), {})

    async def network(self, cidr: Any) -> Any:
        return await self._call(_NETWORK, (cidr,), {})

    async def job(self, location: Any) -> Any:
        return await self._call(_JOB, (location,), {})


_LIST: Operation[Any] = Operation(
    "things.list",
    "GET",
    "/things",
    returns=dict[str, Any],
    answer="page",
    many="items",
    paging=FollowPaging(next="next"),
)  # fmt: skip
_READ: Operation[Any] = Operation("things.read", "GET", "/things/{id}", returns=dict[str, Any])
_NETWORK: Operation[Any] = Operation(
    "things.network", "GET", "/networks/{cidr:path}/", returns=dict[str, Any]
)
_JOB: Operation[Any] = Operation("things.job", "GET", "{location:url}", returns=dict[str, Any])


def page(number: int, link: str | None) -> bytes:
    return answer(json={"items": [{"id": number}], "next": link})


@pytest.mark.parametrize(
    ("link", "target"),
    [
        ("{origin}/things?page=2", "/things?page=2"),
        ("/things?page=2", "/things?page=2"),
        ("?page=2", "/things?page=2"),
        ("https://127.0.0.1/things?page=2", "/things?page=2"),  # a proxy ended TLS before the server
        ("http://127.0.0.1:8080/things?page=2", "/things?page=2"),  # the port behind the proxy
    ],
)
async def test_a_link_to_our_own_host_is_followed_on_our_own_origin(
    link: str, target: str, serve: Serve, connect: Connect
) -> None:
    server = await serve()
    server.add(page(1, link.format(origin=server.url)), page(2, None))

    items = await Things(connect(server, token="t")).list().collect()

    assert items == [{"id": 1}, {"id": 2}]
    assert server.targets == ["GET /things", f"GET {target}"]
    assert server.sent("authorization") == ["Bearer t"] * 2


@pytest.mark.parametrize(
    "link",
    [
        "http://localhost:{port}/things?page=2",
        "https://evil.example/things",
        "//evil.example/things",
        "http://127.0.0.1.evil.example/",
        "http://127.0.0.1@evil.example/",
        "javascript:alert(1)",
        "/\\evil.example",
    ],
)
async def test_a_link_to_another_host_is_an_error_and_no_token_is_sent(
    link: str, serve: Serve, connect: Connect
) -> None:
    server = await serve()
    server.add(page(1, link.format(port=server.port)))

    with pytest.raises(RedirectError) as caught:
        await Things(connect(server, token="t")).list().collect()

    assert (server.wire, server.connections) == (1, 1)
    assert caught.value.resume_token is not None


async def test_the_location_of_a_job_is_followed_on_our_origin_alone(serve: Serve, connect: Connect) -> None:
    server = await serve(answer(json={"done": True}))
    things = Things(connect(server, token="t"))

    assert await things.job("https://127.0.0.1/jobs/7?x=1") == {"done": True}
    for link in ("http://evil.example/jobs/7", f"http://localhost:{server.port}/jobs/7", ""):
        with pytest.raises((RedirectError, ValueError)):
            await things.job(link)
    assert (server.targets, server.sent("authorization")) == (["GET /jobs/7?x=1"], ["Bearer t"])


# --- 18: a parameter cannot change the route --------------------------------------------------

IDS: list[tuple[Any, str | None]] = [
    ("plain", "plain"),
    (7, "7"),
    ("..", None),
    (".", None),
    ("...", "..."),
    ("%2e%2e", "%252e%252e"),
    ("a/../b", "a%2F..%2Fb"),
    ("../users", "..%2Fusers"),
    ("a/b", "a%2Fb"),
    ("a?x=1", "a%3Fx%3D1"),
    ("a#f", "a%23f"),
    ("a%2Fb", "a%252Fb"),
    ("a\\b", "a%5Cb"),
    ("a;b=c", "a%3Bb%3Dc"),
    ("http://evil.example/", "http%3A%2F%2Fevil.example%2F"),
    ("", None),
    (" ", "%20"),
    ("a b+c", "a%20b%2Bc"),
    ("a\r\nX-Evil: 1", None),
    ("a\nb", None),
    ("a\0", None),
    ("a\x7f", None),
    ("a\x85", None),
    ("é☃", "%C3%A9%E2%98%83"),
    ("\ud800", None),
    (None, None),
]


@pytest.mark.parametrize(("value", "segment"), IDS)
async def test_a_path_parameter_cannot_change_the_route(
    value: Any, segment: str | None, serve: Serve, connect: Connect
) -> None:
    server = await serve(always=answer(json={}))
    api = connect(server, "/v1", token="t")
    calls = [Things(api).read, Resource(api, "/things").read]

    for call in calls:
        if segment is None:
            with pytest.raises((ValueError, TypeError)):
                await call(value)
        else:
            await call(value)

    expected = [] if segment is None else [f"GET /v1/things/{segment} HTTP/1.1"] * 2
    assert (server.lines, server.connections) == (expected, 1 if expected else 0)


async def test_an_id_of_a_hundred_kilobytes_goes_out_whole(serve: Serve, connect: Connect) -> None:
    server = await serve(answer(414))
    value = "x" * 100_000

    with pytest.raises(StatusError):
        await Things(connect(server)).read(value)

    assert server.lines == [f"GET /things/{value} HTTP/1.1"]


@pytest.mark.parametrize(
    ("value", "segments"),
    [
        ("10.0.0.0/8", "10.0.0.0/8"),
        ("a b/c?d", "a%20b/c%3Fd"),
        ("a%2Fb/c", "a%252Fb/c"),
        ("a/../b", None),
        ("../b", None),
        ("a/.", None),
        ("a/\r\n", None),
        ("", None),
    ],
)
async def test_only_a_hole_that_says_so_keeps_its_slashes(
    value: str, segments: str | None, serve: Serve, connect: Connect
) -> None:
    server = await serve(always=answer(json={}))
    things = Things(connect(server))

    if segments is None:
        with pytest.raises(ValueError, match="path parameter 'cidr'"):
            await things.network(value)
    else:
        await things.network(value)

    assert server.lines == ([] if segments is None else [f"GET /networks/{segments}/ HTTP/1.1"])


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("/o/%2e%2e/users", "/o/%2e%2e/users"),
        ("/a%2Fb", "/a%2Fb"),
        ("/a//b/", "/a//b/"),
        ("/a b", "/a%20b"),
        ("/a?b=c d&e=%41", "/a?b=c%20d&e=%41"),
        ("/a;b:c@d", "/a;b:c@d"),
        ("/%zz", "/%25zz"),
        ("users", "/users"),
        ("/o/../users", None),
        ("/./users", None),
        ("/a\\b", None),
        ("/a#b", None),
        ("/a\r\nHost: evil", None),
        ("/a\0", None),
    ],
)
async def test_a_path_goes_out_as_it_was_written(
    path: str, target: str | None, serve: Serve, connect: Connect
) -> None:
    server = await serve(always=answer(200))
    api = connect(server)

    if target is None:
        with pytest.raises(ValueError, match=r"path .* must not hold"):
            await api.request("GET", path)
    else:
        await api.request("GET", path)

    assert server.lines == ([] if target is None else [f"GET {target} HTTP/1.1"])


async def test_a_query_is_encoded_value_by_value(serve: Serve, connect: Connect) -> None:
    server = await serve(answer(200))
    params = {"a": "x&b=1", "c": "#?/ +", "d": "\r\n", "é": "☃", "e": ["1", "2"], "f": True, "g": None}

    await connect(server).request("GET", "/a?z=0", params=params)

    assert server.lines == [
        "GET /a?z=0&a=x%26b%3D1&c=%23%3F%2F%20%2B&d=%0D%0A&%C3%A9=%E2%98%83&e=1&e=2&f=true HTTP/1.1"
    ]


@pytest.mark.parametrize(
    ("base", "target"),
    [
        ("", "/x"),
        ("/", "/x"),
        ("/a b/é", "/a%20b/%C3%A9/x"),
        ("/v1", "/v1/x"),
        ("/v1/", "/v1/x"),
        ("/v1?key=1", "/v1/x?key=1"),
        ("?key=1", "/x?key=1"),
    ],
)
async def test_prefix_and_query_of_the_base_stay(
    base: str, target: str, serve: Serve, connect: Connect
) -> None:
    server = await serve(answer(200))

    await connect(server, base).request("GET", "/x")

    assert server.targets == [f"GET {target}"]


@pytest.mark.parametrize(
    "url",
    [
        "http://user:canary@127.0.0.1/",
        "http://127.0.0.1/#x",
        "http://127.0.0.1/../x",
        "http://127.0.0.1/{version}",
        "127.0.0.1",
        "ftp://127.0.0.1/",
        "http:///x",
        "http://a\r\nb/",
        "http://a b/",
        "",
    ],
)
def test_a_base_that_has_two_readings_is_refused(url: str, connect: Connect) -> None:
    with pytest.raises(ValueError, match=r".") as caught:
        connect(url)

    assert "canary" not in str(caught.value)


class Tenants(Client):
    _api = Api(
        name="tenants",
        url="http://{tenant}.localhost:{port}",
        variables=(Variable("tenant"), Variable("port")),
    )


@pytest.mark.parametrize(
    "tenant",
    [
        "127.0.0.1:{port}/",
        "evil.example/",
        "a.b",
        "a@b",
        "a?",
        "a#",
        "a\\",
        "..",
        "",
        "a b",
        "-a",
        "a\r\n",
        "x" * 64,
    ],
)
async def test_a_host_variable_is_one_dns_label(tenant: str, serve: Serve) -> None:
    server = await serve()
    given = {"tenant": tenant.format(port=server.port), "port": server.port}

    with pytest.raises(ValueError, match="must be one DNS label"):
        Tenants._connect(Tenants._api.url, given, None, {})

    assert server.connections == 0


# --- 19: what would become two headers --------------------------------------------------------

EVIL = ["x\r\nX-Evil: 1", "x\nX-Evil: 1", "x\rX-Evil: 1", "x\0"]
SPLITTERS: dict[str, Callable[[Any, str], Any]] = {
    "a header's value": lambda api, evil: api.request("GET", "/x", headers={"X-A": evil}),
    "a header's name": lambda api, evil: api.request("GET", "/x", headers={evil: "a"}),
    "a header of the connection": lambda api, evil: api.with_options(headers={"X-A": evil}).request(
        "GET", "/x"
    ),
    "the method": lambda api, evil: api.request(evil, "/x"),
    "a cookie": lambda api, evil: api.request("GET", "/x", headers={"Cookie": f"a={evil}"}),
    "a token": lambda api, evil: api.request("GET", "/x", token=evil),
    "an idempotency key": lambda api, evil: api.request("POST", "/x", idempotency_key=evil),
    "a multipart name": lambda api, evil: api.request("POST", "/x", multipart={evil: "a"}),
    "a content type": lambda api, evil: api.request("POST", "/x", data=b"", headers={"Content-Type": evil}),
}


FRAMING = {
    "a length": {"content-length": "0"},
    "a coding": {"Transfer-Encoding": "chunked"},
    "a coding of its own": {"transfer-encoding": "identity"},
    "an upgrade": {"Upgrade": "h2c", "HTTP2-Settings": "AAMAAABkAAQCAAAAAAIAAAAA"},
    "what a proxy is to drop": {"Connection": "close, Authorization"},
    "trailers": {"Trailer": "Authorization"},
}


async def _pieces() -> AsyncIterator[bytes]:
    yield b"GET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n"


@pytest.mark.parametrize("headers", FRAMING.values(), ids=list(FRAMING))
@pytest.mark.parametrize("streamed", [True, False], ids=["stream", "bytes"])
async def test_a_header_that_says_how_messages_are_carried_is_refused(
    headers: dict[str, str], streamed: bool, serve: Serve, connect: Connect
) -> None:
    server = await serve()
    body = _pieces() if streamed else b"GET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n"
    api = connect(server)

    with pytest.raises(ValueError, match="says how messages are carried"):
        await api.request("POST", "/x", data=body, headers=headers)
    with pytest.raises(ValueError, match="says how messages are carried"):
        api.with_options(headers=headers)

    assert (server.connections, server.wire) == (0, 0)


async def test_a_connection_may_be_asked_to_close(serve: Serve, connect: Connect) -> None:
    server = await serve(answer(200))

    await connect(server).request("GET", "/x", headers={"Connection": "close"})

    assert server.sent("connection") == ["close"]


@pytest.mark.parametrize("evil", EVIL, ids=["CR LF", "LF", "CR", "NUL"])
@pytest.mark.parametrize("where", SPLITTERS)
async def test_a_line_break_is_refused_before_a_connection_is_taken(
    where: str, evil: str, serve: Serve, connect: Connect
) -> None:
    server = await serve()
    api = connect(server)

    with pytest.raises(Exception, match=r".") as caught:
        await SPLITTERS[where](api, evil)

    assert isinstance(caught.value, ValueError)
    assert (server.connections, server.wire) == (0, 0)


async def test_a_header_of_a_connection_is_refused_when_it_is_made(connect: Connect) -> None:
    with pytest.raises(ValueError, match="'X-A'"):
        connect("http://127.0.0.1:9", headers={"X-A": "a\r\nb"})


async def test_text_that_is_not_ascii_goes_out_as_utf8(serve: Serve, connect: Connect) -> None:
    server = await serve(answer(200))

    await connect(server).request("GET", "/x", headers={"X-Name": "Ädä"})

    assert "X-Name: Ädä\r\n".encode() in server.received[0].head


async def test_a_file_name_cannot_end_its_header(serve: Serve, connect: Connect) -> None:
    from specloom.service import File

    server = await serve(always=answer(200))
    for name in ('a"\r\nX-Evil: 1', "a\nb", 'a"; x="'):
        try:
            await connect(server).request("POST", "/x", multipart={"f": File(b"x", name=name)})
        except ValueError:
            continue

    assert b"\r\nX-Evil" not in server.everything
    assert all(body.count(b"Content-Disposition") == 1 for body in server.bodies)


async def test_a_404_names_where_it_came_from_and_not_what_was_asked(serve: Serve, connect: Connect) -> None:
    server = await serve(answer(404))

    with pytest.raises(NotFound) as caught:
        await connect(server).request("GET", "/x", params={"key": "canary"})

    assert str(caught.value) == f"GET {server.url}/x?key=***: 404 Not Found"
