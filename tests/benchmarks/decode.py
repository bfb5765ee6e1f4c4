"""How long it takes to make 1,000 typed records from bytes, beside pydantic and msgspec.

Two kinds of records: pipes of Flex.io (a nested user, a union of tasks told apart by a tag, moments, open enums), and
flat records of ten fields. ``general`` is the way of what cannot be decoded in C, ``converter`` that of
connections with a converter. Unknown members are kept by us and by pydantic (``extra="allow"``), dropped by msgspec.
All contestants of a kind take turns in one process, so that a slow moment of the machine hits each.

    python tests/benchmarks/decode.py [rounds]
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from datetime import datetime
from statistics import median, quantiles
from time import perf_counter
from typing import Annotated, Any, Final, Literal, TypeAlias

import msgspec
import pydantic
from attrs import define

from specloom._codec import decode_json
from specloom._serde import decode_records, make_converter
from specloom._serde.decoding import plan_for
from specloom.values import Model, OpenEnum, Unknown

RECORDS: Final = 1000


# --- ours ----------------------------------------------------------------------------------------


class Status(OpenEnum):
    AVAILABLE = "A"
    PENDING = "P"
    INACTIVE = "I"


@define(kw_only=True)
class User(Model):
    eid: str
    eid_type: str
    user_name: str
    first_name: str
    last_name: str
    email_hash: str


@define(kw_only=True)
class RequestParams(Model):
    url: str | None = None
    method: str | None = None


@define(kw_only=True)
class RequestTask(Model):
    type: Literal["flexio.request"] = "flexio.request"
    params: RequestParams


@define(kw_only=True)
class EchoTask(Model):
    type: Literal["flexio.echo"] = "flexio.echo"
    params: dict[str, Any]


Task: TypeAlias = RequestTask | EchoTask | Unknown


@define(kw_only=True)
class Pipe(Model):
    eid: str
    eid_type: str
    eid_status: Status
    ename: str
    name: str
    description: str
    owned_by: User
    followed_by: list[User]
    task: list[Task]
    schedule: dict[str, Any]
    schedule_status: Status | None = None
    created: datetime
    updated: datetime


@define(kw_only=True)
class Flat(Model):
    eid: str
    eid_type: str
    eid_status: Status
    ename: str
    name: str
    description: str
    schedule: dict[str, Any]
    schedule_status: Status | None = None
    created: datetime
    updated: datetime


# --- pydantic: statuses as plain texts, which is what it reads fastest and what keeps unknown ones ---


class Lenient(pydantic.BaseModel):
    model_config = pydantic.ConfigDict(extra="allow")


class PydanticUser(Lenient):
    eid: str
    eid_type: str
    user_name: str
    first_name: str
    last_name: str
    email_hash: str


class PydanticParams(Lenient):
    url: str | None = None
    method: str | None = None


class PydanticRequest(Lenient):
    type: Literal["flexio.request"]
    params: PydanticParams


class PydanticEcho(Lenient):
    type: Literal["flexio.echo"]
    params: dict[str, Any]


class PydanticFlat(Lenient):
    eid: str
    eid_type: str
    eid_status: str
    ename: str
    name: str
    description: str
    schedule: dict[str, Any]
    schedule_status: str | None = None
    created: datetime
    updated: datetime


class PydanticPipe(PydanticFlat):
    owned_by: PydanticUser
    followed_by: list[PydanticUser]
    task: list[Annotated[PydanticRequest | PydanticEcho, pydantic.Field(discriminator="type")]]


# --- msgspec: the floor, which keeps nothing that is unknown --------------------------------------


class StructUser(msgspec.Struct):
    eid: str
    eid_type: str
    user_name: str
    first_name: str
    last_name: str
    email_hash: str


class StructParams(msgspec.Struct):
    url: str | None = None
    method: str | None = None


class StructRequest(msgspec.Struct, tag_field="type", tag="flexio.request"):
    params: StructParams


class StructEcho(msgspec.Struct, tag_field="type", tag="flexio.echo"):
    params: dict[str, Any]


class StructFlat(msgspec.Struct, kw_only=True):
    eid: str
    eid_type: str
    eid_status: Status
    ename: str
    name: str
    description: str
    schedule: dict[str, Any]
    schedule_status: Status | None = None
    created: datetime
    updated: datetime


class StructPipe(StructFlat, kw_only=True):
    owned_by: StructUser
    followed_by: list[StructUser]
    task: list[StructRequest | StructEcho]


# --- the records ----------------------------------------------------------------------------------

_FLAT: Final = {
    "eid_type": "PIP",
    "eid_status": "A",
    "ename": "my-custom-pipe-alias",
    "name": "Flex.io Website",
    "description": "Flex.io Website",
    "schedule": {},
    "schedule_status": "I",
    "created": "2017-02-10T20:18:26+0000",
    "updated": "2017-03-02T04:41:17+0000",
    "version": 1,  # no class has it
}
_NESTED: Final = {
    "owned_by": {
        "eid": "h0cdcmy0g0xf",
        "eid_type": "USR",
        "user_name": "john",
        "first_name": "John",
        "last_name": "Bunyan",
        "email_hash": "3959012ba8803f90f546396e802c9298",
    },
    "followed_by": [],
    "task": [{"type": "flexio.request", "params": {"url": "https://www.flex.io"}}],
}


def bodies() -> Mapping[str, bytes]:
    """The documents to decode, by kind of record."""
    flat = [{"eid": f"dw19t2{number:06}", **_FLAT} for number in range(RECORDS)]
    pipes = [{**one, **_NESTED} for one in flat]
    return {"flat": json.dumps(flat).encode(), "pipes": json.dumps(pipes).encode()}


def contestants() -> Mapping[str, Mapping[str, Callable[[], object]]]:
    """What takes turns, by kind of record and name."""
    data = bodies()
    flat, pipes = data["flat"], data["pipes"]
    pydantic_flat = pydantic.TypeAdapter(list[PydanticFlat])
    pydantic_pipes = pydantic.TypeAdapter(list[PydanticPipe])
    struct_flat = msgspec.json.Decoder(list[StructFlat])
    struct_pipes = msgspec.json.Decoder(list[StructPipe])
    general, converter = plan_for(list[Pipe]).read, make_converter()
    return {
        "flat": {
            "specloom": lambda: decode_records(flat, Flat),
            "pydantic": lambda: pydantic_flat.validate_json(flat),
            "msgspec": lambda: struct_flat.decode(flat),
        },
        "pipes": {
            "specloom": lambda: decode_records(pipes, Pipe),
            "general": lambda: general(decode_json(pipes)),
            "converter": lambda: decode_records(pipes, Pipe, converter),
            "pydantic": lambda: pydantic_pipes.validate_json(pipes),
            "msgspec": lambda: struct_pipes.decode(pipes),
        },
    }


def measure(rounds: int = 31) -> dict[str, dict[str, dict[str, float]]]:
    """Milliseconds per 1,000 records by kind and name: ``median``, ``low`` and ``high`` (quartiles), and ``ratio``,
    the median of the rounds' quotients by pydantic's time in the same round."""
    return {kind: _race(runs, rounds) for kind, runs in contestants().items()}


def _race(runs: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, dict[str, float]]:
    for run in runs.values():
        run()  # what is compiled on first use is not what is measured
    times: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(rounds):
        for name, run in runs.items():
            begin = perf_counter()
            run()
            times[name].append((perf_counter() - begin) * 1000)
    return {name: _summary(own, times["pydantic"]) for name, own in times.items()}


def _summary(own: list[float], reference: list[float]) -> dict[str, float]:
    low, middle, high = quantiles(own, n=4)
    ratio = median(mine / other for mine, other in zip(own, reference, strict=True))
    return {"median": middle, "low": low, "high": high, "ratio": ratio}


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 31
    print(f"{RECORDS:,} records from bytes, ms: median (quartiles), and as part of pydantic's time")
    for kind, results in measure(rounds).items():
        for name, one in results.items():
            spread = f"({one['low']:.2f}–{one['high']:.2f})"
            print(f"{kind:6} {name:9} {one['median']:6.2f} {spread:15} {one['ratio']:5.2f}")


if __name__ == "__main__":
    main()
