"""Records decoded in C, as far as a class allows it.

What msgspec reads just as we do, it reads; the rest of a record comes as plain values to the readers in Python (to cut
objects out and decode them in C as well takes as long). Each record keeps its slice of JSON, in which unknown members
are found when they are asked for. All of this only has to be right when it succeeds: where anything fails, for whatever
reason, the ordinary way decides, and says what does not fit.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import repeat
from typing import Any, Final, TypeAlias

import msgspec

from .._codec import is_shallow
from .compiling import Body
from .reach import is_exact
from .reading import Read, Reader
from .shapes import Nullable, members, once, or_none
from .twins import make_twin, native_type

_SPLIT: Final[msgspec.json.Decoder[list[msgspec.Raw]]] = msgspec.json.Decoder(list[msgspec.Raw])
_READER: Final = Reader()
#: A field that is read in a second step: its name, what is done with the plain value, whether None is left alone.
_Step: TypeAlias = tuple[str, Read, bool]


class QuickReader:
    """Decodes the records of one class. Both methods give None where the ordinary way must decide."""

    def __init__(self, one: Read, many: Callable[[Any], list[Any]], finish: Callable[..., None]) -> None:
        self._one = one
        self._many = many
        self._finish = finish

    def read(self, data: bytes, max_depth: int) -> Any:
        """Read one record."""
        try:
            _check_text(data)
            return self._one(data) if is_shallow(data, max_depth) else None
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
            # Cheaper than a call for each of the slices, though the document is looked through a second time.
            records = self._many(data)
            self._finish(records, pieces)
        except Exception:
            return None
        return records


def _check_text(data: bytes) -> None:
    """Raise UnicodeDecodeError for what is not UTF-8. msgspec does not look for it in what it skips."""
    if not data.isascii():
        data.decode()


@once
def quick_reader(cls: type[Any]) -> QuickReader | None:
    """The reader of a class, None where it must be read in the ordinary way altogether."""
    try:
        return _make_reader(cls)
    except Exception:
        return None  # msgspec cannot cope with the class


def _make_reader(cls: type[Any]) -> QuickReader | None:
    types: dict[str, Any] = {}
    second: list[_Step] = []
    for one in members(cls):
        shape = or_none(one.shape) if one.optional else one.shape
        types[one.wire] = native_type(shape)
        if types[one.wire] is None:
            if is_exact(shape):
                return None  # the digits of a decimal in there would not survive as plain values
            types[one.wire] = Any
            second.append((one.name, _READER.function(shape), isinstance(shape, Nullable)))
    twin = make_twin(cls, types)
    if twin is None:
        return None
    return _compile(cls, twin, second)


def _compile(cls: type[Any], twin: type[Any], second: list[_Step]) -> QuickReader:
    title = f"quick reader of {cls.__module__}.{cls.__qualname__}"
    one = Body(cls=cls, decode=msgspec.json.Decoder(twin).decode)
    one.add(1, "x = decode(data)")
    _add_steps(second, one, 1)
    one.add(1, "return x")
    finish = Body(cls=cls)
    finish.add(1, "for x, data in zip(records, pieces):")
    _add_steps(second, finish, 2)
    twins: Any = list[twin]  # type: ignore[valid-type]
    return QuickReader(
        one.compile("read(data)", title),
        msgspec.json.Decoder(twins).decode,
        finish.compile("finish(records, pieces)", title),
    )


def _add_steps(second: list[_Step], body: Body, depth: int) -> None:
    body.add(depth, "x.__class__ = cls", "x._source = data")
    for name, convert, nullable in second:
        body.add(depth, f"v = x.{name}", *["if v is not None:"] * nullable)
        body.add(depth + nullable, f"x.{name} = {body.bind('convert', convert)}(v)")
