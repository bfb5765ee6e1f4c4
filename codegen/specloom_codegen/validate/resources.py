"""Checks of resources: their paths and holes, their models, their names beside each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from specloom_codegen.diagnostics import did_you_mean
from specloom_codegen.names import RESERVED_ATTRIBUTES, RESERVED_METHODS, python_name
from specloom_codegen.spec import (
    Field,
    Key,
    ListOf,
    Resource,
    Scalar,
    effective_operation,
    has_key,
    item_path,
    operation_path,
)
from specloom_codegen.spec.nodes import MapNode, Step, find, key_position_of
from specloom_codegen.spec.scope import defines_model
from specloom_codegen.spec.shapes import fields_of, follow, kind_of, named_definition
from specloom_codegen.spec.templates import hole_names
from specloom_codegen.validate.fake import check_resource_mock
from specloom_codegen.validate.operations import check_operations
from specloom_codegen.validate.params import check_hole
from specloom_codegen.validate.report import Scene
from specloom_codegen.validate.types import check_fields


def check_resources(scene: Scene) -> None:
    """Every resource of a file, with its operations."""
    _check_attribute_names(scene)
    for name, resource in scene.part.resources.items():
        _check_path(scene, resource)
        _check_model(scene, name, resource)
        for hole, key in resource.key.items():
            check_hole(scene, key, hole)
            _check_matches(scene, resource, key)
        _check_params(scene, resource)
        _check_keys_used(scene, resource)
        check_resource_mock(scene, name, resource)
        _check_operation_names(scene, name, resource)
        check_operations(scene, resource)


def _check_path(scene: Scene, resource: Resource) -> None:
    if resource.path is None:
        return
    text = resource.path.text
    if not text.startswith("/"):
        message = f"the path {text!r} does not start with a slash"
        scene.report.value(resource, ["path"], message, f"write `/{text}`")
    holes = [hole.name for hole in resource.path.holes]
    for hole in sorted({hole for hole in holes if holes.count(hole) > 1}):
        message = f"the hole {{{hole}}} twice in one path"
        scene.report.inside(resource, ["path"], f"{{{hole}}}", message, "give each hole a name of its own")
    for key in resource.key:
        if key in holes:
            hint = "`path` is that of the collection; the key is added to it: " + _collection_of(
                resource, key
            )
            scene.report.key(resource, ["key", key], f"the key {key!r} is a hole of 'path' already", hint)


def _collection_of(resource: Resource, key: str) -> str:
    """The path as it was most likely meant."""
    text = resource.path.text if resource.path else "/"
    head, _, _ = text.partition(f"{{{key}}}")
    return f"`path: {head.rstrip('/') or '/'}`"


def _check_params(scene: Scene, resource: Resource) -> None:
    """Holes that are described but occur in no path of the resource."""
    holes = set(hole_names(item_path(resource)))
    for operation in resource.operations.values():
        holes |= {hole.name for hole in operation.path.holes} if operation.path else set()
    for name, param in resource.params.items():
        check_hole(scene, param, name)
        if name not in holes:
            hint = did_you_mean(name, holes) or "query parameters are said under `query`"
            scene.report.key(resource, ["params", name], f"no path has the hole {{{name}}}", hint)
        elif name in resource.key:
            message = f"{name!r} is described under 'key' already"
            scene.report.key(resource, ["params", name], message, "leave one of them out")


def _check_keys_used(scene: Scene, resource: Resource) -> None:
    """Keys that no path has. Where records are listed or created, a key still says what identifies them."""
    if not resource.operations or resource.operations.keys() & {"list", "create"}:
        return
    holes: set[str] = set()
    for name in resource.operations:
        operation = effective_operation(scene.part, resource, name)
        holes |= set(hole_names(operation_path(resource, name, operation)))
    for key in resource.key:
        if key not in holes and hole_names(f"{{{key}}}"):
            hint = "leave it out, or let an operation start at the item"
            scene.report.warn(
                key_position_of(resource.origin, "key", key), f"no path has the hole {{{key}}}", hint
            )


def _check_model(scene: Scene, name: str, resource: Resource) -> None:
    if defines_model(resource):
        _check_own_model(scene, name, resource)
        return
    for key in ("required", "example"):
        if has_key(resource.origin, key):
            where = f"types.{resource.model}" if resource.model else "a type under `types`"
            hint = f"say it at `{where}`, or spell the model out here with `fields`"
            scene.report.key(resource, [key], f"{key!r} without 'fields'", hint)
    if resource.model is None:
        return
    definition = scene.types.get(resource.model)
    if definition is None:
        scene.report.unknown(resource, ["model"], "type", resource.model, scene.types)
    elif kind_of(definition) not in ("object", None):
        hint = "the model of a resource is an object"
        scene.report.value(resource, ["model"], f"{resource.model!r} is no object", hint)


def _check_own_model(scene: Scene, name: str, resource: Resource) -> None:
    key = "fields" if resource.fields is not None else "extends"
    if resource.model is None:
        if not has_key(resource.origin, "model"):
            hint = f"name it: `model: {name.removesuffix('s').title().replace('_', '')}`"
            scene.report.key(resource, [key], f"{key!r} without 'model'", hint)
        check_fields(scene, resource, ["fields"], resource.fields or {})
        return
    definition = scene.types.get(resource.model)
    if definition is not None and definition.origin is not resource.origin:
        message = f"{resource.model!r} is defined at {definition.origin.position} already"
        hint = "leave the fields out here, or name the model differently"
        scene.report.value(resource, ["model"], message, hint)


def _check_matches(scene: Scene, resource: Resource, key: Key) -> None:
    definition = scene.types.get(resource.model or "")
    if key.matches is None or definition is None:
        return
    for index, name in enumerate(key.matches):
        listed = find(key.origin, "matches", index) is not None
        steps: Sequence[Step] = ["matches", index] if listed else ["matches"]
        _check_match(scene, key, steps, name, fields_of(definition, scene.types))


def _check_match(
    scene: Scene, key: Key, steps: Sequence[Step], name: str, fields: Mapping[str, Field]
) -> None:
    """A name is a field, or the way to one within objects; nothing is known of what lies in JSON and maps."""
    if name in fields:
        return
    start, _, rest = name.partition(".")
    one = fields.get(start) if rest else None
    if one is None:
        scene.report.unknown(key, steps, "field", name, fields)
        return
    inner = named_definition(one.type, scene.types)
    end = None if one.type is None else follow(one.type, scene.types)
    if one.fields is not None or (inner is not None and kind_of(inner) == "object"):
        within = one.fields or (fields_of(inner, scene.types) if inner is not None else {})
        _check_match(scene, key, steps, rest, within)
    elif isinstance(end, ListOf) or (isinstance(end, Scalar) and end.name != "json") or inner is not None:
        scene.report.value(key, steps, f"{start!r} is no object", "only objects have fields within them")


def _check_operation_names(scene: Scene, name: str, resource: Resource) -> None:
    if (
        not resource.operations
        and isinstance(resource.origin, MapNode)
        and "operations" not in resource.origin.members
    ):
        where = key_position_of(scene.part.entry.origin, "resources", name)
        scene.report.warn(where, f"the resource {name!r} has no operations", "say `operations: {list, read}`")
    for operation in resource.operations:
        if operation in RESERVED_METHODS:
            why = "comes with `list`" if operation == "get_all" else "tells the changes between two values"
            message = f"the operation {operation!r} would hide the method that {why}"
            hint = f"call it otherwise and say `path: {operation}`"
            scene.report.key(resource, ["operations", operation], message, hint)


def _check_attribute_names(scene: Scene) -> None:
    taken: dict[str, str] = {}
    for name in scene.part.resources:
        attribute = python_name(name)
        steps = ["resources", name]
        if name in RESERVED_ATTRIBUTES and scene.part.group is None:
            hint = "every client has an attribute of this name: call the resource otherwise"
            scene.report.key(scene.part.entry, steps, f"a resource cannot be called {name!r}", hint)
        if attribute in taken:
            message = f"{name!r} and {taken[attribute]!r} are both called {attribute!r} in Python"
            scene.report.key(scene.part.entry, steps, message, "rename one of them")
        taken.setdefault(attribute, name)
