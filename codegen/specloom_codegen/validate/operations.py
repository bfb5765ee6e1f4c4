"""Checks of operations: each as all layers together make it, and each key where it was written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import attrs

from specloom_codegen.diagnostics import Position
from specloom_codegen.names import argument_name
from specloom_codegen.spec import (
    VERBS,
    Operation,
    Pages,
    Paging,
    Param,
    Resource,
    effective_operation,
    has_key,
    is_url_path,
    key_position_of,
    operation_path,
)
from specloom_codegen.spec.nodes import find, position_of
from specloom_codegen.spec.notation import ANY
from specloom_codegen.spec.shapes import value_type
from specloom_codegen.spec.templates import hole_names
from specloom_codegen.validate.contents import check_body, check_content_keys, check_returns
from specloom_codegen.validate.exchange import check_inherited
from specloom_codegen.validate.fake import check_mock
from specloom_codegen.validate.jobs import check_job, check_wait, check_waiting
from specloom_codegen.validate.params import check_hole, check_long_poll
from specloom_codegen.validate.report import Scene


def check_operations(scene: Scene, resource: Resource) -> None:
    """The operations of a resource."""
    effective = {name: effective_operation(scene.part, resource, name) for name in resource.operations}
    check_inherited(scene, resource)
    for name, operation in effective.items():
        own = resource.operations[name]
        check_own(scene, name, own)
        where = key_position_of(resource.origin, "operations", name)
        _check_holes(scene, resource, name, own, operation)
        _check_arguments(scene, resource, name, operation, where)
        check_body(scene, name, operation, where)
        check_returns(scene, name, operation, where)
        _check_own_paging(scene, own, operation)
        _check_status(scene, operation)
        check_mock(scene, resource, name, operation)
        check_long_poll(scene, own, operation)
        check_job(scene, resource, name, operation, effective)
        check_waiting(scene, resource, name, operation, effective)
    _check_derived_names(scene, resource, effective)


def check_own(scene: Scene, name: str, own: Operation) -> None:
    """What an operation says itself, or ``defaults.operations`` says for all of its name."""
    check_inherited(scene, own)
    check_content_keys(scene, own)
    for hole, param in own.params.items():
        check_hole(scene, param, hole)
    if own.partial and name in VERBS and VERBS[name].sends is None:
        message = f"'partial' of {name!r}, which sends no object"
        scene.report.key(own, ["partial"], message, "it is for requests that change part of an object")
    if own.wait is not None:
        check_wait(scene, own.wait)


def _check_holes(scene: Scene, resource: Resource, name: str, own: Operation, operation: Operation) -> None:
    path = operation_path(resource, name, operation)
    holes = hole_names(path)
    for param in own.params:
        if param not in holes:
            hint = "query parameters are said under `query`"
            message = f"the path {path!r} has no hole {{{param}}}"
            scene.report.key(own, ["params", param], message, hint)
    start = [hole.name for hole in resource.path.holes] if resource.path is not None else []
    reported = {hole for hole in start if hole in resource.key or start.count(hole) > 1}
    for hole in sorted({hole for hole in holes if holes.count(hole) > 1} - reported):
        message = f"the hole {{{hole}}} twice in the path {path!r}"
        hint = "give each hole a name of its own, or start the path with `/` to write it whole"
        scene.report.inside(operation, ["path"], f"{{{hole}}}", message, hint)
    _check_url_hole(scene, resource, operation, path)


def _check_url_hole(scene: Scene, resource: Resource, operation: Operation, path: str) -> None:
    params: Mapping[str, Param] = {**resource.key, **operation.params}
    for hole in hole_names(path):
        param = params.get(hole)
        expression = None if param is None else value_type(param)
        if param is not None and str(expression) == "url" and not is_url_path(operation):
            message = f"the address {{{hole}}} is not the only hole of the path {path!r}"
            hint = f'an address is the whole path: `path: "{{{hole}}}"`'
            scene.report.value(param, ["type"] if has_key(param.origin, "type") else [], message, hint)


@attrs.frozen
class _Argument:
    """An argument of a method: what it is, where the spec says it, and its name on the wire."""

    noun: str
    steps: tuple[str, ...]
    wire: str
    param: Param | None

    @property
    def name(self) -> str:
        return argument_name(self.wire, self.param.name if self.param is not None else None)


def _check_arguments(
    scene: Scene, resource: Resource, name: str, operation: Operation, where: Position
) -> None:
    """The arguments of the method by their Python names; two of one name ask for ``name:``."""
    taken: dict[str, _Argument] = {}
    for argument in _arguments(resource, name, operation):
        other = taken.setdefault(argument.name, argument)
        if other is argument:
            continue
        message = (
            f"{argument.noun} {argument.wire!r} and {other.noun} {other.wire!r} "
            f"are both called {argument.name!r} in Python"
        )
        at = where
        if find(operation.origin, *argument.steps) is not None:
            at = key_position_of(operation.origin, *argument.steps)
        elif has_key(operation.origin, "path"):
            at = position_of(operation.origin, "path")
        scene.report.at(at, message, "say `name:` for one of them")
    if _pages_by(operation):
        _check_paging_clash(scene, operation)


def _arguments(resource: Resource, name: str, operation: Operation) -> Iterator[_Argument]:
    """The arguments of the method but for ``data``, constants left out."""
    if _pages_by(operation):
        yield _Argument("the argument", ("paging",), "page_size", None)
    params: Mapping[str, Param] = {**resource.key, **operation.params}
    for hole in dict.fromkeys(hole_names(operation_path(resource, name, operation))):
        yield _Argument("the hole", ("params", hole), hole, params.get(hole))
    for noun, key, named in (
        ("the parameter", "query", operation.query),
        ("the header", "headers", operation.headers),
    ):
        for wire, param in named.items():
            if param.const is None:
                yield _Argument(noun, (key, wire), wire, param)


def _pages_by(operation: Operation) -> bool:
    """Whether the method has ``page_size``: a paged list whose paging names a parameter for it."""
    paging = operation.paging
    paged = operation.returns is not None and isinstance(operation.returns.type, Pages)
    return paged and paging is not None and paging != "none" and paging.limit is not None


def _check_paging_clash(scene: Scene, operation: Operation) -> None:
    paging = operation.paging
    if paging is None or paging == "none" or paging.in_ == "body":
        return
    for key in ("page", "offset", "cursor", "limit"):
        name = getattr(paging, key)
        if name in operation.query:
            message = f"the parameter {name!r} is sent by the paging (`{key}: {name}`)"
            scene.report.key(operation, ["query", name], message, "leave it out here")


def _check_own_paging(scene: Scene, own: Operation, operation: Operation) -> None:
    returns = operation.returns.type if operation.returns is not None else None
    if isinstance(own.paging, Paging) and not isinstance(returns, Pages):
        hint = "say `returns: pages of …`, or leave `paging` out"
        scene.report.key(own, ["paging"], f"'paging' of an operation that returns `{returns}`", hint)


def _check_status(scene: Scene, operation: Operation) -> None:
    returns = operation.returns.type if operation.returns is not None else None
    if operation.status == "any":
        if returns != ANY:
            hint = "say `returns: any`: an answer of any status is looked at by the caller"
            scene.report.value(operation, ["status"], "`status: any` without `returns: any`", hint)
        return
    for index, status in enumerate(operation.status or ()):
        listed = not isinstance(operation.status, tuple) or len(operation.status) > 1
        steps = ("status", index) if listed else ("status",)
        if status < 200:
            scene.report.value(operation, steps, f"{status} is no final answer", "list statuses from 200 on")
        elif status in (operation.status or ())[:index]:
            scene.report.value(operation, steps, f"{status} is listed twice", "leave one of them out")


def _check_derived_names(scene: Scene, resource: Resource, effective: Mapping[str, Operation]) -> None:
    """Operations that are called like a method that comes with another one."""
    for name, operation in effective.items():
        for derived, reason in _derived_names(name, operation):
            if derived in effective:
                message = f"{derived!r} comes with {name!r}, which {reason}"
                hint = f"call it otherwise and say `path: {derived}`"
                scene.report.key(resource, ["operations", derived], message, hint)


def _derived_names(name: str, operation: Operation) -> Iterator[tuple[str, str]]:
    """The methods that come with an operation, and why."""
    returns = "none" if operation.returns is None else str(operation.returns.type)
    if returns in ("any", "bytes"):
        yield from ((f"{prefix}_{name}", f"returns `{returns}`") for prefix in ("stream", "download"))
    if operation.job is not None:
        yield f"resume_{name}", "has a `job`"
    if operation.wait is not None:
        yield f"wait_{name}", "has a `wait`"
