"""How a scalar travels when it does not travel in its usual JSON form: the notation of ``wire``."""

from __future__ import annotations

import re
from typing import Final, Literal, get_args

import attrs

from specloom_codegen.diagnostics import suggest
from specloom_codegen.spec.notation import NotationError

WireKind = Literal["string", "number", "seconds", "milliseconds", "hex", "strftime"]

_WORDS: Final[tuple[WireKind, ...]] = get_args(WireKind)[:-1]
_DIRECTIVES: Final = "aAwdbBmyYHIpMSfzZjUWcxXGuV%"
WIRE_PATTERN: Final = rf"^({'|'.join(_WORDS)}|(?=.*%).+)$"


@attrs.frozen
class WireFormat:
    """A wire form by its word; ``format`` is the text of a ``strftime`` form, else empty."""

    kind: WireKind
    format: str = ""

    def __str__(self) -> str:
        return self.format or self.kind


def parse_wire(text: str) -> WireFormat:
    """Read a wire form: ``string``, ``milliseconds``, ``hex`` … or a strftime text such as ``%d.%m.%Y``."""
    for word in _WORDS:
        if text == word:
            return WireFormat(word)
    if "%" not in text:
        meant = suggest(text, _WORDS)
        forms = f"the forms are {', '.join(_WORDS)} and a strftime text such as `%d.%m.%Y`"
        hint = f"did you mean {meant!r}?" if meant else forms
        raise NotationError(f"unknown wire form {text!r}", hint=hint)
    for found in re.finditer(r"%(.?)", text, re.DOTALL):
        if not found[1] or found[1] not in _DIRECTIVES:
            raise NotationError(
                f"unknown strftime directive {found[0]!r}",
                hint="the directives are those of Python's strftime; a percent sign is `%%`",
                offset=found.start(),
            )
    return WireFormat("strftime", text)
