"""From bytes, or from plain JSON values, to typed values; or to a `DecodeError` that says what does not fit."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import cache, lru_cache
from threading import RLock
from typing import TYPE_CHECKING, Any, Final

import msgspec

from .._codec import MAX_DEPTH, PLAIN, decode_json, decode_with, encode_json
from .._unset import UNSET
from ..errors import DecodeError
from .problems import SHOWN, Problem, expected, find_problems, step
from .quick import QuickReader, quick_reader
from .reach import is_exact
from .reading import Read, Reader
from .scalars import plain
from .sending import to_wire
from .shapes import ListOf, Nullable, Record, Shape, shape_of

if TYPE_CHECKING:
    from cattrs import Converter

_EXACT_JSON: Final[msgspec.json.Decoder[Any]] = msgspec.json.Decoder(float_hook=Decimal)
_MEMBERS: Final[msgspec.json.Decoder[dict[str, msgspec.Raw]]] = msgspec.json.Decoder(dict[str, msgspec.Raw])
_PLAIN: Final = Reader()
_EXACT: Final = Reader(exact=True)
# Readers of a class are compiled once, also where threads ask for them at the same time.
_LOCK: Final = RLock()
_DEPTH_OF_HEADERS: Final = 64


class Plan:
    """How values of one type are read. *quick* decodes in C, where that can be done; *quick_items* lists."""

    __slots__ = ("_read", "json", "quick", "quick_items", "reader", "shape")

    def __init__(self, shape: Shape, reader: Reader, json: msgspec.json.Decoder[Any], *, quick: bool) -> None:
        self.shape = shape
        self.reader = reader
        self.json = json
        # What may be null is no other work: C refuses a null, and the ordinary way takes it.
        inner = shape.inner if isinstance(shape, Nullable) else shape
        self.quick = _quick_reader(shape) if quick else None
        self.quick_items = _quick_reader(inner.item) if quick and isinstance(inner, ListOf) else None
        self._read: Read | None = None

    @property
    def read(self) -> Read:
        """The function that reads plain values, compiled when the first one comes."""
        if self._read is None:
            with _LOCK:
                self._read = self.reader.function(self.shape)
        return self._read


def _quick_reader(shape: Shape) -> QuickReader | None:
    inner = shape.inner if isinstance(shape, Nullable) else shape
    return quick_reader(inner.cls) if isinstance(inner, Record) else None


def plan_for(tp: Any, converter: Converter | None = None) -> Plan:
    """Give the plan of a type, made on first use. TypeError for annotations that cannot be resolved."""
    try:
        return _plan(tp) if converter is None else _plan_by(tp, converter)
    except TypeError:
        return _make_plan(tp, converter)  # a type that cannot be hashed; or the error once more


@cache
def _plan(tp: Any) -> Plan:
    return _make_plan(tp, None)


@lru_cache(maxsize=1024)
def _plan_by(tp: Any, converter: Converter) -> Plan:
    return _make_plan(tp, converter)


def _make_plan(tp: Any, converter: Converter | None) -> Plan:
    with _LOCK:
        shape = shape_of(tp)
        exact = is_exact(shape)
        if converter is None:
            reader = _EXACT if exact else _PLAIN
        else:
            from .converters import reader_of

            reader = reader_of(converter, exact=exact)
        return Plan(shape, reader, _EXACT_JSON if exact else PLAIN, quick=converter is None)


def prepare(tp: Any, converter: Converter | None = None) -> None:
    """Compile now what the first value of a type would otherwise wait for; some ms for a large class."""
    plan = plan_for(tp, converter)
    if plan.quick is None and plan.quick_items is None:
        _ = plan.read


def decode_json_as(
    data: bytes,
    tp: Any,
    converter: Converter | None = None,
    *,
    at: str = "$",
    inside: Sequence[str] = (),
    max_depth: int = MAX_DEPTH,
) -> Any:
    """Read a value of type *tp* from a JSON document.

    *inside* names the members in which the value lies, outermost first; *at* is the path of the document in
    messages. Unknown members are kept with the value. DecodeError says what does not fit, with ``.path``.
    """
    value = _read_document(plan_for(tp, converter), data, at, inside, max_depth)
    if isinstance(value, DecodeError):
        del data
        raise value
    return value


def structure(obj: Any, tp: Any, converter: Converter | None = None, *, at: str = "$") -> Any:
    """Read a value of type *tp* from plain data: what JSON gives, or Python values in lists and dicts.

    Numbers that were floats already are decimals of their shortest form. DecodeError says what does not fit.
    """
    plan = plan_for(tp, converter)
    value = _read(obj, plan, at, None)
    if isinstance(value, DecodeError):
        # Values in it may be of Python's classes already: a moment where a text is read as one.
        again = _read(_as_json(obj), plan, at, None)
        if not isinstance(again, DecodeError):
            return again
        del obj
        raise again
    return value


def decode_shape(data: bytes, shape: Shape) -> Any:
    """Decode a small document, such as a header, as a shape. What does not fit raises whatever it raises."""
    exact = is_exact(shape)
    with _LOCK:
        read = (_EXACT if exact else _PLAIN).function(shape)
    return read(decode_with(_EXACT_JSON if exact else PLAIN, data, max_depth=_DEPTH_OF_HEADERS))


def decode_records(
    data: bytes | list[Any],
    item: Any,
    converter: Converter | None = None,
    *,
    at: str = "$",
    max_depth: int = MAX_DEPTH,
) -> list[Any]:
    """Read a list of values of type *item*, from a JSON document or from a list of plain values."""
    plan = plan_for(item, converter)
    if isinstance(data, list):
        records = _read_list(data, plan, at, None)
    else:
        quick = None if plan.quick is None else plan.quick.read_list(data, max_depth)
        if quick is not None:
            return quick
        records = _read_list(_parse(plan, data, max_depth), plan, at, data)
    if isinstance(records, DecodeError):
        del data
        raise records
    return records


def decode_page(
    data: bytes,
    inside: Sequence[str],
    item: Any,
    converter: Converter | None = None,
    *,
    at: str = "$",
    max_depth: int = MAX_DEPTH,
) -> tuple[list[Any], Any]:
    """Read the items that lie *inside* a document, and give what lies around them.

    The second value is the document as plain data; the list of items in it may be cut down to the last one.
    """
    plan = plan_for(item, converter)
    page = None if plan.quick is None else _quick_page(plan.quick, data, inside, max_depth)
    if page is not None:
        return page
    body = _parse(plan, data, max_depth)
    items = _read_list(find_inside(body, inside), plan, at + "".join(map(step, inside)), data)
    if isinstance(items, DecodeError):
        del data, body
        raise items
    return items, plain(body) if plan.json is _EXACT_JSON else body


# --- ways to the value ---------------------------------------------------------------------------


def find_inside(value: Any, inside: Sequence[str]) -> Any:
    """Walk into plain values by names of members; UNSET where the way ends early."""
    for name in inside:
        if isinstance(value, DecodeError):
            break
        if value.__class__ is dict:
            value = value.get(name, UNSET)
        elif value.__class__ is list and name.isdecimal() and int(name[:9]) < len(value):
            value = value[int(name[:9])]
        else:
            return UNSET
    return value


def _dig(data: bytes, inside: Sequence[str]) -> tuple[bytes | None, list[dict[str, msgspec.Raw]]]:
    """Cut out a piece of a document without reading it, and list the objects that it was cut out of."""
    around: list[dict[str, msgspec.Raw]] = []
    piece: bytes | msgspec.Raw = data
    try:
        for name in inside:
            around.append(_MEMBERS.decode(piece))
            piece = around[-1].pop(name)
    except (ValueError, KeyError, RecursionError):
        return None, []
    return bytes(piece), around


def _quick_page(
    quick: QuickReader, data: bytes, inside: Sequence[str], max_depth: int
) -> tuple[list[Any], Any] | None:
    piece, around = _dig(data, inside)
    records = None if piece is None else quick.read_list(piece, max_depth)
    if records is None:
        return None
    body: Any = [decode_json(one._source) for one in records[-1:]]
    for name, others in zip(reversed(inside), reversed(around), strict=True):
        known = {other: decode_json(bytes(raw), max_depth=max_depth) for other, raw in others.items()}
        body = {**known, name: body}
    return records, body


# --- values, and what is wrong with them ---------------------------------------------------------
#
# Errors are handed on as values, and raised by the outermost function once it has forgotten its data: an error keeps
# the frames that it passes through, and whoever shows tracebacks with their variables shall not show the answer.


def _read_document(plan: Plan, data: bytes, at: str, inside: Sequence[str], max_depth: int) -> Any:
    if plan.quick is not None or plan.quick_items is not None:
        value = _quick_value(plan, _dig(data, inside)[0], max_depth)
        if value is not None:
            return value
    value = find_inside(_parse(plan, data, max_depth), inside)
    return _read(value, plan, at + "".join(map(step, inside)), data)


def _quick_value(plan: Plan, piece: bytes | None, max_depth: int) -> Any:
    if piece is None:
        return None
    if plan.quick is not None:
        return plan.quick.read(piece, max_depth)
    return plan.quick_items and plan.quick_items.read_list(piece, max_depth)


def _parse(plan: Plan, data: bytes, max_depth: int) -> Any:
    try:
        return decode_with(plan.json, data, max_depth=max_depth)
    except DecodeError as error:
        return error.with_traceback(None)


def _read(value: Any, plan: Plan, at: str, data: bytes | None) -> Any:
    if isinstance(value, DecodeError):
        return value
    if value is UNSET:
        if isinstance(plan.shape, Nullable):
            return None
        return _error([Problem(at, f"missing, expected {expected(plan.shape)}")], data)
    try:
        return plan.read(value)
    except MemoryError:
        raise
    except Exception:
        return _misfit(value, plan.shape, plan, at, data)


def _read_list(items: Any, plan: Plan, at: str, data: bytes | None) -> list[Any] | DecodeError:
    if isinstance(items, DecodeError):
        return items
    if items is UNSET:
        return _error([Problem(at, "missing, expected a list")], data)
    try:
        if items.__class__ is list:
            return list(map(plan.read, items))
    except MemoryError:
        raise
    except Exception:
        pass
    return _misfit(items, ListOf(plan.shape), plan, at, data)


def _misfit(value: Any, shape: Shape, plan: Plan, at: str, data: bytes | None) -> DecodeError:
    problems = find_problems(value, shape, at, plan.reader)
    if not problems:
        problems = [Problem(at, "refused by a hook of the converter, or nested too deeply")]
    return _error(problems, _payload(value) if data is None else data)


def _error(problems: list[Problem], data: bytes | None) -> DecodeError:
    message = "; ".join(map(str, problems)) + ("; and perhaps more" if len(problems) == SHOWN else "")
    return DecodeError(message, path=problems[0].path, payload=data)


def _payload(value: Any) -> bytes | None:
    try:
        return encode_json(value)
    except (TypeError, ValueError):
        return None


def _as_json(value: Any) -> Any:
    try:
        return to_wire(value)
    except (TypeError, ValueError):
        return value  # the message then says what is wrong with it as it stands
