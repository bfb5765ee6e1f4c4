"""Checks of authentication: credentials and their names, logins and renewals, where tokens travel."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final
from urllib.parse import urlsplit

import attrs

from specloom_codegen.diagnostics import Position, did_you_mean
from specloom_codegen.names import RESERVED_SETTINGS, python_name
from specloom_codegen.spec import Auth, Request, Setting, Template, has_key
from specloom_codegen.spec.auth import credentials_of
from specloom_codegen.spec.kinds import Entry
from specloom_codegen.spec.nodes import JsonValue, Node, Step, child, find
from specloom_codegen.spec.shapes import follow, value_type
from specloom_codegen.validate.exchange import check_condition, check_places
from specloom_codegen.validate.params import fits_hole
from specloom_codegen.validate.report import Scene
from specloom_codegen.validate.secrets import HINT, check_address, looks_secret
from specloom_codegen.validate.values import check_value

_REFERENCE: Final = re.compile(r"\$([a-z][a-z0-9_]*)")
_LOOPBACK: Final = re.compile(
    r"(localhost|[a-z0-9-]+\.localhost|127\.[0-9.]+|\[::1\])(:[0-9]+)?", re.IGNORECASE
)


def check_auth(scene: Scene) -> None:
    """Every way to authenticate."""
    for name, auth in scene.spec.auth.items():
        if name == "none":
            hint = "`auth: none` sends no credentials: call it otherwise"
            scene.report.key(scene.spec, ["auth", name], "an auth cannot be called 'none'", hint)
        _check_credentials(scene, auth)
        _check_shape(scene, auth)
        _check_carrier(scene, auth)
        for key, request in (("login", auth.login), ("renew", auth.renew)):
            if request is not None:
                _check_request(scene, name, auth, key, request)
        if auth.oauth2 is not None and auth.oauth2.token_url is not None:
            check_address(scene, auth.oauth2, ["token_url"], auth.oauth2.token_url)
            _check_https(scene, auth.oauth2, ["token_url"], auth.oauth2.token_url.text)
            _check_holes(scene, auth.oauth2, ["token_url"], auth.oauth2.token_url, set(credentials_of(auth)))
        _check_dead(scene, auth)
    _check_setting_names(scene)


def _check_credentials(scene: Scene, auth: Auth) -> None:
    for setting in (auth.credentials or {}).values():
        check_value(scene, setting)
        if setting.default is not None and setting.default.value not in (None, ""):
            scene.report.value(setting, ["default"], "a secret written into the spec", _ENVIRONMENT)
    if auth.credentials == {} and auth.login is None and not has_key(auth.origin, "login"):
        hint = "name what `connect` takes: `{token}`; without the key that is assumed"
        scene.report.key(auth, ["credentials"], "no credential to send", hint)
    if auth.oauth2 is not None and auth.credentials:
        for name, setting in credentials_of(attrs.evolve(auth, credentials=None)).items():
            if setting.required is not False and name not in auth.credentials:
                hint = f"add it: `credentials: {{{name}: , …}}`"
                scene.report.key(auth, ["credentials"], f"'oauth2' needs the credential {name!r}", hint)


_ENVIRONMENT: Final = "a credential has no default: it comes from `connect` or from the environment (`env:`)"


def _check_shape(scene: Scene, auth: Auth) -> None:
    report = scene.report
    yields = auth.login is not None or has_key(auth.origin, "login") or auth.oauth2 is not None
    if auth.login is not None and auth.oauth2 is not None:
        hint = "`oauth2` is short for a login: leave one of them out"
        report.key(auth, ["oauth2"], "'oauth2' beside 'login'", hint)
    if yields or has_key(auth.origin, "oauth2"):
        return
    for key in ("token", "refresh_token") if auth.renew is None else ():
        if has_key(auth.origin, key):
            hint = "it is a place in a login's answer: say the `login`, or leave it out"
            report.key(auth, [key], f"{key!r} without 'login'", hint)
    if auth.expires is not None and auth.expires.place is not None and auth.renew is None:
        hint = "without a login there is no answer to look into: say `jwt`, `in 30d` or `never`"
        report.value(auth, ["expires"], f"`expires: {auth.expires}` without 'login'", hint)


def _check_carrier(scene: Scene, auth: Auth) -> None:
    report = scene.report
    send, token = auth.send, auth.token
    yields = auth.login is not None or auth.oauth2 is not None
    all_cookies = send is not None and send.kind == "cookie" and send.name == "*"
    all_set = token is not None and token.source == "cookie" and token.name == "*"
    if all_cookies and not all_set:
        hint = "say `token: cookie *`: all cookies that the login sets"
        report.value(auth, ["send"], "`send: cookie *` without `token: cookie *`", hint)
    if all_set and not all_cookies:
        hint = "say `send: cookie *`: they travel as they came"
        report.value(auth, ["token"], "`token: cookie *` without `send: cookie *`", hint)
    if send is not None and send.kind == "basic":
        if yields:
            hint = "a token goes into a header, a cookie or the query"
            report.value(auth, ["send"], "`send: basic` beside a login", hint)
        elif auth.credentials is not None and len(auth.credentials) > 2:
            hint = "user name and password: two at most"
            report.key(auth, ["credentials"], "`send: basic` with more than two credentials", hint)
    check_places(scene, auth, "token", (token,) if token else None, ("last", "status", "link"))
    refresh = auth.refresh_token
    check_places(scene, auth, "refresh_token", (refresh,) if refresh else None, ("last", "status", "link"))


def _check_request(scene: Scene, name: str, auth: Auth, key: str, request: Request) -> None:
    report = scene.report
    if request.path is None and request.url is None and not _says_address(request):
        report.key(auth, [key], f"the {key} of {name!r} has no address", "say its `path`, or its whole `url`")
    if request.url is not None and (request.path is not None or request.host is not None):
        other = "path" if request.path is not None else "host"
        report.key(request, [other], f"{other!r} beside 'url'", "leave one of them out")
    if request.path is not None and not request.path.text.startswith("/"):
        message = f"the path {request.path.text!r} does not start with a slash"
        report.value(request, ["path"], message, f"write `/{request.path.text}`")
    if request.host is not None and request.host not in scene.spec.hosts:
        report.unknown(request, ["host"], "host", request.host, scene.spec.hosts)
    body = request.body.value if request.body is not None else {}
    if request.as_ in ("form", "query") and not isinstance(body, dict):
        report.value(request, ["body"], f"`as: {request.as_}` needs a mapping", None)
    if request.url is not None:
        check_address(scene, request, ["url"], request.url)
    if request.path is not None or request.url is not None:
        _check_https(scene, request, *_address_of(scene, request))
    _check_references(scene, auth, key, request)


def _says_address(request: Request) -> bool:
    return has_key(request.origin, "path") or has_key(request.origin, "url")


def _address_of(scene: Scene, request: Request) -> tuple[Sequence[Step], str]:
    """Where a request goes, and the key of it that says so."""
    spec = scene.spec
    if request.url is not None:
        return ["url"], request.url.text
    host = spec.hosts.get(request.host or "")
    if host is not None and not host.text.startswith("/"):
        return ["host"], host.text
    return ["path"], spec.url.text if spec.url is not None else ""


def _check_https(scene: Scene, entry: Entry, steps: Sequence[Step], address: str) -> None:
    """A login's credentials would travel in the clear."""
    filled = _fill(scene, address)
    try:
        parts = urlsplit(filled)
    except ValueError:
        return
    if parts.scheme != "http" or _LOOPBACK.fullmatch(parts.netloc.rpartition("@")[2]):
        return
    hint = "write https://; only addresses of this machine may do without"
    scene.report.value(entry, steps, f"a login over plain http: {address}", hint)


def _fill(scene: Scene, address: str) -> str:
    """An address with the defaults of its variables."""
    for name, setting in scene.spec.variables.items():
        if setting.default is not None:
            address = address.replace(f"{{{name}}}", str(setting.default.value))
    return address


def _check_references(scene: Scene, auth: Auth, key: str, request: Request) -> None:
    """``$name`` values and holes that no credential fills, and secrets that were written out."""
    known = {*credentials_of(auth), *(_tokens(auth) if key == "renew" else ())}
    _check_holes(scene, request, ["path"], request.path, known)
    _check_holes(scene, request, ["url"], request.url, known)
    for part in ("query", "headers", "body"):
        node = find(request.origin, part)
        value: JsonValue = (
            (request.body.value if request.body else None) if part == "body" else dict(getattr(request, part))
        )
        for name, text, where in _texts(part, value, node, request.origin):
            _check_text(scene, known, name, text, where)


def _check_holes(
    scene: Scene, owner: Entry, steps: Sequence[Step], template: Template | None, known: set[str]
) -> None:
    """Holes of a login's address: credentials fill them, and variables those of a whole one."""
    for hole in template.holes if template is not None else ():
        if hole.name not in known and not (steps != ["path"] and hole.name in scene.spec.variables):
            message = f"no credential fills the hole {{{hole.name}}}"
            scene.report.inside(owner, steps, str(hole), message, _known_hint(hole.name, known))


def addresses_of(auth: Auth) -> Iterator[Template]:
    """The whole addresses of its logins, whose holes variables may fill."""
    whole = [request.url for request in (auth.login, auth.renew) if request is not None]
    if auth.oauth2 is not None:
        whole.append(auth.oauth2.token_url)
    return (address for address in whole if address is not None)


def _tokens(auth: Auth) -> tuple[str, ...]:
    """The names under which a renewal has the tokens that exist."""
    refreshes = auth.refresh_token is not None or has_key(auth.origin, "refresh_token")
    return ("token", "refresh_token") if refreshes else ("token",)


def _texts(
    name: str, value: JsonValue, node: Node | None, owner: Node
) -> Iterator[tuple[str, str, Position]]:
    """Every text within a value, with the name that it stands under and its position."""
    here = node if node is not None else owner
    if isinstance(value, str):
        yield name, value, here.position
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(key, inner, child(here, key), here)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _texts(name, inner, child(here, index), here)


def _check_text(scene: Scene, known: set[str], name: str, text: str, where: Position) -> None:
    whole = _REFERENCE.fullmatch(text)
    if whole is not None:
        if whole[1] not in known:
            hint = _known_hint(whole[1], known, sign="$")
            if whole[1] == "refresh_token":
                hint = "say where it lies in an answer: `refresh_token: PLACE`"
            scene.report.at(where, f"${whole[1]} is not declared", hint)
    elif text.startswith("$$"):
        return
    elif (
        inside := next((found for found in _REFERENCE.finditer(text) if found[1] in known), None)
    ) is not None:
        message = f"{inside[0]} within a text is not filled in"
        hint = "only a whole value is; a word before the token is said by `send: header NAME WORD`"
        scene.report.at(where, message, hint)
    elif text.startswith("$"):
        scene.report.at(
            where, f"{text!r} is no credential", f"a text that starts with `$` is written `${text}`"
        )
    elif looks_secret(name, text):
        scene.report.at(where, "a secret written into the spec", HINT)


def _known_hint(name: str, known: set[str], sign: str = "") -> str:
    meant = did_you_mean(name, sorted(known))
    if meant is not None:
        return meant
    return f"declare it under `credentials`; there are {', '.join(sign + each for each in sorted(known))}"


def _check_dead(scene: Scene, auth: Auth) -> None:
    codes = known_codes(scene)
    for index, dead in enumerate(auth.dead or ()):
        if isinstance(dead, Mapping):
            check_condition(scene, auth, ["dead", index], dead)
            continue
        if isinstance(dead, int) and 100 <= dead <= 599:
            continue
        if codes and str(dead) not in codes:
            scene.report.unknown(auth, ["dead", index], "error code", str(dead), codes)


def known_codes(scene: Scene) -> list[str]:
    """The error codes that the spec lists, as text; none when it names no enum of them."""
    errors = scene.spec.errors
    definition = scene.types.get(errors.codes or "") if errors is not None else None
    return [str(member.value) for member in definition.enum or ()] if definition is not None else []


def _check_setting_names(scene: Scene) -> None:
    """Arguments of ``connect``: variables, credentials, and the options that every client has."""
    spec = scene.spec
    variables: dict[str, str] = {}
    for name, setting in spec.variables.items():
        check_value(scene, setting)
        _check_fits_address(scene, setting)
        _claim(scene, variables, spec, ["variables", name], f"the variable {name!r}", name, setting)
    for auth in spec.auth.values():
        taken = dict(variables)
        for name, setting in credentials_of(auth).items():
            _claim(scene, taken, auth, ["credentials", name], f"the credential {name!r}", name, setting)


def _check_fits_address(scene: Scene, variable: Setting) -> None:
    expression = value_type(variable)
    end = None if expression is None else follow(expression, scene.types)
    if end is not None and not fits_hole(end, scene.types):
        hint = "an address takes one text, number or enum"
        steps = ["type"] if has_key(variable.origin, "type") else []
        scene.report.value(variable, steps, f"`{expression}` cannot stand in an address", hint)


def _claim(
    scene: Scene,
    taken: dict[str, str],
    owner: Entry,
    steps: Sequence[Step],
    noun: str,
    name: str,
    setting: Setting,
) -> None:
    argument = setting.name or python_name(name)
    hint = f"say `name: {argument}_`"
    if argument in RESERVED_SETTINGS:
        scene.report.key(owner, steps, f"{noun} clashes with an option of `connect`", hint)
    elif argument in taken:
        scene.report.key(owner, steps, f"{noun} and {taken[argument]} are both called {argument!r}", hint)
    taken.setdefault(argument, noun)
