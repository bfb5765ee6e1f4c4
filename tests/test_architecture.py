"""The floors of the design: a module imports from the floors below its own, and from nowhere else."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SDK = ROOT / "sdk" / "specloom"
CODEGEN = ROOT / "codegen" / "specloom_codegen"

# Top-level module or package → floor. A package may import its own modules.
FLOORS = [
    ["_version", "_unset", "_secret", "_clock", "_arguments"],
    ["errors", "_url"],
    ["_head", "_codec", "_gate", "_content", "_part_file", "_trail"],
    ["_http", "_place", "_page_token"],
    ["_options", "_retry", "_redirect", "_token", "_tls", "_path", "_body", "_serde", "_paging"],
    [
        "_exchange",
        "_refusal",
        "_sweeper",
        "_config",
        "_routes",
        "_job",
        "_pace",
        "_links",
        "_capture",
        "values",
    ],
    ["_operation", "_transport", "_progress", "_pacer"],
    ["_reading", "auth"],
    ["_call", "_state", "_sender", "_verdict"],
    ["_boarding"],
    ["_flight"],
    ["_stream"],
    ["connection"],
    ["pages", "jobs", "_items"],
    ["client"],
    ["_service", "resource", "testing"],
    ["_job_service"],
    ["service", "_connector_inputs", "_connector_outputs"],
    ["_connector_plan"],
    ["connector", "pytest_plugin", "clients"],
    ["__main__"],
]
# Neighbours on one floor that may know each other, and in which direction.
NEIGHBOURS: set[tuple[str, str]] = {("_secret", "_unset")}
CODEGEN_FLOORS = [
    ["names", "diagnostics"],
    ["spec", "ir"],
    ["formats"],
    ["load", "validate", "resolve", "layers", "jsonschema", "language_docs"],
    ["render", "templates", "format", "write"],
    ["pipeline"],
    ["openapi", "diff", "mock", "docs", "beginning"],
    ["option_types"],
    ["cli"],
    ["__main__"],
]


def modules(package: Path) -> Iterator[Path]:
    return (path for path in sorted(package.rglob("*.py")) if "__pycache__" not in path.parts)


def top(path: Path, package: Path) -> str:
    first = path.relative_to(package).parts[0]
    return first.removesuffix(".py")


def imports_at_runtime(tree: ast.Module) -> Iterator[ast.Import | ast.ImportFrom]:
    """Every import but those under TYPE_CHECKING."""
    pending: list[ast.AST] = list(tree.body)
    while pending:
        node = pending.pop()
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield node
        elif isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            pending += node.orelse
        else:
            pending += list(ast.iter_child_nodes(node))


def own_imports(path: Path, package: Path) -> set[str]:
    """The top-level modules of *package* that a module imports."""
    found: set[str] = set()
    inside = path.relative_to(package).parts
    for node in imports_at_runtime(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            names = [alias.name.split(".") for alias in node.names]
        elif node.level:
            base = list(inside[: len(inside) - node.level])
            rest = node.module.split(".") if node.module else []
            names = [[package.name, *base, *rest, alias.name] for alias in node.names]
        else:
            names = [[*(node.module or "").split("."), alias.name] for alias in node.names]
        found |= {parts[1] for parts in names if parts[0] == package.name and len(parts) > 1}
    return found


def breaches(package: Path, floors: list[list[str]], neighbours: set[tuple[str, str]]) -> list[str]:
    floor_of = {name: number for number, names in enumerate(floors) for name in names}
    found = []
    for path in modules(package):
        name = top(path, package)
        if name == "__init__":
            continue
        assert name in floor_of, f"{path.relative_to(ROOT)} stands on no floor; give it one in this test"
        for other in own_imports(path, package):
            if other == name or other not in floor_of:
                continue
            allowed = floor_of[other] < floor_of[name] or (name, other) in neighbours
            if not allowed:
                found.append(f"{path.relative_to(ROOT)} imports {other}")
    return found


def test_runtime_modules_import_from_lower_floors_only():
    assert breaches(SDK, FLOORS, NEIGHBOURS) == []


def test_generator_modules_import_from_lower_floors_only():
    assert (
        breaches(
            CODEGEN, CODEGEN_FLOORS, {("pipeline", "write"), ("validate", "layers"), ("resolve", "layers")}
        )
        == []
    )


def test_runtime_never_imports_the_generator():
    found = [
        str(path.relative_to(ROOT))
        for path in modules(SDK)
        if path.name != "__main__.py" and "specloom_codegen" in path.read_text()
    ]

    assert found == []


@pytest.mark.parametrize("library", ["aiohttp", "yarl", "multidict"])
def test_the_library_below_is_known_to_the_transport_alone(library: str):
    found = []
    for path in modules(SDK):
        if top(path, SDK) == "_transport":
            continue
        for node in imports_at_runtime(ast.parse(path.read_text())):
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else [node.module or ""]
            if any(name.split(".")[0] == library for name in names):
                found.append(str(path.relative_to(ROOT)))

    assert found == []


def long_functions(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            size = (node.end_lineno or node.lineno) - node.lineno + 1
            if size > 60:
                yield f"{path.relative_to(ROOT)}:{node.lineno}: {node.name} has {size} lines"


def test_no_function_is_longer_than_a_page():
    handwritten = [p for p in (*modules(SDK), *modules(CODEGEN)) if "clients" not in p.parts]

    assert [line for path in handwritten for line in long_functions(path)] == []


def test_no_module_is_longer_than_400_lines():
    handwritten = [p for p in (*modules(SDK), *modules(CODEGEN)) if "clients" not in p.parts]

    assert [
        f"{path.relative_to(ROOT)}: {lines} lines"
        for path in handwritten
        if (lines := path.read_text().count("\n")) > 400
    ] == []


def test_the_top_level_holds_what_the_design_names():
    import subprocess

    tracked = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    shown = {line.split("/")[0] for line in tracked if not line.startswith(".")}

    assert shown <= {"pyproject.toml", "sdk", "codegen", "specs", "tests", "Makefile", "README.md", "LICENSE"}
