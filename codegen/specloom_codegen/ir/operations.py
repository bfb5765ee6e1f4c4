"""Operations and resources of the resolved form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from attrs import field, frozen

from .fake import MockError, MockHints
from .places import Carrier, Condition, Place, Places
from .types import Limits, Method, TypeRef


@frozen(kw_only=True)
class Param:
    """A value of a call that travels in path, query or headers."""

    wire: str
    name: str
    type: TypeRef
    where: Literal["path", "query", "header"]
    required: bool = False
    keyword: bool = False  # of a hole: given by keyword, after the key and the data
    style: Literal["repeat", "comma", "deep", "flat", "json"] = "repeat"
    has_const: bool = False
    const: Any = None
    has_default: bool = False
    default: Any = None
    limits: Limits = Limits()
    matches: tuple[
        str, ...
    ] = ()  # wire names of the model's fields, or dotted paths, that a key is compared with
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
    style: Literal["repeat", "comma", "deep", "json"] = "repeat"  # of lists and objects in a form or query
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
    omits_empty: bool = False  # an answer without items has nothing at ``many``
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
    total: Places = ()  # tried in order, as are the others
    more: Places = ()
    end: Places = ()
    next: Places = ()  # of cursor and follow
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
    up_to: float = 0.0  # 0: the pause does not grow
    progress: Place | None = None
    code: Places = ()
    message: Places = ()
    keys: tuple[tuple[str, Place], ...] = ()  # hole or query parameter of what follows ← place in this answer


@frozen(kw_only=True)
class Job:
    poll: str  # names of operations of the same resource
    result: str | None
    cancel: str | None
    keys: tuple[tuple[str, Place], ...] = ()  # hole or query parameter ← place in the start's answer


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
    within: str | None = (
        None  # for the mock: the resource of the same group whose item path this path goes on from
    )
    refusals: Mapping[str, MockError] = field(factory=dict[str, MockError])  # of the mock, where they differ
    of: str | None = None  # another resource, of the same group or of none, whose records these are
    doc: str = ""
    deprecated: str | None = None

    @property
    def qualified_name(self) -> str:
        return self.name if self.group is None else f"{self.group}.{self.name}"

    def operation(self, name: str) -> Operation | None:
        return next((one for one in self.operations if one.name == name), None)
