"""Builders of queries about single subscribers, which are parts of those in `_aggregates`.

Names of arguments and their usual values are those of FlowKit's own client. What the parts of a query mean is said
by the fields of the class that each builder gives.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any, TypeVar, overload

from specloom.values import Model

from ._building import Day, EventTypes, HourPair, QueryLike, Subset, as_members, build, read_query
from .models import (
    CoalescedLocation,
    DailyLocation,
    Displacement,
    EventCount,
    Handset,
    LocationVisits,
    MajorityLocation,
    MobilityClassification,
    ModalLocation,
    MostFrequentLocation,
    NocturnalEvents,
    ParetoInteractions,
    Query,
    RadiusOfGyration,
    SubscriberDegree,
    TopupAmount,
    TopupBalance,
    TotalActivePeriods,
    UniqueLocationCounts,
    UniqueLocations,
)

Q = TypeVar("Q", bound=Model)

# Each builder hands all of its arguments over: its signature is the list of them.


def daily_location(
    *,
    date: Day,
    aggregation_unit: str,
    method: str,
    event_types: EventTypes = None,
    subscriber_subset: Subset = None,
    mapping_table: str | None = None,
    geom_table: str | None = None,
    geom_table_join_column: str | None = None,
    hours: HourPair | None = None,
) -> DailyLocation:
    """Where each subscriber was on one day."""
    return build(DailyLocation, locals())


def modal_location(
    *,
    locations: Iterable[QueryLike],
) -> ModalLocation:
    """Where each subscriber was most often."""
    return build(ModalLocation, locals())


def most_frequent_location(
    *,
    start_date: Day,
    end_date: Day,
    aggregation_unit: str,
    hours: HourPair | None = None,
    event_types: EventTypes = None,
    subscriber_subset: Subset = None,
    mapping_table: str | None = None,
    geom_table: str | None = None,
    geom_table_join_column: str | None = None,
) -> MostFrequentLocation:
    """Where each subscriber was most often within some days, by events."""
    return build(MostFrequentLocation, locals())


def majority_location(
    *,
    subscriber_location_weights: QueryLike,
    minimum_total_weight: float = 0.0,
    include_unlocatable: bool = False,
) -> MajorityLocation:
    """Where each subscriber was more than half of the time."""
    return build(MajorityLocation, locals())


def coalesced_location(
    *,
    preferred_location: QueryLike,
    fallback_location: QueryLike,
    subscriber_location_weights: QueryLike,
    weight_threshold: float,
) -> CoalescedLocation:
    """Where each subscriber was by one query, or by another one where the first has too little weight."""
    return build(CoalescedLocation, locals())


def location_visits(
    *,
    locations: Iterable[QueryLike],
) -> LocationVisits:
    """In how many of some queries each subscriber was at each place."""
    return build(LocationVisits, locals())


def unique_locations(
    *,
    start_date: Day,
    end_date: Day,
    aggregation_unit: str,
    event_types: EventTypes = None,
    subscriber_subset: Subset = None,
    mapping_table: str | None = None,
    geom_table: str | None = None,
    geom_table_join_column: str | None = None,
    hours: HourPair | None = None,
) -> UniqueLocations:
    """All places where each subscriber was."""
    return build(UniqueLocations, locals())


def mobility_classification(
    *,
    locations: Iterable[QueryLike],
    stay_length_threshold: int,
) -> MobilityClassification:
    """How each subscriber moves about: `unlocated`, `irregular`, `not_always_locatable`, `mobile` or `stable`."""
    return build(MobilityClassification, locals())


def radius_of_gyration(
    *,
    start_date: Day,
    end_date: Day,
    event_types: EventTypes = None,
    subscriber_subset: Subset = None,
    hours: HourPair | None = None,
) -> RadiusOfGyration:
    """How far each subscriber moves around the middle of his places."""
    return build(RadiusOfGyration, locals())


def unique_location_counts(
    *,
    start_date: Day,
    end_date: Day,
    aggregation_unit: str,
    event_types: EventTypes = None,
    subscriber_subset: Subset = None,
    hours: HourPair | None = None,
    mapping_table: str | None = None,
    geom_table: str | None = None,
    geom_table_join_column: str | None = None,
) -> UniqueLocationCounts:
    """At how many places each subscriber was."""
    return build(UniqueLocationCounts, locals())


def topup_balance(
    *,
    start_date: Day,
    end_date: Day,
    statistic: str,
    subscriber_subset: Subset = None,
    hours: HourPair | None = None,
) -> TopupBalance:
    """The balance of each subscriber's credit."""
    return build(TopupBalance, locals())


def topup_amount(
    *,
    start_date: Day,
    end_date: Day,
    statistic: str,
    subscriber_subset: Subset = None,
    hours: HourPair | None = None,
) -> TopupAmount:
    """How much each subscriber topped up."""
    return build(TopupAmount, locals())


def subscriber_degree(
    *,
    start_date: Day,
    end_date: Day,
    direction: str = "both",
    event_types: EventTypes = None,
    subscriber_subset: Subset = None,
    hours: HourPair | None = None,
) -> SubscriberDegree:
    """With how many others each subscriber was in touch."""
    return build(SubscriberDegree, locals())


def event_count(
    *,
    start_date: Day,
    end_date: Day,
    direction: str = "both",
    event_types: EventTypes = None,
    subscriber_subset: Subset = None,
    hours: HourPair | None = None,
) -> EventCount:
    """How many events each subscriber had."""
    return build(EventCount, locals())


def displacement(
    *,
    start_date: Day,
    end_date: Day,
    statistic: str,
    reference_location: QueryLike,
    event_types: EventTypes = None,
    subscriber_subset: Subset = None,
    hours: HourPair | None = None,
) -> Displacement:
    """How far each subscriber was from a place of reference."""
    return build(Displacement, locals())


def pareto_interactions(
    *,
    start_date: Day,
    end_date: Day,
    proportion: float,
    event_types: EventTypes = None,
    subscriber_subset: Subset = None,
    hours: HourPair | None = None,
) -> ParetoInteractions:
    """With how large a part of their contacts subscribers had a given part of their events."""
    return build(ParetoInteractions, locals())


def nocturnal_events(
    *,
    start_date: Day,
    end_date: Day,
    hours: HourPair,
    event_types: EventTypes = None,
    subscriber_subset: Subset = None,
) -> NocturnalEvents:
    """How large a part of each subscriber's events was by night."""
    return build(NocturnalEvents, locals(), hours="night_hours")


def handset(
    *,
    start_date: Day,
    end_date: Day,
    characteristic: str = "hnd_type",
    method: str = "last",
    event_types: EventTypes = None,
    subscriber_subset: Subset = None,
    hours: HourPair | None = None,
) -> Handset:
    """Which kind of handset each subscriber has."""
    return build(Handset, locals())


def total_active_periods(
    *,
    start_date: Day,
    total_periods: int,
    period_unit: str = "days",
    period_length: int = 1,
    event_types: EventTypes = None,
    subscriber_subset: Subset = None,
    hours: HourPair | None = None,
) -> TotalActivePeriods:
    """In how many periods each subscriber was active."""
    return build(TotalActivePeriods, locals())


def modal_location_from_dates(
    *,
    start_date: Day,
    end_date: Day,
    aggregation_unit: str,
    method: str,
    event_types: EventTypes = None,
    subscriber_subset: Subset = None,
    mapping_table: str | None = None,
    geom_table: str | None = None,
    geom_table_join_column: str | None = None,
    hours: HourPair | None = None,
) -> ModalLocation:
    """Where each subscriber was most often, by the daily locations from *start_date* to the day before *end_date*."""
    first, end = _day(start_date), _day(end_date)
    events = None if event_types is None else list(event_types)
    days = [first + timedelta(days=number) for number in range((end - first).days)]
    return modal_location(
        locations=[
            daily_location(
                date=day,
                aggregation_unit=aggregation_unit,
                method=method,
                event_types=events,
                subscriber_subset=subscriber_subset,
                mapping_table=mapping_table,
                geom_table=geom_table,
                geom_table_join_column=geom_table_join_column,
                hours=hours,
            )
            for day in days
        ]
    )


@overload
def random_sample(
    *,
    query: Q,
    seed: float,
    sampling_method: str = ...,
    size: int | None = None,
    fraction: float | None = None,
    estimate_count: bool = True,
) -> Q: ...


@overload
def random_sample(
    *,
    query: Mapping[str, Any],
    seed: float,
    sampling_method: str = ...,
    size: int | None = None,
    fraction: float | None = None,
    estimate_count: bool = True,
) -> Query: ...


def random_sample(
    *,
    query: Any,
    seed: float,
    sampling_method: str = "random_ids",
    size: int | None = None,
    fraction: float | None = None,
    estimate_count: bool = True,
) -> Any:
    """The query with a random sample taken of its rows: *size* of them, or the *fraction* (give one of both).

    *sampling_method* is ``random_ids``, ``bernoulli`` or ``system``; *seed* makes the same sample again.
    """
    if (size is None) == (fraction is None):
        raise ValueError("give one of size and fraction")
    sampling = {
        "seed": seed,
        "sampling_method": sampling_method,
        "size": size,
        "fraction": fraction,
        "estimate_count": estimate_count,
    }
    return read_query({**as_members(query), "sampling": sampling}, Query)


def _day(value: Day) -> date:
    return (
        date.fromisoformat(value[:10]) if isinstance(value, str) else date(value.year, value.month, value.day)
    )
