"""APIQuery: a query as an object, with a result in one of several formats. What is asked is in `queries`."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final, Literal, cast, overload

from specloom.errors import ClientStateError, NotFound
from specloom.values import to_wire

if TYPE_CHECKING:
    from specloom._progress import ProgressReport
    from specloom.service import Job

    from ._patch import FlowKit
    from .models import Query
    from .queries import QueryAccepted, QueryStatus

__all__ = ["APIQuery", "Format"]

Format = Literal["dicts", "pandas", "geojson", "csv"]

_FORMATS: Final = ("dicts", "pandas", "geojson", "csv")
_POLL_INTERVAL: Final = 1.0


class APIQuery:
    """A query on a server. It is run by `run`, or by the first `get_result`.

    ``parameters`` are what was asked for; ``job`` is the `Job` of the last run, whose ``token`` another process can go
    on with, None before the first.
    """

    def __init__(self, flowkit: FlowKit, parameters: Query | Mapping[str, Any]) -> None:
        self.connection = flowkit
        self.parameters = parameters
        self.job: Job[list[dict[str, Any]], QueryStatus | None, QueryAccepted] | None = None

    @property
    def query_id(self) -> str | None:
        """The server's id of the query; None before it was run."""
        return None if self.job is None else str(self.job.keys["query_id"])

    async def run(self) -> None:
        """Set the query running. BadRequest, with the server's ``details``, when it cannot be."""
        self.job = await self.connection.queries.run(self.parameters)

    async def status(self) -> str:
        """Ask how it stands: ``not_running queued executing completed``, or ``errored cancelled``.

        ``not_running`` also stands for what the server does not know any more.
        """
        if self.job is None:
            return "not_running"
        try:
            state = await self.job.status()
        except NotFound:
            return "not_running"
        if self.job.phase == "done" or state is None:
            return "completed"
        return str(state.status.value)

    async def wait_until_ready(
        self,
        poll_interval: float = _POLL_INTERVAL,
        progress: ProgressReport | bool | None = None,
        *,
        timeout: float | None = None,
    ) -> None:
        """Wait until the query is done, asking every *poll_interval* seconds.

        *progress* is called with each `JobProgress`; True shows a line on a terminal. ClientStateError when the query
        was not run, NotFound when the server does not know it any more, JobFailed when it failed, DeadlineExceeded
        after *timeout* seconds.
        """
        if self.job is None:
            raise ClientStateError("the query is not running: call run() first, or get_result()")
        await self.job.wait(poll_interval=poll_interval, timeout=timeout, progress=progress)

    @overload
    async def get_result(
        self,
        format: Literal["dicts"] = "dicts",
        poll_interval: float = _POLL_INTERVAL,
        progress: ProgressReport | bool | None = None,
        *,
        timeout: float | None = None,
    ) -> list[dict[str, Any]]: ...

    @overload
    async def get_result(
        self,
        format: Literal["geojson"],
        poll_interval: float = _POLL_INTERVAL,
        progress: ProgressReport | bool | None = None,
        *,
        timeout: float | None = None,
    ) -> dict[str, Any]: ...

    @overload
    async def get_result(
        self,
        format: Literal["csv"],
        poll_interval: float = _POLL_INTERVAL,
        progress: ProgressReport | bool | None = None,
        *,
        timeout: float | None = None,
    ) -> str: ...

    @overload
    async def get_result(
        self,
        format: Literal["pandas"],
        poll_interval: float = _POLL_INTERVAL,
        progress: ProgressReport | bool | None = None,
        *,
        timeout: float | None = None,
    ) -> Any: ...

    async def get_result(
        self,
        format: Format = "dicts",
        poll_interval: float = _POLL_INTERVAL,
        progress: ProgressReport | bool | None = None,
        *,
        timeout: float | None = None,
    ) -> Any:
        """Wait until the query is done, and give its result; it is run if it was not, or is not known any more.

        *format* is ``dicts`` (a list of rows), ``pandas`` (a DataFrame; pandas must be installed), ``geojson`` (a
        FeatureCollection as a dict) or ``csv`` (a text). The rest is as in `wait_until_ready`.
        """
        fetch = await self._fetcher(format)
        if self.job is not None:
            try:
                await self.wait_until_ready(poll_interval, progress, timeout=timeout)
                return await fetch(cast("str", self.query_id))
            except NotFound:
                pass  # the server has forgotten it
        await self.run()
        await self.wait_until_ready(poll_interval, progress, timeout=timeout)
        return await fetch(cast("str", self.query_id))

    async def _fetcher(self, format: str) -> Callable[[str], Awaitable[Any]]:
        if format not in _FORMATS:
            raise ValueError(f"format must be one of {', '.join(_FORMATS)}; got {format!r}")
        if format == "pandas":
            frame = await _load_data_frame()
            return lambda query_id: self._fetch_frame(query_id, frame)
        queries = self.connection.queries
        fetchers: dict[str, Callable[[str], Awaitable[Any]]] = {
            "dicts": queries.result,
            "geojson": self._fetch_geojson,
            "csv": self._fetch_csv,
        }
        return fetchers[format]

    async def _fetch_frame(self, query_id: str, frame: Any) -> Any:
        return frame.from_records(await self.connection.queries.result(query_id))

    async def _fetch_geojson(self, query_id: str) -> Any:
        return to_wire(await self.connection.queries.result_geojson(query_id))

    async def _fetch_csv(self, query_id: str) -> str:
        async with self.connection.queries.result_csv(query_id) as answer:
            return (await answer.read()).decode()

    def __repr__(self) -> str:
        return f"APIQuery({self.connection!r}, parameters={self.parameters!r})"


async def _load_data_frame() -> Any:
    """The class DataFrame. pandas takes a second to load, so it is loaded in a thread."""
    try:
        pandas = await asyncio.to_thread(import_module, "pandas")
    except ModuleNotFoundError as error:
        if error.name != "pandas":
            raise
    else:
        return pandas.DataFrame
    raise ImportError("a result as a DataFrame needs pandas: pip install 'specloom[pandas]'")
