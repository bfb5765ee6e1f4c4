"""Records decoded in C, as far as a class allows it.

What msgspec reads just as we do, it reads; objects inside are cut out and get their turn the same way; the rest comes
as plain values to the readers in Python. Each record keeps its slice of JSON, in which unknown members are found when
they are asked for. All of this only has to be right when it succeeds: where anything fails, for whatever reason, the
ordinary way decides, and says what does not fit.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import repeat
from typing import Any, Final, TypeAlias

import msgspec

from .._codec import decode_json, is_shallow
from .compiling import Body
from .model import Unknown
from .reach import is_exact
from .reading import Read, Reader
from .scalars import Mismatch
from .shapes import ListOf, MapOf, Nullable, Record, Shape, Tagged, members, once, or_none
from .twins import make_twin, native_type

_SPLIT: Final[msgspec.json.Decoder[list[msgspec.Raw]]] = msgspec.json.Decoder(list[msgspec.Raw])
_READER: Final = Reader()
# Classes whose reader is being made: one that holds itself is read in the ordinary way from there on, since cutting
# it out level by level would look at each byte once for every level above it.
_BEGUN: Final[set[type[Any]]] = set()


#: A field that is read in a second step: its name, what is done with what msgspec has read, whether None is left.
_Step: TypeAlias = tuple[str, Read, bool]


class QuickReader:
    """Decodes records. ``read`` and ``read_list`` give None where the ordinary way must decide.

    *inner* reads a slice that was cut out of another document, and raises anything for what does not fit; *many* reads
    a list, given together with its slices.
    """

    def __init__(self, inner: Read, many: Callable[[bytes, list[bytes]], list[Any]]) -> None:
        self.inner = inner
        self._many = many

    def read(self, data: bytes, max_depth: int) -> Any:
        """Read one record."""
        try:
            _check_text(data)
            return self.inner(data) if is_shallow(data, max_depth) else None
        except Exception:
            return None

    def read_list(self, data: bytes, max_depth: int) -> list[Any] | None:
        """Read a list of records."""
        try:
            _check_text(data)
            # Slices are copied: a view would keep the whole page for the sake of one record.
            pieces = list(map(bytes, _SPLIT.decode(data)))
            # Each level of nesting takes two bytes at least, so the longest piece answers for nearly all pages.
            if max(map(len, pieces), default=0) > 2 * max_depth and not all(
                map(is_shallow, pieces, repeat(max_depth))
            ):
                return None
            return self._many(data, pieces)
        except Exception:
            return None


def _check_text(data: bytes) -> None:
    """Raise UnicodeDecodeError for what is not UTF-8. msgspec does not look for it in what it skips."""
    if not data.isascii():
        data.decode()


def quick_reader_of(shape: Shape) -> QuickReader | None:
    """The reader of records, or of variants of a tagged union; None for all else."""
    if isinstance(shape, Record):
        return quick_reader(shape.cls)
    inner = _cut_out(shape)
    return None if inner is None else QuickReader(inner, lambda data, pieces: list(map(inner, pieces)))


@once
def quick_reader(cls: type[Any]) -> QuickReader | None:
    """The reader of a class, None where it must be read in the ordinary way altogether."""
    _BEGUN.add(cls)
    try:
        return _make_reader(cls)
    except Exception:
        return None  # msgspec cannot cope with the class
    finally:
        _BEGUN.discard(cls)


def _make_reader(cls: type[Any]) -> QuickReader | None:
    types: dict[str, Any] = {}
    second: list[_Step] = []
    for one in members(cls):
        shape = or_none(one.shape) if one.optional else one.shape
        types[one.wire] = native_type(shape)
        if types[one.wire] is None:
            types[one.wire], convert = _in_two_steps(shape)
            second.append((one.name, convert, isinstance(shape, Nullable)))
    twin = make_twin(cls, types)
    if twin is None:
        return None
    title = f"quick reader of {cls.__module__}.{cls.__qualname__}"
    one_by_one = Body(cls=cls, decode=msgspec.json.Decoder(twin).decode)
    one_by_one.add(1, "data = bytes(data)", "x = decode(data)")
    _add_steps(second, one_by_one, 1)
    one_by_one.add(1, "return x")
    in_a_row = Body(cls=cls)
    in_a_row.add(1, "for x, data in zip(records, pieces):")
    _add_steps(second, in_a_row, 2)
    finish = in_a_row.compile("finish(records, pieces)", title)
    return QuickReader(one_by_one.compile("read(data)", title), _many_by(twin, finish))


def _many_by(
    twin: type[Any], finish: Callable[[list[Any], list[bytes]], None]
) -> Callable[[bytes, list[bytes]], Any]:
    list_of_twins: Any = list[twin]  # type: ignore[valid-type]
    # Cheaper than a call for each of the slices, though the document is looked through a second time.
    decode: Callable[[bytes], list[Any]] = msgspec.json.Decoder(list_of_twins).decode

    def read(data: bytes, pieces: list[bytes]) -> list[Any]:
        records = decode(data)
        finish(records, pieces)
        return records

    return read


def _add_steps(second: list[_Step], body: Body, depth: int) -> None:
    body.add(depth, "x.__class__ = cls", "x._source = data")
    for name, convert, nullable in second:
        body.add(depth, f"v = x.{name}", *["if v is not None:"] * nullable)
        body.add(depth + nullable, f"x.{name} = {body.bind('convert', convert)}(v)")


def _in_two_steps(shape: Shape) -> tuple[Any, Read]:
    """The type that msgspec reads a shape as, and what makes the value of it: never of None."""
    cut = _cut_out(shape)
    if cut is not None:
        return msgspec.Raw, cut
    match shape:
        case Nullable(inner=ListOf() | MapOf() as inner):
            native, convert = _in_two_steps(inner)
            return native | None, convert
        case ListOf(item=item) if (each := _cut_out(item)) is not None:
            return list[msgspec.Raw], lambda value: list(map(each, value))
        case MapOf(value=item) if (each := _cut_out(item)) is not None:
            return dict[str, msgspec.Raw], lambda value: {name: each(one) for name, one in value.items()}
        case _ if not is_exact(shape):
            return Any, _READER.function(shape)
        case _:
            # The digits of a decimal in there would not survive as plain values.
            raise Mismatch


def _cut_out(shape: Shape) -> Read | None:
    """What reads a slice of JSON as the shape, if that is an object which can be decoded in C by itself."""
    match shape:
        case Nullable(inner=inner):
            read = _cut_out(inner)
            return read and _or_null(read)
        case Record(cls=cls):
            quick = None if cls in _BEGUN else quick_reader(cls)
            return None if quick is None else quick.inner
        case Tagged():
            return _by_tag(shape)
        case _:
            return None


def _or_null(read: Read) -> Read:
    def read_or_none(data: msgspec.Raw) -> Any:
        piece = bytes(data)
        return None if piece == b"null" else read(piece)

    return read_or_none


def _by_tag(shape: Tagged) -> Read | None:
    table = {text: _cut_out(record) for text, record in shape.records.items()}
    if not table or None in table.values():
        return None
    tag_type: Any = msgspec.defstruct("Tag", [("tag", str)], rename={"tag": shape.tag}, gc=False)
    tag_of: Callable[[bytes], Any] = msgspec.json.Decoder(tag_type).decode
    is_open = shape.open

    def read(data: bytes | msgspec.Raw) -> Any:
        piece = bytes(data)
        tag: str = tag_of(piece).tag
        one = table.get(tag)
        if one is not None:
            return one(piece)
        if not is_open:
            raise Mismatch
        return Unknown(tag=tag, payload=decode_json(piece), _source=piece)

    return read
