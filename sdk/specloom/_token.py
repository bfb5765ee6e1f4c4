"""What a token's text says, how long it may be used, and when to try for the next one.

Pure: the time and the jitter are handed in. Who asks for tokens, and keeps them, is `auth`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from math import inf, isfinite
from typing import Any, Final, Literal, cast

from attrs import frozen

#: Longest text in which claims are looked for: a token travels in a header, and those end at 8 KB or so.
MAX_TOKEN: Final = 64 * 1024

_JWT: Final = re.compile(r"[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*")
_UNPRINTABLE: Final = re.compile(r"[^ -~]")
_NUMBER: Final = re.compile(r"-?[0-9]{1,18}(\.[0-9]{1,18})?")
_DURATION: Final = re.compile(r"([0-9]{1,9}(?:\.[0-9]{1,9})?)(ms|s|m|h|d)")
_UNITS: Final = {"ms": 0.001, "s": 1.0, "m": 60.0, "h": 3600.0, "d": 86400.0}


# --- the text --------------------------------------------------------------------------------


def token_problem(value: object) -> str | None:
    """Say why *value* cannot be sent as a token, without showing it; None when it can.

    Attack: CR and LF end a header's line, and what follows becomes headers, or a request, of its own.
    """
    if not isinstance(value, str):
        return f"a token is text, got {type(value).__name__}"
    if not value:
        return "the token is empty"
    if "\r" in value or "\n" in value or "\0" in value:
        end = " at its end; strip it" if not _UNPRINTABLE.search(value.rstrip("\r\n")) else ""
        return f"the token holds a line break or NUL{end}"
    if _UNPRINTABLE.search(value):
        return "the token holds a character that is not printable ASCII"
    if value != value.strip():
        return "the token begins or ends with a blank; strip it"
    return None


def check_token(value: object) -> str:
    """Give the token back, or raise ValueError (TypeError for what is no text) without showing it."""
    problem = token_problem(value)
    if problem is None:
        return cast("str", value)
    is_text = isinstance(value, str)
    del value  # a traceback with locals would show it
    raise ValueError(problem) if is_text else TypeError(problem)


def looks_like_jwt(token: str) -> bool:
    """Whether *token* has the three parts of a JWT; cheap, so that PyJWT is loaded only where it is of use."""
    return len(token) <= MAX_TOKEN and _JWT.fullmatch(token) is not None


def read_jwt(token: str) -> Mapping[str, Any] | None:
    """Read the claims of a JWT, unverified: they tell us when to renew and who we are, and prove nothing.

    None for what is no JWT. Loads PyJWT on first use, some 10 to 90 ms: off the event loop, please. Attack: claims
    of any depth or size, under any algorithm.
    """
    if not looks_like_jwt(token):
        return None
    import jwt

    try:
        return jwt.decode(token, options={"verify_signature": False})
    except (jwt.PyJWTError, ValueError, TypeError, RecursionError):
        return None


def subject_of(claims: Mapping[str, Any] | None) -> str | None:
    """Take the user, ``sub``, out of claims; None when it is missing or no text."""
    subject = (claims or {}).get("sub")
    return subject if isinstance(subject, str) and subject else None


# --- when it ends ----------------------------------------------------------------------------

ExpiryKind = Literal["jwt", "seconds", "milliseconds", "at", "in", "never"]


@frozen
class Expiry:
    """How an API tells when its tokens end; *place* is where in the answer, *seconds* the life of kind ``in``."""

    kind: ExpiryKind
    place: str = ""
    seconds: float = 0.0

    @classmethod
    def parse(cls, text: str) -> Expiry:
        """Read the notation of a spec: ``jwt never seconds PLACE milliseconds PLACE at PLACE in 30d``."""
        word, _, rest = text.strip().partition(" ")
        rest = rest.strip()
        if word in ("jwt", "never") and not rest:
            return cls(cast("ExpiryKind", word))
        if word in ("seconds", "milliseconds", "at") and rest:
            return cls(cast("ExpiryKind", word), rest)
        match = _DURATION.fullmatch(rest) if word == "in" else None
        if match is None:
            raise ValueError(
                f"expires must be jwt, never, seconds PLACE, milliseconds PLACE, at PLACE or in 30d; got {text!r}"
            )
        return cls("in", "", float(match[1]) * _UNITS[match[2]])

    def life(self, value: object, *, now: float) -> float | None:
        """Seconds from *now* (epoch, the moment of receipt) until the token ends; None when that is not known.

        *value* is what was found at ``place``. What a ``jwt`` says of itself is read by `life_of_jwt`.
        """
        if self.kind == "in":
            return self.seconds
        if self.kind in ("never", "jwt"):
            return None
        number = _moment(value) if self.kind == "at" else _number(value)
        if number is None:
            return None
        if self.kind == "at":
            number -= now
        elif self.kind == "milliseconds":
            number /= 1000
        # Ended on receipt: a clock is wrong, ours or theirs, and the number says nothing.
        return number if number > 0 else None


def life_of_jwt(claims: Mapping[str, Any] | None, *, now: float) -> float | None:
    """Seconds from *now* (epoch) to ``exp``; None when it is missing, no finite number, or past already."""
    exp = (claims or {}).get("exp")
    number = _number(exp) if not isinstance(exp, str) else None
    return number - now if number is not None and number > now else None


def _number(value: object) -> float | None:
    if isinstance(value, str) and _NUMBER.fullmatch(value.strip()):
        value = float(value)
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    try:
        number = float(value)
    except OverflowError:  # an integer of more than 308 digits
        return None
    return number if isfinite(number) else None


def _moment(value: object) -> float | None:
    """Read a moment as seconds since the epoch: a number, or ISO 8601 (UTC where no offset is given)."""
    number = _number(value)
    if number is not None or not isinstance(value, str):
        return number
    try:
        moment = datetime.fromisoformat(value.strip())
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
    except (ValueError, OverflowError):
        return None


# --- when to renew ---------------------------------------------------------------------------

#: Source of the numbers: the design, section 3. At most five minutes ahead, spread over one, so that the
#: processes of a fleet that started together do not renew together; at most half a life, for short tokens.
SOFT, SPREAD, HARD = 300.0, 60.0, 30.0


@frozen
class Lifetime:
    """Until when a token is used, on the monotonic clock: from ``soft`` on it is renewed while it is in use, from
    ``hard`` on it is not used any more. Infinite where the end is not known."""

    soft: float = inf
    hard: float = inf

    @classmethod
    def starting(cls, received: float, life: float | None, *, jitter: float) -> Lifetime:
        """Plan for a token received at *received* (monotonic) that ends after *life* seconds; *jitter* in [0, 1)."""
        if life is None or not life > 0:  # nor is NaN
            return cls()
        end = received + life
        return cls(end - min(SOFT - SPREAD * jitter, life / 2), end - min(HARD, life / 10))

    def is_fresh(self, now: float) -> bool:
        return now < self.soft

    def is_usable(self, now: float) -> bool:
        return now < self.hard


def failure_pause(failures: int, *, jitter: float) -> float:
    """Seconds until a token is asked for again after so many failures in a row: 1, 2, 4 … 60.

    From the second on up to a quarter is taken off, so that a fleet does not come back in step.
    """
    pause = 2.0 ** (failures - 1) if failures < 7 else 60.0
    return max(1.0, pause * (1 - jitter / 4))
