"""Prose for docstrings: CommonMark paragraphs wrapped to the line, everything else left as written.

Lines come in and lines go out; making them safe inside a docstring is the business of ``code``.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence

from specloom_codegen.ir import Field, Limits, Param

from .code import LINE_LENGTH, Code, docstring

_FENCE = re.compile(r" {0,3}(```+|~~~+)")
_ITEM = re.compile(r"( *)([-*+]|\d{1,9}[.)])( +)(?=\S)")
_KEPT = re.compile(r" {4}|\t| {0,3}([#>|]|---|===|<)")
_UNWISE_START = re.compile(r"([-*+>#]|\d+[.)]|=+|-+)($|\s)")
_SHORT = 60
_LEAD = "\N{BULLET}"  # stands for quotation marks and begins no block


def joined(*texts: str) -> str:
    """The texts as paragraphs of one; empty ones are left out."""
    return "\n\n".join(text.strip("\n") for text in texts if text.strip())


def wrap(text: str, *, indent: int, lead: int = 0) -> list[str]:
    """Wrap the paragraphs and list items of a text that are too long for a line; trailing blanks go.

    Code, tables, headings and quotations stay as they are, however long. So do lines that fit: their
    author chose where they end. *lead* is the room that the first line has to leave at its start.
    """
    width = LINE_LENGTH - indent
    lines = _clean(text)
    if lines and not any(begins.match(lines[0]) for begins in (_FENCE, _ITEM, _KEPT)):
        lines[0] = _LEAD * lead + lines[0]
    wrapped = [line for block in _blocks(lines) for line in _wrap_block(block, width)]
    return [wrapped[0].removeprefix(_LEAD * lead), *wrapped[1:]] if wrapped else []


def documentation(text: str, *, indent: int) -> Code:
    """A text as a docstring that begins at column *indent*; nothing for an empty text."""
    return docstring(wrap(text, indent=indent, lead=3), indent=indent)


def _clean(text: str) -> list[str]:
    # splitlines() would also break at the separators that `code` makes visible.
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", "    ").split("\n")
    lines = [line.rstrip() for line in lines]
    while lines and not lines[0]:
        del lines[0]
    while lines and not lines[-1]:
        del lines[-1]
    return lines


def _blocks(lines: Iterable[str]) -> Iterator[list[str]]:
    """Cut a text where a paragraph or a list item begins or ends; a fenced piece of code is one block."""
    block: list[str] = []
    fence = ""
    for line in lines:
        found = _FENCE.match(line)
        if fence:
            block.append(line)
            if found and found[1].startswith(fence):
                yield block
                block, fence = [], ""
        elif found or not line or _ITEM.match(line) or _KEPT.match(line):
            if block:
                yield block
            block = [line]
            fence = found[1] if found else ""
            if not fence and not _ITEM.match(line):
                yield block
                block = []
        else:
            block.append(line)
    if block:
        yield block


def _wrap_block(block: Sequence[str], width: int) -> list[str]:
    first = block[0]
    if all(len(line) <= width for line in block) or _FENCE.match(first) or _KEPT.match(first):
        return list(block)
    item = _ITEM.match(first)
    margin = " " * item.end() if item else ""
    words = " ".join(line.strip() for line in block)
    lines = textwrap.wrap(
        words,
        width,
        initial_indent=item[1] if item else "",
        subsequent_indent=margin,
        break_long_words=False,
        break_on_hyphens=False,
    )
    # A word that begins a line may turn it into a list item or a heading; better a line too long.
    return list(block) if any(_UNWISE_START.match(line.strip()) for line in lines[1:]) else lines


def sentence(text: str) -> str:
    """The text with a final stop when its last line is a plain one without."""
    shown = text.strip()
    last = shown.rpartition("\n")[2]
    plain = shown and not _KEPT.match(last) and not _FENCE.match(last)
    return shown + "." if plain and (last[-1].isalnum() or last[-1] in ")`\"'") else shown


def with_article(noun: str, *, code: bool = True) -> str:
    """A noun with its article; *code* puts it into a code span."""
    article = "an" if noun[:1].lower() in "aeio" else "a"
    return f"{article} `{noun}`" if code else f"{article} {noun}"


def summary(text: str) -> str:
    """The first paragraph of a text as one line."""
    return " ".join(text.strip().split("\n\n")[0].split())


def described(subject: Field | Param) -> str:
    """All that the spec says about a field or parameter, as one text."""
    facts = [
        *_limits(subject.limits),
        *_default(subject),
        *_example(subject),
        *deprecation(subject.deprecated),
    ]
    doc = sentence(subject.doc)
    if not facts:
        return doc
    said = " ".join(facts)
    if not doc:
        return said
    # A doc of several paragraphs, or one that ends in code, keeps its shape.
    return f"{doc}\n\n{said}" if "\n\n" in doc or doc.endswith("```") else f"{doc} {said}"


def deprecation(reason: str | None) -> list[str]:
    """The sentence that says that something is deprecated, or nothing."""
    if reason is None:
        return []
    return [f"Deprecated: {sentence(reason)}" if reason.strip() else "Deprecated."]


def _limits(limits: Limits) -> Iterator[str]:
    match limits.min, limits.max:
        case None, None:
            pass
        case low, None:
            yield f"At least {_number(low)}."
        case None, high:
            yield f"At most {_number(high)}."
        case low, high:
            yield f"From {_number(low)} to {_number(high)}."
    if limits.pattern is not None and len(limits.pattern) <= _SHORT:
        yield f"Pattern: {_quoted(limits.pattern)}."


def _number(value: float | None) -> str:
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _default(subject: Field | Param) -> Iterator[str]:
    if subject.has_default and subject.default not in (None, "", [], {}) and _is_short(subject.default):
        yield f"Default: {_quoted(_shown(subject.default))}."


def _example(subject: Field | Param) -> Iterator[str]:
    if subject.has_example and not subject.sensitive and _is_short(subject.example):
        yield f"Example: {_quoted(_shown(subject.example))}."


def _is_short(value: object) -> bool:
    return isinstance(value, bool | int | float) or (isinstance(value, str) and 0 < len(value) <= _SHORT)


def _shown(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _quoted(text: str) -> str:
    """A code span; the fence is longer than any run of backquotes inside (CommonMark, section 6.1)."""
    text = " ".join(text.split())
    fence = "`" * (max((len(run) for run in re.findall("`+", text)), default=0) + 1)
    return (
        f"{fence} {text} {fence}" if text.startswith("`") or text.endswith("`") else f"{fence}{text}{fence}"
    )
