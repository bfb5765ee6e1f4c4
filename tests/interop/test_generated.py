"""The clients that are generated for real servers: every spec here, as strict type checkers see it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).parents[2]
SPECS = sorted(path.stem for path in (Path(__file__).parent / "specs").glob("*.yaml"))


def test_generated_clients_are_clean_for_mypy(clients: Path, generated: Callable[[str], ModuleType]) -> None:
    for name in SPECS:
        generated(name)

    packages = [word for name in SPECS for word in ("-p", name)]
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--config-file=", "--strict", "--python-version=3.11", *packages],
        cwd=ROOT,
        env={"MYPYPATH": f"{ROOT / 'sdk'}:{clients}", "PATH": "", "HOME": str(clients)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, SPECS) == (0, ["drf", "httpbin", "kinto", "wiremock"]), done.stdout + done.stderr
