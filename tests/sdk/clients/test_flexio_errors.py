"""Statuses and error codes of Flex.io: which exception each becomes, and what is tried again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from specloom.clients.flexio import (
    ErrorCode,
    Flexio,
)
from specloom.errors import (
    BadRequest,
    Conflict,
    NotFound,
    PermissionDenied,
    RateLimited,
    ServerError,
    StatusError,
    Unauthenticated,
    Unprocessable,
)
from specloom.testing import FakeClock, FakeTransport, reply

EXAMPLES: dict[str, Any] = json.loads((Path(__file__).parent / "flexio_examples.json").read_text())
PIPE = EXAMPLES["pipe"]


@pytest.mark.parametrize(
    ("status", "error"),
    [
        (400, BadRequest),
        (401, Unauthenticated),
        (403, PermissionDenied),
        (404, NotFound),
        (422, Unprocessable),
        (500, ServerError),
    ],
)
async def test_a_status_that_means_failure_is_an_exception(
    flexio: Flexio, transport: FakeTransport, status: int, error: type[StatusError]
) -> None:
    transport.add(reply(status, json={"error": {"code": "general", "message": "Something went wrong"}}))

    with pytest.raises(error) as caught:
        await flexio.pipes.read("x")

    assert (type(caught.value), caught.value.code, caught.value.message) == (
        error,
        "general",
        "Something went wrong",
    )


CODES: dict[str, tuple[int, type[StatusError]]] = {
    "general": (400, BadRequest),
    "unimplemented": (404, ServerError),
    "deprecated": (404, StatusError),
    "invalid-version": (404, NotFound),
    "invalid-request": (404, NotFound),
    "invalid-syntax": (400, BadRequest),
    "missing-parameter": (404, BadRequest),
    "invalid-parameter": (404, BadRequest),
    "unauthorized": (401, Unauthenticated),
    "insufficient-rights": (403, PermissionDenied),
    "rate-limit-exceeded": (422, RateLimited),
    "size-limit-exceeded": (422, Unprocessable),
    "integrity-failed": (422, Unprocessable),
    "connection-failed": (422, Unprocessable),
    "create-failed": (422, Unprocessable),
    "read-failed": (422, Unprocessable),
    "write-failed": (422, Unprocessable),
    "delete-failed": (422, Unprocessable),
    "no-database": (404, ServerError),
    "no-model": (404, ServerError),
    "no-service": (404, ServerError),
    "no-object": (404, NotFound),
}
"""Each code of the reference, with the status under which the server of its time sent it."""

LATER: dict[str, tuple[int, type[StatusError]]] = {
    "unavailable": (404, NotFound),
    "object-already-exists": (422, Conflict),
    "rate-limit-exceeded": (429, RateLimited),
    "no-object": (500, NotFound),
    "unimplemented": (500, ServerError),
}
"""Codes as later versions sent them, those that are new and those whose status is another."""


@pytest.mark.parametrize(
    ("code", "status", "error"),
    [(code, *rest) for codes in (CODES, LATER) for code, rest in codes.items()],
    ids=[*CODES, *(f"later {code}" for code in LATER)],
)
async def test_a_code_decides_about_the_exception(
    flexio: Flexio, transport: FakeTransport, code: str, status: int, error: type[StatusError]
) -> None:
    transport.add(reply(status, json={"error": {"code": code, "message": "…"}}))

    with pytest.raises(StatusError) as caught:
        await flexio.pipes.read("x")

    assert (type(caught.value), caught.value.status_code, caught.value.code) == (error, status, code)


def test_the_codes_are_those_of_the_reference() -> None:
    assert [code.value for code in ErrorCode] == [
        *CODES,
        "unavailable",
        "object-already-exists",
        "rate-limit",
    ]


async def test_an_unknown_code_is_kept_as_it_came(flexio: Flexio, transport: FakeTransport) -> None:
    transport.add(reply(404, json={"error": {"code": "invalid_request", "message": "Invalid request"}}))

    with pytest.raises(NotFound) as caught:
        await flexio.pipes.read("x")

    assert (caught.value.code, caught.value.message) == ("invalid_request", "Invalid request")


async def test_a_rate_limit_is_waited_for_though_it_has_another_status(transport: FakeTransport) -> None:
    limited = {"error": {"code": "rate-limit-exceeded", "message": "Rate limit exceeded"}}
    transport.add(reply(422, json=limited), reply(json=PIPE))
    clock = FakeClock()

    async with Flexio.connect(token="k", transport=transport, clock=clock) as flexio:
        pipe = await flexio.pipes.read("x")

    assert (pipe.eid, len(transport.requests), sum(clock.slept) > 0) == ("dw19t2qccp1h", 2, True)
