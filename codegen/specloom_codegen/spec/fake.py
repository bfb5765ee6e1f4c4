"""The classes for what a spec tells the mock server: of the API, a resource, an operation, a search, a refusal.

None of them changes a client.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal, get_args

import attrs

from specloom_codegen.spec.kinds import (
    HEADER_NAME,
    AnyJson,
    Choice,
    Entry,
    Flag,
    Instance,
    Json,
    Keys,
    Kind,
    MappingOf,
    Parsed,
    SequenceOf,
    Text,
    Whole,
    declare,
    either,
    empty_map,
    wire_names,
    words,
)
from specloom_codegen.spec.places import PATH_PATTERN, Place, parse_path

Situation = Literal[
    "not_found",
    "no_route",
    "invalid",
    "missing",
    "login",
    "unauthenticated",
    "malformed",
    "forbidden",
    "conflict",
    "rate_limited",
    "failure",
]
Arguments = Literal["declared", "anywhere"]
Nulls = Literal["shown", "omitted"]
Joining = Literal["and", "or"]

_STATUS: Final = Whole(100, 599, "a status")
_ARGUMENT: Final = Parsed(parse_path, "member or parameter", PATH_PATTERN)


@attrs.frozen(kw_only=True)
class MockError(Entry):
    """How the mock server refuses in one situation."""

    status: int | None = declare(_STATUS, "its status")
    code: str | None = declare(Text(), "its error code")
    message: str | None = declare(Text(), "its message")


REFUSALS: Final[Kind[Mapping[str, MockError]]] = MappingOf(
    words(get_args(Situation), "situation"), Instance(lambda: MockError)
)


@attrs.frozen(kw_only=True)
class Hook(Entry):
    """The query parameters by which a caller asks for an error, to try what it does then."""

    by: str = declare(
        Text(), "the parameter that asks for one, whatever its value", default="", required=True
    )
    status: str | None = declare(
        Text(), "that of its status", assumed="what `treat` and `mock` say of the code"
    )
    code: str | None = declare(Text(), "that of its error code")
    message: str | None = declare(Text(), "that of its message")


@attrs.frozen(kw_only=True)
class ApiMock(Entry):
    """Hints for the mock server about the API as a whole."""

    arguments: Arguments | None = declare(
        Choice[Arguments](get_args(Arguments)),
        "where arguments may travel: only where they are declared, or `anywhere`, so that a parameter may also be a "
        "member of a JSON body, and a member a parameter",
        assumed="declared",
    )
    nulls: Nulls | None = declare(
        Choice[Nulls](get_args(Nulls)), "whether answers have members that are null", assumed="shown"
    )


@attrs.frozen(kw_only=True)
class ConditionMock(Entry):
    """How one condition of a search is written: the members that it has."""

    field: str = declare(Text(), "the member that names the field", default="", required=True)
    operator: str | None = declare(
        Text(),
        "the member that says how it is compared, or how conditions are joined",
        assumed="`equals`, `and`",
    )
    value: tuple[str, ...] = declare(
        SequenceOf(Text(), single=True), "the members that it is compared with", default=(), required=True
    )
    inner: str | None = declare(Text(), "the member that holds the conditions that are joined")
    join: Joining | None = declare(
        Choice[Joining](get_args(Joining)),
        "how the conditions of the outermost list are joined",
        assumed="and",
    )


@attrs.frozen(kw_only=True)
class OrderMock(Entry):
    """How the order of a search is written: the members of each thing that it is sorted by."""

    field: str = declare(Text(), "the member that names the field", default="", required=True)
    direction: str | None = declare(Text(), "the member that says which way: `descending`, `desc` … reverses")


@attrs.frozen(kw_only=True)
class SearchMock(Entry):
    """How the mock server searches its records for what an operation sends."""

    kind: Place | None = declare(_ARGUMENT, "what is sent to say the kind of the records")
    kinds: Mapping[str, str] = declare(
        MappingOf(wire_names("kind"), Text()),
        "the kinds, each with the resource of the same file that has the records",
        default=empty_map(),
        assumed="one, of `of`",
    )
    filter: Place | None = declare(_ARGUMENT, "what is sent as conditions")
    condition: ConditionMock | None = declare(
        Instance(lambda: ConditionMock, empty=False),
        "how a condition is written",
        assumed="maps as `{state: new}`, `{price: {gt: 5}}`, `{range: {price: {gt: 5}}}`, `{not: …}`; or a text, "
        "`state:new AND price>5`",
    )
    sort: Place | None = declare(_ARGUMENT, "what is sent as order")
    order: OrderMock | None = declare(
        Instance(lambda: OrderMock, empty=False),
        "how an order is written",
        assumed="`-price,title`, a list of such, maps `{price: desc}`",
    )
    limit: tuple[Place, ...] = declare(
        SequenceOf(_ARGUMENT, single=True),
        "what is sent as the greatest number of records; the least of several counts",
        default=(),
    )
    item: Mapping[str, Json] = declare(
        MappingOf(wire_names("member"), AnyJson()),
        "further members of an item that holds the record in a member; in texts `{kind}` and `{id}` are filled in",
        default=empty_map(),
    )


@attrs.frozen(kw_only=True)
class OperationMock(Entry):
    """Hints for the mock server about an operation."""

    set: Mapping[str, Json] = declare(
        MappingOf(wire_names("field"), AnyJson()),
        "fields that the operation changes, shown in its answer",
        default=empty_map(),
    )
    answer: Json | None = declare(
        AnyJson(), "a fixed body; `{hole}` in a text is what the caller has in that hole of the path"
    )
    beside: Mapping[str, Json] = declare(
        MappingOf(wire_names("member"), AnyJson()),
        "members that lie beside what `envelope` unwraps, with holes as in `answer`",
        default=empty_map(),
    )
    headers: Mapping[str, str] = declare(
        MappingOf(Keys("header", str, HEADER_NAME), Text()),
        "headers of the answer that clients have no use for, with holes as in `answer`",
        default=empty_map(),
    )
    chunked: bool | None = declare(
        Flag(), "whether the answer comes in pieces, without a length", assumed="false"
    )
    polls: int | None = declare(Whole(0), "polls until a job is done", assumed="2")
    states: tuple[Json, ...] = declare(
        SequenceOf(AnyJson()),
        "what the record of a job holds at the first, the second … poll before it is done; the last stays",
        default=(),
    )
    done: Mapping[str, Json] = declare(
        MappingOf(wire_names("field"), AnyJson()),
        "fields of a poll's answer once the work is done, beside what `wait` says of it",
        default=empty_map(),
    )
    once: bool | None = declare(
        Flag(), "whether the same body is the same job, which is started once", assumed="false"
    )
    of: str | None = declare(
        Text(), "the resource, of the same file or the main one, whose records it is about", assumed="its own"
    )
    where: Mapping[str, Json] = declare(
        MappingOf(wire_names("field"), AnyJson()),
        "what a record that it lists or changes has in these fields: a value, or a list of values",
        default=empty_map(),
    )
    each: str | None = declare(
        Text(), "the member of the body that lists the keys of the records that it changes or deletes"
    )
    changes: bool | tuple[str, ...] | None = declare(
        either(Flag(), SequenceOf(Text())),
        "the answer holds only the members of the record that changed, and those of this list",
        assumed="false",
    )
    search: SearchMock | None = declare(
        Instance(lambda: SearchMock), "the answer is what a search among the records finds"
    )


@attrs.frozen(kw_only=True)
class ResourceMock(Entry):
    """Hints for the mock server about a resource."""

    seed: tuple[Json, ...] = declare(SequenceOf(AnyJson()), "records that exist at the start", default=())
    of: str | None = declare(
        Text(),
        "another resource, of the same file or the main one, whose records these are; an operation's own `of` wins",
        assumed="its own",
    )
    within: str | None = declare(
        Text(),
        "the resource, of the same file, whose item path its own goes on from: without that record nothing is there",
    )
    errors: Mapping[str, MockError] = declare(
        REFUSALS, "how it refuses where that is not as `errors.mock` says", default=empty_map()
    )
