"""What all resources of Grouped share.

Generated from tests/golden/groups/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from typing import Final

from specloom.service import Api

API: Final = Api(name="grouped", title="Grouped", url="https://grouped.example")
