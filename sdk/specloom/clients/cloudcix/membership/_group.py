"""The resources of the group `membership`.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from specloom.service import Service

from .._api import API

if TYPE_CHECKING:
    from .address import AddressService
    from .address_link import AddressLinkService
    from .api_key import ApiKey
    from .app_settings import AppSettingsService
    from .cloud_bill import CloudBillService
    from .cloud_budget import CloudBudgetService
    from .conversation import Conversation
    from .country import CountryService
    from .currency import CurrencyService
    from .department import DepartmentService
    from .email_confirmation import EmailConfirmation
    from .franchise_logic import FranchiseLogic
    from .guiden_api_key import GuidenApiKey
    from .hpc_admin import HpcAdmin
    from .hpc_i_use import HpcIUse
    from .hpc_type import HpcType
    from .idp import Idp
    from .idp_configuration import IdpConfiguration
    from .language import LanguageService
    from .member import MemberService
    from .member_link import MemberLinkService
    from .notification import Notification
    from .profile import ProfileService
    from .public_key import PublicKey
    from .q_and_a import QAndA
    from .subdivision import SubdivisionService
    from .team import TeamService
    from .territory import TerritoryService
    from .token import TokenService
    from .token_idp import TokenIdp
    from .transaction_type import TransactionTypeService
    from .user import UserService
    from .verbose_address import VerboseAddress


class Membership(Service):
    """Members of CloudCIX, their addresses and users, and the links between them."""

    _api = API

    @cached_property
    def address(self) -> AddressService:
        """The addresses of members, and those that they are linked to."""
        from .address import AddressService

        return AddressService(self._connection)

    @cached_property
    def address_link(self) -> AddressLinkService:
        """The link that your address has to another one: whether it is a customer, a supplier and so on.
        There is one for each address, so it has no `pk`.
        """
        from .address_link import AddressLinkService

        return AddressLinkService(self._connection)

    @cached_property
    def api_key(self) -> ApiKey:
        """API keys."""
        from .api_key import ApiKey

        return ApiKey(self._connection)

    @cached_property
    def app_settings(self) -> AppSettingsService:
        """The settings of the application itself, of which there is one record at most."""
        from .app_settings import AppSettingsService

        return AppSettingsService(self._connection)

    @cached_property
    def cloud_bill(self) -> CloudBillService:
        """By what terms an address gets bills for what it has in the cloud of another."""
        from .cloud_bill import CloudBillService

        return CloudBillService(self._connection)

    @cached_property
    def cloud_budget(self) -> CloudBudgetService:
        """What your address may spend in the cloud; for users that act for all addresses of their member,
        each of these.
        """
        from .cloud_budget import CloudBudgetService

        return CloudBudgetService(self._connection)

    @cached_property
    def conversation(self) -> Conversation:
        """Conversations with the assistant."""
        from .conversation import Conversation

        return Conversation(self._connection)

    @cached_property
    def country(self) -> CountryService:
        """Countries."""
        from .country import CountryService

        return CountryService(self._connection)

    @cached_property
    def currency(self) -> CurrencyService:
        """Currencies."""
        from .currency import CurrencyService

        return CurrencyService(self._connection)

    @cached_property
    def department(self) -> DepartmentService:
        """Departments of your member, to which users belong."""
        from .department import DepartmentService

        return DepartmentService(self._connection)

    @cached_property
    def email_confirmation(self) -> EmailConfirmation:
        """The answer to the message that asks users whether an address for email is theirs."""
        from .email_confirmation import EmailConfirmation

        return EmailConfirmation(self._connection)

    @cached_property
    def franchise_logic(self) -> FranchiseLogic:
        """How a builder and a distributor of cloud resources deal with each other."""
        from .franchise_logic import FranchiseLogic

        return FranchiseLogic(self._connection)

    @cached_property
    def guiden_api_key(self) -> GuidenApiKey:
        """API keys of Guiden."""
        from .guiden_api_key import GuidenApiKey

        return GuidenApiKey(self._connection)

    @cached_property
    def hpc_admin(self) -> HpcAdmin:
        """Administrators of high performance computing."""
        from .hpc_admin import HpcAdmin

        return HpcAdmin(self._connection)

    @cached_property
    def hpc_i_use(self) -> HpcIUse:
        """High performance computing that your member uses."""
        from .hpc_i_use import HpcIUse

        return HpcIUse(self._connection)

    @cached_property
    def hpc_type(self) -> HpcType:
        """Types of high performance computing."""
        from .hpc_type import HpcType

        return HpcType(self._connection)

    @cached_property
    def idp(self) -> Idp:
        """Identity providers."""
        from .idp import Idp

        return Idp(self._connection)

    @cached_property
    def idp_configuration(self) -> IdpConfiguration:
        """How an identity provider is reached."""
        from .idp_configuration import IdpConfiguration

        return IdpConfiguration(self._connection)

    @cached_property
    def language(self) -> LanguageService:
        """Languages."""
        from .language import LanguageService

        return LanguageService(self._connection)

    @cached_property
    def member(self) -> MemberService:
        """Members, the companies that use CloudCIX, and those that they keep themselves."""
        from .member import MemberService

        return MemberService(self._connection)

    @cached_property
    def member_link(self) -> MemberLinkService:
        """Which members a member is linked to. The servers are going to drop it."""
        from .member_link import MemberLinkService

        return MemberLinkService(self._connection)

    @cached_property
    def notification(self) -> Notification:
        """Which users of an address are told about transactions of a type."""
        from .notification import Notification

        return Notification(self._connection)

    @cached_property
    def profile(self) -> ProfileService:
        """Profiles of your member, to which users belong."""
        from .profile import ProfileService

        return ProfileService(self._connection)

    @cached_property
    def public_key(self) -> PublicKey:
        """The public keys by which tokens are checked."""
        from .public_key import PublicKey

        return PublicKey(self._connection)

    @cached_property
    def q_and_a(self) -> QAndA:
        """The questions and answers of a conversation."""
        from .q_and_a import QAndA

        return QAndA(self._connection)

    @cached_property
    def subdivision(self) -> SubdivisionService:
        """The subdivisions of a country, such as counties or states."""
        from .subdivision import SubdivisionService

        return SubdivisionService(self._connection)

    @cached_property
    def team(self) -> TeamService:
        """Teams of users."""
        from .team import TeamService

        return TeamService(self._connection)

    @cached_property
    def territory(self) -> TerritoryService:
        """Territories, by which your member sorts its customers."""
        from .territory import TerritoryService

        return TerritoryService(self._connection)

    @cached_property
    def token(self) -> TokenService:
        """Tokens, had and renewed by hand. The client does both by itself when it is given credentials."""
        from .token import TokenService

        return TokenService(self._connection)

    @cached_property
    def token_idp(self) -> TokenIdp:
        """Tokens for users that another identity provider knows."""
        from .token_idp import TokenIdp

        return TokenIdp(self._connection)

    @cached_property
    def transaction_type(self) -> TransactionTypeService:
        """Types of transactions, about which users are told."""
        from .transaction_type import TransactionTypeService

        return TransactionTypeService(self._connection)

    @cached_property
    def user(self) -> UserService:
        """The users of members."""
        from .user import UserService

        return UserService(self._connection)

    @cached_property
    def verbose_address(self) -> VerboseAddress:
        """Addresses with all that is known about them, as a list."""
        from .verbose_address import VerboseAddress

        return VerboseAddress(self._connection)
