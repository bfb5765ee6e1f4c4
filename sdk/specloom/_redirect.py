"""Which request follows from a redirect, or why none does.

A redirect is a request that a server writes: each rule here stops it from reading a credential, from
sending a body where it was not meant to go, or from repeating what must not be repeated.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, Final

from attrs import Attribute, evolve, field, frozen

from ._arguments import Forthcoming
from ._http import Request
from ._secret import redact_url
from ._url import host_of, origin_of, resolve, show_link
from .errors import RedirectError

__all__ = ["REDIRECTS", "RedirectPolicy", "follow", "is_redirect"]

#: Statuses that are followed. 300, 304, 305 and 306 are answers.
REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})

#: A request line above this is refused by the usual servers (8 KiB with method and version).
MAX_LOCATION: Final = 8192

# Across origins an allow-list: an API can put its credential into a header of any name.
_FOREIGN_HEADERS: Final = frozenset({
    "accept", "accept-charset", "accept-encoding", "accept-language", "cache-control", "if-modified-since",
    "if-none-match", "if-range", "pragma", "range", "user-agent",
})  # fmt: skip
_BODY_HEADERS: Final = frozenset({"digest", "expect", "last-modified", "trailer", "transfer-encoding"})
_BODY_PREFIXES: Final = ("content-", "repr-digest")
# Where a cloud tells its machines their keys over IPv6; its IPv4 address is link-local.
_METADATA: Final = "fd00:ec2::254"
_SAFE: Final = frozenset({"GET", "HEAD"})


def _count(_: Any, attribute: Attribute[Any], value: Any) -> None:
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(f"redirect.{attribute.name} must be a whole number, got {value!r}")
    if value < 0:
        raise ValueError(f"redirect.{attribute.name} must be at least 0, got {value}")


@frozen
class RedirectPolicy(Forthcoming):
    """How many redirects of one call are followed, at most."""

    max_redirects: int = field(default=5, validator=_count)


def is_redirect(status: int) -> bool:
    """Tell whether an answer with *status* points elsewhere with its Location."""
    return status in REDIRECTS


def follow(
    request: Request,
    *,
    status: int,
    location: str | None,
    policy: RedirectPolicy,
    hops: int,
    origins: Collection[str],
) -> Request:
    """Give the request that a redirect asks for.

    *hops* redirects were followed before; *origins* are the connection's own, as `origin_of` writes them. Raises
    RedirectError for what must not be followed, see PROMISES 15 and 16. The URL of the result decides
    anew whether credentials are put on it.
    """
    location = location or ""
    if hops >= policy.max_redirects:
        raise _refusal(request, status, location, f"more than {policy.max_redirects} redirects")
    target = _target(request, status, location)
    method = _method(request, status, location)
    headers: Mapping[str, str] = request.headers
    body = request.body
    if method != request.method or status == 303:
        headers, body = _without_body(headers), None
    here, there = origin_of(request.url), origin_of(target)
    if here.startswith("https:") and there.startswith("http:"):
        # Attack: whoever can write one redirect reads the rest of the call on the wire.
        raise _refusal(request, status, location, "https is not left for http")
    if here in origins and there in origins:
        headers = headers if here == there else _without(headers, {"host"})
    elif here != there:
        if (near := _nearness(there)) is not None and near != _nearness(here):
            # Attack: a server makes us ask what it cannot reach itself, such as the keys at http://169.254.169.254.
            raise _refusal(request, status, location, f"an address of {near} is not for others to name")
        if method not in _SAFE or body is not None:
            raise _refusal(
                request, status, location, "across origins only GET and HEAD are sent, without a body"
            )
        headers = {name: value for name, value in headers.items() if name.lower() in _FOREIGN_HEADERS}
    if body is not None and not body.replayable:
        raise _refusal(request, status, location, "the body was read once and cannot be sent again")
    return evolve(request, method=method, url=target, headers=headers, body=body)


def _nearness(origin: str) -> str | None:
    """Say whether an address means something else here than elsewhere, in whatever spelling; None when it does not."""
    from ipaddress import IPv6Address, ip_address
    from socket import inet_aton

    host = host_of(origin).strip("[]").rstrip(".")
    if host == "localhost" or host.endswith(".localhost"):
        return "this machine"
    try:
        address = ip_address(host)
    except ValueError:
        try:
            address = ip_address(inet_aton(host))  # 127.1, 0x7f000001, 2130706433
        except OSError:
            return None
    if isinstance(address, IPv6Address) and address.ipv4_mapped is not None:
        address = address.ipv4_mapped
    if address.is_loopback or address.is_unspecified:
        return "this machine"
    return "this network's link" if address.is_link_local or str(address) == _METADATA else None


def _target(request: Request, status: int, location: str) -> str:
    if not location:
        raise _refusal(request, status, location, "there is no Location to go to")
    if len(location) > MAX_LOCATION:
        raise _refusal(request, status, location, f"a Location of {len(location)} characters is too long")
    try:
        return resolve(location, request.url)
    except ValueError as error:
        reason = str(error)
    raise _refusal(request, status, location, reason)


def _method(request: Request, status: int, location: str) -> str:
    if status == 303:
        return "HEAD" if request.method == "HEAD" else "GET"
    if status in {301, 302} and request.method not in _SAFE:
        # Browsers make a GET of it, RFC 9110 leaves both open: the call would not do what was asked.
        raise _refusal(request, status, location, "it does not say whether the method stays; call that URL")
    return request.method


def _without_body(headers: Mapping[str, str]) -> Mapping[str, str]:
    dropped = {name.lower() for name in headers if name.lower().startswith(_BODY_PREFIXES)}
    return _without(headers, dropped | _BODY_HEADERS)


def _without(headers: Mapping[str, str], names: Collection[str]) -> Mapping[str, str]:
    return {name: value for name, value in headers.items() if name.lower() not in names}


def _refusal(request: Request, status: int, location: str, reason: str) -> RedirectError:
    shown = show_link(location)
    to = f" to {shown}" if shown else ""
    message = f"{request.method} {redact_url(request.url)}: {status}{to} is not followed: {reason}"
    return RedirectError(message, location=shown)
