"""Checks of what an operation sends and answers: types, forms, examples."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from specloom_codegen.diagnostics import Position
from specloom_codegen.names import python_name
from specloom_codegen.spec import (
    Body,
    Field,
    ListOf,
    MapOf,
    Named,
    Operation,
    Pages,
    ResultExpr,
    Returns,
    Scalar,
    Stream,
    Type,
    has_key,
    innermost,
)
from specloom_codegen.spec.kinds import Json
from specloom_codegen.spec.nodes import ScalarNode, Step
from specloom_codegen.spec.notation import ANY, NONE
from specloom_codegen.spec.shapes import (
    field_expressions,
    fields_of,
    follow,
    kind_of,
    named_definition,
    occurs,
    scalars_within,
    value_type,
)
from specloom_codegen.validate.fit import Fit, definition_misfits, misfits
from specloom_codegen.validate.params import check_headers
from specloom_codegen.validate.report import Scene
from specloom_codegen.validate.types import check_fields, check_required

_RAW: Final = ("bytes", "string")
_OBJECT_FORMS: Final = ("form", "multipart", "query")
_STYLED_FORMS: Final = ("form", "query")
_FILE_HINT: Final = "a file is sent with `as: multipart`; raw content is `bytes` or `stream of bytes`"


def check_content_keys(scene: Scene, own: Operation) -> None:
    """The keys of one layer's ``body`` and ``returns`` beside each other, and the fields spelled out there."""
    body = own.body
    if body is None:
        return
    if has_key(body.origin, "fields") and has_key(body.origin, "type"):
        scene.report.key(body, ["fields"], "'fields' beside 'type'", "leave one of them out")
    if body.required is not None and body.fields is None and not has_key(body.origin, "fields"):
        hint = "say it at the type, or spell the body out with `fields`"
        scene.report.key(body, ["required"], "'required' without 'fields'", hint)
    if body.fields is not None:
        check_fields(scene, body, ["fields"], body.fields)
        check_required(scene, body, body.required, body.fields)


def check_body(scene: Scene, name: str, operation: Operation, where: Position) -> None:
    """What an effective operation sends; *where* is the operation's key."""
    body = operation.body
    assert body is not None, "the verb table gives one"
    if body.type is not None and _says_type(body):
        scene.check_type(body, ["type"], body.type)
        _check_no_filter(scene, body, body.type)
    if isinstance(body.type, Pages):
        hint = "write `list of …`"
        scene.report.value(body, _type_steps(body), "`pages of` as a body", hint)
    _check_form(scene, body)
    _check_style(scene, body)
    _check_files(scene, body, where)
    if body.media is not None and body.type == NONE:
        scene.report.key(
            body, ["media"], f"'media' though {name!r} sends nothing", "say what `body` it sends"
        )
    if body.example is not None:
        _check_body_example(scene, body, body.example)


def check_returns(scene: Scene, name: str, operation: Operation, where: Position) -> None:
    """What an effective operation answers; *where* is the operation's key."""
    returns = operation.returns
    assert returns is not None, "the verb table gives one"
    assert returns.type is not None, "the verb table gives one"
    if _says_type(returns):
        scene.check_type(returns, ["type"], returns.type)
        _check_answer_type(scene, returns, returns.type)
    if operation.method == "HEAD" and returns.type != NONE:
        hint = "its typed headers are said under `returns: {headers: …}`"
        at = returns.origin.position if _says_type(returns) else where
        scene.report.at(at, f"{name!r} is a HEAD request, whose answer has no content", hint)
    if returns.as_ == "json" and _is_opaque(returns.type):
        message = f"`as: json` beside `{returns.type}`"
        scene.report.key(returns, ["as"], message, "name the type of the JSON, as in `type: map of json`")
    check_headers(scene, returns, ["headers"], returns.headers)
    _check_header_names(scene, returns)
    if returns.example is not None and not is_raw(returns.type):
        fit = Fit(scene.types, form="read")
        scene.report.diagnostics += misfits(returns.example, returns.type, fit)


def _check_form(scene: Scene, body: Body) -> None:
    if body.as_ not in _OBJECT_FORMS or body.fields is not None or body.type is None:
        return
    end = follow(body.type, scene.types) if isinstance(body.type, Scalar | Named | ListOf | MapOf) else None
    definition = named_definition(end, scene.types)
    if isinstance(end, MapOf) or end == Scalar("json"):
        return
    if isinstance(end, Named) and (definition is None or kind_of(definition) in ("object", "union", None)):
        return
    hint = "name an object type, or spell it out with `fields`"
    scene.report.key(body, ["as"], f"`as: {body.as_}` beside `{body.type}`", hint)


def _check_style(scene: Scene, body: Body) -> None:
    """How lists and objects travel in a form: an object has to have a way."""
    if body.as_ not in _STYLED_FORMS:
        if body.style is not None:
            hint = "it says how lists and objects travel in `as: form` and `as: query`"
            scene.report.key(body, ["style"], f"'style' beside `as: {body.as_ or 'json'}`", hint)
        return
    if body.style in ("deep", "json"):
        return
    for name, field in _sent_fields(scene, body).items():
        if _is_composed(scene, field):
            message = f"{name!r} is an object, and the form does not say how objects travel"
            hint = f"say `style: deep` (`{name}[k]=v`) or `style: json` beside `as: {body.as_}`"
            scene.report.key(body, ["style"] if body.style else ["as"], message, hint)
            return


def _sent_fields(scene: Scene, body: Body) -> Mapping[str, Field]:
    definition = named_definition(body.type, scene.types)
    fields = body.fields or ({} if definition is None else fields_of(definition, scene.types))
    return {
        name: field for name, field in fields.items() if occurs(field, "create") or occurs(field, "update")
    }


def _is_composed(scene: Scene, field: Field) -> bool:
    """Whether a value of the field is, or is a list of, something with members."""
    expression = value_type(field)
    current = None if expression is None else follow(expression, scene.types)
    while isinstance(current, ListOf):
        current = follow(current.item, scene.types)
    definition = named_definition(current, scene.types)
    is_object = definition is not None and kind_of(definition) in ("object", "union")
    return bool(field.fields) or isinstance(current, MapOf) or is_object


def _check_files(scene: Scene, body: Body, where: Position) -> None:
    """``file`` only within a multipart body."""
    if body.as_ == "multipart":
        return
    for field in (body.fields or {}).values():
        if "file" in scalars_within(field_expressions({"": field}), scene.types):
            scene.report.value(field, _own_type(field), "a file outside a multipart body", _FILE_HINT)
    if body.type is not None and "file" in scalars_within([body.type], scene.types):
        at = body.origin.position if _says_type(body) else where
        scene.report.at(at, f"`{body.type}` holds a file, but is not sent as multipart", _FILE_HINT)


def _own_type(field: Field) -> Sequence[Step]:
    return ["type"] if has_key(field.origin, "type") else []


def _check_body_example(scene: Scene, body: Body, example: Json) -> None:
    if body.fields is not None:
        definition = Type(fields=body.fields, required=body.required)
        fit = Fit(scene.types, form="create")
        scene.report.diagnostics += definition_misfits(example, definition, fit)
    elif body.type is not None and not is_raw(body.type):
        scene.report.diagnostics += misfits(example, body.type, Fit(scene.types, form="create"))


def _check_answer_type(scene: Scene, returns: Returns, expression: ResultExpr) -> None:
    steps = _type_steps(returns)
    inner = innermost(expression)
    if isinstance(inner, Named) and inner.variant is not None:
        hint = f"write `{inner.name}`"
        message = f"`{inner}` is what may be sent, not what is answered"
        scene.report.inside(returns, steps, f"{inner.name}.", message, hint)
    if inner == Scalar("file") or inner == Scalar("file", True):
        scene.report.value(
            returns, steps, "a file as an answer", "raw content is `bytes` or `stream of bytes`"
        )
    elif "file" in scalars_within([expression], scene.types):
        scene.report.value(returns, steps, f"`{expression}` holds a file, which is only sent", _FILE_HINT)
    _check_no_filter(scene, returns, expression)


def _check_no_filter(scene: Scene, content: Body | Returns, expression: ResultExpr) -> None:
    definition = named_definition(innermost(expression), scene.types)
    if definition is not None and kind_of(definition) == "filter":
        hint = "filters are the type of a query parameter"
        scene.report.value(content, _type_steps(content), f"the filters `{expression}` outside a query", hint)


def _check_header_names(scene: Scene, returns: Returns) -> None:
    taken: dict[str, str] = {}
    for wire, param in returns.headers.items():
        name = param.name or python_name(wire)
        if name in taken:
            message = f"{wire!r} and {taken[name]!r} are both called {name!r} in Python"
            scene.report.key(returns, ["headers", wire], message, "say `name:` for one of them")
        taken.setdefault(name, wire)


def is_raw(expression: ResultExpr) -> bool:
    """Whether content travels as it is, so that its examples are not JSON."""
    if expression in (ANY, NONE) or isinstance(expression, Stream):
        return True
    return isinstance(expression, Scalar) and expression.name in _RAW


def _is_opaque(expression: ResultExpr) -> bool:
    """Whether content has no JSON type of its own."""
    if expression in (ANY, NONE) or isinstance(expression, Stream | Pages):
        return True
    return isinstance(expression, Scalar) and expression.name == "bytes"


def _says_type(content: Body | Returns) -> bool:
    """Whether the type was written in the spec, not taken from the verb table."""
    origin = content.origin
    return has_key(origin, "type") or (isinstance(origin, ScalarNode) and isinstance(origin.value, str))


def _type_steps(content: Body | Returns) -> Sequence[Step]:
    return ["type"] if has_key(content.origin, "type") else []
