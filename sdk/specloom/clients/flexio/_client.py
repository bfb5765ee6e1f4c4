"""The client of Flex.io.

Generated from specs/flexio.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Self, Unpack

from specloom.service import Auth, Client, ConnectionOptions, TokenSource

from ._api import API

if TYPE_CHECKING:
    from .about import About
    from .connections import Connections
    from .pipes import Pipes
    from .users import Users


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
        auth: Auth | None = None,
        url: str = API.url,
        **options: Unpack[ConnectionOptions],
    ) -> Self:
        """Make a client of Flex.io. Nothing is sent before the first call.

        Args:
            token: The API key of your account. From the environment variable `FLEXIO_TOKEN` when left
                out.
            auth: A way to authenticate other than that of the spec.
            url: Where the API is.
            options: Every option of `specloom.AsyncConnection`.
        """
        return cls._connect(url, {"token": token}, auth, options)

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
