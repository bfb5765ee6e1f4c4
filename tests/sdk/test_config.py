"""Settings that travel between processes, without secrets."""

from __future__ import annotations

import json
import pickle
from typing import Any

import pytest
from attrs import evolve

from specloom._config import ConnectionConfig, look_up
from specloom._options import NO_TIMEOUT, Limits, Timeout
from specloom._redirect import RedirectPolicy
from specloom._retry import RetryBudget, RetryPolicy
from specloom._tls import TLS
from specloom.connection import AsyncConnection

CANARY = "canary-5ae1"

FULL = ConnectionConfig(
    url="https://{api_version}.api.example/base",
    api_version="v2",
    hosts={"files": "https://files.example"},
    tls=TLS(ca_file="/etc/ca.pem", fingerprint="ab" * 32),
    timeout=Timeout(total=5.0, attempt=2.0, pool=None),
    retry=RetryPolicy(
        max_attempts=7, statuses={503, 429, 599, 408}, stop_after=3.0, budget=RetryBudget(capacity=9)
    ),
    redirect=RedirectPolicy(max_redirects=1),
    limits=Limits(connections=3, body=1000),
    headers={"User-Agent": "bot", "X-Api-Key": "env:API_KEY"},
    proxy="http://proxy.example:3128",
)


@pytest.mark.parametrize(
    "config",
    [
        FULL,
        ConnectionConfig(url="https://api.example"),
        evolve(FULL, retry=None, redirect=None, tls=None, timeout=NO_TIMEOUT),
        evolve(FULL, retry=RetryPolicy(budget=None, cooldown=None)),
    ],
)
def test_it_goes_through_json_and_pickle_unchanged(config: ConnectionConfig) -> None:
    assert ConnectionConfig.from_json(config.to_json()) == config
    assert pickle.loads(pickle.dumps(config)) == config


def test_the_json_is_plain_and_the_same_each_time() -> None:
    read = json.loads(FULL.to_json())

    assert read["retry"]["statuses"] == [408, 429, 503, 599]
    assert FULL.to_json() == evolve(FULL, hosts=dict(FULL.hosts)).to_json()


def test_what_is_left_out_of_the_json_has_its_default() -> None:
    read = ConnectionConfig.from_json('{"url": "https://api.example", "retry": {"max_attempts": 5}}')

    assert read == ConnectionConfig(url="https://api.example", retry=RetryPolicy(max_attempts=5))


@pytest.mark.parametrize(
    "text",
    [
        "[]",
        "null",
        "{}",
        "nonsense",
        '{"url": "https://api.example", "colour": 1}',
        '{"url": "https://api.example", "timeout": 5}',
        '{"url": "https://api.example", "timeout": {"total": -1}}',
        '{"url": "https://api.example", "limits": {"body": 0}}',
        '{"url": "https://api.example", "retry": {"max_attempts": 0}}',
    ],
)
def test_what_is_no_configuration_is_refused(text: str) -> None:
    with pytest.raises((ValueError, TypeError)):
        ConnectionConfig.from_json(text)


@pytest.mark.parametrize(
    ("headers", "kept"),
    [
        ({"User-Agent": "bot"}, {"User-Agent": "bot"}),
        ({"accept": "text/csv"}, {"accept": "text/csv"}),
        ({"Authorization": f"Bearer {CANARY}"}, {}),
        ({"X-Anything": CANARY}, {}),
        ({"Cookie": CANARY}, {}),
        ({"X-Anything": "env:NAME"}, {"X-Anything": "env:NAME"}),
    ],
)
def test_headers_that_may_hold_a_credential_are_left_out_unless_they_refer_to_one(
    headers: dict[str, str], kept: dict[str, str]
) -> None:
    assert ConnectionConfig(url="https://api.example", headers=headers).headers == kept


@pytest.mark.parametrize(
    ("proxy", "kept"),
    [
        (None, None),
        ("http://proxy.example:3128", "http://proxy.example:3128"),
        (f"http://user:{CANARY}@proxy.example:3128", "http://proxy.example:3128"),
        (f"http://us@er:{CANARY}@proxy.example", "http://proxy.example"),
        (f"{CANARY}@proxy.example:3128", "proxy.example:3128"),
    ],
)
def test_the_user_of_a_proxy_is_left_out(proxy: str | None, kept: str | None) -> None:
    assert ConnectionConfig(url="https://api.example", proxy=proxy).proxy == kept


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://api.example", "https://api.example"),
        ("https://api.example/v1?", "https://api.example/v1?"),
        (
            "https://api.example?api-version=2024-01-01&lang=de",
            "https://api.example?api-version=2024-01-01&lang=de",
        ),
        (f"https://api.example/v1?key={CANARY}&v=2", "https://api.example/v1?key=***&v=2"),
        (f"https://api.example?{CANARY}", "https://api.example?***"),
        (f"https://api.example?a={CANARY}={CANARY}&&b=", "https://api.example?a=***&&b=***"),
    ],
)
def test_of_the_query_of_a_url_only_names_are_kept_and_what_is_no_key(url: str, kept: str) -> None:
    config = ConnectionConfig(url=url, hosts={"files": url})

    assert (config.url, config.hosts) == (kept, {"files": kept})
    assert CANARY not in repr(config) + config.to_json() + str(pickle.dumps(config))
    assert ConnectionConfig.from_json(config.to_json()) == config


def test_a_connection_is_not_built_without_what_its_url_held() -> None:
    whole = f"https://api.example/v1?key={CANARY}"
    config = AsyncConnection(whole, hosts={"files": whole}).config

    with pytest.raises(
        ValueError, match=r"query of https://api\.example/v1\?key=\*\*\* .* from_config\(…, url=…\)"
    ):
        AsyncConnection.from_config(config)
    with pytest.raises(ValueError, match=r"from_config\(…, hosts=…\)"):
        AsyncConnection.from_config(config, url=whole)
    again = AsyncConnection.from_config(config, url=whole, hosts={"files": whole})
    assert (again.routes.base, again.routes.hosts) == (whole, {"files": whole})


@pytest.mark.parametrize("url", [f"https://user:{CANARY}@api.example", f"https://{CANARY}@api.example/a@b"])
def test_a_url_with_user_information_is_refused_and_not_shown(url: str) -> None:
    with pytest.raises(ValueError, match="must not hold user information") as caught:
        ConnectionConfig(url=url)

    assert CANARY not in str(caught.value)
    assert ConnectionConfig(url="https://api.example/a@b").url == "https://api.example/a@b"


def test_references_are_looked_up_in_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("API_KEY", CANARY)
    monkeypatch.delenv("MISSING", raising=False)

    assert look_up({"X-Api-Key": "env:API_KEY", "Accept": "*/*"}) == {"X-Api-Key": CANARY, "Accept": "*/*"}
    with pytest.raises(ValueError, match="header 'X-Key' is taken from MISSING, which is not set"):
        look_up({"X-Key": "env:MISSING"})


def test_headers_that_come_later_do_not_refer_to_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("API_KEY", CANARY)
    connection = AsyncConnection("https://api.example")

    with pytest.raises(ValueError, match=r"header 'X-Tenant': references to the environment go to") as caught:
        connection.with_options(headers={"X-Tenant": "env:API_KEY"})
    assert connection.with_options(headers={"X-Tenant": "an env:API_KEY"}).settings.headers["X-Tenant"]
    assert CANARY not in str(caught.value)


def test_a_connection_gives_the_configuration_it_was_made_from(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("API_KEY", CANARY)
    there = ConnectionConfig.from_json(AsyncConnection.from_config(FULL).config.to_json())

    assert there == FULL
    assert AsyncConnection.from_config(there).settings.headers["X-Api-Key"] == CANARY


@pytest.mark.parametrize(
    "arguments",
    [
        {"token": CANARY},
        {"headers": {"Authorization": CANARY, "X-Key": CANARY}},
        {"proxy": f"http://user:{CANARY}@proxy.example"},
        {"hosts": {"files": f"https://files.example?key={CANARY}"}},
    ],
)
def test_no_secret_of_a_connection_gets_into_its_configuration(arguments: dict[str, Any]) -> None:
    config = AsyncConnection("https://api.example", **arguments).config

    assert CANARY not in config.to_json() + repr(config) + str(pickle.dumps(config))


def test_what_is_alive_is_given_anew() -> None:
    connection = AsyncConnection.from_config(FULL, token="t", headers=None, timeout=1.0)

    assert (connection.token, connection.timeout.total) == ("t", 1.0)
