"""What type checkers make of the client of ElectricFlow; it is checked and never run."""

from __future__ import annotations

from pathlib import Path
from typing import assert_type

from specloom.clients.electricflow import (
    ElectricFlow,
    FlowRuntime,
    FormalParameter,
    FoundObject,
    Job,
    JobOutcome,
    JobStatus,
    Property,
    StartedJob,
)
from specloom.service import Job as Started
from specloom.service import Pages


async def properties(flow: ElectricFlow) -> None:
    shown = await flow.properties.read("name", project_name="Default")
    assert_type(shown, Property)
    assert_type(shown.value, str | None)
    assert_type(shown.expandable, bool | None)
    assert_type(shown.counter, int | None)
    await flow.properties.read("name", project="Default")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]


async def runs(flow: ElectricFlow) -> None:
    job = await flow.jobs.run_procedure({"projectName": "Default", "procedureName": "Build"})
    assert_type(job, Started[JobStatus, JobStatus, StartedJob])
    assert_type((await job.result()).outcome, JobOutcome | None)
    assert_type(await (await flow.flow_runtimes.run_pipeline({})).wait(), FlowRuntime)
    assert_type(flow.jobs.list(outcome=JobOutcome.ERROR), Pages[Job])


async def lists(flow: ElectricFlow) -> None:
    assert_type(await flow.procedures.formal_parameters("Default", "Build"), list[FormalParameter])
    assert_type(await flow.objects.find({"objectType": "job"}), list[FoundObject])
    await flow.publish("2:2", "1.0", [Path("file.zip"), b"bytes"])
