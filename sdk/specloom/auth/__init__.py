"""Ways to authenticate.

    BearerToken("…")  BearerToken(fetch)      a token of the user's, or a function that gives one
    ApiKey("…", send="query api_key")         a key that is sent as it is
    BasicAuth("name", "password")             name and password with each request
    Login(…)  OAuth2.client_credentials(…)    a token that a login yields, renewed ahead of its end

An `Auth` of one's own needs two methods, ``credential`` and ``rejected``. None of these objects is bound to an
event loop, and ``with_options`` copies of a connection share them.
"""

from __future__ import annotations

from ._bearer import BearerToken, TokenSource, present_token
from ._credential import Carrier, Credential
from ._keys import ApiKey, BasicAuth
from ._scheme import Auth, InvalidToken, Scheme, Send, as_scheme

__all__ = [
    "ApiKey",
    "Auth",
    "BasicAuth",
    "BearerToken",
    "Carrier",
    "Credential",
    "InvalidToken",
    "Scheme",
    "Send",
    "TokenSource",
    "as_scheme",
    "present_token",
]
