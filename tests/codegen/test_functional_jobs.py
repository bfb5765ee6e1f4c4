"""Specs with jobs, waiters and limits become clients that obey them: inline YAML → generate → import → the wire."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from textwrap import dedent
from types import ModuleType
from typing import Any

import pytest

from specloom.errors import JobFailed
from specloom.testing import FakeClock, FakeTransport, reply
from specloom_codegen import pipeline

Make = Callable[[str], ModuleType]


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Make]:
    """Generate the client of a spec and import it."""
    monkeypatch.syspath_prepend(str(tmp_path))
    name = f"jobs_{tmp_path.name.replace('-', '_').lower()}"

    def make(text: str) -> ModuleType:
        spec = tmp_path / f"{name}.yaml"
        spec.write_text(f"spec: 1\napi: {name}\nclient: Api\nurl: https://api.example/v1\n{dedent(text)}")
        compiled = pipeline.compile_spec(spec)
        assert compiled.api is not None, [str(each) for each in compiled.diagnostics]
        pipeline.write_client(pipeline.build(compiled, tmp_path))
        importlib.invalidate_caches()
        return importlib.import_module(name)

    yield make
    for loaded in [one for one in sys.modules if one.partition(".")[0] == name]:
        del sys.modules[loaded]


def connect(module: ModuleType, *script: Any) -> tuple[Any, FakeTransport, FakeClock]:
    transport, clock = FakeTransport(*script), FakeClock()
    return module.Api.connect(transport=transport, clock=clock), transport, clock


def targets(transport: FakeTransport) -> list[str]:
    return [f"{one.method} {one.target}" for one in transport.requests]


async def test_an_identifier_in_a_parameter_and_a_failure_in_a_place_of_its_own(package: Make) -> None:
    module = package("""
        resources:
          tasks:
            path: /tasks
            operations:
              start: {path: "", returns: json, job: {poll: ask, keys: {taskId: data.id}}}
              ask:
                method: GET
                path: status
                query: {taskId: {required: true}, verbose: boolean}
                returns: {type: json}
                wait: {done: {state: [3, 4]}, failed: {state: -1}, code: why.code, message: why.text,
                       every: 2s, up_to: 4s}
        """)
    client, transport, clock = connect(
        module, reply(json={"data": {"id": 7}}), *[reply(json={"state": 1})] * 3,
        reply(json={"state": -1, "why": {"code": "E1", "text": "no disk"}}),
    )  # fmt: skip

    async with client:
        with pytest.raises(JobFailed, match=r"tasks\.start: the job failed \(E1: no disk\)") as caught:
            await (await client.tasks.start())

    assert targets(transport) == ["POST /v1/tasks", *["GET /v1/tasks/status?taskId=7"] * 4]
    assert (clock.slept, caught.value.code) == ([2.0, 3.0, 4.0], "E1")


async def test_an_explicit_key_wins_over_a_hole_of_the_call_with_the_same_name(package: Make) -> None:
    module = package("""
        resources:
          pipelines:
            path: /pipelines
            key: {id: integer}
            operations:
              run: {returns: json, job: {poll: look, keys: {id: run_id}}}
              look: {method: GET, path: "/runs/{id}", returns: json, wait: {done: {ok: true}}}
        """)
    client, transport, _ = connect(module, reply(json={"run_id": 99}), reply(json={"ok": True}))

    async with client:
        assert await (await client.pipelines.run(1)) == {"ok": True}

    assert targets(transport) == ["POST /v1/pipelines/1/run", "GET /v1/runs/99"]


async def test_what_the_start_was_given_goes_along(package: Make) -> None:
    module = package("""
        resources:
          builds:
            path: /projects/{project}/builds
            operations:
              start: {path: "", query: {branch: string}, returns: json, job: {poll: look}}
              look: {method: GET, path: "look/{number}", params: {number: integer}, query: {branch: string},
                     returns: json, wait: {done: {ok: true}}}
        """)
    client, transport, _ = connect(module, reply(json={"number": 3}), reply(json={"ok": True}))

    async with client:
        job = await client.builds.start("a/b", branch="main")
        await client.builds.resume_start(job.token).wait()

    assert targets(transport) == [
        "POST /v1/projects/a%2Fb/builds?branch=main",
        "GET /v1/projects/a%2Fb/builds/look/3?branch=main",
    ]


async def test_a_waiter_sends_what_it_is_given_and_may_have_a_body(package: Make) -> None:
    module = package("""
        resources:
          objects:
            path: /objects
            operations:
              find:
                method: PUT
                path: ""
                query: {tags: list of string}
                headers: {X-Tenant: string}
                body: {fields: {ids: list of integer}}
                returns: json
                wait: {done: {left: 0}}
        """)
    client, transport, _ = connect(module, reply(503), reply(json={"left": 1}), reply(json={"left": 0}))

    async with client:
        await client.objects.wait_find({"ids": [1, 2]}, tags=["a", "b"], x_tenant="t")

    assert [(one.target, one.body, one.headers.get("x-tenant")) for one in transport.requests] == [
        ("/v1/objects?tags=a&tags=b", b'{"ids":[1,2]}', "t")
    ] * 3


async def test_the_pace_of_the_spec_is_kept(package: Make) -> None:
    module = package("""
        rate_limit: {requests: 2, per: 10s, wait: [header X-Pause, header Backoff]}
        resources: {about: {path: /about, operations: {read}}}
        """)
    client, _, clock = connect(
        module, reply(json={}), reply(json={}), reply(json={}, headers={"Backoff": "30"}), reply(json={})
    )

    async with client:
        for _ in range(4):
            await client.about.read()

    assert clock.slept == [10.0, 30.0]


async def test_every_place_of_a_list_is_looked_into(package: Make) -> None:
    module = package("""
        resources:
          things: {path: /things, operations: {list: {returns: pages of integer, envelope: {many: items},
                   paging: {page: p, total: [total, header X-Total], more: [more, meta.more]}}}}
        """)
    client, transport, _ = connect(
        module,
        reply(json={"items": [1], "meta": {"more": True}}),
        reply(json={"items": [2], "meta": {"more": False}}, headers={"X-Total": "2"}),
    )

    async with client:
        pages = [page async for page in client.things.list().pages()]

    assert ([list(page) for page in pages], [page.total for page in pages]) == ([[1], [2]], [None, 2])
    assert targets(transport) == ["GET /v1/things?p=1", "GET /v1/things?p=2"]


async def test_members_of_bodies_say_which_job_is_meant(package: Make) -> None:
    module = package(r"""
        types:
          Launch: {tag: .tag, union: {id: Launched, done: Done}}
          Launched: {fields: {job_id: integer}}
          Done: {fields: {entries: list of integer}}
          State: {tag: .tag, union: {busy: Busy, done: Done}}
          Busy: {fields: {page: string?}}
          Ask: {fields: {job_id: integer, page: string?, kind: {const: move}}}
        resources:
          moves:
            path: /moves
            operations:
              start: {path: "", returns: Launch, job: {poll: check, result: rows, cancel: stop, keys: {job_id: job_id}}}
              check: {body: Ask.create, returns: State, wait: {done: {\.tag: done}, every: 1s, keys: {page: page}}}
              rows: {body: {fields: {job_id: integer}}, returns: list of integer}
              stop: {body: {as: form, fields: {job_id: integer}}, query: {force: {const: true, type: boolean}}}
              lines: {body: {fields: {job_id: integer}}, returns: stream of integer}
              begin: {returns: Launched, job: {poll: check, result: lines}}
        """)
    client, transport, _ = connect(
        module, reply(json={".tag": "id", "job_id": 7}), reply(json={".tag": "busy", "page": "p2"}),
        reply(json={".tag": "done", "entries": []}), reply(json=[1, 2]), reply(204),
        reply(json={"job_id": 8}), reply(json={".tag": "done", "entries": []}), reply(content=b"3\n4\n"),
    )  # fmt: skip

    async with client:
        job = await client.moves.start()
        rows = await job.result()
        await client.moves.resume_start(job.token).cancel()
        async with await (await client.moves.begin()).result() as lines:
            streamed = [line async for line in lines]

    assert (rows, streamed, job.keys) == ([1, 2], [3, 4], {"job_id": 7, "page": "p2"})
    assert [(one.target, one.body) for one in transport.requests] == [
        ("/v1/moves", b""),
        ("/v1/moves/check", b'{"kind":"move","job_id":7}'),
        ("/v1/moves/check", b'{"kind":"move","job_id":7,"page":"p2"}'),
        ("/v1/moves/rows", b'{"job_id":7}'),
        ("/v1/moves/stop?force=true", b"job_id=7"),
        ("/v1/moves/begin", b""),
        ("/v1/moves/check", b'{"kind":"move","job_id":8}'),
        ("/v1/moves/lines", b'{"job_id":8}'),
    ]
