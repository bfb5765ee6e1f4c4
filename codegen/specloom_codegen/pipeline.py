"""The steps from a spec to its client, put together: compile, generate, check.

Steps are functions from value to value; what happens to files is in ``write``. Heavy parts are imported
where they are needed, so that finding nothing to do costs nothing.
"""

from __future__ import annotations

import difflib
import hashlib
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

from specloom_codegen.write import (
    MANIFEST,
    Manifest,
    Plan,
    carry_out,
    digest,
    is_untouched,
    plan_changes,
    read_file,
    read_manifest,
)

if TYPE_CHECKING:
    from specloom_codegen import ir
    from specloom_codegen.diagnostics import Diagnostic

_API = re.compile(rb"^api:[ \t]*[\"']?([a-z][a-z0-9_]*)", re.MULTILINE)
_PROJECT_MARKS = ("pyproject.toml", "setup.cfg", "setup.py", ".git", ".hg")
_NOT_OUTPUT = frozenset(
    {"beginning", "cli", "diff", "docs", "jsonschema", "language_docs", "mock", "openapi"}
)


@frozen(kw_only=True)
class Compiled:
    """A spec in its resolved form, or what is wrong with it. ``sources`` are the texts of its files."""

    path: Path
    api: ir.Api | None
    diagnostics: tuple[Diagnostic, ...]
    sources: Mapping[str, str]


@frozen(kw_only=True)
class Built:
    """A client as it shall be on disk."""

    name: str
    folder: Path
    files: Mapping[str, str]
    seams: Mapping[str, str]
    manifest: Manifest


class EditedFiles(Exception):
    """Generated files that somebody changed, or files of others in the way. Nothing was written."""

    def __init__(self, folder: Path, names: Sequence[str]) -> None:
        super().__init__(f"{folder}: {', '.join(names)}")
        self.folder = folder
        self.names = tuple(names)


def compile_spec(path: Path | str) -> Compiled:
    """Load, check and resolve a spec. ``api`` is None exactly when a diagnostic is an error."""
    from specloom_codegen.diagnostics import has_errors, sort_diagnostics
    from specloom_codegen.load import load_spec
    from specloom_codegen.resolve import resolve
    from specloom_codegen.validate import validate

    loaded = load_spec(path)
    found = list(loaded.diagnostics)
    api = None
    if loaded.spec is not None:
        found += validate(loaded.spec)
        if not has_errors(found):
            resolved = resolve(loaded.spec, source_name(Path(path)))
            found += resolved.diagnostics
            api = None if has_errors(found) else resolved.api
    return Compiled(
        path=Path(path), api=api, diagnostics=tuple(sort_diagnostics(found)), sources=loaded.sources
    )


def source_name(path: Path) -> str:
    """How a spec is called in what is generated from it: its path from the top of the project on.

    The same wherever the project lies and wherever the command is given.
    """
    place = path.resolve()
    for folder in place.parents:
        if any((folder / mark).exists() for mark in _PROJECT_MARKS):
            return place.relative_to(folder).as_posix()
    return place.name


# --- generate --------------------------------------------------------------------------------------


def build(compiled: Compiled, out: Path) -> Built:
    """Render and lay out the client of a spec that compiled; *out* is where packages go."""
    from specloom_codegen.format import format_files
    from specloom_codegen.render import render

    api = compiled.api
    assert api is not None
    rendered = render(api)
    laid_out = format_files({**rendered.files, **rendered.seams})
    files = {name: laid_out[name] for name in rendered.files}
    seams = {name: laid_out[name] for name in rendered.seams}
    sources = _source_names(compiled)
    manifest = Manifest(
        spec=api.source,
        input=_input_hash(compiled.path, sources),
        sources=sources,
        files={name: digest(text) for name, text in files.items()},
        seams=tuple(seams),
    )
    return Built(
        name=api.name,
        folder=out.joinpath(*package_path(api.name, api.version)),
        files=files,
        seams=seams,
        manifest=manifest,
    )


def package_path(name: str, version: str | None) -> tuple[str, ...]:
    """The folders of a package: the API's name, and its version when versions stand side by side."""
    if version is None:
        return (name,)
    label = re.sub(r"[^a-z0-9_]", "_", version.lower())
    return (name, label if label.isidentifier() else f"v{label}")


def write_client(built: Built, *, force: bool = False) -> Plan:
    """Bring a client's folder up to date. Raises `EditedFiles` before anything is touched."""
    old = read_manifest(built.folder)
    plan = plan_changes(built.folder, built.files, built.seams, old)
    if plan.edited and not force:
        raise EditedFiles(built.folder, plan.edited)
    carry_out(plan, built.manifest)
    return plan


def find_current(path: Path, out: Path) -> Path | None:
    """The folder of a spec's client if sources, generator and output are all as the manifest says.

    Only then there is nothing to do; every doubt gives None. The spec is not parsed.
    """
    try:
        found = _API.search(path.read_bytes())
        if found is None:
            return None
        folder = out / found[1].decode()
        for place in (folder, *sorted(one for one in folder.glob("*") if (one / MANIFEST).exists())):
            manifest = read_manifest(place)
            if manifest is not None and _is_current(path, place, manifest):
                return place
    except Exception:
        return None  # whatever is wrong is found, and said, on the long way
    return None


def _is_current(path: Path, folder: Path, manifest: Manifest) -> bool:
    return (
        manifest.spec == source_name(path)
        and manifest.input == _input_hash(path, manifest.sources)
        and is_untouched(folder, manifest)
    )


def _source_names(compiled: Compiled) -> tuple[str, ...]:
    """The files of the spec relative to the main one's folder, the main one first."""
    main, folder = compiled.path.name, compiled.path.parent
    names = {Path(os.path.relpath(name, folder)).as_posix() for name in compiled.sources}
    return (main, *sorted(names - {main}))


def _input_hash(path: Path, sources: Sequence[str]) -> str:
    """One hash for all that the output depends on: the files of the spec, their names, the generator."""
    total = hashlib.sha256(_generator_hash().encode())
    for name in sources:
        total.update(f"\0{name}\0".encode())
        total.update(hashlib.sha256(read_file(path.parent / name)).digest())
    return total.hexdigest()


@cache
def _generator_hash() -> str:
    """The hash of the generator's own source and templates."""
    root = Path(__file__).parent
    total = hashlib.sha256()
    for file in sorted([*root.rglob("*.py"), *root.rglob("*.jinja")]):
        place = file.relative_to(root)
        if place.parts[0].removesuffix(".py") not in _NOT_OUTPUT:
            total.update(f"\0{place.as_posix()}\0".encode())
            total.update(file.read_bytes())
    return total.hexdigest()


# --- check -----------------------------------------------------------------------------------------


def differences(built: Built) -> Iterator[str]:
    """The lines of a unified diff from what is on disk to what should be there."""
    old = read_manifest(built.folder)
    plan = plan_changes(built.folder, built.files, built.seams, old)
    for name in sorted({*plan.written, *plan.removed}):
        yield from _diff(built.folder / name, plan.written.get(name))
    if old is None and plan.is_empty:
        yield from _diff(built.folder / MANIFEST, built.manifest.text())


def _diff(path: Path, new: str | None) -> Iterator[str]:
    before = path.read_text(encoding="utf-8", errors="replace").splitlines(True) if path.exists() else []
    after = [] if new is None else new.splitlines(True)
    old_name = path.as_posix() if path.exists() else "/dev/null"
    new_name = "/dev/null" if new is None else path.as_posix()
    if not before and not after:
        yield f"--- {old_name}\n"
        yield f"+++ {new_name}\n"
        return
    for line in difflib.unified_diff(before, after, old_name, new_name):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
