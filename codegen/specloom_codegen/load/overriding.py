"""Laying ``overrides`` over the nodes of a spec before they are structured.

An override names its target as one would look for it: the main file and the files of a plain ``include`` list are
one namespace, a grouped file is entered by its group (``membership.types.Address``) or, where only one file has
such a path, without it.
"""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from specloom_codegen.diagnostics import Diagnostic, Position, did_you_mean
from specloom_codegen.spec.nodes import (
    ListNode,
    MapNode,
    Member,
    Node,
    ScalarNode,
    child,
    key_position_of,
    position_of,
)


@attrs.frozen
class SourceFile:
    """A file of a spec as nodes."""

    file: str
    group: str | None
    node: MapNode


@attrs.frozen
class _Change:
    """One override: the path of its target and the new value, None to remove it."""

    path: tuple[str, ...]
    value: Node | None
    position: Position


def lay_overrides(files: Sequence[SourceFile]) -> tuple[list[SourceFile], list[Diagnostic]]:
    """The files with the overrides of the main file, the first, applied in their order."""
    changed = list(files)
    diagnostics: list[Diagnostic] = []
    overrides = child(files[0].node, "overrides")
    for item in overrides.items if isinstance(overrides, ListNode) else ():
        change = _read_change(item, diagnostics)
        if change is None:
            continue
        outcome = _apply(changed, change)
        if isinstance(outcome, Diagnostic):
            diagnostics.append(outcome)
        else:
            index, node = outcome
            changed[index] = attrs.evolve(changed[index], node=node)
    return changed, diagnostics


def _read_change(item: Node, diagnostics: list[Diagnostic]) -> _Change | None:
    """The change of an ``Override``; what its class refuses anyway is not reported here."""
    path = _read_path(child(item, "at"))
    value, remove = child(item, "set"), child(item, "remove")
    if not isinstance(item, MapNode) or not path:
        return None
    if value is None and remove is None:
        hint = "say `set: …` or `remove: true`"
        diagnostics.append(Diagnostic.at(item.position, "an override that changes nothing", hint=hint))
        return None
    if value is not None and remove is not None:
        where = key_position_of(item, "remove")
        hint = "leave one of them out"
        diagnostics.append(Diagnostic.at(where, "an override with `set` and `remove`", hint=hint))
        return None
    if isinstance(remove, ScalarNode) and remove.value is not True:
        diagnostics.append(Diagnostic.at(remove.position, "`remove` is true or left out"))
        return None
    return _Change(path, value, position_of(item, "at"))


def _read_path(node: Node | None) -> tuple[str, ...]:
    if isinstance(node, ScalarNode) and isinstance(node.value, str):
        return tuple(node.value.split("."))
    if isinstance(node, ListNode):
        return tuple(item.text for item in node.items if isinstance(item, ScalarNode))
    return ()


def _apply(files: Sequence[SourceFile], change: _Change) -> tuple[int, MapNode] | Diagnostic:
    """The index of the changed file and its new node."""
    targets = _targets(files, change)
    if not targets:
        return _explain_missing(files, change)
    if len(targets) > 1:
        named = ", ".join(files[index].file for index, _ in targets)
        hint = "name the group first, or change the main file itself"
        return Diagnostic.at(change.position, f"several files have this path: {named}", hint=hint)
    index, path = targets[0]
    if not path:
        hint = "change its parts, or leave it out of `include`"
        return Diagnostic.at(change.position, "a whole file cannot be replaced", hint=hint)
    node = _replace(files[index].node, path, change.value)
    assert isinstance(node, MapNode)
    return index, node


def _targets(files: Sequence[SourceFile], change: _Change) -> list[tuple[int, tuple[str, ...]]]:
    """The files, and the path within each, that the change may mean: the narrowest choice that is not empty."""
    choices = (
        [(index, change.path[1:]) for index, file in enumerate(files) if file.group == change.path[0]],
        [(index, change.path) for index, file in enumerate(files) if file.group is None],
        [(index, change.path) for index, file in enumerate(files) if file.group is not None],
    )
    for choice in choices:
        existing = [each for each in choice if _reaches(files[each[0]].node, each[1])]
        if existing:
            return existing
    if change.value is None:
        return []
    for choice in choices:
        existing = [each for each in choice if each[1] and _reaches(files[each[0]].node, each[1][:-1])]
        if existing:
            # A new name in the shared namespace may lie in any of its files: take the first included one.
            return existing[-1:] if len(change.path) <= 2 else existing
    return []


def _reaches(node: Node, path: Sequence[str]) -> bool:
    for step in path:
        inner = _step(_unfold(node), step)
        if inner is None:
            return False
        node = inner
    return True


def _step(node: Node, step: str) -> Node | None:
    if isinstance(node, ListNode):
        return child(node, int(step)) if step.isdecimal() and len(step) < 9 else None
    return child(node, step)


def _unfold(node: Node) -> Node:
    """A short form written out, ``string`` as ``{type: string}``, and nothing as an empty mapping."""
    if isinstance(node, ScalarNode) and node.is_empty:
        return MapNode(node.position)
    if isinstance(node, ScalarNode) and isinstance(node.value, str):
        return MapNode(node.position, {"type": Member(node.position, node)})
    return node


def _replace(node: Node, path: Sequence[str], value: Node | None) -> Node | None:
    """The node with the value at a path replaced, or removed when *value* is None."""
    if not path:
        return value
    node = _unfold(node)
    step = path[0]
    inner = _step(node, step)
    new = _replace(inner if inner is not None else MapNode(node.position), path[1:], value)
    if isinstance(node, ListNode):
        items = list(node.items)
        items[int(step) : int(step) + 1] = [] if new is None else [new]
        return attrs.evolve(node, items=tuple(items))
    assert isinstance(node, MapNode)
    members = dict(node.members)
    if new is None:
        members.pop(step, None)
    else:
        where = value.position if inner is None and value is not None else _key_position(node, step)
        members[step] = Member(where, new)
    return attrs.evolve(node, members=members)


def _key_position(node: MapNode, step: str) -> Position:
    member = node.members.get(step)
    return member.key_position if member else node.position


def _explain_missing(files: Sequence[SourceFile], change: _Change) -> Diagnostic:
    """Where the path ends, in the file in which it leads furthest."""
    dotted = ".".join(change.path)
    best: tuple[int, list[str]] = (0, [])
    for file in files:
        path = change.path[1:] if file.group == change.path[0] else change.path
        skipped = len(change.path) - len(path)
        depth = next(
            (count for count in range(len(path), -1, -1) if count == 0 or _reaches(file.node, path[:count])),
            0,
        )
        node = _walk(file.node, path[:depth])
        if depth + skipped >= best[0]:
            names = list(node.members) if isinstance(node, MapNode) else []
            best = (depth + skipped, names if depth + skipped > best[0] else best[1] + names)
    depth, names = best
    step = change.path[min(depth, len(change.path) - 1)]
    return Diagnostic.at(
        change.position,
        f"nothing at {dotted!r}: no {step!r}" + (f" in {'.'.join(change.path[:depth])!r}" if depth else ""),
        hint=did_you_mean(step, names),
    )


def _walk(node: Node, path: Sequence[str]) -> Node:
    """The node at a path that exists, short forms written out."""
    node = _unfold(node)
    for step in path:
        inner = _step(node, step)
        assert inner is not None
        node = _unfold(inner)
    return node
