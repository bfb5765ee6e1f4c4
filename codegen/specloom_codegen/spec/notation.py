"""The small notations for types and results: text to frozen values and back.

``parse_type`` and ``parse_result`` read what stands in a spec; ``str()`` of their values gives the same
text again. Whether a named type exists is the business of ``validate``. The notations of places, carriers
and durations are in ``places``, those of paths in ``templates``.
"""

from __future__ import annotations

import re
from typing import Final, Literal, TypeAlias, get_args

import attrs

from specloom_codegen.diagnostics import suggest

ScalarName = Literal[
    "string",
    "integer",
    "number",
    "boolean",
    "datetime",
    "date",
    "time",
    "duration",
    "uuid",
    "decimal",
    "bytes",
    "json",
    "path",
    "url",
    "file",
]
Variant = Literal["create", "update", "patch"]

SCALARS: Final[tuple[ScalarName, ...]] = get_args(ScalarName)
VARIANTS: Final[tuple[Variant, ...]] = get_args(Variant)

TYPE_NAME: Final = r"[A-Z][A-Za-z0-9]*"
TYPE_PATTERN: Final = (
    rf"^((list|map)\?? of )*({'|'.join(SCALARS)}|{TYPE_NAME}(\.({'|'.join(VARIANTS)}))?)\??$"
)
RESULT_PATTERN: Final = rf"^(any|none|((pages|stream) of )?{TYPE_PATTERN[1:-1]})$"

_DEEPEST: Final = 16
"""Nested ``list of`` and ``map of``: far more than any API has, far less than Python's recursion limit."""

_MEANT: Final[dict[str, str]] = {
    "any": "json",
    "anything": "json",
    "array": "list of string",
    "base64": "bytes",
    "binary": "bytes",
    "bool": "boolean",
    "date-time": "datetime",
    "dict": "map of json",
    "double": "number",
    "float": "number",
    "guid": "uuid",
    "int": "integer",
    "int32": "integer",
    "int64": "integer",
    "list": "list of json",
    "long": "integer",
    "map": "map of json",
    "object": "map of json",
    "str": "string",
    "text": "string",
    "timestamp": "datetime",
    "uri": "url",
}


class NotationError(ValueError):
    """A text that does not follow its notation.

    ``offset`` counts the characters before the mistake, ``hint`` says what to write instead.
    """

    def __init__(self, message: str, *, hint: str | None = None, offset: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.offset = offset


@attrs.frozen
class Scalar:
    """A scalar type such as ``string`` or ``datetime?``."""

    name: ScalarName
    optional: bool = False

    def __str__(self) -> str:
        return self.name + _mark(self.optional)


@attrs.frozen
class Named:
    """A type of the spec, ``Pipe``, or what may be sent of it, ``Pipe.create``."""

    name: str
    variant: Variant | None = None
    optional: bool = False

    def __str__(self) -> str:
        return self.name + (f".{self.variant}" if self.variant else "") + _mark(self.optional)


@attrs.frozen
class ListOf:
    item: TypeExpr
    optional: bool = False

    def __str__(self) -> str:
        return f"list{_mark(self.optional)} of {self.item}"


@attrs.frozen
class MapOf:
    """A JSON object with any keys; the keys are text."""

    value: TypeExpr
    optional: bool = False

    def __str__(self) -> str:
        return f"map{_mark(self.optional)} of {self.value}"


@attrs.frozen
class Pages:
    """``pages of T``: a paged list."""

    item: TypeExpr

    def __str__(self) -> str:
        return f"pages of {self.item}"


@attrs.frozen
class Stream:
    """``stream of T``: chunks, lines or JSON documents, as they come."""

    item: TypeExpr

    def __str__(self) -> str:
        return f"stream of {self.item}"


@attrs.frozen
class AnyContent:
    """``any``: whatever content."""

    def __str__(self) -> str:
        return "any"


@attrs.frozen
class NoContent:
    """``none``: no content."""

    def __str__(self) -> str:
        return "none"


TypeExpr: TypeAlias = Scalar | Named | ListOf | MapOf
ResultExpr: TypeAlias = Scalar | Named | ListOf | MapOf | Pages | Stream | AnyContent | NoContent

ANY: Final = AnyContent()
NONE: Final = NoContent()


def parse_type(text: str) -> TypeExpr:
    """Read a type such as ``list of Task?``; a ``NotationError`` says what is wrong and where."""
    wrappers, offset = _split_wrappers(text)
    expression: TypeExpr = _parse_name(text[offset:], offset)
    for word in reversed(wrappers):
        wrap = ListOf if word.startswith("list") else MapOf
        expression = wrap(expression, word.endswith("?"))
    return expression


def parse_result(text: str) -> ResultExpr:
    """Read the type of a body or an answer: a type, ``pages of T``, ``stream of T``, ``any`` or ``none``."""
    if text == "any":
        return ANY
    if text == "none":
        return NONE
    for word, wrap in (("pages of ", Pages), ("stream of ", Stream)):
        if text.startswith(word):
            return wrap(_parse_inner(text, len(word)))
    if text in ("any?", "none?"):
        raise NotationError(f"{text!r} takes no '?'", hint=f"write `{text[:-1]}`")
    return parse_type(text)


def named_types(expression: ResultExpr) -> tuple[Named, ...]:
    """The named type that an expression ends in, as a tuple of one or none."""
    inner = innermost(expression)
    return (inner,) if isinstance(inner, Named) else ()


def innermost(expression: ResultExpr) -> Scalar | Named | AnyContent | NoContent:
    """What is left of an expression without its lists, maps, pages and streams."""
    while True:
        match expression:
            case ListOf() | Pages() | Stream():
                expression = expression.item
            case MapOf():
                expression = expression.value
            case _:
                return expression


def is_optional(expression: ResultExpr) -> bool:
    """Whether the value itself may be null or missing."""
    return isinstance(expression, Scalar | Named | ListOf | MapOf) and expression.optional


def _mark(optional: bool) -> str:
    return "?" if optional else ""


def _parse_inner(text: str, offset: int) -> TypeExpr:
    try:
        return parse_type(text[offset:])
    except NotationError as error:
        raise NotationError(error.message, hint=error.hint, offset=error.offset + offset) from None


def _split_wrappers(text: str) -> tuple[list[str], int]:
    """The leading ``list``, ``list?``, ``map`` and ``map?`` of a type, and where its name starts."""
    wrappers: list[str] = []
    offset = 0
    while True:
        word, found, _ = text[offset:].partition(" of ")
        if not found or word not in ("list", "list?", "map", "map?"):
            return wrappers, offset
        wrappers.append(word)
        offset += len(word) + len(found)
        if len(wrappers) > _DEEPEST:
            raise NotationError(f"a type nested deeper than {_DEEPEST} levels", offset=offset)


def _parse_name(text: str, offset: int) -> Scalar | Named:
    name, optional = (text[:-1], True) if text.endswith("?") else (text, False)
    for scalar in SCALARS:
        if name == scalar:
            return Scalar(scalar, optional)
    if re.fullmatch(TYPE_NAME, name):
        return Named(name, None, optional)
    type_name, _, variant_name = name.partition(".")
    if re.fullmatch(TYPE_NAME, type_name):
        return Named(type_name, _parse_variant(variant_name, offset + len(type_name) + 1), optional)
    message, hint = _explain(text)
    raise NotationError(message, hint=hint, offset=offset)


def _parse_variant(word: str, offset: int) -> Variant:
    for variant in VARIANTS:
        if word == variant:
            return variant
    meant = suggest(word, VARIANTS)
    raise NotationError(
        f"unknown form {word!r} of a type",
        hint=f"did you mean {meant!r}?" if meant else "the forms are `create`, `update` and `patch`",
        offset=offset,
    )


def _explain(text: str) -> tuple[str, str]:
    """Message and hint for a text that is no type name."""
    for explain in (_explain_blank, _explain_brackets, _explain_foreign, _explain_union, _explain_words):
        explanation = explain(text)
        if explanation is not None:
            return explanation
    meant = _suggest_scalar(text)
    if meant is not None:
        return f"unknown type {text!r}", f"did you mean {meant!r}?"
    if re.fullmatch(r"[a-z][A-Za-z0-9]*\??", text):
        capital = text[0].upper() + text[1:]
        return (
            f"unknown type {text!r}",
            f"types start with a capital: `{capital}`; scalars are {', '.join(SCALARS)}",
        )
    return f"{text!r} is not a type", "write a scalar, a type name, `list of …` or `map of …`"


_Explanation: TypeAlias = tuple[str, str] | None


def _explain_blank(text: str) -> _Explanation:
    if not text.strip():
        return "a type is missing", "write a scalar, a type name, `list of …` or `map of …`"
    if text != text.strip() or "  " in text:
        return f"{text!r} has blanks too many", f"write `{' '.join(text.split())}`"
    return None


def _explain_brackets(text: str) -> _Explanation:
    for pattern, wrapper in (
        (r"(.+)\[\](\??)", "list"),
        (r"\[(.+)\](\??)", "list"),
        (r"(?:[Ll]ist|[Aa]rray|[Ss]equence|[Ss]et)[<\[](.+)[>\]](\??)", "list"),
        (r"(?:[Mm]ap|[Dd]ict|[Rr]ecord)[<\[](?:str|string) ?, ?(.+)[>\]](\??)", "map"),
        (r"\{string ?: ?(.+)\}(\??)", "map"),
    ):
        found = re.fullmatch(pattern, text)
        if found:
            return f"{text!r} is not a type", f"write `{wrapper}{found[2]} of {found[1]}`"
    return None


def _explain_foreign(text: str) -> _Explanation:
    bare = text.removesuffix("?")
    meant = _MEANT.get(bare.lower())
    if meant is not None and bare not in SCALARS:
        return f"unknown type {text!r}", f"did you mean `{meant}`?"
    if bare in ("none", "null"):
        return f"{text!r} is not a type here", "`none` stands for no content of a body or an answer only"
    return None


def _explain_union(text: str) -> _Explanation:
    alternatives = [part.strip() for part in text.split("|")]
    if len(alternatives) < 2:
        return None
    others = [part for part in alternatives if part not in ("null", "None", "none")]
    if len(others) == 1:
        return f"{text!r} is not a type", f"what may be null ends in `?`: `{others[0].removesuffix('?')}?`"
    return f"{text!r} is not a type", "alternatives are a type of their own: `{union: [A, B]}` under `types`"


def _explain_words(text: str) -> _Explanation:
    if text.startswith(("pages of ", "stream of ")):
        word = text.split()[0]
        return (
            f"`{word} of` cannot stand here",
            "it is only for what an operation sends or returns as a whole",
        )
    if " of " in text:
        word = text.split(" of ")[0]
        return f"unknown word {word!r} before `of`", "write `list of …` or `map of …`"
    if text in ("pages", "stream"):
        return f"{text!r} is not a type", f"say of what: `{text} of …`"
    if text.startswith("optional "):
        return f"{text!r} is not a type", f"write `{text.removeprefix('optional ')}?`"
    return None


def _suggest_scalar(text: str) -> str | None:
    bare = text.removesuffix("?")
    meant = suggest(bare, SCALARS)
    return None if meant is None else meant + _mark(text.endswith("?"))
