"""The page about Flex.io tells the truth: its Python runs as written, and it names all methods."""

from __future__ import annotations

import ast
import inspect
import re
import textwrap
from pathlib import Path
from typing import Any

import pytest

import specloom.clients.flexio as package
from specloom.clients.flexio import Flexio
from specloom.clients.flexio.owned import _group as group
from specloom.service import Service
from specloom_codegen.mock import MockServer
from specloom_codegen.pipeline import compile_spec

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "sdk" / "docs" / "clients" / "flexio.md").read_text("utf-8")
BLOCKS = re.findall(r"^```python\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


async def run_block(block: str, names: dict[str, Any]) -> None:
    """Run a block as the body of a coroutine; what it binds stays for the next one."""
    source = f"async def block():\n{textwrap.indent(block, '    ')}\n    return locals()\n"
    exec(compile(ast.parse(source), "flexio.md", "exec"), names)
    names.update(await names["block"]())


async def test_the_blocks_run_as_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    api = compile_spec(ROOT / "specs" / "flexio.yaml").api
    assert api is not None
    (tmp_path / "README.md").write_text("# Read me")
    monkeypatch.chdir(tmp_path)

    async with MockServer(api) as server:
        usual = Flexio.connect.__func__  # type: ignore[attr-defined]

        def connect(cls: type[Flexio], **given: Any) -> Flexio:
            return usual(cls, **{**given, "url": server.url, "token": "t"})

        monkeypatch.setattr(Flexio, "connect", classmethod(connect))
        async with Flexio.connect(token="t") as flexio:
            names: dict[str, Any] = {"flexio": flexio}
            for block in BLOCKS[1:]:
                await run_block(block, names)
        await run_block(BLOCKS[0], {})

    assert (len(BLOCKS), (tmp_path / "rows.csv").read_bytes()) == (7, b"id,name\n1,Ada\n")


def methods(service: type[Service]) -> set[str]:
    own = (name for name, value in vars(service).items() if inspect.isfunction(value))
    return {name for name in own if not name.startswith(("_", "stream_", "download_", "resume_", "wait_"))}


@pytest.mark.parametrize("resource", re.findall(r"    def (\w+)\(self\)", inspect.getsource(package._client)))
def test_every_method_is_named(resource: str) -> None:
    service: Any = type(getattr(Flexio.connect(token="t"), resource))
    rows = [
        row
        for row in PAGE.splitlines()
        if row.startswith("| `") and f"`{resource}`" in row.partition(" | ")[0]
    ]

    assert methods(service) - set(re.findall(r"`(\w+)`", "\n".join(rows))) == set()


@pytest.mark.parametrize("resource", re.findall(r"    def (\w+)\(self\)", inspect.getsource(group)))
def test_every_method_of_the_group_is_named(resource: str) -> None:
    service: Any = type(getattr(Flexio.connect(token="t").owned, resource))
    (row,) = [row for row in PAGE.splitlines() if row.startswith(f"| `owned.{resource}` |")]

    assert methods(service) == set(re.findall(r"`(\w+)`", row.split(" | ")[1]))
