"""Servers that misbehave as told, certificates for them, and connections on a clock that stands still."""

from __future__ import annotations

import asyncio
import ssl
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

# Tests are imported one by one, not as a package; this is what they share.
sys.path.insert(0, str(Path(__file__).parent))

from fault_server import FaultServer

from specloom.connection import AsyncConnection
from specloom.testing import FakeClock


@pytest.fixture
async def serve() -> AsyncIterator[Callable[..., Awaitable[FaultServer]]]:
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
async def connect(clock: FakeClock) -> AsyncIterator[Callable[..., AsyncConnection]]:
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
        import trustme

        self._ca = trustme.CA()
        self.file = folder / "ca.pem"
        self._ca.cert_pem.write_to_path(self.file)

    def issue(self, *names: str, expired: bool = False) -> Any:
        more = {"not_after": datetime.now(UTC) - timedelta(days=1)} if expired else {}
        return self._ca.issue_cert(*names, **more)

    def server(self, *names: str, expired: bool = False, client: bool = False) -> ssl.SSLContext:
        """A server's context with a certificate for *names* (default: where our servers are)."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.issue(*(names or ("localhost", "127.0.0.1")), expired=expired).configure_cert(context)
        if client:
            context.verify_mode = ssl.CERT_REQUIRED
            self._ca.configure_trust(context)
        return context


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("ca"))


@pytest.fixture(autouse=True, scope="module")
def _nothing_is_left_over() -> Iterator[None]:
    """An exception that nobody retrieved, or a generator that nobody ended, fails the module that left it."""
    import gc

    yield
    gc.collect()


@pytest.fixture
async def loop_complaints() -> AsyncIterator[list[str]]:
    """What the event loop's exception handler was told: empty, if all is well."""
    complaints: list[str] = []
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda _, context: complaints.append(str(context.get("message"))))
    yield complaints
    loop.set_exception_handler(None)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.timeout(30))
