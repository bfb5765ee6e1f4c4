"""Claims that are read without PyJWT are those that PyJWT reads."""

from __future__ import annotations

import json
import subprocess
import sys
from base64 import urlsafe_b64encode
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specloom._token import read_jwt
from specloom.auth._claims import peek_claims, read_claims


def part(value: object) -> str:
    content = value if isinstance(value, bytes) else json.dumps(value).encode()
    return urlsafe_b64encode(content).rstrip(b"=").decode()


def token_of(claims: object, header: object = None) -> str:
    return f"{part({'alg': 'none'} if header is None else header)}.{part(claims)}.c2ln"


ADA = {"sub": "ada"}


@pytest.mark.parametrize(
    "token",
    [
        token_of(ADA),
        token_of({"sub": "ada", "exp": 1, "nbf": 9_999_999_999, "aud": "x"}),
        token_of({"sub": "ädä"}, {"alg": "RS256", "kid": "7", "typ": "JWT"}),
        token_of(ADA)[: -len("c2ln")],
        token_of(ADA) + "=",
        token_of(ADA) + "x",
        token_of([1]),
        token_of("text"),
        token_of(b"not json"),
        token_of(b"\xff\xfe"),
        token_of(b"[" * 20_000),
        token_of(b'{"a":' + b"9" * 5000 + b"}"),
        token_of(ADA, [1]),
        token_of(ADA, b"x"),
        token_of(ADA, {"kid": 7}),
        token_of(ADA, {"b64": False}),
        token_of(ADA, {"b64": True}),
        token_of(ADA, {"crit": ["b64"], "b64": False}),
        token_of(ADA, {"crit": ["exp"]}),
        token_of({"pad": "x" * 70_000}),
        "",
        "opaque",
        "a.b.c",
        "ä.ö.ü",
    ],
    ids=range(24),
)
def test_a_glance_reads_what_pyjwt_reads(token: str) -> None:
    assert peek_claims(token) == read_jwt(token)


@given(st.binary(max_size=60), st.binary(max_size=200))
def test_a_glance_at_any_bytes_never_fails(header: bytes, body: bytes) -> None:
    token = token_of(body, header)

    assert peek_claims(token) == read_jwt(token)


@given(
    st.dictionaries(
        st.text(max_size=5), st.one_of(st.text(), st.integers(), st.none(), st.lists(st.booleans()))
    )
)
def test_a_glance_reads_any_claims(claims: dict[str, Any]) -> None:
    assert peek_claims(token_of(claims)) == claims


async def test_claims_that_can_wait_are_read_by_pyjwt() -> None:
    assert [await read_claims(token_of(ADA)), await read_claims("opaque")] == [ADA, None]


def test_the_user_of_a_token_is_told_without_loading_pyjwt() -> None:
    program = (
        "import sys; from specloom import AsyncConnection\n"
        f"connection = AsyncConnection('https://api.example', token={token_of(ADA)!r})\n"
        "assert connection.user == 'ada' and 'jwt' not in sys.modules"
    )

    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
