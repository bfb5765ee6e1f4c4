"""The resource `docs` of Described.

Generated from tests/golden/described/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, TypeAlias, Unpack

from attrs import define

from specloom.service import Operation, Pages, RequestOptions, Service
from specloom.values import Model, OpenEnum, Wire

from ._api import API


class Docs(Service):
    _api = API

    def list(
        self, *, q: str | None = None, text: str | None = None, **options: Unpack[RequestOptions]
    ) -> Pages[Doc]:
        """List every `Doc`.

        ``GET /docs/v%201``

        Args:
            q: A word. Pattern: `[a-z]+`. Example: `abc`. Deprecated: Use `text`.
            text: Example: `words`.
        """
        return self._pages(_LIST, (), options, query={"q": q, "text": text})

    async def get_all(
        self, *, q: str | None = None, text: str | None = None, **options: Unpack[RequestOptions]
    ) -> builtins.list[Doc]:
        """All items of `list`, in one list."""
        return await self.list(q=q, text=text, **options).collect()

    async def read(
        self,
        kind: DocsKind | str,
        of_year: int,
        day: date,
        page: str,
        done: bool,
        sorted: str,
        **options: Unpack[RequestOptions],
    ) -> Doc:
        """Get one `Doc`.

        ``GET /docs/v%201/{kind}/{year}/{day}/{page}/{done}/{sorted}``

        Args:
            kind: Of what kind. Example: `memo`. Deprecated: Kinds will go.
            of_year: From 1900 to 2100. Default: `2000`.
            day: Example: `20240131`.
            page: Pattern: `[a-z]+`.
        """
        return await self._call(_READ, (kind, of_year, day, page, done, sorted), options)

    async def send(
        self,
        kind: DocsKind | str,
        of_year: int,
        day: date,
        page: str,
        done: bool,
        sorted: str,
        data: Doc | Mapping[str, Any],
        **options: Unpack[RequestOptions],
    ) -> builtins.list[Bare]:
        """``POST /docs/v%201/{kind}/{year}/{day}/{page}/{done}/{sorted}/send``

        Args:
            kind: Of what kind. Example: `memo`. Deprecated: Kinds will go.
            of_year: From 1900 to 2100. Default: `2000`.
            day: Example: `20240131`.
            page: Pattern: `[a-z]+`.
            data: What is sent.

        Returns:
            What comes back.
        """
        return await self._call(_SEND, (kind, of_year, day, page, done, sorted), options, data=data)


Bare: TypeAlias = int
"""A number with an example."""


@define(kw_only=True)
class Doc(Model):
    """What can be read."""

    id: int
    label: str
    """Deprecated."""


class DocsKind(OpenEnum):
    """Of what kind.

    Deprecated: Kinds will go.
    """

    MEMO = "memo"
    LETTER = "letter"


_LIST: Operation[Doc] = Operation("docs.list", "GET", "/docs/v%201", returns=Doc, answer="page")
_READ: Operation[Doc] = Operation(
    "docs.read",
    "GET",
    "/docs/v%201/{kind}/{year}/{day}/{page}/{done}/{sorted}",
    returns=Doc,
    formats={"day": Annotated[date, Wire("%Y%m%d")], "done": Annotated[bool, Wire({True: "y", False: "n"})]},
)
_SEND: Operation[list[Bare]] = Operation(
    "docs.send",
    "POST",
    "/docs/v%201/{kind}/{year}/{day}/{page}/{done}/{sorted}/send",
    sends=Doc,
    returns=list[Bare],
    formats={"day": Annotated[date, Wire("%Y%m%d")], "done": Annotated[bool, Wire({True: "y", False: "n"})]},
)
