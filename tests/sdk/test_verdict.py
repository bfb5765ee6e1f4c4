"""What an answer counts as: the table."""

from __future__ import annotations

import json
from email.utils import formatdate
from typing import Any

import pytest

from specloom._exchange import Answered
from specloom._http import Response
from specloom._refusal import USUAL, ErrorShape
from specloom._verdict import is_part, judge
from specloom.auth import BearerToken, Scheme
from specloom.testing import FakeClock

WHEN = ErrorShape(when={"ok": False}, treat={"slow": 429})
NOBODY = BearerToken("t", dead=(401, 403, "stale", {"user": [None, "guest"]}, {"header X-User": "-"}))
IN_A_MINUTE = formatdate(FakeClock().wall() + 60, usegmt=True)
USUAL_TOKEN = BearerToken("t", dead=(401, "stale"))


def answer(status: int, body: Any = None, **headers: str) -> Response:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    content = b"" if body is None else json.dumps(body).encode()
    return Response(status, headers=named, content=content, method="GET", url="https://api.example/x")


@pytest.mark.parametrize(
    ("response", "shape", "auth", "wanted"),
    [
        (answer(204), USUAL, None, Answered(204, 204)),
        (answer(200, {"user": None}), USUAL, None, Answered(200, 200)),
        (answer(200, {"user": None}), USUAL, USUAL_TOKEN, Answered(200, 200)),
        (answer(200, {"user": "ada"}), USUAL, NOBODY, Answered(200, 200)),
        (answer(200, {}), USUAL, NOBODY, Answered(200, 200)),  # what is not there is not None
        (answer(200, {"user": None}), USUAL, NOBODY, Answered(200, 401, dead=True)),
        (answer(206, {"user": "guest"}), USUAL, NOBODY, Answered(206, 401, dead=True)),
        (answer(200, X_User="-"), USUAL, NOBODY, Answered(200, 401, dead=True)),
        (answer(302, {"user": None}, Location="/l"), USUAL, NOBODY, Answered(302, 302, "/l")),
        (answer(404, {"user": None}), USUAL, NOBODY, Answered(404, 404)),
        (answer(403, {"user": None}), USUAL, NOBODY, Answered(403, 403, dead=True)),
        (answer(400, {"code": "stale"}), USUAL, NOBODY, Answered(400, 400, dead=True)),
        (answer(400, {"code": "stale"}), USUAL, None, Answered(400, 400)),
        (answer(200, {"ok": False, "code": "slow"}), WHEN, None, Answered(200, 429)),
        (answer(200, {"ok": False, "code": "stale"}), WHEN, USUAL_TOKEN, Answered(200, 400, dead=True)),
        (answer(200, {"ok": False, "user": None}), WHEN, NOBODY, Answered(200, 401, dead=True)),
        (answer(199, {"user": None}), USUAL, NOBODY, Answered(199, 199)),
        (answer(299), USUAL, None, Answered(299, 299)),
        (answer(300, {"user": None}), USUAL, NOBODY, Answered(300, 300)),
        (answer(400, {"fault": "stale"}), ErrorShape(code=("fault",)), NOBODY, Answered(400, 400, dead=True)),
        (answer(503, Retry_After="7"), USUAL, None, Answered(503, 503, None, 7.0)),
        (answer(503, Retry_After=IN_A_MINUTE), USUAL, None, Answered(503, 503, None, 60.0)),
        (
            answer(200, {"user": None}, Retry_After="7"),
            USUAL,
            NOBODY,
            Answered(200, 401, None, 7.0, dead=True),
        ),
    ],
)
def test_what_an_answer_counts_as(
    response: Response, shape: ErrorShape, auth: Scheme | None, wanted: Answered
) -> None:
    assert judge(response, shape, auth, whole=True, clock=FakeClock()) == wanted


@pytest.mark.parametrize(
    ("headers", "wanted"),
    [
        ({}, False),
        ({"Content_Range": "bytes 0-4/9"}, True),
        ({"Content_Range": "BYTES 4-8/9"}, True),
        ({"Content_Range": "bytes 0-4/*"}, True),
        ({"Content_Range": "bytes 0-8/9"}, False),  # all of it
        ({"Content_Range": "0-9/42"}, False),  # PostgREST
        ({"Content_Range": "id 01234567..89abcdef; max=200"}, False),  # Heroku
        ({"Content_Range": "bytes */9"}, False),
        ({"Content_Type": "multipart/byteranges; boundary=x"}, True),
    ],
)
def test_some_bytes_of_a_body_are_a_part(headers: dict[str, str], wanted: bool) -> None:
    assert is_part(answer(206, **headers)) is wanted


def test_a_body_that_has_not_been_read_is_not_looked_into() -> None:
    shape = ErrorShape(when={"header X-Ok": "no"})

    verdicts = [
        judge(answer(200, X_Ok="no"), shape, None, whole=whole, clock=FakeClock()) for whole in (True, False)
    ]

    assert verdicts == [Answered(200, 400), Answered(200, 200)]
