"""The resources of the group `financial`.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from specloom.service import Service

from .._api import API

if TYPE_CHECKING:
    from .account_purchase_adjustment import AccountPurchaseAdjustment
    from .account_purchase_adjustment_contra import AccountPurchaseAdjustmentContra
    from .account_purchase_debit_note import AccountPurchaseDebitNote
    from .account_purchase_debit_note_contra import AccountPurchaseDebitNoteContra
    from .account_purchase_invoice import AccountPurchaseInvoice
    from .account_purchase_invoice_contra import AccountPurchaseInvoiceContra
    from .account_purchase_payment import AccountPurchasePayment
    from .account_purchase_payment_contra import AccountPurchasePaymentContra
    from .account_sale_adjustment import AccountSaleAdjustment
    from .account_sale_adjustment_contra import AccountSaleAdjustmentContra
    from .account_sale_credit_note import AccountSaleCreditNote
    from .account_sale_credit_note_contra import AccountSaleCreditNoteContra
    from .account_sale_invoice import AccountSaleInvoice
    from .account_sale_invoice_contra import AccountSaleInvoiceContra
    from .account_sale_payment import AccountSalePayment
    from .account_sale_payment_contra import AccountSalePaymentContra
    from .allocation import Allocation
    from .balance_sheet import BalanceSheet
    from .cash_purchase_debit_note import CashPurchaseDebitNote
    from .cash_purchase_debit_note_contra import CashPurchaseDebitNoteContra
    from .cash_purchase_invoice import CashPurchaseInvoice
    from .cash_purchase_invoice_contra import CashPurchaseInvoiceContra
    from .cash_purchase_receipt import CashPurchaseReceipt
    from .cash_purchase_refund import CashPurchaseRefund
    from .cash_sale_credit_note import CashSaleCreditNote
    from .cash_sale_credit_note_contra import CashSaleCreditNoteContra
    from .cash_sale_invoice import CashSaleInvoice
    from .cash_sale_invoice_contra import CashSaleInvoiceContra
    from .cash_sale_receipt import CashSaleReceipt
    from .cash_sale_refund import CashSaleRefund
    from .cloud_bill import CloudBill
    from .credit_limit import CreditLimit
    from .creditor_account_history import CreditorAccountHistory
    from .creditor_account_statement import CreditorAccountStatement
    from .creditor_ledger import CreditorLedger
    from .creditor_ledger_aged import CreditorLedgerAged
    from .creditor_ledger_contra_transaction import CreditorLedgerContraTransaction
    from .creditor_ledger_transaction import CreditorLedgerTransaction
    from .debtor_account_history import DebtorAccountHistory
    from .debtor_account_statement import DebtorAccountStatement
    from .debtor_ledger import DebtorLedger
    from .debtor_ledger_aged import DebtorLedgerAged
    from .debtor_ledger_contra_transaction import DebtorLedgerContraTransaction
    from .debtor_ledger_transaction import DebtorLedgerTransaction
    from .global_nominal_account import GlobalNominalAccount
    from .journal_entry import JournalEntry
    from .nominal_account_history import NominalAccountHistory
    from .nominal_account_type import NominalAccountType
    from .nominal_contra import NominalContra
    from .payment_method import PaymentMethod
    from .period_end import PeriodEnd
    from .profit_and_loss import ProfitAndLoss
    from .purchases_analysis import PurchasesAnalysis
    from .purchases_by_country import PurchasesByCountry
    from .purchases_by_territory import PurchasesByTerritory
    from .rtd import Rtd
    from .sales_analysis import SalesAnalysis
    from .sales_by_country import SalesByCountry
    from .sales_by_territory import SalesByTerritory
    from .statement import Statement
    from .statement_log import StatementLog
    from .statement_settings import StatementSettings
    from .tax_rate import TaxRate
    from .trial_balance import TrialBalance
    from .vat3 import Vat3
    from .vies_purchases import ViesPurchases
    from .vies_sales import ViesSales
    from .year_end import YearEnd


class Financial(Service):
    """Accounts, by double entry: purchases and sales, creditors and debtors, nominal accounts, VAT and year
    ends.
    """

    _api = API

    @cached_property
    def account_purchase_adjustment(self) -> AccountPurchaseAdjustment:
        """Adjustments for purchases on account."""
        from .account_purchase_adjustment import AccountPurchaseAdjustment

        return AccountPurchaseAdjustment(self._connection)

    @cached_property
    def account_purchase_adjustment_contra(self) -> AccountPurchaseAdjustmentContra:
        """Adjustments for purchases on account that another address made, as it sees them."""
        from .account_purchase_adjustment_contra import AccountPurchaseAdjustmentContra

        return AccountPurchaseAdjustmentContra(self._connection)

    @cached_property
    def account_purchase_debit_note(self) -> AccountPurchaseDebitNote:
        """Debit notes for purchases on account."""
        from .account_purchase_debit_note import AccountPurchaseDebitNote

        return AccountPurchaseDebitNote(self._connection)

    @cached_property
    def account_purchase_debit_note_contra(self) -> AccountPurchaseDebitNoteContra:
        """Debit notes for purchases on account that another address made, as it sees them."""
        from .account_purchase_debit_note_contra import AccountPurchaseDebitNoteContra

        return AccountPurchaseDebitNoteContra(self._connection)

    @cached_property
    def account_purchase_invoice(self) -> AccountPurchaseInvoice:
        """Invoices for purchases on account."""
        from .account_purchase_invoice import AccountPurchaseInvoice

        return AccountPurchaseInvoice(self._connection)

    @cached_property
    def account_purchase_invoice_contra(self) -> AccountPurchaseInvoiceContra:
        """Invoices for purchases on account that another address made, as it sees them."""
        from .account_purchase_invoice_contra import AccountPurchaseInvoiceContra

        return AccountPurchaseInvoiceContra(self._connection)

    @cached_property
    def account_purchase_payment(self) -> AccountPurchasePayment:
        """Payments for purchases on account."""
        from .account_purchase_payment import AccountPurchasePayment

        return AccountPurchasePayment(self._connection)

    @cached_property
    def account_purchase_payment_contra(self) -> AccountPurchasePaymentContra:
        """Payments for purchases on account that another address made, as it sees them."""
        from .account_purchase_payment_contra import AccountPurchasePaymentContra

        return AccountPurchasePaymentContra(self._connection)

    @cached_property
    def account_sale_adjustment(self) -> AccountSaleAdjustment:
        """Adjustments for sales on account."""
        from .account_sale_adjustment import AccountSaleAdjustment

        return AccountSaleAdjustment(self._connection)

    @cached_property
    def account_sale_adjustment_contra(self) -> AccountSaleAdjustmentContra:
        """Adjustments for sales on account that another address made, as it sees them."""
        from .account_sale_adjustment_contra import AccountSaleAdjustmentContra

        return AccountSaleAdjustmentContra(self._connection)

    @cached_property
    def account_sale_credit_note(self) -> AccountSaleCreditNote:
        """Credit notes for sales on account."""
        from .account_sale_credit_note import AccountSaleCreditNote

        return AccountSaleCreditNote(self._connection)

    @cached_property
    def account_sale_credit_note_contra(self) -> AccountSaleCreditNoteContra:
        """Credit notes for sales on account that another address made, as it sees them."""
        from .account_sale_credit_note_contra import AccountSaleCreditNoteContra

        return AccountSaleCreditNoteContra(self._connection)

    @cached_property
    def account_sale_invoice(self) -> AccountSaleInvoice:
        """Invoices for sales on account."""
        from .account_sale_invoice import AccountSaleInvoice

        return AccountSaleInvoice(self._connection)

    @cached_property
    def account_sale_invoice_contra(self) -> AccountSaleInvoiceContra:
        """Invoices for sales on account that another address made, as it sees them."""
        from .account_sale_invoice_contra import AccountSaleInvoiceContra

        return AccountSaleInvoiceContra(self._connection)

    @cached_property
    def account_sale_payment(self) -> AccountSalePayment:
        """Payments for sales on account."""
        from .account_sale_payment import AccountSalePayment

        return AccountSalePayment(self._connection)

    @cached_property
    def account_sale_payment_contra(self) -> AccountSalePaymentContra:
        """Payments for sales on account that another address made, as it sees them."""
        from .account_sale_payment_contra import AccountSalePaymentContra

        return AccountSalePaymentContra(self._connection)

    @cached_property
    def allocation(self) -> Allocation:
        """Payments that settle invoices."""
        from .allocation import Allocation

        return Allocation(self._connection)

    @cached_property
    def balance_sheet(self) -> BalanceSheet:
        """The balance sheet."""
        from .balance_sheet import BalanceSheet

        return BalanceSheet(self._connection)

    @cached_property
    def cash_purchase_debit_note(self) -> CashPurchaseDebitNote:
        """Debit notes for purchases for cash."""
        from .cash_purchase_debit_note import CashPurchaseDebitNote

        return CashPurchaseDebitNote(self._connection)

    @cached_property
    def cash_purchase_debit_note_contra(self) -> CashPurchaseDebitNoteContra:
        """Debit notes for purchases for cash that another address made, as it sees them."""
        from .cash_purchase_debit_note_contra import CashPurchaseDebitNoteContra

        return CashPurchaseDebitNoteContra(self._connection)

    @cached_property
    def cash_purchase_invoice(self) -> CashPurchaseInvoice:
        """Invoices for purchases for cash."""
        from .cash_purchase_invoice import CashPurchaseInvoice

        return CashPurchaseInvoice(self._connection)

    @cached_property
    def cash_purchase_invoice_contra(self) -> CashPurchaseInvoiceContra:
        """Invoices for purchases for cash that another address made, as it sees them."""
        from .cash_purchase_invoice_contra import CashPurchaseInvoiceContra

        return CashPurchaseInvoiceContra(self._connection)

    @cached_property
    def cash_purchase_receipt(self) -> CashPurchaseReceipt:
        """Receipts for what was bought with cash."""
        from .cash_purchase_receipt import CashPurchaseReceipt

        return CashPurchaseReceipt(self._connection)

    @cached_property
    def cash_purchase_refund(self) -> CashPurchaseRefund:
        """Refunds for what was bought with cash."""
        from .cash_purchase_refund import CashPurchaseRefund

        return CashPurchaseRefund(self._connection)

    @cached_property
    def cash_sale_credit_note(self) -> CashSaleCreditNote:
        """Credit notes for sales for cash."""
        from .cash_sale_credit_note import CashSaleCreditNote

        return CashSaleCreditNote(self._connection)

    @cached_property
    def cash_sale_credit_note_contra(self) -> CashSaleCreditNoteContra:
        """Credit notes for sales for cash that another address made, as it sees them."""
        from .cash_sale_credit_note_contra import CashSaleCreditNoteContra

        return CashSaleCreditNoteContra(self._connection)

    @cached_property
    def cash_sale_invoice(self) -> CashSaleInvoice:
        """Invoices for sales for cash."""
        from .cash_sale_invoice import CashSaleInvoice

        return CashSaleInvoice(self._connection)

    @cached_property
    def cash_sale_invoice_contra(self) -> CashSaleInvoiceContra:
        """Invoices for sales for cash that another address made, as it sees them."""
        from .cash_sale_invoice_contra import CashSaleInvoiceContra

        return CashSaleInvoiceContra(self._connection)

    @cached_property
    def cash_sale_receipt(self) -> CashSaleReceipt:
        """Receipts for what was sold for cash."""
        from .cash_sale_receipt import CashSaleReceipt

        return CashSaleReceipt(self._connection)

    @cached_property
    def cash_sale_refund(self) -> CashSaleRefund:
        """Refunds for what was sold for cash."""
        from .cash_sale_refund import CashSaleRefund

        return CashSaleRefund(self._connection)

    @cached_property
    def cloud_bill(self) -> CloudBill:
        """Bills for the infrastructure of a project."""
        from .cloud_bill import CloudBill

        return CloudBill(self._connection)

    @cached_property
    def credit_limit(self) -> CreditLimit:
        """How much credit addresses have."""
        from .credit_limit import CreditLimit

        return CreditLimit(self._connection)

    @cached_property
    def creditor_account_history(self) -> CreditorAccountHistory:
        """What became of the account of a creditor."""
        from .creditor_account_history import CreditorAccountHistory

        return CreditorAccountHistory(self._connection)

    @cached_property
    def creditor_account_statement(self) -> CreditorAccountStatement:
        """Statements of the account of a creditor."""
        from .creditor_account_statement import CreditorAccountStatement

        return CreditorAccountStatement(self._connection)

    @cached_property
    def creditor_ledger(self) -> CreditorLedger:
        """What is owed to creditors."""
        from .creditor_ledger import CreditorLedger

        return CreditorLedger(self._connection)

    @cached_property
    def creditor_ledger_aged(self) -> CreditorLedgerAged:
        """What is owed to creditors, by how long it has been."""
        from .creditor_ledger_aged import CreditorLedgerAged

        return CreditorLedgerAged(self._connection)

    @cached_property
    def creditor_ledger_contra_transaction(self) -> CreditorLedgerContraTransaction:
        """Transactions of creditors, as they see them."""
        from .creditor_ledger_contra_transaction import CreditorLedgerContraTransaction

        return CreditorLedgerContraTransaction(self._connection)

    @cached_property
    def creditor_ledger_transaction(self) -> CreditorLedgerTransaction:
        """Transactions of creditors."""
        from .creditor_ledger_transaction import CreditorLedgerTransaction

        return CreditorLedgerTransaction(self._connection)

    @cached_property
    def debtor_account_history(self) -> DebtorAccountHistory:
        """What became of the account of a debtor."""
        from .debtor_account_history import DebtorAccountHistory

        return DebtorAccountHistory(self._connection)

    @cached_property
    def debtor_account_statement(self) -> DebtorAccountStatement:
        """Statements of the account of a debtor."""
        from .debtor_account_statement import DebtorAccountStatement

        return DebtorAccountStatement(self._connection)

    @cached_property
    def debtor_ledger(self) -> DebtorLedger:
        """What debtors owe."""
        from .debtor_ledger import DebtorLedger

        return DebtorLedger(self._connection)

    @cached_property
    def debtor_ledger_aged(self) -> DebtorLedgerAged:
        """What debtors owe, by how long it has been."""
        from .debtor_ledger_aged import DebtorLedgerAged

        return DebtorLedgerAged(self._connection)

    @cached_property
    def debtor_ledger_contra_transaction(self) -> DebtorLedgerContraTransaction:
        """Transactions of debtors, as they see them."""
        from .debtor_ledger_contra_transaction import DebtorLedgerContraTransaction

        return DebtorLedgerContraTransaction(self._connection)

    @cached_property
    def debtor_ledger_transaction(self) -> DebtorLedgerTransaction:
        """Transactions of debtors."""
        from .debtor_ledger_transaction import DebtorLedgerTransaction

        return DebtorLedgerTransaction(self._connection)

    @cached_property
    def global_nominal_account(self) -> GlobalNominalAccount:
        """Nominal accounts that every member has."""
        from .global_nominal_account import GlobalNominalAccount

        return GlobalNominalAccount(self._connection)

    @cached_property
    def journal_entry(self) -> JournalEntry:
        """Entries of the journal."""
        from .journal_entry import JournalEntry

        return JournalEntry(self._connection)

    @cached_property
    def nominal_account_history(self) -> NominalAccountHistory:
        """What became of a nominal account."""
        from .nominal_account_history import NominalAccountHistory

        return NominalAccountHistory(self._connection)

    @cached_property
    def nominal_account_type(self) -> NominalAccountType:
        """Types of nominal accounts."""
        from .nominal_account_type import NominalAccountType

        return NominalAccountType(self._connection)

    @cached_property
    def nominal_contra(self) -> NominalContra:
        """The other sides of entries in nominal accounts."""
        from .nominal_contra import NominalContra

        return NominalContra(self._connection)

    @cached_property
    def payment_method(self) -> PaymentMethod:
        """Ways to pay."""
        from .payment_method import PaymentMethod

        return PaymentMethod(self._connection)

    @cached_property
    def period_end(self) -> PeriodEnd:
        """Ends of periods."""
        from .period_end import PeriodEnd

        return PeriodEnd(self._connection)

    @cached_property
    def profit_and_loss(self) -> ProfitAndLoss:
        """Profit and loss."""
        from .profit_and_loss import ProfitAndLoss

        return ProfitAndLoss(self._connection)

    @cached_property
    def purchases_analysis(self) -> PurchasesAnalysis:
        """Purchases, analysed."""
        from .purchases_analysis import PurchasesAnalysis

        return PurchasesAnalysis(self._connection)

    @cached_property
    def purchases_by_country(self) -> PurchasesByCountry:
        """Purchases by country."""
        from .purchases_by_country import PurchasesByCountry

        return PurchasesByCountry(self._connection)

    @cached_property
    def purchases_by_territory(self) -> PurchasesByTerritory:
        """Purchases in a territory."""
        from .purchases_by_territory import PurchasesByTerritory

        return PurchasesByTerritory(self._connection)

    @cached_property
    def rtd(self) -> Rtd:
        """Returns of trading details."""
        from .rtd import Rtd

        return Rtd(self._connection)

    @cached_property
    def sales_by_country(self) -> SalesByCountry:
        """Sales by country."""
        from .sales_by_country import SalesByCountry

        return SalesByCountry(self._connection)

    @cached_property
    def sales_analysis(self) -> SalesAnalysis:
        """Sales, analysed."""
        from .sales_analysis import SalesAnalysis

        return SalesAnalysis(self._connection)

    @cached_property
    def sales_by_territory(self) -> SalesByTerritory:
        """Sales in a territory."""
        from .sales_by_territory import SalesByTerritory

        return SalesByTerritory(self._connection)

    @cached_property
    def statement(self) -> Statement:
        """Statements of accounts."""
        from .statement import Statement

        return Statement(self._connection)

    @cached_property
    def statement_log(self) -> StatementLog:
        """Which statements were sent."""
        from .statement_log import StatementLog

        return StatementLog(self._connection)

    @cached_property
    def statement_settings(self) -> StatementSettings:
        """How and when statements are sent."""
        from .statement_settings import StatementSettings

        return StatementSettings(self._connection)

    @cached_property
    def tax_rate(self) -> TaxRate:
        """Rates of tax."""
        from .tax_rate import TaxRate

        return TaxRate(self._connection)

    @cached_property
    def trial_balance(self) -> TrialBalance:
        """The trial balance."""
        from .trial_balance import TrialBalance

        return TrialBalance(self._connection)

    @cached_property
    def vat3(self) -> Vat3:
        """VAT returns."""
        from .vat3 import Vat3

        return Vat3(self._connection)

    @cached_property
    def vies_purchases(self) -> ViesPurchases:
        """Purchases within the European Union, for VIES."""
        from .vies_purchases import ViesPurchases

        return ViesPurchases(self._connection)

    @cached_property
    def vies_sales(self) -> ViesSales:
        """Sales within the European Union, for VIES."""
        from .vies_sales import ViesSales

        return ViesSales(self._connection)

    @cached_property
    def year_end(self) -> YearEnd:
        """Ends of years."""
        from .year_end import YearEnd

        return YearEnd(self._connection)
