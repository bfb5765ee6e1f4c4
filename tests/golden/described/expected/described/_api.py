"""What all resources of Described share.

Generated from tests/golden/described/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from typing import Final

from specloom.service import Api, Variable

API: Final = Api(
    name="described",
    title="Described",
    url="https://described.example/{area}",
    base="/{floor}/{code}",
    variables=(
        Variable("area", env="DESCRIBED_AREA", default="north"),
        Variable("floor", env="DESCRIBED_FLOOR", default=2),
        Variable("code", env="DESCRIBED_CODE", default="AB"),
    ),
)
