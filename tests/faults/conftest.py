"""What the wire tests share: servers that misbehave as told, certificates for them, connections to them, and a look
at what each test leaves behind."""

from __future__ import annotations

import asyncio
import gc
import ssl
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import trustme

from specloom.connection import AsyncConnection
from specloom.testing import FakeClock

from .server import Connect, FaultServer, Serve


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A hang is what most of these tests are about: it fails soon, unless a test says that it takes long."""
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here) and item.get_closest_marker("timeout") is None:
            item.add_marker(pytest.mark.timeout(30))


@pytest.fixture
async def serve() -> AsyncIterator[Serve]:
    """``server = await serve(answer(503), answer(200))``; as many as a test needs, ended with it."""
    async with AsyncExitStack() as servers:

        async def start(*script: Any, **options: Any) -> FaultServer:
            return await servers.enter_async_context(FaultServer(*script, **options))

        yield start


@pytest.fixture
def clock() -> FakeClock:
    """Pauses take no time, and nothing times out unless the test moves the clock."""
    return FakeClock()


@pytest.fixture
async def connect(clock: FakeClock) -> AsyncIterator[Connect]:
    """``api = connect(server)``: a connection to a server, on the test's clock, closed with the test."""
    async with AsyncExitStack() as connections:

        def make(server: FaultServer | str, path: str = "", **options: Any) -> AsyncConnection:
            options.setdefault("clock", clock)
            url = server if isinstance(server, str) else server.url
            connection = AsyncConnection(url + path, **options)
            connections.push_async_callback(connection.close)
            return connection

        yield make


class Authority:
    """A certificate authority of our own; ``server(…)`` makes contexts for servers."""

    def __init__(self, folder: Path) -> None:
        self._ca = trustme.CA()
        self.file = folder / "ca.pem"
        self._ca.cert_pem.write_to_path(self.file)

    def issue(self, *names: str, expired: bool = False) -> trustme.LeafCert:
        more = {"not_after": datetime.now(UTC) - timedelta(days=1)} if expired else {}
        return self._ca.issue_cert(*names, **more)

    def server(self, *names: str, expired: bool = False, asks_back: bool = False) -> ssl.SSLContext:
        """A server's context with a certificate for *names* (default: where our servers are)."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.issue(*(names or ("localhost", "127.0.0.1")), expired=expired).configure_cert(context)
        if asks_back:
            context.verify_mode = ssl.CERT_REQUIRED
            self._ca.configure_trust(context)
        return context


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    """Whom the connections of a test may trust: ``ssl_certificate=authority.file``."""
    return Authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture(scope="session")
def stranger(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    """An authority that nobody trusts."""
    return Authority(tmp_path_factory.mktemp("stranger"))


@pytest.fixture(scope="session", autouse=True)
def _what_is_there_already() -> None:
    """Take what was imported out of the collector's sight, so that it can run after each test."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
async def nothing_is_left_behind() -> AsyncIterator[None]:
    """Fail a test that leaves a task, or an exception that nobody retrieved."""
    loop = asyncio.get_running_loop()
    complaints: list[dict[str, Any]] = []
    loop.set_exception_handler(lambda _, context: complaints.append(context))
    before = asyncio.all_tasks()
    yield
    gc.collect()
    await asyncio.sleep(0)
    left = [task for task in asyncio.all_tasks() - before - {asyncio.current_task()} if not task.done()]

    assert (complaints, left) == ([], [])


@pytest.fixture
def descriptors() -> Iterator[None]:
    """Fail a test that leaves a descriptor open."""
    folder = Path("/proc/self/fd")
    if not folder.is_dir():
        pytest.skip("descriptors are counted where /proc shows them")
    before = len(list(folder.iterdir()))
    yield
    gc.collect()

    assert len(list(folder.iterdir())) <= before
