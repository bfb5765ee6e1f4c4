"""The pages of sdk/docs tell the truth: links, names, commands and options exist, and Python blocks run.

The pages of the clients and of the language have tests of their own, beside what they describe.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from specloom.clients.cloudomation import Cloudomation
from specloom.testing import FakeClock, FakeTransport
from specloom_codegen.cli import main
from specloom_codegen.mock import MockServer
from specloom_codegen.pipeline import compile_spec

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "sdk" / "docs"
PAGES = sorted(
    [
        ROOT / "README.md",
        ROOT / "sdk" / "CHANGELOG.md",
        *DOCS.rglob("*.md"),
        *ROOT.glob("sdk/designs/*.md"),
        *ROOT.glob("tests/*/README.md"),
    ]
)
TEXTS = {page: page.read_text("utf-8") for page in PAGES}
GENERATED = (DOCS / "generated-clients.md").read_text("utf-8")
MOCK = (DOCS / "mock.md").read_text("utf-8")
CLOUDOMATION = (DOCS / "clients" / "cloudomation.md").read_text("utf-8")


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def blocks(text: str) -> list[str]:
    return re.findall(r"^```python\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def prose(text: str) -> str:
    return re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)


def anchors(text: str) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", prose(text), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def run(block: str, page: str, names: dict[str, Any]) -> Any:
    return eval(compile(block, page, "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT), names)


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_links_lead_to_files_and_headings(page: Path) -> None:
    lost: list[str] = []
    for link in re.findall(r"\]\(([^)\s]+)\)", prose(TEXTS[page])):
        if "://" in link:
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        if not target.exists() or (anchor and anchor not in anchors(target.read_text("utf-8"))):
            lost.append(link)

    assert lost == []


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_python_blocks_are_python(page: Path) -> None:
    for block in blocks(TEXTS[page]):
        compile(block, name_of(page), "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)


@pytest.mark.parametrize(
    "module",
    [
        *(f"specloom.{name}" for name in ("auth", "connector", "errors", "jobs", "testing", "values")),
        "specloom",
        "specloom_codegen.mock",
    ],
)
def test_every_public_name_is_on_some_page(module: str) -> None:
    # The machinery of generated code, and functions that stand beside it.
    unsaid = {"__version__", "as_scheme", "choose_scheme", "present_token", "usual_scheme"}
    said = set(re.findall(r"\w+", "\n".join(TEXTS[page] for page in PAGES if DOCS in page.parents)))

    assert set(importlib.import_module(module).__all__) - said - unsaid == set()


def test_every_command_is_on_the_page() -> None:
    assert [name for name in main.commands if f"`specloom {name} " not in GENERATED] == []


@pytest.mark.parametrize(("command", "text"), [("mock", MOCK), ("generate", GENERATED), ("check", GENERATED)])
def test_every_option_of_a_command_is_on_its_page(command: str, text: str) -> None:
    options = [name for each in main.commands[command].params for name in each.opts if name.startswith("--")]

    assert options
    assert [name for name in options if not re.search(rf"{name}\b(?!-)", text)] == []


def test_every_parameter_of_a_fake_in_process_is_on_the_page() -> None:
    methods = ("fail_next", "redirect_next", "token")
    named = {each for name in methods for each in inspect.signature(getattr(MockServer, name)).parameters}
    public = {name for name in vars(MockServer) if not name.startswith("_")} - {"close", "start"}

    assert [name for name in (named - {"self"}) | public if f"{name}" not in MOCK] == []


def test_the_exit_codes_of_the_page_are_those_of_the_command(tmp_path: Path) -> None:
    good, bad = tmp_path / "library.yaml", tmp_path / "bad.yaml"
    bad.write_text("spec: 1\n")

    def code(*arguments: object) -> int:
        words = [sys.executable, "-m", "specloom", *map(str, arguments)]
        return subprocess.run(words, capture_output=True, cwd=tmp_path).returncode

    codes = [
        code("init", good),
        code("check", good),
        code("generate", tmp_path / "none.yaml"),
        code("lint", bad),
        code("mock", good, "--state", tmp_path / "none" / "records.sqlite"),
    ]

    assert codes == [int(row) for row in re.findall(r"^\| (\d) \|", GENERATED, re.MULTILINE)]


async def test_the_blocks_about_generated_clients_run_as_written() -> None:
    for block in blocks(GENERATED):
        names: dict[str, Any] = {}
        run(block, "generated-clients.md", names)
        for test in [value for name, value in names.items() if name.startswith("test_")]:
            await test(FakeTransport(), FakeClock())


async def test_the_blocks_of_the_page_about_cloudomation_run_as_written(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    api = compile_spec(ROOT / "specs" / "cloudomation.yaml").api
    assert api is not None
    async with MockServer(api) as server:
        usual: Callable[..., Cloudomation] = Cloudomation.connect.__func__  # type: ignore[attr-defined]

        def connect(cls: type[Cloudomation], /, **given: Any) -> Cloudomation:
            return usual(cls, **{**given, "url": server.origin, "workspace": None})

        monkeypatch.setattr(Cloudomation, "connect", classmethod(connect))
        first, *others = blocks(CLOUDOMATION)
        await run(first, "cloudomation.md", {})
        async with Cloudomation.connect(user_name="ada", password="…") as cloudomation:
            for block in others:
                await run(block, "cloudomation.md", {"cloudomation": cloudomation})

    assert capsys.readouterr().out.splitlines()[1:] == ["my-flow"]


@pytest.mark.parametrize("name", ["cloudcix", "cloudomation", "electricflow", "flexio", "flowkit"])
def test_the_page_of_a_client_names_every_method(name: str) -> None:
    page = TEXTS[DOCS / "clients" / f"{name}.md"]
    spec = compile_spec(ROOT / "specs" / f"{name}.yaml").api
    assert spec is not None
    lost = [
        f"{resource.name}.{operation.name}"
        for resource in spec.resources
        for operation in resource.operations
        if resource.group in (None, "iaas", "membership", "owned")
        and not (f"{resource.name}" in page and re.search(rf"[`. /]{operation.name}\b", page))
    ]

    assert lost == []
