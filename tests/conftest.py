"""What all tests share: the bridge to aioresponses, and hypothesis without a clock of its own."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

# CI machines are slow and shared: how long an example takes says nothing there.
settings.register_profile("specloom", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("specloom")
