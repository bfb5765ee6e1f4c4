"""What all resources of Versioned share.

Generated from tests/golden/version/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from typing import Final

from specloom.service import Api

API: Final = Api(name="versioned", title="Versioned", url="https://versioned.example")
