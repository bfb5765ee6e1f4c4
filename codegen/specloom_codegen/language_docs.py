"""The tables of the language's reference page, generated from the classes that load it.

The page itself is written by hand; between two markers, ``<!-- table: Resource -->`` and ``<!-- end -->``, stands
the table of a class. A test keeps the tables equal to what this module makes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from specloom_codegen.spec import (
    VERBS,
    ApiMock,
    Auth,
    Body,
    ConditionMock,
    Entry,
    EnumMember,
    Envelope,
    Errors,
    Field,
    Filters,
    Hook,
    IncludedFile,
    Job,
    Key,
    MockError,
    OAuth2,
    Operation,
    OperationMock,
    OrderMock,
    Override,
    Paging,
    Param,
    RateLimit,
    Request,
    Resource,
    ResourceMock,
    Retry,
    Returns,
    SearchMock,
    Setting,
    Spec,
    Type,
    Verb,
    Wait,
    keys_of,
)
from specloom_codegen.spec.kinds import Key as KeyDeclaration
from specloom_codegen.spec.operations import Inherited
from specloom_codegen.spec.values import Value

_DOCUMENTED: Final[tuple[type[Entry], ...]] = (
    ApiMock, Auth, Body, ConditionMock, EnumMember, Envelope, Errors, Field, Filters, Hook, IncludedFile, Inherited,
    Job, Key, MockError, OAuth2, Operation, OperationMock, OrderMock, Override, Paging, Param, RateLimit, Request,
    Resource, ResourceMock, Retry, Returns, SearchMock, Setting, Spec, Type, Value, Wait,
)  # fmt: skip
DOCUMENTED: Final[Mapping[str, type[Entry]]] = {cls.__name__: cls for cls in _DOCUMENTED}
"""The classes that have a table, by name."""
_ABOVE: Final[Mapping[str, type[Entry]]] = {
    "Field": Value,
    "Key": Param,
    "Operation": Inherited,
    "Param": Value,
    "Resource": Inherited,
    "Setting": Value,
}
"""Classes whose table leaves out the keys of another one, which the page shows once."""

_MARKED: Final = re.compile(r"(<!-- table: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)


def fill_tables(page: str) -> str:
    """The page with every table between its markers written anew; KeyError for a table that does not exist."""
    return _MARKED.sub(lambda found: f"{found[1]}{table(found[2])}{found[3]}", page)


def table(name: str) -> str:
    """The table of a class of the language, or the one called ``Verbs``, ending with a newline."""
    if name == "Verbs":
        return _verb_table()
    cls = DOCUMENTED[name]
    left_out = {"doc", *(keys_of(_ABOVE[name]) if name in _ABOVE else ())}
    rows = [_row(key) for key_name, key in keys_of(cls).items() if key_name not in left_out]
    return _markdown(("Key", "Value", "Meaning"), rows)


def table_names() -> tuple[str, ...]:
    """The names of all tables."""
    return ("Verbs", *DOCUMENTED)


def _row(key: KeyDeclaration) -> tuple[str, str, str]:
    notes: list[str] = ["**required**"] if key.required else []
    if key.assumed:
        notes.append(f"default: {key.assumed}")
    meaning = key.doc[:1].upper() + key.doc[1:]
    return f"`{key.name}`", key.kind.noun, f"{meaning} ({'; '.join(notes)})" if notes else meaning


def _verb_table() -> str:
    rows = [_verb_row(name, verb) for name, verb in VERBS.items()]
    rows.append(("any other", "POST", "item; collection without a key", "`none`", "`none`", "200, or 204"))
    return _markdown(("Verb", "Method", "At", "Sends", "Returns", "Status in the mock"), rows)


def _verb_row(name: str, verb: Verb) -> tuple[str, ...]:
    answers = {"pages": "`pages of M`", "model": "`M`", "none": "`none`"}[verb.answers]
    at = "item, and collection" if name == "head" else verb.at
    returns = "a `Head`" if name == "head" else answers
    return f"`{name}`", verb.method, at, f"`M.{verb.sends}`" if verb.sends else "–", returns, str(verb.status)


def _markdown(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    lines: list[Any] = [list(head)]
    lines.append(["---"] * len(lines[0]))
    lines += [[cell.replace("|", "\\|") for cell in row] for row in rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def write_page(page: Path) -> None:
    """Write the tables of a page anew, in its file."""
    page.write_text(fill_tables(page.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":  # `make docs`
    write_page(Path("sdk/docs/spec-language.md"))
