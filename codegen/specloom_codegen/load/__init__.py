"""From files to a ``Spec``: read, compose, include, override, structure.

``load_spec`` reads what is on disk, ``load_text`` one text in memory. Both collect every mistake and give a spec
as far as it can be made, so that ``validate`` finds the rest in the same run.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import attrs

from specloom_codegen.diagnostics import Diagnostic, Position, has_errors, sort_diagnostics
from specloom_codegen.load.composing import compose
from specloom_codegen.load.including import Inclusion, UnreadableFile, inclusions_of, locate, read_text
from specloom_codegen.load.overriding import SourceFile, lay_overrides
from specloom_codegen.load.structuring import structure
from specloom_codegen.spec import IncludedFile, Spec
from specloom_codegen.spec.nodes import MapNode

__all__ = ["LoadResult", "load_spec", "load_text"]

_MAIN_ONLY: Final = frozenset(attrs.fields_dict(Spec)) - frozenset(attrs.fields_dict(IncludedFile))


@attrs.frozen
class LoadResult:
    """What loading gave: the spec, as far as one could be made, its mistakes, and the text of each file.

    ``sources`` is for ``render_diagnostics``. A spec beside errors is good for finding more of them only.
    """

    spec: Spec | None
    diagnostics: tuple[Diagnostic, ...]
    sources: Mapping[str, str]

    @property
    def is_valid(self) -> bool:
        return self.spec is not None and not has_errors(self.diagnostics)


def load_spec(path: Path | str) -> LoadResult:
    """Load a spec file and the files that it includes.

    Files are named in diagnostics as the caller and ``include`` name them.
    """
    main = Path(path)
    loading = _Loading()
    try:
        text = read_text(main)
    except UnreadableFile as error:
        return LoadResult(None, (Diagnostic(str(path), 0, 0, str(error), error.hint),), {})
    node = loading.compose(text, str(path))
    if node is None:
        return loading.result(None)
    files = [SourceFile(str(path), None, node)]
    for inclusion in inclusions_of(node):
        loading.include(main, inclusion, files)
    return loading.result(loading.build(files))


def load_text(text: str, file: str = "spec.yaml") -> LoadResult:
    """Load a spec from memory; it cannot include other files."""
    loading = _Loading()
    node = loading.compose(text, file)
    if node is None:
        return loading.result(None)
    for inclusion in inclusions_of(node):
        loading.report(
            inclusion.position, f"{inclusion.file!r} cannot be included", "load the spec from a file"
        )
    return loading.result(loading.build([SourceFile(file, None, node)]))


class _Loading:
    """Collects the texts and the mistakes of one load."""

    def __init__(self) -> None:
        self._diagnostics: list[Diagnostic] = []
        self._sources: dict[str, str] = {}

    def compose(self, text: str, file: str) -> MapNode | None:
        self._sources[file] = text
        composed = compose(text, file)
        self._diagnostics += composed.diagnostics
        return composed.node

    def include(self, main: Path, inclusion: Inclusion, files: list[SourceFile]) -> None:
        """Read an included file and append it to *files*."""
        located = locate(main, inclusion)
        if isinstance(located, Diagnostic):
            self._diagnostics.append(located)
            return
        if any(located.resolve() == (Path(file.file)).resolve() for file in files):
            self.report(inclusion.position, f"{inclusion.file!r} is included twice", "name each file once")
            return
        try:
            text = read_text(located)
        except UnreadableFile as error:
            self.report(inclusion.position, f"{inclusion.file!r}: {error}", error.hint)
            return
        node = self.compose(text, str(located))
        if node is not None:
            files.append(SourceFile(str(located), inclusion.group, node))

    def build(self, files: list[SourceFile]) -> Spec:
        """The spec of the main file, the first, with the others in ``files``."""
        for file in files:
            self._check_first_key(file.node)
        changed, diagnostics = lay_overrides(files)
        self._diagnostics += diagnostics
        included = tuple(self._build_included(file) for file in changed[1:])
        main = changed[0]
        return structure(Spec, main.node, self._diagnostics, file=main.file, files=included)

    def result(self, spec: Spec | None) -> LoadResult:
        return LoadResult(spec, tuple(sort_diagnostics(self._diagnostics)), self._sources)

    def report(self, position: Position, message: str, hint: str | None) -> None:
        self._diagnostics.append(Diagnostic.at(position, message, hint=hint))

    def _build_included(self, file: SourceFile) -> IncludedFile:
        """The included file; keys that only the main file may have get a message of their own."""
        members = dict(file.node.members)
        for name in _MAIN_ONLY & members.keys():
            hint = "an included file holds spec, doc, defaults, types and resources"
            self.report(members.pop(name).key_position, f"{name!r} stands in the main file only", hint)
        node = attrs.evolve(file.node, members=members)
        return structure(IncludedFile, node, self._diagnostics, file=file.file, group=file.group)

    def _check_first_key(self, node: MapNode) -> None:
        first = next(iter(node.members.items()), None)
        if first is not None and first[0] != "spec" and "spec" in node.members:
            self.report(
                node.members["spec"].key_position, "'spec' is not the first key", "move it to the top"
            )
