"""Clients on a fake transport, for the tests of the generated packages."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from specloom.clients.flexio import Flexio
from specloom.testing import FakeClock, FakeTransport


@pytest.fixture
def transport() -> FakeTransport:
    """What the client under test sends to; its script is empty."""
    return FakeTransport()


@pytest.fixture
async def flexio(transport: FakeTransport) -> AsyncIterator[Flexio]:
    connection = Flexio.connect(token="{token}", transport=transport, clock=FakeClock(), retry=None)
    async with connection as client:
        yield client
