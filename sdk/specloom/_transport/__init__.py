"""The seam to the wire: what sends one request and hands back the head of an answer.

The connection knows this protocol alone. Its implementation on aiohttp lives beside it and is imported when
the first connection opens; tests put a fake here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from .._http import Headers, Request
    from .._sweeper import Watch


class RawResponse(Protocol):
    """The head of an answer, and its body still on the wire.

    Exactly one of ``read``, a full run of ``chunk``, or ``close`` ends it; each gives the connection back.
    """

    @property
    def status(self) -> int: ...

    @property
    def headers(self) -> Headers: ...

    async def read(self, limit: int) -> bytes:
        """Read the whole body, decoded; SizeLimitExceeded beyond *limit* bytes."""
        ...

    async def chunk(self) -> bytes:
        """Read the next piece, decoded; empty at the end, which has been checked to be one."""
        ...

    def close(self) -> None:
        """Give up the rest: the connection is not used again unless the body had ended."""
        ...


class Transport(Protocol):
    async def send(self, request: Request, watch: Watch) -> RawResponse:
        """Put *request* on the wire once, and wait for the head of the answer.

        ``watch.enter(phase)`` is told how far it has got. Raises TransportError and nothing else, but for
        CancelledError.
        """
        ...

    async def close(self) -> None: ...


__all__ = ["RawResponse", "Transport"]
