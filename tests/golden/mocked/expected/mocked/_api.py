"""What all resources of Mocked share.

Generated from tests/golden/mocked/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from typing import Final

from specloom.service import Api, AuthScheme, CredentialSetting, ErrorShape, LoginRequest, RateLimit

API: Final = Api(
    name="mocked",
    title="Mocked",
    url="https://mocked.example",
    auth=(
        AuthScheme(
            name="staff",
            credentials=(
                CredentialSetting("user", "MOCKED_USER"),
                CredentialSetting("password", "MOCKED_PASSWORD"),
            ),
            login=LoginRequest(
                url="https://login.mocked.example/token",
                body={"user": "$user", "password": "$password"},
                as_="form",
            ),
        ),
        AuthScheme(
            name="machine",
            credentials=(
                CredentialSetting("client_id", "MOCKED_CLIENT_ID"),
                CredentialSetting("client_secret", "MOCKED_CLIENT_SECRET"),
            ),
            login=LoginRequest(
                url="https://login.mocked.example/oauth",
                headers={"Accept": "application/json"},
                body={
                    "grant_type": "client_credentials",
                    "client_id": "$client_id",
                    "client_secret": "$client_secret",
                },
                as_="form",
            ),
            renew=LoginRequest(
                url="https://login.mocked.example/oauth",
                headers={"Accept": "application/json"},
                body={
                    "grant_type": "refresh_token",
                    "refresh_token": "$refresh_token",
                    "client_id": "$client_id",
                    "client_secret": "$client_secret",
                },
                as_="form",
            ),
            token=("access_token",),
            refresh_token=("refresh_token",),
            expires="seconds expires_in",
            token_type="Bearer",
        ),
    ),
    errors=ErrorShape(code=("code",), message=("message",), fields=("fields",), field_codes=("codes",)),
    rate_limit=RateLimit(requests=10, per=60.0),
)
