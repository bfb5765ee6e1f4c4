"""The classes for types and for single values: Type, Field, Param, Key, Setting."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, get_args

import attrs

from specloom_codegen.spec.kinds import (
    CLASS_NAME,
    AnyJson,
    Choice,
    Entry,
    Flag,
    Instance,
    Json,
    Keys,
    Kind,
    MappingOf,
    Number,
    Parsed,
    SequenceOf,
    Shape,
    Text,
    declare,
    either,
    wire_names,
)
from specloom_codegen.spec.nodes import JsonScalar
from specloom_codegen.spec.notation import TYPE_PATTERN, TypeExpr, parse_type
from specloom_codegen.spec.places import FIELD_MOCK_PATTERN, FieldMock, parse_field_mock
from specloom_codegen.spec.templates import HOLE_NAME
from specloom_codegen.spec.wire import WIRE_PATTERN, WireFormat, parse_wire

Access = Literal["create", "update", "read"]
Style = Literal["repeat", "comma", "deep", "flat", "json"]

ACCESSES: tuple[Access, ...] = get_args(Access)

TYPE: Kind[TypeExpr] = Parsed(parse_type, "type", TYPE_PATTERN)
TYPE_NAME_TEXT: Kind[str] = Text(CLASS_NAME, "type name")
NAME_IN_PYTHON = "^[A-Za-z_][A-Za-z0-9_]*$"
PYTHON_NAME: Kind[str] = Text(NAME_IN_PYTHON, "Python name")
DEPRECATED: Kind[bool | str] = either(Flag(), Text())


@attrs.frozen
class Members(Kind["tuple[EnumMember, ...]"]):
    """The values of an enum: a list of wire values, or a map from them to names or descriptions."""

    @property
    def shapes(self) -> frozenset[Shape]:
        return frozenset({Shape.LIST, Shape.MAPPING})

    @property
    def noun(self) -> str:
        return "list of values · value → name or EnumMember"


@attrs.frozen(kw_only=True)
class EnumMember(Entry):
    """One value of an enum. ``value`` is the wire value, of the JSON kind that ``type`` names."""

    value: JsonScalar = None
    name: str | None = declare(PYTHON_NAME, "its name in Python", assumed="from the value")
    deprecated: bool | str | None = declare(DEPRECATED, "true, or what to use instead")


@attrs.frozen(kw_only=True)
class WireWords(Entry):
    """The texts that stand for true and false on the wire."""

    true: str = declare(Text(), "the text for true", default="", required=True)
    false: str = declare(Text(), "the text for false", default="", required=True)


WIRE: Kind[WireFormat | WireWords] = either(
    Parsed(parse_wire, "wire form", WIRE_PATTERN), Instance(lambda: WireWords, empty=False)
)


@attrs.frozen(kw_only=True)
class Limited(Entry):
    """The keys that types and single values share."""

    enum: tuple[EnumMember, ...] | None = declare(
        Members(), "the values it may have; open, so that values unknown today survive"
    )
    wire: WireFormat | WireWords | None = declare(
        WIRE,
        "how the scalar travels when not in its usual form: `string` (numbers as text), `number`, `seconds` "
        "or `milliseconds` (times and durations), a strftime text, `hex`, or the texts for true and false. "
        "Written so; the usual form is read as well",
    )
    min: float | None = declare(Number(), "least value of a number, least length of a text or list")
    max: float | None = declare(Number(), "greatest value of a number, greatest length of a text or list")
    pattern: str | None = declare(Text(), "regular expression of the whole text")
    example: Json | None = declare(AnyJson(), "an example, as JSON on the wire")
    sensitive: bool | None = declare(Flag(), "a secret that is never shown")
    deprecated: bool | str | None = declare(DEPRECATED, "true, or what to use instead")


@attrs.frozen(kw_only=True)
class Value(Limited):
    """The keys that Field, Param and Setting share."""

    type: TypeExpr | None = declare(TYPE, "its type", assumed="string, for parameters and settings")
    name: str | None = declare(PYTHON_NAME, "its name in Python", assumed="the wire name in snake case")
    default: Json | None = declare(
        AnyJson(), "what the server assumes: documented and used by the mock, not sent; of a variable: used"
    )


@attrs.frozen(kw_only=True)
class Field(Value):
    """A member of an object type."""

    access: tuple[Access, ...] | None = declare(
        SequenceOf(Choice[Access](ACCESSES), single=True, least=1),
        "where the field occurs: `create` and `update` for what is sent, `read` for answers",
        assumed="all three",
    )
    fields: Mapping[str, Field] | None = declare(
        MappingOf(wire_names(), Instance(lambda: Field, short="type", empty=False)),
        "an object spelled out in place",
    )
    const: Json | None = declare(AnyJson(), "always sent with this value; no argument")
    mock: FieldMock | None = declare(
        Parsed(parse_field_mock, "mock hint", FIELD_MOCK_PATTERN),
        "what the mock server fills in: `id`, `created`, `updated`, `user`, `updater` (who changed it last), `url`, "
        "`lookup FIELD` or `text {FIELD}:{FIELD}`; `version` is the number of its last change; `copy` makes a new "
        "record of the one that it names",
    )


FIELD: Kind[Field] = Instance(lambda: Field, short="type", empty=False)


@attrs.frozen(kw_only=True)
class Param(Value):
    """A hole, query parameter or header."""

    const: Json | None = declare(AnyJson(), "always sent with this value; no argument")
    mock: FieldMock | None = declare(
        Parsed(parse_field_mock, "mock hint", FIELD_MOCK_PATTERN),
        "what the mock server does with it: `order` sorts by the fields that it names, `scope` keeps records of "
        "different values apart; `wait`, of a number `wait seconds` or `wait milliseconds`, is how long the call may "
        "wait for a change, `version` what its caller has seen (`version next`: the first that it has not) and, of an "
        "answer's header, what is shown",
    )
    required: bool | None = declare(Flag(), "whether a caller must give it", assumed="false; holes: true")
    style: Style | None = declare(
        Choice[Style](get_args(Style)),
        "how a list or object travels: `repeat` (`a=1&a=2`), `comma` (`a=1,2`), `deep` (`a[k]=v`), `flat` "
        "(members are parameters of their own) or `json`; an object in a header travels as `json`",
        assumed="repeat",
    )


@attrs.frozen(kw_only=True)
class Key(Param):
    """A hole of the item path: a Param that says which field it is compared with."""

    matches: tuple[str, ...] | None = declare(
        SequenceOf(Text(), single=True, least=1),
        "field or fields that the key is compared with, `metadata.name` if within an object; the first is the identity",
        assumed="the field of its name",
    )


PARAM: Kind[Param] = Instance(lambda: Param, short="type")
PARAMS: Kind[Mapping[str, Param]] = MappingOf(wire_names(), PARAM)
HOLE: Keys[str] = Keys("hole", str, f"^{HOLE_NAME}$")
HOLES: Kind[Mapping[str, Param]] = MappingOf(HOLE, PARAM)
KEYS: Kind[Mapping[str, Key]] = MappingOf(HOLE, Instance(lambda: Key, short="type"))


@attrs.frozen(kw_only=True)
class Setting(Value):
    """A variable of addresses, or a credential."""

    env: str | None = declare(
        Text(NAME_IN_PYTHON, "variable name"),
        "environment variable that stands in for it",
        assumed="`<API>_<NAME>`",
    )
    required: bool | None = declare(Flag(), "whether `connect` needs it", assumed="true without a `default`")


@attrs.frozen(kw_only=True)
class Type(Limited):
    """A named type: an object, an enum, a union, a set of filters, or another name for a type."""

    fields: Mapping[str, Field] | None = declare(
        MappingOf(wire_names(), FIELD),
        "an object: its fields by wire name. Unknown members of an answer are kept and sent back",
    )
    extends: tuple[str, ...] | None = declare(
        SequenceOf(TYPE_NAME_TEXT, single=True),
        "one or several types whose fields come first; a field of the same name replaces",
    )
    required: tuple[str, ...] | None = declare(
        SequenceOf(Text()),
        "the fields that a sender must give",
        assumed="each that is not `?`, not `access: read`, and has no `default` or `const`",
    )
    union: tuple[TypeExpr, ...] | Mapping[str, TypeExpr] | None = declare(
        either(SequenceOf(TYPE, least=1), MappingOf(wire_names("tag value"), TYPE)),
        "with `tag` a map from the tag's value to a type, else a list of which the first that fits is taken",
    )
    tag: str | None = declare(Text(), "of a union: the member that tells its types apart")
    filter: Mapping[str, TypeExpr] | None = declare(
        MappingOf(wire_names("field"), TYPE), "a set of filters: the fields and their scalars"
    )
    type: TypeExpr | None = declare(
        TYPE,
        "another name for a type, narrowed by the keys that follow; of an enum the JSON kind of its values",
        assumed="of an enum: string",
    )


TYPE_ENTRY: Kind[Type] = Instance(lambda: Type, empty=False)
