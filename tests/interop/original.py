"""The systems' own clients from the package index: each in a virtual environment of its own, run as a process.

An original runs a small script of ``originals/``, which prints one JSON document. Its environment is kept in
``.venv-interop`` by package, version and Python, and never is the one in which the tests run.
"""

from __future__ import annotations

import asyncio
import contextlib
import fcntl
import json
import os
import re
import subprocess
import sys
import venv
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import pytest
from attrs import frozen

ROOT: Final = Path(__file__).parents[2]
CACHE: Final = ROOT / ".venv-interop"
SCRIPTS: Final = Path(__file__).parent / "originals"

_INSTALL_SECONDS: Final = 600
_RUN_SECONDS: Final = 60
_UNREACHABLE: Final = re.compile(
    "NewConnectionError|ConnectTimeout|ReadTimeout|Max retries exceeded|NameResolutionError"
    "|Temporary failure in name resolution|ProxyError|Connection (?:refused|reset)|No matching distribution found"
)


class Unreachable(Exception):
    """There is no package index within reach that has the original: nothing can be said about it."""


@frozen
class Original:
    """An original client: the Python of its environment."""

    python: Path

    async def run(self, script: str, *arguments: str, environment: Mapping[str, str] | None = None) -> Any:
        """What a script of ``originals/`` prints, as JSON. AssertionError with its stderr if it fails."""
        process = await asyncio.create_subprocess_exec(
            self.python,
            "-I",
            SCRIPTS / script,
            *arguments,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            env={**_environment(), "NO_PROXY": "*", **(environment or {})},
        )
        try:
            async with asyncio.timeout(_RUN_SECONDS):
                output, errors = await process.communicate()
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()
        assert process.returncode == 0, errors.decode(errors="replace")
        return json.loads(output)


def original(*requirements: str) -> Original:
    """The environment in which these requirements are installed, made if it is not there yet.

    ``Unreachable`` if pip cannot reach an index that has them; AssertionError with pip's words for all else.
    """
    name = re.sub(r"[^\w.]+", "-", " ".join(requirements)).strip("-")
    folder = CACHE / f"{name}-py{sys.version_info.major}.{sys.version_info.minor}"
    ready = folder / ".ready"
    with _locked(folder.with_suffix(".lock")):
        if not ready.exists():
            _install(folder, requirements)
            ready.touch()
    return Original(_python(folder))


def original_or_skip(*requirements: str) -> Original:
    """The same for tests: they are skipped where no index has it, and for no other reason."""
    try:
        return original(*requirements)
    except Unreachable as error:
        pytest.skip(f"pip finds no package index with {' '.join(requirements)}: {error}")


def _install(folder: Path, requirements: tuple[str, ...]) -> None:
    venv.create(folder, with_pip=True, clear=True)
    command = [
        _python(folder),
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--retries=1",
        "--timeout=15",
        *requirements,
    ]
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=_INSTALL_SECONDS, check=False, env=_environment()
        )
    except subprocess.TimeoutExpired:
        raise Unreachable(f"nothing within {_INSTALL_SECONDS} seconds") from None
    if done.returncode and (found := _UNREACHABLE.search(done.stderr)):
        raise Unreachable(found.group())
    assert done.returncode == 0, done.stderr


def _python(folder: Path) -> Path:
    return folder / "bin" / "python"


def _environment() -> dict[str, str]:
    """The caller's environment without what would lead the original to our own packages."""
    unwanted = {"PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "COV_CORE_SOURCE", "COVERAGE_PROCESS_START"}
    return {name: value for name, value in os.environ.items() if name not in unwanted}


@contextlib.contextmanager
def _locked(path: Path) -> Iterator[None]:
    """One process at a time: test workers make an environment once."""
    path.parent.mkdir(exist_ok=True)
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
