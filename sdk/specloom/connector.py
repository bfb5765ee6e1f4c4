"""The REST connector: one call described by inputs, run to outputs, as flows of Cloudomation have it.

    outputs = await RestConnector(url="https://api.example.com/jokes/random").run()
    outputs.json["value"]["joke"]

The engine is that of `AsyncConnection`. What the inputs mean is in `_connector_inputs` and `_connector_plan`, how an
answer becomes outputs in `_connector_outputs`. Source: Cloudomation, ConnectorTypeREST, version 1.
"""

from __future__ import annotations

import asyncio
import warnings
from collections.abc import Callable, Collection, Mapping, Sequence
from itertools import count
from os import PathLike
from types import TracebackType
from typing import TYPE_CHECKING, Any, ClassVar, Final, NoReturn, Self

from attrs import define, field, frozen

from ._call import Call, Terms
from ._connector_inputs import BACKOFF, EXPECTED, INPUTS, REPEATED, describe, hint
from ._connector_outputs import OUTPUT_LIST, RestOutputs, failed_outputs, outputs_of, refused_outputs
from ._connector_plan import Plan, plan_of
from ._http import Request, Response, lay_headers
from ._options import Limits
from ._refusal import USUAL, ErrorShape
from ._tls import TLS
from ._unset import UNSET
from .auth import Auth, as_scheme
from .connection import AsyncConnection
from .errors import ClientStateError, DeadlineExceeded, SpecloomError, StatusError

if TYPE_CHECKING:
    import aiohttp

    from ._clock import Clock
    from ._http import Attempt
    from ._transport import Transport

# Connections that a pool keeps for calls to come; those in use are not counted.
IDLE: Final = 100
_numbers = count(1)


@frozen(kw_only=True, repr=False)
class RestConnector:
    """One call of a REST service, described by its inputs; `run` makes it. Their table is in ``docs/connector.md``.

    What is wrong with a name, a value or a combination is a TypeError or ValueError right here. What will be sent is
    fixed here as well, but for the files of ``multipart``, which are read by each run.
    """

    input_list: ClassVar[Sequence[str]] = tuple(INPUTS)
    output_list: ClassVar[Sequence[str]] = OUTPUT_LIST
    version: ClassVar[int] = 1

    allow_redirects: bool = True
    authentication_method: str | None = None
    base_path: str | None = None
    cacert: str | PathLike[str] | None = None
    connect_timeout: float | None = None
    cookies: Mapping[str, str] | None = None
    data: Any = UNSET
    dst: str | PathLike[str] | None = None
    expected_status_code: Collection[int] = field(factory=lambda: list(EXPECTED))
    grant: str | None = None
    headers: Mapping[str, str] | None = None
    hostname: str | None = None
    json: Any = UNSET
    max_redirects: int = 10
    method: str | None = None
    multipart: Mapping[str, Any] | None = None
    params: Mapping[str, Any] | None = None
    password: str | None = None
    path: str | None = None
    read_timeout: float | None = None
    retry_backoff: Mapping[str, float] | None = field(factory=lambda: dict(BACKOFF))
    retry_status_code: Collection[int] = field(factory=lambda: list(REPEATED))
    scheme: str = "https"
    text: str | None = None
    total_timeout: float | None = None
    url: str | None = None
    urlencoded: Mapping[str, Any] | None = None
    username: str | None = None
    verify_ssl: bool = True
    _plan: Plan = field(init=False, eq=False)

    def __new__(cls, *args: Any, **inputs: Any) -> Self:
        # Before attrs sees the inputs, which would answer a wrong name without saying what was meant.
        try:
            if args:
                raise TypeError(
                    "the inputs of a RestConnector are given by name: RestConnector(url='https://…')"
                )
            plan = plan_of(inputs)
        except (TypeError, ValueError) as error:
            problem = error.with_traceback(None)
            problem.__context__ = None
        else:
            if inputs.get("data", UNSET) is not UNSET:
                warnings.warn("the input data is deprecated; write json", DeprecationWarning, stacklevel=2)
            self = object.__new__(cls)
            object.__setattr__(self, "_plan", plan)
            return self
        # Attack: a traceback with locals that shows a password or a body.
        inputs.clear()
        del args
        raise problem

    async def run(
        self, connection: AsyncConnection | None = None, *, grants: Mapping[str, Auth] | None = None
    ) -> RestOutputs:
        """Make the call and give its outputs; whatever the answer, or if none comes, they say so.

        Without a *connection* one is opened and closed; a given one must be of the same origin, and lends its pool,
        TLS, proxy and headers, and its credentials where the inputs name none. *grants* are the ways to
        authenticate that ``grant`` can name. Raises only for misuse: ValueError for an unknown grant or a connection
        that does not fit, ClientStateError for one that is closed.
        """
        plan = self._plan
        auth = _auth_of(plan, grants)
        if connection is not None:
            return await _run(plan, _fitting(plan, connection), auth)
        own = _connection_for(plan)
        try:
            return await _run(plan, own, auth)
        finally:
            await own.close()

    def __repr__(self) -> str:
        return f"RestConnector({describe({one: getattr(self, one) for one in INPUTS})})"

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: object) -> Self:
        return self

    def __reduce__(self) -> NoReturn:
        raise TypeError(
            "a RestConnector is not pickled: its inputs may hold credentials; make it where it runs"
        )


class RestPool:
    """Keeps connections open between runs: ``async with RestPool() as pool: await pool.run(connector)``.

    There is one connection for each origin and its TLS settings; those that nobody uses are closed when there are more
    than a hundred. *grants* are the ways to authenticate that the input ``grant`` can name; the other options are
    those of `AsyncConnection`. A pool belongs to one event loop.
    """

    def __init__(
        self,
        *,
        grants: Mapping[str, Auth] | None = None,
        limits: Limits | None = None,
        proxy: str | None = None,
        session: aiohttp.ClientSession | None = None,
        transport: Transport | None = None,
        on_attempt: Callable[[Attempt], None] | None = None,
        clock: Clock | None = None,
    ) -> None:
        self.grants: dict[str, Auth] = dict(grants or {})
        self._options: dict[str, Any] = {
            "limits": limits,
            "proxy": proxy,
            "session": session,
            "transport": transport,
            "on_attempt": on_attempt,
            "clock": clock,
        }
        self._kept: dict[tuple[str, TLS | None], _Kept] = {}
        self._closed = False

    async def run(self, connector: RestConnector) -> RestOutputs:
        """Run *connector* on a connection of the pool; the rest is as in `RestConnector.run`."""
        if self._closed:
            raise ClientStateError("the pool is closed; open a new one")
        plan = _plan_of(connector)
        key = plan.origin, plan.tls
        # Taken out and put in again, so that the longest unused one is the first.
        kept = self._kept.pop(key, None) or _Kept(_connection_for(plan, **self._options))
        self._kept[key] = kept
        kept.users += 1
        try:
            await self._give_up_idle()
            return await _run(plan, kept.connection, _auth_of(plan, self.grants))
        finally:
            kept.users -= 1

    async def _give_up_idle(self) -> None:
        # Looked at anew for each: while one is closed, the others may be taken, or closed by somebody else.
        while len(idle := [key for key, kept in self._kept.items() if not kept.users]) > IDLE:
            await self._kept.pop(idle[0]).connection.close()

    async def close(self) -> None:
        """End the runs in flight with ClientStateError and close all connections; closing twice is nothing."""
        self._closed = True
        kept, self._kept = self._kept, {}
        await asyncio.gather(*(one.connection.close() for one in kept.values()))

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    def __repr__(self) -> str:
        return f"RestPool({len(self._kept)} connections, {'closed' if self._closed else 'open'})"


@define
class _Kept:
    connection: AsyncConnection
    users: int = 0


def _plan_of(connector: RestConnector) -> Plan:
    return connector._plan  # pyright: ignore[reportPrivateUsage]


def _connection_for(plan: Plan, **options: Any) -> AsyncConnection:
    given = {name: value for name, value in options.items() if value is not None}
    return AsyncConnection(plan.origin, tls=plan.tls, **given)


def _fitting(plan: Plan, connection: AsyncConnection) -> AsyncConnection:
    if plan.tls is not None:
        raise ValueError(
            "cacert and verify_ssl belong to the connection that is given; write tls=TLS(…) there"
        )
    if plan.origin not in connection.origins:
        known = ", ".join(sorted(connection.origins))
        raise ValueError(f"the connection that is given is one to {known}, not to {plan.origin}")
    return connection


def _auth_of(plan: Plan, grants: Mapping[str, Auth] | None) -> Auth | None:
    if plan.grant is None:
        return plan.auth
    known = grants or {}
    if plan.grant not in known:
        name = plan.grant
        way_out = (
            hint(name, known) if known else f"give run(grants={{{name!r}: OAuth2.client_credentials(…)}})"
        )
        raise ValueError(f"there is no grant {plan.grant!r}; {way_out}")
    return known[plan.grant]


# --- the call --------------------------------------------------------------------------------


async def _run(plan: Plan, connection: AsyncConnection, auth: Auth | None) -> RestOutputs:
    number = next(_numbers)
    try:
        call = _call(plan, connection, auth)
        response = await (connection.perform(call) if plan.dst is None else _stored(plan, connection, call))
    except StatusError as error:
        return refused_outputs(error, execution_id=number, expected=plan.expected)
    except ClientStateError:
        raise
    except (SpecloomError, OSError, ValueError) as error:
        # OSError and ValueError: a file that is not there, or has changed while it was sent.
        return failed_outputs(error, execution_id=number, method=plan.method, url=plan.url)
    is_stored = plan.dst is not None and response.status_code in plan.expected
    return outputs_of(response, execution_id=number, expected=plan.expected, stored=is_stored)


def _call(plan: Plan, connection: AsyncConnection, auth: Auth | None) -> Call:
    if auth is not None:
        connection = connection.with_options(auth=as_scheme(auth))
    settings, body = connection.settings, plan.body()
    headers = dict(settings.headers)
    if body is not None and body.content_type is not None:
        lay_headers(headers, {"Content-Type": body.content_type})
    lay_headers(headers, plan.headers)
    terms = Terms(
        name="",
        headers=headers,
        has_own_headers=settings.has_own_headers or bool(plan.headers),
        rules=plan.rules(connection.routes.origins),
        timeout=plan.timeout,
        auth=settings.auth,
        errors=_shape(plan),
    )
    request = Request(method=plan.method, url=plan.url, headers=headers, body=body)
    # Not unhurried: the total counts the whole request, the time of sending included.
    return Call(request=request, origin=plan.origin, terms=terms, streams=plan.dst is not None)


def _shape(plan: Plan) -> ErrorShape:
    """A success that is to be repeated counts as a refusal, under its own status."""
    polled = [status for status in sorted(plan.repeated) if 200 <= status < 300]
    if not polled:
        return USUAL
    return ErrorShape(code=(), when={"status code": polled}, treat={str(status): status for status in polled})


async def _stored(plan: Plan, connection: AsyncConnection, call: Call) -> Response:
    """Write the body of an expected answer to ``dst``, whole or not at all; of another one it is read."""
    total = plan.timeout.total
    limit = asyncio.timeout(total)
    try:
        async with limit:
            return await _store(plan, connection, call)
    except TimeoutError:
        if not limit.expired():
            raise
    raise DeadlineExceeded(
        f"the whole request took longer than {total:g} seconds (total_timeout)",
        phase="body",
        maybe_processed=True,
    )


async def _store(plan: Plan, connection: AsyncConnection, call: Call) -> Response:
    stream = await connection.open_stream(call)
    content = b""
    try:
        if plan.dst is not None and stream.status_code in plan.expected:
            await stream.save(plan.dst)
        else:
            content = await stream.read()
    finally:
        await stream.aclose()
    return Response(
        stream.status_code,
        headers=stream.headers,
        content=content,
        method=plan.method,
        url=stream.url,
        history=stream.history,
        log=stream.log,
    )


__all__ = ["RestConnector", "RestOutputs", "RestPool"]
