"""What goes the short way, and when there is one; what both ways share is in tests/faults/test_two_ways.py."""

from __future__ import annotations

from collections.abc import AsyncIterator
from types import SimpleNamespace
from typing import Any

import aiohttp
import pytest

from specloom._clock import SystemClock
from specloom._http import Request, SentHeaders
from specloom._options import Limits, Timeout
from specloom._sweeper import Sweeper
from specloom._transport import _direct
from specloom._transport._direct import Direct, _lines, _split


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


@pytest.mark.parametrize("version", ["3.13.9", "3.15.0", "4.0.0a1", "3.140.0"])
def test_another_aiohttp_is_asked_through_its_session(version: str, monkeypatch: pytest.MonkeyPatch) -> None:
    known = _direct._genuine_way()
    monkeypatch.setattr(aiohttp, "__version__", version)

    assert (_direct._genuine_way(), known) == (None, aiohttp.ClientSession._request)


@pytest.mark.parametrize("way", [lambda *_: None, len])
def test_what_was_replaced_before_is_not_taken_for_aiohttps_own(
    way: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(aiohttp.ClientSession, "_request", way)

    assert _direct._genuine_way() is None


async def test_where_nothing_is_known_everything_is_replaced(
    monkeypatch: pytest.MonkeyPatch, session: aiohttp.ClientSession
) -> None:
    before = _direct.is_replaced(session)
    monkeypatch.setattr(_direct, "_GENUINE", None)

    assert (before, _direct.is_replaced(session)) == (False, True)


@pytest.mark.parametrize(
    ("url", "site", "target"),
    [
        ("http://a/b?c", "http://a", "/b?c"),
        ("https://a/", "https://a", "/"),
        ("https://a", "https://a", "/"),
        ("http://a", "http://a", "/"),
        ("http://a?b=/c", "http://a", "/?b=/c"),
        ("http://a?b", "http://a", "/?b"),
        ("https://[::1]:8443/x", "https://[::1]:8443", "/x"),
    ],
)
def test_a_url_is_cut_behind_its_site(url: str, site: str, target: str) -> None:
    assert _split(url) == (site, target)


@pytest.mark.parametrize("bad", ["a\r\nb", "a\nb", "a\x00", "\x7f"])
@pytest.mark.parametrize("where", ["name", "value"])
def test_a_header_that_would_be_two_is_refused(bad: str, where: str) -> None:
    usual = {"Accept": "*/*", "Accept-Encoding": "gzip", "User-Agent": "x"}
    headers = {**usual, bad: "x"} if where == "name" else {**usual, "X": bad}

    with pytest.raises(ValueError, match="control character"):
        _lines(headers)


@pytest.mark.parametrize("target", ["/a b", "/a\r\nX: y", "/ä", "/\x00"])
async def test_what_is_no_target_is_not_sent(target: str, session: aiohttp.ClientSession) -> None:
    headers = SentHeaders({"Accept": "*/*", "Accept-Encoding": "gzip", "User-Agent": "x"})
    request = Request(method="GET", url="http://a.example" + target, headers=headers)
    direct = Direct(session, Limits(), True)

    with pytest.raises(ValueError, match="not a request target"):
        direct.encode(request, None)


async def test_doors_to_other_origins_are_not_kept_without_end(session: aiohttp.ClientSession) -> None:
    direct = Direct(session, Limits(), True)
    headers = SentHeaders({"Accept": "*/*", "Accept-Encoding": "gzip", "User-Agent": "x"})

    for number in range(200):
        direct.encode(Request(method="GET", url=f"http://a{number}.example/", headers=headers), None)

    assert len(direct._doors) <= 64


USUAL = {"Accept": "*/*", "Accept-Encoding": "gzip", "User-Agent": "x"}


@pytest.mark.parametrize(
    "headers",
    [
        *(
            {**USUAL, name: "x"}
            for name in ("Connection", "Content-Length", "expect", "HOST", "Transfer-Encoding")
        ),
        *({other: "x" for other in USUAL if other != name} for name in USUAL),
    ],
    ids=lambda headers: ",".join(headers),
)
async def test_headers_in_which_aiohttp_has_a_say_go_the_long_way(
    headers: dict[str, str], session: aiohttp.ClientSession
) -> None:
    direct = Direct(session, Limits(), True)

    assert direct.encode(Request(method="GET", url="http://a.example/", headers=headers), None) is None


async def test_headers_that_requests_share_are_written_once(session: aiohttp.ClientSession) -> None:
    direct = Direct(session, Limits(), True)
    headers = SentHeaders(USUAL)

    for _ in range(2):
        direct.encode(Request(method="GET", url="http://a.example/", headers=headers), None)
        kept, headers.encoded = headers.encoded, b"X: kept\r\n"
    written = direct.encode(Request(method="GET", url="http://a.example/", headers=headers), None)

    assert kept == b"X: kept\r\n"
    assert written is not None
    assert written[1] == b"GET / HTTP/1.1\r\nHost: a.example\r\nX: kept\r\n\r\n"


async def test_nothing_is_written_to_a_connection_that_is_closing(
    session: aiohttp.ClientSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    protocol = SimpleNamespace(
        should_close=False,
        set_response_params=lambda **_: None,
        transport=SimpleNamespace(is_closing=lambda: True, write=lambda _: done.append("written")),
    )

    async def connect(*_: Any) -> Any:
        return SimpleNamespace(protocol=protocol, close=lambda: done.append("closed"))

    monkeypatch.setattr(session.connector, "connect", connect)
    direct = Direct(session, Limits(), True)
    request = Request(method="GET", url="http://a.example/", headers=SentHeaders(USUAL))
    written = direct.encode(request, None)
    assert written is not None

    with pytest.raises(aiohttp.ClientConnectionResetError):
        await direct.send(*written, "GET", Sweeper(SystemClock()).watch(Timeout(), now=0.0))

    assert done == ["closed"]
