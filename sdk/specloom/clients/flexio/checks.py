"""The resource `checks` of Flex.io.

Generated from specs/flexio.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from typing import TypeAlias, Unpack

from attrs import define, field

from specloom.service import Operation, RequestOptions, Service
from specloom.values import Model, OpenEnum, hidden, wire

from ._api import API
from .models import ObjectType


class Checks(Service):
    """Checks of values before they are used, as of a sign-up form. They need no API key."""

    _api = API

    async def run(self, data: CheckList, **options: Unpack[RequestOptions]) -> list[CheckResult]:
        """Check up to ten values, as whether a user name is still free.

        ``POST /validate``
        """
        return await self._call(_RUN, (), options, data=data)


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


_RUN: Operation[list[CheckResult]] = Operation(
    "checks.run", "POST", "/validate", sends=CheckList, returns=list[CheckResult], anonymous=True
)
