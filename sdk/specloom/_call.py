"""From settings to a call: what connection, operation and caller say, laid together; the nearest wins."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING, Final, Literal, TypeVar

from attrs import evolve, field, frozen

from ._body import Body, BytesBody
from ._config import look_up
from ._exchange import Rules
from ._http import Request, SentHeaders, laid_over, lay_headers, made_often
from ._options import RequestOptions, Timeout, as_timeout, check_options, expected_statuses
from ._path import check_headers
from ._redirect import RedirectPolicy
from ._refusal import USUAL, ErrorShape
from ._retry import RetryPolicy
from ._routes import Target
from ._version import __version__
from .auth import (
    Auth,
    AuthScheme,
    BearerToken,
    NamedSchemes,
    Scheme,
    TokenSource,
    as_scheme,
    present_token,
    usual_scheme,
)
from .auth._credential import BEARER
from .errors import AuthError

if TYPE_CHECKING:
    from .auth import Credential

_DEFAULT_HEADERS: Final = {
    "Accept": "*/*",
    "Accept-Encoding": "gzip, deflate",
    "User-Agent": f"specloom/{__version__}",
}
_NOTHING: Final[Mapping[str, str]] = {}
P = TypeVar("P")
Expected = frozenset[int] | Literal["any"]


class Terms:
    """Under which settings a call runs; calls of one operation with no options of their own share them.

    ``headers`` carry no credential; with ``has_own_headers`` the program may have put one among them by hand.
    """

    __slots__ = (
        "_signed",
        "_signed_for",
        "auth",
        "errors",
        "has_own_headers",
        "headers",
        "name",
        "rules",
        "timeout",
    )

    def __init__(
        self,
        *,
        name: str,
        headers: Mapping[str, str],
        has_own_headers: bool,
        rules: Rules,
        timeout: Timeout,
        auth: Scheme | None,
        errors: ErrorShape,
    ) -> None:
        self.name = name
        self.headers = SentHeaders(headers)
        self.has_own_headers = has_own_headers
        self.rules = rules
        self.timeout = timeout
        self.auth = auth
        self.errors = errors
        self._signed_for: Credential | None = None
        self._signed = self.headers

    def sign(self, headers: Mapping[str, str], credential: Credential) -> Mapping[str, str]:
        """Lay *credential* over *headers*; what stays the same from call to call is worked out once."""
        if headers is not self.headers:
            return self._lay(headers, credential.headers)
        if credential is not self._signed_for:
            self._signed = SentHeaders(self._lay(headers, credential.headers))
            self._signed_for = credential
        return self._signed

    def _lay(self, given: Mapping[str, str], credential: Mapping[str, str]) -> Mapping[str, str]:
        if not self.has_own_headers:
            return {**given, **credential}
        headers = dict(given)
        names = {name.lower(): name for name in given}
        for name, value in credential.items():
            known = names.get(name.lower())
            if known is None:
                headers[name] = value
            elif known.lower() == "cookie":
                headers[known] = f"{headers[known]}; {value}"
            # else the caller has put it there by hand, and that stays
        return headers


@made_often(kw_only=True)
class Call:
    """One logical call, ready to run.

    ``origin`` is that of the request's URL, one of the connection's. ``streams`` leaves the body of the answer on the
    wire. ``unhurried`` uploads (files, streams, forms with parts) do not count the time of sending against the total.
    """

    request: Request
    origin: str
    terms: Terms
    streams: bool = False
    unhurried: bool = False


@frozen(kw_only=True, eq=False)
class Manner:
    """What an operation says about how it is called; a plain request has the defaults of its method.

    ``key_header`` is empty where an idempotency key travels in the query. ``auth`` names the way to authenticate that
    the spec asks for, one of ``ways``, which are those of the API; ``anonymous`` says that it wants none.
    ``trickles`` says that its answer comes bit by bit, as things happen. ``arguments`` names those of its method.
    """

    name: str = ""
    method: str
    headers: Mapping[str, str] = _NOTHING
    idempotent: bool
    expected: Expected = frozenset()
    retry_statuses: frozenset[int] = frozenset()
    key_header: str = "Idempotency-Key"
    timeout: float | None = None
    trickles: bool = False
    errors: ErrorShape = USUAL
    anonymous: bool = False
    auth: str | None = None
    ways: tuple[AuthScheme, ...] = ()
    arguments: Callable[[], tuple[str, ...]] = tuple

    @property
    def way(self) -> AuthScheme | None:
        """The way to authenticate that the operation names. ValueError where the API has none of the name."""
        if self.auth is None:
            return None
        for one in self.ways:
            if one.name == self.auth:
                return one
        raise ValueError(f"{self.name}: unknown auth {self.auth!r}")

    def patience(self, usual: Timeout) -> Timeout:
        """The time that a call of it has, where one usually has *usual*.

        Who gives a long poll an hour expects silence for as long. A stream of events has no least rate: how many
        there are is not for its server to say.
        """
        if self.trickles:
            usual = evolve(usual, min_rate=None)
        if self.timeout is None:
            return usual
        read = None if usual.read is None else max(usual.read, self.timeout)
        return evolve(usual, total=self.timeout, read=read)


@frozen(kw_only=True)
class Settings:
    """What a connection says about each of its calls; ``with_options`` makes a copy with other ones.

    ``auth`` signs what names no other way: in a client it is the one of ``named`` that ``auth_name`` says, or the
    program's own. ``stands_in`` says that it was given to a copy and so takes the place of every other; with "token"
    it is a bare token, which travels as each operation's own way would have it.
    """

    headers: Mapping[str, str]
    timeout: Timeout
    retry: RetryPolicy | None
    redirect: RedirectPolicy | None
    auth: Scheme | None
    origins: frozenset[str]
    has_own_headers: bool
    named: NamedSchemes | None = None
    auth_name: str | None = None
    stands_in: Literal["token", "auth"] | None = None
    _known: dict[Manner, Terms] = field(factory=dict["Manner", Terms], init=False, repr=False, eq=False)

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
            headers=laid_over(_DEFAULT_HEADERS, checked(headers)),
            timeout=as_timeout(timeout),
            retry=policy(retry, RetryPolicy, "retry"),
            redirect=policy(redirect, RedirectPolicy, "redirect"),
            auth=scheme_of(auth, token),
            origins=origins,
            has_own_headers=bool(headers),
        )

    def call(
        self,
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
        if body is None and not options and headers is manner.headers:
            terms = self._known.get(manner)
            if terms is None:
                terms = self._known[manner] = self._terms(body, headers, options, manner)
        else:
            terms = self._terms(body, headers, options, manner)
        return Call(
            request=Request(method=manner.method, url=url, headers=terms.headers, body=body),
            origin=origin,
            terms=terms,
            streams=streams,
            unhurried=body is not None and not isinstance(body, BytesBody),
        )

    def _terms(
        self, body: Body | None, headers: Mapping[str, str], options: RequestOptions, manner: Manner
    ) -> Terms:
        sent = laid_over(self.headers, headers)
        retry, redirect, timeout = self.retry, self.redirect, manner.patience(self.timeout)
        expected, keyed = manner.expected, False
        if body is not None and body.content_type is not None:
            lay_headers(sent, {"Content-Type": body.content_type})
        if options:
            check_options(options, manner.name or "the call", manner.arguments())
            retry = policy(options.get("retry", retry), RetryPolicy, "retry")
            redirect = policy(options.get("redirect", redirect), RedirectPolicy, "redirect")
            if "timeout" in options:
                timeout = as_timeout(options["timeout"], timeout)
            if (statuses := expected_statuses(options.get("expected_status"))) is not None:
                expected = statuses  # also none at all
            if (key := options.get("idempotency_key")) is not None:
                if manner.key_header:
                    lay_headers(sent, {manner.key_header: key})
                keyed = True
            lay_headers(sent, options.get("headers"))
            check_headers(sent)
        return Terms(
            name=manner.name,
            headers=sent,
            has_own_headers=self.has_own_headers
            or headers is not manner.headers
            or bool(options.get("headers")),
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
            auth=self.scheme_for(manner, options.get("token")),
            errors=manner.errors,
        )

    # --- who calls ---

    def scheme_for(self, manner: Manner, token: str | None = None) -> Scheme | None:
        """Who calls, as what: by the *token* of the call, else as the operation says, else the connection.

        None calls as nobody. AuthError where the operation names a way for which there are no credentials.
        """
        way = manner.way
        if token is not None:
            like = way or (usual_scheme(manner.ways) if self.auth is None else None)
            return present_token(token, self.auth) if like is None else like.present(token)
        if manner.anonymous:
            return None
        if way is None:
            return self.auth
        if self.auth is not None and self.stands_in is not None:
            return self._as(way, self.auth)
        if self.auth is not None and (way.name == self.auth_name or len(manner.ways) == 1):
            return self.auth
        if self.named is None:
            raise AuthError(
                f"{manner.name} authenticates by {way.name!r}, which a connection made by hand does not know: make the"
                " client with connect(…), give the call a token=, or let connection.with_options(auth=…) stand in"
            )
        return self.named.scheme(way.name)

    def _as(self, way: AuthScheme, auth: Scheme) -> Scheme:
        """What was given to a copy, in place of *way*."""
        source = getattr(auth, "source", auth)
        if self.stands_in != "token" or auth.carrier == way.carrier or not isinstance(source, BearerToken):
            return auth
        return way.carry(source)

    def secret_parameters(self, manner: Manner, *, by_token: bool = False) -> Collection[str]:
        """The parameters of the query in which credentials of such a call travel; *by_token*: one with its own."""
        if manner.anonymous and not by_token:
            return ()
        way, auth = manner.way, self.auth
        carriers = [] if way is None else [way.carrier]
        given: set[str] = set()
        if auth is not None:
            carriers.append(auth.carrier)
            credential = auth.current()
            given = set() if credential is None else set(credential.query)
        elif (usual := usual_scheme(manner.ways)) is not None:
            carriers.append(usual.carrier)
        return given | {one.name for one in carriers if one.kind == "query"}

    def replaced(self, auth: Auth | None, token: TokenSource | None) -> Settings:
        """The settings of a copy with other credentials; a bare *token* travels as those of before did."""
        scheme, before = scheme_of(auth, token), self.auth
        if isinstance(scheme, BearerToken) and token is not None:
            usual = None if before or not self.named else usual_scheme(self.named.schemes)
            if usual is not None:
                scheme = usual.bearer(token)
            elif before is not None and before.carrier != BEARER:
                from .auth._carried import Carried

                scheme = Carried(
                    scheme,
                    carrier=before.carrier,
                    origins=before.origins,
                    dead=before.dead,
                    anonymous=before.anonymous,
                )
        return evolve(self, auth=scheme, stands_in="auth" if token is None else "token")

    def with_token(self, token: str) -> Settings:
        """The settings with a first token, where there was no credential yet: the API's usual way, if it is known."""
        way = None if self.named is None else usual_scheme(self.named.schemes)
        if way is None:
            return evolve(self, auth=BearerToken(token))
        return evolve(self, auth=way.bearer(token), auth_name=way.name)


def scheme_of(auth: Auth | None, token: TokenSource | None) -> Scheme | None:
    """Read ``auth`` and its short form ``token``; TypeError when both are given."""
    if auth is not None and token is not None:
        raise TypeError("give auth or token, not both: token is short for auth=BearerToken(token)")
    if token is not None:
        return BearerToken(token)
    return None if auth is None else as_scheme(auth)


def policy(value: P | None, kind: type[P], name: str) -> P | None:
    """Check an option that is a policy or None; TypeError for what is neither."""
    if value is not None and not isinstance(value, kind):
        raise TypeError(f"{name} must be a {kind.__name__}, or None for never; got {value!r}")
    return value


def checked(headers: Mapping[str, str] | None) -> dict[str, str]:
    """Copy headers of a connection, references ``env:NAME`` looked up; ValueError for what cannot be sent."""
    copy = look_up(headers or {})
    check_headers(copy)
    return copy
