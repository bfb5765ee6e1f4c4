"""``make mutants``: change the pure floors one small step at a time, and see whether a test notices.

Each change (a *mutant*: ``<`` for ``<=``, another number, a text in upper case, an argument left out) is made by
mutmut, in memory, in a forked process that runs the tests of that module alone. All of it happens on a copy of
the tree as it was at the start. A mutant that no test notices is a hole in the tests, or code that nobody needs;
where it is neither, as both programs do the same, ``explained.toml`` says why. Any other survivor is exit code 1.

mutmut's own runner is not used: it leaves out what stands outside of functions (the patterns, tables and
defaults of policies, a third of all mutants), and wants the sources in ``src/``.
"""

from __future__ import annotations

import argparse
import difflib
import gc
import importlib.util
import os
import resource
import shutil
import signal
import sys
import tempfile
import time
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, redirect_stdout
from importlib.machinery import ModuleSpec, SourceFileLoader
from itertools import islice
from pathlib import Path
from types import CodeType
from typing import Any

# Before pytest reads it: the two plugins that pyproject.toml has settings for, and no others, load three times as fast.
os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"

import libcst as cst
import pytest
from attrs import field, frozen
from hypothesis import HealthCheck, Phase, settings
from mutmut.mutation.file_mutation import create_mutations, deep_replace

ROOT = Path(__file__).parents[2]
EXPLAINED = Path(__file__).with_name("explained.toml")
TESTS = {
    "_exchange": ["tests/sdk/test_exchange.py"],
    "_retry": ["tests/sdk/test_retry.py"],
    "_redirect": ["tests/sdk/test_redirect.py"],
    "_token": ["tests/sdk/test_token.py"],
    "_path": ["tests/sdk/test_path.py"],
    "_head": ["tests/sdk/test_head.py"],
    "_verdict": ["tests/sdk/test_verdict.py"],
}
CPU_SECONDS = 20  # the slowest module's tests take one; a mutant that needs more goes round in circles
WALL_SECONDS = 300  # … and one that waits, for ever
MEMORY = 4 << 30
RAN_NOTHING = frozenset({pytest.ExitCode.USAGE_ERROR, pytest.ExitCode.NO_TESTS_COLLECTED})

# The same examples each time, and no time spent on making a failing one small.
settings.register_profile(
    "mutants",
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=60,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@frozen
class Mutant:
    """One change to one module: ``where`` is the function or class, ``diff`` the lines that differ."""

    module: str
    where: str
    diff: str
    source: str = field(repr=False, eq=False)

    def __str__(self) -> str:
        return f"{self.module}, in {self.where or 'the module'}:\n    " + self.diff.replace("\n", "\n    ")


@frozen
class Result:
    """What became of a module's mutants, and how long that took."""

    killed: int
    survivors: Sequence[Mutant]
    seconds: float


# --- making mutants --------------------------------------------------------------------------


class Survey(cst.CSTVisitor):
    """Find out where each node of a module stands, and which nodes have no effect when a program runs."""

    def __init__(self) -> None:
        super().__init__()
        self.where: dict[int, str] = {}
        self.inert: set[int] = set()
        self._names: list[str] = []

    def on_visit(self, node: cst.CSTNode) -> bool:
        self.where[id(node)] = ".".join(self._names)
        if isinstance(node, cst.Assign | cst.AnnAssign) and _is_for_readers(node):
            self._leave_alone(node)
        if isinstance(node, cst.Call) and isinstance(node.func, cst.Name) and node.func.value == "cast":
            self.inert.add(id(node))
            self._leave_alone(node.args[0])
        if isinstance(node, cst.FunctionDef | cst.ClassDef):
            self._names.append(node.name.value)
        return True

    def on_leave(self, original_node: cst.CSTNode) -> None:
        if isinstance(original_node, cst.FunctionDef | cst.ClassDef):
            self._names.pop()

    def _leave_alone(self, node: cst.CSTNode) -> None:
        self.inert.add(id(node))
        for child in node.children:
            self._leave_alone(child)


def _is_for_readers(node: cst.Assign | cst.AnnAssign) -> bool:
    """Whether it names a type (``Decision = Send | …``), or says what type checkers and attrs know already."""
    target = node.target if isinstance(node, cst.AnnAssign) else node.targets[0].target
    if not isinstance(target, cst.Name):
        return False
    name = target.value
    return name in {"__all__", "__slots__"} or (name[0].isupper() and not name.isupper())


def make_mutants(module: str, only: str = "") -> Iterator[Mutant]:
    """Give all mutants of a module, or those whose diff holds the text *only*."""
    path = path_of(module)
    text = path.read_text()
    tree, mutations, _, _ = create_mutations(str(path), text)
    survey = Survey()
    tree.visit(survey)
    seen = {text}
    for mutation in mutations:
        if id(mutation.original_node) in survey.inert:
            continue
        changed = deep_replace(tree, mutation.original_node, mutation.mutated_node)
        assert isinstance(changed, cst.Module)
        source = changed.code
        diff = diff_of(text, source)
        if source not in seen and only in diff:
            seen.add(source)
            yield Mutant(module, survey.where[id(mutation.original_node)], diff, source)


def diff_of(before: str, after: str) -> str:
    lines = list(difflib.unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm=""))[2:]
    return "\n".join(f"{line[0]} {line[1:].strip()}" for line in lines if line[0] in "+-")


def path_of(module: str) -> Path:
    return Path.cwd() / "sdk/specloom" / f"{module}.py"


# --- running the tests on one ----------------------------------------------------------------


class MutantLoader(SourceFileLoader):
    """Loads a module as its mutant, under its own name and path."""

    def __init__(self, name: str, path: str, source: str) -> None:
        super().__init__(name, path)
        self._source = source

    def get_code(self, fullname: str) -> CodeType:
        return compile(self._source, self.path, "exec", dont_inherit=True)


@frozen
class MutantFinder:
    """Finds a module's mutant before the module itself is found."""

    mutant: Mutant

    def find_spec(self, name: str, *_: Any) -> ModuleSpec | None:
        if name != f"specloom.{self.mutant.module}":
            return None
        path = str(path_of(self.mutant.module))
        return importlib.util.spec_from_file_location(
            name, path, loader=MutantLoader(name, path, self.mutant.source)
        )


class Order:
    """A plugin: the same examples each time, and those tests first that noticed the mutants next to this one."""

    def __init__(self, first: Sequence[str] = ()) -> None:
        self._rank = {name: place for place, name in enumerate(first)}

    def pytest_collection(self) -> None:
        settings.load_profile("mutants")  # conftest.py has chosen another by now

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items.sort(key=lambda item: self._rank.get(item.nodeid, len(self._rank)))

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            killer_of(os.getpid()).write_text(report.nodeid)


def killer_of(process: int) -> Path:
    """Where a process notes which test failed."""
    return Path(f"killer-{process}")


def run_tests(options: Sequence[str], first: Sequence[str] = ()) -> int:
    """Run tests until the first failure; gives pytest's exit code."""
    plugins = ["pytest_asyncio.plugin", "pytest_timeout", "no:cacheprovider", "no:terminalreporter"]
    given = ["-x", "--tb=no", "-o", "timeout=0", *(word for name in plugins for word in ("-p", name))]
    return int(pytest.main([*given, *options], plugins=[Order(first)]))


def start(mutant: Mutant, tests: Sequence[str], first: Sequence[str] = ()) -> int:
    """Run *tests* on a mutant in a process of its own, forked from this warm one; gives its number."""
    process = os.fork()
    if process:
        return process
    code = 3
    try:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, 1)
        os.dup2(nothing, 2)
        resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
        resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
        signal.alarm(WALL_SECONDS)
        for name in [*sys.modules]:
            if name.partition(".")[0] == "specloom" or name.startswith("tests.sdk"):
                del sys.modules[name]
        sys.meta_path.insert(0, MutantFinder(mutant))
        code = run_tests(tests, first)
    finally:
        os._exit(code)


def wait(running: dict[int, Mutant]) -> tuple[Mutant, int, str]:
    """Wait for one of them; gives it with its exit code, and the test that failed."""
    process, status = os.wait()
    killer = killer_of(process)
    name = killer.read_text() if killer.exists() else ""
    return running.pop(process), os.waitstatus_to_exitcode(status), name


def try_out(module: str, *, workers: int, only: str) -> Result:
    """Run a module's tests on each of its mutants."""
    began = time.monotonic()
    tests = TESTS[module]
    warm_up(tests)
    prove_the_method(module, tests)
    running: dict[int, Mutant] = {}
    survivors: list[Mutant] = []
    killers: list[str] = []  # the latest first: mutants of one function come one after the other
    total = 0
    mutants = make_mutants(module, only)
    try:
        while True:
            for mutant in islice(mutants, workers - len(running)):
                running[start(mutant, tests, killers)] = mutant
            if not running:
                break
            mutant, code, killer = wait(running)
            total += 1
            if code in RAN_NOTHING:
                sys.exit(f"mutants: pytest ran no test (exit code {code}) on {mutant}")
            if code == 0:
                survivors.append(mutant)
            if killer:
                killers = [killer, *(name for name in killers if name != killer)]
    finally:
        stop(running)
    return Result(total - len(survivors), survivors, time.monotonic() - began)


def stop(processes: Iterable[int]) -> None:
    """End what still runs, before its folder goes away."""
    for process in processes:
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)


def warm_up(tests: Sequence[str]) -> None:
    """Import here what all the children need, so that none of them has to."""
    with open(os.devnull, "w") as nothing, redirect_stdout(nothing):
        run_tests(["--collect-only", *tests])
    gc.disable()  # they are short-lived
    gc.freeze()


def prove_the_method(module: str, tests: Sequence[str]) -> None:
    """Stop unless the tests pass on the module as it is, and fail on one that cannot be imported."""
    text = path_of(module).read_text()
    as_it_is, broken = (
        wait({start(one := Mutant(module, "", "", source), tests): one})[1]
        for source in (text, text + "\nraise RuntimeError('a mutant')\n")
    )
    if as_it_is != 0:
        sys.exit(f"mutants: the tests of {module} fail as they are: run pytest {' '.join(tests)}")
    if broken == 0:
        sys.exit(f"mutants: the tests of {module} pass although it cannot be imported")


@contextmanager
def copied_tree() -> Iterator[None]:
    """Work in a copy of what the tests need: nothing is left behind, and edits in the meantime do not matter."""
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        for name in ("sdk/specloom", "tests/sdk"):
            shutil.copytree(ROOT / name, Path(folder, name), ignore=shutil.ignore_patterns("__pycache__"))
        for name in ("pyproject.toml", "tests/conftest.py"):
            shutil.copy(ROOT / name, Path(folder, name))
        os.environ["PYTHONPATH"] = str(Path(folder, "sdk"))
        sys.path.insert(0, os.environ["PYTHONPATH"])
        os.chdir(folder)
        try:
            yield
        finally:
            os.chdir(ROOT)


# --- explanations ----------------------------------------------------------------------------

Key = tuple[str, str, str]


def read_explanations() -> dict[Key, str]:
    """Read why some mutants do what the original does, by module, function and diff: no line numbers, so that
    an explanation lives as long as its lines."""
    found: dict[Key, str] = {}
    for entry in tomllib.loads(EXPLAINED.read_text())["explained"]:
        for diff in entry["mutants"]:
            lines = [line.strip() for line in diff.strip().splitlines()]
            found[entry["module"], entry["where"], "\n".join(lines)] = entry["why"]
    return found


def key_of(mutant: Mutant) -> Key:
    return mutant.module, mutant.where, mutant.diff


# --- the command -----------------------------------------------------------------------------


def main() -> int:
    parser = argparse.ArgumentParser(description="Change the pure floors step by step; a test must notice.")
    parser.add_argument("modules", nargs="*", metavar="MODULE", help=f"{' '.join(TESTS)}; all when left out")
    parser.add_argument("--workers", default="auto", help="how many at a time; auto: as there are processors")
    parser.add_argument(
        "--only", default="", metavar="TEXT", help="mutants whose changed lines hold this text"
    )
    chosen = parser.parse_args()
    modules = chosen.modules or [*TESTS]
    if unknown := set(modules) - set(TESTS):
        parser.error(f"no such module: {' '.join(sorted(unknown))}; there are {' '.join(TESTS)}")
    workers = os.cpu_count() or 1 if chosen.workers == "auto" else int(chosen.workers)
    # As ^C does: the copy goes away, and the exit code is not 0.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))

    explanations = read_explanations()
    results: dict[str, Result] = {}
    print(f"{'module':12}{'mutants':>8}{'killed':>8}{'explained':>11}{'survived':>10}{'seconds':>9}")
    with copied_tree():
        for module in modules:
            results[module] = try_out(module, workers=workers, only=chosen.only)
            print(row(module, [results[module]], explanations), flush=True)
    if len(results) > 1:
        print(row("all", [*results.values()], explanations))
    return report(results, explanations, stale=not chosen.only)


def row(name: str, results: Sequence[Result], explanations: dict[Key, str]) -> str:
    survivors = [mutant for one in results for mutant in one.survivors]
    explained = sum(key_of(mutant) in explanations for mutant in survivors)
    killed = sum(one.killed for one in results)
    seconds = sum(one.seconds for one in results)
    return f"{name:12}{killed + len(survivors):8}{killed:8}{explained:11}{len(survivors) - explained:10}{seconds:9.0f}"


def report(results: dict[str, Result], explanations: dict[Key, str], *, stale: bool) -> int:
    """Print what needs work; gives the exit code."""
    survivors = [mutant for one in results.values() for mutant in one.survivors]
    open_ones = [mutant for mutant in survivors if key_of(mutant) not in explanations]
    for mutant, count in Counter(open_ones).items():
        print(f"\nsurvived{f' ({count} times)' if count > 1 else ''}: {mutant}")
    known = {key_of(mutant) for mutant in survivors}
    for key in explanations if stale else ():
        if key[0] in results and key not in known:
            module, where, diff = key
            print(f"\nstale, no such mutant survives: {Mutant(module, where, diff, '')}")
    if open_ones:
        print(
            f"\n{len(open_ones)} mutants survived: test what they change, take out what nobody needs,"
            f" or say in {EXPLAINED.relative_to(ROOT)} why they do what the original does."
        )
    return 1 if open_ones else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
