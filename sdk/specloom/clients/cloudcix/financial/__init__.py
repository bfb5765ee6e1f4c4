"""The group `financial` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from importlib import import_module

# The names that each module holds. A module is loaded when one of them is first asked for.
_MODULES = {
    "._group": "Financial",
    ".account_purchase_adjustment": "AccountPurchaseAdjustment",
    ".account_purchase_adjustment_contra": "AccountPurchaseAdjustmentContra",
    ".account_purchase_debit_note": "AccountPurchaseDebitNote",
    ".account_purchase_debit_note_contra": "AccountPurchaseDebitNoteContra",
    ".account_purchase_invoice": "AccountPurchaseInvoice",
    ".account_purchase_invoice_contra": "AccountPurchaseInvoiceContra",
    ".account_purchase_payment": "AccountPurchasePayment",
    ".account_purchase_payment_contra": "AccountPurchasePaymentContra",
    ".account_sale_adjustment": "AccountSaleAdjustment",
    ".account_sale_adjustment_contra": "AccountSaleAdjustmentContra",
    ".account_sale_credit_note": "AccountSaleCreditNote",
    ".account_sale_credit_note_contra": "AccountSaleCreditNoteContra",
    ".account_sale_invoice": "AccountSaleInvoice",
    ".account_sale_invoice_contra": "AccountSaleInvoiceContra",
    ".account_sale_payment": "AccountSalePayment",
    ".account_sale_payment_contra": "AccountSalePaymentContra",
    ".allocation": "Allocation",
    ".balance_sheet": "BalanceSheet",
    ".cash_purchase_debit_note": "CashPurchaseDebitNote",
    ".cash_purchase_debit_note_contra": "CashPurchaseDebitNoteContra",
    ".cash_purchase_invoice": "CashPurchaseInvoice",
    ".cash_purchase_invoice_contra": "CashPurchaseInvoiceContra",
    ".cash_purchase_receipt": "CashPurchaseReceipt",
    ".cash_purchase_refund": "CashPurchaseRefund",
    ".cash_sale_credit_note": "CashSaleCreditNote",
    ".cash_sale_credit_note_contra": "CashSaleCreditNoteContra",
    ".cash_sale_invoice": "CashSaleInvoice",
    ".cash_sale_invoice_contra": "CashSaleInvoiceContra",
    ".cash_sale_receipt": "CashSaleReceipt",
    ".cash_sale_refund": "CashSaleRefund",
    ".cloud_bill": "CloudBill",
    ".credit_limit": "CreditLimit",
    ".creditor_account_history": "CreditorAccountHistory",
    ".creditor_account_statement": "CreditorAccountStatement",
    ".creditor_ledger": "CreditorLedger",
    ".creditor_ledger_aged": "CreditorLedgerAged",
    ".creditor_ledger_contra_transaction": "CreditorLedgerContraTransaction",
    ".creditor_ledger_transaction": "CreditorLedgerTransaction",
    ".debtor_account_history": "DebtorAccountHistory",
    ".debtor_account_statement": "DebtorAccountStatement",
    ".debtor_ledger": "DebtorLedger",
    ".debtor_ledger_aged": "DebtorLedgerAged",
    ".debtor_ledger_contra_transaction": "DebtorLedgerContraTransaction",
    ".debtor_ledger_transaction": "DebtorLedgerTransaction",
    ".global_nominal_account": "GlobalNominalAccount",
    ".journal_entry": "JournalEntry",
    ".nominal_account_history": "NominalAccountHistory",
    ".nominal_account_type": "NominalAccountType",
    ".nominal_contra": "NominalContra",
    ".payment_method": "PaymentMethod",
    ".period_end": "PeriodEnd",
    ".profit_and_loss": "ProfitAndLoss",
    ".purchases_analysis": "PurchasesAnalysis",
    ".purchases_by_country": "PurchasesByCountry",
    ".purchases_by_territory": "PurchasesByTerritory",
    ".rtd": "Rtd",
    ".sales_analysis": "SalesAnalysis",
    ".sales_by_country": "SalesByCountry",
    ".sales_by_territory": "SalesByTerritory",
    ".statement": "Statement",
    ".statement_log": "StatementLog",
    ".statement_settings": "StatementSettings",
    ".tax_rate": "TaxRate",
    ".trial_balance": "TrialBalance",
    ".vat3": "Vat3",
    ".vies_purchases": "ViesPurchases",
    ".vies_sales": "ViesSales",
    ".year_end": "YearEnd",
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
