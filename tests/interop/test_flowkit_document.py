"""Document 002, ``ASyncConnection`` of FlowKit's client: each attribute, parameter and method, on the fake server."""

from __future__ import annotations

import inspect
import warnings
from collections.abc import AsyncIterator, Callable
from datetime import date
from typing import Any, Final

import pytest

from specloom import Response
from specloom.auth import InvalidToken, NamelessToken, UndecodableToken
from specloom.clients.flowkit import (
    FlowKit,
    InsecureConnectionWarning,
)
from specloom.clients.flowkit.api_query import APIQuery
from specloom.errors import (
    BadRequest,
    CertificateError,
    NotFound,
    Unauthenticated,
    Unprocessable,
)
from specloom.values import to_wire
from specloom_codegen.mock import MockServer

from ..faults.server import FaultServer
from ..faults.steps import answer
from .flowkit import QUERY, compiled, connect, sent, token_of


@pytest.fixture
async def server() -> AsyncIterator[MockServer]:
    async with MockServer(compiled()) as server:
        yield server


@pytest.fixture
async def flowkit(server: MockServer) -> AsyncIterator[FlowKit]:
    async with connect(url=server.origin, token=token_of()) as flowkit:
        yield flowkit


# --- parameters and attributes -----------------------------------------------------------------


@pytest.mark.parametrize("name", ["url", "token", "api_version", "ssl_certificate"])
def test_parameter_of_the_connection(name: str) -> None:
    """All are taken by keyword."""
    signature = inspect.signature(FlowKit.connect, eval_str=False)
    options = inspect.get_annotations(inspect.getmodule(FlowKit).ConnectionOptions)  # type: ignore[union-attr]

    assert name in signature.parameters or name in options
    assert all(
        one.kind in (inspect.Parameter.KEYWORD_ONLY, inspect.Parameter.VAR_KEYWORD)
        for one in signature.parameters.values()
    )


async def test_attributes_are_what_the_connection_was_made_with() -> None:
    token = token_of()
    async with FlowKit.connect(url="https://localhost:9090", token=token, api_version=1) as flowkit:
        known = (flowkit.url, flowkit.token, flowkit.api_version, flowkit.user, repr(flowkit))

    assert known == ("https://localhost:9090", token, 1, "ada", "FlowKit(ada@https://localhost:9090 v1)")


async def test_the_default_of_api_version_is_0(server: MockServer) -> None:
    async with connect(url=server.origin, token=token_of()) as flowkit:
        await flowkit.available_dates.read()

        assert (flowkit.api_version, sent(server)) == (0, ["GET /api/0/available_dates"])


async def test_api_version_is_part_of_every_path(server: MockServer) -> None:
    async with connect(url=f"{server.origin}/", token=token_of(), api_version=3) as flowkit:
        await flowkit.get_url(route="available_dates")

    assert sent(server) == ["GET /api/3/available_dates"]


async def test_a_server_below_a_path_keeps_it() -> None:
    async with FlowKit.connect(url="https://a.example/flowkit", token=token_of()) as flowkit:
        assert (flowkit.url, flowkit.connection.url) == (
            "https://a.example/flowkit",
            "https://a.example/flowkit/api/0",
        )


async def test_ssl_certificate_is_a_path_or_a_switch() -> None:
    """A path is trusted, True means the usual roots (which do not know the fake), False verifies nothing."""
    async with MockServer(compiled(), tls=True) as server:
        options: dict[str, Any] = {"url": server.origin, "token": token_of(), "retry": None}
        async with FlowKit.connect(ssl_certificate=str(server.ca_file), **options) as flowkit:
            trusted = await flowkit.get_url(route="available_dates")
        async with FlowKit.connect(**options) as flowkit:
            with pytest.raises(CertificateError):
                await flowkit.get_url(route="available_dates")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)
            async with FlowKit.connect(ssl_certificate=False, **options) as flowkit:
                unverified = await flowkit.get_url(route="available_dates")

    assert (trusted.status_code, unverified.status_code) == (200, 200)


@pytest.mark.parametrize(
    ("url", "warns"),
    [("http://flowkit.example", True), ("HTTP://127.0.0.1:9090", True), ("HTTPS://flowkit.example", False)],
)
async def test_a_url_that_is_not_https_is_warned_of(url: str, warns: bool) -> None:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        await FlowKit.connect(url=url, token=token_of()).close()

    assert [one.category for one in caught] == [InsecureConnectionWarning] * warns
    assert all(one.filename == __file__ for one in caught)


async def test_credentials_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FLOWKIT_TOKEN", token_of("grace"))
    monkeypatch.setenv("FLOWKIT_API_VERSION", "2")
    async with FlowKit.connect() as flowkit:
        assert (flowkit.url, flowkit.user, flowkit.api_version) == ("https://localhost:9090", "grace", 2)


async def test_a_connection_without_a_token_asks_as_nobody(server: MockServer) -> None:
    async with connect(url=server.origin) as flowkit:
        document = await flowkit.openapi.read()
        with pytest.raises(Unauthenticated, match="Missing Authorization Header"):
            await flowkit.available_dates.read()
        flowkit.update_token(token_of())

        assert (document["components"]["securitySchemes"]["token"]["x-audience"], flowkit.user) == (
            "mock",
            "ada",
        )


# --- tokens ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("token", "kind"),
    [("opaque", UndecodableToken), ("a.b.c", UndecodableToken), (token_of(None), NamelessToken), ("", InvalidToken)],
    ids=["opaque", "no base64", "no sub", "empty"],
)  # fmt: skip
async def test_update_token_refuses_what_names_no_user(
    flowkit: FlowKit, token: str, kind: type[Exception]
) -> None:
    with pytest.raises(kind) as caught:
        flowkit.update_token(token)

    assert (flowkit.user, flowkit.token) == ("ada", token_of())
    assert not token or token not in str(caught.value)


@pytest.mark.parametrize("token", ["opaque", token_of(None)], ids=["opaque", "no sub"])
def test_connect_refuses_what_names_no_user(token: str) -> None:
    with pytest.raises(InvalidToken):
        FlowKit.connect(url="https://localhost:9090", token=token)


async def test_update_token_takes_the_place_of_the_one_before(flowkit: FlowKit, server: MockServer) -> None:
    """An expired token is no mistake of its form: the server says what it thinks of it."""
    server.expire_tokens()
    flowkit.update_token(token_of("ada", exp=1))
    with pytest.raises(Unauthenticated):
        await flowkit.available_dates.read()
    flowkit.update_token(token_of("grace"))
    await flowkit.available_dates.read()

    assert flowkit.user == "grace"
    assert [(one.headers.get("Authorization"), one.status) for one in server.requests] == [
        (f"Bearer {token_of('ada', exp=1)}", 401),
        (f"Bearer {token_of('grace')}", 200),
    ]


@pytest.mark.parametrize(
    ("token", "kind", "message"),
    [
        ("opaque", Unprocessable, "Not enough segments"),
        (token_of("ada", exp=1), Unauthenticated, "Missing Authorization Header"),
    ],
    ids=["malformed", "expired"],
)
async def test_the_server_refuses_tokens_in_its_own_way(
    flowkit: FlowKit, token: str, kind: type[Exception], message: str
) -> None:
    """As the token of one call, which is sent as it is."""
    with pytest.raises(kind, match=message):
        await flowkit.available_dates.read(token=token)


async def test_a_token_may_come_from_a_function(server: MockServer) -> None:
    given = iter([token_of("ada"), "opaque"])

    async def fetch() -> str:
        return next(given)

    async with connect(url=server.origin, token=fetch) as flowkit:
        await flowkit.available_dates.read()

        assert flowkit.user == "ada"


# --- methods -----------------------------------------------------------------------------------


async def test_get_url_gives_the_raw_response(flowkit: FlowKit, server: MockServer) -> None:
    response = await flowkit.get_url(route="available_dates")

    assert isinstance(response, Response)
    assert (response.status_code, sorted(response.json())) == (200, ["available_dates"])


@pytest.mark.parametrize(
    ("ending", "file", "media"),
    [
        ("", ".json", "application/json"),
        (".json", ".json", "application/json"),
        (".csv", ".csv", "text/csv"),
        (".geojson", ".geojson", "application/geo+json"),
    ],
)
async def test_a_result_comes_as_a_file_in_pieces(
    flowkit: FlowKit, ending: str, file: str, media: str
) -> None:
    """As the server's route says: chunked, with a name for it, and with the id of the query beside the rows."""
    job = await flowkit.queries.run(QUERY)
    await job.wait(poll_interval=0.001)
    query_id = job.keys["query_id"]

    response = await flowkit.get_url(route=f"get/{query_id}{ending}")

    names = ("Content-Type", "Content-Disposition", "Transfer-Encoding", "Content-Length")
    assert [response.headers.get(name) for name in names] == [
        media,
        f"attachment;filename={query_id}{file}",
        "chunked",
        None,
    ]
    if media == "application/json":
        document = response.json()
        assert (sorted(document), document["query_id"]) == (["query_id", "query_result"], query_id)


async def test_the_outlines_of_places_come_as_a_file_in_pieces(flowkit: FlowKit) -> None:
    response = await flowkit.get_url(route="geography/admin3")

    assert response.headers["Content-Disposition"] == "attachment;filename=admin3.geojson"
    assert response.headers["Transfer-Encoding"] == "chunked"


async def test_the_same_query_has_the_same_id_and_is_computed_once(flowkit: FlowKit) -> None:
    first = await flowkit.queries.run(QUERY)
    await first.wait(poll_interval=0.001)

    again = await flowkit.queries.run(QUERY)
    other = await flowkit.queries.run({**QUERY, "aggregation_unit": "admin2"})
    statuses = [await job.status() for job in (again, other)]

    assert (again.keys == first.keys, other.keys == first.keys) == (True, False)
    assert [one and one.status for one in statuses] == ["completed", "executing"]


async def test_get_url_sends_data_as_a_json_body(flowkit: FlowKit, server: MockServer) -> None:
    await flowkit.get_url(route="available_dates", data={"a": [1, None]})
    await flowkit.get_url(route="available_dates")
    await flowkit.get_url(route="available_dates", params={"x": "y"})

    assert [one.content for one in server.requests] == [b'{"a":[1,null]}', b"", b""]
    assert server.requests[2].query == (("x", "y"),)


async def test_get_url_raises_for_an_error_response(flowkit: FlowKit) -> None:
    with pytest.raises(NotFound, match="Unknown query id"):
        await flowkit.get_url(route="poll/unknown")


async def test_post_json_gives_the_raw_response(flowkit: FlowKit, server: MockServer) -> None:
    response = await flowkit.post_json(route="run", data=QUERY)

    assert (response.status_code, server.requests[0].json()) == (202, QUERY)
    assert response.headers["Location"] == f"/api/0/poll/{response.json()['query_id']}"


async def test_post_json_raises_for_an_error_response(flowkit: FlowKit) -> None:
    with pytest.raises(BadRequest, match="Query spec could not be run"):
        await flowkit.post_json(route="run", data={"query_kind": "spatial_aggregate"})
    with pytest.raises(BadRequest) as caught:
        await flowkit.queries.run({"query_kind": "spatial_aggregate"})

    assert caught.value.details == [{"field": "locations", "message": "is missing"}]


async def test_make_api_query_makes_a_query_and_sends_nothing(flowkit: FlowKit, server: MockServer) -> None:
    query = flowkit.make_api_query(QUERY)

    assert isinstance(query, APIQuery)
    assert (query.parameters, query.query_id, query.job, query.connection) == (QUERY, None, None, flowkit)
    assert (await query.status(), sent(server)) == ("not_running", [])
    assert repr(query) == f"APIQuery({flowkit!r}, parameters={QUERY!r})"


# --- checks of quality -------------------------------------------------------------------------

CHECK: Final = {"outcome": "1254", "type_of_query_or_check": "count_null_imeis", "cdr_date": "2016-01-01"}
THERE_IS: Final = {"cdr_type": "sms", "type_of_query_or_check": "count_null_imeis"}


@pytest.mark.parametrize(
    "wrapped",
    [
        lambda name, value: {name: value},
        lambda name, value: {name: {name: value}},
        lambda name, value: value,
    ],
    ids=["wrapped", "wrapped twice", "bare"],
)
async def test_checks_are_read_in_the_form_of_any_release(wrapped: Callable[[str, Any], Any]) -> None:
    checks = answer(json=wrapped("qa_checks", [CHECK]))
    available = answer(json=wrapped("available_qa_checks", [THERE_IS]))
    day = date(2016, 1, 1)
    async with (
        FaultServer(available, checks, checks) as server,
        connect(url=server.url, token=token_of()) as made,
    ):
        there_are = await made.qa.list()
        outcomes = await made.qa.outcomes("calls", "count_null_imeis", start_date=day, end_date=day)
        outcome = await made.qa.outcome("calls", "a/b", day)

        assert (to_wire(there_are), to_wire(outcomes), to_wire(outcome)) == ([THERE_IS], [CHECK], [CHECK])
        assert server.targets == [
            "GET /api/0/qa/",
            "GET /api/0/qa/calls/count_null_imeis?start_date=2016-01-01&end_date=2016-01-01",
            "GET /api/0/qa/calls/a%2Fb/2016-01-01",
        ]


@pytest.mark.parametrize("body", [b"1254", b'"1254"'])
async def test_an_outcome_of_one_day_may_be_a_text(body: bytes) -> None:
    async with FaultServer(answer(200, body)) as server, connect(url=server.url, token=token_of()) as made:
        outcome = await made.qa.outcome("calls", "count_null_imeis", date(2016, 1, 1))

    assert to_wire(outcome) == [CHECK]


async def test_checks_that_there_are_not_are_not_found() -> None:
    gone = answer(404, json={"status": "not found", "msg": "No qa checks found"})
    async with FaultServer(gone) as server, connect(url=server.url, token=token_of()) as made:
        with pytest.raises(NotFound, match="No qa checks found"):
            await made.qa.outcome("calls", "x", date(2016, 1, 1))
