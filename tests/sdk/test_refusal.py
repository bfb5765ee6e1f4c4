"""Answers that say no: what they count as, and what their error says."""

from __future__ import annotations

import json
import pickle
from typing import Any

import pytest

from specloom._http import Attempt, Response
from specloom._place import MISSING
from specloom._refusal import MESSAGE_LIMIT, USUAL, ErrorShape, as_answer, refusal, refusal_class
from specloom.errors import (
    BadRequest,
    Conflict,
    NotFound,
    PermissionDenied,
    PreconditionFailed,
    RateLimited,
    ServerError,
    StatusError,
    Unauthenticated,
    Unprocessable,
)

URL = "https://api.example/things/7?key=canary"


def answer(status: int, body: Any = MISSING, *, text: str = "", **headers: str) -> Response:
    content = text.encode() if body is MISSING else json.dumps(body).encode()
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    if content:
        named.setdefault(
            "Content-Type", "application/json" if body is not MISSING else "text/html; charset=utf-8"
        )
    return Response(status, headers=named, content=content, method="GET", url=URL)


def error_of(response: Response, shape: ErrorShape = USUAL, **more: Any) -> StatusError:
    return refusal(response, shape, wall=1_700_000_000.0, **more)


# --- what it counts as -----------------------------------------------------------------------

TREATED = ErrorShape(code=("error.code",), treat={"rate-limit-exceeded": 429, "503": 429, "gone": 404})
WHEN = ErrorShape(code=("code",), treat={"E_LIMIT": 429}, when={"status": "error"})


@pytest.mark.parametrize(
    ("shape", "response", "verdict"),
    [
        (USUAL, answer(200), 200),
        (USUAL, answer(404), 404),
        (TREATED, answer(422, {"error": {"code": "rate-limit-exceeded"}}), 429),
        (TREATED, answer(422, {"error": {"code": "other"}}), 422),
        (TREATED, answer(422, {"error": {"code": "rate_limit_exceeded"}}), 429),  # the same words
        (TREATED, answer(422, {"error": {"code": "rate-limit_exceeded"}}), 429),
        (TREATED, answer(422, {"error": {"code": "ratelimitexceeded"}}), 422),
        (WHEN, answer(200, {"status": "error", "code": "E-LIMIT"}), 429),
        (TREATED, answer(400, {"error": {"code": "gone"}}), 404),
        (TREATED, answer(503, text="down"), 429),
        (TREATED, answer(503, {"error": {"code": "gone"}}), 404),  # a code says more than a status
        (TREATED, answer(200, {"error": {"code": "gone"}}), 200),
        (WHEN, answer(200, {"status": "ok"}), 200),
        (WHEN, answer(200, {"status": "error"}), 400),
        (WHEN, answer(200, {"status": "error", "code": "E_LIMIT"}), 429),
        (WHEN, answer(200, text="<html>"), 200),
        (WHEN, answer(204), 204),
        (WHEN, answer(404, {"status": "error"}), 404),
    ],
)
def test_an_answer_counts_as_the_spec_says(shape: ErrorShape, response: Response, verdict: int) -> None:
    assert shape.verdict(response) == verdict


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"error": {"code": "a"}}, "a"),
        ({"code": 17}, "17"),
        ({"code": 1.5}, "1.5"),
        ({"code": True}, None),
        ({"code": ""}, None),
        ({"code": {"deep": 1}}, None),
        ({"error_code": "b"}, "b"),
        ({"type": "c"}, "c"),
        ([], None),
        ("text", None),
        (None, None),
    ],
)
def test_a_code_is_found_where_most_apis_have_it(body: Any, code: str | None) -> None:
    assert USUAL.code_of(answer(400, body)) == code


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (400, BadRequest), (401, Unauthenticated), (403, PermissionDenied), (404, NotFound), (409, Conflict),
        (412, PreconditionFailed), (422, Unprocessable), (429, RateLimited), (500, ServerError),
        (503, ServerError), (599, ServerError), (418, StatusError), (302, StatusError), (304, StatusError),
    ],
)  # fmt: skip
def test_each_status_has_its_class(status: int, kind: type[StatusError]) -> None:
    assert type(error_of(answer(status))) is kind


def test_the_class_is_that_of_the_verdict_and_the_status_that_of_the_answer() -> None:
    error = error_of(answer(422, {"error": {"code": "rate-limit-exceeded"}}), TREATED)

    assert (type(error), error.status_code, error.code) == (RateLimited, 422, "rate-limit-exceeded")


# --- what it says ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("response", "text"),
    [
        (answer(404), "GET https://api.example/things/7?key=***: 404 Not Found"),
        (answer(499), "GET https://api.example/things/7?key=***: 499"),
        (
            answer(404, {"error": {"code": "no-such-thing", "message": "There is none."}}),
            "GET https://api.example/things/7?key=***: 404 Not Found (no-such-thing: There is none.)",
        ),
        (answer(400, {"code": 7}), "GET https://api.example/things/7?key=***: 400 Bad Request (7)"),
        (
            answer(400, {"detail": "Wrong."}),
            "GET https://api.example/things/7?key=***: 400 Bad Request (Wrong.)",
        ),
        (
            answer(502, text="<html><title>Bad gateway"),
            "GET https://api.example/things/7?key=***: 502 Bad Gateway (text/html: '<html><title>Bad gateway')",
        ),
        (
            answer(502, text="x" * 1000),
            f"GET https://api.example/things/7?key=***: 502 Bad Gateway (text/html: '{'x' * 80}')",
        ),
        (
            Response(500, content=b"oops", method="POST", url="https://api.example/"),
            "POST https://api.example/: 500 Internal Server Error (no content type: 'oops')",
        ),
    ],
)
def test_the_message_names_the_request_the_status_and_what_the_server_said(
    response: Response, text: str
) -> None:
    assert str(error_of(response)) == text


def test_the_message_begins_with_the_name_of_the_operation() -> None:
    assert str(error_of(answer(404), name="things.read")).startswith("things.read: GET https://")


def test_everything_that_the_spec_names_is_on_the_error() -> None:
    shape = ErrorShape(
        code=("fault.id",),
        message=("fault.text",),
        details=("fault.more",),
        fields=("fault.fields",),
        request_id=("fault.trace",),
    )
    fault = {"id": "E1", "text": "No.", "more": [1, 2], "fields": {"name": ["too long"]}, "trace": "r-9"}
    log = (Attempt(method="GET", url=URL, status=422),)

    error = error_of(answer(422, {"fault": fault}, Retry_After="7"), shape, log=log)

    assert {
        "code": error.code,
        "message": error.message,
        "details": error.details,
        "fields": error.fields,
        "request_id": error.request_id,
        "retry_after": error.retry_after,
        "log": error.log,
    } == {
        "code": "E1",
        "message": "No.",
        "details": [1, 2],
        "fields": {"name": ["too long"]},
        "request_id": "r-9",
        "retry_after": 7.0,
        "log": log,
    }


def test_messages_and_codes_per_field_may_lie_within_each() -> None:
    shape = ErrorShape(fields=("errors.*.detail",), field_codes=("errors.*.error_code",))
    errors = {"name": {"error_code": "address_103", "detail": "Too short."}, "city": {"detail": "Missing."}}

    error = error_of(answer(400, {"errors": errors, "detail": "Bad request."}), shape)

    assert (error.message, error.fields, error.field_codes) == (
        "Bad request.",
        {"name": "Too short.", "city": "Missing."},
        {"name": "address_103"},
    )
    assert pickle.loads(pickle.dumps(error)).field_codes == {}


@pytest.mark.parametrize(
    ("errors", "hides", "told"),
    [
        (
            {"name": ["Too short.", "No."], "city": "Missing."},
            False,
            "Bad; name: Too short., No.; city: Missing.",
        ),
        ({"name": {"de": "Nein"}, "a\nb": "x\ny"}, False, "Bad; name; a\\nb: x\\ny"),
        ({"name": "Too short.", "city": "Missing."}, True, "Bad; name; city"),
        ({"password": "'hunter2' is too short"}, False, "Bad; password: ***"),
        ({f"f{number}": "x" * 300 for number in range(11)}, False, f"Bad; f0: {'x' * 196}"),
        ({}, False, "Bad"),
        (["no", "mapping"], False, "Bad"),
    ],
    ids=["messages", "odd", "hidden", "secret", "many", "none", "list"],
)
def test_the_text_of_an_error_tells_what_is_wrong_with_which_field(
    errors: Any, hides: bool, told: str
) -> None:
    shape = ErrorShape(fields=("errors",), hides_sent=lambda: hides)

    error = error_of(answer(400, {"errors": errors, "message": "Bad"}), shape)

    said = str(error).partition("(")[2].removesuffix(")")
    assert (said[: len(told)], "hunter2" in said) == (told, False)
    assert said.count("; ") == (min(len(errors), 10) if hasattr(errors, "items") else 0)


def test_fields_alone_are_told_too() -> None:
    error = error_of(answer(400, {"errors": {"city": "Missing."}}), ErrorShape(fields=("errors",)))

    assert str(error).endswith("400 Bad Request (city: Missing.)")


def test_what_is_missing_or_of_another_shape_is_left_out() -> None:
    shape = ErrorShape(details=("details",), fields=("fields",))
    error = error_of(answer(400, {"fields": ["no", "mapping"], "message": {"de": "Nein"}}), shape)

    assert (error.code, error.message, error.details, error.fields, error.request_id, error.retry_after) == (
        None, "", None, {}, None, None,
    )  # fmt: skip


@pytest.mark.parametrize("header", ["X-Request-Id", "Request-Id", "X-Correlation-Id"])
def test_the_id_of_the_request_is_found_in_the_usual_headers(header: str) -> None:
    response = Response(500, headers={header: "r-1"})

    assert error_of(response).request_id == "r-1"


@pytest.mark.parametrize(
    ("value", "seconds"), [("120", 120.0), ("Tue, 14 Nov 2023 22:14:20 GMT", 60.0), ("soon", None)]
)
def test_retry_after_is_in_seconds_from_now(value: str, seconds: float | None) -> None:
    assert error_of(answer(503, Retry_After=value)).retry_after == seconds


# --- what it does not say --------------------------------------------------------------------


def test_a_message_is_cut_and_freed_from_credentials() -> None:
    said = "token=canary-1 " + "x" * 1000
    error = error_of(answer(400, {"message": said, "code": "Bearer canary-22"}))

    assert len(error.message) <= MESSAGE_LIMIT
    assert "canary" not in str(error) + error.message


def test_a_page_that_echoes_a_credential_does_not_show_it() -> None:
    error = error_of(answer(403, text='{"password": "canary-3", "Authorization": "Bearer canary-44"'))

    assert "canary" not in str(error)


# --- what places see -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("response", "body"),
    [
        (answer(400, {"a": 1}), {"a": 1}),
        (answer(400, None), None),
        (answer(400), MISSING),
        (answer(400, text="<html>"), MISSING),
        (Response(400, content=b"[" * 100_000), MISSING),
        (Response(400, content=b"\xff"), MISSING),
    ],
)
def test_a_body_that_is_no_json_has_no_members(response: Response, body: Any) -> None:
    assert as_answer(response).body == body


def test_a_body_that_was_read_before_is_not_read_again() -> None:
    assert as_answer(answer(200, {"a": 1}), body={"b": 2}).body == {"b": 2}


def test_cookies_are_read_where_the_answer_sets_some() -> None:
    assert as_answer(answer(200, Set_Cookie="session=abc; Path=/")).cookies == {"session": "abc"}
    assert as_answer(answer(200)).cookies == {}


def test_what_the_server_says_stays_on_its_line_and_drives_no_terminal() -> None:
    said = {"code": "a\nb", "message": "no\x1b[2J\r\n2026 ERROR root: \u202eevil\u2028\ttab"}

    error = error_of(answer(400, said))

    assert str(error).endswith("(a\\nb: no\\x1b[2J\\r\\n2026 ERROR root: \\u202eevil\\u2028 tab)")
    assert error.message == "no\\x1b[2J\\r\n2026 ERROR root: \\u202eevil\\u2028\ttab"
    assert error.code == "a\nb"


def test_a_code_without_end_is_cut_where_it_is_shown() -> None:
    assert len(str(error_of(answer(400, {"code": "c" * 60_000})))) < 250


@pytest.mark.parametrize(
    ("status", "name"),
    [
        (400, "BadRequest"), (401, "Unauthenticated"), (402, "StatusError"), (403, "PermissionDenied"),
        (404, "NotFound"), (409, "Conflict"), (410, "StatusError"), (412, "PreconditionFailed"),
        (422, "Unprocessable"), (429, "RateLimited"), (500, "ServerError"), (501, "ServerError"),
        (503, "ServerError"), (599, "ServerError"), (304, "StatusError"), (199, "StatusError"),
    ],
)  # fmt: skip
def test_a_status_has_its_class(status: int, name: str) -> None:
    assert refusal_class(status).__name__ == name


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        ("Bearer canary", "Bearer ***"),
        ("sent with token=canary here", "sent with token=***"),
        ("token:expired", "token:expired"),
        ("a b", "a b"),
    ],
)
def test_a_code_that_is_a_sentence_repeats_no_credential(sent: str, code: str) -> None:
    error = error_of(answer(400, {"code": sent}))

    assert error.code is not None
    assert error.code.startswith(code)
    assert b"canary" not in pickle.dumps(error)
