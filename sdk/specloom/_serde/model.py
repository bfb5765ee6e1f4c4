"""What generated value classes derive from, and how their fields are marked.

Only declarations live here: reading is in ``reading`` and ``quick``, writing in ``writing``. The module
is imported with every generated client, so it needs nothing beyond attrs and enum.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING, Any, Final, Self, TypeAlias, Union, final

from attrs import define, field, frozen

#: Keys of ``attrs.field(metadata=…)``.
WIRE_NAME: Final = "specloom.wire_name"
SENSITIVE: Final = "specloom.sensitive"

if TYPE_CHECKING:
    Source: TypeAlias = bytes | dict[str, Any]
else:

    class Source:
        """Stands for the record as it came.

        A class of its own at run time: msgspec decodes every attrs field by its annotation, and for a type
        that it does not know it asks a hook, which refuses. So a member ``_source`` of an answer cannot put
        anything here.
        """


@define(kw_only=True)
class Model:
    """Base of the classes that answers are read as.

    Members that the class does not name, and the difference between a missing member and a null one, are
    kept beside the fields and go back to the server when the value is sent. ``attrs.evolve`` keeps them too.
    """

    _source: Source | None = field(default=None, repr=False, eq=False, alias="_source")


@define(kw_only=True)
class Input:
    """Base of the classes that are sent: a field that is UNSET is left out, None goes as null."""


@final
@define(kw_only=True, repr=False)
class Unknown(Model):
    """A variant of a tagged union that the spec does not name. *payload* goes back as it came."""

    tag: str
    payload: dict[str, Any]

    def __repr__(self) -> str:
        # Names only: nobody can know which members of an unknown object are secrets.
        return f"Unknown(tag={self.tag!r}, members={list(self.payload)!r})"


class OpenEnum(StrEnum):
    """Texts that the spec names, and any other that a server sends.

    A text without a name becomes a member of its own, equal to the text. It is made anew each time: a
    cache would let a server fill the memory.
    """

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        if not isinstance(value, str):
            return None
        text = str(value)  # not the instance of a subclass, which the value of another enum would be
        member = str.__new__(cls, text)
        member._name_ = member._value_ = text
        return member

    @property
    def known(self) -> bool:
        """Whether the spec names this value."""
        return self._value_ in type(self)._value2member_map_

    def __reduce_ex__(self, protocol: object) -> tuple[type[Self], tuple[str]]:
        return type(self), (self._value_,)


class OpenIntEnum(IntEnum):
    """Integers that the spec names, and any other that a server sends; see `OpenEnum`."""

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        if not isinstance(value, int) or isinstance(value, bool):
            return None
        value = int(value)
        member = int.__new__(cls, value)
        member._name_ = str(value)
        member._value_ = value
        return member

    @property
    def known(self) -> bool:
        """Whether the spec names this value."""
        return self._value_ in type(self)._value2member_map_

    def __reduce_ex__(self, protocol: object) -> tuple[type[Self], tuple[int]]:
        return type(self), (self._value_,)


def _texts(format: str | Mapping[bool, str]) -> str | tuple[str, str]:
    # A pair, not the mapping: members of a union are compared by their hashes.
    return format if isinstance(format, str) else (format[True], format[False])


@final
@frozen
class Wire:
    """How a scalar travels when not in the usual way: ``Annotated[datetime, Wire("seconds")]``.

    *format* is ``"string"``, ``"number"``, ``"seconds"``, ``"milliseconds"``, ``"hex"``, a strftime text, or
    the texts of both booleans, ``{True: "1", False: "0"}`` (kept as a pair). Values are written so; the usual
    form is read as well.
    """

    format: str | tuple[str, str] = field(converter=_texts)


def wire(name: str | None = None, *, sensitive: bool = False) -> dict[str, Any]:
    """Give the metadata of a field: *name* on the wire if not the Python name, and whether it is a secret."""
    marks: dict[str, Any] = {}
    if name is not None:
        marks[WIRE_NAME] = name
    if sensitive:
        marks[SENSITIVE] = True
    return marks


@final
class Recursive:
    """A type alias that contains itself, as it is at run time: ``Tree = Recursive("Tree", lambda: str | list[Tree])``.

    Type checkers are shown the alias itself. ``__value__`` is what it stands for, worked out when it is first
    asked for.
    """

    __slots__ = ("__name__", "_make", "_value")

    def __init__(self, name: str, make: Callable[[], Any]) -> None:
        self.__name__ = name
        self._make: Callable[[], Any] | None = make
        self._value: Any = None

    @property
    def __value__(self) -> Any:
        if self._make is not None:
            self._value, self._make = self._make(), None
        return self._value

    def __or__(self, other: Any) -> Any:
        return Union[self, other]  # noqa: UP007 - not yet made, and so no operand of its own operator

    def __ror__(self, other: Any) -> Any:
        return Union[other, self]  # noqa: UP007

    def __repr__(self) -> str:
        return self.__name__
