"""Jobs and waiters."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

FLOWKIT = """
spec: 1
api: flowkit
url: https://flowkit.example
base: /api/{api_version}
variables: {api_version: {type: integer, default: 0}}
errors: {message: msg}
resources:
  queries:
    path: /
    operations:
      run:
        body: {fields: {query_kind: string}}
        returns: Accepted
        status: 202
        job: {poll: status, result: result, cancel: stop}
      status:
        {method: GET, path: "poll/{query_id}", returns: Status, status: [202, 303, 500],
         wait: {done: {status code: 303}, failed: {status code: 500, status: [errored, cancelled]}, progress: share}}
      result: {method: GET, path: "get/{query_id}.json", returns: list of map of json, envelope: {many: query_result}}
      result_csv: {method: GET, path: "get/{query_id}.csv", returns: {type: stream of bytes, media: text/csv}}
      stop: {method: DELETE, path: "poll/{query_id}"}
types:
  Accepted: {fields: {query_id: string, progress: {fields: {eligible: integer, running: integer}}}}
  Status: {fields: {status: {enum: [completed, executing, errored, cancelled]}, msg: string?, share: integer}}
"""


@pytest.fixture
def flowkit(start: Callable[..., Any]) -> Any:
    return start(FLOWKIT.replace("\n         wait", " wait"))


def test_a_job_runs_for_some_questions_then_is_done_and_has_a_result(flowkit: Any) -> None:
    accepted = flowkit("POST", "/api/0/run", {"query_kind": "x"})
    number = accepted.json()["query_id"]

    early = flowkit("GET", f"/api/0/get/{number}.json")
    polls = [flowkit("GET", f"/api/0/poll/{number}") for _ in range(4)]
    result = flowkit("GET", f"/api/0/get/{number}.json")

    assert (accepted.status, accepted.header("Location"), early.status) == (
        202,
        f"/api/0/poll/{number}",
        409,
    )
    assert [(each.status, each.json()["status"], each.json()["share"]) for each in polls] == [
        (202, "executing", 33),
        (202, "executing", 67),
        (303, "completed", 100),
        (303, "completed", 100),
    ]
    assert polls[2].header("Location") == f"/api/0/get/{number}.json"
    assert (result.status, list(result.json())) == (200, ["query_result"])


def test_a_result_in_another_form_is_not_ready_sooner(start: Callable[..., Any]) -> None:
    """Where the spec lists 202 for it, and it is asked for as the result is; others are no business of jobs."""
    text = FLOWKIT.replace("\n         wait", " wait").replace(
        "media: text/csv}}", "media: text/csv}, status: [200, 202]}"
    )
    others = """
      kinds: {method: GET, path: "kinds", returns: list of string, status: [200, 202]}
      notes: {method: GET, path: "notes/{query_id}", returns: string}
"""
    call = start(text.replace("\ntypes:", f"{others}types:"))
    number = call.json("POST", "/api/0/run", {"query_kind": "x"})["query_id"]
    targets = [f"/api/0/{path}" for path in (f"get/{number}.csv", "get/none.csv", "kinds", f"notes/{number}")]

    early = [call("GET", target).status for target in targets]
    for _ in range(3):
        call("GET", f"/api/0/poll/{number}")

    assert (early, [call("GET", target).status for target in targets]) == (
        [202, 404, 200, 200],
        [200, 404, 200, 200],
    )


def test_a_cancelled_job_fails(flowkit: Any) -> None:
    number = flowkit.json("POST", "/api/0/run", {"query_kind": "x"})["query_id"]

    stopped = flowkit("DELETE", f"/api/0/poll/{number}")
    poll = flowkit("GET", f"/api/0/poll/{number}")

    assert (stopped.status, poll.status, poll.json()["status"]) == (204, 500, "errored")


@pytest.mark.parametrize("target", ["poll/none", "get/none.json"])
def test_a_job_that_nobody_started_is_not_found(flowkit: Any, target: str) -> None:
    assert flowkit("GET", f"/api/0/{target}").status == 404


def test_a_job_is_not_started_by_bad_input(flowkit: Any) -> None:
    assert flowkit("POST", "/api/0/run", {}).status == 400


ELECTRIC = """
spec: 1
api: electric
url: https://electric.example
resources:
  jobs:
    path: /jobs
    key: {id: string}
    model: Job
    envelope: {one: job, many: job}
    operations:
      list:
      read:
      run:
        at: collection
        path: ""
        query: {request: {const: runProcedure}}
        body: {fields: {name: string}}
        returns: {type: Started}
        envelope: none
        job: {poll: job_status, keys: {id: jobId}}
        mock: {polls: 1}
      create: {body: Job.create}
      job_status:
        method: GET
        path: ""
        query: {request: {const: getJobStatus}}
        returns: Status
        envelope: none
        wait: {every: 5s, failed: {status: completed, outcome: error}, done: {status: completed}}
      abort: {method: PUT, path: "", body: {fields: {request: {type: string, const: abortJob}}}, returns: Job}
      rename:
        method: PUT
        path: ""
        body: {fields: {request: {type: string, const: rename}, name: string}}
        returns: Job
        mock: {set: {name: renamed}}
types:
  Job:
    fields:
      id: {type: string, access: read}
      name: string
      status: {type: string, access: read, default: pending}
  Started: {fields: {jobId: string}}
  Status: {fields: {status: {enum: [completed, pending, running]}, outcome: {enum: [error, success]}}}
"""


@pytest.fixture
def electric(start: Callable[..., Any]) -> Any:
    return start(ELECTRIC)


def test_operations_at_one_address_are_told_apart_by_what_is_fixed_in_them(electric: Any) -> None:
    started = electric.json("POST", "/jobs?request=runProcedure", {"name": "x"})
    created = electric.json("POST", "/jobs", {"name": "y"})["job"]

    number = started["jobId"]
    read = electric.json("GET", f"/jobs/{number}")["job"]
    aborted = electric.json("PUT", f"/jobs/{number}", {"request": "abortJob"})["job"]
    renamed = electric.json("PUT", f"/jobs/{number}", {"request": "rename", "name": "z"})["job"]
    neither = electric("PUT", f"/jobs/{number}", {"request": "explode"})

    assert (created["name"], read["name"], aborted["name"], renamed["name"], neither.status) == (
        "y",
        "x",
        "x",
        "renamed",
        400,
    )


def test_a_poll_never_fails_by_accident_and_the_record_follows_it(electric: Any) -> None:
    number = electric.json("POST", "/jobs?request=runProcedure", {"name": "x"})["jobId"]

    polls = [electric.json("GET", f"/jobs/{number}?request=getJobStatus") for _ in range(2)]

    assert ([each["status"] for each in polls], polls[1]["outcome"]) == (["pending", "completed"], "success")
    assert electric.json("GET", f"/jobs/{number}")["job"]["status"] == "completed"


WAITING = """
spec: 1
api: waiting
url: https://waiting.example
resources:
  processes:
    path: /processes
    key: {id: integer}
    model: Process
    envelope: {one: process}
    operations:
      list:
      create:
      read:
        wait: {done: {process.finished: true}, failed: {process.level: [9]}, progress: process.share}
      set_level: {method: PUT, path: "level", returns: Process, mock: {set: {level: 9}}}
types:
  Process:
    fields:
      id: {type: integer, access: read}
      finished: {type: boolean, access: read, default: false}
      level: {type: integer, access: read, default: 0}
      share: {type: number, access: read, default: 0.5}
"""


@pytest.fixture
def waiting(start: Callable[..., Any]) -> Any:
    call = start(WAITING)
    call.json("POST", "/processes", {})
    return call


def test_a_record_that_is_waited_for_becomes_what_is_waited_for(waiting: Any) -> None:
    reads = [waiting.json("GET", "/processes/1")["process"] for _ in range(3)]

    assert [(each["finished"], each["share"]) for each in reads] == [
        (False, 0.33),
        (False, 0.67),
        (True, 1.0),
    ]
    assert waiting.json("GET", "/processes")[0]["finished"] is True


def test_a_record_that_has_failed_stays_so(waiting: Any) -> None:
    waiting.json("PUT", "/processes/1/level")

    reads = [waiting.json("GET", "/processes/1")["process"] for _ in range(3)]

    assert [(each["finished"], each["level"]) for each in reads] == [(False, 9)] * 3


UPLOADS = """
spec: 1
api: uploads
url: https://up.example/v1
resources:
  uploads:
    path: /files
    operations:
      start:
        at: collection
        path: ""
        returns: {type: none, headers: {Location: url}}
        status: 201
        job: {poll: offset, result: finish, keys: {location: header Location}}
      offset: {method: HEAD, path: "{location}", params: {location: url}, wait: {done: {header Upload-Done: "1"}}}
      finish: {method: GET, path: "{location}", params: {location: url}, returns: Upload, status: 202}
  conversions:
    path: /conversions
    operations:
      start:
        at: collection
        path: ""
        body: json
        returns: Started
        status: 202
        job: {poll: check, keys: {link: status_url}}
      check: {method: GET, path: "{link}", params: {link: url}, returns: State, wait: {done: {state: done}}}
  trainings:
    path: /trainings
    operations:
      start:
        {at: collection, path: "", returns: none, status: 202,
         job: {poll: follow, result: outcome, keys: {where: header Operation-Location}}}
      follow:
        method: GET
        path: "{where}"
        params: {where: url}
        returns: Training
        wait: {done: {status: Succeeded}, keys: {from: resourceLocation, where: header Next-Poll}}
      outcome: {method: GET, path: "{from}", params: {from: url}, returns: Upload}
  models:
    path: /models
    operations:
      start:
        {at: collection, path: "", returns: none, status: 202,
         job: {poll: follow, result: outcome, keys: {id: header Location}}}
      follow:
        method: GET
        path: "runs/{id}"
        returns: Training
        wait: {done: {status: Succeeded}, keys: {model: made}}
      outcome: {method: GET, path: "{model}", returns: Upload}
types:
  Training: {fields: {status: string, resourceLocation: string?, made: string?}}
  Upload: {fields: {name: {type: string, example: x}}}
  Started: {fields: {status_url: url}}
  State: {fields: {state: string, next: url?}}
"""


@pytest.fixture
def uploads(start: Callable[..., Any]) -> Any:
    return start(UPLOADS)


def test_an_address_that_the_fake_gave_leads_back_to_it(uploads: Any) -> None:
    started = uploads("POST", "/v1/files")
    path = started.header("Location")

    early = uploads("GET", path)
    polls = [uploads("HEAD", path) for _ in range(3)]
    late = uploads("GET", path)

    assert (started.status, path.startswith("/v1/files/"), early.status) == (201, True, 202)
    assert [each.header("Upload-Done") for each in polls] == [None, None, "1"]
    assert (late.json(), uploads("GET", "/v1/files/other").status) == ({"name": "x"}, 404)


def test_the_last_poll_says_where_the_result_lies(uploads: Any) -> None:
    started = uploads("POST", "/v1/trainings")
    where = started.header("Operation-Location")

    polls = [uploads("GET", where) for _ in range(3)]
    result = uploads("GET", polls[-1].json()["resourceLocation"].removeprefix("http://mock:1"))

    assert (started.status, started.content, result.json()) == (202, b"", {"name": "x"})
    assert [each.json()["status"] for each in polls] == ["running", "running", "Succeeded"]
    assert {each.header("Next-Poll") for each in polls} == {where}


def test_the_last_poll_says_the_id_of_the_result(uploads: Any) -> None:
    where = uploads("POST", "/v1/models").header("Location")

    model = [uploads.json("GET", where)["made"] for _ in range(3)][-1]

    assert uploads.json("GET", f"/v1/models/{model}") == {"name": "x"}


def test_fields_may_hold_the_address_of_the_next_step(uploads: Any) -> None:
    link = uploads.json("POST", "/v1/conversions", {"a": 1})["status_url"]
    path = link.removeprefix("http://mock:1")

    polls = [uploads.json("GET", path)["state"] for _ in range(3)]

    assert polls == ["running", "running", "done"]


def test_a_job_is_known_by_a_field_of_its_record_that_a_parameter_asks_for(start: Callable[..., Any]) -> None:
    call = start("""
spec: 1
api: flows
url: https://flows.example
resources:
  runs:
    path: /runs
    model: Run
    envelope: {one: run}
    operations:
      start: {path: "", body: Run.create, returns: Run, job: {poll: state, keys: {runId: run.runId}}}
      state:
        method: PUT
        path: /details
        query: {runId: {required: true}}
        returns: Run
        envelope: {one: run.0}
        wait: {done: {run.0.completed: "1"}}
types:
  Run:
    fields:
      runId: {type: string, access: read, mock: id}
      name: string
      completed: {type: boolean, wire: {true: "1", false: "0"}, access: read, default: "0"}
""")

    started = [call.json("POST", "/runs", {"name": name})["run"] for name in "ab"]
    polls = [call.json("PUT", f"/details?runId={started[1]['runId']}")["run"][0] for _ in range(3)]

    assert len({run["runId"] for run in started}) == 2
    assert [(poll["runId"], poll["name"], poll["completed"]) for poll in polls] == [
        (started[1]["runId"], "b", completed) for completed in ("0", "0", "1")
    ]


MACHINES = """
spec: 1
api: machines
url: https://machines.example
resources:
  machines:
    path: /machines
    key: {name: string}
    model: Machine
    operations:
      list:
      create:
      read:
      partial_update: {returns: Work, job: {poll: work, keys: {work: id}}}
      restart: {returns: Work, job: {poll: work, keys: {work: id}}, mock: {polls: 1}}
      work: {method: GET, path: "/work/{work}", returns: Work, wait: {done: {done: true}}}
types:
  Machine: {fields: {name: string, size: integer}}
  Work: {fields: {id: string, done: boolean}}
"""


def test_work_on_a_record_may_start_again_and_leaves_it_there(start: Callable[..., Any]) -> None:
    machines = start(MACHINES)
    machines.json("POST", "/machines", {"name": "a", "size": 1})

    changed = machines.json("PATCH", "/machines/a", {"size": 2})
    works = [machines.json("POST", "/machines/a/restart") for _ in range(2)]
    polls = [machines.json("GET", f"/work/{works[1]['id']}")["done"] for _ in range(3)]

    assert len({one["id"] for one in (changed, *works)}) == 3
    assert (polls, machines.json("GET", "/machines")) == ([False, True, True], [{"name": "a", "size": 2}])


CLOUD = """
spec: 1
api: cloud
url: https://api.cloud.example/v1
resources:
  instances:
    path: /projects/{project}/instances
    key: {instance: {matches: name}}
    model: Instance
    fields: {name: {type: string, access: read}, size: {type: integer, default: 1}}
    operations:
      list:
      create: {returns: Operation, job: {poll: ask, cancel: stop, keys: {operation: name}}}
      ask:
        {method: GET, path: "/{operation}", params: {operation: path}, returns: Operation,
        wait: {done: {done: true}, failed: {error: stopped}}}
      stop: {path: "/{operation}/stop", params: {operation: path}}
types:
  Operation: {fields: {name: path, done: boolean?, error: string?}}
"""


def test_a_job_is_asked_after_at_a_path_without_the_holes_of_its_collection(start: Any) -> None:
    cloud = start(CLOUD, job_polls=1)
    names = [cloud.json("POST", f"/v1/projects/{project}/instances", {"size": 2})["name"] for project in "ab"]

    answers = [cloud.json("GET", f"/v1/{name}").get("done", False) for name in (*names, *names)]
    assert answers == [False, False, True, True]
    assert cloud("GET", "/v1/no-such-operation").status == 404
    stores = [(parents, row.data["size"]) for parents, row in cloud.fake.world.store.of_resource("instances")]
    assert (
        [each for each in stores if each[0][0][1]]
        == stores
        == [
            ((("project", "a"),), 2),
            ((("project", "b"),), 2),
        ]
    )


def test_a_job_is_stopped_at_a_path_without_the_holes_of_its_collection(start: Any) -> None:
    cloud = start(CLOUD)
    name = cloud.json("POST", "/v1/projects/a/instances", {})["name"]
    cloud("POST", f"/v1/{name}/stop")

    assert cloud.json("GET", f"/v1/{name}")["error"] == "stopped"


def test_the_same_body_is_the_same_job_where_it_is_started_once(start: Callable[..., Any]) -> None:
    """Until it was cancelled, before its end; and what a poll says at the end may be told."""
    text = FLOWKIT.replace("\n         wait", " wait")
    text = text.replace("cancel: stop}", "cancel: stop}\n        mock: {once: true, polls: 1}")
    call = start(text.replace("progress: share}}", "progress: share}, mock: {done: {msg: It is over.}}}"))
    run = lambda body: call.json("POST", "/api/0/run", body)["query_id"]  # noqa: E731
    first = run({"query_kind": "x", "a": 1})

    again, other = run({"a": 1, "query_kind": "x"}), run({"query_kind": "y"})
    polls = [call("GET", f"/api/0/poll/{first}") for _ in range(2)]
    over = run({"query_kind": "x", "a": 1})
    call("DELETE", f"/api/0/poll/{other}")
    anew = run({"query_kind": "y"})

    assert (again == first, other == first, over == first, anew == other) == (True, False, True, False)
    assert [(each.status, each.json().get("msg")) for each in polls] == [(202, "text"), (303, "It is over.")]


STATES = """
spec: 1
api: flow
url: https://flow.example
resources:
  jobs:
    path: /jobs
    key: {id: {matches: [id, name]}}
    envelope: {one: job}
    model: Job
    operations:
      read: {wait: {done: {job.status: completed}}}
      run:
        at: collection
        body: none
        returns: Job
        job: {poll: status, cancel: stop, keys: {id: job.id}}
        mock: {states: [{status: pending}, {status: running, step: 1}]}
      status:
        method: GET
        returns: Status
        envelope: none
        wait: {done: {status: completed}, failed: {status: failed}}
      other:
        method: GET
        returns: Status
        envelope: none
        wait: {done: {status: completed}}
        mock: {states: [{step: 9}]}
      stop: {method: PUT}
types:
  Job:
    fields:
      id: {type: string, access: read, mock: id}
      name: {type: string, access: read, mock: "text job_{id}"}
      status: {type: string, access: read, default: new}
      step: {type: integer?, access: read}
  Status: {fields: {id: string, status: string, step: integer?}}
"""


def test_a_job_goes_through_its_states(start: Callable[..., Any]) -> None:
    flow = start(STATES, job_polls=3)
    started = flow.json("POST", "/jobs/run")["job"]
    key = started["id"]

    told = [flow.json("GET", f"/jobs/{key}/status") for _ in range(5)]

    assert (started["status"], started["name"]) == ("new", f"job_{key}")
    assert [(one["status"], one["step"]) for one in told] == [
        ("pending", None),
        ("running", 1),
        ("running", 1),
        ("completed", 1),
        ("completed", 1),
    ]


def test_whoever_asks_after_a_job_that_is_done_is_told_so(start: Callable[..., Any]) -> None:
    """By its key or its name, by one poll or another: what one has said, the others say too."""
    flow = start(STATES, job_polls=1)
    key = flow.json("POST", "/jobs/run")["job"]["id"]

    told = [flow.json("GET", f"/jobs/{name}")["job"] for name in (key, f"job_{key}")]
    status = flow.json("GET", f"/jobs/job_{key}/status")

    assert [(one["id"], one["status"]) for one in told] == [(key, "pending"), (key, "completed")]
    assert status == {"id": key, "status": "completed", "step": None}


def test_states_of_a_poll_come_before_those_of_the_start_and_a_job_that_is_stopped_has_none(
    start: Callable[..., Any],
) -> None:
    flow = start(STATES)
    first, second = (flow.json("POST", "/jobs/run")["job"]["id"] for _ in range(2))
    flow("PUT", f"/jobs/{second}/stop")

    assert flow.json("GET", f"/jobs/{first}/other") == {"id": first, "status": "new", "step": 9}
    assert flow.json("GET", f"/jobs/{second}/status") == {"id": second, "status": "failed", "step": None}


def test_the_key_of_a_job_lies_in_its_answer_once(start: Callable[..., Any]) -> None:
    assert set(start(STATES).json("POST", "/jobs/run")["job"]) == {"id", "name", "status", "step"}


TAGGED = """
spec: 1
api: tagged
url: https://t.example
resources:
  moves:
    path: /moves
    key: {id: integer}
    model: Move
    fields: {id: {type: integer, access: read}, moved: {type: integer?, access: read}, to: string}
    operations:
      create: {job: {poll: check}}
      read: {wait: {done: {to: there}, progress: moved}}
      check: {method: GET, returns: State, wait: {done: {.tag: complete}, failed: {.tag: failed}}}
types:
  State: {tag: .tag, union: {complete: Complete, in_progress: Busy, failed: Failed}}
  Complete: {fields: {entries: list of integer, by: string}}
  Busy: {fields: {left: integer}}
  Failed: {fields: {reason: string}}
""".replace("{.tag:", "{\\.tag:")


def test_a_state_that_its_tag_tells_has_the_members_of_the_tag(start: Callable[..., Any]) -> None:
    tagged = start(TAGGED)
    tagged.json("POST", "/moves", {"to": "x"})

    states = [tagged.json("GET", "/moves/1/check") for _ in range(3)]

    assert [sorted(each) for each in states] == [
        [".tag", "left"],
        [".tag", "left"],
        [".tag", "by", "entries"],
    ]
    assert [each[".tag"] for each in states] == ["in_progress", "in_progress", "complete"]


def test_progress_of_a_whole_number_is_a_percentage(start: Callable[..., Any]) -> None:
    tagged = start(TAGGED)
    tagged.json("POST", "/moves", {"to": "x"})

    assert [tagged.json("GET", "/moves/1")["moved"] for _ in range(3)] == [33, 67, 100]


ADDRESSED = """
spec: 1
api: addressed
url: https://a.example/v1
auth: {key: {expires: never}}
resources:
  items:
    path: /items
    key: {id: integer}
    model: Item
    fields: {id: {type: integer, access: read}, name: string}
    operations:
      create:
      read:
      copy:
        returns: {headers: {Location: url}}
        status: 202
        job: {poll: monitor, keys: {monitor_url: header Location}}
      monitor:
        method: GET
        path: "{monitor_url}"
        params: {monitor_url: url}
        returns: Copy
        auth: none
        wait: {done: {status: completed}}
      begin: {returns: Session}
      part:
        method: PUT
        at: collection
        path: "{upload_url}"
        params: {upload_url: url}
        auth: none
        body: bytes
        returns: Session
      left:
        {method: GET, at: collection, path: "{upload_url}", params: {upload_url: url}, auth: none, returns: Session}
types:
  Copy: {fields: {status: string}}
  Session: {fields: {uploadUrl: url, expires: datetime}}
"""


def test_addresses_beside_those_of_items_are_told_apart(start: Callable[..., Any]) -> None:
    addressed = start(ADDRESSED)
    signed = {"Authorization": "Bearer t"}
    addressed.json("POST", "/v1/items", {"name": "a"}, headers=signed)

    copying = addressed("POST", "/v1/items/1/copy", headers=signed)
    where = copying.header("Location")
    states = [
        addressed.json("GET", where)["status"] for _ in range(3)
    ]  # whoever has the address needs no key

    assert (copying.status, where, states[2]) == (202, "/v1/items/1/monitor", "completed")
    assert addressed.json("GET", "/v1/items/1", headers=signed) == {"id": 1, "name": "a"}


def test_an_answer_says_at_which_address_it_goes_on(start: Callable[..., Any]) -> None:
    addressed = start(ADDRESSED)
    signed = {"Authorization": "Bearer t"}
    addressed.json("POST", "/v1/items", {"name": "a"}, headers=signed)

    url = addressed.json("POST", "/v1/items/1/begin", headers=signed)["uploadUrl"]
    target = url.removeprefix(addressed.origin)
    sessions = [addressed.json("PUT", target, content=b"x"), addressed.json("GET", target)]

    assert target == "/v1/items/1/part"
    assert [each["uploadUrl"] for each in sessions] == [url, url]


ASKED_BY_BODIES = """
spec: 1
api: asked
url: https://a.example
resources:
  moves:
    path: /moves
    operations:
      start: {body: {fields: {to: string}}, returns: Started, job: {poll: check, cancel: stop}}
      check: {body: {fields: {job_id: integer}}, returns: State, wait: {done: {state: done}, failed: {state: stopped}}}
      stop: {body: {as: form, fields: {job_id: integer}}}
types:
  Started: {fields: {job_id: integer}}
  State: {fields: {state: {enum: [busy, done, stopped]}}}
"""


def test_jobs_are_asked_after_by_members_of_bodies(start: Callable[..., Any]) -> None:
    asked = start(ASKED_BY_BODIES)
    first, second = (asked.json("POST", "/moves/start", {"to": "x"})["job_id"] for _ in range(2))

    form = {"Content-Type": "application/x-www-form-urlencoded"}
    stopped = asked("POST", "/moves/stop", content=f"job_id={second}".encode(), headers=form)
    states = [
        asked.json("POST", "/moves/check", {"job_id": each})["state"]
        for each in (first, second, first, first)
    ]

    assert (first != second, stopped.status, states) == (True, 204, ["busy", "stopped", "busy", "done"])
    assert asked("POST", "/moves/check", {"job_id": 99}).status == 404


@pytest.mark.parametrize(
    ("start_polls", "poll_polls", "asked"), [(5, 2, 3), (0, None, 1), (None, 0, 1), (None, None, 3)]
)
def test_what_the_poll_says_of_its_questions_wins_though_it_is_what_is_usual(
    start: Callable[..., Any], start_polls: int | None, poll_polls: int | None, asked: int
) -> None:
    hints = [
        "{chunked: false}" if each is None else f"{{polls: {each}}}" for each in (start_polls, poll_polls)
    ]
    call = start(f"""
spec: 1
api: works
url: https://works.example
resources:
  works:
    path: /works
    key: {{id: integer}}
    model: Work
    operations:
      begin: {{at: collection, returns: Work, job: {{poll: state}}, mock: {hints[0]}}}
      state: {{method: GET, path: "", returns: Work, wait: {{done: {{state: done}}}}, mock: {hints[1]}}}
types: {{Work: {{fields: {{id: {{type: integer, access: read, mock: id}}, state: {{type: string, default: new}}}}}}}}
""")
    number = call.json("POST", "/works/begin")["id"]

    states = [call.json("GET", f"/works/{number}")["state"] for _ in range(asked)]

    assert [state == "done" for state in states] == [False] * (asked - 1) + [True]
