"""What goes in and out of the fake: a call, a reply, and the refusal that becomes one.

Values only. Reading sockets is the business of ``wire``, the shape of errors that of ``refusals``.
"""

from __future__ import annotations

from typing import Any, Final, Literal

from attrs import evolve, field, frozen

from specloom._http import Headers
from specloom_codegen.mock.json_values import decode, encode
from specloom_codegen.spec import Situation

JSON: Final = "application/json"


@frozen(kw_only=True)
class Call:
    """One request as the fake sees it.

    ``path`` is as it came, percent-encoded; ``query`` is decoded. ``origin`` is how the caller reached the
    fake (``http://127.0.0.1:8080``), ``now`` seconds since the epoch.
    """

    method: str
    path: str
    query: tuple[tuple[str, str], ...] = ()
    headers: Headers = field(factory=Headers)
    content: bytes = field(default=b"", repr=False)
    origin: str = "http://mock"
    now: float = 0.0

    @property
    def media_type(self) -> str:
        """The type of the content without parameters, in lower case; empty when none is named."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    def parameter(self, name: str) -> str | None:
        """The first value of a query parameter."""
        return next((value for each, value in self.query if each == name), None)

    def cookies(self, name: str) -> list[str]:
        """The values of the cookies of that name; of all cookies when *name* is ``*``."""
        headers = self.headers.get_all("cookie")
        pairs = [pair.strip().partition("=") for header in headers for pair in header.split(";")]
        return [value.strip('"') for each, _, value in pairs if name in (each, "*")]


@frozen(kw_only=True)
class Reply:
    """One answer. ``echo`` sends the content of the request back, however large it is.

    ``chunks`` are sent one by one, without a length; else ``content`` is sent whole.
    """

    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    content: bytes = field(default=b"", repr=False)
    chunks: tuple[bytes, ...] | None = None
    echo: bool = False

    def header(self, name: str) -> str | None:
        return next((value for each, value in self.headers if each.lower() == name.lower()), None)

    def with_header(self, name: str, value: str) -> Reply:
        """The reply with one more header; a header that is there already stays as it is."""
        if self.header(name) is not None:
            return self
        return evolve(self, headers=(*self.headers, (name, value)))

    def json(self) -> Any:
        return decode(self.content)


def json_reply(value: Any, status: int = 200, *, media: str = JSON) -> Reply:
    return Reply(status=status, headers=(("Content-Type", media),), content=encode(value))


@frozen
class Problem:
    """One thing that is wrong with what was sent. ``path`` is as in ``task[3].type``; empty: the whole."""

    path: str
    kind: Literal["missing", "invalid"]
    message: str

    def __str__(self) -> str:
        return f"{self.path}: {self.message}" if self.path else self.message


class Refusal(Exception):
    """The fake says no. ``refusals`` gives it the spec's shape.

    ``status`` and ``code`` replace those of the situation, for what the language has no situation for.
    """

    def __init__(
        self,
        situation: Situation,
        problems: tuple[Problem, ...] = (),
        *,
        status: int | None = None,
        code: str | None = None,
        message: str | None = None,
        headers: tuple[tuple[str, str], ...] = (),
    ) -> None:
        super().__init__(message or situation)
        self.situation: Situation = situation
        self.problems = problems
        self.status = status
        self.code = code
        self.message = message
        self.headers = headers


def refuse(problems: list[Problem]) -> None:
    """Raise a refusal when there are problems; it is ``missing`` when nothing else is wrong."""
    if problems:
        only_missing = all(problem.kind == "missing" for problem in problems)
        raise Refusal("missing" if only_missing else "invalid", tuple(problems))
