"""Raw content of records: bytes and texts that were sent to an operation, kept for those that answer content."""

from __future__ import annotations

import base64
from typing import Any, Final

from attrs import evolve, frozen

from specloom_codegen import ir
from specloom_codegen.mock.json_values import is_object
from specloom_codegen.mock.records import Row
from specloom_codegen.mock.world import Visit, World

_KEY: Final = "$content"
_RAW: Final = frozenset({"text", "bytes", "stream"})


@frozen
class Content:
    data: bytes
    media: str | None


def takes_content(operation: ir.Operation) -> bool:
    """Whether what is sent to an operation is raw content."""
    kind = None if operation.body is None else operation.body.kind
    return kind in _RAW or (kind == "any" and operation.verb is not None)


def gives_content(operation: ir.Operation) -> bool:
    """Whether an operation answers raw content."""
    return operation.answer.kind in _RAW or operation.answer.kind == "any"


def keep_content(world: World, visit: Visit, row: Row) -> Row:
    """Keep the content of a call with a record, where it is raw."""
    if not takes_content(visit.operation):
        return row
    body = visit.operation.body
    entry = [
        base64.b64encode(visit.call.content).decode(),
        visit.call.headers.get("content-type"),
        body is not None and _are_values(body.type),
    ]
    kept = {**_kept(row), _name(visit.operation): entry}
    changed = evolve(row, keys={**row.keys, _KEY: kept}, version=row.version + 1)
    return world.store.put(world.table(visit), changed)


def kept_content(operation: ir.Operation, row: Row) -> Content | None:
    """The content that was sent to the operation's path, else to the record itself.

    Only what came as values is answered as such: an archive that was sent is no line of progress.
    """
    kept = _kept(row)
    entry = kept.get(_name(operation), kept.get(""))
    if entry is None or (_are_values(operation.answer.type) and not any(entry[2:])):
        return None
    return Content(base64.b64decode(entry[0]), entry[1])


def _are_values(ref: ir.TypeRef | None) -> bool:
    """Whether raw content of a type is JSON, a document a line, and not bytes or text."""
    return ref is not None and not (isinstance(ref, ir.Scalar) and ref.name in ("bytes", "string"))


def _name(operation: ir.Operation) -> str:
    """Verbs share the record's own content; an action has that of its path."""
    return "" if operation.verb is not None else operation.path


def _kept(row: Row) -> dict[str, Any]:
    kept = row.keys.get(_KEY)
    return dict(kept) if is_object(kept) else {}
