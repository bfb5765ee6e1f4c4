"""The resource `posted` of Paging.

Generated from tests/golden/paging/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Unpack

from attrs import define

from specloom.service import OffsetPaging, Operation, Pages, RequestOptions, Service
from specloom.values import Input

from ._api import API
from .models import Item, Meta


class Posted(Service):
    _api = API

    def search(
        self,
        data: PostedSearchBody | Mapping[str, Any],
        *,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pages[Item]:
        """``POST /posted/search``

        Args:
            page_size: Items of a page.
        """
        return self._pages(_SEARCH, (), options, data=data, page_size=page_size)


@define(kw_only=True)
class PostedSearchBody(Input):
    q: str


_SEARCH: Operation[Item] = Operation(
    "posted.search",
    "POST",
    "/posted/search",
    sends=PostedSearchBody,
    returns=Item,
    answer="page",
    many="content",
    send="data",
    meta="_metadata",
    meta_type=Meta,
    paging=OffsetPaging(param="offset", limit="limit", in_body=True),
)
