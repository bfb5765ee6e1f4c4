"""What all resources of Params share.

Generated from tests/golden/parameters/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from typing import Final

from specloom.service import Api

API: Final = Api(name="params", title="Params", url="https://params.example")
