"""The resource `notification` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from typing import Unpack

from attrs import define

from specloom.service import Operation, PagePaging, Pages, RequestOptions, Service
from specloom.values import Model

from .._api import API
from .models import User, UserFilter


class Notification(Service):
    """Which users of an address are told about transactions of a type."""

    _api = API

    def read(
        self,
        pk: int,
        *,
        address_id: int,
        search: UserFilter | None = None,
        exclude: UserFilter | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pages[User]:
        """The users of an address, and those that act for all addresses of its member, who are told.

        ``GET /address/{address_id}/notification/{pk}/`` on the host `membership`

        Args:
            pk: The id of the type of transactions.
            address_id: The id of the address.
            search: Keep what fits all of these.
            exclude: Leave out what fits all of these.
            order: By `id` when nothing is given; else by `address__name`, `administrator`, `email`,
                `expiry_date`, `first_name`, `last_login`, `member__name`, `start_date` or `surname`. A
                leading `-` reverses.
            page_size: Items of a page. At most 100. Default: 50.
        """
        return self._pages(
            _READ,
            (address_id, pk),
            options,
            query={"search": search, "exclude": exclude, "order": order},
            page_size=page_size,
        )


@define(kw_only=True)
class NotificationMetadata(Model):
    """What a list of users who are told says beside them."""

    page: int | None = None
    """Number of the page, from 0."""

    limit: int | None = None
    """Greatest number of resources in a page."""

    order: str | None = None
    """The field by which the list is sorted."""

    total_records: int | None = None
    """Number of all resources that fit."""

    warnings: list[str] | None = None
    """Filters that were skipped, and ways of calling that will end."""

    expired_users: bool | None = None
    """Whether there are more whose accounts have ended."""


_READ: Operation[User] = Operation(
    "membership.notification.read",
    "GET",
    "/address/{address_id}/notification/{pk}/",
    returns=User,
    answer="page",
    host="membership",
    styles={"search": "deep", "exclude": "deep"},
    many="content",
    meta="_metadata",
    meta_type=NotificationMetadata,
    paging=PagePaging(
        param="page", first=0, limit="limit", size=50, max=100, total="_metadata.total_records"
    ),
)
