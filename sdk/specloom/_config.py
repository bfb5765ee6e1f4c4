"""The settings of a connection as a value that travels between processes: frozen, picklable, JSON-able.

Attack: a configuration that is stored or sent with a token in it. Credentials are never part of it; only references to
the environment (``env:NAME``) may stand where a header would hold one. What a URL's path holds is taken for its name.
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
from ._secret import HIDDEN, SHOWN_HEADERS
from ._tls import TLS

REFERENCE: Final = "env:"

# Parameters of a base URL that choose how an API speaks and hold no credential. An allow-list, as for headers: a key
# travels under any name.
_SHOWN_PARAMETERS: Final = frozenset({
    "api-version", "api_version", "format", "lang", "language", "locale", "v", "version",
})  # fmt: skip


def _harmless(headers: Mapping[str, str]) -> dict[str, str]:
    # Attack: a configuration on the disk, or on its way, with a key among its headers.
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


def _without_keys(url: str) -> str:
    """Hide what may be a credential in the query of a base URL; ValueError for one with user information."""
    where, mark, query = url.partition("?")
    if "@" in where.partition("://")[2].partition("/")[0]:
        where = url = query = ""  # a traceback with locals would show it
        raise ValueError("a URL must not hold user information (name:password@)")
    pairs = (pair.partition("=") for pair in query.split("&"))
    kept = [
        name + is_ + (value if name.lower() in _SHOWN_PARAMETERS else HIDDEN) if is_ else name and HIDDEN
        for name, is_, value in pairs
    ]
    return where + mark + "&".join(kept)


def _hosts_without_keys(hosts: Mapping[str, str]) -> dict[str, str]:
    return {name: _without_keys(url) for name, url in hosts.items()}


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


def refuse_references(headers: Mapping[str, str]) -> None:
    """Refuse ``env:NAME`` in headers that come after the connection was made.

    Attack: a name or a tenant that a program's user chose to be ``env:AWS_SECRET_ACCESS_KEY``, sent to the API.
    """
    for name, value in headers.items():
        if isinstance(cast("object", value), str) and value.startswith(REFERENCE):
            raise ValueError(
                f"header {name!r}: references to the environment go to AsyncConnection(headers=…) alone"
            )


@frozen(kw_only=True)
class ConnectionConfig:
    """What ``AsyncConnection.from_config`` needs beside credentials. ``to_json`` and ``from_json`` round-trip.

    Headers that may hold a credential are left out, unless their value is a reference ``env:NAME``, which is looked
    up when a connection is built. A proxy's user and password are left out as well; ``from_config(…, proxy=…)``
    takes the whole. Of the query of ``url`` and ``hosts`` only the names are kept, but for parameters such as
    ``api-version``; ``from_config`` then needs the whole ``url`` or ``hosts``, and says so.
    """

    url: str = field(converter=_without_keys)
    api_version: int | str | None = None
    hosts: Mapping[str, str] = field(factory=dict[str, str], converter=_hosts_without_keys)
    tls: TLS | None = None
    timeout: Timeout = Timeout()
    retry: RetryPolicy | None = RetryPolicy()
    redirect: RedirectPolicy | None = RedirectPolicy()
    limits: Limits = Limits()
    headers: Mapping[str, str] = field(factory=dict[str, str], converter=_harmless)
    proxy: str | None = field(default=None, converter=_without_user)

    def arguments(self, **live: Any) -> dict[str, Any]:
        """The keyword arguments of ``AsyncConnection``, *live* ones in front.

        ValueError where a URL had something in its query that no configuration holds, and *live* does not bring it.
        """
        for name, urls in (("url", [self.url]), ("hosts", self.hosts.values())):
            hidden = next((url for url in urls if HIDDEN in url.partition("?")[2]), None)
            if hidden is not None and name not in live:
                raise ValueError(
                    f"the query of {hidden} may hold a credential, so the configuration is without it;"
                    f" give the whole as from_config(…, {name}=…), or take the key out of the URL:"
                    " auth=ApiKey(key, 'query NAME')"
                )
        return {**{one.name: getattr(self, one.name) for one in fields(type(self))}, **live}

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
