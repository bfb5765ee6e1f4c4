"""Logins as data: what a connection sees of them. How a token is come by is in `_grant`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, cast

from attrs import evolve

from .._http import Response
from .._place import Place
from .._secret import Secret
from .._token import Expiry, subject_of, token_problem
from .._url import origin_of
from ._answer import Reading
from ._claims import peek_claims
from ._credential import BEARER, Carrier, Credential
from ._grant import Grant, Grantor, Kept
from ._renewal import Holding, Renewal
from ._request import LoginRequest
from ._scheme import DeadList, DeadSign, InvalidToken, Scheme, Send
from ._stores import MemoryStore, TokenStore

#: A credential of a login: a text (or number), a function that gives one, such as a one-time password, or None.
CredentialValue = str | int | None | Callable[[], Any]


class Login(Scheme):
    """A token that a login yields: got when it is needed, renewed ahead of its end, got anew when it is dead.

    *login* and *renew* are requests with *credentials* in them; *credentials* maps each name to its value, None for one
    that is not given, or a function, called for each login. *token*, *refresh_token* are places in the answers,
    *expires* says when a token ends, *send* where it is put, *dead* which statuses and error codes call it dead, and
    with ``{"user": None}`` which answers are those to nobody;
    the notations are those of the spec language, section 7. *origins* are URLs that the token may go to beside the
    connection's own. *store* keeps tokens between processes.

    A login that was refused is not repeated until a credential's value is another; a refresh token is used once.
    """

    __slots__ = (
        "_carrier", "_dead", "_grantor", "_renewal", "allow_http", "anonymous", "origins",
    )  # fmt: skip

    def __init__(
        self,
        login: LoginRequest | None = None,
        *,
        credentials: Mapping[str, CredentialValue] | None = None,
        renew: LoginRequest | None = None,
        token: str | Sequence[str] = "token",
        refresh_token: str | Sequence[str] = (),
        expires: str = "jwt",
        send: str | Carrier = BEARER,
        dead: Iterable[DeadSign] = (401,),
        origins: Iterable[str] = (),
        token_type: str | None = None,
        store: TokenStore | None = None,
        allow_http: bool = False,
    ) -> None:
        if login is not None and "refresh_token" in login.names:
            login, renew = None, renew or login  # the grant that begins with a refresh token
        if login is None and renew is None:
            raise ValueError("a Login needs the request that yields a token: login, renew or both")
        kept = {name: _guarded(value) for name, value in (credentials or {}).items()}
        _check_names(kept, login, renew)
        self._carrier = Carrier.parse(send) if isinstance(send, str) else send
        reading = Reading(
            token=_places(token),
            refresh_token=_places(refresh_token),
            expires=_expiry(expires),
            carrier=self._carrier,
            token_type=token_type,
        )
        if not reading.token:
            raise ValueError("a Login needs a place for its token")
        self._dead = DeadList.of(dead)
        self.anonymous = self._dead.anonymous
        self.origins = frozenset(origin_of(url) for url in origins)
        self.allow_http = allow_http
        store = MemoryStore() if store is None else store
        self._grantor = Grantor(
            Grant(login=login, renew=renew, credentials=kept, reading=reading, store=store)
        )
        self._renewal = Renewal(self._grantor.obtain)

    # --- what a connection asks ---

    def current(self) -> Credential | None:
        return self._renewal.current()

    async def credential(self, send: Send) -> Credential:
        return await self._renewal.credential(send)

    async def rejected(self, credential: Credential, response: Response, send: Send) -> bool:
        return await self._renewal.rejected(credential, send)

    def dead(self, response: Response, code: str | None = None) -> bool:
        return self._dead.names(response, code)

    @property
    def token(self) -> str | None:
        holding = self._renewal.holding
        return None if holding is None or holding.cookies else holding.token.reveal()

    @property
    def user(self) -> str | None:
        return None if self._renewal.holding is None else self._renewal.holding.user

    @property
    def carrier(self) -> Carrier:
        return self._carrier if self._carrier.name != "*" else BEARER

    def update(self, token: str) -> None:
        """Use *token* from the next request on, as if a login had yielded it. InvalidToken when it cannot be sent."""
        problem = token_problem(token) or self._carrier.problem(token)
        if problem is not None:
            is_text, token = isinstance(cast("object", token), str), ""
            raise InvalidToken(problem) if is_text else TypeError(problem)
        claims = peek_claims(token)
        before = self._renewal.holding
        given = Holding(self._carrier.credential(token), Secret(token), user=subject_of(claims))
        if before is not None:
            given = evolve(given, refresh_token=before.refresh_token, generation=before.generation)
        self._grantor.forget_refusal()
        self._renewal.adopt(given, claims)

    async def close(self, send: Send | None = None) -> None:
        await self._renewal.close(send)


def _guarded(value: object) -> Kept:
    """Keep texts from being shown. A blank one counts as not given: an empty variable of the environment."""
    if isinstance(value, str):
        return Secret(value) if value else None
    if value is None or callable(value) or isinstance(value, int):
        return value
    raise TypeError(f"a credential is a text, a number, a function or None; got {type(value).__name__}")


def _check_names(
    credentials: Mapping[str, Kept], login: LoginRequest | None, renew: LoginRequest | None
) -> None:
    known = {*credentials, "token", "refresh_token"}
    for request in (login, renew):
        for name in sorted(() if request is None else request.names - known):
            given = ", ".join(sorted(credentials)) or "none"
            raise ValueError(f"the login speaks of the credential {name!r}; given are {given}")


def _expiry(text: str) -> Expiry:
    expiry = Expiry.parse(text)
    if expiry.place:
        Place.parse(expiry.place)
    return expiry


def _places(value: str | Sequence[str]) -> tuple[str, ...]:
    found = (value,) if isinstance(value, str) else tuple(value)
    for place in found:
        Place.parse(place)
    return found
