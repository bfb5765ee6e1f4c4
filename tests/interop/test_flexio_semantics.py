"""How Flex.io behaves beside its reference: each row of what is known of its server, against the fake."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from typing import Any

import pytest

from specloom.clients.flexio import Check, Flexio, ObjectStatus, ObjectType
from specloom.errors import BadRequest, StatusError
from specloom.service import with_response
from specloom_codegen.ir import Api
from specloom_codegen.mock import MockServer

from .flexio import KEY, compiled, connected, fake

EID = "[b-df-hj-np-tv-z][0-9b-df-hj-np-tv-z]{11}"


@pytest.fixture(scope="module")
def api() -> Api:
    return compiled()


@pytest.fixture
async def server(api: Api) -> AsyncIterator[MockServer]:
    async with fake(api) as server:
        yield server


@pytest.fixture
async def flexio(server: MockServer) -> AsyncIterator[Flexio]:
    async with connected(server) as flexio:
        yield flexio


async def test_an_update_merges(server: MockServer, flexio: Flexio) -> None:
    created = await flexio.pipes.create({"ename": "my-pipe", "name": "N", "description": "D"})

    updated, response = await with_response(flexio.pipes.update, "my-pipe", {"description": "E"})

    assert (updated.name, updated.description, updated.eid) == ("N", "E", created.eid)
    assert (response.status_code, server.requests[-1].method) == (200, "POST")


async def test_creations_and_updates_answer_200_with_the_full_object(flexio: Flexio) -> None:
    created, first = await with_response(flexio.connections.create, {"name": "N"})
    _, second = await with_response(flexio.connections.update, created.eid, {"name": "M"})

    assert (first.status_code, second.status_code) == (200, 200)
    assert (first.json().keys(), second.json()) == (second.json().keys(), first.json() | {"name": "M"})


@pytest.mark.parametrize("kind", ["pipes", "connections", "rights", "keys"])
async def test_a_deletion_answers_what_was_deleted(flexio: Flexio, kind: str) -> None:
    if kind == "rights":
        eid, service = (await flexio.rights.get_all())[0].eid, (flexio.rights.delete, ())
    elif kind == "keys":
        eid, service = (await flexio.owned.keys.create("me")).eid, (flexio.owned.keys.delete, ("me",))
    else:
        made: Any = getattr(flexio, kind)
        eid, service = (await made.create({})).eid, (made.delete, ())
    delete, owner = service

    _, response = await with_response(delete, *owner, eid)

    types = {"pipes": "PIP", "connections": "CTN", "rights": "RGH", "keys": "TKN"}
    shown = {name: response.json()[name] for name in ("eid", "eid_type", "eid_status")}
    assert (response.status_code, shown) == (200, {"eid": eid, "eid_type": types[kind], "eid_status": "D"})


async def test_an_identifier_that_the_server_makes(flexio: Flexio) -> None:
    made = [(await flexio.pipes.create()).eid for _ in range(20)]

    assert len(set(made)) == 20
    assert all(re.fullmatch(EID, eid) for eid in made)


@pytest.mark.parametrize("ename", ["abc", "a23", "a" * 39, "my_custom-pipe1", ""])
async def test_an_identifier_of_ones_own(flexio: Flexio, ename: str) -> None:
    assert (await flexio.pipes.create({"ename": ename})).ename == ename


@pytest.mark.parametrize("ename", ["ab", "1abc", "a" * 40, "Abc", "a b c", "-abc"])
async def test_an_identifier_that_is_refused(flexio: Flexio, ename: str) -> None:
    with pytest.raises(BadRequest):
        await flexio.pipes.create({"ename": ename})


async def test_keywords_win_over_identifiers(flexio: Flexio) -> None:
    assert (await flexio.users.read("me")) == (await flexio.users.me())


async def test_a_list_is_a_bare_array(flexio: Flexio) -> None:
    await flexio.pipes.create()
    _, response = await with_response(flexio.pipes.get_all)

    assert isinstance(response.json(), list)


async def test_a_date_has_the_form_of_the_server(flexio: Flexio) -> None:
    pipe, response = await with_response(flexio.pipes.create)

    assert response.json()["created"] == "2017-03-02T04:41:17+0000"
    assert pipe.created.isoformat() == "2017-03-02T04:41:17+00:00"


def test_statuses_and_types_of_objects_are_those_of_the_server() -> None:
    assert [one.value for one in ObjectStatus] == ["P", "A", "T", "D"]
    assert {"PIP", "CTN", "USR"} <= {one.value for one in ObjectType}


async def test_a_run_that_the_engine_fails_is_a_500_with_a_json_error(
    server: MockServer, flexio: Flexio
) -> None:
    await flexio.pipe().save(ename="my-pipe")
    server.fail_next(status=500, path="/pipes/my-pipe/run", code="integrity-failed")

    answer = await flexio.pipes.run("my-pipe")

    assert (answer.status_code, answer.json()["error"]["code"]) == (500, "integrity-failed")


async def test_a_key_goes_in_the_query_under_its_later_name(server: MockServer) -> None:
    async with Flexio.connect(url=server.url, flexio_api_key=KEY) as flexio:
        await flexio.owned.pipes.get_all("me")

    request = server.requests[-1]
    assert (dict(request.query), request.headers.get("Authorization")) == ({"flexio_api_key": KEY}, None)


@pytest.mark.parametrize("number", [0, 1, 10, 11])
async def test_one_to_ten_values_are_checked(flexio: Flexio, number: int) -> None:
    checks = [Check(key=str(each), value="jane", type="username") for each in range(number)]

    if 1 <= number <= 10:
        assert len(await flexio.checks.run(checks)) == 1
    else:
        with pytest.raises(BadRequest):
            await flexio.checks.run(checks)


STATUSES = {
    "401 with a key that was deleted": (401, "unauthorized"),
    "404 of a route that is not there": (404, "invalid-request"),
    "404 of an object that is not there": (404, "no-object"),
    "400 of a wrong parameter": (400, "invalid-parameter"),
    "422 of an ename that is taken": (422, "create-failed"),
}


@pytest.mark.parametrize("what", STATUSES)
async def test_status_and_code(server: MockServer, flexio: Flexio, what: str) -> None:
    await flexio.pipe().save(ename="my-pipe")
    if what.startswith("401"):
        server.expire_tokens()
    calls: dict[str, Any] = {
        "401 with a key that was deleted": flexio.pipes.get_all,
        "404 of a route that is not there": lambda: flexio.connection.request("GET", "/none"),
        "404 of an object that is not there": lambda: flexio.pipes.read("none"),
        "400 of a wrong parameter": lambda: flexio.pipes.create({"ename": "A"}),
        "422 of an ename that is taken": lambda: flexio.pipes.create({"ename": "my-pipe"}),
    }

    with pytest.raises(StatusError) as caught:
        await calls[what]()

    error = caught.value
    assert (error.status_code, error.code) == STATUSES[what]
    assert error.response.json()["error"].keys() == {"code", "message"}
