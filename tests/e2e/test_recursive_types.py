"""Types that contain themselves, generated and faked: what goes to the server comes back as it was."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from specloom.errors import StatusError
from specloom_codegen.mock import MockServer
from specloom_codegen.pipeline import compile_spec

GOLDEN = Path(__file__).parents[1] / "golden" / "recursive"


@pytest.fixture
def package(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    monkeypatch.syspath_prepend(str(GOLDEN / "expected"))
    yield importlib.import_module("recursive")
    for name in [one for one in sys.modules if one.partition(".")[0] == "recursive"]:
        del sys.modules[name]


async def test_values_that_contain_themselves_go_there_and_back(package: Any) -> None:
    api = compile_spec(GOLDEN / "spec.yaml").api
    assert api is not None
    both = package.And(and_=[package.Leaf(field="a", value=[1, ["x"]]), package.And(and_=[])])
    async with MockServer(api, seed=1) as server, package.Recursive.connect(url=server.url) as client:
        made = await client.things.create(
            package.ThingCreate(tree=["a", ["b", []]], all=[{"k": {"l": [True]}}], filter=both)
        )
        read = await client.things.read(made.id)
        grown = await client.things.grow(made.id, ["c"])
        with pytest.raises(StatusError):
            await client.things.create({"tree": ["a", [5]], "all": []})

    assert (read.tree, read.maybe, read.all, read.filter) == (
        ["a", ["b", []]],
        None,
        [{"k": {"l": [True]}}],
        both,
    )
    assert isinstance(grown, str | list)


async def test_records_that_the_fake_invents_end(package: Any) -> None:
    spec = GOLDEN / "spec.yaml"
    api = compile_spec(spec).api
    assert api is not None
    async with MockServer(api, seed=2) as server, package.Recursive.connect(url=server.url) as client:
        for seed in range(20):
            await client.things.create({"tree": str(seed), "all": []})
            assert isinstance(await client.things.grow(seed + 1, "x"), str | list)
