"""What FlowKit's own client offers and the spec cannot say: tokens that must name a user, queries as objects,
and checks in the forms that servers of any release answer.

This file, `api_query`, `builders` and what they are made of are written by hand, and the generator leaves them alone.
"""

from __future__ import annotations

import os
import re
import warnings
from collections.abc import Coroutine, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, Self, Unpack

from specloom.auth import BearerToken
from specloom.service import Auth, ConnectionOptions, RequestOptions, Response, TokenSource

from ._api import API
from ._client import FlowKit as GeneratedFlowKit

if TYPE_CHECKING:
    from ._qa_checks import QaChecks
    from .api_query import APIQuery
    from .models import Query

__all__ = ["FlowKit", "InsecureConnectionWarning"]

_BASE: Final = re.compile(r"/api/([0-9]+)$")


class InsecureConnectionWarning(UserWarning):
    """Tokens and results travel where others can read them."""


class FlowKit(GeneratedFlowKit):
    """The client of FlowKit: ``queries geography available_dates qa openapi``, and queries as objects.

    ``url`` is that of the server, ``api_version`` the version of its API, ``token`` the token in use, and ``user``
    whom it names.
    """

    @classmethod
    def connect(
        cls,
        *,
        token: TokenSource | None = None,
        api_version: int | None = None,
        auth: Auth | None = None,
        url: str = API.url,
        **options: Unpack[ConnectionOptions],
    ) -> Self:
        """Make a client of FlowKit. Nothing is sent before the first call.

        A token must be a JWT that names its user: `UndecodableToken` and `NamelessToken` of `specloom.auth` (both
        `InvalidToken`) say that it is none. What is not sent over https is an `InsecureConnectionWarning`.

        Args:
            token: JSON Web Token for this server, or an async function that gives one. From the environment variable
                `FLOWKIT_TOKEN` when left out.
            api_version: Version of the API to connect to. From the environment variable `FLOWKIT_API_VERSION` when
                left out. Default: 0.
            auth: A way to authenticate of your own, in place of a token.
            url: URL of the server, e.g. "https://localhost:9090".
            options: Every option of `specloom.AsyncConnection`. `ssl_certificate` is the path of a certificate to
                trust, True for the usual ones, False for no verification.
        """
        if not url.lower().startswith("https://"):
            warnings.warn("what is sent to this server can be read by others: its URL is not https",
                          InsecureConnectionWarning, stacklevel=2)  # fmt: skip
        if auth is None:
            given = token if token is not None else os.environ.get(API.auth[0].credentials[0].env)
            auth, token = (BearerToken(given, jwt="required") if given else None), None
        return super().connect(token=token, api_version=api_version, auth=auth, url=url, **options)

    @cached_property
    def qa(self) -> QaChecks:
        """Checks of the quality of the data, day by day."""
        from ._qa_checks import QaChecks

        return QaChecks(self.connection)

    @property
    def url(self) -> str:
        """URL of the server, without the path of its API."""
        return _BASE.sub("", self.connection.url)

    @property
    def api_version(self) -> int:
        """Version of the API."""
        found = _BASE.search(self.connection.url)
        return int(found[1]) if found else 0

    @property
    def token(self) -> str | None:
        """The token in use; None when there is none, or none yet."""
        return self.connection.token

    @property
    def user(self) -> str | None:
        """Whom the token names; None when there is no token, or none yet."""
        return self.connection.user

    def update_token(self, token: str) -> None:
        """Use *token* from the next request on. `InvalidToken` for what is no JWT that names a user."""
        BearerToken(token, jwt="required")
        self.connection.update_token(token)

    def get_url(
        self, *, route: str, data: Any = None, **options: Unpack[RequestOptions]
    ) -> Coroutine[Any, Any, Response]:
        """GET a path of the API, with *data* as a JSON body if given; 200, 202 and 303 are answers, not followed."""
        return self.connection.get_url(route=route, data=data, **options)

    def post_json(
        self, *, route: str, data: Any, **options: Unpack[RequestOptions]
    ) -> Coroutine[Any, Any, Response]:
        """POST *data* as JSON to a path of the API; any 2xx is an answer."""
        return self.connection.post_json(route=route, data=data, **options)

    def make_api_query(self, parameters: Query | Mapping[str, Any]) -> APIQuery:
        """A query as an object, which runs it, waits for it and gives its result. Nothing is sent yet."""
        from .api_query import APIQuery  # loaded on first use: many programs use `queries` alone

        return APIQuery(self, parameters)

    def __repr__(self) -> str:
        return f"FlowKit({self.user}@{self.url} v{self.api_version})"
