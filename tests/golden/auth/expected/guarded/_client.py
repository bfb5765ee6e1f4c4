"""The client of The Guarded API.

Generated from tests/golden/auth/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal, Self, Unpack

from specloom.service import Auth, Client, ConnectionOptions, TokenSource

from ._api import API

if TYPE_CHECKING:
    from .secrets import Secrets


class Guarded(Client):
    """The client of The Guarded API."""

    _api = API

    @classmethod
    def connect(
        cls,
        *,
        email: str | None = None,
        password: str | None = None,
        api_key: str | None = None,
        otp: str | None = None,
        username: str | None = None,
        token: TokenSource | None = None,
        pin: TokenSource | None = None,
        class_: str | None = None,
        ceiling: str | None = None,
        client_id: str | None = None,
        client_secret: str | None = None,
        auth: Literal["login", "session", "cookie", "jwt", "basic", "key", "odd", "machine"]
        | Auth
        | None = None,
        url: str = API.url,
        **options: Unpack[ConnectionOptions],
    ) -> Self:
        """Make a client of The Guarded API. Nothing is sent before the first call.

        Args:
            email: Of the account. When left out, the environment variable `GUARDED_EMAIL`.
            password: When left out, the environment variable `GUARDED_PASSWORD`.
            api_key: When left out, the environment variable `GUARDED_API_KEY`.
            otp: When left out, the environment variable `GUARDED_OTP`.
            username: When left out, the environment variable `GUARDED_USERNAME`.
            token: When left out, the environment variable `GUARDED_KEY`.
            pin: Whose. When left out, the environment variable `GUARDED_PIN`.
            class_: When left out, the environment variable `GUARDED_CLASS`.
            ceiling: When left out, the environment variable `GUARDED_LIMIT`.
            client_id: When left out, the environment variable `GUARDED_CLIENT_ID`.
            client_secret: When left out, the environment variable `GUARDED_CLIENT_SECRET`.
            auth: Which way to authenticate; when left out, the first whose credentials are all given.
            url: Where the API is.
            options: Every option of `specloom.AsyncConnection`.
        """
        return cls._connect(
            url,
            {
                "email": email,
                "password": password,
                "api_key": api_key,
                "otp": otp,
                "username": username,
                "token": token,
                "pin": pin,
                "class_": class_,
                "ceiling": ceiling,
                "client_id": client_id,
                "client_secret": client_secret,
            },
            auth,
            options,
        )

    @cached_property
    def secrets(self) -> Secrets:
        from .secrets import Secrets

        return Secrets(self.connection)
