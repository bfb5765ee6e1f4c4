"""The originals that our clients are compared with, one fixture for each; real servers, and clients made for them."""

from __future__ import annotations

import importlib
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

from specloom_codegen import pipeline

from .original import Original, original_or_skip
from .real import RealServers


@pytest.fixture(scope="session")
def flexio_original() -> Original:
    """Flex.io's own client for Python."""
    return original_or_skip("flexio==0.4")


ASKED = bool(os.environ.get("SPECLOOM_INTEROP"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave out what needs real servers, which take their time, unless they are asked for.

    What is installed for a test does not count against the time that the test has.
    """
    skip = pytest.mark.skip("real servers take their time: `make interop` asks them (SPECLOOM_INTEROP=1)")
    for item in items:
        if not isinstance(item, pytest.Function):
            continue
        if "real_servers" in item.fixturenames:
            item.add_marker(pytest.mark.timeout(60, func_only=True) if ASKED else skip)
        elif any(name.endswith("_original") for name in item.fixturenames):
            item.add_marker(pytest.mark.timeout(120, func_only=True))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say of each file here what came of its tests."""
    if not ASKED:
        return
    table: dict[str, Counter[str]] = {}
    for outcome in ("passed", "failed", "error", "skipped"):
        for report in terminalreporter.getreports(outcome):
            if "tests/interop/" in report.nodeid:
                name = report.nodeid.partition("::")[0].rpartition("/")[2]
                table.setdefault(name, Counter())[outcome] += 1
    terminalreporter.section("against real servers and original clients")
    for name, counts in sorted(table.items()):
        said = ", ".join(f"{count} {outcome}" for outcome, count in counts.items())
        terminalreporter.write_line(f"{name:40} {said}")


@pytest.fixture(scope="session")
def real_servers() -> Iterator[RealServers]:
    """``real_servers.start("kinto")``: a real server, for as long as a test of this process uses it."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    with RealServers(cache / "specloom-interop") as servers:
        yield servers


@pytest.fixture(scope="session")
def clients(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder into which clients are generated, on the path while the tests run."""
    folder = tmp_path_factory.mktemp("clients")
    sys.path.insert(0, str(folder))
    yield folder
    sys.path.remove(str(folder))


@pytest.fixture(scope="session")
def generated(clients: Path) -> Callable[[str], ModuleType]:
    """``generated("kinto")``: the package that ``specs/kinto.yaml`` here becomes."""

    def make(name: str) -> ModuleType:
        compiled = pipeline.compile_spec(Path(__file__).parent / "specs" / f"{name}.yaml")
        assert compiled.api is not None, [str(each) for each in compiled.diagnostics]
        pipeline.write_client(pipeline.build(compiled, clients))
        importlib.invalidate_caches()
        return importlib.import_module(name)

    return make


@pytest.fixture(scope="session")
def flowkit_original() -> Original:
    """FlowKit's own client for Python, and what mints tokens for its server (whose claims it asks for by requests)."""
    return original_or_skip("flowclient==1.34.0", "flowkit-jwt-generator==1.34.0", "requests")


@pytest.fixture(scope="session")
def cloudcix_original() -> Original:
    """CloudCIX's own client for Python."""
    return original_or_skip("cloudcix==5.0.11")
