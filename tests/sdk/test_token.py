"""Tokens as texts, when they end, and when the next one is asked for."""

from __future__ import annotations

import base64
import json
import subprocess
import sys
import time
import traceback
from datetime import datetime, timedelta, timezone
from math import inf, isfinite, nan
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specloom._token import (
    Expiry,
    Lifetime,
    check_token,
    failure_pause,
    life_of_jwt,
    looks_like_jwt,
    read_jwt,
    subject_of,
    token_problem,
)

NOW = 1_700_000_000.0


def jwt_of(claims: Any, header: Any = None) -> str:
    def part(value: Any) -> str:
        data = value if isinstance(value, bytes) else json.dumps(value).encode()
        return base64.urlsafe_b64encode(data).rstrip(b"=").decode()

    return f"{part(header or {'alg': 'RS256', 'typ': 'JWT'})}.{part(claims)}.c2ln"


# --- the text --------------------------------------------------------------------------------


@pytest.mark.parametrize("token", ["a", "abc.def-123_~+/=", "Token with inner blanks", "!" * 10_000])
def test_printable_ascii_is_a_token(token: str) -> None:
    assert token_problem(token) is None
    assert check_token(token) == token


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        ("", "the token is empty"),
        ("abc\n", "the token holds a line break or NUL at its end; strip it"),
        ("abc\r\n", "the token holds a line break or NUL at its end; strip it"),
        ("abc\r", "the token holds a line break or NUL at its end; strip it"),
        ("a\r\nX-Evil: 1", "the token holds a line break or NUL"),
        ("a\rb", "the token holds a line break or NUL"),
        ("a\nb\n", "the token holds a line break or NUL"),
        ("a\nX\n", "the token holds a line break or NUL"),
        ("a\t\n", "the token holds a line break or NUL"),
        ("a\0b", "the token holds a line break or NUL"),
        ("a\tb", "the token holds a character that is not printable ASCII"),
        ("a\x1f", "the token holds a character that is not printable ASCII"),
        ("a\x7f", "the token holds a character that is not printable ASCII"),
        ("tök", "the token holds a character that is not printable ASCII"),
        ("Ċ", "the token holds a character that is not printable ASCII"),
        (" abc", "the token begins or ends with a blank; strip it"),
        ("abc ", "the token begins or ends with a blank; strip it"),
        (b"abc", "a token is text, got bytes"),
        (None, "a token is text, got NoneType"),
        (12345, "a token is text, got int"),
        (["abc"], "a token is text, got list"),
        ({"token": "abc"}, "a token is text, got dict"),
    ],
)
def test_what_cannot_be_sent_is_refused(value: object, problem: str) -> None:
    with pytest.raises(ValueError if isinstance(value, str) else TypeError) as caught:
        check_token(value)

    assert (token_problem(value), str(caught.value)) == (problem, problem)


def test_a_refused_token_is_in_no_traceback_of_ours() -> None:
    try:
        check_token("canary\r\n")
    except ValueError as error:
        trace = traceback.TracebackException.from_exception(error, capture_locals=True)
    ours = [frame for frame in trace.stack if frame.filename.endswith("_token.py")]

    assert ours
    assert not any("canary" in str(frame.locals) for frame in ours)
    assert "canary" not in str(trace)


# --- claims ----------------------------------------------------------------------------------


def test_claims_are_read_without_a_key() -> None:
    claims = {"sub": "ada", "exp": 1_800_000_000, "scope": ["x"]}

    assert read_jwt(jwt_of(claims)) == claims


def test_claims_are_read_whatever_their_end_or_audience() -> None:
    claims = {
        "exp": 1,
        "aud": "somebody else",
        "nbf": 9_999_999_999,
        "iat": 9_999_999_999,
        "sub": 7,
        "jti": 1,
    }

    assert read_jwt(jwt_of(claims)) == claims


@pytest.mark.parametrize(
    "token",
    [
        "",
        "opaque",
        "a.b",
        "a.b.c",
        "a.b.c.d",
        "....",
        "eyJ.eyJ.x",
        jwt_of([1, 2]),
        jwt_of("text"),
        jwt_of(b"not json"),
        jwt_of(b"\xff\xfe"),
        jwt_of(b"[" * 20_000),
        jwt_of(b'{"a":' + b"9" * 5000 + b"}"),
        jwt_of({"sub": "ada"}, header=[1]),
        jwt_of({"sub": "ada"}, header=b"x"),
        jwt_of({"sub": "ada"}, header={"alg": "RS256", "kid": 7}),
        jwt_of({"pad": "x" * 70_000}),
        "ä.ö.ü",
    ],
    ids=lambda token: token[:12],
)
def test_what_is_no_jwt_has_no_claims(token: str) -> None:
    assert read_jwt(token) is None


def test_a_jwt_may_be_as_long_as_64_kib() -> None:
    longest = "a.b." + "c" * (64 * 1024 - 4)

    assert (looks_like_jwt(longest), looks_like_jwt(longest + "c")) == (True, False)


def test_an_encrypted_token_has_no_claims() -> None:
    assert not looks_like_jwt("a.b.c.d.e")


@given(st.text(max_size=200))
def test_reading_claims_never_fails(token: str) -> None:
    claims = read_jwt(token)

    assert claims is None or isinstance(claims, dict)


@given(st.binary(max_size=60), st.binary(max_size=200))
def test_reading_claims_of_any_bytes_never_fails(header: bytes, body: bytes) -> None:
    claims = read_jwt(jwt_of(body, header or None))

    assert claims is None or isinstance(claims, dict)


@pytest.mark.parametrize(
    ("claims", "subject"),
    [
        ({"sub": "ada"}, "ada"),
        ({"sub": ""}, None),
        ({"sub": 7}, None),
        ({"sub": None}, None),
        ({}, None),
        (None, None),
    ],
)
def test_the_subject_is_a_text(claims: Any, subject: str | None) -> None:
    assert subject_of(claims) == subject


def test_pyjwt_is_loaded_only_for_what_looks_like_a_jwt() -> None:
    program = (
        "import sys, specloom._token as t; t.read_jwt('opaque'); assert 'jwt' not in sys.modules;"
        f"t.read_jwt({jwt_of({})!r}); assert 'jwt' in sys.modules"
    )

    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


# --- when it ends ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expiry"),
    [
        ("jwt", Expiry("jwt", "", 0.0)),
        ("never", Expiry("never", "", 0.0)),
        ("seconds expires_in", Expiry("seconds", "expires_in", 0.0)),
        ("milliseconds data.ttl", Expiry("milliseconds", "data.ttl", 0.0)),
        ("at header X-Token-Expires", Expiry("at", "header X-Token-Expires", 0.0)),
        ("in 500ms", Expiry("in", "", 0.5)),
        ("in 10s", Expiry("in", "", 10.0)),
        ("in 5m", Expiry("in", "", 300.0)),
        ("in 2h", Expiry("in", "", 7200.0)),
        (" in 30d ", Expiry("in", "", 2_592_000.0)),
        ("in 2592000s", Expiry("in", "", 2_592_000.0)),
        ("in 0.5s", Expiry("in", "", 0.5)),
    ],
)
def test_the_notation_of_expires_is_read(text: str, expiry: Expiry) -> None:
    assert Expiry.parse(text) == expiry


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "in",
        "in 5",
        "in 5 m",
        "in -5m",
        "in 1y",
        "in .5s",
        "in 1.s",
        "seconds",
        "at",
        "jwt exp",
        "never ever",
        "30d",
        "after 30d",
    ],
)
def test_other_words_are_refused_by_name(text: str) -> None:
    with pytest.raises(ValueError, match=f"got {text!r}"):
        Expiry.parse(text)


@pytest.mark.parametrize(
    ("expires", "value", "life"),
    [
        ("seconds x", 3600, 3600.0),
        ("seconds x", 0.5, 0.5),
        ("seconds x", "3600", 3600.0),
        ("seconds x", " 60.5 ", 60.5),
        ("seconds x", 0, None),
        ("seconds x", -5, None),
        ("seconds x", "-5", None),
        ("seconds x", True, None),
        ("seconds x", None, None),
        ("seconds x", "soon", None),
        ("seconds x", "1e9", None),
        ("seconds x", nan, None),
        ("seconds x", inf, None),
        ("seconds x", 10**400, None),
        ("seconds x", [3600], None),
        ("seconds x", "2023-11-14T22:14:20Z", None),
        ("milliseconds x", 1500, 1.5),
        ("milliseconds x", "1500", 1.5),
        ("at x", NOW + 60, 60.0),
        ("at x", str(int(NOW) + 60), 60.0),
        ("at x", NOW - 1, None),
        ("at x", NOW, None),
        ("at x", "2023-11-14T22:14:20Z", 60.0),
        ("at x", "2023-11-14T22:14:20+00:00", 60.0),
        ("at x", "2023-11-14T22:14:20.500Z", 60.5),
        ("at x", "2023-11-14T23:14:20+0100", 60.0),
        ("at x", "2023-11-14T22:14:20", 60.0),
        ("at x", "2020-01-01T00:00:00Z", None),
        ("at x", "0001-01-01T00:00:00+23:59", None),
        ("at x", "9999-12-31T23:59:59Z", 251_702_300_799.0),
        ("at x", "9999-12-31T23:59:59-23:59", 251_702_300_799.0 + 86_340.0),
        ("at x", "tomorrow", None),
        ("at x", None, None),
        ("in 30d", None, 2_592_000.0),
        ("in 30d", "whatever", 2_592_000.0),
        ("never", 3600, None),
        # A token that tells its end itself is asked for it.
        ("jwt", NOW + 60, None),
    ],
)
def test_the_life_that_an_answer_tells(expires: str, value: object, life: float | None) -> None:
    assert Expiry.parse(expires).life(value, now=NOW) == life


def test_a_moment_without_offset_is_utc_wherever_we_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "XXX-5:30")
    time.tzset()
    try:
        life = Expiry("at", "x").life("2023-11-14T22:14:20", now=NOW)
    finally:
        monkeypatch.undo()
        time.tzset()

    assert life == 60.0


@given(st.integers(1, 10**9), st.integers(-1439, 1439))
def test_a_moment_is_as_far_ahead_in_every_zone(ahead: int, offset: int) -> None:
    zone = timezone(timedelta(minutes=offset))
    moment = datetime.fromtimestamp(NOW + ahead, zone)

    lives = [Expiry("at", "x").life(told, now=NOW) for told in (moment.isoformat(), moment.timestamp())]

    assert lives == [ahead, ahead]


@pytest.mark.parametrize(
    ("exp", "life"),
    [
        (NOW + 120, 120.0),
        (NOW + 0.5, 0.5),
        (NOW, None),
        (NOW - 3600, None),
        (None, None),
        (str(NOW + 120), None),
        (nan, None),
        (inf, None),
        (-inf, None),
        (10**400, None),
        (True, None),
        ([NOW + 120], None),
    ],
)
def test_the_life_of_a_jwt_counts_from_receipt(exp: object, life: float | None) -> None:
    assert life_of_jwt({"exp": exp}, now=NOW) == life


def test_a_token_without_claims_has_no_known_end() -> None:
    assert life_of_jwt(None, now=NOW) is None
    assert life_of_jwt({}, now=NOW) is None


# --- when to renew ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("life", "jitter", "soft", "hard"),
    [
        (3600.0, 0.0, 3300.0, 3570.0),
        (3600.0, 0.999999, 3359.99994, 3570.0),
        (300.0, 0.5, 150.0, 270.0),
        (60.0, 0.5, 30.0, 54.0),
        (1.0, 0.0, 0.5, 0.9),
        (500.0, 0.0, 250.0, 470.0),
        (540.0, 0.5, 270.0, 510.0),
        (600.0, 0.0, 300.0, 570.0),
        (2_592_000.0, 0.5, 2_591_730.0, 2_591_970.0),
    ],
)
def test_a_token_is_renewed_before_it_ends(life: float, jitter: float, soft: float, hard: float) -> None:
    plan = Lifetime.starting(1000.0, life, jitter=jitter)

    assert plan.soft == pytest.approx(1000.0 + soft)
    assert plan.hard == pytest.approx(1000.0 + hard)


@pytest.mark.parametrize("life", [None, 0.0, -1.0, inf, nan])
def test_an_end_that_is_not_known_is_never_reached(life: float | None) -> None:
    plan = Lifetime.starting(1000.0, life, jitter=0.5)

    assert plan == Lifetime(inf, inf)
    assert plan.is_fresh(1e300)
    assert plan.is_usable(1e300)


def test_a_token_is_fresh_then_usable_then_neither() -> None:
    plan = Lifetime.starting(0.0, 600.0, jitter=0.0)
    moments = (0.0, 299.0, 300.0, 569.0, 570.0, 600.0)

    assert [(plan.is_fresh(now), plan.is_usable(now)) for now in moments] == [
        (True, True), (True, True), (False, True), (False, True), (False, False), (False, False),
    ]  # fmt: skip


positive = st.floats(min_value=1e-3, max_value=1e9)
chance = st.floats(min_value=0, max_value=1, exclude_max=True)


@given(st.floats(min_value=0, max_value=1e7), positive, chance)
def test_soft_comes_before_hard_and_hard_before_the_end(received: float, life: float, jitter: float) -> None:
    plan = Lifetime.starting(received, life, jitter=jitter)
    end = received + life

    assert received <= plan.soft <= plan.hard <= end
    assert end - plan.soft <= 300.0 + 1e-6
    assert end - plan.hard <= 30.0 + 1e-6


@given(
    st.one_of(
        st.floats(), st.integers(), st.text(max_size=30), st.none(), st.booleans(), st.lists(st.integers())
    )
)
def test_no_value_makes_a_life_that_is_not_a_positive_number(value: object) -> None:
    for text in ("seconds x", "milliseconds x", "at x", "jwt"):
        life = Expiry.parse(text).life(value, now=NOW)

        assert life is None or (isfinite(life) and life > 0)


def test_failures_are_paced_from_one_second_to_sixty() -> None:
    assert [failure_pause(n, jitter=0.0) for n in range(1, 10)] == [1, 2, 4, 8, 16, 32, 60, 60, 60]
    assert failure_pause(100_000, jitter=0.0) == 60.0


def test_up_to_a_quarter_of_a_pause_is_taken_off() -> None:
    assert [failure_pause(n, jitter=0.5) for n in (1, 2, 3, 7)] == [1.0, 1.75, 3.5, 52.5]


@given(st.integers(min_value=1, max_value=10_000), chance)
def test_a_pause_is_within_its_bounds_whatever_the_jitter(failures: int, jitter: float) -> None:
    pause = failure_pause(failures, jitter=jitter)

    assert 1.0 <= pause <= 60.0
    assert pause >= 0.75 * failure_pause(failures, jitter=0.0)
