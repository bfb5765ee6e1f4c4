"""Where `with_response` collects the answers of the calls that a method makes, in its own task or in others."""

from __future__ import annotations

from contextvars import ContextVar
from typing import Final

from ._http import Response

__all__ = ["CAPTURED", "capture"]

CAPTURED: Final[ContextVar[list[Response] | None]] = ContextVar("specloom_captured", default=None)


def capture(response: Response) -> None:
    """Keep an answer for whoever asked to have it beside the value that is made of it."""
    if (captured := CAPTURED.get()) is not None:
        captured.append(response)
