"""The names that users may rely on: what is exported is what exists, and nothing more."""

from __future__ import annotations

import ast
import importlib
import subprocess
import sys
from pathlib import Path

import pytest

import specloom

SOURCE = Path(specloom.__file__)


def test_every_exported_name_exists_and_is_the_one_of_its_home():
    for module, names in specloom._HOMES.items():
        home = importlib.import_module(f"specloom.{module}")
        for name in names:
            assert getattr(specloom, name) is getattr(home, name)


def test_all_lists_every_name_with_a_home_and_the_version():
    assert sorted(specloom.__all__) == sorted([*specloom._HOME_OF, "__version__"])


def test_type_checkers_see_the_same_names_as_the_interpreter():
    tree = ast.parse(SOURCE.read_text())
    guarded = next(node for node in tree.body if isinstance(node, ast.If))
    seen = {alias.name for node in guarded.body if isinstance(node, ast.ImportFrom) for alias in node.names}

    assert seen == set(specloom._HOME_OF)


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="has no attribute 'Flexio'"):
        specloom.Flexio  # noqa: B018


def test_dir_shows_what_is_not_loaded_yet():
    assert set(specloom.__all__) <= set(dir(specloom))


SHIPPED = sorted(path.parent.name for path in (SOURCE.parent / "clients").glob("*/manifest.json"))


@pytest.mark.parametrize("module", ["specloom", *(f"specloom.clients.{name}" for name in SHIPPED)])
def test_importing_loads_nothing_heavy(module: str):
    heavy = ("aiohttp", "jwt", "ssl", "cattrs", "yaml")
    program = f"import sys, {module}; print([m for m in {heavy!r} if m in sys.modules])"

    shown = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout

    assert shown.strip() == "[]"


def test_every_public_module_names_what_it_exports():
    for name in ("errors", "values", "service", "testing", "auth", "connector"):
        module = importlib.import_module(f"specloom.{name}")
        for exported in module.__all__:
            assert hasattr(module, exported), f"specloom.{name}.{exported}"
