"""Tokens that `flowkit-jwt-generator` mints for a server, as JSON. Arguments: URL of the server, user."""

from __future__ import annotations

import datetime
import json
import sys

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from flowkit_jwt_generator import generate_token, get_all_claims_from_flowapi
from flowkit_jwt_generator.jwt import decompress_claims, get_audience_from_flowapi

url, user = sys.argv[1:]
# Half the size of the generator's own keys, which take seconds to find.
key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
scopes = get_all_claims_from_flowapi(flowapi_url=url)


def minted(name: str, days: int) -> str:
    return generate_token(
        flowapi_identifier=get_audience_from_flowapi(flowapi_url=url),
        username=name,
        private_key=key,
        lifetime=datetime.timedelta(days=days),
        roles={"universal_role": scopes},
    )


token = minted(user, 1)
claims = jwt.decode(token, options={"verify_signature": False})
nameless = jwt.encode(
    {name: value for name, value in claims.items() if name != "sub"}, key, algorithm="RS256"
)
print(
    json.dumps(
        {
            "token": token,
            "other": minted("grace", 1),
            "expired": minted(user, -1),
            "nameless": nameless,
            "claims": {**claims, "user_claims": decompress_claims(claims["user_claims"])},
        }
    )
)
