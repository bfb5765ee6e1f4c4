"""From a checked spec to its resolved form: everything that may be left out is filled in.

``types`` lays `extends` and names what stands in place, ``operations`` lays the layers, ``auth`` spells out the
requests of a login, ``exchange`` what surrounds content, ``fake`` what the mock server is told, ``usage`` says where
each type belongs. Whether a spec is right is the business of ``validate``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs

from specloom_codegen import ir
from specloom_codegen.diagnostics import Diagnostic, Severity
from specloom_codegen.names import client_name, pascal_case
from specloom_codegen.resolve.auth import auth_scheme, setting
from specloom_codegen.resolve.fake import all_refusals, api_hints_of, hook_of
from specloom_codegen.resolve.operations import ResourceResolver
from specloom_codegen.resolve.places import condition_of, places_of
from specloom_codegen.resolve.types import Types
from specloom_codegen.resolve.usage import settle_types
from specloom_codegen.resolve.values import json_of, qualified, unique_name
from specloom_codegen.spec import Errors, RateLimit, Spec, position_of

__all__ = ["Resolved", "resolve"]


@attrs.frozen
class Resolved:
    """The resolved form of a spec, and what was found on the way."""

    api: ir.Api
    diagnostics: tuple[Diagnostic, ...]


def resolve(spec: Spec, source: str) -> Resolved:
    """Resolve a spec that was loaded and checked without errors.

    *source* is how the spec's file is called in what is generated from it.
    """
    types = Types.of(spec)
    resources = tuple(_resources(types))
    settled, circular = settle_types(types.all(), resources, types.companions)
    client = spec.client or client_name(spec.api)
    api = ir.Api(
        name=spec.api,
        client=client,
        title=spec.title or client,
        doc=spec.doc or "",
        version=spec.version,
        source=source,
        url=spec.url.text if spec.url is not None else "",
        base=spec.base.text if spec.base is not None else "",
        hosts=tuple(ir.Host(name=name, url=host.text) for name, host in spec.hosts.items()),
        variables=tuple(setting(name, value, spec, types) for name, value in spec.variables.items()),
        auth=tuple(auth_scheme(name, value, spec, types) for name, value in spec.auth.items()),
        errors=_errors(spec, types),
        rate_limit=None if spec.rate_limit is None else _rate_limit(spec.rate_limit),
        types=settled,
        resources=resources,
        mock=api_hints_of(spec.mock),
        group_docs={part.group: part.entry.doc for part in types.parts if part.group and part.entry.doc},
    )
    found = [*types.diagnostics, *_circles(types, circular)]
    return Resolved(api, tuple(found))


def _resources(types: Types) -> Iterator[ir.Resource]:
    for part in types.parts:
        taken = {name.rpartition(".")[2] for name in (qualified(part, each) for each in part.own_types)}
        taken |= set() if part.group is not None else {types.spec.client or client_name(types.spec.api)}
        for name, resource in part.resources.items():
            owner = pascal_case(name)
            class_name = f"{owner}Service" if owner in taken else owner
            yield ResourceResolver(types, part, name, resource, class_name, owner).resolve()


# --- the document ------------------------------------------------------------------------------


def _errors(spec: Spec, types: Types) -> ir.Errors:
    errors = spec.errors or Errors()
    codes = None if errors.codes is None else unique_name(types.parts[0], errors.codes)
    return ir.Errors(
        code=places_of(errors.code),
        message=places_of(errors.message),
        details=places_of(errors.details),
        request_id=places_of(errors.request_id),
        fields=places_of(errors.fields),
        field_codes=places_of(errors.field_codes),
        codes=codes,
        treat=dict(errors.treat),
        when=None if errors.when is None else condition_of(errors.when),
        example=json_of(errors.example),
        mock=all_refusals(errors),
        hook=None if errors.hook is None else hook_of(errors.hook),
    )


def _rate_limit(limit: RateLimit) -> ir.RateLimit:
    return ir.RateLimit(
        requests=limit.requests,
        per=1.0 if limit.per is None else limit.per.seconds,
        remaining=places_of(limit.remaining),
        reset=places_of(limit.reset),
        wait=places_of(limit.wait),
    )


def _circles(types: Types, circular: Iterable[str]) -> Iterator[Diagnostic]:
    for name in circular:
        yield Diagnostic.at(
            position_of(types.declaration(name).origin),
            f"the type {name!r} is nothing but itself here: plain JSON stands in its place",
            severity=Severity.NOTE,
        )
