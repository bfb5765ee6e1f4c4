"""The record of a call: what was sent, and what came of it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from ._secret import redact_url

if TYPE_CHECKING:
    from ._http import Request
    from .errors import GaveUp, Phase, TransportError

_log: Final = logging.getLogger("specloom")


@frozen(kw_only=True)
class Attempt:
    """One line of a call's record: what was sent, what came of it, and the pause before it.

    ``url`` is redacted. ``status`` is None where no answer came; then ``error`` names the failure and
    ``phase`` says how far it got. ``waited`` and ``elapsed`` are seconds. ``gave_up`` stands in the last line of a
    call that failed, see `SpecloomError.gave_up`.
    """

    method: str
    url: str = field(converter=redact_url)
    status: int | None = None
    error: str | None = None
    phase: Phase | None = None
    waited: float = 0.0
    elapsed: float = 0.0
    gave_up: GaveUp | None = None

    def __str__(self) -> str:
        result = str(self.status) if self.status is not None else f"{self.error} ({self.phase})"
        pause = f", after a pause of {self.waited:.1f} s" if self.waited else ""
        end = "" if self.gave_up in (None, "not_retryable", "off") else f"; given up: {self.gave_up}"
        return f"{self.method} {self.url}: {result}{pause}{end}"


class Trail:
    """The attempts of a call while it runs, as plain rows: most logs are never read."""

    __slots__ = ("_rows", "gave_up")

    def __init__(self) -> None:
        self.gave_up: GaveUp | None = None
        self._rows: list[tuple[str, str, int | None, TransportError | None, float, float]] = []

    def add(
        self,
        request: Request,
        status: int | None,
        error: TransportError | None,
        waited: float,
        elapsed: float,
    ) -> None:
        self._rows.append((request.method, request.url, status, error, waited, elapsed))

    def __iter__(self) -> Iterator[Attempt]:
        for number, (method, url, status, error, waited, elapsed) in enumerate(self._rows, start=1):
            yield Attempt(
                method=method,
                url=url,
                status=status,
                error=None if error is None else type(error).__name__,
                phase=None if error is None else error.phase,
                waited=waited,
                elapsed=elapsed,
                gave_up=self.gave_up if number == len(self._rows) else None,
            )

    def tell(self, watcher: Callable[[Attempt], None]) -> None:
        """Show a watcher of the program's the last attempt; that one raises is its own matter, and ends no call."""
        *_, attempt = self
        try:
            watcher(attempt)
        except Exception:
            _log.warning("on_attempt raised an exception; the call goes on", exc_info=True)
