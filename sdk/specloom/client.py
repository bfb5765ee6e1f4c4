"""Client: the base of generated client classes, and how ``connect(…)`` becomes a connection."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Mapping
from types import TracebackType
from typing import Any, ClassVar, Self, cast
from urllib.parse import urlsplit

from . import _serde
from ._operation import Api, Operation, Variable
from ._options import ConnectionOptions
from ._path import fill_holes
from .auth import Auth, choose_scheme
from .connection import AsyncConnection


class Client:
    """One API by attributes: each service is loaded when it is first touched.

    ``Flexio.connect(…)`` makes a connection of its own; ``Flexio(connection)`` takes one that exists.
    """

    _api: ClassVar[Api]

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    @property
    def connection(self) -> AsyncConnection:
        return self._connection

    @classmethod
    def _connect(
        cls, url: str, given: Mapping[str, Any], auth: Auth | str | None, options: ConnectionOptions
    ) -> Self:
        """Make a client from the arguments of ``connect``; *given* are credentials and variables by argument."""
        api = cls._api
        values = {one.name: _value_of(one, given) for one in api.variables}
        filled = {name: value for name, value in values.items() if value is not None}
        whole = fill_holes(_with_base(url, api.base), filled)
        more = dict(options)
        hosts = {**api.hosts, **cast("Mapping[str, str]", more.pop("hosts", None) or {})}
        if auth is None or isinstance(auth, str):
            scheme: Auth | None = choose_scheme(api.auth, given, os.environ.get, name=auth)
        else:
            scheme = auth
        connection = AsyncConnection(
            whole,
            auth=scheme,
            hosts={name: fill_holes(_host_url(host, whole), filled) for name, host in hosts.items()},
            **cast("Any", more),
        )
        return cls(connection)

    async def preload(self, *resources: str) -> None:
        """Load the modules of these resources, and compile the readers of what they return, off the event loop.

        Without it a resource is loaded when it is first touched, which takes some milliseconds. Names are the
        attributes of the client; AttributeError for what is none.
        """
        await asyncio.to_thread(self._load, resources)

    def _load(self, resources: tuple[str, ...]) -> None:
        for name in resources:
            module = sys.modules[type(getattr(self, name)).__module__]
            values: list[object] = list(vars(module).values())
            for value in values:
                if isinstance(value, Operation) and value.returns is not None:
                    _serde.prepare(value.returns)

    async def __aenter__(self) -> Self:
        await self._connection.__aenter__()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._connection.close()

    async def close(self) -> None:
        """End calls in flight and give up the pool; closing twice is nothing."""
        await self._connection.close()

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._connection!r})"


def _value_of(variable: Variable, given: Mapping[str, Any]) -> Any:
    value = given.get(variable.python)
    if value is None and variable.env:
        value = os.environ.get(variable.env)
    if value is None:
        value = variable.default
    if value is None and variable.required:
        wanted = f"{variable.python}=" + (f" or {variable.env}" if variable.env else "")
        raise TypeError(f"the URL of the API needs {wanted}")
    return value


def _with_base(url: str, base: str) -> str:
    """The API's base follows the path of the URL, whoever set that; a query stays behind."""
    path, mark, query = url.partition("?")
    return path.rstrip("/") + base + mark + query


def _host_url(host: str, url: str) -> str:
    """A host that is a path lies on the origin of the API's URL."""
    if not host.startswith("/"):
        return host
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}{host}"
