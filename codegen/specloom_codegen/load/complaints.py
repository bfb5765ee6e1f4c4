"""libyaml's complaints in our words, with the way out."""

from __future__ import annotations

import re
from typing import Any, Final

from specloom_codegen.diagnostics import Diagnostic, split_lines

_QUOTE_IT: Final = "quote the text"
_LOOK_AHEAD: Final = 200
"""As much of a line is looked at around a mistake: a line may be as long as a file."""


def explain_syntax_error(error: Any, text: str, file: str) -> Diagnostic:
    """A diagnostic for what libyaml could not read: a ``yaml.MarkedYAMLError``."""
    mark = error.problem_mark or error.context_mark
    problem = str(error.problem)
    lines = split_lines(text)
    row: int = mark.line
    line = lines[row][: mark.column + _LOOK_AHEAD] if row < len(lines) else ""
    for explain in (_explain_character, _explain_colon, _explain_quote, _explain_flow, _explain_block):
        found = explain(problem, line, mark, error)
        if found is not None:
            message, hint, where = found
            return Diagnostic(file, where.line + 1, where.column + 1, message, hint)
    return Diagnostic(file, mark.line + 1, mark.column + 1, f"not YAML: {problem}", None)


def _explain_character(problem: str, line: str, mark: Any, _: Any) -> _Explanation:
    if "tab character" in problem:
        return "a tab where a blank belongs", "indent with blanks", mark
    if "cannot start any token" not in problem:
        return None
    char = line[mark.column : mark.column + 1]
    if char == "\t" or not line[: mark.column + 1].strip():
        return "a tab where a blank belongs", "indent with blanks", mark
    return f"a plain value cannot start with {char!r}", f"{_QUOTE_IT}: `{_quoted(line[mark.column :])}`", mark


def _explain_colon(problem: str, line: str, mark: Any, _: Any) -> _Explanation:
    if problem == "found unexpected ':'":
        before = re.search(r"([A-Za-z0-9_-]+)$", line[: mark.column][-_LOOK_AHEAD:])
        word = before[1] if before else "name"
        hint = f"a key without a value has no colon inside `{{…}}`: `{{{word}}}`, or a blank follows it"
        return f"the colon belongs to the name here: {word + ':'!r}", hint, mark
    if problem != "mapping values are not allowed in this context":
        return None
    if re.match(r"\s*(- )?[^\s:#]+\s*: +\S", line[: mark.column]):
        hint = f"{_QUOTE_IT}, or start it on a line of its own after `|`"
        return "`: ` in an unquoted text", hint, mark
    return "a key at the wrong depth", "indent it as its neighbours; the line above has a value already", mark


def _explain_quote(problem: str, _line: str, mark: Any, error: Any) -> _Explanation:
    if error.context == "while scanning a quoted scalar":
        return "a quote that is never closed", "close it at the end of the text", error.context_mark
    if "unknown escape character" in problem or "decimal number" in problem:
        hint = "in double quotes a backslash is written `\\\\`; single quotes take it as it is"
        return "an unknown escape", hint, mark
    if error.context in ("while scanning an alias", "while scanning an anchor"):
        sign = "*" if "alias" in error.context else "&"
        return f"a plain value cannot start with {sign!r}", _QUOTE_IT, error.context_mark
    if error.context is not None and "tag" in error.context:
        return "a plain value cannot start with '!'", _QUOTE_IT, error.context_mark
    if error.context == "while scanning a directive":
        return "a plain value cannot start with '%'", _QUOTE_IT, error.context_mark
    return None


def _explain_flow(problem: str, line: str, mark: Any, error: Any) -> _Explanation:
    if "did not find expected ',' or" not in problem:
        return None
    opening = "{" if "'}'" in problem else "["
    found = line[mark.column : mark.column + 1]
    if found == "{":
        text = _word_around(line, mark.column)
        return "a hole in an unquoted path inside `{…}`", f"quote the path: `{_quoted(text)}`", mark
    start = error.context_mark.line + 1
    hint = f"a comma is missing, or the `{opening}` of line {start} is not closed"
    return f"`{opening}…` does not go on here", hint, mark


def _explain_block(problem: str, line: str, mark: Any, error: Any) -> _Explanation:
    if problem == "did not find expected key" or problem.startswith("did not find expected <document"):
        found = line[mark.column : mark.column + 2]
        if found.startswith(("}", "]")):
            return "a closing bracket too many", "leave it out", mark
        if found.strip() == "-":
            return "a list item where a key belongs", "write `key: value`, or indent it below its key", mark
        opened = re.match(r"\s*(?:- )?[^\s:#]+\s*: +([{\[])", line[: mark.column])
        if opened:
            return (
                f"text after a closing bracket: a plain value cannot start with {opened[1]!r}",
                _QUOTE_IT,
                mark,
            )
        quoted = re.match(r"\s*(?:- )?[^\s:#]+\s*: +([\"'])", line[: mark.column])
        if quoted:
            hint = "quote the whole text; inside, a `'` is doubled and a `\"` has a backslash"
            return "text after a closing quote", hint, mark
        return "a key at the wrong depth", "indent it as its neighbours", mark
    if problem == "did not find expected '-' indicator":
        return "a key among the items of a list", "indent it as the list's owner, or start it with `- `", mark
    if problem == "could not find expected ':'":
        hint = "write `key: value`; a text of several lines starts with `|`"
        return "a line without a colon", hint, error.context_mark or mark
    return None


_Explanation = tuple[str, str, Any] | None


def _quoted(text: str) -> str:
    """The plain text at the start of a line's rest, in double quotes."""
    plain = _without_closing(re.split(r"\s+#|,\s|\s*$", text, maxsplit=1)[0])
    return '"' + plain.replace("\\", "\\\\").replace('"', '\\"')[:60] + '"'


def _word_around(line: str, column: int) -> str:
    """The text without blanks and commas around a column, without the brackets that close the mapping."""
    start = max(line.rfind(sign, 0, column) for sign in " ,") + 1
    end = min((line.find(sign, column) for sign in " ," if line.find(sign, column) >= 0), default=len(line))
    return _without_closing(line[start:end])


def _without_closing(text: str) -> str:
    """A text up to the brackets that close what was opened before it."""
    while text.count("}") > text.count("{"):
        text = text[: text.rindex("}")]
    return text
