"""What was sent as a body: JSON, forms, multipart and query bodies as JSON values.

Pure. Raw content (bytes, text, ``any``) is not read here; it is kept or sent back as it came. So are streams, of which
the lines that are JSON are judged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final
from urllib.parse import parse_qsl

from attrs import field, frozen

from specloom._unset import UNSET
from specloom_codegen import ir
from specloom_codegen.mock.json_values import decode, is_object
from specloom_codegen.mock.messages import Call, Problem, Refusal, refuse
from specloom_codegen.mock.parameters import ParameterReader

_MOST_PARTS: Final = 1_000
_BOUNDARY: Final = re.compile(r'boundary="?([^";,]{1,200})', re.IGNORECASE)
_DISPOSITION: Final = re.compile(r'\b(name|filename)="((?:[^"\\]|\\.)*)"', re.IGNORECASE)
_FORM: Final = "application/x-www-form-urlencoded"


@frozen(kw_only=True)
class Part:
    """One part of a multipart body; ``filename`` is None for plain fields."""

    name: str
    content: bytes = field(repr=False)
    filename: str | None = None
    media: str | None = None


def read_sent(operation: ir.Operation, call: Call, reader: ParameterReader) -> Any:
    """The body as a JSON value, taken out of its envelope; UNSET when there is none or it is raw content.

    Raises a refusal for what cannot be read and for what must be there and is not.
    """
    body = operation.body
    if body is not None and body.kind == "stream":
        return _lines(body, call, reader)
    if body is None or body.kind in ("text", "bytes", "any"):
        return UNSET
    if body.kind == "query":
        return _from_query(operation, body, call, reader)
    if not call.content.strip():
        empty_form = body.kind == "form" and body.required
        return _members(body, (), reader) if empty_form else _absent(body)
    if body.kind == "json":
        return _unwrapped(_json(call, body), operation.envelope.send, body)
    if call.media_type == "multipart/form-data" or body.kind == "multipart":
        return _from_parts(body, call, reader)
    if call.media_type not in (_FORM, ""):
        raise wrong_media(_FORM, call)
    return _members(body, _pairs(call), reader)


def _from_query(operation: ir.Operation, body: ir.Body, call: Call, reader: ParameterReader) -> Any:
    """The members that travel as parameters; a JSON body may hold some of them as well (ElectricFlow)."""
    own = {param.wire for param in operation.query}
    sent = _members(body, tuple(pair for pair in call.query if pair[0] not in own), reader)
    if not call.content.strip() or not is_json(call.media_type):
        return sent
    value = _json(call, body)
    members = {name: each for name, each in value.items() if name not in own} if is_object(value) else {}
    return {**members, **sent}


def parse_multipart(content: bytes, boundary: str) -> Iterator[Part]:
    """The parts of a multipart body. Raises ValueError for what is none.

    Source: RFC 2046, section 5.1.1, and RFC 7578.
    """
    delimiter = b"--" + boundary.encode("latin-1", "replace")
    sections = (b"\r\n" + content).split(b"\r\n" + delimiter)
    if len(sections) < 2 or not sections[-1].startswith(b"--"):
        raise ValueError("has no end")
    if len(sections) > _MOST_PARTS:
        raise ValueError("has too many parts")
    for section in sections[1:-1]:
        head, blank, data = section.lstrip(b" \t").partition(b"\r\n\r\n")
        if not blank:
            raise ValueError("has a part without a header")
        yield _part(head.decode("utf-8", "replace"), data)


def is_json(media_type: str) -> bool:
    """Whether a media type is JSON; no type at all is taken for it."""
    return media_type in ("", "application/json", "text/json") or media_type.endswith("+json")


def wrong_media(wanted: str, call: Call) -> Refusal:
    problem = Problem("", "invalid", f"Content-Type must be {wanted}, not {call.media_type or 'missing'}")
    return Refusal("invalid", (problem,), status=415)


def _absent(body: ir.Body) -> Any:
    if body.required:
        raise Refusal("missing", (Problem("", "missing", "the body is missing"),))
    return UNSET


def _json(call: Call, body: ir.Body) -> Any:
    if not is_json(call.media_type) and call.media_type != (body.media or "").lower():
        raise wrong_media("application/json", call)
    try:
        value = decode(call.content)
    except ValueError as error:
        problem = Problem("", "invalid", f"the body is not JSON: {error}")
        raise Refusal("invalid", (problem,)) from None
    return _absent(body) if value is None and not body.required else value


def _lines(body: ir.Body, call: Call, reader: ParameterReader) -> Any:
    """The values of a body that is one JSON document a line, judged; UNSET where its lines are texts or bytes."""
    if body.type is None or (isinstance(body.type, ir.Scalar) and body.type.name in ("bytes", "string")):
        return UNSET
    values = list[Any]()
    problems = list[Problem]()
    for number, line in enumerate(each for each in call.content.split(b"\n") if each.strip()):
        place = f"[{number}]"
        try:
            values.append(decode(line))
        except ValueError as error:
            problems.append(Problem(place, "invalid", f"the line is not JSON: {error}"))
        else:
            problems += reader.checker.check(values[-1], body.type, place)
    refuse(problems)
    return values


def _unwrapped(value: Any, member: str | None, body: ir.Body) -> Any:
    if member is None or value is UNSET:
        return value
    if not is_object(value):
        raise Refusal("invalid", (Problem("", "invalid", "must be an object"),))
    if member not in value:
        if not body.required:
            return UNSET
        raise Refusal("missing", (Problem(member, "missing", "is missing"),))
    return value[member]


def _pairs(call: Call) -> tuple[tuple[str, str], ...]:
    try:
        text = call.content.decode()
        return tuple(parse_qsl(text, keep_blank_values=True, max_num_fields=10_000))
    except ValueError:
        raise Refusal("invalid", (Problem("", "invalid", "the body is not a form"),)) from None


def _members(body: ir.Body, pairs: tuple[tuple[str, str], ...], reader: ParameterReader) -> Any:
    shape = reader.schema.object_of(body.type)
    if shape is not None:
        return reader.read_members(shape, pairs, body.style)
    return dict(pairs)


def _from_parts(body: ir.Body, call: Call, reader: ParameterReader) -> Mapping[str, Any]:
    match = _BOUNDARY.search(call.headers.get("content-type", ""))
    if not call.media_type.startswith("multipart/") or match is None:
        raise wrong_media("multipart/form-data", call)
    try:
        parts = list(parse_multipart(call.content, match.group(1).strip()))
    except ValueError as error:
        problem = Problem("", "invalid", f"the multipart body {error}")
        raise Refusal("invalid", (problem,)) from None
    texts = tuple((part.name, _text(part)) for part in parts if part.filename is None)
    files: dict[str, Any] = {}
    for part in parts:
        if part.filename is None:
            continue
        described = _described(part)
        files[part.name] = (
            [*files.get(part.name, []), described] if _is_list(body, part.name, reader) else described
        )
    return {**_members(body, texts, reader), **files}


def _is_list(body: ir.Body, name: str, reader: ParameterReader) -> bool:
    shape = reader.schema.object_of(body.type)
    one = None if shape is None else shape.field(name)
    return one is not None and isinstance(reader.schema.resolve(one.type).shape, ir.ListOf)


def _part(head: str, content: bytes) -> Part:
    names = {"name": "", "filename": None}
    media = None
    for line in head.split("\r\n"):
        header, _, value = line.partition(":")
        if header.strip().lower() == "content-disposition":
            found = _DISPOSITION.findall(value)
            names |= {name.lower(): re.sub(r"\\(.)", r"\1", text) for name, text in found}
        elif header.strip().lower() == "content-type":
            media = value.strip()
    return Part(name=names["name"] or "", content=content, filename=names["filename"], media=media)


def _text(part: Part) -> str:
    return part.content.decode("utf-8", "replace")


def _described(part: Part) -> dict[str, Any]:
    """What the fake keeps of a file: its name, media type and size."""
    return {
        "name": part.filename,
        "media": part.media or "application/octet-stream",
        "size": len(part.content),
    }
