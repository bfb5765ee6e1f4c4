"""What kinds of values the keys of the language take, and how a class declares a key.

Each key of a class is declared once, ``name: str | None = declare(Text(), "its meaning")``. From that one
declaration come the loader, the JSON Schema and the reference tables: they walk over kinds. Nothing here
reads or checks a value.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum
from functools import cache
from typing import Any, Final, Generic, Literal, TypeVar, overload

import attrs

from specloom_codegen.spec.nodes import NOWHERE, JsonScalar, JsonValue, Node

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
A = TypeVar("A")
B = TypeVar("B")
C = TypeVar("C")
D = TypeVar("D")
K = TypeVar("K")
W = TypeVar("W", bound=str)

IDENTIFIER: Final = "^[a-z][a-z0-9_]*$"
CLASS_NAME: Final = "^[A-Z][A-Za-z0-9]*$"
HEADER_NAME: Final = "^[!#$%&'*+.^_`|~0-9A-Za-z-]+$"


class Shape(Enum):
    """How a value is written in YAML; a union of kinds is told apart by it."""

    TEXT = "text"
    NUMBER = "a number"
    BOOLEAN = "true or false"
    NULL = "nothing"
    LIST = "a list"
    MAPPING = "a mapping"


@attrs.frozen
class Kind(Generic[T_co]):
    """A kind of value; ``T_co`` is what the loader makes of it."""

    @property
    def shapes(self) -> frozenset[Shape]:
        """The shapes that a value of this kind may have."""
        raise NotImplementedError

    @property
    def noun(self) -> str:
        """What a value of this kind is called in messages and tables."""
        raise NotImplementedError


def _shapes(*shapes: Shape) -> frozenset[Shape]:
    return frozenset(shapes)


@attrs.frozen
class Text(Kind[str]):
    """A text; ``pattern`` (a whole match) may restrict it, ``called`` then names it."""

    pattern: str | None = None
    called: str = "text"
    prose: bool = False

    @property
    def shapes(self) -> frozenset[Shape]:
        return _shapes(Shape.TEXT)

    @property
    def noun(self) -> str:
        return self.called


@attrs.frozen
class Flag(Kind[bool]):
    @property
    def shapes(self) -> frozenset[Shape]:
        return _shapes(Shape.BOOLEAN)

    @property
    def noun(self) -> str:
        return "true or false"


@attrs.frozen
class Whole(Kind[int]):
    """A whole number between two limits, both included."""

    minimum: int | None = None
    maximum: int | None = None
    called: str = "a whole number"

    @property
    def shapes(self) -> frozenset[Shape]:
        return _shapes(Shape.NUMBER)

    @property
    def noun(self) -> str:
        return self.called


@attrs.frozen
class Number(Kind[float]):
    """A finite number; whole numbers stay ``int``."""

    @property
    def shapes(self) -> frozenset[Shape]:
        return _shapes(Shape.NUMBER)

    @property
    def noun(self) -> str:
        return "a number"


@attrs.frozen
class Choice(Kind[W]):
    """One of several words."""

    words: tuple[W, ...]

    @property
    def shapes(self) -> frozenset[Shape]:
        return _shapes(Shape.TEXT)

    @property
    def noun(self) -> str:
        return " ".join(f"`{word}`" for word in self.words)


@attrs.frozen
class Json:
    """A JSON value of the spec, with the position of each of its parts in ``origin``."""

    value: JsonValue
    origin: Node = attrs.field(default=NOWHERE, eq=False, repr=False)


@attrs.frozen
class AnyJson(Kind[Json]):
    """Any JSON value, null included."""

    @property
    def shapes(self) -> frozenset[Shape]:
        return frozenset(Shape)

    @property
    def noun(self) -> str:
        return "JSON"


@attrs.frozen
class ScalarJson(Kind[JsonScalar]):
    """A JSON text, number, boolean or null."""

    @property
    def shapes(self) -> frozenset[Shape]:
        return _shapes(Shape.TEXT, Shape.NUMBER, Shape.BOOLEAN, Shape.NULL)

    @property
    def noun(self) -> str:
        return "a text, number, boolean or null"


@attrs.frozen
class Parsed(Kind[T]):
    """A text in a notation of the language: ``pattern`` is for editors, ``parse`` decides."""

    parse: Callable[[str], T]
    called: str
    pattern: str

    @property
    def shapes(self) -> frozenset[Shape]:
        return _shapes(Shape.TEXT)

    @property
    def noun(self) -> str:
        return self.called


@attrs.frozen
class Instance(Kind[T]):
    """A mapping that becomes an instance of a class.

    ``short`` is the key that a text fills (the short form); ``empty`` tells whether nothing stands for
    all defaults. ``shown`` is how tables call it, else the name of the class.
    """

    find: Callable[[], type[T]]
    short: str | None = None
    empty: bool = True
    shown: str | None = None

    @property
    def cls(self) -> type[T]:
        return self.find()

    @property
    def shapes(self) -> frozenset[Shape]:
        shapes = {Shape.MAPPING}
        if self.short is not None:
            shapes.add(Shape.TEXT)
        if self.empty:
            shapes.add(Shape.NULL)
        return frozenset(shapes)

    @property
    def noun(self) -> str:
        return self.shown or self.cls.__name__


@attrs.frozen
class SequenceOf(Kind[tuple[T, ...]], Generic[T]):
    """A list; ``single`` allows one value without the list, ``least`` is its smallest length."""

    item: Kind[T]
    single: bool = False
    least: int = 0

    @property
    def shapes(self) -> frozenset[Shape]:
        shapes = _shapes(Shape.LIST)
        return shapes | self.item.shapes if self.single else shapes

    @property
    def noun(self) -> str:
        if self.single:
            return f"{self.item.noun}, or a list"
        return f"list of {self.item.noun.removeprefix('a ')}"


@attrs.frozen
class Keys(Generic[K]):
    """What the keys of a mapping are: ``pattern`` restricts them, ``parse`` reads them.

    ``extensions`` tells whether keys that start with ``x-`` are skipped; where keys are names of the API
    (``x-request-id``), they are not. ``words`` are all that there are, when they are few; ``usual`` are those
    that editors offer although others may stand there too.
    """

    called: str
    parse: Callable[[str], K]
    pattern: str | None = None
    extensions: bool = False
    words: tuple[str, ...] = ()
    usual: tuple[str, ...] = ()


@attrs.frozen
class MappingOf(Kind[Mapping[K, T]], Generic[K, T]):
    """A mapping from names to values of one kind."""

    keys: Keys[K]
    value: Kind[T]

    @property
    def shapes(self) -> frozenset[Shape]:
        return _shapes(Shape.MAPPING, Shape.NULL)

    @property
    def noun(self) -> str:
        return f"{self.keys.called} → {self.value.noun}"


@attrs.frozen
class Either(Kind[T]):
    """One of several kinds of different shapes."""

    kinds: tuple[Kind[T], ...]

    @property
    def shapes(self) -> frozenset[Shape]:
        return frozenset[Shape]().union(*(kind.shapes for kind in self.kinds))

    @property
    def noun(self) -> str:
        return " · ".join(kind.noun for kind in self.kinds)


@overload
def either(first: Kind[A], second: Kind[B], /) -> Kind[A | B]: ...
@overload
def either(first: Kind[A], second: Kind[B], third: Kind[C], /) -> Kind[A | B | C]: ...
def either(*kinds: Kind[Any]) -> Kind[Any]:
    """A value of one of several kinds of different shapes."""
    return Either(kinds)


@attrs.frozen
class Key:
    """The declaration of one key of a class: ``assumed`` is what holds when the key is left out."""

    kind: Kind[Any]
    doc: str
    assumed: str = ""
    required: bool = False
    name: str = ""
    attribute: str = ""


_METADATA: Final = "specloom.key"


@overload
def declare(kind: Kind[T], doc: str, /, *, assumed: str = ...) -> T | None: ...
@overload
def declare(kind: Kind[T], doc: str, /, *, default: D, assumed: str = ..., required: bool = ...) -> T | D: ...
def declare(
    kind: Kind[Any], doc: str, /, *, default: object = None, assumed: str = "", required: bool = False
) -> Any:
    """Declare a key of a class: its kind, its meaning, its default and the words for that default.

    A *required* key has a default too, so that a spec with mistakes still becomes a value to check
    further; the loader reports where the key is missing.
    """
    declaration = Key(kind, doc, assumed, required)
    return attrs.field(default=default, metadata={_METADATA: declaration})


def empty_map() -> Any:
    """The default of a key that holds a mapping."""
    return attrs.Factory(dict[Any, Any])


@attrs.frozen(kw_only=True)
class Entry:
    """What every mapping of the language may hold.

    ``origin`` is the node that the instance was read from: with ``position_of(entry.origin, "body",
    "type")`` and ``key_position_of`` every key and value has its ``file:line:column``.
    """

    doc: str | None = declare(Text(prose=True), "CommonMark; becomes docstrings and documentation")
    extensions: Mapping[str, JsonValue] = attrs.field(factory=dict[str, JsonValue])
    origin: Node = attrs.field(default=NOWHERE, eq=False, repr=False)


def keys_of(cls: type[Entry]) -> Mapping[str, Key]:
    """The keys of a class by their name in YAML, in the order of its declaration, ``doc`` last."""
    cached: Any = cls
    return _keys_of(cached)


@cache
def _keys_of(cls: Any) -> Mapping[str, Key]:
    found: dict[str, Key] = {}
    for attribute in attrs.fields(cls):
        declaration = attribute.metadata.get(_METADATA)
        if isinstance(declaration, Key):
            name = attribute.name.removesuffix("_")
            found[name] = attrs.evolve(declaration, name=name, attribute=attribute.name)
    found["doc"] = found.pop("doc")
    return found


def names(pattern: str, called: str, usual: tuple[str, ...] = ()) -> Keys[str]:
    """Keys that are names of the spec itself: checked, and ``x-`` keys are skipped."""
    return Keys(called, str, pattern, extensions=True, usual=usual)


def words(allowed: tuple[str, ...], called: str) -> Keys[str]:
    """Keys that are words of the language; ``x-`` keys are skipped."""
    return Keys(called, str, f"^({'|'.join(allowed)})$", extensions=True, words=allowed)


def wire_names(called: str = "name") -> Keys[str]:
    """Keys that are names of the API: any text."""
    return Keys(called, str)


NONE_WORD: Final[Kind[Literal["none"]]] = Choice(("none",))
"""The word that switches an inherited key off."""
