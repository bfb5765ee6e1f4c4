"""A token of one scheme, put where another scheme wants it: what ``with_options(token=…)`` gives to an API with headers
of its own. How the token is come by stays the business of the scheme that it is of."""

from __future__ import annotations

from collections.abc import Callable

from .._http import Response
from .._place import Condition
from ._bearer import BearerToken
from ._credential import Carrier, Credential
from ._scheme import InvalidToken, Scheme, Send

Dead = Callable[[Response, str | None], bool]


class Carried(Scheme):
    """The token of *source* in the place that *carrier* names; renewals are those of *source*.

    *dead* and *anonymous* say which answers call it dead. InvalidToken when the token of *source* cannot travel so.
    """

    __slots__ = ("_carrier", "_dead", "_laid", "_of", "anonymous", "origins", "source")

    def __init__(
        self,
        source: BearerToken,
        *,
        carrier: Carrier,
        origins: frozenset[str],
        dead: Dead,
        anonymous: tuple[Condition, ...] = (),
    ) -> None:
        self.source = source
        self.origins = origins
        self._carrier = carrier
        self._dead = dead
        self.anonymous = anonymous
        # The credential of the source that was laid last, and what it became.
        self._of: Credential | None = None
        self._laid: Credential | None = None
        self.current()

    def current(self) -> Credential | None:
        given = self.source.current()
        return None if given is None else self._lay(given)

    async def credential(self, send: Send) -> Credential:
        return self._lay(await self.source.credential(send))

    async def rejected(self, credential: Credential, response: Response, send: Send) -> bool:
        if credential is self._laid and self._of is not None:
            return await self.source.rejected(self._of, response, send)
        return True  # there has been another one since

    def dead(self, response: Response, code: str | None = None) -> bool:
        return self._dead(response, code)

    @property
    def token(self) -> str | None:
        return self.source.token

    @property
    def user(self) -> str | None:
        return self.source.user

    @property
    def carrier(self) -> Carrier:
        return self._carrier

    def update(self, token: str) -> None:
        self.source.update(token)

    async def close(self, send: Send | None = None) -> None:
        await self.source.close(send)

    def _lay(self, given: Credential) -> Credential:
        if given is not self._of or self._laid is None:
            token = self.source.token or ""
            problem = self._carrier.problem(token)
            if problem is not None:
                token = ""
                raise InvalidToken(problem)
            self._of, self._laid = given, self._carrier.credential(token)
        return self._laid
