"""Ways to authenticate as a spec declares them, before a user's credentials are known.

Generated packages hold these values; ``connect(…)`` picks one and binds it to what the user gave.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, cast

from attrs import field, frozen

from ..errors import AuthError
from ._bearer import BearerToken
from ._credential import Carrier
from ._keys import BasicAuth
from ._request import LoginRequest
from ._scheme import Scheme

if TYPE_CHECKING:
    from ._stores import TokenStore

_DEAD: Final[tuple[int | str, ...]] = (401,)


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
    dead: tuple[int | str, ...] = _DEAD
    origins: tuple[str, ...] = ()
    token_type: str | None = None

    def bind(
        self, values: Mapping[str, Any], *, store: TokenStore | None = None, allow_http: bool = False
    ) -> Scheme:
        """Make the scheme work with *values*, by the spec's names. AuthError when a required one is missing."""
        missing = self.missing(values)
        if missing:
            wanted = ", ".join(f"{one.python}=" + (f" or {one.env}" if one.env else "") for one in missing)
            raise AuthError(f"auth {self.name!r} needs {wanted}")
        if self.login is not None:
            return self._bind_login(values, store, allow_http)
        if self.renew is not None:
            return self._bind_renewal(self.renew, values, store, allow_http)
        given = [values.get(one.name) for one in self.credentials]
        if self.send == "basic":
            return BasicAuth(cast("str", given[0]), cast("str", given[1]) if len(given) > 1 else "")
        return BearerToken(cast("str", given[0]), **self._bearer_options())

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
            return BearerToken(cast("Any", token), **self._bearer_options())
        scheme = self._bind_login(values, store, allow_http)
        if not _is_absent(token):
            scheme.update(cast("str", token))
        return scheme

    def _bearer_options(self) -> dict[str, Any]:
        return {
            "jwt": "no" if self.expires == "never" else "try",
            "send": Carrier.parse(self.send),
            "dead": self.dead,
            "origins": self.origins,
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

    *given* are arguments of ``connect`` by their Python names (None: left out); what is left out is asked of *env*.
    Where some credentials were given but no scheme has all, AuthError says what is missing of the nearest one.
    """
    if name is not None:
        named = next((one for one in schemes if one.name == name), None)
        if named is None:
            known = ", ".join(one.name for one in schemes) or "none"
            raise ValueError(f"unknown auth {name!r}; there are {known}")
        return named.bind(_values_of(named, given, env), store=store, allow_http=allow_http)
    nearest: tuple[int, AuthScheme] | None = None
    for scheme in schemes:
        values = _values_of(scheme, given, env)
        if not scheme.missing(values):
            return scheme.bind(values, store=store, allow_http=allow_http)
        count = sum(not _is_absent(_given(one, given, env)) for one in scheme.credentials)
        if count and (nearest is None or count > nearest[0]):
            nearest = (count, scheme)
    # Says what is missing.
    return None if nearest is None else nearest[1].bind(_values_of(nearest[1], given, env))


def _given(one: CredentialSetting, given: Mapping[str, Any], env: Callable[[str], str | None]) -> Any:
    value = given.get(one.python)
    return env(one.env) if _is_absent(value) and one.env else value


def _values_of(
    scheme: AuthScheme, given: Mapping[str, Any], env: Callable[[str], str | None]
) -> dict[str, Any]:
    values = {one.name: _given(one, given, env) for one in scheme.credentials}
    return {
        one.name: one.default if _is_absent(values[one.name]) else values[one.name]
        for one in scheme.credentials
    }


def _is_absent(value: object) -> bool:
    return value is None or value == ""
