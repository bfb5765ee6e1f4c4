"""Long polls without sockets: which calls wait, for what, and until when."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import parse_qsl

import pytest
from attrs import define

from specloom_codegen.mock.fake import Fake, Handled
from specloom_codegen.mock.messages import Call

NOW = 1_700_000_000.0

PROCESSES = """
spec: 1
api: processes
url: https://processes.example
rate_limit: {requests: 100, remaining: header X-Left}
resources:
  processes:
    path: /processes
    key: {id: {matches: id}}
    model: Process
    operations:
      list: {query: {wait: {type: duration, wire: milliseconds, mock: wait}, name: string?}}
      create:
      start:
        at: collection
        path: start
        body: Process.create
        returns: Process
        job: {poll: status, cancel: cancel, keys: {id: id}}
        mock: {set: {state: running}}
      read: {query: {wait: {type: integer, mock: wait milliseconds}}}
      status:
        method: GET
        query: {wait: {type: integer, mock: wait milliseconds}}
        returns: Process
        wait: {done: {state: done}, failed: {state: [failed, cancelled]}}
      update: {method: POST, partial: true}
      delete:
      run: {body: any, returns: any, mock: {set: {state: done}}}
      cancel: {returns: Process, mock: {set: {state: cancelled}}}
types:
  Process:
    fields:
      id: {type: string, access: read, mock: id}
      name: {type: string, default: ""}
      state: {enum: [new, running, done, failed, cancelled], access: read, default: new}
"""


@define
class Asker:
    """Asks a fake, and asks it again."""

    fake: Fake
    now: float = NOW

    def __call__(self, method: str, target: str, body: bytes = b"") -> Handled:
        path, _, query = target.partition("?")
        pairs = tuple(parse_qsl(query, keep_blank_values=True))
        return self.fake.answer(Call(method=method, path=path, query=pairs, content=body, now=self.now))

    def again(self, waiting: Handled, after: float = 0.0) -> Handled:
        self.now += after
        return self.fake.resume(waiting, self.now)

    def json(self, method: str, target: str, body: bytes = b"") -> Any:
        return self(method, target, body).reply.json()


@pytest.fixture
def ask(start: Callable[..., Any]) -> Callable[..., Asker]:
    return lambda text=PROCESSES, **options: Asker(start(text, **options).fake)


def seconds_left(handled: Handled) -> float | None:
    return None if handled.held is None else handled.held.due - NOW


@pytest.mark.parametrize("query", ["", "?wait=0"])
def test_who_does_not_ask_to_wait_is_answered_at_once(ask: Callable[..., Asker], query: str) -> None:
    call = ask()
    eid = call.json("POST", "/processes", b"{}")["id"]

    assert call("GET", f"/processes/{eid}{query}").held is None


def test_a_call_waits_until_its_time_is_over(ask: Callable[..., Asker]) -> None:
    call = ask(rate_limit=True)
    made = call.json("POST", "/processes", b"{}")

    waiting = call("GET", f"/processes/{made['id']}?wait=2500")
    early = call.again(waiting, after=2.4)
    late = call.again(early, after=0.1)

    assert (seconds_left(waiting), early is waiting, late.held) == (2.5, True, None)
    assert (late.operation, late.reply.json(), late.reply.header("X-Left")) == ("processes.read", made, "98")


CHANGES: dict[str, tuple[str, str, bytes, int, Mapping[str, str]]] = {
    "a run": ("POST", "/run", b"1", 200, {"name": "", "state": "done"}),
    "a cancel": ("POST", "/cancel", b"", 200, {"name": "", "state": "cancelled"}),
    "a deletion": ("DELETE", "", b"", 404, {}),
}


@pytest.mark.parametrize(("method", "path", "body", "status", "shown"), CHANGES.values(), ids=CHANGES)
def test_a_change_by_another_caller_is_answered(
    ask: Callable[..., Asker], method: str, path: str, body: bytes, status: int, shown: Mapping[str, str]
) -> None:
    call = ask()
    eid, other = (call.json("POST", "/processes", b"{}")["id"] for _ in range(2))
    waiting = call("GET", f"/processes/{eid}?wait=5000")

    call("POST", f"/processes/{other}/cancel")
    call("POST", f"/processes/{eid}", b'{"name": ""}')  # which is no change of its state
    still = call.again(waiting)
    call(method, f"/processes/{eid}{path}", body)
    answered = call.again(still)

    assert (still.held is not None, answered.held, answered.reply.status) == (True, None, status)
    assert {name: answered.reply.json().get(name) for name in shown} == shown


def test_a_list_waits_for_a_record_that_it_would_show(ask: Callable[..., Asker]) -> None:
    call = ask()
    waiting = call("GET", "/processes?wait=1500&name=a")

    call("POST", "/processes", b'{"name": "b"}')
    still = call.again(waiting)
    call("POST", "/processes", b'{"name": "a"}')
    answered = call.again(still)

    assert (waiting.reply.status, seconds_left(waiting), still.held is not None, answered.held) == (
        200,
        1.5,
        True,
        None,
    )
    assert [one["name"] for one in answered.reply.json()] == ["a"]


@pytest.mark.parametrize("target", ["/processes/none?wait=5000", "/processes/none/status?wait=5000"])
def test_what_is_not_there_is_refused_at_once(ask: Callable[..., Asker], target: str) -> None:
    refused = ask()("GET", target)

    assert (refused.held, refused.reply.status) == (None, 404)


# --- jobs ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["", "/status"])
def test_a_long_poll_is_a_step_of_a_job_that_takes_no_time(ask: Callable[..., Asker], path: str) -> None:
    call = ask()
    eid = call.json("POST", "/processes/start", b"{}")["id"]

    asked = [call("GET", f"/processes/{eid}{path}?wait=5000") for _ in range(4)]

    assert [each.held for each in asked] == [None] * 4
    assert [each.reply.json()["state"] for each in asked] == ["running", "running", "done", "done"]


@pytest.mark.parametrize("path", ["", "/status"])
def test_a_step_takes_as_long_as_the_fake_is_told(ask: Callable[..., Asker], path: str) -> None:
    call = ask(job_pause=4.0, job_polls=1)
    eid = call.json("POST", "/processes/start", b"{}")["id"]
    target = f"/processes/{eid}{path}?wait=3000"

    first = call("GET", target)
    over = call.again(first, after=3.0)  # the call's own time
    second = call("GET", target)
    stepped = call.again(second, after=1.0)  # four seconds after the first question
    third = call("GET", target)
    over_again = call.again(third, after=3.0)
    fourth = call("GET", target)
    done = call.again(fourth, after=1.0)
    last = call("GET", target)

    assert [seconds_left(each) for each in (first, over, second, stepped)] == [3.0, None, 4.0, None]
    states = [each.reply.json()["state"] for each in (over, stepped, over_again, done, last)]
    assert (states, last.held) == (["running", "running", "running", "done", "done"], None)


def test_a_job_that_was_idle_for_long_moves_on_at_once(ask: Callable[..., Asker]) -> None:
    call = ask(job_pause=4.0, job_polls=0)
    eid = call.json("POST", "/processes/start", b"{}")["id"]
    call("GET", f"/processes/{eid}?wait=1000")
    call.now += 60

    asked = call("GET", f"/processes/{eid}?wait=1000")

    assert (asked.held, asked.reply.json()["state"]) == (None, "done")


def test_a_cancel_ends_the_wait_for_a_step(ask: Callable[..., Asker]) -> None:
    call = ask(job_pause=60.0)
    eid = call.json("POST", "/processes/start", b"{}")["id"]
    waiting = call("GET", f"/processes/{eid}/status?wait=10000")

    call("POST", f"/processes/{eid}/cancel")
    answered = call.again(waiting)

    assert (answered.held, answered.reply.json()["state"]) == (None, "cancelled")


def test_a_job_that_has_ended_stays_as_it_is_when_it_is_cancelled(ask: Callable[..., Asker]) -> None:
    call = ask(job_polls=0)
    eid = call.json("POST", "/processes/start", b"{}")["id"]
    call("GET", f"/processes/{eid}/status")

    cancelled = call.json("POST", f"/processes/{eid}/cancel")

    assert (cancelled["state"], call.json("GET", f"/processes/{eid}/status")["state"]) == ("done", "done")


def test_what_nobody_started_does_not_move_by_being_asked_after(ask: Callable[..., Asker]) -> None:
    call = ask()
    eid = call.json("POST", "/processes", b"{}")["id"]

    waiting = call("GET", f"/processes/{eid}/status?wait=5000")
    over = call.again(waiting, after=5.0)

    assert (seconds_left(waiting), over.held, over.reply.json()["state"]) == (5.0, None, "new")


@pytest.mark.parametrize("ending", ["run", "cancel"])
def test_what_has_ended_is_not_waited_for(ask: Callable[..., Asker], ending: str) -> None:
    call = ask()
    eid = call.json("POST", "/processes", b"{}")["id"]
    call("POST", f"/processes/{eid}/{ending}")

    assert call("GET", f"/processes/{eid}?wait=5000").held is None


HIDDEN = """
spec: 1
api: hidden
url: https://hidden.example
resources:
  queries:
    path: /queries
    operations:
      run: {body: json, returns: Accepted, status: 202, job: {poll: state}}
      state: {method: GET, path: "{query_id}", query: {timeout: {mock: wait}}, returns: State, status: [202, 303],
              wait: {done: {status code: 303}, progress: share}}
types:
  Accepted: {fields: {query_id: string}}
  State: {fields: {share: {type: number, default: 0.5}}}
"""


def test_a_job_whose_state_is_in_no_record_has_steps_too(ask: Callable[..., Asker]) -> None:
    call = ask(HIDDEN, job_pause=2.0)
    number = call.json("POST", "/queries/run", b"{}")["query_id"]

    waiting = [call("GET", f"/queries/{number}?timeout=1m")]
    found = []
    for _ in range(3):
        found.append(call.again(waiting[-1], after=2.0))
        waiting.append(call("GET", f"/queries/{number}?timeout=1m"))

    assert [(each.reply.status, each.reply.json()["share"]) for each in found] == [
        (202, 0.33),
        (202, 0.67),
        (303, 1.0),
    ]
    assert [seconds_left(each) for each in waiting] == [2.0, 4.0, 6.0, None]


def test_the_end_of_a_job_by_others_questions_is_a_change_though_no_record_shows_it(
    ask: Callable[..., Asker],
) -> None:
    call = ask(HIDDEN, job_pause=60.0, job_polls=1)
    number = call.json("POST", "/queries/run", b"{}")["query_id"]
    waiting = call("GET", f"/queries/{number}?timeout=1m")

    early = [call("GET", f"/queries/{number}").reply.status, call.again(waiting).held is not None]
    late = [call("GET", f"/queries/{number}").reply.status, call.again(waiting).reply.status]

    assert (early, late) == ([202, True], [303, 303])


def test_each_change_counts_where_no_operation_looks_at_a_state(ask: Callable[..., Asker]) -> None:
    call = ask(ALIASES)
    call("POST", "/notes", b'{"text": "a"}')
    waiting = call("GET", "/notes/1?wait=60")

    call("PUT", "/notes/1", b'{"text": "a"}')
    same = call.again(waiting)
    call("PUT", "/notes/1", b'{"text": "b"}')
    answered = call.again(waiting)

    assert (same.held is not None, answered.held, answered.reply.json()["text"]) == (True, None, "b")


ALIASES = """
spec: 1
api: aliases
url: https://aliases.example
resources:
  notes:
    path: /notes
    key: {id: integer}
    operations:
      create:
      update:
      read: {query: {wait: {type: Pause, mock: wait}}}
      watch: {method: GET, query: {wait: {type: integer, mock: wait seconds}}}
types: {Pause: {type: duration, wire: seconds}}
"""


@pytest.mark.parametrize(
    ("target", "seconds"),
    [
        ("/notes/1?wait=2.5", 2.5),
        ("/notes/1?wait=PT3S", 3.0),
        ("/notes/1/watch?wait=-5", None),
        (f"/notes/1/watch?wait={'9' * 400}", math.inf),
    ],
    ids=["seconds", "ISO 8601", "negative", "very long"],
)
def test_a_wait_is_read_as_its_type_says(
    ask: Callable[..., Asker], target: str, seconds: float | None
) -> None:
    call = ask(ALIASES)
    call("POST", "/notes", b"{}")

    assert seconds_left(call("GET", target)) == seconds


WAITER = """
spec: 1
api: waiter
url: https://waiter.example
resources:
  machines:
    path: /machines
    key: {id: integer}
    model: Machine
    operations: {create, read: {query: {wait: {type: number, mock: wait seconds}}, wait: {done: {up: true}}}}
types: {Machine: {fields: {id: {type: integer, access: read}, up: {type: boolean, access: read, default: false}}}}
"""


def test_a_record_that_no_job_made_moves_where_it_is_waited_for(ask: Callable[..., Asker]) -> None:
    call = ask(WAITER)
    call("POST", "/machines", b"{}")

    asked = [call("GET", "/machines/1?wait=0.5") for _ in range(3)]

    assert [(each.held, each.reply.json()["up"]) for each in asked] == [
        (None, False),
        (None, False),
        (None, True),
    ]


# --- what the caller has seen ----------------------------------------------------------------------

CONSUL = """
spec: 1
api: consul
url: https://consul.example/v1
defaults:
  query: {wait: {default: 5m, mock: wait}, index: {type: integer, mock: version}}
resources:
  keys:
    path: /kv
    key: {name: {type: path, matches: Key}}
    model: Entry
    operations:
      list: {returns: {headers: {X-Consul-Index: {type: integer, mock: version}}}}
      read: {returns: {headers: {X-Consul-Index: {type: integer, mock: version}}}}
      create:
      update:
      delete:
      watch:
        method: GET
        path: watch
        query: {wait: {type: boolean, default: false, mock: wait}, index: {mock: version next}}
        returns: Entry
types:
  Entry:
    fields:
      Key: string
      Value: {type: string, default: ""}
      ModifyIndex: {type: integer, access: read, mock: version}
      Stamp: {type: string, access: read, mock: version}
"""


@pytest.fixture
def consul(ask: Callable[..., Asker]) -> Asker:
    call = ask(CONSUL)
    for name in "ab":
        call("POST", "/v1/kv", b'{"Key": "%s"}' % name.encode())
    return call


def index_of(handled: Handled) -> str | None:
    return handled.reply.header("X-Consul-Index")


def test_a_caller_that_has_seen_nothing_is_answered_at_once(consul: Asker) -> None:
    first = consul("GET", "/v1/kv/a?wait=10s")

    assert (first.held, index_of(first), first.reply.json()) == (
        None,
        "1",
        {"Key": "a", "Value": "", "ModifyIndex": 1, "Stamp": "1"},
    )


def test_a_caller_waits_for_what_it_has_not_seen(consul: Asker) -> None:
    waiting = consul("GET", "/v1/kv/a?wait=1m30s&index=1")

    consul("PUT", "/v1/kv/b", b'{"Key": "b", "Value": "2"}')
    still = consul.again(waiting)
    consul("PUT", "/v1/kv/a", b'{"Key": "a", "Value": "1"}')
    answered = consul.again(still)

    assert (seconds_left(waiting), still.held is not None, answered.held) == (90.0, True, None)
    assert (index_of(answered), answered.reply.json()["Value"]) == ("4", "1")


def test_what_the_server_assumes_is_how_long_a_caller_waits(consul: Asker) -> None:
    assert seconds_left(consul("GET", "/v1/kv/a?index=1")) == 300.0


@pytest.mark.parametrize("index", ["0", "3", "x9"])
def test_a_caller_that_has_seen_something_else_is_answered_at_once(consul: Asker, index: str) -> None:
    assert consul("GET", f"/v1/kv/a?index={index}").held is None


def test_a_collection_has_a_version_that_a_deletion_changes(consul: Asker) -> None:
    first = consul("GET", "/v1/kv")
    waiting = consul("GET", f"/v1/kv?index={index_of(first)}&wait=500ms")

    consul("DELETE", "/v1/kv/a")
    answered = consul.again(waiting)

    assert (index_of(first), seconds_left(waiting), index_of(answered), answered.held) == (
        "2",
        0.5,
        "3",
        None,
    )
    assert [one["Key"] for one in answered.reply.json()] == ["b"]


def test_a_wait_without_end_for_the_first_version_that_was_not_seen(consul: Asker) -> None:
    seen = consul("GET", "/v1/kv/a/watch?wait=true&index=1")
    waiting = consul("GET", "/v1/kv/a/watch?wait=true&index=2")
    no_wait = consul("GET", "/v1/kv/a/watch?wait=false&index=2")

    assert [seconds_left(each) for each in (seen, waiting, no_wait)] == [None, math.inf, None]


def test_a_version_goes_on_where_the_state_was_loaded(consul: Asker, ask: Callable[..., Asker]) -> None:
    changes = consul.fake.world.store.take_changes()
    other = ask(CONSUL)
    other.fake.world.store.clear()
    other.fake.world.store.load(changes)

    other("PUT", "/v1/kv/a", b'{"Key": "a", "Value": "1"}')

    assert int(index_of(other("GET", "/v1/kv/a")) or 0) > 2


@pytest.mark.parametrize("wait", ["soon", "10", "5 m"])
def test_a_wait_that_is_no_duration_is_refused(consul: Asker, wait: str) -> None:
    refused = consul("GET", f"/v1/kv/a?wait={wait}&index=1")

    assert (refused.held, refused.reply.status) == (None, 400)


def test_a_reset_forgets_the_steps_of_jobs(ask: Callable[..., Asker]) -> None:
    call = ask(job_pause=4.0)
    eid = call.json("POST", "/processes/start", b"{}")["id"]
    waiting = call("GET", f"/processes/{eid}?wait=9000")

    call.fake.reset(call.now)
    answered = call.again(waiting)

    assert (answered.held, answered.reply.status) == (None, 404)


def test_a_long_list_that_many_wait_for_is_compared_once_it_was_written_to(ask: Callable[..., Asker]) -> None:
    call = ask()
    for _ in range(50):
        call("POST", "/processes", b"{}")
    waiting = [call("GET", "/processes?wait=5000") for _ in range(3)]
    call("GET", "/processes")

    still = [call.again(each) for each in waiting]

    assert [each is before for each, before in zip(still, waiting, strict=True)] == [True] * 3
    assert {type(each.held.seen) for each in waiting if each.held} == {int}
    assert {each.reply.content for each in waiting} == {b""}


def test_steps_are_forgotten_with_the_jobs_that_are_over(ask: Callable[..., Asker]) -> None:
    call = ask(job_pause=20)
    steps = call.fake.long_polls._steps
    eid, other = (call.json("POST", "/processes/start", b"{}")["id"] for _ in range(2))
    waiting = [call("GET", f"/processes/{each}?wait=5000") for each in (eid, other)]
    known = len(steps)
    call("POST", f"/processes/{eid}/cancel")
    call.again(waiting[0])
    call("POST", f"/processes/{other}/cancel")
    call("GET", f"/processes/{other}?wait=5000")
    call.again(waiting[1])

    assert (known, steps) == (2, {})


def test_of_so_many_jobs_it_is_known_when_they_move_on(
    ask: Callable[..., Asker], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("specloom_codegen.mock.waiting._MOST_STEPS", 2)
    call = ask(job_pause=20)
    for _ in range(5):
        eid = call.json("POST", "/processes/start", b"{}")["id"]
        call("GET", f"/processes/{eid}?wait=5000")

    assert len(call.fake.long_polls._steps) == 2


@pytest.mark.parametrize("index", ["²", "9" * 5000, "-1", "1.0", ""])
def test_a_version_that_is_no_number_is_one_that_nothing_has(ask: Callable[..., Asker], index: str) -> None:
    call = ask(CONSUL.replace("index: {type: integer,", "index: {type: string,"))
    shown = call("GET", "/v1/kv").reply.header("X-Consul-Index")

    assert call("GET", f"/v1/kv?index={shown}&wait=10s").held is not None
    assert call("GET", f"/v1/kv?index={index}&wait=10s").held is None


def test_to_wait_for_a_job_changes_nothing_of_it(ask: Callable[..., Asker]) -> None:
    states = "mock: {set: {state: new}, states: [{state: new}, {state: running}]}"
    call = ask(PROCESSES.replace("mock: {set: {state: running}}", states), job_pause=20)
    eid = call.json("POST", "/processes/start", b"{}")["id"]

    waiting = call("GET", f"/processes/{eid}/status?wait=60000")
    again = call.again(waiting, after=1)
    seen = call.json("GET", f"/processes/{eid}")["state"]
    answers = []
    for _ in range(4):
        waiting = call("GET", f"/processes/{eid}/status?wait=60000")
        answers.append(call.again(waiting, after=20) if waiting.held else waiting)

    assert (again.held is not None, seen) == (True, "new")
    assert [each.reply.json()["state"] for each in answers] == ["new", "running", "done", "done"]
