"""The resolved form of a spec: what the renderer, the mock and the documentation read.

Everything that the language lets a user leave out is filled in here: verbs have methods and
statuses, layers are laid, references are checked, inline classes have names. Nothing is optional
by accident: None means "there is none". Building these values is the work of ``resolve``; this
module holds data and the questions that can be asked of it, no decisions.

Names of types are unique in an API: that of a group's type is ``membership.Address``. A resource within a
group is called ``membership.address``, also as the owner of a type.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal

from attrs import field, frozen

Access = Literal["create", "update", "read"]
Variant = Literal["read", "create", "update", "patch"]
ScalarName = Literal[
    "string", "integer", "number", "boolean", "datetime", "date", "time", "duration",
    "uuid", "decimal", "bytes", "json", "path", "url", "file",
]  # fmt: skip
Method = Literal["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"]


# --- types -----------------------------------------------------------------------------------


@frozen(kw_only=True)
class Scalar:
    """A scalar of the language. *wire* is its format when it does not travel as usual."""

    name: ScalarName
    wire: str | Mapping[bool, str] | None = None
    optional: bool = False


@frozen(kw_only=True)
class ListOf:
    item: TypeRef
    optional: bool = False


@frozen(kw_only=True)
class MapOf:
    value: TypeRef
    optional: bool = False


@frozen(kw_only=True)
class Named:
    """A reference to a type of the spec, by its unique name; *variant* picks the class of an object."""

    name: str
    variant: Variant = "read"
    optional: bool = False


TypeRef = Scalar | ListOf | MapOf | Named


@frozen(kw_only=True)
class Limits:
    min: float | None = None
    max: float | None = None
    pattern: str | None = None


@frozen(kw_only=True)
class Field:
    """One member of an object. *required* says whether a sender of the create form must give it."""

    wire: str
    name: str
    type: TypeRef
    access: frozenset[Access] = frozenset({"create", "update", "read"})
    required: bool = False
    has_default: bool = False
    default: Any = None
    has_const: bool = False
    const: Any = None
    limits: Limits = Limits()
    doc: str = ""
    has_example: bool = False
    example: Any = None
    sensitive: bool = False
    deprecated: str | None = None  # the reason; "" when the spec only says true
    mock: str | None = None  # id, created, updated, user, url, "lookup FIELD", order


@frozen(kw_only=True)
class ObjectType:
    """An object with fields, `extends` already laid. *variants* are the classes that code needs."""

    name: str
    fields: tuple[Field, ...]
    owner: str | None = None  # the resource that alone uses it; None: shared
    variants: frozenset[Variant] = frozenset({"read"})
    tag: tuple[str, str] | None = None  # (wire member, value) when it belongs to a tagged union
    doc: str = ""
    has_example: bool = False
    example: Any = None
    deprecated: str | None = None
    sensitive: bool = False
    inline_body: bool = (
        False  # spelled out in a body: only sent (variant create), its class has the bare name
    )

    def field(self, wire: str) -> Field | None:
        return next((one for one in self.fields if one.wire == wire), None)

    def with_access(self, access: Access) -> Iterator[Field]:
        return (one for one in self.fields if access in one.access)


@frozen(kw_only=True)
class EnumMember:
    value: str | int | float | bool
    name: str  # the member's name in Python, unique in the enum
    doc: str = ""
    deprecated: str | None = None


@frozen(kw_only=True)
class EnumType:
    name: str
    kind: ScalarName
    members: tuple[EnumMember, ...]
    owner: str | None = None
    doc: str = ""
    deprecated: str | None = None


@frozen(kw_only=True)
class UnionType:
    """A union. With *tag* the members are objects chosen by it; without, the first that fits."""

    name: str
    tag: str | None
    members: tuple[tuple[str, TypeRef], ...]  # (tag value, type); the value is "" without a tag
    owner: str | None = None
    doc: str = ""
    deprecated: str | None = None


@frozen(kw_only=True)
class AliasType:
    name: str
    type: TypeRef
    limits: Limits = Limits()
    owner: str | None = None
    doc: str = ""
    sensitive: bool = False
    has_example: bool = False
    example: Any = None
    deprecated: str | None = None


@frozen(kw_only=True)
class FilterType:
    """A set of filters: every parameter that it allows, in the order of the spec, already spelled out."""

    name: str
    params: tuple[tuple[str, str, TypeRef], ...]  # (wire key, field, type of the value)
    owner: str | None = None
    doc: str = ""
    deprecated: str | None = None


TypeDef = ObjectType | EnumType | UnionType | AliasType | FilterType


# --- places ----------------------------------------------------------------------------------


@frozen
class Place:
    """Where something lies in an answer; *text* is the notation of the spec."""

    kind: Literal["body", "header", "link", "cookie", "last", "status"]
    path: tuple[str, ...] = ()  # of body and last
    name: str = ""  # of header, link, cookie
    text: str = ""


Places = tuple[Place, ...]


@frozen
class Carrier:
    """Where something is put in a request: a header (with a scheme word), a parameter, a cookie, or Basic."""

    kind: Literal["header", "query", "cookie", "basic"]
    name: str = ""
    scheme: str = ""


@frozen
class Condition:
    """All entries must hold: (place, accepted values). Without entries it never holds."""

    entries: tuple[tuple[Place, tuple[Any, ...]], ...] = ()


# --- operations ------------------------------------------------------------------------------


@frozen(kw_only=True)
class Param:
    """A value of a call that travels in path, query or headers."""

    wire: str
    name: str
    type: TypeRef
    where: Literal["path", "query", "header"]
    required: bool = False
    style: Literal["repeat", "comma", "deep", "flat", "json"] = "repeat"
    has_const: bool = False
    const: Any = None
    has_default: bool = False
    default: Any = None
    limits: Limits = Limits()
    matches: tuple[str, ...] = ()  # wire names of the model's fields that a key is compared with
    doc: str = ""
    has_example: bool = False
    example: Any = None
    sensitive: bool = False
    deprecated: str | None = None
    mock: str | None = None


@frozen(kw_only=True)
class Body:
    """What is sent. *kind* decides the class of content, *type* the Python value (None for ``any``)."""

    kind: Literal["json", "form", "multipart", "query", "text", "bytes", "stream", "any"]
    type: TypeRef | None
    required: bool  # whether `data` must be given
    constant: bool = False  # every field is const: no `data` argument
    media: str | None = None
    doc: str = ""
    has_example: bool = False
    example: Any = None


@frozen(kw_only=True)
class Answer:
    """What comes back. ``page`` and ``stream`` have the type of one item in *type*."""

    kind: Literal["json", "text", "bytes", "any", "none", "page", "stream"]
    type: TypeRef | None
    media: str | None = None
    as_json: bool = False  # a text that travels as JSON, not raw (kind "json")
    headers: tuple[Param, ...] = ()
    doc: str = ""
    has_example: bool = False
    example: Any = None


@frozen(kw_only=True)
class Envelope:
    one: Place | None = None
    many: Place | None = None
    send: str | None = None
    meta: Place | None = None
    meta_type: TypeRef | None = None


@frozen(kw_only=True)
class Paging:
    kind: Literal["page", "offset", "cursor", "follow"]
    param: str = ""  # query parameter of page, offset, cursor
    first: int = 1
    limit: str | None = None
    size: int | None = None
    max: int | None = None
    total: Place | None = None
    more: Place | None = None
    next: Place | None = None  # of cursor and follow
    further_next: Places = ()  # tried after it, in order
    in_body: bool = False


@frozen(kw_only=True)
class RetryRule:
    idempotent: bool
    statuses: tuple[int, ...] = ()
    key: Carrier | None = None


@frozen(kw_only=True)
class Wait:
    done: Condition
    failed: Condition
    every: float = 1.0
    progress: Place | None = None


@frozen(kw_only=True)
class Job:
    poll: str  # names of operations of the same resource
    result: str | None
    cancel: str | None
    keys: tuple[tuple[str, Place], ...] = ()  # hole ← place in the start's answer


@frozen(kw_only=True)
class MockHints:
    set: Mapping[str, Any] = field(factory=dict[str, Any])
    has_answer: bool = False
    answer: Any = None
    polls: int = 2


@frozen(kw_only=True)
class Operation:
    """One method of a service."""

    name: str
    verb: str | None  # list create read update partial_update delete head; None: an action
    method: Method
    path: str  # template from `base` (or the host), holes as {name}; joined and complete
    at: Literal["item", "collection"]
    collection_path: str | None = (
        None  # of a head that may ask for the item (path) or, without key, the collection
    )
    raw_path: str  # the same as written for a path of its own ("" when none)
    path_params: tuple[Param, ...]
    query: tuple[Param, ...]
    headers: tuple[Param, ...]
    body: Body | None
    partial: bool
    answer: Answer
    statuses: tuple[int, ...] | Literal["any"]  # further answers that are no errors
    mock_status: int
    host: str | None
    auth: str | None  # name of a scheme; "none" sends no credentials; None: the client's
    paging: Paging | None
    envelope: Envelope
    retry: RetryRule
    timeout: float | None
    wait: Wait | None
    job: Job | None
    mock: MockHints
    doc: str = ""
    deprecated: str | None = None


@frozen(kw_only=True)
class Resource:
    name: str  # the client's attribute, or its last part within a group
    group: str | None
    class_name: str
    path: str
    key: tuple[Param, ...]
    model: str | None  # name of the ObjectType
    operations: tuple[Operation, ...]
    seed: tuple[Mapping[str, Any], ...] = ()  # records of the mock at the start
    doc: str = ""
    deprecated: str | None = None

    @property
    def qualified_name(self) -> str:
        return self.name if self.group is None else f"{self.group}.{self.name}"

    def operation(self, name: str) -> Operation | None:
        return next((one for one in self.operations if one.name == name), None)


# --- the document ----------------------------------------------------------------------------


@frozen(kw_only=True)
class Setting:
    """A keyword argument of ``connect``: a variable of the URL, or a credential."""

    name: str  # in the spec
    python: str
    env: str
    required: bool
    has_default: bool = False
    default: Any = None
    type: TypeRef = Scalar(name="string")
    limits: Limits = Limits()
    sensitive: bool = False
    doc: str = ""


@frozen(kw_only=True)
class AuthRequest:
    """The login or the renewal: values that start with ``$`` are credentials (``$$`` is a dollar)."""

    method: str
    path: str | None
    url: str | None
    host: str | None
    query: Mapping[str, Any]
    headers: Mapping[str, Any]
    body: Any
    as_: Literal["json", "form", "query"]
    statuses: tuple[int, ...]  # empty: any 2xx


@frozen(kw_only=True)
class AuthScheme:
    name: str
    credentials: tuple[Setting, ...]
    login: AuthRequest | None
    renew: AuthRequest | None
    token: Places
    refresh_token: Places
    expires: str | None  # the notation of §7, checked
    send: Carrier
    dead: tuple[int | str, ...]
    origins: tuple[str, ...]
    doc: str = ""


@frozen(kw_only=True)
class MockError:
    status: int
    code: str
    message: str


@frozen(kw_only=True)
class Errors:
    code: Places = ()
    message: Places = ()
    details: Places = ()
    request_id: Places = ()
    fields: Places = ()
    codes: str | None = None  # name of the EnumType
    treat: Mapping[str, int] = field(factory=dict[str, int])  # status or code (as text) → status
    when: Condition | None = None
    mock: Mapping[str, MockError] = field(factory=dict[str, MockError])  # every situation of §8, filled


@frozen(kw_only=True)
class RateLimit:
    requests: int | None = None
    per: float = 1.0
    remaining: Place | None = None
    reset: Place | None = None
    wait: Place | None = None


@frozen(kw_only=True)
class Host:
    name: str
    url: str  # absolute, or a path on the origin of `url`


@frozen(kw_only=True)
class Api:
    name: str  # the package
    client: str  # the class
    title: str
    doc: str
    version: str | None
    source: str  # the spec's path as it stands in headers: posix, relative to the project
    url: str
    base: str
    hosts: tuple[Host, ...]
    variables: tuple[Setting, ...]
    auth: tuple[AuthScheme, ...]
    errors: Errors
    rate_limit: RateLimit | None
    types: tuple[TypeDef, ...]  # in an order in which each comes after what it extends or uses
    resources: tuple[Resource, ...]

    def type(self, name: str) -> TypeDef:
        return next(one for one in self.types if one.name == name)
