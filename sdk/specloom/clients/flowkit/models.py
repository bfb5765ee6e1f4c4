"""Types that several resources share.

Generated from specs/flowkit.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Literal, TypeAlias

from attrs import define

from specloom.values import Model, OpenEnum, Unknown


@define(kw_only=True)
class FeatureCollection(Model):
    """A GeoJSON FeatureCollection (RFC 7946)."""

    type: str
    """`FeatureCollection`."""

    features: list[Feature]
    """The places."""


@define(kw_only=True)
class Feature(Model):
    """One place."""

    type: str
    """`Feature`."""

    id: Any = None
    """A number or a text, where it has one."""

    geometry: Any = None
    """Its outline."""

    properties: dict[str, Any] | None = None
    """What is known of it."""


Moment: TypeAlias = date | datetime
"""A day, or a moment: `2016-01-01`, `2016-01-01T12:00:00`."""


class EventType(OpenEnum):
    """What subscribers did."""

    CALLS = "calls"
    """Calls."""

    SMS = "sms"
    """Text messages."""

    MDS = "mds"
    """Mobile data sessions."""

    TOPUPS = "topups"
    """Top-ups of credit."""


class Direction(OpenEnum):
    """Which calls and texts count."""

    IN = "in"
    """Those that came in."""

    OUT = "out"
    """Those that went out."""

    BOTH = "both"
    """All."""


class Statistic(OpenEnum):
    """How one number is made of many."""

    AVG = "avg"
    MAX = "max"
    MIN = "min"
    MEDIAN = "median"
    MODE = "mode"
    STDDEV = "stddev"
    VARIANCE = "variance"


@define(kw_only=True)
class Hours(Model):
    """Part of a day, in hours from midnight."""

    start_hour: int
    """Where it begins."""

    end_hour: int
    """Where it ends."""


@define(kw_only=True)
class DailyLocation(Model):
    """Where each subscriber was on one day."""

    query_kind: Literal["daily_location"] = "daily_location"
    subscriber_subset: SubscriberSubset | None = None
    """Which subscribers count; all where there is none."""

    hours: Hours | None = None
    """Which hours of each day count; all where there are none."""

    event_types: list[EventType] | None = None
    """Which events count; all where there are none."""

    aggregation_unit: str
    """Kind of places. Example: `admin3`."""

    mapping_table: str | None = None
    """Table that maps cells to places."""

    geom_table: str | None = None
    """Table with the outlines of places."""

    geom_table_join_column: str | None = None
    """Column of that table by which it is joined."""

    sampling: Sampling | None = None
    """The sample of its rows that is taken."""

    date: Moment
    """The day."""

    method: LocationMethod
    """Which of the day's places is taken."""


@define(kw_only=True)
class ModalLocation(Model):
    """Where each subscriber was most often."""

    query_kind: Literal["modal_location"] = "modal_location"
    sampling: Sampling | None = None
    """The sample of its rows that is taken."""

    locations: list[Query]
    """Where they were: daily locations."""


@define(kw_only=True)
class MostFrequentLocation(Model):
    """Where each subscriber was most often within some days, by events."""

    query_kind: Literal["most_frequent_location"] = "most_frequent_location"
    start_date: Moment
    """First day."""

    end_date: Moment
    """The day after the last one."""

    subscriber_subset: SubscriberSubset | None = None
    """Which subscribers count; all where there is none."""

    hours: Hours | None = None
    """Which hours of each day count; all where there are none."""

    event_types: list[EventType] | None = None
    """Which events count; all where there are none."""

    aggregation_unit: str
    """Kind of places. Example: `admin3`."""

    mapping_table: str | None = None
    """Table that maps cells to places."""

    geom_table: str | None = None
    """Table with the outlines of places."""

    geom_table_join_column: str | None = None
    """Column of that table by which it is joined."""

    sampling: Sampling | None = None
    """The sample of its rows that is taken."""


@define(kw_only=True)
class MajorityLocation(Model):
    """Where each subscriber was more than half of the time."""

    query_kind: Literal["majority_location"] = "majority_location"
    sampling: Sampling | None = None
    """The sample of its rows that is taken."""

    subscriber_location_weights: Query
    """Weights of the places of each subscriber: a `LocationVisits`."""

    minimum_total_weight: float | None = None
    """What a subscriber's weights are taken to make together at least. Default: `0.0`."""

    include_unlocatable: bool | None = None
    """Whether subscribers without such a place are kept. Default: `false`."""


@define(kw_only=True)
class CoalescedLocation(Model):
    """Where each subscriber was by one query, or by another one where the first has too little weight."""

    query_kind: Literal["coalesced_location"] = "coalesced_location"
    sampling: Sampling | None = None
    """The sample of its rows that is taken."""

    preferred_location: Query
    """Where they were."""

    fallback_location: Query
    """Where they were otherwise."""

    subscriber_location_weights: Query
    """Weights of the places of each subscriber: a `LocationVisits`."""

    weight_threshold: Any
    """The least weight with which the preferred place is taken."""


@define(kw_only=True)
class LocationVisits(Model):
    """In how many of some queries each subscriber was at each place."""

    query_kind: Literal["location_visits"] = "location_visits"
    sampling: Sampling | None = None
    """The sample of its rows that is taken."""

    locations: list[Query]
    """Where they were: daily or modal locations."""


@define(kw_only=True)
class UniqueLocations(Model):
    """All places where each subscriber was."""

    query_kind: Literal["unique_locations"] = "unique_locations"
    start_date: Moment
    """First day."""

    end_date: Moment
    """The day after the last one."""

    subscriber_subset: SubscriberSubset | None = None
    """Which subscribers count; all where there is none."""

    hours: Hours | None = None
    """Which hours of each day count; all where there are none."""

    event_types: list[EventType] | None = None
    """Which events count; all where there are none."""

    aggregation_unit: str
    """Kind of places. Example: `admin3`."""

    mapping_table: str | None = None
    """Table that maps cells to places."""

    geom_table: str | None = None
    """Table with the outlines of places."""

    geom_table_join_column: str | None = None
    """Column of that table by which it is joined."""

    sampling: Sampling | None = None
    """The sample of its rows that is taken."""


@define(kw_only=True)
class MobilityClassification(Model):
    """How each subscriber moves about: `unlocated` (nowhere in the latest period), `irregular` (missing in
    one of them), `not_always_locatable` (nowhere in one of them), `mobile` or `stable`.
    """

    query_kind: Literal["mobility_classification"] = "mobility_classification"
    sampling: Sampling | None = None
    """The sample of its rows that is taken."""

    locations: list[Query]
    """Where they were in each period, in the order of time."""

    stay_length_threshold: int
    """For how many periods one stays to be stable."""


@define(kw_only=True)
class RadiusOfGyration(Model):
    """How far each subscriber moves around the middle of his places."""

    query_kind: Literal["radius_of_gyration"] = "radius_of_gyration"
    start_date: Moment
    """First day."""

    end_date: Moment
    """The day after the last one."""

    subscriber_subset: SubscriberSubset | None = None
    """Which subscribers count; all where there is none."""

    hours: Hours | None = None
    """Which hours of each day count; all where there are none."""

    event_types: list[EventType] | None = None
    """Which events count; all where there are none."""

    sampling: Sampling | None = None
    """The sample of its rows that is taken."""


@define(kw_only=True)
class UniqueLocationCounts(Model):
    """At how many places each subscriber was."""

    query_kind: Literal["unique_location_counts"] = "unique_location_counts"
    start_date: Moment
    """First day."""

    end_date: Moment
    """The day after the last one."""

    subscriber_subset: SubscriberSubset | None = None
    """Which subscribers count; all where there is none."""

    hours: Hours | None = None
    """Which hours of each day count; all where there are none."""

    event_types: list[EventType] | None = None
    """Which events count; all where there are none."""

    aggregation_unit: str
    """Kind of places. Example: `admin3`."""

    mapping_table: str | None = None
    """Table that maps cells to places."""

    geom_table: str | None = None
    """Table with the outlines of places."""

    geom_table_join_column: str | None = None
    """Column of that table by which it is joined."""

    sampling: Sampling | None = None
    """The sample of its rows that is taken."""


@define(kw_only=True)
class TopupBalance(Model):
    """The balance of each subscriber's credit."""

    query_kind: Literal["topup_balance"] = "topup_balance"
    start_date: Moment
    """First day."""

    end_date: Moment
    """The day after the last one."""

    subscriber_subset: SubscriberSubset | None = None
    """Which subscribers count; all where there is none."""

    hours: Hours | None = None
    """Which hours of each day count; all where there are none."""

    sampling: Sampling | None = None
    """The sample of its rows that is taken."""

    statistic: Statistic
    """Which of the balances."""


@define(kw_only=True)
class TopupAmount(Model):
    """How much each subscriber topped up."""

    query_kind: Literal["topup_amount"] = "topup_amount"
    start_date: Moment
    """First day."""

    end_date: Moment
    """The day after the last one."""

    subscriber_subset: SubscriberSubset | None = None
    """Which subscribers count; all where there is none."""

    hours: Hours | None = None
    """Which hours of each day count; all where there are none."""

    sampling: Sampling | None = None
    """The sample of its rows that is taken."""

    statistic: Statistic
    """Which of the amounts."""


@define(kw_only=True)
class SubscriberDegree(Model):
    """With how many others each subscriber was in touch."""

    query_kind: Literal["subscriber_degree"] = "subscriber_degree"
    start_date: Moment
    """First day."""

    end_date: Moment
    """The day after the last one."""

    subscriber_subset: SubscriberSubset | None = None
    """Which subscribers count; all where there is none."""

    hours: Hours | None = None
    """Which hours of each day count; all where there are none."""

    event_types: list[EventType] | None = None
    """Which events count; all where there are none."""

    sampling: Sampling | None = None
    """The sample of its rows that is taken."""

    direction: Direction | None = None
    """Which calls and texts count. Default: `both`."""


@define(kw_only=True)
class EventCount(Model):
    """How many events each subscriber had."""

    query_kind: Literal["event_count"] = "event_count"
    start_date: Moment
    """First day."""

    end_date: Moment
    """The day after the last one."""

    subscriber_subset: SubscriberSubset | None = None
    """Which subscribers count; all where there is none."""

    hours: Hours | None = None
    """Which hours of each day count; all where there are none."""

    event_types: list[EventType] | None = None
    """Which events count; all where there are none."""

    sampling: Sampling | None = None
    """The sample of its rows that is taken."""

    direction: Direction | None = None
    """Which calls and texts count. Default: `both`."""


@define(kw_only=True)
class Displacement(Model):
    """How far each subscriber was from a place of reference."""

    query_kind: Literal["displacement"] = "displacement"
    start_date: Moment
    """First day."""

    end_date: Moment
    """The day after the last one."""

    subscriber_subset: SubscriberSubset | None = None
    """Which subscribers count; all where there is none."""

    hours: Hours | None = None
    """Which hours of each day count; all where there are none."""

    event_types: list[EventType] | None = None
    """Which events count; all where there are none."""

    sampling: Sampling | None = None
    """The sample of its rows that is taken."""

    statistic: Statistic
    """Which of the distances."""

    reference_location: Query
    """The places of reference: daily or modal locations."""


@define(kw_only=True)
class ParetoInteractions(Model):
    """With how large a part of their contacts subscribers had a given part of their events."""

    query_kind: Literal["pareto_interactions"] = "pareto_interactions"
    start_date: Moment
    """First day."""

    end_date: Moment
    """The day after the last one."""

    subscriber_subset: SubscriberSubset | None = None
    """Which subscribers count; all where there is none."""

    hours: Hours | None = None
    """Which hours of each day count; all where there are none."""

    event_types: list[EventType] | None = None
    """Which events count; all where there are none."""

    sampling: Sampling | None = None
    """The sample of its rows that is taken."""

    proportion: float
    """That part of the events, from 0 to 1."""


@define(kw_only=True)
class NocturnalEvents(Model):
    """How large a part of each subscriber's events was by night."""

    query_kind: Literal["nocturnal_events"] = "nocturnal_events"
    start_date: Moment
    """First day."""

    end_date: Moment
    """The day after the last one."""

    sampling: Sampling | None = None
    """The sample of its rows that is taken."""

    night_hours: Hours
    """When it is night."""

    event_types: list[EventType] | None = None
    """Which events count; all where there are none."""

    subscriber_subset: SubscriberSubset | None = None
    """Which subscribers count; all where there is none."""


@define(kw_only=True)
class Handset(Model):
    """Which kind of handset each subscriber has."""

    query_kind: Literal["handset"] = "handset"
    start_date: Moment
    """First day."""

    end_date: Moment
    """The day after the last one."""

    subscriber_subset: SubscriberSubset | None = None
    """Which subscribers count; all where there is none."""

    hours: Hours | None = None
    """Which hours of each day count; all where there are none."""

    event_types: list[EventType] | None = None
    """Which events count; all where there are none."""

    sampling: Sampling | None = None
    """The sample of its rows that is taken."""

    characteristic: HandsetCharacteristic | None = None
    """What is told of it. Default: `hnd_type`."""

    method: LocationMethod | None = None
    """Which of several handsets is taken. Default: `last`."""


@define(kw_only=True)
class TotalActivePeriods(Model):
    """In how many periods each subscriber was active."""

    query_kind: Literal["total_active_periods"] = "total_active_periods"
    start_date: Moment
    """First day."""

    total_periods: int
    """How many periods there are."""

    period_length: int | None = None
    """How many units make a period. Default: `1`."""

    period_unit: PeriodUnit | None = None
    """The unit. Default: `days`."""

    subscriber_subset: SubscriberSubset | None = None
    """Which subscribers count; all where there is none."""

    hours: Hours | None = None
    """Which hours of each day count; all where there are none."""

    event_types: list[EventType] | None = None
    """Which events count; all where there are none."""

    sampling: Sampling | None = None
    """The sample of its rows that is taken."""


@define(kw_only=True)
class SpatialAggregate(Model):
    """How many subscribers are at each place."""

    query_kind: Literal["spatial_aggregate"] = "spatial_aggregate"
    locations: Query
    """Where they are."""


@define(kw_only=True)
class JoinedSpatialAggregate(Model):
    """A number about subscribers, made one for each place."""

    query_kind: Literal["joined_spatial_aggregate"] = "joined_spatial_aggregate"
    locations: Query
    """Where they are."""

    metric: Query
    """The number about each subscriber."""

    method: JoinedMethod | None = None
    """How one number is made of many. Default: `avg`."""


@define(kw_only=True)
class LabelledSpatialAggregate(Model):
    """How many subscribers of each label are at each place."""

    query_kind: Literal["labelled_spatial_aggregate"] = "labelled_spatial_aggregate"
    locations: Query
    """Where they are."""

    labels: Query
    """The label of each subscriber, such as a `MobilityClassification`."""


@define(kw_only=True)
class HistogramAggregate(Model):
    """How many subscribers have which value."""

    query_kind: Literal["histogram_aggregate"] = "histogram_aggregate"
    metric: Query
    """The number about each subscriber."""

    bins: HistogramBins
    """The bins."""

    range: list[float] | None = None
    """The least and the greatest value; of all there are where there is none. From 2 to 2."""


@define(kw_only=True)
class Flows(Model):
    """How many subscribers moved from each place to each other."""

    query_kind: Literal["flows"] = "flows"
    from_location: Query
    """Where subscribers were at first."""

    to_location: Query
    """Where they were later."""

    join_type: str | None = None
    """Which subscribers count: those found in both (`inner`), in one (`left`, `right`) or in any (`full
    outer`). Default: `inner`.
    """


@define(kw_only=True)
class Inflows(Model):
    """How many subscribers came to each place."""

    query_kind: Literal["inflows"] = "inflows"
    from_location: Query
    """Where subscribers were at first."""

    to_location: Query
    """Where they were later."""

    join_type: str | None = None
    """Which subscribers count: those found in both (`inner`), in one (`left`, `right`) or in any (`full
    outer`). Default: `inner`.
    """


@define(kw_only=True)
class Outflows(Model):
    """How many subscribers left each place."""

    query_kind: Literal["outflows"] = "outflows"
    from_location: Query
    """Where subscribers were at first."""

    to_location: Query
    """Where they were later."""

    join_type: str | None = None
    """Which subscribers count: those found in both (`inner`), in one (`left`, `right`) or in any (`full
    outer`). Default: `inner`.
    """


@define(kw_only=True)
class LabelledFlows(Model):
    """How many subscribers of each label moved from each place to each other."""

    query_kind: Literal["labelled_flows"] = "labelled_flows"
    from_location: Query
    """Where subscribers were at first."""

    to_location: Query
    """Where they were later."""

    join_type: str | None = None
    """Which subscribers count: those found in both (`inner`), in one (`left`, `right`) or in any (`full
    outer`). Default: `inner`.
    """

    labels: Query
    """The label of each subscriber, such as a `MobilityClassification`."""


@define(kw_only=True)
class TripsOdMatrix(Model):
    """How many subscribers visited each place and each other."""

    query_kind: Literal["trips_od_matrix"] = "trips_od_matrix"
    start_date: Moment
    """First day."""

    end_date: Moment
    """The day after the last one."""

    subscriber_subset: SubscriberSubset | None = None
    """Which subscribers count; all where there is none."""

    hours: Hours | None = None
    """Which hours of each day count; all where there are none."""

    event_types: list[EventType] | None = None
    """Which events count; all where there are none."""

    aggregation_unit: str
    """Kind of places. Example: `admin3`."""

    mapping_table: str | None = None
    """Table that maps cells to places."""

    geom_table: str | None = None
    """Table with the outlines of places."""

    geom_table_join_column: str | None = None
    """Column of that table by which it is joined."""


@define(kw_only=True)
class ConsecutiveTripsOdMatrix(Model):
    """How many subscribers visited each place and next each other."""

    query_kind: Literal["consecutive_trips_od_matrix"] = "consecutive_trips_od_matrix"
    start_date: Moment
    """First day."""

    end_date: Moment
    """The day after the last one."""

    subscriber_subset: SubscriberSubset | None = None
    """Which subscribers count; all where there is none."""

    hours: Hours | None = None
    """Which hours of each day count; all where there are none."""

    event_types: list[EventType] | None = None
    """Which events count; all where there are none."""

    aggregation_unit: str
    """Kind of places. Example: `admin3`."""

    mapping_table: str | None = None
    """Table that maps cells to places."""

    geom_table: str | None = None
    """Table with the outlines of places."""

    geom_table_join_column: str | None = None
    """Column of that table by which it is joined."""


@define(kw_only=True)
class UniqueSubscriberCounts(Model):
    """How many subscribers were at each place."""

    query_kind: Literal["unique_subscriber_counts"] = "unique_subscriber_counts"
    start_date: Moment
    """First day."""

    end_date: Moment
    """The day after the last one."""

    subscriber_subset: SubscriberSubset | None = None
    """Which subscribers count; all where there is none."""

    hours: Hours | None = None
    """Which hours of each day count; all where there are none."""

    event_types: list[EventType] | None = None
    """Which events count; all where there are none."""

    aggregation_unit: str
    """Kind of places. Example: `admin3`."""

    mapping_table: str | None = None
    """Table that maps cells to places."""

    geom_table: str | None = None
    """Table with the outlines of places."""

    geom_table_join_column: str | None = None
    """Column of that table by which it is joined."""


@define(kw_only=True)
class LocationEventCounts(Model):
    """How many events there were at each place."""

    query_kind: Literal["location_event_counts"] = "location_event_counts"
    start_date: Moment
    """First day."""

    end_date: Moment
    """The day after the last one."""

    subscriber_subset: SubscriberSubset | None = None
    """Which subscribers count; all where there is none."""

    hours: Hours | None = None
    """Which hours of each day count; all where there are none."""

    event_types: list[EventType] | None = None
    """Which events count; all where there are none."""

    aggregation_unit: str
    """Kind of places. Example: `admin3`."""

    mapping_table: str | None = None
    """Table that maps cells to places."""

    geom_table: str | None = None
    """Table with the outlines of places."""

    geom_table_join_column: str | None = None
    """Column of that table by which it is joined."""

    interval: CountInterval
    """Over which time they are counted."""

    direction: Direction | None = None
    """Which calls and texts count. Default: `both`."""


@define(kw_only=True)
class LocationIntroversion(Model):
    """How large a part of the events of each place stayed within it."""

    query_kind: Literal["location_introversion"] = "location_introversion"
    start_date: Moment
    """First day."""

    end_date: Moment
    """The day after the last one."""

    subscriber_subset: SubscriberSubset | None = None
    """Which subscribers count; all where there is none."""

    hours: Hours | None = None
    """Which hours of each day count; all where there are none."""

    event_types: list[EventType] | None = None
    """Which events count; all where there are none."""

    aggregation_unit: str
    """Kind of places. Example: `admin3`."""

    mapping_table: str | None = None
    """Table that maps cells to places."""

    geom_table: str | None = None
    """Table with the outlines of places."""

    geom_table_join_column: str | None = None
    """Column of that table by which it is joined."""

    direction: Direction | None = None
    """Which calls and texts count. Default: `both`."""


@define(kw_only=True)
class TotalNetworkObjects(Model):
    """How many cells or sites were in use at each place."""

    query_kind: Literal["total_network_objects"] = "total_network_objects"
    start_date: Moment
    """First day."""

    end_date: Moment
    """The day after the last one."""

    subscriber_subset: SubscriberSubset | None = None
    """Which subscribers count; all where there is none."""

    hours: Hours | None = None
    """Which hours of each day count; all where there are none."""

    event_types: list[EventType] | None = None
    """Which events count; all where there are none."""

    aggregation_unit: str
    """Kind of places. Example: `admin3`."""

    mapping_table: str | None = None
    """Table that maps cells to places."""

    geom_table: str | None = None
    """Table with the outlines of places."""

    geom_table_join_column: str | None = None
    """Column of that table by which it is joined."""

    total_by: NetworkPeriod | None = None
    """Over which time they are counted; not `century`. Default: `day`."""


@define(kw_only=True)
class AggregateNetworkObjects(Model):
    """One number made of the counts of network objects."""

    query_kind: Literal["aggregate_network_objects"] = "aggregate_network_objects"
    total_network_objects: Query
    """The counts: a `TotalNetworkObjects`."""

    statistic: Statistic
    """How one number is made of many."""

    aggregate_by: NetworkPeriod | None = None
    """Over which time. Default: `day`."""


@define(kw_only=True)
class MeaningfulLocationsAggregate(Model):
    """How many subscribers have a place of one label, such as home, at each place."""

    query_kind: Literal["meaningful_locations_aggregate"] = "meaningful_locations_aggregate"
    start_date: Moment
    """First day."""

    end_date: Moment
    """The day after the last one."""

    aggregation_unit: str
    """Kind of places. Example: `admin3`."""

    labels: dict[str, Any]
    """The labels: for each a GeoJSON-like shape, of scores of hours (x) and of days of the week (y), each
    from -1 to 1.
    """

    tower_day_of_week_scores: dict[str, float]
    """Scores of the days of the week (`monday` …), from -1 to 1."""

    tower_hour_of_day_scores: list[float]
    """Scores of the hours of the day, from midnight on, from -1 to 1. From 24 to 24."""

    tower_cluster_radius: float | None = None
    """How far apart the towers of a cluster may be, in km. Default: `1.0`."""

    tower_cluster_call_threshold: float | None = None
    """On how many days a tower must have been used. Default: `0`."""

    event_types: list[EventType] | None = None
    """Which events count; all where there are none."""

    subscriber_subset: SubscriberSubset | None = None
    """Which subscribers count; all where there is none."""

    mapping_table: str | None = None
    """Table that maps cells to places."""

    geom_table: str | None = None
    """Table with the outlines of places."""

    geom_table_join_column: str | None = None
    """Column of that table by which it is joined."""

    label: str
    """One of `labels`, or `unknown`."""


@define(kw_only=True)
class MeaningfulLocationsBetweenLabelOdMatrix(Model):
    """How many subscribers have a place of one label here and one of another label there."""

    query_kind: Literal["meaningful_locations_between_label_od_matrix"] = (
        "meaningful_locations_between_label_od_matrix"
    )
    start_date: Moment
    """First day."""

    end_date: Moment
    """The day after the last one."""

    aggregation_unit: str
    """Kind of places. Example: `admin3`."""

    labels: dict[str, Any]
    """The labels: for each a GeoJSON-like shape, of scores of hours (x) and of days of the week (y), each
    from -1 to 1.
    """

    tower_day_of_week_scores: dict[str, float]
    """Scores of the days of the week (`monday` …), from -1 to 1."""

    tower_hour_of_day_scores: list[float]
    """Scores of the hours of the day, from midnight on, from -1 to 1. From 24 to 24."""

    tower_cluster_radius: float | None = None
    """How far apart the towers of a cluster may be, in km. Default: `1.0`."""

    tower_cluster_call_threshold: float | None = None
    """On how many days a tower must have been used. Default: `0`."""

    event_types: list[EventType] | None = None
    """Which events count; all where there are none."""

    subscriber_subset: SubscriberSubset | None = None
    """Which subscribers count; all where there is none."""

    mapping_table: str | None = None
    """Table that maps cells to places."""

    geom_table: str | None = None
    """Table with the outlines of places."""

    geom_table_join_column: str | None = None
    """Column of that table by which it is joined."""

    label_a: str
    """One of `labels`, or `unknown`."""

    label_b: str
    """Another one of them."""


@define(kw_only=True)
class MeaningfulLocationsBetweenDatesOdMatrix(Model):
    """How many subscribers had their place of one label here at first, and there later."""

    query_kind: Literal["meaningful_locations_between_dates_od_matrix"] = (
        "meaningful_locations_between_dates_od_matrix"
    )
    aggregation_unit: str
    """Kind of places. Example: `admin3`."""

    labels: dict[str, Any]
    """The labels: for each a GeoJSON-like shape, of scores of hours (x) and of days of the week (y), each
    from -1 to 1.
    """

    tower_day_of_week_scores: dict[str, float]
    """Scores of the days of the week (`monday` …), from -1 to 1."""

    tower_hour_of_day_scores: list[float]
    """Scores of the hours of the day, from midnight on, from -1 to 1. From 24 to 24."""

    tower_cluster_radius: float | None = None
    """How far apart the towers of a cluster may be, in km. Default: `1.0`."""

    tower_cluster_call_threshold: float | None = None
    """On how many days a tower must have been used. Default: `0`."""

    event_types: list[EventType] | None = None
    """Which events count; all where there are none."""

    subscriber_subset: SubscriberSubset | None = None
    """Which subscribers count; all where there is none."""

    mapping_table: str | None = None
    """Table that maps cells to places."""

    geom_table: str | None = None
    """Table with the outlines of places."""

    geom_table_join_column: str | None = None
    """Column of that table by which it is joined."""

    label: str
    """One of `labels`, or `unknown`."""

    start_date_a: Moment
    """First day of the first span."""

    end_date_a: Moment
    """The day after its last one."""

    start_date_b: Moment
    """First day of the second span."""

    end_date_b: Moment
    """The day after its last one."""


@define(kw_only=True)
class UnmovingCounts(Model):
    """How many subscribers did not leave each place."""

    query_kind: Literal["unmoving_counts"] = "unmoving_counts"
    locations: Query
    """Where they were: a `UniqueLocations`."""


@define(kw_only=True)
class UnmovingAtReferenceLocationCounts(Model):
    """How many subscribers did not leave their place of reference."""

    query_kind: Literal["unmoving_at_reference_location_counts"] = "unmoving_at_reference_location_counts"
    locations: Query
    """Where they were: a `UniqueLocations`."""

    reference_locations: Query
    """Their places of reference: daily or modal locations."""


@define(kw_only=True)
class ActiveAtReferenceLocationCounts(Model):
    """How many subscribers were active at their place of reference."""

    query_kind: Literal["active_at_reference_location_counts"] = "active_at_reference_location_counts"
    unique_locations: Query
    """Where they were: a `UniqueLocations`."""

    reference_locations: Query
    """Their places of reference: daily or modal locations."""


@define(kw_only=True)
class CalendarActivity(Model):
    """How many subscribers were active in which of the periods."""

    query_kind: Literal["calendar_activity"] = "calendar_activity"
    start_date: Moment
    """First day."""

    total_periods: int
    """How many periods there are."""

    period_length: int | None = None
    """How many units make a period. Default: `1`."""

    period_unit: PeriodUnit | None = None
    """The unit. Default: `days`."""

    subscriber_subset: SubscriberSubset | None = None
    """Which subscribers count; all where there is none."""

    hours: Hours | None = None
    """Which hours of each day count; all where there are none."""

    event_types: list[EventType] | None = None
    """Which events count; all where there are none."""


@define(kw_only=True)
class LocalisedCalendarActivity(Model):
    """How many subscribers were active in which of the periods, at each place."""

    query_kind: Literal["localised_calendar_activity"] = "localised_calendar_activity"
    start_date: Moment
    """First day."""

    total_periods: int
    """How many periods there are."""

    period_length: int | None = None
    """How many units make a period. Default: `1`."""

    period_unit: PeriodUnit | None = None
    """The unit. Default: `days`."""

    subscriber_subset: SubscriberSubset | None = None
    """Which subscribers count; all where there is none."""

    hours: Hours | None = None
    """Which hours of each day count; all where there are none."""

    event_types: list[EventType] | None = None
    """Which events count; all where there are none."""

    reference_location: Query | None = None
    """Where they are."""


Query: TypeAlias = (
    DailyLocation
    | ModalLocation
    | MostFrequentLocation
    | MajorityLocation
    | CoalescedLocation
    | LocationVisits
    | UniqueLocations
    | MobilityClassification
    | RadiusOfGyration
    | UniqueLocationCounts
    | TopupBalance
    | TopupAmount
    | SubscriberDegree
    | EventCount
    | Displacement
    | ParetoInteractions
    | NocturnalEvents
    | Handset
    | TotalActivePeriods
    | SpatialAggregate
    | JoinedSpatialAggregate
    | LabelledSpatialAggregate
    | HistogramAggregate
    | Flows
    | Inflows
    | Outflows
    | LabelledFlows
    | TripsOdMatrix
    | ConsecutiveTripsOdMatrix
    | UniqueSubscriberCounts
    | LocationEventCounts
    | LocationIntroversion
    | TotalNetworkObjects
    | AggregateNetworkObjects
    | MeaningfulLocationsAggregate
    | MeaningfulLocationsBetweenLabelOdMatrix
    | MeaningfulLocationsBetweenDatesOdMatrix
    | UnmovingCounts
    | UnmovingAtReferenceLocationCounts
    | ActiveAtReferenceLocationCounts
    | CalendarActivity
    | LocalisedCalendarActivity
    | Unknown
)
"""What is computed. Its `query_kind` says which."""


SubscriberSubset: TypeAlias = str | Query
"""Which subscribers count: the id of a query, or a query."""


@define(kw_only=True)
class Sampling(Model):
    """How a random sample is drawn. One of `size` and `fraction` is given."""

    sampling_method: SamplingMethod
    """How rows are chosen."""

    seed: float
    """Makes the same sample again; with `random_ids` from -1 to 1."""

    size: int | None = None
    """How many rows."""

    fraction: float | None = None
    """How large a part of the rows."""

    estimate_count: bool
    """Whether the number of rows is estimated instead of counted. Default: `true`."""


class SamplingMethod(OpenEnum):
    """How the rows of a sample are chosen."""

    RANDOM_IDS = "random_ids"
    """By their numbers."""

    BERNOULLI = "bernoulli"
    """Each row by itself; slower. The size is approximate."""

    SYSTEM = "system"
    """By pages of storage; may give none. The size is approximate."""


@define(kw_only=True)
class Span(Model):
    start_date: Moment
    """First day."""

    end_date: Moment
    """The day after the last one."""


@define(kw_only=True)
class Subscribers(Model):
    subscriber_subset: SubscriberSubset | None = None
    """Which subscribers count; all where there is none."""

    hours: Hours | None = None
    """Which hours of each day count; all where there are none."""


@define(kw_only=True)
class Events(Model):
    subscriber_subset: SubscriberSubset | None = None
    """Which subscribers count; all where there is none."""

    hours: Hours | None = None
    """Which hours of each day count; all where there are none."""

    event_types: list[EventType] | None = None
    """Which events count; all where there are none."""


@define(kw_only=True)
class Places(Model):
    aggregation_unit: str
    """Kind of places. Example: `admin3`."""

    mapping_table: str | None = None
    """Table that maps cells to places."""

    geom_table: str | None = None
    """Table with the outlines of places."""

    geom_table_join_column: str | None = None
    """Column of that table by which it is joined."""


@define(kw_only=True)
class Sampled(Model):
    sampling: Sampling | None = None
    """The sample of its rows that is taken."""


class LocationMethod(OpenEnum):
    """Which of a day's places is taken."""

    LAST = "last"
    """The last one."""

    MOST_COMMON = "most-common"
    """The one that occurs most often."""


class HandsetCharacteristic(OpenEnum):
    """A property of a handset."""

    HND_TYPE = "hnd_type"
    BRAND = "brand"
    MODEL = "model"
    SOFTWARE_OS_NAME = "software_os_name"
    SOFTWARE_OS_VENDOR = "software_os_vendor"


class PeriodUnit(OpenEnum):
    """Of what periods are made."""

    DAYS = "days"
    HOURS = "hours"
    MINUTES = "minutes"


@define(kw_only=True)
class Activity(Model):
    start_date: Moment
    """First day."""

    total_periods: int
    """How many periods there are."""

    period_length: int | None = None
    """How many units make a period. Default: `1`."""

    period_unit: PeriodUnit | None = None
    """The unit. Default: `days`."""


class JoinedMethod(OpenEnum):
    """How one number is made of many; `distr` for what is no number."""

    AVG = "avg"
    MAX = "max"
    MIN = "min"
    MEDIAN = "median"
    MODE = "mode"
    STDDEV = "stddev"
    VARIANCE = "variance"
    DISTR = "distr"


@define(kw_only=True)
class HistogramBins(Model):
    """The bins of a histogram, either as a number or by their edges."""

    n_bins: int | None = None
    """How many bins of equal width."""

    bin_list: list[float] | None = None
    """Their edges."""


@define(kw_only=True)
class FlowsBetween(Model):
    from_location: Query
    """Where subscribers were at first."""

    to_location: Query
    """Where they were later."""

    join_type: str | None = None
    """Which subscribers count: those found in both (`inner`), in one (`left`, `right`) or in any (`full
    outer`). Default: `inner`.
    """


class CountInterval(OpenEnum):
    """Over which time events are counted."""

    DAY = "day"
    HOUR = "hour"
    MINUTE = "minute"


class NetworkPeriod(OpenEnum):
    """A time over which network objects are counted."""

    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    CENTURY = "century"


@define(kw_only=True)
class MeaningfulLocations(Model):
    aggregation_unit: str
    """Kind of places. Example: `admin3`."""

    labels: dict[str, Any]
    """The labels: for each a GeoJSON-like shape, of scores of hours (x) and of days of the week (y), each
    from -1 to 1.
    """

    tower_day_of_week_scores: dict[str, float]
    """Scores of the days of the week (`monday` …), from -1 to 1."""

    tower_hour_of_day_scores: list[float]
    """Scores of the hours of the day, from midnight on, from -1 to 1. From 24 to 24."""

    tower_cluster_radius: float | None = None
    """How far apart the towers of a cluster may be, in km. Default: `1.0`."""

    tower_cluster_call_threshold: float | None = None
    """On how many days a tower must have been used. Default: `0`."""

    event_types: list[EventType] | None = None
    """Which events count; all where there are none."""

    subscriber_subset: SubscriberSubset | None = None
    """Which subscribers count; all where there is none."""

    mapping_table: str | None = None
    """Table that maps cells to places."""

    geom_table: str | None = None
    """Table with the outlines of places."""

    geom_table_join_column: str | None = None
    """Column of that table by which it is joined."""
