"""Ways to authenticate as a spec declares them, before a user's credentials are known.

Generated packages hold these values; ``connect(…)`` picks one and binds it to what the user gave.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, cast

from attrs import evolve, field, frozen

from .._url import origin_of
from ..errors import AuthError
from ._bearer import BearerToken, Presented, TokenSource, UseOfJwt
from ._credential import BEARER, Carrier
from ._keys import BasicAuth
from ._request import LoginRequest
from ._scheme import DeadList, DeadSign, Scheme

if TYPE_CHECKING:
    from ._stores import TokenStore

_DEAD: Final[tuple[DeadSign, ...]] = (401,)


@frozen
class CredentialSetting:
    """One thing that the user gives: the argument of ``connect``, and the variable that stands in for it."""

    name: str
    env: str = ""
    required: bool = True
    argument: str = field(default="", kw_only=True)
    default: Any = field(default=None, kw_only=True, repr=False)

    @property
    def python(self) -> str:
        """The name of the argument; the spec's own unless another is said."""
        return self.argument or self.name


@frozen(kw_only=True)
class AuthScheme:
    """One entry of a spec's ``auth``. Without ``login`` and ``renew`` the first credential itself is sent.

    The notations are those of SPEC-LANGUAGE, section 7; what is not given is what it says by default.
    """

    name: str
    credentials: tuple[CredentialSetting, ...]
    login: LoginRequest | None = None
    renew: LoginRequest | None = None
    token: tuple[str, ...] = ("token",)
    refresh_token: tuple[str, ...] = ()
    expires: str = "jwt"
    send: str = "header Authorization Bearer"
    dead: tuple[DeadSign, ...] = _DEAD
    origins: tuple[str, ...] = ()
    token_type: str | None = None

    def bind(
        self, values: Mapping[str, Any], *, store: TokenStore | None = None, allow_http: bool = False
    ) -> Scheme:
        """Make the scheme work with *values*, by the spec's names. AuthError when a required one is missing."""
        problem = self.problem(values)
        if problem is not None:
            del values  # not to be shown by a traceback with variables
            raise AuthError(problem)
        if self.login is not None:
            return self._bind_login(values, store, allow_http)
        if self.renew is not None:
            return self._bind_renewal(self.renew, values, store, allow_http)
        given = [_as_text(values.get(one.name)) for one in self.credentials]
        if self.send == "basic":
            password = cast("str", given[1]) if len(given) > 1 else ""
            return BasicAuth(cast("str", given[0]), password, dead=self.dead)
        return self.bearer(given[0])

    def at(self, fill: Callable[[str], str]) -> AuthScheme:
        """The same with the holes of its addresses filled, as those of the API's URL are."""
        return evolve(self, login=_moved(self.login, fill), renew=_moved(self.renew, fill))

    @property
    def carrier(self) -> Carrier:
        """Where a token goes that is given in place of these credentials."""
        return BEARER if self.send == "cookie *" else Carrier.parse(self.send)

    def present(self, token: str) -> Scheme:
        """A scheme that sends *token* as this one would, and never renews it."""
        return Presented(token, self.carrier, self._origins(), DeadList.of(self.dead).anonymous)

    def carry(self, source: BearerToken) -> Scheme:
        """A scheme that sends the token of *source* as this one would."""
        from ._carried import Carried  # loaded where it is needed

        dead = DeadList.of(self.dead)
        return Carried(
            source,
            carrier=self.carrier,
            origins=self._origins(),
            dead=dead.names,
            anonymous=dead.anonymous,
        )

    def _origins(self) -> frozenset[str]:
        return frozenset(origin_of(url) for url in self.origins)

    def problem(self, values: Mapping[str, Any]) -> str | None:
        """Say which credentials are missing of *values*, by argument and variable; None when none are."""
        missing = self.missing(values)
        wanted = ", ".join(f"{one.python}=" + (f" or {one.env}" if one.env else "") for one in missing)
        return f"auth {self.name!r} needs {wanted}" if missing else None

    def missing(self, values: Mapping[str, Any]) -> list[CredentialSetting]:
        """List the credentials that *values* must have and has not; without a login the first is always needed."""
        is_direct = self.login is None and self.renew is None
        return [
            one
            for at, one in enumerate(self.credentials)
            if (one.required or (is_direct and at == 0)) and _is_absent(values.get(one.name))
        ]

    def _bind_login(self, values: Mapping[str, Any], store: TokenStore | None, allow_http: bool) -> Scheme:
        from ._login import Login  # loaded where it is needed: most clients have a token

        return Login(
            self.login,
            renew=self.renew,
            credentials={one.name: values.get(one.name) for one in self.credentials},
            token=self.token,
            refresh_token=self.refresh_token,
            expires=self.expires,
            send=self.send,
            dead=self.dead,
            origins=self.origins,
            token_type=self.token_type,
            store=store,
            allow_http=allow_http,
        )

    def _bind_renewal(
        self, renew: LoginRequest, values: Mapping[str, Any], store: TokenStore | None, allow_http: bool
    ) -> Scheme:
        """Begin with the token that the user gave, if one of the credentials is that, and not for the renewal alone."""
        first = self.credentials[0].name if self.credentials else "token"
        own = first if first not in renew.names else "token"
        token = values.get(own)
        if callable(token):
            return self.bearer(cast("TokenSource", token))
        scheme = self._bind_login(values, store, allow_http)
        if not _is_absent(token):
            scheme.update(cast("str", token))
        return scheme

    def bearer(self, token: TokenSource) -> BearerToken:
        """The user's own *token*, or function that gives one, sent as this scheme says."""
        jwt: UseOfJwt = "no" if self.expires == "never" else "try"
        return BearerToken(token, jwt, send=self.carrier, dead=self.dead, origins=self.origins)


class NamedSchemes:
    """The ways to authenticate of one connection by their names, with what the user gave for them.

    *given* are arguments of ``connect`` by their Python names (None: left out); what is left out is asked of *env*.
    A scheme is made when it is first asked for, and is the same object from then on: one login serves all who name it.
    *fill* puts variables into the whole addresses of logins.
    """

    __slots__ = ("_allow_http", "_env", "_fill", "_given", "_made", "_schemes", "_store")

    def __init__(
        self,
        schemes: Sequence[AuthScheme],
        given: Mapping[str, Any],
        env: Callable[[str], str | None],
        *,
        store: TokenStore | None = None,
        allow_http: bool = False,
        fill: Callable[[str], str] = str,
    ) -> None:
        self._fill = fill
        self._schemes = {one.name: one for one in schemes}
        self._given = given
        self._env = env
        self._store = store
        self._allow_http = allow_http
        self._made: dict[str, Scheme] = {}

    @property
    def schemes(self) -> tuple[AuthScheme, ...]:
        return tuple(self._schemes.values())

    def scheme(self, name: str) -> Scheme:
        """Give the scheme *name*. ValueError when there is none, AuthError when a credential of it is missing."""
        made = self._made.get(name)
        if made is None:
            declared = self._schemes.get(name)
            if declared is None:
                known = ", ".join(self._schemes) or "none"
                raise ValueError(f"unknown auth {name!r}; there are {known}")
            made = self._made[name] = declared.at(self._fill).bind(
                self._values_of(declared), store=self._store, allow_http=self._allow_http
            )
        return made

    def first(self) -> str | None:
        """Name the first scheme whose credentials are all there; None when no scheme has any.

        Where some credentials were given but no scheme has all, AuthError says what is missing of the nearest one.
        """
        nearest, most = None, 0
        for scheme in self._schemes.values():
            if not scheme.missing(self._values_of(scheme)):
                return scheme.name
            count = sum(not _is_absent(_given(one, self._given, self._env)) for one in scheme.credentials)
            if count > most:
                nearest, most = scheme, count
        if nearest is None:
            return None
        raise AuthError(nearest.problem(self._values_of(nearest)) or "")

    def _values_of(self, scheme: AuthScheme) -> dict[str, Any]:
        values = {one.name: _given(one, self._given, self._env) for one in scheme.credentials}
        return {
            one.name: one.default if _is_absent(values[one.name]) else values[one.name]
            for one in scheme.credentials
        }


def choose_scheme(
    schemes: Sequence[AuthScheme],
    given: Mapping[str, Any],
    env: Callable[[str], str | None],
    *,
    name: str | None = None,
    store: TokenStore | None = None,
    allow_http: bool = False,
) -> Scheme | None:
    """Bind the scheme *name*, else the first whose credentials are all there; None when no scheme has any.

    *given* and *env*, and the errors, are those of `NamedSchemes`.
    """
    named = NamedSchemes(schemes, given, env, store=store, allow_http=allow_http)
    chosen = named.first() if name is None else name
    return None if chosen is None else named.scheme(chosen)


def usual_scheme(schemes: Sequence[AuthScheme]) -> AuthScheme | None:
    """The way that a token without a name is taken for: the first that sends one."""
    return next((one for one in schemes if one.send != "basic"), None)


def _moved(request: LoginRequest | None, fill: Callable[[str], str]) -> LoginRequest | None:
    if request is None or request.url is None:
        return request
    return evolve(request, url=fill(request.url))


def _given(one: CredentialSetting, given: Mapping[str, Any], env: Callable[[str], str | None]) -> Any:
    value = given.get(one.python)
    return env(one.env) if _is_absent(value) and one.env else value


def _as_text(value: Any) -> Any:
    """A key that the spec calls a number travels as its digits."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _is_absent(value: object) -> bool:
    return value is None or value == ""
