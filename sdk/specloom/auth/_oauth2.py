"""The grants of OAuth 2.0 that need no browser, as presets of `Login`. Source: RFC 6749."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, TypedDict, Unpack

from ._credential import Carrier
from ._login import CredentialValue, Login
from ._request import LoginRequest, literal
from ._scheme import DeadSign
from ._stores import TokenStore

ClientPlace = Literal["body", "basic"]


class LoginOptions(TypedDict, total=False):
    """What the presets hand on to `Login`."""

    send: str | Carrier
    dead: Sequence[DeadSign]
    origins: Sequence[str]
    expires: str
    store: TokenStore | None
    allow_http: bool


class OAuth2:
    """Tokens from a token endpoint: ``OAuth2.client_credentials(url, client_id, client_secret)`` and the like.

    *token_url* is a whole address, or a path from the API's base. *scopes* are sent as one text, *audience* and *extra*
    as they are. *client* says where the client's own credentials go: into the body, or a Basic header. All other
    options are those of `Login`.
    """

    @staticmethod
    def client_credentials(
        token_url: str,
        client_id: str,
        client_secret: CredentialValue,
        *,
        scopes: Sequence[str] | str = (),
        audience: str | None = None,
        client: ClientPlace = "body",
        extra: Mapping[str, str] | None = None,
        **options: Unpack[LoginOptions],
    ) -> Login:
        """The client's own token (section 4.4)."""
        form = _form("client_credentials", scopes, audience, extra)
        request, credentials = _request(token_url, form, client_id, client_secret, client)
        return _login(request, None, credentials, options)

    @staticmethod
    def password(
        token_url: str,
        username: str,
        password: CredentialValue,
        *,
        client_id: str | None = None,
        client_secret: CredentialValue = None,
        scopes: Sequence[str] | str = (),
        audience: str | None = None,
        client: ClientPlace = "body",
        extra: Mapping[str, str] | None = None,
        **options: Unpack[LoginOptions],
    ) -> Login:
        """A user's token for name and password (section 4.3), renewed by a refresh token where one comes."""
        form = _form("password", scopes, audience, extra, username="$username", password="$password")
        request, credentials = _request(token_url, form, client_id, client_secret, client)
        renewal = _form("refresh_token", (), None, extra, refresh_token="$refresh_token")
        renew, _ = _request(token_url, renewal, client_id, client_secret, client)
        return _login(request, renew, {**credentials, "username": username, "password": password}, options)

    @staticmethod
    def refresh_token(
        token_url: str,
        refresh_token: str,
        *,
        client_id: str | None = None,
        client_secret: CredentialValue = None,
        scopes: Sequence[str] | str = (),
        client: ClientPlace = "body",
        extra: Mapping[str, str] | None = None,
        **options: Unpack[LoginOptions],
    ) -> Login:
        """Tokens for a refresh token of a login elsewhere (section 6). With a *store* the newest is kept."""
        form = _form("refresh_token", scopes, None, extra, refresh_token="$refresh_token")
        renew, credentials = _request(token_url, form, client_id, client_secret, client)
        return _login(None, renew, {**credentials, "refresh_token": refresh_token}, options)


def _form(
    grant: str,
    scopes: Sequence[str] | str,
    audience: str | None,
    extra: Mapping[str, str] | None,
    **credentials: str,
) -> dict[str, str]:
    scope = scopes if isinstance(scopes, str) else " ".join(scopes)
    plain = {"scope": scope, "audience": audience or "", **(extra or {})}
    return {
        "grant_type": grant,
        **credentials,
        **{name: literal(text) for name, text in plain.items() if text},
    }


def _request(
    token_url: str,
    form: Mapping[str, str],
    client_id: str | None,
    client_secret: CredentialValue,
    client: ClientPlace,
) -> tuple[LoginRequest, dict[str, CredentialValue]]:
    if client not in ("body", "basic"):
        raise ValueError(f'client must be "body" or "basic", got {client!r}')
    if client == "basic" and (client_id is None or client_secret is None):
        raise ValueError('client="basic" needs client_id and client_secret')
    is_whole = token_url.startswith(("https://", "http://"))
    own = {"client_id": "$client_id", "client_secret": "$client_secret"} if client == "body" else {}
    request = LoginRequest(
        path=None if is_whole else token_url,
        url=token_url if is_whole else None,
        headers={"Accept": "application/json"},
        body={**form, **own},
        as_="form",
        basic=("client_id", "client_secret") if client == "basic" else None,
    )
    return request, {"client_id": client_id, "client_secret": client_secret}


def _login(
    request: LoginRequest | None,
    renew: LoginRequest | None,
    credentials: Mapping[str, CredentialValue],
    options: LoginOptions,
) -> Login:
    settings: LoginOptions = {"expires": "seconds expires_in", **options}
    return Login(
        request,
        renew=renew,
        credentials=credentials,
        token="access_token",
        refresh_token="refresh_token",
        token_type="Bearer",
        **settings,
    )
