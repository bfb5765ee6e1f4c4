"""Who uses which type: owners, variants, and an order in which the types can be defined.

Works on resolved values alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs

from specloom_codegen import ir

_Variants = dict[str, set[ir.Variant]]


def settle_types(
    types: Iterable[ir.TypeDef], resources: Iterable[ir.Resource], companions: Mapping[str, Sequence[str]]
) -> tuple[tuple[ir.TypeDef, ...], tuple[str, ...]]:
    """The types with owner and variants, in order; and the names of those that were nothing but themselves.

    *companions* are the classes of what is spelled out in a type's fields; they stand right after it.
    """
    by_name = {one.name: one for one in types}
    resources = tuple(resources)
    owners = _owners(by_name, resources)
    variants = _variants(by_name, resources)
    circular = _break_circles(by_name)
    settled: list[ir.TypeDef] = []
    for name in _ordered(by_name, companions):
        one = attrs.evolve(by_name[name], owner=owners.get(name))
        if isinstance(one, ir.ObjectType) and not one.inline_body:
            one = attrs.evolve(one, variants=frozenset({"read", *variants.get(name, ())}))
        settled.append(one)
    return tuple(settled), circular


# --- what refers to what -----------------------------------------------------------------------


def named_in(ref: ir.TypeRef | None) -> Iterator[ir.Named]:
    """The named types that a reference ends in: one or none."""
    while isinstance(ref, ir.ListOf | ir.MapOf):
        ref = ref.item if isinstance(ref, ir.ListOf) else ref.value
    if isinstance(ref, ir.Named):
        yield ref


def references(one: ir.TypeDef) -> Iterator[ir.Named]:
    """The types that a type's definition speaks of."""
    refs: Iterable[ir.TypeRef]
    match one:
        case ir.ObjectType():
            refs = (each.type for each in one.fields)
        case ir.UnionType():
            refs = (ref for _, ref in one.members)
        case ir.AliasType():
            refs = (one.type,)
        case ir.FilterType():
            refs = (ref for _, _, ref in one.params)
        case ir.EnumType():
            refs = ()
    return (named for ref in refs for named in named_in(ref))


def operation_references(operation: ir.Operation) -> Iterator[ir.Named]:
    """The types that an operation speaks of."""
    params = (
        *operation.path_params,
        *operation.query,
        *operation.headers,
        *operation.answer.headers,
    )
    refs: list[ir.TypeRef | None] = [each.type for each in params]
    refs += [operation.body.type if operation.body is not None else None, operation.answer.type]
    refs.append(operation.envelope.meta_type)
    return (named for ref in refs for named in named_in(ref))


# --- owners --------------------------------------------------------------------------------------


def _owners(types: Mapping[str, ir.TypeDef], resources: Iterable[ir.Resource]) -> dict[str, str]:
    """The resource that alone uses a type. A group's resource owns types of its group only."""
    users: dict[str, set[tuple[str, str | None]]] = {}
    for resource in resources:
        start = {named.name for one in resource.operations for named in operation_references(one)}
        if resource.model is not None:
            start.add(resource.model)
        start |= {named.name for each in resource.key for named in named_in(each.type)}
        for name in _closure(start, types):
            users.setdefault(name, set()).add((resource.qualified_name, resource.group))
    owners: dict[str, str] = {}
    for name, found in users.items():
        (owner, group), *others = found
        if not others and (group or "") == name.rpartition(".")[0]:
            owners[name] = owner
    # What a shared type speaks of is shared as well: `models` imports from no resource.
    for name in _closure((each for each in types if each not in owners), types):
        owners.pop(name, None)
    return owners


def _closure(start: Iterable[str], types: Mapping[str, ir.TypeDef]) -> set[str]:
    """The types and all that they speak of, however deep."""
    seen: set[str] = set()
    waiting = [name for name in start if name in types]
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            waiting += [named.name for named in references(types[name]) if named.name in types]
    return seen


# --- variants ------------------------------------------------------------------------------------


def _variants(types: Mapping[str, ir.TypeDef], resources: Iterable[ir.Resource]) -> _Variants:
    """The forms of each object that an operation sends, or that a reference names."""
    found: _Variants = {}
    mentioned = [named for one in types.values() for named in references(one)]
    mentioned += [
        named for each in resources for one in each.operations for named in operation_references(one)
    ]
    for named in mentioned:
        found.setdefault(named.name, set()).add(named.variant)
    return found


# --- order ---------------------------------------------------------------------------------------


def _needed_first(one: ir.TypeDef) -> Iterator[str]:
    """The types that must be defined before: annotations may look ahead, values may not."""
    match one:
        case ir.ObjectType():
            for each in one.fields:
                if each.has_const:
                    yield from (named.name for named in named_in(each.type))
        case ir.EnumType() | ir.AliasType(recursive=True) | ir.UnionType(recursive=True):
            pass
        case _:
            yield from (named.name for named in references(one))


def _ordered(types: Mapping[str, ir.TypeDef], companions: Mapping[str, Sequence[str]]) -> list[str]:
    """The names in the order of the spec, each after what it needs and before its companions."""
    order: dict[str, None] = {}
    inner = {name for each in companions.values() for name in each}
    first = [name for name in types if name not in inner]
    stack = [(name, False) for name in reversed([*first, *(name for name in types if name in inner)])]
    while stack:
        name, ready = stack.pop()
        if name in order:
            continue
        if ready:
            order[name] = None
            stack += [(each, False) for each in reversed(companions.get(name, ()))]
            continue
        stack.append((name, True))
        needed = [each for each in _needed_first(types[name]) if each in types and each not in order]
        stack += [(each, False) for each in reversed(needed)]
    return list(order)


def _break_circles(types: dict[str, ir.TypeDef]) -> tuple[str, ...]:
    """Mark the aliases and unions that contain themselves; *types* is changed.

    One that is nothing but itself, with no list or map between, cannot be: the reference that closes such a circle
    is cut, and its type named.
    """
    cut: list[str] = []
    done: set[str] = set()
    for name in types:
        _visit(name, types, [], done, cut)
    for name in [name for name in types if name in _closure(_named_by(types, name), _aliases(types))]:
        one = types[name]
        if isinstance(one, ir.AliasType | ir.UnionType):
            types[name] = attrs.evolve(one, recursive=True)
    return tuple(cut)


def _aliases(types: Mapping[str, ir.TypeDef]) -> dict[str, ir.TypeDef]:
    """The types whose definitions are values, which cannot look ahead."""
    return {name: one for name, one in types.items() if isinstance(one, ir.AliasType | ir.UnionType)}


def _named_by(types: Mapping[str, ir.TypeDef], name: str) -> set[str]:
    return {named.name for named in references(types[name])} if name in _aliases(types) else set()


def _visit(name: str, types: dict[str, ir.TypeDef], path: list[str], done: set[str], cut: list[str]) -> None:
    if name in done or name not in types:
        return
    path.append(name)
    for needed in _direct(types[name]):
        if needed in path:
            types[name] = _without(types[name], needed)
            cut.append(name)
        else:
            _visit(needed, types, path, done, cut)
    path.pop()
    done.add(name)


def _direct(one: ir.TypeDef) -> list[str]:
    """The types that a type may be itself."""
    match one:
        case ir.UnionType():
            return [ref.name for _, ref in one.members if isinstance(ref, ir.Named)]
        case ir.AliasType(type=ir.Named(name=name)):
            return [name]
        case _:
            return []


def _without(one: ir.TypeDef, name: str) -> ir.TypeDef:
    """The type with plain JSON in the place of a reference."""
    match one:
        case ir.UnionType():
            members = tuple((tag, _replaced(ref, name)) for tag, ref in one.members)
            return attrs.evolve(one, members=members)
        case _:
            assert isinstance(one, ir.AliasType), "annotations may look ahead"
            return attrs.evolve(one, type=_replaced(one.type, name))


def _replaced(ref: ir.TypeRef, name: str) -> ir.TypeRef:
    if isinstance(ref, ir.Named) and ref.name == name:
        return ir.Scalar(name="json", optional=ref.optional)
    return ref
