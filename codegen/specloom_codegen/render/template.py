"""The template engine, set up so that nothing but ``Code`` can come out of a template.

A template holds the shape of a file: text, ``for`` and attribute access. What has a decision in it is made
into an expression in Python before.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, LiteralString

import jinja2

from .code import Code

_FOLDER = Path(__file__).resolve().parent.parent / "templates"


def _only_code(value: object) -> Code:
    # Attack: text of a spec that was not escaped.
    if not isinstance(value, Code):
        raise TypeError(f"a template asked for {value!r}, which was not escaped")
    return value


@cache
def _environment() -> jinja2.Environment:
    # Nothing to escape for HTML: what comes out is Python, and only Code comes out.
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(_FOLDER),
        undefined=jinja2.StrictUndefined,
        finalize=_only_code,
        autoescape=False,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )


def render_template(template: LiteralString, /, **values: Any) -> Code:
    """Fill in a template of this package; the result is Python source."""
    return Code(_environment().get_template(f"{template}.jinja").render(values))
