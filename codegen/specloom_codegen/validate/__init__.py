"""What the language asks of a spec beyond the form of each value, all at once.

``validate`` works on what ``load`` made of the files, also where that found mistakes: what is broken there is
left alone here, so that one mistake is reported once.
"""

from __future__ import annotations

from specloom_codegen.diagnostics import Diagnostic, sort_diagnostics
from specloom_codegen.spec import Spec, parts_of
from specloom_codegen.validate.auth import check_auth
from specloom_codegen.validate.classes import check_class_names
from specloom_codegen.validate.document import check_defaults, check_document, check_files
from specloom_codegen.validate.report import Report, Scene
from specloom_codegen.validate.resources import check_resources
from specloom_codegen.validate.types import check_types

__all__ = ["validate"]


def validate(spec: Spec) -> list[Diagnostic]:
    """Every mistake of a spec, sorted by position; none when code can be generated from it."""
    report = Report()
    parts = parts_of(spec)
    main = Scene(report, spec, parts[0])
    check_document(main)
    check_auth(main)
    check_files(main, parts)
    for part in parts:
        scene = Scene(report, spec, part)
        check_defaults(scene)
        check_types(scene)
        check_resources(scene)
        check_class_names(scene)
    return sort_diagnostics(report.diagnostics)
