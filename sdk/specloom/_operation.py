"""Operations as data: what a generated method says about its route, its body and its answer.

An `Operation` is a constant of a generated module. It knows how arguments become a request; it sends nothing.
What becomes of the answer is in `_reading`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, Generic, Literal, TypeVar, cast

from attrs import Factory, define, field, frozen

from . import _serde
from ._body import (
    Body,
    BytesBody,
    File,
    Form,
    LinesBody,
    Multipart,
    is_content,
    json_line,
    prepare_body,
    spread,
    text_line,
)
from ._codec import encode_json
from ._exchange import IDEMPOTENT
from ._head import check_headers, check_method, header_text
from ._path import Template, build_query
from ._place import Place
from ._refusal import ErrorShape
from ._serde import Input, Model
from ._unset import UNSET

if TYPE_CHECKING:
    from cattrs import Converter

    from ._job import Wait
    from ._pace import RateLimit
    from ._paging import Paging

T_co = TypeVar("T_co", covariant=True)

AnswerKind = Literal["json", "text", "bytes", "any", "none", "page", "stream"]
BodyKind = Literal["json", "form", "multipart", "query", "text", "bytes", "stream", "any"]

JSON: Final = "application/json"
_JSON_LINES: Final = "application/x-ndjson"
_MEDIA: Final[Mapping[str, str]] = {
    "text": "text/plain; charset=utf-8",
    "bytes": "application/octet-stream",
    "stream": "application/octet-stream",
}
_NOTHING: Final[Mapping[str, Any]] = {}
_ACCEPT: Final[Mapping[str, str]] = {
    "json": JSON,
    "page": JSON,
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


def _key_carrier(text: str | None) -> tuple[str, str] | None:
    if text is None:
        return None
    kind, _, name = text.partition(" ")
    if kind not in ("header", "query") or not name:
        raise ValueError(f"an idempotency key travels in `header NAME` or `query NAME`, not in {text!r}")
    return kind, name


def _usual_answer(operation: Operation[Any]) -> AnswerKind:
    return "none" if operation.returns is None else "json"


def _usual_body(operation: Operation[Any]) -> BodyKind | None:
    return "json" if operation.sends is not None or operation.constants else None


def _usual_accept(operation: Operation[Any]) -> str:
    return _ACCEPT.get(operation.answer, "*/*")


def _is_idempotent(operation: Operation[Any]) -> bool:
    return operation.method in IDEMPOTENT


@define(eq=False, repr=False)
class Operation(Generic[T_co]):
    """One method of a service as data; ``T_co`` is what the method gives.

    *name* stands in errors and logs. *path* is a template from the API's base (``{id}``, ``{cidr:path}``,
    ``{location:url}``), *collection* the one for a call without a key. *returns* is the type of the answer, of one item
    for ``page`` and ``stream``; *sends* that of the body, of one line of a ``stream``. *one*, *many* and *meta* are
    paths in the answer (with *omits_empty* one without items has nothing at *many*), *send* the member that wraps the
    body. *query*, *headers* and *constants* (members of the body) are always sent.
    *auth* is the way to authenticate that it asks for; *anonymous* sends no credentials, unless a call brings a token.
    *styles* and *formats* say how parameters travel, by wire name, *style* how lists and objects of a form do.
    *statuses* are answers beside 2xx. With an *idempotency_key* (``header NAME`` or ``query NAME``) each call carries a
    key of its own. *wait* says when work that it asks after has ended.
    """

    name: str
    method: str
    path: str
    returns: Any = field(default=None, kw_only=True)
    sends: Any = field(default=None, kw_only=True)
    constants: Mapping[str, Any] | None = field(default=None, kw_only=True)
    answer: AnswerKind = field(default=Factory(_usual_answer, takes_self=True), kw_only=True)
    body: BodyKind | None = field(default=Factory(_usual_body, takes_self=True), kw_only=True)
    style: str | None = field(default=None, kw_only=True)
    media: str | None = field(default=None, kw_only=True)
    accept: str = field(default=Factory(_usual_accept, takes_self=True), kw_only=True)
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
    idempotency_key: tuple[str, str] | None = field(default=None, converter=_key_carrier, kw_only=True)
    timeout: float | None = field(default=None, kw_only=True)
    one: str | None = field(default=None, kw_only=True)
    many: str | None = field(default=None, kw_only=True)
    omits_empty: bool = field(default=False, kw_only=True)
    send: str | None = field(default=None, kw_only=True)
    meta: str | None = field(default=None, kw_only=True)
    meta_type: Any = field(default=None, kw_only=True)
    paging: Paging | None = field(default=None, kw_only=True)
    wait: Wait | None = field(default=None, kw_only=True)
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
    #: Whether what lies around the items of a page is needed; and whether that shows the items themselves.
    looks_into_pages: bool = field(init=False)
    shows_items: bool = field(init=False)

    def __attrs_post_init__(self) -> None:
        # Everything that can be known before a call is worked out here, once.
        check_method(self.method)
        if self.headers:
            check_headers(self.headers)  # Attack: a spec whose constants are two headers each
        self.template = Template.parse(self.path)
        self.collection_template = _template(self.collection)
        self.sent_headers = {"Accept": self.accept, **(self.headers or {})}
        self.one_path = _member_path(self.one)
        self.many_path = _member_path(self.many)
        self.meta_path = _member_path(self.meta)
        places = [] if self.paging is None else _places_of(self.paging)
        paths = [one.path for one in places if one.kind == "body"]
        if self.meta_path is not None:
            paths.append(self.meta_path)
        self.looks_into_pages = bool(paths) or any(one.kind == "last" for one in places)
        self.shows_items = any(_meet(path, self.many_path or ()) for path in paths)

    @property
    def key_header(self) -> str:
        """The header of an idempotency key; empty where it travels in the query."""
        kind, name = self.idempotency_key or ("header", "Idempotency-Key")
        return name if kind == "header" else ""

    def __repr__(self) -> str:
        return f"Operation({self.name!r}, {self.method} {self.path})"

    def has_secrets(self) -> bool:
        """Whether an answer may hold a field that the spec calls sensitive: of the result, or of the body sent, which
        refusals repeat."""
        types = (self.returns, self.meta_type)
        return self.sends_secrets() or any(_serde.sensitive_names(one) for one in types if one is not None)

    def sends_secrets(self) -> bool:
        """Whether the body sent may hold a field that the spec calls sensitive."""
        return self.sends is not None and bool(_serde.sensitive_names(self.sends))

    # --- the request ---

    def fill_path(self, args: Sequence[object]) -> str:
        """Fill the path's holes; ValueError names the parameter that must not travel."""
        template = self.template
        if self.collection_template is not None and len(args) != len(template.holes):
            template = self.collection_template
        if self.formats and len(args) == len(template.holes):
            args = [self._written(hole.name, one) for hole, one in zip(template.holes, args, strict=True)]
        return template.expand(args, _serde.encode_param)

    def query_text(self, query: Mapping[str, object] | None, extra: Mapping[str, Any] | None) -> str:
        """Write the query: constants, the method's parameters, the caller's ``params``; None is not sent."""
        if not (self.query or query or extra):
            return ""
        merged: dict[str, Any] = {**(self.query or _NOTHING)}
        for given in (query, extra):
            for name, value in (given or _NOTHING).items():
                merged[name] = self._written(name, value)
        return build_query(merged, self.styles, _serde.encode_param)

    def _written(self, name: str, value: Any) -> Any:
        """A parameter in its own format; objects and what they hold as plain data."""
        if value is None or value is UNSET:
            return value
        if name in self.formats:
            form = self.formats[name]
            if isinstance(value, list | tuple | set | frozenset):
                items = cast("Collection[Any]", value)
                return [_serde.encode_param(one, form) for one in items if one is not None]
            return _serde.encode_param(value, form)
        return _plain(value)

    def header_texts(self, headers: Mapping[str, object] | None) -> Mapping[str, str]:
        """Write the method's own header parameters as text; None and empty lists are not sent."""
        texts: dict[str, str] = {}
        for name, value in (headers or _NOTHING).items():
            style = (self.styles or _NOTHING).get(name)
            text = header_text(self._written(name, value), style, _serde.encode_param)
            if text is not None:
                texts[name] = text
        # The very mapping where nothing is added: calls of that kind share what is worked out from it.
        return {**self.sent_headers, **texts} if texts else self.sent_headers

    def body_of(
        self,
        data: object,
        *,
        members: Mapping[str, object] = _NOTHING,
        converter: Converter | None = None,
    ) -> Body | None:
        """Make the body of the request from ``data``. TypeError where *data* cannot be sent.

        *members* are added to those of a JSON object (where it is the body that asks for a page).
        """
        kind = self.body
        if kind == "json" or members:
            return self._json_body(data, members, converter)
        if kind is None or kind == "query":
            return None
        if kind in ("form", "multipart"):
            return self._form(kind, self._members(data, converter))
        if data is UNSET:
            return None
        if kind == "stream" and self.sends is not None and not is_content(data):
            return self._lines(data, converter)
        return self._raw(kind, data, converter)

    def _json_body(
        self, data: object, members: Mapping[str, object], converter: Converter | None
    ) -> Body | None:
        if data is UNSET and not self.constants and not members and not _is_object(self.sends):
            return None
        # An object of which nothing is set is an object all the same: many servers refuse an empty body.
        value: Any = _serde.to_wire({} if data is UNSET else data, self.sends, converter)
        if self.constants or members:
            value = {**(self.constants or _NOTHING), **value, **members}
        if self.send is not None:
            value = {self.send: value}
        return BytesBody(encode_json(value), self.media or JSON)

    def _members(self, data: object, converter: Converter | None) -> dict[str, Any]:
        given = {} if data is UNSET else _serde.to_members(data, self.sends, converter)
        whole = {**(self.constants or _NOTHING), **given}
        if self.style is None:
            return whole
        return spread({name: _plain(value) for name, value in whole.items()}, self.style, _serde.encode_param)

    def _form(self, kind: BodyKind, members: dict[str, Any]) -> Body | None:
        if not members:
            return None
        if kind == "form":
            return _typed(prepare_body(form=members, encode=_serde.encode_param), self.media)
        parts = Multipart(members, content_type=self.media) if self.media else Multipart(members)
        return prepare_body(multipart=parts, encode=_serde.encode_param)

    def _raw(self, kind: BodyKind, data: object, converter: Converter | None) -> Body | None:
        """A body that travels as it is; in one that may be anything, plain data goes as JSON."""
        if isinstance(data, Model | Input | Mapping | list | tuple | bool | int | float):
            if kind == "any":
                return BytesBody(encode_json(_serde.to_wire(data, None, converter)), self.media or JSON)
            what = "text" if kind == "text" else "bytes, text, a file or a stream"
            raise TypeError(f"{self.name}: the body is {what}, got {type(cast('object', data)).__name__}")
        body = prepare_body(data, encode=_serde.encode_param)
        if isinstance(data, Form | Multipart):
            return body  # says itself what it is
        own = data.media if isinstance(data, File) else None
        return _typed(body, self.media or own or self._usual_media(kind))

    def _lines(self, data: object, converter: Converter | None) -> Body:
        """Values, each a line, written as they are sent."""
        if isinstance(data, Model | Input | Mapping):
            raise TypeError(
                f"{self.name}: the body is many values, each a line; got one {type(cast('object', data)).__name__}"
            )

        def write(value: object, number: int) -> bytes:
            return json_line(_serde.to_wire(value, self.sends, converter, at=f"data[{number}]"), number)

        return LinesBody(
            data, text_line if self.sends is str else write, self.media or self._usual_media("stream")
        )

    def _usual_media(self, kind: BodyKind) -> str | None:
        if kind == "stream" and self.sends is not None:
            return _MEDIA["text"] if self.sends is str else _JSON_LINES
        return _MEDIA.get(kind)

    def body_query(self, data: object, converter: Converter | None = None) -> Mapping[str, Any]:
        """The members of a body that travels as query parameters."""
        return self._members(data, converter) if self.body == "query" else _NOTHING


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
class Api:
    """What the resources of one API share; a constant of its generated package.

    ``base`` follows ``url``, whoever set that. ``variables`` are the holes of these and of ``hosts``. ``auth`` are the
    ways to authenticate, in the order in which they are tried; ``named_auth`` those that operations ask for by name.
    """

    name: str
    url: str
    base: str = ""
    hosts: Mapping[str, str] = field(factory=dict[str, str])
    variables: tuple[Variable, ...] = ()
    auth: tuple[Any, ...] = ()
    named_auth: tuple[str, ...] = ()
    errors: ErrorShape = ErrorShape()
    rate_limit: RateLimit | None = None
    title: str = ""


def _plain(value: Any) -> Any:
    """Objects and lists as plain data, all else as it is."""
    return _serde.to_wire(value) if isinstance(value, Model | Input | Mapping | list | tuple) else value


def _typed(body: Body | None, media: str | None) -> Body | None:
    if body is not None and media is not None:
        body.content_type = media
    return body


def _is_object(sends: Any) -> bool:
    return isinstance(sends, type) and issubclass(sends, Input)


def _places_of(paging: Paging) -> list[Place]:
    """Where in an answer that what the next page depends on lies."""
    return [*paging.total, *paging.more, *paging.end, *getattr(paging, "next", ())]


def _meet(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether one path leads to or into the other."""
    return all(left == right for left, right in zip(one, other, strict=False))
