"""What all resources of \"\"\" + __import__('os').abort() + \"\"\" share.

Generated from tests/golden/hostile/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from typing import Final

from specloom.service import Api, AuthScheme, CredentialSetting

API: Final = Api(
    name="hostile",
    title='""" + __import__(\'os\').abort() + """',
    url="https://hostile.example",
    auth=(AuthScheme(name="key", credentials=(CredentialSetting("token", "HOSTILE_TOKEN"),)),),
)
