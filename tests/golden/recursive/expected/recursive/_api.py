"""What all resources of Recursive share.

Generated from tests/golden/recursive/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from typing import Final

from specloom.service import Api

API: Final = Api(name="recursive", title="Recursive", url="https://trees.example")
