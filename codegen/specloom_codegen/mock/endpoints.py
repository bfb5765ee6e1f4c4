"""What lies at which address: the operations and the token calls of a spec, under the paths of their hosts.

Builds the routers; nothing here looks at a request.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Literal
from urllib.parse import quote, urlsplit

from attrs import field, frozen

from specloom_codegen import ir
from specloom_codegen.mock.routing import Route, Router, fill, holes_of


@frozen(kw_only=True)
class Endpoint:
    """An operation at an address: ``prefix`` is all that comes before its own path, holes of variables included."""

    resource: ir.Resource
    operation: ir.Operation
    prefix: str


@frozen(kw_only=True)
class TokenCall:
    """The login or the renewal of a scheme at an address."""

    scheme: ir.AuthScheme
    request: ir.AuthRequest
    kind: Literal["login", "renew"]


Target = Endpoint | TokenCall


@frozen
class Routes:
    """The router of the API's own host, and those of further hosts by their names."""

    main: Router[Target] = field(factory=Router[Target])
    hosts: Mapping[str, Router[Target]] = field(factory=dict[str, Router[Target]])


def build_routes(api: ir.Api) -> Routes:
    """All routes of an API. Further hosts lie under ``/<name>`` too, beside the routes of their own."""
    routes = Routes(hosts={host.name: Router() for host in api.hosts})
    for host, route in _token_routes(api):
        _add(routes, host, route)
    for resource in api.resources:
        for operation in resource.operations:
            for host, prefix in prefixes(api, operation.host):
                for route in _operation_routes(resource, operation, prefix):
                    _add(routes, host, route)
    return routes


def prefixes(api: ir.Api, host: str | None) -> Iterator[tuple[str | None, str]]:
    """Where the paths of a host start: pairs of the router's host (None: the main one) and a template."""
    if host is None:
        yield None, main_prefix(api)
        return
    url = next(each.url for each in api.hosts if each.name == host)
    path = path_of(url)
    yield None, path if url.startswith("/") else f"/{host}{path}"
    yield host, path


def main_prefix(api: ir.Api) -> str:
    """The path under which the API lies: that of ``url``, then ``base``."""
    return path_of(api.url) + _variables(api.base.rstrip("/"))


def path_of(url: str) -> str:
    """The path of a URL as the fake serves it: holes are those of variables, no slash at the end."""
    path = url if url.startswith("/") else urlsplit(url.replace("{", "%7B").replace("}", "%7D")).path
    return _variables(path.replace("%7B", "{").replace("%7D", "}").rstrip("/"))


def item_path(resource: ir.Resource) -> str:
    """The template of one item's path; of the resource's own path when it has no key."""
    slash = "/" if resource.path.endswith("/") and resource.key else ""
    keys = "".join(f"/{{{param.wire}}}" for param in resource.key)
    return f"{resource.path.rstrip('/')}{keys}{slash}" if resource.key else resource.path


def url_hole(operation: ir.Operation) -> str | None:
    """The hole that is the whole address of the operation, or None."""
    for param in operation.path_params:
        if isinstance(param.type, ir.Scalar) and param.type.name == "url":
            return param.wire
    return None


def served_path(resource: ir.Resource, operation: ir.Operation) -> str:
    """The template at which the fake serves an operation: addresses of its own making lie below the collection."""
    hole = url_hole(operation)
    path = operation.path if operation.path.startswith("/") else f"/{operation.path}"
    if hole is None:
        return path
    return f"{resource.path.rstrip('/')}/{{{hole}}}{address_end(resource, operation)}"


def address_end(resource: ir.Resource, operation: ir.Operation) -> str:
    """What sets the addresses that fill a hole apart from others that are called by the same method: those of items,
    and of holes that came before. All operations with that hole are called at one address."""
    hole = url_hole(operation)
    methods: dict[str, set[str]] = {}
    for each in resource.operations:
        name = url_hole(each) or ("" if resource.key and each.path == item_path(resource) else None)
        if name is not None:
            methods.setdefault(name, set()).add(each.method)
    assert hole is not None
    earlier = list(methods)[: list(methods).index(hole)]
    rivals = (methods[name] for name in {*earlier, ""} & methods.keys())
    if not any(methods[hole] & each for each in rivals):
        return ""
    return "/" + next(each.name for each in resource.operations if url_hole(each) == hole)


def address(template: str, values: Mapping[str, str], wide: frozenset[str] = frozenset()) -> str:
    """The path of a template with its holes filled and encoded; *wide* holes keep their slashes."""
    encoded = {name: quote(text, safe="/" if name in wide else "") for name, text in values.items()}
    return fill(template, encoded)


def wide_holes(operation: ir.Operation) -> frozenset[str]:
    """The holes of an operation whose values may hold slashes."""
    return frozenset(
        param.wire
        for param in operation.path_params
        if isinstance(param.type, ir.Scalar) and param.type.name in ("path", "url")
    )


def _variables(template: str) -> str:
    """Mark the holes of variables, so that they do not meet holes of the same name in paths."""
    return re.sub(r"\{([^{}]+)\}", r"{$\1}", template)


def _operation_routes(resource: ir.Resource, operation: ir.Operation, prefix: str) -> Iterator[Route[Target]]:
    target = Endpoint(resource=resource, operation=operation, prefix=prefix)
    templates = [served_path(resource, operation)]
    if operation.collection_path is not None:
        templates.append(operation.collection_path)
    for template in templates:
        yield Route(
            method=operation.method, template=prefix + template, target=target, wide=wide_holes(operation)
        )


def _token_routes(api: ir.Api) -> Iterator[tuple[str | None, Route[Target]]]:
    for scheme in api.auth:
        calls: tuple[tuple[ir.AuthRequest | None, Literal["login", "renew"]], ...] = (
            (scheme.login, "login"),
            (scheme.renew, "renew"),
        )
        for request, kind in calls:
            if request is not None:
                target = TokenCall(scheme=scheme, request=request, kind=kind)
                yield from _request_routes(api, request, target)


def _request_routes(
    api: ir.Api, request: ir.AuthRequest, target: TokenCall
) -> Iterator[tuple[str | None, Route[Target]]]:
    for host, template in _request_places(api, request):
        yield host, Route(method=request.method, template=template, target=target)


def _request_places(api: ir.Api, request: ir.AuthRequest) -> Iterator[tuple[str | None, str]]:
    if request.url:
        yield None, path_of(request.url) or "/"
        return
    for host, prefix in prefixes(api, request.host):
        yield host, prefix + (request.path or "")


def token_path(api: ir.Api) -> str | None:
    """The path under which the first login of an API is served; None when there is none."""
    logins = (scheme.login for scheme in api.auth if scheme.login is not None)
    return next((path for login in logins for _, path in _request_places(api, login)), None)


def _add(routes: Routes, host: str | None, route: Route[Target]) -> None:
    router = routes.main if host is None else routes.hosts[host]
    router.add(route)


def fill_prefix(prefix: str, holes: Mapping[str, str]) -> str:
    """The prefix of an endpoint as the caller wrote it, encoded."""
    return fill(prefix, {name: quote(holes[name], safe="") for name in holes_of(prefix) if name in holes})
