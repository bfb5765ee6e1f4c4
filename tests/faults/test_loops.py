"""Which objects belong to an event loop, promise 26 for each of them, and which may be shared by two."""

from __future__ import annotations

import asyncio
import os
import warnings
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest

from specloom import AsyncConnection
from specloom.auth import ApiKey, BasicAuth, BearerToken, FileStore, MemoryStore
from specloom.errors import ClientStateError
from specloom.service import Api, CursorPaging, Operation, Pages, Service
from specloom.testing import FakeClock

from .issuer import Issuer, eventually, login
from .server import Connect, Serve
from .steps import answer, hang

Use = Callable[[], Awaitable[object]]


class Things(Service):
    _api = Api(name="things", url="https://things.example")

    def list(self) -> Pages[Any]:
        return self._pages(_LIST, (), {})


_LIST: Operation[Any] = Operation(
    "things.list", "GET", "/things", returns=dict[str, Any], answer="page", many="items",
    paging=CursorPaging(param="after", next="next"),
)  # fmt: skip


def respond(request: Any) -> Any:
    if request.target == "/stream":
        return (answer(200, b"first", length=99), hang)
    if request.target.startswith("/things"):
        return answer(json={"items": [{"id": 1}], "next": f"{request.target}x"[-20:]})
    return answer(200)


# Each makes an object of a connection, uses it where it belongs, and gives what uses it once more.


@asynccontextmanager
async def the_connection(api: AsyncConnection) -> AsyncIterator[Use]:
    yield lambda: api.request("GET", "/x")


@asynccontextmanager
async def a_copy(api: AsyncConnection) -> AsyncIterator[Use]:
    copy = api.with_options(timeout=5)
    await copy.request("GET", "/x")
    yield lambda: copy.request("GET", "/x")


@asynccontextmanager
async def a_copy_with_a_token(api: AsyncConnection) -> AsyncIterator[Use]:
    yield lambda: api.with_options(token="t").request("GET", "/x")


@asynccontextmanager
async def a_list(api: AsyncConnection) -> AsyncIterator[Use]:
    pages = Things(api).list()
    await pages
    yield pages.collect


@asynccontextmanager
async def a_list_half_read(api: AsyncConnection) -> AsyncIterator[Use]:
    items = aiter(Things(api).list())
    await anext(items)
    yield lambda: anext(items)


@asynccontextmanager
async def a_list_that_goes_on(api: AsyncConnection) -> AsyncIterator[Use]:
    token = (await Things(api).list()).token
    assert token is not None
    yield Things(api).list().resume(token).collect


@asynccontextmanager
async def a_stream_half_read(api: AsyncConnection) -> AsyncIterator[Use]:
    async with api.stream("GET", "/stream") as stream:
        pieces = stream.bytes()
        await anext(pieces)
        yield lambda: anext(pieces)


@asynccontextmanager
async def a_stream_that_was_not_opened(api: AsyncConnection) -> AsyncIterator[Use]:
    context = api.stream("GET", "/stream")
    yield context.__aenter__


OBJECTS = {
    made.__name__: made
    for made in (
        the_connection, a_copy, a_copy_with_a_token, a_list, a_list_half_read, a_list_that_goes_on,
        a_stream_half_read, a_stream_that_was_not_opened,
    )
}  # fmt: skip


async def outcome_of(use: Use) -> str:
    """How a use ends, as a text: the error, or nothing."""
    try:
        async with asyncio.timeout(5):
            await use()
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return ""


def in_a_loop_of_its_own(use: Use) -> str:
    return asyncio.run(outcome_of(use))


@pytest.mark.parametrize("made", OBJECTS)
async def test_each_object_is_refused_in_another_event_loop(
    made: str, serve: Serve, connect: Connect
) -> None:
    server = await serve(always=respond)
    api = connect(server)
    await api.request("GET", "/x")
    async with OBJECTS[made](api) as use:
        before = server.wire
        said = await asyncio.to_thread(in_a_loop_of_its_own, use)

        assert (said[:51], server.wire) == ("ClientStateError: the connection belongs to another", before)
        assert (await api.request("GET", "/x")).status_code == 200


@pytest.mark.parametrize("made", OBJECTS)
async def test_each_object_is_refused_once_its_connection_is_closed(
    made: str, serve: Serve, connect: Connect
) -> None:
    server = await serve(always=respond)
    api = connect(server)
    await api.request("GET", "/x")
    async with OBJECTS[made](api) as use:
        before = server.wire
        await api.close()

        with pytest.raises(ClientStateError, match="the connection is closed"):
            await use()
        assert server.wire == before


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
async def test_each_object_is_refused_after_a_fork(serve: Serve, connect: Connect) -> None:
    server = await serve(always=respond)
    api = connect(server)
    await api.request("GET", "/x")
    contexts = [made(api) for made in OBJECTS.values()]
    uses = [await context.__aenter__() for context in contexts]
    before = server.wire
    said = await _said_by_a_child(uses)
    for context in contexts:
        await context.__aexit__(None, None, None)

    assert said == ["ClientStateError: the connection was opened before a fork"] * len(uses)
    assert (await api.request("GET", "/x")).status_code == 200
    assert server.wire == before + 1


async def _said_by_a_child(uses: list[Use]) -> list[str]:
    """Fork, and use each on the far side; gives how that ended."""
    reading, writing = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of forking a process with threads, from 3.12 on
        child = os.fork()
    if not child:  # no test framework on this side of the fork: it must not end in here
        said = []
        try:
            asyncio._set_running_loop(None)
            loop = asyncio.new_event_loop()
            said = [loop.run_until_complete(outcome_of(use)).partition(";")[0] for use in uses]
        except BaseException as error:
            said.append(repr(error))
        os.write(writing, "\n".join(said).encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        said = (await asyncio.to_thread(pipe.read)).decode().split("\n")
    await asyncio.to_thread(os.waitpid, child, 0)
    return said


# --- what is bound to no loop ------------------------------------------------------------------


async def _calls(url: str, auth: Any, count: int = 10) -> list[int]:
    async with AsyncConnection(url, auth=auth) as api:
        answers = await asyncio.gather(*(api.request("GET", "/x") for _ in range(count)))
        return [one.status_code for one in answers]


async def in_another_loop(url: str, auth: Any) -> list[int]:
    """Make ten calls at once with *auth*, on a connection and in an event loop of their own."""
    return await asyncio.to_thread(lambda: asyncio.run(_calls(url, auth)))


@pytest.mark.parametrize("store", ["none", "memory", "file"])
async def test_a_login_serves_connections_in_one_loop_after_another(
    store: str, serve: Serve, tmp_path: Any
) -> None:
    issuer = Issuer()
    server = await serve(always=issuer)
    stores = {
        "none": {},
        "memory": {"store": MemoryStore()},
        "file": {"store": FileStore(tmp_path / "tokens")},
    }
    auth = login(**stores[store])

    assert await in_another_loop(server.url, auth) == [200] * 10
    assert await _calls(server.url, auth) == [200] * 10
    assert issuer.asked == 1
    issuer.revoked = True
    assert await in_another_loop(server.url, auth) == [200] * 10
    assert await _calls(server.url, auth) == [200] * 10
    assert issuer.asked == 2


async def test_a_renewal_that_ended_with_its_loop_is_made_anew_in_the_next(serve: Serve) -> None:
    issuer = Issuer(hang)
    server = await serve(always=issuer)
    auth = login()

    async def leave() -> None:
        async with AsyncConnection(server.url, auth=auth, clock=FakeClock()) as api:
            call = asyncio.ensure_future(api.request("GET", "/x"))
            await eventually(lambda: server.wire == 1)
            call.cancel()
            await asyncio.wait([call])

    await asyncio.to_thread(lambda: asyncio.run(leave()))

    assert await _calls(server.url, auth) == [200] * 10
    assert issuer.asked == 2


@pytest.mark.parametrize(
    "auth",
    [BearerToken("t1"), BasicAuth("ada", "pw"), ApiKey("t1", send="header X-Key")],
    ids=lambda auth: type(auth).__name__,
)
async def test_a_credential_that_never_changes_serves_any_loop(auth: Any, serve: Serve) -> None:
    server = await serve(always=answer(200))

    assert await in_another_loop(server.url, auth) == [200] * 10
    assert await _calls(server.url, auth) == [200] * 10


async def test_a_token_function_is_asked_in_the_loop_that_needs_the_token(serve: Serve) -> None:
    asked: list[asyncio.AbstractEventLoop] = []

    async def source() -> str:
        asked.append(asyncio.get_running_loop())
        return f"t{len(asked)}"

    server = await serve(
        always=lambda request: answer(
            200 if request.header("authorization") == f"Bearer t{len(asked)}" else 401
        )
    )
    auth = BearerToken(source)

    assert await in_another_loop(server.url, auth) == [200] * 10
    asked.append(asyncio.get_running_loop())  # the token is dead from here on
    assert await _calls(server.url, auth) == [200] * 10
    assert [loop is asyncio.get_running_loop() for loop in asked] == [False, True, True]
