"""The command line: what people type, and what they are told.

Data goes to stdout, everything else to stderr. Exit codes: 0 done, 1 a check failed, 2 used wrongly (arguments,
files that are not there or not writable), 3 a spec is invalid. The work itself is done in ``pipeline``.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Generator, Iterable, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, NoReturn

import click

from specloom._secret import visible
from specloom._version import __version__
from specloom_codegen import pipeline
from specloom_codegen.format import FormatterError
from specloom_codegen.option_types import CredentialType, FaultType
from specloom_codegen.write import ManifestError

if TYPE_CHECKING:
    from specloom_codegen.pipeline import Built, Compiled

FAILED, USAGE, INVALID = 1, 2, 3

_SPECS = click.argument(
    "specs", nargs=-1, required=True, metavar="SPEC…", type=click.Path(path_type=Path, dir_okay=True)
)
_OUT = click.option(
    "--out",
    metavar="DIR",
    default=Path(),
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder in which the package of each API lies.  [default: the current one]",
)


class Problem(click.ClickException):
    """A one-line error that says what to do."""

    exit_code = USAGE

    def show(self, file: IO[Any] | None = None) -> None:
        say(f"specloom: {self.message}")


class Refused(Problem):
    """What was asked for could be done, but would lose something."""

    exit_code = FAILED


def say(message: str) -> None:
    """Tell people something; data goes to stdout by ``click.echo``.

    Attack: a file's or a server's name that drives the terminal.
    """
    click.echo(visible(message), err=True)


class OneLineErrors(click.Group):
    """A group of commands that reports wrong use in one line."""

    def main(self, *args: Any, standalone_mode: bool = True, **settings: Any) -> Any:
        run: Any = super().main
        if not standalone_mode:
            return run(*args, standalone_mode=False, **settings)
        try:
            sys.exit(run(*args, standalone_mode=False, **settings))
        except click.exceptions.NoArgsIsHelpError as error:
            say(error.format_message())
            sys.exit(error.exit_code)
        except click.UsageError as error:
            say(f"specloom: {_usage(error)}")
            sys.exit(error.exit_code)
        except click.ClickException as error:
            error.show()
            sys.exit(error.exit_code)
        except click.Abort:
            sys.exit(130)


def _usage(error: click.UsageError) -> str:
    message = error.format_message().rstrip(".").replace(". Did you mean", "; did you mean")
    place = error.ctx.command_path if error.ctx is not None else "specloom"
    return f"{message[:1].lower()}{message[1:]}; see `{place} --help`"


@click.group(
    cls=OneLineErrors, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(__version__, prog_name="specloom")
def main() -> None:
    """Typed asyncio clients, and a fake server, from one YAML resource spec."""


# --- generate, check, lint -------------------------------------------------------------------------


@main.command()
@_SPECS
@_OUT
@click.option("--force", is_flag=True, help="Overwrite generated files that were edited.")
def generate(specs: tuple[Path, ...], out: Path, force: bool) -> None:
    """Write the client of each SPEC.

    Only files that differ are written, `_patch.py` only when there is none.
    """
    with _reported_errors():
        waiting = [spec for spec in specs if not _is_up_to_date(spec, out)]
        for built in _built(waiting, out):
            plan = pipeline.write_client(built, force=force)
            counts = f"{len(plan.written)} written, {len(plan.removed)} removed, {plan.kept} unchanged"
            say(f"{built.folder}: {counts}" if not plan.is_empty else f"{built.folder}: up to date")


@main.command()
@_SPECS
@_OUT
def check(specs: tuple[Path, ...], out: Path) -> None:
    """Show as a diff what `generate` would change.

    Ends with 1 if that is anything.
    """
    with _reported_errors():
        waiting = [spec for spec in specs if not _is_up_to_date(spec, out)]
        changed = False
        for built in _built(waiting, out):
            lines = list(pipeline.differences(built))
            text = "".join(lines)
            # Attack: a file in a checkout that drives the terminal which shows it; a pipe gets it as it is.
            click.echo(visible(text) if sys.stdout.isatty() else text, nl=False)
            say(f"{built.folder}: {'would change; run `specloom generate`' if lines else 'up to date'}")
            changed = changed or bool(lines)
        if changed:
            sys.exit(FAILED)


@main.command()
@_SPECS
def lint(specs: tuple[Path, ...]) -> None:
    """Show every problem of each SPEC.

    Each with its place, the line, a caret, and what may have been meant.
    """
    with _reported_errors():
        compiled = [pipeline.compile_spec(_existing(spec)) for spec in specs]
        for each in compiled:
            click.echo(_diagnostics(each, sys.stdout), nl=False)
        errors = sum(diagnostic.is_error for each in compiled for diagnostic in each.diagnostics)
        notes = sum(len(each.diagnostics) for each in compiled) - errors
        say(f"{_counted(errors, 'error')}, {_counted(notes, 'note')} in {_counted(len(specs), 'spec')}")
        if errors:
            sys.exit(INVALID)


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _is_up_to_date(spec: Path, out: Path) -> bool:
    folder = pipeline.find_current(_existing(spec), out)
    if folder is not None:
        say(f"{folder}: up to date")
    return folder is not None


def _built(specs: Sequence[Path], out: Path) -> list[Built]:
    """The clients of all specs; nothing is written when one of them is invalid."""
    compiled = [pipeline.compile_spec(_existing(spec)) for spec in specs]
    for each in compiled:
        if text := _diagnostics(each, sys.stderr):
            click.echo(text, err=True, nl=False)
    if any(each.api is None for each in compiled):
        sys.exit(INVALID)
    built = [pipeline.build(each, out) for each in compiled]
    folders = [each.folder for each in built]
    if twice := next((folder for folder in folders if folders.count(folder) > 1), None):
        raise Problem(f"two specs want the folder {twice}; give one of them another `api` or `version`")
    return built


def _diagnostics(compiled: Compiled, stream: IO[str]) -> str:
    from specloom_codegen.diagnostics import render_diagnostics

    return render_diagnostics(compiled.diagnostics, compiled.sources, color=_is_colored(stream))


def _is_colored(stream: IO[str]) -> bool:
    """Whether a stream takes colours: a terminal does, unless NO_COLOR says otherwise (no-color.org)."""
    if os.environ.get("NO_COLOR"):
        return False
    return stream.isatty() and os.environ.get("TERM") != "dumb"


# --- mock --------------------------------------------------------------------------------------------


_SECONDS = "SECONDS"
_FILE = click.Path(path_type=Path, dir_okay=False)


@main.command()
@click.argument("spec", type=click.Path(path_type=Path))
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port", default=8080, show_default=True, type=click.IntRange(0, 65535), help="0: any free one."
)
@click.option("--tls", is_flag=True, help="Serve https, with a certificate made for the occasion.")
@click.option("--tls-cert", metavar="FILE", type=_FILE, help="Serve https, with this certificate (PEM).")
@click.option("--tls-key", metavar="FILE", type=_FILE, help="The key of that certificate (PEM).")
@click.option(
    "--credential",
    "credentials",
    metavar="NAME=VALUE",
    multiple=True,
    type=CredentialType(),
    help="The only one that is right, by its name in the spec; repeatable.",
)
@click.option("--job-polls", metavar="NUMBER", type=click.IntRange(0), help="Questions until a job is done.")
@click.option(
    "--job-pause",
    default=0.0,
    metavar=_SECONDS,
    type=click.FloatRange(0),
    help="What a long poll waits for a step of a job.",
)
@click.option("--rate-limit", is_flag=True, help="Refuse calls beyond the limit that the spec names.")
@click.option(
    "--token-lifetime", metavar=_SECONDS, type=click.FloatRange(0, min_open=True), help="Life of tokens."
)
@click.option(
    "--latency", default=0.0, metavar=_SECONDS, type=click.FloatRange(0), help="Wait before each answer."
)
@click.option(
    "--fault", "faults", metavar="FAULT", multiple=True, type=FaultType(), help="As `503:0.1`; repeatable."
)
@click.option("--state", metavar="FILE", type=_FILE, help="Keep records there.")
@click.option("--seed", metavar="NUMBER", type=int, help="Make the same values and faults each time.")
@click.option("--verbose", is_flag=True, help="Write a line for each request.")
def mock(
    spec: Path,
    *,
    tls: bool,
    tls_cert: Path | None,
    tls_key: Path | None,
    credentials: Sequence[tuple[str, str]],
    **options: Any,
) -> None:
    """Serve a fake of the API of SPEC.

    It remembers what it is sent; until it ends, or with --state for good.
    """
    if (tls_cert is None) != (tls_key is None):
        raise Problem("--tls-cert and --tls-key go together; --tls makes a certificate for the occasion")
    own = None if tls_cert is None or tls_key is None else (tls_cert, tls_key)
    with _reported_errors():
        compiled = pipeline.compile_spec(_existing(spec))
        if text := _diagnostics(compiled, sys.stderr):
            click.echo(text, err=True, nl=False)
        if compiled.api is None:
            sys.exit(INVALID)
        from specloom_codegen.mock import serve

        try:
            code = serve(compiled.api, tls=own or tls, credentials=dict(credentials), **options)
        except ValueError as error:  # of options that this spec gives no meaning
            raise Problem(str(error)) from None
        sys.exit(code)


# --- init, export ------------------------------------------------------------------------------------


@main.command()
@click.argument("file", default=Path("library.yaml"), type=click.Path(path_type=Path, dir_okay=False))
def init(file: Path) -> None:
    """Write a small commented spec to start from.

    Beside it goes the schema with which editors complete it.
    """
    from specloom_codegen.beginning import SCHEMA_FILE, SPEC_TEXT
    from specloom_codegen.jsonschema import schema_text

    with _reported_errors():
        if file.exists():
            raise Problem(f"{file} exists; name another file, or remove it first")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(SPEC_TEXT, encoding="utf-8")
        schema = file.with_name(SCHEMA_FILE)
        schema.write_text(schema_text(), encoding="utf-8")
        say(f"{file}: a spec of a library; try `specloom generate {file}` and `specloom mock {file}`")


@main.group()
def export() -> None:
    """Write what follows from the language."""


@export.command()
def jsonschema() -> None:
    """The JSON Schema (draft-07) of the spec language, for editors."""
    from specloom_codegen.jsonschema import schema_text

    with _reported_errors():
        click.echo(schema_text(), nl=False)


# --- errors ------------------------------------------------------------------------------------------


def _existing(spec: Path) -> Path:
    """The spec's path if it is that of a file, else an error that says what there is instead."""
    if spec.is_dir():
        found = sorted(each.name for each in spec.glob("*.yaml"))
        raise Problem(f"{spec} is a folder; name a spec in it{_listed(found)}")
    if not spec.exists():
        there = spec.parent.glob("*.yaml") if spec.parent.is_dir() else ()
        raise Problem(f"{_shown(spec)}: no such file{_meant(spec, there)}")
    if not spec.is_file():
        # Reading a pipe or a device may never end.
        raise Problem(f"{_shown(spec)}: not a file; write the spec to one first")
    if not os.access(spec, os.R_OK):
        raise Problem(f"{_shown(spec)}: not readable; change its permissions")
    return spec


def _shown(path: Path) -> str:
    text = str(path)
    return text if text.isprintable() else repr(text)


def _listed(names: Iterable[str]) -> str:
    listed = ", ".join(names)
    return f": {listed}" if listed else ""


def _meant(spec: Path, others: Iterable[Path]) -> str:
    from specloom_codegen.diagnostics import suggest

    meant = suggest(spec.stem, sorted(each.stem for each in others))
    return (
        f"; did you mean {spec.with_stem(meant)}?" if meant else "; `specloom init` writes one to start from"
    )


@contextmanager
def _reported_errors() -> Generator[None]:
    """Turn what goes wrong outside the program into one line."""
    try:
        yield
    except pipeline.EditedFiles as error:
        names = ", ".join(error.names[:5]) + (
            f" and {len(error.names) - 5} more" if len(error.names) > 5 else ""
        )
        advice = "move the changes to _patch.py, or overwrite them with --force"
        raise Refused(f"{error.folder}: {names} not as generated; {advice}") from None
    except (ManifestError, FormatterError) as error:
        raise Problem(str(error)) from None
    except BrokenPipeError:
        _close_quietly()
    except OSError as error:
        raise Problem(_os_error(error)) from None


def _os_error(error: OSError) -> str:
    where = f"{error.filename}: " if error.filename else ""
    reason = (error.strerror or str(error)).lower()
    return f"{where}{reason}; choose a place that you may write to" if where else reason


def _close_quietly() -> NoReturn:
    """End when nobody reads on: `specloom check … | head`."""
    devnull = os.open(os.devnull, os.O_WRONLY)
    os.dup2(devnull, sys.stdout.fileno())
    sys.exit(FAILED)
