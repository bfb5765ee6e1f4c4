"""A client of FlowKit.

Generated from specs/flowkit.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from importlib import import_module

# The names that each module holds. A module is loaded when one of them is first asked for.
_MODULES = {
    "._patch": "FlowKit",
    ".available_dates": "AvailableDates",
    ".geography": "Geography",
    ".models": (
        "ActiveAtReferenceLocationCounts Activity AggregateNetworkObjects CalendarActivity"
        " CoalescedLocation ConsecutiveTripsOdMatrix CountInterval DailyLocation Direction Displacement"
        " EventCount EventType Events Feature FeatureCollection Flows FlowsBetween Handset"
        " HandsetCharacteristic HistogramAggregate HistogramBins Hours Inflows JoinedMethod"
        " JoinedSpatialAggregate LabelledFlows LabelledSpatialAggregate LocalisedCalendarActivity"
        " LocationEventCounts LocationIntroversion LocationMethod LocationVisits MajorityLocation"
        " MeaningfulLocations MeaningfulLocationsAggregate MeaningfulLocationsBetweenDatesOdMatrix"
        " MeaningfulLocationsBetweenLabelOdMatrix MobilityClassification ModalLocation Moment"
        " MostFrequentLocation NetworkPeriod NocturnalEvents Outflows ParetoInteractions PeriodUnit Places"
        " Query RadiusOfGyration Sampled Sampling SamplingMethod Span SpatialAggregate Statistic"
        " SubscriberDegree SubscriberSubset Subscribers TopupAmount TopupBalance TotalActivePeriods"
        " TotalNetworkObjects TripsOdMatrix UniqueLocationCounts UniqueLocations UniqueSubscriberCounts"
        " UnmovingAtReferenceLocationCounts UnmovingCounts"
    ),
    ".openapi": "Openapi",
    ".qa": "Qa QaCheck QaCheckType",
    ".queries": "Progress Queries QueryAccepted QueryState QueryStatus",
}


def __getattr__(name: str) -> object:
    if name == "__all__":
        return _names()
    if name.startswith("_"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module = next((module for module, names in _MODULES.items() if name in names.split()), "._patch")
    value = globals()[name] = getattr(import_module(module, __name__), name)
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_names()})


def _names() -> list[str]:
    return " ".join(_MODULES.values()).split()
