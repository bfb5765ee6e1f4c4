"""Objects within records: what a caller sent of them, with what a server adds, so that answers are of their types.

A record's own fields are the business of ``shaping``; here are the objects that they hold, on their own or in lists.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from attrs import frozen

from specloom_codegen import ir
from specloom_codegen.mock.json_values import is_list, is_object
from specloom_codegen.mock.records import key_text
from specloom_codegen.mock.schema import Resolved
from specloom_codegen.mock.world import Visit, World

_MADE: Final = frozenset({"id", "created", "updated"})
"""Hints of fields that a server makes, whether they may be null or not."""


@frozen
class Completer:
    """Completes the objects of a body. ``foreign`` says that the body is of a type of its own: then what the answer's
    type does not name was for the server alone, and is no member that a client would want back.
    """

    world: World
    visit: Visit
    foreign: bool

    def value(self, ref: ir.TypeRef, sent: Any, before: Any = None) -> Any:
        """The value as answers have it. What its objects lack is taken from *before*, or made as it is for a record.

        *before* is what the record held in its place. Objects of lists are the same where their identities are.
        """
        shape = self.world.schema.resolve(ref).shape
        if isinstance(shape, ir.ListOf) and is_list(sent):
            return [self.value(shape.item, each, self._same(shape.item, each, before)) for each in sent]
        if isinstance(shape, ir.MapOf) and is_object(sent):
            known: Mapping[str, Any] = before if is_object(before) else {}
            return {name: self.value(shape.value, each, known.get(name)) for name, each in sent.items()}
        if isinstance(shape, ir.UnionType) and is_object(sent):
            chosen = next((member for tag, member in shape.members if sent.get(shape.tag or "") == tag), None)
            return sent if chosen is None else self.value(chosen, sent, before)
        if isinstance(shape, ir.ObjectType) and is_object(sent):
            return self._object(shape, sent, before if is_object(before) else {})
        return sent

    def _object(
        self, shape: ir.ObjectType, sent: Mapping[str, Any], before: Mapping[str, Any]
    ) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for one in shape.with_access("read"):
            if one.wire in sent and self._can_be(one.type, sent[one.wire]):
                data[one.wire] = self.value(one.type, sent[one.wire], before.get(one.wire))
            elif one.wire in before:
                data[one.wire] = before[one.wire]
            elif one.mock in _MADE or not self.world.schema.resolve(one.type).optional:
                data[one.wire] = self._made(shape, one)
            elif one.wire in sent:
                data[one.wire] = None
        if self.foreign:
            return data
        fields = {one.wire for one in shape.fields}
        return {**data, **{name: value for name, value in sent.items() if name not in fields}}

    def _made(self, shape: ir.ObjectType, one: ir.Field) -> Any:
        maker, now = self.world.maker, self.visit.call.now
        if one.mock == "id":
            number = self.world.store.count(f"{shape.name}.{one.wire}")
            return maker.identifier(one.type, number, limits=one.limits, example=one.example)
        return maker.moment(one, now) if one.mock in _MADE else maker.unset(one, now)

    def _can_be(self, ref: ir.TypeRef, value: Any) -> bool:
        """Whether a value, sent as another type, may stand where an object or a list does in answers."""
        shape = self.world.schema.resolve(ref).shape
        if value is None or not isinstance(shape, ir.ObjectType | ir.MapOf | ir.ListOf):
            return True
        return is_list(value) if isinstance(shape, ir.ListOf) else is_object(value)

    def _same(self, item: ir.TypeRef, sent: Any, before: Any) -> Any:
        """The object of the list *before* that has the identity of the one that was sent; None if there is none."""
        model = self.world.schema.object_of(item)
        identity = next((one.wire for one in model.fields if one.mock == "id"), None) if model else None
        if identity is None or not is_object(sent) or sent.get(identity) is None or not is_list(before):
            return None
        text = key_text(sent[identity])
        return next(
            (each for each in before if is_object(each) and key_text(each.get(identity)) == text), None
        )


def is_of_kind(world: World, one: ir.TypeRef, other: ir.TypeRef) -> bool:
    """Whether what is sent as the one type can be answered as the other: objects as objects, texts as texts."""
    left, right = world.schema.resolve(one), world.schema.resolve(other)
    if isinstance(left.shape, ir.ListOf) and isinstance(right.shape, ir.ListOf):
        return is_of_kind(world, left.shape.item, right.shape.item)
    return bool(_kind(left) == _kind(right))


def _kind(found: Resolved) -> Any:
    shape = found.shape
    return (type(shape), shape.name) if isinstance(shape, ir.Scalar | ir.EnumType) else type(shape)
