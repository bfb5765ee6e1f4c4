"""The outputs of a REST connector: from an answer, or from the error that there was instead, to plain data.

Source: Cloudomation, ConnectorTypeREST, version 1.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, Final, Literal, NoReturn, Self

from attrs import asdict, field, frozen

from ._codec import decode_json
from ._http import Attempt, Response
from ._refusal import refusal_class
from ._secret import redact_text, redact_url
from .errors import DecodeError, SpecloomError, StatusError

#: The outputs that come of the answer.
OUTPUT_LIST: Final = ("bytes", "cookies", "encoding", "headers", "json", "log", "status_code", "text")
#: All outputs, in the order of the document.
OUTPUTS: Final = (
    "bytes", "cookies", "encoding", "execution_id", "headers", "json", "log", "message", "status", "status_code",
    "text",
)  # fmt: skip


# What messages call by the names of the runtime, in those of the inputs.
_INPUT_NAMES: Final = {
    "timeout.total": "total_timeout",
    "timeout.connect": "connect_timeout",
    "timeout.read": "read_timeout",
    "retry.stop_after": "retry_backoff deadline",
    " (retry.max_unanswered)": "",
}


class HeaderDict(dict[str, str]):
    """Headers as plain data: names as they came, looked up in any case."""

    def __missing__(self, name: str) -> str:
        for known, value in self.items():
            if known.lower() == name.lower():
                return value
        raise KeyError(name)

    def get(self, name: str, default: Any = None) -> Any:
        """Give a header, or *default*."""
        try:
            return self[name]
        except KeyError:
            return default

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and self.get(name) is not None


@frozen(kw_only=True, repr=False, eq=False)
class RestOutputs(Mapping[str, Any]):
    """What came of a call: attributes, and a mapping of the outputs that are set.

    Exactly one of ``json``, ``text`` and ``bytes`` (in base64) is set where there was an answer, in this order of
    preference; none where the body went into the file ``dst``. An attribute that is not set is None, or empty.
    ``status`` is ``success`` or ``error``; ``message`` says what went wrong. ``log`` has one entry for each attempt.
    ``execution_id`` numbers the calls of this process. ``error`` is the exception behind ``status``, if there is one.
    """

    execution_id: int
    status: Literal["success", "error"]
    message: str
    log: list[dict[str, Any]] = field(factory=list[dict[str, Any]])
    status_code: int | None = None
    headers: dict[str, str] = field(factory=HeaderDict)
    cookies: dict[str, str] = field(factory=dict[str, str])
    encoding: str | None = None
    json: Any = None
    text: str | None = None
    bytes: str | None = None
    error: Exception | None = None
    _names: frozenset[str] = field(alias="names")

    def raise_for_status(self) -> Self:
        """Give the outputs of a success; raise the error otherwise."""
        if self.error is not None:
            raise self.error
        return self

    @property
    def output_value(self) -> dict[str, Any]:
        """The outputs of the answer that are set, as data that JSON can hold."""
        return {name: self[name] for name in OUTPUT_LIST if name in self}

    def __getitem__(self, name: str) -> Any:
        if name in self._names:
            return getattr(self, name)
        if name in OUTPUTS:
            raise KeyError(f"the output {name!r} is not set; set are {', '.join(self)}")
        raise KeyError(f"there is no output {name!r}; there are {', '.join(OUTPUTS)}")

    def __iter__(self) -> Iterator[str]:
        return (name for name in OUTPUTS if name in self._names)

    def __len__(self) -> int:
        return len(self._names)

    def __repr__(self) -> str:
        body = [name for name in ("json", "text", "bytes") if name in self._names]
        return f"RestOutputs({self.status}, {self.status_code}, {', '.join(body) or 'no body'})"

    def __reduce__(self) -> NoReturn:
        # Cookies and bodies may be credentials, and a pickle goes anywhere.
        raise TypeError(
            "RestOutputs are not pickled: they may hold credentials; take out what you need, it is plain data"
        )


def outputs_of(
    response: Response, *, execution_id: int, expected: Collection[int], stored: bool = False
) -> RestOutputs:
    """Read an answer. *stored* says that its body is in a file."""
    values = {} if stored else body_outputs(response)
    is_expected = response.status_code in expected
    error = None if is_expected else _unexpected(response, expected)
    return _made(
        execution_id=execution_id,
        status="success" if is_expected else "error",
        message=_line(response) if error is None else str(error),
        log=_rows(response.log),
        status_code=response.status_code,
        headers=headers_of(response),
        cookies=_cookies_of(response),
        encoding=response.encoding,
        error=error,
        **values,
    )


def refused_outputs(error: StatusError, *, execution_id: int, expected: Collection[int]) -> RestOutputs:
    """Read an answer that the connection calls a refusal: it is a success all the same if its status is *expected*."""
    response = error.response
    outputs = outputs_of(response, execution_id=execution_id, expected=expected)
    if outputs.error is None:
        return outputs
    values = {name: outputs[name] for name in outputs}
    return _made(**{**values, "message": _worded(str(error)), "error": error})


def failed_outputs(error: Exception, *, execution_id: int, method: str, url: str) -> RestOutputs:
    """Describe a call that ended without an answer."""
    text = str(error) or type(error).__name__
    if not text.startswith(f"{method} http"):
        text = f"{method} {redact_url(url)}: {text}"
    attempts = error.log if isinstance(error, SpecloomError) else ()
    status = attempts[-1].status if attempts else None
    return _made(
        execution_id=execution_id,
        status="error",
        message=_worded(text),
        log=_rows(attempts),
        error=error,
        **({} if status is None else {"status_code": status}),
    )


def _worded(text: str) -> str:
    for name, meaning in _INPUT_NAMES.items():
        text = text.replace(name, meaning)
    return redact_text(text)


def _made(**values: Any) -> RestOutputs:
    return RestOutputs(**values, names=frozenset(values) - {"error"})


def body_outputs(response: Response) -> dict[str, Any]:
    """Represent a body as JSON if that can be, else as text, else as bytes in base64. Its type is not asked for."""
    content = response.content
    try:
        text = content.decode(response.encoding)
        data = text.removeprefix("\ufeff").encode()
    except UnicodeError:
        return {"bytes": b64encode(content).decode("ascii")}
    try:
        return {"json": decode_json(data, max_depth=response.max_depth)}
    except DecodeError:
        return {"text": text}


def headers_of(response: Response) -> HeaderDict:
    """Give the headers as a dictionary; the values of one that was repeated are joined by commas."""
    names = {name.lower(): name for name in reversed(list(response.headers))}
    return HeaderDict({name: ", ".join(response.headers.get_all(name)) for name in reversed(names.values())})


def _cookies_of(response: Response) -> dict[str, str]:
    """List the cookies that were set, by the redirects on the way as well: a login often ends with one."""
    found: dict[str, str] = {}
    for one in (*response.history, response):
        found.update(one.cookies)
    return found


def _rows(attempts: Sequence[Attempt]) -> list[dict[str, Any]]:
    return [asdict(attempt) for attempt in attempts]


def _line(response: Response) -> str:
    from http import HTTPStatus

    status = response.status_code
    phrase = f" {HTTPStatus(status).phrase}" if status in set(HTTPStatus) else ""
    return f"{response.method} {redact_url(response.url)}: {status}{phrase}"


def _unexpected(response: Response, expected: Collection[int]) -> StatusError:
    known = ", ".join(map(str, sorted(expected))) or "none"
    text = f"{_line(response)} is not among expected_status_code ({known})"
    return refusal_class(response.status_code)(text, response=response, log=response.log)


__all__ = [
    "OUTPUTS",
    "OUTPUT_LIST",
    "HeaderDict",
    "RestOutputs",
    "body_outputs",
    "failed_outputs",
    "headers_of",
    "outputs_of",
    "refused_outputs",
]
