"""Secrets that were written into a spec.

A spec is published with the client that comes from it, so whatever stands in it is no secret. What looks like
one is refused: constants under telling names, texts of known forms, credentials in addresses, defaults of
credentials.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final
from urllib.parse import urlsplit

from specloom_codegen.spec import Param, Template
from specloom_codegen.spec.kinds import Entry
from specloom_codegen.spec.nodes import JsonValue, Step, has_key
from specloom_codegen.validate.report import Scene

_TELLING: Final = re.compile(
    r"(^|[_\-.])(password|passwd|passphrase|secret|token|api[_\-]?key|apikey|private[_\-]?key|authorization|cookie"
    r"|credentials?)$",
    re.IGNORECASE,
)
"""Names whose value is a secret when it stands there as it is: the last word counts (``token_type`` is none)."""

_FORMS: Final = re.compile(
    r"-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----"
    r"|\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\."
    r"|\bgh[pousr]_[A-Za-z0-9]{30}|\bgithub_pat_[A-Za-z0-9_]{30}|\bglpat-[A-Za-z0-9_-]{20}"
    r"|\bsk_live_[A-Za-z0-9]{16}|\bAKIA[0-9A-Z]{16}\b|\bxox[abprs]-[0-9A-Za-z-]{20}"
)
"""Texts that are a secret by their form: private keys, JSON Web Tokens, keys of well-known services."""

_LONGEST_LOOKED_AT: Final = 4096
"""Secrets are short; the patterns take time quadratic in the length of a text made for that."""

HINT: Final = (
    "a spec is published with its client: declare it under `credentials`, so that `connect` takes it"
)


def is_secret_form(text: str) -> bool:
    """Whether a text has the form of a private key, a token or a key of a well-known service."""
    return _FORMS.search(text[:_LONGEST_LOOKED_AT]) is not None


def is_telling(name: str) -> bool:
    """Whether a value under this name is a secret: ``password``, ``X-Api-Key``, ``client_secret``."""
    return _TELLING.search(re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name)) is not None


def check_constant(scene: Scene, param: Param, name: str) -> None:
    """The constant of a parameter that is sent under *name*. ``sensitive: false`` says that a telling name tells
    wrong, as Jira's ``X-Atlassian-Token: no-check``; what has the form of a secret stays one."""
    if param.const is None or not looks_secret(name, value := param.const.value):
        return
    by_form = isinstance(value, str) and is_secret_form(value)
    if by_form or not has_key(param.origin, "sensitive"):
        hint = HINT if by_form else f"{HINT}; if it is none, say `sensitive: false`"
        scene.report.value(param, ["const"], "a secret written into the spec", hint)


def looks_secret(name: str, value: JsonValue) -> bool:
    """Whether a value that stands in the spec under *name* is a secret. Attack: whoever reads what is published."""
    return isinstance(value, str) and value != "" and (is_telling(name) or is_secret_form(value))


def check_address(scene: Scene, entry: Entry, steps: Sequence[Step], address: Template) -> None:
    """An address without user name and password in it."""
    try:
        userinfo = "@" in urlsplit(address.text).netloc
    except ValueError:
        return
    if userinfo:
        hint = "take what stands before the `@` away, and declare it under `auth` with `send: basic`"
        scene.report.value(entry, steps, "credentials in an address", hint)
