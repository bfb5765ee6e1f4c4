"""The record of a call, and the watcher that is shown it."""

from __future__ import annotations

import logging
import pickle
from typing import Any

import pytest

from specloom._http import Request
from specloom._trail import Attempt, Trail
from specloom.errors import ReadTimeout

REQUEST = Request(method="GET", url="https://me:canary@api.example/x?key=canary", headers={})


def test_an_attempt_hides_the_values_in_its_url() -> None:
    attempt = Attempt(method="GET", url="https://me:canary@api.example/x?key=canary", status=200)

    assert attempt.url == "https://api.example/x?key=***"
    assert pickle.loads(pickle.dumps(attempt)) == attempt


@pytest.mark.parametrize(
    ("options", "text"),
    [
        ({"status": 503}, "GET https://a/x: 503"),
        ({"status": 503, "waited": 1.25}, "GET https://a/x: 503, after a pause of 1.2 s"),
        ({"error": "ReadTimeout", "phase": "wait"}, "GET https://a/x: ReadTimeout (wait)"),
    ],
)
def test_an_attempt_reads_as_a_line_of_a_log(options: dict[str, Any], text: str) -> None:
    assert str(Attempt(method="GET", url="https://a/x", **options)) == text


def test_a_trail_gives_the_attempts_of_a_call_in_order() -> None:
    trail = Trail()
    trail.add(REQUEST, None, ReadTimeout("late", phase="wait"), 0.0, 30.0)
    trail.add(REQUEST, 200, None, 1.0, 0.5)

    first = Attempt(
        method="GET", url="https://api.example/x?key=***", error="ReadTimeout", phase="wait", elapsed=30.0
    )
    last = Attempt(method="GET", url="https://api.example/x?key=***", status=200, waited=1.0, elapsed=0.5)
    assert list(trail) == [first, last]


def test_a_watcher_is_shown_the_last_attempt() -> None:
    trail = Trail()
    seen: list[Attempt] = []

    for status in (503, 200):
        trail.add(REQUEST, status, None, 0.0, 0.0)
        trail.tell(seen.append)

    assert seen == list(trail)


def test_what_a_watcher_raises_is_logged_and_not_raised(caplog: pytest.LogCaptureFixture) -> None:
    def fail(_: Attempt) -> None:
        raise KeyError("a mistake")

    trail = Trail()
    trail.add(REQUEST, 200, None, 0.0, 0.0)

    trail.tell(fail)

    [record] = caplog.records
    assert (record.name, record.levelno, record.message) == (
        "specloom",
        logging.WARNING,
        "on_attempt raised an exception; the call goes on",
    )
    assert record.exc_text is not None
    assert "KeyError: 'a mistake'" in record.exc_text
    assert "canary" not in record.exc_text


def test_a_watcher_that_is_interrupted_is_not_held_up() -> None:
    def interrupt(_: Attempt) -> None:
        raise KeyboardInterrupt

    trail = Trail()
    trail.add(REQUEST, 200, None, 0.0, 0.0)

    with pytest.raises(KeyboardInterrupt):
        trail.tell(interrupt)
