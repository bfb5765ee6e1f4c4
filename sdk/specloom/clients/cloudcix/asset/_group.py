"""The resources of the group `asset`.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from specloom.service import Service

from .._api import API

if TYPE_CHECKING:
    from .asset import Asset as _Asset
    from .asset_transaction import AssetTransaction
    from .depreciation_type import DepreciationType
    from .off_rent import OffRent
    from .off_test import OffTest
    from .rent import Rent


class Asset(Service):
    """Assets of members, such as buildings, machinery, furniture and vehicles."""

    _api = API

    @cached_property
    def asset(self) -> _Asset:
        """Assets."""
        from .asset import Asset

        return Asset(self._connection)

    @cached_property
    def asset_transaction(self) -> AssetTransaction:
        """What became of an asset."""
        from .asset_transaction import AssetTransaction

        return AssetTransaction(self._connection)

    @cached_property
    def depreciation_type(self) -> DepreciationType:
        """Ways in which assets lose value."""
        from .depreciation_type import DepreciationType

        return DepreciationType(self._connection)

    @cached_property
    def off_rent(self) -> OffRent:
        """Assets that come back from rent."""
        from .off_rent import OffRent

        return OffRent(self._connection)

    @cached_property
    def off_test(self) -> OffTest:
        """Assets that come back from a test."""
        from .off_test import OffTest

        return OffTest(self._connection)

    @cached_property
    def rent(self) -> Rent:
        """Assets that are let."""
        from .rent import Rent

        return Rent(self._connection)
