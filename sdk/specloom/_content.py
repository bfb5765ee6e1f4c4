"""Content codings: the bytes of a body as they came, turned into the bytes that were meant.

Ours rather than the transport's, because a compressed body that is cut short with a correct length, that goes
on after its end, or that inflates without bound must be an error (RFC 9110, section 8.4).
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Final, Protocol

from .errors import ProtocolError, ResponseTruncated

ACCEPT_ENCODING: Final = "gzip, deflate"
MAX_CODINGS: Final = 2
# Output of one step: bounds what a single small piece of input can become before the caller's cap is checked.
STEP: Final = 256 * 1024


class Decoder(Protocol):
    def feed(self, data: bytes) -> Iterator[bytes]: ...
    def finish(self) -> None: ...


class Inflater:
    """gzip or deflate (zlib-wrapped, or raw as some servers send it)."""

    def __init__(self, coding: str) -> None:
        self._coding = coding
        self._raw_allowed = coding == "deflate"
        self._zlib = zlib.decompressobj(wbits=31 if coding == "gzip" else 15)
        self._begun = False

    def feed(self, data: bytes) -> Iterator[bytes]:
        """Decode a piece, lazily and in steps, so that the caller can stop before memory is full."""
        while data:
            if self._zlib.eof:
                if self._coding != "gzip" or not data.lstrip(b"\0"):
                    break
                self._zlib = zlib.decompressobj(wbits=31)  # a further member (RFC 1952, section 2.2)
            try:
                piece = self._zlib.decompress(data, STEP)
            except zlib.error as error:
                if self._raw_allowed and not self._begun:
                    self._raw_allowed = False
                    self._zlib = zlib.decompressobj(wbits=-15)
                    continue
                raise ProtocolError(
                    f"the body is not {self._coding}, though Content-Encoding says so ({error})",
                    phase="body",
                    maybe_processed=True,
                ) from None
            self._begun = True
            if piece:
                yield piece
            data = self._zlib.unused_data if self._zlib.eof else self._zlib.unconsumed_tail

    def finish(self) -> None:
        """Refuse a body that ended before its coding did."""
        if self._begun and not self._zlib.eof:
            raise ResponseTruncated(f"the {self._coding} body ended early")


class _Chain:
    """Two codings, the one applied last undone first."""

    def __init__(self, outer: Decoder, inner: Decoder) -> None:
        self._outer = outer
        self._inner = inner

    def feed(self, data: bytes) -> Iterator[bytes]:
        for piece in self._outer.feed(data):
            yield from self._inner.feed(piece)

    def finish(self) -> None:
        self._outer.finish()
        self._inner.finish()


def decoder_for(content_encoding: str) -> Decoder | None:
    """Build what undoes a Content-Encoding; None when there is nothing to undo.

    Raises ProtocolError for a coding that was not asked for and for more than two of them: a chain of
    codings is how a small body becomes a bomb.
    """
    codings = [part.strip().lower() for part in content_encoding.split(",")]
    codings = [part for part in codings if part and part != "identity"]
    if not codings:
        return None
    unknown = [part for part in codings if part not in ("gzip", "x-gzip", "deflate")]
    if unknown or len(codings) > MAX_CODINGS:
        what = f"coding {unknown[0]!r}" if unknown else f"{len(codings)} codings"
        raise ProtocolError(
            f"the body has a Content-Encoding with {what}; asked for was {ACCEPT_ENCODING}",
            phase="body",
            maybe_processed=True,
        )
    decoders = [Inflater("gzip" if part == "x-gzip" else part) for part in reversed(codings)]
    return decoders[0] if len(decoders) == 1 else _Chain(*decoders)
