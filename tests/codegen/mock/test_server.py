"""``MockServer`` over real sockets."""

from __future__ import annotations

import asyncio
import gc
import importlib
import json
import ssl
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from specloom_codegen import ir, pipeline
from specloom_codegen.mock import Fault, MockServer, StartError

KEY = {"Authorization": "Bearer key"}


@pytest.fixture
def api(compile_text: Callable[[str], ir.Api], library_spec: str) -> ir.Api:
    return compile_text(library_spec)


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(headers=KEY, timeout=aiohttp.ClientTimeout(total=20)) as one:
        yield one


Session = aiohttp.ClientSession


async def get(session: Session, url: str, **options: Any) -> tuple[int, Any]:
    async with session.get(url, **options) as response:
        return response.status, await response.json()


async def post(session: Session, url: str, body: Any = None, **options: Any) -> tuple[int, Any]:
    async with session.post(url, json=body, **options) as response:
        return response.status, await response.json()


async def test_a_client_connects_to_the_url_and_finds_what_it_created(api: ir.Api, session: Session) -> None:
    async with MockServer(api) as server:
        status, made = await post(session, f"{server.url}/books", {"title": "Emma"})
        found = await get(session, f"{server.url}/books/1")

    assert server.url == f"http://127.0.0.1:{server.port}/v1"
    assert (status, found, made["self"]) == (201, (200, made), f"{server.url}/books/1")
    assert server.records("books")[0]["title"] == "Emma"


async def test_two_clients_at_once_lose_nothing(api: ir.Api, tmp_path: Path) -> None:
    async def work(url: str, name: str) -> list[int]:
        async with aiohttp.ClientSession(headers=KEY) as session:
            made = [post(session, f"{url}/books", {"title": f"{name}{index}"}) for index in range(50)]
            return [body["id"] for _, body in await asyncio.gather(*made)]

    async with MockServer(api, state=tmp_path / "state.db") as server:
        left, right = await asyncio.gather(work(server.url, "a"), work(server.url, "b"))
        titles = {record["title"] for record in server.records("books")}

    assert sorted([*left, *right]) == list(range(1, 101))
    assert titles == {f"{name}{index}" for name in "ab" for index in range(50)}


async def test_updates_at_once_go_by_their_tags(api: ir.Api, session: Session) -> None:
    async with MockServer(api) as server:
        url = f"{server.url}/books/1"
        await post(session, f"{server.url}/books", {"title": "Emma", "pages": 1})

        async def add_one() -> None:
            while True:
                async with session.get(url) as response:
                    tag, book = response.headers["ETag"], await response.json()
                pages = {"pages": book["pages"] + 1}
                async with session.patch(url, json=pages, headers={"If-Match": tag}) as response:
                    if response.status == 200:
                        return

        await asyncio.gather(*(add_one() for _ in range(10)))
        final = await get(session, url)

    assert final[1]["pages"] == 11


async def test_state_survives_in_a_file(api: ir.Api, session: Session, tmp_path: Path) -> None:
    path = tmp_path / "state.db"
    async with MockServer(api, state=path) as server:
        await post(session, f"{server.url}/books", {"title": "Emma"})
        await post(session, f"{server.url}/books", {"title": "Persuasion"})
        async with session.delete(f"{server.url}/books/1") as response:
            assert response.status == 204
        token = server.token()

    async with MockServer(api, state=path) as server:
        _, books = await get(session, f"{server.url}/books", headers={"Authorization": f"Bearer {token}"})
        _, third = await post(session, f"{server.url}/books", {"title": "Emma"})

    assert ([book["title"] for book in books], third["id"]) == (["Persuasion"], 3)


async def test_faults_happen_by_chance_with_a_seed(api: ir.Api, session: Session) -> None:
    async def statuses(seed: int) -> list[int]:
        async with MockServer(api, faults=["503:0.5:retry-after=2"], seed=seed) as server:
            return [(await get(session, f"{server.url}/books"))[0] for _ in range(30)]

    first, again, other = [await statuses(seed) for seed in (1, 1, 2)]

    assert first == again != other
    assert set(first) == {200, 503}


async def test_scripted_faults_look_like_the_api_s_own_and_happen_once(api: ir.Api, session: Session) -> None:
    async with MockServer(api) as server:
        server.fail_next(status=503, retry_after=1, path="/books")
        server.fail_next(status=429, path="/v1/books", code="slow", times=1)
        other = await get(session, f"{server.url}/authors")
        async with session.get(f"{server.url}/books") as response:
            failed = response.status, response.headers["Retry-After"], await response.json()
        limited = await get(session, f"{server.url}/books")
        fine = await get(session, f"{server.url}/books")

    assert (other[0], fine[0]) == (200, 200)
    assert failed == (503, "1", {"error": {"code": "failure", "message": "Internal error"}})
    assert limited == (429, {"error": {"code": "slow", "message": "Too many requests"}})
    assert [(call.path, call.status, call.fault) for call in server.requests] == [
        ("/v1/authors", 200, ""),
        ("/v1/books", 503, "status"),
        ("/v1/books", 429, "status"),
        ("/v1/books", 200, ""),
    ]


async def test_a_fault_may_come_after_the_work_was_done(api: ir.Api, session: Session) -> None:
    async with MockServer(api) as server:
        server.fail_next(status=500, after=True)
        status, _ = await post(session, f"{server.url}/books", {"title": "Emma"})

        assert (status, len(server.records("books"))) == (500, 1)


async def test_calls_can_be_redirected(api: ir.Api, session: Session) -> None:
    async with MockServer(api) as server:
        server.redirect_next(to="/v1/authors", status=307)
        async with session.get(f"{server.url}/books", allow_redirects=False) as response:
            redirected = response.status, response.headers["Location"]
        fine = await get(session, f"{server.url}/books")

    assert (redirected, fine) == ((307, "/v1/authors"), (200, []))


@pytest.mark.parametrize(("after", "stored"), [(False, 0), (True, 1)])
async def test_a_connection_can_be_reset(api: ir.Api, after: bool, stored: int) -> None:
    async with MockServer(api) as server, aiohttp.ClientSession(headers=KEY) as session:
        server.fail_next(kind="reset", after=after, times=2)  # aiohttp tries a reused connection twice
        with pytest.raises(aiohttp.ClientError):
            await post(session, f"{server.url}/books", {"title": "Emma"})

        assert len(server.records("books")) == stored
        assert (server.requests[0].status, server.requests[0].fault) == (None, "reset")


async def test_an_answer_can_be_cut_in_half(api: ir.Api, session: Session) -> None:
    async with MockServer(api) as server:
        await post(session, f"{server.url}/books", {"title": "Emma"})
        server.fail_next(kind="truncate")
        async with session.get(f"{server.url}/books/1") as response:
            with pytest.raises(aiohttp.ClientPayloadError):
                await response.read()


async def test_a_stalled_call_ends_when_the_client_gives_up_or_the_server_stops(api: ir.Api) -> None:
    async with MockServer(api, faults=[Fault(kind="stall")]) as server:
        async with aiohttp.ClientSession(headers=KEY) as session:
            with pytest.raises(TimeoutError):
                await get(session, f"{server.url}/books", timeout=aiohttp.ClientTimeout(total=0.05))
        async with aiohttp.ClientSession(headers=KEY) as session:
            hanging = asyncio.create_task(get(session, f"{server.url}/books"))
            while len(server.requests) < 2:  # noqa: ASYNC110 - the journal has no event to wait for
                await asyncio.sleep(0.01)
            await server.close()
            with pytest.raises(aiohttp.ClientError):
                await hanging


async def test_latency_delays_every_answer(api: ir.Api, session: Session) -> None:
    loop = asyncio.get_running_loop()
    async with MockServer(api, latency=0.05) as server:
        started = loop.time()
        await get(session, f"{server.url}/books")

    assert loop.time() - started >= 0.05


async def test_tokens_can_be_ended(api: ir.Api, session: Session) -> None:
    async with MockServer(api) as server:
        headers = {"Authorization": f"Bearer {server.token(user='ann')}"}
        before = [(await get(session, f"{server.url}/books", headers=each))[0] for each in (headers, KEY)]
        server.expire_tokens()
        after = [(await get(session, f"{server.url}/books", headers=each))[0] for each in (headers, KEY)]

    assert (before, after) == ([200, 200], [401, 401])


async def test_tokens_end_by_the_clock(api: ir.Api, session: Session) -> None:
    now = 1000.0
    async with MockServer(api, token_lifetime=60, clock=lambda: now) as server:
        _, issued = await post(session, f"{server.origin}/_mock/token", {"lifetime": 5})
        headers = {"Authorization": f"Bearer {issued['token']}"}
        before = (await get(session, f"{server.url}/books", headers=headers))[0]
        now = 1005.0
        after = (await get(session, f"{server.url}/books", headers=headers))[0]

    assert (issued["expires_in"], before, after) == (5, 200, 401)


async def test_tls_with_an_authority_of_its_own(api: ir.Api) -> None:
    async with MockServer(api, tls=True) as server:
        ca_file = server.ca_file
        assert ca_file is not None
        trusting = ssl.create_default_context(cafile=ca_file)
        async with aiohttp.ClientSession(headers=KEY) as session:
            status, _ = await get(session, f"{server.url}/books", ssl=trusting)
            _, made = await post(session, f"{server.url}/books", {"title": "x"}, ssl=server.ssl_context)
            by_name = server.url.replace("127.0.0.1", "localhost")
            named, _ = await get(session, f"{by_name}/books", ssl=trusting)
            with pytest.raises(aiohttp.ClientConnectorCertificateError):
                await get(session, f"{server.url}/books")

    assert (server.url.startswith("https://"), status, named, ca_file.exists()) == (True, 200, 200, False)
    assert made["self"].startswith("https://127.0.0.1:")


def test_a_certificate_is_for_the_hosts_that_can_have_one() -> None:
    from specloom_codegen.mock.certificates import make_certificates

    certificates = make_certificates("127.0.0.1", ["bss_test", "files", "a/b"])

    assert certificates.ca_file is not None
    certificates.remove()


async def test_tls_with_files_of_the_user_s(api: ir.Api, tmp_path: Path) -> None:
    import trustme

    authority = trustme.CA()
    issued = authority.issue_cert("127.0.0.1")
    certificate, key = tmp_path / "c.pem", tmp_path / "k.pem"
    certificate.write_bytes(b"".join(each.bytes() for each in issued.cert_chain_pems))
    key.write_bytes(issued.private_key_pem.bytes())
    trusting = ssl.create_default_context()
    authority.configure_trust(trusting)

    async with (
        MockServer(api, tls=(certificate, key)) as server,
        aiohttp.ClientSession(headers=KEY) as session,
    ):
        status, _ = await get(session, f"{server.url}/books", ssl=trusting)

    assert (status, server.ca_file) == (200, None)


async def test_files_that_are_no_certificate_stop_the_start(api: ir.Api, tmp_path: Path) -> None:
    with pytest.raises(StartError, match=r"none.pem"):
        await MockServer(api, tls=(tmp_path / "none.pem", tmp_path / "none.key")).start()


async def test_a_port_that_is_taken_stops_the_start_with_one_line(api: ir.Api) -> None:
    async with MockServer(api) as server:
        with pytest.raises(StartError) as caught:
            await MockServer(api, port=server.port).start()

    text = str(caught.value)
    assert (text.startswith(f"cannot listen on 127.0.0.1 port {server.port}: "), "\n" in text) == (
        True,
        False,
    )


async def test_a_server_can_be_closed_twice_and_started_again(api: ir.Api, session: Session) -> None:
    server = MockServer(api)
    await server.start()
    await server.close()
    await server.close()
    async with server:
        assert (await get(session, f"{server.url}/books"))[0] == 200


async def test_reset_goes_back_to_the_start(api: ir.Api, session: Session, tmp_path: Path) -> None:
    async with MockServer(api, state=tmp_path / "s.db") as server:
        await post(session, f"{server.url}/books", {"title": "Emma"})
        server.fail_next()
        await server.reset()

        assert (server.requests, server.records("books")) == ([], [])
        assert await get(session, f"{server.url}/books") == (200, [])


async def test_large_content_is_echoed_whole_without_being_held(api: ir.Api, session: Session) -> None:
    content = bytes(range(256)) * 4096 * 6  # 6 MiB

    async def chunks() -> AsyncIterator[bytes]:
        for start in range(0, len(content), 100_000):
            yield content[start : start + 100_000]

    async with MockServer(api, body_limit=1024 * 1024) as server:
        await post(session, f"{server.url}/books", {"title": "Emma"})
        url = f"{server.url}/books/1/echo"
        async with session.post(url, data=chunks(), headers={"Content-Type": "image/x"}) as response:
            echoed = response.status, response.headers["Content-Type"], await response.read()
        recorded = server.requests[-1]

    assert echoed == (200, "image/x", content)
    assert (recorded.size, len(recorded.content)) == (len(content), 64 * 1024)


async def test_content_over_the_limit_is_refused_in_the_spec_s_shape(api: ir.Api, session: Session) -> None:
    async def endless() -> AsyncIterator[bytes]:
        for _ in range(40):
            yield b" " * 100_000

    async with MockServer(api, body_limit=1_000_000) as server:
        told = await post(session, f"{server.url}/books", {"title": "x" * 1_000_001})
        async with aiohttp.ClientSession(headers=KEY) as other:
            try:
                async with other.post(f"{server.url}/books", data=endless()) as response:
                    chunked = response.status
            except aiohttp.ClientError:
                chunked = 413  # the server may hang up before all was sent
        assert server.records("books") == []

    assert (told[0], told[1]["error"]["message"], chunked) == (
        413,
        "Invalid input: the body is too large",
        413,
    )


async def raw(port: int, request: bytes) -> bytes:
    """Send bytes, and read until the server closes."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(request)
    answer = await asyncio.wait_for(reader.read(), 60)
    writer.close()
    await writer.wait_closed()
    return answer


async def test_a_body_may_be_asked_for_before_it_comes(api: ir.Api) -> None:
    async with MockServer(api) as server:
        answer = await raw(
            server.port,
            b"POST /v1/books HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer k\r\nExpect: 100-continue\r\n"
            b"Content-Type: application/json\r\nConnection: close\r\nContent-Length: 13\r\n\r\n"
            + b'{"title":"x"}',
        )

    assert answer.startswith(b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 201 Created\r\n")


@pytest.mark.parametrize(
    ("target", "status"),
    [
        (b"http://127.0.0.1/v1/books?page=1#x", b"200"),
        (b"/v1/books/%ff", b"404"),
        (b"/v1/books?%ff=%00&" + b"&".join(b"a=1" for _ in range(11_000)), b"200"),
    ],
)
async def test_odd_targets_are_understood_or_refused(api: ir.Api, target: bytes, status: bytes) -> None:
    request = (
        b"GET " + target + b" HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer k\r\nConnection: close\r\n\r\n"
    )
    async with MockServer(api) as server:
        answer = await raw(server.port, request)

    assert answer.split(b" ")[1] == status


async def test_a_host_cannot_break_out_of_the_links_that_it_is_put_into(api: ir.Api) -> None:
    body = b'{"title":"x"}'
    request = (
        b'POST /v1/books HTTP/1.1\r\nHost: evil">x\r\nAuthorization: Bearer k\r\nConnection: close\r\n'
        b"Content-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(body)
    )
    async with MockServer(api) as server:
        answer = await raw(server.port, request + body)

    assert (
        json.loads(answer.partition(b"\r\n\r\n")[2])["self"] == f"http://127.0.0.1:{server.port}/v1/books/1"
    )


async def test_a_chunked_body_that_is_broken_is_refused(api: ir.Api) -> None:
    request = (
        b"POST /v1/books HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer k\r\nTransfer-Encoding: chunked\r\n"
        b"Connection: close\r\n\r\n5\r\nabc"
    )
    async with MockServer(api) as server:
        reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
        writer.write(request)
        writer.write_eof()
        await asyncio.wait_for(reader.read(), 5)
        writer.close()
        await writer.wait_closed()

        assert server.records("books") == []


@pytest.mark.parametrize("start", [b"", b"Content-Encoding: gzip\r\n"])
async def test_broken_requests_are_answered_and_no_news(
    api: ir.Api, start: bytes, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    request = (
        b"POST /v1/books HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
        + start
        + b"Content-Length: %s\r\n\r\nabc"
    )
    gc.collect()  # what tests before have left behind is told now, and not counted
    capfd.readouterr()
    caplog.clear()
    async with MockServer(api) as server:
        answer = await raw(server.port, request % (b"3" if start else b"-1"))

    assert answer.split(b" ")[1] == b"400"
    assert (capfd.readouterr().err, [one.getMessage() for one in caplog.records]) == ("", [])


async def test_a_mistake_of_the_mock_is_a_failure_in_the_spec_s_shape(
    api: ir.Api, session: Session, capsys: pytest.CaptureFixture[str]
) -> None:
    async with MockServer(api) as server:
        server._fake.world.store.insert(("books", ()), {"id": 1, "title": {1, 2}}, {})  # a set is no JSON
        server._fake.world.store.take_changes()
        status, body = await get(session, f"{server.url}/books/1")

    assert (status, body["error"]["message"]) == (500, "The mock failed: TypeError")
    assert "Traceback" in capsys.readouterr().err


async def test_each_call_is_told_on_stderr_without_its_parameters(
    api: ir.Api, session: Session, capsys: pytest.CaptureFixture[str]
) -> None:
    async with MockServer(api, verbose=True) as server:
        await get(session, f"{server.url}/books?secret=5&page=1")

    line = capsys.readouterr().err
    assert line.startswith("GET /v1/books?secret=***&page=*** 200 books.list ")


HOSTED = """
spec: 1
api: hosted
url: https://{pod}.example/x/{v}
variables: {pod: {default: eu}, v: string}
hosts: {files: "https://files.example/y", side: /z}
resources: {things: {path: /things, host: files, operations: {list}}}
"""


async def test_further_hosts_have_urls_of_their_own(
    compile_text: Callable[[str], ir.Api], session: Session
) -> None:
    async with MockServer(compile_text(HOSTED)) as server:
        found = await get(session, f"{server.hosts['files']}/things")

    assert (server.url, dict(server.hosts), found) == (
        f"{server.origin}/x/{{v}}",
        {"files": f"{server.origin}/files/y", "side": f"{server.origin}/z"},
        (200, []),
    )


async def test_a_client_reaches_further_hosts_by_the_urls_that_the_fake_gives(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spec = tmp_path / "spec.yaml"
    spec.write_text(
        HOSTED.replace("api: hosted", "api: hosted_by_fake\nclient: Hosted")
        .replace("/x/{v}", "/x")
        .replace(", v: string", "")
    )
    compiled = pipeline.compile_spec(spec)
    pipeline.write_client(pipeline.build(compiled, tmp_path))
    monkeypatch.syspath_prepend(str(tmp_path))
    client = importlib.import_module("hosted_by_fake").Hosted
    assert compiled.api is not None

    async with MockServer(compiled.api) as server:
        async with client.connect(url=server.url, hosts=server.hosts) as hosted:
            await hosted.things.get_all()

        assert [(one.path, one.status) for one in server.requests] == [("/files/y/things", 200)]


async def test_it_listens_on_ipv6_too(api: ir.Api, session: Session) -> None:
    try:
        server = MockServer(api, host="::1")
        await server.start()
    except StartError:
        pytest.skip("no IPv6 here")
    try:
        assert (await get(session, f"{server.url}/books"))[0] == 200
    finally:
        await server.close()
