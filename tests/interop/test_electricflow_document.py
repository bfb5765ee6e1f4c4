"""ElectricFlow (001): each snippet of the document as it is printed, and the same by our client.

A snippet runs against the fake by a stand-in for `requests` on the standard library's sockets; then our client does the
same. What both are answered is compared value by value, and what both sent as the fake recorded it.
"""

from __future__ import annotations

import ast
import asyncio
import base64
import http.client
import json
import re
import ssl
import warnings
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from attrs import frozen

from specloom import with_response
from specloom.clients.electricflow import Artifact, ElectricFlow, ErrorCode, Property, Session
from specloom.errors import AuthError, BadRequest, CertificateError, NotFound, StatusError, Unauthenticated
from specloom.testing import FakeClock, FakeTransport, reply
from specloom.values import to_wire
from specloom_codegen import ir
from specloom_codegen.mock import MockServer
from specloom_codegen.pipeline import compile_spec

SPEC = Path(__file__).parents[2] / "specs" / "electricflow.yaml"
PAGE = Path(__file__).parents[2] / "sdk" / "docs" / "clients" / "electricflow.md"
USER: dict[str, str] = {"username": "user", "password": "secretpasswd"}
IN_QUERY = [("password", "secretpasswd"), ("userName", "user")]
Call = Callable[[ElectricFlow], Awaitable[Any]]


@pytest.fixture(scope="module")
def api() -> ir.Api:
    api = compile_spec(SPEC).api
    assert api is not None
    return api


@pytest.fixture
async def server(api: ir.Api) -> AsyncIterator[MockServer]:
    """The server of the document: https, with a certificate that nobody knows."""
    async with MockServer(api, tls=True, seed=1) as server:
        yield server


def connect(server: MockServer, **options: Any) -> ElectricFlow:
    return ElectricFlow.connect(url=server.origin, ssl_certificate=server.ca_file or True, **options)


# --- the stand-in for `requests` ---------------------------------------------------------------------


@frozen
class Basic:
    """What the document imports as HTTPBasicAuth."""

    user: str
    password: str


class Requests:
    """The functions of `requests` that the document calls; EFlowServer is the fake."""

    def __init__(self, server: MockServer) -> None:
        self.server = server
        self.trusted = ssl.create_default_context(cafile=server.ca_file)

    def get(self, url: str, **options: Any) -> tuple[int, Any]:
        return self._send("GET", url, **options)

    def post(self, url: str, **options: Any) -> tuple[int, Any]:
        return self._send("POST", url, **options)

    def put(self, url: str, **options: Any) -> tuple[int, Any]:
        return self._send("PUT", url, **options)

    def delete(self, url: str, **options: Any) -> tuple[int, Any]:
        return self._send("DELETE", url, **options)

    def _send(
        self,
        method: str,
        url: str,
        *,
        auth: Basic | None = None,
        headers: Mapping[str, str] | None = None,
        verify: bool = True,
    ) -> tuple[int, Any]:
        context = self.trusted if verify else ssl._create_unverified_context()
        where = urlsplit(self.server.origin)
        connection = http.client.HTTPSConnection(
            where.hostname or "", where.port, context=context, timeout=10
        )
        sent = {"Accept": "*/*", **(headers or {})}
        if auth is not None:
            sent["Authorization"] = (
                "Basic " + base64.b64encode(f"{auth.user}:{auth.password}".encode()).decode()
            )
        address = urlsplit(url)
        assert (address.scheme, address.hostname) == ("https", "eflowserver")
        try:
            connection.request(method, f"{address.path}?{address.query}".rstrip("?"), headers=sent)
            answer = connection.getresponse()
            return answer.status, json.loads(answer.read() or b"null")
        finally:
            connection.close()


async def run(snippet: str, server: MockServer, **names: Any) -> tuple[int, Any]:
    """Run a line of the document."""
    known = {"requests": Requests(server), "HTTPBasicAuth": Basic, **names}
    return await asyncio.to_thread(eval, snippet, known)


_SEEN: dict[str, int] = {}


def sent(server: MockServer) -> list[tuple[Any, ...]]:
    """What was sent since this was asked last, as far as the document speaks of it."""
    first = _SEEN.get(server.origin, 0)
    _SEEN[server.origin] = len(server.requests)
    return [
        (
            one.method,
            one.path,
            sorted(one.query),
            one.headers.get("Authorization"),
            one.headers.get("sessionId"),
            one.content,
        )
        for one in server.requests[first:]
    ]


# --- what the document prints --------------------------------------------------------------------

PROPERTY = {
    "propertyId": "d527401a-d390-11e7-832b-005056330fc3",
    "propertyName": "PythonProperty",
    "counter": "0",
    "createTime": "2017-11-27T16:34:26.271Z",
    "description": "",
    "expandable": "1",
    "lastModifiedBy": "user",
    "modifyTime": "2017-11-27T16:34:26.271Z",
    "owner": "user",
    "tracked": "1",
    "value": "PythonRestApi",
}
ARTIFACT = {
    "artifactId": "f21665c8-d530-11e7-9c3c-005056330fc3",
    "artifactName": "2:2",
    "artifactKey": "2",
    "createTime": "2017-11-29T18:13:05.476Z",
    "groupId": "2",
    "lastModifiedBy": "admin",
    "modifyTime": "2017-11-29T18:13:05.476Z",
    "owner": "admin",
    "propertySheetId": "f21665ca-d530-11e7-9c3c-005056330fc3",
}
NO_CREDENTIALS = {
    "error": {
        "where": "",
        "message": "No credentials/session found in this request",
        "details": "",
        "code": "NoCredentials",
    }
}
AT = "https://EFlowServer/rest/v1.0"
GET = f"requests.get('{AT}/properties/PythonProperty?projectName=Default', verify=False, headers=myHeaders)"
LOGIN = f"requests.post('{AT}/sessions?password=changeme&userName=admin', verify=False)"


async def read(flow: ElectricFlow) -> Any:
    return await flow.properties.read("PythonProperty", project_name="Default")


def put(value: str) -> Call:
    return lambda flow: flow.properties.update("PythonProperty", {"value": value}, project_name="Default")


async def publish(flow: ElectricFlow) -> Any:
    return await flow.artifacts.create({"artifactKey": "2", "groupId": "2"})


SNIPPETS: dict[str, tuple[str, dict[str, str], Call, dict[str, str]]] = {
    "password-and-login-in-each-request": (
        f"requests.put('{AT}/properties/PythonProperty?projectName=Default&value=newvalue',"
        " auth=HTTPBasicAuth('user', 'secretpasswd'))",
        {"username": "user", "password": "secretpasswd"},
        put("newvalue"),
        PROPERTY,
    ),
    "set-property": (
        f"requests.put('{AT}/properties/PythonProperty?projectName=Default&value=UpdatedPython',"
        " auth=HTTPBasicAuth('user', 'superpasswd'))",
        {"username": "user", "password": "superpasswd"},
        put("UpdatedPython"),
        PROPERTY,
    ),
    "publish-artifact-version": (
        f"requests.post('{AT}/artifacts?artifactKey=2&groupId=2', verify=False,"
        " auth=HTTPBasicAuth('admin', 'rootpasswd'))",
        {"username": "admin", "password": "rootpasswd"},
        publish,
        ARTIFACT,
    ),
}


@pytest.fixture
async def prepared(server: MockServer) -> MockServer:
    """The server with the document's property."""
    async with connect(server, **USER) as flow:
        await flow.properties.create(
            {"propertyName": "PythonProperty", "value": "PythonRestApi"}, project_name="Default"
        )
    _SEEN[server.origin] = len(server.requests)
    return server


async def undone(server: MockServer) -> None:
    """Take the artifact away, so that it can be made again."""
    for table, rows in list(server._fake.world.store.tables()):
        if table[0] == "artifacts":
            for row in list(rows.rows.values()):
                server._fake.world.store.drop(table, row)


@pytest.mark.parametrize("name", SNIPPETS)
async def test_snippet(name: str, prepared: MockServer) -> None:
    snippet, user, call, documented = SNIPPETS[name]

    status, raw = await run(snippet, prepared)
    theirs = sent(prepared)
    await undone(prepared)
    async with connect(prepared, **user) as flow:
        value, response = await with_response(call, flow)
    ours = sent(prepared)

    (kind, shown), *others = raw.items()
    changing = {"modifyTime", "createTime", "artifactId", "propertySheetId"}
    assert (status, others) == (response.status_code, [])
    assert ours == theirs
    assert {name: one for name, one in response.json()[kind].items() if name not in changing} == {
        name: one for name, one in shown.items() if name not in changing
    }
    assert documented.keys() == shown.keys()
    assert to_wire(value) == response.json()[kind]


async def test_snippet_login_and_session_id_in_headers(prepared: MockServer) -> None:
    status, login = await run(LOGIN, prepared)
    headers = {"Accept": "application/json", "sessionId": login["sessionId"]}
    got, raw = await run(GET, prepared, myHeaders=headers)
    theirs = sent(prepared)
    async with connect(prepared, username="admin", password="changeme", auth="session") as flow:
        value = await read(flow)
    ours = sent(prepared)

    assert (status, login["userName"], got) == (200, "admin", 200)
    assert [(*one[:4], bool(one[4]), one[5]) for one in ours] == [
        (*one[:4], bool(one[4]), one[5]) for one in theirs
    ]
    assert [one[4] for one in theirs] == [None, login["sessionId"]]
    assert to_wire(value) == raw["property"]


async def test_snippet_get_property(prepared: MockServer) -> None:
    """The session of the snippet is handed to our client: the very same request."""
    _, login = await run(LOGIN, prepared)
    headers = {"Accept": "application/json", "sessionId": login["sessionId"]}
    sent(prepared)
    _, raw = await run(GET, prepared, myHeaders=headers)
    theirs = sent(prepared)
    async with connect(prepared, session_id=login["sessionId"]) as flow:
        value = await read(flow)

    assert sent(prepared) == theirs
    assert (to_wire(value), raw["property"].keys()) == (raw["property"], PROPERTY.keys())
    assert {name: raw["property"][name] for name in PROPERTY if not name.endswith(("Id", "Time"))} == {
        name: one for name, one in PROPERTY.items() if not name.endswith(("Id", "Time"))
    }


async def test_snippet_all_types_of_requests(prepared: MockServer) -> None:
    """GET, POST, PUT, DELETE: of a property by our client, and raw."""
    at = f"'{AT}/properties"
    basic = "auth=HTTPBasicAuth('user', 'secretpasswd'))"
    raw = [
        await run(f"requests.{line}, {basic}", prepared)
        for line in (
            f"post({at}?projectName=Default&propertyName=p&value=1'",
            f"get({at}/p?projectName=Default'",
            f"put({at}/p?projectName=Default&value=2'",
            f"delete({at}/p?projectName=Default'",
        )
    ]
    theirs = sent(prepared)
    async with connect(prepared, **USER) as flow:
        properties, scope = flow.properties, {"project_name": "Default"}
        values = [
            await properties.create({"propertyName": "p", "value": "1"}, project_name="Default"),
            await properties.read("p", project_name="Default"),
            await properties.update("p", {"value": "2"}, project_name="Default"),
        ]
        await properties.delete("p", project_name="Default")
        with pytest.raises(NotFound):
            await properties.read("p", project_name="Default")

    assert sent(prepared)[:4] == theirs
    assert scope
    assert [status for status, _ in raw] == [201, 200, 200, 200]
    assert [one.value for one in values] == [body["property"]["value"] for _, body in raw[:3]]


# --- what the document says of answers, without a server -------------------------------------------


async def answered(call: Call, body: Any, **options: Any) -> Any:
    async with ElectricFlow.connect(
        server="EFlowServer", transport=FakeTransport(reply(json=body)), **(options or USER)
    ) as flow:
        return await call(flow)


@pytest.mark.parametrize("value", ["PythonRestApi", "PythonUpdate"])
async def test_answer_property(value: str) -> None:
    """Every member of the printed answers to get and set."""
    shown: Property = await answered(read, {"property": PROPERTY | {"value": value}})

    assert (
        shown.property_id, shown.property_name, shown.counter, shown.description, shown.expandable,
        shown.last_modified_by, shown.owner, shown.tracked, shown.value,
    ) == (
        PROPERTY["propertyId"], "PythonProperty", 0, "", True, "user", "user", True, value
    )  # fmt: skip
    assert shown.create_time == shown.modify_time
    assert str(shown.create_time) == "2017-11-27 16:34:26.271000+00:00"
    assert to_wire(shown) == PROPERTY | {"value": value}


async def test_answer_artifact() -> None:
    shown: Artifact = await answered(publish, {"artifact": ARTIFACT})

    assert (
        shown.artifact_id, shown.artifact_name, shown.artifact_key, shown.group_id, shown.last_modified_by,
        shown.owner, shown.property_sheet_id, str(shown.create_time), shown.modify_time,
    ) == (
        ARTIFACT["artifactId"], "2:2", "2", "2", "admin", "admin", ARTIFACT["propertySheetId"],
        "2017-11-29 18:13:05.476000+00:00", shown.create_time,
    )  # fmt: skip
    assert to_wire(shown) == ARTIFACT


async def test_answer_session() -> None:
    body = {"sessionId": "4VOZBL8M9X5BJYI9", "userName": "user"}

    shown: Session = await answered(
        lambda flow: flow.sessions.create({"userName": "admin", "password": "changeme"}), body
    )

    assert (shown.session_id, shown.user_name) == ("4VOZBL8M9X5BJYI9", "user")
    assert "4VOZBL8M9X5BJYI9" not in repr(shown)


async def test_missing_authentication(prepared: MockServer) -> None:
    """The error that the document prints, from the fake, raw and as our exception."""
    _, raw = await run(GET, prepared, myHeaders={"Accept": "application/json"})
    async with connect(prepared) as flow:
        with pytest.raises(Unauthenticated) as caught:
            await read(flow)

    error = caught.value
    assert raw == error.response.json() == NO_CREDENTIALS
    assert (error.code, error.message, error.details) == (
        ErrorCode.NO_CREDENTIALS,
        "No credentials/session found in this request",
        "",
    )


# --- certificates ----------------------------------------------------------------------------------


async def test_ignoring_ssl_certificate(prepared: MockServer) -> None:
    """`verify=False` avoids the error; our switch does, with one warning."""
    async with ElectricFlow.connect(url=prepared.origin, **USER) as flow:
        with pytest.raises(CertificateError):
            await read(flow)
    where = urlsplit(prepared.origin)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        async with ElectricFlow.connect(
            server=where.hostname, port=where.port, ssl_certificate=False, **USER
        ) as flow:
            values = [await read(flow) for _ in range(3)]

    assert [str(one.message) for one in caught if "is not verified" in str(one.message)] == [
        str(one.message) for one in caught
    ]
    assert (len(caught), {one.value for one in values}) == (1, {"PythonRestApi"})


# --- the pattern of URIs -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("settings", "address"),
    [
        ({"server": "EFlowServer"}, "https://eflowserver/rest/v1.0"),
        ({"server": "flow.example.com", "port": 8443}, "https://flow.example.com:8443/rest/v1.0"),
        ({"url": "https://flow.example.com:8443"}, "https://flow.example.com:8443/rest/v1.0"),
        ({"server": "EFlowServer", "api_version": "v2.0"}, "https://eflowserver/rest/v2.0"),
    ],
    ids=["server", "port", "url", "version"],
)
async def test_uri_pattern(settings: dict[str, Any], address: str) -> None:
    transport = FakeTransport(*[reply(json={"workspace": []})] * 2)
    async with ElectricFlow.connect(transport=transport, **settings, **USER) as flow:
        await flow.call("GET", "workspaces/my own", params={"numObjects": 5})
        await flow.resource("/workspaces").list(params={"numObjects": 5})

    assert [one.url.lower().replace(":443/", "/") for one in transport.requests] == [
        f"{address}/workspaces/my%20own?numobjects=5",
        f"{address}/workspaces?numobjects=5",
    ]


async def test_uri_pattern_with_a_body_and_its_errors(prepared: MockServer) -> None:
    async with connect(prepared, **USER) as flow:
        made = await flow.call("POST", "/projects", {"projectName": "a/b"})
        deleted = await flow.call("DELETE", "properties/PythonProperty", params={"projectName": "Default"})
        with pytest.raises(NotFound) as caught:
            await flow.call("PUT", "server", {"request": "evalDsl", "dsl": "project 'x'"})

    assert (made["project"]["projectName"], deleted) == ("a/b", None)
    assert (caught.value.status_code, caught.value.message) == (501, "Not Implemented")


# --- sessions that end, and the other ways to log in -------------------------------------------------


@pytest.mark.parametrize(
    ("auth", "given", "login", "carrier"),
    [
        ("session", USER, ("/rest/v1.0/sessions", IN_QUERY, b""), "sessionId"),
        ("cookie", USER, ("/rest/v1.0/sessions", [], b'{"userName":"user","password":"secretpasswd"}'), "Cookie"),
        ("token", {"api_token": "t"}, ("/rest/v1.0/sessions", [], b'{"token":"t"}'), "sessionId"),
        ("sso", {"api_token": "t"}, ("/rest/v1.0/loginSso", [("token", "t")], b""), "Cookie"),
    ],
    ids=["session", "cookie", "token", "sso"],
)  # fmt: skip
async def test_a_session_that_has_ended_is_begun_anew(
    prepared: MockServer, auth: Any, given: dict[str, str], login: Any, carrier: str
) -> None:
    async with connect(prepared, auth=auth, **given) as flow:
        first = await read(flow)
        prepared.expire_tokens()
        await asyncio.gather(*(read(flow) for _ in range(5)))

    requests = prepared.requests[1:]
    logins = [one for one in requests if one.method == "POST"]
    assert first.value == "PythonRestApi"
    assert [(one.path, sorted(one.query), one.content) for one in logins] == [login, login]
    assert {one.headers.get(carrier) is not None for one in requests if one.method == "GET"} == {True}
    assert len({one.headers.get(carrier) for one in requests if one.method == "GET"}) == 2


async def test_the_code_alone_says_that_a_session_has_ended() -> None:
    first, second = (reply(json={"sessionId": name, "userName": "user"}) for name in ("s1", "s2"))
    dead = reply(400, json=NO_CREDENTIALS)
    transport = FakeTransport(first, dead, second, reply(json={"property": PROPERTY}))
    async with ElectricFlow.connect(server="f", auth="session", transport=transport, **USER) as flow:
        shown = await read(flow)

    assert (shown.value, len(transport.requests)) == ("PythonRestApi", 4)


async def test_a_refused_login_shows_no_password(api: ir.Api) -> None:
    async with (
        MockServer(api, credentials=USER) as server,
        ElectricFlow.connect(url=server.origin, username="user", password="wrong", auth="session") as flow,
    ):
        with pytest.raises(AuthError) as caught:
            await read(flow)

    assert ("401" in str(caught.value), "wrong" in str(caught.value)) == (True, False)


# --- publishing ----------------------------------------------------------------------------------------


def parts(content: bytes) -> list[tuple[str, str]]:
    found = re.findall(
        rb'name="([^"]+)"(?:; filename="[^"]*")?\r\n(?:[^\r\n]+\r\n)*\r\n(.*?)\r\n--', content, re.DOTALL
    )
    return [(name.decode(), value.decode()) for name, value in found]


@pytest.mark.parametrize(
    ("by_cgi", "path", "files"),
    [
        (False, "/commander/publishArtifact.php", "files[]"),
        (True, "/commander/cgi-bin/publishArtifactAPI.cgi", "files"),
    ],
    ids=["php", "cgi"],
)
@pytest.mark.parametrize("auth", ["basic", "session"])
async def test_publishing_an_artifact_version(
    prepared: MockServer, tmp_path: Path, by_cgi: bool, path: str, files: str, auth: Any
) -> None:
    (tmp_path / "a.txt").write_text("one")
    async with connect(prepared, auth=auth, **USER) as flow:
        await flow.publish("2:2", "1.0.0", [tmp_path / "a.txt", b"two"], repository="main", by_cgi=by_cgi)

    login, upload = prepared.requests[1:]
    session = parts(upload.content)[4][1]
    assert (login.path, upload.path, upload.method) == ("/rest/v1.0/sessions", path, "POST")
    assert parts(upload.content) == [
        ("artifactName", "2:2"),
        ("artifactVersionVersion", "1.0.0"),
        ("repositoryName", "main"),
        ("compress", "1"),
        ("commanderSessionId", session),
        (files, "one"),
        (files, "two"),
    ]
    assert session.startswith("mock-")


async def test_publishing_with_a_session_of_ones_own_logs_nobody_in(prepared: MockServer) -> None:
    async with connect(prepared, session_id="4VOZBL8M9X5BJYI9") as flow:
        await flow.publish("2:2", "1.0.0", [b"one"])
        await flow.publish("2:2", "1.0.1", [b"one"], session_id="other")

    assert [parts(one.content)[4][1] for one in prepared.requests[1:]] == ["4VOZBL8M9X5BJYI9", "other"]


async def test_publishing_that_failed_is_an_error_though_its_status_is_success() -> None:
    transport = FakeTransport(reply(text="Error: no such repository: main"))
    async with ElectricFlow.connect(server="f", session_id="s", transport=transport) as flow:
        with pytest.raises(StatusError, match="no such repository") as caught:
            await flow.publish("2:2", "1.0.0", [b"one"])

    assert (caught.value.status_code, caught.value.message) == (200, "Error: no such repository: main")


async def test_a_file_that_is_published_is_not_named_by_a_text() -> None:
    async with ElectricFlow.connect(server="f", session_id="s", transport=FakeTransport()) as flow:
        for files in (["shop.zip"], "shop.zip"):
            with pytest.raises(TypeError, match="Path"):
                await flow.publish("2:2", "1.0.0", files)  # type: ignore[arg-type]


async def test_publishing_on_a_connection_made_by_hand_needs_a_session() -> None:
    from specloom import AsyncConnection

    async with AsyncConnection("https://f/rest/v1.0", transport=FakeTransport()) as connection:
        with pytest.raises(AuthError, match="session_id="):
            await ElectricFlow(connection).publish("2:2", "1.0.0", [b"one"])


# --- the system behind the document ------------------------------------------------------------------


@pytest.fixture
async def flow(server: MockServer) -> AsyncIterator[ElectricFlow]:
    """A client by which plain JSON goes in and out, and for which waiting takes no time."""
    async with connect(server, clock=FakeClock(), **USER) as flow:
        for name in ("Alpha", "Beta"):
            await flow.call("POST", "projects", {"projectName": name, "description": f"of {name}"})
        yield flow


def by(name: str, operator: str, *operands: str) -> dict[str, str]:
    filter_ = {"propertyName": name, "operator": operator}
    return filter_ | {f"operand{at}": one for at, one in enumerate(operands, 1)}


BY_NAME = {"sort": {"propertyName": "projectName", "order": "ascending"}}
SEARCHES: dict[str, tuple[dict[str, Any], list[str]]] = {
    "all": ({}, ["Default", "Alpha", "Beta"]),
    "ascending": (BY_NAME, ["Alpha", "Beta", "Default"]),
    "descending": (
        {"sort": {"propertyName": "projectName", "order": "descending"}},
        ["Default", "Beta", "Alpha"],
    ),
    "maxIds": (BY_NAME | {"maxIds": 2}, ["Alpha", "Beta"]),
    "numObjects": (BY_NAME | {"maxIds": 2, "numObjects": 1}, ["Alpha"]),
    "equals": ({"filter": by("projectName", "equals", "Beta")}, ["Beta"]),
    "notEqual": ({"filter": by("projectName", "notEqual", "Beta")}, ["Default", "Alpha"]),
    "contains": ({"filter": by("description", "contains", "f B")}, ["Beta"]),
    "like": ({"filter": by("projectName", "like", "%a")}, ["Alpha", "Beta"]),
    "notLike": ({"filter": by("projectName", "notLike", "%a")}, ["Default"]),
    "in": ({"filter": by("projectName", "in", "Beta", "Default")}, ["Default", "Beta"]),
    "between": ({"filter": by("projectName", "between", "Alpha", "Beta")}, ["Alpha", "Beta"]),
    "lessThan": ({"filter": by("projectName", "lessThan", "Beta")}, ["Alpha"]),
    "lessOrEqual": ({"filter": by("projectName", "lessOrEqual", "Beta")}, ["Alpha", "Beta"]),
    "greaterThan": ({"filter": by("projectName", "greaterThan", "Beta")}, ["Default"]),
    "greaterOrEqual": ({"filter": by("projectName", "greaterOrEqual", "Beta")}, ["Default", "Beta"]),
    "isNull": ({"filter": by("workspaceName", "isNull")}, ["Default", "Alpha", "Beta"]),
    "isNotNull": ({"filter": by("workspaceName", "isNotNull")}, []),
    "times": ({"filter": by("createTime", "lessThan", "2000-01-01T00:00:00.000Z")}, []),
    "and": (
        {
            "filter": {
                "operator": "and",
                "filter": [by("projectName", "like", "%a"), by("projectName", "notEqual", "Beta")],
            }
        },
        ["Alpha"],
    ),
    "or": (
        {
            "filter": {
                "operator": "or",
                "filter": [
                    by("projectName", "equals", "Alpha"),
                    {"operator": "not", "filter": [by("projectName", "like", "%a")]},
                ],
            }
        },
        ["Default", "Alpha"],
    ),
}


async def find(flow: ElectricFlow, kind: str, **more: Any) -> list[Any]:
    sent = {"objectType": kind, **more}
    answer = await flow.call("PUT", "objects", sent, params={"request": "findObjects"})
    return answer.get("object", [])  # type: ignore[no-any-return]


@pytest.mark.parametrize("name", SEARCHES)
async def test_find_objects(flow: ElectricFlow, name: str) -> None:
    """Raw and by our client: the objects that are stored, each under its kind, as the filter, sort and limits say."""
    sent, names = SEARCHES[name]

    raw = await find(flow, "project", **sent)
    typed = await flow.objects.find({"objectType": "project", **sent})

    assert [one["project"]["projectName"] for one in raw] == names
    assert [one["objectId"] for one in raw] == [f"project-{one['project']['projectId']}" for one in raw]
    assert [to_wire(one) for one in typed] == raw


KINDS = {
    "application": "shop", "artifact": "2:2", "environment": "QA", "flowRuntime": "Delivery", "job": "Build",
    "pipeline": "Delivery", "procedure": "Build", "process": "Deploy", "property": "p", "release": "Spring",
    "repository": "default", "stage": "QA",
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
async def test_find_objects_of_each_kind(flow: ElectricFlow, kind: str) -> None:
    default = {"projectName": "Default"}
    await flow.call("POST", "properties", {"propertyName": "p", "value": "1"}, params=default)
    await publish(flow)
    await flow.jobs.run_procedure(default | {"procedureName": "Build"})
    await flow.flow_runtimes.run_pipeline(default | {"pipelineName": "Delivery"})

    filter_ = None if kind in ("artifact", "repository") else by("projectName", "equals", "Default")
    (found,) = await flow.objects.find({"objectType": kind, "filter": filter_})

    wire = to_wire(found)
    assert set(wire) == {"objectId", kind}
    assert KINDS[kind] in wire[kind].values()


@pytest.mark.parametrize(
    "filter_",
    [by("projectName", "near", "x"), {"operator": "equals", "operand1": "x"}, {"operator": "and"}],
    ids=["operator", "name", "joined"],
)
async def test_find_objects_refuses_what_is_no_filter(flow: ElectricFlow, filter_: Any) -> None:
    with pytest.raises(BadRequest) as caught:
        await find(flow, "project", filter=filter_)

    assert set(caught.value.response.json()["error"]) == {"where", "message", "details", "code"}
    assert await find(flow, "unheardOf") == []


async def test_put_answers_only_what_changed(flow: ElectricFlow) -> None:
    """Of a project; the answer that the document prints, to setting a property, holds the whole of it."""
    raw = await flow.call("PUT", "projects/Alpha", {"description": "new", "workspaceName": "w"})
    again = await flow.call("PUT", "projects/Alpha", params={"description": "newer", "workspaceName": "w"})
    changed = await flow.projects.update("Alpha", {"description": "newest"})
    whole = await flow.projects.read("Alpha")

    assert raw["project"].keys() == {"description", "workspaceName", "modifyTime"}
    assert again["project"].keys() == {"description", "modifyTime"}
    assert (changed.description, changed.project_name, changed.owner) == ("newest", None, None)
    assert (whole.description, whole.workspace_name, whole.project_name) == ("newest", "w", "Alpha")


async def test_our_client_takes_a_property_of_which_only_what_changed_is_answered() -> None:
    changed = await answered(put("x"), {"property": {"value": "x", "modifyTime": PROPERTY["modifyTime"]}})

    assert (changed.value, changed.property_name, str(changed.modify_time)[:10]) == ("x", None, "2017-11-27")


CODES = {
    "properties/none?projectName=Default": "NoSuchProperty",
    "projects/none": "NoSuchProject",
    "projects/none/procedures": "NoSuchProject",
    "projects/none/applications/shop/processes": "NoSuchProject",
    "projects/Default/procedures/none": "NoSuchProcedure",
    "projects/Default/procedures/none/formalParameters": "NoSuchProcedure",
    "projects/Default/releases/none": "NoSuchRelease",
    "projects/Default/pipelines/none": "NoSuchPipeline",
    "projects/Default/applications/none/processes": "NoSuchApplication",
    "projects/Default/applications/shop/processes/none": "NoSuchProcess",
    "projects/Default/environments/none": "NoSuchEnvironment",
    "jobs/none": "NoSuchJob",
    "jobs/none?request=getJobStatus": "NoSuchJob",
}


@pytest.mark.parametrize("path", CODES)
async def test_the_code_says_what_is_not_there(flow: ElectricFlow, path: str) -> None:
    where, _, query = path.partition("?")
    with pytest.raises(NotFound) as caught:
        await flow.call("GET", where, params=dict(parse_qsl(query)))

    assert caught.value.code == CODES[path]
    assert caught.value.response.json()["error"].keys() == NO_CREDENTIALS["error"].keys()


@pytest.mark.parametrize(
    ("method", "path"), [("GET", "nothing/here"), ("PATCH", "projects/Alpha"), ("POST", "repositories")]
)
async def test_what_there_is_not_is_not_implemented(flow: ElectricFlow, method: str, path: str) -> None:
    with pytest.raises(NotFound) as caught:
        await flow.call(method, path, {})

    assert (caught.value.status_code, caught.value.message) == (501, "Not Implemented")


RUN = {"projectName": "Default", "procedureName": "Build"}
ALIKE: dict[str, tuple[str, str, dict[str, str], str]] = {
    "create a project": ("POST", "projects", {"projectName": "New", "description": "x"}, "projects/New"),
    "change a project": ("PUT", "projects/Alpha", {"description": "x"}, "projects/Alpha"),
    "create a property": (
        "POST", "properties", {"propertyName": "p", "value": "1", "projectName": "Alpha"},
        "properties/p?projectName=Alpha",
    ),
    "set a property": (
        "PUT", "properties/known", {"value": "2", "projectName": "Alpha"},
        "properties/known?projectName=Alpha",
    ),
    "create an artifact": ("POST", "artifacts", {"groupId": "g", "artifactKey": "k"}, ""),
    "run a procedure": ("POST", "jobs", {"request": "runProcedure", **RUN}, "jobs"),
    "run a pipeline": ("POST", "pipelines", {"projectName": "Default", "pipelineName": "Delivery"}, "flowRuntimes"),
    "start a release": ("POST", "releases", {"projectName": "Default", "releaseName": "Spring"}, "flowRuntimes"),
    "find objects": ("PUT", "objects", {"request": "findObjects", "objectType": "project"}, ""),
    "log in": ("POST", "sessions", {"userName": "user", "password": "secretpasswd"}, ""),
    "log in by a token": ("POST", "sessions", {"token": "t"}, ""),
    "log in by single sign-on": ("POST", "loginSso", {"token": "t"}, ""),
}  # fmt: skip


def shape(value: Any) -> Any:
    """A value without what is made anew each time."""
    if isinstance(value, dict):
        anew = ("Id", "Time", "jobName")
        return {name: None if name.endswith(anew) else shape(one) for name, one in value.items()}
    return [shape(one) for one in value] if isinstance(value, list) else value


@pytest.mark.parametrize("name", ALIKE)
async def test_arguments_stand_in_the_query_or_in_the_body(api: ir.Api, name: str) -> None:
    """As parameters, as JSON, and half and half: the same answer, the same change."""
    method, path, arguments, look = ALIKE[name]
    half = dict(list(arguments.items())[:1])
    rest = {name: one for name, one in arguments.items() if name not in half}
    told: list[Any] = []
    for body, params in ((None, arguments), (arguments, {}), (rest, half)):
        async with MockServer(api, seed=1) as server, ElectricFlow.connect(url=server.origin, **USER) as flow:
            await flow.call("POST", "projects", {"projectName": "Alpha"})
            await flow.properties.create({"propertyName": "known"}, project_name="Alpha")
            answer = await flow.call(method, path, body, params=params)
            where, _, query = look.partition("?")
            after = await flow.call("GET", where, params=dict(parse_qsl(query))) if look else None
            told.append(shape([server.requests[2].status, answer, after]))

    assert told[0] == told[1] == told[2]
    assert told[0][0] in (200, 201)


async def test_a_job_goes_from_pending_to_completed_and_has_a_name(flow: ElectricFlow) -> None:
    started = await flow.call("POST", "jobs", RUN, params={"request": "runProcedure"})
    where = f"jobs/{started['jobId']}"
    told = [await flow.call("GET", where, params={"request": "getJobStatus"}) for _ in range(4)]
    job = (await flow.call("GET", where))["job"]
    named = await flow.jobs.read(job["jobName"])

    assert [(one["status"], one["outcome"]) for one in told] == [
        ("pending", "success"), ("running", "success"), ("completed", "success"), ("completed", "success"),
    ]  # fmt: skip
    assert (job["status"], job["outcome"], to_wire(named)) == ("completed", "success", job)


async def test_a_job_is_followed_without_asking_for_its_status_too(flow: ElectricFlow) -> None:
    started = await flow.call("POST", "jobs", RUN, params={"request": "runProcedure"})

    job = await flow.jobs.wait_read(started["jobId"]).wait()

    assert (job.status, job.outcome, job.procedure_name) == ("completed", "success", "Build")


async def test_details_are_those_of_the_runs_that_are_named(flow: ElectricFlow) -> None:
    ids = [
        (await flow.flow_runtimes.run_pipeline({"projectName": "Default", "pipelineName": name})).keys[
            "flowRuntimeId"
        ]
        for name in ("Delivery", "Other", "Third")
    ]

    details = await flow.flow_runtimes.details({"flowRuntimeId": [ids[2], ids[0]]})

    assert [(one.flow_runtime_id, one.pipeline_name) for one in details] == [
        (ids[2], "Third"), (ids[0], "Delivery"),
    ]  # fmt: skip


async def test_every_value_is_a_text_and_every_success_is_200_or_201(
    flow: ElectricFlow, server: MockServer
) -> None:
    await flow.jobs.run_procedure(RUN)
    await flow.flow_runtimes.run_pipeline({"projectName": "Default", "pipelineName": "Delivery"})
    below = ("", "/procedures", "/procedures/Build/formalParameters", "/pipelines", "/releases", "/applications",
             "/applications/shop/processes", "/environments")  # fmt: skip
    paths = [*(f"projects/Default{end}" for end in below), "projects", "repositories", "jobs", "flowRuntimes"]
    answers = [await flow.call("GET", path) for path in paths]
    answers.append(await flow.call("GET", "projects/Default/stages", params={"pipelineName": "Delivery"}))

    leaves = [one for answer in answers for one in leaves_of(answer)]
    times = [one for one in leaves if re.fullmatch(r"\d{4}-.*", one)]
    assert {type(one) for one in leaves} == {str}
    assert {len(answer) for answer in answers} == {1}
    assert {bool(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", one)) for one in times} == {True}
    assert {one.status for one in server.requests} == {200, 201}


def leaves_of(value: Any) -> list[Any]:
    if isinstance(value, dict | list):
        inner = value.values() if isinstance(value, dict) else value
        return [leaf for one in inner for leaf in leaves_of(one)]
    return [value]


PRINTED = [
    "1.0 True 0",
    "7",
    "NoSuchProperty 404",
    "completed success",
    "error completed",
    "True",
    "['Delivery']",
    "2:2 ['Build']",
]


async def test_the_blocks_of_the_page_run_as_written(
    server: MockServer,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """One after the other, against the fake: only where it is, and a clock on which waiting takes no time, is added."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "shop.zip").write_bytes(b"zip")
    blocks = re.findall(r"^```python\n(.*?)^```$", PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    names: dict[str, Any] = {"clock": FakeClock()}
    where = f"url={server.origin!r}, ssl_certificate={str(server.ca_file)!r}, clock=clock, "

    for block in blocks:
        code = block.replace('server="flow.example.com", ', where)
        run_it = eval(compile(code, str(PAGE), "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT), names)
        if run_it is not None:
            await run_it

    uploads = [one for one in server.requests if one.path.endswith(".php")]
    assert parts(uploads[0].content)[5:] == [("files[]", "zip")]
    printed = capsys.readouterr().out.splitlines()
    assert (printed[:-1], ast.literal_eval(printed[-1])["project"]["projectName"]) == (PRINTED, "a/b")
