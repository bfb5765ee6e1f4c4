"""Every error that the runtime raises for what goes wrong outside the program.

    SpecloomError
    ├── TransportError              no answer came; .phase .maybe_processed .log
    │   ├── ConnectError            no connection could be made
    │   │   ├── CertificateError    a certificate was refused: the peer's, or ours, or that we have none (never retried)
    │   │   ├── ProxyError          the proxy would not lead there; .status_code
    │   │   └── ConnectTimeout      it took too long (also TimeoutError)
    │   ├── ConnectionLost          the peer closed or reset it before an answer had come
    │   ├── PoolTimeout             no connection became free in time (also TimeoutError)
    │   ├── ReadTimeout             the server fell silent or dripped (also TimeoutError)
    │   ├── DeadlineExceeded        the whole call took too long (also TimeoutError)
    │   ├── ProtocolError           what came is not HTTP
    │   │   └── ResponseTruncated   the body ended early; .partial holds what was read
    │   └── UnknownOutcomeError     a call that must not be repeated may have been acted on; .error
    ├── StatusError                 the server said no; .response .code .message .request_id .retry_after
    │   ├── BadRequest 400          ├── PermissionDenied 403    ├── Conflict 409
    │   ├── Unauthenticated 401     ├── NotFound 404            ├── PreconditionFailed 412
    │   ├── Unprocessable 422       ├── RateLimited 429         └── ServerError 5xx
    ├── AuthError                   no credential could be had (Unauthenticated is one as well)
    ├── JobFailed                   work that was started ended badly; .job .code .message .response
    ├── RedirectError               a redirect or a link that must not be followed
    ├── DecodeError                 an answer does not fit its type; .path .payload
    ├── SizeLimitExceeded           an answer is larger than the connection allows
    └── ClientStateError            the connection is closed, or belongs to another loop or process

Misuse of the API is a ValueError or TypeError. All errors pickle; none shows a secret: URLs are
redacted, headers pass an allow-list, bodies are shown as a redacted beginning.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from ._secret import HIDDEN, preview, redact_text

if TYPE_CHECKING:
    from ._http import Attempt, Response
    from ._retry import Cooldown

Phase = Literal["pool", "connect", "send", "wait", "body"]

#: Why a call that failed was not sent, or not sent again. ``not_retryable``: another try would fare no better.
#: ``unsafe``: the server may have acted, and the call is not idempotent. ``body``: its body can be sent once.
#: ``off``: retry=None. ``attempts``, ``stop_after`` and ``retry_after`` are the policy's. ``deadline``: no time was
#: left. ``budget``: the origin's retries are spent. ``cooldown``: it is left alone for longer than the call may take.
GaveUp = Literal[
    "not_retryable",
    "unsafe",
    "body",
    "off",
    "attempts",
    "stop_after",
    "retry_after",
    "deadline",
    "budget",
    "cooldown",
]

__all__ = [
    "AuthError", "BadRequest", "CertificateError", "ClientStateError", "Conflict", "ConnectError",
    "ConnectTimeout", "ConnectionLost", "DeadlineExceeded", "DecodeError", "GaveUp", "JobFailed", "NotFound",
    "PermissionDenied", "Phase", "PoolTimeout", "PreconditionFailed", "ProtocolError", "ProxyError",
    "RateLimited", "ReadTimeout", "RedirectError", "ResponseTruncated", "ServerError", "SizeLimitExceeded",
    "SpecloomError", "StatusError", "TransportError", "Unauthenticated", "UnknownOutcomeError", "Unprocessable",
]  # fmt: skip


class SpecloomError(Exception):
    """What all errors of the runtime have in common.

    ``message`` says what went wrong; ``log`` lists every attempt of the call, oldest first;
    ``resume_token`` is set when the error ended a paged list midway, or the waiting for a job.
    ``gave_up`` says why the call was not tried
    (again), None where that was no question; ``ending`` says it in words, which ``str`` adds to the message.
    ``cooldown`` belongs to ``gave_up == "cooldown"``: which origin, for how long, since when, and what asked for it.
    """

    gave_up: GaveUp | None = None
    ending: str = ""
    cooldown: Cooldown | None = None

    def __init__(self, message: str, *, log: tuple[Attempt, ...] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.log = log
        self.resume_token: str | None = None

    def __str__(self) -> str:
        return f"{self.message}; {self.ending}" if self.ending else self.message

    def __reduce__(self) -> tuple[Any, ...]:
        # Rebuilt without __init__: subclasses have signatures of their own.
        return _rebuild, (type(self), self.args, dict(self.__dict__))


def _rebuild(cls: type[SpecloomError], args: tuple[Any, ...], state: dict[str, Any]) -> SpecloomError:
    error = cls.__new__(cls, *args)
    error.args = args  # TimeoutError is an OSError, whose __new__ leaves them to an __init__
    error.__dict__.update(state)
    return error


class TransportError(SpecloomError):
    """No answer came. ``phase`` says how far the call got, ``maybe_processed`` whether the server
    may have acted on it."""

    def __init__(
        self,
        message: str,
        *,
        phase: Phase,
        maybe_processed: bool = False,
        log: tuple[Attempt, ...] = (),
    ) -> None:
        super().__init__(message, log=log)
        self.phase: Phase = phase
        self.maybe_processed = maybe_processed


class ConnectError(TransportError):
    """No connection could be made: name not found, refused, TLS failed, or it took too long."""


class CertificateError(ConnectError):
    """A certificate was refused. Never retried.

    That of the peer is untrusted, expired, or for another host; or the peer refuses ours, or asks for one.
    """


class ProxyError(ConnectError):
    """The proxy answered, and did not open the way; ``status_code`` is its answer, such as 407 for its password.

    Tried again only where that answer says that it will pass: 408, 429 and 5xx.
    """

    def __init__(
        self, message: str, *, status_code: int, phase: Phase = "connect", log: tuple[Attempt, ...] = ()
    ) -> None:
        super().__init__(message, phase=phase, log=log)
        self.status_code = status_code


class ConnectTimeout(ConnectError, TimeoutError):
    """No connection was made within ``timeout.connect`` seconds."""


class ConnectionLost(TransportError):
    """The peer closed or reset the connection before an answer had come."""


class PoolTimeout(TransportError, TimeoutError):
    """All connections were in use for ``timeout.pool`` seconds."""


class ReadTimeout(TransportError, TimeoutError):
    """The server sent nothing for ``timeout.read`` seconds, or less than ``timeout.min_rate``."""


class DeadlineExceeded(TransportError, TimeoutError):
    """The whole call, its retries and pauses included, did not end within ``timeout.total``."""

    gave_up: GaveUp | None = "deadline"


class ProtocolError(TransportError):
    """What the server sent is not HTTP as it should be."""


class ResponseTruncated(ProtocolError):
    """The body ended before its announced end. ``partial`` holds the bytes that came."""

    def __init__(
        self,
        message: str,
        *,
        phase: Phase = "body",
        maybe_processed: bool = True,
        partial: bytes = b"",
        log: tuple[Attempt, ...] = (),
    ) -> None:
        super().__init__(message, phase=phase, maybe_processed=maybe_processed, log=log)
        self.partial = partial

    def __reduce__(self) -> tuple[Any, ...]:
        # A body may hold anything, and a pickle goes anywhere.
        return _rebuild, (type(self), self.args, {**self.__dict__, "partial": b""})


class UnknownOutcomeError(TransportError):
    """A call that must not be sent twice got no answer after bytes may have left.

    Whether the server acted on it is not known. ``error`` is the failure itself.
    """

    def __init__(self, message: str, *, error: TransportError) -> None:
        super().__init__(message, phase=error.phase, maybe_processed=True, log=error.log)
        self.error = error


class StatusError(SpecloomError):
    """The server answered, and the answer is a refusal.

    ``code`` and ``message`` come from the body where the spec says where they lie; ``details``, ``fields``
    and ``field_codes`` (messages and codes per field of a refused form) likewise. ``retry_after`` is in seconds.
    """

    status_code: int
    retry_after: float | None
    #: Status of the class; None on StatusError and ServerError, which stand for many.
    status: ClassVar[int | None] = None

    def __init__(
        self,
        text: str,
        *,
        response: Response,
        code: str | None = None,
        message: str = "",
        details: Any = None,
        fields: Mapping[str, Any] | None = None,
        field_codes: Mapping[str, Any] | None = None,
        request_id: str | None = None,
        retry_after: float | None = None,
        log: tuple[Attempt, ...] = (),
    ) -> None:
        super().__init__(text, log=log)
        self.text = text
        self.response = response
        self.status_code = response.status_code
        self.code = code
        self.message = message
        self.details = details
        self.fields: Mapping[str, Any] = fields or {}
        self.field_codes: Mapping[str, Any] = field_codes or {}
        self.request_id = request_id
        self.retry_after = retry_after

    def __str__(self) -> str:
        return f"{self.text}; {self.ending}" if self.ending else self.text

    def __reduce__(self) -> tuple[Any, ...]:
        state: dict[str, Any] = {
            **self.__dict__,
            "response": self.response.redacted(),
            "details": None,
            "fields": {},
            "field_codes": {},
        }
        return _rebuild, (type(self), self.args, state)


class AuthError(SpecloomError):
    """No credential could be had, or the one there is was refused."""

    #: Seconds after which another try may be worth it; None: not known.
    retry_after: float | None = None


class BadRequest(StatusError):
    status = 400


class Unauthenticated(StatusError, AuthError):
    """401, also after the credential was renewed once."""

    status = 401


class PermissionDenied(StatusError):
    status = 403


class NotFound(StatusError):
    status = 404


class Conflict(StatusError):
    status = 409


class PreconditionFailed(StatusError):
    status = 412


class Unprocessable(StatusError):
    status = 422


class RateLimited(StatusError):
    status = 429


class ServerError(StatusError):
    """Any 5xx."""


class RedirectError(SpecloomError):
    """A redirect, next-page link or job's Location that must not be followed; ``location`` is redacted."""

    def __init__(self, message: str, *, location: str = "", log: tuple[Attempt, ...] = ()) -> None:
        super().__init__(message, log=log)
        self.location = location


class DecodeError(SpecloomError):
    """An answer does not fit its type.

    ``path`` is a JSON path (``$.task[3].type``); ``payload`` the bytes as they came (not pickled);
    ``response`` the answer, where there is one. With ``hides`` a preview shows nothing where that says so.
    """

    def __init__(
        self,
        message: str,
        *,
        path: str = "$",
        payload: bytes | None = None,
        response: Response | None = None,
        hides: Callable[[], bool] | None = None,
        log: tuple[Attempt, ...] = (),
    ) -> None:
        # Redacted here, not when shown: repr, args and pickles hold the message as well.
        super().__init__(redact_text(message), log=log)
        self.path = path
        self.payload = payload
        self.response = response
        self._hides = hides

    @property
    def preview(self) -> str:
        """The beginning of the payload, at most 2 KiB, redacted."""
        if not self.payload:
            return ""
        hides = self._hides if self.response is None else self.response.hides
        return HIDDEN if hides is not None and hides() else preview(self.payload)

    def __reduce__(self) -> tuple[Any, ...]:
        response = self.response.redacted() if self.response else None
        shown = self.preview.encode() if self.payload else self.payload
        state = {**self.__dict__, "payload": shown, "response": response, "_hides": None}
        return _rebuild, (type(self), self.args, state)


class JobFailed(SpecloomError):
    """Work that was started ended badly: the last answer meets the condition ``failed`` of the spec.

    ``job`` is the operation that started it (``queries.run``); ``code`` and ``message`` are what the answer says of it,
    ``response`` is that answer; ``state`` the answer as a value, where it fits its type (not pickled).
    """

    def __init__(
        self,
        text: str,
        *,
        job: str,
        response: Response,
        code: str | None = None,
        message: str = "",
        state: Any = None,
        resume_token: str | None = None,
        log: tuple[Attempt, ...] = (),
    ) -> None:
        super().__init__(text, log=log)
        self.text = text
        self.job = job
        self.response = response
        self.code = code
        self.message = message
        self.state = state
        self.resume_token = resume_token

    def __str__(self) -> str:
        return self.text

    def __reduce__(self) -> tuple[Any, ...]:
        state: dict[str, Any] = {**self.__dict__, "response": self.response.redacted(), "state": None}
        return _rebuild, (type(self), self.args, state)


class SizeLimitExceeded(SpecloomError):
    """An answer is larger than ``limits`` allows. ``limit`` is in the unit that the message names."""

    def __init__(self, message: str, *, limit: int = 0, log: tuple[Attempt, ...] = ()) -> None:
        super().__init__(message, log=log)
        self.limit = limit


class ClientStateError(SpecloomError):
    """The connection cannot be used: closed, not on its own event loop, or taken over by a fork."""
