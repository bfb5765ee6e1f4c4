"""Operations as data: what a generated method says about its route, its body and its answer.

An `Operation` is a constant of a generated module. It knows how arguments become a request; it sends nothing.
What becomes of the answer is in `_reading`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, Generic, Literal, TypeVar, cast

from attrs import Factory, define, field, frozen

from . import _serde
from ._body import Body, BytesBody, prepare_body
from ._codec import encode_json
from ._exchange import IDEMPOTENT
from ._path import Template, build_query
from ._place import Place
from ._refusal import ErrorShape
from ._serde import Input, Model
from ._unset import UNSET

if TYPE_CHECKING:
    from ._paging import Paging

T = TypeVar("T")

AnswerKind = Literal["json", "text", "bytes", "any", "none", "page", "stream"]
BodyKind = Literal["json", "form", "multipart", "query", "text", "bytes", "stream", "any"]

_MEDIA: Final[Mapping[str, str]] = {
    "text": "text/plain; charset=utf-8",
    "bytes": "application/octet-stream",
    "stream": "application/octet-stream",
}
_ACCEPT: Final[Mapping[str, str]] = {
    "json": "application/json",
    "page": "application/json",
    "text": "text/plain, */*;q=0.1",
}


def _statuses(value: Collection[int] | Literal["any"]) -> frozenset[int] | Literal["any"]:
    return "any" if isinstance(value, str) else frozenset(value)


def _status_set(value: Collection[int]) -> frozenset[int]:
    return frozenset(value)


def _template(text: str | None) -> Template | None:
    return None if text is None else Template.parse(text)


def _member_path(text: str | None) -> tuple[str, ...] | None:
    return None if text is None else Place.parse(text).path


def _usual_answer(operation: Operation[Any]) -> AnswerKind:
    return "none" if operation.returns is None else "json"


def _usual_body(operation: Operation[Any]) -> BodyKind | None:
    return "json" if operation.sends is not None or operation.constants else None


def _usual_accept(operation: Operation[Any]) -> str:
    return _ACCEPT.get(operation.answer, "*/*")


def _is_idempotent(operation: Operation[Any]) -> bool:
    return operation.method in IDEMPOTENT


@define(eq=False, repr=False)
class Operation(Generic[T]):
    """One method of a service as data; ``T`` is what the method gives.

    *name* stands in errors and logs. *path* is a template from the API's base (``{id}``, ``{cidr:path}``,
    ``{location:url}``), *collection* the one for a call without a key. *returns* is the type of the answer, of one item
    for ``page`` and ``stream``; *sends* that of the body. *one*, *many* and *meta* are paths in the answer, *send* the
    member that wraps the body. *query*, *headers* and *constants* (members of the body) are always sent.
    *styles* and *formats* say how parameters travel, by wire name. *statuses* are answers beside 2xx.
    """

    name: str
    method: str
    path: str
    returns: Any = field(default=None, kw_only=True)
    sends: Any = field(default=None, kw_only=True)
    constants: Mapping[str, Any] | None = field(default=None, kw_only=True)
    answer: AnswerKind = field(default=Factory(_usual_answer, takes_self=True), kw_only=True)
    body: BodyKind | None = field(default=Factory(_usual_body, takes_self=True), kw_only=True)
    media: str | None = field(default=None, kw_only=True)
    accept: str = field(default=Factory(_usual_accept, takes_self=True), kw_only=True)
    text_json: bool = field(default=False, kw_only=True)
    statuses: frozenset[int] | Literal["any"] = field(
        default=frozenset[int](), converter=_statuses, kw_only=True
    )
    host: str | None = field(default=None, kw_only=True)
    anonymous: bool = field(default=False, kw_only=True)
    auth: str | None = field(default=None, kw_only=True)
    query: Mapping[str, Any] | None = field(default=None, kw_only=True)
    headers: Mapping[str, str] | None = field(default=None, kw_only=True)
    styles: Mapping[str, str] | None = field(default=None, kw_only=True)
    formats: Mapping[str, Any] = field(factory=dict[str, Any], kw_only=True)
    idempotent: bool = field(default=Factory(_is_idempotent, takes_self=True), kw_only=True)
    retry_statuses: frozenset[int] = field(default=frozenset[int](), converter=_status_set, kw_only=True)
    idempotency_key: str | None = field(default=None, kw_only=True)
    timeout: float | None = field(default=None, kw_only=True)
    one: str | None = field(default=None, kw_only=True)
    many: str | None = field(default=None, kw_only=True)
    send: str | None = field(default=None, kw_only=True)
    meta: str | None = field(default=None, kw_only=True)
    meta_type: Any = field(default=None, kw_only=True)
    paging: Paging | None = field(default=None, kw_only=True)
    collection: str | None = field(default=None, kw_only=True)
    answer_headers: Any = field(default=None, kw_only=True)

    #: How the service calls it, worked out on first use; a `Manner`, which is a floor above.
    manner: Any = field(default=None, init=False)
    template: Template = field(init=False)
    collection_template: Template | None = field(init=False)
    sent_headers: Mapping[str, str] = field(init=False)
    one_path: tuple[str, ...] | None = field(init=False)
    many_path: tuple[str, ...] | None = field(init=False)
    meta_path: tuple[str, ...] | None = field(init=False)
    looks_into_pages: bool = field(init=False)

    def __attrs_post_init__(self) -> None:
        # Everything that can be known before a call is worked out here, once.
        self.template = Template.parse(self.path)
        self.collection_template = _template(self.collection)
        self.sent_headers = {"Accept": self.accept, **(self.headers or {})}
        self.one_path = _member_path(self.one)
        self.many_path = _member_path(self.many)
        self.meta_path = _member_path(self.meta)
        self.looks_into_pages = self.meta is not None or (
            self.paging is not None and _reads_body(self.paging)
        )

    def __repr__(self) -> str:
        return f"Operation({self.name!r}, {self.method} {self.path})"

    # --- the request ---

    def fill_path(self, args: Sequence[object]) -> str:
        """Fill the path's holes; ValueError names the parameter that must not travel."""
        template = self.template
        if self.collection_template is not None and len(args) != len(template.holes):
            template = self.collection_template
        return template.expand(args, _serde.encode_param)

    def query_text(self, query: Mapping[str, object] | None, extra: Mapping[str, Any] | None) -> str:
        """Write the query: constants, the method's parameters, the caller's ``params``."""
        if not (self.query or query or extra):
            return ""
        merged: dict[str, Any] = {**(self.query or {})}
        for name, value in (query or {}).items():
            if value is not None and name in self.formats:
                value = self._formatted(name, value)
            elif isinstance(value, (Model, Input)):
                value = _serde.to_wire(value)
            merged[name] = value
        merged.update(extra or {})
        return build_query(merged, self.styles, _serde.encode_param)

    def _formatted(self, name: str, value: Any) -> Any:
        form = self.formats[name]
        if isinstance(value, list | tuple):
            return [_serde.encode_param(item, form) for item in cast("list[Any]", value)]
        return _serde.encode_param(value, form)

    def header_texts(self, headers: Mapping[str, object] | None) -> Mapping[str, str]:
        """Write the method's own header parameters as text; None is not sent."""
        if not headers:
            return self.sent_headers
        texts = dict(self.sent_headers)
        for name, value in headers.items():
            if value is not None and value is not UNSET:
                form = self.formats.get(name)
                texts[name] = _serde.encode_param(value) if form is None else _serde.encode_param(value, form)
        return texts

    def body_of(self, data: object) -> Body | None:
        """Make the body of the request from ``data``. TypeError where *data* cannot be sent."""
        kind = self.body
        if kind is None or kind == "query":
            return None
        if kind == "json":
            return self._json_body(data)
        if data is UNSET:
            return None if not self.constants else self._coded(kind, dict(self.constants))
        if kind in ("form", "multipart"):
            return self._coded(kind, self._members(data))
        body = prepare_body(data, encode=_serde.encode_param)
        return self._typed(body)

    def _json_body(self, data: object) -> Body | None:
        if data is UNSET and not self.constants and not _is_object(self.sends):
            return None
        # An object of which nothing is set is an object all the same: many servers refuse an empty body.
        value: Any = {} if data is UNSET else _serde.to_wire(data, self.sends)
        if self.constants:
            value = {**self.constants, **value}
        if self.send is not None:
            value = {self.send: value}
        return self._typed(BytesBody(encode_json(value), "application/json"))

    def _members(self, data: object) -> dict[str, Any]:
        if isinstance(data, Mapping):
            return {**(self.constants or {}), **cast("Mapping[str, Any]", data)}
        return {**(self.constants or {}), **_serde.to_members(data, self.sends)}

    def _coded(self, kind: str, members: dict[str, Any]) -> Body | None:
        if kind == "form":
            return prepare_body(form=members, encode=_serde.encode_param)
        return prepare_body(multipart=members, encode=_serde.encode_param)

    def _typed(self, body: Body | None) -> Body | None:
        if body is not None:
            media = self.media or (_MEDIA.get(self.body or "") if body.content_type is None else None)
            if media is not None:
                body.content_type = media
        return body

    def body_query(self, data: object) -> Mapping[str, Any] | None:
        """The members of a body that travels as query parameters."""
        if self.body != "query":
            return None
        return self.constants if data is UNSET else self._members(data)


@frozen
class Variable:
    """A hole of ``url``, ``base`` or ``hosts``: the argument of ``connect`` that fills it, and what stands in."""

    name: str
    env: str = field(default="", kw_only=True)
    default: Any = field(default=None, kw_only=True)
    required: bool = field(default=True, kw_only=True)
    argument: str = field(default="", kw_only=True)

    @property
    def python(self) -> str:
        return self.argument or self.name


@frozen(kw_only=True)
class RateLimit:
    """How often the API may be called, and where its answers say so (places)."""

    requests: int | None = None
    per: float = 1.0
    remaining: str | None = None
    reset: str | None = None
    wait: str | None = None


@frozen(kw_only=True)
class Api:
    """What the resources of one API share; a constant of its generated package.

    ``base`` follows ``url``, whoever set that. ``variables`` are the holes of these and of ``hosts``. ``auth`` are the
    ways to authenticate, in the order in which they are tried.
    """

    name: str
    url: str
    base: str = ""
    hosts: Mapping[str, str] = field(factory=dict[str, str])
    variables: tuple[Variable, ...] = ()
    auth: tuple[Any, ...] = ()
    errors: ErrorShape = ErrorShape()
    rate_limit: RateLimit | None = None
    title: str = ""


def _is_object(sends: Any) -> bool:
    return isinstance(sends, type) and issubclass(sends, Input)


def _reads_body(paging: Paging) -> bool:
    """Whether what the next page depends on lies in the JSON of a page, beside its items or in the last of them."""
    places = [paging.total, paging.more, *getattr(paging, "next", ())]
    return any(place is not None and place.kind in ("body", "last") for place in places)
