"""The classes for resources and operations, and for what shapes one exchange: envelope, paging, waiting."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias, get_args

import attrs

from specloom_codegen.spec.fake import OperationMock, ResourceMock
from specloom_codegen.spec.kinds import (
    IDENTIFIER,
    NONE_WORD,
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
    ScalarJson,
    SequenceOf,
    Text,
    Whole,
    declare,
    either,
    empty_map,
    names,
    wire_names,
)
from specloom_codegen.spec.nodes import JsonScalar
from specloom_codegen.spec.notation import RESULT_PATTERN, ResultExpr, TypeExpr, parse_result
from specloom_codegen.spec.places import (
    CARRIER_PATTERN,
    DURATION_PATTERN,
    PATH_PATTERN,
    PLACE_PATTERN,
    Carrier,
    Duration,
    Place,
    Places,
    parse_carrier,
    parse_duration,
    parse_items_path,
    parse_path,
    parse_place,
)
from specloom_codegen.spec.templates import PATH_TEMPLATE_PATTERN, Template, parse_path_template
from specloom_codegen.spec.values import (
    DEPRECATED,
    FIELD,
    HOLES,
    KEYS,
    PARAMS,
    TYPE,
    TYPE_NAME_TEXT,
    Field,
    Key,
    Param,
)

Method = Literal["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"]
At = Literal["item", "collection"]
BodyForm = Literal["json", "form", "multipart", "query"]
BodyStyle = Literal["repeat", "comma", "deep", "json"]
No = Literal["none"]
Holes = Literal["positional", "keyword"]
Condition: TypeAlias = Mapping[Place, tuple[JsonScalar, ...]]
"""Place → the values accepted there; all entries must hold."""

METHODS: tuple[Method, ...] = get_args(Method)
VERB_NAMES = ("list", "create", "read", "update", "partial_update", "delete", "head")

PLACE: Kind[Place] = Parsed(parse_place, "place", PLACE_PATTERN)
PATH_PLACE: Kind[Place] = Parsed(parse_path, "path into the JSON body", PATH_PATTERN)
ITEMS_PLACE: Kind[Place] = Parsed(parse_items_path, "path into the JSON body", PATH_PATTERN)
PLACES: Kind[Places] = SequenceOf(PLACE, single=True, least=1)
CARRIER: Kind[Carrier] = Parsed(parse_carrier, "carrier", CARRIER_PATTERN)
DURATION: Kind[Duration] = Parsed(parse_duration, "duration", DURATION_PATTERN)
PATH: Kind[Template] = Parsed(parse_path_template, "path", PATH_TEMPLATE_PATTERN)
RESULT: Kind[ResultExpr] = Parsed(parse_result, "result", RESULT_PATTERN)
METHOD: Kind[Method] = Choice[Method](METHODS)
STATUS: Kind[int] = Whole(100, 599, "a status")
OPERATION_NAME: Kind[str] = Text(IDENTIFIER, "operation")
HOST_NAME: Kind[str] = Text(IDENTIFIER, "host")
AUTH_NAME: Kind[str] = Text(IDENTIFIER, "auth")
CONDITION: Kind[Condition] = MappingOf(
    Keys("place", parse_place, PLACE_PATTERN), SequenceOf(ScalarJson(), single=True, least=1)
)
MEDIA: Kind[str] = Text("^[!-~]+/[!-~]+( *;[ -~]*)?$", "media type")


@attrs.frozen(kw_only=True)
class Envelope(Entry):
    """What an API wraps around its objects."""

    one: Place | None = declare(PATH_PLACE, "where the object lies in an answer", assumed="the whole body")
    many: Place | None = declare(
        ITEMS_PLACE,
        "where the items of `pages of` and `list of` lie; with a `?` where an answer without items leaves it out",
        assumed="the whole body",
    )
    send: str | None = declare(Text(), "the member under which a JSON body is wrapped", assumed="not wrapped")
    meta: Place | None = declare(PATH_PLACE, "where lies what stands beside the items: `page.meta`")
    meta_type: TypeExpr | None = declare(TYPE, "the type of `page.meta`", assumed="json")


@attrs.frozen(kw_only=True)
class Paging(Entry):
    """How a list goes on: exactly one of ``page``, ``offset``, ``cursor`` and ``follow``."""

    page: str | None = declare(Text(), "query parameter of a page number; the next request asks for one more")
    offset: str | None = declare(
        Text(), "query parameter of an offset; the next request adds the items received"
    )
    cursor: str | None = declare(
        Text(), "query parameter of a cursor; the next request sends what lies at `next`"
    )
    follow: Places | None = declare(
        PLACES, "where the URL of the next page lies; only our own origins are followed"
    )
    first: int | None = declare(Whole(0), "with `page`: the number of the first page", assumed="1")
    limit: str | None = declare(Text(), "parameter of the page size: `page_size=` of the method")
    size: int | None = declare(Whole(1), "the server's page size when none is asked for")
    max: int | None = declare(Whole(1), "the greatest page size of the server")
    total: Places | None = declare(PLACES, "where the number of all items lies")
    more: Places | None = declare(PLACES, "where it says whether there are more")
    end: Places | None = declare(PLACES, "where it says whether this page is the last")
    next: Places | None = declare(PLACES, "with `cursor`: where the next cursor lies")
    in_: Literal["query", "body"] | None = declare(
        Choice[Literal["query", "body"]](("query", "body")),
        "`body` puts the parameters into a JSON body",
        assumed="query",
    )


@attrs.frozen(kw_only=True)
class Retry(Entry):
    """What may be repeated."""

    idempotent: bool | None = declare(
        Flag(), "whether it does no harm twice", assumed="true for GET HEAD PUT DELETE"
    )
    statuses: tuple[int, ...] | None = declare(SequenceOf(STATUS), "further statuses to repeat on")
    key: Carrier | None = declare(CARRIER, "where an idempotency key is sent")


@attrs.frozen(kw_only=True)
class Wait(Entry):
    """How a poll's answer tells whether the work is done. Neither condition holds: still running."""

    done: Condition | None = declare(CONDITION, "the work is done")
    failed: Condition | None = declare(CONDITION, "the work has failed; looked at before `done`")
    every: Duration | None = declare(DURATION, "pause between polls; Retry-After wins", assumed="1s")
    up_to: Duration | None = declare(
        DURATION, "the pause grows by half each time, up to this", assumed="it does not grow"
    )
    progress: Place | None = declare(PATH_PLACE, "a number, or an object of numbers, for progress bars")
    code: Places | None = declare(
        PLACES, "where a failure says its code", assumed="where refusals do (`errors`)"
    )
    message: Places | None = declare(
        PLACES, "where a failure says why", assumed="where refusals do (`errors`)"
    )
    keys: Mapping[str, Place] = declare(
        MappingOf(wire_names("hole"), PLACE),
        "hole, query parameter or member of the body of what follows → where its value lies in this answer: of the "
        "next poll in each answer, of the result in the one that is done",
        default=empty_map(),
    )


@attrs.frozen(kw_only=True)
class Job(Entry):
    """Ties the operation that starts long work to those that follow it."""

    poll: str = declare(OPERATION_NAME, "operation with a `wait` that is asked", default="", required=True)
    result: str | None = declare(
        OPERATION_NAME, "operation that fetches the result", assumed="the last poll's answer"
    )
    cancel: str | None = declare(OPERATION_NAME, "operation that stops the work")
    keys: Mapping[str, Place] = declare(
        MappingOf(wire_names("hole"), PLACE),
        "hole, query parameter or member of the body of those operations → where its value lies in the start's answer",
        default=empty_map(),
        assumed="the body's member of that name",
    )


@attrs.frozen(kw_only=True)
class Body(Entry):
    """What a request sends: ``type`` or ``fields``."""

    type: ResultExpr | None = declare(RESULT, "its type")
    fields: Mapping[str, Field] | None = declare(
        MappingOf(wire_names(), FIELD), "an object that only this operation needs"
    )
    required: tuple[str, ...] | None = declare(
        SequenceOf(Text()),
        "with `fields`: those that must be given",
        assumed="each that is not `?` and has no `default` or `const`",
    )
    as_: BodyForm | None = declare(Choice[BodyForm](get_args(BodyForm)), "how it travels", assumed="json")
    style: BodyStyle | None = declare(
        Choice[BodyStyle](get_args(BodyStyle)),
        "with `as: form` and `as: query`, how lists and objects in it travel: `repeat` (`a=1&a=2`), `comma` (`a=1,2`), "
        "`deep` (`a[k]=v`, `a[0]=1`) or `json`",
        assumed="repeat, which has no way to write objects",
    )
    media: str | None = declare(MEDIA, "Content-Type")
    example: Json | None = declare(AnyJson(), "an example, as JSON on the wire")


@attrs.frozen(kw_only=True)
class Returns(Entry):
    """What an answer holds."""

    type: ResultExpr | None = declare(RESULT, "its type")
    as_: Literal["json"] | None = declare(Choice[Literal["json"]](("json",)), "a text that is JSON")
    media: str | None = declare(MEDIA, "Accept")
    headers: Mapping[str, Param] = declare(PARAMS, "typed headers of the answer", default=empty_map())
    example: Json | None = declare(AnyJson(), "an example, as JSON on the wire")


@attrs.frozen(kw_only=True)
class Inherited(Entry):
    """The keys that an operation inherits from its resource and from ``defaults``."""

    host: str | None = declare(HOST_NAME, "one of `hosts`", assumed="the API's own")
    auth: str | None = declare(
        AUTH_NAME, "one of `auth`; `none` sends no credentials", assumed="what `connect` picks"
    )
    query: Mapping[str, Param] = declare(PARAMS, "query parameters", default=empty_map())
    headers: Mapping[str, Param] = declare(PARAMS, "request headers", default=empty_map())
    paging: Paging | No | None = declare(
        either(NONE_WORD, Instance(lambda: Paging, empty=False)),
        "how a list goes on",
        assumed="one complete list",
    )
    envelope: Envelope | No | None = declare(
        either(NONE_WORD, Instance(lambda: Envelope)), "what is wrapped around objects", assumed="nothing"
    )
    retry: Retry | None = declare(Instance(lambda: Retry), "what may be repeated")
    timeout: Duration | None = declare(
        DURATION, "a deadline instead of the connection's; silence is borne for as long"
    )
    holes: Holes | None = declare(
        Choice[Holes](get_args(Holes)),
        "how holes beside the key are given: in the order of the path, or by keyword, so that the key is the first",
        assumed="positional",
    )


@attrs.frozen(kw_only=True)
class Operation(Inherited):
    """A verb or an action of a resource."""

    method: Method | None = declare(METHOD, "HTTP method", assumed="of the verb; POST")
    at: At | None = declare(
        Choice[At](get_args(At)),
        "where its path starts",
        assumed="of the verb; item, or collection without a key",
    )
    path: Template | None = declare(
        PATH,
        "joined to the start with one slash, or none before a `:`; a leading `/` starts at `base` or the host",
        assumed="nothing for a verb, the name for an action",
    )
    params: Mapping[str, Param] = declare(HOLES, "holes of the path", default=empty_map())
    body: Body | None = declare(
        Instance(lambda: Body, short="type", shown="result · Body"),
        "what it sends",
        assumed="of the verb; none",
    )
    partial: bool | None = declare(
        Flag(), "the request merges: it sends `M.patch`", assumed="true for `partial_update`"
    )
    returns: Returns | None = declare(
        Instance(lambda: Returns, short="type", shown="result · Returns"),
        "what it answers",
        assumed="of the verb; none",
    )
    status: tuple[int, ...] | Literal["any"] | None = declare(
        either(Choice[Literal["any"]](("any",)), SequenceOf(STATUS, single=True, least=1)),
        "further answers that are no errors, beside every 2xx; the first is the mock's",
    )
    wait: Wait | None = declare(Instance(lambda: Wait, empty=False), "makes it something to wait on")
    job: Job | None = declare(Instance(lambda: Job, empty=False), "starts long work")
    deprecated: bool | str | None = declare(DEPRECATED, "true, or what to use instead")
    mock: OperationMock | None = declare(Instance(lambda: OperationMock), "hints for the mock server")


OPERATIONS: Kind[Mapping[str, Operation]] = MappingOf(
    names(IDENTIFIER, "operation", VERB_NAMES), Instance(lambda: Operation)
)


@attrs.frozen(kw_only=True)
class Defaults(Inherited):
    """What holds for all operations of a file unless something nearer says otherwise."""

    operations: Mapping[str, Operation] = declare(
        OPERATIONS, "what holds for all operations of a name", default=empty_map()
    )


@attrs.frozen(kw_only=True)
class Resource(Inherited):
    """A collection of things, or a single thing, with its operations."""

    path: Template | None = declare(
        PATH,
        "of the collection, from `base` on; starts with `/`; may have holes",
        required=True,
        default=None,
    )
    key: Mapping[str, Key] = declare(
        KEYS,
        "the holes of one item: its path is `path` + `/{key}`, with the final slash if `path` has one",
        default=empty_map(),
        assumed="no key: a single thing, its path is `path`",
    )
    params: Mapping[str, Param] = declare(
        HOLES, "the other holes", default=empty_map(), assumed="plain strings"
    )
    model: str | None = declare(
        TYPE_NAME_TEXT, "`M`: the type that the verbs send and return", assumed="map of json"
    )
    fields: Mapping[str, Field] | None = declare(
        MappingOf(wire_names(), FIELD), "the fields of the model, here instead of under `types`"
    )
    extends: tuple[str, ...] | None = declare(
        SequenceOf(TYPE_NAME_TEXT, single=True), "as in Type, of the model"
    )
    required: tuple[str, ...] | None = declare(SequenceOf(Text()), "as in Type, of the model")
    example: Json | None = declare(AnyJson(), "as in Type, of the model")
    operations: Mapping[str, Operation] = declare(
        OPERATIONS, "verbs and actions: `{list, read}`, or a line each", default=empty_map()
    )
    deprecated: bool | str | None = declare(DEPRECATED, "true, or what to use instead")
    mock: ResourceMock | None = declare(Instance(lambda: ResourceMock), "hints for the mock server")
