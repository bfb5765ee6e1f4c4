"""Series of measurements, taken in turns so that what disturbs the machine disturbs all sides alike."""

from __future__ import annotations

import statistics
from collections.abc import Awaitable, Callable, Mapping

from attrs import frozen


@frozen
class Series:
    """Seconds, one per round."""

    values: tuple[float, ...]

    @property
    def median(self) -> float:
        return statistics.median(self.values)

    @property
    def spread(self) -> float:
        """Half the distance between the quartiles, relative to the median."""
        low, _, high = statistics.quantiles(self.values, n=4)
        return (high - low) / 2 / self.median

    def as_json(self) -> dict[str, object]:
        return {"median": self.median, "spread": self.spread, "rounds": len(self.values)}


async def interleaved(sides: Mapping[str, Callable[[], Awaitable[float]]], rounds: int) -> dict[str, Series]:
    """Let every side have its turn in each round; one round beforehand warms up and is not counted."""
    taken: dict[str, list[float]] = {name: [] for name in sides}
    for number in range(rounds + 1):
        for name, measure in sides.items():
            value = await measure()
            if number:
                taken[name].append(value)
    return {name: Series(tuple(values)) for name, values in taken.items()}


def interleaved_sync(sides: Mapping[str, Callable[[], float]], rounds: int) -> dict[str, Series]:
    """The same for sides that need no event loop."""
    taken: dict[str, list[float]] = {name: [] for name in sides}
    for number in range(rounds + 1):
        for name, measure in sides.items():
            value = measure()
            if number:
                taken[name].append(value)
    return {name: Series(tuple(values)) for name, values in taken.items()}


def ratios(series: Mapping[str, Series], reference: str) -> dict[str, float]:
    """How each median compares with that of *reference*."""
    base = series[reference].median
    return {name: one.median / base for name, one in series.items()}
