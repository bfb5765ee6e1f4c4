"""Types that several resources share.

Generated from specs/flexio.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, TypeAlias

from attrs import define

from specloom.values import Model, OpenEnum, Wire

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
