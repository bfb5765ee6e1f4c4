"""What type checkers see of values. Checked by mypy and pyright, never run."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal, assert_type

import attrs
import cattrs
from attrs import define, field

from specloom.values import (
    UNSET,
    Input,
    Model,
    OpenEnum,
    OpenIntEnum,
    Unknown,
    Unset,
    Wire,
    changes,
    evolve,
    extras,
    hidden,
    make_converter,
    wire,
)


class Status(OpenEnum):
    ACTIVE = "A"


class Level(OpenIntEnum):
    LOW = 1


@define(kw_only=True)
class Echo(Model):
    type: Literal["echo"] = "echo"
    msg: str | None = None


@define(kw_only=True)
class Request(Model):
    type: Literal["request"] = "request"
    params: dict[str, Any]
    password: str | None = field(default=None, repr=hidden, metadata=wire(name="pass", sensitive=True))


Task = Echo | Request | Unknown


@define(kw_only=True)
class Pipe(Model):
    eid: str
    status: Status
    level: Level | None = None
    from_: str = field(metadata=wire(name="from"))
    task: list[Task]
    created: Annotated[datetime, Wire("seconds")]


@define(kw_only=True)
class PipePatch(Input):
    from_: str | Unset = field(default=UNSET, metadata=wire(name="from"))
    level: Level | Unset | None = UNSET
    constant: str = field(default="always", init=False)


def values(pipe: Pipe) -> None:
    assert_type(evolve(pipe, from_="x"), Pipe)
    assert_type(attrs.evolve(pipe, level=None), Pipe)
    assert_type(changes(PipePatch, pipe, evolve(pipe, from_="y")), PipePatch)
    assert_type(extras(pipe), dict[str, Any])
    assert_type(pipe.created, datetime)
    assert_type(pipe.status.known, bool)
    assert_type(Status("new"), Status)
    assert_type(make_converter(), cattrs.Converter)
    assert_type(PipePatch(level=None).from_, str | Unset)
    Pipe(eid="e", status=Status.ACTIVE, from_="f", task=[Echo(msg="m")], created=pipe.created, _source=None)
    PipePatch(from_=None)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    PipePatch(constant="never")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]


def variants(task: Task) -> str | None:
    match task:
        case Echo():
            assert_type(task.type, Literal["echo"])
            return task.msg
        case Request():
            assert_type(task.params, dict[str, Any])
            return task.password
        case Unknown():
            assert_type(task.payload, dict[str, Any])
            return task.tag
