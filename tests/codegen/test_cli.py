"""The command line: what it writes where, what it says, and how it ends."""

from __future__ import annotations

import json
import os
import signal
import ssl
import stat
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest
import trustme
from click.testing import CliRunner, Result

from specloom._version import __version__
from specloom_codegen import pipeline
from specloom_codegen.beginning import SPEC_TEXT
from specloom_codegen.cli import main

SPEC = """\
spec: 1
api: small
url: https://small.example
resources:
  things: {path: /things, key: {id}, operations: {list, read}}
"""
BROKEN = SPEC.replace("things: {path", "things: {pth")


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "small.yaml").write_text(SPEC)
    (tmp_path / "broken.yaml").write_text(BROKEN)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments, prog_name="specloom")


def told(result: Result) -> tuple[int, str, str]:
    return result.exit_code, result.stdout, result.stderr


def in_process(*arguments: str, **settings: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "specloom", *arguments],
        capture_output=True,
        text=True,
        check=False,
        **settings,  # type: ignore[call-overload]
    )


# --- generate ----------------------------------------------------------------------------------


def test_generate_writes_a_package_and_says_so(tmp_path: Path) -> None:
    assert told(run("generate", "small.yaml")) == (0, "", "small: 7 written, 0 removed, 0 unchanged\n")
    assert (tmp_path / "small" / "things.py").exists()


def test_generate_again_has_nothing_to_do() -> None:
    run("generate", "small.yaml", "--out", "clients")

    assert told(run("generate", "small.yaml", "--out", "clients")) == (0, "", "clients/small: up to date\n")


def test_generate_writes_what_changed(tmp_path: Path) -> None:
    run("generate", "small.yaml")
    (tmp_path / "small.yaml").write_text(SPEC.replace("{list, read}", "{list}"))

    assert told(run("generate", "small.yaml")) == (0, "", "small: 1 written, 0 removed, 5 unchanged\n")


def test_generate_after_a_change_that_changes_nothing(tmp_path: Path) -> None:
    run("generate", "small.yaml")
    (tmp_path / "small.yaml").write_text(SPEC + "# a comment\n")

    assert told(run("generate", "small.yaml")) == (0, "", "small: up to date\n")


def test_generate_takes_several_specs_and_writes_nothing_when_one_is_invalid(tmp_path: Path) -> None:
    result = run("generate", "small.yaml", "broken.yaml")

    assert (result.exit_code, result.stdout) == (3, "")
    assert "broken.yaml:5:12: unknown key 'pth'" in result.stderr
    assert not (tmp_path / "small").exists()


def test_generate_refuses_two_specs_for_one_folder(tmp_path: Path) -> None:
    (tmp_path / "other.yaml").write_text(SPEC)

    assert told(run("generate", "small.yaml", "other.yaml")) == (
        2,
        "",
        "specloom: two specs want the folder small; give one of them another `api` or `version`\n",
    )


def test_generate_refuses_to_overwrite_what_was_edited(tmp_path: Path) -> None:
    run("generate", "small.yaml")
    for name in ("things.py", "_api.py", "_client.py", "__init__.py", "__init__.pyi", "py.typed"):
        (tmp_path / "small" / name).write_text("edited\n")

    refused = run("generate", "small.yaml")

    assert told(refused) == (
        1,
        "",
        "specloom: small: __init__.py, __init__.pyi, _api.py, _client.py, py.typed and 1 more not as generated; "
        "move the changes to _patch.py, or overwrite them with --force\n",
    )
    assert (tmp_path / "small" / "things.py").read_text() == "edited\n"
    assert run("generate", "small.yaml", "--force").exit_code == 0
    assert "class Things" in (tmp_path / "small" / "things.py").read_text()


# --- check -------------------------------------------------------------------------------------


def test_check_agrees_with_what_was_generated() -> None:
    run("generate", "small.yaml")

    assert told(run("check", "small.yaml")) == (0, "", "small: up to date\n")


def test_check_shows_what_would_change(tmp_path: Path) -> None:
    run("generate", "small.yaml")
    (tmp_path / "small" / "_api.py").write_text("")

    result = run("check", "small.yaml")

    assert (result.exit_code, result.stderr) == (1, "small: would change; run `specloom generate`\n")
    assert result.stdout.startswith("--- small/_api.py\n+++ small/_api.py\n@@ -0,0 +1,")
    assert (tmp_path / "small" / "_api.py").read_text() == ""


def test_check_of_an_invalid_spec_shows_its_mistakes() -> None:
    result = run("check", "broken.yaml")

    assert (result.exit_code, result.stdout) == (3, "")
    assert "unknown key 'pth'" in result.stderr


# --- lint --------------------------------------------------------------------------------------


def test_lint_of_a_good_spec_says_so() -> None:
    assert told(run("lint", "small.yaml")) == (0, "", "0 errors, 0 notes in 1 spec\n")


def test_lint_shows_every_problem_with_its_line() -> None:
    result = run("lint", "broken.yaml", "small.yaml")

    assert (result.exit_code, result.stderr) == (3, "2 errors, 0 notes in 2 specs\n")
    lines = result.stdout.splitlines()
    start = next(
        number for number, line in enumerate(lines) if line.startswith("broken.yaml:5:12: unknown key 'pth'")
    )
    assert lines[start + 1 : start + 4] == [
        "      things: {pth: /things, key: {id}, operations: {list, read}}",
        "               ^",
        "    hint: did you mean 'path'?",
    ]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "the file is empty"),
        (b"- a\n", "the document is a list, not a mapping"),
        (b"just text", "the document is a single value, not a mapping"),
        (b"\xff\xfe\x00\xd8", "not UTF"),
        (b"\x80binary", "not UTF-8 text"),
        (b"spec: 2\napi: x\nurl: https://x.example\n", "spec"),
        (b"a: &x 1\nb: *x\n", "anchor"),
    ],
)
@pytest.mark.parametrize("command", ["lint", "generate", "check", "mock"])
def test_what_is_no_spec_is_explained(tmp_path: Path, command: str, content: bytes, message: str) -> None:
    (tmp_path / "bad.yaml").write_bytes(content)

    result = run(command, "bad.yaml")

    assert result.exit_code == 3
    assert message in result.output
    assert "Traceback" not in result.output


# --- wrong use ---------------------------------------------------------------------------------

WRONG = [
    (["frobnicate"], "no such command 'frobnicate'; see `specloom --help`"),
    (["generate"], "missing argument 'SPEC…'; see `specloom generate --help`"),
    (
        ["generate", "small.yaml", "--ot", "x"],
        "no such option '--ot'; did you mean '--out'?; see `specloom generate --help`",
    ),
    (["lint", "nope.yaml"], "nope.yaml: no such file; `specloom init` writes one to start from"),
    (["lint", "smal.yaml"], "smal.yaml: no such file; did you mean small.yaml?"),
    (
        ["lint", "no/such/folder.yaml"],
        "no/such/folder.yaml: no such file; `specloom init` writes one to start from",
    ),
    (["lint", "a\nb"], "'a\\nb': no such file; `specloom init` writes one to start from"),
    (["lint", "folder"], "folder is a folder; name a spec in it: one.yaml, two.yaml"),
    (["generate", "pipe.yaml"], "pipe.yaml: not a file; write the spec to one first"),
    (["init", "small.yaml"], "small.yaml exists; name another file, or remove it first"),
    (
        ["generate", "small.yaml", "--out", "blocked"],
        "blocked/small/manifest.json: not a directory; choose a place that you may write to",
    ),
    (["export", "yaml"], "no such command 'yaml'; see `specloom export --help`"),
    (
        ["mock", "small.yaml", "--port", "x"],
        "invalid value for '--port': 'x' is not a valid integer range; see `specloom mock --help`",
    ),
]


@pytest.mark.parametrize(
    ("arguments", "message"), WRONG, ids=lambda value: " ".join(value) if isinstance(value, list) else ""
)
def test_wrong_use_is_one_line_that_says_what_to_do(
    tmp_path: Path, arguments: list[str], message: str
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "one.yaml").touch()
    (tmp_path / "folder" / "two.yaml").touch()
    (tmp_path / "blocked").mkdir()
    (tmp_path / "blocked" / "small").touch()
    os.mkfifo(tmp_path / "pipe.yaml")

    assert told(run(*arguments)) == (2, "", f"specloom: {message}\n")


def test_a_fault_that_is_none_is_explained() -> None:
    result = run("mock", "small.yaml", "--fault", "99:x")

    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("specloom: invalid value for '--fault': ")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read and write everything")
@pytest.mark.parametrize(
    ("path", "command"),
    [("small.yaml", ["lint", "small.yaml"]), ("out", ["generate", "small.yaml", "--out", "out"])],
)
def test_missing_permissions_are_explained(tmp_path: Path, path: str, command: list[str]) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / path).chmod(0)

    result = run(*command)

    (tmp_path / path).chmod(stat.S_IRWXU)
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)


def test_a_manifest_of_somebody_else_is_explained(tmp_path: Path) -> None:
    (tmp_path / "small").mkdir()
    (tmp_path / "small" / "manifest.json").write_text("{}")

    assert told(run("generate", "small.yaml")) == (
        2,
        "",
        "specloom: small/manifest.json: not a manifest of specloom; remove it, or use another folder\n",
    )


# --- the rest ----------------------------------------------------------------------------------


def test_the_version_is_that_of_the_package() -> None:
    assert told(run("--version")) == (0, f"specloom, version {__version__}\n", "")


def test_help_lists_commands_that_work() -> None:
    result = run("--help")

    assert result.exit_code == 0
    commands = [line.split()[0] for line in result.stdout.partition("Commands:\n")[2].splitlines()]
    assert commands == ["check", "export", "generate", "init", "lint", "mock"]
    assert [run(command, "--help").exit_code for command in commands] == [0] * len(commands)


def test_no_command_shows_the_help_as_a_mistake() -> None:
    result = run()

    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("Usage: specloom")


def test_errors_reach_programs_that_call_the_commands() -> None:
    import click

    with pytest.raises(click.UsageError):
        main.main(["frobnicate"], standalone_mode=False)


def test_init_writes_a_spec_that_works(tmp_path: Path) -> None:
    result = run("init")

    assert told(result) == (
        0,
        "",
        "library.yaml: a spec of a library; try `specloom generate library.yaml` and `specloom mock library.yaml`\n",
    )
    assert (tmp_path / "library.yaml").read_text() == SPEC_TEXT
    assert json.loads((tmp_path / "resource-spec.schema.json").read_text())["$schema"].startswith(
        "http://json-schema.org/draft-07"
    )
    assert told(run("lint", "library.yaml")) == (0, "", "0 errors, 0 notes in 1 spec\n")
    assert run("generate", "library.yaml").exit_code == 0


def test_init_makes_the_folder_it_needs(tmp_path: Path) -> None:
    assert run("init", "specs/mine.yaml").exit_code == 0
    assert (tmp_path / "specs" / "resource-spec.schema.json").exists()


def test_the_schema_is_json_on_stdout() -> None:
    result = run("export", "jsonschema")

    assert (result.exit_code, result.stderr) == (0, "")
    assert json.loads(result.stdout)["definitions"]["Field"]


# --- as a process ------------------------------------------------------------------------------


def test_the_command_runs_as_a_module() -> None:
    result = in_process("lint", "small.yaml")

    assert (result.returncode, result.stdout, result.stderr) == (0, "", "0 errors, 0 notes in 1 spec\n")


@pytest.mark.parametrize("missing", ["click", "yaml", "jinja2"])
def test_without_the_extra_it_says_how_to_get_it(tmp_path: Path, missing: str) -> None:
    blocked = tmp_path / "blocked"
    blocked.mkdir()
    (blocked / f"{missing}.py").write_text(
        f"raise ModuleNotFoundError(\"No module named '{missing}'\", name='{missing}')\n"
    )

    result = in_process("generate", "small.yaml", env={**os.environ, "PYTHONPATH": str(blocked)})

    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr == f"specloom: {missing} is missing: pip install 'specloom[codegen]'\n"


def test_a_module_of_our_own_that_is_missing_is_not_explained_away(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text("import sys\nsys.modules['specloom_codegen.cli'] = None\n")

    result = in_process("--version", env={**os.environ, "PYTHONPATH": str(tmp_path)})

    assert result.returncode == 1
    assert "ModuleNotFoundError" in result.stderr


def test_colours_are_for_terminals_that_want_them(tmp_path: Path) -> None:
    def lint_on_a_terminal(**environment: str) -> str:
        reader, writer = os.openpty()
        child = subprocess.Popen(
            [sys.executable, "-m", "specloom", "lint", "broken.yaml"],
            stdout=writer,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "TERM": "xterm", **environment},
        )
        os.close(writer)
        pieces: list[bytes] = []
        try:
            while piece := os.read(reader, 4096):
                pieces.append(piece)
        except OSError:
            pass  # how Linux says that the other end is closed
        os.close(reader)
        child.wait()
        return b"".join(pieces).decode()

    assert "\x1b[" in lint_on_a_terminal()
    assert "\x1b[" not in lint_on_a_terminal(NO_COLOR="1")
    assert "\x1b[" not in lint_on_a_terminal(TERM="dumb")
    assert "\x1b[" not in in_process("lint", "broken.yaml").stdout


def test_a_reader_that_stops_reading_is_no_error() -> None:
    child = subprocess.Popen(
        [sys.executable, "-m", "specloom", "export", "jsonschema"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert child.stdout is not None
    child.stdout.close()

    _, errors = child.communicate()

    assert b"Traceback" not in errors


def test_shells_can_complete_commands() -> None:
    environment = {
        **os.environ,
        "_SPECLOOM_COMPLETE": "bash_complete",
        "COMP_WORDS": "specloom ge",
        "COMP_CWORD": "1",
    }

    result = in_process(env=environment)

    assert result.stdout.strip() == "plain,generate"


def test_the_mock_server_serves_until_it_is_stopped() -> None:
    child = subprocess.Popen(
        [sys.executable, "-m", "specloom", "mock", "small.yaml", "--port", "0"],
        stderr=subprocess.PIPE,
        text=True,
    )
    assert child.stderr is not None
    line = child.stderr.readline()
    child.send_signal(signal.SIGINT)
    child.communicate()

    assert (line.startswith("Small on http://127.0.0.1:"), child.returncode) == (True, 0)


GUARDED = """
spec: 1
api: guarded
url: https://g.example
rate_limit: {requests: 2, per: 1h}
auth: {key: {send: header X-Key, credentials: {secret: {}}, expires: never}}
resources:
  things: {path: /things, key: {id: integer}, operations: {list}}
"""


def test_the_mock_server_keeps_to_limits_and_credentials_and_serves_a_certificate_of_ones_own(
    tmp_path: Path,
) -> None:
    authority = trustme.CA()
    issued = authority.issue_cert("127.0.0.1")
    issued.private_key_and_cert_chain_pem.write_to_path("both.pem")
    Path("guarded.yaml").write_text(GUARDED)
    options = [
        "--tls-cert",
        "both.pem",
        "--tls-key",
        "both.pem",
        "--credential",
        "secret=a=b",
        "--rate-limit",
    ]
    child = subprocess.Popen(
        [sys.executable, "-m", "specloom", "mock", "guarded.yaml", "--port", "0", *options],
        stderr=subprocess.PIPE,
        text=True,
    )
    assert child.stderr is not None
    url = next(line for line in child.stderr if " on https://" in line).split()[-1]
    context = ssl.create_default_context()
    authority.configure_trust(context)
    statuses: list[int] = []
    for key in ("wrong", "a=b", "a=b", "a=b"):
        request = urllib.request.Request(f"{url}/things", headers={"X-Key": key})
        try:
            with urllib.request.urlopen(request, context=context) as answer:
                statuses.append(answer.status)
        except urllib.error.HTTPError as error:
            statuses.append(error.code)
            error.close()
    child.send_signal(signal.SIGINT)
    child.communicate()

    assert (url.startswith("https://127.0.0.1:"), statuses, child.returncode) == (
        True,
        [401, 200, 200, 429],
        0,
    )


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            ["--tls-cert", "c.pem"],
            "--tls-cert and --tls-key go together; --tls makes a certificate for the occasion",
        ),
        (
            ["--tls-key", "c.pem"],
            "--tls-cert and --tls-key go together; --tls makes a certificate for the occasion",
        ),
        (
            ["--rate-limit"],
            "the spec names no rate limit; write one such as `rate_limit: {requests: 10, per: 1s}`",
        ),
        (["--credential", "pin=canary"], "the spec has no credential 'pin'; it has none"),
        (
            ["--credential", "canary"],
            "invalid value for '--credential': write a credential as NAME=VALUE, under its name in the spec;"
            " see `specloom mock --help`",
        ),
        (["--job-polls", "-1"], None),
        (["--job-pause", "-1"], None),
        (["--credential", "=canary"], None),
        (["--credential", "pin="], None),
    ],
)
def test_options_of_the_mock_server_that_mean_nothing_are_refused(
    options: list[str], message: str | None
) -> None:
    result = run("mock", "small.yaml", *options)

    assert (result.exit_code, result.stdout, "canary" in result.stderr) == (2, "", False)
    assert message is None or result.stderr == f"specloom: {message}\n"


def test_a_second_run_reads_neither_yaml_nor_templates(tmp_path: Path) -> None:
    run("generate", "small.yaml")
    script = (
        "import sys; from pathlib import Path; from specloom_codegen import cli, pipeline\n"
        "assert pipeline.find_current(Path('small.yaml'), Path())\n"
        "print([name for name in ('yaml', 'jinja2', 'rich', 'aiohttp') if name in sys.modules])\n"
    )

    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert result.stdout == "[]\n"
    assert pipeline.find_current(Path("small.yaml"), Path()) == Path("small")


def test_what_is_told_drives_no_terminal(tmp_path: Path) -> None:
    evil = tmp_path / "small" / "a\x1b[2J.py"
    run("generate", "small.yaml")
    evil.write_text("edited")
    manifest = json.loads((tmp_path / "small" / "manifest.json").read_text())
    manifest["files"][evil.name] = "0"
    manifest["input"] = "another"
    (tmp_path / "small" / "manifest.json").write_text(json.dumps(manifest))

    code, _, shown = told(run("generate", "small.yaml"))

    assert (code, "\x1b" in shown, r"a\x1b[2J.py" in shown) == (1, False, True)
