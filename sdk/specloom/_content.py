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
        # Which deflate it is, the first two bytes will say.
        self._zlib = zlib.decompressobj(wbits=31) if coding == "gzip" else None
        self._head = b""
        self._begun = False

    def feed(self, data: bytes) -> Iterator[bytes]:
        """Decode a piece, lazily and in steps, so that the caller can stop before memory is full.

        Attack: a kilobyte that becomes a gigabyte.
        """
        self._begun = True
        if self._zlib is None:
            data = self._head = self._head + data
            if len(data) < 2:
                return
            self._zlib = zlib.decompressobj(wbits=15 if _is_wrapped(data) else -15)
        more = True
        while more:
            if self._zlib.eof:
                data = self._go_on(data)
                if not data:
                    return
            piece = self._inflate(data)
            if piece:
                yield piece
            ended = self._zlib.eof
            data = self._zlib.unused_data if ended else self._zlib.unconsumed_tail
            # A full step may have left output behind, although all input is taken.
            more = bool(data) or (len(piece) == STEP and not ended)

    def _inflate(self, data: bytes) -> bytes:
        assert self._zlib is not None
        try:
            return self._zlib.decompress(data, STEP)
        except zlib.error as error:
            problem = str(error)
        raise _unreadable(f"the body is not {self._coding}, though Content-Encoding says so ({problem})")

    def _go_on(self, data: bytes) -> bytes:
        """Begin a further member (RFC 1952, section 2.2); gives what is left of *data*, without padding."""
        data = data.lstrip(b"\0")
        if data and self._coding != "gzip":
            raise _unreadable(f"{len(data)} bytes follow after the end of the {self._coding} body")
        if data:
            self._zlib = zlib.decompressobj(wbits=31)
        return data

    def finish(self) -> None:
        """Refuse a body that ended before its coding did. Attack: a cut body with the length of the cut."""
        if self._begun and not (self._zlib is not None and self._zlib.eof):
            raise ResponseTruncated(f"the {self._coding} body ended early")


def _is_wrapped(data: bytes) -> bool:
    """Tell zlib's header from the beginning of a raw stream. Source: RFC 1950, section 2.2."""
    return data[0] & 0x0F == 8 and (data[0] << 8 | data[1]) % 31 == 0


def _unreadable(text: str) -> ProtocolError:
    return ProtocolError(text, phase="body", maybe_processed=True)


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

    Raises ProtocolError for a coding that was not asked for and for more than two of them. Attack: a chain of
    codings, by which a small body becomes a bomb.
    """
    codings = [part.strip().lower() for part in content_encoding.split(",")]
    codings = [part for part in codings if part and part != "identity"]
    if not codings:
        return None
    unknown = [part for part in codings if part not in ("gzip", "x-gzip", "deflate")]
    if unknown or len(codings) > MAX_CODINGS:
        what = f"coding {unknown[0]!r}" if unknown else f"{len(codings)} codings"
        raise _unreadable(f"the body has a Content-Encoding with {what}; asked for was {ACCEPT_ENCODING}")
    decoders = [Inflater("gzip" if part == "x-gzip" else part) for part in reversed(codings)]
    return decoders[0] if len(decoders) == 1 else _Chain(*decoders)
