"""The resource `uploads` of Params.

Generated from tests/golden/parameters/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from typing import Unpack

from specloom.service import Content, Operation, RequestOptions, Service

from ._api import API


class Uploads(Service):
    _api = API

    async def resume(self, location: str, data: Content, **options: Unpack[RequestOptions]) -> None:
        """``PATCH {location}``"""
        return await self._call(_RESUME, (location,), options, data=data)


_RESUME: Operation[None] = Operation("uploads.resume", "PATCH", "{location:url}", body="bytes")
