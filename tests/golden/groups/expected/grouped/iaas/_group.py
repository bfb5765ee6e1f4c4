"""The resources of the group `iaas`.

Generated from tests/golden/groups/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from specloom.service import Service

from .._api import API

if TYPE_CHECKING:
    from .vm import VmService


class Iaas(Service):
    """The resources of the group `iaas`."""

    _api = API

    @cached_property
    def vm(self) -> VmService:
        from .vm import VmService

        return VmService(self._connection)
