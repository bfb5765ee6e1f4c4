"""What all resources of Typed share.

Generated from tests/golden/types/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from typing import Final

from specloom.service import Api

API: Final = Api(name="typed", title="Typed", url="https://types.example")
