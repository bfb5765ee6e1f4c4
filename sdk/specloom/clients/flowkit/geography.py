"""The resource `geography` of FlowKit.

Generated from specs/flowkit.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from typing import Unpack

from specloom.service import Operation, RequestOptions, Service

from ._api import API
from .models import FeatureCollection


class Geography(Service):
    """The outlines of the places by which results are grouped."""

    _api = API

    async def read(self, aggregation_unit: str, **options: Unpack[RequestOptions]) -> FeatureCollection:
        """The outlines of all places of one kind, as a GeoJSON FeatureCollection.

        ``GET /geography/{aggregation_unit}``

        Args:
            aggregation_unit: Unit of aggregation, e.g. `admin3`. Example: `admin3`.
        """
        return await self._call(_READ, (aggregation_unit,), options)


_READ: Operation[FeatureCollection] = Operation(
    "geography.read",
    "GET",
    "/geography/{aggregation_unit}",
    returns=FeatureCollection,
    accept="application/geo+json",
)
