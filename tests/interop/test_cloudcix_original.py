"""CloudCIX's own client for Python and ours, against the same fake: what both show, and what both send."""

from __future__ import annotations

import re
import socket
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from specloom import with_response
from specloom.clients.cloudcix import Client, CloudCIX
from specloom.errors import StatusError
from specloom.service import Response
from specloom_codegen import ir
from specloom_codegen.mock import MockServer, RecordedRequest
from specloom_codegen.pipeline import compile_spec

from .original import Original

SPEC = Path(__file__).parents[2] / "specs" / "cloudcix.yaml"
EMAIL, PASSWORD, API_KEY = "ada@example.com", "engine", "64e0b2ab8ee2c5d4"
ADDRESS = {
    "member_id": 1,
    "name": "Analytical Engines",
    "address1": "12 St James Square",
    "city": "London",
    "country_id": 372,
    "language_id": 1,
    "currency_id": 2,
    "phones": [{"name": "Main", "number": "+44 20 7946 0000"}],
}
CIDR = "203.0.113.0/24"
STORED = 249  # with the one that each client creates there are 250 bins, three pages of a hundred


@pytest.fixture(scope="module")
def api() -> ir.Api:
    api = compile_spec(SPEC).api
    assert api is not None
    return api


@pytest.fixture
async def server(api: ir.Api) -> AsyncIterator[MockServer]:
    right = {"password": PASSWORD, "api_key": API_KEY}
    async with MockServer(api, seed=1, token_lifetime=7200, credentials=right) as server:
        yield server


@pytest.fixture
def settings(server: MockServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a settings module for the fake, which the environment names; names below localhost are found."""
    module = tmp_path / "cloudcix_settings_of_a_test.py"
    module.write_text(
        f"CLOUDCIX_API_URL = 'http://localhost:{server.port}/'\n"
        f"CLOUDCIX_API_V2_URL = 'http://localhost:{server.port}/'\n"
        f"CLOUDCIX_API_VERSION = 2\n"
        f"CLOUDCIX_API_USERNAME = {EMAIL!r}\nCLOUDCIX_API_PASSWORD = {PASSWORD!r}\nCLOUDCIX_API_KEY = {API_KEY!r}\n"
    )
    lookup = socket.getaddrinfo

    def local(host: Any, *rest: Any, **more: Any) -> Any:
        return lookup("127.0.0.1" if str(host).endswith("localhost") else host, *rest, **more)

    monkeypatch.setattr(socket, "getaddrinfo", local)
    monkeypatch.setenv("CLOUDCIX_SETTINGS_MODULE", module.stem)
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, module.stem, raising=False)
    return tmp_path


async def fill(server: MockServer, cloudcix: CloudCIX) -> None:
    for number in range(STORED):
        await cloudcix.scm.bin.create({"name": f"S{number}"})
    server.expire_tokens()


def connect() -> CloudCIX:
    return CloudCIX.from_settings(allow_http=True, rate_limit=None)


async def test_the_original_and_ours_show_and_send_the_same(
    cloudcix_original: Original, server: MockServer, settings: Path
) -> None:
    async with connect() as cloudcix:
        await fill(server, cloudcix)
    first = len(server.requests)
    environment = {"CLOUDCIX_SETTINGS_MODULE": "cloudcix_settings_of_a_test"}
    theirs = await cloudcix_original.run(
        "cloudcix_client.py", str(settings), EMAIL, PASSWORD, API_KEY, environment=environment
    )
    theirs.pop("services")
    their_traffic = server.requests[first:]
    await server.reset()
    async with connect() as cloudcix:
        await fill(server, cloudcix)
    first = len(server.requests)
    async with connect() as cloudcix:
        ours = await what_ours_shows(cloudcix)

    assert [wire(one) for one in server.requests[first:]] == [wire(one) for one in their_traffic]
    assert without_moments(ours) == without_moments(theirs)
    assert len(ours["all"]) == STORED + 1


async def what_ours_shows(cloudcix: CloudCIX) -> dict[str, Any]:
    """The steps of ``originals/cloudcix_client.py``; the fake's token is had by the login itself, at the first step."""
    address, blacklist = cloudcix.membership.address, cloudcix.iaas.blacklist
    link, bins = cloudcix.membership.address_link, cloudcix.scm.bin
    return {
        "create": await shown(address.create, ADDRESS),
        "read": await shown(address.read, 1),
        "update": await shown(address.update, 1, {**ADDRESS, "city": "Cork"}),
        "partial_update": await shown(address.partial_update, 1, {"city": "Dublin"}),
        "list": await shown(address.list, search={"city__icontains": "dub"}, order="-name"),
        "a CIDR": (await shown(blacklist.create, {"cidr": CIDR, "comment": "noise"}))[0],
        "head": await shown(blacklist.head, CIDR),
        "head of nothing": await shown(blacklist.head, "198.51.100.0/24"),
        "delete": await shown(blacklist.delete, CIDR),
        "further ids": await shown(link.create, {"customer": True}, address_id=1),
        "a service of old": await shown(bins.create, {"name": "A1"}),
        "all": [one["name"] for one in await bins.get_all(order="id", page_size=100)],
        "400": await shown(address.create, {"name": "Nobody", "city": ""}),
        "401": (await shown(address.list, token="wrong"))[0],
        "404": await shown(address.read, 99),
        "a wrong password": await refused_login(cloudcix),
        "a missing id": await missing_id(cloudcix),
        "no api key": await shown(cloudcix.membership.token.create, {"email": EMAIL, "password": PASSWORD}),
        "renewal": (await shown(cloudcix.membership.token.update))[0],
    }


async def shown(method: Any, *arguments: Any, **options: Any) -> list[Any]:
    """The status and the JSON as it came."""
    try:
        _, response = await with_response(method, *arguments, **options)
    except StatusError as error:
        response = error.response
    assert isinstance(response, Response)
    return [response.status_code, response.json() if response.content else None]


async def refused_login(cloudcix: CloudCIX) -> str:
    with pytest.raises(StatusError) as caught:
        await cloudcix.membership.token.create({"email": EMAIL, "password": "wrong", "api_key": API_KEY})
    return f"{caught.value.code}: {caught.value.message}"


async def missing_id(cloudcix: CloudCIX) -> str:
    """Both say which id is missing; the original's words are its own."""
    url = cloudcix.connection.routes.hosts["membership"]
    client = Client(cloudcix.connection, "membership", "address/{address_id}/link")
    with pytest.raises(TypeError, match="needs address_id"):
        await client.read(None)
    return f'The "address_id" keyword argument is required by <Client [{url}/address/{{address_id}}/link/]>'


def wire(request: RecordedRequest) -> tuple[Any, ...]:
    """What of a request the service looks at. The original sends ``null`` where there is nothing to send."""
    token = request.headers.get("x-auth-token")
    return (
        request.method,
        request.headers["host"],
        request.path,
        sorted(request.query),
        token if token in (None, "wrong") else "a token",
        request.json() if request.content else None,
    )


def without_moments(value: Any) -> Any:
    """Two runs differ in when things were made."""
    if isinstance(value, dict):
        return {key: without_moments(one) for key, one in value.items() if key not in ("created", "updated")}
    return [without_moments(one) for one in value] if isinstance(value, list) else value


# --- the services ---------------------------------------------------------------------------------


async def test_ours_has_every_service_of_the_original_at_its_address(
    cloudcix_original: Original, server: MockServer, settings: Path, api: ir.Api
) -> None:
    environment = {"CLOUDCIX_SETTINGS_MODULE": "cloudcix_settings_of_a_test"}
    arguments = ("cloudcix_client.py", str(settings), EMAIL, PASSWORD, API_KEY)
    theirs = (await cloudcix_original.run(*arguments, environment=environment))["services"]

    with_key = {
        name: url.replace("{pk}/", "") for name, url in theirs.items()
    }  # a hole of that name is the key
    ours = {one.qualified_name: address_of(one, server.port) for one in api.resources}
    assert {name: ours.get(name) for name in with_key} == with_key
    assert len(with_key) == 320
    assert sorted(ours.keys() - with_key.keys()) == [
        "iaas.app_settings",
        "iaas.dynamic_remote_subnet",
        "iaas.ipmi",
        "iaas.pool_ip",
        "membership.app_settings",
    ]


def address_of(resource: ir.Resource, port: int) -> str:
    host = resource.operations[0].host
    return f"http://{host + '.' if host else ''}localhost:{port}{resource.path}"


async def test_every_service_can_be_touched(api: ir.Api) -> None:
    """Each of the modules is loaded; services of which only the path is known have all eight methods."""
    eight = {"list", "get_all", "create", "read", "update", "partial_update", "delete", "head"}
    async with CloudCIX.connect(token="t") as cloudcix:
        methods = {
            one.qualified_name: set(dir(getattr(getattr(cloudcix, one.group or ""), one.name)))
            for one in api.resources
        }

    known = re.compile(r"^(iaas|membership)\.|^vault\.(bucket|obj|shared_\w+)$")
    lacking = [name for name, found in methods.items() if not eight <= found]
    assert [name for name in lacking if not known.search(name)] == []
    assert len(methods) == 325


def test_the_settings_of_the_original_are_read_as_it_reads_them(settings: Path) -> None:
    cloudcix = connect()

    routes = cloudcix.connection.routes
    assert routes.base.startswith("http://localhost:")
    assert re.fullmatch(r"http://membership\.localhost:\d+", routes.hosts["membership"])


@pytest.mark.parametrize(
    ("members", "hosts"),
    [
        ({"CLOUDCIX_API_URL": "https://a.example/"}, "https://iaas.a.example/v1"),
        (
            {"CLOUDCIX_API_URL": "https://a.example/", "CLOUDCIX_API_V2_URL": "https://b.example/"},
            "https://iaas.b.example/v1",
        ),
        ({"CLOUDCIX_API_URL": "https://a.example/", "CLOUDCIX_API_VERSION": 2}, "https://iaas.a.example"),
        ({"CLOUDCIX_API_URL": "https://a.example/", "CLOUDCIX_API_VERSION": 3}, "https://iaas.a.example/v3"),
    ],
)
def test_settings_say_where_the_hosts_are(members: dict[str, Any], hosts: str) -> None:
    cloudcix = CloudCIX.from_settings(module(**members))

    assert (cloudcix.connection.routes.hosts["iaas"], cloudcix.connection.routes.base) == (
        hosts,
        "https://a.example",
    )


@pytest.mark.parametrize(
    ("members", "reason"),
    [
        ({}, "CLOUDCIX_API_URL is missing"),
        ({"CLOUDCIX_API_URL": "https://a.example"}, "CLOUDCIX_API_URL must end with a slash"),
    ],
)
def test_settings_that_lack_something_are_refused(members: dict[str, Any], reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        CloudCIX.from_settings(module(**members))


def test_settings_that_nobody_names_are_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CLOUDCIX_SETTINGS_MODULE", raising=False)
    monkeypatch.delenv("DJANGO_SETTINGS_MODULE", raising=False)

    with pytest.raises(ValueError, match="CLOUDCIX_SETTINGS_MODULE or DJANGO_SETTINGS_MODULE"):
        CloudCIX.from_settings()


def module(**members: Any) -> ModuleType:
    made = ModuleType("settings")
    vars(made).update(members)
    return made
