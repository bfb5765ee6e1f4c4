"""What a call sends, from its inputs: tables. What the wire sees of it is tested in tests/interop."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from specloom import TLS, BasicAuth, Multipart, Part, RedirectPolicy, RetryPolicy, Timeout
from specloom._body import BytesBody, File
from specloom._connector_plan import Plan, multipart_of, plan_of
from specloom._exchange import Rules
from specloom._url import origin_of

URL = "https://api.example.com/x"
TEXT = "text/plain; charset=utf-8"


def plan(**inputs: Any) -> Plan:
    return plan_of({"url": URL, **inputs} if "hostname" not in inputs else inputs)


# --- the address -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("inputs", "url"),
    [
        ({"url": "https://api.example.com"}, "https://api.example.com/"),
        ({"url": "HTTP://API.example.com:80/A"}, "http://api.example.com/A"),
        ({"url": "https://h:8443/a b?c=d e#f"}, "https://h:8443/a%20b?c=d%20e"),
        ({"url": "https://h/%41/é"}, "https://h/%41/%C3%A9"),
        ({"hostname": "h"}, "https://h/"),
        ({"hostname": "h", "scheme": "http"}, "http://h/"),
        ({"hostname": "h:8443"}, "https://h:8443/"),
        ({"hostname": "h", "base_path": "anything", "path": "some/path"}, "https://h/anything/some/path"),
        ({"hostname": "h", "base_path": "/a/", "path": "/b/"}, "https://h/a/b/"),
        ({"hostname": "h", "base_path": "/a/"}, "https://h/a/"),
        ({"hostname": "h", "base_path": "/", "path": "b"}, "https://h/b"),
        ({"hostname": "h", "base_path": "", "path": ""}, "https://h/"),
        ({"hostname": "h", "path": "/b c"}, "https://h/b%20c"),
        ({"hostname": "h", "path": "a?b=c"}, "https://h/a?b=c"),
        ({"url": "https://one/x", "hostname": "two", "path": "y", "scheme": "http"}, "https://one/x"),
        ({"url": URL, "params": {"query": "parameter"}}, f"{URL}?query=parameter"),
        (
            {"url": f"{URL}?a=1", "params": {"b": "ä &", "c": [1, True], "d": None}},
            f"{URL}?a=1&b=%C3%A4%20%26&c=1&c=true",
        ),
        ({"url": URL, "params": {}}, URL),
        ({"url": URL, "params": {"a": None}}, URL),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_address_of_a_call(inputs: dict[str, Any], url: str) -> None:
    assert plan_of(inputs).url == url


def test_the_origin_is_that_of_the_address() -> None:
    assert (plan(hostname="H").origin, plan(url="http://h/x").origin) == ("https://h:443", "http://h:80")


@pytest.mark.parametrize(
    ("inputs", "message"),
    [
        ({}, "either url or hostname must be set: url='https://api.example.com/things'"),
        ({"path": "x"}, "either url or hostname must be set: url='https://api.example.com/things'"),
        ({"url": "h/x"}, "url 'h/x' cannot be called: it is not [scheme]://[hostname]/[path]"),
        ({"url": "ftp://h/x"}, "url 'ftp://h/x' cannot be called: not an http(s) URL: ftp://h/x"),
        (
            {"url": "https://ada:canary@h/x"},
            "url '***' cannot be called: a URL must not hold user information (name:password@);"
            " write username and password with authentication_method='basic'",
        ),
        (
            {"url": "https://h/a\nb"},
            r"url 'https://h/a\\nb' cannot be called: it has control characters in it",
        ),
        ({"url": URL, "path": "y"}, "path goes with hostname, not with url; write the whole address as url"),
        (
            {"url": URL, "base_path": "y"},
            "base_path goes with hostname, not with url; write the whole address as url",
        ),
        ({"hostname": "h", "scheme": "ftp"}, "scheme must be 'http' or 'https'; got 'ftp'"),
        (
            {"hostname": "https://h/x"},
            "hostname must be a host and no more; got 'https://h/x'; write a whole address as url",
        ),
        (
            {"hostname": "ada:canary@h"},
            "hostname '***' cannot be called: a URL must not hold user information (name:password@)",
        ),
        ({"hostname": ""}, "hostname '' cannot be called: the URL has no host"),
        ({"hostname": "h", "path": "../x"}, "path '/../x' must not hold '.' or '..' as a segment"),
        (
            {"hostname": "h", "path": "a#b"},
            "path '/a#b' must not hold a backslash, '#' or control characters",
        ),
    ],
    ids=lambda value: "+".join(value) if isinstance(value, dict) else "",
)
def test_an_address_that_is_none_is_refused(inputs: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError) as caught:  # noqa: PT011, the whole message is compared
        plan_of(inputs)

    assert str(caught.value) == message


def test_an_object_in_the_query_is_refused_with_its_name() -> None:
    with pytest.raises(TypeError, match="parameter 'filter' is an object"):
        plan(params={"filter": {"a": 1}})


# --- the body --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("inputs", "method", "content", "content_type"),
    [
        ({"json": {"a": [1, None]}, "method": "post"}, "POST", b'{"a":[1,null]}', "application/json"),
        ({"json": None, "method": "PUT"}, "PUT", b"null", "application/json"),
        ({"json": 1, "method": "Patch"}, "PATCH", b"1", "application/json"),
        ({"json": [], "method": "DELETE"}, "DELETE", b"[]", "application/json"),
        ({"data": {"a": 1}, "method": "POST"}, "POST", b'{"a":1}', "application/json"),
        ({"text": "ä", "method": "POST"}, "POST", "ä".encode(), TEXT),
        ({"text": "", "method": "GET"}, "GET", b"", TEXT),
        (
            {"urlencoded": {"a": "b c", "d": [1, True]}, "method": "POST"},
            "POST",
            b"a=b+c&d=1&d=true",
            "application/x-www-form-urlencoded",
        ),
    ],
    ids=lambda value: "+".join(value) if isinstance(value, dict) else "",
)
def test_the_body_of_a_call(inputs: dict[str, Any], method: str, content: bytes, content_type: str) -> None:
    made = plan(**inputs)
    body = made.body()

    assert isinstance(body, BytesBody)
    assert (made.method, body.content, body.content_type) == (method, content, content_type)


def test_a_call_without_a_body_is_a_get() -> None:
    assert (plan().method, plan().body(), plan(method="delete").method) == ("GET", None, "DELETE")


@pytest.mark.parametrize(
    ("inputs", "message"),
    [
        ({"json": 1, "text": "a", "method": "POST"}, "a call has one body; got json and text"),
        ({"data": 1, "json": 1, "method": "POST"}, "a call has one body; got json and data"),
        ({"json": 1}, "json is a body, and a call with one needs a method: method='POST'"),
        ({"multipart": {}}, "multipart is a body, and a call with one needs a method: method='POST'"),
        (
            {"json": 1, "method": "get"},
            "json goes with the methods post, put, patch and delete, not with GET; for a query write params",
        ),
        (
            {"json": float("nan"), "method": "PUT"},
            "json cannot be written as JSON: JSON has no NaN and no infinite numbers",
        ),
        ({"method": "GET /"}, "'GET /' is not an HTTP method"),
    ],
    ids=lambda value: "+".join(value) if isinstance(value, dict) else "",
)
def test_a_body_that_does_not_go_is_refused(inputs: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError) as caught:  # noqa: PT011, the whole message is compared
        plan(**inputs)

    assert str(caught.value) == message


def test_what_json_cannot_hold_is_a_type_error() -> None:
    with pytest.raises(TypeError, match=r"^json cannot be written as JSON"):
        plan(json=object(), method="POST")


# --- multipart -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("part", "read"),
    [
        ({"name": "a", "value": "b"}, Part("a", "b", content_type=TEXT)),
        ({"name": "a", "value": 1.5}, Part("a", 1.5, content_type=TEXT)),
        ({"name": "a", "value": "b", "content-type": "text/html"}, Part("a", "b", content_type="text/html")),
        ({"name": "a", "value": "b", "content-type": False}, Part("a", "b", content_type=False)),
        ({"name": "a", "file": "x/report.txt"}, Part("a", File(Path("x/report.txt")))),
        ({"name": "a", "file": Path("report.txt")}, Part("a", File(Path("report.txt")))),
        (
            {"name": "a", "file": "r.txt", "content-type": "a/b"},
            Part("a", File(Path("r.txt")), content_type="a/b"),
        ),
        (
            {"value": "b", "content-disposition": False, "content-length": 7},
            Part(None, "b", content_type=TEXT, headers={"content-disposition": False, "content-length": "7"}),
        ),
        (
            {"name": "a", "value": "b", "content-disposition": "attachment", "content-length": False},
            Part(
                "a",
                "b",
                content_type=TEXT,
                headers={"content-disposition": "attachment", "content-length": False},
            ),
        ),
    ],
    ids=lambda value: "+".join(value) if isinstance(value, dict) else "",
)
def test_a_part_of_a_multipart(part: dict[str, Any], read: Part) -> None:
    assert multipart_of({"parts": [part]}) == Multipart([read], content_type="multipart/mixed", lengths=True)


def test_type_and_boundary_of_a_multipart_can_be_chosen() -> None:
    given = {"content-type": "a/b", "boundary": "mark", "parts": [{"name": "a", "value": "b"}]}

    assert multipart_of(given) == Multipart(
        [Part("a", "b", content_type=TEXT)], content_type="a/b", boundary="mark", lengths=True
    )


@pytest.mark.parametrize(
    ("multipart", "kind", "message"),
    [
        ({}, ValueError, "multipart needs parts, a list"),
        ({"parts": []}, ValueError, "multipart needs parts, a list"),
        ({"parts": {"a": "b"}}, ValueError, "multipart needs parts, a list"),
        ({"part": []}, ValueError, "multipart has no 'part'; did you mean 'parts'?"),
        ({"parts": ["x"], "boundary": 1}, TypeError, "multipart boundary must be a text; got an int"),
        (
            {"parts": ["canary"]},
            TypeError,
            "multipart part 0 must be a dictionary whose keys are texts; got a str",
        ),
        ({"parts": [{"name": "a"}]}, ValueError, "multipart part 0 must have either value, a text, or file"),
        (
            {"parts": [{"name": "a", "value": "b", "file": "c"}]},
            ValueError,
            "multipart part 0 must have either value",
        ),
        (
            {"parts": [{"value": "b"}]},
            ValueError,
            "multipart part 0 needs a name, or a content-disposition of its own",
        ),
        (
            {"parts": [{"name": 1, "value": "b"}]},
            TypeError,
            "multipart part 0: name must be a text; got an int",
        ),
        (
            {"parts": [{"name": "a", "value": None}]},
            TypeError,
            "multipart part 0: value must be a text; got None",
        ),
        (
            {"parts": [{"name": "a", "file": ""}]},
            TypeError,
            "multipart part 0: file must be the name of a file; got a str",
        ),
        (
            {"parts": [{"name": "a", "valeu": "b"}]},
            ValueError,
            "multipart part 0 has no 'valeu'; did you mean 'value'?",
        ),
        (
            {"parts": [{"name": "a", "value": "b", "content-length": True}]},
            TypeError,
            "multipart part 0: content-length must be a text, or False to leave it out; got a bool",
        ),
        (
            {"parts": [{"name": "a\r\n", "value": "b"}]},
            ValueError,
            "the name of a part or file must not hold CR, LF",
        ),
        (
            {"parts": [{"name": "a", "value": "--mark"}], "boundary": "mark"},
            ValueError,
            "a part holds the boundary",
        ),
        (
            {"parts": [{"name": "a", "value": "b"}], "content-type": "no type"},
            ValueError,
            "'no type' is no content type",
        ),
    ],
    ids=[str(number) for number in range(17)],
)
def test_a_multipart_that_is_none_is_refused(
    multipart: dict[str, Any], kind: type[Exception], message: str
) -> None:
    with pytest.raises(kind) as caught:
        plan(multipart=multipart, method="POST")

    assert str(caught.value).startswith(message)


def test_each_run_makes_a_multipart_of_its_own() -> None:
    made = plan(multipart={"parts": [{"name": "a", "file": "report.txt"}]}, method="POST")
    one, other = made.body(), made.body()

    assert one is not other
    assert one is not None
    assert other is not None
    assert one.content_type != other.content_type


# --- headers and credentials -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("inputs", "headers"),
    [
        ({}, {}),
        ({"headers": {"X-A": "b"}}, {"X-A": "b"}),
        ({"cookies": {"a": "1", "b": "2"}}, {"Cookie": "a=1; b=2"}),
        ({"cookies": {"b": "2"}, "headers": {"cookie": "a=1"}}, {"cookie": "a=1; b=2"}),
        ({"cookies": {}}, {}),
    ],
    ids=["none", "headers", "cookies", "both", "no-cookies"],
)
def test_the_headers_of_a_call(inputs: dict[str, Any], headers: dict[str, str]) -> None:
    assert plan(**inputs).headers == headers


@pytest.mark.parametrize(
    ("inputs", "kind", "message"),
    [
        ({"headers": {"X-A": 1}}, TypeError, "headers: the value of 'X-A' must be a text; got an int"),
        (
            {"headers": {"X-A": "canary\r\nX-B: c"}},
            ValueError,
            "the value of header 'X-A' holds control characters or surrogates",
        ),
        ({"headers": {"X A": "b"}}, ValueError, "'X A' is not the name of a header"),
        (
            {"headers": {"Content-Length": "1"}},
            ValueError,
            "header 'Content-Length' says how messages are carried, which the transport decides",
        ),
        (
            {
                "headers": {"content-type": "a/b"},
                "multipart": {"parts": [{"name": "a", "value": "b"}]},
                "method": "POST",
            },
            ValueError,
            "headers must not hold a Content-Type beside multipart; write multipart['content-type']",
        ),
        ({"cookies": {"a": 1}}, TypeError, "cookies: the value of 'a' must be a text; got an int"),
        (
            {"cookies": {"a": "canary; b"}},
            ValueError,
            "cookies: a cookie's name or value holds a character that ends or breaks it",
        ),
        ({"username": "ada"}, ValueError, "username is for authentication_method='basic', which is not set"),
        (
            {"password": "canary"},
            ValueError,
            "password is for authentication_method='basic', which is not set",
        ),
        (
            {"authentication_method": "digest"},
            ValueError,
            "authentication_method must be 'basic' or None; got 'digest'",
        ),
        (
            {"authentication_method": "basic"},
            ValueError,
            "authentication_method='basic' needs username and password",
        ),
        (
            {"authentication_method": "basic", "username": "a", "grant": "b"},
            ValueError,
            "a call proves in one way who calls; got authentication_method and grant",
        ),
        (
            {"grant": "b", "headers": {"authorization": "canary"}},
            ValueError,
            "a call proves in one way who calls; got grant and the header Authorization",
        ),
        (
            {"cacert": "ca.pem", "verify_ssl": False},
            ValueError,
            "cacert has no effect with verify_ssl=False; leave out one of them",
        ),
    ],
    ids=[str(number) for number in range(14)],
)
def test_what_does_not_go_together_is_refused_without_showing_secrets(
    inputs: dict[str, Any], kind: type[Exception], message: str
) -> None:
    with pytest.raises(kind) as caught:
        plan(**inputs)

    assert str(caught.value) == message


def test_who_calls() -> None:
    basic = plan(authentication_method="basic", username="ada", password="secret").auth
    without = plan(authentication_method="basic", username="key").auth

    assert isinstance(basic, BasicAuth)
    assert isinstance(without, BasicAuth)
    assert basic.current().headers == {"Authorization": "Basic YWRhOnNlY3JldA=="}
    assert without.current().headers == {"Authorization": "Basic a2V5Og=="}
    assert (plan().auth, plan().grant, plan(grant="g").grant) == (None, None, "g")


@pytest.mark.parametrize(
    ("inputs", "tls"),
    [
        ({}, None),
        ({"verify_ssl": False}, TLS(verify=False)),
        ({"cacert": "ca.pem"}, TLS(ca_file="ca.pem")),
        ({"cacert": Path("ca.pem")}, TLS(ca_file="ca.pem")),
    ],
    ids=["default", "verify_ssl", "cacert", "cacert-path"],
)
def test_the_certificates_of_a_call(inputs: dict[str, Any], tls: TLS | None) -> None:
    assert plan(**inputs).tls == tls


# --- patience --------------------------------------------------------------------------------

NONE = Timeout(total=None, connect=None, pool=None, read=None, min_rate=None)


@pytest.mark.parametrize(
    ("inputs", "timeout"),
    [
        ({}, NONE),
        ({"total_timeout": 0, "connect_timeout": 0.0, "read_timeout": None}, NONE),
        ({"total_timeout": 5}, evolve(NONE, total=5)),
        ({"connect_timeout": 0.5}, evolve(NONE, connect=0.5)),
        ({"read_timeout": 7}, evolve(NONE, read=7)),
    ],
    ids=["default", "off", "total_timeout", "connect_timeout", "read_timeout"],
)
def test_the_timeouts_of_a_call(inputs: dict[str, Any], timeout: Timeout) -> None:
    assert plan(**inputs).timeout == timeout


def test_redirects() -> None:
    policies = [plan(**one).redirect for one in ({}, {"max_redirects": 3}, {"allow_redirects": False})]

    assert policies == [RedirectPolicy(10), RedirectPolicy(3), None]


def pauses(policy: RetryPolicy | None) -> list[float]:
    assert policy is not None
    return [policy.pause(retry, throttled=retry % 2 == 0, jitter=0.3) for retry in range(1, 9)]


@pytest.mark.parametrize(
    ("backoff", "expected"),
    [
        ({}, [1, 2, 4, 8, 16, 32, 60, 60]),
        ({"initial": 3}, [3, 6, 12, 24, 48, 60, 60, 60]),
        ({"initial": 0}, [1] * 8),
        ({"initial": 0.3}, [1, 1, 1.2, 2.4, 4.8, 9.6, 19.2, 38.4]),
        ({"maximum": 5}, [1, 2, 4, 5, 5, 5, 5, 5]),
        ({"maximum": 0}, [1] * 8),
        ({"multiplier": 1}, [1] * 8),
        ({"multiplier": 1.5, "initial": 2}, [2, 3, 4.5, 6.75, 10.125, 15.1875, 22.78125, 34.171875]),
    ],
    ids=[
        "default",
        "initial",
        "at-once",
        "below-a-second",
        "maximum",
        "no-maximum",
        "constant",
        "multiplier",
    ],
)
def test_the_pauses_of_a_backoff(backoff: dict[str, float], expected: list[float]) -> None:
    assert pauses(plan(retry_backoff=backoff).retry) == pytest.approx(expected)


def test_retries_end_by_time_whatever_the_method() -> None:
    policy = plan(retry_backoff={"deadline": 30}).retry

    assert policy is not None
    assert (policy.stop_after, policy.retry_after_max, policy.unsafe, policy.budget) == (30, 30, True, None)
    assert (policy.max_attempts > 100_000, policy.max_unanswered) == (True, 3)


@pytest.mark.parametrize(
    ("backoff", "message"),
    [
        ({"inital": 1}, "retry_backoff has no 'inital'; did you mean 'initial'?"),
        ({"initial": "1"}, "retry_backoff initial must be a number, at least 0; got '1'"),
        ({"deadline": None}, "retry_backoff deadline must be a number, at least 0; got None"),
        ({"maximum": -1}, "retry_backoff maximum must be a number, at least 0; got -1"),
        ({"maximum": True}, "retry_backoff maximum must be a number, at least 0; got True"),
        ({"deadline": float("nan")}, "retry_backoff deadline must be a number, at least 0; got nan"),
        ({"multiplier": 0.5}, "retry_backoff multiplier must be a number, at least 1; got 0.5"),
    ],
    ids=[str(number) for number in range(7)],
)
def test_a_backoff_that_makes_no_sense_is_refused(backoff: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError) as caught:  # noqa: PT011, the whole message is compared
        plan(retry_backoff=backoff)

    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("inputs", "expected", "repeated", "idempotent"),
    [
        ({}, {200, 201, 202, 204}, {502, 503, 504}, True),
        ({"expected_status_code": [404], "method": "POST"}, {404}, {502, 503, 504}, False),
        ({"retry_status_code": [202, 503]}, {200, 201, 204}, {202, 503}, True),
        ({"retry_status_code": [202], "retry_backoff": None}, {200, 201, 202, 204}, set(), True),
    ],
    ids=["default", "expected", "polling", "never"],
)
def test_the_rules_of_a_call(
    inputs: dict[str, Any], expected: set[int], repeated: set[int], idempotent: bool
) -> None:
    made = plan(**inputs)

    assert made.rules(frozenset({"https://h:443"})) == Rules(
        retry=made.retry,
        redirect=made.redirect,
        origins=frozenset({"https://h:443"}),
        expected=frozenset(expected),
        idempotent=idempotent,
        retry_statuses=frozenset(repeated),
        reads_refusals=True,
        takes_parts=True,
    )


def test_the_body_of_a_refusal_is_not_wanted_whole_where_bodies_are_streamed() -> None:
    made = plan(dst="out.bin")

    assert (made.dst, made.rules(frozenset()).reads_refusals) == (Path("out.bin"), False)


# --- anything --------------------------------------------------------------------------------

TEXTS = st.text(max_size=8) | st.sampled_from(
    ["", "..", "a/../b", "//x", "@", ":", "?", "#", "\\", "%2e", "[::1]"]
)


@given(
    scheme=st.sampled_from(["http", "https"]),
    hostname=TEXTS,
    base_path=TEXTS,
    path=TEXTS,
    params=st.dictionaries(TEXTS, TEXTS),
)
def test_parts_of_a_url_stay_within_its_origin_or_are_refused(**inputs: Any) -> None:
    try:
        made = plan_of(inputs)
    except ValueError:
        return

    assert origin_of(made.url) == made.origin == origin_of(f"{inputs['scheme']}://{inputs['hostname']}")
    assert re.fullmatch(r"[!-~]+", made.url)


ODD = st.recursive(
    st.sampled_from(
        ["canary", "canary\r\n", "canary\0", "canary\ud800", b"canary", 1, None, object, {"canary"}]
    ),
    lambda inner: (
        st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(["parts", "name", "value"]), inner)
    ),
    max_leaves=5,
)
SECRETS = (
    "cookies",
    "data",
    "headers",
    "json",
    "multipart",
    "params",
    "password",
    "text",
    "urlencoded",
    "username",
)


@given(name=st.sampled_from(SECRETS), value=ODD, wraps=st.booleans(), basic=st.booleans())
def test_a_refusal_never_shows_what_may_be_a_secret(name: str, value: Any, wraps: bool, basic: bool) -> None:
    inputs = {"method": "POST", name: {"name": value} if wraps else value}
    if basic:
        inputs = {"username": "ada", "password": "p", "authentication_method": "basic"} | inputs
    try:
        plan(**inputs)
    except (TypeError, ValueError) as error:
        shown = f"{error!r} {error}"  # what it came of is dropped by the connector
    else:
        shown = ""

    assert "canary" not in shown


@pytest.mark.parametrize(
    "inputs",
    [
        {"text": "canary\ud800", "method": "POST"},
        {"urlencoded": {"a": "canary\ud800"}, "method": "POST"},
        {"username": "ada", "password": "canary\ud800", "authentication_method": "basic"},
    ],
    ids=["text", "urlencoded", "password"],
)
def test_half_a_surrogate_pair_is_refused_and_not_shown(inputs: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="an input holds half a surrogate pair") as caught:
        plan(**inputs)

    assert "canary" not in repr(caught.value)
