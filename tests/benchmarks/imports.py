"""What an import costs, each in a process of its own: wall time of the import statement alone."""

from __future__ import annotations

import subprocess
import sys

from measuring import Series, interleaved_sync

PROGRAM = "import time; began = time.perf_counter(); import {module}; print(time.perf_counter() - began)"


def import_seconds(module: str) -> float:
    shown = subprocess.run(
        [sys.executable, "-c", PROGRAM.format(module=module)], capture_output=True, text=True, check=True
    )
    return float(shown.stdout)


def measure_imports(modules: list[str], *, rounds: int) -> dict[str, Series]:
    sides = {module: (lambda module=module: import_seconds(module)) for module in modules}
    return interleaved_sync(sides, rounds)
