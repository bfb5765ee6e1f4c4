"""What all resources of ElectricFlow share.

Generated from specs/electricflow.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from typing import Final

from specloom.service import Api, AuthScheme, CredentialSetting, ErrorShape, LoginRequest, Variable

API: Final = Api(
    name="electricflow",
    title="ElectricFlow",
    url="https://{server}:{port}",
    base="/rest/{api_version}",
    hosts={"commander": "/commander"},
    variables=(
        Variable("server", env="ELECTRICFLOW_SERVER"),
        Variable("port", env="ELECTRICFLOW_PORT", default=443),
        Variable("api_version", env="ELECTRICFLOW_API_VERSION", default="v1.0"),
    ),
    auth=(
        AuthScheme(
            name="basic",
            credentials=(
                CredentialSetting("username", "ELECTRICFLOW_USERNAME"),
                CredentialSetting("password", "ELECTRICFLOW_PASSWORD"),
            ),
            send="basic",
        ),
        AuthScheme(
            name="session",
            credentials=(
                CredentialSetting("username", "ELECTRICFLOW_USERNAME"),
                CredentialSetting("password", "ELECTRICFLOW_PASSWORD"),
            ),
            login=LoginRequest(path="/sessions", query={"userName": "$username", "password": "$password"}),
            token=("sessionId",),
            expires="never",
            send="header sessionId",
            dead=(401, "NoCredentials"),
        ),
        AuthScheme(
            name="cookie",
            credentials=(
                CredentialSetting("username", "ELECTRICFLOW_USERNAME"),
                CredentialSetting("password", "ELECTRICFLOW_PASSWORD"),
            ),
            login=LoginRequest(path="/sessions", body={"userName": "$username", "password": "$password"}),
            token=("sessionId",),
            expires="never",
            send="cookie sessionId",
            dead=(401, "NoCredentials"),
        ),
        AuthScheme(
            name="token",
            credentials=(CredentialSetting("token", "ELECTRICFLOW_TOKEN", argument="api_token"),),
            login=LoginRequest(path="/sessions", body={"token": "$token"}),
            token=("sessionId",),
            expires="never",
            send="header sessionId",
            dead=(401, "NoCredentials"),
        ),
        AuthScheme(
            name="sso",
            credentials=(CredentialSetting("token", "ELECTRICFLOW_TOKEN", argument="api_token"),),
            login=LoginRequest(path="/loginSso", query={"token": "$token"}),
            token=("sessionId",),
            expires="never",
            send="cookie sessionId",
            dead=(401, "NoCredentials"),
        ),
        AuthScheme(
            name="session_id",
            credentials=(CredentialSetting("session_id", "ELECTRICFLOW_SESSION_ID"),),
            expires="never",
            send="header sessionId",
            dead=(401, "NoCredentials"),
        ),
    ),
    errors=ErrorShape(
        code=("error.code",),
        message=("error.message",),
        details=("error.details",),
        treat={
            "NoCredentials": 401,
            "NoSuchProperty": 404,
            "NoSuchProject": 404,
            "NoSuchProcedure": 404,
            "NoSuchRelease": 404,
            "NoSuchStage": 404,
            "NoSuchRepository": 404,
            "501": 404,
        },
    ),
)
