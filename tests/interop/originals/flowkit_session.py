"""What `flowclient` shows its user, step by step, as JSON.

Arguments: "sync" or "async", URL of the server, token, a JSON list of steps ``[what, arguments]``. Each step gives
``{"value": …}`` or ``{"error": class, "text": …}``.
"""

from __future__ import annotations

import asyncio
import inspect
import json
import sys
import warnings
from typing import Any

import flowclient
import pandas
from flowclient import async_client, client

PATIENCE = {"poll_interval": 0.01, "disable_progress": True}


class Session:
    """One connection, and the query that was made last."""

    def __init__(self, mode: str, url: str, token: str) -> None:
        self.functions = async_client if mode == "async" else client
        self.connect = flowclient.ASyncConnection if mode == "async" else flowclient.Connection
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            self.connection = self.connect(url=url, token=token)
        self.warned = [str(one.message) for one in caught if one.category is UserWarning]
        self.query: Any = None

    async def do(self, what: str, arguments: dict[str, Any]) -> Any:
        step = getattr(self, what, None)
        if step is not None:
            return await step(**arguments)
        return shown(await plain(getattr(self.functions, what)(connection=self.connection, **arguments)))

    async def look(self) -> Any:
        known = self.connection
        return {"url": known.url, "api_version": known.api_version, "token": known.token, "user": known.user,
                "text": repr(known), "warned": self.warned}  # fmt: skip

    async def connects(self, **arguments: Any) -> Any:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return self.connect(**arguments).user

    async def update_token(self, token: str) -> Any:
        self.connection.update_token(token)
        return self.connection.user

    async def get_url(self, **arguments: Any) -> Any:
        return answered(await plain(self.connection.get_url(**arguments)))

    async def post_json(self, **arguments: Any) -> Any:
        return answered(await plain(self.connection.post_json(**arguments)))

    async def make_api_query(self, parameters: dict[str, Any]) -> Any:
        self.query = self.connection.make_api_query(parameters)
        return self.query.parameters

    async def run(self) -> Any:
        return await plain(self.query.run())

    async def status(self) -> Any:
        return await plain(self.query.status)

    async def wait_until_ready(self) -> Any:
        return await plain(self.query.wait_until_ready(**PATIENCE))

    async def get_result(self, format: str) -> Any:
        return shown(await plain(self.query.get_result(format=format, **PATIENCE)))


async def plain(value: Any) -> Any:
    return await value if inspect.isawaitable(value) else value


def shown(value: Any) -> Any:
    return value.to_dict("records") if isinstance(value, pandas.DataFrame) else value


def answered(response: Any) -> Any:
    return {"status_code": response.status_code, "text": response.text}


async def main(mode: str, url: str, token: str, steps: str) -> list[dict[str, Any]]:
    session = Session(mode, url, token)
    outcomes: list[dict[str, Any]] = []
    for what, arguments in json.loads(steps):
        try:
            outcomes.append({"value": await session.do(what, arguments)})
        except Exception as error:
            outcomes.append({"error": type(error).__name__, "text": str(error)})
    return outcomes


sys.stdout, output = (
    sys.stderr,
    sys.stdout,
)  # the synchronous client prints answers that it does not understand
print(json.dumps(asyncio.run(main(*sys.argv[1:]))), file=output)
