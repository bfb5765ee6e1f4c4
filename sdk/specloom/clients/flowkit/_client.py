"""The client of FlowKit.

Generated from specs/flowkit.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Self, Unpack

from specloom.service import Auth, Client, ConnectionOptions, TokenSource

from ._api import API

if TYPE_CHECKING:
    from .available_dates import AvailableDates
    from .geography import Geography
    from .openapi import Openapi
    from .qa import Qa
    from .queries import Queries


class FlowKit(Client):
    """Aggregates of mobile phone data: how many people are where, and where they go.

    A *query* says what is to be computed. The server accepts it, works on it, and keeps its result under an
    id, so that the same query is computed once. Queries about single subscribers cannot be fetched; they are
    parts of others, which count.

    ```python
    from specloom.clients.flowkit import FlowKit, builders

    async with FlowKit.connect(url="https://flowkit.example", token="…") as flowkit:
        query = builders.spatial_aggregate(
            locations=builders.daily_location(date="2016-01-01", aggregation_unit="admin3", method="last")
        )
        job = await flowkit.queries.run(query)
        rows = await job.result(progress=True)
    ```
    """

    _api = API

    @classmethod
    def connect(
        cls,
        *,
        token: TokenSource | None = None,
        api_version: int | None = None,
        auth: Auth | None = None,
        url: str = API.url,
        **options: Unpack[ConnectionOptions],
    ) -> Self:
        """Make a client of FlowKit. Nothing is sent before the first call.

        Args:
            token: JSON Web Token for this API server. From the environment variable `FLOWKIT_TOKEN` when
                left out.
            api_version: Version of the API to connect to. From the environment variable
                `FLOWKIT_API_VERSION` when left out. Default: `0`.
            auth: A way to authenticate other than that of the spec.
            url: Where the API is.
            options: Every option of `specloom.AsyncConnection`.
        """
        return cls._connect(url, {"token": token, "api_version": api_version}, auth, options)

    @cached_property
    def queries(self) -> Queries:
        """What is computed. `run` starts a query and gives a `Job`, which waits for the end and fetches the
        result as a list of rows; `status` and the `result…` methods take the id of any query that was run.
        """
        from .queries import Queries

        return Queries(self.connection)

    @cached_property
    def geography(self) -> Geography:
        """The outlines of the places by which results are grouped."""
        from .geography import Geography

        return Geography(self.connection)

    @cached_property
    def available_dates(self) -> AvailableDates:
        """The days of which there is data."""
        from .available_dates import AvailableDates

        return AvailableDates(self.connection)

    @cached_property
    def qa(self) -> Qa:
        """Checks of the quality of the data, day by day."""
        from .qa import Qa

        return Qa(self.connection)

    @cached_property
    def openapi(self) -> Openapi:
        """What the server says of itself."""
        from .openapi import Openapi

        return Openapi(self.connection)
