from ._group import Asset as Asset
from .asset_transaction import AssetTransaction as AssetTransaction
from .depreciation_type import DepreciationType as DepreciationType
from .off_rent import OffRent as OffRent
from .off_test import OffTest as OffTest
from .rent import Rent as Rent
