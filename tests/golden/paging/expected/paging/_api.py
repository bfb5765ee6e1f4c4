"""What all resources of Paging share.

Generated from tests/golden/paging/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from typing import Final

from specloom.service import Api

API: Final = Api(name="paging", title="Paging", url="https://paging.example")
