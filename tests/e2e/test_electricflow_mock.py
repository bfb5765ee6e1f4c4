"""The generated ElectricFlow client against the mock made from the same spec: each endpoint, runs, shapes, errors."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from specloom import CertificateError
from specloom.clients.electricflow import (
    ElectricFlow,
    ErrorCode,
    Filter,
    FilterOperator,
    FindObjects,
    FlowStatus,
    JobOutcome,
    JobState,
    ProjectPatch,
    PropertyCreate,
    RunProcedure,
)
from specloom.errors import BadRequest, Conflict, DecodeError, JobFailed, NotFound, StatusError
from specloom.testing import FakeClock, FakeTransport, reply
from specloom_codegen import ir
from specloom_codegen.mock import MockServer
from specloom_codegen.pipeline import compile_spec

SPEC = Path(__file__).parents[2] / "specs" / "electricflow.yaml"
ID = "d527401a-d390-11e7-832b-005056330fc3"
RUN = {"projectName": "Default", "procedureName": "Build"}
PIPELINE = {"projectName": "Default", "pipelineName": "Delivery"}
Call = Callable[[ElectricFlow], Awaitable[Any]]


@pytest.fixture(scope="module")
def api() -> ir.Api:
    api = compile_spec(SPEC).api
    assert api is not None
    return api


@pytest.fixture
async def server(api: ir.Api) -> AsyncIterator[MockServer]:
    async with MockServer(api, seed=1) as server:
        yield server


@pytest.fixture
async def flow(server: MockServer) -> AsyncIterator[ElectricFlow]:
    """A client for which waiting takes no time."""
    async with ElectricFlow.connect(
        url=server.origin, username="user", password="secretpasswd", clock=FakeClock()
    ) as flow:
        yield flow


def scripted(*answers: Any) -> tuple[ElectricFlow, FakeTransport]:
    transport = FakeTransport(*answers)
    return ElectricFlow.connect(server="f", session_id="s", transport=transport, clock=FakeClock()), transport


# --- every endpoint ----------------------------------------------------------------------------------

JSON = "application/json"
ENDPOINTS: dict[str, tuple[Call, str, dict[str, str], Any]] = {
    "POST sessions": (
        lambda flow: flow.sessions.create({"userName": "admin", "password": "changeme"}),
        "/sessions", {"userName": "admin", "password": "changeme"}, None,
    ),
    "POST properties": (
        lambda flow: flow.properties.create({"propertyName": "p", "value": "1"}, job_id=ID),
        "/properties", {"propertyName": "p", "value": "1", "jobId": ID}, None,
    ),
    "GET properties": (
        lambda flow: flow.properties.read("known", project_name="Default"),
        "/properties/known", {"projectName": "Default"}, None,
    ),
    "PUT properties": (
        lambda flow: flow.properties.update("known", {"value": "2"}, project_name="Default"),
        "/properties/known", {"projectName": "Default", "value": "2"}, None,
    ),
    "DELETE properties": (
        lambda flow: flow.properties.delete("known", project_name="Default"),
        "/properties/known", {"projectName": "Default"}, None,
    ),
    "POST artifacts": (
        lambda flow: flow.artifacts.create({"groupId": "2", "artifactKey": "2"}),
        "/artifacts", {"groupId": "2", "artifactKey": "2"}, None,
    ),
    "GET repositories": (lambda flow: flow.repositories.get_all(), "/repositories", {}, None),
    "GET projects": (lambda flow: flow.projects.get_all(), "/projects", {}, None),
    "POST projects": (
        lambda flow: flow.projects.create({"projectName": "new"}), "/projects", {}, {"projectName": "new"}
    ),
    "GET project": (lambda flow: flow.projects.read("a/b"), "/projects/a%2Fb", {}, None),
    "PUT project": (
        lambda flow: flow.projects.update("a/b", ProjectPatch(description="x")),
        "/projects/a%2Fb", {}, {"description": "x"},
    ),
    "DELETE project": (lambda flow: flow.projects.delete("a/b"), "/projects/a%2Fb", {}, None),
    "GET procedures": (lambda flow: flow.procedures.get_all("a/b"), "/projects/a%2Fb/procedures", {}, None),
    "GET procedure": (
        lambda flow: flow.procedures.read("a/b", "Build"), "/projects/a%2Fb/procedures/Build", {}, None
    ),
    "GET procedure formalParameters": (
        lambda flow: flow.procedures.formal_parameters("a/b", "Build"),
        "/projects/a%2Fb/procedures/Build/formalParameters", {}, None,
    ),
    "GET pipelines": (lambda flow: flow.pipelines.get_all("a/b"), "/projects/a%2Fb/pipelines", {}, None),
    "GET releases": (lambda flow: flow.releases.get_all("a/b"), "/projects/a%2Fb/releases", {}, None),
    "GET applications": (
        lambda flow: flow.applications.get_all("a/b"), "/projects/a%2Fb/applications", {}, None
    ),
    "GET environments": (
        lambda flow: flow.environments.get_all("a/b"), "/projects/a%2Fb/environments", {}, None
    ),
    "GET stages": (
        lambda flow: flow.stages.get_all("a/b", pipeline_name="Delivery"),
        "/projects/a%2Fb/stages", {"pipelineName": "Delivery"}, None,
    ),
    "GET processes": (
        lambda flow: flow.processes.get_all("a/b", "shop"),
        "/projects/a%2Fb/applications/shop/processes", {}, None,
    ),
    "GET process": (
        lambda flow: flow.processes.read("a/b", "shop", "Deploy"),
        "/projects/a%2Fb/applications/shop/processes/Deploy", {}, None,
    ),
    "GET process formalParameters": (
        lambda flow: flow.processes.formal_parameters("a/b", "shop", "Deploy"),
        "/projects/a%2Fb/applications/shop/processes/Deploy/formalParameters", {}, None,
    ),
    "POST runProcedure": (
        lambda flow: flow.jobs.run_procedure(RunProcedure(project_name="Default", procedure_name="Build")),
        "/jobs", {"request": "runProcedure"}, RUN,
    ),
    "POST runProcess": (
        lambda flow: flow.jobs.run_process(RUN | {"applicationName": "a", "processName": "b", "environmentName": "c"}),
        "/jobs", {"request": "runProcess"},
        RUN | {"applicationName": "a", "processName": "b", "environmentName": "c"},
    ),
    "POST pipelines": (
        lambda flow: flow.flow_runtimes.run_pipeline(PIPELINE | {"stagesToRun": ["QA"]}),
        "/pipelines", {}, PIPELINE | {"stagesToRun": ["QA"]},
    ),
    "POST releases": (
        lambda flow: flow.flow_runtimes.start_release({"projectName": "Default", "releaseName": "Spring"}),
        "/releases", {}, {"projectName": "Default", "releaseName": "Spring"},
    ),
    "PUT pipelineRuntimeDetails": (
        lambda flow: flow.flow_runtimes.details({"flowRuntimeId": []}),
        "/pipelineRuntimeDetails", {"request": "getPipelineRuntimeDetails"}, {"flowRuntimeId": []},
    ),
    "GET jobs": (
        lambda flow: flow.jobs.list(project_name="Default", status=JobState.RUNNING, page_size=5),
        "/jobs", {"projectName": "Default", "status": "running", "startIndex": "0", "numObjects": "5"}, None,
    ),
    "PUT objects findObjects": (
        lambda flow: flow.objects.find(FindObjects(
            object_type="job", filter=Filter(operator=FilterOperator.EQUALS, property_name="a", operand1="b"),
        )),
        "/objects", {"request": "findObjects"},
        {"objectType": "job", "filter": {"operator": "equals", "propertyName": "a", "operand1": "b"}},
    ),
    "POST ciBuildDetails": (
        lambda flow: flow.ci_build_details.set({"ciBuildDetailName": "1", "flowRuntimeId": ID, "buildData": "{}"}),
        "/ciBuildDetails", {"request": "setCiBuildDetail"},
        {"ciBuildDetailName": "1", "flowRuntimeId": ID, "buildData": "{}"},
    ),
    "POST createApplicationFromDeploymentPackage": (
        lambda flow: flow.applications.create_from_deployment_package({
            "artifactGroup": "g", "artifactKey": "k", "artifactVersion": "1", "artifactFileName": "f"
        }),
        "/createApplicationFromDeploymentPackage", {"request": "createApplicationFromDeploymentPackage"},
        {"artifactGroup": "g", "artifactKey": "k", "artifactVersion": "1", "artifactFileName": "f"},
    ),
    "GET jobsSteps credentials": (
        lambda flow: flow.job_step_credentials.read(ID, "deployer"),
        f"/jobsSteps/{ID}/credentials/deployer", {}, None,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ENDPOINTS)
async def test_endpoint(flow: ElectricFlow, server: MockServer, name: str) -> None:
    call, path, query, body = ENDPOINTS[name]
    await flow.properties.create(PropertyCreate(property_name="known", value="1"), project_name="Default")
    await flow.projects.create({"projectName": "a/b"})

    await call(flow)

    last = server.requests[-1]
    made = name.startswith("POST ") and name.split()[1] in ("properties", "artifacts", "projects")
    assert (last.method, last.path, dict(last.query)) == (name.split()[0], f"/rest/v1.0{path}", query)
    assert (last.json() if last.content else None, last.status) == (body, 201 if made else 200)


# --- properties, as the server keeps them ----------------------------------------------------------


async def test_properties_of_one_name_belong_to_different_objects(flow: ElectricFlow) -> None:
    for value, scope in (
        ("1", {"project_name": "A"}),
        ("2", {"project_name": "B"}),
        ("3", {"job_step_id": ID}),
    ):
        await flow.properties.create({"propertyName": "p", "value": value}, **scope)

    values = [
        (await flow.properties.read("p", project_name="A")).value,
        (await flow.properties.read("p", project_name="B")).value,
        (await flow.properties.read("p", job_step_id=ID)).value,
    ]

    assert values == ["1", "2", "3"]
    with pytest.raises(NotFound) as caught:
        await flow.properties.read("p")
    assert caught.value.code == ErrorCode.NO_SUCH_PROPERTY
    with pytest.raises(Conflict):
        await flow.properties.create({"propertyName": "p"}, project_name="A")


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("/server//foo", "/properties//server//foo"),
        ("sheet/with blank", "/properties/sheet/with%20blank"),
        ("50%", "/properties/50%25"),
        ("a?b#c", "/properties/a%3Fb%23c"),
        ("größe", "/properties/gr%C3%B6%C3%9Fe"),
    ],
)
async def test_the_name_of_a_property_is_a_path(
    flow: ElectricFlow, server: MockServer, name: str, path: str
) -> None:
    await flow.properties.create({"propertyName": name, "value": "1"})

    shown = await flow.properties.read(name)

    assert (shown.property_name, server.requests[-1].path) == (name, f"/rest/v1.0{path}")


async def test_numbers_and_booleans_are_texts_on_the_wire(flow: ElectricFlow, server: MockServer) -> None:
    made = await flow.properties.create(PropertyCreate(property_name="p", expandable=False), project_name="A")
    raw = await flow.call("GET", "properties/p", params={"projectName": "A"})

    assert dict(server.requests[0].query)["expandable"] == "0"
    assert (made.expandable, made.counter, made.tracked) == (False, 0, True)
    assert (raw["property"]["expandable"], raw["property"]["counter"]) == ("0", "0")


async def test_what_travels_as_parameters_may_come_as_json(flow: ElectricFlow) -> None:
    await flow.call("POST", "properties", {"propertyName": "p", "value": "1"}, params={"projectName": "A"})
    await flow.call("PUT", "properties/p", {"value": "2"}, params={"projectName": "A"})

    assert (await flow.properties.read("p", project_name="A")).value == "2"


async def test_an_answer_may_hold_nothing_but_what_changed() -> None:
    client, _ = scripted(reply(json={"project": {"description": "x"}}))
    async with client as flow:
        changed = await flow.projects.update("Default", {"description": "x"})

    assert (changed.description, changed.project_name, changed.create_time) == ("x", None, None)


async def test_a_list_without_items_is_an_object_without_them(server: MockServer, flow: ElectricFlow) -> None:
    assert await flow.call("GET", "jobs") == {}
    assert (await flow.flow_runtimes.get_all(), await flow.jobs.get_all()) == ([], [])


async def test_another_answer_is_no_empty_list() -> None:
    client, _ = scripted(reply(json=[]))
    async with client as flow:
        with pytest.raises(DecodeError):
            await flow.projects.get_all()


# --- runs ------------------------------------------------------------------------------------------


def started() -> Any:
    return reply(json={"jobId": ID})


def told(status: str, outcome: str | None = None, **more: Any) -> Any:
    return reply(json={"jobId": ID, "status": status, **({"outcome": outcome} if outcome else {}), **more})


@pytest.mark.parametrize("outcome", ["success", "warning", "skipped", "unheard-of"])
async def test_a_job_that_completes_is_a_result(outcome: str) -> None:
    states = ["pending", "runnable", "scheduled", "running"]
    client, transport = scripted(
        started(), *[told(state, "success") for state in states], told("completed", outcome)
    )
    async with client as flow:
        job = await flow.jobs.run_procedure(RUN)
        status = await job.result()

    assert (status.status, status.outcome, job.phase) == (JobState.COMPLETED, JobOutcome(outcome), "done")
    assert [one.url.split("/rest/v1.0/")[1] for one in transport.requests] == [
        "jobs?request=runProcedure", *[f"jobs/{ID}?request=getJobStatus"] * 5
    ]  # fmt: skip


@pytest.mark.parametrize("outcome", ["error", "aborted"])
async def test_a_job_that_completes_badly_is_an_error_though_its_status_is_200(outcome: str) -> None:
    client, _ = scripted(started(), told("running", "error"), told("completed", outcome))
    async with client as flow:
        job = await flow.jobs.run_procedure(RUN)
        with pytest.raises(JobFailed, match=rf"jobs\.run_procedure: the job failed \({outcome}\)") as caught:
            await job.result()

    error = caught.value
    assert (error.code, error.state.outcome, error.response.status_code) == (
        outcome,
        JobOutcome(outcome),
        200,
    )


async def test_a_job_is_asked_after_every_five_seconds() -> None:
    client, _ = scripted(started(), told("running"), told("running"), told("completed", "success"))
    async with client as flow:
        await (await flow.jobs.run_procedure(RUN)).result()
        clock = flow.connection.clock

    assert isinstance(clock, FakeClock)
    assert clock.slept == [5.0, 5.0]


async def test_a_job_that_is_aborted_has_failed(flow: ElectricFlow, server: MockServer) -> None:
    job = await flow.jobs.run_procedure(RUN)
    await job.cancel()

    with pytest.raises(JobFailed):
        await job
    abort = server.requests[1]
    assert (abort.method, abort.path, json.loads(abort.content)) == (
        "PUT",
        f"/rest/v1.0/jobs/{job.keys['jobId']}",
        {"request": "abortJob"},
    )


async def test_a_job_goes_on_by_its_token_or_by_its_id(flow: ElectricFlow) -> None:
    job = await flow.jobs.run_procedure(RUN)

    resumed = await flow.jobs.resume_run_procedure(job.token).result()
    awaited = await flow.jobs.wait_status(str(job.keys["jobId"])).wait()

    assert resumed == awaited
    assert (await flow.jobs.read(str(job.keys["jobId"]))).procedure_name == "Build"


async def test_jobs_are_paged(flow: ElectricFlow, server: MockServer) -> None:
    for number in range(7):
        await flow.jobs.run_procedure(RUN | {"procedureName": str(number)})

    jobs = [job.procedure_name async for job in flow.jobs.list(page_size=3)]

    assert jobs == [str(number) for number in range(7)]
    assert [dict(one.query).get("startIndex") for one in server.requests[7:]] == ["0", "3", "6"]


async def test_a_pipeline_runs_to_its_end(flow: ElectricFlow, server: MockServer) -> None:
    run = await flow.flow_runtimes.run_pipeline(PIPELINE)
    ended = await run.result()

    assert run.answer is not None
    assert (run.answer.completed, run.answer.status) == (False, FlowStatus.RUNNING)
    assert (ended.completed, ended.status, ended.flow_runtime_id) == (
        True,
        FlowStatus.SUCCESS,
        run.answer.flow_runtime_id,
    )
    assert {(one.method, one.path) for one in server.requests[1:]} == {
        ("PUT", "/rest/v1.0/pipelineRuntimeDetails")
    }


@pytest.mark.parametrize("status", ["error", "ABORT", "FORCE_ABORT"])
async def test_a_release_that_ends_badly_is_an_error(status: str) -> None:
    runtime = {"flowRuntimeId": ID, "status": "running"}
    client, _ = scripted(
        reply(json={"release": {}, "flowRuntime": runtime}),
        reply(json={"flowRuntime": [runtime | {"completed": "0", "status": status}]}),
        reply(json={"flowRuntime": [runtime | {"completed": "1", "status": status}]}),
    )
    async with client as flow:
        run = await flow.flow_runtimes.start_release({"projectName": "Default", "releaseName": "Spring"})
        with pytest.raises(JobFailed) as caught:
            await run

    assert (caught.value.code, caught.value.state.status) == (status, FlowStatus(status))


# --- searches ------------------------------------------------------------------------------------------


async def test_filters_are_joined_and_what_is_found_is_typed() -> None:
    found = {"object": [
        {"objectId": "pipeline-1", "pipeline": {"pipelineName": "Delivery", "pipelineId": ID}},
        {"objectId": "catalog-1", "catalog": {"catalogName": "x"}},
    ]}  # fmt: skip
    client, transport = scripted(reply(json=found))
    both = [
        Filter(operator="equals", property_name=name, operand1=value)
        for name, value in (("projectName", "Default"), ("pipelineName", "Delivery"))
    ]
    async with client as flow:
        pipeline, catalog = await flow.objects.find(
            FindObjects(object_type="pipeline", filter=Filter(operator=FilterOperator.AND, filter=both))
        )

    assert json.loads(transport.requests[0].body) == {
        "objectType": "pipeline",
        "filter": {
            "operator": "and",
            "filter": [
                {"operator": "equals", "propertyName": "projectName", "operand1": "Default"},
                {"operator": "equals", "propertyName": "pipelineName", "operand1": "Delivery"},
            ],
        },
    }
    assert pipeline.pipeline is not None
    assert (pipeline.pipeline.pipeline_name, catalog.object_id, catalog.pipeline) == (
        "Delivery",
        "catalog-1",
        None,
    )


# --- errors --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "code", ["NoSuchProject", "NoSuchProcedure", "NoSuchRelease", "NoSuchStage", "NoSuchRepository"]
)
async def test_the_code_says_what_is_not_there_whatever_the_status(code: str) -> None:
    body = {"error": {"where": "x", "message": "not there", "details": "more", "code": code}}
    client, transport = scripted(reply(500, json=body))
    async with client as flow:
        with pytest.raises(NotFound) as caught:
            await flow.procedures.get_all("Default")

    error = caught.value
    assert (error.code, error.message, error.details, len(transport.requests)) == (
        code,
        "not there",
        "more",
        1,
    )
    assert ErrorCode(code) in ErrorCode


async def test_unknown_paths_are_501_and_malformed_bodies_400(flow: ElectricFlow) -> None:
    with pytest.raises(StatusError) as unknown:
        await flow.call("GET", "nothing/here")
    with pytest.raises(BadRequest) as malformed:
        await flow.connection.request("POST", "/projects", data=b"{", headers={"Content-Type": JSON})

    assert (unknown.value.status_code, malformed.value.status_code) == (501, 400)
    assert sorted(malformed.value.response.json()["error"]) == ["code", "details", "message", "where"]


async def test_a_certificate_that_nobody_knows_is_refused(api: ir.Api) -> None:
    async with (
        MockServer(api, tls=True) as server,
        ElectricFlow.connect(url=server.origin, session_id="s") as flow,
    ):
        with pytest.raises(CertificateError):
            await flow.projects.get_all()
