"""The classes for authentication: Auth, Request, OAuth2."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal, get_args

import attrs

from specloom_codegen.spec.kinds import (
    IDENTIFIER,
    AnyJson,
    Choice,
    Entry,
    Instance,
    Json,
    Kind,
    MappingOf,
    Parsed,
    SequenceOf,
    Text,
    Whole,
    declare,
    either,
    empty_map,
    names,
    wire_names,
)
from specloom_codegen.spec.notation import NotationError
from specloom_codegen.spec.operations import (
    CARRIER,
    CONDITION,
    HOST_NAME,
    METHOD,
    PATH,
    PLACE,
    STATUS,
    Condition,
    Method,
)
from specloom_codegen.spec.places import EXPIRY_PATTERN, Carrier, Expiry, Place, parse_expiry
from specloom_codegen.spec.templates import Template, parse_template
from specloom_codegen.spec.values import Setting

Grant = Literal["client_credentials", "password", "refresh_token"]
RequestForm = Literal["json", "form", "query"]

ADDRESS_PATTERN = r"^https?://[^\s]+$"


def parse_address(text: str) -> Template:
    """Read an absolute http or https address, which may have holes."""
    if not re.match(r"(https?://|\{[^{}]*\})\S+$", text):
        raise NotationError(f"{text!r} is not an address", hint="it starts with https:// or http://")
    return parse_template(text)


ADDRESS: Kind[Template] = Parsed(parse_address, "URL", r"^(https?://|\{[^{}]*\})\S+$")
TEXTS: Kind[Mapping[str, str]] = MappingOf(wire_names(), Text())
SETTINGS: Kind[Mapping[str, Setting]] = MappingOf(
    names(IDENTIFIER, "name"), Instance(lambda: Setting, short="type")
)


@attrs.frozen(kw_only=True)
class Request(Entry):
    """A call that yields or renews a token. A value ``$name`` is a credential, ``$$x`` the text ``$x``."""

    method: Method | None = declare(METHOD, "HTTP method", assumed="POST")
    path: Template | None = declare(PATH, "from `base`, or with `host` from that host; holes are credentials")
    host: str | None = declare(HOST_NAME, "one of `hosts`", assumed="the API's own")
    url: Template | None = declare(ADDRESS, "a whole address instead of `path`")
    query: Mapping[str, str] = declare(TEXTS, "query parameters", default=empty_map())
    headers: Mapping[str, str] = declare(TEXTS, "headers", default=empty_map())
    body: Json | None = declare(AnyJson(), "what is sent")
    as_: RequestForm | None = declare(
        Choice[RequestForm](get_args(RequestForm)), "how the body travels", assumed="json"
    )
    status: tuple[int, ...] | None = declare(
        SequenceOf(STATUS, single=True, least=1), "the statuses that say yes", assumed="2xx"
    )


@attrs.frozen(kw_only=True)
class OAuth2(Entry):
    """Short for the login and the renewal of RFC 6749."""

    token_url: Template | None = declare(
        ADDRESS, "address of the token endpoint", default=None, required=True
    )
    grant: Grant | None = declare(
        Choice[Grant](get_args(Grant)), "how a token is obtained", assumed="client_credentials"
    )
    scopes: tuple[str, ...] | None = declare(SequenceOf(Text()), "the scopes that are asked for")
    audience: str | None = declare(Text(), "the audience that is asked for")
    client: Literal["body", "basic"] | None = declare(
        Choice[Literal["body", "basic"]](("body", "basic")),
        "where `client_id` and `client_secret` go",
        assumed="body",
    )


@attrs.frozen(kw_only=True)
class Auth(Entry):
    """A way to authenticate: without a login the credential itself is sent, else what the login yields."""

    credentials: Mapping[str, Setting] | None = declare(
        SETTINGS,
        "what the user gives to `connect`; without a login the first is sent",
        assumed="`token`; with `send: basic` or password grants `username`, `password`; with OAuth2 also "
        "`client_id`, `client_secret`",
    )
    login: Request | None = declare(Instance(lambda: Request, empty=False), "the call that yields a token")
    oauth2: OAuth2 | None = declare(Instance(lambda: OAuth2, empty=False), "login and renewal of RFC 6749")
    token: Place | None = declare(PLACE, "where the token lies in the login's answer", assumed="token")
    refresh_token: Place | None = declare(
        PLACE, "where a refresh token lies. Each is used once; a newer one in any answer replaces it"
    )
    expires: Expiry | None = declare(
        Parsed(parse_expiry, "expiry", EXPIRY_PATTERN),
        "how the token's end is known: `jwt`, `seconds PLACE`, `milliseconds PLACE`, `at PLACE`, `in 30d` or "
        "`never`",
        assumed="jwt where it can be decoded, else unknown",
    )
    renew: Request | None = declare(
        Instance(lambda: Request, empty=False),
        "a new token from the old one; if that fails, log in again",
        assumed="log in again; without a login the user's `update_token`",
    )
    send: Carrier | None = declare(CARRIER, "where the token goes", assumed="header Authorization Bearer")
    dead: tuple[int | str | Condition, ...] | None = declare(
        SequenceOf(either(Whole(), Text(), CONDITION), least=1),
        "how a dead credential shows: 100 to 599 are statuses, other words are error codes, and a condition is met by "
        "answers with a success status that are those to nobody",
        assumed="[401]",
    )
    origins: tuple[str, ...] = declare(
        SequenceOf(Text(ADDRESS_PATTERN, "URL")), "where it may go besides `url` and `hosts`", default=()
    )


def credentials_of(auth: Auth) -> Mapping[str, Setting]:
    """The credentials of a way to authenticate, in order: those that it declares, else those of its kind.

    The client's own id and secret are optional where RFC 6749 lets a public client do without them: not in a header.
    """
    if auth.credentials is not None:
        return auth.credentials
    if auth.oauth2 is not None:
        optional = Setting(required=auth.oauth2.client == "basic")
        if auth.oauth2.grant == "password":
            user = {"username": Setting(), "password": Setting()}
            return {**user, "client_id": optional, "client_secret": optional}
        if auth.oauth2.grant == "refresh_token":
            return {"refresh_token": Setting(), "client_id": optional, "client_secret": optional}
        return {"client_id": Setting(), "client_secret": Setting()}
    if auth.send is not None and auth.send.kind == "basic":
        return {"username": Setting(), "password": Setting()}
    return {"token": Setting()}
