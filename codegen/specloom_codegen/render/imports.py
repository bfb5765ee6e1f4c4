"""The names that one generated module takes from elsewhere, and the import statements that follow.

A name of the API goes first: a type called ``Response`` is ``Response`` in the module that holds it, and the
framework's class of that name is imported beside it as ``_Response``. The statements come out in the order
of isort, so that no second tool has to sort them.
"""

from __future__ import annotations

import builtins
import sys
from collections.abc import Collection
from typing import LiteralString

from .code import Code, dotted, fill, identifier, indented, join

_FIRST_PARTY = ("specloom",)
_BUILTINS = frozenset(dir(builtins))


class Imports:
    """Collects what a module uses; each use answers with the name to write."""

    def __init__(self, module: tuple[str, ...], taken: Collection[str] = ()) -> None:
        """*module* is the path of the module, from the generated package on; *taken* are its own names."""
        self._module = module
        self._package = module[:-1]
        self._taken = frozenset(taken)
        self._bound: dict[str, tuple[str, str]] = {}  # name in this module → (module, name there)

    def use(self, module: LiteralString, name: LiteralString, *, avoid: Collection[str] = ()) -> Code:
        """Import a name of the standard library or the framework; *avoid* are names of the class around."""
        return self._bind(module, name, frozenset(avoid))

    def local(self, module: tuple[str, ...], name: str, *, avoid: Collection[str] = ()) -> Code:
        """Import a name of the generated package from its module, or answer with it when it lies here."""
        if module == self._module:
            assert name in self._taken
            return identifier(name)
        return self._bind(self._relative(module), name, frozenset(avoid))

    def builtin(self, name: LiteralString, *, avoid: Collection[str] = ()) -> Code:
        """A built-in name, or ``builtins.name`` where the class around has a member of that name."""
        assert name in _BUILTINS
        if name not in avoid and name not in self._taken:
            return identifier(name)
        self._bound["builtins"] = ("builtins", "")
        return fill("builtins.{}", identifier(name))

    def _bind(self, module: str, name: str, avoid: frozenset[str]) -> Code:
        wanted = name
        while True:
            there = self._bound.get(wanted)
            if there == (module, name) and wanted not in avoid:
                return identifier(wanted)
            if there is None and wanted not in avoid and wanted not in self._taken:
                self._bound[wanted] = (module, name)
                return identifier(wanted)
            wanted = f"_{wanted}"

    def _relative(self, module: tuple[str, ...]) -> str:
        """The address of a module of the generated package, seen from this module's place."""
        shared = 0
        for mine, theirs in zip(self._package, module[:-1], strict=False):
            if mine != theirs:
                break
            shared += 1
        return "." * (1 + len(self._package) - shared) + ".".join(module[shared:])

    def statements(self, *, indent: int = 0) -> Code:
        """The import statements, sections set apart by blank lines; without the one from ``__future__``."""
        sections: dict[int, list[Code]] = {}
        for module, names in self._by_module():
            sections.setdefault(_section(module), []).extend(_statements(module, names))
        return indented(join("\n\n", [join("\n", lines) for lines in sections.values()]), indent)

    def exports(self) -> Code:
        """The same in the form that says that a stub exports the names: ``from .a import B as B``."""
        return join(
            "\n",
            [
                _aliased(module, name, name)
                for module, names in self._by_module()
                for name, _ in sorted(names, key=lambda pair: _name_order(pair[0]))
            ],
        )

    def _by_module(self) -> list[tuple[str, list[tuple[str, str]]]]:
        found: dict[str, list[tuple[str, str]]] = {}
        for alias, (module, name) in self._bound.items():
            found.setdefault(module, []).append((name, alias))
        return sorted(found.items(), key=lambda item: _module_order(item[0]))


def _section(module: str) -> int:
    root = module.partition(".")[0]
    if not root:
        return 3
    return 2 if root in _FIRST_PARTY else 0 if root in sys.stdlib_module_names else 1


def _module_order(module: str) -> tuple[int, bool, int, str]:
    dots = len(module) - len(module.lstrip("."))
    # `import x` goes before `from x import y`; of relative modules the furthest goes first.
    return _section(module), module != "builtins", -dots, module.lower()


def _statements(module: str, names: list[tuple[str, str]]) -> list[Code]:
    """The statements for one module: one for the names that stay as they are, one for each that gets another."""
    if names == [("", module)]:
        return [fill("import {}", dotted(module))]
    plain = sorted((name for name, alias in names if name == alias), key=_name_order)
    found = [
        (_name_order(name), alias, _aliased(module, name, alias)) for name, alias in names if name != alias
    ]
    if plain:
        together = join(", ", [identifier(name) for name in plain])
        found.append((_name_order(plain[0]), "", fill("from {} import {}", dotted(module), together)))
    return [statement for _, _, statement in sorted(found)]


def _aliased(module: str, name: str, alias: str) -> Code:
    return fill("from {} import {} as {}", dotted(module), identifier(name), identifier(alias))


def _name_order(name: str) -> tuple[int, str, str]:
    """Constants, then classes, then the rest: the order of isort."""
    kind = 0 if name.isupper() and len(name) > 1 else 1 if name[:1].isupper() else 2
    return kind, name.lower(), name
