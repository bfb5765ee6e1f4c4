"""The resource `files` of Cloudomation.

Generated from specs/cloudomation.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from typing import Any, Unpack

from attrs import define

from specloom.service import Operation, Pages, RequestOptions, Service
from specloom.values import UNSET, Input, Model, Unset, changes

from ._api import API
from .models import Filter, NamedBy, RecordId


class Files(Service):
    """Files of the workspace."""

    _api = API

    def list(
        self, *, filter: Filter | Mapping[str, Any] | None = None, **options: Unpack[RequestOptions]
    ) -> Pages[File]:
        """List every `File`.

        ``GET /file``

        Args:
            filter: Only records that meet it.
        """
        return self._pages(_LIST, (), options, query={"filter": filter})

    async def get_all(
        self, *, filter: Filter | Mapping[str, Any] | None = None, **options: Unpack[RequestOptions]
    ) -> builtins.list[File]:
        """All items of `list`, in one list."""
        return await self.list(filter=filter, **options).collect()

    async def create(self, data: FileCreate | Mapping[str, Any], **options: Unpack[RequestOptions]) -> File:
        """Create a `File`.

        ``POST /file``
        """
        return await self._call(_CREATE, (), options, data=data)

    async def read(
        self, id: str, *, by: NamedBy | str | None = None, **options: Unpack[RequestOptions]
    ) -> File:
        """Get one `File`.

        ``GET /file/{id}``

        Args:
            id: The id or name of the file.
            by: What the record is named by; its id if nothing is said.
        """
        return await self._call(_READ, (id,), options, query={"by": by})

    async def partial_update(
        self,
        id: str,
        data: FilePatch | Mapping[str, Any],
        *,
        by: NamedBy | str | None = None,
        **options: Unpack[RequestOptions],
    ) -> File:
        """Change a `File`: what is not sent stays as it is.

        ``PATCH /file/{id}``

        Args:
            id: The id or name of the file.
            by: What the record is named by; its id if nothing is said.
        """
        return await self._call(_PARTIAL_UPDATE, (id,), options, data=data, query={"by": by})

    async def delete(
        self, id: str, *, by: NamedBy | str | None = None, **options: Unpack[RequestOptions]
    ) -> None:
        """Delete a `File`.

        ``DELETE /file/{id}``

        Args:
            id: The id or name of the file.
            by: What the record is named by; its id if nothing is said.
        """
        return await self._call(_DELETE, (id,), options, query={"by": by})

    @staticmethod
    def changes(old: File, new: File) -> FilePatch:
        """What to send so that *old* becomes *new*: a `FilePatch` of the fields that differ."""
        return changes(FilePatch, old, new)


@define(kw_only=True)
class File(Model):
    """A file that flows read and write."""

    id: RecordId | None = None
    name: str | None = None
    """Not twice in a workspace; blanks at its ends are dropped."""

    content: str | None = None


@define(kw_only=True)
class FileCreate(Input):
    """What is sent to create a `File`. What is not set is left to the server."""

    name: str | None
    content: str | Unset | None = UNSET


@define(kw_only=True)
class FilePatch(Input):
    """Changes to a `File`. What is not set stays as it is. None clears, where a field allows it."""

    name: str | Unset | None = UNSET
    content: str | Unset | None = UNSET


_LIST: Operation[File] = Operation(
    "files.list", "GET", "/file", returns=File, answer="page", styles={"filter": "json"}
)
_CREATE: Operation[File] = Operation("files.create", "POST", "/file", sends=FileCreate, returns=File)
_READ: Operation[File] = Operation("files.read", "GET", "/file/{id}", returns=File)
_PARTIAL_UPDATE: Operation[File] = Operation(
    "files.partial_update", "PATCH", "/file/{id}", sends=FilePatch, returns=File
)
_DELETE: Operation[None] = Operation("files.delete", "DELETE", "/file/{id}")
