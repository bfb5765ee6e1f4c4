"""What all resources of Bodies share.

Generated from tests/golden/bodies/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from typing import Final

from specloom.service import Api

API: Final = Api(name="bodies", title="Bodies", url="https://bodies.example")
