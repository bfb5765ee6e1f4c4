"""Resources and operations in their resolved form: every layer laid, every default filled in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal
from urllib.parse import quote

import attrs

from specloom_codegen import ir
from specloom_codegen.names import argument_name, nested_class_name
from specloom_codegen.resolve.exchange import job_of, paging_of, retry_of, wait_of
from specloom_codegen.resolve.fake import mock_hints_of, refusals_of
from specloom_codegen.resolve.places import place_of
from specloom_codegen.resolve.types import Types
from specloom_codegen.resolve.values import deprecation, json_of, limits_of, qualified, unique_name
from specloom_codegen.spec import (
    NONE,
    VERBS,
    AnyContent,
    Body,
    Envelope,
    Field,
    Hole,
    Key,
    NoContent,
    Operation,
    Pages,
    Param,
    Part,
    Resource,
    Returns,
    Scalar,
    Stream,
    Template,
    collection_path,
    effective_operation,
    operation_path,
    parse_template,
)

_RAW: dict[str, Literal["text", "bytes"]] = {"string": "text", "bytes": "bytes"}
_TEXT = Scalar("string")


@attrs.define
class ResourceResolver:
    """Resolves the operations of one resource."""

    types: Types
    part: Part
    name: str
    resource: Resource
    class_name: str
    owner: str
    """What the classes of bodies and parameters spelled out in place are named after."""

    def resolve(self) -> ir.Resource:
        resource = self.resource
        model = None if resource.model is None else unique_name(self.part, resource.model)
        return ir.Resource(
            name=self.name,
            group=self.part.group,
            class_name=self.class_name,
            path=collection_path(resource),
            key=tuple(self._hole(wire, param) for wire, param in resource.key.items()),
            model=model,
            operations=tuple(self._operation(name) for name in resource.operations),
            seed=() if resource.mock is None else tuple(json_of(one) for one in resource.mock.seed),
            within=None if resource.mock is None else resource.mock.within,
            refusals={}
            if resource.mock is None
            else refusals_of(resource.mock.errors, self.types.spec.errors),
            of=None if resource.mock is None else resource.mock.of,
            doc=resource.doc or "",
            deprecated=deprecation(resource.deprecated),
        )

    def _operation(self, name: str) -> ir.Operation:
        operation = effective_operation(self.part, self.resource, name)
        verb = VERBS.get(name)
        holes, path = self._holes(name, operation)
        answer = self._answer(name, operation.returns or Returns(type=NONE))
        paging = paging_of(operation.paging) if answer.kind == "page" else None
        body = self._body(name, operation)
        both = name == "head" and operation.at is None and bool(self.resource.key)
        statuses = operation.status if operation.status is not None else ()
        method = operation.method or "POST"
        return ir.Operation(
            name=name,
            verb=name if verb is not None else None,
            method=method,
            path=path,
            at=operation.at or "item",
            collection_path=collection_path(self.resource) if both else None,
            raw_path=operation.path.text if operation.path is not None else "",
            path_params=holes,
            query=self._params(name, operation.query, "query"),
            headers=self._params(name, operation.headers, "header"),
            body=body,
            partial=bool(operation.partial),
            answer=answer,
            statuses=statuses,
            mock_status=_mock_status(name, statuses, answer),
            host=operation.host,
            auth=operation.auth,
            paging=paging,
            envelope=self._envelope(operation.envelope),
            retry=retry_of(
                operation.retry, method, polls=operation.wait is not None and operation.job is None
            ),
            timeout=None if operation.timeout is None else operation.timeout.seconds,
            wait=None if operation.wait is None else wait_of(operation.wait),
            job=None if operation.job is None else job_of(operation.job),
            mock=mock_hints_of(operation.mock, self.part.group),
            doc=operation.doc or "",
            deprecated=deprecation(operation.deprecated),
        )

    # --- parameters --------------------------------------------------------------------------

    def _holes(self, name: str, operation: Operation) -> tuple[tuple[ir.Param, ...], str]:
        """The parameters of the path in its order, and the path with constants filled in."""
        template = _fill_constants(operation_path(self.resource, name, operation), operation.params)
        names = dict.fromkeys(hole.name for hole in template.holes)
        declared = {**self.resource.key, **operation.params}
        holes = (self._hole(wire, declared.get(wire) or Param()) for wire in names)
        if operation.holes == "keyword":
            holes = (attrs.evolve(one, keyword=one.wire not in self.resource.key) for one in holes)
        return tuple(holes), template.text

    def _hole(self, wire: str, param: Param) -> ir.Param:
        matches = param.matches if isinstance(param, Key) and param.matches is not None else (wire,)
        resolved = self._param(wire, param, "path", (self.owner,))
        return attrs.evolve(resolved, required=True, matches=matches if isinstance(param, Key) else ())

    def _params(
        self, name: str, params: Mapping[str, Param], where: Literal["query", "header"]
    ) -> tuple[ir.Param, ...]:
        return tuple(
            self._param(wire, param, where, self._owner(name, param)) for wire, param in params.items()
        )

    def _owner(self, name: str, param: Param) -> tuple[str, ...]:
        """What an enum in a parameter is named after: the place that declares the parameter."""
        own = self.resource.operations.get(name) or Operation()
        mine = (own.query, own.headers, own.params)
        if any(param is each for params in mine for each in params.values()):
            return (self.owner, name)
        return (self.owner,)

    def _param(
        self, wire: str, param: Param, where: Literal["path", "query", "header"], owner: tuple[str, ...]
    ) -> ir.Param:
        ref = self.types.value_ref(param, self.part, (*owner, wire), default=_TEXT)
        return ir.Param(
            wire=wire,
            name=_free_of_own(argument_name(wire, param.name)),
            type=ref,
            where=where,
            required=bool(param.required),
            style=param.style or "repeat",
            has_const=param.const is not None,
            const=self.types.on_the_wire(json_of(param.const), ref),
            has_default=param.default is not None,
            default=json_of(param.default),
            limits=limits_of(param),
            doc=param.doc or "",
            has_example=param.example is not None,
            example=json_of(param.example),
            sensitive=bool(param.sensitive),
            deprecated=deprecation(param.deprecated),
            mock=None if param.mock is None else str(param.mock),
        )

    # --- body --------------------------------------------------------------------------------

    def _body(self, name: str, operation: Operation) -> ir.Body | None:
        body = operation.body
        assert body is not None
        if body.fields is not None:
            ref = self._inline_body(name, body, body.fields)
            return self._made(name, body, body.as_ or "json", ref)
        match body.type:
            case None | NoContent():
                return None
            case AnyContent():
                return self._made(name, body, "any", None)
            case Stream(item=item):
                return self._made(name, body, "stream", self.types.ref(item, self.part))
            case Scalar(name=scalar) if body.as_ is None and scalar in _RAW:
                return self._made(name, body, _RAW[scalar], self.types.ref(body.type, self.part))
            case expression:
                assert not isinstance(expression, Pages), "a body is no paged list"
                return self._made(name, body, body.as_ or "json", self.types.ref(expression, self.part))

    def _made(
        self,
        name: str,
        body: Body,
        kind: Literal["json", "form", "multipart", "query", "text", "bytes", "stream", "any"],
        ref: ir.TypeRef | None,
    ) -> ir.Body:
        sent = None if kind == "stream" else self._sent_fields(ref)
        constant = bool(sent) and all(each.has_const for each in sent or ())
        return ir.Body(
            kind=kind,
            type=ref,
            required=self._is_required(name, kind, ref, sent),
            constant=constant,
            style=body.style or "repeat",
            media=body.media,
            doc=body.doc or "",
            has_example=body.example is not None,
            example=json_of(body.example),
        )

    def _is_required(self, name: str, kind: str, ref: ir.TypeRef | None, sent: list[ir.Field] | None) -> bool:
        """Whether a call must give the body: an update without one says nothing."""
        if kind == "any" or (ref is not None and ref.optional):
            return False
        if name in ("update", "partial_update") or sent is None:
            return True
        assert isinstance(ref, ir.Named)
        return ref.variant != "patch" and any(each.required and not each.has_const for each in sent)

    def _sent_fields(self, ref: ir.TypeRef | None) -> list[ir.Field] | None:
        """The fields of a body that is an object of known fields."""
        one = self.types.get(ref.name) if isinstance(ref, ir.Named) else None
        if not isinstance(ref, ir.Named) or not isinstance(one, ir.ObjectType):
            return None
        return list(one.sent_as(ref.variant))

    def _inline_body(self, name: str, body: Body, fields: Mapping[str, Field]) -> ir.TypeRef:
        local = nested_class_name(self.owner, name, "body")
        unique = qualified(self.part, local)
        # A body that several operations inherit is one class for each: they may differ later.
        one = ir.ObjectType(
            name=unique,
            fields=tuple(self.types.object_fields(fields, body.required, self.part, local).values()),
            variants=frozenset({"create"}),
            inline_body=True,
            doc=body.doc or "",
            has_example=body.example is not None,
            example=json_of(body.example),
        )
        self.types.add(one, body.origin)
        return ir.Named(name=unique, variant="create")

    # --- answer ------------------------------------------------------------------------------

    def _answer(self, name: str, returns: Returns) -> ir.Answer:
        kind, ref = self._answer_type(returns)
        return ir.Answer(
            kind=kind,
            type=ref,
            media=returns.media,
            as_json=returns.as_ == "json",
            headers=tuple(
                self._param(wire, param, "header", (self.owner, name, "headers"))
                for wire, param in returns.headers.items()
            ),
            doc=returns.doc or "",
            has_example=returns.example is not None,
            example=json_of(returns.example),
        )

    def _answer_type(
        self, returns: Returns
    ) -> tuple[Literal["json", "text", "bytes", "any", "none", "page", "stream"], ir.TypeRef | None]:
        match returns.type:
            case None | NoContent():
                return "none", None
            case AnyContent():
                return "any", None
            case Pages(item=item):
                return "page", self.types.ref(item, self.part)
            case Stream(item=item):
                return "stream", self.types.ref(item, self.part)
            case Scalar(name=scalar) if returns.as_ is None and scalar in _RAW:
                return _RAW[scalar], self.types.ref(returns.type, self.part)
            case expression:
                return "json", self.types.ref(expression, self.part)

    def _envelope(self, envelope: Envelope | Literal["none"] | None) -> ir.Envelope:
        if envelope is None or envelope == "none":
            return ir.Envelope()
        meta = envelope.meta_type
        return ir.Envelope(
            one=place_of(envelope.one),
            many=place_of(envelope.many),
            omits_empty=envelope.many is not None and envelope.many.optional,
            send=envelope.send,
            meta=place_of(envelope.meta),
            meta_type=None if meta is None else self.types.ref(meta, self.part),
        )


def _free_of_own(name: str) -> str:
    """The name, or with a trailing ``_`` when every method, or the one that downloads, has it already."""
    return f"{name}_" if name in ("options", "to") else name


def _fill_constants(path: str, params: Mapping[str, Param]) -> Template:
    """The path with its constants in it, encoded as the values of arguments are."""
    parts = [_constant(part, params) for part in parse_template(path).parts]
    return parse_template("".join(parts))


def _constant(part: str | Hole, params: Mapping[str, Param]) -> str:
    param = params.get(part.name) if isinstance(part, Hole) else None
    if param is None or param.const is None:
        return str(part)
    value = param.const.value
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return quote(text, safe="/" if param.type == Scalar("path") else "")


def _mock_status(name: str, statuses: tuple[int, ...] | Literal["any"], answer: ir.Answer) -> int:
    """The mock's status: the first that the spec names, else that of the verb table."""
    if statuses and statuses != "any":
        return statuses[0]
    verb = VERBS.get(name)
    if verb is not None and (verb.status != 204 or answer.kind == "none"):  # a 204 has no content
        return verb.status
    return 204 if answer.kind == "none" else 200
