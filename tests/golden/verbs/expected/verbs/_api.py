"""What all resources of Verbs share.

Generated from tests/golden/verbs/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from typing import Final

from specloom.service import Api

API: Final = Api(name="verbs", title="Verbs", url="https://verbs.example")
