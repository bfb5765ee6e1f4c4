"""Records made to fit the type of an answer that is not their own: what is missing or of another type is filled.

What is there and fits stays, members that the type does not name included. How records of a model are made is the
business of ``shaping``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from specloom_codegen import ir
from specloom_codegen.mock.json_values import is_list, is_object
from specloom_codegen.mock.schema import shown_fields
from specloom_codegen.mock.world import World
from specloom_codegen.names import python_name


def fit(world: World, value: Any, ref: ir.TypeRef, now: float, limits: ir.Limits | None = None) -> Any:
    """The value if it is one of the type, else the nearest one: objects member by member, all else as if unset."""
    found = world.schema.resolve(ref, limits)
    shape = found.shape
    if value is not None:
        if isinstance(shape, ir.ObjectType) and is_object(value):
            return _fit_object(world, value, shape, now)
        if isinstance(shape, ir.ListOf) and is_list(value):
            return [fit(world, each, shape.item, now) for each in value]
        if isinstance(shape, ir.MapOf) and is_object(value):
            return {name: fit(world, each, shape.value, now) for name, each in value.items()}
        if isinstance(shape, ir.UnionType) and shape.tag is not None and is_object(value):
            member = next((each for tag, each in shape.members if value.get(shape.tag) == tag), None)
            if member is not None:
                return {**fit(world, value, member, now), shape.tag: value[shape.tag]}
    if world.checker.check(value, ref, limits=limits):
        return world.maker.empty(ref, now, limits=limits)
    return value


def _fit_object(world: World, members: Mapping[str, Any], shape: ir.ObjectType, now: float) -> dict[str, Any]:
    fitted = {one.wire: _fit_member(world, members, one, now) for one in shown_fields(shape)}
    tag = {} if shape.tag is None else {shape.tag[0]: shape.tag[1]}
    return {**members, **fitted, **tag}


def _fit_member(world: World, members: Mapping[str, Any], one: ir.Field, now: float) -> Any:
    name = like(one.wire, members)
    if one.has_const or name is None:
        return world.maker.unset(one, now)
    return fit(world, members[name], one.type, now, one.limits)


def like(name: str, members: Iterable[str]) -> str | None:
    """The member of that name, else one that is written otherwise: ``Id`` and ``id`` (Salesforce)."""
    known = tuple(members)
    if name in known:
        return name
    plain = python_name(name)
    return next((each for each in known if python_name(each) == plain), None)
