"""The group `scm` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from importlib import import_module

# The names that each module holds. A module is loaded when one of them is first asked for.
_MODULES = {
    "._group": "Scm",
    ".agreed_price": "AgreedPrice",
    ".bin": "Bin",
    ".bin_sku": "BinSku",
    ".brand": "Brand",
    ".cloud_bill": "CloudBill",
    ".critical_bom": "CriticalBom",
    ".critical_bom_for_member": "CriticalBomForMember",
    ".manufactured_item": "ManufacturedItem",
    ".purchase_order": "PurchaseOrder",
    ".return_question": "ReturnQuestion",
    ".return_question_field_type": "ReturnQuestionFieldType",
    ".sales_order": "SalesOrder",
    ".service_group": "ServiceGroup",
    ".sku": "Sku",
    ".sku_category": "SkuCategory",
    ".sku_category_return_question": "SkuCategoryReturnQuestion",
    ".sku_stock": "SkuStock",
    ".sku_stock_adjustment": "SkuStockAdjustment",
    ".sku_value": "SkuValue",
    ".validate_purchase_order": "ValidatePurchaseOrder",
    ".validate_sales_order": "ValidateSalesOrder",
}


def __getattr__(name: str) -> object:
    if name == "__all__":
        return _names()
    if name.startswith("_"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module = next((module for module, names in _MODULES.items() if name in names.split()), "._group")
    value = globals()[name] = getattr(import_module(module, __name__), name)
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_names()})


def _names() -> list[str]:
    return " ".join(_MODULES.values()).split()
