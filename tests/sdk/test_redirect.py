from __future__ import annotations

import pickle
import re
from typing import Any

import pytest
from attrs import frozen
from hypothesis import given
from hypothesis import strategies as st

from specloom._http import Request
from specloom._redirect import MAX_LOCATION, RedirectPolicy, follow, is_redirect
from specloom._url import origin_of, show_link
from specloom.errors import RedirectError

ORIGINS = frozenset({"https://api.example:443", "https://auth.example:8443", "http://plain.example:80"})
HEADERS = {
    "Authorization": "Bearer canary",
    "Cookie": "session=canary",
    "X-Api-Key": "canary",
    "Host": "api.example",
    "Accept": "application/json",
    "User-Agent": "test",
    "Range": "bytes=5-",
    "Content-Type": "application/json",
    "Content-Length": "2",
    "content-md5": "x",
    "Digest": "x",
    "Expect": "100-continue",
    "Transfer-Encoding": "chunked",
}
FOREIGN = {"Accept": "application/json", "User-Agent": "test", "Range": "bytes=5-"}
WITHOUT_BODY = {name: value for name, value in HEADERS.items() if name in set(HEADERS) & {
    "Authorization", "Cookie", "X-Api-Key", "Host", "Accept", "User-Agent", "Range"
}}  # fmt: skip


@frozen
class Body:
    replayable: bool = True


def go(
    location: str | None,
    status: int = 302,
    *,
    method: str = "GET",
    url: str = "https://api.example/v1/x?y=1",
    body: Any = None,
    hops: int = 0,
    policy: RedirectPolicy = RedirectPolicy(),  # noqa: B008 - frozen
) -> Request:
    request = Request(method=method, url=url, headers=HEADERS, body=body)
    return follow(request, status=status, location=location, policy=policy, hops=hops, origins=ORIGINS)


def refusal(reason: str, *, hop: str = "GET https://api.example/v1/x?y=***: 302 to /z") -> str:
    return f"{hop} is not followed: {reason}"


def test_five_statuses_are_redirects() -> None:
    assert [status for status in range(100, 600) if is_redirect(status)] == [301, 302, 303, 307, 308]


@pytest.mark.parametrize(
    ("method", "status", "sent"),
    [
        *(("GET", status, "GET") for status in (301, 302, 303, 307, 308)),
        *(("HEAD", status, "HEAD") for status in (301, 302, 303, 307, 308)),
        *((method, 303, "GET") for method in ("POST", "PUT", "PATCH", "DELETE", "OPTIONS")),
        *((method, status, method) for method in ("POST", "PUT", "DELETE") for status in (307, 308)),
    ],
)
def test_the_method_follows_the_table(method: str, status: int, sent: str) -> None:
    request = go("/z", status, method=method)

    assert (request.method, request.url) == (sent, "https://api.example/z")


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
@pytest.mark.parametrize("status", [301, 302])
def test_301_and_302_on_a_write_are_not_guessed_at(method: str, status: int) -> None:
    with pytest.raises(RedirectError) as caught:
        go("/z/", status, method=method)

    assert str(caught.value) == (
        f"{method} https://api.example/v1/x?y=***: {status} to /z/ is not followed:"
        " it does not say whether the method stays; call that URL"
    )


@pytest.mark.parametrize("method", ["POST", "GET", "HEAD"])
def test_303_drops_the_body_and_its_headers(method: str) -> None:
    request = go("/z", 303, method=method, body=Body(replayable=False))

    assert (request.body, request.headers) == (None, WITHOUT_BODY)


@pytest.mark.parametrize("status", [307, 308])
def test_307_and_308_repeat_the_body(status: int) -> None:
    request = go("/z", status, method="POST", body=Body())

    assert (request.method, request.body, request.headers) == ("POST", Body(), HEADERS)


@pytest.mark.parametrize(
    ("method", "status"), [("POST", 307), ("POST", 308), ("GET", 301), ("GET", 302), ("GET", 307)]
)
def test_a_body_that_was_read_once_cannot_follow(method: str, status: int) -> None:
    with pytest.raises(RedirectError) as caught:
        go("/z", status, method=method, body=Body(replayable=False))

    hop = f"{method} https://api.example/v1/x?y=***: {status} to /z"
    assert str(caught.value) == refusal("the body was read once and cannot be sent again", hop=hop)


@pytest.mark.parametrize(
    ("location", "url"),
    [
        ("/z", "https://api.example/z"),
        ("z?q=2", "https://api.example/v1/z?q=2"),
        ("?q=2", "https://api.example/v1/x?q=2"),
        ("../z", "https://api.example/z"),
        ("https://api.example:443/z", "https://api.example/z"),
        ("HTTPS://API.EXAMPLE/z", "https://api.example/z"),
        ("//api.example/z", "https://api.example/z"),
        ("/z#frag", "https://api.example/z"),
        ("/ä b", "https://api.example/%C3%A4%20b"),
    ],
)
def test_on_our_origin_all_headers_stay(location: str, url: str) -> None:
    request = go(location)

    assert (request.url, request.headers) == (url, HEADERS)


def test_between_our_own_origins_all_but_host_stays() -> None:
    request = go("https://auth.example:8443/z", 307, method="POST", body=Body())

    expected = {name: value for name, value in HEADERS.items() if name != "Host"}
    assert (request.method, request.headers, request.body) == ("POST", expected, Body())


@pytest.mark.parametrize(
    "location",
    [
        "https://other.example/z",
        "//other.example/z",
        "https://api.example:8443/z",
        "https://api.example./z",
        "https://auth.example/z",
        "https://sub.api.example/z",
        "https://[2001:db8::1]/z",
        "https://xn--bcher-kva.example/z",
    ],
)
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_redirect_to_another_origin_keeps_only_listed_headers(method: str, location: str) -> None:
    request = go(location, method=method)

    assert (request.method, request.headers) == (method, FOREIGN)


def test_303_to_another_origin_becomes_a_get_without_credentials() -> None:
    request = go("https://other.example/z", 303, method="POST", body=Body())

    assert (request.method, request.url, request.headers, request.body) == (
        "GET",
        "https://other.example/z",
        FOREIGN,
        None,
    )


@pytest.mark.parametrize(
    ("method", "body"), [("POST", Body()), ("POST", None), ("PUT", None), ("DELETE", None), ("GET", Body())]
)
def test_no_write_and_no_body_crosses_origins(method: str, body: Any) -> None:
    with pytest.raises(RedirectError) as caught:
        go("https://other.example/z", 307, method=method, body=body)

    hop = f"{method} https://api.example/v1/x?y=***: 307 to https://other.example/z"
    assert str(caught.value) == refusal("across origins only GET and HEAD are sent, without a body", hop=hop)


LISTED = [
    "Accept", "Accept-Charset", "Accept-Encoding", "Accept-Language", "Cache-Control", "If-Modified-Since",
    "If-None-Match", "If-Range", "Pragma", "Range", "User-Agent",
]  # fmt: skip
UNLISTED = [
    "Accept-Patch",
    "Cookie2",
    "From",
    "If-Match",
    "Origin",
    "Proxy-Authorization",
    "Referer",
    "X-Token",
]
OF_THE_BODY = [
    "Content-Encoding", "Content-Length", "Content-Type", "Digest", "Expect", "Last-Modified", "Repr-Digest",
    "Trailer", "Transfer-Encoding",
]  # fmt: skip


def with_headers(names: list[str], location: str, *, method: str, status: int) -> list[str]:
    request = Request(method=method, url="https://api.example/v1", headers=dict.fromkeys(names, "x"))
    policy = RedirectPolicy()
    return [
        *follow(request, status=status, location=location, policy=policy, hops=0, origins=ORIGINS).headers
    ]


@pytest.mark.parametrize("write", [str, str.lower, str.upper])
def test_these_headers_and_no_others_cross_origins(write: Any) -> None:
    names = [write(name) for name in (*LISTED, *UNLISTED, *OF_THE_BODY)]

    crossed = with_headers(names, "https://other.example/", method="GET", status=302)

    assert crossed == [write(name) for name in LISTED]


@pytest.mark.parametrize("write", [str, str.lower, str.upper])
def test_these_headers_and_no_others_go_with_the_body(write: Any) -> None:
    names = [write(name) for name in (*OF_THE_BODY, *LISTED, *UNLISTED)]

    left = with_headers(names, "/z", method="POST", status=303)

    assert left == [write(name) for name in (*LISTED, *UNLISTED)]


@pytest.mark.parametrize(
    ("location", "status"),
    [
        ("http://api.example/z", 302),
        ("http://api.example:443/z", 302),
        ("http://other.example/z", 303),
        ("http://plain.example/z", 307),  # our own, but plain
        ("HTTP://api.example/z", 301),
    ],
)
def test_https_is_never_left_for_http(location: str, status: int) -> None:
    with pytest.raises(RedirectError, match="https is not left for http"):
        go(location, status)


def test_http_to_https_is_another_origin() -> None:
    assert go("https://plain.example/z", url="http://plain.example/x").headers == FOREIGN


def test_a_foreign_origin_that_sends_back_gives_no_headers_back() -> None:
    away = go("https://other.example/z")

    back = follow(
        away, status=302, location="https://api.example/v1", policy=RedirectPolicy(), hops=1, origins=ORIGINS
    )

    assert (back.url, back.headers) == ("https://api.example/v1", FOREIGN)


def test_on_a_foreign_origin_headers_stay_as_they_were_left() -> None:
    request = Request(method="GET", url="https://other.example/a", headers={"Accept": "x", "X-Own": "y"})

    onward = follow(request, status=302, location="/b", policy=RedirectPolicy(), hops=1, origins=ORIGINS)

    assert (onward.url, onward.headers) == ("https://other.example/b", {"Accept": "x", "X-Own": "y"})


@pytest.mark.parametrize(
    ("location", "reason"),
    [
        ("javascript:alert(1)", "scheme"),
        ("file:///etc/passwd", "scheme"),
        ("data:,x", "scheme"),
        ("https:/evil.example", "several readings"),
        ("https:evil.example", "several readings"),
        ("https:///evil.example", "no host"),
        ("/\\evil.example", "backslash"),
        ("\\\\evil.example/x", "backslash"),
        ("https://api.example\\@evil.example/", "backslash"),
        ("https://user:canary@api.example/", "user information"),
        ("https://api.example@evil.example/", "user information"),
        ("/a\tb", "control"),
        ("ht\ntps://evil.example", "control"),
        ("/a\r\nX: y", "control"),
        ("https://api.example:99999/", "port"),
        ("https://[::1", "IPv6"),
        ("/" + "x" * 8192, "a Location of 8193 characters is too long$"),
        ("/" + "x" * 10_239, "a Location of 10240 characters is too long$"),
    ],
)
def test_a_location_that_is_no_place_to_go_is_refused(location: str, reason: str) -> None:
    with pytest.raises(RedirectError, match=reason) as caught:
        go(location)

    hop = f"GET https://api.example/v1/x?y=***: 302 to {show_link(location)}"
    assert str(caught.value).startswith(refusal("", hop=hop))
    assert caught.value.location == show_link(location)
    assert "canary" not in repr(caught.value) + caught.value.location
    assert len(str(caught.value)) < 500


HERE = [
    "127.0.0.1", "127.1", "2130706433", "0x7f.1", "0177.0.0.1", "0.0.0.0", "[::1]", "[::ffff:127.0.0.1]",
    "localhost", "api.localhost.",
]  # fmt: skip
ON_THE_LINK = [
    "169.254.169.254", "2852039166", "0xa9fea9fe", "[fe80::1]", "[::ffff:169.254.169.254]", "[fd00:ec2::254]",
]  # fmt: skip


@pytest.mark.parametrize(
    ("host", "near"),
    [*((host, "this machine") for host in HERE), *((host, "this network's link") for host in ON_THE_LINK)],
)
def test_an_address_of_this_machine_or_its_link_is_not_for_a_server_elsewhere_to_name(
    host: str, near: str
) -> None:
    location = f"https://{host}/latest/meta-data"

    with pytest.raises(RedirectError) as caught:
        go(location)

    hop = f"GET https://api.example/v1/x?y=***: 302 to {location}"
    assert str(caught.value) == refusal(f"an address of {near} is not for others to name", hop=hop)


@pytest.mark.parametrize(
    ("url", "location", "followed"),
    [
        ("http://127.0.0.1:8000/", "http://localhost:8001/x", True),
        ("http://127.0.0.1:8000/", "http://[::1]:8001/x", True),
        ("http://127.0.0.1:8000/", "http://169.254.169.254/x", False),
        ("http://169.254.0.1/", "http://169.254.169.254/x", True),
        ("http://169.254.0.1/", "http://127.0.0.1/x", False),
        ("http://10.0.0.1/", "http://10.0.0.2/x", True),
        ("http://intranet/", "http://10.0.0.2/x", True),
        ("http://intranet/", "http://127.0.0.2.example/x", True),
    ],
)
def test_who_is_as_near_may_name_such_an_address(url: str, location: str, followed: bool) -> None:
    try:
        followed_to = go(location, url=url).url
    except RedirectError:
        followed_to = ""

    assert followed_to == (location if followed else "")


def test_an_origin_of_our_own_may_be_anywhere() -> None:
    near = "http://127.0.0.1:8000"
    request = Request(method="GET", url="http://plain.example/x", headers={})

    url = follow(
        request,
        status=302,
        location=f"{near}/y",
        policy=RedirectPolicy(),
        hops=0,
        origins=ORIGINS | {origin_of(near)},
    ).url

    assert url == f"{near}/y"


@pytest.mark.parametrize("location", [None, ""])
def test_a_redirect_to_nowhere_is_refused(location: str | None) -> None:
    with pytest.raises(RedirectError) as caught:
        go(location)

    hop = "GET https://api.example/v1/x?y=***: 302"
    assert (str(caught.value), caught.value.location) == (
        refusal("there is no Location to go to", hop=hop),
        "",
    )


def test_a_location_may_be_as_long_as_a_request_line() -> None:
    assert go("/" + "x" * (MAX_LOCATION - 1)).url == "https://api.example/" + "x" * 8191


def test_the_error_names_the_hop_without_its_secrets() -> None:
    with pytest.raises(RedirectError) as caught:
        go("http://other.example/z?token=canary", url="https://api.example/x?key=canary")

    assert (str(caught.value), caught.value.location) == (
        "GET https://api.example/x?key=***: 302 to http://other.example/z?*** is not followed:"
        " https is not left for http",
        "http://other.example/z?***",
    )


def test_redirects_are_followed_up_to_the_limit() -> None:
    assert go("/z", hops=4).url == "https://api.example/z"
    for hops, limit in ((5, 5), (6, 5), (0, 0)):
        with pytest.raises(RedirectError) as caught:
            go("/z", hops=hops, policy=RedirectPolicy(limit))
        assert str(caught.value) == refusal(f"more than {limit} redirects")


def test_the_policy_is_a_value() -> None:
    assert pickle.loads(pickle.dumps(RedirectPolicy())) == RedirectPolicy(max_redirects=5)


@pytest.mark.parametrize(
    ("value", "error", "message"),
    [
        (-1, ValueError, "redirect.max_redirects must be at least 0, got -1"),
        (True, TypeError, "redirect.max_redirects must be a whole number, got True"),
        ("5", TypeError, "redirect.max_redirects must be a whole number, got '5'"),
    ],
)
def test_a_policy_that_makes_no_sense_is_refused(value: Any, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=re.escape(message)):
        RedirectPolicy(value)


HOSTS = st.sampled_from(
    ["api.example", "API.example", "api.example.", "evil.example", "auth.example:8443", "", "@"]
)
LOCATIONS = st.text(max_size=20) | st.builds(
    lambda scheme, slashes, user, host, rest: scheme + slashes + user + host + rest,
    st.sampled_from(["https:", "http:", "HTTPS:", "", "javascript:", "https :"]),
    st.sampled_from(["//", "/", "", "\\\\", "/\\", "///", "/\t/"]),
    st.sampled_from(["", "a@", "a:b@", "api.example@"]),
    HOSTS,
    st.text("/?#.\\@:%a é\t", max_size=8),
)


@given(
    LOCATIONS, st.sampled_from([301, 302, 303, 307, 308]), st.sampled_from(["GET", "HEAD", "POST", "DELETE"])
)
def test_no_location_takes_a_credential_or_a_write_elsewhere(location: str, status: int, method: str) -> None:
    try:
        request = go(location, status, method=method)
    except RedirectError:
        return

    own = origin_of(request.url) in ORIGINS
    assert request.url.startswith("https://")
    assert own or (request.method in {"GET", "HEAD"} and "canary" not in str(dict(request.headers)))
