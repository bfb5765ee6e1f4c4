"""What a store holds before anybody put something in: seeds of the spec, examples where nothing can be created."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from attrs import evolve

from specloom_codegen import ir
from specloom_codegen.mock.json_values import is_object
from specloom_codegen.mock.messages import Call
from specloom_codegen.mock.records import Row, key_text, with_value_at
from specloom_codegen.mock.roles import starts_jobs
from specloom_codegen.mock.routing import holes_of
from specloom_codegen.mock.shaping import made_data, new_key
from specloom_codegen.mock.world import Visit, World, key_texts

_MADE = 3
"""So many records are made where a model has no example."""


def seed_world(world: World, now: float) -> None:
    """Fill the stores whose paths have no holes. The others are filled when they are first asked for."""
    for resource in world.api.resources:
        if resource.operations and not holes_of(resource.path):
            seed_store(world, _first_visit(resource, now))


def seed_store(world: World, visit: Visit) -> None:
    """Fill the store of a call, once."""
    name = json.dumps(world.table(visit))
    if world.store.noted("seeded", name):
        return
    world.store.note("seeded", name, True)
    for data in _records(world, visit):
        _put(world, visit, data)


def seed_stores(world: World, visit: Visit, resource: ir.Resource) -> None:
    """Seed every store of a resource that is known to be there: below each record that it lies within, and where
    its seeds and its example say that they lie."""
    holes = holes_of(resource.path)
    for texts in _known_parents(world, visit, resource, holes):
        if all(hole in texts for hole in holes):
            seed_store(world, visit_to(visit, resource, texts))


def visit_to(visit: Visit, resource: ir.Resource, texts: Mapping[str, str]) -> Visit:
    """The call as if it were one to another resource, in the store that the texts of holes name."""
    operation = resource.operations[0] if resource.operations else visit.operation
    return evolve(visit, resource=resource, operation=operation, texts=texts, holes={}, values={})


def resource_beside(world: World, resource: ir.Resource, name: str) -> ir.Resource:
    """The resource of that name in the same group."""
    return world.resource(name if resource.group is None else f"{resource.group}.{name}")


def _known_parents(
    world: World, visit: Visit, resource: ir.Resource, holes: Collection[str]
) -> Iterator[Mapping[str, str]]:
    if resource.within is not None and holes:
        parent = resource_beside(world, resource, resource.within)
        seed_stores(world, visit, parent)
        for parents, row in world.store.of_resource(parent.qualified_name):
            yield {**dict(parents), **key_texts(world, parent, row)}
        return
    model = world.model(resource)
    example: Mapping[str, Any] = model.example if model is not None and is_object(model.example) else {}
    for record in (*resource.seed, example):
        yield {hole: key_text(record[hole]) for hole in holes if record.get(hole) is not None}


def conjure(world: World, visit: Visit) -> Row | None:
    """A record under whatever key the call names, where callers can neither create nor list any."""
    resource = visit.resource
    verbs = {each.verb for each in resource.operations}
    model = world.model(resource)
    if model is None or resource.seed or verbs & {"create", "list"} or starts_jobs(resource):
        return None
    data = world.maker.object(model, visit.call.now)
    for key in world.keys_of(resource):
        if key.param.wire in visit.holes and not key.hidden:
            data = with_value_at(data, key.names[0], visit.holes[key.param.wire])
    return _put(world, visit, data)


def is_singleton(resource: ir.Resource) -> bool:
    """Whether the path of a resource names one record: no key, and nothing that lists."""
    return not resource.key and resource.operation("list") is None


def _first_visit(resource: ir.Resource, now: float) -> Visit:
    return Visit(
        call=Call(method="GET", path="/", now=now),
        resource=resource,
        operation=resource.operations[0],
        prefix="",
        texts={},
        holes={},
        values={},
        sent=None,
        user="mock",
    )


def _records(world: World, visit: Visit) -> Iterator[Mapping[str, Any]]:
    resource = visit.resource
    if resource.seed:
        parents = visit.texts
        yield from (each for each in resource.seed if _belongs(each, parents))
        return
    verbs = {each.verb for each in resource.operations}
    model = world.model(resource)
    if model is None or "create" in verbs or not verbs & {"list", "read"} or starts_jobs(resource):
        return
    if resource.key and "list" not in verbs:
        return  # conjured under whatever key is asked for
    for index in range(1 if model.has_example or is_singleton(resource) else _MADE):
        data = world.maker.object(model, visit.call.now)
        if index or not model.has_example:
            for key in world.keys_of(resource):
                data = with_value_at(data, key.names[0], new_key(world, visit, key)) if key.field else data
        yield data


def _belongs(seed: Mapping[str, Any], parents: Mapping[str, str]) -> bool:
    """Whether a seed lies in the store of a path: its fields named like holes say so, if it has them."""
    return all(key_text(seed[name]) == text for name, text in parents.items() if name in seed)


def _put(world: World, visit: Visit, given: Mapping[str, Any]) -> Row:
    data, hidden = made_data(world, visit, given)
    return world.store.insert(world.table(visit), data, hidden)
