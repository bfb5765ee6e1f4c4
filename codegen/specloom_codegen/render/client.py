"""The client class, its groups, and the constant that describes the API to the runtime."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from attrs import frozen

from specloom_codegen.ir import (
    Api,
    AuthRequest,
    AuthScheme,
    Condition,
    Errors,
    Place,
    RateLimit,
    Resource,
    Setting,
)

from .code import Code, call, docstring, fill, identifier, in_dict, in_tuple, join, literal
from .imports import Imports
from .layout import Layout, Module, attribute, group_attribute, group_class, resource_module
from .operations import condition_source, place_texts
from .prose import documentation, sentence, summary, wrap
from .services import module_docstring
from .template import render_template
from .types import SERVICE, Scope, accepted

Argument = tuple[str, Code]

_RUNTIME_NAMES = frozenset({"API", "Auth", "Client", "Literal", "Self", "Service", "Unpack"})


@frozen(kw_only=True)
class _Property:
    """A resource or group as an attribute that is loaded when it is first touched."""

    name: Code
    type: Code
    docs: tuple[Code, ...]
    module: Code  # the import statement
    class_name: Code


@frozen(kw_only=True)
class _Argument:
    name: str
    declaration: Code
    doc: str


# --- _api.py -----------------------------------------------------------------------------------


def api_source(layout: Layout) -> Code:
    """The module with what all resources of the API share."""
    api = layout.api
    imports = Imports(("_api",), {"API"})
    value = call(imports.use(SERVICE, "Api"), named=_api(api, imports))
    return render_template(
        "api",
        docstring=module_docstring(f"What all resources of {api.title} share.", layout),
        final=imports.use("typing", "Final"),
        value=value,
        imports=imports.statements(),
    )


def _api(api: Api, imports: Imports) -> Iterator[Argument]:
    yield "name", literal(api.name)
    yield "title", literal(api.title)
    yield "url", literal(api.url)
    if api.base:
        yield "base", literal(api.base)
    if api.hosts:
        yield "hosts", literal({host.name: host.url for host in api.hosts})
    if api.variables:
        yield "variables", in_tuple([_variable(one, imports) for one in api.variables])
    if api.auth:
        yield "auth", in_tuple([_scheme(one, imports) for one in api.auth])
    if named := _named_auth(api):
        yield "named_auth", literal(named)
    if errors := list(_errors(api.errors)):
        yield "errors", call(imports.use(SERVICE, "ErrorShape"), named=errors)
    if api.rate_limit is not None:
        yield "rate_limit", call(imports.use(SERVICE, "RateLimit"), named=_rate_limit(api.rate_limit))


def _named_auth(api: Api) -> tuple[str, ...]:
    """The ways to authenticate that operations ask for by name, in the order of the spec."""
    asked = {operation.auth for resource in api.resources for operation in resource.operations}
    return tuple(one.name for one in api.auth if one.name in asked)


def _scheme(one: AuthScheme, imports: Imports) -> Code:
    named: list[Argument] = [
        ("name", literal(one.name)),
        ("credentials", in_tuple([_credential(each, imports) for each in one.credentials])),
    ]
    named += [
        (name, _request(request, imports))
        for name, request in (("login", one.login), ("renew", one.renew))
        if request is not None
    ]
    token = _texts(one.token)
    if token and token != ("token",):
        named.append(("token", literal(token)))
    if one.refresh_token:
        named.append(("refresh_token", literal(_texts(one.refresh_token))))
    if one.expires is not None:
        named.append(("expires", literal(one.expires)))
    send = " ".join(word for word in (one.send.kind, one.send.name, one.send.scheme) if word)
    if send != "header Authorization Bearer":
        named.append(("send", literal(send)))
    if one.dead != (401,):
        named.append(("dead", in_tuple([_sign(each) for each in one.dead])))
    if one.origins:
        named.append(("origins", literal(one.origins)))
    if one.token_type is not None:
        named.append(("token_type", literal(one.token_type)))
    return call(imports.use(SERVICE, "AuthScheme"), named=named)


def _sign(one: int | str | Condition) -> Code:
    return condition_source(one) if isinstance(one, Condition) else literal(one)


def _credential(one: Setting, imports: Imports) -> Code:
    named: list[Argument] = [] if one.required else [("required", literal(False))]
    if one.python != one.name:
        named.append(("argument", literal(one.python)))
    return call(imports.use(SERVICE, "CredentialSetting"), [literal(one.name), literal(one.env)], named)


def _variable(one: Setting, imports: Imports) -> Code:
    named: list[Argument] = [("env", literal(one.env))]
    if one.has_default:
        named.append(("default", literal(one.default)))
    elif not one.required:
        named.append(("required", literal(False)))
    if one.python != one.name:
        named.append(("argument", literal(one.python)))
    return call(imports.use(SERVICE, "Variable"), [literal(one.name)], named)


def _request(one: AuthRequest, imports: Imports) -> Code:
    named: list[Argument] = [("method", literal(one.method))] if one.method != "POST" else []
    settings: dict[str, Any] = {
        "path": one.path,
        "url": one.url,
        "host": one.host,
        "query": one.query or None,
        "headers": one.headers or None,
        "body": one.body,
        "as_": None if one.as_ == "json" else one.as_,
        "statuses": one.statuses or None,
        "basic": one.basic,
    }
    named += [(name, literal(value)) for name, value in settings.items() if value is not None]
    return call(imports.use(SERVICE, "LoginRequest"), named=named)


def _errors(errors: Errors) -> Iterator[Argument]:
    for name in ("code", "message", "details", "request_id", "fields", "field_codes"):
        places: tuple[Place, ...] = getattr(errors, name)
        if places:
            yield name, literal(_texts(places))
    if errors.treat:
        yield "treat", literal(dict(errors.treat))
    if errors.when is not None:
        yield "when", in_dict((place.text, literal(values)) for place, values in errors.when.entries)


def _rate_limit(limit: RateLimit) -> Iterator[Argument]:
    if limit.requests is not None:
        yield "requests", literal(limit.requests)
        yield "per", literal(limit.per)
    places = {"remaining": limit.remaining, "reset": limit.reset, "wait": limit.wait}
    yield from ((name, place_texts(where)) for name, where in places.items() if where)


def _texts(places: Sequence[Place]) -> tuple[str, ...]:
    return tuple(place.text for place in places)


# --- _client.py --------------------------------------------------------------------------------


def client_source(layout: Layout) -> Code:
    """The module of the client class."""
    api = layout.api
    name = identifier(api.client)
    imports, typing_only = _two_imports(("_client",), api.client)
    members = {attribute(one) for one in layout.resources(None)} | {
        group_attribute(one) for one in layout.groups
    }
    scope = Scope(layout, imports, frozenset(members))
    arguments = [*_connect_arguments(api, scope)]
    properties = [
        *(_resource_property(one, layout, typing_only) for one in layout.resources(None)),
        *(_group_property(one, layout, typing_only) for one in layout.groups),
    ]
    return render_template(
        "client",
        docstring=module_docstring(f"The client of {api.title}.", layout),
        name=name,
        base=imports.use(SERVICE, "Client"),
        api=imports.local(("_api",), "API"),
        doc=documentation(sentence(api.doc) or f"The client of {api.title}.", indent=4),
        arguments=join(", ", [*(one.declaration for one in arguments), _options(imports)]),
        result=imports.use("typing", "Self"),
        connect_doc=_connect_doc(api, arguments),
        given=in_dict((name, identifier(name)) for name in _given(api)),
        properties=properties,
        typing_blocks=_typing_blocks(imports, typing_only) if properties else [],
        imports=imports.statements(),
    )


def _options(imports: Imports) -> Code:
    unpack, options = imports.use("typing", "Unpack"), imports.use(SERVICE, "ConnectionOptions")
    return fill("**options: {}[{}]", unpack, options)


def group_source(layout: Layout, group: str) -> Code:
    """The module of a group's class."""
    module = (group_attribute(group), "_group")
    name = group_class(group)
    imports, typing_only = _two_imports(module, name)
    properties = [_resource_property(one, layout, typing_only, module) for one in layout.resources(group)]
    lead = _group_lead(group)
    return render_template(
        "group",
        docstring=module_docstring(lead, layout),
        name=identifier(name),
        base=imports.use(SERVICE, "Service"),
        api=imports.local(("_api",), "API"),
        doc=documentation(sentence(layout.api.group_docs.get(group, "")) or lead, indent=4),
        properties=properties,
        typing_blocks=_typing_blocks(imports, typing_only),
        imports=imports.statements(),
    )


def _two_imports(module: Module, name: str) -> tuple[Imports, Imports]:
    """What is imported at run time and what only type checkers see; the two never share a name."""
    return Imports(module, {name}), Imports(module, {name, *_RUNTIME_NAMES})


def _typing_blocks(imports: Imports, typing_only: Imports) -> list[Code]:
    """What only type checkers import: the services, which are loaded when they are first touched."""
    imports.use("functools", "cached_property")
    return [fill("if {}:{}", imports.use("typing", "TYPE_CHECKING"), typing_only.statements(indent=4))]


def _given(api: Api) -> dict[str, list[Setting]]:
    """What `connect` takes, by argument: the credentials of all schemes, then the variables.

    Schemes that call a credential alike share the argument.
    """
    found: dict[str, list[Setting]] = {}
    for one in (*(each for scheme in api.auth for each in scheme.credentials), *api.variables):
        found.setdefault(one.python, []).append(one)
    return found


def _connect_arguments(api: Api, scope: Scope) -> Iterator[_Argument]:
    for name, settings in _given(api).items():
        kinds = dict.fromkeys(accepted(one.type, scope) for one in settings)
        if _is_bearer(name, api):
            kinds = {scope.use(SERVICE, "TokenSource"): None}
        yield _Argument(
            name=name,
            declaration=fill("{}: {} | None = None", identifier(name), join(" | ", list(kinds))),
            doc=_setting_doc(settings),
        )
    auth = scope.use(SERVICE, "Auth")
    if len(api.auth) > 1:
        names = join(", ", [literal(one.name) for one in api.auth])
        chosen = fill("{}[{}] | {} | None", scope.use("typing", "Literal"), names, auth)
        doc = "Which way to authenticate; when left out, the first whose credentials are all given."
        doc = " ".join([doc, *(f"`{one.name}`: {sentence(one.doc)}" for one in api.auth if one.doc)])
    else:
        chosen, doc = fill("{} | None", auth), "A way to authenticate other than that of the spec."
    yield _Argument(name="auth", declaration=fill("auth: {} = None", chosen), doc=doc)
    url = fill("url: {} = {}.url", scope.builtin("str"), scope.imports.local(("_api",), "API"))
    yield _Argument(name="url", declaration=url, doc="Where the API is.")


def _setting_doc(settings: Sequence[Setting]) -> str:
    docs = dict.fromkeys(sentence(one.doc) for one in settings if one.doc)
    variables = " or ".join(f"`{name}`" for name in dict.fromkeys(one.env for one in settings))
    first = settings[0]
    facts = [f"Default: `{first.default}`."] if first.has_default and first.default not in (None, "") else []
    return " ".join([*docs, f"From the environment variable {variables} when left out.", *facts])


def _is_bearer(name: str, api: Api) -> bool:
    """Whether the argument is itself a token, so that a function may fetch it."""
    direct = (one for one in api.auth if one.login is None and one.send.kind != "basic")
    return any(one.python == name for scheme in direct for one in scheme.credentials[:1])


def _connect_doc(api: Api, arguments: Sequence[_Argument]) -> Code:
    lead = f"Make a client of {api.title}. Nothing is sent before the first call."
    lines = [*wrap(lead, indent=8, lead=3), "", "Args:"]
    for one in arguments:
        first, *rest = wrap(f"{one.name}: {one.doc}", indent=16)
        lines += [f"    {first}", *(f"        {line}" if line else "" for line in rest)]
    options = "Every option of `specloom.AsyncConnection`"
    logs_in = any(one.login is not None or one.renew is not None for one in api.auth)
    options += ", and of the login `store` and `allow_http`." if logs_in else "."
    lines += wrap(f"    options: {options}", indent=8)
    return docstring(lines, indent=8)


def _resource_property(
    resource: Resource, layout: Layout, imports: Imports, place: Module = ("_client",)
) -> _Property:
    module = resource_module(resource)
    doc = summary(resource.doc)
    return _Property(
        name=identifier(attribute(resource)),
        type=imports.local(module, resource.class_name),
        docs=(documentation(doc, indent=8),) if doc else (),
        module=_import(module[len(place) - 1 :], resource.class_name),
        class_name=identifier(resource.class_name),
    )


def _group_lead(group: str) -> str:
    return f"The resources of the group `{group}`."


def _group_property(group: str, layout: Layout, imports: Imports) -> _Property:
    module = (group_attribute(group), "_group")
    doc = summary(layout.api.group_docs.get(group, "")) or _group_lead(group)
    return _Property(
        name=identifier(group_attribute(group)),
        type=imports.local(module, group_class(group)),
        docs=(documentation(doc, indent=8),),
        module=_import(module, group_class(group)),
        class_name=identifier(group_class(group)),
    )


def _import(module: Module, name: str) -> Code:
    path = join(".", [identifier(part) for part in module])
    return fill("from .{} import {}", path, identifier(name))
