"""The resources of the group `owned`.

Generated from specs/flexio.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from specloom.service import Service

from .._api import API

if TYPE_CHECKING:
    from .account import Account
    from .actions import Actions
    from .cards import Cards
    from .checks import Checks
    from .code import Code
    from .connections import Connections
    from .keys import Keys
    from .members import Members
    from .pipes import Pipes
    from .processes import Processes
    from .rights import Rights
    from .statistics import Statistics
    from .streams import Streams
    from .teams import Teams
    from .vfs import Vfs


class Owned(Service):
    """The same below its owner, as the API has it since April 2018: `flexio.owned.pipes.read("john",
    "my-pipe")`.

    The first argument is the owner, an `eid`, a user name, or `me`. The routes lie under `/api/v2` of the
    same host, or, with `connect(hosts={"v2": "https://api.flex.io/v1"})`, on a host of their own.
    """

    _api = API

    @cached_property
    def pipes(self) -> Pipes:
        """The pipes of an owner."""
        from .pipes import Pipes

        return Pipes(self._connection)

    @cached_property
    def connections(self) -> Connections:
        """The connections of an owner."""
        from .connections import Connections

        return Connections(self._connection)

    @cached_property
    def processes(self) -> Processes:
        """The processes of an owner."""
        from .processes import Processes

        return Processes(self._connection)

    @cached_property
    def code(self) -> Code:
        """Code that is kept as a file, and is run under its path (2020, experimental)."""
        from .code import Code

        return Code(self._connection)

    @cached_property
    def streams(self) -> Streams:
        """What tasks of an owner's processes have read and written."""
        from .streams import Streams

        return Streams(self._connection)

    @cached_property
    def vfs(self) -> Vfs:
        """The files behind all connections of an owner, as one tree."""
        from .vfs import Vfs

        return Vfs(self._connection)

    @cached_property
    def statistics(self) -> Statistics:
        """How much was run (2018; later `processes.summary`)."""
        from .statistics import Statistics

        return Statistics(self._connection)

    @cached_property
    def keys(self) -> Keys:
        """The API keys of an owner."""
        from .keys import Keys

        return Keys(self._connection)

    @cached_property
    def rights(self) -> Rights:
        """Who may do what with the objects of an owner (until 2019; then members have rights)."""
        from .rights import Rights

        return Rights(self._connection)

    @cached_property
    def account(self) -> Account:
        """The account of an owner."""
        from .account import Account

        return Account(self._connection)

    @cached_property
    def cards(self) -> Cards:
        """The cards that an account is paid with (2019)."""
        from .cards import Cards

        return Cards(self._connection)

    @cached_property
    def actions(self) -> Actions:
        """What was asked of the API on behalf of an owner."""
        from .actions import Actions

        return Actions(self._connection)

    @cached_property
    def teams(self) -> Teams:
        """The teams of which somebody is a member (2019)."""
        from .teams import Teams

        return Teams(self._connection)

    @cached_property
    def members(self) -> Members:
        """The members of a team, and what they may do (2019). A team is known by its owner."""
        from .members import Members

        return Members(self._connection)

    @cached_property
    def checks(self) -> Checks:
        """Checks of values for objects of an owner, such as whether a name is still free."""
        from .checks import Checks

        return Checks(self._connection)
