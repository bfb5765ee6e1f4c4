"""The resources of the group `membership`.

Generated from tests/golden/groups/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from specloom.service import Service

from .._api import API

if TYPE_CHECKING:
    from .address import AddressService
    from .member import MemberService
    from .models_ import Models


class Membership(Service):
    """Members and where they live."""

    _api = API

    @cached_property
    def address(self) -> AddressService:
        from .address import AddressService

        return AddressService(self._connection)

    @cached_property
    def member(self) -> MemberService:
        from .member import MemberService

        return MemberService(self._connection)

    @cached_property
    def models(self) -> Models:
        from .models_ import Models

        return Models(self._connection)
