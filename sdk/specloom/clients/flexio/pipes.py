"""The resource `pipes` of Flex.io.

Generated from specs/flexio.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, TypeAlias, Unpack

from attrs import define, field

from specloom.service import Operation, Pages, RequestOptions, Response, Service, StreamContext
from specloom.values import UNSET, Input, Model, OpenEnum, Unknown, Unset, Wire, changes, hidden, wire

from ._api import API
from .models import DeletedObject, Ename, ObjectStatus, ObjectType, Timestamp, UserSummary


class Pipes(Service):
    """Sequences of tasks that are stored, and run as cloud functions.

    The input of a run goes to the first task, the output of each task to the next one, and the output of the
    last task is the answer.
    """

    _api = API

    def list(self, **options: Unpack[RequestOptions]) -> Pages[Pipe]:
        """Get all pipes. The list is always complete.

        ``GET /pipes``
        """
        return self._pages(_LIST, (), options)

    async def get_all(self, **options: Unpack[RequestOptions]) -> builtins.list[Pipe]:
        """All items of `list`, in one list."""
        return await self.list(**options).collect()

    async def create(
        self, data: PipeCreate | Mapping[str, Any] | Unset = UNSET, **options: Unpack[RequestOptions]
    ) -> Pipe:
        """Store a new pipe. Nothing is required; tasks can be added later.

        ``POST /pipes``
        """
        return await self._call(_CREATE, (), options, data=data)

    async def read(self, id: str, **options: Unpack[RequestOptions]) -> Pipe:
        """Get one pipe.

        ``GET /pipes/{id}``

        Args:
            id: The pipe's `eid` or its `ename`. Example: `my-custom-pipe-alias`.
        """
        return await self._call(_READ, (id,), options)

    async def update(
        self, id: str, data: Pipe | PipePatch | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> Pipe:
        """Change the properties that are sent, and keep the others. A `task` list replaces the one before it.

        ``POST /pipes/{id}``

        Args:
            id: The pipe's `eid` or its `ename`. Example: `my-custom-pipe-alias`.
        """
        return await self._call(_UPDATE, (id,), options, data=data)

    async def delete(self, id: str, **options: Unpack[RequestOptions]) -> DeletedObject:
        """Delete a pipe.

        ``DELETE /pipes/{id}``

        Args:
            id: The pipe's `eid` or its `ename`. Example: `my-custom-pipe-alias`.
        """
        return await self._call(_DELETE, (id,), options)

    async def run(self, id: str, data: Any = UNSET, **options: Unpack[RequestOptions]) -> Response:
        """Run a pipe with any data and get whatever it puts out.

        The data may be of any kind: plain values are sent as JSON; bytes, texts, files and streams as they
        are; forms and multipart bodies as `Form(…)` and `Multipart(…)`. So may the answer be, and the pipe
        chooses its status too (`flexio.exit`). Hence no status raises an exception here: look at the
        response's `status_code`.

        ``POST /pipes/{id}/run``

        Args:
            id: The pipe's `eid` or its `ename`. Example: `my-custom-pipe-alias`.
        """
        return await self._call(_RUN, (id,), options, data=data)

    def stream_run(
        self, id: str, data: Any = UNSET, **options: Unpack[RequestOptions]
    ) -> StreamContext[bytes]:
        """`run` with the answer as a stream, for what is too large to be held in memory."""
        return self._stream(_RUN, (id,), options, data=data)

    async def download_run(
        self, id: str, data: Any = UNSET, *, to: str | Path, **options: Unpack[RequestOptions]
    ) -> Path:
        """`run` with the answer written to the file *to*, which appears when it is complete."""
        return await self._download(_RUN, (id,), options, data=data, to=to)

    async def run_get(self, id: str, **options: Unpack[RequestOptions]) -> Response:
        """Run a pipe with a GET request, as a browser or a webhook does; parameters for it go in the query,
        as `params={…}`. The answer is as that of `run`.

        ``GET /pipes/{id}/run``

        Args:
            id: The pipe's `eid` or its `ename`. Example: `my-custom-pipe-alias`.
        """
        return await self._call(_RUN_GET, (id,), options)

    def stream_run_get(self, id: str, **options: Unpack[RequestOptions]) -> StreamContext[bytes]:
        """`run_get` with the answer as a stream, for what is too large to be held in memory."""
        return self._stream(_RUN_GET, (id,), options)

    async def download_run_get(self, id: str, *, to: str | Path, **options: Unpack[RequestOptions]) -> Path:
        """`run_get` with the answer written to the file *to*, which appears when it is complete."""
        return await self._download(_RUN_GET, (id,), options, to=to)

    @staticmethod
    def changes(old: Pipe, new: Pipe) -> PipePatch:
        """What to send so that *old* becomes *new*: a `PipePatch` of the fields that differ."""
        return changes(PipePatch, old, new)


class ScheduleStatus(OpenEnum):
    """Whether a pipe runs by its schedule."""

    SCHEDULED = "A"
    """The pipe runs when its schedule says so."""

    UNSCHEDULED = "I"
    """The pipe runs only when it is called."""


@define(kw_only=True)
class Pipe(Model):
    """A sequence of tasks, stored under a name."""

    eid: str
    """Identifier that the server made. Pattern: `[b-df-hj-np-tv-z][0-9b-df-hj-np-tv-z]{11}`. Example:
    `dw19t2qccp1h`.
    """

    eid_type: ObjectType
    """Kind of the object: a pipe. Default: `PIP`."""

    eid_status: ObjectStatus
    """Status of the object. Default: `A`."""

    ename: Ename
    """Identifier that the owner chose."""

    name: str
    """Name of the pipe."""

    description: str
    """What the pipe is for."""

    owned_by: UserSummary
    """Owner of the pipe."""

    followed_by: list[UserSummary]
    """Users who follow the pipe."""

    task: list[Task]
    """The tasks, in the order in which they run."""

    schedule: dict[str, Any]
    """When the pipe runs by itself."""

    schedule_status: ScheduleStatus
    """Whether the pipe runs by its schedule. Default: `I`."""

    created: Timestamp
    """When the pipe was created."""

    updated: Timestamp
    """When the pipe was last changed."""


@define(kw_only=True)
class PipeCreate(Input):
    """What is sent to create a `Pipe`. What is not set is left to the server."""

    eid_status: ObjectStatus | Unset = UNSET
    ename: Ename | Unset = UNSET
    name: str | Unset = UNSET
    description: str | Unset = UNSET
    task: list[Task] | Unset = UNSET
    schedule: dict[str, Any] | Unset = UNSET
    schedule_status: ScheduleStatus | Unset = UNSET


@define(kw_only=True)
class PipePatch(Input):
    """Changes to a `Pipe`. What is not set stays as it is."""

    eid_status: ObjectStatus | Unset = UNSET
    ename: Ename | Unset = UNSET
    name: str | Unset = UNSET
    description: str | Unset = UNSET
    task: list[Task] | Unset = UNSET
    schedule: dict[str, Any] | Unset = UNSET
    schedule_status: ScheduleStatus | Unset = UNSET


@define(kw_only=True)
class ConvertTask(Model):
    """Convert the input from one format to another, and return the result."""

    type: Literal["flexio.convert"] = "flexio.convert"
    params: ConvertTaskParams


@define(kw_only=True)
class ConvertTaskParams(Model):
    input: FormatSpecifier | None = None
    """Format of the input."""

    output: FormatSpecifier | None = None
    """Format of the output."""


@define(kw_only=True)
class EchoTask(Model):
    """Write a message to the output, and return it."""

    type: Literal["flexio.echo"] = "flexio.echo"
    params: EchoTaskParams


@define(kw_only=True)
class EchoTaskParams(Model):
    msg: str | None = None
    """The value to write."""


@define(kw_only=True)
class EmailTask(Model):
    """Send an e-mail, and return the input."""

    type: Literal["flexio.email"] = "flexio.email"
    params: EmailTaskParams


@define(kw_only=True)
class EmailTaskParams(Model):
    to: Recipients | None = None
    """Whom to send the message to."""

    subject: str | None = None
    """Subject of the message."""

    body_text: str | None = None
    """The message as plain text."""

    body_html: str | None = None
    """The message as HTML."""

    data: EmailData | None = None
    """What becomes of the input."""


@define(kw_only=True)
class ExecuteTask(Model):
    """Run code, and return what it writes.

    The code defines a handler, `flexio_handler(context)`. `context.input` is the output of the task before
    it, and what is written to `context.output` is the input of the task after it.
    """

    type: Literal["flexio.execute"] = "flexio.execute"
    params: ExecuteTaskParams


@define(kw_only=True)
class ExecuteTaskParams(Model):
    lang: Language | None = None
    """Language of the code."""

    code: bytes | None = None
    """The code itself (in base64 on the wire). It goes before `path`."""

    path: str | None = None
    """URL of the code."""

    integrity: str | None = None
    """Digest that the code must have, as `sha256:…`, `sha384:…` or `sha512:…`; the run fails with
    `integrity-failed` if it has another. Empty for no check.
    """


@define(kw_only=True)
class ExitTask(Model):
    """Stop the run."""

    type: Literal["flexio.exit"] = "flexio.exit"
    params: ExitTaskParams


@define(kw_only=True)
class ExitTaskParams(Model):
    code: Annotated[int, Wire("string")] | None = None
    """HTTP status of the answer."""


@define(kw_only=True)
class FilterTask(Model):
    """Return the rows of the input that satisfy a condition."""

    type: Literal["flexio.filter"] = "flexio.filter"
    params: FilterTaskParams


@define(kw_only=True)
class FilterTaskParams(Model):
    where: str | None = None
    """The condition."""


@define(kw_only=True)
class RenderTask(Model):
    """Render a web page, and return it as a document or an image."""

    type: Literal["flexio.render"] = "flexio.render"
    params: RenderTaskParams


@define(kw_only=True)
class RenderTaskParams(Model):
    url: str | None = None
    """Address of the page."""

    format: RenderFormat | None = None
    """What to make of it."""

    paper: Paper | None = None
    """Size of the pages, for a PDF document."""

    width: Annotated[int, Wire("string")] | None = None
    """Width of the window, in pixels."""

    height: Annotated[int, Wire("string")] | None = None
    """Height of the window, in pixels."""

    full: bool | None = None
    """Whether an image shows the whole page, not just the window."""

    landscape: bool | None = None
    """Whether the pages of a PDF document lie on their side."""

    scrollbars: bool | None = None
    """Whether scroll bars are shown."""


@define(kw_only=True)
class RequestTask(Model):
    """Send an HTTP request, and return the body of its answer."""

    type: Literal["flexio.request"] = "flexio.request"
    params: RequestTaskParams


@define(kw_only=True)
class RequestTaskParams(Model):
    method: RequestMethod | None = None
    """The HTTP method."""

    url: str | None = None
    """Address; with a connection, what is appended to the address of the connection."""

    connection: str | None = None
    """`eid` or `ename` of a connection, which gives the defaults for the other parameters."""

    username: str | None = None
    """User name for basic authentication."""

    password: str | None = field(default=None, repr=hidden, metadata=wire(sensitive=True))
    """Password for basic authentication."""

    params: dict[str, Any] | None = None
    """Query parameters of a GET request."""

    data: Any = None
    """Body of a POST request, an object or a text."""

    headers: dict[str, str] | None = None
    """Headers of the request."""


@define(kw_only=True)
class SelectTask(Model):
    """Return the given columns of the input."""

    type: Literal["flexio.select"] = "flexio.select"
    params: SelectTaskParams


@define(kw_only=True)
class SelectTaskParams(Model):
    columns: list[str] | None = None
    """Names of the columns."""


Task: TypeAlias = (
    ConvertTask
    | EchoTask
    | EmailTask
    | ExecuteTask
    | ExitTask
    | FilterTask
    | RenderTask
    | RequestTask
    | SelectTask
    | Unknown
)
"""One step of a pipe. Its `type` says which."""


class Format(OpenEnum):
    """A format that a convert task reads or writes."""

    DELIMITED = "delimited"
    """Lines of values between separators, such as CSV."""

    FIXED = "fixed"
    """Columns of fixed width."""

    JSON = "json"
    """JSON."""

    RSS = "rss"
    """An RSS feed."""

    PDF = "pdf"
    """A PDF document."""

    TABLE = "table"
    """A table."""


@define(kw_only=True)
class FormatSpecifier(Model):
    """A format and its details."""

    format: Format | None = None
    """The format."""

    delimiter: str | None = None
    """Separator of the values, as `{comma}`. Example: `{comma}`."""

    header: bool | None = None
    """Whether the first row holds the names of the columns."""

    qualifier: str | None = None
    """Quotation mark around values, as `{none}`. Example: `{none}`."""


class EmailData(OpenEnum):
    """What becomes of the input of an email task."""

    NONE = "none"
    """The input is not sent."""

    BODY = "body"
    """The input is appended to the text of the message."""

    ATTACHMENT = "attachment"
    """The input is attached to the message."""


Recipients: TypeAlias = str | list[str]
"""One address, or several."""


class Language(OpenEnum):
    """A language that an execute task runs."""

    JAVASCRIPT = "javascript"
    """JavaScript, with `exports.flexio_handler = function(context) {}` as entry point."""

    PYTHON = "python"
    """Python, with `def flexio_handler(context)` as entry point."""


class RenderFormat(OpenEnum):
    """What a render task makes."""

    PDF = "pdf"
    """A PDF document."""

    PNG = "png"
    """A PNG image."""

    JPEG = "jpeg"
    """A JPEG image."""


class Paper(OpenEnum):
    """Size of the pages of a PDF document."""

    LETTER = "letter"
    """US Letter."""

    A4 = "A4"
    """ISO A4."""


class RequestMethod(OpenEnum):
    """The method of a request task."""

    GET = "GET"
    POST = "POST"


_LIST: Operation[Pipe] = Operation("pipes.list", "GET", "/pipes", returns=Pipe, answer="page")
_CREATE: Operation[Pipe] = Operation("pipes.create", "POST", "/pipes", sends=PipeCreate, returns=Pipe)
_READ: Operation[Pipe] = Operation("pipes.read", "GET", "/pipes/{id}", returns=Pipe)
_UPDATE: Operation[Pipe] = Operation("pipes.update", "POST", "/pipes/{id}", sends=PipePatch, returns=Pipe)
_DELETE: Operation[DeletedObject] = Operation("pipes.delete", "DELETE", "/pipes/{id}", returns=DeletedObject)
_RUN: Operation[Response] = Operation(
    "pipes.run", "POST", "/pipes/{id}/run", body="any", answer="any", statuses="any"
)
_RUN_GET: Operation[Response] = Operation(
    "pipes.run_get", "GET", "/pipes/{id}/run", answer="any", statuses="any", idempotent=False
)
