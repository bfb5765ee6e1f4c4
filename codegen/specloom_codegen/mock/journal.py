"""The record of calls: what came in and what went out, for tests in-process and, without secrets, over HTTP."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from typing import Any, Final

from attrs import define, field, frozen

from specloom._http import Headers
from specloom._secret import HIDDEN, preview, redact_headers
from specloom_codegen import ir
from specloom_codegen.mock.faults import Fault
from specloom_codegen.mock.json_values import decode, is_list, is_object
from specloom_codegen.mock.messages import Call

_MOST_CALLS: Final = 10_000
_MOST_BYTES: Final = 64 * 1024 * 1024
_KEPT: Final = 64 * 1024
"""So much of each body is kept."""


@frozen(kw_only=True)
class RecordedRequest:
    """One call as it came, and the status that it was answered with (None: the connection was broken).

    ``path`` is percent-encoded, ``query`` decoded; of ``content`` the first 64 KiB are kept. ``operation`` is as in
    ``pipes.read``, empty when no operation was reached; ``fault`` names what was made to go wrong.
    """

    number: int
    time: float
    method: str
    path: str
    query: tuple[tuple[str, str], ...]
    headers: Headers = field(repr=False)
    content: bytes = field(repr=False)
    size: int
    status: int | None
    operation: str = ""
    fault: str = ""

    def json(self) -> Any:
        """The body as JSON."""
        return decode(self.content)


@define
class Journal:
    """The last calls, oldest first."""

    _calls: deque[RecordedRequest] = field(factory=deque[RecordedRequest])
    _bytes: int = 0
    _count: int = 0

    def note(self, call: Call, size: int, status: int | None, operation: str, fault: Fault | None) -> None:
        """Note a call whose content had that size, and what became of it."""
        self.add(
            time=call.now,
            method=call.method,
            path=call.path,
            query=call.query,
            headers=call.headers,
            content=call.content,
            size=size,
            status=status,
            operation=operation,
            fault="" if fault is None else fault.kind,
        )

    def add(self, *, content: bytes, **facts: Any) -> RecordedRequest:
        """Note a call; the oldest are forgotten when there are too many."""
        self._count += 1
        kept = content[:_KEPT]
        call = RecordedRequest(number=self._count, content=kept, **facts)
        self._calls.append(call)
        self._bytes += len(kept)
        while len(self._calls) > _MOST_CALLS or self._bytes > _MOST_BYTES:
            self._bytes -= len(self._calls.popleft().content)
        return call

    def clear(self) -> None:
        self._calls.clear()
        self._bytes = 0

    def last(self) -> RecordedRequest:
        return self._calls[-1]

    def __iter__(self) -> Iterator[RecordedRequest]:
        return iter(self._calls)

    def __len__(self) -> int:
        return len(self._calls)


def shown(call: RecordedRequest, secrets: frozenset[str]) -> dict[str, Any]:
    """A call as JSON for people: headers that may hold a credential and members named as secrets are hidden."""
    return {
        "number": call.number,
        "time": call.time,
        "method": call.method,
        "path": call.path,
        "query": [[name, HIDDEN if _is_secret(name, secrets) else value] for name, value in call.query],
        "headers": [list(pair) for pair in redact_headers(call.headers.pairs())],
        "body": _shown_body(call, secrets),
        "size": call.size,
        "status": call.status,
        "operation": call.operation,
        "fault": call.fault,
    }


def told(call: RecordedRequest, seconds: float) -> str:
    """A call as one line of a log, the values of its query hidden."""
    query = "?" + "&".join(f"{name}={HIDDEN}" for name, _ in call.query) if call.query else ""
    result = call.fault if call.status is None else call.status
    return f"{call.method} {call.path}{query} {result} {call.operation or '-'} {seconds * 1000:.1f} ms"


def secret_names(api: ir.Api) -> frozenset[str]:
    """The names, in lower case, of all that a spec calls a secret: fields, parameters, credentials, carriers."""
    names = {
        one.wire
        for each in api.types
        if isinstance(each, ir.ObjectType)
        for one in each.fields
        if one.sensitive
    }
    for resource in api.resources:
        for operation in resource.operations:
            names |= {one.wire for one in (*operation.query, *operation.headers) if one.sensitive}
    for scheme in api.auth:
        names |= {each.name for each in scheme.credentials}
        names.add(scheme.send.name)
        for request in (scheme.login, scheme.renew):
            names |= _carrying(request)
    return frozenset(name.lower() for name in names if name)


def _carrying(request: ir.AuthRequest | None) -> set[str]:
    """The names of all that a token request sends."""
    if request is None:
        return set()
    members: Iterable[str] = request.body if is_object(request.body) else ()
    return {*request.query, *request.headers, *members}


def _shown_body(call: RecordedRequest, secrets: frozenset[str]) -> Any:
    if not call.content:
        return None
    try:
        value = decode(call.content)
    except ValueError:
        return preview(call.content)
    return _without(value, secrets)


def _without(value: Any, secrets: frozenset[str]) -> Any:
    if is_object(value):
        return {
            name: HIDDEN if _is_secret(name, secrets) else _without(inner, secrets)
            for name, inner in value.items()
        }
    return [_without(each, secrets) for each in value] if is_list(value) else value


def _is_secret(name: str, secrets: frozenset[str]) -> bool:
    lowered = name.lower()
    return lowered in secrets or any(word in lowered for word in ("password", "secret", "token", "api_key"))
