"""Each builder of queries, against what FlowKit's own client builds of the same arguments."""

from __future__ import annotations

import asyncio
import inspect
import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final

import pytest

from specloom.clients.flowkit import builders, models
from specloom.values import Model, structure, to_wire

from .original import Original

Call = tuple[str, dict[str, Any]]


def call(name: str, /, **arguments: Any) -> dict[str, Any]:
    return {"call": [name, arguments]}


def pair(first: float, second: float) -> dict[str, Any]:
    return {"pair": [first, second]}


SPAN: Final = {"start_date": "2016-01-01", "end_date": "2016-01-08"}
DAILY: Final = {"date": "2016-01-01", "aggregation_unit": "admin3", "method": "last"}
HOME: Final = call("daily_location", **DAILY)
LATER: Final = call(
    "daily_location", **{**DAILY, "date": "2016-01-07", "method": "most-common"}, hours=pair(8, 17)
)
MODAL: Final = call("modal_location", locations=[HOME, LATER])
VISITS: Final = call("location_visits", locations=[HOME, MODAL])
UNIQUE: Final = call("unique_locations", **SPAN, aggregation_unit="admin3")
MOVING: Final = call("mobility_classification", locations=[HOME, LATER], stay_length_threshold=2)
EVENTS: Final = call("event_count", **SPAN)
OBJECTS: Final = call("total_network_objects", **SPAN, aggregation_unit="admin3")
SQUARE: Final = {"type": "Polygon", "coordinates": [[[-1, -1], [-1, 1], [1, 1], [1, -1]]]}
MEANINGFUL: Final = {
    "labels": {"home": SQUARE, "work": SQUARE},
    "tower_day_of_week_scores": {"monday": -1.0, "sunday": 0.5},
    "tower_hour_of_day_scores": [-1.0, *[0.25] * 22, 1.0],
    "aggregation_unit": "admin1",
}

LEAST: Final[Mapping[str, dict[str, Any]]] = {
    "daily_location": DAILY,
    "modal_location": {"locations": [HOME, LATER]},
    "modal_location_from_dates": {**SPAN, "aggregation_unit": "admin3", "method": "last"},
    "most_frequent_location": {**SPAN, "aggregation_unit": "admin3"},
    "majority_location": {"subscriber_location_weights": VISITS},
    "coalesced_location": {
        "preferred_location": HOME,
        "fallback_location": LATER,
        "subscriber_location_weights": VISITS,
        "weight_threshold": 2,
    },
    "location_visits": {"locations": [HOME, MODAL]},
    "unique_locations": {**SPAN, "aggregation_unit": "lon-lat"},
    "mobility_classification": {"locations": [HOME, LATER, MODAL], "stay_length_threshold": 2},
    "radius_of_gyration": SPAN,
    "unique_location_counts": {**SPAN, "aggregation_unit": "admin2"},
    "topup_balance": {**SPAN, "statistic": "avg"},
    "topup_amount": {**SPAN, "statistic": "stddev"},
    "subscriber_degree": SPAN,
    "event_count": SPAN,
    "displacement": {**SPAN, "statistic": "max", "reference_location": MODAL},
    "pareto_interactions": {**SPAN, "proportion": 0.8},
    "nocturnal_events": {**SPAN, "hours": pair(20, 4)},
    "handset": SPAN,
    "total_active_periods": {"start_date": "2016-01-01", "total_periods": 3},
    "random_sample": {"query": EVENTS, "seed": 0.5, "size": 10},
    "spatial_aggregate": {"locations": HOME},
    "joined_spatial_aggregate": {"locations": HOME, "metric": EVENTS},
    "labelled_spatial_aggregate": {"locations": HOME, "labels": MOVING},
    "histogram_aggregate": {"metric": EVENTS, "bins": 5},
    "flows": {"from_location": HOME, "to_location": LATER},
    "inflows": {"from_location": HOME, "to_location": LATER},
    "outflows": {"from_location": HOME, "to_location": LATER},
    "labelled_flows": {"from_location": HOME, "to_location": LATER, "labels": MOVING},
    "trips_od_matrix": {**SPAN, "aggregation_unit": "admin3"},
    "consecutive_trips_od_matrix": {**SPAN, "aggregation_unit": "admin3"},
    "unique_subscriber_counts": {**SPAN, "aggregation_unit": "admin3"},
    "location_event_counts": {**SPAN, "aggregation_unit": "admin3", "count_interval": "hour"},
    "location_introversion": {**SPAN, "aggregation_unit": "admin3"},
    "total_network_objects": {**SPAN, "aggregation_unit": "admin3"},
    "aggregate_network_objects": {"total_network_objects": OBJECTS, "statistic": "median"},
    "meaningful_locations_aggregate": {**SPAN, **MEANINGFUL, "label": "home"},
    "meaningful_locations_between_label_od_matrix": {
        **SPAN,
        **MEANINGFUL,
        "label_a": "home",
        "label_b": "unknown",
    },
    "meaningful_locations_between_dates_od_matrix": {
        "start_date_a": "2016-01-01",
        "end_date_a": "2016-01-02",
        "start_date_b": "2016-01-05",
        "end_date_b": "2016-01-06",
        **MEANINGFUL,
        "label": "home",
    },
    "unmoving_counts": {"unique_locations": UNIQUE},
    "unmoving_at_reference_location_counts": {"reference_locations": MODAL, "unique_locations": UNIQUE},
    "active_at_reference_location_counts": {"reference_locations": MODAL, "unique_locations": UNIQUE},
    "calendar_activity": {"start_date": "2016-01-01", "total_periods": 3},
    "localised_calendar_activity": {"start_date": "2016-01-01", "total_periods": 3},
}
"""The least that each builder takes."""

MORE: Final[Mapping[str, tuple[Any, ...]]] = {
    "event_types": (["calls", "sms"], ["mds"]),
    "subscriber_subset": (MODAL, "5b2ed90ef2ebb1c8b4b4a2ca9a8d6bce"),
    "mapping_table": ("geography.cells",),
    "geom_table": ("geography.districts",),
    "geom_table_join_column": ("district",),
    "hours": (pair(8, 17), pair(22, 6)),
    "direction": ("in", "out", "both"),
    "join_type": ("left", "full outer"),
    "minimum_total_weight": (7, 2.5),
    "include_unlocatable": (True,),
    "characteristic": ("brand",),
    "method": ("most-common", "last", "distr"),
    "period_unit": ("hours",),
    "period_length": (7,),
    "tower_cluster_radius": (2.5,),
    "tower_cluster_call_threshold": (3,),
    "total_by": ("hour",),
    "aggregate_by": ("century",),
    "range": (pair(0, 10), pair(0.5, 99.5)),
    "locations": (HOME,),
    "sampling_method": ("bernoulli", "system"),
    "estimate_count": (False,),
}
"""What else an argument that may be left out can be."""

SPECIAL: Final[tuple[Call, ...]] = (
    ("daily_location", {**DAILY, "date": "2016-01-01T12:30:00"}),
    ("daily_location", {**DAILY, "date": "2016-01-01T00:00:00", "event_types": None, "hours": None}),
    ("modal_location_from_dates", {**SPAN, "end_date": "2016-01-01", "aggregation_unit": "a", "method": "last"}),
    ("modal_location_from_dates", {**SPAN, "start_date": "2015-12-28", "aggregation_unit": "a", "method": "last"}),
    ("histogram_aggregate", {"metric": EVENTS, "bins": [0, 1.5, 10]}),
    ("histogram_aggregate", {"metric": EVENTS, "bins": [1, 2, 3], "range": pair(1, 3)}),
    ("random_sample", {"query": HOME, "seed": 1, "fraction": 0.25}),
    ("random_sample", {"query": {"query_kind": "of_tomorrow", "x": [1]}, "seed": -0.5, "size": 1}),
    ("spatial_aggregate", {"locations": call("random_sample", query=HOME, seed=0.5, size=5)}),
    ("spatial_aggregate", {"locations": {"query_kind": "of_tomorrow", "x": [None, {"y": 1.5}]}}),
    ("coalesced_location", {**LEAST["coalesced_location"], "weight_threshold": 0.5}),
)  # fmt: skip


def optional_arguments(name: str) -> list[str]:
    parameters = inspect.signature(getattr(builders, name)).parameters
    return [one.name for one in parameters.values() if one.default is not inspect.Parameter.empty]


def all_calls() -> list[Call]:
    calls: list[Call] = list(SPECIAL)
    for name, least in LEAST.items():
        calls.append((name, least))
        options = {each: MORE[each] for each in optional_arguments(name) if each in MORE}
        calls += [(name, {**least, each: value}) for each, values in options.items() for value in values]
        if options:
            calls.append((name, {**least, **{each: values[-1] for each, values in options.items()}}))
    return calls


CALLS: Final = all_calls()


def typed(argument: Any) -> Any:
    """An argument as our builders take it: parts are queries that were built."""
    if isinstance(argument, dict) and "call" in argument:
        return ours(*argument["call"])
    if isinstance(argument, dict) and "pair" in argument:
        return tuple(argument["pair"])
    return [typed(one) for one in argument] if isinstance(argument, list) else argument


def ours(name: str, arguments: Mapping[str, Any]) -> Any:
    return getattr(builders, name)(**{key: typed(value) for key, value in arguments.items()})


@pytest.fixture(scope="module")
def originals(flowkit_original: Original, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Any]:
    calls = tmp_path_factory.mktemp("flowkit") / "calls.json"
    calls.write_text(json.dumps(CALLS))
    return asyncio.run(flowkit_original.run("flowkit_queries.py", str(calls)))


def named(number: int) -> str:
    name, arguments = CALLS[number]
    more = [key for key in arguments if key not in LEAST[name]]
    return "-".join([name, *more[:3], str(number)])


@pytest.mark.parametrize("number", range(len(CALLS)), ids=named)
def test_a_query_is_what_the_original_builds(number: int, originals: Mapping[str, Any]) -> None:
    built = ours(*CALLS[number])

    assert (isinstance(built, Model), to_wire(built)) == (True, originals["built"][number])


@pytest.mark.parametrize("number", range(len(CALLS)), ids=named)
def test_a_query_of_the_original_is_read_and_comes_back(number: int, originals: Mapping[str, Any]) -> None:
    """Its dict is taken as a query, or as a part of one, and goes to the server as it is."""
    found = originals["built"][number]
    query = structure(found, models.Query)

    assert (query == ours(*CALLS[number]), to_wire(query)) == (True, found)


def test_there_is_a_builder_of_each_kind_and_a_call_of_each(originals: Mapping[str, Any]) -> None:
    builders_there_are = {name for name in builders.__all__ if name[0].islower()}

    assert builders_there_are == set(originals["kinds"]) == set(LEAST)


def test_dates_and_moments_are_taken_for_texts() -> None:
    moment = builders.daily_location(**{**DAILY, "date": datetime(2016, 1, 1, 12, 30)})  # noqa: DTZ001 - as on the wire
    day = builders.daily_location(**{**DAILY, "date": date(2016, 1, 1)})
    days = builders.modal_location_from_dates(
        start_date=date(2016, 1, 1), end_date=date(2016, 1, 3), aggregation_unit="a", method="last"
    )

    assert (to_wire(moment)["date"], to_wire(day)["date"]) == ("2016-01-01T12:30:00", "2016-01-01")
    assert [one["date"] for one in to_wire(days)["locations"]] == ["2016-01-01", "2016-01-02"]


@pytest.mark.parametrize(
    ("name", "arguments", "message"),
    [
        ("daily_location", {**DAILY, "date": "yesterday"}, "query.date: expected a date"),
        ("daily_location", {**DAILY, "event_types": "calls"}, "query.event_types: expected a list"),
        ("spatial_aggregate", {"locations": "home"}, "query.locations"),
        ("random_sample", {"query": EVENTS, "seed": 1}, "give one of size and fraction"),
        ("random_sample", {"query": EVENTS, "seed": 1, "size": 1, "fraction": 0.5}, "give one of size and fraction"),
    ],
    ids=["date", "text for a list", "no query", "no size", "two sizes"],
)  # fmt: skip
def test_what_is_no_query_is_told(name: str, arguments: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        ours(name, arguments)
