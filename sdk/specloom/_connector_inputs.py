"""The inputs of a REST connector: their names, types and defaults, and what is wrong with the ones given.

Single inputs are judged here, combinations of them in `_connector_plan`. What may be a secret is never in a message.
Source: Cloudomation, ConnectorTypeREST, version 1.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Mapping
from math import isfinite
from typing import Any, Final, cast

from attrs import frozen

from ._secret import HIDDEN, redact_headers, redact_url
from ._unset import UNSET


@frozen
class Kind:
    """What an input takes: *what* in words, and whether a value fits."""

    what: str
    fits: Callable[[object], bool]


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_seconds(value: object) -> bool:
    return _is_number(value) and isfinite(cast("float", value)) and 0 <= cast("float", value) < 1e9


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _is_table(value: object) -> bool:
    return isinstance(value, Mapping) and all(
        isinstance(name, str) for name in cast("Mapping[object, object]", value)
    )


def _is_statuses(value: object) -> bool:
    if not isinstance(value, Collection) or isinstance(value, str | bytes | Mapping):
        return False
    codes = cast("Collection[object]", value)
    return all(isinstance(one, int) and not isinstance(one, bool) and 100 <= one <= 599 for one in codes)


TEXT: Final = Kind("a text", lambda value: isinstance(value, str))
FLAG: Final = Kind("True or False", lambda value: isinstance(value, bool))
SECONDS: Final = Kind("a number of seconds, 0 or None for no limit", _is_seconds)
COUNT: Final = Kind("a whole number, 0 or above", _is_count)
TABLE: Final = Kind("a dictionary whose keys are texts", _is_table)
STATUSES: Final = Kind("a list of HTTP status codes from 100 to 599", _is_statuses)
PATH: Final = Kind("a text or a path", lambda value: isinstance(value, str | os.PathLike))
ANY: Final = Kind("any JSON value", lambda _: True)

BACKOFF: Final[Mapping[str, float]] = {"initial": 1, "maximum": 60, "multiplier": 2, "deadline": 600}
EXPECTED: Final = (200, 201, 202, 204)
REPEATED: Final = (502, 503, 504)

#: Every input with its kind and its default, in the order of the document.
INPUTS: Final[Mapping[str, tuple[Kind, Any]]] = {
    "allow_redirects": (FLAG, True),
    "authentication_method": (TEXT, None),
    "base_path": (TEXT, None),
    "cacert": (PATH, None),
    "connect_timeout": (SECONDS, None),
    "cookies": (TABLE, None),
    "data": (ANY, UNSET),
    "dst": (PATH, None),
    "expected_status_code": (STATUSES, EXPECTED),
    "grant": (TEXT, None),
    "headers": (TABLE, None),
    "hostname": (TEXT, None),
    "json": (ANY, UNSET),
    "max_redirects": (COUNT, 10),
    "method": (TEXT, None),
    "multipart": (TABLE, None),
    "params": (TABLE, None),
    "password": (TEXT, None),
    "path": (TEXT, None),
    "read_timeout": (SECONDS, None),
    "retry_backoff": (TABLE, BACKOFF),
    "retry_status_code": (STATUSES, REPEATED),
    "scheme": (TEXT, "https"),
    "text": (TEXT, None),
    "total_timeout": (SECONDS, None),
    "url": (TEXT, None),
    "urlencoded": (TABLE, None),
    "username": (TEXT, None),
    "verify_ssl": (FLAG, True),
}

# Names of other clients, and of later versions of the connector.
_INSTEAD: Final[Mapping[str, str]] = {
    "auth": "write username and password with authentication_method='basic', or grant",
    "authentication": "write username and password with authentication_method='basic', or grant",
    "body": "a body is one of json, text, urlencoded and multipart",
    "cert": "a client's certificate belongs to a connection: run(AsyncConnection(…, tls=TLS(client_cert=…)))",
    "connector_type": "leave it out: a RestConnector is always one of type REST",
    "content": "a body is one of json, text, urlencoded and multipart",
    "destination": "write dst",
    "files": "write multipart",
    "follow_redirects": "write allow_redirects",
    "form": "write urlencoded",
    "host": "write hostname",
    "port": "write it behind the hostname: 'api.example.com:8443'",
    "proxies": "a proxy belongs to a pool or a connection: RestPool(proxy=…)",
    "proxy": "a proxy belongs to a pool or a connection: RestPool(proxy=…)",
    "query": "write params",
    "timeout": "write total_timeout, connect_timeout or read_timeout",
    "tls": "write cacert or verify_ssl",
    "verify": "write verify_ssl",
}
# What holds no secret by its nature; the values of all others are neither in messages nor in reprs.
_SHOWN: Final = frozenset({
    "allow_redirects", "authentication_method", "connect_timeout", "dst", "expected_status_code", "grant", "hostname",
    "max_redirects", "method", "read_timeout", "retry_backoff", "retry_status_code", "scheme", "total_timeout",
    "verify_ssl",
})  # fmt: skip


def complete(given: Mapping[str, Any]) -> dict[str, Any]:
    """Check the inputs that were given one by one and lay them over the defaults.

    TypeError for a name that no input has and for a value of the wrong type, each with the way out.
    """
    for name in given:
        if name not in INPUTS:
            raise TypeError(f"a RestConnector has no input {name!r}; {hint(name, INPUTS, _INSTEAD)}")
    for name, value in given.items():
        kind, default = INPUTS[name]
        if (
            value is not default
            and not (value is None and _may_be_none(name, default))
            and not kind.fits(value)
        ):
            raise TypeError(f"{name} must be {kind.what}; got {shown(name, value)}")
    return {name: given.get(name, default) for name, (_, default) in INPUTS.items()}


def _may_be_none(name: str, default: Any) -> bool:
    return default is None or name == "retry_backoff"


def hint(name: str, known: Iterable[str], instead: Mapping[str, str] | None = None) -> str:
    """Say what a name may have been meant for, or which ones there are."""
    from difflib import get_close_matches

    names = list(known)
    if instead is not None and name in instead:
        return instead[name]
    close = get_close_matches(name.lower(), names, n=1)
    if close:
        return f"did you mean {close[0]!r}?"
    return f"there are {', '.join(names)}" if names else "there are none"


def shown(name: str, value: Any) -> str:
    """Show the value of an input in a message or repr; of what may be a secret no more than its type."""
    if name in _SHOWN:
        return repr(value)[:120]
    article = "an" if type(value).__name__[:1] in "aeiou" else "a"
    return "None" if value is None else f"{article} {type(value).__name__}"


def describe(values: Mapping[str, Any]) -> str:
    """Write the inputs that are not what they are by default, as the repr of a connector has them."""
    changed = {name: value for name, value in values.items() if _is_changed(value, INPUTS[name][1])}
    return ", ".join(f"{name}={_presented(name, value)}" for name, value in changed.items())


def _is_changed(value: Any, default: Any) -> bool:
    if value is default or default is UNSET or default is None:
        return value is not default
    return bool(
        list(value) != list(cast("tuple[int]", default)) if isinstance(default, tuple) else value != default
    )


def _presented(name: str, value: Any) -> str:
    if name in _SHOWN:
        return repr(value)
    if name in ("url", "base_path", "path"):
        return repr(redact_url(value))
    if name == "headers":
        return repr(dict(redact_headers(cast("Mapping[str, str]", value))))
    if name == "cacert":
        return "'-----BEGIN CERTIFICATE-----…'" if "-----BEGIN" in str(value) else repr(str(value))
    return HIDDEN


__all__ = ["BACKOFF", "EXPECTED", "INPUTS", "REPEATED", "Kind", "complete", "describe", "hint", "shown"]
