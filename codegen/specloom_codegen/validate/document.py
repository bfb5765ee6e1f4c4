"""Checks of the document as a whole: addresses, files beside each other, errors, filters, defaults."""

from __future__ import annotations

import keyword
import re
from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

from specloom_codegen.diagnostics import did_you_mean
from specloom_codegen.names import RESERVED_ATTRIBUTES, python_name
from specloom_codegen.spec import VERBS, Errors, Filters, IncludedFile, Part, Spec, Template, has_key
from specloom_codegen.spec.kinds import IDENTIFIER
from specloom_codegen.spec.nodes import Step, key_position_of
from specloom_codegen.spec.shapes import kind_of
from specloom_codegen.validate.auth import addresses_of, known_codes
from specloom_codegen.validate.exchange import check_condition, check_inherited, check_places
from specloom_codegen.validate.operations import check_own
from specloom_codegen.validate.report import Scene
from specloom_codegen.validate.secrets import check_address


def check_document(scene: Scene) -> None:
    """What stands in the main file only."""
    spec = scene.spec
    if keyword.iskeyword(spec.api):
        hint = f"it is a keyword of Python; call it `{spec.api}_api`"
        scene.report.value(spec, ["api"], f"a package cannot be called {spec.api!r}", hint)
    _check_addresses(scene)
    if spec.errors is not None:
        _check_errors(scene, spec.errors)
    if spec.filters is not None:
        _check_filters(scene, spec.filters)
    if spec.rate_limit is not None:
        for key in ("remaining", "reset", "wait"):
            check_places(
                scene, spec.rate_limit, key, getattr(spec.rate_limit, key), ("last", "status", "link")
            )
        if spec.rate_limit.per is not None and spec.rate_limit.per.seconds <= 0:
            scene.report.value(spec.rate_limit, ["per"], "a period of nothing", "write `1s`")


def check_defaults(scene: Scene) -> None:
    """The defaults of one file."""
    defaults = scene.part.entry.defaults
    if defaults is None:
        return
    check_inherited(scene, defaults)
    names = _operation_names(scene)
    for name, operation in defaults.operations.items():
        check_own(scene, name, operation)
        if name not in VERBS and name not in names:
            hint = did_you_mean(name, [*VERBS, *names]) or "name a verb, or an operation of a resource"
            message = f"no resource has an operation {name!r}"
            scene.report.key(defaults, ["operations", name], message, hint)


def check_files(scene: Scene, parts: tuple[Part, ...]) -> None:
    """Names of several files that share one namespace."""
    types: dict[str, Part] = {}
    attributes: dict[str, Part] = {}
    for part in (each for each in parts if each.group is None):
        for name in part.entry.types:
            _claim(scene, types, part, "types", name, "type")
        for name in part.entry.resources:
            _claim(scene, attributes, part, "resources", name, "resource")
    _check_groups(scene, parts, attributes)


def _claim(scene: Scene, taken: dict[str, Part], part: Part, key: str, name: str, noun: str) -> None:
    if name in taken:
        first = key_position_of(taken[name].entry.origin, key, name)
        message = f"the {noun} {name!r} is defined at {first} already"
        scene.report.key(
            part.entry, [key, name], message, "rename one of them, or include the file as a group"
        )
    taken.setdefault(name, part)


def _check_groups(scene: Scene, parts: tuple[Part, ...], attributes: Mapping[str, Part]) -> None:
    for part in parts:
        if part.group is None:
            continue
        steps: Sequence[Step] = ["include", part.group]
        if part.group in attributes:
            message = f"the group {part.group!r} is called like a resource"
            scene.report.key(
                scene.spec, steps, message, "rename one of them: both are attributes of the client"
            )
        if part.group in RESERVED_ATTRIBUTES or python_name(part.group) != part.group:
            hint = "call the group otherwise"
            scene.report.key(scene.spec, steps, f"a group cannot be called {part.group!r}", hint)


def _operation_names(scene: Scene) -> set[str]:
    """The names of all operations that the defaults of this file reach."""
    files: list[Spec | IncludedFile] = [scene.part.entry]
    if scene.part.entry is scene.spec:
        files += scene.spec.files
    return {name for file in files for each in file.resources.values() for name in each.operations}


def _check_addresses(scene: Scene) -> None:
    spec = scene.spec
    holes = {hole.name for auth in spec.auth.values() for one in addresses_of(auth) for hole in one.holes}
    addresses: list[tuple[tuple[str, ...], Template | None]] = [(("url",), spec.url), (("base",), spec.base)]
    addresses += [(("hosts", name), host) for name, host in spec.hosts.items()]
    for steps, address in addresses:
        if address is None:
            continue
        check_address(scene, spec, steps, address)
        for hole in address.holes:
            holes.add(hole.name)
            if hole.name not in spec.variables:
                hint = did_you_mean(hole.name, spec.variables) or f"declare it: `variables: {{{hole.name}}}`"
                scene.report.inside(spec, steps, str(hole), f"the hole {hole} has no variable", hint)
    for name in spec.variables:
        if name not in holes and re.fullmatch(IDENTIFIER, name):
            where = key_position_of(spec.origin, "variables", name)
            hint = (
                did_you_mean(name, holes) or "it fills a hole of `url`, `base`, `hosts` or a login's address"
            )
            scene.report.warn(where, f"the variable {name!r} fills no hole", hint)
    _check_url(scene)


def _check_url(scene: Scene) -> None:
    spec = scene.spec
    if spec.url is not None:
        try:
            parts = urlsplit(spec.url.text)
        except ValueError as error:
            scene.report.value(spec, ["url"], f"{spec.url.text!r} is not an address: {error}", None)
            return
        if parts.query or parts.fragment:
            hint = "what every request sends is said under `defaults: {query: …}`"
            scene.report.value(spec, ["url"], "an address with a query or fragment", hint)
    if spec.base is not None and spec.base.text and not spec.base.text.startswith("/"):
        message = f"the base {spec.base.text!r} does not start with a slash"
        scene.report.value(spec, ["base"], message, f"write `/{spec.base.text}`")


def _check_errors(scene: Scene, errors: Errors) -> None:
    for key in ("code", "message", "details", "request_id", "fields", "field_codes"):
        check_places(scene, errors, key, getattr(errors, key), ("last", "link"))
    if errors.when is not None:
        check_condition(scene, errors, ["when"], errors.when)
    if errors.codes is not None:
        definition = scene.types.get(errors.codes)
        if definition is None:
            scene.report.unknown(errors, ["codes"], "type", errors.codes, scene.types)
        elif kind_of(definition) not in ("enum", None):
            hint = "the codes are the values of an enum"
            scene.report.value(errors, ["codes"], f"{errors.codes!r} is no enum", hint)
    codes = known_codes(scene)
    for name, status in errors.treat.items():
        if status < 400:
            message = f"{status} is no status of an error"
            scene.report.value(
                errors,
                ["treat", name],
                message,
                "from 400 to 599; answers that are none are listed under `status`",
            )
        if codes and not _is_status(name) and name not in codes:
            hint = did_you_mean(name, codes) or f"the codes are those of {errors.codes!r}"
            scene.report.key(errors, ["treat", name], f"unknown error code {name!r}", hint)
    for situation, mock in errors.mock.items():
        if codes and mock.code and mock.code not in codes:  # "" is none
            hint = did_you_mean(mock.code, codes) or f"the codes are those of {errors.codes!r}"
            where: Sequence[Step] = ["mock", situation, "code"]
            scene.report.value(errors, where, f"unknown error code {mock.code!r}", hint)


def _is_status(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) == 3 and 100 <= int(text) <= 599


def _check_filters(scene: Scene, filters: Filters) -> None:
    for hole in ("{field}", "{operator}") if has_key(filters.origin, "pattern") else ():
        if filters.pattern.count(hole) != 1:
            message = f"the pattern {filters.pattern!r} has not one {hole}"
            scene.report.value(filters, ["pattern"], message, 'as in `"{field}__{operator}"`')
    for scalar, operators in filters.operators.items():
        for operator, expression in operators.items():
            scene.check_type(filters, ["operators", scalar, operator], expression)
