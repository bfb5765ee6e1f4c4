"""What all resources of Cloudomation share.

Generated from specs/cloudomation.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from typing import Final

from specloom.service import Api, AuthScheme, CredentialSetting, LoginRequest, Variable

API: Final = Api(
    name="cloudomation",
    title="Cloudomation",
    url="https://{workspace}.cloudomation.com",
    base="/api/{api_version}",
    variables=(
        Variable("workspace", env="CLOUDOMATION_WORKSPACE", default="app"),
        Variable("api_version", env="CLOUDOMATION_API_VERSION", default="latest"),
    ),
    auth=(
        AuthScheme(
            name="client",
            credentials=(
                CredentialSetting("client_name", "CLOUDOMATION_CLIENT_NAME"),
                CredentialSetting("user_name", "CLOUDOMATION_USER_NAME"),
                CredentialSetting("password", "CLOUDOMATION_PASSWORD"),
            ),
            login=LoginRequest(
                path="/auth",
                body={"client_name": "$client_name", "user_name": "$user_name", "password": "$password"},
            ),
            expires="at token_expiry",
            send="header Authorization",
        ),
        AuthScheme(
            name="session",
            credentials=(
                CredentialSetting("user_name", "CLOUDOMATION_USER_NAME"),
                CredentialSetting("password", "CLOUDOMATION_PASSWORD"),
            ),
            login=LoginRequest(
                path="/auth/login", body={"user_name": "$user_name", "password": "$password"}, statuses=(302,)
            ),
            token=("cookie *",),
            expires="in 2592000s",
            send="cookie *",
        ),
        AuthScheme(
            name="token",
            credentials=(CredentialSetting("token", "CLOUDOMATION_TOKEN"),),
            send="header Authorization",
        ),
    ),
)
