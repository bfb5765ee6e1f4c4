"""Content codings: what was meant, from what came, in whatever pieces it came."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterable
from contextlib import suppress
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specloom._content import STEP, Inflater, decoder_for
from specloom.errors import ProtocolError, ResponseTruncated

TEXT = b"All happy families are alike. " * 40


def gz(data: bytes, level: int = 9) -> bytes:
    return gzip.compress(data, level, mtime=0)  # the same in each process


def raw_deflate(data: bytes) -> bytes:
    deflater = zlib.compressobj(wbits=-15)
    return deflater.compress(data) + deflater.flush()


CODINGS = {"gzip": gz, "deflate": zlib.compress, "raw": raw_deflate}


def decode(content_encoding: str, pieces: Iterable[bytes]) -> bytes:
    decoder = decoder_for(content_encoding)
    assert decoder is not None
    decoded = b"".join(out for piece in pieces for out in decoder.feed(piece))
    decoder.finish()
    return decoded


def in_pieces(data: bytes, size: int) -> list[bytes]:
    return [data[start : start + size] for start in range(0, len(data), size)]


@pytest.mark.parametrize("value", ["", "identity", " Identity ,", ",", "identity, identity"])
def test_nothing_to_undo(value: str) -> None:
    assert decoder_for(value) is None


@pytest.mark.parametrize("size", [1, 2, 7, 100_000])
@pytest.mark.parametrize(
    ("value", "content"),
    [
        ("gzip", gz(TEXT)),
        ("x-gzip", gz(TEXT)),
        (" GZip ", gz(TEXT)),
        ("identity, gzip", gz(TEXT)),
        ("deflate", zlib.compress(TEXT)),
        ("deflate", raw_deflate(TEXT)),
        ("gzip", gz(TEXT[:500]) + gz(TEXT[500:])),
        ("gzip", gz(TEXT[:500]) + bytes(9) + gz(TEXT[500:])),
        ("gzip", gz(TEXT) + bytes(512)),
        ("deflate", zlib.compress(TEXT) + bytes(3)),
        ("deflate, gzip", gz(zlib.compress(TEXT))),
        ("gzip, deflate", raw_deflate(gz(TEXT))),
        ("gzip, gzip", gz(gz(TEXT))),
    ],
)
def test_codings_are_undone_in_whatever_pieces_they_come(value: str, content: bytes, size: int) -> None:
    assert decode(value, in_pieces(content, size)) == TEXT


@pytest.mark.parametrize("coding", CODINGS)
@pytest.mark.parametrize("length", [0, 1, STEP - 1, STEP, STEP + 1, STEP + 25, STEP + 60, 2 * STEP + 258])
def test_output_at_the_edge_of_a_step_is_whole(coding: str, length: int) -> None:
    content = CODINGS[coding](bytes(length))

    assert decode(coding.replace("raw", "deflate"), [content]) == bytes(length)


@pytest.mark.parametrize("coding", CODINGS)
def test_an_empty_body_has_no_coding_to_be_undone(coding: str) -> None:
    assert decode(coding.replace("raw", "deflate"), []) == b""


@pytest.mark.parametrize("coding", CODINGS)
@pytest.mark.parametrize("kept", [1, 2, 12, -9, -1])
def test_a_body_that_ends_before_its_coding_does_is_truncated(coding: str, kept: int) -> None:
    content = CODINGS[coding](TEXT)[:kept]

    with pytest.raises(ResponseTruncated, match="ended early"):
        decode(coding.replace("raw", "deflate"), [content])


def test_a_second_member_that_is_cut_is_truncated() -> None:
    with pytest.raises(ResponseTruncated):
        decode("gzip", [gz(TEXT), gz(TEXT)[:-1]])


def test_an_inner_coding_that_is_cut_is_truncated() -> None:
    with pytest.raises(ResponseTruncated, match="deflate"):
        decode("deflate, gzip", [gz(zlib.compress(TEXT)[:-1])])


@pytest.mark.parametrize(
    ("value", "content"),
    [
        ("gzip", TEXT),
        ("gzip", zlib.compress(TEXT)),
        ("gzip", gz(TEXT) + b"more"),
        ("gzip", gz(TEXT)[:-8] + bytes(8)),  # a wrong checksum
        ("deflate", b"\xff" + TEXT),
        ("deflate", gz(TEXT)),
        ("deflate", zlib.compress(TEXT) + b"more"),
        ("deflate", raw_deflate(TEXT) + b"more"),
        ("deflate", zlib.compress(TEXT)[:-4] + bytes(4)),
    ],
)
@pytest.mark.parametrize("size", [1, 100_000])
def test_what_is_not_the_coding_that_was_named_is_an_error(value: str, content: bytes, size: int) -> None:
    with pytest.raises(ProtocolError) as caught:
        decode(value, in_pieces(content, size))

    assert (type(caught.value), caught.value.phase, caught.value.maybe_processed) == (
        ProtocolError,
        "body",
        True,
    )
    assert caught.value.__context__ is None


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("br", "coding 'br'; asked for was gzip, deflate"),
        ("gzip, zstd", "coding 'zstd'"),
        ("gzip, gzip, gzip", "3 codings"),
        ("gzip," * 1000, "1000 codings"),
    ],
)
def test_codings_that_were_not_asked_for_and_chains_are_refused(value: str, message: str) -> None:
    with pytest.raises(ProtocolError, match=message):
        decoder_for(value)


def test_a_bomb_goes_off_in_steps_that_the_caller_can_stop() -> None:
    bomb = gz(gz(bytes(50 * 1024 * 1024)))
    decoder = decoder_for("gzip, gzip")
    assert decoder is not None

    size, steps = 0, 0
    for piece in decoder.feed(bomb):
        assert len(piece) <= STEP
        size, steps = size + len(piece), steps + 1
        if size > STEP:
            break

    assert steps <= 4


@given(
    data=st.binary(max_size=2000),
    coding=st.sampled_from(sorted(CODINGS)),
    cuts=st.lists(st.integers(0, 2000), max_size=6),
)
def test_any_split_of_any_data_gives_the_data(data: bytes, coding: str, cuts: list[int]) -> None:
    content = CODINGS[coding](data)
    ends = sorted({min(cut, len(content)) for cut in cuts} | {0, len(content)})
    pieces = [content[start:end] for start, end in pairwise(ends)]

    assert decode(coding.replace("raw", "deflate"), pieces) == data


@given(content=st.binary(max_size=300), coding=st.sampled_from(["gzip", "deflate"]))
def test_whatever_comes_raises_nothing_else(content: bytes, coding: str) -> None:
    inflater = Inflater(coding)

    with suppress(ProtocolError):
        list(inflater.feed(content))
        inflater.finish()
