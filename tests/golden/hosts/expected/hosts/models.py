"""Types that several resources share.

Generated from tests/golden/hosts/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from specloom.values import OpenEnum


class Codes(OpenEnum):
    RATE_LIMIT = "rate-limit"
    """Too fast."""

    NO_OBJECT = "no-object"
    """Gone."""
