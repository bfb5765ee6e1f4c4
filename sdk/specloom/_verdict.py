"""What an answer counts as for the call that it answers, once its own shape of errors has been looked at.

Pure: what follows from it is the Exchange's. What makes an error of it is in ``_refusal``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from ._exchange import Answered
from ._http import Response
from ._place import Condition, holds
from ._refusal import ErrorShape, as_answer
from ._retry import parse_retry_after
from .auth import Scheme

if TYPE_CHECKING:
    from ._clock import Clock

SUCCESSES: Final = range(200, 300)
# What a 2xx counts as that nobody needs to look into.
_GOOD: Final = {status: Answered(status, status) for status in SUCCESSES}
_UNAUTHENTICATED: Final = 401
_BYTES: Final = re.compile(r"\s*bytes\s+([0-9]{1,18})-([0-9]{1,18})/([0-9]{1,18}|\*)", re.IGNORECASE)


def judge(
    response: Response, shape: ErrorShape, auth: Scheme | None, *, whole: bool, clock: Clock
) -> Answered:
    """Say what *response* counts as.

    *auth* signed the request, None: nobody did. *whole*: its body has been read. *clock* is looked at for the time of
    day only, where a Retry-After is a date.
    """
    status = response.status_code
    is_success = status in SUCCESSES
    anonymous = () if auth is None else auth.anonymous
    if is_success and shape.when is None and not anonymous:
        return _GOOD[status]
    verdict = shape.verdict(response) if whole else status
    retry_after = None
    if (value := response.headers.get("retry-after")) is not None:
        retry_after = parse_retry_after(value, now=clock.wall())
    if is_success and _is_anonymous(response, anonymous):
        return Answered(status, _UNAUTHENTICATED, None, retry_after, dead=True)
    dead = auth is not None and auth.dead(response, shape.code_of(response))
    return Answered(status, verdict, response.headers.get("location"), retry_after, dead)


def is_part(response: Response) -> bool:
    """Whether a 206 holds some bytes of a body and not all of it. Source: RFC 9110, section 14.4.

    Ranges of other things than bytes are an API's own: a page of a list (`items 0-9/42` of PostgREST, ids of Heroku).
    """
    if response.media_type.lower() == "multipart/byteranges":
        return True
    if (value := response.headers.get("content-range")) is None:
        return False
    found = _BYTES.match(value)
    return found is not None and not (
        found[1] == "0" and found[3] != "*" and int(found[2]) + 1 == int(found[3])
    )


def _is_anonymous(response: Response, conditions: tuple[Condition, ...]) -> bool:
    """Whether the answer is one for nobody, though the request was signed."""
    return bool(conditions) and any(holds(one, as_answer(response)) for one in conditions)


__all__ = ["is_part", "judge"]
