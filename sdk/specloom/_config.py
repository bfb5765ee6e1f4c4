"""The settings of a connection as a value that travels between processes: frozen, picklable, JSON-able.

Attack: a configuration that is stored or sent with a token in it. Credentials are never part of it; only references to
the environment (``env:NAME``) may stand where a header would hold one.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from typing import Any, Final, Self, cast

from attrs import asdict, field, fields, frozen

from ._options import Limits, Timeout
from ._redirect import RedirectPolicy
from ._retry import RetryBudget, RetryPolicy
from ._secret import SHOWN_HEADERS, redact_url
from ._tls import TLS

REFERENCE: Final = "env:"


def _harmless(headers: Mapping[str, str]) -> dict[str, str]:
    return {
        name: value
        for name, value in headers.items()
        if name.lower() in SHOWN_HEADERS or value.startswith(REFERENCE)
    }


def _without_user(proxy: str | None) -> str | None:
    if proxy is None or "@" not in proxy:
        return proxy
    scheme, mark, rest = proxy.rpartition("//")
    return scheme + mark + rest.rpartition("@")[2]


def look_up(headers: Mapping[str, str]) -> dict[str, str]:
    """Replace references ``env:NAME`` by what the environment holds; ValueError where it holds nothing."""
    found: dict[str, str] = {}
    for name, value in headers.items():
        if isinstance(cast("object", value), str) and value.startswith(REFERENCE):
            variable = value.removeprefix(REFERENCE)
            if variable not in os.environ:
                raise ValueError(f"header {name!r} is taken from {variable}, which is not set")
            value = os.environ[variable]
        found[name] = value
    return found


@frozen(kw_only=True)
class ConnectionConfig:
    """What ``AsyncConnection.from_config`` needs beside credentials. ``to_json`` and ``from_json`` round-trip.

    Headers that may hold a credential are left out, unless their value is a reference ``env:NAME``, which is looked
    up when a connection is built. A proxy's user and password are left out as well; ``from_config(…, proxy=…)``
    takes the whole.
    """

    url: str = field(repr=redact_url)
    api_version: int | str | None = None
    hosts: Mapping[str, str] = field(factory=dict[str, str])
    tls: TLS | None = None
    timeout: Timeout = Timeout()
    retry: RetryPolicy | None = RetryPolicy()
    redirect: RedirectPolicy | None = RedirectPolicy()
    limits: Limits = Limits()
    headers: Mapping[str, str] = field(factory=dict[str, str], converter=_harmless)
    proxy: str | None = field(default=None, converter=_without_user)

    def arguments(self) -> dict[str, Any]:
        """The keyword arguments of ``AsyncConnection``."""
        return {one.name: getattr(self, one.name) for one in fields(type(self))}

    def to_json(self) -> str:
        """Write the configuration as JSON text."""
        return json.dumps(asdict(self, value_serializer=_plain), sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Read what ``to_json`` wrote; ValueError or TypeError when it is something else."""
        read: object = json.loads(text)
        if not isinstance(read, dict):
            raise ValueError("a connection's configuration is a JSON object")
        values = cast("dict[str, Any]", read)
        classes: dict[str, Any] = {
            "tls": TLS,
            "timeout": Timeout,
            "retry": _retry,
            "redirect": RedirectPolicy,
            "limits": Limits,
        }
        for name, make in classes.items():
            if values.get(name) is not None:
                values[name] = make(**values[name])
        return cls(**values)


def _retry(**values: Any) -> RetryPolicy:
    if values.get("budget") is not None:
        values["budget"] = RetryBudget(**values["budget"])
    return RetryPolicy(**values)


def _plain(_owner: Any, _field: Any, value: object) -> object:
    return sorted(cast("frozenset[int]", value)) if isinstance(value, frozenset) else value
