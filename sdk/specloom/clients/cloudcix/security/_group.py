"""The resources of the group `security`.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from specloom.service import Service

from .._api import API

if TYPE_CHECKING:
    from .security_event import SecurityEvent
    from .security_event_logout import SecurityEventLogout


class Security(Service):
    """Who enters and leaves a building."""

    _api = API

    @cached_property
    def security_event(self) -> SecurityEvent:
        """Who came, and where to."""
        from .security_event import SecurityEvent

        return SecurityEvent(self._connection)

    @cached_property
    def security_event_logout(self) -> SecurityEventLogout:
        """That a user has left."""
        from .security_event_logout import SecurityEventLogout

        return SecurityEventLogout(self._connection)
