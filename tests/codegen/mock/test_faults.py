"""Faults: their notation, and when they strike."""

from __future__ import annotations

import random

import pytest

from specloom_codegen.mock.faults import Fault, FaultPlan, parse_fault


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("503:0.1", Fault(status=503, probability=0.1)),
        ("503", Fault(status=503)),
        ("503:0.1:retry-after=2", Fault(status=503, probability=0.1, retry_after=2.0)),
        ("429:retry-after=0.5", Fault(status=429, retry_after=0.5)),
        ("reset:0.01", Fault(kind="reset", probability=0.01)),
        ("reset:after", Fault(kind="reset", after=True)),
        ("stall", Fault(kind="stall")),
        (
            "truncate:1:path=/pipes:method=get:times=3:code=x",
            Fault(kind="truncate", path="/pipes", method="GET", times=3, code="x"),
        ),
    ],
)
def test_faults_are_read(text: str, fault: Fault) -> None:
    assert parse_fault(text) == fault


@pytest.mark.parametrize(
    "text",
    [
        "", "200", "600", "x", "503:2", "503:-1", "503:x", "503:nan", "503:1:retry-after=-1", "503:1:retry-after=inf",
        "503:1:times=x", "503:1:path=x", "503:1:what=1", "503:1:method=G-T", "5.5", "503:1:code=",
    ],
)  # fmt: skip
def test_what_is_no_fault_says_how_to_write_one(text: str) -> None:
    with pytest.raises(ValueError, match="write a status or reset, stall, truncate"):
        parse_fault(text)


def plan(*faults: Fault, seed: int = 1) -> FaultPlan:
    return FaultPlan(faults, random.Random(seed))


def test_a_fault_strikes_by_its_probability_and_the_seed() -> None:
    struck = [plan(Fault(probability=0.25), seed=3).strike("GET", ("/x",)) is not None for _ in range(2)]
    once = plan(Fault(probability=0.25), seed=3)
    count = sum(once.strike("GET", ("/x",)) is not None for _ in range(10_000))

    assert struck[0] == struck[1]
    assert 2_300 < count < 2_700


def test_faults_that_never_happen_never_do() -> None:
    assert [plan(Fault(probability=0)).strike("GET", ("/x",)) for _ in range(50)] == [None] * 50


@pytest.mark.parametrize(
    ("fault", "method", "path", "struck"),
    [
        (Fault(path="/pipes"), "GET", "/pipes/1", True),
        (Fault(path="/api/v1/pipes"), "GET", "/pipes", True),
        (Fault(path="/users"), "GET", "/pipes", False),
        (Fault(method="post"), "POST", "/x", True),
        (Fault(method="POST"), "GET", "/x", False),
    ],
)
def test_faults_are_meant_for_some_calls(fault: Fault, method: str, path: str, struck: bool) -> None:
    assert (plan(fault).strike(method, (f"/api/v1{path}", path)) is not None) is struck


def test_scripted_faults_come_first_and_are_used_up() -> None:
    made = plan(Fault(status=500, times=1), Fault(status=502, path="/never"))
    made.add(Fault(status=503))
    made.add(Fault(status=429, times=2))
    made.add(Fault(status=418, path="/other"))

    struck = [made.strike("GET", ("/x",)) for _ in range(5)]

    assert [fault and fault.status for fault in struck] == [503, 429, 429, 500, None]
    assert [fault.status for fault in made.scripted] == [418]


def test_scripted_faults_can_be_dropped() -> None:
    made = plan()
    made.add(Fault())
    made.clear()

    assert made.strike("GET", ("/x",)) is None
