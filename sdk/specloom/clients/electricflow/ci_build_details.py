"""The resource `ci_build_details` of ElectricFlow.

Generated from specs/electricflow.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Unpack

from attrs import define, field

from specloom.service import Operation, RequestOptions, Service
from specloom.values import Model, OpenEnum, wire

from ._api import API


class CiBuildDetails(Service):
    """What a build server has to say about a build that releases and runs of pipelines come from."""

    _api = API

    async def set(
        self, data: CiBuildDetail | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> dict[str, Any]:
        """Attach the details of a build to a release, or to the run of a pipeline.

        ``POST /ciBuildDetails?request=setCiBuildDetail``
        """
        return await self._call(_SET, (), options, data=data)


class BuildTriggerSource(OpenEnum):
    """Who has started a build."""

    CI = "CI"
    """The build server."""

    FLOW = "Flow"
    """This server."""


class BuildAssociation(OpenEnum):
    """How a build belongs to a release or run."""

    ATTACHED = "attached"
    """It was attached."""

    TRIGGERED_BY_FLOW = "triggeredByFlow"
    """The run has started the build."""

    TRIGGERED_BY_CI = "triggeredByCI"
    """The build has started the run."""


@define(kw_only=True)
class CiBuildDetail(Model):
    """A build, and the release (`projectName` and `releaseName`) or the run (`flowRuntimeId`) that it belongs
    to.
    """

    ci_build_detail_name: str = field(metadata=wire(name="ciBuildDetailName"))
    """The name of the build."""

    project_name: str | None = field(default=None, metadata=wire(name="projectName"))
    """The project of the release."""

    release_name: str | None = field(default=None, metadata=wire(name="releaseName"))
    """The release."""

    flow_runtime_id: str | None = field(default=None, metadata=wire(name="flowRuntimeId"))
    """The run of a pipeline."""

    build_data: str = field(metadata=wire(name="buildData"))
    """What there is to say about the build: a JSON document, as text."""

    build_trigger_source: BuildTriggerSource | None = field(
        default=None, metadata=wire(name="buildTriggerSource")
    )
    """Who has started the build."""

    ci_build_association_type: BuildAssociation | None = field(
        default=None, metadata=wire(name="ciBuildAssociationType")
    )
    """How the build belongs to it."""


_SET: Operation[dict[str, Any]] = Operation(
    "ci_build_details.set",
    "POST",
    "/ciBuildDetails",
    sends=CiBuildDetail,
    returns=dict[str, Any],
    query={"request": "setCiBuildDetail"},
)
