"""What all resources of Inherited share.

Generated from tests/golden/inherited/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from typing import Final

from specloom.service import Api, AuthScheme, CredentialSetting

API: Final = Api(
    name="inherited",
    title="Inherited",
    url="https://inherited.example",
    hosts={"files": "https://files.inherited.example", "logs": "/logs"},
    auth=(
        AuthScheme(name="key", credentials=(CredentialSetting("token", "INHERITED_TOKEN"),), expires="never"),
        AuthScheme(name="pin", credentials=(CredentialSetting("pin", "INHERITED_PIN"),), send="header X-Pin"),
    ),
    named_auth=("key", "pin"),
)
