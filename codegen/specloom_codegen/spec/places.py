"""The notations for where things lie: places in answers, carriers in requests, and durations.

``Place`` says where to find something in an answer as it came, ``Carrier`` where to put something in a
request, ``Expiry`` how the end of a token is known, ``FieldMock`` what the mock server fills in. Each
``parse_…`` raises ``NotationError``; ``str()`` of a value gives its notation.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, Literal, TypeAlias, TypeVar, get_args

import attrs

from specloom_codegen.diagnostics import suggest
from specloom_codegen.spec.notation import NotationError

PlaceSource = Literal["body", "header", "link", "cookie", "last", "status"]
CarrierKind = Literal["header", "query", "cookie", "basic"]
ExpiryKind = Literal["jwt", "seconds", "milliseconds", "at", "in", "never"]
PlainMockKind = Literal[
    "id", "created", "updated", "user", "updater", "url", "copy", "order", "scope", "wait", "version"
]  # fmt: skip
FieldMockKind = Literal[PlainMockKind, "lookup", "text"]

_TOKEN: Final = r"[!#$%&'*+.^_`|~0-9A-Za-z-]+"
"""A header or cookie name: RFC 9110, section 5.6.2."""

_STEP: Final = r"(?:[^\s.\\]|\\.)+"
PATH_PATTERN: Final = rf"^(\$|(?!\$$){_STEP}(\.{_STEP})*)$"
PLACE_PATTERN: Final = (
    rf"^(\$|{_STEP}(\.{_STEP})*|header {_TOKEN}|cookie (\*|{_TOKEN})|link \S+"
    rf"|last {_STEP}(\.{_STEP})*|status code)$"
)
CARRIER_PATTERN: Final = rf"^(basic|header {_TOKEN}( [!-~]+)?|query \S+|cookie (\*|{_TOKEN}))$"
DURATION_PATTERN: Final = r"^[0-9]{1,9}(\.[0-9]{1,6})?(ms|s|m|h|d)$"
EXPIRY_PATTERN: Final = (
    rf"^(jwt|never|in {DURATION_PATTERN[1:-1]}|(seconds|milliseconds|at) {PLACE_PATTERN[1:-1]})$"
)
_PLAIN_MOCKS: Final[tuple[PlainMockKind, ...]] = get_args(PlainMockKind)
FIELD_MOCK_PATTERN: Final = (
    rf"^({'|'.join(_PLAIN_MOCKS)}|wait (seconds|milliseconds)|version next|lookup \S+|text .*\{{\S+\}}.*)$"
)

T = TypeVar("T")

_UNITS: Final = {"ms": 0.001, "s": 1.0, "m": 60.0, "h": 3600.0, "d": 86400.0}


@attrs.frozen
class Place:
    """Where something lies in an answer as it came.

    ``path`` is the way into the JSON body (``body``; empty: the whole) or into the last item (``last``);
    its digits also count as list indexes. ``name`` is the header, relation or cookie (``*``: all set).
    ``optional``: an answer may have nothing there.
    """

    source: PlaceSource
    path: tuple[str, ...] = ()
    name: str = ""
    optional: bool = False

    def __str__(self) -> str:
        if self.source == "status":
            return "status code"
        if self.source in ("header", "link", "cookie"):
            return f"{self.source} {self.name}"
        dotted = ".".join(re.sub(r"([.\\])", r"\\\1", step) for step in self.path) or "$"
        return f"last {dotted}" if self.source == "last" else dotted


@attrs.frozen
class Carrier:
    """Where something is put in a request: ``scheme`` is the word before it in a header, or empty."""

    kind: CarrierKind
    name: str = ""
    scheme: str = ""

    def __str__(self) -> str:
        return " ".join(word for word in (self.kind, self.name, self.scheme) if word)


@attrs.frozen
class Duration:
    seconds: float
    text: str = attrs.field(default="", eq=False)

    def __str__(self) -> str:
        return self.text or _duration_text(self.seconds)


@attrs.frozen
class Expiry:
    """How the end of a token is known; ``place`` for seconds, milliseconds and at, ``seconds`` for in."""

    kind: ExpiryKind
    place: Place | None = None
    seconds: float | None = None

    def __str__(self) -> str:
        if self.kind == "in" and self.seconds is not None:
            return f"in {_duration_text(self.seconds)}"
        return f"{self.kind} {self.place}" if self.place else self.kind


@attrs.frozen
class FieldMock:
    """What the mock server puts into a field, or does with a parameter.

    ``field`` names the other field of a ``lookup``; of a ``text`` it is the text, with other fields as holes; of a
    ``wait`` its unit, and of a ``version`` the word ``next``.
    """

    kind: FieldMockKind
    field: str = ""

    def __str__(self) -> str:
        return f"{self.kind} {self.field}" if self.field else self.kind


Places: TypeAlias = tuple[Place, ...]
"""Tried in order: the first that holds something wins."""


def _duration_text(seconds: float) -> str:
    """A duration in the greatest unit of which it is a whole number, as people write it: ``30d``, ``90s``."""
    for unit in ("d", "h", "m"):
        if seconds and not seconds % _UNITS[unit]:
            return f"{seconds / _UNITS[unit]:.0f}{unit}"
    return f"{seconds:.9f}".rstrip("0").rstrip(".") + "s"


def parse_place(text: str) -> Place:
    """Read a place such as ``error.code``, ``$`` or ``header X-Total``."""
    word, blank, rest = text.partition(" ")
    if not blank:
        return Place("body", _parse_path(text))
    if word == "header":
        return Place("header", name=_parse_token(rest, "a header name", len(word) + 1))
    if word == "cookie":
        return Place("cookie", name=rest if rest == "*" else _parse_token(rest, "a cookie name", 7))
    if word == "link":
        return Place("link", name=_parse_word(rest, "a link relation such as `next`", 5))
    if word == "last":
        return Place("last", _parse_path(rest, 5))
    if text == "status code":
        return Place("status")
    raise _unknown_word(word, ("header", "link", "cookie", "last", "status"), text)


def parse_path(text: str) -> Place:
    """Read a place in the JSON body: ``error.code`` or ``$``."""
    place = parse_place(text)
    if place.source != "body":
        raise NotationError(f"{text!r} is not a path into the JSON body", hint="write it as in `error.code`")
    return place


def parse_items_path(text: str) -> Place:
    """Read where the items of a list lie: a path, with ``?`` where an answer without items leaves it out."""
    if text.endswith("?") and not text.endswith("\\?"):
        return attrs.evolve(parse_path(text[:-1]), optional=True)
    return parse_path(text)


def parse_carrier(text: str) -> Carrier:
    """Read a carrier such as ``header Authorization Bearer``, ``query api_key`` or ``basic``."""
    words = text.split(" ")
    match words:
        case ["basic"]:
            return Carrier("basic")
        case ["header", name]:
            return Carrier("header", _parse_token(name, "a header name", 7))
        case ["header", name, scheme]:
            return Carrier("header", _parse_token(name, "a header name", 7), _parse_scheme(scheme))
        case ["query", name]:
            return Carrier("query", _parse_word(name, "a parameter name", 6))
        case ["cookie", "*"]:
            return Carrier("cookie", "*")
        case ["cookie", name]:
            return Carrier("cookie", _parse_token(name, "a cookie name", 7))
        case _:
            raise _bad_carrier(text)


def parse_duration(text: str) -> Duration:
    """Read a duration such as ``500ms`` or ``30d``."""
    if not re.fullmatch(DURATION_PATTERN, text):
        example = f"{text}s" if re.fullmatch(r"[0-9]{1,9}(\.[0-9]{1,6})?", text) else "30s"
        raise NotationError(
            f"{text!r} is not a duration",
            hint=f"a number and one of the units ms, s, m, h, d, with no blank between: `{example}`",
        )
    unit = text.lstrip("0123456789.")
    return Duration(float(text.removesuffix(unit)) * _UNITS[unit], text)


def parse_expiry(text: str) -> Expiry:
    """Read how the end of a token is known: ``jwt``, ``seconds expires_in``, ``in 30d`` …"""
    word, blank, rest = text.partition(" ")
    if not blank and word in ("jwt", "never"):
        return Expiry("jwt" if word == "jwt" else "never")
    for kind in ("seconds", "milliseconds", "at"):
        if blank and word == kind:
            return Expiry(kind, _shifted(parse_place, rest, len(word) + 1))
    if blank and word == "in":
        return Expiry("in", seconds=_shifted(parse_duration, rest, 3).seconds)
    raise NotationError(
        f"{text!r} does not say how the end of a token is known",
        hint="write `jwt`, `seconds PLACE`, `milliseconds PLACE`, `at PLACE`, `in 30d` or `never`",
    )


def parse_field_mock(text: str) -> FieldMock:
    """Read what the mock server puts into a field: ``id``, ``created``, ``lookup FIELD`` …"""
    for kind in _PLAIN_MOCKS:
        if text == kind:
            return FieldMock(kind)
    word, blank, rest = text.partition(" ")
    if word == "wait" and rest in ("seconds", "milliseconds"):
        return FieldMock("wait", rest)
    if text == "version next":
        return FieldMock("version", "next")
    if word == "lookup" and blank and rest and " " not in rest:
        return FieldMock("lookup", rest)
    if word == "text" and holes_of_text(rest):
        return FieldMock("text", rest)
    known = (*_PLAIN_MOCKS, "lookup FIELD", "text {FIELD}")
    meant = suggest(word, known)
    hint = f"did you mean {meant!r}?" if meant else f"write one of {', '.join(f'`{each}`' for each in known)}"
    raise NotationError(f"unknown mock hint {text!r}", hint=hint)


def holes_of_text(text: str) -> list[str]:
    """The names of the fields that a ``text`` is made of: of ``{group}:{key}`` both."""
    return re.findall(r"\{([^{}\s]+)\}", text)


def _parse_path(text: str, offset: int = 0) -> tuple[str, ...]:
    if text == "$":
        return ()
    steps = re.findall(rf"({_STEP})(\.|$)", text)
    if "".join(step + dot for step, dot in steps) != text or not steps or steps[-1][1]:
        raise NotationError(
            f"{text!r} is not a path",
            hint=r"write `$` or names with dots between, as in `error.code`; a dot in a name is `\.`",
            offset=offset,
        )
    return tuple(re.sub(r"\\(.)", r"\1", step) for step, _ in steps)


def _parse_token(text: str, noun: str, offset: int) -> str:
    if not re.fullmatch(_TOKEN, text):
        raise NotationError(f"{text!r} is not {noun}", offset=offset)
    return text


def _parse_word(text: str, noun: str, offset: int) -> str:
    if not re.fullmatch(r"\S+", text):
        raise NotationError(f"{text!r} is not {noun}", offset=offset)
    return text


def _parse_scheme(text: str) -> str:
    if not re.fullmatch(r"[!-~]+", text):
        raise NotationError(f"{text!r} is not a scheme word such as `Bearer`")
    return text


def _shifted(parse: Callable[[str], T], text: str, offset: int) -> T:
    try:
        return parse(text)
    except NotationError as error:
        raise NotationError(error.message, hint=error.hint, offset=error.offset + offset) from None


def _unknown_word(word: str, known: tuple[str, ...], text: str) -> NotationError:
    meant = suggest(word, known)
    if word == "status":
        meant = "status code"
    hint = (
        f"did you mean {meant!r}?"
        if meant
        else "a path into the body has no blanks; else the first word is header, link, cookie, last or status"
    )
    return NotationError(f"{text!r} is not a place", hint=hint)


def _bad_carrier(text: str) -> NotationError:
    word, blank, _ = text.partition(" ")
    if word.lower() in ("bearer", "jwt", "token"):
        return NotationError(f"{text!r} is not a carrier", hint="write `header Authorization Bearer`")
    meant = suggest(word, ("header", "query", "cookie", "basic"))
    if meant and meant != word:
        return NotationError(f"{text!r} is not a carrier", hint=f"did you mean {meant!r}?")
    if not blank and word not in ("header", "query", "cookie"):
        hint = f"say where it goes: `header {text}`, `query {text}` or `cookie {text}`"
    else:
        hint = "write `header NAME`, `header NAME SCHEME`, `query NAME`, `cookie NAME`, `cookie *` or `basic`"
    return NotationError(f"{text!r} is not a carrier", hint=hint)
