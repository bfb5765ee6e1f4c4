"""A token of one scheme in the place of another."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from specloom._http import Response
from specloom.auth import AuthScheme, BearerToken, Carrier, CredentialSetting, InvalidToken
from specloom.auth._carried import Carried
from specloom.testing import FakeClock

X_KEY = Carrier.parse("header X-Key")
REFUSAL = Response(401)


@pytest.fixture
def send() -> Any:
    return SimpleNamespace(clock=FakeClock())


def carried(source: BearerToken, carrier: Carrier = X_KEY, dead: Any = None) -> Carried:
    return Carried(source, carrier=carrier, origins=frozenset(), dead=dead or (lambda response, code: False))


def test_a_token_is_laid_where_the_other_wants_it_and_is_the_same_credential_each_time() -> None:
    one = carried(BearerToken("t"))
    first = one.current()

    assert first is not None
    assert (dict(first.headers), one.token, one.user, one.carrier) == ({"X-Key": "t"}, "t", None, X_KEY)
    assert one.current() is first


def test_what_the_source_is_told_the_other_sends() -> None:
    source = BearerToken("t")
    one, other = carried(source), carried(source, Carrier.parse("query k"))
    one.update("u")

    laid = [scheme.current() for scheme in (one, other)]
    assert [(dict(each.headers), dict(each.query)) for each in laid if each] == [
        ({"X-Key": "u"}, {}), ({}, {"k": "u"}),
    ]  # fmt: skip
    assert source.token == "u"


async def test_a_credential_that_was_replaced_meanwhile_is_no_reason_to_renew(send: Any) -> None:
    one = carried(BearerToken("t"))
    first = one.current()
    assert first is not None
    refused = await one.rejected(first, REFUSAL, send)
    one.update("u")
    second = one.current()
    assert second is not None

    assert (refused, await one.rejected(first, REFUSAL, send), await one.rejected(second, REFUSAL, send)) == (
        False, True, False,
    )  # fmt: skip


async def test_a_function_is_asked_by_way_of_the_source(send: Any) -> None:
    async def fetch() -> str:
        return "f"

    one = carried(BearerToken(fetch))
    before = one.current()
    given = await one.credential(send)
    await one.close(send)

    assert (before, dict(given.headers)) == (None, {"X-Key": "f"})


def test_a_declared_way_says_what_is_dead_and_where_it_may_go() -> None:
    way = AuthScheme(
        name="x", credentials=(CredentialSetting("k"),), send="header X-Key", dead=(403,),
        origins=("https://files.example",),
    )  # fmt: skip
    one = way.carry(BearerToken("t"))

    assert (one.dead(Response(403)), one.dead(Response(401)), one.origins) == (
        True, False, frozenset({"https://files.example:443"}),
    )  # fmt: skip


def test_a_token_that_cannot_travel_so_is_refused_without_being_shown() -> None:
    with pytest.raises(InvalidToken) as caught:
        carried(BearerToken("canary;x"), Carrier.parse("cookie sid"))

    assert "canary" not in str(caught.value)
