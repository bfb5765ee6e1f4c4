"""Python names for what an API calls its things.

Everything here is a pure function from text to text. A name that comes out is a valid identifier and no
keyword; two wire names may give the same one, which ``validate`` reports so that the spec says ``name:``.
"""

from __future__ import annotations

import keyword
import re
import unicodedata
from collections.abc import Container
from typing import Final

RESERVED_ARGUMENTS: Final = frozenset(
    {
        "data",
        "expected_status",
        "headers",
        "idempotency_key",
        "options",
        "params",
        "redirect",
        "retry",
        "timeout",
        "token",
    }
)
"""Arguments that every method has: a parameter of such a name gets a trailing ``_``."""

RESERVED_METHODS: Final = ("get_all", "changes")
"""Methods that come with the verbs; no operation may be called so."""

RESERVED_ATTRIBUTES: Final = ("close", "connect", "connection", "preload")
"""Attributes of every client; no resource or group may be called so."""

RESERVED_SETTINGS: Final = frozenset(
    {
        "allow_http",
        "auth",
        "clock",
        "cls",
        "converter",
        "headers",
        "hosts",
        "limits",
        "on_attempt",
        "options",
        "proxy",
        "rate_limit",
        "redirect",
        "retry",
        "session",
        "ssl_certificate",
        "store",
        "timeout",
        "tls",
        "transport",
        "url",
    }
)
"""Arguments that every ``connect`` has; no variable or credential may be called so."""

_UNUSABLE: Final = frozenset({"self"})
"""Would clash with the first parameter of a method and of attrs' ``__init__``."""

_OF_MEMBERS: Final = frozenset({"known", "mro", "name", "value"})
"""What enums and their members have already."""

_COMPOUNDS: Final = {
    "ETag": "Etag",
    "GitHub": "Github",
    "GitLab": "Gitlab",
    "GraphQL": "Graphql",
    "IPv": "Ipv",
    "OAuth": "Oauth",
}
"""Words that are one word in spite of their capitals."""

_COMPOUND: Final = re.compile("|".join(_COMPOUNDS))
_PLURAL: Final = re.compile(r"([A-Z]{2,})s(?![a-z])")
_ACRONYM_END: Final = re.compile(r"([A-Z])(?=[A-Z][a-z])")
_WORD_END: Final = re.compile(r"([a-z0-9])(?=[A-Z])")


def snake_case(text: str) -> str:
    """The words of a text in lower case with ``_`` between, as an identifier that may be a keyword.

    ``If-Match`` → ``if_match``, ``userIDs`` → ``user_ids``, ``_metadata`` → ``metadata``, ``2fa`` → ``value_2fa``.
    """
    return _identifier("_".join(word.lower() for word in _words(text)))


def pascal_case(text: str) -> str:
    """The words of a text as a class name.

    ``convert_task`` → ``ConvertTask``, ``HTTPRoute`` → ``HTTPRoute``, ``ORDER_STATUS`` → ``OrderStatus``.
    """
    parts = _split_separators(text)
    shouted = len(parts) > 1 and text.isupper()
    name = "".join(part.capitalize() if shouted else part[:1].upper() + part[1:] for part in parts)
    if not name.isidentifier():
        return f"Type{name}"
    return f"{name}_" if keyword.iskeyword(name) else name


def python_name(wire: str) -> str:
    """The name of an attribute, method or module: snake case, a trailing ``_`` after a keyword."""
    name = snake_case(wire)
    return f"{name}_" if keyword.iskeyword(name) or name in _UNUSABLE else name


def argument_name(wire: str, name: str | None = None) -> str:
    """The name of a keyword argument, which also steps aside for the options of every method.

    *name* is the spec's own ``name:`` and wins; it is taken as it is but for the options.
    """
    chosen = python_name(wire) if name is None else name
    return f"{chosen}_" if chosen in RESERVED_ARGUMENTS else chosen


def is_python_name(text: str) -> bool:
    """Whether a text can stand as a name in Python. ``__init__`` and the like are Python's own."""
    is_own = text.startswith("__")
    return text.isidentifier() and not keyword.iskeyword(text) and text not in _UNUSABLE and not is_own


def is_member_name(text: str) -> bool:
    """Whether a member of an enum can be called so: what begins with ``_`` is the enum's own."""
    return is_python_name(text) and not text.startswith("_") and text not in _OF_MEMBERS


def client_name(api: str) -> str:
    """The class of a package: ``flexio`` → ``Flexio``, ``electric_flow`` → ``ElectricFlow``."""
    return pascal_case(api)


def service_name(resource: str, types: Container[str]) -> str:
    """The class of a resource: ``books`` → ``Books``, ``AddressService`` beside a type ``Address``."""
    name = pascal_case(resource)
    return f"{name}Service" if name in types else name


def environment_name(api: str, setting: str) -> str:
    """The environment variable of a variable or credential: ``LIBRARY_TOKEN``."""
    return f"{snake_case(api)}_{snake_case(setting)}".upper()


def nested_class_name(owner: str, *members: str) -> str:
    """The class of what is spelled out in place: ``ConvertTask``, ``params`` → ``ConvertTaskParams``."""
    return owner + "".join(pascal_case(member) for member in members)


def member_name(value: str | float | bool) -> str:
    """The name of an enum's member: ``rate-limit-exceeded`` → ``RATE_LIMIT_EXCEEDED``, ``-1`` → ``MINUS_1``."""
    text = str(value)
    if not text:
        return "EMPTY"
    if re.fullmatch(r"-[0-9].*", text):
        return _normal(f"MINUS_{snake_case(text[1:]).removeprefix('value_')}".upper())
    return _normal(snake_case(text).upper())


def _words(text: str) -> list[str]:
    text = _COMPOUND.sub(lambda found: _COMPOUNDS[found[0]], text)
    text = _PLURAL.sub(lambda found: f"{found[1].capitalize()}s", text)
    return _split_separators(_WORD_END.sub(r"\1_", _ACRONYM_END.sub(r"\1_", text)))


def _split_separators(text: str) -> list[str]:
    spaced = "".join(char if ("a" + char).isidentifier() and char != "_" else " " for char in _normal(text))
    return spaced.split()


def _normal(text: str) -> str:
    """The form in which Python compares identifiers (PEP 3131), so that names are compared in it too."""
    return unicodedata.normalize("NFKC", text)


def _identifier(name: str) -> str:
    name = _normal(name)
    if not name:
        return "value"
    return name if name.isidentifier() else f"value_{name}"
