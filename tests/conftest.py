"""What all tests share: the bridge to aioresponses, and hypothesis without a clock of its own."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

# CI machines are slow and shared: how long an example takes says nothing there.
settings.register_profile("specloom", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("specloom")


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name parameters so that every process names them alike: workers must collect the same tests.

    An address, or bytes that hold a time (gzip), would differ; long values would make names that nobody reads.
    """
    if isinstance(val, bytes | bytearray | memoryview) and len(val) > 24:
        return f"{argname}-{len(val)}-bytes"
    shown = repr(val)
    return argname if " at 0x" in shown or len(shown) > 120 else None
