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
from urllib.parse import urlsplit

import pytest
from attrs import frozen

from specloom import with_response
from specloom.clients.electricflow import Artifact, ElectricFlow, ErrorCode, Property, Session
from specloom.errors import AuthError, CertificateError, NotFound, StatusError, Unauthenticated
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
