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
from specloom._url import origin_of
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


@pytest.mark.parametrize("status", range(100, 600))
def test_five_statuses_are_redirects(status: int) -> None:
    assert is_redirect(status) is (status in {301, 302, 303, 307, 308})


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
    with pytest.raises(RedirectError, match="the body was read once and cannot be sent again"):
        go("/z", status, method=method, body=Body(replayable=False))


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
    with pytest.raises(RedirectError, match="across origins only GET and HEAD are sent, without a body"):
        go("https://other.example/z", 307, method=method, body=body)


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
        (None, "there is no Location"),
        ("", "there is no Location"),
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
        ("/" + "x" * MAX_LOCATION, "too long"),
        ("/" + "x" * 10_239, "10240 characters is too long"),
    ],
)
def test_a_location_that_is_no_place_to_go_is_refused(location: str | None, reason: str) -> None:
    with pytest.raises(RedirectError, match=reason) as caught:
        go(location)

    assert "canary" not in repr(caught.value) + caught.value.location
    assert len(str(caught.value)) < 500


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1", "127.1", "2130706433", "0x7f.1", "0177.0.0.1", "0.0.0.0", "[::1]", "[::ffff:127.0.0.1]",
        "localhost", "api.localhost.", "169.254.169.254", "2852039166", "0xa9fea9fe", "[fe80::1]",
        "[::ffff:169.254.169.254]", "[fd00:ec2::254]",
    ],
)  # fmt: skip
def test_an_address_of_this_machine_or_its_link_is_not_for_a_server_elsewhere_to_name(host: str) -> None:
    with pytest.raises(RedirectError, match="is not for others to name"):
        go(f"https://{host}/latest/meta-data")


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


def test_a_location_may_be_as_long_as_a_request_line() -> None:
    assert go("/" + "x" * 8191).url == "https://api.example/" + "x" * 8191


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
    with pytest.raises(RedirectError, match="more than 5 redirects"):
        go("/z", hops=5)
    with pytest.raises(RedirectError, match="more than 0 redirects"):
        go("/z", policy=RedirectPolicy(0))


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
