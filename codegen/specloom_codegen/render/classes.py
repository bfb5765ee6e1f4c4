"""Definitions of types: attrs classes, open enums, aliases of unions and scalars, filters.

Field documentation stands once, in the class that is read; the classes that are sent refer to it.
"""

from __future__ import annotations

import keyword
from collections.abc import Sequence
from typing import LiteralString

from attrs import frozen

from specloom_codegen.ir import (
    Access,
    AliasType,
    EnumType,
    Field,
    FilterType,
    Named,
    ObjectType,
    Scalar,
    TypeDef,
    UnionType,
    Variant,
)

from .code import NOTHING, Code, call, fill, identifier, in_dict, join, literal
from .layout import VARIANTS, class_name
from .prose import deprecation, described, documentation, joined, sentence, with_article
from .template import render_template
from .types import VALUES, Scope, or_unset, stored

_INDENT = 4
_ACCESS: dict[Variant, Access] = {"read": "read", "create": "create", "update": "update", "patch": "update"}
_LEADS: dict[Variant, str] = {
    "create": "What is sent to create {}. What is not set is left to the server.",
    "update": "What is sent to replace {}. What is not set is left out.",
    "patch": "Changes to {}. What is not set stays as it is.",
}


@frozen(kw_only=True)
class Member:
    """A line of a class body and, below it, at most one docstring."""

    declaration: Code
    docs: tuple[Code, ...] = ()


def definitions(one: TypeDef, scope: Scope) -> list[Code]:
    """The source of all that a type becomes, each definition a piece."""
    match one:
        case ObjectType():
            return [_object(one, variant, scope) for variant in VARIANTS if variant in one.variants]
        case EnumType(kind="string" | "integer"):
            return [_enum(one, scope)]
        case EnumType():
            return [_alias(one.name, stored(Scalar(name=one.kind), scope), _enum_doc(one), scope)]
        case UnionType():
            return [_named(one, _union(one, scope), scope)]
        case AliasType():
            return [_named(one, stored(one.type, scope), scope)]
        case FilterType():
            return [_filter(one, scope)]


# --- objects ---------------------------------------------------------------------------------


def _object(one: ObjectType, variant: Variant, scope: Scope) -> Code:
    fields = [each for each in one.fields if _ACCESS[variant] in each.access]
    inside = Scope(scope.layout, scope.imports, frozenset(each.name for each in fields))
    documented = variant == next(each for each in VARIANTS if each in one.variants)
    told = {_ACCESS[each] for each in VARIANTS[: VARIANTS.index(variant)] if each in one.variants}
    members = [_field(each, one, variant, inside, documented=not told & set(each.access)) for each in fields]
    return render_template(
        "object",
        define=call(scope.use("attrs", "define"), named=[("kw_only", literal(True))]),
        name=identifier(class_name(one.name, variant, bare=one.inline_body)),
        base=scope.use(VALUES, "Model") if variant == "read" else scope.use(VALUES, "Input"),
        body=[*_header(_object_doc(one, variant, fields, documented=documented)), *members] or [_PASS],
    )


_PASS = Member(declaration=fill("pass"))


def _header(text: str) -> list[Member]:
    """A class docstring as the first member of its body; the blank line below it is the template's."""
    doc = documentation(text, indent=_INDENT)
    return [Member(declaration=doc, docs=(NOTHING,))] if doc else []


def _object_doc(one: ObjectType, variant: Variant, fields: Sequence[Field], *, documented: bool) -> str:
    doc = _doc(one.doc, one.deprecated)
    if variant == "read" or one.inline_body:
        return doc
    lead = _LEADS[variant].format(with_article(class_name(one.name)))
    if variant == "patch" and any(each.type.optional for each in fields):
        lead += " None clears, where a field allows it."
    return joined(lead, doc if documented else "")


def _field(field: Field, one: ObjectType, variant: Variant, scope: Scope, *, documented: bool) -> Member:
    is_tag = one.tag is not None and field.wire == one.tag[0]
    if field.has_const:
        kind, value = _constant(field, scope, is_tag=is_tag)
        mutable = isinstance(field.const, list | dict)
        default = _Default(value=value, mutable=mutable, sent_always=variant != "read" and not is_tag)
    elif variant == "read":
        kind = stored(field.type, scope)
        default = _Default(value=literal(None)) if field.type.optional else _Default()
    elif field.required and variant != "patch":
        kind, default = stored(field.type, scope), _Default()
    else:
        kind = or_unset(stored, field.type, scope)
        default = _Default(value=scope.use(VALUES, "UNSET"))
    value = _field_value(field, default, scope)
    return Member(
        declaration=fill("{}: {}{}", identifier(field.name), kind, value),
        docs=_one_doc(described(field)) if documented else (),
    )


@frozen(kw_only=True)
class _Default:
    value: Code | None = None
    mutable: bool = False
    sent_always: bool = False  # a constant of something that is sent: no argument of the constructor


def _field_value(field: Field, default: _Default, scope: Scope) -> Code:
    """What stands behind the annotation: nothing, ``= value``, or ``= field(…)``."""
    settings: list[tuple[str, Code]] = []
    metadata: list[tuple[str, Code]] = []
    if default.value is not None and default.mutable:
        settings.append(("factory", fill("lambda: {}", default.value)))
    elif default.value is not None:
        settings.append(("default", default.value))
    if default.sent_always:
        settings.append(("init", literal(False)))
    if field.sensitive:
        settings.append(("repr", scope.use(VALUES, "hidden")))
    if field.wire != field.name:
        metadata.append(("name", literal(field.wire)))
    if field.sensitive:
        metadata.append(("sensitive", literal(True)))
    if metadata:
        settings.append(("metadata", call(scope.use(VALUES, "wire"), named=metadata)))
    if not settings:
        return NOTHING
    if len(settings) == 1 and default.value is not None and not default.mutable:
        return fill(" = {}", default.value)
    return fill(" = {}", call(scope.use("attrs", "field"), named=settings))


def _constant(field: Field, scope: Scope, *, is_tag: bool) -> tuple[Code, Code]:
    """The annotation and the value of a constant."""
    value = literal(field.const)
    if is_tag:
        return fill("{}[{}]", scope.use("typing", "Literal"), value), value
    match field.type:
        case Scalar(name="string" | "integer" | "number" | "boolean", wire=None):
            return stored(field.type, scope), value
        case Named(name=name) if isinstance(enum := scope.layout.types[name], EnumType):
            member = next((each for each in enum.members if each.value == field.const), None)
            named = scope.named(field.type)
            chosen = (
                fill("{}({})", named, value)
                if member is None
                else fill("{}.{}", named, identifier(member.name))
            )
            return stored(field.type, scope), chosen
        case _:
            # A wire value of a richer type goes out as it stands in the spec.
            return scope.any(), value


# --- enums -----------------------------------------------------------------------------------


def _enum(one: EnumType, scope: Scope) -> Code:
    base: LiteralString = "OpenIntEnum" if one.kind == "integer" else "OpenEnum"
    members = [
        Member(
            declaration=fill("{} = {}", identifier(member.name), literal(member.value)),
            docs=_one_doc(_doc(member.doc, member.deprecated)),
        )
        for member in one.members
    ]
    return render_template(
        "enum",
        name=identifier(class_name(one.name)),
        base=scope.use(VALUES, base),
        body=[*_header(_doc(one.doc, one.deprecated)), *members] or [_PASS],
    )


def _enum_doc(one: EnumType) -> str:
    values = "\n".join(f"- `{each.value}`: {each.doc}".rstrip(": ") for each in one.members)
    return joined(_doc(one.doc, one.deprecated), values)


def _one_doc(text: str) -> tuple[Code, ...]:
    doc = documentation(text, indent=_INDENT)
    return (doc,) if doc else ()


# --- aliases, unions, filters ------------------------------------------------------------------


def _alias(name: str, target: Code, doc: str, scope: Scope) -> Code:
    return render_template(
        "alias",
        name=identifier(class_name(name)),
        alias=scope.use("typing", "TypeAlias"),
        target=target,
        docs=[documentation(doc, indent=0)],
    )


def _named(one: UnionType | AliasType, target: Code, scope: Scope) -> Code:
    doc = _doc(one.doc, one.deprecated)
    if not one.recursive:
        return _alias(one.name, target, doc, scope)
    return render_template(
        "recursive",
        name=identifier(class_name(one.name)),
        text=literal(class_name(one.name)),
        alias=scope.use("typing", "TypeAlias"),
        checking=scope.use("typing", "TYPE_CHECKING"),
        recursive=scope.use(VALUES, "Recursive"),
        quoted=literal(str(target)),
        target=target,
        docs=[documentation(doc, indent=0)],
    )


def _union(one: UnionType, scope: Scope) -> Code:
    parts = list(dict.fromkeys(stored(ref, scope) for _, ref in one.members))
    if one.tag is not None:
        parts.append(scope.use(VALUES, "Unknown"))
    return join(" | ", parts)


def _filter(one: FilterType, scope: Scope) -> Code:
    keys = [wire for wire, _, _ in one.params]
    typed_dict = scope.use("typing", "TypedDict")
    doc = _doc(one.doc, one.deprecated)
    if all(key.isidentifier() and not keyword.iskeyword(key) for key in keys):
        inside = Scope(scope.layout, scope.imports, frozenset(keys))
        lines = [fill("{}: {}", identifier(wire), stored(ref, inside)) for wire, _, ref in one.params]
        return render_template(
            "filter",
            name=identifier(class_name(one.name)),
            base=typed_dict,
            body=[*_header(doc), *(Member(declaration=line) for line in lines)],
        )
    items = in_dict((wire, stored(ref, scope)) for wire, _, ref in one.params)
    name = identifier(class_name(one.name))
    made = call(typed_dict, [literal(class_name(one.name)), items], [("total", literal(False))])
    return join("\n", [fill("{} = {}", name, made), documentation(doc, indent=0)])


def _doc(doc: str, deprecated: str | None) -> str:
    return joined(sentence(doc), *deprecation(deprecated))
