"""Client: the base of generated client classes, and how ``connect(…)`` becomes a connection."""

from __future__ import annotations

import asyncio
import os
import re
import sys
from collections.abc import Callable, Iterable, Mapping
from functools import reduce
from types import TracebackType
from typing import Any, ClassVar, Final, Self, cast
from urllib.parse import urlsplit

from . import _serde
from ._arguments import no_such_argument
from ._operation import Api, Operation, Variable
from ._options import ConnectionOptions
from ._path import fill_holes
from .auth import Auth, AuthScheme, NamedSchemes
from .connection import AsyncConnection

# A token is taken by each API, also where the spec does not say how its users authenticate.
_OPTION_NAMES: Final = frozenset({*ConnectionOptions.__annotations__, "token"})


class Client:
    """One API by attributes: each service is loaded when it is first touched.

    ``Flexio.connect(…)`` makes a connection of its own; ``Flexio(connection)`` takes one that exists. Such a connection
    knows one way to authenticate, its own. Of an API that has several, operations that ask for one by name then raise
    AuthError before anything is sent, unless a call brings its ``token=`` or the connection is a copy that was told to
    stand in for all: ``Flexio(connection.with_options(auth=…))``.
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
        if unknown := options.keys() - _OPTION_NAMES:
            known = [*given, "auth", "url", *sorted(_OPTION_NAMES - {"token"})]
            # A traceback with locals would show their values; the dict is that of `connect` as well.
            given = {}
            cast("dict[str, Any]", options).clear()
            raise no_such_argument(f"{cls.__name__}.connect()", min(unknown), known)
        values = {one.name: _value_of(one, given) for one in api.variables}
        whole = _filled(_with_base(url, api.base), values, api.variables)
        more: dict[str, Any] = {"rate_limit": api.rate_limit, **options}
        hosts = {**api.hosts, **cast("Mapping[str, str]", more.pop("hosts", None) or {})}
        filled = {
            name: _filled(_host_url(host, whole), values, [one for one in api.variables if one.required])
            for name, host in hosts.items()
        }
        named = _named(
            api, auth, given, more, lambda login: _filled(_moved(login, api.url, url), values, api.variables)
        )
        own = auth if isinstance(auth, str) else named.first() if auth is None else None
        connection = AsyncConnection(
            whole,
            auth=named.scheme(own) if own is not None else cast("Auth | None", auth),
            # A host that an optional variable leads to is there when the variable is.
            hosts={name: host for name, host in filled.items() if not _missing(host, api.variables)},
            **cast("Any", more),
        )
        connection.know_schemes(named, own)
        return cls(connection)

    async def preload(self, *resources: str) -> None:
        """Load the modules of these resources, and compile the readers of what they return, off the event loop.

        Without it a resource is loaded when it is first touched, which takes some milliseconds. Names are the
        attributes of the client, with a dot in those of a group; AttributeError for what is none.
        """
        await asyncio.to_thread(self._load, resources)

    def _load(self, resources: tuple[str, ...]) -> None:
        for name in resources:
            resource = reduce(getattr, name.split("."), cast("object", self))
            module = sys.modules[type(resource).__module__]
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


def _named(
    api: Api,
    auth: Auth | str | None,
    given: Mapping[str, Any],
    options: dict[str, Any],
    address: Callable[[str], str],
) -> NamedSchemes:
    """The ways to authenticate with what the arguments say; takes their options out of *options*.

    *address* makes the whole addresses of logins fit the connection.

    TypeError for what would be of no use: credentials beside an *auth* that has its own, unless operations name their
    way; a store where no login is.
    """
    store, allow_http = options.pop("store", None), bool(options.pop("allow_http", False))
    schemes: tuple[AuthScheme, ...] = api.auth
    if auth is not None and not isinstance(auth, str):
        used = [one for one in schemes if one.name in api.named_auth and len(schemes) > 1]
        wanted = {one.python for scheme in used for one in scheme.credentials}
        known = {one.python for scheme in schemes for one in scheme.credentials}
        idle = sorted(name for name in known - wanted if given.get(name) is not None)
        if idle:
            raise TypeError(f"give auth or {', '.join(idle)}, not both: an Auth has its own credentials")
        if not used and (store is not None or allow_http):
            raise TypeError("store and allow_http are for logins of the spec: give them to your own auth")
    if store is not None and not any(one.login or one.renew for one in schemes):
        raise TypeError("store keeps what logins yield, and this API has no login")
    return NamedSchemes(
        schemes,
        given,
        os.environ.get,
        store=store,
        allow_http=allow_http,
        fill=address,
    )


def _value_of(variable: Variable, given: Mapping[str, Any]) -> Any:
    value = given.get(variable.python)
    if value is None and variable.env:
        value = os.environ.get(variable.env) or None  # set to nothing is not set
    return variable.default if value is None else value


def _filled(url: str, values: Mapping[str, Any], needed: Iterable[Variable]) -> str:
    """Fill the holes of an address; TypeError when it has one of a *needed* variable without a value."""
    filled = fill_holes(url, {name: value for name, value in values.items() if value is not None})
    for one in _missing(filled, needed):
        wanted = f"{one.python}=" + (f" or {one.env}" if one.env else "")
        raise TypeError(f"the URL of the API needs {wanted}")
    return filled


def _moved(login: str, before: str, url: str) -> str:
    """The address of a login, which follows the API where that is replaced: what lies on its own origin moves along.

    Compared as written in the spec, holes and all. An address elsewhere stays: whoever gives another URL for the API
    has not said that another server may have the password.
    """
    base, new = before.partition("?")[0].rstrip("/"), url.partition("?")[0].rstrip("/")
    if new == base or _site_text(login) != _site_text(base):
        return login
    if login.startswith(base) and login[len(base) :][:1] in ("", "/", "?"):
        return new + login[len(base) :]
    return _site_text(new) + "/" + login.partition("://")[2].partition("/")[2]


def _site_text(url: str) -> str:
    scheme, mark, rest = url.partition("://")
    return scheme.lower() + mark + re.split("[/?]", rest, maxsplit=1)[0].lower()


def _missing(url: str, variables: Iterable[Variable]) -> list[Variable]:
    """The variables of which an address still has a hole."""
    return [one for one in variables if f"{{{one.name}}}" in url or f"{{{one.name}:" in url]


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
