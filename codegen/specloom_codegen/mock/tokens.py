"""Tokens that the fake issues: their making, their end, refresh tokens that are used once.

Kept as notes of the store, so that they survive with it. Which request carries a token, and where it lies in an
answer, is the business of ``gate``.
"""

from __future__ import annotations

import hashlib
from typing import Any, Final

from attrs import define, field, frozen

from specloom._token import read_jwt
from specloom_codegen.mock.making import Maker
from specloom_codegen.mock.records import Store

_TOKEN: Final = "token"
_REFRESH: Final = "refresh"
_DEAD: Final = "dead"
_KEY: Final = "key"


@frozen(kw_only=True)
class Token:
    """A token and its end, in seconds since the epoch (None: it has none)."""

    text: str = field(repr=False)
    user: str
    expires_at: float | None


@define
class TokenBook:
    """All tokens of one fake."""

    store: Store
    maker: Maker
    _seen: dict[str, None] = field(factory=dict[str, None], init=False)

    def issue(
        self, user: str, now: float, *, lifetime: float | None, jwt: bool, scheme: str | None = None
    ) -> Token:
        """A new token: a JWT signed with the fake's own key, or a text that says nothing.

        It opens what *scheme* opens; None: everything.
        """
        self._forget_expired(now)
        end = None if lifetime is None else now + lifetime
        text = self._jwt(user, now, end) if jwt else f"mock-{self.maker.token()}"
        self.store.note(_TOKEN, text, {"user": user, "end": end, "scheme": scheme})
        return Token(text=text, user=user, expires_at=end)

    def issue_refresh(self, user: str, scheme: str | None = None) -> str:
        """A refresh token, good for one renewal."""
        text = f"refresh-{self.maker.token()}"
        self.store.note(_REFRESH, text, {"user": user, "scheme": scheme})
        return text

    def user_of(self, text: str, now: float, scheme: str | None = None) -> str | None:
        """Whose token it is, while it lives; a token of another *scheme* is nobody's."""
        entry: Any = self.store.noted(_TOKEN, text)
        if entry is None or (entry["end"] is not None and entry["end"] <= now) or _is_alien(entry, scheme):
            return None
        return str(entry["user"])

    def is_issued(self, text: str) -> bool:
        return self.store.noted(_TOKEN, text) is not None

    def spend_refresh(self, text: str, scheme: str | None = None) -> str | None:
        """Whose refresh token it is; it is used up by this."""
        entry: Any = self.store.noted(_REFRESH, text)
        if entry is None or entry.get("used") or _is_alien(entry, scheme):
            return None
        self.store.note(_REFRESH, text, {**entry, "used": True})
        return str(entry["user"])

    def use_refresh(self, text: str, scheme: str | None = None) -> bool:
        """Use a refresh token that may come from elsewhere; False when it was used before."""
        if self.store.noted(_REFRESH, text) is not None:
            return self.spend_refresh(text, scheme) is not None
        self.store.note(_REFRESH, text, {"user": "", "used": True})
        return True

    def see(self, text: str) -> bool:
        """Take note of a credential that nobody issued; False when it was declared dead."""
        digest = _digest(text)
        if self.store.noted(_DEAD, digest):
            return False
        self._seen[digest] = None
        return True

    def expire_all(self) -> None:
        """End every token that was issued, and every credential that was seen; refresh tokens live on."""
        for text, entry in list(self.store.notes(_TOKEN).items()):
            self.store.note(_TOKEN, text, {**entry, "end": 0})
        for digest in self._seen:
            self.store.note(_DEAD, digest, True)
        self._seen.clear()

    def _jwt(self, user: str, now: float, end: float | None) -> str:
        import jwt

        claims: dict[str, Any] = {"sub": user, "iat": int(now), "jti": self.maker.token(12)}
        if end is not None:
            claims["exp"] = int(end) if end == int(end) else end
        return jwt.encode(claims, self._signing_key(), algorithm="HS256")

    def _signing_key(self) -> str:
        key = self.store.noted(_KEY, "jwt")
        if key is None:
            key = self.maker.token(48)
            self.store.note(_KEY, "jwt", key)
        return str(key)

    def _forget_expired(self, now: float) -> None:
        """Forget the oldest tokens, a while after their end."""
        old: list[str] = []
        for text, entry in self.store.notes(_TOKEN).items():
            if entry["end"] is None or entry["end"] >= now - 3600:
                break
            old.append(text)
        for text in old:
            self.store.note(_TOKEN, text, None)


def _is_alien(entry: Any, scheme: str | None) -> bool:
    """Whether a token was issued for another scheme. One from before tokens had schemes is everybody's."""
    return scheme is not None and entry.get("scheme") not in (None, scheme)


def is_jwt(text: str) -> bool:
    """Whether a text is a JWT, whoever signed it."""
    return read_jwt(text) is not None


def jwt_end(text: str) -> float | None:
    """The ``exp`` of a JWT, unverified; None when it is none or says none."""
    import jwt

    try:
        end = jwt.decode(text, options={"verify_signature": False}).get("exp")
    except (jwt.PyJWTError, ValueError, RecursionError):
        return None
    return float(end) if isinstance(end, int | float) and not isinstance(end, bool) else None


def _digest(text: str) -> str:
    """What is kept of a credential that the fake did not make: the user's own must not end up in a file."""
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()
