"""Where requests go: bases, hosts, and the links that may be followed."""

from __future__ import annotations

from typing import Any

import pytest

from specloom._routes import Routes
from specloom.errors import RedirectError

OWN = "https://api.example:443"
HOSTS = {"files": "https://files.example/store/", "local": "http://127.0.0.1:8080"}


def routes(url: str = "https://api.example/v1/", api_version: Any = None) -> Routes:
    return Routes(url, api_version, HOSTS)


def test_bases_and_origins_are_worked_out_once() -> None:
    made = routes("HTTPS://API.Example:443/v{api_version}/", 2)

    assert (made.base, made.hosts, made.origins) == (
        "https://api.example/v2",
        {"files": "https://files.example/store", "local": "http://127.0.0.1:8080"},
        frozenset({OWN, "https://files.example:443", "http://127.0.0.1:8080"}),
    )


@pytest.mark.parametrize(
    ("path", "query", "host", "target"),
    [
        ("/things", "", None, (OWN, "https://api.example/v1/things")),
        ("/things", "a=1", None, (OWN, "https://api.example/v1/things?a=1")),
        ("/things?x=0", "a=1", None, (OWN, "https://api.example/v1/things?x=0&a=1")),
        ("", "", None, (OWN, "https://api.example/v1")),
        ("/x", "", "files", ("https://files.example:443", "https://files.example/store/x")),
        ("/x", "a=1", "local", ("http://127.0.0.1:8080", "http://127.0.0.1:8080/x?a=1")),
    ],
)
def test_a_path_is_joined_to_its_base(
    path: str, query: str, host: str | None, target: tuple[str, str]
) -> None:
    assert routes().target(path, query, host=host) == target


@pytest.mark.parametrize(
    ("url", "query", "host", "target"),
    [
        ("https://api.example/other", "", None, (OWN, "https://api.example/other")),
        ("https://api.example/other?x=0", "a=1", None, (OWN, "https://api.example/other?x=0&a=1")),
        ("https://api.example/other", "a=1", None, (OWN, "https://api.example/other?a=1")),
        ("http://api.example:8080/other", "", None, (OWN, "https://api.example/other")),
        ("/other", "", None, (OWN, "https://api.example/other")),
        ("/other", "", "files", ("https://files.example:443", "https://files.example/other")),
        ("?page=2", "", None, (OWN, "https://api.example/v1?page=2")),
        ("//files.example/x", "", None, ("https://files.example:443", "https://files.example/x")),
        ("https://127.0.0.1/x", "", None, ("http://127.0.0.1:8080", "http://127.0.0.1:8080/x")),
        ("https://api.example/a b#c", "", None, (OWN, "https://api.example/a%20b")),
    ],
)
def test_a_link_is_followed_to_an_origin_of_ours(
    url: str, query: str, host: str | None, target: tuple[str, str]
) -> None:
    assert routes().link(url, query, host=host) == target


@pytest.mark.parametrize(
    "url",
    [
        "https://evil.example/x",
        "//evil.example/x",
        "https://api.example.evil.example/",
        "https://api.example@evil.example/",
        "file:///etc/passwd",
        "https:/x",
        "/\\evil.example",
        "",
    ],
)
def test_a_link_elsewhere_is_refused(url: str) -> None:
    with pytest.raises(RedirectError):
        routes().link(url)


@pytest.mark.parametrize(("hosts", "known"), [(HOSTS, "files, local"), ({}, "none")])
def test_an_unknown_host_is_refused_with_those_there_are(hosts: dict[str, str], known: str) -> None:
    made = Routes("https://api.example", None, hosts)

    for ask in (made.target, made.link):
        with pytest.raises(ValueError, match=f"^unknown host 'file'; this connection has {known}$"):
            ask("/x", host="file")


@pytest.mark.parametrize(
    ("url", "api_version"),
    [
        ("ftp://api.example", None),
        ("https://user:password@api.example", None),
        ("https://api.example/v{api_version}", None),
        ("https://api.example", 1),
        ("https://api.example/#part", None),
    ],
)
def test_a_base_that_is_none_is_refused(url: str, api_version: Any) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        routes(url, api_version)
    if api_version is None:
        with pytest.raises(ValueError, match=r"\w"):
            Routes("https://api.example", None, {"other": url})
