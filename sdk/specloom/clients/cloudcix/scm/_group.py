"""The resources of the group `scm`.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from specloom.service import Service

from .._api import API

if TYPE_CHECKING:
    from .agreed_price import AgreedPrice
    from .bin import Bin
    from .bin_sku import BinSku
    from .brand import Brand
    from .cloud_bill import CloudBill
    from .critical_bom import CriticalBom
    from .critical_bom_for_member import CriticalBomForMember
    from .manufactured_item import ManufacturedItem
    from .purchase_order import PurchaseOrder
    from .return_question import ReturnQuestion
    from .return_question_field_type import ReturnQuestionFieldType
    from .sales_order import SalesOrder
    from .service_group import ServiceGroup
    from .sku import Sku
    from .sku_category import SkuCategory
    from .sku_category_return_question import SkuCategoryReturnQuestion
    from .sku_stock import SkuStock
    from .sku_stock_adjustment import SkuStockAdjustment
    from .sku_value import SkuValue
    from .validate_purchase_order import ValidatePurchaseOrder
    from .validate_sales_order import ValidateSalesOrder


class Scm(Service):
    """The supply chain: planning, procurement, storage, distribution, service and return of inventory."""

    _api = API

    @cached_property
    def agreed_price(self) -> AgreedPrice:
        """Prices that were agreed upon."""
        from .agreed_price import AgreedPrice

        return AgreedPrice(self._connection)

    @cached_property
    def bin(self) -> Bin:
        """Bins, the places in a store."""
        from .bin import Bin

        return Bin(self._connection)

    @cached_property
    def bin_sku(self) -> BinSku:
        """What a bin holds."""
        from .bin_sku import BinSku

        return BinSku(self._connection)

    @cached_property
    def brand(self) -> Brand:
        """Brands."""
        from .brand import Brand

        return Brand(self._connection)

    @cached_property
    def cloud_bill(self) -> CloudBill:
        """Bills for the infrastructure of an address."""
        from .cloud_bill import CloudBill

        return CloudBill(self._connection)

    @cached_property
    def critical_bom(self) -> CriticalBom:
        """The parts without which an item cannot be made."""
        from .critical_bom import CriticalBom

        return CriticalBom(self._connection)

    @cached_property
    def critical_bom_for_member(self) -> CriticalBomForMember:
        """The parts without which the items of your member cannot be made."""
        from .critical_bom_for_member import CriticalBomForMember

        return CriticalBomForMember(self._connection)

    @cached_property
    def manufactured_item(self) -> ManufacturedItem:
        """Items that were made."""
        from .manufactured_item import ManufacturedItem

        return ManufacturedItem(self._connection)

    @cached_property
    def purchase_order(self) -> PurchaseOrder:
        """Purchase orders."""
        from .purchase_order import PurchaseOrder

        return PurchaseOrder(self._connection)

    @cached_property
    def return_question(self) -> ReturnQuestion:
        """Questions that are asked when goods are returned."""
        from .return_question import ReturnQuestion

        return ReturnQuestion(self._connection)

    @cached_property
    def return_question_field_type(self) -> ReturnQuestionFieldType:
        """Types of answers to such questions."""
        from .return_question_field_type import ReturnQuestionFieldType

        return ReturnQuestionFieldType(self._connection)

    @cached_property
    def sales_order(self) -> SalesOrder:
        """Sales orders."""
        from .sales_order import SalesOrder

        return SalesOrder(self._connection)

    @cached_property
    def service_group(self) -> ServiceGroup:
        """Groups of services."""
        from .service_group import ServiceGroup

        return ServiceGroup(self._connection)

    @cached_property
    def sku(self) -> Sku:
        """Stock keeping units."""
        from .sku import Sku

        return Sku(self._connection)

    @cached_property
    def sku_category(self) -> SkuCategory:
        """Categories of stock keeping units."""
        from .sku_category import SkuCategory

        return SkuCategory(self._connection)

    @cached_property
    def sku_category_return_question(self) -> SkuCategoryReturnQuestion:
        """Questions about a category when goods of it are returned."""
        from .sku_category_return_question import SkuCategoryReturnQuestion

        return SkuCategoryReturnQuestion(self._connection)

    @cached_property
    def sku_stock(self) -> SkuStock:
        """How much there is of a stock keeping unit."""
        from .sku_stock import SkuStock

        return SkuStock(self._connection)

    @cached_property
    def sku_stock_adjustment(self) -> SkuStockAdjustment:
        """Corrections of stock."""
        from .sku_stock_adjustment import SkuStockAdjustment

        return SkuStockAdjustment(self._connection)

    @cached_property
    def sku_value(self) -> SkuValue:
        """What a stock keeping unit is worth."""
        from .sku_value import SkuValue

        return SkuValue(self._connection)

    @cached_property
    def validate_purchase_order(self) -> ValidatePurchaseOrder:
        """Whether a purchase order would be taken."""
        from .validate_purchase_order import ValidatePurchaseOrder

        return ValidatePurchaseOrder(self._connection)

    @cached_property
    def validate_sales_order(self) -> ValidateSalesOrder:
        """Whether a sales order would be taken."""
        from .validate_sales_order import ValidateSalesOrder

        return ValidateSalesOrder(self._connection)
