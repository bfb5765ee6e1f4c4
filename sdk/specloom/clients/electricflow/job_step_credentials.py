"""The resource `job_step_credentials` of ElectricFlow.

Generated from specs/electricflow.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from typing import Unpack

from attrs import define, field

from specloom.service import Operation, RequestOptions, Service
from specloom.values import Model, hidden, wire

from ._api import API


class JobStepCredentials(Service):
    """Credentials that steps of jobs may use."""

    _api = API

    async def read(self, job_step_id: str, name: str, **options: Unpack[RequestOptions]) -> Credential:
        """Get a credential, for a step that runs.

        ``GET /jobsSteps/{jobStepId}/credentials/{credentialName}``

        Args:
            job_step_id: The id of the job step.
            name: The name of the credential.
        """
        return await self._call(_READ, (job_step_id, name), options)


@define(kw_only=True)
class Credential(Model):
    """A user name and a password."""

    credential_name: str | None = field(default=None, metadata=wire(name="credentialName"))
    """The name of the credential."""

    user_name: str | None = field(default=None, metadata=wire(name="userName"))
    """The user name."""

    password: str | None = field(default=None, repr=hidden, metadata=wire(sensitive=True))
    """The password."""


_READ: Operation[Credential] = Operation(
    "job_step_credentials.read",
    "GET",
    "/jobsSteps/{jobStepId}/credentials/{credentialName}",
    returns=Credential,
    one="credential",
)
