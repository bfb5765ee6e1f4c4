"""What copies of a connection share: opening it, closing it, and what it keeps for each origin."""

from __future__ import annotations

import asyncio
import gc
from pathlib import Path
from typing import Any

import pytest

from specloom._clock import SystemClock
from specloom._options import Limits
from specloom._retry import RetryBudget, RetryPolicy
from specloom._state import Shared
from specloom._tls import TLS
from specloom.auth import BearerToken
from specloom.errors import ClientStateError
from specloom.testing import FakeTransport

ORIGIN = "https://api.example:443"


def shared(**options: Any) -> Shared:
    given: dict[str, Any] = {
        "origins": frozenset({ORIGIN}), "limits": Limits(), "tls": TLS(), "proxy": None, "session": None,
        "transport": None, "clock": SystemClock(), "on_attempt": None,
    }  # fmt: skip
    return Shared(**{**given, **options})


async def test_it_opens_once_however_many_ask() -> None:
    state = shared()
    await asyncio.gather(*(state.open() for _ in range(10)))
    transport = state.transport
    await state.open()

    assert state.transport is transport
    await state.close()


async def test_an_opening_that_fails_is_tried_anew(tmp_path: Path) -> None:
    state = shared(tls=TLS(ca_file=str(tmp_path / "ca.pem")))

    for _ in range(2):
        with pytest.raises(ValueError, match=r"ca\.pem"):
            await state.open()
    await state.close()


async def test_an_opening_that_fails_when_nobody_waits_any_more_is_not_complained_about(
    tmp_path: Path,
) -> None:
    complaints: list[Any] = []
    asyncio.get_running_loop().set_exception_handler(lambda _, context: complaints.append(context))
    state = shared(tls=TLS(ca_file=str(tmp_path / "ca.pem")))
    opening = asyncio.create_task(state.open())
    await asyncio.sleep(0)
    opening.cancel()
    with pytest.raises(asyncio.CancelledError):
        await opening
    task = state._opening
    assert task is not None
    await asyncio.wait({task})
    del task, opening, state
    gc.collect()

    assert complaints == []


async def test_closing_before_anything_was_opened_is_nothing() -> None:
    state = shared()

    await state.close()
    await state.close()

    assert state.closed
    with pytest.raises(ClientStateError, match="is closed"):
        state.usable()


async def test_closing_while_it_opens_ends_the_opening() -> None:
    state = shared()
    opening = asyncio.create_task(state.open())
    await asyncio.sleep(0)

    await state.close()

    with pytest.raises(ClientStateError, match="closed while it opened"):
        await opening


def test_the_first_policy_to_be_asked_for_a_budget_makes_it() -> None:
    state = shared()
    budget = RetryBudget(capacity=7)
    made = state.budget(ORIGIN, RetryPolicy(budget=budget))

    assert (made.policy, state.budget(ORIGIN, RetryPolicy())) == (budget, made)
    assert state.budget("https://other.example:443", None).policy == RetryBudget()
    assert state.budget("https://third.example:443", RetryPolicy(budget=None)).policy is None


@pytest.mark.parametrize(
    ("url", "may"),
    [
        ("https://api.example/x", True),
        ("https://API.example:443/x", True),
        ("https://partner.example/x", True),
        ("http://api.example/x", False),
        ("https://api.example:8443/x", False),
        ("https://api.example.evil.example/x", False),
        ("https://evil.example/https://api.example/", False),
    ],
)
def test_a_credential_goes_to_our_origins_and_those_of_its_auth(url: str, may: bool) -> None:
    auth = BearerToken("t", origins=["https://partner.example"])

    assert shared().may_sign(url, auth) is may


def test_a_lent_session_has_a_limit_of_its_own() -> None:
    session: Any = object()

    assert shared(session=session).gate is None
    assert shared().gate is not None
    with pytest.raises(TypeError, match=r"limits\.connections"):
        shared(session=session, limits=Limits(connections=3))


async def test_a_given_transport_is_used_and_closed() -> None:
    transport = FakeTransport()
    state = shared(transport=transport)
    await state.open()
    await state.close()

    assert (state.transport, transport.closed) == (transport, True)
