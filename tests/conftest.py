"""What all tests share: the bridge to aioresponses, and hypothesis without a clock of its own."""

from __future__ import annotations

import os
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

# CI machines are slow and shared: how long an example takes says nothing there. The examples are the same in each run,
# so that a red run is the change's doing; SPECLOOM_EXPLORE=1 looks for new ones.
settings.register_profile(
    "specloom",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize="SPECLOOM_EXPLORE" not in os.environ,
)
settings.load_profile("specloom")


@pytest.fixture
def aiohttp_answers(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """aioresponses, for tests above the transport: ``aiohttp_answers.get(url, payload={…})``.

    Its newest release, 0.7.9, makes answers without ``stream_writer``, which aiohttp asks for from 3.14 on.
    """
    import aiohttp
    from aioresponses import aioresponses, core

    class Answer(aiohttp.ClientResponse):
        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, **{"stream_writer": SimpleNamespace(output_size=0), **kwargs})

    monkeypatch.setattr(core, "ClientResponse", Answer)
    with aioresponses() as answers:
        yield answers


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name long contents by their length: a whole body is no name."""
    return f"{argname}-{len(val)} bytes" if isinstance(val, bytes) and len(val) > 60 else None
