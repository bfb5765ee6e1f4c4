"""CloudCIX (004): each row of the reference of ``Client``, by the dynamic client and by the generated one."""

from __future__ import annotations

import ast
import inspect
import re
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from specloom import with_response
from specloom.clients.cloudcix import Client, CloudCIX
from specloom.errors import NotFound, Unauthenticated
from specloom_codegen import ir
from specloom_codegen.mock import MockServer
from specloom_codegen.pipeline import compile_spec

SPEC = Path(__file__).parents[2] / "specs" / "cloudcix.yaml"


@pytest.fixture(scope="module")
def api() -> ir.Api:
    api = compile_spec(SPEC).api
    assert api is not None
    return api


@pytest.fixture
async def server(api: ir.Api) -> AsyncIterator[MockServer]:
    async with MockServer(api, seed=1, token_lifetime=7200) as server:
        yield server


@pytest.fixture
async def cloudcix(server: MockServer) -> AsyncIterator[CloudCIX]:
    """A client that has logged in, and bins under the numbers 1 to 3; what came before is no call of a test."""
    async with CloudCIX.connect(
        url=server.url, hosts=server.hosts, token=server.token(), rate_limit=None
    ) as cloudcix:
        for name in ("A", "B", "C"):
            await cloudcix.scm.bin.create({"name": name})
            await cloudcix.scm.bin_sku.create({"name": name}, id=7)
        yield cloudcix


def calls(server: MockServer) -> list[tuple[str, str, dict[str, str], Any]]:
    """What the test itself sent: method, path, query, body."""
    return [
        (one.method, one.path, dict(one.query), one.json() if one.content else None)
        for one in list(server.requests)[6:]
    ]


BIN, SKU = "/SCM/v1/Bin/", "/SCM/v1/Bin/7/SKU/"


# --- class Client(application, service_uri, version='v1') -------------------------------------------


@pytest.mark.parametrize(
    ("method", "signature"),
    [
        ("create", "token=None, data=None, params=None, **kwargs"),
        ("delete", "pk, token=None, params=None, **kwargs"),
        ("get_all", "token=None, params=None, **kwargs"),
        ("head", "token=None, pk=None, params=None, **kwargs"),
        ("list", "token=None, params=None, **kwargs"),
        ("partial_update", "pk, token=None, data=None, params=None, **kwargs"),
        ("read", "pk, token=None, params=None, **kwargs"),
        ("update", "pk, token=None, data=None, params=None, **kwargs"),
    ],
)
def test_a_method_has_the_arguments_of_the_reference_in_their_order(method: str, signature: str) -> None:
    parameters = list(inspect.signature(getattr(Client, method)).parameters.values())[1:]

    assert ", ".join(str(one.replace(annotation=one.empty)) for one in parameters) == signature


def test_init_takes_application_service_uri_and_version(cloudcix: CloudCIX) -> None:
    client = Client(cloudcix.connection, "SCM", "Bin/", "v7")

    assert (client.application, client.service_uri, client.version) == ("SCM", "Bin", "v7")
    assert repr(client) == "Client('SCM', 'Bin')"
    assert inspect.signature(Client).parameters["version"].default == "v1"


@pytest.mark.parametrize(
    ("application", "service_uri", "path"),
    [
        ("membership", "country/", "/membership/country/"),
        ("Membership", "COUNTRY", "/membership/country/"),
        ("membership", "/country", "/membership/country/"),
        ("SCM", "Bin/", "/SCM/v1/Bin/"),
        ("Asset", "OffRent", "/Asset/v1/OffRent/"),
        ("SomethingNew", "Of/Tomorrow/", "/SomethingNew/v1/Of/Tomorrow/"),
    ],
)
async def test_init_application_and_service_uri_say_where_the_service_is(
    cloudcix: CloudCIX, server: MockServer, application: str, service_uri: str, path: str
) -> None:
    """Applications on hosts of their own are found there in lower case, the others keep theirs."""
    await cloudcix.service(application, service_uri).head()

    assert calls(server) == [("HEAD", path, {}, None)]


# --- the eight methods ---------------------------------------------------------------------------

Step = Callable[[Any], Awaitable[Any]]
METHODS: dict[str, tuple[Step, Step, list[tuple[str, str, dict[str, str], Any]]]] = {
    "create": (
        lambda client: client.create(data={"name": "D"}, params={"x": 1}),
        lambda bins: bins.create({"name": "D"}, params={"x": 1}),
        [("POST", BIN, {"x": "1"}, {"name": "D"})],
    ),
    "delete": (
        lambda client: client.delete(2, params={"x": 1}),
        lambda bins: bins.delete(2, params={"x": 1}),
        [("DELETE", BIN + "2/", {"x": "1"}, None)],
    ),
    "get_all": (
        lambda client: client.get_all(params={"order": "-name"}),
        lambda bins: bins.get_all(order="-name", page_size=100),
        [("GET", BIN, {"order": "-name", "page": "0", "limit": "100"}, None)],
    ),
    "head": (
        lambda client: client.head(params={"x": 1}),
        lambda bins: bins.head(params={"x": 1}),
        [("HEAD", BIN, {"x": "1"}, None)],
    ),
    "head of one": (
        lambda client: client.head(pk=2),
        lambda bins: bins.head(2),
        [("HEAD", BIN + "2/", {}, None)],
    ),
    "list": (
        lambda client: client.list(params={"search[name]": "B", "page": 0}),
        lambda bins: bins.list(search={"name": "B"}),
        [("GET", BIN, {"search[name]": "B", "page": "0"}, None)],
    ),
    "partial_update": (
        lambda client: client.partial_update(2, data={"size": 5}),
        lambda bins: bins.partial_update(2, {"size": 5}),
        [("PATCH", BIN + "2/", {}, {"size": 5})],
    ),
    "read": (
        lambda client: client.read(2, params={"x": 1}),
        lambda bins: bins.read(2, params={"x": 1}),
        [("GET", BIN + "2/", {"x": "1"}, None)],
    ),
    "update": (
        lambda client: client.update(2, data={"size": 5}),
        lambda bins: bins.update(2, {"size": 5}),
        [("PUT", BIN + "2/", {}, {"size": 5})],
    ),
}


@pytest.mark.parametrize("name", METHODS)
async def test_a_method_sends_what_its_row_says(cloudcix: CloudCIX, server: MockServer, name: str) -> None:
    dynamic, generated, expected = METHODS[name]

    await dynamic(cloudcix.service("SCM", "Bin"))
    by_the_dynamic_client = calls(server)
    await server.reset()
    connection = cloudcix.connection.with_options(token=server.token())
    for one in ("A", "B", "C") * 2:
        await CloudCIX(connection).scm.bin.create({"name": one})
    await generated(CloudCIX(connection).scm.bin)

    assert by_the_dynamic_client == expected
    assert calls(server) == expected


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("create", {"content": {"name": "D", "id": 4}}),
        ("delete", None),
        ("get_all", [{"name": "C", "id": 3}, {"name": "B", "id": 2}, {"name": "A", "id": 1}]),
        (
            "list",
            {
                "content": [{"name": "B", "id": 2}],
                "_metadata": {"page": 0, "limit": 50, "order": None, "total_records": 1, "warnings": []},
            },
        ),
        ("partial_update", {"content": {"name": "B", "id": 2, "size": 5}}),
        ("read", {"content": {"name": "B", "id": 2}}),
        ("update", {"content": {"id": 2, "size": 5}}),
    ],
)
async def test_a_method_gives_the_json_that_the_reference_promises(
    cloudcix: CloudCIX, name: str, value: Any
) -> None:
    assert await METHODS[name][0](cloudcix.service("SCM", "Bin")) == value


async def test_delete_is_answered_204(cloudcix: CloudCIX) -> None:
    nothing, response = await with_response(cloudcix.service("SCM", "Bin").delete, 1)

    assert (nothing, response.status_code) == (None, 204)


async def test_head_gives_a_status_and_metadata(cloudcix: CloudCIX) -> None:
    bins = cloudcix.service("SCM", "Bin")

    there, gone = await bins.head(pk=1), await bins.head(pk=99)

    assert [(bool(one), one.status_code) for one in (there, gone)] == [(True, 200), (False, 404)]
    assert there.headers["content-type"] == "application/json"


async def test_list_is_a_response_whose_json_is_accessible(cloudcix: CloudCIX) -> None:
    value, response = await with_response(cloudcix.service("SCM", "Bin").list)

    assert (response.status_code, response.json()) == (200, value)


# --- the parameters ------------------------------------------------------------------------------


async def test_token_is_the_user_s_of_one_call(cloudcix: CloudCIX, server: MockServer) -> None:
    other = server.token(user="other")
    bins = cloudcix.service("SCM", "Bin")

    await bins.read(1, token=other)
    await cloudcix.scm.bin.read(1, token=other)
    await bins.read(1)
    with pytest.raises(Unauthenticated):
        await bins.read(1, token="wrong")

    sent = [one.headers["x-auth-token"] for one in list(server.requests)[6:]]
    assert [token == other for token in sent] == [True, True, False, False]
    assert sent[3] == "wrong"


async def test_kwargs_are_the_other_ids_in_the_url(cloudcix: CloudCIX, server: MockServer) -> None:
    skus = cloudcix.service("SCM", "Bin/{id}/SKU")

    found = [await skus.read(2, id=7), await cloudcix.scm.bin_sku.read(2, id=7)]
    await skus.create(data={}, id=7)
    await skus.list(id=7)
    await skus.head(pk=1, id=7)
    await skus.delete(1, id=7)

    assert found == [{"content": {"name": "B", "id": 2}}, {"name": "B", "id": 2}]
    assert [(method, path) for method, path, *_ in calls(server)] == [
        ("GET", SKU + "2/"),
        ("GET", SKU + "2/"),
        ("POST", SKU),
        ("GET", SKU),
        ("HEAD", SKU + "1/"),
        ("DELETE", SKU + "1/"),
    ]


async def test_kwargs_that_are_missing_are_named(cloudcix: CloudCIX, server: MockServer) -> None:
    with pytest.raises(TypeError, match="needs id as keyword arguments"):
        await cloudcix.service("SCM", "Bin/{id}/SKU").read(2)
    with pytest.raises(TypeError, match="missing 1 required keyword-only argument: 'id'"):
        await cloudcix.scm.bin_sku.read(2)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]

    assert calls(server) == []


async def test_kwargs_may_be_options_of_the_call(cloudcix: CloudCIX, server: MockServer) -> None:
    """As the original passes what it does not know to requests."""
    await cloudcix.service("SCM", "Bin").list(headers={"X-Trace": "t"}, timeout=5)

    assert list(server.requests)[-1].headers["x-trace"] == "t"


async def test_pk_is_optional_where_further_ids_say_which(cloudcix: CloudCIX, server: MockServer) -> None:
    link = cloudcix.service("membership", "address/{address_id}/link")

    created = await link.create(data={"customer": True}, address_id=5)
    read = await link.read(None, address_id=5)
    await link.partial_update(None, data={"customer": False}, address_id=5)

    assert created == read
    assert [(method, path) for method, path, *_ in calls(server)] == [
        ("POST", "/membership/address/5/link/"),
        ("GET", "/membership/address/5/link/"),
        ("PATCH", "/membership/address/5/link/"),
    ]


async def test_pk_of_none_deletes_no_collection(cloudcix: CloudCIX, server: MockServer) -> None:
    with pytest.raises(ValueError, match="delete needs a pk, got None"):
        await cloudcix.service("SCM", "Bin").delete(None)

    assert calls(server) == []


async def test_a_resource_that_is_not_there_is_an_exception(cloudcix: CloudCIX) -> None:
    with pytest.raises(NotFound) as caught:
        await cloudcix.service("SCM", "Bin").read(99)

    assert (caught.value.status_code, caught.value.response.json()["detail"]) == (404, "Not found.")


async def test_get_all_ends_where_the_total_is_too_high(cloudcix: CloudCIX) -> None:
    """The original would ask without end."""

    class Lying(Client):
        pages = 0

        async def list(self, token: Any = None, params: Any = None, **kwargs: Any) -> Any:
            self.pages += 1
            content = [{"id": 1}] if params["page"] == 0 else []
            return {"content": content, "_metadata": {"totalRecords": 10}}

    client = Lying(cloudcix.connection, "SCM", "Bin")

    assert (await client.get_all(), client.pages) == ([{"id": 1}], 2)


# --- the page about it ---------------------------------------------------------------------------

PAGE = (Path(__file__).parents[2] / "sdk" / "docs" / "clients" / "cloudcix.md").read_text(encoding="utf-8")


async def test_the_blocks_of_the_page_run_as_written(
    server: MockServer, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One after the other, against the fake: only where it is and that it speaks http is added."""
    settings = ModuleType("my_settings")
    settings.CLOUDCIX_API_URL = "https://legacyapi.example/"  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "my_project", ModuleType("my_project"))
    monkeypatch.setitem(sys.modules, "my_project.my_settings", settings)
    monkeypatch.setenv("CLOUDCIX_SETTINGS_MODULE", "")
    blocks = re.findall(r"^```python\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    where = f"url={server.url!r}, hosts={dict(server.hosts)!r}, allow_http=True, "
    names: dict[str, Any] = {}

    for block in blocks:
        if "cloudcix" in names and "membership.address.create" in block and "address" not in names:
            names["cloudcix"] = CloudCIX.connect(url=server.url, hosts=server.hosts, token=server.token())
        code = block.replace("CloudCIX.connect(", f"CloudCIX.connect({where}")
        run = eval(compile(code, "cloudcix.md", "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT), names)
        if run is not None:
            await run
    await names["cloudcix"].close()

    assert capsys.readouterr().out.splitlines() == [
        "0 [] []",
        "Bad request. is missing invalid_101",
        "True",
        "[{'name': 'A1', 'id': 1}] 200",
    ]
