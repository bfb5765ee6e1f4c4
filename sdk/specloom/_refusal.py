"""Answers that say no: what they count as, and the typed error made of one.

Where a code or a message lies in such an answer differs from API to API; an `ErrorShape` says it once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import islice
from typing import Any, Final, cast

from attrs import field, frozen

from ._http import Attempt, Response
from ._place import MISSING, Answer, find_each, find_first, holds
from ._retry import parse_retry_after
from ._secret import in_one_line, redact_text, redact_url, visible
from .errors import (
    BadRequest,
    Conflict,
    DecodeError,
    NotFound,
    PermissionDenied,
    PreconditionFailed,
    RateLimited,
    ServerError,
    StatusError,
    Unauthenticated,
    Unprocessable,
)

# Tried when a spec says nothing: what most APIs and frameworks do.
USUAL_MESSAGES: Final = ("error.message", "message", "detail", "error_description", "msg", "title", "error")
USUAL_CODES: Final = ("error.code", "code", "error_code", "type")
USUAL_REQUEST_IDS: Final = ("header X-Request-Id", "header Request-Id", "header X-Correlation-Id")
# A message is shown in logs and tracebacks; a page of HTML is none.
MESSAGE_LIMIT: Final = 500
CODE_LIMIT: Final = 100
# Of a refused form: enough to mend it by the text of the error, where `fields` of the error has all.
FIELDS_SHOWN: Final = 10
FIELD_LIMIT: Final = 200
_CLASSES: Final[dict[int | None, type[StatusError]]] = {
    one.status: one
    for one in (
        BadRequest, Unauthenticated, PermissionDenied, NotFound, Conflict, PreconditionFailed, Unprocessable,
        RateLimited,
    )
}  # fmt: skip


@frozen(kw_only=True)
class ErrorShape:
    """Where an API's refusals hold their code, message, details, and messages and codes per field: lists of places,
    tried in order; in ``fields`` and ``field_codes`` a ``*`` stands for the name of a field. ``treat`` maps a status
    or code (as text; ``no-such`` is ``no_such`` too) to the status it counts as; ``when`` is a condition under which an
    answer with a success status is a refusal all the same. ``hides`` tells of one operation whether its answers,
    which repeat what was sent, may hold what the spec calls sensitive, ``hides_sent`` whether what is sent may."""

    code: tuple[str, ...] = USUAL_CODES
    message: tuple[str, ...] = USUAL_MESSAGES
    details: tuple[str, ...] = ()
    request_id: tuple[str, ...] = USUAL_REQUEST_IDS
    fields: tuple[str, ...] = ()
    field_codes: tuple[str, ...] = ()
    treat: Mapping[str, int] = field(factory=dict[str, int])
    when: Mapping[str, Any] | None = None
    hides: Callable[[], bool] | None = field(default=None, eq=False, repr=False)
    hides_sent: Callable[[], bool] | None = field(default=None, eq=False, repr=False)

    def verdict(self, response: Response) -> int:
        """The status that an answer counts as when it is judged; its own unless the spec says otherwise.

        An answer with a success status that meets ``when`` counts as what ``treat`` says of its code, else as 400.
        """
        status = response.status_code
        if 200 <= status < 300:
            if self.when is None or not holds(self.when, as_answer(response)):
                return status
            status = 400
        if not self.treat:
            return status
        treated = self._treated(self.code_of(response) or "")
        return self.treat.get(str(response.status_code), status) if treated is None else treated

    def _treated(self, code: str) -> int | None:
        """What a code counts as. Servers that write one code with hyphens here and underscores there mean the same."""
        if code in self.treat:
            return self.treat[code]
        joined = code.replace("_", "-")
        return next((status for each, status in self.treat.items() if each.replace("_", "-") == joined), None)

    def code_of(self, response: Response) -> str | None:
        """The error code of an answer, None where it has none."""
        return _text(find_first(self.code, as_answer(response)))


USUAL: Final = ErrorShape()


def as_answer(response: Response, *, body: Any = ...) -> Answer:
    """Show an answer to places. A body that is no JSON has no members; *body* is one that was read before."""
    return Answer(
        status_code=response.status_code,
        headers=response.headers,
        cookies=response.cookies if "set-cookie" in response.headers else {},
        body=_body(response) if body is ... else body,
    )


def _body(response: Response) -> Any:
    try:
        return response.json() if response.content else MISSING
    except DecodeError:
        return MISSING


def refusal_class(status: int) -> type[StatusError]:
    """Pick the class of a refusal: one of its own for the common ones, else by the hundred."""
    if status in _CLASSES:
        return _CLASSES[status]
    return ServerError if status >= 500 else StatusError


def refusal(
    response: Response,
    shape: ErrorShape,
    *,
    name: str = "",
    log: tuple[Attempt, ...] = (),
    wall: float,
    verdict: int | None = None,
) -> StatusError:
    """Make the typed error of an answer that counts as *verdict*; None: as its shape says. ``wall`` is now, in seconds
    since the epoch."""
    response.hides = shape.hides or response.hides
    answer = as_answer(response)
    code = _text(find_first(shape.code, answer))
    if code is not None and " " in code:  # a sentence, and no code
        code = redact_text(code)
    message = visible(redact_text((_text(find_first(shape.message, answer)) or "")[:MESSAGE_LIMIT]))
    details = find_first(shape.details, answer)
    fields = find_each(shape.fields, answer)
    field_codes = find_each(shape.field_codes, answer)
    retry_after = response.headers.get("retry-after")
    return refusal_class(shape.verdict(response) if verdict is None else verdict)(
        _describe(response, name, code, message, _told_of(fields, shape)),
        response=response,
        code=code,
        message=message,
        details=None if details is MISSING else details,
        fields=cast("Mapping[str, Any]", fields) if isinstance(fields, Mapping) else None,
        field_codes=cast("Mapping[str, Any]", field_codes) if isinstance(field_codes, Mapping) else None,
        request_id=_text(find_first(shape.request_id, answer)),
        retry_after=None if retry_after is None else parse_retry_after(retry_after, now=wall),
        log=log,
    )


def _told_of(fields: Any, shape: ErrorShape) -> list[str]:
    """What is wrong with the fields of a refused form; their names alone where what was sent is not to be shown."""
    if not isinstance(fields, Mapping):
        return []
    hidden = shape.hides_sent is not None and shape.hides_sent()
    return [
        in_one_line(redact_text(_of_field(name, wrong, hidden=hidden)[:FIELD_LIMIT]))
        for name, wrong in islice(cast("Mapping[str, Any]", fields).items(), FIELDS_SHOWN)
    ]


def _of_field(name: str, wrong: Any, *, hidden: bool) -> str:
    each = cast("Iterable[Any]", wrong) if isinstance(wrong, list) else (wrong,)
    told = "" if hidden else ", ".join(text for text in map(_text, each) if text is not None)
    return f"{name}: {told}" if told else name


def _describe(response: Response, name: str, code: str | None, message: str, fields: list[str]) -> str:
    from http import HTTPStatus

    try:
        phrase = " " + HTTPStatus(response.status_code).phrase
    except ValueError:
        phrase = ""
    where = f"{name}: " if name else ""
    text = f"{where}{response.method} {redact_url(response.url)}: {response.status_code}{phrase}"
    said = [in_one_line(part) for part in (redact_text(code[:CODE_LIMIT]) if code else None, message) if part]
    if not said and not fields and response.content:
        kind = response.media_type or "no content type"
        return f"{text} ({kind}: {response.preview(limit=80)!r})"
    told = "; ".join([*filter(None, (": ".join(said),)), *fields])
    return f"{text} ({told})" if told else text


def _text(value: Any) -> str | None:
    if isinstance(value, str):
        return value or None
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return None
