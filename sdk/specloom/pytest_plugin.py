"""Fixtures for the tests of programs that use a client: ``fake_transport`` and ``fake_clock``.

Loaded by pytest itself when specloom is installed; imports nothing before a test asks for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from .testing import FakeClock, FakeTransport


@pytest.fixture
def fake_transport() -> FakeTransport:
    """A transport with an empty script; lengthen it with ``fake_transport.add(reply(…))``."""
    from .testing import FakeTransport

    return FakeTransport()


@pytest.fixture
def fake_clock() -> FakeClock:
    """A clock on which sleeping takes no time."""
    from .testing import FakeClock

    return FakeClock()
