"""The resources of the group `circuit`.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from specloom.service import Service

from .._api import API

if TYPE_CHECKING:
    from .circuit import Circuit as _Circuit
    from .circuit_class import CircuitClass
    from .property_type import PropertyType
    from .property_value import PropertyValue


class Circuit(Service):
    """Circuits and devices. To be replaced by DCIM."""

    _api = API

    @cached_property
    def circuit(self) -> _Circuit:
        """Circuits."""
        from .circuit import Circuit

        return Circuit(self._connection)

    @cached_property
    def circuit_class(self) -> CircuitClass:
        """Classes of circuits."""
        from .circuit_class import CircuitClass

        return CircuitClass(self._connection)

    @cached_property
    def property_type(self) -> PropertyType:
        """Types of properties that circuits have."""
        from .property_type import PropertyType

        return PropertyType(self._connection)

    @cached_property
    def property_value(self) -> PropertyValue:
        """Values of properties that fit a term."""
        from .property_value import PropertyValue

        return PropertyValue(self._connection)
