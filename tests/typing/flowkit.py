"""The client of FlowKit as type checkers see it. Checked by mypy and pyright, never run."""

from __future__ import annotations

from datetime import date
from typing import Any, assert_type

from specloom.clients.flowkit import (
    DailyLocation,
    FeatureCollection,
    FlowKit,
    Flows,
    Query,
    QueryAccepted,
    QueryStatus,
    SpatialAggregate,
    builders,
)
from specloom.clients.flowkit.api_query import APIQuery
from specloom.service import Job, Response, StreamContext


async def fetch(token: str) -> None:
    async with FlowKit.connect(
        url="https://localhost:9090", token=token, api_version=0, ssl_certificate=True
    ) as flowkit:
        assert_type(flowkit, FlowKit)
        assert_type(flowkit.user, str | None)
        assert_type(flowkit.api_version, int)
        job = await flowkit.queries.run(counts())
        assert_type(job, Job[list[dict[str, Any]], QueryStatus | None, QueryAccepted])
        assert_type(await job.result(progress=True), list[dict[str, Any]])
        assert_type(flowkit.queries.result_csv("id"), StreamContext[bytes])
        assert_type(await flowkit.queries.result_geojson("id"), FeatureCollection)
        assert_type(await flowkit.available_dates.read(), dict[str, list[date]])
        assert_type(await flowkit.get_url(route="poll/x", data={"a": 1}, params={"b": 2}), Response)
        assert_type(await flowkit.post_json(route="run", data={}), Response)
        await ask(flowkit.make_api_query({"query_kind": "of_tomorrow"}))


async def ask(query: APIQuery) -> None:
    assert_type(await query.status(), str)
    assert_type(await query.get_result(), list[dict[str, Any]])
    assert_type(await query.get_result("geojson", 0.5), dict[str, Any])
    assert_type(await query.get_result(format="csv", progress=lambda progress: print(progress.counts)), str)
    await query.get_result("xml")  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue, reportArgumentType]


def counts() -> SpatialAggregate:
    where = builders.daily_location(
        date=date(2016, 1, 1), aggregation_unit="admin3", method="last", hours=(8, 17)
    )
    assert_type(where, DailyLocation)
    assert_type(builders.random_sample(query=where, seed=0.5, size=10), DailyLocation)
    assert_type(builders.random_sample(query={"query_kind": "x"}, seed=0.5, size=10), Query)
    assert_type(builders.flows(from_location=where, to_location={"query_kind": "daily_location"}), Flows)
    builders.daily_location(date="2016-01-01", aggregation_unit="admin3")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    return builders.spatial_aggregate(locations=where)
