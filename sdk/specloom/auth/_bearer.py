"""Tokens that the user has, or has a function for."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping
from inspect import isawaitable
from typing import Any, Final, Literal, cast

from .._http import Response
from .._place import Condition
from .._secret import Secret
from .._token import Lifetime, life_of_jwt, subject_of, token_problem
from .._url import origin_of
from ._claims import peek_claims, read_claims
from ._credential import BEARER, Carrier, Credential
from ._renewal import Failure, Holding, Renewal, without_our_frames
from ._scheme import DeadList, DeadSign, InvalidToken, NamelessToken, Scheme, Send, UndecodableToken

TokenSource = str | Callable[[], Awaitable[str]]
UseOfJwt = Literal["try", "required", "no"]

_UNDECODABLE: Final = 'the token is no JWT; jwt="try" or jwt="no" takes others'
_NAMELESS: Final = 'the token does not name its user (`sub`); jwt="try" or jwt="no" takes others'


class BearerToken(Scheme):
    """A token of the user's: sent as ``Authorization: Bearer …`` unless *send* says otherwise.

    *token* is a text, or an async function without arguments that gives one; that one is called when there is no
    token yet, ahead of the token's end, and after the API has called it dead. *jwt* says whether the token is read:
    ``"try"`` where it can be, ``"required"`` refuses what does not decode or has no ``sub``, ``"no"`` for opaque keys.
    *dead* and *origins* are as in `Login`.
    """

    __slots__ = ("_carrier", "_dead", "_jwt", "_renewal", "_source", "anonymous", "origins")

    def __init__(
        self,
        token: TokenSource,
        jwt: UseOfJwt = "try",
        *,
        send: str | Carrier = BEARER,
        dead: Iterable[DeadSign] = (401,),
        origins: Iterable[str] = (),
    ) -> None:
        if jwt not in ("try", "required", "no"):
            raise ValueError(f'jwt must be "try", "required" or "no", got {jwt!r}')
        self._jwt: UseOfJwt = jwt
        self._carrier = Carrier.parse(send) if isinstance(send, str) else send
        self._dead = DeadList.of(dead)
        self.anonymous = self._dead.anonymous
        self.origins = frozenset(origin_of(url) for url in origins)
        self._source: Callable[[], Awaitable[str]] | None = None
        self._renewal = Renewal(self._obtain)
        if isinstance(token, str):
            self.update(token)
        elif callable(token):
            self._source = token
        else:
            raise TypeError(
                f"token must be a text or an async function that gives one, got {type(token).__name__}"
            )

    # --- what a connection asks ---

    def current(self) -> Credential | None:
        return self._renewal.current()

    async def credential(self, send: Send) -> Credential:
        return await self._renewal.credential(send)

    async def rejected(self, credential: Credential, response: Response, send: Send) -> bool:
        if self._source is None:
            return self._renewal.current() is not credential  # updated meanwhile
        return await self._renewal.rejected(credential, send)

    def dead(self, response: Response, code: str | None = None) -> bool:
        return self._dead.names(response, code)

    @property
    def token(self) -> str | None:
        holding = self._renewal.holding
        return None if holding is None else holding.token.reveal()

    @property
    def user(self) -> str | None:
        holding = self._renewal.holding
        if holding is None or self._jwt == "no":
            return None
        return subject_of(peek_claims(holding.token.reveal())) if holding.user is None else holding.user

    @property
    def carrier(self) -> Carrier:
        return self._carrier

    def update(self, token: str) -> None:
        """Use *token* from the next request on. InvalidToken when it cannot be sent, or read where it must be."""
        problem = self._problem(token)
        if problem is not None:
            is_text, token = isinstance(cast("object", token), str), ""
            raise InvalidToken(problem) if is_text else TypeError(problem)
        is_renewed = self._source is not None
        # The end of a text that nobody renews is of no use, so it is not looked for.
        claims = (
            peek_claims(token) if self._jwt == "required" or (self._jwt == "try" and is_renewed) else None
        )
        user = subject_of(claims)
        if self._jwt == "required" and user is None:
            token = ""
            raise _unreadable(claims)
        holding = Holding(self._carrier.credential(token), Secret(token), user=user)
        self._renewal.adopt(holding, claims if is_renewed else None)

    async def close(self, send: Send | None = None) -> None:
        await self._renewal.close(send)

    # --- from the source ---

    def _problem(self, token: object) -> str | None:
        return token_problem(token) or self._carrier.problem(token)

    async def _obtain(self, send: Send, holding: Holding | None, dead: bool) -> Holding | Failure:
        assert self._source is not None
        try:
            given: Any = self._source()
            token: object = await given if isawaitable(given) else given
        except Exception as error:
            raised = without_our_frames(error)
        else:
            return await self._read(token, send)
        return Failure(f"the token source raised {type(raised).__name__}", raised)

    async def _read(self, token: object, send: Send) -> Holding | Failure:
        problem = self._problem(token)
        if problem is not None:
            return Failure(f"the token source gave what cannot be used: {problem}")
        text = cast("str", token)
        clock = send.clock
        now, wall = clock.monotonic(), clock.wall()
        claims = None if self._jwt == "no" else await read_claims(text)
        user = subject_of(claims)
        if self._jwt == "required" and user is None:
            return Failure(f"the token source gave what cannot be used: {_unreadable(claims)}")
        lifetime = Lifetime.starting(now, life_of_jwt(claims, now=wall), jitter=clock.jitter())
        return Holding(self._carrier.credential(text), Secret(text), lifetime, user)


def _unreadable(claims: Mapping[str, Any] | None) -> InvalidToken:
    return UndecodableToken(_UNDECODABLE) if claims is None else NamelessToken(_NAMELESS)


def present_token(token: str, auth: Scheme | None = None) -> Scheme:
    """A scheme that sends *token* as *auth* would, and never renews it; for the ``token=`` of one call."""
    if auth is None:
        return Presented(token, BEARER, frozenset())
    return Presented(token, auth.carrier, auth.origins, auth.anonymous)


class Presented(Scheme):
    """A token that is sent as *carrier* says, and never renewed."""

    __slots__ = ("_carrier", "_credential", "_token", "anonymous", "origins")

    def __init__(
        self, token: str, carrier: Carrier, origins: frozenset[str], anonymous: tuple[Condition, ...] = ()
    ) -> None:
        problem = token_problem(token) or carrier.problem(token)
        if problem is not None:
            is_text, token = isinstance(cast("object", token), str), ""
            raise InvalidToken(problem) if is_text else TypeError(problem)
        self.origins = origins
        self.anonymous = anonymous
        self._carrier = carrier
        self._token = Secret(token)
        self._credential = carrier.credential(token)

    def current(self) -> Credential:
        return self._credential

    async def credential(self, send: Send) -> Credential:
        return self._credential

    @property
    def token(self) -> str:
        return self._token.reveal()

    @property
    def carrier(self) -> Carrier:
        return self._carrier
