"""Modules of resources and of shared types."""

from __future__ import annotations

from attrs import evolve, frozen

from specloom_codegen.ir import Field, Job, ObjectType, Operation, Param, Resource

from .classes import definitions
from .code import Code, fill, identifier
from .imports import Imports
from .jobs import has_jobs, job_types, plan_name, plan_source
from .layout import Layout, Module, header_class, resource_module
from .methods import methods
from .operations import constant_name, operation_source, operation_type
from .prose import deprecation, documentation, joined, sentence
from .template import render_template
from .types import SERVICE, Scope


@frozen(kw_only=True)
class _Constant:
    """An operation at the end of a module."""

    name: Code
    type: Code
    value: Code


def models_source(layout: Layout, module: Module) -> Code:
    """A module of types that several resources share, or none uses."""
    imports = Imports(module, layout.classes_in(module))
    scope = Scope(layout, imports)
    found = [each for one in layout.types_in(module) for each in definitions(one, scope)]
    lead = "Types that several resources share." if len(module) == 1 else f"Types of the group `{module[0]}`."
    return render_template(
        "models",
        docstring=module_docstring(lead, layout),
        imports=imports.statements(),
        definitions=found,
    )


def resource_source(layout: Layout, resource: Resource) -> Code:
    """The module of a resource: its service, the types that it alone uses, its operations."""
    module = resource_module(resource)
    imports = Imports(module, layout.names_in(module))
    scope = Scope(layout, imports)
    found = [each for one in layout.types_in(module) for each in definitions(one, scope)]
    found += [each for one in header_types(resource) for each in definitions(one, scope)]
    members = methods(resource, scope)
    constants = [_constant(resource, one, scope) for one in resource.operations]
    constants += [_plan(resource, one, one.job, scope) for one in resource.operations if one.job is not None]
    base = imports.use(SERVICE, "JobService") if has_jobs(resource) else imports.use(SERVICE, "Service")
    api = imports.local(("_api",), "API")
    doc = documentation(joined(sentence(resource.doc), *deprecation(resource.deprecated)), indent=4)
    return render_template(
        "resource",
        docstring=module_docstring(f"The resource `{resource.name}` of {layout.api.title}.", layout),
        imports=imports.statements(),
        name=identifier(resource.class_name),
        base=base,
        api=api,
        docs=[doc] if doc else [],
        methods=members,
        definitions=found,
        operations=constants,
    )


def module_docstring(lead: str, layout: Layout) -> Code:
    """The docstring that says where a module comes from."""
    origin = f"Generated from {layout.api.source}. Edit the spec and run `specloom generate`."
    return documentation(joined(lead, origin), indent=0)


def _constant(resource: Resource, operation: Operation, scope: Scope) -> _Constant:
    inner = operation_type(resource, operation, scope)
    return _Constant(
        name=constant_name(operation),
        type=fill("{}[{}]", scope.use(SERVICE, "Operation"), inner),
        value=operation_source(resource, operation, scope),
    )


def _plan(resource: Resource, start: Operation, job: Job, scope: Scope) -> _Constant:
    types = job_types(resource, start, job, scope)
    return _Constant(
        name=plan_name(resource, start),
        type=fill("{}[{}]", scope.use(SERVICE, "JobPlan"), types),
        value=plan_source(resource, start, job, scope),
    )


def header_types(resource: Resource) -> list[ObjectType]:
    """The classes of the answer headers of a resource's operations."""
    found = {
        header_class(resource, one): ObjectType(
            name=header_class(resource, one), fields=tuple(_header_field(each) for each in one.answer.headers)
        )
        for one in resource.operations
        if one.answer.headers
    }
    return list(found.values())


def _header_field(param: Param) -> Field:
    return Field(
        wire=param.wire,
        name=param.name,
        type=evolve(param.type, optional=True),
        access=frozenset({"read"}),
        limits=param.limits,
        doc=param.doc,
        has_example=param.has_example,
        example=param.example,
        sensitive=param.sensitive,
        deprecated=param.deprecated,
    )
