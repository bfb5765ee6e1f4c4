"""What all resources of Flex.io share.

Generated from specs/flexio.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from typing import Final

from specloom.service import Api, AuthScheme, CredentialSetting, ErrorShape, LoginRequest

API: Final = Api(
    name="flexio",
    title="Flex.io",
    url="https://www.flex.io/api/v1",
    hosts={"v2": "/api/v2"},
    auth=(
        AuthScheme(name="key", credentials=(CredentialSetting("token", "FLEXIO_TOKEN"),), expires="never"),
        AuthScheme(
            name="query_key",
            credentials=(CredentialSetting("api_key", "FLEXIO_QUERY_KEY"),),
            expires="never",
            send="query api_key",
        ),
        AuthScheme(
            name="later_query_key",
            credentials=(CredentialSetting("flexio_api_key", "FLEXIO_LATER_QUERY_KEY"),),
            expires="never",
            send="query flexio_api_key",
        ),
        AuthScheme(
            name="session",
            credentials=(
                CredentialSetting("username", "FLEXIO_USERNAME"),
                CredentialSetting("password", "FLEXIO_PASSWORD"),
            ),
            login=LoginRequest(path="/login", body={"username": "$username", "password": "$password"}),
            token=("cookie FXSESSID",),
            expires="never",
            send="cookie FXSESSID",
        ),
    ),
    errors=ErrorShape(
        code=("error.code",),
        message=("error.message",),
        treat={
            "rate-limit-exceeded": 429,
            "rate-limit": 429,
            "invalid-syntax": 400,
            "missing-parameter": 400,
            "invalid-parameter": 400,
            "invalid-version": 404,
            "invalid-request": 404,
            "deprecated": 410,
            "no-object": 404,
            "unavailable": 404,
            "object-already-exists": 409,
            "unimplemented": 501,
            "no-database": 500,
            "no-model": 500,
            "no-service": 500,
        },
    ),
)
