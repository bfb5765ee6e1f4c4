"""What happens to files: the manifest, what is edited, and writing in which nothing is left half-done.

A generated package holds a ``manifest.json`` with the hash of each file. Only files that it names are ever
deleted, and a file whose hash is another one was edited by somebody and is not overwritten unless told so.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import Any, cast

from attrs import field, frozen

MANIFEST = "manifest.json"
_FORMAT = 1


class ManifestError(Exception):
    """A manifest that cannot be read, or what leads out of its folder or is no file."""


@frozen(kw_only=True)
class Manifest:
    """What a package was generated from, and the hash of each of its files.

    ``input`` stands for the sources and the generator together; ``sources`` are the files of the spec, the
    main one first, relative to its folder; ``seams`` are files that belong to the user.
    """

    spec: str
    input: str
    sources: tuple[str, ...]
    files: Mapping[str, str]
    seams: tuple[str, ...] = ()

    def text(self) -> str:
        content = {
            "manifest": _FORMAT,
            "spec": self.spec,
            "input": self.input,
            "sources": list(self.sources),
            "seams": list(self.seams),
            "files": dict(sorted(self.files.items())),
        }
        return json.dumps(content, indent=2, ensure_ascii=False) + "\n"


@frozen(kw_only=True)
class Plan:
    """What has to happen in a folder so that it holds the new files."""

    folder: Path
    written: Mapping[str, str] = field(factory=dict[str, str])
    removed: tuple[str, ...] = ()
    kept: int = 0
    edited: tuple[str, ...] = ()  # of those: files that are not as they were generated

    @property
    def is_empty(self) -> bool:
        return not self.written and not self.removed


def digest(text: str | bytes) -> str:
    """The hash of a file's content."""
    return hashlib.sha256(text.encode() if isinstance(text, str) else text).hexdigest()


def read_manifest(folder: Path) -> Manifest | None:
    """The manifest of a folder; None when there is none."""
    path = folder / MANIFEST
    try:
        content = json.loads(read_file(path))
        files = _hashes(content["files"])
        manifest = Manifest(
            spec=str(content["spec"]),
            input=str(content["input"]),
            sources=_names(content["sources"]),
            files=files,
            seams=_names(content["seams"]),
        )
    except FileNotFoundError:
        return None
    except (ValueError, KeyError, TypeError, AttributeError):
        raise ManifestError(f"{path}: not a manifest of specloom; remove it, or use another folder") from None
    named = (*files, *manifest.seams, *manifest.sources)
    outside = next((name for name in named if not _is_inside(name)), None)
    if outside is not None:
        # Attack: a manifest in a checkout that has files elsewhere deleted, overwritten or read without end.
        raise ManifestError(f"{path}: names the file {outside!r}, which is not in its folder")
    return manifest


def _hashes(value: Any) -> dict[str, str]:
    return {str(name): str(each) for name, each in cast("dict[Any, Any]", value).items()}


def _names(value: Any) -> tuple[str, ...]:
    return tuple(str(each) for each in cast("list[Any]", value))


def _is_inside(name: str) -> bool:
    path = PurePosixPath(name)
    return bool(name) and not path.is_absolute() and ".." not in path.parts and "\\" not in name


def is_untouched(folder: Path, manifest: Manifest) -> bool:
    """Whether every file of the manifest is there as it was generated."""
    if any(not (folder / name).exists() for name in manifest.seams):
        return False
    try:
        return all(digest(read_file(folder / name)) == each for name, each in manifest.files.items())
    except OSError:
        return False


def plan_changes(
    folder: Path, files: Mapping[str, str], seams: Mapping[str, str], old: Manifest | None
) -> Plan:
    """Compare a folder with what it shall hold. Reads; changes nothing.

    Raises ManifestError where a link leads out of the folder, or no file stands where one belongs.
    """
    _check_places(folder, {*files, *seams, *(() if old is None else old.files)})
    known: Mapping[str, str] = {} if old is None else old.files
    written: dict[str, str] = {}
    edited: list[str] = []
    for name, text in files.items():
        there = _read(folder / name)
        if there == text.encode():
            continue
        written[name] = text
        if there is not None and digest(there) != known.get(name):
            edited.append(name)
    removed: list[str] = []
    for name in known.keys() - files.keys() - seams.keys():
        there = _read(folder / name)
        if there is not None:
            removed.append(name)
            edited += [name] * (digest(there) != known[name])
    kept = len(files) - len(written)
    written |= {name: text for name, text in seams.items() if not (folder / name).exists()}
    return Plan(
        folder=folder,
        written=written,
        removed=tuple(sorted(removed)),
        kept=kept,
        edited=tuple(sorted(edited)),
    )


def _check_places(folder: Path, names: Iterable[str]) -> None:
    home = folder.resolve()
    for parent in sorted({(folder / name).parent for name in names}):
        if not parent.resolve().is_relative_to(home):
            # Attack: a checkout with a link for a folder, through which files elsewhere are written or deleted.
            raise ManifestError(f"{parent}: leads out of {folder} by a link; remove the link")


def read_file(path: Path) -> bytes:
    """The content of a file. Attack: a link in a checkout to a device or pipe, whose reading never ends."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise ManifestError(f"{path}: not a file; move it away")
    return path.read_bytes()


def _read(path: Path) -> bytes | None:
    try:
        return read_file(path)
    except (FileNotFoundError, NotADirectoryError):
        return None


def carry_out(plan: Plan, manifest: Manifest) -> None:
    """Write and remove what the plan says, the manifest last.

    Every file is written beside its place before the first one takes it, so that a full disk changes
    nothing. Each takes its place by a rename: a reader sees the old file or the new one.
    """
    files = dict(plan.written)
    if _read(plan.folder / MANIFEST) != manifest.text().encode():
        files[MANIFEST] = manifest.text()
    ready: list[tuple[Path, Path]] = []
    try:
        for name, text in files.items():
            target = plan.folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            ready.append((_write_beside(target, text), target))
        for temporary, target in ready:
            os.replace(temporary, target)
    finally:
        for temporary, _ in ready:
            temporary.unlink(missing_ok=True)
    for name in plan.removed:
        (plan.folder / name).unlink(missing_ok=True)
    _remove_empty_folders(plan.folder, plan.removed)


def _write_beside(target: Path, text: str) -> Path:
    temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("xb") as file:
            file.write(text.encode())
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _remove_empty_folders(folder: Path, removed: Iterable[str]) -> None:
    for parent in sorted(set(_parents(removed)), reverse=True):
        place = folder / parent
        with suppress(OSError):
            # A cache of compiled code is all that a folder of generated code may still hold.
            for cached in (place / "__pycache__").glob("*.pyc"):
                cached.unlink()
            (place / "__pycache__").rmdir()
        with suppress(OSError):
            place.rmdir()


def _parents(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        yield from (str(parent) for parent in PurePosixPath(name).parents if str(parent) != ".")
