"""The originals that our clients are compared with, one fixture for each."""

from __future__ import annotations

import pytest

from .original import Original, original_or_skip


@pytest.fixture(scope="session")
def flexio_original() -> Original:
    """Flex.io's own client for Python."""
    return original_or_skip("flexio==0.4")
