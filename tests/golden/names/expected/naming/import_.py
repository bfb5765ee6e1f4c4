"""The resource `import` of API.

Generated from tests/golden/names/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from pathlib import Path
from typing import Any as _Any
from typing import TypeAlias, Unpack

from attrs import define

from specloom.service import Operation, Pages, RequestOptions, Service, StreamContext
from specloom.values import Model, OpenEnum

from ._api import API


class ImportService(Service):
    _api = API

    async def read(self, **options: Unpack[RequestOptions]) -> Import:
        """Get one `Import`.

        ``GET /import``
        """
        return await self._call(_READ, (), options)

    async def str(self, **options: Unpack[RequestOptions]) -> builtins.str:
        """``GET /import/str``"""
        return await self._call(_STR, (), options)

    def list(self, **options: Unpack[RequestOptions]) -> Pages[Import]:
        """List every `Import`.

        ``GET /import``
        """
        return self._pages(_LIST, (), options)

    async def get_all(self, **options: Unpack[RequestOptions]) -> builtins.list[Import]:
        """All items of `list`, in one list."""
        return await self.list(**options).collect()

    async def bytes(self, **options: Unpack[RequestOptions]) -> builtins.bytes:
        """``POST /import/bytes``"""
        return await self._call(_BYTES, (), options)

    def stream_bytes(self, **options: Unpack[RequestOptions]) -> StreamContext[builtins.bytes]:
        """`bytes` with the answer as a stream, for what is too large to be held in memory."""
        return self._stream(_BYTES, (), options)

    async def download_bytes(self, *, to: builtins.str | Path, **options: Unpack[RequestOptions]) -> Path:
        """`bytes` with the answer written to the file *to*, which appears when it is complete."""
        return await self._download(_BYTES, (), options, to=to)


Any: TypeAlias = _Any


@define(kw_only=True)
class Import(Model):
    any: Any
    none: NoneType
    sort: ImportSort


class ImportSort(OpenEnum):
    MRO = "a"
    known_ = "b"
    class_ = "c"


@define(kw_only=True)
class NoneType(Model):
    a: str


_READ: Operation[Import] = Operation("import.read", "GET", "/import", returns=Import)
_STR: Operation[str] = Operation("import.str", "GET", "/import/str", answer="text")
_LIST: Operation[Import] = Operation("import.list", "GET", "/import", returns=Import, answer="page")
_BYTES: Operation[bytes] = Operation("import.bytes", "POST", "/import/bytes", answer="bytes")
