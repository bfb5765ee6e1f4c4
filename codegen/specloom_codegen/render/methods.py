"""Methods of a service: signature, docstring and the one statement of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from attrs import frozen

from specloom_codegen.ir import Body, ListOf, Named, ObjectType, Operation, Param, Resource

from .code import Code, docstring, fill, identifier, in_dict, in_tuple, join
from .jobs import job_types, plan_name, waiter_type
from .layout import class_name, method
from .operations import as_text, constant_name, operation_type, returned
from .prose import deprecation, described, documentation, joined, sentence, with_article, wrap
from .types import SERVICE, VALUES, Scope, accepted, is_json, or_unset, raw

_INDENT = 8
_DEFAULT_DOCS = {
    "list": "List every {0}.",
    "create": "Create {1}.",
    "read": "Get one {0}.",
    "update": "Replace {1}.",
    "partial_update": "Change {1}: what is not sent stays as it is.",
    "delete": "Delete {1}.",
    "head": "Ask whether {1} exists, without its content.",
}


@frozen(kw_only=True)
class Method:
    """The pieces of a method, as the template puts them together."""

    decorators: tuple[Code, ...] = ()
    signature: Code  # with ``def`` and what is returned
    docstring: Code
    statement: Code


@frozen(kw_only=True)
class _Argument:
    """An argument of a method: how it is declared, and what is said about it."""

    name: Code
    declaration: Code
    doc: str = ""


@frozen(kw_only=True)
class _Signature:
    """The arguments of an operation's methods, in their order."""

    path: tuple[_Argument, ...]
    data: tuple[_Argument, ...]
    keywords: tuple[_Argument, ...]

    def all(self) -> Iterator[_Argument]:
        return chain(self.path, self.data, self.keywords)


def methods(resource: Resource, scope: Scope) -> list[Method]:
    """The methods of a resource's service, in the order of the spec."""
    names = {method(one) for one in resource.operations}
    inside = Scope(scope.layout, scope.imports, frozenset({*names, "changes", "get_all"}))
    found = [each for one in resource.operations for each in _methods_of(resource, one, inside)]
    return found + _changes(resource, inside)


def _methods_of(resource: Resource, operation: Operation, scope: Scope) -> Iterator[Method]:
    builder = _Builder(resource, operation, scope)
    yield builder.main()
    if operation.job is not None:
        yield builder.resume()
    if operation.wait is not None:
        yield builder.wait()
    if operation.verb == "list" and operation.answer.kind == "page":
        yield builder.get_all()
    if operation.answer.kind in ("any", "bytes"):
        yield builder.stream()
        yield builder.download()


@frozen
class _Builder:
    """Builds the methods of one operation."""

    resource: Resource
    operation: Operation
    scope: Scope

    # --- the methods -------------------------------------------------------------------------

    def main(self) -> Method:
        operation = self.operation
        name = identifier(method(operation))
        signature = self._signature()
        doc = self._docstring(self._lead(), signature)
        if operation.verb == "head":
            result = self.scope.use(SERVICE, "Head")
            return self._method(name, signature, result, doc, self._call("_head"), awaited=True)
        if operation.job is not None:
            call = self._call("_job", on=plan_name(self.resource, operation))
            return self._method(name, signature, self._job_type(), doc, call, awaited=True)
        inner = operation_type(self.resource, operation, self.scope)
        match operation.answer.kind:
            case "page":
                result = fill("{}[{}]", self.scope.use(SERVICE, "Pages"), inner)
                return self._method(name, signature, result, doc, self._call("_pages"))
            case "stream":
                result = fill("{}[{}]", self.scope.use(SERVICE, "StreamContext"), inner)
                return self._method(name, signature, result, doc, self._call("_stream"))
            case _:
                result = returned(self.resource, operation, self.scope)
                return self._method(name, signature, result, doc, self._call("_call"), awaited=True)

    def resume(self) -> Method:
        name = method(self.operation)
        token = _Argument(
            name=identifier("job_token"), declaration=fill("job_token: {}", self.scope.builtin("str"))
        )
        signature = _Signature(path=(token,), data=(), keywords=())
        text = f"The job of `{name}` that a token speaks of, also in another process; nothing is sent."
        call = fill("self._resume({}, job_token, options)", plan_name(self.resource, self.operation))
        doc = documentation(text, indent=_INDENT)
        return self._method(identifier(f"resume_{name}"), signature, self._job_type(), doc, call)

    def wait(self) -> Method:
        name = method(self.operation)
        text = f"`{name}` as something to wait on: ``await`` it, or its `wait`, `status` and `token`."
        doc = documentation(text, indent=_INDENT)
        result = waiter_type(self.resource, self.operation, self.scope)
        return self._method(identifier(f"wait_{name}"), self._signature(), result, doc, self._call("_wait"))

    def _job_type(self) -> Code:
        assert self.operation.job is not None
        types = job_types(self.resource, self.operation, self.operation.job, self.scope)
        return fill("{}[{}]", self.scope.use(SERVICE, "Job"), types)

    def get_all(self) -> Method:
        signature = self._signature()
        item = operation_type(self.resource, self.operation, self.scope)
        names = [
            *(one.name for one in (*signature.path, *signature.data)),
            *(fill("{0}={0}", one.name) for one in signature.keywords),
            fill("**options"),
        ]
        call = fill("await self.{}({}).collect()", identifier(method(self.operation)), join(", ", names))
        doc = documentation("All items of `list`, in one list.", indent=_INDENT)
        result = self.scope.list_of(item)
        return self._method(identifier("get_all"), signature, result, doc, call, awaited=True, plain=True)

    def stream(self) -> Method:
        name = method(self.operation)
        text = f"`{name}` with the answer as a stream, for what is too large to be held in memory."
        result = fill("{}[{}]", self.scope.use(SERVICE, "StreamContext"), self.scope.builtin("bytes"))
        doc = documentation(text, indent=_INDENT)
        return self._method(
            identifier(f"stream_{name}"), self._signature(), result, doc, self._call("_stream")
        )

    def download(self) -> Method:
        name = method(self.operation)
        path = self.scope.use("pathlib", "Path")
        to = _Argument(
            name=identifier("to"), declaration=fill("to: {} | {}", self.scope.builtin("str"), path)
        )
        signature = self._signature()
        extended = _Signature(path=signature.path, data=signature.data, keywords=(to, *signature.keywords))
        text = f"`{name}` with the answer written to the file *to*, which appears when it is complete."
        doc = documentation(text, indent=_INDENT)
        call = self._call("_download", extra=[fill("to=to")])
        return self._method(identifier(f"download_{name}"), extended, path, doc, call, awaited=True)

    def _method(
        self,
        name: Code,
        signature: _Signature,
        result: Code,
        doc: Code,
        call: Code,
        *,
        awaited: bool = False,
        plain: bool = False,
    ) -> Method:
        options = fill(
            "**options: {}[{}]", self.scope.use("typing", "Unpack"), self.scope.use(SERVICE, "RequestOptions")
        )
        declared = [
            fill("self"),
            *(one.declaration for one in (*signature.path, *signature.data)),
            *([fill("*"), *(one.declaration for one in signature.keywords)] if signature.keywords else []),
            options,
        ]
        head = fill("async def {}({}) -> {}", name, join(", ", declared), result)
        if not awaited:
            head = fill("def {}({}) -> {}", name, join(", ", declared), result)
        statement = fill("return await {}", call) if awaited and not plain else fill("return {}", call)
        return Method(signature=head, docstring=doc, statement=statement)

    # --- arguments ---------------------------------------------------------------------------

    def _signature(self) -> _Signature:
        operation = self.operation
        keywords = [self._hole(one) for one in operation.path_params if one.keyword]
        keywords += [
            self._keyword(one) for one in (*operation.query, *operation.headers) if not one.has_const
        ]
        if operation.paging is not None and operation.paging.limit is not None:
            keywords.append(self._page_size())
        return _Signature(
            path=tuple(self._hole(one) for one in operation.path_params if not one.keyword),
            data=tuple(self._data()),
            keywords=tuple(keywords),
        )

    def _optional_holes(self) -> frozenset[str]:
        """The key of a head that may also ask for the collection."""
        if self.operation.collection_path is None:
            return frozenset()
        return frozenset(one.wire for one in self.resource.key)

    def _hole(self, param: Param) -> _Argument:
        name = identifier(param.name)
        kind = accepted(param.type, self.scope)
        declaration = fill("{}: {}", name, kind)
        if param.wire in self._optional_holes():
            declaration = fill("{}: {} | None = None", name, kind)
        return _Argument(name=name, declaration=declaration, doc=described(param))

    def _keyword(self, param: Param) -> _Argument:
        name = identifier(param.name)
        kind = accepted(param.type, self.scope)
        if param.required:
            declaration = fill("{}: {}", name, kind)
        elif param.type.optional or is_json(param.type):
            declaration = fill("{}: {} = None", name, kind)
        else:
            declaration = fill("{}: {} | None = None", name, kind)
        return _Argument(name=name, declaration=declaration, doc=described(param))

    def _page_size(self) -> _Argument:
        paging = self.operation.paging
        assert paging is not None
        declaration = fill("page_size: {} | None = None", self.scope.builtin("int"))
        facts = [f"At most {paging.max}."] if paging.max is not None else []
        facts += [f"Default: {paging.size}."] if paging.size is not None else []
        doc = " ".join(["Items of a page.", *facts])
        return _Argument(name=identifier("page_size"), declaration=declaration, doc=doc)

    def _data(self) -> Iterator[_Argument]:
        body = self.operation.body
        if body is None or body.constant:
            return
        name = identifier("data")
        doc = sentence(body.doc)
        if body.required:
            yield _Argument(name=name, declaration=fill("data: {}", self._data_type(body)), doc=doc)
        else:
            kind, unset = self._optional_data_type(body), self.scope.use(VALUES, "UNSET")
            yield _Argument(name=name, declaration=fill("data: {} = {}", kind, unset), doc=doc)

    def _data_type(self, body: Body) -> Code:
        if body.kind in ("bytes", "stream"):
            return raw(body.type, self.scope)
        if body.type is None:
            return self.scope.any()
        kind = accepted(body.type, self.scope)
        return fill("{} | {}", read, kind) if (read := self._read_class(body)) is not None else kind

    def _optional_data_type(self, body: Body) -> Code:
        if body.type is None or is_json(body.type):
            return self.scope.any()
        if body.kind in ("bytes", "stream"):
            return fill("{} | {}", self._data_type(body), self.scope.use(VALUES, "Unset"))
        return or_unset(accepted, body.type, self.scope)

    def _read_class(self, body: Body) -> Code | None:
        """The class of what was read, where an update takes it back."""
        ref = body.type
        if self.operation.verb != "update" or not isinstance(ref, Named) or ref.variant == "read":
            return None
        one = self.scope.layout.types[ref.name]
        readable = (
            isinstance(one, ObjectType) and "read" in one.variants and one.can_be_sent_back(ref.variant)
        )
        return self.scope.named(Named(name=ref.name)) if readable else None

    # --- the statement -----------------------------------------------------------------------

    def _call(self, name: str, *, extra: Sequence[Code] = (), on: Code | None = None) -> Code:
        operation = self.operation
        arguments = [on or constant_name(operation), self._path_arguments(), fill("options")]
        if operation.body is not None and not operation.body.constant:
            arguments.append(fill("data=data"))
        arguments += self._mapping("query", operation.query)
        arguments += self._mapping("headers", operation.headers)
        if operation.paging is not None and operation.paging.limit is not None:
            arguments.append(fill("page_size=page_size"))
        return fill("self.{}({})", identifier(name), join(", ", [*arguments, *extra]))

    def _path_arguments(self) -> Code:
        holes = self.operation.path_params
        optional = self._optional_holes()
        given = in_tuple([identifier(one.name) for one in holes])
        if not optional:
            return given
        fixed = in_tuple([identifier(one.name) for one in holes if one.wire not in optional])
        first = next(identifier(one.name) for one in holes if one.wire in optional)
        return fill("{} if {} is None else {}", fixed, first, given)

    def _mapping(self, name: str, params: Iterable[Param]) -> Iterator[Code]:
        pairs = [(one.wire, identifier(one.name)) for one in params if not one.has_const]
        if pairs:
            yield fill("{}={}", identifier(name), in_dict(pairs))

    # --- the docstring -----------------------------------------------------------------------

    def _lead(self) -> str:
        operation = self.operation
        if operation.doc or operation.verb is None:
            return operation.doc
        kind = self._answered() or self.resource.model
        noun = "record" if kind is None else class_name(kind)
        verb = "partial_update" if operation.partial else operation.verb
        return _DEFAULT_DOCS[verb].format(
            noun if kind is None else f"`{noun}`", with_article(noun, code=kind is not None)
        )

    def _answered(self) -> str | None:
        """What a list or a read is about: the type that it answers, if that has a name."""
        answered = self.operation.answer.type if self.operation.verb in ("list", "read") else None
        while isinstance(answered, ListOf):
            answered = answered.item
        return answered.name if isinstance(answered, Named) else None

    def _docstring(self, lead: str, signature: _Signature) -> Code:
        operation = self.operation
        facts = joined(sentence(lead), *deprecation(operation.deprecated), self._route(), self._of_job())
        lines = wrap(facts, indent=_INDENT, lead=3)
        if arguments := [line for one in signature.all() if one.doc for line in _entry(one)]:
            lines += ["", "Args:", *arguments]
        if answer := sentence(operation.answer.doc):
            lines += ["", "Returns:", *(_shifted(wrap(answer, indent=_INDENT + 4)))]
        return docstring(lines, indent=_INDENT)

    def _of_job(self) -> str:
        job = self.operation.job
        if job is None:
            return ""
        result = f"that of `{job.result}`" if job.result is not None else "its last answer"
        return (
            f"The work goes on after the answer: ``await job.result()`` asks `{job.poll}` until it is done, and gives"
            f" {result}."
        )

    def _route(self) -> str:
        operation = self.operation
        fixed = [f"{one.wire}={as_text(one.const)}" for one in operation.query if one.has_const]
        query = "?" + "&".join(fixed) if fixed else ""
        host = f" on the host `{operation.host}`" if operation.host is not None else ""
        return f"``{operation.method} {operation.path}{query}``{host}"


def _entry(argument: _Argument) -> list[str]:
    lines = wrap(f"{argument.name}: {argument.doc}", indent=_INDENT + 8)
    return _shifted([lines[0], *(f"    {line}" if line else "" for line in lines[1:])])


def _shifted(lines: Iterable[str]) -> list[str]:
    return [f"    {line}" if line else "" for line in lines]


def _changes(resource: Resource, scope: Scope) -> list[Method]:
    """``changes``, for a service whose update merges, or nothing."""
    patch = _patch_of(resource, scope)
    if patch is None:
        return []
    read, sent = scope.named(Named(name=patch)), scope.named(Named(name=patch, variant="patch"))
    signature = fill("def changes(old: {0}, new: {0}) -> {1}", read, sent)
    text = f"What to send so that *old* becomes *new*: {with_article(sent)} of the fields that differ."
    return [
        Method(
            decorators=(fill("@staticmethod"),),
            signature=signature,
            docstring=documentation(text, indent=_INDENT),
            statement=fill("return {}({}, old, new)", scope.imports.use(VALUES, "changes"), sent),
        )
    ]


def _patch_of(resource: Resource, scope: Scope) -> str | None:
    for operation in resource.operations:
        ref = operation.body.type if operation.body is not None else None
        if operation.partial and isinstance(ref, Named) and ref.variant == "patch":
            one = scope.layout.types[ref.name]
            if isinstance(one, ObjectType) and "read" in one.variants:
                return ref.name
    return None
