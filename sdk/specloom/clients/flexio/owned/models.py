"""Types of the group `owned`.

Generated from specs/flexio.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from attrs import define

from specloom.values import Model

from ..models import ObjectStatus, ObjectType, Timestamp


@define(kw_only=True)
class TeamUser(Model):
    """A user, as teams show one."""

    eid: str
    """Identifier that the server made."""

    eid_type: ObjectType
    """Kind of the object: a user."""

    eid_status: ObjectStatus | None = None
    """Status of the user."""

    username: str | None = None
    """User name."""

    first_name: str | None = None
    """First name."""

    last_name: str | None = None
    """Last name."""

    email: str | None = None
    """E-mail address."""

    email_hash: str | None = None
    """MD5 of the e-mail address."""

    created: Timestamp | None = None
    """When the user was created."""

    updated: Timestamp | None = None
    """When the user was last changed."""
