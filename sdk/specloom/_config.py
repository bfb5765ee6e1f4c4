"""The settings of a connection as a value that travels between processes: frozen, picklable, JSON-able.

Attack: a configuration that is stored or sent with a token in it. Credentials are never part of it; only references to
the environment (``env:NAME``) may stand where a header would hold one.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Self

from attrs import asdict, field, frozen

from ._options import Limits, Timeout
from ._redirect import RedirectPolicy
from ._retry import RetryBudget, RetryPolicy
from ._secret import SHOWN_HEADERS
from ._tls import TLS


def _harmless(headers: Mapping[str, str]) -> dict[str, str]:
    return {
        name: value
        for name, value in headers.items()
        if name.lower() in SHOWN_HEADERS or value.startswith("env:")
    }


@frozen(kw_only=True)
class ConnectionConfig:
    """What ``AsyncConnection.from_config`` needs beside credentials. ``to_json`` and ``from_json`` round-trip.

    Headers that may hold a credential are left out, unless their value is a reference ``env:NAME``, which
    is looked up when the connection is built.
    """

    url: str
    api_version: int | str | None = None
    hosts: Mapping[str, str] = field(factory=dict)
    tls: TLS | None = None
    timeout: Timeout = Timeout()
    retry: RetryPolicy | None = RetryPolicy()
    redirect: RedirectPolicy | None = RedirectPolicy()
    limits: Limits = Limits()
    headers: Mapping[str, str] = field(factory=dict, converter=_harmless)
    proxy: str | None = None

    def arguments(self) -> dict[str, Any]:
        """The keyword arguments of ``AsyncConnection``; references to the environment are looked up."""
        import os

        values = {
            name: getattr(self, name)
            for name in (
                "url",
                "api_version",
                "hosts",
                "tls",
                "timeout",
                "retry",
                "redirect",
                "limits",
                "proxy",
            )
        }
        headers: dict[str, str] = {}
        for name, value in self.headers.items():
            if value.startswith("env:"):
                variable = value.removeprefix("env:")
                if variable not in os.environ:
                    raise ValueError(f"header {name!r} is taken from {variable}, which is not set")
                value = os.environ[variable]
            headers[name] = value
        values["headers"] = headers
        return values

    def to_json(self) -> str:
        """Write the configuration as JSON text."""
        return json.dumps(asdict(self), sort_keys=True, default=_plain)

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Read what ``to_json`` wrote; ValueError or TypeError when it is something else."""
        values = json.loads(text)
        if not isinstance(values, dict):
            raise ValueError("a connection's configuration is a JSON object")
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
    budget = values.pop("budget", None)
    return RetryPolicy(budget=None if budget is None else RetryBudget(**budget), **values)


def _plain(value: object) -> Any:
    if isinstance(value, frozenset):
        return sorted(value)
    return str(value)
