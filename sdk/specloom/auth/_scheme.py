"""Auth, the protocol that users may implement, and Scheme, all that a connection asks of it.

What is here decides nothing; the schemes are in the modules beside.
"""

from __future__ import annotations

from collections.abc import Awaitable, Collection, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final, Protocol, cast, runtime_checkable

from attrs import frozen

from .._http import Response
from .._place import Condition, find_first
from .._refusal import as_answer
from ..errors import AuthError
from ._credential import BEARER, Carrier, Credential

if TYPE_CHECKING:
    from .._clock import Clock

#: A status, an error code, or places with the values that lie there: ``{"user": "anonymous"}``.
DeadSign = int | str | Mapping[str, Any]

_CODE_PLACES: Final = ("error.code", "error_code", "code", "error")


class Send(Protocol):
    """How an `Auth` reaches a token endpoint; the connection provides it.

    One request is sent: https only (loopback aside), redirects not followed, under a deadline of its own. Whatever
    answer comes is given; a TransportError is raised when none comes. *path* is joined to the API's base, or to that
    of *host*; a whole URL is taken as it is.
    """

    @property
    def clock(self) -> Clock: ...

    @property
    def origin(self) -> str:
        """The origin of the API, ``https://host:port``."""
        ...

    def __call__(
        self,
        method: str,
        path: str,
        *,
        host: str | None = None,
        headers: Mapping[str, str] | None = None,
        query: Mapping[str, Any] | None = None,
        json: Any = None,
        form: Mapping[str, Any] | None = None,
        statuses: Collection[int] = (),
    ) -> Awaitable[Response]: ...


@runtime_checkable
class Auth(Protocol):
    """A way to authenticate. Two methods are enough for one of your own."""

    async def credential(self, send: Send) -> Credential:
        """Give a credential for the next request; AuthError when there is none to be had."""
        ...

    async def rejected(self, credential: Credential, response: Response, send: Send) -> bool:
        """Hear that *response* calls *credential* dead. True: a newer one exists, send the request again."""
        ...


class InvalidToken(AuthError, ValueError):
    """A token that cannot be used: not sendable, or not readable where it must be."""


class UndecodableToken(InvalidToken):
    """A token that must be a JWT and is none."""


class NamelessToken(InvalidToken):
    """A JWT that must name its user and has no ``sub``."""


@frozen
class DeadList:
    """How a dead credential shows: by these statuses, by these error codes whatever the status, or by answers with
    a success status that meet one of these conditions: what the server answers to nobody."""

    statuses: frozenset[int] = frozenset({401})
    codes: frozenset[str] = frozenset()
    anonymous: tuple[Condition, ...] = ()

    @classmethod
    def of(cls, entries: Iterable[DeadSign]) -> DeadList:
        """Read the notation of a spec: numbers are statuses, texts are codes, mappings are conditions."""
        given = tuple(entries)
        for one in given:
            if isinstance(one, int) and not 100 <= one <= 599:
                raise ValueError(f"dead takes statuses from 100 to 599 and error codes, got {one}")
        return cls(
            frozenset(one for one in given if isinstance(one, int)),
            frozenset(one for one in given if isinstance(one, str)),
            tuple(Condition.parse(one) for one in given if isinstance(one, Mapping)),
        )

    def names(self, response: Response, code: str | None) -> bool:
        """Whether *response* is one of these. *code* is its error code; None: look where most APIs put it."""
        if response.status_code in self.statuses:
            return True
        if not self.codes:
            return False
        found: object = find_first(_CODE_PLACES, as_answer(response)) if code is None else code
        return isinstance(found, str) and found in self.codes


class Scheme:
    """An `Auth` with everything that a connection asks for; the defaults suit a credential that never changes."""

    __slots__ = ("__weakref__",)

    #: Origins that the credential may go to beside those of the connection.
    origins: frozenset[str] = frozenset()
    #: What an answer with a success status is like that the API gives to nobody; it calls the credential dead.
    anonymous: tuple[Condition, ...] = ()
    #: Whether the login may go over plain http to other machines.
    allow_http: bool = False

    def current(self) -> Credential | None:
        """Give a credential that is good right now, at no cost; None: ask `credential`."""
        return None

    async def credential(self, send: Send) -> Credential:
        raise NotImplementedError

    async def rejected(self, credential: Credential, response: Response, send: Send) -> bool:
        return False

    def dead(self, response: Response, code: str | None = None) -> bool:
        """Whether *response* calls the credential dead; *code* is its error code, where the caller knows it."""
        return response.status_code == 401

    @property
    def token(self) -> str | None:
        """The token in use; None when there is none, or none yet."""
        return None

    @property
    def user(self) -> str | None:
        """Whom the credential names; None when it does not say."""
        return None

    @property
    def carrier(self) -> Carrier:
        """Where a token goes that is given for one call."""
        return BEARER

    def update(self, token: str) -> None:
        """Use *token* from now on. InvalidToken when it can be none, TypeError where the scheme has no token."""
        raise TypeError(f"{type(self).__name__} has no token to update")

    async def close(self, send: Send | None = None) -> None:
        """Wait up to a second for a renewal that runs, then end it. With *send*, only if that one carries it."""

    def __repr__(self) -> str:
        return f"{type(self).__name__}(***)"


class _Foreign(Scheme):
    """A user's `Auth`; what it does not have of a Scheme is made up for."""

    __slots__ = ("_auth", "allow_http", "anonymous", "origins")

    def __init__(self, auth: Auth) -> None:
        self._auth = auth
        self.anonymous = tuple(getattr(auth, "anonymous", ()))
        self.origins = frozenset(getattr(auth, "origins", ()))
        self.allow_http = bool(getattr(auth, "allow_http", False))

    def current(self) -> Credential | None:
        current = getattr(self._auth, "current", None)
        return None if current is None else current()

    async def credential(self, send: Send) -> Credential:
        return await self._auth.credential(send)

    async def rejected(self, credential: Credential, response: Response, send: Send) -> bool:
        return await self._auth.rejected(credential, response, send)

    def dead(self, response: Response, code: str | None = None) -> bool:
        dead = getattr(self._auth, "dead", None)
        return super().dead(response, code) if dead is None else bool(dead(response))

    @property
    def token(self) -> str | None:
        return getattr(self._auth, "token", None)

    @property
    def user(self) -> str | None:
        return getattr(self._auth, "user", None)

    def update(self, token: str) -> None:
        update = getattr(self._auth, "update", None)
        if update is None:
            raise TypeError(f"{type(self._auth).__name__} has no token to update")
        update(token)

    async def close(self, send: Send | None = None) -> None:
        close = getattr(self._auth, "close", None)
        if close is not None:
            await close()

    def __repr__(self) -> str:
        return f"<{type(self._auth).__name__}>"


def as_scheme(auth: Auth) -> Scheme:
    """Complete a user's `Auth`; a Scheme is given back as it is. TypeError for what has not the two methods."""
    if isinstance(auth, Scheme):
        return auth
    if not isinstance(cast("object", auth), Auth):
        raise TypeError(f"auth needs the methods credential and rejected; {type(auth).__name__} has not both")
    return _Foreign(auth)
