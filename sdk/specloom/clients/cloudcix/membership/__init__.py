"""The group `membership` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from importlib import import_module

# The names that each module holds. A module is loaded when one of them is first asked for.
_MODULES = {
    "._group": "Membership",
    ".address": "AddressService",
    ".address_link": "AddressLinkService",
    ".api_key": "ApiKey",
    ".app_settings": "AppSettings AppSettingsCreate AppSettingsPatch AppSettingsService AppSettingsUpdate",
    ".cloud_bill": "CloudBill CloudBillService",
    ".cloud_budget": "CloudBudget CloudBudgetService",
    ".conversation": "Conversation",
    ".country": "CountryFilter CountryService",
    ".currency": "CurrencyFilter CurrencyService",
    ".department": "DepartmentService",
    ".email_confirmation": "EmailConfirmation",
    ".franchise_logic": "FranchiseLogic",
    ".guiden_api_key": "GuidenApiKey",
    ".hpc_admin": "HpcAdmin",
    ".hpc_i_use": "HpcIUse",
    ".hpc_type": "HpcType",
    ".idp": "Idp",
    ".idp_configuration": "IdpConfiguration",
    ".language": "LanguageFilter LanguageService",
    ".member": "MemberFilter MemberService",
    ".member_link": "MemberLink MemberLinkFilter MemberLinkService",
    ".models": (
        "Address AddressCreate AddressFilter AddressLink AddressLinkCreate AddressLinkPatch"
        " AddressLinkUpdate AddressPatch AddressUpdate Country Currency Department DepartmentCreate"
        " DepartmentPatch DepartmentUpdate ImageFile Language Member MemberCreate MemberPatch MemberUpdate"
        " NameFilter OfMember Phone Profile ProfileCreate ProfilePatch ProfileUpdate Subdivision Territory"
        " TerritoryCreate TerritoryPatch TerritoryUpdate TransactionType User UserCreate UserFilter"
        " UserImage UserNotification UserPatch"
    ),
    ".notification": "Notification NotificationMetadata",
    ".profile": "ProfileService",
    ".public_key": "PublicKey",
    ".q_and_a": "QAndA",
    ".subdivision": "SubdivisionFilter SubdivisionService",
    ".team": "Team TeamCreate TeamPatch TeamService TeamUpdate TeamUser",
    ".territory": "TerritoryService",
    ".token": "Login Token TokenService",
    ".token_idp": "TokenIdp",
    ".transaction_type": "TransactionTypeService",
    ".user": "ExistingUser ExistingUserUpdate UserService",
    ".verbose_address": "VerboseAddress",
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
