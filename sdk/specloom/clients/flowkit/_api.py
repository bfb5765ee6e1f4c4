"""What all resources of FlowKit share.

Generated from specs/flowkit.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from typing import Final

from specloom.service import Api, AuthScheme, CredentialSetting, ErrorShape, Variable

API: Final = Api(
    name="flowkit",
    title="FlowKit",
    url="https://localhost:9090",
    base="/api/{api_version}",
    variables=(Variable("api_version", env="FLOWKIT_API_VERSION", default=0),),
    auth=(
        AuthScheme(name="token", credentials=(CredentialSetting("token", "FLOWKIT_TOKEN"),), expires="jwt"),
    ),
    errors=ErrorShape(code=("status",), message=("msg",), details=("payload",)),
)
