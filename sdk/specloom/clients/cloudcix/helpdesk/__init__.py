"""The group `helpdesk` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from importlib import import_module

# The names that each module holds. A module is loaded when one of them is first asked for.
_MODULES = {
    "._group": "Helpdesk",
    ".item": "Item",
    ".item_history": "ItemHistory",
    ".item_status": "ItemStatus",
    ".part_used": "PartUsed",
    ".reason_for_return": "ReasonForReturn",
    ".reason_for_return_translation": "ReasonForReturnTranslation",
    ".report_staff": "ReportStaff",
    ".report_ticket": "ReportTicket",
    ".report_ticket_client": "ReportTicketClient",
    ".service_centre_logic": "ServiceCentreLogic",
    ".service_centre_warrantor": "ServiceCentreWarrantor",
    ".status": "Status",
    ".ticket": "Ticket",
    ".ticket_history": "TicketHistory",
    ".ticket_question": "TicketQuestion",
    ".ticket_type": "TicketType",
    ".warrantor_logic": "WarrantorLogic",
    ".warrantor_service_centre": "WarrantorServiceCentre",
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
