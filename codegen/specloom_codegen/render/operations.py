"""Operations as data: the ``Operation(…)`` expressions at the end of a resource's module.

An argument is written only when it differs from what the runtime assumes.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, LiteralString

from attrs import evolve

from specloom_codegen.ir import (
    Answer,
    Body,
    Condition,
    ListOf,
    Named,
    ObjectType,
    Operation,
    Paging,
    Param,
    Places,
    Resource,
    Scalar,
    Wait,
)

from .code import Code, call, fill, identifier, in_dict, in_tuple, literal
from .layout import header_class
from .types import SERVICE, Scope, has_format, is_bytes, stored

_IDEMPOTENT = frozenset({"GET", "HEAD", "PUT", "DELETE"})
_PAGING: dict[str, LiteralString] = {
    "page": "PagePaging",
    "offset": "OffsetPaging",
    "cursor": "CursorPaging",
    "follow": "FollowPaging",
}

Argument = tuple[str, Code]


def constant_name(operation: Operation) -> Code:
    """The name under which a module holds an operation."""
    return fill("_{}", identifier(operation.name.upper()))


def operation_type(resource: Resource, operation: Operation, scope: Scope) -> Code:
    """What the runtime makes of one answer: the argument of ``Operation[…]``."""
    answer = operation.answer
    if answer.kind in ("page", "stream"):
        return item_type(answer, scope)
    return returned(resource, operation, scope)


def returned(resource: Resource, operation: Operation, scope: Scope) -> Code:
    """What a call of the method gives, pages and streams aside."""
    answer = operation.answer
    match answer.kind:
        case "any":
            return scope.use(SERVICE, "Response")
        case "none":
            return _headers(resource, operation, scope) if answer.headers else literal(None)
        case "text":
            value = scope.builtin("str")
        case "bytes":
            value = scope.builtin("bytes")
        case _:
            value = item_type(answer, scope)
    # An accepted answer without content is None (SPEC-LANGUAGE, section 4).
    nothing = operation.statuses != "any" and any(map(_may_be_empty, operation.statuses))
    already = value.endswith("| None") or value == "Any"
    return fill("{} | None", value) if nothing and not already else value


def _may_be_empty(status: int) -> bool:
    return status in (204, 205) or 300 <= status < 400


def item_type(answer: Answer, scope: Scope) -> Code:
    """The type of what an answer holds; of one item, where it is a list of pages or a stream."""
    return scope.any() if answer.type is None else stored(answer.type, scope)


def _headers(resource: Resource, operation: Operation, scope: Scope) -> Code:
    module = scope.layout.resource_modules[resource.qualified_name]
    name = header_class(resource, operation)
    return scope.imports.local(module, name, avoid=scope.shadowed)


def operation_source(resource: Resource, operation: Operation, scope: Scope) -> Code:
    """The ``Operation(…)`` expression."""
    name = f"{resource.qualified_name}.{operation.name}"
    positional = [literal(name), literal(operation.method), literal(_template(operation.path, operation))]
    named = [
        *_body(operation, scope),
        *_answer(resource, operation, scope),
        *_routing(operation),
        *_parameters(operation, scope),
        *_envelope(operation, scope),
        *_policy(operation),
        *([] if operation.wait is None else [("wait", _wait(operation.wait, scope))]),
    ]
    return call(scope.use(SERVICE, "Operation"), positional, named)


def _template(path: str, operation: Operation) -> str:
    """The path with the kind of the holes that are not encoded whole: ``{cidr:path}``."""
    for param in operation.path_params:
        if isinstance(param.type, Scalar) and param.type.name in ("path", "url"):
            path = path.replace(f"{{{param.wire}}}", f"{{{param.wire}:{param.type.name}}}")
    return path


# --- answer ----------------------------------------------------------------------------------


def _answer(resource: Resource, operation: Operation, scope: Scope) -> Iterator[Argument]:
    answer = operation.answer
    if answer.kind in ("json", "page", "stream"):
        yield "returns", item_type(answer, scope)
    if answer.kind != "json" and not (answer.kind == "none" and not answer.headers):
        yield "answer", literal(answer.kind)
    if answer.media is not None:
        yield "accept", literal(answer.media)
    if operation.statuses == "any":
        yield "statuses", literal("any")
    elif further := tuple(one for one in operation.statuses if not 200 <= one < 300):
        yield "statuses", literal(further)
    if answer.headers:
        yield "answer_headers", _headers(resource, operation, scope)


# --- body ------------------------------------------------------------------------------------


def _body(operation: Operation, scope: Scope) -> Iterator[Argument]:
    body = operation.body
    if body is None:
        return
    sends = _value_of_line(body, scope) if body.kind == "stream" else _sends(body, scope)
    if sends is not None:
        yield "sends", sends
    if body.kind != "json" or sends is None:
        yield "body", literal(body.kind)
    if body.style != "repeat":
        yield "style", literal(body.style)
    if body.media is not None:
        yield "media", literal(body.media)
    if constants := dict(_constants(body, scope)):
        yield "constants", literal(constants)


def _sends(body: Body, scope: Scope) -> Code | None:
    if body.type is None or body.kind in ("text", "bytes", "any"):
        return None
    return None if isinstance(body.type, Scalar) and body.type.name == "json" else stored(body.type, scope)


def _value_of_line(body: Body, scope: Scope) -> Code | None:
    """The type of one value of a body that is a stream of lines; None where it is one of bytes."""
    assert body.type is not None, "a stream is one of something"
    return None if is_bytes(body.type) else stored(body.type, scope)


def _constants(body: Body, scope: Scope) -> Iterator[tuple[str, Any]]:
    if body.kind == "stream":
        return  # each value brings its own
    if not isinstance(body.type, Named):
        return
    one = scope.layout.types[body.type.name]
    if isinstance(one, ObjectType):
        for field in one.sent_as(body.type.variant):
            if field.has_const and not field.access.isdisjoint(("create", "update")):
                yield field.wire, field.const


# --- where it goes -----------------------------------------------------------------------------


def _routing(operation: Operation) -> Iterator[Argument]:
    if operation.collection_path is not None:
        yield "collection", literal(operation.collection_path)
    if operation.host is not None:
        yield "host", literal(operation.host)
    if operation.auth == "none":
        yield "anonymous", literal(True)
    elif operation.auth is not None:
        yield "auth", literal(operation.auth)


def _parameters(operation: Operation, scope: Scope) -> Iterator[Argument]:
    for where, params in (("query", operation.query), ("headers", operation.headers)):
        if constants := {one.wire: _constant(one) for one in params if one.has_const}:
            yield where, literal(constants)
    params = (*operation.query, *operation.headers)
    if styles := {one.wire: one.style for one in params if one.style != "repeat" and not _is_text(one)}:
        yield "styles", literal(styles)
    if formats := [_format(one, scope) for one in _formatted(operation, scope)]:
        yield "formats", in_dict(formats)


def _formatted(operation: Operation, scope: Scope) -> Iterator[Param]:
    for one in (*operation.path_params, *operation.query, *operation.headers):
        if not one.has_const and has_format(one.type, scope.layout):
            yield one


def _format(param: Param, scope: Scope) -> tuple[str, Code]:
    """The type of one value: of a list, that of its elements."""
    ref = param.type
    while isinstance(ref, ListOf):
        ref = ref.item
    return param.wire, stored(evolve(ref, optional=False), scope)


def _constant(param: Param) -> Any:
    """A constant of a query or of headers: its text, or the list or object of which its style makes one."""
    return param.const if _is_composed(param) and param.where == "query" else as_text(param.const)


def _is_text(param: Param) -> bool:
    """Whether a parameter is a constant that needs no style any more."""
    return param.has_const and (param.where == "header" or not _is_composed(param))


def _is_composed(param: Param) -> bool:
    return isinstance(param.const, list | dict)


def as_text(value: Any) -> str:
    """A constant as it stands in a query or header."""
    untyped = value  # narrowing would make it a list of unknown things
    if isinstance(value, list):
        return ",".join(as_text(each) for each in untyped)
    if isinstance(value, bool | dict):
        return json.dumps(value)
    return value if isinstance(value, str) else str(value)


# --- envelopes, paging, policy --------------------------------------------------------------------


def _envelope(operation: Operation, scope: Scope) -> Iterator[Argument]:
    envelope, answer, body = operation.envelope, operation.answer, operation.body
    many = answer.kind == "page" or (answer.kind == "json" and isinstance(answer.type, ListOf))
    if answer.kind == "json" and not many and envelope.one is not None:
        yield "one", literal(envelope.one.text)
    if many and envelope.many is not None:
        yield "many", literal(envelope.many.text)
        if envelope.omits_empty:
            yield "omits_empty", literal(True)
    if body is not None and body.kind == "json" and envelope.send is not None:
        yield "send", literal(envelope.send)
    if many and envelope.meta is not None:
        yield "meta", literal(envelope.meta.text)
        if envelope.meta_type is not None:
            yield "meta_type", stored(envelope.meta_type, scope)
    if operation.paging is not None and answer.kind == "page":
        yield "paging", _paging(operation.paging, scope)


def _paging(paging: Paging, scope: Scope) -> Code:
    first = paging.first if paging.kind == "page" and paging.first != 1 else None
    settings = {"first": first, "limit": paging.limit, "size": paging.size, "max": paging.max}
    places = {"total": paging.total, "more": paging.more, "end": paging.end, "next": paging.next}
    named: list[Argument] = [] if paging.kind == "follow" else [("param", literal(paging.param))]
    named += [(name, literal(value)) for name, value in settings.items() if value is not None]
    named += [(name, place_texts(where)) for name, where in places.items() if where]
    named += [("in_body", literal(True))] * paging.in_body
    return call(scope.use(SERVICE, _PAGING[paging.kind]), named=named)


def place_texts(places: Places) -> Code:
    """Places as the runtime reads them: a text, or several that are tried in order."""
    texts = [place.text for place in places]
    return literal(tuple(texts) if len(texts) > 1 else texts[0])


def _policy(operation: Operation) -> Iterator[Argument]:
    retry = operation.retry
    if retry.idempotent != (operation.method in _IDEMPOTENT):
        yield "idempotent", literal(retry.idempotent)
    if retry.statuses:
        yield "retry_statuses", in_tuple([literal(status) for status in retry.statuses])
    if retry.key is not None:
        yield "idempotency_key", literal(f"{retry.key.kind} {retry.key.name}")
    if operation.timeout is not None:
        yield "timeout", literal(operation.timeout)


# --- waiting -----------------------------------------------------------------------------------


def _wait(wait: Wait, scope: Scope) -> Code:
    named: list[Argument] = [
        (name, condition_source(condition))
        for name, condition in (("done", wait.done), ("failed", wait.failed))
        if condition.entries
    ]
    if wait.every != 1.0:
        named.append(("every", literal(wait.every)))
    if wait.up_to > wait.every:
        named.append(("up_to", literal(wait.up_to)))
    if wait.progress is not None:
        named.append(("progress", literal(wait.progress.text)))
    named += [
        (name, place_texts(where))
        for name, where in (("code", wait.code), ("message", wait.message))
        if where
    ]
    if wait.keys:
        named.append(("keys", in_dict((name, literal(place.text)) for name, place in wait.keys)))
    return call(scope.use(SERVICE, "Wait"), named=named)


def condition_source(condition: Condition) -> Code:
    """A condition as the runtime reads it: places and what lies there."""
    return in_dict(
        (place.text, literal(values[0] if len(values) == 1 else values))
        for place, values in condition.entries
    )
