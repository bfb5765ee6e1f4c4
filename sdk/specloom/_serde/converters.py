"""Values by a user's own cattrs converter: what it has hooks for it does, the rest is done as without one.

Only hooks that somebody has registered count. What cattrs does of itself does not: it reads null as the text "None".
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from functools import lru_cache
from typing import Annotated, Any, Final, get_args, get_origin

from cattrs import Converter
from cattrs.errors import StructureHandlerNotFoundError

from .model import Input, Model, Wire
from .reading import Read, Reader
from .scalars import SCALARS
from .shapes import Again, FirstOf, Tagged, shape_of
from .writing import WRITER, Write, Writer

_READER: Final = Reader()
_PRISTINE: Final = Converter(detailed_validation=False)
_OURS: Final = "__specloom__"


class _Sentinel:
    """A type that only our converters have a hook for."""


def make_converter() -> Converter:
    """Make a converter that reads and writes values as clients do; register hooks of one's own with it.

    A hook is looked up when a type is first read or written, so register before the converter is used.
    """
    converter = Converter(detailed_validation=False)
    for kind in (*SCALARS, Enum, _Sentinel):
        # By class: cattrs looks there first, and has hooks of its own for text and numbers.
        converter.register_structure_hook(kind, structure_plainly)
        converter.register_unstructure_hook(kind, write_plainly)
    _register_records(converter)
    return converter


def _register_records(converter: Converter) -> None:
    converter.register_structure_hook_factory(_is_ours)(_structure_factory)
    converter.register_unstructure_hook_factory(_is_record)(_unstructure_factory)


def _is_record(tp: Any) -> bool:
    return isinstance(tp, type) and issubclass(tp, Model | Input)


def _is_ours(tp: Any) -> bool:
    """Whether a type is one that cattrs cannot know: a record, a format, a union of records."""
    if get_origin(tp) is Annotated:
        return any(isinstance(mark, Wire) for mark in get_args(tp))
    return _is_record(tp) or isinstance(shape_of(tp), Tagged | FirstOf | Again)


def structure_plainly(value: Any, tp: Any) -> Any:
    """Our hook for single values and enums, as cattrs calls it."""
    return _READER.function(shape_of(tp))(value)


def write_plainly(value: Any) -> Any:
    return WRITER.write(value, None, "data")


def _structure_factory(tp: Any, converter: Converter) -> Callable[[Any, Any], Any]:
    def hook(value: Any, _: Any) -> Any:
        return reader_of(converter).function(shape_of(tp))(value)

    setattr(hook, _OURS, True)
    return hook


def _unstructure_factory(tp: Any, converter: Converter) -> Write:
    def hook(value: Any) -> Any:
        return writer_of(converter).write(value, None, "data")

    setattr(hook, _OURS, True)
    return hook


@lru_cache(maxsize=32)
def _adopted(converter: Converter) -> Converter:
    """The converter itself if it is one of ours, or of our making; else a copy that knows records."""
    try:
        converter.get_structure_hook(_Sentinel)
    except StructureHandlerNotFoundError:
        converter = converter.copy()
        _register_records(converter)
    return converter


@lru_cache(maxsize=64)
def reader_of(converter: Converter, exact: bool = False) -> Reader:
    """The reader that asks a converter's hooks first."""
    adopted = _adopted(converter)

    def hooks(tp: Any) -> Read | None:
        try:
            hook = adopted.get_structure_hook(tp)
        except StructureHandlerNotFoundError:
            return None
        if _is_usual(hook, structure_plainly, tp, _PRISTINE.get_structure_hook) or _is_inherited(
            hook, tp, adopted
        ):
            return None
        return lambda value: hook(value, tp)

    return Reader(exact=exact, hooks=hooks)


@lru_cache(maxsize=32)
def writer_of(converter: Converter) -> Writer:
    """The writer that asks a converter's hooks first."""
    adopted = _adopted(converter)

    def hooks(kind: type) -> Write | None:
        if issubclass(kind, dict | list | tuple):
            return None
        hook = adopted.get_unstructure_hook(kind)
        return None if _is_usual(hook, write_plainly, kind, _PRISTINE.get_unstructure_hook) else hook

    return Writer(lru_cache(maxsize=1024)(hooks))


def _is_usual(hook: Any, ours: Any, tp: Any, pristine: Callable[[Any], Any]) -> bool:
    """Whether a hook is ours, or one that every converter has for a type that we read ourselves."""
    if hook is ours or getattr(hook, _OURS, False):
        return True
    if tp not in SCALARS and not (isinstance(tp, type) and issubclass(tp, Enum)):
        return False
    try:
        return bool(hook is pristine(tp))
    except StructureHandlerNotFoundError:
        return False


def _is_inherited(hook: Any, tp: Any, converter: Converter) -> bool:
    """Whether cattrs found the hook of text, or of integers, for an enum of texts or integers."""
    if not isinstance(tp, type) or not issubclass(tp, Enum):
        return False
    return any(
        issubclass(tp, kind) and hook is converter.get_structure_hook(kind) for kind in (str, int, float)
    )
