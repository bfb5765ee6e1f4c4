"""The client of Flex.io.

Generated from specs/flexio.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal, Self, Unpack

from specloom.service import Auth, Client, ConnectionOptions, TokenSource

from ._api import API

if TYPE_CHECKING:
    from .about import About
    from .checks import Checks
    from .connections import Connections
    from .owned._group import Owned
    from .pipes import Pipes
    from .processes import Processes
    from .rights import Rights
    from .session import Session
    from .statistics import Statistics
    from .streams import Streams
    from .tokens import Tokens
    from .trash import Trash
    from .users import Users
    from .vfs import Vfs


class Flexio(Client):
    """Build, store and run *pipes*: sequences of tasks, each of which takes the output of the one before it.

    A pipe that was saved is a cloud function. It is run by its `eid`, which the server makes, or by its
    `ename`, which you choose, with whatever data you send; its last task's output is the answer.
    *Connections* hold the addresses and the credentials of other services, so that a pipe can use them
    without showing them.

    ```python
    async with Flexio.connect(token="…") as flexio:
        pipe = await flexio.pipes.create({"name": "Website", "task": [
            {"type": "flexio.request", "params": {"url": "https://www.flex.io"}},
        ]})
        answer = await flexio.pipes.run(pipe.eid)
        print(answer.text)
    ```
    """

    _api = API

    @classmethod
    def connect(
        cls,
        *,
        token: TokenSource | None = None,
        api_key: TokenSource | None = None,
        flexio_api_key: TokenSource | None = None,
        username: str | None = None,
        password: str | None = None,
        auth: Literal["key", "query_key", "later_query_key", "session"] | Auth | None = None,
        url: str = API.url,
        **options: Unpack[ConnectionOptions],
    ) -> Self:
        """Make a client of Flex.io. Nothing is sent before the first call.

        Args:
            token: The API key of your account. From the environment variable `FLEXIO_TOKEN` when left
                out.
            api_key: The API key, to be sent in the query. From the environment variable
                `FLEXIO_QUERY_KEY` when left out.
            flexio_api_key: The API key, to be sent in the query as since 2020. From the environment
                variable `FLEXIO_LATER_QUERY_KEY` when left out.
            username: User name or e-mail address. From the environment variable `FLEXIO_USERNAME` when
                left out.
            password: From the environment variable `FLEXIO_PASSWORD` when left out.
            auth: Which way to authenticate; when left out, the first whose credentials are all given.
                `key`: An API key, sent as a bearer token. It is copied from the dashboard, or made in the API
                section of the account settings, and it is valid until it is deleted there. `query_key`: The
                same key in the address, as `api_key=…`, for callers that cannot set headers. Addresses end up
                in logs: prefer the header. `later_query_key`: The key in the address under the name that it
                has since 2020, `flexio_api_key=…`. `session`: The login of the web application. Its session
                is kept in a cookie; when the server has forgotten it, the login is repeated. A refusal takes
                the server a second.
            url: Where the API is.
            options: Every option of `specloom.AsyncConnection`, and of the login `store` and `allow_http`.
        """
        return cls._connect(
            url,
            {
                "token": token,
                "api_key": api_key,
                "flexio_api_key": flexio_api_key,
                "username": username,
                "password": password,
            },
            auth,
            options,
        )

    @cached_property
    def about(self) -> About:
        """What the API says about itself. Needs no API key."""
        from .about import About

        return About(self.connection)

    @cached_property
    def pipes(self) -> Pipes:
        """Sequences of tasks that are stored, and run as cloud functions."""
        from .pipes import Pipes

        return Pipes(self.connection)

    @cached_property
    def connections(self) -> Connections:
        """Addresses, headers and credentials of other services, kept apart from the pipes that use them."""
        from .connections import Connections

        return Connections(self.connection)

    @cached_property
    def users(self) -> Users:
        """The owners of pipes and connections. A pipe can be shared with other users, who then follow it and
        may read, write or run it, or with everybody.
        """
        from .users import Users

        return Users(self.connection)

    @cached_property
    def tokens(self) -> Tokens:
        """The API keys of a user. Each is good until it is deleted."""
        from .tokens import Tokens

        return Tokens(self.connection)

    @cached_property
    def processes(self) -> Processes:
        """Runs of pipes, and of tasks without a pipe. A process is made, run once, and then stays to be
        looked at.
        """
        from .processes import Processes

        return Processes(self.connection)

    @cached_property
    def streams(self) -> Streams:
        """What tasks have read and written. A process's log says which streams there are."""
        from .streams import Streams

        return Streams(self.connection)

    @cached_property
    def vfs(self) -> Vfs:
        """The files behind all connections as one tree: `/local` is Flex.io's own storage, `/NAME` the
        connection of that name.
        """
        from .vfs import Vfs

        return Vfs(self.connection)

    @cached_property
    def rights(self) -> Rights:
        """Who may do what with the objects of a user. A right is one user's (or everybody's) to one object."""
        from .rights import Rights

        return Rights(self.connection)

    @cached_property
    def trash(self) -> Trash:
        """Pipes that were thrown away, and may be taken out again."""
        from .trash import Trash

        return Trash(self.connection)

    @cached_property
    def statistics(self) -> Statistics:
        """How much was run."""
        from .statistics import Statistics

        return Statistics(self.connection)

    @cached_property
    def session(self) -> Session:
        """The session of the web application. It begins with `Flexio.connect(username=…, password=…)`."""
        from .session import Session

        return Session(self.connection)

    @cached_property
    def checks(self) -> Checks:
        """Checks of values before they are used, as of a sign-up form. They need no API key."""
        from .checks import Checks

        return Checks(self.connection)

    @cached_property
    def owned(self) -> Owned:
        """The same below its owner, as the API has it since April 2018: `flexio.owned.pipes.read("john",
        "my-pipe")`.
        """
        from .owned._group import Owned

        return Owned(self.connection)
