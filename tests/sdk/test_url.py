from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specloom import AsyncConnection
from specloom._url import check_proxy, encode_text, host_of, origin_of, resolve, show_link, site_of

BASE = "https://api.example/v1/books?page=1"


@pytest.mark.parametrize(
    ("url", "origin"),
    [
        ("https://api.example", "https://api.example:443"),
        ("http://api.example/", "http://api.example:80"),
        ("HTTPS://API.Example/x?y#z", "https://api.example:443"),
        ("https://api.example:443/x", "https://api.example:443"),
        ("https://api.example:8443", "https://api.example:8443"),
        ("https://api.example:0443/", "https://api.example:443"),
        ("https://api.example:", "https://api.example:443"),
        ("https://api.example:1", "https://api.example:1"),
        ("https://api.example:65535", "https://api.example:65535"),
        ("https://api.example?x=@y", "https://api.example:443"),
        ("http://127.0.0.1:8080/", "http://127.0.0.1:8080"),
        ("http://[::1]:8080/", "http://[::1]:8080"),
        ("http://[0:0:0:0:0:0:0:1]/", "http://[::1]:80"),
        ("http://[FE80::ABCD]/", "http://[fe80::abcd]:80"),
        ("https://bücher.example/", "https://xn--bcher-kva.example:443"),
        ("https://XN--BCHER-KVA.example/", "https://xn--bcher-kva.example:443"),
        ("https://api_1.example/", "https://api_1.example:443"),
        # The final dot makes another name for whoever compares names, so it does here.
        ("https://api.example./", "https://api.example.:443"),
        # The longest label, and the longest name.
        (f"https://{'a' * 63}/", f"https://{'a' * 63}:443"),
        ("https://" + "a." * 126 + "a/", "https://" + "a." * 126 + "a:443"),
        ("https://" + "a." * 127 + "/", "https://" + "a." * 127 + ":443"),
    ],
)
def test_an_origin_is_scheme_host_and_port_in_one_spelling(url: str, origin: str) -> None:
    assert origin_of(url) == origin


@pytest.mark.parametrize(
    "url",
    [
        "", "/x", "api.example", "//api.example/", "https:/api.example", "https:api.example", "https:///x",
        "https://", "https://?x", "ftp://api.example/", "file:///etc/passwd", "javascript:alert(1)",
        "httpſ://api.example/", " https://api.example/", "\thttps://api.example/",
        "https://user@api.example/", "https://user:secret@api.example/", "https://api.example@evil.example/",
        "https://api.example\\@evil.example/", "https://api.example\\evil/", "https://api example/",
        "https://api.exa\tmple/", "https://api.example\n/", "https://api.example\x00/", "https://a%2eb/",
        "https://api.example:x/", "https://api.example:0/", "https://api.example:65536/", "https://a:1:2/",
        "https://api.example:-1/", "https://api.example:+80/", "https://api.example:٤٤٣/", "https://a:0000443/",
        "https://.example/", "https://a..b/", "https://./", "https://[::1/", "https://[::1]x/", "https://[::1]]/",
        "https://[fe80::1%25eth0]/", "https://[v1.x]/", "https://[]/", "https://::1/", "https://a[::1]/",
        "https://straße.example/", "https://a\u200db.example/", "https://a／b.example/", "https://ａ．／/",
        "https://\u2028.example/", "https://" + "ä" * 300 + ".example/", "https://a\ud800.example/",
        f"https://{'a' * 64}.example/", f"https://a.{'b' * 64}/", "https://" + "a." * 126 + "aa/",
    ],
)  # fmt: skip
def test_what_has_no_origin_or_two_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match=r".") as caught:
        origin_of(url)

    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("scheme", "authority", "site"),
    [
        ("HTTPS", "API.example:443", "https://api.example"),
        ("http", "api.example:443", "http://api.example:443"),
        ("http", "[::1]:80", "http://[::1]"),
        ("http", "[::1]:81", "http://[::1]:81"),
    ],
)
def test_a_site_names_its_port_only_where_it_is_unusual(scheme: str, authority: str, site: str) -> None:
    assert site_of(scheme, authority) == site


@pytest.mark.parametrize(
    ("origin", "host"), [("https://a.example:443", "a.example"), ("http://[::1]:80", "[::1]")]
)
def test_the_host_is_taken_out_of_an_origin(origin: str, host: str) -> None:
    assert host_of(origin) == host


# RFC 3986, section 5.4, but for other schemes and fragments.
@pytest.mark.parametrize(
    ("link", "path"),
    [
        ("g", "/b/c/g"), ("./g", "/b/c/g"), ("g/", "/b/c/g/"), ("/g", "/g"), ("?y", "/b/c/d;p?y"),
        ("g?y", "/b/c/g?y"), ("#s", "/b/c/d;p?q"), ("g#s", "/b/c/g"), ("g?y#s", "/b/c/g?y"), (";x", "/b/c/;x"),
        ("g;x", "/b/c/g;x"), ("g;x?y#s", "/b/c/g;x?y"), ("", "/b/c/d;p?q"), (".", "/b/c/"), ("./", "/b/c/"),
        ("..", "/b/"), ("../", "/b/"), ("../g", "/b/g"), ("../..", "/"), ("../../", "/"), ("../../g", "/g"),
        ("../../../g", "/g"), ("../../../../g", "/g"), ("/./g", "/g"), ("/../g", "/g"), ("g.", "/b/c/g."),
        (".g", "/b/c/.g"), ("g..", "/b/c/g.."), ("..g", "/b/c/..g"), ("./../g", "/b/g"), ("./g/.", "/b/c/g/"),
        ("g/./h", "/b/c/g/h"), ("g/../h", "/b/c/h"), ("g;x=1/./y", "/b/c/g;x=1/y"), ("g;x=1/../y", "/b/c/y"),
        ("g?y/./x", "/b/c/g?y/./x"), ("g?y/../x", "/b/c/g?y/../x"),
    ],
)  # fmt: skip
def test_references_resolve_as_rfc_3986_has_them(link: str, path: str) -> None:
    assert resolve(link, "http://a/b/c/d;p?q") == f"http://a{path}"


@pytest.mark.parametrize(
    ("link", "url"),
    [
        ("//other.example/x", "https://other.example/x"),
        ("//OTHER.example:443", "https://other.example/"),
        ("http://api.example:80/x", "http://api.example/x"),
        ("https://api.example/a//b/", "https://api.example/a//b/"),
        ("https://api.example?x=1", "https://api.example/?x=1"),
        ("/x?", "https://api.example/x"),
        ("?page[after]=a b&q=ä\\|", "https://api.example/v1/books?page[after]=a%20b&q=%C3%A4%5C%7C"),
        ("/100%/%41%zz", "https://api.example/100%25/%41%25zz"),
        ("/caf\udce9", "https://api.example/caf%E9"),
        ("/.//evil.example", "https://api.example//evil.example"),
        ("1:b", "https://api.example/v1/1:b"),
    ],
)
def test_a_link_becomes_an_absolute_encoded_url(link: str, url: str) -> None:
    assert resolve(link, BASE) == url


@pytest.mark.parametrize(
    ("link", "reason"),
    [
        ("javascript:alert(1)", "'javascript'"),
        ("file:///etc/passwd", "'file'"),
        ("data:text/plain,x", "'data'"),
        ("ftp://api.example/", "'ftp'"),
        ("x-" + "y" * 100 + ":z", "scheme"),
        ("https:/x", "several readings"),
        ("https:x", "several readings"),
        ("HTTP:", "several readings"),
        ("https:///evil.example", "no host"),
        ("///evil.example", "no host"),
        ("/\\evil.example", "backslash"),
        ("\\\\evil.example", "backslash"),
        ("https://api.example\\@evil.example", "backslash"),
        ("java\tscript:alert(1)", "control"),
        ("/x\r\nSet-Cookie: a=b", "control"),
        ("\nhttps://evil.example", "control"),
        ("/x\x00", "control"),
        ("/x\x7f", "control"),
        ("https://user:pw@api.example/", "user information"),
        ("https://api.example:99999/", "port"),
        ("/\ud83d", "surrogate"),
    ],
)
def test_a_link_with_two_readings_is_refused(link: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        resolve(link, BASE)


@given(st.text())
def test_whatever_a_link_is_its_url_is_plain_or_it_is_refused(link: str) -> None:
    try:
        url = resolve(link, BASE)
    except ValueError:
        return

    assert url.isascii()
    assert url.isprintable()
    assert not set(url) & set(' "<>\\^`{|}#')
    assert origin_of(url).startswith(("https://", "http://"))


@given(st.text(alphabet="/.?#:@a%\\ é", max_size=20))
def test_a_link_without_its_own_host_stays_on_the_origin(link: str) -> None:
    try:
        url = resolve("/x/" + link, BASE)
    except ValueError:
        return

    assert origin_of(url) == origin_of(BASE)


@given(st.text(st.characters(exclude_categories=("Cs",))))
def test_encoding_is_done_once(text: str) -> None:
    once = encode_text(text)

    assert encode_text(once) == once


@pytest.mark.parametrize(
    ("link", "shown"),
    [
        ("https://api.example/x", "https://api.example/x"),
        ("https://api.example/x?key=secret#f", "https://api.example/x?***"),
        ("https://me:secret@api.example/x", "***"),
        ("a\r\nb", "a\\r\\nb"),
        ("é", "\\xe9"),
        ("x" * 200, "x" * 200),
        ("x" * 201, "x" * 200 + "…"),
        ("", ""),
    ],
)
def test_a_link_is_shown_without_what_may_be_secret(link: str, shown: str) -> None:
    assert show_link(link) == shown


@pytest.mark.parametrize("host", ["xn--", "xn--.example", "a.xn--a", "xn--99999999999"])
def test_a_host_in_punycode_that_cannot_be_read_is_refused(host: str) -> None:
    with pytest.raises(ValueError, match="is not a host name") as caught:
        origin_of(f"https://{host}/")

    assert not isinstance(caught.value, UnicodeError)


def test_a_host_in_punycode_stays_as_it_is() -> None:
    assert origin_of("https://xn--bcher-kva.example/") == "https://xn--bcher-kva.example:443"


# --- proxies ---------------------------------------------------------------------------------

CANARY = "s3cr3t-c4n4ry"
NO_URL = "proxy must be a URL like http://proxy.example:3128, of http or https"


@pytest.mark.parametrize(
    "proxy",
    [
        None, "http://proxy.example:3128", "https://proxy.example", "http://proxy.example/", "HTTP://127.0.0.1:8080",
        "http://[::1]:3128", "http://user:pass%40word@proxy.example:3128", "http://user@proxy.example",
    ],
)  # fmt: skip
def test_the_url_of_a_proxy_is_given_back(proxy: str | None) -> None:
    assert check_proxy(proxy) == proxy


@pytest.mark.parametrize(
    ("proxy", "error", "message"),
    [
        (f"{CANARY}@proxy.example:3128", ValueError, NO_URL),
        ("", ValueError, NO_URL),
        (f"socks5://u:{CANARY}@proxy.example", ValueError,
         f"{NO_URL}; socks5 proxies take a session= of their own"),
        (f"{CANARY}://proxy.example", ValueError, NO_URL),
        ("http://", ValueError, "proxy: the URL has no host"),
        (f"http://u:{CANARY}@", ValueError, "proxy: the URL has no host"),
        (f"http://u:{CANARY}\r\nX: 1@proxy.example", ValueError, "proxy: its user or password holds a blank"),
        (f"http://u:{CANARY}%0d%0aX@proxy.example", ValueError, "proxy: its user or password holds a blank"),
        (f"http://u:{CANARY}@x@proxy.example", ValueError, "proxy: its user or password holds a blank, an `@`"),
        (f"http://proxy.example/{CANARY}", ValueError, "proxy: its URL ends with the host and the port"),
        (f"http://proxy.example?{CANARY}", ValueError, "proxy: its URL ends with the host and the port"),
        (f"http://u:{CANARY}@proxy.example:99999", ValueError,
         "proxy: the port of the URL must be from 1 to 65535, got 99999"),
        ("http://proxy example", ValueError, "proxy: 'proxy example' is not a host name"),
        (CANARY.encode(), TypeError, "proxy is a URL as text, got bytes"),
    ],
    ids=range(14),
)  # fmt: skip
def test_what_is_no_proxy_is_refused_and_not_shown(
    proxy: object, error: type[Exception], message: str
) -> None:
    with pytest.raises(error) as caught:
        check_proxy(proxy)  # type: ignore[arg-type]

    assert str(caught.value).startswith(message)
    assert CANARY not in str(caught.value) + repr(caught.traceback[-1].frame.f_locals)


def test_a_connection_refuses_a_proxy_that_is_none_at_once() -> None:
    with pytest.raises(ValueError, match="proxy must be a URL like"):
        AsyncConnection("https://api.example", proxy="proxy.example:3128")
