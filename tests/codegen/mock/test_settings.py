"""Settings that mean something only if the spec says so."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from specloom_codegen import ir
from specloom_codegen.mock.settings import check_settings

SPEC = """
spec: 1
api: guarded
url: https://g.example
resources:
  things: {path: /things, key: {id: integer}, operations: {list}}
"""
LOGIN = (
    "{login: {path: /login, body: {user: $user, password: $password}}, credentials: {user: {}, password: {}},"
    " token: token}"
)


@pytest.mark.parametrize(
    ("auth", "known"),
    [
        ("", "none"),
        ("auth: {key: {send: header X-Key}}", "token"),
        ("auth: {key: {send: header X-Key, credentials: {secret: {}}}}", "secret"),
        ("auth: {basic: {send: basic}}", "username, password"),
        (f"auth: {{session: {LOGIN}, key: {{send: header X-Key}}}}", "user, password, token"),
    ],
)
def test_a_credential_that_the_spec_does_not_name_is_refused_and_not_shown(
    compile_text: Callable[[str], ir.Api], auth: str, known: str
) -> None:
    api = compile_text(SPEC + auth)
    with pytest.raises(ValueError, match=f"no credential 'pin'; it has {known}$") as caught:
        check_settings(api, credentials={"pin": "canary"}, rate_limit=False)

    assert "canary" not in str(caught.value)
    if known != "none":
        check_settings(api, credentials=dict.fromkeys(known.split(", "), "canary"), rate_limit=False)


@pytest.mark.parametrize(
    ("limit", "named"),
    [
        ("", False),
        ("rate_limit: {wait: header Backoff}", False),
        ("rate_limit: {requests: 2, per: 1s}", True),
    ],
)
def test_a_rate_limit_that_the_spec_does_not_name_is_refused(
    compile_text: Callable[[str], ir.Api], limit: str, named: bool
) -> None:
    api = compile_text(SPEC + limit)
    check_settings(api, credentials={}, rate_limit=False)
    if named:
        check_settings(api, credentials={}, rate_limit=True)
        return
    with pytest.raises(ValueError, match="the spec names no rate limit; write one such as"):
        check_settings(api, credentials={}, rate_limit=True)
