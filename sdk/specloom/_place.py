"""Where something lies in an answer: the places and conditions of the spec language, read at run time.

    error.code   errors.0.message   a path into the JSON body; a dot in a name is ``\\.``
    $                               the whole body
    header NAME   cookie NAME       a header; a cookie that the answer sets; ``cookie *``: all of them
    link RELATION                   the target of a Link header (RFC 8288)
    last PATH                       a member of the last item of a page; ``last $``: that item
    status code                     the status

A path has no blank, so a first word decides. What lies there is taken as it came, before any unwrapping.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final, Literal, cast

from attrs import frozen

from ._unset import UNSET

__all__ = [
    "MISSING",
    "Answer",
    "Condition",
    "Place",
    "Places",
    "find",
    "find_each",
    "find_first",
    "find_in",
    "holds",
    "links",
]

Kind = Literal["body", "header", "link", "cookie", "last", "status"]

#: What `find` gives where nothing lies; None is a null that the server sent.
MISSING: Final = UNSET

# A step of a path: what stands between dots that no backslash hides.
_STEP: Final = re.compile(r"((?:[^.\\]|\\.)*+)(\.|$)")
_TOKEN: Final = re.compile(r"[!#$%&'*+\-.^_`|~0-9A-Za-z]+")
_LINK: Final = re.compile(r"[\s,]*+<([^>]*+)>((?:[^,\"]|\"(?:[^\"\\]|\\.)*+(?:\"|$))*+)", re.DOTALL)
_PARAM: Final = re.compile(
    r"\s*+;\s*+([^\s=;,\"]*+)\s*+(?:=\s*+(?:\"((?:[^\"\\]|\\.)*+)\"?|([^\s;,\"]*+)))?+", re.DOTALL
)


@frozen
class Answer:
    """An answer as places see it. ``body`` is the JSON as it came (MISSING: there is none), ``last`` the last
    item of its page. ``headers`` with a ``get_all`` (`Headers`) shows repeated Link headers."""

    status_code: int
    headers: Mapping[str, str]
    cookies: Mapping[str, str]
    body: Any = MISSING
    last: Any = MISSING


@frozen
class Place:
    """One place. ``path`` is for ``body`` and ``last``, ``name`` for headers, links and cookies."""

    kind: Kind
    path: tuple[str, ...] = ()
    name: str = ""
    text: str = ""

    @staticmethod
    def parse(text: str) -> Place:
        """Read a place. Raises ValueError for what is none. Places that were read before are kept."""
        return _parse(text)

    def __str__(self) -> str:
        return self.text


Places = Sequence["Place | str"]


@lru_cache(maxsize=4096)
def _parse(text: str) -> Place:
    first, blank, rest = text.partition(" ")
    if not blank:
        return Place("body", _path(text, text), text=text)
    if first == "last":
        return Place("last", _path(rest, text), text=text)
    if text == "status code":
        return Place("status", text=text)
    if first == "link" and rest and not re.search(r"[\s\"]", rest):
        return Place("link", name=rest.lower(), text=text)
    if first in {"header", "cookie"} and _TOKEN.fullmatch(rest):
        return Place("header" if first == "header" else "cookie", name=rest, text=text)
    raise ValueError(
        f"{text!r} is no place: write a path (error.code), $, header NAME, link RELATION, cookie NAME,"
        " last PATH or status code"
    )


def _path(text: str, whole: str) -> tuple[str, ...]:
    if text == "$":
        return ()
    steps: list[str] = []
    at = 0
    while True:
        match = _STEP.match(text, at)
        if match is None or not match[1] or " " in text:
            raise ValueError(
                f"{whole!r} is no place: a path is names and numbers between dots, {text!r} is none"
            )
        steps.append(re.sub(r"\\(.)", r"\1", match[1]))
        if not match[2]:
            return tuple(steps)
        at = match.end()


# --- finding ---------------------------------------------------------------------------------


def find(place: Place | str, answer: Answer) -> Any:
    """Give what lies at a place, MISSING when nothing does. Headers, cookies and links are texts."""
    if isinstance(place, str):
        place = _parse(place)
    match place.kind:
        case "body":
            return find_in(answer.body, place.path)
        case "last":
            return find_in(answer.last, place.path)
        case "status":
            return answer.status_code
        case "header":
            return answer.headers.get(place.name, MISSING)
        case "link":
            return links(answer.headers).get(place.name, MISSING)
        case _:
            if place.name == "*":
                return dict(answer.cookies) or MISSING
            return answer.cookies.get(place.name, MISSING)


def find_first(places: Iterable[Place | str], answer: Answer) -> Any:
    """Give what lies at the first place that holds something other than null, MISSING when none does."""
    for place in places:
        found = find(place, answer)
        if found is not MISSING and found is not None:
            return found
    return MISSING


def find_in(body: Any, path: Iterable[str]) -> Any:
    """Walk a path into JSON data; numbers count the elements of lists. MISSING where it leads nowhere."""
    for step in path:
        if isinstance(body, Mapping):
            body = cast("Mapping[str, Any]", body).get(step, MISSING)
        elif isinstance(body, list) and step.isascii() and step.isdigit():
            body = _element(cast("Sequence[Any]", body), step)
        else:
            return MISSING
    return body


def find_each(places: Places, answer: Answer) -> Any:
    """Give what lies at the first place that holds anything, where ``*`` in a path stands for any member.

    ``errors.*.detail`` is a map from the members of ``errors`` to what each holds at ``detail``; members that hold
    nothing there are left out. Places without a ``*`` are found as they are.
    """
    for place in places:
        place = _parse(place) if isinstance(place, str) else place
        found = find(place, answer) if "*" not in place.path else _each(place.path, answer.body)
        if found is not MISSING and found is not None:
            return found
    return MISSING


def _each(path: tuple[str, ...], body: Any) -> Any:
    at = path.index("*")
    members: object = find_in(body, path[:at])
    if not isinstance(members, Mapping):
        return MISSING
    pairs = ((name, find_in(one, path[at + 1 :])) for name, one in cast("Mapping[str, Any]", members).items())
    return {name: value for name, value in pairs if value is not MISSING} or MISSING


def _element(elements: Sequence[Any], step: str) -> Any:
    # Longer numbers are no index of anything, and int() refuses very long ones.
    index = int(step[:19])
    return elements[index] if index < len(elements) else MISSING


def links(headers: Mapping[str, str]) -> dict[str, str]:
    """List the targets of Link headers by relation (lower case); the first of each counts.

    Source: RFC 8288, section 3.
    """
    get_all = getattr(headers, "get_all", None)
    values = cast("list[str]", get_all("link") if get_all else [headers.get("link", headers.get("Link", ""))])
    found: dict[str, str] = {}
    for value in values:
        at = 0
        while match := _LINK.match(value, at):
            at = match.end()
            for relation in _relations(match[2]):
                found.setdefault(relation, match[1].strip())
    return found


def _relations(params: str) -> list[str]:
    """List the relations of one link: its first ``rel``, which may stand after quoted texts with anything in them."""
    at = 0
    while match := _PARAM.match(params, at):
        at = match.end()
        if match[1].lower() == "rel":
            return (match[2] or match[3] or "").lower().split()
    return []


# --- conditions ------------------------------------------------------------------------------


@frozen
class Condition:
    """Places with the values that are accepted there; all entries must hold. No entries: never met."""

    entries: tuple[tuple[Place, tuple[Any, ...]], ...] = ()

    @classmethod
    def parse(cls, entries: Mapping[str, Any]) -> Condition:
        """Read ``{"status": "completed", "outcome": ["error", "aborted"]}``. ValueError: a key is no place."""
        return cls(
            tuple(
                (
                    _parse(text),
                    _accepted(value),
                )
                for text, value in entries.items()
            )
        )

    def holds(self, answer: Answer) -> bool:
        """Tell whether *answer* meets the condition."""
        return bool(self.entries) and all(
            _is_one_of(find(place, answer), accepted, place.kind) for place, accepted in self.entries
        )


def _accepted(value: Any) -> tuple[Any, ...]:
    return tuple(cast("Sequence[Any]", value)) if isinstance(value, (list, tuple)) else (value,)


def holds(condition: Condition | Mapping[str, Any], answer: Answer) -> bool:
    """Tell whether *answer* meets a condition, given as one or as the spec writes it."""
    if not isinstance(condition, Condition):
        condition = Condition.parse(condition)
    return condition.holds(answer)


def _is_one_of(found: Any, accepted: tuple[Any, ...], kind: Kind) -> bool:
    if found is MISSING:
        return False
    if kind in {"header", "link", "cookie"}:
        # All is text there, while YAML reads 1 and true as what they look like.
        return any(found == _as_text(value) for value in accepted)
    # In Python true is 1; in JSON it is not.
    return any(found == value and isinstance(found, bool) == isinstance(value, bool) for value in accepted)


def _as_text(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
