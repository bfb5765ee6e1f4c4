"""What all resources of Hosts share.

Generated from tests/golden/hosts/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from typing import Final

from specloom.service import Api, ErrorShape, RateLimit, Variable

API: Final = Api(
    name="hosts",
    title="Hosts",
    url="https://{region}.hosts.example/{account}",
    base="/api/{api_version}",
    hosts={
        "other": "https://{zone}.hosts.example",
        "files": "https://files.{region}.hosts.example",
        "publish": "/commander",
    },
    variables=(
        Variable("region", env="HOSTS_REGION", default="eu"),
        Variable("zone", env="HOSTS_ZONE", required=False),
        Variable("account", env="HOSTS_ACCOUNT", argument="account_number"),
        Variable("api_version", env="HOSTS_VERSION", default=3),
    ),
    errors=ErrorShape(
        code=("error.code", "error_code"),
        message=("errors.0.message",),
        details=("error.details",),
        request_id=("header X-Request-Id",),
        fields=("$",),
        treat={"rate-limit": 429, "501": 404},
        when={"ok": (False,), "error.code": ("a", "b")},
    ),
    rate_limit=RateLimit(requests=20, per=1.0, wait="header Backoff"),
)
