"""Where everything lies in the generated package, and what it is called there.

Types that one resource alone uses lie in its module, the others in ``models`` of their group. Nothing is
written here: the answers are module paths (tuples, relative to the package) and names.
"""

from __future__ import annotations

import keyword
from collections.abc import Iterator, Mapping

from attrs import frozen

from specloom_codegen.ir import Api, ObjectType, Operation, Resource, TypeDef, Variant

Module = tuple[str, ...]

VARIANTS: tuple[Variant, ...] = ("read", "create", "update", "patch")
_SUFFIX: Mapping[Variant, str] = {"read": "", "create": "Create", "update": "Update", "patch": "Patch"}

# What a package has already. Attack: con.py and the like are devices on Windows, and no files.
_DEVICES = frozenset(
    {"aux", "con", "nul", "prn", *(f"{one}{number}" for one in ("com", "lpt") for number in range(10))}
)
_MODULES = frozenset({"models"}) | _DEVICES


def class_name(name: str, variant: Variant = "read", *, bare: bool = False) -> str:
    """The class of a type's variant; *bare* is for a body's own class, which has no others beside it."""
    found = name.rpartition(".")[2] + ("" if bare else _SUFFIX[variant])
    return f"{found}Type" if keyword.iskeyword(found) else found


def attribute(resource: Resource) -> str:
    """The resource's attribute of the client."""
    return _free(resource.name)


def group_attribute(group: str) -> str:
    """The group's attribute of the client."""
    return _free(group)


def method(operation: Operation) -> str:
    """The operation's method."""
    return _free(operation.name)


def group_class(group: str) -> str:
    """The class of a group's services."""
    return _title(group)


def _free(name: str, taken: frozenset[str] = frozenset()) -> str:
    return f"{name}_" if keyword.iskeyword(name) or name in taken else name


@frozen
class Layout:
    """The modules of a generated package."""

    api: Api
    types: Mapping[str, TypeDef]
    modules: Mapping[str, Module]  # of types, by unique name
    resource_modules: Mapping[str, Module]  # by qualified name

    @classmethod
    def of(cls, api: Api) -> Layout:
        modules = {resource.qualified_name: resource_module(resource) for resource in api.resources}
        return cls(
            api,
            {one.name: one for one in api.types},
            {one.name: _type_module(one, modules) for one in api.types},
            modules,
        )

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups, in the order in which the spec names them."""
        return tuple(dict.fromkeys(one.group for one in self.api.resources if one.group is not None))

    def resources(self, group: str | None) -> tuple[Resource, ...]:
        return tuple(one for one in self.api.resources if one.group == group)

    def types_in(self, module: Module) -> tuple[TypeDef, ...]:
        """The types that lie in a module, in an order in which they can be defined."""
        return tuple(one for one in self.api.types if self.modules[one.name] == module)

    def classes_in(self, module: Module) -> tuple[str, ...]:
        """The names of the classes and aliases of a module."""
        return tuple(name for one in self.types_in(module) for name in class_names(one))

    def names_in(self, module: Module) -> tuple[str, ...]:
        """All names that a resource's module defines, its operations aside."""
        found = [one for one in self.api.resources if self.resource_modules[one.qualified_name] == module]
        services = (name for one in found for name in (one.class_name, *header_classes(one)))
        return (*self.classes_in(module), *services)

    def model_modules(self) -> Iterator[Module]:
        """The modules that hold types and no service."""
        for group in (None, *self.groups):
            module = ("models",) if group is None else (group_attribute(group), "models")
            if self.types_in(module):
                yield module


def resource_module(resource: Resource) -> Module:
    name = _free(resource.name, _MODULES)
    return (name,) if resource.group is None else (group_attribute(resource.group), name)


def class_names(one: TypeDef) -> Iterator[str]:
    """The classes that a type becomes."""
    if isinstance(one, ObjectType):
        for variant in VARIANTS:
            if variant in one.variants:
                yield class_name(one.name, variant, bare=one.inline_body)
    else:
        yield class_name(one.name)


def header_class(resource: Resource, operation: Operation) -> str:
    """The class of an operation's answer headers: one for all operations of a resource that agree on them."""
    distinct = {one.answer.headers for one in resource.operations if one.answer.headers}
    own = "" if len(distinct) == 1 else _title(operation.name)
    return f"{resource.class_name}{own}Headers"


def header_classes(resource: Resource) -> tuple[str, ...]:
    """The names of all classes of answer headers of a resource."""
    found = (header_class(resource, one) for one in resource.operations if one.answer.headers)
    return tuple(dict.fromkeys(found))


def _title(name: str) -> str:
    return "".join(part.capitalize() for part in name.split("_"))


def _type_module(one: TypeDef, modules: Mapping[str, Module]) -> Module:
    if one.owner is not None:
        return modules[one.owner]
    group = one.name.rpartition(".")[0]
    return (group_attribute(group), "models") if group else ("models",)
