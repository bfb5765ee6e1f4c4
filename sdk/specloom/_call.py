"""From settings to a call: what connection, operation and caller say, laid together; the nearest wins."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, Literal

from attrs import frozen

from ._exchange import Rules
from ._http import Request
from ._options import RequestOptions, Timeout, as_timeout, check_options, expected_statuses
from ._path import check_headers
from ._redirect import RedirectPolicy
from ._refusal import USUAL, ErrorShape
from ._retry import RetryPolicy
from ._routes import Target
from ._version import __version__
from .auth import Auth, BearerToken, Scheme, TokenSource, as_scheme, present_token

if TYPE_CHECKING:
    from ._body import Body

_DEFAULT_HEADERS: Final = {
    "Accept": "*/*",
    "Accept-Encoding": "gzip, deflate",
    "User-Agent": f"specloom/{__version__}",
}
Expected = frozenset[int] | Literal["any"]


@frozen(kw_only=True)
class Call:
    """One logical call, ready to run.

    ``request`` carries no credential; ``origin`` is that of its URL, one of the connection's. With
    ``has_own_headers`` the program may have put a credential among them. ``streams`` leaves the body of the answer on
    the wire. ``unhurried`` uploads (files, generators) do not count the time of sending against the total.
    """

    name: str
    request: Request
    origin: str
    has_own_headers: bool
    rules: Rules
    timeout: Timeout
    auth: Scheme | None
    errors: ErrorShape
    streams: bool = False
    unhurried: bool = False


@frozen(kw_only=True)
class Manner:
    """What an operation says about how it is called; a plain request has the defaults of its method."""

    name: str = ""
    idempotent: bool
    expected: Expected = frozenset()
    retry_statuses: frozenset[int] = frozenset()
    key_header: str = "Idempotency-Key"
    timeout: float | None = None
    errors: ErrorShape = USUAL
    anonymous: bool = False


@frozen(kw_only=True)
class Settings:
    """What a connection says about each of its calls; ``with_options`` makes a copy with other ones."""

    headers: Mapping[str, str]
    timeout: Timeout
    retry: RetryPolicy | None
    redirect: RedirectPolicy | None
    auth: Scheme | None
    origins: frozenset[str]
    has_own_headers: bool

    @classmethod
    def of(
        cls,
        origins: frozenset[str],
        *,
        headers: Mapping[str, str] | None,
        timeout: Timeout | float | None,
        retry: RetryPolicy | None,
        redirect: RedirectPolicy | None,
        auth: Auth | None,
        token: TokenSource | None,
    ) -> Settings:
        """Read the arguments of a connection."""
        return cls(
            headers={**_DEFAULT_HEADERS, **checked(headers)},
            timeout=as_timeout(timeout),
            retry=retry,
            redirect=redirect,
            auth=scheme_of(auth, token),
            origins=origins,
            has_own_headers=bool(headers),
        )

    def call(
        self,
        method: str,
        target: Target,
        body: Body | None,
        headers: Mapping[str, str],
        options: RequestOptions,
        manner: Manner,
        *,
        streams: bool = False,
    ) -> Call:
        """Lay everything together. *headers* are the operation's own, already checked."""
        origin, url = target
        sent = {**self.headers, **headers}
        retry, redirect, timeout, auth = self.retry, self.redirect, self.timeout, self.auth
        expected, keyed = manner.expected, False
        if manner.timeout is not None:
            timeout = as_timeout(manner.timeout, timeout)
        if body is not None and body.content_type is not None:
            sent["Content-Type"] = body.content_type
        if options:
            check_options(options)
            retry = options.get("retry", retry)
            redirect = options.get("redirect", redirect)
            if "timeout" in options:
                timeout = as_timeout(options["timeout"], timeout)
            expected = expected_statuses(options.get("expected_status")) or expected
            if (key := options.get("idempotency_key")) is not None:
                sent[manner.key_header] = key
                keyed = True
            if (token := options.get("token")) is not None:
                auth = present_token(token, auth)
            lay_headers(sent, options.get("headers"))
            check_headers(sent)
        return Call(
            name=manner.name,
            request=Request(method=method, url=url, headers=sent, body=body),
            origin=origin,
            has_own_headers=self.has_own_headers or bool(options.get("headers")) or len(headers) > 1,
            rules=Rules(
                retry=retry,
                redirect=redirect,
                origins=self.origins,
                expected=expected,
                idempotent=manner.idempotent,
                keyed=keyed,
                retry_statuses=manner.retry_statuses,
            ),
            timeout=timeout,
            auth=None if manner.anonymous else auth,
            errors=manner.errors,
            streams=streams,
            unhurried=body is not None and not body.measured,
        )


def scheme_of(auth: Auth | None, token: TokenSource | None) -> Scheme | None:
    """Read ``auth`` and its short form ``token``; TypeError when both are given."""
    if auth is not None and token is not None:
        raise TypeError("give auth or token, not both: token is short for auth=BearerToken(token)")
    if token is not None:
        return BearerToken(token)
    return None if auth is None else as_scheme(auth)


def checked(headers: Mapping[str, str] | None) -> dict[str, str]:
    """Copy headers of a connection; ValueError for what cannot be sent."""
    copy = dict(headers or {})
    check_headers(copy)
    return copy


def lay_headers(sent: dict[str, str], headers: Mapping[str, str | None] | None) -> None:
    """Lay a caller's headers over what is sent: names match in any case, None takes one away."""
    for name, value in (headers or {}).items():
        for known in [one for one in sent if one.lower() == name.lower()]:
            del sent[known]
        if value is not None:
            sent[name] = value
