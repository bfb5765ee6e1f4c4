"""What all resources of CloudCIX share.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from typing import Final

from specloom.service import Api, AuthScheme, CredentialSetting, ErrorShape, LoginRequest, RateLimit, Variable

API: Final = Api(
    name="cloudcix",
    title="CloudCIX",
    url="https://legacyapi.{domain}",
    hosts={
        "appmanager": "https://appmanager.{domain}",
        "bss_test": "https://bss-test.{domain}",
        "circuit": "https://circuit.{domain}",
        "compute": "https://compute.{domain}",
        "contact": "https://contact.{domain}",
        "dcim": "https://dcim.{domain}",
        "financial": "https://financial.{domain}",
        "helpdesk": "https://helpdesk.{domain}",
        "iaas": "https://iaas.{domain}",
        "membership": "https://membership.{domain}",
        "otp": "https://otp.{domain}",
        "pat": "https://pat.{domain}",
        "plot": "https://plot.{domain}",
        "scheduler": "https://scheduler.{domain}",
        "support": "https://support.{domain}",
        "training": "https://training.{domain}",
        "vault": "https://vault.{domain}",
    },
    variables=(Variable("domain", env="CLOUDCIX_DOMAIN", default="api.cloudcix.com"),),
    auth=(
        AuthScheme(
            name="login",
            credentials=(
                CredentialSetting("email", "CLOUDCIX_API_USERNAME"),
                CredentialSetting("password", "CLOUDCIX_API_PASSWORD"),
                CredentialSetting("api_key", "CLOUDCIX_API_KEY"),
                CredentialSetting("first_otp", "CLOUDCIX_FIRST_OTP", required=False),
                CredentialSetting("otp", "CLOUDCIX_OTP", required=False),
            ),
            login=LoginRequest(
                path="/auth/login/",
                host="membership",
                body={
                    "email": "$email",
                    "password": "$password",
                    "api_key": "$api_key",
                    "first_otp": "$first_otp",
                    "otp": "$otp",
                },
                statuses=(201,),
            ),
            renew=LoginRequest(
                method="PUT", path="/auth/login/", host="membership", headers={"X-Auth-Token": "$token"}
            ),
            send="header X-Auth-Token",
        ),
        AuthScheme(
            name="token",
            credentials=(CredentialSetting("token", "CLOUDCIX_TOKEN"),),
            send="header X-Auth-Token",
        ),
    ),
    errors=ErrorShape(
        code=("error_code",),
        message=("detail",),
        fields=("errors.*.detail",),
        field_codes=("errors.*.error_code",),
    ),
    rate_limit=RateLimit(requests=20, per=1.0),
)
