"""Bodies of values, one a line, on the wire: what is sent again, and what a misfit leaves."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest

from specloom.errors import ConnectionLost, ServerError
from specloom.service import Api, Operation, Service

from .server import Connect, Serve
from .steps import answer, close

BULK: Operation[Any] = Operation("events.bulk", "PUT", "/bulk", sends=Any, body="stream", answer="any")
VALUES = [{"index": {}}, {"text": "é" * 100_000}]
LINES = b'{"index":{}}\n{"text":"%b"}\n' % ("é" * 100_000).encode()


class Events(Service):
    _api = Api(name="events", url="https://events.example")

    async def bulk(self, data: Any) -> Any:
        return await self._call(BULK, (), {}, data=data)


async def later() -> AsyncIterator[Any]:
    for value in VALUES:
        yield value


@pytest.mark.parametrize("data", [VALUES, tuple(VALUES), later, lambda: iter(VALUES)])
async def test_values_at_hand_are_sent_again_byte_for_byte(serve: Serve, connect: Connect, data: Any) -> None:
    server = await serve(close, answer(503), answer(200))

    await Events(connect(server)).bulk(data)

    assert server.bodies == [LINES] * 3
    assert set(server.sent("content-type")) == {"application/x-ndjson"}


@pytest.mark.parametrize("make", [later, lambda: iter(VALUES)])
@pytest.mark.parametrize(("fault", "error"), [(close, ConnectionLost), (answer(503), ServerError)])
async def test_values_that_were_taken_are_not_sent_again(
    serve: Serve, connect: Connect, make: Any, fault: Any, error: type[Exception]
) -> None:
    server = await serve(fault)

    with pytest.raises(error) as caught:
        await Events(connect(server)).bulk(make())

    assert server.bodies == [LINES]
    assert "the body can be sent once" in str(caught.value)


async def test_a_value_that_does_not_fit_fails_the_call_and_no_other(serve: Serve, connect: Connect) -> None:
    async def broken() -> AsyncIterator[Any]:
        yield {"a": 1}
        yield {"b": object()}

    server = await serve(always=answer(200))
    events = Events(connect(server))

    for data in (broken, [{"a": 1}, {"b": object()}]):
        with pytest.raises(TypeError, match=r"^data\[1\]\.b: "):
            await events.bulk(data)
    await events.bulk([1])

    assert server.bodies[-1] == b"1\n"
