"""CloudCIX, field by field: the facts in ``cloudcix/*.yaml`` against the generated client and the fake.

A fact stands under the name of its service (``iaas.asn``), or of one operation that differs from the others
(``iaas.cloud.create``), and holds what the server's own sources say:

- ``answer``: one answer with every field of the serializer, each with a value; of a list one of its items.
- ``sent``, ``least``: every field that can be created, and those that the server insists on.
- ``changed``, ``kept``: every field that can be updated, and those that an update by PUT insists on (when it is not
  given: those of ``least`` that can be updated); ``patched``: those that one by PATCH insists on (none).
- ``search``: the filters of the list, each ``number`` (moments too), ``string`` or ``boolean`` by its operators.
- ``order``: what the list can be sorted by.
- ``bare: true``: the answer is not within ``content``.
- ``status``: what is answered instead of 200, or of 201 to a POST; for each of ``all`` and ``least`` where they differ.
- ``meta``: what stands beside a page in ``_metadata``, in addition to what always does.
- ``open``: fields whose content the server itself leaves open, and which therefore may be of type ``json``.
"""

from __future__ import annotations

import builtins
import json
import re
import typing
from collections.abc import AsyncIterator, Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import attrs
import pytest
import pytest_asyncio
import yaml

from specloom.clients.cloudcix import CloudCIX
from specloom.errors import BadRequest
from specloom.service import RequestOptions
from specloom.testing import FakeClock, FakeTransport, reply
from specloom.values import UNSET, Model, OpenEnum, OpenIntEnum, Unknown, extras, structure, to_wire
from specloom_codegen import ir
from specloom_codegen.mock import MockServer
from specloom_codegen.pipeline import compile_spec

SPEC = Path(__file__).parents[2] / "specs" / "cloudcix.yaml"
FOLDER = Path(__file__).parent / "cloudcix"

pytestmark = pytest.mark.asyncio(loop_scope="module")


# --- the facts ------------------------------------------------------------------------------------


@attrs.frozen(kw_only=True)
class Fact:
    """What is known of a service or of an operation; the keys of the files."""

    answer: Any = None
    sent: Any = None
    least: Mapping[str, Any] | None = None
    changed: Mapping[str, Any] | None = None
    kept: Mapping[str, Any] | None = None
    patched: Mapping[str, Any] = attrs.field(factory=dict[str, Any])
    search: Mapping[str, str] | None = None
    order: list[str] | None = None
    bare: bool = False
    status: int | Mapping[str, int] | None = None
    meta: Mapping[str, Any] = attrs.field(factory=dict[str, Any])
    open: tuple[str, ...] = attrs.field(default=(), converter=tuple)

    def least_of(self, verb: str | None) -> Mapping[str, Any]:
        if verb == "partial_update":
            return self.patched
        if verb != "update":
            return self.least or {}
        if self.kept is not None:
            return self.kept
        changed = self.changed or {}
        return {name: changed[name] for name in self.least or {} if name in changed}


def status_of(fact: Fact, operation: ir.Operation, which: str) -> int:
    if isinstance(fact.status, Mapping):
        return fact.status[which]
    return fact.status or (201 if operation.method == "POST" else 200)


class Loader(yaml.SafeLoader):
    """YAML as JSON has it: days and moments are texts. No key stands twice."""

    yaml_implicit_resolvers: typing.ClassVar[dict[str, Any]] = {
        first: [one for one in resolvers if not one[0].endswith(":timestamp")]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        keys = [self.construct_object(key, deep=True) for key, _ in node.value if key.value != "<<"]
        twice = sorted({str(key) for key in keys if keys.count(key) > 1})
        if twice:
            raise ValueError(f"{', '.join(twice)} stands twice at {node.start_mark}")
        return super().construct_mapping(node, deep)


def read_facts() -> dict[str, Fact]:
    found: dict[str, Fact] = {}
    for path in sorted(FOLDER.glob("*.yaml")):
        for name, fact in yaml.load(path.read_text(encoding="utf-8"), Loader).items():
            if name in found:
                raise ValueError(f"{name} stands twice, the second time in {path.name}")
            found[name] = Fact(**fact)
    return found


FACTS = read_facts()
SERVICES = sorted({".".join(name.split(".")[:2]) for name in FACTS})


def fact_of(resource: ir.Resource, operation: ir.Operation) -> Fact:
    name = resource.qualified_name
    return FACTS.get(f"{name}.{operation.name}") or FACTS.get(name) or Fact()


# --- the spec -------------------------------------------------------------------------------------


@cache
def spec() -> ir.Api:
    """As it is, with the answers of the facts as records where callers cannot create any."""
    api = compile_spec(SPEC).api
    assert api is not None
    return attrs.evolve(api, resources=tuple(map(with_record, api.resources)))


def with_record(resource: ir.Resource) -> ir.Resource:
    fact = FACTS.get(resource.qualified_name)
    if (
        fact is None
        or fact.answer is None
        or resource.operation("create")
        or not resource.operation("update")
    ):
        return resource
    return attrs.evolve(resource, seed=(fact.answer,))


def resource_of(name: str) -> ir.Resource:
    found = [one for one in spec().resources if one.qualified_name == name]
    assert found, f"there is no service {name}"
    return found[0]


def is_open(ref: ir.TypeRef | None) -> bool:
    """Whether a type says nothing of what is in it."""
    match ref:
        case ir.Scalar():
            return ref.name == "json"
        case ir.MapOf():
            return is_open(ref.value)
        case ir.ListOf():
            return is_open(ref.item)
        case _:
            return ref is None


def answering(resource: ir.Resource) -> list[ir.Operation]:
    return [one for one in resource.operations if one.answer.kind in ("json", "page", "any")]


def sending(resource: ir.Resource) -> list[ir.Operation]:
    return [one for one in resource.operations if one.body is not None]


def refs(resource: ir.Resource) -> list[ir.TypeRef | None]:
    """The types of all that the operations of a service send and answer."""
    bodies = [one.body.type for one in sending(resource) if one.body is not None]
    return [*bodies, *(one.answer.type for one in answering(resource))]


# --- the client and the fake ----------------------------------------------------------------------


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def server() -> AsyncIterator[MockServer]:
    async with MockServer(spec(), seed=1) as server:
        yield server


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def cloudcix(server: MockServer) -> AsyncIterator[CloudCIX]:
    """Each call brings its own token (`options`), as the fake forgets them when it is reset."""
    async with CloudCIX.connect(
        url=server.url, hosts=server.hosts, token="none", rate_limit=None, retry=None
    ) as cloudcix:
        yield cloudcix


async def call(cloudcix: CloudCIX, resource: ir.Resource, operation: ir.Operation, **options: Any) -> Any:
    """Call an operation by its method, with an id for each hole and the least of what else it asks for."""
    service = getattr(getattr(cloudcix, resource.group or ""), resource.name)
    data = options.pop("data", UNSET)
    keys = options.pop("keys", {})
    holes = {one.name: keys.get(one.wire, sample(one)) for one in operation.path_params}
    first = [holes.pop(one.name) for one in operation.path_params if not one.keyword]
    asked = {one.name: sample(one) for one in operation.query if one.required}
    values = [] if data is UNSET else [data]
    return await getattr(service, operation.name)(*first, *values, **holes, **asked, **options)


def sample(param: ir.Param) -> Any:
    if param.has_example:
        return param.example
    return 1 if isinstance(param.type, ir.Scalar) and param.type.name == "integer" else "a"


def module_of(resource: ir.Resource) -> Any:
    return import_module(f"specloom.clients.cloudcix.{resource.group}.{resource.name}")


def typed(kind: Any, values: Any) -> Any:
    """An instance of a class, made by keyword; what is not of a class of the client goes as it is."""
    if not attrs.has(kind):
        return values
    known = attrs.fields_dict(attrs.resolve_types(kind))
    wires = {wire_name(one): one for one in known.values()}
    return kind(**{wires[name].alias: structure(value, wires[name].type) for name, value in values.items()})


def wire_name(field: attrs.Attribute[Any]) -> str:
    return str(field.metadata.get("specloom.wire_name", field.name))


def models(value: Any) -> Iterator[Model]:
    """All objects in a value, itself included."""
    if isinstance(value, Model):
        yield value
        value = [getattr(value, one.name) for one in declared(type(value))]
    if isinstance(value, list | dict):
        for one in value.values() if isinstance(value, dict) else value:
            yield from models(one)


def declared(kind: type[Model]) -> list[attrs.Attribute[Any]]:
    return [one for one in attrs.fields(attrs.resolve_types(kind)) if one.name != "_source"]


def unknown(value: Any, known: tuple[str, ...] = ()) -> list[str]:
    """What nobody has declared: members, kinds of objects, values of enums; and types that say less than there is."""
    found: list[str] = []
    for model in models(value):
        found += [f"{type(model).__name__}.{name}" for name in extras(model)]
        found += [f"{model.tag} is no kind"] if isinstance(model, Unknown) else []
        for one in declared(type(model)):
            if wire_name(one) not in known:
                found += [f"{type(model).__name__}.{one.name} {what}" for what in lacking(model, one)]
    return found


MOMENT = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d.*)?")


def lacking(model: Model, one: attrs.Attribute[Any]) -> Iterator[str]:
    inner = getattr(model, one.name)
    if isinstance(inner, OpenEnum | OpenIntEnum):
        if not inner.known:
            yield f"has no value {inner}"
    elif isinstance(inner, str) and MOMENT.fullmatch(inner):
        yield "is a moment, not a text"
    if one.type is Any:
        yield "may be anything"


def not_shown(value: Any) -> list[str]:
    """Fields that are declared, of classes that there are in a value, and that have a value in no instance."""
    fields: dict[str, bool] = {}
    for model in models(value):
        for one in declared(type(model)):
            name = f"{type(model).__name__}.{wire_name(one)}"
            fields[name] = fields.get(name, False) or getattr(model, one.name) not in (None, [], {})
    return [name for name, shown in fields.items() if not shown]


def text(value: Any) -> str:
    """JSON, in which 1, 1.0, true and "1" differ."""
    return json.dumps(value, indent=1, sort_keys=True)


# --- nothing is forgotten -------------------------------------------------------------------------


async def test_every_typed_service_has_facts_and_every_fact_a_service() -> None:
    groups = {name.partition(".")[0] for name in FACTS}
    there = {one.qualified_name for one in spec().resources if one.group in groups}

    typed_services = {name for name in there if not all(map(is_open, refs(resource_of(name))))}

    assert typed_services == set(SERVICES)


@pytest.mark.parametrize("name", FACTS)
async def test_a_fact_says_what_its_service_can_do(name: str) -> None:
    group, service, *operation = name.split(".")
    resource, fact = resource_of(f"{group}.{service}"), FACTS[name]
    own = [one for one in resource.operations if f"{name}.{one.name}" not in FACTS]
    if operation:
        own = [one for one in resource.operations if one.name in operation]
    changing = [one for one in own if one.verb in ("update", "partial_update") and one.body is not None]

    assert [one.name for one in own if one in answering(resource) and is_open(one.answer.type)] == []
    assert {
        "answer": fact.answer is not None,
        "sent": fact.sent is not None,
        "changed": fact.changed is not None,
    } == {
        "answer": any(one in answering(resource) for one in own),
        "sent": any(one.body is not None and one not in changing for one in own),
        "changed": bool(changing),
    }
    assert (fact.sent is None) == (fact.least is None)


# --- what is answered -----------------------------------------------------------------------------


@pytest.mark.parametrize("name", SERVICES)
async def test_an_answer_is_read_whole_and_written_back(name: str) -> None:
    resource = resource_of(name)
    found: dict[str, Any] = {}
    expected: dict[str, Any] = {}

    for operation in answering(resource):
        fact = fact_of(resource, operation)
        value, meta = await answered(resource, operation, fact)
        whole = [value, meta]
        found[operation.name] = (text(to_wire(value)), unknown(whole, fact.open), not_shown(whole))
        expected[operation.name] = (text(fact.answer), [], [])

    assert found == expected


async def answered(resource: ir.Resource, operation: ir.Operation, fact: Fact) -> tuple[Any, Any]:
    """What the client makes of an answer of the server; of the one resource in a page, and of what lies beside it."""
    page = operation.answer.kind == "page"
    content = [fact.answer] if page else fact.answer
    metadata = {
        "page": 0,
        "limit": 50,
        "order": "id",
        "total_records": 1,
        "warnings": ["skipped"],
        **fact.meta,
    }
    document = content if fact.bare else {"content": content, **({"_metadata": metadata} if page else {})}
    transport = FakeTransport(reply(json=document))
    data = UNSET if operation.body is None else of_body(operation, fact)
    async with CloudCIX.connect(token="t", transport=transport, clock=FakeClock(), retry=None) as cloudcix:
        value = await call(cloudcix, resource, operation, **({} if data is UNSET else {"data": data}))
    return (value[0], value.meta) if page else (value, None)


def of_body(operation: ir.Operation, fact: Fact) -> Any:
    return fact.changed if operation.verb in ("update", "partial_update") and fact.changed else fact.sent


# --- what is sent ---------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [name for name in SERVICES if sending(resource_of(name))])
async def test_what_is_sent_has_the_fields_of_the_server(name: str) -> None:
    """All that it takes, and no more; what it insists on must be given."""
    resource = resource_of(name)
    found: dict[str, Any] = {}
    expected: dict[str, Any] = {}

    for operation in sending(resource):
        kind = getattr(module_of(resource), f"_{operation.name.upper()}").sends
        fact = fact_of(resource, operation)
        if not attrs.has(kind):
            continue
        fields = attrs.fields(kind)
        required = {wire_name(one) for one in fields if one.default is attrs.NOTHING}
        found[operation.name] = ({wire_name(one) for one in fields} - {"_source"}, required)
        expected[operation.name] = (set(of_body(operation, fact)), set(fact.least_of(operation.verb)))

    assert found == expected


@pytest.mark.parametrize("name", [name for name in SERVICES if sending(resource_of(name))])
async def test_what_is_sent_is_on_the_wire_and_taken_by_the_fake(
    cloudcix: CloudCIX, server: MockServer, name: str
) -> None:
    resource = resource_of(name)
    found: dict[str, Any] = {}
    expected: dict[str, Any] = {}

    for operation in sending(resource):
        fact = fact_of(resource, operation)
        kind = getattr(module_of(resource), f"_{operation.name.upper()}").sends
        for which, body in {"all": of_body(operation, fact), "least": fact.least_of(operation.verb)}.items():
            options = await prepared(cloudcix, server, resource, operation)
            value = await call(cloudcix, resource, operation, data=typed(kind, body), **options)
            sent = server.requests[-1]
            found[f"{operation.name} {which}"] = (text(sent.json()), sent.status, unknown(value, fact.open))
            expected[f"{operation.name} {which}"] = (text(body), status_of(fact, operation, which), [])

    assert found == expected


@pytest.mark.parametrize("name", [name for name in SERVICES if sending(resource_of(name))])
async def test_the_fake_insists_on_what_the_server_insists_on(
    cloudcix: CloudCIX, server: MockServer, name: str
) -> None:
    resource = resource_of(name)
    found: dict[str, Any] = {}
    expected: dict[str, Any] = {}

    for operation in sending(resource):
        insisted = set(fact_of(resource, operation).least_of(operation.verb))
        if not insisted:
            continue
        options = await prepared(cloudcix, server, resource, operation)
        with pytest.raises(BadRequest) as caught:
            await call(cloudcix, resource, operation, data={}, **options)
        found[operation.name] = set(caught.value.fields)
        expected[operation.name] = insisted

    assert found == expected


async def prepared(
    cloudcix: CloudCIX, server: MockServer, resource: ir.Resource, operation: ir.Operation
) -> dict[str, Any]:
    """The options of a call: a token, and the keys of a record that was created for it where callers can."""
    await server.reset()
    token = server.token()
    create = resource.operation("create")
    if operation.at == "collection" and operation.name == "create":
        return {"token": token}
    if create is not None and create.body is not None:
        body = typed(
            getattr(module_of(resource), "_CREATE").sends,  # noqa: B009 - a name that no checker knows
            fact_of(resource, create).sent,
        )
        await call(cloudcix, resource, create, data=body, token=token)
    records = server.records(resource.qualified_name)
    holes = [one for one in resource.key if records and one.matches and one.matches[0] in records[-1]]
    return {"token": token, "keys": {one.wire: records[-1][one.matches[0]] for one in holes}}


# --- filters --------------------------------------------------------------------------------------

NUMBER = {"gt": "number", "gte": "number", "in": "number list", "isnull": "boolean", "lt": "number"}
NUMBER |= {"lte": "number", "range": "number list"}
STRING = {"in": "string list", "icontains": "string", "iendswith": "string", "iexact": "string"}
STRING |= {"istartswith": "string"}
OPERATORS: dict[str, dict[str, str]] = {"number": NUMBER, "string": STRING, "boolean": {}}
KINDS: dict[Any, tuple[str, Any]] = {
    bool: ("boolean", True),
    str: ("string", "a"),
    **{one: ("number", value) for one, value in ((int, 1), (float, 1.5), (Decimal, Decimal("1.5")))},
    **{one: ("number", one(2026, 1, 2)) for one in (date, datetime)},
}


def listing(name: str) -> ir.Operation | None:
    """The operation that takes filters, or else the list."""
    resource = resource_of(name)
    filtered = [one for one in resource.operations if "search" in {param.wire for param in one.query}]
    return filtered[0] if filtered else resource.operation("list")


@pytest.mark.parametrize("name", [name for name in SERVICES if listing(name)])
async def test_the_filters_are_those_of_the_server(cloudcix: CloudCIX, server: MockServer, name: str) -> None:
    resource = resource_of(name)
    operation = listing(name)
    assert operation is not None
    found = [filters_of(resource, operation, parameter) for parameter in ("search", "exclude")]
    expected = fact_of(resource, operation).search or {}

    assert [folded(one) for one in found] == [expected, expected]
    if operation.answer.kind == "page":
        await server.reset()
        values = {key: value for key, (_, value) in found[0].items()}
        page = await call(cloudcix, resource, operation, search=values, token=server.token())
        assert page.meta.warnings == []


@pytest.mark.parametrize("name", [name for name, fact in FACTS.items() if fact.order])
async def test_the_documentation_says_what_a_list_can_be_sorted_by(name: str) -> None:
    resource = resource_of(".".join(name.split(".")[:2]))
    documented = [
        set(re.findall(r"`(\w+)`", param.doc))
        for operation in resource.operations
        for param in operation.query
        if param.wire == "order"
    ]

    assert documented == [set(FACTS[name].order or ())]


def filters_of(resource: ir.Resource, operation: ir.Operation, parameter: str) -> dict[str, tuple[str, Any]]:
    """The filters that the method takes, each with the kind of its value and an example; none if it takes any."""
    service = getattr(module_of(resource), resource.class_name)
    names = {**vars(module_of(resource)), "builtins": builtins, "RequestOptions": RequestOptions}
    hint = typing.get_type_hints(getattr(service, operation.name), names).get(parameter)
    kind = next(one for one in typing.get_args(hint) if one is not type(None)) if hint else dict
    if not typing.is_typeddict(kind):
        return {}
    filters: dict[str, tuple[str, Any]] = {}
    for key, value in typing.get_type_hints(kind, names).items():
        item, *_ = typing.get_args(value) or (value,)
        word, example = KINDS[item]
        filters[key] = (word, example) if item is value else (f"{word} list", [example, example])
    return filters


def folded(filters: Mapping[str, tuple[str, Any]]) -> dict[str, str]:
    """Fields with the kinds whose operators they have, all of them; what is left over stands for itself."""
    left = {key: kind for key, (kind, _) in filters.items()}
    fields: dict[str, str] = {}
    for field, kind in dict(left).items():
        whole = {field: kind, **{f"{field}__{one}": value for one, value in OPERATORS.get(kind, {}).items()}}
        if kind in OPERATORS and whole.items() <= left.items():
            fields[field] = kind
            left = {key: value for key, value in left.items() if key not in whole}
    return fields | {key: f"{kind} alone" for key, kind in left.items()}
