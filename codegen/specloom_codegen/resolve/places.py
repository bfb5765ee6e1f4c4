"""Places, carriers and conditions of a spec in their resolved form."""

from __future__ import annotations

from typing import overload

from specloom_codegen import ir
from specloom_codegen.spec import Carrier, Condition, Place, Places


@overload
def place_of(place: Place) -> ir.Place: ...
@overload
def place_of(place: Place | None) -> ir.Place | None: ...
def place_of(place: Place | None) -> ir.Place | None:
    """A place, or None where the spec names none."""
    if place is None:
        return None
    return ir.Place(place.source, place.path, place.name, str(place))


def places_of(places: Places | None) -> ir.Places:
    return tuple(place_of(place) for place in places or ())


@overload
def carrier_of(carrier: Carrier) -> ir.Carrier: ...
@overload
def carrier_of(carrier: Carrier | None) -> ir.Carrier | None: ...
def carrier_of(carrier: Carrier | None) -> ir.Carrier | None:
    return None if carrier is None else ir.Carrier(carrier.kind, carrier.name, carrier.scheme)


def condition_of(condition: Condition | None) -> ir.Condition:
    """A condition; without entries it never holds."""
    entries = () if condition is None else condition.items()
    return ir.Condition(tuple((place_of(place), tuple(values)) for place, values in entries))
