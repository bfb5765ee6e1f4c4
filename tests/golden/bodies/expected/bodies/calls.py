"""The resource `calls` of Bodies.

Generated from tests/golden/bodies/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, Unpack

from attrs import define, field

from specloom.service import (
    Content,
    FileContent,
    Operation,
    RequestOptions,
    Response,
    Service,
    StreamContext,
    Values,
)
from specloom.values import UNSET, Input, Model, OpenEnum, Unset

from ._api import API


class Calls(Service):
    _api = API

    async def any(self, id: str, data: Any = UNSET, **options: Unpack[RequestOptions]) -> Response:
        """``POST /calls/{id}/any``"""
        return await self._call(_ANY, (id,), options, data=data)

    def stream_any(
        self, id: str, data: Any = UNSET, **options: Unpack[RequestOptions]
    ) -> StreamContext[bytes]:
        """`any` with the answer as a stream, for what is too large to be held in memory."""
        return self._stream(_ANY, (id,), options, data=data)

    async def download_any(
        self, id: str, data: Any = UNSET, *, to: str | Path, **options: Unpack[RequestOptions]
    ) -> Path:
        """`any` with the answer written to the file *to*, which appears when it is complete."""
        return await self._download(_ANY, (id,), options, data=data, to=to)

    async def text(self, id: str, data: str, **options: Unpack[RequestOptions]) -> str:
        """``POST /calls/{id}/text``"""
        return await self._call(_TEXT, (id,), options, data=data)

    async def json_text(self, id: str, data: str, **options: Unpack[RequestOptions]) -> str:
        """``POST /calls/{id}/json_text``"""
        return await self._call(_JSON_TEXT, (id,), options, data=data)

    async def raw(self, id: str, data: Content, **options: Unpack[RequestOptions]) -> bytes:
        """``POST /calls/{id}/raw``

        Returns:
            The picture.
        """
        return await self._call(_RAW, (id,), options, data=data)

    def stream_raw(self, id: str, data: Content, **options: Unpack[RequestOptions]) -> StreamContext[bytes]:
        """`raw` with the answer as a stream, for what is too large to be held in memory."""
        return self._stream(_RAW, (id,), options, data=data)

    async def download_raw(
        self, id: str, data: Content, *, to: str | Path, **options: Unpack[RequestOptions]
    ) -> Path:
        """`raw` with the answer written to the file *to*, which appears when it is complete."""
        return await self._download(_RAW, (id,), options, data=data, to=to)

    async def upload(self, id: str, data: Content, **options: Unpack[RequestOptions]) -> None:
        """``POST /calls/{id}/upload``"""
        return await self._call(_UPLOAD, (id,), options, data=data)

    async def bulk(self, id: str, data: Content | Values[Any], **options: Unpack[RequestOptions]) -> Any:
        """``POST /calls/{id}/bulk``"""
        return await self._call(_BULK, (id,), options, data=data)

    async def send_points(
        self, id: str, data: Content | Values[Point | Mapping[str, Any]], **options: Unpack[RequestOptions]
    ) -> None:
        """``POST /calls/{id}/send_points``"""
        return await self._call(_SEND_POINTS, (id,), options, data=data)

    async def send_lines(
        self, id: str, data: Content | Values[str], **options: Unpack[RequestOptions]
    ) -> None:
        """``POST /calls/{id}/send_lines``"""
        return await self._call(_SEND_LINES, (id,), options, data=data)

    def chunks(self, id: str, **options: Unpack[RequestOptions]) -> StreamContext[bytes]:
        """``GET /calls/{id}/chunks``"""
        return self._stream(_CHUNKS, (id,), options)

    def lines(self, id: str, **options: Unpack[RequestOptions]) -> StreamContext[str]:
        """``GET /calls/{id}/lines``"""
        return self._stream(_LINES, (id,), options)

    def points(self, id: str, **options: Unpack[RequestOptions]) -> StreamContext[Point]:
        """``GET /calls/{id}/points``"""
        return self._stream(_POINTS, (id,), options)

    def events(self, id: str, **options: Unpack[RequestOptions]) -> StreamContext[Point]:
        """``GET /calls/{id}/events``"""
        return self._stream(_EVENTS, (id,), options)

    async def point(
        self, id: str, data: Point | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> Point | None:
        """``POST /calls/{id}/point``"""
        return await self._call(_POINT, (id,), options, data=data)

    async def many(
        self, id: str, data: Sequence[Point | Mapping[str, Any]], **options: Unpack[RequestOptions]
    ) -> list[Point]:
        """``POST /calls/{id}/many``"""
        return await self._call(_MANY, (id,), options, data=data)

    async def map(
        self, id: str, data: Mapping[str, Point | Mapping[str, Any]], **options: Unpack[RequestOptions]
    ) -> dict[str, Point]:
        """``POST /calls/{id}/map``"""
        return await self._call(_MAP, (id,), options, data=data)

    async def loose(self, id: str, data: Any, **options: Unpack[RequestOptions]) -> Any:
        """``POST /calls/{id}/loose``"""
        return await self._call(_LOOSE, (id,), options, data=data)

    async def number(self, id: str, data: int, **options: Unpack[RequestOptions]) -> Decimal:
        """``POST /calls/{id}/number``"""
        return await self._call(_NUMBER, (id,), options, data=data)

    async def form(
        self, id: str, data: CallsFormBody | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> None:
        """``POST /calls/{id}/form``"""
        return await self._call(_FORM, (id,), options, data=data)

    async def deep(
        self, id: str, data: CallsDeepBody | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> None:
        """``POST /calls/{id}/deep``"""
        return await self._call(_DEEP, (id,), options, data=data)

    async def packed(
        self, id: str, data: CallsPackedBody | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> None:
        """``POST /calls/{id}/packed``"""
        return await self._call(_PACKED, (id,), options, data=data)

    async def files(
        self, id: str, data: CallsFilesBody | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> None:
        """``POST /calls/{id}/files``

        Args:
            data: What to keep.
        """
        return await self._call(_FILES, (id,), options, data=data)

    async def asked(
        self, id: str, data: CallsAskedBody | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> list[Any]:
        """``POST /calls/{id}/asked``"""
        return await self._call(_ASKED, (id,), options, data=data)

    async def optional(
        self,
        id: str,
        data: CallsOptionalBody | Mapping[str, Any] | Unset = UNSET,
        **options: Unpack[RequestOptions],
    ) -> None:
        """``POST /calls/{id}/optional``"""
        return await self._call(_OPTIONAL, (id,), options, data=data)

    async def fixed(self, id: str, **options: Unpack[RequestOptions]) -> None:
        """``POST /calls/{id}/fixed``"""
        return await self._call(_FIXED, (id,), options)

    async def partly(
        self, id: str, data: CallsPartlyBody | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> None:
        """``POST /calls/{id}/partly``"""
        return await self._call(_PARTLY, (id,), options, data=data)

    async def patched(self, id: str, data: Any, **options: Unpack[RequestOptions]) -> Any:
        """``PATCH /calls/{id}``"""
        return await self._call(_PATCHED, (id,), options, data=data)


@define(kw_only=True)
class Point(Model):
    x: float
    y: float
    label: str | None = None


@define(kw_only=True)
class CallsFormBody(Input):
    name: str
    count: int | Unset | None = UNSET
    tags: list[str] | Unset | None = UNSET


@define(kw_only=True)
class CallsDeepBody(Input):
    name: str
    metadata: dict[str, str] | Unset | None = UNSET
    at: Point | Unset | None = UNSET
    points: list[Point] | Unset | None = UNSET
    tags: list[str] | Unset | None = UNSET


@define(kw_only=True)
class CallsPackedBody(Input):
    channel: str
    blocks: list[Point]


@define(kw_only=True)
class CallsFilesBody(Input):
    """What to keep."""

    file: FileContent
    """The file itself."""

    comment: str | Unset | None = UNSET
    kind: str = field(default="report", init=False)


@define(kw_only=True)
class CallsAskedBody(Input):
    q: str
    limit: int | Unset = UNSET
    """Default: `10`."""


@define(kw_only=True)
class CallsOptionalBody(Input):
    reason: str | Unset | None = UNSET
    notify: bool | Unset = UNSET
    """Default: `true`."""


@define(kw_only=True)
class CallsFixedBody(Input):
    request: str = field(default="abort", init=False)
    times: int = field(default=2, init=False)


@define(kw_only=True)
class CallsPartlyBody(Input):
    request: str = field(default="run", init=False)
    name: str
    nested: CallsPartlyBodyNested | Unset = UNSET


@define(kw_only=True)
class CallsPartlyBodyNested(Model):
    deep: CallsPartlyBodyNestedDeep
    on: bool | None = None


class CallsPartlyBodyNestedDeep(OpenEnum):
    A = "a"
    B = "b"


_ANY: Operation[Response] = Operation(
    "calls.any", "POST", "/calls/{id}/any", body="any", answer="any", statuses="any"
)
_TEXT: Operation[str] = Operation("calls.text", "POST", "/calls/{id}/text", body="text", answer="text")
_JSON_TEXT: Operation[str] = Operation(
    "calls.json_text", "POST", "/calls/{id}/json_text", sends=str, returns=str
)
_RAW: Operation[bytes] = Operation(
    "calls.raw",
    "POST",
    "/calls/{id}/raw",
    body="bytes",
    media="image/png",
    answer="bytes",
    accept="image/png",
)
_UPLOAD: Operation[None] = Operation("calls.upload", "POST", "/calls/{id}/upload", body="stream")
_BULK: Operation[Any] = Operation(
    "calls.bulk", "POST", "/calls/{id}/bulk", sends=Any, body="stream", returns=Any
)
_SEND_POINTS: Operation[None] = Operation(
    "calls.send_points",
    "POST",
    "/calls/{id}/send_points",
    sends=Point,
    body="stream",
    media="application/jsonl",
)
_SEND_LINES: Operation[None] = Operation(
    "calls.send_lines", "POST", "/calls/{id}/send_lines", sends=str, body="stream"
)
_CHUNKS: Operation[bytes] = Operation(
    "calls.chunks", "GET", "/calls/{id}/chunks", returns=bytes, answer="stream"
)
_LINES: Operation[str] = Operation("calls.lines", "GET", "/calls/{id}/lines", returns=str, answer="stream")
_POINTS: Operation[Point] = Operation(
    "calls.points", "GET", "/calls/{id}/points", returns=Point, answer="stream"
)
_EVENTS: Operation[Point] = Operation(
    "calls.events", "GET", "/calls/{id}/events", returns=Point, answer="stream", accept="text/event-stream"
)
_POINT: Operation[Point | None] = Operation(
    "calls.point", "POST", "/calls/{id}/point", sends=Point, returns=Point | None
)
_MANY: Operation[list[Point]] = Operation(
    "calls.many", "POST", "/calls/{id}/many", sends=list[Point], returns=list[Point]
)
_MAP: Operation[dict[str, Point]] = Operation(
    "calls.map", "POST", "/calls/{id}/map", sends=dict[str, Point], returns=dict[str, Point]
)
_LOOSE: Operation[Any] = Operation("calls.loose", "POST", "/calls/{id}/loose", body="json", returns=Any)
_NUMBER: Operation[Decimal] = Operation(
    "calls.number", "POST", "/calls/{id}/number", sends=int, returns=Decimal
)
_FORM: Operation[None] = Operation("calls.form", "POST", "/calls/{id}/form", sends=CallsFormBody, body="form")
_DEEP: Operation[None] = Operation(
    "calls.deep", "POST", "/calls/{id}/deep", sends=CallsDeepBody, body="form", style="deep"
)
_PACKED: Operation[None] = Operation(
    "calls.packed", "POST", "/calls/{id}/packed", sends=CallsPackedBody, body="form", style="json"
)
_FILES: Operation[None] = Operation(
    "calls.files",
    "POST",
    "/calls/{id}/files",
    sends=CallsFilesBody,
    body="multipart",
    constants={"kind": "report"},
)
_ASKED: Operation[list[Any]] = Operation(
    "calls.asked", "POST", "/calls/{id}/asked", sends=CallsAskedBody, body="query", returns=list[Any]
)
_OPTIONAL: Operation[None] = Operation(
    "calls.optional", "POST", "/calls/{id}/optional", sends=CallsOptionalBody
)
_FIXED: Operation[None] = Operation(
    "calls.fixed",
    "POST",
    "/calls/{id}/fixed",
    sends=CallsFixedBody,
    constants={"request": "abort", "times": 2},
)
_PARTLY: Operation[None] = Operation(
    "calls.partly", "POST", "/calls/{id}/partly", sends=CallsPartlyBody, constants={"request": "run"}
)
_PATCHED: Operation[Any] = Operation(
    "calls.patched", "PATCH", "/calls/{id}", body="json", media="application/merge-patch+json", returns=Any
)
