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
        staff_token: TokenSource | None = None,
        auth: Literal[
            "login",
            "session",
            "cookie",
            "jwt",
            "basic",
            "key",
            "odd",
            "machine",
            "client",
            "public",
            "staff",
            "legacy",
        ]
        | Auth
        | None = None,
        url: str = API.url,
        **options: Unpack[ConnectionOptions],
    ) -> Self:
        """Make a client of The Guarded API. Nothing is sent before the first call.

        Args:
            email: Of the account. From the environment variable `GUARDED_EMAIL` when left out.
            password: From the environment variable `GUARDED_PASSWORD` when left out.
            api_key: From the environment variable `GUARDED_API_KEY` when left out.
            otp: From the environment variable `GUARDED_OTP` when left out.
            username: From the environment variable `GUARDED_USERNAME` when left out.
            token: Of a machine. From the environment variable `GUARDED_KEY` or `GUARDED_OLD` when left
                out.
            pin: Whose. From the environment variable `GUARDED_PIN` when left out.
            class_: From the environment variable `GUARDED_CLASS` when left out.
            ceiling: From the environment variable `GUARDED_LIMIT` when left out.
            client_id: From the environment variable `GUARDED_CLIENT_ID` when left out.
            client_secret: From the environment variable `GUARDED_CLIENT_SECRET` when left out.
            staff_token: Of a person. From the environment variable `GUARDED_TOKEN` when left out.
            auth: Which way to authenticate; when left out, the first whose credentials are all given.
                `login`: With an account. `staff`: For those who run it.
            url: Where the API is.
            options: Every option of `specloom.AsyncConnection`, and of the login `store` and `allow_http`.
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
                "staff_token": staff_token,
            },
            auth,
            options,
        )

    @cached_property
    def secrets(self) -> Secrets:
        from .secrets import Secrets

        return Secrets(self.connection)
