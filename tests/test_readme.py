"""The README tells the truth: its Python blocks run as written, its commands exist, its links lead somewhere."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TEXT = (ROOT / "README.md").read_text()
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
PYTHON = [code for kind, code in BLOCKS if kind == "python"]
COMMANDS = [line for kind, code in BLOCKS if kind == "console" for line in code.splitlines()]


@pytest.fixture(scope="module")
def fake_server() -> Iterator[str]:
    """The command of the README, with a port of its own so that tests can run side by side."""
    command = next(line for line in COMMANDS if line.startswith("$ specloom mock specs/"))
    words = command.removeprefix("$ specloom ").replace("--port 8080", "--port 0").split()
    server = subprocess.Popen(
        [sys.executable, "-m", "specloom", *words], cwd=ROOT, stderr=subprocess.PIPE, text=True
    )
    assert server.stderr is not None
    line = server.stderr.readline()
    found = re.search(r"http://[\d.]+:\d+", line)
    assert found, line
    try:
        yield found.group()
    finally:
        server.terminate()
        server.wait()
        server.stderr.close()


@pytest.mark.parametrize("number", range(len(PYTHON)))
def test_python_block_runs_as_written(number: int, fake_server: str):
    code = PYTHON[number].replace("http://127.0.0.1:8080", fake_server)

    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, cwd=ROOT
    )

    assert done.returncode == 0, done.stderr


def test_first_block_prints_what_the_pipe_gave(fake_server: str):
    code = PYTHON[0].replace("http://127.0.0.1:8080", fake_server)

    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout

    assert re.fullmatch(r"[a-z0-9]{12} ACTIVE EchoTask\(.*\)\n\{\"to\":\s?\"you\"\}\n", shown)


def test_first_block_has_ten_lines():
    assert len([line for line in PYTHON[0].splitlines() if line.strip()]) <= 10


def test_yaml_block_is_a_valid_spec(tmp_path: Path):
    (spec,) = (code for kind, code in BLOCKS if kind == "yaml")
    (tmp_path / "library.yaml").write_text(spec)

    done = subprocess.run(
        [sys.executable, "-m", "specloom", "lint", str(tmp_path / "library.yaml")],
        capture_output=True,
        text=True,
    )

    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.parametrize("command", [line for line in COMMANDS if line.startswith("$ specloom")])
def test_command_exists(command: str):
    name = command.split()[2]

    done = subprocess.run([sys.executable, "-m", "specloom", name, "--help"], capture_output=True, text=True)

    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("command", [line for line in COMMANDS if line.startswith("$ make")])
def test_make_target_exists(command: str):
    target = command.split()[2]

    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(), re.MULTILINE)


@pytest.mark.parametrize("link", re.findall(r"\]\(([^)#:]+)\)", TEXT))
def test_link_leads_somewhere(link: str):
    assert (ROOT / link).exists()
