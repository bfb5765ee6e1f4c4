"""The client of Cloudomation.

Generated from specs/cloudomation.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal, Self, Unpack

from specloom.service import Auth, Client, ConnectionOptions, TokenSource

from ._api import API

if TYPE_CHECKING:
    from .executions import Executions
    from .files import Files
    from .flows import Flows
    from .settings import Settings
    from .users import Users
    from .webhooks import Webhooks


class Cloudomation(Client):
    """Records of a workspace: flows, their executions, and the files, settings and webhooks that they use.

    ```python
    async with Cloudomation.connect(workspace="acme", user_name="ada", password="…") as cloudomation:
        await cloudomation.settings.partial_update("system_user", {"value": "ada"}, by="name")
        run = await cloudomation.executions.create({"name": "hello", "script": b"def handler(system, this): ..."})
    ```
    """

    _api = API

    @classmethod
    def connect(
        cls,
        *,
        client_name: str | None = None,
        user_name: str | None = None,
        password: str | None = None,
        token: TokenSource | None = None,
        workspace: str | None = None,
        api_version: str | None = None,
        auth: Literal["client", "session", "token"] | Auth | None = None,
        url: str = API.url,
        **options: Unpack[ConnectionOptions],
    ) -> Self:
        """Make a client of Cloudomation. Nothing is sent before the first call.

        Args:
            client_name: The name of the client that the user belongs to. From the environment variable
                `CLOUDOMATION_CLIENT_NAME` when left out.
            user_name: The name of the user. From the environment variable `CLOUDOMATION_USER_NAME` when
                left out.
            password: From the environment variable `CLOUDOMATION_PASSWORD` when left out.
            token: From the environment variable `CLOUDOMATION_TOKEN` when left out.
            workspace: The name of the workspace. From the environment variable `CLOUDOMATION_WORKSPACE`
                when left out. Default: `app`.
            api_version: `latest`, or the number of a release: `1`, `3` … From the environment variable
                `CLOUDOMATION_API_VERSION` when left out. Default: `latest`.
            auth: Which way to authenticate; when left out, the first whose credentials are all given.
                `client`: The login of earlier releases: the answer holds a token and when it ends. It is sent
                as it is, without `Bearer`. `session`: The login of newer releases: it says yes with a
                redirect, and sets a cookie that is good for thirty days. Too many refusals lock the account,
                so one that was refused is not repeated. `token`: A token that was obtained elsewhere, sent as
                it is.
            url: Where the API is.
            options: Every option of `specloom.AsyncConnection`, and of the login `store` and `allow_http`.
        """
        return cls._connect(
            url,
            {
                "client_name": client_name,
                "user_name": user_name,
                "password": password,
                "token": token,
                "workspace": workspace,
                "api_version": api_version,
            },
            auth,
            options,
        )

    @cached_property
    def flows(self) -> Flows:
        """Scripts in Python that are stored."""
        from .flows import Flows

        return Flows(self.connection)

    @cached_property
    def executions(self) -> Executions:
        """Runs of flows and connections."""
        from .executions import Executions

        return Executions(self.connection)

    @cached_property
    def files(self) -> Files:
        """Files of the workspace."""
        from .files import Files

        return Files(self.connection)

    @cached_property
    def settings(self) -> Settings:
        """Values under names."""
        from .settings import Settings

        return Settings(self.connection)

    @cached_property
    def webhooks(self) -> Webhooks:
        """Addresses under which flows can be run from outside."""
        from .webhooks import Webhooks

        return Webhooks(self.connection)

    @cached_property
    def users(self) -> Users:
        """Who can log in."""
        from .users import Users

        return Users(self.connection)
