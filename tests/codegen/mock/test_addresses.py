"""The URLs of a fake."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from specloom_codegen import ir
from specloom_codegen.mock.addresses import Addresses

SPEC = """
spec: 1
api: placed
url: https://{pod}.example/x/{v}/
base: /api
variables: {pod: {default: eu}, v: string, w: {default: "a b"}}
hosts: {files: "https://files.example/{w}", side: /z}
auth: {login: {credentials: {key}, login: {host: files, path: /in, body: {key: $key}}}}
resources: {things: {path: /things, operations: {list}}}
"""
OAUTH = """
spec: 1
api: placed
url: https://p.example
auth: {oauth: {oauth2: {token_url: "https://login.example/token"}}}
resources: {things: {path: /things, operations: {list}}}
"""


@pytest.mark.parametrize(
    ("host", "secure", "origin"),
    [
        ("127.0.0.1", False, "http://127.0.0.1:80"),
        ("0.0.0.0", True, "https://127.0.0.1:80"),
        ("::1", False, "http://[::1]:80"),
        ("::", False, "http://[::1]:80"),
        ("mock.local", False, "http://mock.local:80"),
    ],
)
def test_the_origin_is_one_that_can_be_connected_to(
    compile_text: Callable[[str], ir.Api], host: str, secure: bool, origin: str
) -> None:
    assert Addresses(api=compile_text(OAUTH), secure=secure, host=host, port=80).origin == origin


def test_urls_keep_the_paths_of_the_spec(compile_text: Callable[[str], ir.Api]) -> None:
    found = Addresses(api=compile_text(SPEC), secure=False, host="h", port=1)

    assert (found.url, dict(found.hosts), found.token_url) == (
        "http://h:1/x/{v}",
        {"files": "http://h:1/files/a%20b", "side": "http://h:1/z"},
        "http://h:1/files/a%20b/in",
    )


def test_a_token_url_of_another_origin_is_served_under_its_path(
    compile_text: Callable[[str], ir.Api],
) -> None:
    found = Addresses(api=compile_text(OAUTH), secure=False, host="h", port=1)

    assert found.token_url == "http://h:1/token"
