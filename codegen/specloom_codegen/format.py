"""Laying out generated code with ruff: one process for all files, nothing of the user's configuration.

The bytes of a generated client depend on the formatter, so its version is fixed here as in the extra
``codegen``.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from importlib import import_module
from importlib.metadata import distributions
from pathlib import Path
from tempfile import TemporaryDirectory

LINE_LENGTH = 110
RUFF = "0.17.6"

_COMMAND = (
    "format",
    "--isolated",
    "--no-cache",
    "--quiet",
    "--no-respect-gitignore",
    "--line-length",
    str(LINE_LENGTH),
    "--target-version",
    "py311",
    # ruff leaves out folders such as `build` and `dist` by itself; here they are groups of an API.
    "--config",
    "exclude = []",
    ".",
)


class FormatterError(Exception):
    """The formatter is missing, of another version, or did not work."""


def format_files(files: Mapping[str, str]) -> dict[str, str]:
    """Lay out Python files, given and returned by their paths in the package; others come back as they are."""
    python = {path: text for path, text in files.items() if path.endswith((".py", ".pyi"))}
    with TemporaryDirectory(prefix="specloom-") as name:
        folder = Path(name)
        for path, text in python.items():
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8", newline="\n")
        _run(folder)
        laid_out = {path: (folder / path).read_text(encoding="utf-8") for path in python}
    return {**files, **laid_out}


def _run(folder: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("RUFF_")}
    result = subprocess.run(
        [_binary(), *_COMMAND], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    if result.returncode != 0:
        raise FormatterError(f"ruff ended with {result.returncode}: {result.stderr.strip()}")


def check_version(found: str | None) -> None:
    """Refuse a formatter that is missing (None) or whose output may be another."""
    advice = "pip install 'specloom[codegen]'"
    if found is None:
        raise FormatterError(f"ruff is not installed: {advice}")
    if found != RUFF:
        raise FormatterError(
            f"ruff {RUFF} is needed, for the same output everywhere; found {found}: {advice}"
        )


def _binary() -> str:
    check_version(next((one.version for one in distributions(name="ruff")), None))
    return str(import_module("ruff").find_ruff_bin())
