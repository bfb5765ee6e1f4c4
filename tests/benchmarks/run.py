"""``make bench``: every budget of the design that can be measured today, beside its peer, in one run.

Nothing here is asserted: the figures are printed, and written as JSON with ``--json FILE``.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import platform
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from rich.console import Console
from rich.table import Table

sys.path.insert(0, str(Path(__file__).parent))

from calls import canned_server, measure_calls
from decode import contestants
from imports import measure_imports
from measuring import Series, interleaved_sync, ratios


def show(
    console: Console,
    title: str,
    series: Mapping[str, Series],
    reference: str,
    budget: str,
    unit: float,
    name: str,
) -> None:
    table = Table(title=f"{title}   (budget: {budget})", title_justify="left")
    for column in ("", f"median {name}", "spread", f"ratio to {reference}"):
        table.add_column(column, justify="left" if not column else "right")
    compared = ratios(series, reference)
    for side, one in series.items():
        table.add_row(side, f"{one.median / unit:,.1f}", f"± {one.spread:.0%}", f"{compared[side]:.2f}")
    console.print(table)


def timed(run: Callable[[], object]) -> Callable[[], float]:
    def measure() -> float:
        began = time.perf_counter()
        run()
        return time.perf_counter() - began

    return measure


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", type=Path, help="also write the figures to this file")
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--calls", type=int, default=1600, help="calls in each round")
    chosen = parser.parse_args()
    console = Console()
    results: dict[str, Mapping[str, Series]] = {}

    with canned_server() as url:
        for tasks in (1, 16):
            series = asyncio.run(measure_calls(url, tasks=tasks, calls=chosen.calls, rounds=chosen.rounds))
            results[f"get_{tasks}_tasks"] = series
            show(console, f"CPU per typed GET, {tasks} task(s)", series, "aiohttp idiom", "≤ 1.0", 1e-6, "µs")

    for name, sides in contestants().items():
        series = interleaved_sync({side: timed(run) for side, run in sides.items()}, chosen.rounds)
        results[f"decode_{name}"] = series
        budget = "≤ 0.6" if name == "flat" else "≤ 1.0"
        show(console, f"1,000 {name} records from bytes", series, "pydantic", budget, 1e-3, "ms")

    # Flex.io has fourteen resources, CloudCIX over three hundred: an import costs the same.
    modules = ["aiohttp", "specloom.clients.flexio", "specloom.clients.cloudcix", "specloom"]
    series = measure_imports(modules, rounds=chosen.rounds)
    results["imports"] = series
    show(console, "import", series, "aiohttp", "< 1.0", 1e-3, "ms")

    if chosen.json:
        written = {
            "python": platform.python_version(),
            "results": {
                name: {side: one.as_json() for side, one in group.items()} for name, group in results.items()
            },
        }
        chosen.json.write_text(json.dumps(written, indent=2) + "\n")
        console.print(f"written to {chosen.json}")


if __name__ == "__main__":
    main()
