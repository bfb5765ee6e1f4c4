"""What holds for one operation after all layers are laid: verb table, defaults, resource, operation.

From far to near: the verb table, ``defaults`` (main file, then the resource's file), the resource,
``defaults.operations.<verb>`` (main, then file), the operation. The nearest wins, key by key; ``params``,
``query`` and ``headers`` merge by name, ``body`` and ``returns`` by key. The ``origin`` of what comes out
holds, key by key, the node of the layer that won, so that a position always points at what was written.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, Literal

import attrs

from specloom_codegen.spec.kinds import Entry, keys_of
from specloom_codegen.spec.nodes import MapNode, Member, Node
from specloom_codegen.spec.notation import NONE, MapOf, Named, Pages, ResultExpr, Scalar, TypeExpr, Variant
from specloom_codegen.spec.operations import At, Body, Inherited, Method, Operation, Resource, Returns
from specloom_codegen.spec.scope import Part

Answers = Literal["pages", "model", "none"]


@attrs.frozen
class Verb:
    """A row of the verb table. ``status`` is what the mock answers unless the spec says otherwise."""

    method: Method
    at: At
    sends: Variant | None
    answers: Answers
    status: int


VERBS: Final[Mapping[str, Verb]] = {
    "list": Verb("GET", "collection", None, "pages", 200),
    "create": Verb("POST", "collection", "create", "model", 201),
    "read": Verb("GET", "item", None, "model", 200),
    "update": Verb("PUT", "item", "update", "model", 200),
    "partial_update": Verb("PATCH", "item", "patch", "model", 200),
    "delete": Verb("DELETE", "item", None, "none", 204),
    "head": Verb("HEAD", "item", None, "none", 200),
}
"""What the verbs do when the spec says no more. ``get_all`` comes with ``list``; ``head`` serves the
collection too unless ``at`` says where."""

ACTION: Final = Verb("POST", "item", None, "none", 200)
"""What an operation of any other name does."""

_BY_NAME: Final = frozenset({"params", "query", "headers"})
_MERGED: Final = _BY_NAME | {"body", "returns"}
_STYLED_FORMS: Final = ("form", "query")


def effective_operation(part: Part, resource: Resource, name: str) -> Operation:
    """The operation *name* of a resource with every layer laid.

    ``method``, ``body``, ``returns`` and ``partial`` are always given, ``at`` but for a ``head`` that
    serves item and collection. ``path`` stays None when the table decides; see ``operation_path``.
    """
    layers = list(_layers(part, resource, name))
    row = _table_row(resource, name, partial=_is_partial(layers, name))
    return _merge_operation([row, *layers])


def model_of(resource: Resource, variant: Variant | None = None) -> TypeExpr:
    """``M`` of a resource, or the form of it that is sent: plain JSON objects without a model."""
    return MapOf(Scalar("json")) if resource.model is None else Named(resource.model, variant)


def item_path(resource: Resource) -> str:
    """The path of one item: the collection's and the keys, with the final slash if that has one.

    A collection at the root, ``/``, has its items at ``/{key}``.
    """
    collection = collection_path(resource)
    if not resource.key:
        return collection
    holes = "/".join(f"{{{name}}}" for name in resource.key)
    slash = "/" if collection.endswith("/") and collection != "/" else ""
    return f"{collection.removesuffix('/')}/{holes}{slash}"


def collection_path(resource: Resource) -> str:
    return resource.path.text if resource.path else "/"


def operation_path(resource: Resource, name: str, operation: Operation) -> str:
    """The path of an effective operation, from ``base`` or the host on, with holes."""
    collection = collection_path(resource)
    start = collection if operation.at == "collection" else item_path(resource)
    if operation.path is None and name in VERBS:
        return start
    if operation.path is None:
        return _join(start, name + ("/" if collection.endswith("/") and collection != "/" else ""))
    own = operation.path.text
    if own == "":
        return start
    if own.startswith("/") or is_url_path(operation):
        return own
    return _join(start, own)


def is_url_path(operation: Operation) -> bool:
    """Whether the path is one hole that holds a whole address."""
    if operation.path is None or not operation.path.is_single_hole:
        return False
    param = operation.params.get(operation.path.holes[0].name)
    return param is not None and isinstance(param.type, Scalar) and param.type.name == "url"


def _join(start: str, path: str) -> str:
    """Both with one slash between them; a path that starts with ``:`` has none (``/books/{id}:cancel`` of Google)."""
    slash = "" if path.startswith(":") and start != "/" else "/"
    return f"{start.removesuffix('/')}{slash}{path}"


def _layers(part: Part, resource: Resource, name: str) -> Iterable[Entry]:
    yield from part.defaults
    yield resource
    for defaults in part.defaults:
        if name in defaults.operations:
            yield defaults.operations[name]
    yield resource.operations.get(name, Operation())


def _is_partial(layers: Sequence[Entry], name: str) -> bool:
    said = [layer.partial for layer in layers if isinstance(layer, Operation) and layer.partial is not None]
    return said[-1] if said else name == "partial_update"


def _table_row(resource: Resource, name: str, *, partial: bool) -> Operation:
    verb = VERBS.get(name, ACTION)
    at: At | None = verb.at if name in VERBS or resource.key else "collection"
    sends: ResultExpr = NONE
    if verb.sends == "create":
        sends = model_of(resource, "create")
    elif verb.sends is not None or (partial and name not in VERBS):
        sends = model_of(resource, "patch" if partial else "update")
    answers: dict[Answers, ResultExpr] = {
        "pages": Pages(model_of(resource)),
        "model": model_of(resource),
        "none": NONE,
    }
    return Operation(
        method=verb.method,
        at=None if name == "head" else at,
        body=Body(type=sends),
        returns=Returns(type=answers[verb.answers]),
        partial=partial,
    )


def _merge_operation(layers: Sequence[Entry]) -> Operation:
    values: dict[str, Any] = {}
    members: dict[str, Member] = {}
    for layer in layers:
        for name, attribute in _keys_of_layer(layer).items():
            value = getattr(layer, attribute)
            if value is None or value == {}:
                continue
            if name in _BY_NAME:
                values[attribute] = {**values.get(attribute, {}), **value}
            elif name == "body" and name in values:
                values[name] = _merge_body(values[name], value)
            elif name == "returns" and name in values:
                values[name] = _merge_returns(values[name], value)
            else:
                values[attribute] = value
            _merge_member(members, name, layer.origin, deep=name in _MERGED)
    nearest = layers[-1]
    return Operation(
        **values, extensions=nearest.extensions, origin=MapNode(nearest.origin.position, members)
    )


def _keys_of_layer(layer: Entry) -> Mapping[str, str]:
    """The keys that a layer contributes, with their attributes."""
    if isinstance(layer, Operation):
        return _OPERATION_KEYS
    return _RESOURCE_KEYS if isinstance(layer, Resource) else _INHERITED_KEYS


_OPERATION_KEYS: Final = {name: key.attribute for name, key in keys_of(Operation).items()}
_INHERITED_KEYS: Final = {name: key.attribute for name, key in keys_of(Inherited).items() if name != "doc"}
_RESOURCE_KEYS: Final = _INHERITED_KEYS | {"params": "params"}


def _merge_body(far: Body, near: Body) -> Body:
    """Body over body, key by key; ``type`` and ``fields`` drop each other, and an ``as`` without styles a style."""
    given = _given(near)
    if near.as_ not in (None, *_STYLED_FORMS):
        far = attrs.evolve(far, style=None)
    if "type" in given:
        far = attrs.evolve(far, fields=None, required=None)
    if "fields" in given:
        far = attrs.evolve(far, type=None, required=None)
    return attrs.evolve(far, **given, origin=_merge_nodes(far.origin, near.origin))


def _merge_returns(far: Returns, near: Returns) -> Returns:
    given = _given(near)
    given["headers"] = {**far.headers, **near.headers}
    return attrs.evolve(far, **given, origin=_merge_nodes(far.origin, near.origin))


def _given(entry: Entry) -> dict[str, Any]:
    """The attributes of an entry that the spec gives."""
    attributes = (key.attribute for key in keys_of(type(entry)).values())
    values = {attribute: getattr(entry, attribute) for attribute in attributes}
    return {attribute: value for attribute, value in values.items() if value is not None and value != {}}


def _merge_member(members: dict[str, Member], name: str, origin: Node, *, deep: bool) -> None:
    if not isinstance(origin, MapNode) or name not in origin.members:
        return
    member = origin.members[name]
    if deep and name in members:
        member = Member(member.key_position, _merge_nodes(members[name].node, member.node))
    members[name] = member


def _merge_nodes(far: Node, near: Node) -> Node:
    if isinstance(far, MapNode) and isinstance(near, MapNode):
        return MapNode(near.position, {**far.members, **near.members})
    return near if not isinstance(far, MapNode) else far
