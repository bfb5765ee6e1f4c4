"""URLs as texts: origins, and resolving a reference that a server gave against the URL it came from.

Built without urllib's splitter, which drops tabs and newlines and takes what is no URL. Whoever reads
a URL differently from the library that opens the connection can be sent elsewhere with a credential,
so whatever could be read in two ways is refused here. How a request's URL is built is `_path`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, cast
from urllib.parse import quote, unquote

from ._secret import HIDDEN

DEFAULT_PORTS: Final = {"http": 80, "https": 443}

# Spelled out: under re.IGNORECASE the long s (U+017F) would match an s.
_HTTP: Final = re.compile(r"([hH][tT][tT][pP][sS]?)://([^/?#]*)")
_REFERENCE: Final = re.compile(
    r"(?:([A-Za-z][A-Za-z0-9+.\-]*):)?(?://([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#.*)?", re.DOTALL
)
# Labels of 63 characters and names of 253 at most (RFC 1035): others are refused far below, by a bare UnicodeError.
_HOST: Final = re.compile(r"(?=.{1,253}\.?\Z)[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*\.?")
_PORT: Final = re.compile(r"[0-9]{0,5}")
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f]")
_BAD_TEXT: Final = re.compile(r"%(?![0-9A-Fa-f]{2})|[^A-Za-z0-9\-._~!$&'()*+,;=:@/?\[\]%]")
# IDNA 2003 and 2008 disagree on these: one name, two hosts.
_AMBIGUOUS_IDNA: Final = frozenset("ßςẞ\u200c\u200d")


def origin_of(url: str) -> str:
    """Name the origin of an absolute URL: ``https://host:port``, lower case, the port always there.

    Raises ValueError for what is no http(s) URL, or has user information in it. Hosts compare as written:
    a final dot makes another origin, and so does each spelling of an IPv4 address.
    """
    match = _HTTP.match(url)
    if match is None:
        raise ValueError(f"not an http(s) URL: {show_link(url)}")
    scheme, host, port = _site(match[1], match[2])
    return f"{scheme}://{host}:{port}"


def host_of(origin: str) -> str:
    """Take the host out of what `origin_of` gave; IPv6 addresses keep their brackets."""
    return origin.partition("://")[2].rpartition(":")[0]


def site_of(scheme: str, authority: str) -> str:
    """Write the beginning of a URL in its usual form: ``https://host``, the port only where it is unusual."""
    scheme, host, port = _site(scheme, authority)
    return f"{scheme}://{host}" if port == DEFAULT_PORTS[scheme] else f"{scheme}://{host}:{port}"


def check_proxy(proxy: str | None) -> str | None:
    """Give the URL of a proxy back, user and password in it; ValueError, which shows neither, for what is none.

    Attack: a password that ends the header line which it travels in.
    """
    if proxy is None:
        return None
    problem = _proxy_problem(proxy)
    if problem is None:
        return proxy
    is_text = isinstance(cast("object", proxy), str)
    del proxy  # a traceback with locals would show it
    raise ValueError(problem) if is_text else TypeError(problem)


def _proxy_problem(proxy: object) -> str | None:
    if not isinstance(proxy, str):
        return f"proxy is a URL as text, got {type(proxy).__name__}"
    scheme, mark, rest = proxy.partition("://")
    if not mark or scheme.lower() not in DEFAULT_PORTS:
        kind = (
            f"; {scheme} proxies take a session= of their own"
            if re.fullmatch("socks[45][ah]?", scheme)
            else ""
        )
        return f"proxy must be a URL like http://proxy.example:3128, of http or https{kind}"
    authority, _, path = rest.partition("/")
    user, _, site = authority.rpartition("@")
    if _CONTROL.search(unquote(user)) or " " in user or "@" in user:
        return "proxy: its user or password holds a blank, an `@` or a control character; write `@` as %40"
    if path or "?" in site or "#" in site:
        return "proxy: its URL ends with the host and the port"
    try:
        _site(scheme, site)
    except ValueError as error:
        return f"proxy: {str(error).replace('a URL', 'the URL')}"
    return None


# Errors are not cached, so user information never stays in here.
@lru_cache(maxsize=512)
def _site(scheme: str, authority: str) -> tuple[str, str, int]:
    if "@" in authority:
        # Attack: https://api.example@evil.example/ reads as the one and goes to the other.
        raise ValueError("a URL must not hold user information (name:password@)")
    host, port = _split_port(authority)
    if not _PORT.fullmatch(port):
        raise ValueError("the port of a URL must be a number from 1 to 65535")
    scheme = scheme.lower()
    number = int(port) if port else DEFAULT_PORTS[scheme]
    if not 1 <= number <= 65535:
        raise ValueError(f"the port of a URL must be from 1 to 65535, got {number}")
    return scheme, _host(host), number


def _split_port(authority: str) -> tuple[str, str]:
    if authority.startswith("["):
        host, bracket, rest = authority.partition("]")
        if not bracket or (rest and not rest.startswith(":")):
            raise ValueError("the host begins like an IPv6 address, and only a port may follow one")
        return host + bracket, rest[1:]
    host, _, port = authority.partition(":")
    return host, port


def _host(text: str) -> str:
    if text.startswith("["):
        return _ipv6(text[1:-1])
    host = text.lower() if text.isascii() else _idna(text)
    # Attack: backslashes, blanks and percent signs that the next reader may take for the host's end.
    if not _HOST.fullmatch(host) or ("xn--" in host and not _is_punycode(host)):
        raise ValueError(f"{text[:80]!a} is not a host name" if text else "the URL has no host")
    return host


def _is_punycode(host: str) -> bool:
    """Whether what is written in Punycode can be read: libraries raise what they like for what cannot."""
    try:
        return bool(host.encode("ascii").decode("idna"))
    except UnicodeError:
        return False


def _ipv6(text: str) -> str:
    from ipaddress import AddressValueError, IPv6Address

    try:
        if "%" in text:
            raise AddressValueError("zones name interfaces of one machine")
        return f"[{IPv6Address(text).compressed}]"
    except AddressValueError:
        raise ValueError(f"{text[:80]!a} is not an IPv6 address") from None


def _idna(text: str) -> str:
    if _AMBIGUOUS_IDNA.intersection(text):
        raise ValueError(f"the host {text[:80]!a} has two encodings; write it as xn--…")
    try:
        return text.encode("idna").decode("ascii").lower()
    except UnicodeError:
        raise ValueError(f"{text[:80]!a} is not a host name") from None


def resolve(link: str, base: str) -> str:
    """Make the URL that *link* means in an answer to a request for *base* (absolute and encoded).

    The result is absolute, encoded, without dot segments and fragment. What may not stand in a URL but
    is often sent (blanks, text that is not ASCII) is encoded; what has two readings is a ValueError: control
    characters, backslashes before the query, ``https:/x``, user information, schemes other than http(s).

    Source: RFC 3986, section 5.2.
    """
    if _CONTROL.search(link):
        # Attack: readers that drop tabs and newlines see another scheme or host.
        raise ValueError("it has control characters in it")
    scheme, authority, path, query = _split(link)
    base_scheme, base_authority, base_path, base_query = _split(base)
    if "\\" in path or "\\" in (authority or ""):
        # Attack: browsers and some servers take /\evil.example for //evil.example.
        raise ValueError("it has a backslash in it")
    if scheme is not None and scheme.lower() not in DEFAULT_PORTS:
        raise ValueError(f"its scheme is {scheme[:20]!r}; only http and https are followed")
    if scheme is not None and authority is None:
        raise ValueError(f"{scheme}: without // and a host has several readings")
    if authority is None:
        authority = base_authority
        if not path:
            path, query = base_path, base_query if query is None else query
        elif not path.startswith("/"):
            path = base_path[: base_path.rfind("/") + 1] + path
    site = site_of(scheme or base_scheme or "", authority or "")
    # An empty query goes without its mark: the library below drops it as well.
    return site + encode_text(_without_dots(path)) + ("?" + encode_text(query) if query else "")


def _split(text: str) -> tuple[str | None, str | None, str, str | None]:
    match = _REFERENCE.match(text)
    assert match is not None, "each part of the pattern may be empty"
    scheme, authority, path, query = match.groups()
    return scheme, authority, path, query


def _without_dots(path: str) -> str:
    kept: list[str] = []
    segments = path.split("/")[1:]
    for segment in segments:
        if segment == "..":
            del kept[-1:]
        elif segment != ".":
            kept.append(segment)
    if segments and segments[-1] in {".", ".."}:
        kept.append("")
    return "/" + "/".join(kept)


def encode_text(text: str) -> str:
    """Encode what may not stand in a path or query; reserved characters and ``%41`` stay as they are.

    Bytes that a header held and that are no UTF-8 (surrogate escapes) are encoded as they came.
    """
    if _BAD_TEXT.search(text) is None:
        return text
    try:
        return _BAD_TEXT.sub(lambda match: quote(match[0], safe="", errors="surrogateescape"), text)
    except UnicodeEncodeError:
        raise ValueError("it holds a surrogate, which has no encoding") from None


def show_link(link: str) -> str:
    """Show a URL that may be anything: cut, printable, without user information and query values."""
    head = re.split(r"[?#]", link, maxsplit=1)[0]
    if "@" in head:
        return HIDDEN
    shown = ascii(head[:200])[1:-1] + ("…" if len(head) > 200 else "")
    return shown + ("?" + HIDDEN if "?" in link else "")
