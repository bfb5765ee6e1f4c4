"""Ways to authenticate.

    BearerToken("…")  BearerToken(fetch)      a token of the user's, or a function that gives one
    ApiKey("…", send="query api_key")         a key that is sent as it is
    BasicAuth("name", "password")             name and password with each request
    Login(…)  OAuth2.client_credentials(…)    a token that a login yields, renewed ahead of its end

An `Auth` of one's own needs two methods, ``credential`` and ``rejected``. None of these objects is bound to an
event loop, and ``with_options`` copies of a connection share them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from ._bearer import BearerToken, TokenSource, present_token
from ._credential import Carrier, Credential
from ._declared import AuthScheme, CredentialSetting, NamedSchemes, choose_scheme, usual_scheme
from ._keys import ApiKey, BasicAuth
from ._request import LoginRequest
from ._scheme import Auth, InvalidToken, NamelessToken, Scheme, Send, UndecodableToken, as_scheme

if TYPE_CHECKING:
    from ._login import Login
    from ._oauth2 import OAuth2
    from ._stores import FileStore, MemoryStore, StoredToken, TokenStore

# Loaded when they are asked for: most clients have a token, and no login.
_MODULES: Final = {
    "FileStore": "_stores",
    "Login": "_login",
    "MemoryStore": "_stores",
    "OAuth2": "_oauth2",
    "StoredToken": "_stores",
    "TokenStore": "_stores",
}

__all__ = [
    "ApiKey",
    "Auth",
    "AuthScheme",
    "BasicAuth",
    "BearerToken",
    "Carrier",
    "Credential",
    "CredentialSetting",
    "FileStore",
    "InvalidToken",
    "Login",
    "LoginRequest",
    "MemoryStore",
    "NamedSchemes",
    "NamelessToken",
    "OAuth2",
    "Scheme",
    "Send",
    "StoredToken",
    "TokenSource",
    "TokenStore",
    "UndecodableToken",
    "as_scheme",
    "choose_scheme",
    "present_token",
    "usual_scheme",
]


def __getattr__(name: str) -> Any:
    module = _MODULES.get(name)
    if module is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{module}"), name)
    globals()[name] = value
    return value
