"""The resource `queries` of FlowKit.

Generated from specs/flowkit.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Unpack

from attrs import define

from specloom.service import Job, JobPlan, JobService, Operation, RequestOptions, StreamContext, Wait
from specloom.values import Model, OpenEnum

from ._api import API
from .models import FeatureCollection, Query


class Queries(JobService):
    """What is computed. `run` starts a query and gives a `Job`, which waits for the end and fetches the
    result as a list of rows; `status` and the `result…` methods take the id of any query that was run.
    """

    _api = API

    async def run(
        self, data: Query | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> Job[list[dict[str, Any]], QueryStatus | None, QueryAccepted]:
        """Set a query running. One that was run before is not computed again.

        ``POST /run``

        The work goes on after the answer: ``await job.result()`` asks `status` until it is done, and gives
        that of `result`.
        """
        return await self._job(_RUN_JOB, (), options, data=data)

    def resume_run(
        self, job_token: str, **options: Unpack[RequestOptions]
    ) -> Job[list[dict[str, Any]], QueryStatus | None, QueryAccepted]:
        """The job of `run` that a token speaks of, also in another process; nothing is sent."""
        return self._resume(_RUN_JOB, job_token, options)

    async def status(self, query_id: str, **options: Unpack[RequestOptions]) -> QueryStatus | None:
        """Ask how far a query is. It is None when the answer says nothing but that it is done.

        ``GET /poll/{query_id}``

        Args:
            query_id: Id of the query. The same query always has the same id. Example:
                `5b2ed90ef2ebb1c8b4b4a2ca9a8d6bce`.
        """
        return await self._call(_STATUS, (query_id,), options)

    def wait_status(
        self, query_id: str, **options: Unpack[RequestOptions]
    ) -> Job[QueryStatus | None, QueryStatus | None, None]:
        """`status` as something to wait on: ``await`` it, or its `wait`, `status` and `token`."""
        return self._wait(_STATUS, (query_id,), options)

    async def result(self, query_id: str, **options: Unpack[RequestOptions]) -> list[dict[str, Any]]:
        """The result of a query that is done, as a list of rows.

        ``GET /get/{query_id}``

        Args:
            query_id: Id of the query. The same query always has the same id. Example:
                `5b2ed90ef2ebb1c8b4b4a2ca9a8d6bce`.
        """
        return await self._call(_RESULT, (query_id,), options)

    def result_json(self, query_id: str, **options: Unpack[RequestOptions]) -> StreamContext[bytes]:
        """The result of a query that is done, as the JSON document it is sent as; for results that are large.

        ``GET /get/{query_id}.json``

        Args:
            query_id: Id of the query. The same query always has the same id. Example:
                `5b2ed90ef2ebb1c8b4b4a2ca9a8d6bce`.
        """
        return self._stream(_RESULT_JSON, (query_id,), options)

    def result_csv(self, query_id: str, **options: Unpack[RequestOptions]) -> StreamContext[bytes]:
        """The result of a query that is done, as CSV with a header line.

        ``GET /get/{query_id}.csv``

        Args:
            query_id: Id of the query. The same query always has the same id. Example:
                `5b2ed90ef2ebb1c8b4b4a2ca9a8d6bce`.
        """
        return self._stream(_RESULT_CSV, (query_id,), options)

    async def result_geojson(self, query_id: str, **options: Unpack[RequestOptions]) -> FeatureCollection:
        """The result of a query that is done, with the outline of each place, as a GeoJSON FeatureCollection.

        ``GET /get/{query_id}.geojson``

        Args:
            query_id: Id of the query. The same query always has the same id. Example:
                `5b2ed90ef2ebb1c8b4b4a2ca9a8d6bce`.
        """
        return await self._call(_RESULT_GEOJSON, (query_id,), options)


@define(kw_only=True)
class Progress(Model):
    """How many of the parts of a query are where."""

    eligible: int
    """Parts that are not yet begun."""

    queued: int
    """Parts that wait for their turn."""

    running: int
    """Parts that are being computed."""


@define(kw_only=True)
class QueryAccepted(Model):
    """That a query was accepted. Older servers say nothing here, only where to ask."""

    query_id: str | None = None
    """Id of the query."""

    progress: Progress | None = None
    """How far it is."""


class QueryState(OpenEnum):
    """How it stands with a query."""

    QUEUED = "queued"
    """It waits for its turn."""

    EXECUTING = "executing"
    """It is being computed."""

    COMPLETED = "completed"
    """Its result can be fetched."""

    ERRORED = "errored"
    """It failed."""

    CANCELLED = "cancelled"
    """It was stopped."""


@define(kw_only=True)
class QueryStatus(Model):
    """How it stands with a query, and how far it is."""

    status: QueryState
    """How it stands."""

    msg: str | None = None
    """The same in words."""

    progress: Progress | None = None
    """How far it is."""


_RUN: Operation[QueryAccepted] = Operation("queries.run", "POST", "/run", sends=Query, returns=QueryAccepted)
_STATUS: Operation[QueryStatus | None] = Operation(
    "queries.status",
    "GET",
    "/poll/{query_id}",
    returns=QueryStatus,
    statuses=(303,),
    wait=Wait(
        done={"status code": 303},
        failed={"status code": 500, "status": ("errored", "cancelled")},
        progress="progress",
    ),
)
_RESULT: Operation[list[dict[str, Any]]] = Operation(
    "queries.result", "GET", "/get/{query_id}", returns=list[dict[str, Any]], many="query_result"
)
_RESULT_JSON: Operation[bytes] = Operation(
    "queries.result_json",
    "GET",
    "/get/{query_id}.json",
    returns=bytes,
    answer="stream",
    accept="application/json",
)
_RESULT_CSV: Operation[bytes] = Operation(
    "queries.result_csv", "GET", "/get/{query_id}.csv", returns=bytes, answer="stream", accept="text/csv"
)
_RESULT_GEOJSON: Operation[FeatureCollection] = Operation(
    "queries.result_geojson",
    "GET",
    "/get/{query_id}.geojson",
    returns=FeatureCollection,
    accept="application/geo+json",
)
_RUN_JOB: JobPlan[list[dict[str, Any]], QueryStatus | None, QueryAccepted] = JobPlan(
    start=_RUN, poll=_STATUS, result=_RESULT, keys={"query_id": "header Location"}
)
