"""The resource `things` of Hosts.

Generated from tests/golden/hosts/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Unpack

from attrs import define

from specloom.service import FileContent, Operation, RequestOptions, Service, StreamContext
from specloom.values import Input

from ._api import API


class Things(Service):
    _api = API

    async def read(self, tenant_id: str, id: str, **options: Unpack[RequestOptions]) -> dict[str, Any]:
        """Get one record.

        ``GET /{tenant_id}/things/{id}``
        """
        return await self._call(_READ, (tenant_id, id), options)

    async def content(self, tenant_id: str, id: str, **options: Unpack[RequestOptions]) -> bytes:
        """``GET /{tenant_id}/things/{id}/content`` on the host `files`"""
        return await self._call(_CONTENT, (tenant_id, id), options)

    def stream_content(
        self, tenant_id: str, id: str, **options: Unpack[RequestOptions]
    ) -> StreamContext[bytes]:
        """`content` with the answer as a stream, for what is too large to be held in memory."""
        return self._stream(_CONTENT, (tenant_id, id), options)

    async def download_content(
        self, tenant_id: str, id: str, *, to: str | Path, **options: Unpack[RequestOptions]
    ) -> Path:
        """`content` with the answer written to the file *to*, which appears when it is complete."""
        return await self._download(_CONTENT, (tenant_id, id), options, to=to)

    async def publish(
        self, data: ThingsPublishBody | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> None:
        """``POST /publish.php`` on the host `publish`"""
        return await self._call(_PUBLISH, (), options, data=data)


@define(kw_only=True)
class ThingsPublishBody(Input):
    file: FileContent


_READ: Operation[dict[str, Any]] = Operation(
    "things.read", "GET", "/{tenant_id}/things/{id}", returns=dict[str, Any]
)
_CONTENT: Operation[bytes] = Operation(
    "things.content", "GET", "/{tenant_id}/things/{id}/content", answer="bytes", host="files"
)
_PUBLISH: Operation[None] = Operation(
    "things.publish", "POST", "/publish.php", sends=ThingsPublishBody, body="multipart", host="publish"
)
