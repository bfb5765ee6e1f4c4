"""Types of the group `membership`.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypeAlias, TypedDict

from attrs import define, field

from specloom.values import UNSET, Input, Model, Unset, hidden, wire


@define(kw_only=True)
class Phone(Model):
    """A telephone number and what it is for."""

    name: str
    """What the number is for."""

    number: str
    """The number. Pattern: `(\\(?\\+?[0-9]*\\)?)?[0-9_\\- ()]*`."""


@define(kw_only=True)
class Country(Model):
    """A country."""

    id: int
    """Id of the country."""

    english_name: str
    """Name in English."""

    alpha_2_code: str
    """Code of two letters by ISO 3166-1."""

    alpha_3_code: str
    """Code of three letters by ISO 3166-1."""

    phone_prefix: int | None = None
    """Prefix of telephone numbers."""

    primary_level_name: str | None = None
    """What the subdivisions of the first level are called, as County."""

    uri: str | None = None
    """Address of the resource."""


@define(kw_only=True)
class Currency(Model):
    """A currency."""

    id: int
    """Id of the currency."""

    name: str
    """Name of the currency."""

    symbol: str
    """Name of three letters."""

    uri: str | None = None
    """Address of the resource."""


@define(kw_only=True)
class Language(Model):
    """A language."""

    id: int
    """Id of the language."""

    code: str
    """Code by ISO 639-1."""

    english_name: str
    """Name in English."""

    native_name: str
    """Name in the language itself."""

    uri: str | None = None
    """Address of the resource."""


@define(kw_only=True)
class Subdivision(Model):
    """A part of a country."""

    id: int
    """Id of the subdivision."""

    alpha_code: str | None = None
    """Code by ISO 3166-2."""

    english_name: str | None = None
    """Name in English."""

    country: Country | None = None
    """The country."""

    uri: str | None = None
    """Address of the resource."""


@define(kw_only=True)
class TransactionType(Model):
    """A type of transactions."""

    id: int
    """Id of the type."""

    name: str | None = None
    """Name of the type."""

    uri: str | None = None
    """Address of the resource."""


class NameFilter(TypedDict, total=False):
    """Filters of resources that have little more than a name."""

    name: str
    name__in: list[str]
    name__icontains: str
    name__iendswith: str
    name__iexact: str
    name__istartswith: str


@define(kw_only=True)
class Member(Model):
    """A company that uses CloudCIX, or one that such a company keeps."""

    id: int
    """Id of the member."""

    name: str
    """Name of the member. From 1 to 250."""

    api_key: str | None = field(default=None, repr=hidden, metadata=wire(sensitive=True))
    """The key that logins of its users need."""

    currency: Currency | None = None
    """The main currency."""

    gln_prefix: str | None = None
    """Prefix of the Global Location Numbers of its addresses. At most 12."""

    secret: bool | None = None
    """Whether only the partner that made it sees the member. Not together with `self_managed`."""

    self_managed: bool | None = None
    """Whether the member has users of its own. Never taken back."""

    uri: str | None = None
    """Address of the resource."""


@define(kw_only=True)
class MemberCreate(Input):
    """What is sent to create a `Member`. What is not set is left to the server."""

    name: str
    currency_id: int
    """Id of the main currency."""

    gln_prefix: str | Unset | None = UNSET
    secret: bool | Unset | None = UNSET


@define(kw_only=True)
class MemberUpdate(Input):
    """What is sent to replace a `Member`. What is not set is left out."""

    name: str
    currency_id: int
    gln_prefix: str | Unset | None = UNSET
    secret: bool | Unset | None = UNSET
    self_managed: bool | Unset | None = UNSET


@define(kw_only=True)
class MemberPatch(Input):
    """Changes to a `Member`. What is not set stays as it is. None clears, where a field allows it."""

    name: str | Unset = UNSET
    currency_id: int | Unset = UNSET
    gln_prefix: str | Unset | None = UNSET
    secret: bool | Unset | None = UNSET
    self_managed: bool | Unset | None = UNSET


@define(kw_only=True)
class Address(Model):
    """A place of a member, or of somebody it deals with."""

    id: int
    """Id of the address."""

    name: str
    """Name at the address. From 1 to 250."""

    address1: str
    """First line. From 1 to 100."""

    address2: str | None = None
    """Second line. At most 100."""

    address3: str | None = None
    """Third line. At most 100."""

    city: str
    """City. From 1 to 50."""

    postcode: str | None = None
    """Postcode. At most 20."""

    full_address: str | None = None
    """All of it as one text."""

    phones: list[Phone] | None = None
    """Telephone numbers."""

    email: str | None = None
    """Address for email. At most 255."""

    website: str | None = None
    """Web site. At most 50."""

    gln: str | None = None
    """Global Location Number, without the prefix of the member. At most 13."""

    vat_number: str | None = None
    """VAT number. At most 20."""

    billing_address_id: int | None = None
    """Id of the address that gets the bills."""

    cloud_region: bool | None = None
    """Whether the address is a region of the cloud; only of members that manage themselves."""

    member: Member | None = None
    """The member that owns the address."""

    country: Country | None = None
    """The country."""

    subdivision: Subdivision | None = None
    """The subdivision."""

    language: Language | None = None
    """The main language."""

    currency: Currency | None = None
    """The main currency."""

    linked: bool | None = None
    """Whether your address has a link to this one."""

    link: AddressLink | None = None
    """That link."""

    uri: str | None = None
    """Address of the resource."""


@define(kw_only=True)
class AddressCreate(Input):
    """What is sent to create an `Address`. What is not set is left to the server."""

    name: str
    address1: str
    address2: str | Unset | None = UNSET
    address3: str | Unset | None = UNSET
    city: str
    postcode: str | Unset | None = UNSET
    phones: list[Phone] | Unset | None = UNSET
    email: str | Unset | None = UNSET
    website: str | Unset | None = UNSET
    gln: str | Unset | None = UNSET
    vat_number: str | Unset | None = UNSET
    billing_address_id: int | Unset | None = UNSET
    member_id: int
    """Id of the member that owns the address."""

    country_id: int
    """Id of the country."""

    subdivision_id: int | Unset | None = UNSET
    """Id of the subdivision of that country."""

    language_id: int
    """Id of the main language."""

    currency_id: int
    """Id of the main currency."""


@define(kw_only=True)
class AddressUpdate(Input):
    """What is sent to replace an `Address`. What is not set is left out."""

    name: str
    address1: str
    address2: str | Unset | None = UNSET
    address3: str | Unset | None = UNSET
    city: str
    postcode: str | Unset | None = UNSET
    phones: list[Phone] | Unset | None = UNSET
    email: str | Unset | None = UNSET
    website: str | Unset | None = UNSET
    gln: str | Unset | None = UNSET
    vat_number: str | Unset | None = UNSET
    billing_address_id: int | Unset | None = UNSET
    cloud_region: bool | Unset | None = UNSET
    country_id: int
    subdivision_id: int | Unset | None = UNSET
    language_id: int
    currency_id: int


@define(kw_only=True)
class AddressPatch(Input):
    """Changes to an `Address`. What is not set stays as it is. None clears, where a field allows it."""

    name: str | Unset = UNSET
    address1: str | Unset = UNSET
    address2: str | Unset | None = UNSET
    address3: str | Unset | None = UNSET
    city: str | Unset = UNSET
    postcode: str | Unset | None = UNSET
    phones: list[Phone] | Unset | None = UNSET
    email: str | Unset | None = UNSET
    website: str | Unset | None = UNSET
    gln: str | Unset | None = UNSET
    vat_number: str | Unset | None = UNSET
    billing_address_id: int | Unset | None = UNSET
    cloud_region: bool | Unset | None = UNSET
    country_id: int | Unset = UNSET
    subdivision_id: int | Unset | None = UNSET
    language_id: int | Unset = UNSET
    currency_id: int | Unset = UNSET


class AddressFilter(TypedDict, total=False):
    id: int
    id__gt: int
    id__gte: int
    id__in: list[int]
    id__isnull: bool
    id__lt: int
    id__lte: int
    id__range: list[int]
    name: str
    name__in: list[str]
    name__icontains: str
    name__iendswith: str
    name__iexact: str
    name__istartswith: str
    address1: str
    address1__in: list[str]
    address1__icontains: str
    address1__iendswith: str
    address1__iexact: str
    address1__istartswith: str
    address2: str
    address2__in: list[str]
    address2__icontains: str
    address2__iendswith: str
    address2__iexact: str
    address2__istartswith: str
    address3: str
    address3__in: list[str]
    address3__icontains: str
    address3__iendswith: str
    address3__iexact: str
    address3__istartswith: str
    city: str
    city__in: list[str]
    city__icontains: str
    city__iendswith: str
    city__iexact: str
    city__istartswith: str
    postcode: str
    postcode__in: list[str]
    postcode__icontains: str
    postcode__iendswith: str
    postcode__iexact: str
    postcode__istartswith: str
    cloud_region: bool
    country_id: int
    country_id__gt: int
    country_id__gte: int
    country_id__in: list[int]
    country_id__isnull: bool
    country_id__lt: int
    country_id__lte: int
    country_id__range: list[int]
    country__english_name: str
    country__english_name__in: list[str]
    country__english_name__icontains: str
    country__english_name__iendswith: str
    country__english_name__iexact: str
    country__english_name__istartswith: str
    subdivision_id: int
    subdivision_id__gt: int
    subdivision_id__gte: int
    subdivision_id__in: list[int]
    subdivision_id__isnull: bool
    subdivision_id__lt: int
    subdivision_id__lte: int
    subdivision_id__range: list[int]
    subdivision__english_name: str
    subdivision__english_name__in: list[str]
    subdivision__english_name__icontains: str
    subdivision__english_name__iendswith: str
    subdivision__english_name__iexact: str
    subdivision__english_name__istartswith: str
    member_id: int
    member_id__gt: int
    member_id__gte: int
    member_id__in: list[int]
    member_id__isnull: bool
    member_id__lt: int
    member_id__lte: int
    member_id__range: list[int]
    member__name: str
    member__name__in: list[str]
    member__name__icontains: str
    member__name__iendswith: str
    member__name__iexact: str
    member__name__istartswith: str
    member__self_managed: bool
    address_link__client: bool
    address_link__cloud_customer: bool
    address_link__cloud_export_markup: Decimal
    address_link__cloud_export_markup__gt: Decimal
    address_link__cloud_export_markup__gte: Decimal
    address_link__cloud_export_markup__in: list[Decimal]
    address_link__cloud_export_markup__isnull: bool
    address_link__cloud_export_markup__lt: Decimal
    address_link__cloud_export_markup__lte: Decimal
    address_link__cloud_export_markup__range: list[Decimal]
    address_link__cloud_import_markup: Decimal
    address_link__cloud_import_markup__gt: Decimal
    address_link__cloud_import_markup__gte: Decimal
    address_link__cloud_import_markup__in: list[Decimal]
    address_link__cloud_import_markup__isnull: bool
    address_link__cloud_import_markup__lt: Decimal
    address_link__cloud_import_markup__lte: Decimal
    address_link__cloud_import_markup__range: list[Decimal]
    address_link__cloud_seller: bool
    address_link__cloud_seller_markup: Decimal
    address_link__cloud_seller_markup__gt: Decimal
    address_link__cloud_seller_markup__gte: Decimal
    address_link__cloud_seller_markup__in: list[Decimal]
    address_link__cloud_seller_markup__isnull: bool
    address_link__cloud_seller_markup__lt: Decimal
    address_link__cloud_seller_markup__lte: Decimal
    address_link__cloud_seller_markup__range: list[Decimal]
    address_link__credit_limit: Decimal
    address_link__credit_limit__gt: Decimal
    address_link__credit_limit__gte: Decimal
    address_link__credit_limit__in: list[Decimal]
    address_link__credit_limit__isnull: bool
    address_link__credit_limit__lt: Decimal
    address_link__credit_limit__lte: Decimal
    address_link__credit_limit__range: list[Decimal]
    address_link__customer: bool
    address_link__note: str
    address_link__note__in: list[str]
    address_link__note__icontains: str
    address_link__note__iendswith: str
    address_link__note__iexact: str
    address_link__note__istartswith: str
    address_link__reference: str
    address_link__reference__in: list[str]
    address_link__reference__icontains: str
    address_link__reference__iendswith: str
    address_link__reference__iexact: str
    address_link__reference__istartswith: str
    address_link__service_centre: bool
    address_link__supplier: bool
    address_link__territory__id: int
    address_link__territory__id__gt: int
    address_link__territory__id__gte: int
    address_link__territory__id__in: list[int]
    address_link__territory__id__isnull: bool
    address_link__territory__id__lt: int
    address_link__territory__id__lte: int
    address_link__territory__id__range: list[int]
    address_link__territory__name: str
    address_link__territory__name__in: list[str]
    address_link__territory__name__icontains: str
    address_link__territory__name__iendswith: str
    address_link__territory__name__iexact: str
    address_link__territory__name__istartswith: str
    address_link__warrantor: bool


@define(kw_only=True)
class AddressLink(Model):
    """What an address is to yours."""

    address_id: int | None = None
    """Id of the address that made the link."""

    contra_address_id: int | None = None
    """Id of the address that the link was made to."""

    client: bool | None = None
    """Whether it is a client."""

    customer: bool | None = None
    """Whether it is a customer."""

    supplier: bool | None = None
    """Whether it is a supplier."""

    service_centre: bool | None = None
    """Whether it is a service centre."""

    warrantor: bool | None = None
    """Whether it is a warrantor."""

    cloud_builder: bool | None = None
    """Whether it builds resources of the cloud."""

    cloud_customer: bool | None = None
    """Whether it may build resources in your region of the cloud."""

    cloud_distributor: bool | None = None
    """Whether it sells resources that a builder built."""

    cloud_seller: bool | None = None
    """Whether it sells the resources of a distributor to a customer."""

    cloud_export_markup: Decimal | None = None
    """Markup on what a distributor sells that is not the builder."""

    cloud_import_markup: Decimal | None = None
    """Markup on what a builder built for another distributor."""

    cloud_seller_markup: Decimal | None = None
    """Markup of the seller to its customers."""

    credit_limit: Decimal | None = None
    """How much credit it has at most."""

    note: str | None = None
    """Note about it."""

    reference: str | None = None
    """What you call it in your books. At most 20."""

    extra: dict[str, Any]
    """Further data about it."""

    extra_reference1: str | None = None
    """A further reference."""

    extra_reference2: str | None = None
    """A further reference."""

    extra_reference3: str | None = None
    """A further reference."""

    territory: Territory | None = None
    """The territory it belongs to."""

    uri: str | None = None
    """Address of the resource."""


@define(kw_only=True)
class AddressLinkCreate(Input):
    """What is sent to create an `AddressLink`. What is not set is left to the server."""

    client: bool | Unset | None = UNSET
    customer: bool | Unset | None = UNSET
    supplier: bool | Unset | None = UNSET
    service_centre: bool | Unset | None = UNSET
    warrantor: bool | Unset | None = UNSET
    cloud_customer: bool | Unset | None = UNSET
    credit_limit: Decimal | Unset | None = UNSET
    note: str | Unset | None = UNSET
    reference: str | Unset | None = UNSET
    extra: dict[str, Any] | Unset = UNSET
    extra_reference1: str | Unset | None = UNSET
    extra_reference2: str | Unset | None = UNSET
    extra_reference3: str | Unset | None = UNSET
    territory_id: int | Unset | None = UNSET
    """Id of the territory it belongs to."""


@define(kw_only=True)
class AddressLinkUpdate(Input):
    """What is sent to replace an `AddressLink`. What is not set is left out."""

    client: bool | Unset | None = UNSET
    customer: bool | Unset | None = UNSET
    supplier: bool | Unset | None = UNSET
    service_centre: bool | Unset | None = UNSET
    warrantor: bool | Unset | None = UNSET
    cloud_customer: bool | Unset | None = UNSET
    credit_limit: Decimal | Unset | None = UNSET
    note: str | Unset | None = UNSET
    reference: str | Unset | None = UNSET
    extra: dict[str, Any] | Unset = UNSET
    extra_reference1: str | Unset | None = UNSET
    extra_reference2: str | Unset | None = UNSET
    extra_reference3: str | Unset | None = UNSET
    territory_id: int | Unset | None = UNSET


@define(kw_only=True)
class AddressLinkPatch(Input):
    """Changes to an `AddressLink`. What is not set stays as it is. None clears, where a field allows it."""

    client: bool | Unset | None = UNSET
    customer: bool | Unset | None = UNSET
    supplier: bool | Unset | None = UNSET
    service_centre: bool | Unset | None = UNSET
    warrantor: bool | Unset | None = UNSET
    cloud_customer: bool | Unset | None = UNSET
    credit_limit: Decimal | Unset | None = UNSET
    note: str | Unset | None = UNSET
    reference: str | Unset | None = UNSET
    extra: dict[str, Any] | Unset = UNSET
    extra_reference1: str | Unset | None = UNSET
    extra_reference2: str | Unset | None = UNSET
    extra_reference3: str | Unset | None = UNSET
    territory_id: int | Unset | None = UNSET


@define(kw_only=True)
class OfMember(Model):
    """What a member keeps under a name."""

    id: int
    """Id of the resource."""

    name: str
    """Name, the only one of its kind in the member. From 1 to 50."""

    member: Member | None = None
    """The member that it belongs to."""

    uri: str | None = None
    """Address of the resource."""


@define(kw_only=True)
class Department(Model):
    """A department."""

    id: int
    """Id of the resource."""

    name: str
    """Name, the only one of its kind in the member. From 1 to 50."""

    member: Member | None = None
    """The member that it belongs to."""

    uri: str | None = None
    """Address of the resource."""


@define(kw_only=True)
class DepartmentCreate(Input):
    """What is sent to create a `Department`. What is not set is left to the server."""

    name: str


@define(kw_only=True)
class DepartmentUpdate(Input):
    """What is sent to replace a `Department`. What is not set is left out."""

    name: str


@define(kw_only=True)
class DepartmentPatch(Input):
    """Changes to a `Department`. What is not set stays as it is."""

    name: str | Unset = UNSET


@define(kw_only=True)
class Profile(Model):
    """A profile."""

    id: int
    """Id of the resource."""

    name: str
    """Name, the only one of its kind in the member. From 1 to 50."""

    member: Member | None = None
    """The member that it belongs to."""

    uri: str | None = None
    """Address of the resource."""


@define(kw_only=True)
class ProfileCreate(Input):
    """What is sent to create a `Profile`. What is not set is left to the server."""

    name: str


@define(kw_only=True)
class ProfileUpdate(Input):
    """What is sent to replace a `Profile`. What is not set is left out."""

    name: str


@define(kw_only=True)
class ProfilePatch(Input):
    """Changes to a `Profile`. What is not set stays as it is."""

    name: str | Unset = UNSET


@define(kw_only=True)
class Territory(Model):
    """A territory."""

    id: int
    """Id of the resource."""

    name: str
    """Name, the only one of its kind in the member. From 1 to 50."""

    member: Member | None = None
    """The member that it belongs to."""

    uri: str | None = None
    """Address of the resource."""


@define(kw_only=True)
class TerritoryCreate(Input):
    """What is sent to create a `Territory`. What is not set is left to the server."""

    name: str


@define(kw_only=True)
class TerritoryUpdate(Input):
    """What is sent to replace a `Territory`. What is not set is left out."""

    name: str


@define(kw_only=True)
class TerritoryPatch(Input):
    """Changes to a `Territory`. What is not set stays as it is."""

    name: str | Unset = UNSET


@define(kw_only=True)
class User(Model):
    """Somebody who uses CloudCIX."""

    id: int
    """Id of the user."""

    email: str
    """Address for email, with which the user logs in; one user of the member has it. From 1 to 255."""

    first_name: str
    """First name. From 1 to 50."""

    surname: str
    """Surname. From 1 to 50."""

    job_title: str | None = None
    """Job title. At most 100."""

    signature: str | None = None
    """Signature under messages."""

    phones: list[Phone] | None = None
    """Telephone numbers."""

    image: UserImage | None = None
    """Picture. Its address is answered; that or the picture itself is sent."""

    timezone: str
    """Time zone. At most 50. Example: `Europe/Dublin`."""

    start_date: datetime
    """Day on which the user began. Example: `2020-01-01T00:00:00`."""

    expiry_date: datetime
    """Day on which the account ends, unless the user is an administrator; after `start_date`. Example:
    `2030-01-01T00:00:00`.
    """

    administrator: bool | None = None
    """Whether the user administers the member."""

    global_user: bool | None = None
    """Whether the user may act for all addresses of the member."""

    global_active: bool | None = None
    """Whether the user does so now."""

    is_private: bool | None = None
    """Whether only the own member sees the user."""

    robot: bool | None = None
    """Whether it is the robot of its address, a region of the cloud."""

    otp: bool | None = None
    """Whether the user logs in with two factors."""

    first_otp: int | None = field(default=None, repr=hidden, metadata=wire(sensitive=True))
    """The number with which two factors are set up. Administrators of the same member see it. From 100000 to 999999.
    """

    email_validated: bool | None = None
    """Whether the address for email was confirmed."""

    last_login: datetime | None = None
    """When the user last logged in."""

    internal_notifications: list[TransactionType] | None = None
    """Those of the own member that are told."""

    external_notifications: list[TransactionType] | None = None
    """Those of other members that are told."""

    address: Address | None = None
    """The address that the user belongs to."""

    department: Department | None = None
    """The department."""

    language: Language | None = None
    """The language."""

    member: Member | None = None
    """The member that the user belongs to."""

    profile: Profile | None = None
    """The profile."""

    uri: str | None = None
    """Address of the resource."""


@define(kw_only=True)
class UserCreate(Input):
    """What is sent to create a `User`. What is not set is left to the server."""

    email: str
    password: str = field(repr=hidden, metadata=wire(sensitive=True))
    """Password. Only users themselves change it; a new address for email that nobody has needs one. At least 1.
    """

    first_name: str
    surname: str
    job_title: str | Unset | None = UNSET
    signature: str | Unset | None = UNSET
    phones: list[Phone] | Unset | None = UNSET
    image: UserImage | Unset | None = UNSET
    timezone: str
    start_date: datetime
    expiry_date: datetime
    global_user: bool | Unset | None = UNSET
    global_active: bool | Unset | None = UNSET
    is_private: bool | Unset | None = UNSET
    otp: bool | Unset | None = UNSET
    notifications: list[UserNotification] | Unset | None = UNSET
    """Transactions to tell about."""

    address_id: int
    """Id of the address that the user belongs to."""

    department_id: int | Unset | None = UNSET
    """Id of the department."""

    language_id: int
    """Id of the language."""

    profile_id: int | Unset | None = UNSET
    """Id of the profile."""


@define(kw_only=True)
class UserPatch(Input):
    """Changes to a `User`. What is not set stays as it is. None clears, where a field allows it."""

    email: str | Unset = UNSET
    password: str | Unset = field(default=UNSET, repr=hidden, metadata=wire(sensitive=True))
    first_name: str | Unset = UNSET
    surname: str | Unset = UNSET
    job_title: str | Unset | None = UNSET
    signature: str | Unset | None = UNSET
    phones: list[Phone] | Unset | None = UNSET
    image: UserImage | Unset | None = UNSET
    timezone: str | Unset = UNSET
    start_date: datetime | Unset = UNSET
    expiry_date: datetime | Unset = UNSET
    administrator: bool | Unset | None = UNSET
    global_user: bool | Unset | None = UNSET
    global_active: bool | Unset | None = UNSET
    is_private: bool | Unset | None = UNSET
    robot: bool | Unset | None = UNSET
    otp: bool | Unset | None = UNSET
    first_otp: int | Unset | None = field(default=UNSET, repr=hidden, metadata=wire(sensitive=True))
    send_email_confirmation: bool | Unset | None = UNSET
    """Whether a message shall ask anew whether the address for email is the user's."""

    login: bool | Unset | None = UNSET
    """Whether `last_login` shall be now; only for the first user of all."""

    notifications: list[UserNotification] | Unset | None = UNSET
    address_id: int | Unset = UNSET
    department_id: int | Unset | None = UNSET
    language_id: int | Unset = UNSET
    profile_id: int | Unset | None = UNSET


@define(kw_only=True)
class ImageFile(Model):
    """A picture."""

    name: str
    """Name of the file. What follows its dot is kept. Example: `ada.png`."""

    data: bytes
    """The picture itself."""


UserImage: TypeAlias = str | ImageFile
"""The address of a picture, or a picture to send."""


@define(kw_only=True)
class UserNotification(Model):
    """Transactions that a user is told about."""

    transaction_type_id: int
    """Id of the type of the transactions. At least 1."""

    external: bool | None = None
    """Whether they are those that other members make with the own one; else those of the own member. Default:
    `true`.
    """


class UserFilter(TypedDict, total=False):
    id: int
    id__gt: int
    id__gte: int
    id__in: list[int]
    id__isnull: bool
    id__lt: int
    id__lte: int
    id__range: list[int]
    email: str
    email__in: list[str]
    email__icontains: str
    email__iendswith: str
    email__iexact: str
    email__istartswith: str
    first_name: str
    first_name__in: list[str]
    first_name__icontains: str
    first_name__iendswith: str
    first_name__iexact: str
    first_name__istartswith: str
    surname: str
    surname__in: list[str]
    surname__icontains: str
    surname__iendswith: str
    surname__iexact: str
    surname__istartswith: str
    job_title: str
    job_title__in: list[str]
    job_title__icontains: str
    job_title__iendswith: str
    job_title__iexact: str
    job_title__istartswith: str
    administrator: bool
    global_active: bool
    global_user: bool
    robot: bool
    address_id: int
    address_id__gt: int
    address_id__gte: int
    address_id__in: list[int]
    address_id__isnull: bool
    address_id__lt: int
    address_id__lte: int
    address_id__range: list[int]
    address__name: str
    address__name__in: list[str]
    address__name__icontains: str
    address__name__iendswith: str
    address__name__iexact: str
    address__name__istartswith: str
    department_id: int
    department_id__gt: int
    department_id__gte: int
    department_id__in: list[int]
    department_id__isnull: bool
    department_id__lt: int
    department_id__lte: int
    department_id__range: list[int]
    language_id: int
    language_id__gt: int
    language_id__gte: int
    language_id__in: list[int]
    language_id__isnull: bool
    language_id__lt: int
    language_id__lte: int
    language_id__range: list[int]
    member_id: int
    member_id__gt: int
    member_id__gte: int
    member_id__in: list[int]
    member_id__isnull: bool
    member_id__lt: int
    member_id__lte: int
    member_id__range: list[int]
    member__name: str
    member__name__in: list[str]
    member__name__icontains: str
    member__name__iendswith: str
    member__name__iexact: str
    member__name__istartswith: str
    member__api_key: str
    member__api_key__in: list[str]
    member__api_key__icontains: str
    member__api_key__iendswith: str
    member__api_key__iexact: str
    member__api_key__istartswith: str
    profile_id: int
    profile_id__gt: int
    profile_id__gte: int
    profile_id__in: list[int]
    profile_id__isnull: bool
    profile_id__lt: int
    profile_id__lte: int
    profile_id__range: list[int]
    start_date: date
    start_date__gt: date
    start_date__gte: date
    start_date__in: list[date]
    start_date__isnull: bool
    start_date__lt: date
    start_date__lte: date
    start_date__range: list[date]
    expiry_date: date
    expiry_date__gt: date
    expiry_date__gte: date
    expiry_date__in: list[date]
    expiry_date__isnull: bool
    expiry_date__lt: date
    expiry_date__lte: date
    expiry_date__range: list[date]
    last_login: datetime
    last_login__gt: datetime
    last_login__gte: datetime
    last_login__in: list[datetime]
    last_login__isnull: bool
    last_login__lt: datetime
    last_login__lte: datetime
    last_login__range: list[datetime]
