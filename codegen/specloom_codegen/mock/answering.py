"""From the outcome of an operation to its reply: values of the answer's type, envelopes, pages, headers."""

from __future__ import annotations

import copy
import hashlib
from collections.abc import Iterable, Mapping
from typing import Any, Final

from attrs import evolve, field, frozen

from specloom._unset import UNSET
from specloom_codegen import ir
from specloom_codegen.mock.endpoints import url_hole
from specloom_codegen.mock.filling import filled, filled_text
from specloom_codegen.mock.fitting import fit, like
from specloom_codegen.mock.json_values import encode, is_list, is_object, without_nulls
from specloom_codegen.mock.messages import JSON, Reply
from specloom_codegen.mock.paging import Page, describe, facts
from specloom_codegen.mock.places import Answer, find_at, header_text, without_at
from specloom_codegen.mock.records import Row
from specloom_codegen.mock.schema import shown_fields
from specloom_codegen.mock.world import Visit, World, held, operation_address, row_address, show

_CHUNK: Final = 64 * 1024
_PIECES: Final = 16
_SMALLEST_PIECE: Final = 64
_MADE: Final = 3
"""So many values are made for a list or a stream that has no example."""


@frozen(kw_only=True)
class Outcome:
    """What an operation did. One of *row*, *rows*, *page*, *value*, *content* and *echo* is its result.

    ``overlay`` are members that the answer shows whatever else it holds; ``content`` is raw, of type ``media``.
    """

    row: Row | None = None
    rows: tuple[Row, ...] | None = None
    page: Page | None = None
    value: Any = UNSET
    content: bytes | None = None
    media: str | None = None
    echo: bool = False
    status: int | None = None
    overlay: Mapping[str, Any] = field(factory=dict[str, Any])
    headers: tuple[tuple[str, str], ...] = ()


def answer_to(world: World, visit: Visit, outcome: Outcome) -> Answer:
    """The answer to an operation that answers JSON or nothing, before it is written."""
    operation = visit.operation
    answer = Answer(outcome.status or usual_status(operation))
    answer.headers.extend(outcome.headers)
    if operation.answer.kind == "page" or outcome.page is not None:
        _put_page(world, visit, answer, outcome)
    elif operation.answer.kind != "none":
        value = value_of(world, visit, outcome)
        place = operation.envelope.many if is_list(value) else operation.envelope.one
        place = place if operation.answer.kind == "json" else None
        answer.body = value if place is None else UNSET
        if place is not None:
            _put_value(
                answer, place, value, omitted=is_list(value) and not value and operation.envelope.omits_empty
            )
    for name, member in operation.mock.beside.items():
        if answer.body is UNSET or is_object(answer.body):
            answer.put(ir.Place("body", (name,)), filled(member, visit.texts))

    if world.api.mock.omits_nulls:
        answer.body = without_nulls(answer.body)
    _deny_error(world, answer)
    add_headers(world, visit, answer, outcome.row)
    return answer


def reply_to(world: World, visit: Visit, outcome: Outcome) -> Reply:
    """The reply that an outcome becomes."""
    kind = visit.operation.answer.kind
    if outcome.echo:
        return _echo(visit, outcome)
    if outcome.content is not None:
        return _raw(world, visit, outcome, outcome.content)
    if kind in ("text", "bytes"):
        return _raw(world, visit, outcome, _plain(world, visit, outcome))
    if kind == "stream":
        return _streamed(world, visit, outcome)
    return written(visit, answer_to(world, visit, outcome))


def written(visit: Visit, answer: Answer) -> Reply:
    """An answer as a reply."""
    if answer.body is UNSET:
        return Reply(status=answer.status, headers=tuple(answer.headers))
    if not answer.has_header("Content-Type"):
        answer.set_header("Content-Type", visit.operation.answer.media or JSON)
    return Reply(status=answer.status, headers=tuple(answer.headers), content=encode(answer.body))


def in_pieces(reply: Reply) -> Reply:
    """A reply as a server sends it that does not know its length before: some pieces, cut anywhere."""
    size = max(_SMALLEST_PIECE, len(reply.content) // _PIECES)
    pieces = tuple(reply.content[at : at + size] for at in range(0, len(reply.content), size))
    return evolve(reply, content=b"", chunks=pieces) if pieces else reply


def value_of(world: World, visit: Visit, outcome: Outcome) -> Any:
    """The JSON value of an outcome, as the type of the answer wants it."""
    if outcome.rows is not None:
        return [_shown_as(world, visit, row, _item_type(world, visit.operation)) for row in outcome.rows]
    value = outcome.value
    if value is UNSET:
        value = _typed(world, visit, outcome.row)
    if is_object(value) and outcome.overlay:
        value = {**value, **outcome.overlay}
    return value


def is_model(world: World, visit: Visit, ref: ir.TypeRef | None) -> bool:
    """Whether a type is the resource's model; without a model that is a map of json."""
    if visit.resource.model is None:
        return isinstance(ref, ir.MapOf)
    model = world.model(visit.resource)
    return model is not None and ref is not None and world.schema.object_of(ref) is model


def usual_status(operation: ir.Operation) -> int:
    """The status of an operation that went well. A 304 comes of conditions alone, even where it is listed first."""
    if operation.mock_status != 304:
        return operation.mock_status
    return 204 if operation.answer.kind == "none" else 200


def etag_of(row: Row) -> str:
    return f'"{row.number}-{row.version}"'


def etag_of_content(content: bytes) -> str:
    return f'"{hashlib.sha256(content).hexdigest()[:24]}"'


def _typed(world: World, visit: Visit, row: Row | None) -> Any:
    """The record where the type is the model or a part of it, else an example or a made value."""
    answer = visit.operation.answer
    now = visit.call.now
    if row is not None and (is_model(world, visit, answer.type) or _is_json(world, answer.type)):
        return show(world, visit, row)
    if answer.has_example:
        return copy.deepcopy(answer.example)
    if row is not None:
        part = _part_of(world, visit, row)
        if part is not None:
            return part
        if visit.resource.model is None and visit.operation.verb is not None and answer.type is not None:
            return _shown_as(world, visit, row, answer.type)
    made = None if answer.type is None else world.maker.value(answer.type, now)
    return _identified(world, visit, row, made) if row is not None and is_object(made) else made


def _identified(world: World, visit: Visit, row: Row, made: Mapping[str, Any]) -> Mapping[str, Any]:
    """A value that was made for an operation on a record: with the keys of that record, and the addresses at which it
    goes on, where it has such members."""
    shape = world.schema.object_of(visit.operation.answer.type)
    for key in world.keys_of(visit.resource):
        name = like(key.names[0], made)
        one = None if shape is None or name is None else shape.field(name)
        value = held(row, key.names[0])
        if one is not None and value is not None and not world.checker.check(value, one.type):
            made = {**made, one.wire: value}
    for operation in visit.resource.operations:
        hole = url_hole(operation)
        name = None if hole is None else like(hole, made)
        if name is not None:  # the address at which it goes on: `uploadUrl`, for {upload_url}
            made = {**made, name: operation_address(world, visit, operation, row)}
    return made


def _shown_as(world: World, visit: Visit, row: Row, ref: ir.TypeRef | None) -> Any:
    """A record as an answer of another type than its model shows it."""
    shown = show(world, visit, row)
    if ref is None or is_model(world, visit, ref):
        return shown
    return fit(world, shown, ref, visit.call.now)


def _item_type(world: World, operation: ir.Operation) -> ir.TypeRef | None:
    """The type of one record of several in an answer."""
    ref = operation.answer.type
    shape = None if ref is None else world.schema.resolve(ref).shape
    return shape.item if isinstance(shape, ir.ListOf) else None


def _part_of(world: World, visit: Visit, row: Row) -> dict[str, Any] | None:
    """The members of a record that the answer's type names, when it needs nothing else."""
    shape = world.schema.object_of(visit.operation.answer.type)
    model = world.model(visit.resource)
    if shape is None or model is None:
        return None
    shown = show(world, visit, row)
    needed = {one.wire for one in shown_fields(shape) if not world.schema.resolve(one.type).optional}
    if not needed or not needed <= shown.keys():
        return None
    return {one.wire: shown[one.wire] for one in shown_fields(shape) if one.wire in shown}


def _is_json(world: World, ref: ir.TypeRef | None) -> bool:
    if ref is None:
        return False
    shape = world.schema.resolve(ref).shape
    return isinstance(shape, ir.Scalar) and shape.name == "json"


# --- pages -----------------------------------------------------------------------------------


def _put_page(world: World, visit: Visit, answer: Answer, outcome: Outcome) -> None:
    operation = visit.operation
    page = outcome.page or Page(items=(), total=0)
    is_page = operation.answer.kind == "page"
    ref = operation.answer.type if is_page else _item_type(world, operation)
    items = [_shown_as(world, visit, each, ref) if isinstance(each, Row) else each for each in page.items]
    envelope = operation.envelope
    answer.body = items if envelope.many is None else UNSET
    if envelope.meta is not None:  # before the items, which may lie in it: `meta: $` (Jira)
        known = facts(operation.paging, page, visit.values) | {"warnings": list(visit.warnings)}
        answer.put(envelope.meta, _meta(world, envelope.meta_type, known, visit.call.now))
    if envelope.many is not None:
        _put_value(answer, envelope.many, items, omitted=not items and envelope.omits_empty)
    describe(answer, operation.paging, page)


def _put_value(answer: Answer, place: ir.Place, value: Any, *, omitted: bool) -> None:
    """Put a value where it belongs; where it is left out, an object without it is the answer."""
    answer.put(place, value)
    if omitted:
        answer.body = without_at(answer.body, place.path)


def _meta(world: World, ref: ir.TypeRef | None, known: Mapping[str, Any], now: float) -> dict[str, Any]:
    """What lies beside the items: the members of its type that the page knows, the others unset."""
    shape = world.schema.object_of(ref)
    if shape is None:
        return {key: known[key] for key in ("total",) if key in known}
    return {
        one.wire: known[one.wire] if one.wire in known else world.maker.unset(one, now)
        for one in shown_fields(shape)
    }


# --- raw answers -------------------------------------------------------------------------------


def _echo(visit: Visit, outcome: Outcome) -> Reply:
    """What was sent, with its type; a GET has its parameters sent back."""
    status = outcome.status or usual_status(visit.operation)
    if visit.call.method in ("GET", "HEAD") and not visit.call.content and visit.call.query:
        return Reply(
            status=status, headers=(("Content-Type", JSON),), content=encode(_query(visit.call.query))
        )
    media = visit.call.headers.get("content-type")
    headers = (("Content-Type", header_text(media)),) if media else ()
    return Reply(status=status, headers=headers, echo=True)


def _query(pairs: Iterable[tuple[str, str]]) -> dict[str, Any]:
    found: dict[str, list[str]] = {}
    for name, value in pairs:
        found.setdefault(name, []).append(value)
    return {name: values[0] if len(values) == 1 else values for name, values in found.items()}


def _raw(world: World, visit: Visit, outcome: Outcome, content: bytes) -> Reply:
    operation = visit.operation
    usual = "text/plain; charset=utf-8" if operation.answer.kind == "text" else "application/octet-stream"
    media = outcome.media or operation.answer.media or usual
    answer = Answer(outcome.status or usual_status(operation))
    answer.headers.extend(outcome.headers)
    add_headers(world, visit, answer, outcome.row)
    answer.set_header("Content-Type", header_text(media))
    return Reply(status=answer.status, headers=tuple(answer.headers), content=content)


def _plain(world: World, visit: Visit, outcome: Outcome) -> bytes:
    """A text or bytes that nobody sent before: fixed, the example, or made."""
    answer = visit.operation.answer
    if outcome.value is not UNSET:
        return str(outcome.value).encode()
    if answer.has_example:
        return str(answer.example).encode()
    if answer.kind == "text" and answer.type is not None:
        return str(world.maker.value(answer.type, visit.call.now)).encode()
    return b"bytes"


def _streamed(world: World, visit: Visit, outcome: Outcome) -> Reply:
    answer = visit.operation.answer
    media = answer.media or "application/octet-stream"
    values = _stream_values(world, visit, outcome)
    if isinstance(values, bytes):
        chunks = tuple(values[at : at + _CHUNK] for at in range(0, len(values), _CHUNK))
        usual = media
    elif answer.media == "text/event-stream":
        chunks, usual = tuple(_event(each) for each in values), media
    else:
        chunks = tuple(_line(each) for each in values)
        usual = answer.media or ("text/plain; charset=utf-8" if _is_text(values) else "application/x-ndjson")
    made = Answer(outcome.status or usual_status(visit.operation))
    add_headers(world, visit, made, outcome.row)
    made.set_header("Content-Type", usual)
    return Reply(status=made.status, headers=tuple(made.headers), chunks=chunks)


def _stream_values(world: World, visit: Visit, outcome: Outcome) -> bytes | list[Any]:
    answer = visit.operation.answer
    if outcome.rows is not None:
        return [show(world, visit, row) for row in outcome.rows]
    value = outcome.value
    if value is UNSET and answer.has_example:
        value = answer.example
    if is_list(value):
        return value
    shape = None if answer.type is None else world.schema.resolve(answer.type).shape
    if shape is None or (isinstance(shape, ir.Scalar) and shape.name == "bytes"):
        return b"bytes" if value is UNSET else str(value).encode()
    if value is not UNSET:
        return [value]
    return [world.maker.value(answer.type, visit.call.now) for _ in range(_MADE)] if answer.type else []


def _line(value: Any) -> bytes:
    return (value.encode() if isinstance(value, str) else encode(value)) + b"\n"


def _event(value: Any) -> bytes:
    text = value if isinstance(value, str) else encode(value).decode()
    return b"".join(b"data: " + line.encode() + b"\n" for line in text.split("\n")) + b"\n"


def _is_text(values: list[Any]) -> bool:
    return bool(values) and all(isinstance(each, str) for each in values)


# --- headers -----------------------------------------------------------------------------------


def add_headers(world: World, visit: Visit, answer: Answer, row: Row | None) -> None:
    """Make the answer headers that the spec names and that nothing has set yet."""
    for name, text in visit.operation.mock.headers.items():
        answer.set_header(name, header_text(filled_text(text, visit.texts)))
    for param in visit.operation.answer.headers:
        if answer.has_header(param.wire):
            continue
        if param.mock == "version":
            answer.set_header(param.wire, str(world.version(visit, row)))
        elif param.wire.lower() == "etag":
            if row is not None:
                answer.set_header(param.wire, etag_of(row))
            elif answer.body is not UNSET:
                answer.set_header(param.wire, etag_of_content(encode(answer.body)))
        else:
            answer.set_header(param.wire, _header(world, visit, param, row))


def _header(world: World, visit: Visit, param: ir.Param, row: Row | None) -> str:
    shape = world.schema.resolve(param.type).shape
    if isinstance(shape, ir.Scalar) and shape.name == "url" and row is not None:
        return visit.without_origin(row_address(world, visit, row))
    if param.has_example:
        return header_text(param.example)
    if param.has_default:
        return header_text(param.default)
    if row is not None and param.wire in row.data:
        return header_text(row.data[param.wire])
    return header_text(world.maker.value(param.type, visit.call.now, limits=param.limits))


def _deny_error(world: World, answer: Answer) -> None:
    """Where a success status may be an error all the same, say that it is none: ``ok: true``."""
    condition = world.api.errors.when
    for place, values in condition.entries if condition else ():
        if place.kind != "body" or not is_object(answer.body):
            continue
        if find_at(answer.body, place.path) is UNSET and any(isinstance(value, bool) for value in values):
            answer.put(place, not values[0])
