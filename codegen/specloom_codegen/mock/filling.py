"""Fixed answers whose texts speak of the call: ``{hole}`` is what the path has in that hole."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from specloom_codegen.mock.json_values import is_list, is_object
from specloom_codegen.spec.templates import HOLE_NAME

_HOLE: Final = re.compile(rf"\{{({HOLE_NAME})\}}")


def filled(value: Any, texts: Mapping[str, str]) -> Any:
    """The JSON value with the holes of its texts filled. Braces around anything else stay as they are."""
    if isinstance(value, str):
        return filled_text(value, texts)
    if is_object(value):
        return {name: filled(each, texts) for name, each in value.items()}
    return [filled(each, texts) for each in value] if is_list(value) else value


def filled_text(text: str, texts: Mapping[str, str]) -> str:
    return _HOLE.sub(lambda found: texts.get(found[1], found[0]), text)
