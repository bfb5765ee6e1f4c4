"""Arguments of servers that take them from the query and from a JSON body alike (the hint ``arguments: anywhere``).

Pure: calls in, calls out. Everything behind reads arguments where the spec declares them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import evolve

from specloom._http import Headers
from specloom_codegen import ir
from specloom_codegen.mock.bodies import is_json
from specloom_codegen.mock.json_values import decode, encode, is_list, is_object
from specloom_codegen.mock.messages import Call
from specloom_codegen.mock.parameters import ParameterReader
from specloom_codegen.mock.records import key_text


def spread(call: Call) -> Call:
    """The call with every argument both in the query and in the body, by which one sees what is meant."""
    members = _members_of(call)
    if members is None:
        return call
    named = dict(reversed(call.query))
    return _holding(evolve(call, query=_with(call, members, members)), {**named, **members})


def placed(operation: ir.Operation, call: Call, reader: ParameterReader) -> Call:
    """The call with each argument where the operation declares it. What it names twice stays where it belongs."""
    members = _members_of(call)
    if members is None:
        return call
    own = {param.wire for param in operation.query}
    body = operation.body
    shape = None if body is None else reader.schema.object_of(body.type)
    fields = {one.wire for one in shape.fields} if shape is not None else set[str]()
    is_query = body is not None and body.kind == "query"
    query = _with(call, members, own | fields if is_query else own)
    if body is None or shape is None or body.kind != "json" or operation.envelope.send is not None:
        return evolve(call, query=query)
    pairs = tuple(pair for pair in call.query if pair[0] in fields - own)
    told = reader.read_members(shape, pairs, body.style)
    kept = {name: value for name, value in members.items() if name in fields or name not in own}
    there = evolve(call, query=query)
    return _holding(there, {**told, **kept}) if told or members else there


def _holding(call: Call, members: Mapping[str, Any]) -> Call:
    """The call with a JSON body of these members, and called so: clients name types for bodies that are empty."""
    others = [(name, value) for name, value in call.headers.pairs() if name.lower() != "content-type"]
    headers = Headers([*others, ("Content-Type", "application/json")])
    return evolve(call, headers=headers, content=encode(members))


def _members_of(call: Call) -> Mapping[str, Any] | None:
    """The members of a JSON body, none where there is no body; None where it is something else."""
    if not call.content.strip():
        return {}
    if not is_json(call.media_type):
        return None
    try:
        value = decode(call.content)
    except ValueError:
        return None
    return value if is_object(value) else None


def _with(
    call: Call, members: Mapping[str, Any], wanted: Mapping[str, Any] | set[str]
) -> tuple[tuple[str, str], ...]:
    """The query, with those wanted of the members that it does not name and that one text can stand for."""
    given = {name for name, _ in call.query}
    plain = {
        name: value
        for name, value in members.items()
        if name in wanted
        and name not in given
        and value is not None
        and not (is_object(value) or is_list(value))
    }
    return (*call.query, *((name, key_text(value)) for name, value in plain.items()))
