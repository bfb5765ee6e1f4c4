"""The resource `artifacts` of ElectricFlow.

Generated from specs/electricflow.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Unpack

from specloom.service import Operation, RequestOptions, Service

from ._api import API
from .models import Artifact, ArtifactCreate


class Artifacts(Service):
    """What artifact versions are published under."""

    _api = API

    async def create(
        self, data: ArtifactCreate | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> Artifact:
        """Create an artifact. Its versions are published by `artifact_versions`.

        ``POST /artifacts``
        """
        return await self._call(_CREATE, (), options, data=data)


_CREATE: Operation[Artifact] = Operation(
    "artifacts.create",
    "POST",
    "/artifacts",
    sends=ArtifactCreate,
    body="query",
    returns=Artifact,
    one="artifact",
)
