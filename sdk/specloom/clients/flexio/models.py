"""Types that several resources share.

Generated from specs/flexio.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal, TypeAlias

from attrs import define, field

from specloom.values import UNSET, Input, Model, OpenEnum, Unknown, Unset, Wire, hidden, wire

Timestamp: TypeAlias = Annotated[datetime, Wire("%Y-%m-%dT%H:%M:%S%z")]
"""A time in ISO 8601, as `2017-02-10T20:18:26+0000`."""


Ename: TypeAlias = str
"""An identifier of your own, usable wherever an `eid` is. It must be unique among all users of Flex.io, so
begin it with your user name. Empty when the object has none.
"""


class ObjectType(OpenEnum):
    """The kind of an object."""

    PIPE = "PIP"
    """A pipe."""

    CONNECTION = "CTN"
    """A connection."""

    USER = "USR"
    """A user."""

    PROCESS = "PRC"
    """A process."""

    STREAM = "STR"
    """A stream."""

    TOKEN = "TKN"
    """An API key."""

    RIGHT = "RGH"
    """A right."""


class ObjectStatus(OpenEnum):
    """Where an object stands in its life."""

    PENDING = "P"
    """In no list of active objects yet, but its properties can be set."""

    ACTIVE = "A"
    """In the list of active objects."""

    TRASHED = "T"
    """In the list of trashed objects."""

    DELETED = "D"
    """In no list any more."""


@define(kw_only=True)
class DeletedObject(Model):
    """What is left to say about an object that was deleted."""

    eid: str
    """Identifier that the server made."""

    eid_type: ObjectType
    """Kind of the object."""

    eid_status: ObjectStatus
    """Status of the object: deleted."""


@define(kw_only=True)
class Identity(Model):
    """What identifies an object of any kind."""

    eid: str
    """Identifier that the server made. Pattern: `[b-df-hj-np-tv-z][0-9b-df-hj-np-tv-z]{11}`. Example:
    `dw19t2qccp1h`.
    """

    eid_type: ObjectType
    """Kind of the object."""

    eid_status: ObjectStatus
    """Status of the object. Default: `A`."""

    ename: Ename
    """Identifier that the owner chose."""


@define(kw_only=True)
class UserSummary(Model):
    """The few facts about a user that other objects carry."""

    eid: str
    """Identifier that the server made."""

    eid_type: ObjectType
    """Kind of the object. Default: `USR`."""

    user_name: str
    """User name."""

    first_name: str
    """First name."""

    last_name: str
    """Last name."""

    email_hash: str
    """MD5 of the e-mail address."""


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
    copy_eid: str | Unset | None = UNSET
    """A pipe whose name, description and tasks the new one gets; nothing else that is sent counts then."""

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


class ConnectionType(OpenEnum):
    """What a connection connects to."""

    HTTP = "http"
    """A service that is reached over HTTP."""


class ConnectionStatus(OpenEnum):
    """Whether a connection can be used."""

    AVAILABLE = "A"
    """The connection is available."""

    UNAVAILABLE = "U"
    """The connection is unavailable."""

    ERROR = "E"
    """The connection has an error of some kind."""


@define(kw_only=True)
class ConnectionInfo(Model):
    """What a request over the connection begins with. An HTTP connection has an address and headers; further
    members, of other types of connections, are kept as they are.
    """

    url: str | None = None
    """Base address, to which the URL of a request task is appended."""

    headers: dict[str, str] | None = field(default=None, repr=hidden, metadata=wire(sensitive=True))
    """Headers of each request, credentials among them."""


@define(kw_only=True)
class Connection(Model):
    """The address and the credentials of a service that pipes use."""

    eid: str
    """Identifier that the server made. Pattern: `[b-df-hj-np-tv-z][0-9b-df-hj-np-tv-z]{11}`. Example:
    `dw19t2qccp1h`.
    """

    eid_type: ObjectType
    """Kind of the object: a connection. Default: `CTN`."""

    eid_status: ObjectStatus
    """Status of the object. Default: `A`."""

    ename: Ename
    """Identifier that the owner chose."""

    name: str
    """Name of the connection."""

    description: str
    """What the connection is for."""

    connection_type: ConnectionType
    """What the connection connects to. Default: `http`."""

    connection_status: ConnectionStatus
    """Whether the connection can be used. Default: `A`."""

    connection_info: ConnectionInfo
    """Address and headers of the service."""

    expires: str
    """When the connection expires; empty when it does not."""

    owned_by: UserSummary
    """Owner of the connection."""

    followed_by: list[UserSummary]
    """Users who follow the connection."""

    created: Timestamp
    """When the connection was created."""

    updated: Timestamp
    """When the connection was last changed."""


@define(kw_only=True)
class ConnectionCreate(Input):
    """What is sent to create a `Connection`. What is not set is left to the server."""

    eid_status: ObjectStatus | Unset = UNSET
    ename: Ename | Unset = UNSET
    name: str | Unset = UNSET
    description: str | Unset = UNSET
    connection_type: ConnectionType | Unset = UNSET
    connection_status: ConnectionStatus | Unset = UNSET
    connection_info: ConnectionInfo | Unset = UNSET


@define(kw_only=True)
class ConnectionPatch(Input):
    """Changes to a `Connection`. What is not set stays as it is."""

    ename: Ename | Unset = UNSET
    name: str | Unset = UNSET
    description: str | Unset = UNSET
    connection_type: ConnectionType | Unset = UNSET
    connection_status: ConnectionStatus | Unset = UNSET
    connection_info: ConnectionInfo | Unset = UNSET


@define(kw_only=True)
class User(Model):
    """Somebody with an account, the owner of pipes and connections."""

    eid: str
    """Identifier that the server made. Pattern: `[b-df-hj-np-tv-z][0-9b-df-hj-np-tv-z]{11}`. Example:
    `dw19t2qccp1h`.
    """

    eid_type: ObjectType
    """Kind of the object: a user. Default: `USR`."""

    eid_status: ObjectStatus
    """Status of the object. Default: `A`."""

    ename: Ename
    """Identifier that the owner chose."""

    user_name: str
    """User name."""

    first_name: str
    """First name."""

    last_name: str
    """Last name."""

    email: str
    """E-mail address."""

    email_hash: str
    """MD5 of the e-mail address."""

    phone: str
    """Phone number."""

    location_city: str
    """City where the user is."""

    location_state: str
    """State where the user is."""

    location_country: str
    """Country where the user is."""

    company_name: str
    """Name of the company where the user works."""

    company_url: str
    """Web address of that company."""

    locale_language: str
    """Language that the user prefers. Example: `en_US`."""

    locale_decimal: str
    """Decimal separator that the user prefers. Example: `.`."""

    locale_thousands: str
    """Thousands separator that the user prefers. Example: `,`."""

    locale_dateformat: str
    """Form of dates that the user prefers, as PHP writes it. Example: `m/d/Y`."""

    timezone: str
    """Time zone of the user. Example: `UTC`."""

    config: Any
    """Settings of the user interface."""

    created: Timestamp
    """When the user was created."""

    updated: Timestamp
    """When the user was last changed."""


@define(kw_only=True)
class UserCreate(Input):
    """What is sent to create a `User`. What is not set is left to the server."""

    eid_status: ObjectStatus | Unset = UNSET
    ename: Ename | Unset = UNSET
    password: str = field(repr=hidden, metadata=wire(sensitive=True))
    """Password."""

    verify_code: str | Unset | None = field(default=UNSET, repr=hidden, metadata=wire(sensitive=True))
    """Code of an invitation."""

    send_email: bool | Unset | None = UNSET
    """Whether a mail is sent to the new user. Default: `true`."""

    create_examples: bool | Unset | None = UNSET
    """Whether the account gets example pipes. Default: `true`."""

    require_verification: bool | Unset | None = UNSET
    """Whether to begin as pending. Default: `false`."""

    user_name: str
    first_name: str | Unset = UNSET
    last_name: str | Unset = UNSET
    email: str
    phone: str | Unset = UNSET
    location_city: str | Unset = UNSET
    location_state: str | Unset = UNSET
    location_country: str | Unset = UNSET
    company_name: str | Unset = UNSET
    company_url: str | Unset = UNSET
    locale_language: str | Unset = UNSET
    locale_decimal: str | Unset = UNSET
    locale_thousands: str | Unset = UNSET
    locale_dateformat: str | Unset = UNSET
    timezone: str | Unset = UNSET
    config: Any | Unset = UNSET


@define(kw_only=True)
class UserPatch(Input):
    """Changes to a `User`. What is not set stays as it is."""

    eid_status: ObjectStatus | Unset = UNSET
    ename: Ename | Unset = UNSET
    password: str | Unset = field(default=UNSET, repr=hidden, metadata=wire(sensitive=True))
    user_name: str | Unset = UNSET
    first_name: str | Unset = UNSET
    last_name: str | Unset = UNSET
    email: str | Unset = UNSET
    phone: str | Unset = UNSET
    location_city: str | Unset = UNSET
    location_state: str | Unset = UNSET
    location_country: str | Unset = UNSET
    company_name: str | Unset = UNSET
    company_url: str | Unset = UNSET
    locale_language: str | Unset = UNSET
    locale_decimal: str | Unset = UNSET
    locale_thousands: str | Unset = UNSET
    locale_dateformat: str | Unset = UNSET
    timezone: str | Unset = UNSET
    config: Any | Unset = UNSET


@define(kw_only=True)
class UsersChangePasswordBody(Model):
    """A new password."""

    old_password: str = field(repr=hidden, metadata=wire(sensitive=True))
    """The password as it is."""

    new_password: str = field(repr=hidden, metadata=wire(sensitive=True))
    """The password as it shall be."""


@define(kw_only=True)
class Token(Model):
    """An API key of a user."""

    eid: str
    """Identifier that the server made. Example: `bk7wqx2r9fzm`."""

    eid_type: ObjectType
    """Kind of the object: an API key. Default: `TKN`."""

    eid_status: ObjectStatus
    """Status of the object. Default: `A`."""

    access_code: str = field(repr=hidden, metadata=wire(sensitive=True))
    """The key itself. Pattern: `[a-z]{20}`."""

    secret_code: str | None = field(default=None, repr=hidden, metadata=wire(sensitive=True))
    """A second secret of earlier releases."""

    created: Timestamp
    """When the key was made."""

    updated: Timestamp
    """When the key was last changed."""


@define(kw_only=True)
class ObjectReference(Model):
    """Another object, by its identifier. What the server tells of it beside that is kept."""

    eid: str | None = None
    """Identifier that the server made."""

    eid_type: ObjectType | None = None
    """Kind of the object."""

    name: str | None = None
    """Name of the object."""

    description: str | None = None
    """What the object is for."""


@define(kw_only=True)
class Owner(Model):
    """The user to whom an object belongs; most answers tell the identifier only."""

    eid: str | None = None
    """Identifier that the server made."""

    eid_type: ObjectType | None = None
    """Kind of the object."""

    user_name: str | None = None
    """User name."""

    first_name: str | None = None
    """First name."""

    last_name: str | None = None
    """Last name."""


class ProcessMode(OpenEnum):
    """What a process runs."""

    BUILD = "B"
    """What is needed while a pipe is built."""

    RUN = "R"
    """Everything."""


class ProcessStatus(OpenEnum):
    """How far a process is."""

    STARTING = "S"
    """It has not begun yet."""

    WAITING = "W"
    """It waits for its turn."""

    RUNNING = "R"
    """It runs."""

    PAUSED = "P"
    """It was paused."""

    COMPLETED = "C"
    """It has ended well."""

    FAILED = "F"
    """It has ended with an error."""

    CANCELLED = "X"
    """It was cancelled."""


@define(kw_only=True)
class Process(Model):
    """A run of a pipe, or of tasks without a pipe."""

    eid: str
    """Identifier that the server made. Example: `pw4mtq7xn2kd`."""

    eid_type: ObjectType
    """Kind of the object: a process. Default: `PRC`."""

    eid_status: ObjectStatus
    """Status of the object. Default: `A`."""

    parent: ObjectReference | None = None
    """The pipe that is run."""

    process_mode: ProcessMode | None = None
    """What is run. Default: `R`."""

    task: list[Task] | None = None
    """The tasks that are run, in their order."""

    started_by: str | None = None
    """The user who began it."""

    started: str | None = None
    """When it began, as the server's database writes times."""

    finished: str | None = None
    """When it ended, as the server's database writes times."""

    duration: Any = None
    """How long it took."""

    process_info: Any = None
    """What else is known about the run, an error for example."""

    process_status: ProcessStatus
    """How far it is. Default: `S`."""

    owned_by: Owner | None = None
    """With whose rights it runs."""

    created: Timestamp
    """When the process was made."""

    updated: Timestamp
    """When the process was last changed."""


@define(kw_only=True)
class ProcessCreate(Input):
    """What is sent to create a `Process`. What is not set is left to the server."""

    parent_eid: str | Unset | None = UNSET
    """The pipe to be run, by its `eid` or `ename`."""

    process_mode: ProcessMode | Unset | None = UNSET
    task: list[Task] | Unset | None = UNSET


@define(kw_only=True)
class ProcessPatch(Input):
    """Changes to a `Process`. What is not set stays as it is. None clears, where a field allows it."""

    task: list[Task] | Unset | None = UNSET


@define(kw_only=True)
class ProcessesStartBody(Model):
    """What to run in the background."""

    parent_eid: str | None = None
    """The pipe to run, by its `eid` or `ename`. Example: `my-custom-pipe-alias`."""

    task: list[Task] | None = None
    """Tasks to run instead of those of the pipe."""

    process_mode: ProcessMode | None = None
    """What to run."""

    background: bool | None = None
    """Whether the answer comes before the process has ended. Default: `true`."""

    debug: bool | None = None
    """Whether to keep more about the run. Default: `false`."""

    run: bool = True


@define(kw_only=True)
class ProcessLogEntry(Model):
    """One task of a process, or one message that it wrote."""

    eid: str | None = None
    """Identifier that the server made."""

    process_eid: str | None = None
    """The process."""

    task_op: str | None = None
    """The kind of the task."""

    task_version: Any
    """The version of the task."""

    task: Any
    """The task."""

    input: Any
    """The streams that it read."""

    output: Any
    """The streams that it wrote."""

    started: str | None = None
    """When it began."""

    finished: str | None = None
    """When it ended."""

    log_type: str | None = None
    """`P` for what the system says, `U` for what the code of the user says."""

    message: str | None = None
    """What is said."""


@define(kw_only=True)
class Stream(Model):
    """What a task has read or written."""

    eid: str
    """Identifier that the server made. Example: `sx8nw3tdq6pc`."""

    eid_type: ObjectType
    """Kind of the object: a stream. Default: `STR`."""

    eid_status: ObjectStatus
    """Status of the object. Default: `A`."""

    name: str | None = None
    """Its name."""

    path: str | None = None
    """Where it is kept."""

    size: Annotated[int, Wire("string")] | None = None
    """Its size in bytes."""

    hash: str | None = None
    """A digest of its content."""

    mime_type: str | None = None
    """The media type of its content."""

    structure: Any
    """The columns of a table."""

    file_created: str | None = None
    """When the file was made that it was read from."""

    file_modified: str | None = None
    """When that file was last changed."""

    connection_eid: str | None = None
    """The connection that it was read from."""

    expires: str | None = None
    """Until when it is kept."""

    created: Timestamp
    """When the stream was made."""

    updated: Timestamp
    """When the stream was last changed."""


@define(kw_only=True)
class ProcessStatistics(Model):
    """How often and for how long a pipe ran on a day."""

    pipe: ObjectReference | None = None
    """The pipe; without an identifier for what ran without a pipe."""

    process_created: str | None = None
    """The day."""

    total_count: Any
    """How many processes there were."""

    total_time: Any
    """How long they took together."""

    average_time: Any
    """How long one of them took on average."""


@define(kw_only=True)
class VfsEntry(Model):
    """A file or folder. Those of connections have further members (`.connection_eid`, `.connection_type`)."""

    name: str
    """Its name."""

    path: str
    """Where it is, from the first slash on."""

    size: Any
    """Its size in bytes; null for a folder."""

    modified: str | None = None
    """When it was last changed."""

    type: VfsType
    """What it is."""

    is_dir: bool
    """Whether it is a folder."""


class VfsType(OpenEnum):
    """What an entry of the tree of files is."""

    FOLDER = "DIR"
    """A folder, or a connection."""

    FILE = "FILE"
    """A file."""


@define(kw_only=True)
class VfsWritten(Model):
    """What became of a file that was written."""

    success: bool
    """Whether it was written."""


class RightAction(OpenEnum):
    """Something that a right allows."""

    READ = "object.read"
    """See the properties of the object."""

    WRITE = "object.write"
    """Change the properties of the object."""

    DELETE = "object.delete"
    """Delete the object."""

    EXECUTE = "object.execute"
    """Run the object."""

    READ_RIGHTS = "rights.read"
    """See who has rights to the object."""

    WRITE_RIGHTS = "rights.write"
    """Change who has rights to the object."""


@define(kw_only=True)
class Right(Model):
    """What one user, or everybody, may do with an object."""

    eid: str
    """Identifier that the server made. Example: `rq5vxk8tmw2g`."""

    eid_type: ObjectType
    """Kind of the object: a right. Default: `RGH`."""

    eid_status: ObjectStatus
    """Status of the object. Default: `A`."""

    access_code: str
    """Who has the right: the `eid` of a user or `public`; when it is given, an e-mail address too."""

    access_type: str | None = None
    """What `access_code` is."""

    actions: list[RightAction]
    """What the right allows."""

    user: Owner | None = None
    """Who has the right, when it is a user."""

    object_eid: str
    """The object."""

    created: Timestamp
    """When the right was given."""

    updated: Timestamp
    """When the right was last changed."""


@define(kw_only=True)
class RightCreate(Input):
    """What is sent to create a `Right`. What is not set is left to the server."""

    access_code: str
    actions: list[RightAction]
    object_eid: str


@define(kw_only=True)
class RightPatch(Input):
    """Changes to a `Right`. What is not set stays as it is."""

    actions: list[RightAction] | Unset = UNSET


@define(kw_only=True)
class RightsGrantBody(Model):
    """Rights to give."""

    rights: list[RightCreate]
    """The rights to give."""

    message: str | None = None
    """What to write to who is invited."""


class CheckType(OpenEnum):
    """How a value is checked."""

    IDENTIFIER = "identifier"
    """It can be an identifier, and nobody has it."""

    USERNAME = "username"
    """It can be a user name, and nobody has it."""

    EMAIL = "email"
    """It is an e-mail address, and nobody has it."""

    ENAME = "ename"
    """It can be an `ename`, and no object of the kind `eid_type` has it."""

    PASSWORD = "password"
    """It can be a password."""

    JAVASCRIPT = "javascript"
    """It is JavaScript without mistakes, in base64."""

    PYTHON = "python"
    """It is Python without mistakes, in base64."""

    TASK = "task"
    """It is a task without mistakes."""


@define(kw_only=True)
class Check(Model):
    """A value to check."""

    key: str
    """A name by which the result is told."""

    value: str = field(repr=hidden, metadata=wire(sensitive=True))
    """The value."""

    type: CheckType
    """How it is checked."""

    eid_type: ObjectType | None = None
    """The kind of object, for an `ename`."""


CheckList: TypeAlias = list[Check]
"""One to ten values to check."""


@define(kw_only=True)
class CheckResult(Model):
    """What a check has shown."""

    key: str
    """The name of the check."""

    valid: bool
    """Whether the value is good."""

    message: str
    """Why it is not; empty when it is."""


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


class ErrorCode(OpenEnum):
    """What went wrong, as the `code` of an error."""

    GENERAL = "general"
    """A problem about which nothing more specific is known."""

    UNIMPLEMENTED = "unimplemented"
    """The request needs a feature that does not exist yet."""

    DEPRECATED = "deprecated"
    """The request needs a feature that is deprecated."""

    INVALID_VERSION = "invalid-version"
    """The request is for a version of the API that does not exist."""

    INVALID_REQUEST = "invalid-request"
    """The request is for an endpoint that is not available."""

    INVALID_SYNTAX = "invalid-syntax"
    """The syntax of the request is not valid."""

    MISSING_PARAMETER = "missing-parameter"
    """A parameter that is needed was not sent."""

    INVALID_PARAMETER = "invalid-parameter"
    """A parameter has the wrong format."""

    UNAUTHORIZED = "unauthorized"
    """The resource is not public, and no credentials were sent by which to check the rights."""

    INSUFFICIENT_RIGHTS = "insufficient-rights"
    """The resource is not public, and the credentials give no right to it."""

    RATE_LIMIT_EXCEEDED = "rate-limit-exceeded"
    """The rate limit was exceeded."""

    SIZE_LIMIT_EXCEEDED = "size-limit-exceeded"
    """The size limit was exceeded."""

    INTEGRITY_FAILED = "integrity-failed"
    """What was to be checked does not have the digest that was given for it."""

    CONNECTION_FAILED = "connection-failed"
    """A connection that was needed could not be made."""

    CREATE_FAILED = "create-failed"
    """Something could not be created."""

    READ_FAILED = "read-failed"
    """Something could not be read."""

    WRITE_FAILED = "write-failed"
    """Something could not be written."""

    DELETE_FAILED = "delete-failed"
    """Something could not be deleted."""

    NO_DATABASE = "no-database"
    """On the server, a database is not available."""

    NO_MODEL = "no-model"
    """On the server, a model is not available."""

    NO_SERVICE = "no-service"
    """On the server, a service is not available."""

    NO_OBJECT = "no-object"
    """On the server, an object is not available."""

    UNAVAILABLE = "unavailable"
    """The object is not there, or is deleted (of later versions)."""

    OBJECT_ALREADY_EXISTS = "object-already-exists"
    """There is such an object already (of later versions)."""

    RATE_LIMIT = "rate-limit"
    """The rate limit was exceeded (of later versions)."""
