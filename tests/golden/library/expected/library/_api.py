"""What all resources of Library share.

Generated from tests/golden/library/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from typing import Final

from specloom.service import Api, AuthScheme, CredentialSetting, ErrorShape

API: Final = Api(
    name="library",
    title="Library",
    url="https://api.library.example/v1",
    auth=(AuthScheme(name="key", credentials=(CredentialSetting("token", "LIBRARY_TOKEN"),)),),
    errors=ErrorShape(code=("error.code",), message=("error.message",)),
)
