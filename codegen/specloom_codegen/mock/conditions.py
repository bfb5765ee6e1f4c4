"""What a search asks for, as a tree: read from objects with named members, or from maps.

Pure. Searches that are texts are read by ``queries``; what is found is the business of ``searching``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, Literal

from attrs import evolve, frozen

from specloom_codegen import ir
from specloom_codegen.mock.comparing import OF_LISTS, OF_NOTHING, OF_RANGES, SPOKEN_TESTS, spoken
from specloom_codegen.mock.json_values import is_list, is_object
from specloom_codegen.mock.messages import Problem, Refusal
from specloom_codegen.mock.parameters import items_of

Word = Literal["and", "or", "not"]

ANYWHERE: Final = "anywhere"
"""The operator of a word that may stand in any text of a record."""

DEEPEST: Final = 50
"""Values and texts that are nested deeper are no conditions: walking them would end in an error of Python."""


@frozen
class Compared:
    """A condition on one field. ``word`` is the operator in its spoken form, ``wanted`` its operand."""

    field: str
    word: str
    wanted: Any


@frozen
class Joined:
    """Conditions of which all, one or none must hold. Where there are none, that holds."""

    word: Word
    parts: tuple[Condition, ...]


Condition = Compared | Joined

_JOINS: Final[Mapping[str, Word]] = {
    **dict.fromkeys(("and", "all", "allof", "must", "filter"), "and"),
    **dict.fromkeys(("or", "any", "anyof", "should"), "or"),
    **dict.fromkeys(("not", "nor", "none", "noneof", "mustnot"), "not"),
}
_AROUND: Final = frozenset({"bool", "query", "constantscore", "where"})
"""Members of maps that hold nothing but conditions."""

_INNER: Final = ("value", "query", "values")
"""Members under which the operand of an operator may lie: ``{term: {state: {value: new}}}``."""


def holds(condition: Condition, test: Callable[[Compared], bool]) -> bool:
    """Whether a condition holds where *test* judges those on one field."""
    if isinstance(condition, Compared):
        return test(condition)
    judged = (holds(part, test) for part in condition.parts)
    if condition.word == "and":
        return all(judged)
    if condition.word == "or":
        return not condition.parts or any(judged)
    return not any(judged)


def with_operands(condition: Condition, read: Callable[[Compared], Any]) -> Condition:
    """The condition with other operands in place of those that were sent."""
    if isinstance(condition, Compared):
        return evolve(condition, wanted=read(condition))
    return Joined(condition.word, tuple(with_operands(part, read) for part in condition.parts))


# --- objects with named members ----------------------------------------------------------------


def read_members(value: Any, shape: ir.SearchCondition, path: str) -> Condition:
    """The condition that an object, or a list of objects, says by the members that the spec names.

    Raises a refusal for what is none; *path* is where it was sent.
    """
    if is_list(value):
        parts = tuple(_read_member(each, shape, f"{path}[{at}]") for at, each in enumerate(value))
        return Joined(shape.join, parts)
    return _read_member(value, shape, path)


def _read_member(value: Any, shape: ir.SearchCondition, path: str) -> Condition:
    if not is_object(value):
        raise _wrong(path, "must be an object")
    operator = value.get(shape.operator) if shape.operator is not None else None
    word = spoken(str(operator)) if operator is not None else ""
    inner = value.get(shape.inner) if shape.inner is not None else None
    join = _JOINS.get(word) if value.get(shape.field) is None else None
    if inner is not None or join is not None:
        return _read_inner(inner, join or "and", shape, path)
    field = value.get(shape.field)
    if not isinstance(field, str):
        raise _missing(f"{path}.{shape.field}")
    if word not in SPOKEN_TESTS:
        raise _wrong(f"{path}.{shape.operator}", f"{operator!r} is no operator")
    operands = [value[name] for name in shape.value if value.get(name) is not None]
    return Compared(field, word, _operand(word, operands, path))


def _read_inner(inner: Any, word: Word, shape: ir.SearchCondition, path: str) -> Condition:
    if inner is None:
        raise _missing(f"{path}.{shape.inner}")
    where = f"{path}.{shape.inner}"
    listed = is_list(inner)
    parts = [
        _read_member(each, shape, f"{where}[{at}]" if listed else where)
        for at, each in enumerate(inner if is_list(inner) else [inner])
    ]
    return Joined(word, tuple(parts))


def _operand(word: str, operands: list[Any], path: str) -> Any:
    """What is compared with: one value, or a list where the operator takes one."""
    if word in OF_NOTHING:
        return operands[0] if operands and isinstance(operands[0], bool) else True
    if word in OF_LISTS or word in OF_RANGES:
        listed = [inner for each in operands for inner in _listed(each)]
        if word in OF_RANGES and len(listed) != 2:
            raise _wrong(path, "must have two operands")
        return listed
    return operands[0] if operands else None


def _listed(value: Any) -> list[Any]:
    if is_list(value):
        return value
    return [each.strip() for each in items_of(value)] if isinstance(value, str) and "," in value else [value]


# --- maps --------------------------------------------------------------------------------------


@frozen
class MapReader:
    """Reads conditions that are maps. ``is_field`` says what a field is called, before any operator is."""

    is_field: Callable[[str], bool]

    def read(self, value: Any, path: str) -> Condition:
        """The condition that a map says, or those of a list; raises a refusal for what is none."""
        if is_list(value):
            return Joined("and", tuple(self.read(each, f"{path}[{at}]") for at, each in enumerate(value)))
        if not is_object(value):
            raise _wrong(path, "must be an object")
        needed = {name: each for name, each in value.items() if not self._is_optional(name, value)}
        return Joined(
            "and", tuple(self._entry(name, each, f"{path}.{name}") for name, each in needed.items())
        )

    def _is_optional(self, name: str, beside: Mapping[str, Any]) -> bool:
        """Whether conditions make results better, and no more: ``should`` beside ``must`` or ``filter``.

        Source: Elasticsearch, boolean query.
        """
        words = {spoken(each) for each in beside}
        return spoken(name) == "should" and bool(words & {"must", "filter"}) and not self._names(name)

    def _names(self, name: str) -> bool:
        """Whether a name is a field, or leads into one."""
        return self.is_field(name) or ("." in name and self.is_field(name.partition(".")[0]))

    def _entry(self, name: str, value: Any, path: str) -> Condition:
        word = spoken(name)
        if self._names(name):
            return self._of_field(name, value, path)
        if word in _JOINS:
            parts = value if is_list(value) else [value]
            return Joined(_JOINS[word], tuple(self.read(each, path) for each in parts))
        if word in _AROUND:
            return self.read(value, path)
        if word == "matchall":
            return Joined("and", ())
        if word == "exists" and is_object(value) and isinstance(value.get("field"), str):
            return Compared(value["field"], "exists", True)
        if word in SPOKEN_TESTS and is_object(value):
            return Joined("and", tuple(self._of_operator(word, value, path)))
        raise _wrong(path, "is neither a field nor an operator")

    def _of_operator(self, word: str, value: Mapping[str, Any], path: str) -> Iterator[Condition]:
        """``{range: {price: {gt: 5}}}``, ``{term: {state: new}}``: the operator stands outside."""
        for field, operand in value.items():
            if not self._names(field):
                raise _wrong(f"{path}.{field}", "is no field")
            if is_object(operand) and any(spoken(name) in SPOKEN_TESTS for name in operand):
                yield self._of_field(field, operand, f"{path}.{field}")
                continue
            inner = (
                next((operand[name] for name in _INNER if name in operand), None)
                if is_object(operand)
                else operand
            )
            yield Compared(field, word, _operand(word, [inner], f"{path}.{field}"))

    def _of_field(self, field: str, value: Any, path: str) -> Condition:
        """``{price: 5}``, ``{price: [5, 6]}``, ``{price: {gt: 5}}``, ``{place: {city: Cork}}``."""
        if is_list(value):
            return Compared(field, "in", value)
        if not is_object(value):
            return Compared(field, "eq", value)
        return Joined("and", tuple(self._inside(field, name, each, path) for name, each in value.items()))

    def _inside(self, field: str, name: str, value: Any, path: str) -> Condition:
        word = spoken(name)
        if word == "not":
            return Joined("not", (self._of_field(field, value, f"{path}.{name}"),))
        if word in SPOKEN_TESTS and not self.is_field(f"{field}.{name}"):
            return Compared(field, word, _operand(word, [value], f"{path}.{name}"))
        return self._of_field(f"{field}.{name}", value, f"{path}.{name}")


def _wrong(path: str, message: str) -> Refusal:
    return Refusal("invalid", (Problem(path, "invalid", message),))


def _missing(path: str) -> Refusal:
    return Refusal("missing", (Problem(path, "missing", "is missing"),))
