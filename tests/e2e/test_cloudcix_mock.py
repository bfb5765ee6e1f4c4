"""The generated client of CloudCIX against the fake of its spec: what is typed, how it logs in, what is refused."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from specloom.clients.cloudcix import CloudCIX
from specloom.clients.cloudcix.iaas import (
    Capacity,
    DomainCreate,
    IPValidation,
    ListedRangeCreate,
    PTRRecordCreate,
    RecordCreate,
    RecordPatch,
    RecordType,
)
from specloom.clients.cloudcix.membership import (
    Address,
    AddressCreate,
    AddressLinkCreate,
    AddressLinkPatch,
    AddressPatch,
    Country,
    ExistingUserUpdate,
    Login,
    Phone,
)
from specloom.errors import AuthError, BadRequest, NotFound, RateLimited
from specloom.testing import FakeClock, FakeTransport, reply
from specloom_codegen import ir
from specloom_codegen.mock import MockServer
from specloom_codegen.pipeline import compile_spec

SPEC = Path(__file__).parents[2] / "specs" / "cloudcix.yaml"
NEW = AddressCreate(
    member_id=1,
    name="Analytical Engines",
    address1="12 St James Square",
    city="Cork",
    country_id=372,
    language_id=1,
    currency_id=2,
    phones=[Phone(name="Main", number="+353 21 000 0000")],
)

ADA: dict[str, Any] = {
    "address_id": 1,
    "first_name": "Ada",
    "surname": "King",
    "email": "ada@example.com",
    "password": "engine",
    "timezone": "Europe/Dublin",
    "start_date": datetime(2020, 1, 1, tzinfo=UTC),
    "expiry_date": datetime(2030, 1, 1, tzinfo=UTC),
    "language_id": 1,
}


@pytest.fixture(scope="module")
def api() -> ir.Api:
    api = compile_spec(SPEC).api
    assert api is not None
    return api


@pytest.fixture
async def server(api: ir.Api) -> AsyncIterator[MockServer]:
    async with MockServer(api, seed=1, credentials={"password": "engine", "api_key": "k"}) as server:
        yield server


def connect(server: MockServer, **more: Any) -> CloudCIX:
    given = {"email": "ada@example.com", "password": "engine", "api_key": "k", **more}
    return CloudCIX.connect(url=server.url, hosts=server.hosts, allow_http=True, **given)


@pytest.fixture
async def cloudcix(server: MockServer) -> AsyncIterator[CloudCIX]:
    async with connect(server) as cloudcix:
        yield cloudcix


def seen(server: MockServer) -> list[tuple[str, str, int | None]]:
    return [(one.method, one.path, one.status) for one in server.requests]


# --- values --------------------------------------------------------------------------------------


async def test_an_address_lives(cloudcix: CloudCIX) -> None:
    addresses = cloudcix.membership.address

    created = await addresses.create(NEW)
    patched = await addresses.partial_update(created.id, AddressPatch(city="Dublin"))
    found = await addresses.get_all(search={"city__istartswith": "dub", "id__in": [1, 2]})

    assert isinstance(created, Address)
    assert (created.id, created.city, created.phones) == (1, "Cork", NEW.phones)
    assert isinstance(created.country, Country)
    assert created.country.alpha_2_code == "IE"
    assert (patched.city, patched.name) == ("Dublin", "Analytical Engines")
    assert found == [patched]


async def test_lists_have_pages_a_total_and_warnings(cloudcix: CloudCIX, server: MockServer) -> None:
    for number in range(7):
        await cloudcix.scm.brand.create({"name": f"B{number}"})

    page = await cloudcix.scm.brand.list(order="-name", page_size=3, exclude={"name__in": ["B0", "B1"]})
    everything = await cloudcix.scm.brand.get_all(page_size=3)

    assert ([one["name"] for one in page], page.total) == (["B6", "B5", "B4"], 5)
    assert (page.meta.page, page.meta.limit, page.meta.order) == (0, 3, "-name")
    assert [one["id"] for one in everything] == [1, 2, 3, 4, 5, 6, 7]
    assert [dict(one.query)["page"] for one in server.requests if one.method == "GET"] == ["0", "0", "1", "2"]


async def test_a_filter_that_there_is_not_is_told_of(cloudcix: CloudCIX) -> None:
    page = await cloudcix.membership.address.list(params={"search[hat]": "top", "city__icontains": "cork"})

    assert page.meta.warnings == [
        "search[hat]: there is no such filter, so it was skipped",
        "DeprecationWarning: write search[city__icontains] instead of city__icontains",
    ]


async def test_the_key_of_a_blacklist_is_a_range_of_addresses(cloudcix: CloudCIX, server: MockServer) -> None:
    created = await cloudcix.iaas.blacklist.create(ListedRangeCreate(cidr="203.0.113.0/24", comment="noise"))
    read = await cloudcix.iaas.blacklist.read("203.0.113.0/24")

    assert (read, created.comment) == (created, "noise")
    assert seen(server)[-1] == ("GET", "/iaas/cix_blacklist/203.0.113.0/24/", 200)


async def test_a_link_has_no_pk(cloudcix: CloudCIX, server: MockServer) -> None:
    links = cloudcix.membership.address_link

    await links.create(AddressLinkCreate(customer=True), address_id=5)
    await links.partial_update(AddressLinkPatch(supplier=True), address_id=5)
    link = await links.read(address_id=5)

    assert (link.address_id, link.customer, link.supplier) == (5, True, True)
    assert {path for _, path, _ in seen(server)[1:]} == {"/membership/address/5/link/"}


async def test_ranges_and_addresses_are_validated_together(cloudcix: CloudCIX, server: MockServer) -> None:
    ranges, addresses = ["198.51.100.1/24", "10.0.0.0/8"], ["198.51.100.7"]

    found = await cloudcix.iaas.ip_validator.read(address_ranges=ranges, ip_addresses=addresses)

    assert dict(server.requests[-1].query) == {
        "address_ranges": "198.51.100.1/24,10.0.0.0/8",
        "ip_addresses": "198.51.100.7",
    }
    assert isinstance(found, IPValidation)
    assert [
        (one.valid, one.details and one.details.cidr) for one in (found.address_ranges or {}).values()
    ] == [(True, "198.51.100.0/24")]


async def test_metrics_are_none_when_nothing_has_changed() -> None:
    transport = FakeTransport(reply(204))
    async with CloudCIX.connect(token="t", transport=transport, clock=FakeClock()) as cloudcix:
        found = await cloudcix.iaas.metrics.read(region_id=4)

    assert found is None


async def test_the_room_of_a_region_is_answered_by_types_of_servers_and_drives(cloudcix: CloudCIX) -> None:
    found = await cloudcix.iaas.capacity.list(region_id=4)

    assert found == {
        "KVM": {
            "SSD": [Capacity(ram=64, storage=2000, cpu=24)],
            "HDD": [Capacity(ram=128, storage=1500, cpu=16)],
        }
    }


async def test_names_of_domains_and_of_addresses_are_records(cloudcix: CloudCIX) -> None:
    iaas = cloudcix.iaas
    domain = await iaas.domain.create(DomainCreate(name="example.com"))

    record = await iaas.record.create(
        RecordCreate(domain_id=domain.id, type=RecordType.MX, name="example.com", content="mail.example.com")
    )
    reverse = await iaas.ptr_record.create(PTRRecordCreate(ip_address="203.0.113.7", content="example.com"))
    with pytest.raises(BadRequest) as caught:
        await iaas.record.partial_update(record.id, RecordPatch(time_to_live=60))

    assert record.domain is not None
    assert (record.domain.name, record.time_to_live, record.priority) == ("example.com", 3600, 1)
    assert (reverse.type, reverse.domain) == (RecordType.PTR, None)
    assert caught.value.fields == {"time_to_live": "must be at least 180"}


async def test_users_who_are_told_come_in_pages(cloudcix: CloudCIX, server: MockServer) -> None:
    for first_name, surname in (("Ada", "King"), ("Charles", "Babbage")):
        await cloudcix.membership.user.create({**ADA, "first_name": first_name, "surname": surname})

    page = await cloudcix.membership.notification.read(
        2, address_id=1, search={"surname": "King"}, page_size=10
    )

    assert ([user.first_name for user in page], page.total) == (["Ada"], 1)
    assert dict(server.requests[-1].query) == {"search[surname]": "King", "page": "0", "limit": "10"}


async def test_answers_without_content_are_none(cloudcix: CloudCIX, server: MockServer) -> None:
    confirmed = await cloudcix.membership.email_confirmation.read(email_token="t")
    linked = await cloudcix.membership.member_link.read(2, member_id=1)

    assert (confirmed, linked) == (None, None)
    assert [status for *_, status in seen(server)[1:]] == [200, 200]


async def test_a_password_is_asked_for_when_a_user_is_created_and_not_later(cloudcix: CloudCIX) -> None:
    users = cloudcix.membership.user
    known = {name: value for name, value in ADA.items() if name != "password"}

    with pytest.raises(BadRequest) as caught:
        await users.create(known)
    created = await users.create(ADA)
    updated = await users.update(created.id, ExistingUserUpdate(**{**known, "first_name": "Augusta"}))

    assert set(caught.value.fields) == {"password"}
    assert (created.first_name, updated.first_name) == ("Ada", "Augusta")
    assert updated.start_date == known["start_date"]


@pytest.mark.parametrize(
    ("call", "path"),
    [
        (lambda c: c.training.cls.list(), "/training/class/"),
        (lambda c: c.scm.bin_sku.list(id=7), "/SCM/v1/Bin/7/SKU/"),
        (lambda c: c.scm.purchase_order.list(), "/SCM/v1/PurchaseOrder/"),
        (lambda c: c.iaas.image.list(), "/iaas/image/"),
        (lambda c: c.otp.otp_auth.list(email="a@b.ie"), "/otp/otp_auth/a%40b.ie/"),
        (lambda c: c.vault.bucket.list(region_name="r1", path="b/a c"), "/vault/r1/bucket/b/a%20c/"),
        (lambda c: c.vault.obj.head(region_name="r1", path="b/a"), "/vault/r1/bucket/b/a/"),
        (lambda c: c.membership.guiden_api_key.head(3), "/membership/guiden/api_key/3/"),
        (lambda c: c.membership.notification.read(2, address_id=1), "/membership/address/1/notification/2/"),
        (
            lambda c: c.repository.method_parameter.list(
                member_id=1, application_id=2, service_id=3, method_id=4
            ),
            "/SupportFramework/v1/Member/1/Application/2/Service/3/Method/4/Parameter/",
        ),
    ],
)
async def test_services_with_odd_names_and_addresses(
    cloudcix: CloudCIX, server: MockServer, call: Any, path: str
) -> None:
    try:
        await call(cloudcix)
    except NotFound:
        pass  # where it is looked for is what counts

    assert seen(server)[-1][1] == path


# --- who calls -----------------------------------------------------------------------------------


async def test_a_token_is_renewed_with_the_old_one_ahead_of_its_end(api: ir.Api) -> None:
    clock = FakeClock()
    async with (
        MockServer(api, seed=1, token_lifetime=7200, clock=clock.wall) as server,
        connect(server, clock=clock) as cloudcix,
    ):
        await cloudcix.membership.team.list()
        clock.advance(7200 - 20)
        await cloudcix.membership.team.list()

        logins = [one for one in server.requests if one.path.endswith("/auth/login/")]
    assert [(one.method, one.status) for one in logins] == [("POST", 201), ("PUT", 200)]
    assert logins[1].headers["x-auth-token"] == server.requests[1].headers["x-auth-token"]
    assert server.requests[-1].headers["x-auth-token"] != logins[1].headers["x-auth-token"]


async def test_a_login_is_made_again_when_a_renewal_fails(api: ir.Api) -> None:
    clock = FakeClock()
    async with (
        MockServer(api, seed=1, token_lifetime=7200, clock=clock.wall) as server,
        connect(server, clock=clock) as cloudcix,
    ):
        await cloudcix.membership.team.list()
        clock.advance(7200 - 20)
        server.fail_next(status=401, method="PUT")
        await cloudcix.membership.team.list()

        assert seen(server)[2:] == [
            ("PUT", "/membership/auth/login/", 401),
            ("POST", "/membership/auth/login/", 201),
            ("GET", "/membership/team/", 200),
        ]


async def test_a_dead_token_is_had_anew(cloudcix: CloudCIX, server: MockServer) -> None:
    await cloudcix.membership.team.list()
    server.expire_tokens()
    await cloudcix.membership.team.list()

    assert seen(server)[2:] == [
        ("GET", "/membership/team/", 401),
        ("POST", "/membership/auth/login/", 201),
        ("GET", "/membership/team/", 200),
    ]


async def test_a_login_that_is_refused_is_not_repeated(server: MockServer) -> None:
    async with connect(server, password="wrong") as cloudcix:
        for _ in range(2):
            with pytest.raises(AuthError, match="membership_token_create_002"):
                await cloudcix.membership.team.list()

    assert seen(server) == [("POST", "/membership/auth/login/", 400)]


async def test_tokens_are_had_checked_and_renewed_by_hand(server: MockServer) -> None:
    async with connect(server) as cloudcix:
        tokens = cloudcix.membership.token
        had = await tokens.create(Login(email="ada@example.com", password="engine", api_key="k"))
        checked = await tokens.create(Login(email="ada@example.com", password="engine"))
        renewed = await tokens.update(token=had.token or "")

    assert (had.token is None, checked.token, renewed.token is None) == (False, None, False)
    assert seen(server) == [
        ("POST", "/membership/auth/login/", 201),
        ("POST", "/membership/auth/login/", 200),
        ("PUT", "/membership/auth/login/", 200),
    ]


# --- refusals ------------------------------------------------------------------------------------


async def test_a_refused_form_has_a_message_and_a_code_for_each_field(cloudcix: CloudCIX) -> None:
    with pytest.raises(BadRequest) as caught:
        await cloudcix.membership.address.create({"name": "", "member_id": 1, "city": "Cork"})

    error = caught.value
    assert (error.code, error.message) == (None, "Bad request.")
    assert error.fields["name"] == "must be at least 1 characters long"
    assert set(error.fields) == {"name", "address1", "country_id", "language_id", "currency_id"}
    assert set(error.field_codes) == set(error.fields)


async def test_a_single_refusal_has_one_code(cloudcix: CloudCIX) -> None:
    with pytest.raises(NotFound) as caught:
        await cloudcix.membership.address.read(99)

    assert (caught.value.code, caught.value.message, caught.value.fields) == (
        "not_found_001",
        "Not found.",
        {},
    )


async def test_more_than_twenty_calls_a_second_are_throttled(api: ir.Api) -> None:
    clock = FakeClock()
    async with (
        MockServer(api, seed=1, rate_limit=True, clock=clock.wall) as server,
        connect(server, rate_limit=None, retry=None) as cloudcix,
    ):
        for _ in range(20):
            await cloudcix.iaas.image.list()
        with pytest.raises(RateLimited) as caught:
            await cloudcix.iaas.image.list()

    assert (caught.value.status_code, caught.value.retry_after) == (429, 1.0)


async def test_a_refused_form_says_what_is_wrong_but_not_of_one_that_holds_secrets(
    cloudcix: CloudCIX,
) -> None:
    with pytest.raises(BadRequest) as address:
        await cloudcix.membership.address.create({"name": "Nobody"})
    with pytest.raises(BadRequest) as user:
        await cloudcix.membership.user.create({"first_name": "Ada"})

    assert "Bad request.; address1: is missing; city: is missing" in str(address.value)
    assert "Bad request.; email; password; surname" in str(user.value)
