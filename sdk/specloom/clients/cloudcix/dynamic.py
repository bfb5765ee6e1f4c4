"""``Client``: any service of CloudCIX by its application and path, without types, for what no spec names yet.

Its methods and their arguments, in their order, are those of the class ``cloudcix.client.Client`` in the reference of
the Python package; they are coroutines, and errors are exceptions.
"""

from __future__ import annotations

import builtins
import re
from collections.abc import Mapping
from typing import Any, Final, cast

from specloom.connection import AsyncConnection
from specloom.resource import Resource
from specloom.service import UNSET, Head, with_response

from ._api import API

__all__ = ["Client"]

_HOLE: Final = re.compile(r"(\{[^{}]*\})")
_PAGE: Final = 100  # the most that a page holds


class Client:
    """The service at *service_uri* of *application*: ``Client(connection, "membership", "address/{address_id}/link")``.

    Applications on hosts of their own are found there, in lower case; the others at ``/{application}/v1/`` of the
    connection's URL, in whatever case they are written. Slashes at the ends of *service_uri* do not matter; *version*
    is ignored. Ids that fill holes of the path are keyword arguments of each call, as are ``headers``, ``timeout`` and
    the other options of a call. Values are plain JSON as it came, ``{"content": …}``; the response beside it is given
    by ``with_response(client.read, 7)``.
    """

    def __init__(
        self, connection: AsyncConnection, application: str, service_uri: str, version: str = "v1"
    ) -> None:
        self.application = application
        self.service_uri = service_uri.strip("/")
        self.version = version
        host = application.lower().replace("-", "_")
        if host in API.hosts:
            # Case is kept in names of ids alone: they are keyword arguments.
            parts = _HOLE.split(self.service_uri)
            path = "".join(part if part.startswith("{") else part.lower() for part in parts)
            self._resource = Resource(connection, f"/{path}/", host)
        else:
            self._resource = Resource(connection, f"/{application}/v1/{self.service_uri}/")

    async def list(
        self, token: str | None = None, params: Mapping[str, Any] | None = None, **kwargs: Any
    ) -> Any:
        """GET one page of the collection. *params* are filters, ``page`` (from 0), ``limit`` and ``order``."""
        return await self._resource.list(**_options(token, params, kwargs))

    async def get_all(
        self, token: str | None = None, params: Mapping[str, Any] | None = None, **kwargs: Any
    ) -> builtins.list[dict[str, Any]]:
        """GET all pages of the collection, one after the other; gives their resources in one list."""
        found: builtins.list[dict[str, Any]] = []
        page = 0
        while True:
            asked = {**(params or {}), "page": page, "limit": _PAGE}
            answer = await self.list(token, asked, **kwargs)
            content: builtins.list[dict[str, Any]] = answer["content"]
            found += content
            # Without the second half a total that is too high would be asked for without end.
            if len(found) >= _total(answer) or not content:
                return found
            page += 1

    async def create(
        self,
        token: str | None = None,
        data: Mapping[str, Any] | None = None,
        params: Mapping[str, Any] | None = None,
        **kwargs: Any,
    ) -> Any:
        """POST *data* to the collection; gives the JSON of the new resource."""
        return await self._resource.create(_body(data), **_options(token, params, kwargs))

    async def read(
        self, pk: Any, token: str | None = None, params: Mapping[str, Any] | None = None, **kwargs: Any
    ) -> Any:
        """GET the resource *pk*; None for a service whose path names one resource by its further ids."""
        return await self._resource.read(_key(pk), **_options(token, params, kwargs))

    async def update(
        self,
        pk: Any,
        token: str | None = None,
        data: Mapping[str, Any] | None = None,
        params: Mapping[str, Any] | None = None,
        **kwargs: Any,
    ) -> Any:
        """PUT *data* in the place of the resource *pk*; gives its JSON."""
        return await self._resource.update(_key(pk), _body(data), **_options(token, params, kwargs))

    async def partial_update(
        self,
        pk: Any,
        token: str | None = None,
        data: Mapping[str, Any] | None = None,
        params: Mapping[str, Any] | None = None,
        **kwargs: Any,
    ) -> Any:
        """PATCH the resource *pk*: fields that are not in *data* stay as they are; gives its JSON."""
        return await self._resource.partial_update(_key(pk), _body(data), **_options(token, params, kwargs))

    async def delete(
        self, pk: Any, token: str | None = None, params: Mapping[str, Any] | None = None, **kwargs: Any
    ) -> Any:
        """DELETE the resource *pk*; gives None, as the answer has no content."""
        if pk is None and "{" not in self.service_uri:
            # Attack: an id that was looked up and is None, so that the whole collection is deleted.
            raise ValueError(f"{self!r}: delete needs a pk, got None")
        return await self._resource.delete(_key(pk), **_options(token, params, kwargs))

    async def head(
        self,
        token: str | None = None,
        pk: Any = None,
        params: Mapping[str, Any] | None = None,
        **kwargs: Any,
    ) -> Head:
        """HEAD of the resource *pk*, or of the collection: falsy when it is not there, and status and headers."""
        exists, response = await with_response(self._resource.head, pk, **_options(token, params, kwargs))
        return Head(response, exists=exists)

    def __repr__(self) -> str:
        return f"Client({self.application!r}, {self.service_uri!r})"


def _options(token: str | None, params: Mapping[str, Any] | None, more: dict[str, Any]) -> dict[str, Any]:
    """What a call is given beside its body. A token of None is that of the connection."""
    given = {"token": token, "params": params}
    return {**{name: value for name, value in given.items() if value is not None}, **more}


def _key(pk: Any) -> Any:
    return UNSET if pk is None else pk


def _body(data: Mapping[str, Any] | None) -> Any:
    return UNSET if data is None else data


def _total(answer: Mapping[str, Any]) -> int:
    """How many resources there are in all; services of the first version say so in another word."""
    metadata = cast("Mapping[str, Any]", answer["_metadata"])
    return int(metadata["total_records"] if "total_records" in metadata else metadata["totalRecords"])
