"""What all resources of The Guarded API share.

Generated from tests/golden/auth/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from typing import Final

from specloom.service import Api, AuthScheme, CredentialSetting, LoginRequest

API: Final = Api(
    name="guarded",
    title="The Guarded API",
    url="https://guarded.example",
    hosts={"membership": "https://login.guarded.example"},
    auth=(
        AuthScheme(
            name="login",
            credentials=(
                CredentialSetting("email", "GUARDED_EMAIL"),
                CredentialSetting("password", "GUARDED_PASSWORD"),
                CredentialSetting("api_key", "GUARDED_API_KEY"),
                CredentialSetting("otp", "GUARDED_OTP", required=False),
            ),
            login=LoginRequest(
                path="/auth/login/",
                host="membership",
                body={"email": "$email", "password": "$password", "api_key": "$api_key", "otp": "$otp"},
                statuses=(201,),
            ),
            renew=LoginRequest(
                method="PUT", path="/auth/login/", host="membership", headers={"X-Auth-Token": "$token"}
            ),
            send="header X-Auth-Token",
        ),
        AuthScheme(
            name="session",
            credentials=(
                CredentialSetting("username", "GUARDED_USERNAME"),
                CredentialSetting("password", "GUARDED_PASSWORD"),
            ),
            login=LoginRequest(path="/sessions", query={"userName": "$username", "password": "$password"}),
            token=("sessionId",),
            send="header sessionId",
            dead=(401, "NoCredentials"),
        ),
        AuthScheme(
            name="cookie",
            credentials=(
                CredentialSetting("username", "GUARDED_USERNAME"),
                CredentialSetting("password", "GUARDED_PASSWORD"),
            ),
            login=LoginRequest(
                path="/auth/login", body={"user_name": "$username", "password": "$password"}, statuses=(302,)
            ),
            token=("cookie *",),
            expires="in 2592000s",
            send="cookie *",
        ),
        AuthScheme(
            name="jwt",
            credentials=(
                CredentialSetting("username", "GUARDED_USERNAME"),
                CredentialSetting("password", "GUARDED_PASSWORD"),
            ),
            login=LoginRequest(path="/auth/login/", body={"username": "$username", "password": "$password"}),
            renew=LoginRequest(path="/auth/refresh/", body={"refresh": "$refresh_token"}),
            token=("access",),
            refresh_token=("refresh",),
        ),
        AuthScheme(
            name="basic",
            credentials=(
                CredentialSetting("username", "GUARDED_USERNAME"),
                CredentialSetting("password", "GUARDED_PASSWORD"),
            ),
            send="basic",
            dead=(401, {"user": None, "header X-User": ("guest", "-")}),
        ),
        AuthScheme(
            name="key",
            credentials=(CredentialSetting("token", "GUARDED_KEY"),),
            expires="never",
            send="query api_key",
            origins=("https://files.guarded.example",),
        ),
        AuthScheme(
            name="odd",
            credentials=(
                CredentialSetting("pin", "GUARDED_PIN"),
                CredentialSetting("class", "GUARDED_CLASS", argument="class_"),
                CredentialSetting("limit", "GUARDED_LIMIT", argument="ceiling"),
            ),
            send="cookie sid",
        ),
        AuthScheme(
            name="machine",
            credentials=(
                CredentialSetting("client_id", "GUARDED_CLIENT_ID"),
                CredentialSetting("client_secret", "GUARDED_CLIENT_SECRET"),
            ),
            login=LoginRequest(
                url="https://guarded.example/oauth/token",
                headers={"Accept": "application/json"},
                body={
                    "grant_type": "client_credentials",
                    "scope": "read write",
                    "audience": "all",
                    "client_id": "$client_id",
                    "client_secret": "$client_secret",
                },
                as_="form",
            ),
            renew=LoginRequest(
                url="https://guarded.example/oauth/token",
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
        AuthScheme(
            name="client",
            credentials=(
                CredentialSetting("client_id", "GUARDED_CLIENT_ID"),
                CredentialSetting("client_secret", "GUARDED_CLIENT_SECRET"),
            ),
            login=LoginRequest(
                url="https://guarded.example/oauth/token",
                headers={"Accept": "application/json"},
                body={"grant_type": "client_credentials"},
                as_="form",
                basic=("client_id", "client_secret"),
            ),
            renew=LoginRequest(
                url="https://guarded.example/oauth/token",
                headers={"Accept": "application/json"},
                body={"grant_type": "refresh_token", "refresh_token": "$refresh_token"},
                as_="form",
                basic=("client_id", "client_secret"),
            ),
            token=("access_token",),
            refresh_token=("refresh_token",),
            expires="seconds expires_in",
            send="header X-Client",
            dead=(401, "4711"),
        ),
        AuthScheme(
            name="public",
            credentials=(
                CredentialSetting("username", "GUARDED_USERNAME"),
                CredentialSetting("password", "GUARDED_PASSWORD"),
            ),
            login=LoginRequest(
                url="https://guarded.example/oauth/token",
                headers={"Accept": "application/json"},
                body={"grant_type": "password", "username": "$username", "password": "$password"},
                as_="form",
            ),
            renew=LoginRequest(
                url="https://guarded.example/oauth/token",
                headers={"Accept": "application/json"},
                body={"grant_type": "refresh_token", "refresh_token": "$refresh_token"},
                as_="form",
            ),
            token=("access_token",),
            refresh_token=("refresh_token",),
            expires="seconds expires_in",
            token_type="Bearer",
        ),
        AuthScheme(
            name="staff", credentials=(CredentialSetting("token", "GUARDED_TOKEN", argument="staff_token"),)
        ),
        AuthScheme(
            name="legacy",
            credentials=(CredentialSetting("old", "GUARDED_OLD", argument="token"),),
            send="header X-Old",
        ),
    ),
    named_auth=("basic", "key", "staff"),
)
