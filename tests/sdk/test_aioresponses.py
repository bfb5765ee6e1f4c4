"""Programs may test against aioresponses: the bridge in tests/conftest.py lets it work on a current aiohttp."""

from __future__ import annotations

from typing import Any

import pytest
from yarl import URL

from specloom.connection import AsyncConnection
from specloom.errors import ConnectError, NotFound
from specloom.testing import FakeClock

URL_OF_THINGS = "https://api.example/v1/things?a=1"


async def test_a_call_is_answered_by_aioresponses(aiohttp_answers: Any) -> None:
    aiohttp_answers.get(URL_OF_THINGS, status=503)
    aiohttp_answers.get(URL_OF_THINGS, payload={"id": 7}, headers={"X-Request-Id": "r1"})

    async with AsyncConnection("https://api.example/v1", token="t", clock=FakeClock()) as api:
        response = await api.request("GET", "/things", params={"a": 1})

    assert (response.json(), response.request_id, len(response.log)) == ({"id": 7}, "r1", 2)
    sent = aiohttp_answers.requests[("GET", URL(URL_OF_THINGS))]
    assert [call.kwargs["headers"]["Authorization"] for call in sent] == ["Bearer t"] * 2
    assert {call.kwargs["allow_redirects"] for call in sent} == {False}


async def test_bodies_streams_and_errors_come_through(aiohttp_answers: Any) -> None:
    aiohttp_answers.post("https://api.example/v1/things", status=404, payload={"message": "none"})
    aiohttp_answers.get("https://api.example/v1/lines", body=b"1\n2\n")
    aiohttp_answers.get("https://api.example/v1/down", exception=ConnectionRefusedError(111, "refused"))

    async with AsyncConnection("https://api.example/v1", retry=None) as api:
        with pytest.raises(NotFound, match="none"):
            await api.request("POST", "/things", json={})
        async with api.stream("GET", "/lines") as stream:
            assert [line async for line in stream.json_lines()] == [1, 2]
        with pytest.raises(ConnectError, match="connection refused"):
            await api.request("GET", "/down")
