"""The task methods of the pipe builder: one for each task type of the reference, typed and chainable.

Each only builds a value of the generated types; storing and running them is the part of ``builder``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Self, TypeAlias

from attrs import evolve, frozen

if TYPE_CHECKING:
    from . import (
        EmailData,
        Format,
        FormatSpecifier,
        Language,
        Paper,
        RenderFormat,
        RequestMethod,
        Task,
    )

    FormatLike: TypeAlias = FormatSpecifier | Format | str | Mapping[str, Any]

#: What the JavaScript SDK means by the names of formats that are not in the reference.
_FORMAT_SHORTHANDS: Mapping[str, Mapping[str, Any]] = {
    "csv": {"format": "delimited", "delimiter": "{comma}", "header": True, "qualifier": "{double-quote}"},
    "tsv": {"format": "delimited", "delimiter": "{tab}", "header": True, "qualifier": "{none}"},
}


@frozen
class TaskChain:
    """Tasks in the order in which they run: each method gives a new chain with one task more."""

    tasks: tuple[Task, ...] = ()

    def add(self, *tasks: Task) -> Self:
        """Chain tasks that exist already: those of another pipe, or of a type that has no method here."""
        return evolve(self, tasks=(*self.tasks, *tasks))

    def convert(self, input: FormatLike | None = None, output: FormatLike | None = None) -> Self:
        """Convert the input from one format to another.

        A format is one of ``delimited fixed json rss pdf table``, one of the short names ``csv`` and ``tsv``
        (delimited, with a header), or a ``FormatSpecifier`` (or mapping) with all details.
        """
        from . import ConvertTask, ConvertTaskParams

        params = ConvertTaskParams(input=_format_specifier(input), output=_format_specifier(output))
        return self.add(ConvertTask(params=params))

    def echo(self, msg: str) -> Self:
        """Write *msg* to the output."""
        from . import EchoTask, EchoTaskParams

        return self.add(EchoTask(params=EchoTaskParams(msg=msg)))

    def email(
        self,
        to: str | Sequence[str],
        *,
        subject: str | None = None,
        body_text: str | None = None,
        body_html: str | None = None,
        data: EmailData | str | None = None,
    ) -> Self:
        """Send an e-mail, and hand the input on.

        *data* says what becomes of the input: ``none``, ``body`` (appended to the text) or ``attachment``.
        """
        from . import EmailData, EmailTask, EmailTaskParams

        params = EmailTaskParams(
            to=to if isinstance(to, str) else list(to),
            subject=subject,
            body_text=body_text,
            body_html=body_html,
            data=None if data is None else EmailData(data),
        )
        return self.add(EmailTask(params=params))

    def execute(
        self,
        lang: Language | str,
        *,
        code: str | bytes | None = None,
        path: str | None = None,
        integrity: str | None = None,
    ) -> Self:
        """Run code in ``python`` or ``javascript`` that defines ``flexio_handler(context)``.

        *code* is the source itself; it is put into base64 here, and goes before *path*, the URL of a source.

        *integrity* is the digest that the source must have when it runs, as ``sha256:…``, ``sha384:…`` or
        ``sha512:…``. With *code*, the algorithm alone (``"sha256"``) is enough: the digest is computed, and
        one that is given is compared. It is in hexadecimal, as in the reference's example; base64, as in its
        text, is accepted too. ValueError if it does not match, or if there is neither *code* nor *path*.
        """
        from . import ExecuteTask, ExecuteTaskParams, Language

        if code is None and path is None:
            raise ValueError("execute() needs the code itself (code=) or its URL (path=)")
        source = code.encode() if isinstance(code, str) else code
        params = ExecuteTaskParams(
            lang=Language(lang), code=source, path=path, integrity=_integrity_check(source, integrity)
        )
        return self.add(ExecuteTask(params=params))

    def exit(self, code: int | str | None = None) -> Self:
        """Stop the run, and answer with the HTTP status *code*."""
        from . import ExitTask, ExitTaskParams

        return self.add(ExitTask(params=ExitTaskParams(code=_whole_number("code", code))))

    def filter(self, where: str) -> Self:
        """Hand on the rows of the input that satisfy the condition, such as ``'id' = 1``."""
        from . import FilterTask, FilterTaskParams

        return self.add(FilterTask(params=FilterTaskParams(where=where)))

    def render(
        self,
        url: str,
        *,
        format: RenderFormat | str | None = None,
        paper: Paper | str | None = None,
        width: int | str | None = None,
        height: int | str | None = None,
        full: bool | None = None,
        landscape: bool | None = None,
        scrollbars: bool | None = None,
    ) -> Self:
        """Render the web page at *url* as ``pdf``, ``png`` or ``jpeg``.

        *paper* (``letter``, ``A4``) and *landscape* are for PDF; *full* makes an image of the whole page
        rather than of the window, whose *width* and *height* are in pixels.
        """
        from . import Paper, RenderFormat, RenderTask, RenderTaskParams

        params = RenderTaskParams(
            url=url,
            format=None if format is None else RenderFormat(format),
            paper=None if paper is None else Paper(paper),
            width=_whole_number("width", width),
            height=_whole_number("height", height),
            full=full,
            landscape=landscape,
            scrollbars=scrollbars,
        )
        return self.add(RenderTask(params=params))

    def request(
        self,
        url: str | None = None,
        *,
        method: RequestMethod | str | None = None,
        connection: str | None = None,
        username: str | None = None,
        password: str | None = None,
        params: Mapping[str, Any] | None = None,
        data: Any = None,
        headers: Mapping[str, str] | None = None,
    ) -> Self:
        """Send an HTTP request from the pipe, and hand the body of its answer on.

        *connection* is the ``eid`` or ``ename`` of a stored connection: its address, to which *url* is
        appended, and its headers are the defaults. *params* go into the query of a GET, *data* (an object or
        a text) is the body of a POST. ValueError if there is neither *url* nor *connection*.
        """
        from . import RequestMethod, RequestTask, RequestTaskParams

        if url is None and connection is None:
            raise ValueError("request() needs an address (url=), a stored connection (connection=), or both")
        task_params = RequestTaskParams(
            method=None if method is None else RequestMethod(method),
            url=url,
            connection=connection,
            username=username,
            password=password,
            params=None if params is None else dict(params),
            data=data,
            headers=None if headers is None else dict(headers),
        )
        return self.add(RequestTask(params=task_params))

    def select(self, columns: Sequence[str]) -> Self:
        """Hand on the given columns of the input: ``select(["id", "name"])``."""
        from . import SelectTask, SelectTaskParams

        if isinstance(columns, str):  # a text is a sequence of its letters
            raise TypeError(f"select() takes a list of column names: select([{columns!r}])")
        return self.add(SelectTask(params=SelectTaskParams(columns=list(columns))))


def _format_specifier(value: FormatLike | None) -> FormatSpecifier | None:
    from specloom.values import structure

    from . import Format, FormatSpecifier

    if value is None or isinstance(value, FormatSpecifier):
        return value
    if isinstance(value, str) and value not in _FORMAT_SHORTHANDS:
        return FormatSpecifier(format=Format(value))
    details = _FORMAT_SHORTHANDS[value] if isinstance(value, str) else value
    specifier: FormatSpecifier = structure(dict(details), FormatSpecifier)
    return specifier


def _whole_number(name: str, value: int | str | None) -> int | None:
    """The reference writes numbers of tasks as texts, so both are taken."""
    try:
        return None if value is None else int(value)
    except ValueError:
        raise ValueError(f"{name} must be a whole number, got {value!r}") from None


def _integrity_check(source: bytes | None, integrity: str | None) -> str | None:
    """The check to send: computed where only the algorithm is given, compared where the source is at hand."""
    import base64
    import hashlib

    if integrity is None:
        return None
    algorithm, _, digest = integrity.partition(":")
    if algorithm not in ("sha256", "sha384", "sha512"):
        raise ValueError(f"integrity must begin with sha256, sha384 or sha512, got {integrity!r}")
    if source is None:
        if not digest:
            raise ValueError(f"without code=, integrity needs the digest itself: '{algorithm}:…'")
        return integrity
    actual = hashlib.new(algorithm, source)
    if not digest:
        return f"{algorithm}:{actual.hexdigest()}"
    if digest.lower() != actual.hexdigest() and digest != base64.b64encode(actual.digest()).decode():
        raise ValueError(f"the code does not match {integrity!r}: its digest is {actual.hexdigest()}")
    return integrity
