"""Ways to authenticate in their resolved form: OAuth 2 is spelled out as its requests (RFC 6749)."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from specloom_codegen import ir
from specloom_codegen.names import environment_name, python_name
from specloom_codegen.resolve.places import carrier_of, condition_of, place_of
from specloom_codegen.resolve.types import Types
from specloom_codegen.resolve.values import json_of, limits_of
from specloom_codegen.spec import (
    Auth,
    Carrier,
    Condition,
    Expiry,
    OAuth2,
    Request,
    Scalar,
    Setting,
    Spec,
    parse_place,
)
from specloom_codegen.spec.auth import credentials_of

_BEARER = Carrier("header", "Authorization", "Bearer")


def setting(name: str, value: Setting, spec: Spec, types: Types, *, sensitive: bool = False) -> ir.Setting:
    """A keyword argument of ``connect``."""
    expression = value.type or Scalar("string")
    required = value.default is None if value.required is None else value.required
    return ir.Setting(
        name=name,
        python=value.name or python_name(name),
        env=value.env or environment_name(spec.api, name),
        required=required,
        has_default=value.default is not None,
        default=json_of(value.default),
        type=types.ref(expression, types.parts[0]),
        limits=limits_of(value),
        sensitive=sensitive or bool(value.sensitive),
        doc=value.doc or "",
    )


def auth_scheme(name: str, auth: Auth, spec: Spec, types: Types) -> ir.AuthScheme:
    """One way to authenticate, with its requests and credentials filled in."""
    credentials = credentials_of(auth)
    login = None if auth.login is None else _request(auth.login)
    renew = None if auth.renew is None else _request(auth.renew)
    if (oauth2 := auth.oauth2) is not None:
        login, renew = _oauth2_login(oauth2, credentials), renew or _oauth2_renewal(oauth2, credentials)
    return ir.AuthScheme(
        name=name,
        credentials=tuple(
            setting(each, value, spec, types, sensitive=True) for each, value in credentials.items()
        ),
        login=login,
        renew=renew,
        token=(place_of(auth.token or parse_place("access_token" if oauth2 is not None else "token")),),
        refresh_token=_refresh_token(auth),
        expires=_expires(auth),
        send=carrier_of(auth.send or _BEARER),
        dead=_dead(auth),
        origins=auth.origins,
        token_type=_token_type(auth),
        doc=auth.doc or "",
    )


def _dead(auth: Auth) -> tuple[int | str | ir.Condition, ...]:
    """Statuses as numbers; every other number is an error code, which travels as text or as a number."""
    found: list[int | str | ir.Condition] = []
    for one in (401,) if auth.dead is None else auth.dead:
        sign = _sign(one)
        found += [] if sign in found else [sign]
    return tuple(found)


def _sign(one: int | str | Condition) -> int | str | ir.Condition:
    if isinstance(one, int):
        return one if 100 <= one <= 599 else str(one)
    return one if isinstance(one, str) else condition_of(one)


def _token_type(auth: Auth) -> str | None:
    """What a token of OAuth 2 must be where it is sent as a bearer token: others need more than their text."""
    carrier = auth.send or _BEARER
    return "Bearer" if auth.oauth2 is not None and carrier.scheme.lower() == "bearer" else None


def _refresh_token(auth: Auth) -> ir.Places:
    if auth.refresh_token is not None:
        return (place_of(auth.refresh_token),)
    return (place_of(parse_place("refresh_token")),) if auth.oauth2 is not None else ()


def _expires(auth: Auth) -> str | None:
    if auth.expires is None:
        return "seconds expires_in" if auth.oauth2 is not None else None
    return _expiry_text(auth.expires)


def _expiry_text(expiry: Expiry) -> str:
    # All digits: 30 days are 2592000 s, not 2.592e+06 s.
    if expiry.kind == "in" and expiry.seconds is not None:
        seconds = expiry.seconds
        return f"in {int(seconds)}s" if seconds == int(seconds) else f"in {seconds}s"
    return f"{expiry.kind} {expiry.place}" if expiry.place is not None else expiry.kind


def _request(request: Request) -> ir.AuthRequest:
    return ir.AuthRequest(
        method=request.method or "POST",
        path=None if request.path is None else request.path.text,
        url=None if request.url is None else request.url.text,
        host=request.host,
        query=dict(request.query),
        headers=dict(request.headers),
        body=json_of(request.body),
        as_=request.as_ or "json",
        statuses=request.status or (),
    )


def _oauth2_login(oauth2: OAuth2, credentials: Collection[str]) -> ir.AuthRequest:
    grant = oauth2.grant or "client_credentials"
    body: dict[str, Any] = {"grant_type": grant}
    if grant == "password":
        body |= {"username": "$username", "password": "$password"}
    if grant == "refresh_token":
        body["refresh_token"] = "$refresh_token"
    if oauth2.scopes:
        body["scope"] = _plain(" ".join(oauth2.scopes))
    if oauth2.audience is not None:
        body["audience"] = _plain(oauth2.audience)
    return _token_request(oauth2, body, credentials)


def _plain(text: str) -> str:
    """A text that is no credential, though it may begin like one."""
    return f"${text}" if text.startswith("$") else text


def _oauth2_renewal(oauth2: OAuth2, credentials: Collection[str]) -> ir.AuthRequest:
    body = {"grant_type": "refresh_token", "refresh_token": "$refresh_token"}
    return _token_request(oauth2, body, credentials)


def _token_request(oauth2: OAuth2, body: dict[str, Any], credentials: Collection[str]) -> ir.AuthRequest:
    """A request to a token endpoint. Source: RFC 6749, section 2.3.1 for where the client says who it is.

    A public client has no secret: what the spec's own *credentials* leave out is not spoken of.
    """
    is_basic = oauth2.client == "basic"
    own = {
        name: f"${name}" for name in ("client_id", "client_secret") if name in credentials and not is_basic
    }
    return ir.AuthRequest(
        method="POST",
        path=None,
        url=oauth2.token_url.text if oauth2.token_url is not None else "",
        host=None,
        query={},
        headers={"Accept": "application/json"},
        body={**body, **own},
        as_="form",
        statuses=(),
        basic=("client_id", "client_secret") if is_basic else None,
    )
