"""The classes for the document as a whole: Spec, IncludedFile, Override, Errors, Filters, RateLimit."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from specloom_codegen.spec.auth import ADDRESS, SETTINGS, Auth
from specloom_codegen.spec.fake import REFUSALS, ApiMock, Hook, MockError
from specloom_codegen.spec.kinds import (
    CLASS_NAME,
    IDENTIFIER,
    AnyJson,
    Entry,
    Flag,
    Instance,
    Json,
    Kind,
    MappingOf,
    Parsed,
    SequenceOf,
    Text,
    Whole,
    declare,
    either,
    empty_map,
    names,
    wire_names,
    words,
)
from specloom_codegen.spec.notation import SCALARS, TypeExpr
from specloom_codegen.spec.operations import (
    CONDITION,
    DURATION,
    PLACES,
    STATUS,
    Condition,
    Defaults,
    Resource,
)
from specloom_codegen.spec.places import Duration, Places
from specloom_codegen.spec.templates import Template, parse_template
from specloom_codegen.spec.values import TYPE, TYPE_ENTRY, TYPE_NAME_TEXT, Setting, Type

BASE: Kind[Template] = Parsed(parse_template, "path", r"^[^\s?#]*$")
HOST: Kind[Template] = Parsed(parse_template, "URL or path", r"^(/|https?://|\{)[^\s?#]*$")
TYPES: Kind[Mapping[str, Type]] = MappingOf(names(CLASS_NAME, "type name"), TYPE_ENTRY)
RESOURCES: Kind[Mapping[str, Resource]] = MappingOf(
    names(IDENTIFIER, "resource"), Instance(lambda: Resource, empty=False)
)
DEFAULTS: Kind[Defaults] = Instance(lambda: Defaults)


@attrs.frozen(kw_only=True)
class RateLimit(Entry):
    """How many requests an API takes, and how it says so."""

    requests: int | None = declare(Whole(1), "requests in one period")
    per: Duration | None = declare(DURATION, "the period", assumed="1s")
    remaining: Places | None = declare(PLACES, "where the requests that are left lie")
    reset: Places | None = declare(PLACES, "where the end of the period lies")
    wait: Places | None = declare(PLACES, "where a pause that is asked for lies: `header Backoff`")


@attrs.frozen(kw_only=True)
class Errors(Entry):
    """Where an error answer says what went wrong, and how statuses and codes are to be taken."""

    code: Places | None = declare(PLACES, "the error's `code`")
    message: Places | None = declare(PLACES, "the error's `message`")
    details: Places | None = declare(PLACES, "the error's `details`")
    request_id: Places | None = declare(PLACES, "the error's `request_id`: `header X-Request-Id`")
    fields: Places | None = declare(
        PLACES,
        "messages per field of a refused form: `errors`, `$` when the body is the map, `errors.*.text`",
    )
    field_codes: Places | None = declare(PLACES, "codes per field of a refused form: `errors.*.code`")
    codes: str | None = declare(TYPE_NAME_TEXT, "the enum of the codes, with their documentation")
    treat: Mapping[str, int] = declare(
        MappingOf(wire_names("status or code"), STATUS),
        "class and retry behaviour as of that status: `rate-limit-exceeded: 429`, `501: 404`",
        default=empty_map(),
    )
    when: Condition | None = declare(
        CONDITION, "an answer with a success status that is an error all the same: `{ok: false}`"
    )
    example: Json | None = declare(AnyJson(), "an error answer as a whole, as JSON on the wire")
    mock: Mapping[str, MockError] = declare(REFUSALS, "how the mock server refuses", default=empty_map())
    hook: Hook | None = declare(
        Instance(lambda: Hook, short="by", empty=False, shown="text · Hook"),
        "how callers ask for an error, of servers that have it, and of the mock",
    )


@attrs.frozen(kw_only=True)
class Filters(Entry):
    """How filters are written in the query."""

    pattern: str = declare(
        Text(), "how field and operator become a parameter: `{field}__{operator}`", default="", required=True
    )
    operators: Mapping[str, Mapping[str, TypeExpr]] = declare(
        MappingOf(words(SCALARS, "scalar"), MappingOf(wire_names("operator"), TYPE)),
        "per scalar the operators and the types of their values",
        default=empty_map(),
        required=True,
    )


@attrs.frozen(kw_only=True)
class Override(Entry):
    """A change to an included file that a re-import keeps."""

    at: tuple[str, ...] = declare(
        SequenceOf(Text(), single=True, least=1),
        "what is changed: `types.Pipe.fields.name.type`, a list of keys when one has a dot",
        default=(),
        required=True,
    )
    set: Json | None = declare(AnyJson(), "its new value")
    remove: bool | None = declare(Flag(), "true takes it away")
    why: str = declare(Text(), "the reason", default="", required=True)


@attrs.frozen(kw_only=True)
class IncludedFile(Entry):
    """A further file of a spec. ``file`` is its name, ``group`` the name under which the main file put it."""

    spec: int | None = declare(Whole(1, 1, "`1`"), "version of this language: 1", required=True, default=None)
    defaults: Defaults | None = declare(DEFAULTS, "what holds for all operations of this file")
    types: Mapping[str, Type] = declare(TYPES, "types", default=empty_map())
    resources: Mapping[str, Resource] = declare(RESOURCES, "resources", default=empty_map())
    file: str = ""
    group: str | None = None


@attrs.frozen(kw_only=True)
class Spec(Entry):
    """A whole resource spec. ``files`` are the included files, in the order of ``include``."""

    spec: int | None = declare(
        Whole(1, 1, "`1`"), "version of this language: 1; first key", required=True, default=None
    )
    api: str = declare(Text(IDENTIFIER, "name"), "name of the package", default="", required=True)
    client: str | None = declare(
        Text(CLASS_NAME, "class name"), "name of the client class", assumed="the package in title case"
    )
    title: str | None = declare(Text(), "title of the API")
    version: str | None = declare(
        Text(), "version of the API; with it the package is `<api>.<version>`, so that two stand side by side"
    )
    url: Template | None = declare(
        ADDRESS, "address of the API; `connect(url=…)` replaces it", default=None, required=True
    )
    base: Template | None = declare(
        BASE, "follows `url`, whoever set that: `/api/{api_version}`", assumed="empty"
    )
    hosts: Mapping[str, Template] = declare(
        MappingOf(names(IDENTIFIER, "name"), HOST),
        "further hosts, chosen by `host:`; one that starts with `/` lies on the origin of `url`, without "
        "`base`; `connect(hosts=…)` replaces",
        default=empty_map(),
    )
    variables: Mapping[str, Setting] = declare(
        SETTINGS, "holes of `url`, `base` and `hosts`; keyword arguments of `connect`", default=empty_map()
    )
    auth: Mapping[str, Auth] = declare(
        MappingOf(names(IDENTIFIER, "name"), Instance(lambda: Auth)),
        "ways to authenticate; `connect(auth=…)` picks one",
        default=empty_map(),
        assumed="the first whose credentials are all given",
    )
    errors: Errors | None = declare(Instance(lambda: Errors), "where errors say what went wrong")
    filters: Filters | None = declare(Instance(lambda: Filters, empty=False), "how filters are written")
    rate_limit: RateLimit | None = declare(Instance(lambda: RateLimit), "how many requests the API takes")
    mock: ApiMock | None = declare(Instance(lambda: ApiMock), "hints for the mock server")
    defaults: Defaults | None = declare(DEFAULTS, "what holds for all operations")
    types: Mapping[str, Type] = declare(TYPES, "types by name", default=empty_map())
    resources: Mapping[str, Resource] = declare(
        RESOURCES, "resources; the name is the client's attribute", default=empty_map()
    )
    include: tuple[str, ...] | Mapping[str, str] | None = declare(
        either(SequenceOf(Text()), MappingOf(names(IDENTIFIER, "group"), Text())),
        "more files; in the map form grouped: `client.membership.address`, types of its own",
    )
    overrides: tuple[Override, ...] = declare(
        SequenceOf(Instance(lambda: Override, empty=False)), "changes to included files", default=()
    )
    file: str = ""
    files: tuple[IncludedFile, ...] = ()
