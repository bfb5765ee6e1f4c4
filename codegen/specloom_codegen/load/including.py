"""Reading files: the main file of a spec and the files that it includes.

Everything that touches the disk is here. A file is read as bytes, at most 16 MiB of them, and decoded; an
included file lies below the folder of the main file.
"""

from __future__ import annotations

import codecs
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import attrs

from specloom_codegen.diagnostics import Diagnostic, Position
from specloom_codegen.spec.nodes import ListNode, MapNode, Node, ScalarNode

LARGEST: Final = 16 * 1024 * 1024

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class UnreadableFile(Exception):
    """A file that cannot be read; the text says why, ``hint`` the way out."""

    def __init__(self, reason: str, hint: str | None = None) -> None:
        super().__init__(reason)
        self.hint = hint


@attrs.frozen
class Inclusion:
    """An entry of ``include``: the file as written, its group, and where it is named."""

    file: str
    group: str | None
    position: Position


def read_text(path: Path) -> str:
    """The text of a file, or ``UnreadableFile``."""
    data = _read_bytes(path)
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        reason = f"not {error.encoding.upper()} text: byte {error.object[error.start]:#04x} at offset {error.start}"
        raise UnreadableFile(reason, "save it as UTF-8") from None


def inclusions_of(main: MapNode) -> Iterator[Inclusion]:
    """The entries of ``include``; ill-formed ones are left to the structuring."""
    member = main.members.get("include")
    node: Node | None = member.node if member else None
    if isinstance(node, ListNode):
        for item in node.items:
            if isinstance(item, ScalarNode) and isinstance(item.value, str):
                yield Inclusion(item.value, None, item.position)
    elif isinstance(node, MapNode):
        for group, inner in node.members.items():
            if isinstance(inner.node, ScalarNode) and isinstance(inner.node.value, str):
                yield Inclusion(inner.node.value, group, inner.node.position)


def locate(main: Path, inclusion: Inclusion) -> Path | Diagnostic:
    """The path of an included file, or why it may not be included. Attack: ``../../etc/passwd``, links, URLs."""
    text = inclusion.file
    folder = main.parent

    def refuse(message: str, hint: str) -> Diagnostic:
        return Diagnostic.at(inclusion.position, message, hint=hint)

    if "://" in text:
        return refuse(f"{text!r} is a URL", "download the file and include it from the main file's folder")
    if "\x00" in text or "\\" in text or not text.strip():
        return refuse(f"{text!r} is not a path", "write it with `/`, from the main file's folder on")
    path = folder / text
    try:
        place = path.resolve()
    except (OSError, RuntimeError):  # until Python 3.12
        place = path
    if place.is_symlink():
        return refuse(f"{text!r} is a link to itself", "name a file")
    if Path(text).is_absolute() or not place.is_relative_to(folder.resolve()):
        hint = "included files lie below the main file's folder"
        return refuse(f"{text!r} leads out of the main file's folder", hint)
    if place == main.resolve():
        return refuse(f"{text!r} is the main file itself: a cycle", "leave it out")
    return path


def _read_bytes(path: Path) -> bytes:
    try:
        # Attack: a FIFO or a device, whose reading hangs or never ends.
        if not stat.S_ISREG(path.stat().st_mode):
            raise UnreadableFile("not a file" if not path.is_dir() else "a folder, not a file")
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise UnreadableFile((error.strerror or str(error)).lower()) from None
    except ValueError:
        raise UnreadableFile("a name with a NUL, which no file can have") from None
    if len(data) > LARGEST:
        raise UnreadableFile("larger than 16 MiB", "split it into several files with `include`")
    return data
