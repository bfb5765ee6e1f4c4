"""Resource: the eight verbs on a path, without types, for what no spec names."""

from __future__ import annotations

import builtins
from collections.abc import AsyncIterator, Mapping
from typing import Any, cast, final

from . import _serde
from ._capture import capture
from ._http import Response
from ._options import RequestOptions
from ._path import Template
from ._secret import redact_url
from ._unset import UNSET
from .connection import AsyncConnection
from .errors import DecodeError, NotFound


@final
class Resource:
    """The resource at *path* of *connection*: ``await Resource(connection, "/pipes").read("my-pipe")``.

    *path* may have holes (``/countries/{country_id}/regions``), which are filled by keyword arguments of each call;
    the item path is *path* and the key, with the final slash if *path* has one. Values are plain JSON;
    ``await with_response(resource.read, "my-pipe")`` gives the response beside one.
    """

    def __init__(self, connection: AsyncConnection, path: str, host: str | None = None) -> None:
        if not path.startswith("/"):
            raise ValueError(f"path must start with a slash, got {path!r}")
        self._connection = connection
        self._template = Template.parse(path)
        self._slash = "/" if path.endswith("/") else ""
        self._host = host

    # --- the verbs ---

    async def list(self, **ids_and_options: Any) -> Any:
        """GET the collection; gives the JSON of one answer, whatever its shape."""
        return (await self._send("GET", UNSET, UNSET, ids_and_options)).json()

    async def get_all(
        self,
        *,
        items: str | None = None,
        page: str | None = None,
        first: int = 1,
        limit: int | None = None,
        **ids_and_options: Any,
    ) -> builtins.list[Any]:
        """Gather the items of all pages: *items* is the member that holds them (None: the answer is the list),
        *page* the query parameter of the page's number, counted from *first*; the list ends at a page that is empty,
        is not there (404) or came before, or after *limit* items. DecodeError for an answer without a list."""
        if limit is not None and limit < 1:
            return []
        return [one async for one in self._walk(items, page, first, limit, ids_and_options)]

    async def create(self, data: Any, **ids_and_options: Any) -> Any:
        """POST *data* to the collection."""
        return _value(await self._send("POST", UNSET, data, ids_and_options))

    async def read(self, pk: object, **ids_and_options: Any) -> Any:
        """GET one."""
        return (await self._send("GET", pk, UNSET, ids_and_options)).json()

    async def update(self, pk: object, data: Any, **ids_and_options: Any) -> Any:
        """PUT *data* in the place of one."""
        return _value(await self._send("PUT", pk, data, ids_and_options))

    async def partial_update(self, pk: object, data: Any, **ids_and_options: Any) -> Any:
        """PATCH one: what *data* does not name stays."""
        return _value(await self._send("PATCH", pk, data, ids_and_options))

    async def delete(self, pk: object, **ids_and_options: Any) -> Any:
        """DELETE one; gives the JSON of the answer, None where there is none."""
        return _value(await self._send("DELETE", pk, UNSET, ids_and_options))

    async def head(self, pk: object = None, **ids_and_options: Any) -> bool:
        """HEAD one, or the collection: whether it is there."""
        try:
            await self._send("HEAD", UNSET if pk is None else pk, UNSET, ids_and_options)
        except NotFound as error:
            capture(error.response)
            return False
        return True

    # --- how they travel ---

    async def _send(self, method: str, pk: object, data: Any, arguments: Mapping[str, Any]) -> Response:
        path, options = self._path(pk, arguments)
        body = data if data is UNSET else _serde.to_wire(data, None, self._connection.converter)
        response = await self._connection.request(method, path, json=body, host=self._host, **options)
        capture(response)
        return response

    def _path(self, pk: object, arguments: Mapping[str, Any]) -> tuple[str, RequestOptions]:
        names = [hole.name for hole in self._template.holes]
        missing = [name for name in names if name not in arguments]
        if missing:
            raise TypeError(f"{self._template.text} needs {', '.join(missing)} as keyword arguments")
        path = self._template.expand([arguments[name] for name in names], _serde.encode_param)
        if pk is not UNSET:
            # Attack: an id that was looked up and is None, so that DELETE goes to the collection.
            item = Template.parse("/{pk}").expand([pk], _serde.encode_param)
            path = path.rstrip("/") + item + self._slash
        options = {name: value for name, value in arguments.items() if name not in names}
        return path, cast("RequestOptions", options)

    async def _walk(
        self, items: str | None, page: str | None, first: int, limit: int | None, arguments: Mapping[str, Any]
    ) -> AsyncIterator[Any]:
        number, count, before = first, 0, None
        while True:
            asked = dict(arguments)
            if page is not None:
                asked["params"] = {**(asked.get("params") or {}), page: number}
            try:
                response = await self._send("GET", UNSET, UNSET, asked)
            except NotFound:
                if number == first:
                    raise
                return  # how some servers say that there is no such page
            found = _items(response, items)
            if not found or response.content == before:
                return
            for one in found:
                yield one
                count += 1
                if limit is not None and count >= limit:
                    return
            if page is None:
                return
            number, before = number + 1, response.content

    def __repr__(self) -> str:
        return f"Resource({self._template.text!r})"


def _items(response: Response, member: str | None) -> builtins.list[Any]:
    found: object = response.json()
    if member is not None:
        found = cast("Mapping[str, object]", found).get(member, UNSET) if isinstance(found, dict) else UNSET
    if found is None:
        return []  # how some servers write an empty list
    if isinstance(found, builtins.list):
        return found  # pyright: ignore[reportUnknownVariableType]
    path = "$" if member is None else f"$.{member}"
    raise DecodeError(
        f"{response.method} {redact_url(response.url)}: {path}: expected a list",
        path=path,
        payload=response.content,
        response=response,
        log=response.log,
    )


def _value(response: Response) -> Any:
    return response.json() if response.content else None


__all__ = ["Resource"]
