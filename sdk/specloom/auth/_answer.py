"""What the answer of a login says: a token, a newer refresh token, an end; or why there is none.

Nothing of its body is ever shown but a short error code: the body of a token endpoint holds secrets.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final, cast

from attrs import field, frozen

from .._http import Response
from .._place import MISSING, Answer, find, find_first
from .._refusal import as_answer
from .._retry import parse_retry_after
from .._secret import redact_url
from .._token import Expiry, token_problem
from ._credential import Carrier
from ._renewal import Failure, FailureKind

_CODE: Final = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,39}")
_COOKIE: Final = re.compile(r"\s*([^=;\s]+)\s*=\s*([^;]*?)\s*(?:;(.*))?", re.DOTALL)
_ENDED: Final = re.compile(
    r"(?:^|;)\s*max-age\s*=\s*(?:0+|-\d+)\s*(?:;|$)|expires\s*=\s*[^;]*\b1970\b", re.IGNORECASE
)
# Statuses below 500 that say nothing about the credentials: wrong address, wrong method, too early, too slow.
_ELSEWHERE: Final = frozenset({404, 405, 410, 421})
_PASSING: Final = frozenset({408, 425})
_OAUTH_PASSING: Final = frozenset({"temporarily_unavailable", "server_error"})
# Token types that need more than the text: proof of possession, signed requests.
_BOUND_TYPES: Final = frozenset({"mac", "dpop", "pop", "http-mac", "n_a"})


@frozen(kw_only=True)
class Reading:
    """Where the answers of one API hold what: see SPEC-LANGUAGE, section 7."""

    token: tuple[str, ...]
    refresh_token: tuple[str, ...]
    expires: Expiry
    carrier: Carrier
    token_type: str | None = None  # the only one that will do; None: any that can be sent as it is


@frozen(eq=False)
class Yield:
    """What a login or renewal brought. ``life`` is in seconds from receipt; None: ask the token itself."""

    token: str | Mapping[str, str] = field(repr=False)
    refresh_token: str | None = field(repr=False)
    life: float | None
    is_life_told: bool


def read_answer(response: Response, reading: Reading, *, what: str, wall: float) -> Yield | Failure:
    """Read an answer that says yes. *wall* is the moment of receipt, in seconds since the epoch."""
    answer = _answer_of(response)
    token = find_first(reading.token, answer)
    if token is MISSING:
        # Some say with a 200 what they refuse, as GitHub does.
        said = ", ".join(filter(None, (response.media_type or "no content type", _code_of(response))))
        return Failure(
            f"{what} answered {response.status_code} ({said}) without a token at {reading.token[0]!r}"
        )
    problem = _type_problem(answer, reading) or reading.carrier.problem(token)
    if problem is None and not isinstance(token, Mapping):
        problem = token_problem(token)
    if problem is not None:
        return Failure(f"{what} gave a token that cannot be used: {problem}")
    refresh: object = find_first(reading.refresh_token, answer)
    if not isinstance(refresh, str) or not refresh:
        refresh = None
    told: object = find(reading.expires.place, answer) if reading.expires.place else MISSING
    is_told = told is not MISSING or reading.expires.kind in ("in", "never")
    life = reading.expires.life(told, now=wall) if is_told else None
    return Yield(cast("str | Mapping[str, str]", token), refresh, life, is_told)


def read_refusal(response: Response, *, what: str, wall: float) -> Failure:
    """Say what an answer means that does not say yes."""
    status = response.status_code
    code = _code_of(response)
    value = response.headers.get("retry-after")
    return Failure(
        f"{what} was answered {status}" + (f" ({code})" if code else "") + _hint(status),
        kind=_kind_of(status, code),
        retry_after=None if value is None else parse_retry_after(value, now=wall),
    )


def describe(response: Response, name: str) -> str:
    return f"the {name} {response.method} {redact_url(response.url)}"


def _kind_of(status: int, code: str | None) -> FailureKind:
    if status in (429, 503):
        return "throttled"
    if status >= 500 or status in _PASSING or code in _OAUTH_PASSING:
        return "unavailable"
    return "refused" if status >= 400 and status not in _ELSEWHERE else "unusable"


def _hint(status: int) -> str:
    return ", a redirect, which a login does not follow" if 300 <= status < 400 else ""


def _code_of(response: Response) -> str | None:
    """Find a short error code; anything longer could be a message with a secret in it."""
    found: object = find_first(("error.code", "error", "error_code", "code"), as_answer(response))
    return found if isinstance(found, str) and _CODE.fullmatch(found) else None


def _type_problem(answer: Answer, reading: Reading) -> str | None:
    found: object = find("token_type", answer)
    if not isinstance(found, str):
        return None
    kind = found.lower()
    is_wrong = kind in _BOUND_TYPES if reading.token_type is None else kind != reading.token_type.lower()
    shown = found if _CODE.fullmatch(found) else "unknown"
    return f"its type is {shown!r}, not {reading.token_type or 'Bearer'!r}" if is_wrong else None


def _answer_of(response: Response) -> Answer:
    """Show an answer to places, with its cookies as they came: what is decoded may not be sent back."""
    answer = as_answer(response)
    lines = response.headers.get_all("set-cookie")
    return Answer(answer.status_code, answer.headers, cookies_of(lines), answer.body) if lines else answer


def cookies_of(lines: Sequence[str]) -> dict[str, str]:
    """Read Set-Cookie headers: names and values as they stand, without cookies that are empty or taken back.

    Source: RFC 6265, section 5.2; its domain and path are not looked at, as a credential has origins of its own.
    """
    found: dict[str, str] = {}
    for line in lines:
        match = _COOKIE.fullmatch(line)
        if match is None:
            continue
        name, value, attributes = match[1], match[2], match[3] or ""
        if value in ("", '""') or _ENDED.search(attributes):
            found.pop(name, None)
        else:
            found[name] = value
    return found
