"""What is said of arguments that there are not."""

from __future__ import annotations

import pickle
from typing import Any

import pytest
from attrs import evolve

from specloom import TLS, AsyncConnection, Limits, RedirectPolicy, RetryPolicy, Timeout
from specloom._arguments import Forthcoming, arguments_of, no_such_argument
from specloom._retry import RetryBudget


@pytest.mark.parametrize(
    ("cls", "given", "message"),
    [
        (Timeout, {"conect": 1}, "Timeout has no argument 'conect'; did you mean 'connect'?"
            " it takes total, attempt, connect, pool, read, min_rate"),
        (Limits, {"Body": 1}, "Limits has no argument 'Body'; did you mean 'body'?"
            " it takes connections, body, depth, header_size, headers"),
        (RedirectPolicy, {"follow": 1}, "RedirectPolicy has no argument 'follow'; it takes max_redirects"),
        (RetryBudget, {"size": 1}, "RetryBudget has no argument 'size';"
            " it takes capacity, cost, cost_throttled, refund"),
        (TLS, {"ca": "x"}, "TLS has no argument 'ca'; it takes verify, ca_file, client_cert, client_key, fingerprint"),
    ],
)  # fmt: skip
def test_a_policy_says_which_arguments_it_has(cls: Any, given: Any, message: str) -> None:
    with pytest.raises(TypeError) as caught:
        cls(**given)

    assert str(caught.value) == message


def test_a_connection_says_which_arguments_it_has_and_shows_no_value() -> None:
    with pytest.raises(
        TypeError, match=r"^AsyncConnection has no argument 'tokn'; did you mean 'token'\? it takes url, auth"
    ) as caught:
        AsyncConnection("https://api.example", tokn="canary")  # type: ignore[call-arg]  # fmt: skip

    trace = caught.value.__traceback__
    frames = []
    while trace is not None:
        frames.append(trace.tb_frame)
        trace = trace.tb_next
    assert "canary" not in repr([dict(frame.f_locals) for frame in frames[1:]])


def test_policies_are_made_copied_and_pickled_as_before() -> None:
    policy = RetryPolicy(max_attempts=5)

    assert pickle.loads(pickle.dumps(evolve(policy, initial=2.0))) == RetryPolicy(max_attempts=5, initial=2.0)


def test_a_class_that_takes_any_argument_refuses_none() -> None:
    class Lenient(Forthcoming):
        def __init__(self, **given: int) -> None:
            self.given = given

    assert Lenient(a=1).given == {"a": 1}


def test_methods_name_what_is_written_out() -> None:
    class Things:
        tag = "x"

        def list(self, key: int, *, size: int = 0, **options: Any) -> int:
            total = [key, size]
            return sum(total)

    assert [arguments_of(Things, name) for name in ("list", "tag", "read")] == [("key", "size"), (), ()]


def test_names_come_in_their_own_order() -> None:
    assert (
        str(no_such_argument("pipes.list", "x", ["b", "a"]))
        == "pipes.list has no argument 'x'; it takes b, a"
    )
