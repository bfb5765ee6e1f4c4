"""The resource `artifact_versions` of ElectricFlow.

Generated from specs/electricflow.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Unpack

from attrs import define, field

from specloom.service import FileContent, Operation, RequestOptions, Service
from specloom.values import Model, hidden, wire

from ._api import API
from .models import Flag


class ArtifactVersions(Service):
    """Versions of artifacts."""

    _api = API

    async def upload(
        self, data: ArtifactUpload | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> str:
        """Publish a version of an artifact: upload its files. `publish` of the client knows the session, and
        what the answer means.

        The session is part of what is sent here; the answer is a text that says whether it went well.

        ``POST /publishArtifact.php`` on the host `commander`
        """
        return await self._call(_UPLOAD, (), options, data=data)

    async def upload_by_cgi(
        self, data: ArtifactUploadByCgi | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> str:
        """The same by the address that earlier servers have.

        ``POST /cgi-bin/publishArtifactAPI.cgi`` on the host `commander`
        """
        return await self._call(_UPLOAD_BY_CGI, (), options, data=data)


@define(kw_only=True)
class ArtifactUpload(Model):
    """The files of an artifact version, and where they go."""

    artifact_name: str = field(metadata=wire(name="artifactName"))
    """The artifact, as `group:key`."""

    artifact_version_version: str = field(metadata=wire(name="artifactVersionVersion"))
    """The version, as `1.0.0`."""

    repository_name: str = field(metadata=wire(name="repositoryName"))
    """The repository that keeps it."""

    compress: Flag | None = None
    """Whether the server keeps it compressed."""

    commander_session_id: str = field(repr=hidden, metadata=wire(name="commanderSessionId", sensitive=True))
    """The id of a session."""

    files: list[FileContent] = field(metadata=wire(name="files[]"))
    """The files."""


@define(kw_only=True)
class ArtifactUploadByCgi(Model):
    """The files of an artifact version, and where they go, for earlier servers."""

    artifact_name: str = field(metadata=wire(name="artifactName"))
    """The artifact, as `group:key`."""

    artifact_version_version: str = field(metadata=wire(name="artifactVersionVersion"))
    """The version, as `1.0.0`."""

    repository_name: str = field(metadata=wire(name="repositoryName"))
    """The repository that keeps it."""

    compress: Flag | None = None
    """Whether the server keeps it compressed."""

    commander_session_id: str = field(repr=hidden, metadata=wire(name="commanderSessionId", sensitive=True))
    """The id of a session."""

    files: list[FileContent]
    """The files."""


_UPLOAD: Operation[str] = Operation(
    "artifact_versions.upload",
    "POST",
    "/publishArtifact.php",
    sends=ArtifactUpload,
    body="multipart",
    answer="text",
    host="commander",
    anonymous=True,
)
_UPLOAD_BY_CGI: Operation[str] = Operation(
    "artifact_versions.upload_by_cgi",
    "POST",
    "/cgi-bin/publishArtifactAPI.cgi",
    sends=ArtifactUploadByCgi,
    body="multipart",
    answer="text",
    host="commander",
    anonymous=True,
)
