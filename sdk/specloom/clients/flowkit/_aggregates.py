"""Builders of queries that count: those whose results can be fetched.

Names of arguments and their usual values are those of FlowKit's own client. What the parts of a query mean is said
by the fields of the class that each builder gives.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ._building import Day, EventTypes, HourPair, QueryLike, Subset, build
from .models import (
    ActiveAtReferenceLocationCounts,
    AggregateNetworkObjects,
    CalendarActivity,
    ConsecutiveTripsOdMatrix,
    Flows,
    HistogramAggregate,
    Inflows,
    JoinedSpatialAggregate,
    LabelledFlows,
    LabelledSpatialAggregate,
    LocalisedCalendarActivity,
    LocationEventCounts,
    LocationIntroversion,
    MeaningfulLocationsAggregate,
    MeaningfulLocationsBetweenDatesOdMatrix,
    MeaningfulLocationsBetweenLabelOdMatrix,
    Outflows,
    SpatialAggregate,
    TotalNetworkObjects,
    TripsOdMatrix,
    UniqueSubscriberCounts,
    UnmovingAtReferenceLocationCounts,
    UnmovingCounts,
)

# Each builder hands all of its arguments over: its signature is the list of them.


def spatial_aggregate(
    *,
    locations: QueryLike,
) -> SpatialAggregate:
    """How many subscribers are at each place."""
    return build(SpatialAggregate, locals())


def joined_spatial_aggregate(
    *,
    locations: QueryLike,
    metric: QueryLike,
    method: str = "avg",
) -> JoinedSpatialAggregate:
    """A number about subscribers, made one for each place."""
    return build(JoinedSpatialAggregate, locals())


def labelled_spatial_aggregate(
    *,
    locations: QueryLike,
    labels: QueryLike,
) -> LabelledSpatialAggregate:
    """How many subscribers of each label are at each place."""
    return build(LabelledSpatialAggregate, locals())


def histogram_aggregate(
    *,
    metric: QueryLike,
    bins: int | Sequence[float],
    range: tuple[float, float] | None = None,
) -> HistogramAggregate:
    """How many subscribers have which value."""
    members: dict[str, Any] = {
        "metric": metric,
        "bins": {"n_bins": bins} if isinstance(bins, int) else {"bin_list": bins},
    }
    if range is not None:
        members["range"] = range
    return build(HistogramAggregate, members)


def flows(
    *,
    from_location: QueryLike,
    to_location: QueryLike,
    join_type: str = "inner",
) -> Flows:
    """How many subscribers moved from each place to each other."""
    return build(Flows, locals())


def inflows(
    *,
    from_location: QueryLike,
    to_location: QueryLike,
    join_type: str = "inner",
) -> Inflows:
    """How many subscribers came to each place."""
    return build(Inflows, locals())


def outflows(
    *,
    from_location: QueryLike,
    to_location: QueryLike,
    join_type: str = "inner",
) -> Outflows:
    """How many subscribers left each place."""
    return build(Outflows, locals())


def labelled_flows(
    *,
    from_location: QueryLike,
    to_location: QueryLike,
    labels: QueryLike,
    join_type: str = "inner",
) -> LabelledFlows:
    """How many subscribers of each label moved from each place to each other."""
    return build(LabelledFlows, locals())


def trips_od_matrix(
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
) -> TripsOdMatrix:
    """How many subscribers visited each place and each other."""
    return build(TripsOdMatrix, locals())


def consecutive_trips_od_matrix(
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
) -> ConsecutiveTripsOdMatrix:
    """How many subscribers visited each place and next each other."""
    return build(ConsecutiveTripsOdMatrix, locals())


def unique_subscriber_counts(
    *,
    start_date: Day,
    end_date: Day,
    aggregation_unit: str,
    mapping_table: str | None = None,
    geom_table: str | None = None,
    geom_table_join_column: str | None = None,
    event_types: EventTypes = None,
    subscriber_subset: Subset = None,
    hours: HourPair | None = None,
) -> UniqueSubscriberCounts:
    """How many subscribers were at each place."""
    return build(UniqueSubscriberCounts, locals())


def location_event_counts(
    *,
    start_date: Day,
    end_date: Day,
    aggregation_unit: str,
    count_interval: str,
    direction: str = "both",
    event_types: EventTypes = None,
    subscriber_subset: Subset = None,
    mapping_table: str | None = None,
    geom_table: str | None = None,
    geom_table_join_column: str | None = None,
    hours: HourPair | None = None,
) -> LocationEventCounts:
    """How many events there were at each place."""
    return build(LocationEventCounts, locals(), count_interval="interval")


def location_introversion(
    *,
    start_date: Day,
    end_date: Day,
    aggregation_unit: str,
    direction: str = "both",
    mapping_table: str | None = None,
    geom_table: str | None = None,
    geom_table_join_column: str | None = None,
    event_types: EventTypes = None,
    subscriber_subset: Subset = None,
    hours: HourPair | None = None,
) -> LocationIntroversion:
    """How large a part of the events of each place stayed within it."""
    return build(LocationIntroversion, locals())


def total_network_objects(
    *,
    start_date: Day,
    end_date: Day,
    aggregation_unit: str,
    total_by: str = "day",
    mapping_table: str | None = None,
    geom_table: str | None = None,
    geom_table_join_column: str | None = None,
    event_types: EventTypes = None,
    subscriber_subset: Subset = None,
    hours: HourPair | None = None,
) -> TotalNetworkObjects:
    """How many cells or sites were in use at each place."""
    return build(TotalNetworkObjects, locals())


def aggregate_network_objects(
    *,
    total_network_objects: QueryLike,
    statistic: str,
    aggregate_by: str = "day",
) -> AggregateNetworkObjects:
    """One number made of the counts of network objects."""
    return build(AggregateNetworkObjects, locals())


def meaningful_locations_aggregate(
    *,
    start_date: Day,
    end_date: Day,
    label: str,
    labels: Mapping[str, Any],
    tower_day_of_week_scores: Mapping[str, float],
    tower_hour_of_day_scores: Sequence[float],
    aggregation_unit: str,
    tower_cluster_radius: float = 1.0,
    tower_cluster_call_threshold: float = 0,
    event_types: EventTypes = None,
    subscriber_subset: Subset = None,
    mapping_table: str | None = None,
    geom_table: str | None = None,
    geom_table_join_column: str | None = None,
) -> MeaningfulLocationsAggregate:
    """How many subscribers have a place of one label, such as home, at each place."""
    return build(MeaningfulLocationsAggregate, locals())


def meaningful_locations_between_label_od_matrix(
    *,
    start_date: Day,
    end_date: Day,
    label_a: str,
    label_b: str,
    labels: Mapping[str, Any],
    tower_day_of_week_scores: Mapping[str, float],
    tower_hour_of_day_scores: Sequence[float],
    aggregation_unit: str,
    tower_cluster_radius: float = 1.0,
    tower_cluster_call_threshold: float = 0,
    event_types: EventTypes = None,
    subscriber_subset: Subset = None,
    mapping_table: str | None = None,
    geom_table: str | None = None,
    geom_table_join_column: str | None = None,
) -> MeaningfulLocationsBetweenLabelOdMatrix:
    """How many subscribers have a place of one label here and one of another label there."""
    return build(MeaningfulLocationsBetweenLabelOdMatrix, locals())


def meaningful_locations_between_dates_od_matrix(
    *,
    start_date_a: Day,
    end_date_a: Day,
    start_date_b: Day,
    end_date_b: Day,
    label: str,
    labels: Mapping[str, Any],
    tower_day_of_week_scores: Mapping[str, float],
    tower_hour_of_day_scores: Sequence[float],
    aggregation_unit: str,
    tower_cluster_radius: float = 1.0,
    tower_cluster_call_threshold: float = 0,
    event_types: EventTypes = None,
    subscriber_subset: Subset = None,
    mapping_table: str | None = None,
    geom_table: str | None = None,
    geom_table_join_column: str | None = None,
) -> MeaningfulLocationsBetweenDatesOdMatrix:
    """How many subscribers had their place of one label here at first, and there later."""
    return build(MeaningfulLocationsBetweenDatesOdMatrix, locals())


def unmoving_counts(
    *,
    unique_locations: QueryLike,
) -> UnmovingCounts:
    """How many subscribers did not leave each place."""
    return build(UnmovingCounts, locals(), unique_locations="locations")


def unmoving_at_reference_location_counts(
    *,
    reference_locations: QueryLike,
    unique_locations: QueryLike,
) -> UnmovingAtReferenceLocationCounts:
    """How many subscribers did not leave their place of reference."""
    return build(UnmovingAtReferenceLocationCounts, locals(), unique_locations="locations")


def active_at_reference_location_counts(
    *,
    reference_locations: QueryLike,
    unique_locations: QueryLike,
) -> ActiveAtReferenceLocationCounts:
    """How many subscribers were active at their place of reference."""
    return build(ActiveAtReferenceLocationCounts, locals())


def calendar_activity(
    *,
    start_date: Day,
    total_periods: int,
    period_unit: str = "days",
    period_length: int = 1,
    event_types: EventTypes = None,
    subscriber_subset: Subset = None,
    hours: HourPair | None = None,
) -> CalendarActivity:
    """How many subscribers were active in which of the periods."""
    return build(CalendarActivity, locals())


def localised_calendar_activity(
    *,
    start_date: Day,
    total_periods: int,
    period_unit: str = "days",
    period_length: int = 1,
    event_types: EventTypes = None,
    subscriber_subset: Subset = None,
    hours: HourPair | None = None,
    locations: QueryLike | None = None,
) -> LocalisedCalendarActivity:
    """How many subscribers were active in which of the periods, at each place."""
    return build(LocalisedCalendarActivity, locals(), locations="reference_location")
