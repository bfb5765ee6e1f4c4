"""Steps of a session with FlowKit, as the original takes them (see originals/flowkit_session.py), by our client."""

from __future__ import annotations

import json
import re
import warnings
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Final

import jwt

from specloom.clients.flowkit import FlowKit, InsecureConnectionWarning
from specloom.clients.flowkit.api_query import APIQuery
from specloom.errors import NotFound, SpecloomError, StatusError
from specloom.values import to_wire
from specloom_codegen.ir import Api
from specloom_codegen.mock import MockServer, RecordedRequest
from specloom_codegen.pipeline import compile_spec

SPEC: Final = Path(__file__).parents[2] / "specs" / "flowkit.yaml"

Outcome = Mapping[str, Any]

DAILY: Final = {
    "query_kind": "daily_location",
    "date": "2016-01-01",
    "aggregation_unit": "admin3",
    "method": "last",
    "event_types": None,
    "subscriber_subset": None,
    "mapping_table": None,
    "geom_table": None,
    "geom_table_join_column": None,
    "hours": None,
}
QUERY: Final = {"query_kind": "spatial_aggregate", "locations": DAILY}


def compiled() -> Api:
    found = compile_spec(SPEC)
    assert found.api is not None, found.diagnostics
    return found.api


def token_of(user: str | None = "ada", **claims: Any) -> str:
    """A token of a key of our own, of nobody where *user* is None."""
    who = {} if user is None else {"sub": user}
    return jwt.encode({**who, **claims}, "a key of thirty-two bytes or more", algorithm="HS256")


def sent(server: MockServer) -> list[str]:
    """Method and path of each request so far."""
    return [f"{one.method} {one.path}" for one in server.requests]


def connect(**options: Any) -> FlowKit:
    """Our client, without the warning that what it sends can be read."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", InsecureConnectionWarning)
        return FlowKit.connect(**options)


class Session:
    """One client, and the query that was made last."""

    def __init__(self, flowkit: FlowKit) -> None:
        self.flowkit = flowkit
        self.query: APIQuery | None = None

    async def outcome(self, what: str, arguments: dict[str, Any]) -> Outcome:
        try:
            return {"value": await getattr(self, what)(**arguments)}
        except (SpecloomError, ValueError) as error:
            return {"error": error}

    async def look(self) -> Any:
        flowkit = self.flowkit
        known = {name: getattr(flowkit, name) for name in ("url", "api_version", "token", "user")}
        return {**known, "text": repr(flowkit)}

    async def connects(self, **arguments: Any) -> Any:
        async with connect(**arguments) as flowkit:
            return flowkit.user

    async def update_token(self, token: str) -> Any:
        self.flowkit.update_token(token)
        return self.flowkit.user

    async def get_url(self, **arguments: Any) -> Any:
        response = await self.flowkit.get_url(**arguments, retry=None)
        return {"status_code": response.status_code, "text": response.text}

    async def post_json(self, **arguments: Any) -> Any:
        response = await self.flowkit.post_json(**arguments, retry=None)
        return {"status_code": response.status_code, "text": response.text}

    async def make_api_query(self, parameters: dict[str, Any]) -> Any:
        self.query = self.flowkit.make_api_query(parameters)
        return self.query.parameters

    @property
    def made(self) -> APIQuery:
        assert self.query is not None
        return self.query

    async def run(self) -> Any:
        await self.made.run()

    async def status(self) -> Any:
        return await self.made.status()

    async def wait_until_ready(self) -> Any:
        await self.made.wait_until_ready(0.01)

    async def get_result(self, format: str) -> Any:
        kind: Any = {"pandas": "dicts"}.get(format, format)
        return await self.made.get_result(kind, 0.01)

    async def get_geography(self, aggregation_unit: str) -> Any:
        return to_wire(await self.flowkit.geography.read(aggregation_unit, retry=None))

    async def get_available_dates(self, event_types: list[str] | None = None) -> Any:
        dates = to_wire(await self.flowkit.available_dates.read())
        return {name: days for name, days in dates.items() if event_types is None or name in event_types}

    async def get_available_qa_checks(self) -> Any:
        return {"available_qa_checks": to_wire(await self.flowkit.qa.list())}

    async def get_qa_check_outcome(self, event_type: str, check_type: str, event_date: Any) -> Any:
        checks = await self.flowkit.qa.outcome(event_type, check_type, event_date)
        return json.dumps({"qa_checks": to_wire(checks)}, separators=(",", ":"))

    async def get_qa_check_outcomes(
        self, event_type: str, check_type: str, start_date: Any, end_date: Any
    ) -> Any:
        checks = await self.flowkit.qa.outcomes(
            event_type, check_type, start_date=start_date, end_date=end_date
        )
        return {"qa_checks": to_wire(checks)}

    async def get_status(self, query_id: str) -> Any:
        return await self._of(query_id).status()

    async def run_query(self, query_spec: dict[str, Any]) -> Any:
        return (await self.flowkit.queries.run(query_spec)).keys["query_id"]

    async def get_result_by_query_id(self, query_id: str, **_: Any) -> Any:
        return await self._of(query_id).get_result("dicts", 0.01)

    def _of(self, query_id: str) -> APIQuery:
        query = self.flowkit.make_api_query(QUERY)
        token = {"job_token": 1, "operation": "queries.run", "origin": self.flowkit.url}
        query.job = self.flowkit.queries.resume_run(json.dumps({**token, "keys": {"query_id": query_id}}))
        return query


async def shown(flowkit: FlowKit, steps: list[tuple[str, dict[str, Any]]]) -> list[Outcome]:
    """What our client shows its user in each step."""
    session = Session(flowkit)
    return [await session.outcome(what, arguments) for what, arguments in steps]


def kind_of(outcome: Outcome) -> str:
    """What came of a step: "value", "not found" or "error", of the original or of ours."""
    error = outcome.get("error")
    if error is None:
        return "value"
    return "not found" if error == "FileNotFoundError" or isinstance(error, NotFound) else "error"


def said_of(outcome: Outcome) -> str:
    """All that an error says."""
    error = outcome["error"]
    details = error.details if isinstance(error, StatusError) else None
    return str(outcome.get("text", f"{error} {details or ''}"))


def traffic(requests: list[RecordedRequest], ids: Callable[[str], str] = str) -> list[tuple[Any, ...]]:
    """Of each request what the API defines: method, path, query, who calls, and the body as JSON."""
    return [
        (one.method, ids(one.path), one.query, one.headers.get("Authorization"), _body(one))
        for one in requests
    ]


def _body(one: RecordedRequest) -> Any:
    return one.json() if one.content else None


def without_ids(path: str) -> str:
    """The path with ``ID`` for the id of a query: each run of the mock makes another one."""
    return re.sub(r"/(poll|get)/[0-9a-z]{12,}", r"/\1/ID", path)


@asynccontextmanager
async def connected(url: str, token: str, **options: Any) -> AsyncIterator[FlowKit]:
    async with connect(url=url, token=token, **options) as flowkit:
        yield flowkit
