"""The files that make folders of modules a package: lazy ``__init__``, its stub, and the seam for additions."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from attrs import frozen

from .code import LINE_LENGTH, Code, fill, identifier, join, literal
from .imports import Imports
from .layout import Layout, Module, group_attribute, group_class, resource_module
from .prose import documentation
from .services import module_docstring
from .template import render_template

# What `_patch` adds is exported without being named here: it is not known when this is written.
_STAR = [fill("from ._patch import *  # noqa: F403")]


@frozen(kw_only=True)
class _Export:
    """A module of the package and the public names that it holds, as one text."""

    module: Code
    names: Code


def init_source(layout: Layout, group: str | None) -> Code:
    """``__init__.py``: a table of names, each loaded when it is asked for.

    The table is texts, not a name each: a table of a thousand entries would cost each import a millisecond.
    """
    by_module: dict[Module, list[str]] = {}
    for name, module in sorted(_exports(layout, group).items()):
        by_module.setdefault(module, []).append(name)
    exports = [
        _Export(module=_address(module), names=_text_of(names)) for module, names in sorted(by_module.items())
    ]
    return render_template(
        "init",
        docstring=_docstring(layout, group),
        exports=exports,
        fallback=_address(("_patch",) if group is None else ("_group",)),
    )


def _address(module: Module) -> Code:
    return literal("." + ".".join(module))


def _text_of(names: Sequence[str]) -> Code:
    """Names as one text, written in several lines when they do not fit into one."""
    first, *rest = textwrap.wrap(" ".join(names), LINE_LENGTH - 12, break_long_words=False)
    pieces = [literal(first), *(literal(f" {line}") for line in rest)]
    return pieces[0] if not rest else fill("({})", join(" ", pieces))


def stub_source(layout: Layout, group: str | None) -> Code:
    """``__init__.pyi``: the same names, for type checkers and editors."""
    package: Module = () if group is None else (group_attribute(group),)
    exports = _exports(layout, group)
    imports = Imports((*package, "__init__"))
    for name, module in exports.items():
        imports.local((*package, *module), name)
    return render_template("stub", imports=imports.exports(), seams=_STAR if group is None else [])


def _exports(layout: Layout, group: str | None) -> dict[str, Module]:
    """The public names of the package or of a group, with their modules relative to it."""
    depth = 0 if group is None else 1
    exports: dict[str, Module] = {}
    for module in layout.model_modules():
        if len(module) == depth + 1 and (group is None or module[0] == group_attribute(group)):
            exports |= dict.fromkeys(layout.classes_in(module), module[depth:])
    for resource in layout.resources(group):
        module = resource_module(resource)
        exports |= dict.fromkeys(layout.names_in(module), module[depth:])
    if group is None:
        exports[layout.api.client] = ("_patch",)
    else:
        exports[group_class(group)] = ("_group",)
    return exports


def _docstring(layout: Layout, group: str | None) -> Code:
    if group is not None:
        return module_docstring(f"The group `{group}` of {layout.api.title}.", layout)
    return module_docstring(f"A client of {layout.api.title}.", layout)


def patch_source(layout: Layout) -> Code:
    """``_patch.py``, written once: where people extend the client."""
    text = f"""What this client has beyond its spec.

This file is yours: it was written once, and generating again leaves it alone. `{layout.api.client}` is what
everybody imports, so a subclass of the generated class under that name adds methods to it."""
    name = identifier(layout.api.client)
    return render_template(
        "patch",
        docstring=documentation(text, indent=0),
        name=name,
        names=literal([layout.api.client]),
    )
