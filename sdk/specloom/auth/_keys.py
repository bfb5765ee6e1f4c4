"""Credentials that do not change: name and password, and keys."""

from __future__ import annotations

from collections.abc import Iterable

from .._http import Response
from ._bearer import BearerToken
from ._credential import Carrier, Credential, basic_credential
from ._scheme import DeadList, DeadSign, InvalidToken, Scheme, Send


class BasicAuth(Scheme):
    """Name and password with each request. Source: RFC 7617.

    *dead* is as in `Login`; where it names answers to nobody, such an answer is `Unauthenticated`.
    """

    __slots__ = ("_credential", "_username", "anonymous")

    def __init__(self, username: str, password: str, *, dead: Iterable[DeadSign] = (401,)) -> None:
        for name, value in (("username", username), ("password", password)):
            if not isinstance(value, str):  # pyright: ignore[reportUnnecessaryIsInstance]
                kind, value, password = type(value).__name__, "", ""
                raise TypeError(f"{name} must be text, got {kind}")
        if ":" in username or any(ord(char) < 32 or ord(char) == 127 for char in username + password):
            password = ""
            raise InvalidToken(
                "a username holds no colon, and neither it nor the password holds control characters"
            )
        self.anonymous = DeadList.of(dead).anonymous
        self._username = username
        self._credential = basic_credential(username, password)

    def current(self) -> Credential:
        return self._credential

    async def credential(self, send: Send) -> Credential:
        return self._credential

    async def rejected(self, credential: Credential, response: Response, send: Send) -> bool:
        return False

    @property
    def user(self) -> str:
        return self._username


class ApiKey(BearerToken):
    """A key with each request, as it is: ``header NAME``, ``header NAME SCHEME``, ``query NAME``, ``cookie NAME``."""

    __slots__ = ()

    def __init__(self, value: str, send: str | Carrier = "header X-Api-Key") -> None:
        if not isinstance(value, str):  # pyright: ignore[reportUnnecessaryIsInstance]
            kind, value = type(value).__name__, ""
            raise TypeError(f"an API key is text, got {kind}")
        super().__init__(value, "no", send=send)
