"""The resources of the group `documentation`.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from specloom.service import Service

from .._api import API

if TYPE_CHECKING:
    from .application import Application


class Documentation(Service):
    """What the Repository knows about applications, as documentation in the form of Swagger."""

    _api = API

    @cached_property
    def application(self) -> Application:
        """The documentation of applications."""
        from .application import Application

        return Application(self._connection)
