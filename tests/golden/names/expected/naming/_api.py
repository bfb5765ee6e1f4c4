"""What all resources of API share.

Generated from tests/golden/names/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from typing import Final

from specloom.service import Api

API: Final = Api(name="naming", title="API", url="https://names.example")
