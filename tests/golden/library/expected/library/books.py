"""The resource `books` of Library.

Generated from tests/golden/library/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from typing import Any, Unpack

from attrs import define

from specloom.service import Operation, PagePaging, Pages, RequestOptions, Service
from specloom.values import UNSET, Input, Model, OpenEnum, Unset

from ._api import API


class Books(Service):
    _api = API

    def list(self, *, page_size: int | None = None, **options: Unpack[RequestOptions]) -> Pages[Book]:
        """List every `Book`.

        ``GET /books``

        Args:
            page_size: Items of a page.
        """
        return self._pages(_LIST, (), options, page_size=page_size)

    async def get_all(
        self, *, page_size: int | None = None, **options: Unpack[RequestOptions]
    ) -> builtins.list[Book]:
        """All items of `list`, in one list."""
        return await self.list(page_size=page_size, **options).collect()

    async def create(self, data: BookCreate | Mapping[str, Any], **options: Unpack[RequestOptions]) -> Book:
        """Create a `Book`.

        ``POST /books``
        """
        return await self._call(_CREATE, (), options, data=data)

    async def read(self, id: int, **options: Unpack[RequestOptions]) -> Book:
        """Get one `Book`.

        ``GET /books/{id}``
        """
        return await self._call(_READ, (id,), options)

    async def lend(
        self, id: int, data: BooksLendBody | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> Book:
        """``POST /books/{id}/lend``"""
        return await self._call(_LEND, (id,), options, data=data)


@define(kw_only=True)
class Book(Model):
    id: int
    title: str
    shelf: str | None = None
    state: BookState
    """Default: `in`."""


@define(kw_only=True)
class BookCreate(Input):
    """What is sent to create a `Book`. What is not set is left to the server."""

    title: str
    shelf: str | Unset | None = UNSET


class BookState(OpenEnum):
    IN = "in"
    OUT = "out"
    LOST = "lost"


@define(kw_only=True)
class BooksLendBody(Input):
    to: str


_LIST: Operation[Book] = Operation(
    "books.list",
    "GET",
    "/books",
    returns=Book,
    answer="page",
    paging=PagePaging(param="page", limit="per_page", total="header X-Total"),
)
_CREATE: Operation[Book] = Operation("books.create", "POST", "/books", sends=BookCreate, returns=Book)
_READ: Operation[Book] = Operation("books.read", "GET", "/books/{id}", returns=Book)
_LEND: Operation[Book] = Operation(
    "books.lend", "POST", "/books/{id}/lend", sends=BooksLendBody, returns=Book
)
