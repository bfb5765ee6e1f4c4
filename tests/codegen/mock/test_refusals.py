"""Refusals in the spec's own shape."""

from __future__ import annotations

from typing import Any

import pytest

from specloom_codegen import ir
from specloom_codegen.mock.messages import Call, Problem, Refusal, refuse
from specloom_codegen.mock.refusals import Refuser

PROBLEMS = (Problem("a.b", "invalid", "is bad"), Problem("", "missing", "the body is missing"))


def body(*path: str) -> ir.Places:
    return (ir.Place("body", path, "", ".".join(path) or "$"),)


def answer(errors: ir.Errors, refusal: Refusal) -> tuple[int, Any]:
    reply = Refuser(errors).reply(refusal)
    return reply.status, reply.json()


@pytest.mark.parametrize(
    ("errors", "shape"),
    [
        (ir.Errors(), {"code": "invalid", "message": "Invalid input: a.b: is bad; the body is missing"}),
        (
            ir.Errors(code=body("error", "code"), message=body("error", "message")),
            {"error": {"code": "invalid", "message": "Invalid input: a.b: is bad; the body is missing"}},
        ),
        (
            ir.Errors(message=body("detail"), fields=body("errors")),
            {
                "errors": {"a.b": ["is bad"], "body": ["the body is missing"]},
                "detail": "Invalid input: a.b: is bad; the body is missing",
            },
        ),
        (ir.Errors(message=body("0", "msg")), [{"msg": "Invalid input: a.b: is bad; the body is missing"}]),
        (
            ir.Errors(code=body("code"), details=body("details")),
            {
                "details": [
                    {"field": "a.b", "message": "is bad"},
                    {"field": "", "message": "the body is missing"},
                ],
                "code": "invalid",
            },
        ),
        (ir.Errors(code=(ir.Place("header", (), "X-Code", "header X-Code"),)), {}),
    ],
)
def test_errors_have_the_shape_of_the_spec(errors: ir.Errors, shape: Any) -> None:
    assert answer(errors, Refusal("invalid", PROBLEMS)) == (400, shape)


@pytest.mark.parametrize(
    ("problems", "details"),
    [((), "none"), (PROBLEMS, "a.b: is bad; the body is missing")],
    ids=["none", "some"],
)
def test_details_are_a_text_where_every_error_has_one_there(
    problems: tuple[Problem, ...], details: str
) -> None:
    errors = ir.Errors(code=body("code"), details=body("details"), example={"details": "none"})

    assert answer(errors, Refusal("invalid", problems)) == (400, {"details": details, "code": "invalid"})


def test_the_map_of_fields_may_be_the_whole_body() -> None:
    errors = ir.Errors(fields=body(), message=body("detail"))

    assert answer(errors, Refusal("missing", (Problem("name", "missing", "is missing"),))) == (
        400,
        {"name": ["is missing"], "detail": "Missing input: name: is missing"},
    )


def test_status_code_and_message_come_from_the_spec_and_can_be_replaced() -> None:
    errors = ir.Errors(mock={"conflict": ir.MockError(status=422, code="create-failed", message="No")})

    assert [
        answer(errors, Refusal("conflict")),
        answer(errors, Refusal("conflict", status=412, code="precondition_failed", message="Failed")),
        answer(errors, Refusal("rate_limited")),
    ] == [
        (422, {"code": "create-failed", "message": "No"}),
        (412, {"code": "precondition_failed", "message": "Failed"}),
        (429, {"code": "rate_limited", "message": "Too many requests"}),
    ]


def test_an_error_with_a_success_status_says_that_it_is_one() -> None:
    errors = ir.Errors(
        code=body("error"),
        when=ir.Condition(((body("ok")[0], (False,)),)),
        mock={"not_found": ir.MockError(status=200, code="channel_not_found", message="")},
    )

    assert answer(errors, Refusal("not_found")) == (200, {"error": "channel_not_found", "ok": False})


def test_headers_of_a_refusal_go_out() -> None:
    reply = Refuser(ir.Errors()).reply(Refusal("unauthenticated", headers=(("WWW-Authenticate", "Bearer"),)))

    assert reply.headers == (("WWW-Authenticate", "Bearer"), ("Content-Type", "application/json"))


@pytest.mark.parametrize(
    ("status", "situation"),
    [
        (404, "not_found"),
        (503, "failure"),
        (500, "failure"),
        (418, "invalid"),
        (422, "rate_limited"),
        (409, "conflict"),
    ],
)
def test_a_status_stands_for_a_situation(status: int, situation: str) -> None:
    errors = ir.Errors(mock={"rate_limited": ir.MockError(status=422, code="slow", message="Slow")})

    assert Refuser(errors).situation_of(status) == situation


def test_many_problems_are_listed_in_part() -> None:
    many = tuple(Problem(f"f{index}", "invalid", "x") for index in range(9))

    assert answer(ir.Errors(), Refusal("invalid", many))[1]["message"] == (
        "Invalid input: f0: x; f1: x; f2: x; f3: x; f4: x"
    )


@pytest.mark.parametrize(
    ("kinds", "situation"),
    [(("missing",), "missing"), (("invalid",), "invalid"), (("missing", "invalid"), "invalid")],
)
def test_problems_are_refused_by_what_they_are(kinds: Any, situation: str) -> None:
    with pytest.raises(Refusal) as caught:
        refuse([Problem("x", kind, "y") for kind in kinds])

    assert caught.value.situation == situation


def test_no_problem_is_no_refusal() -> None:
    refuse([])


def test_messages_and_codes_may_lie_within_what_is_said_of_each_field() -> None:
    errors = ir.Errors(
        code=body("code"),
        message=body("detail"),
        fields=body("errors", "*", "detail"),
        field_codes=body("errors", "*", "code"),
    )
    twice = (*PROBLEMS, Problem("a.b", "invalid", "is long"))

    assert [answer(errors, Refusal("invalid", twice)), answer(errors, Refusal("not_found"))] == [
        (
            400,
            {
                "errors": {
                    "a.b": {"detail": "is bad; is long", "code": "invalid"},
                    "body": {"detail": "the body is missing", "code": "invalid"},
                },
                "detail": "Invalid input",
            },
        ),
        (404, {"code": "not_found", "detail": "Not found"}),
    ]


def test_a_refused_login_looks_as_any_lack_of_credentials_unless_the_spec_says_otherwise() -> None:
    usual = answer(ir.Errors(), Refusal("unauthenticated"))

    assert [answer(ir.Errors(), Refusal(one)) for one in ("login", "malformed")] == [usual, usual]


def test_what_every_error_holds_is_in_the_example_of_the_spec() -> None:
    example = {"error": {"where": "", "code": "x", "message": "y", "details": "", "fields": {"a": 1}}, "n": 0}
    errors = ir.Errors(
        code=body("error", "code"),
        message=body("error", "message"),
        fields=body("error", "fields"),
        example=example,
    )

    shown = [answer(errors, Refusal("invalid", problems))[1] for problems in ((), PROBLEMS)]

    said = {"where": "", "code": "invalid", "message": "Invalid input", "details": ""}
    fields = {"a.b": ["is bad"], "body": ["the body is missing"]}
    message = "Invalid input: a.b: is bad; the body is missing"
    assert shown == [
        {"error": said, "n": 0},
        {"error": said | {"message": message, "fields": fields}, "n": 0},
    ]
    assert example["error"] == {"where": "", "code": "x", "message": "y", "details": "", "fields": {"a": 1}}


def test_an_error_without_a_code_has_not_that_of_the_example() -> None:
    example = {"error": {"code": "Lost", "message": "x", "where": ""}}
    mock = {"no_route": ir.MockError(status=501, code="", message="Not Implemented")}
    errors = ir.Errors(
        code=body("error", "code"), message=body("error", "message"), example=example, mock=mock
    )

    assert answer(errors, Refusal("no_route")) == (
        501,
        {"error": {"message": "Not Implemented", "where": ""}},
    )


def test_an_example_of_fields_does_not_stand_in_an_error_without_them() -> None:
    example = {"errors": {"title": {"text": "is bad"}}, "code": 7}
    field = ir.Place("body", ("errors", "*", "text"), "", "errors.*.text")

    assert answer(ir.Errors(fields=(field,), example=example, code=body("code")), Refusal("invalid"))[1] == {
        "code": "invalid"
    }


def test_a_refusal_without_a_code_says_so() -> None:
    """As an API whose missing credentials have a message alone; the spec gives them an empty code."""
    mock = {"unauthenticated": ir.MockError(status=401, code="", message="Who?")}
    errors = ir.Errors(code=body("error_code"), message=body("detail"), mock=mock)

    assert answer(errors, Refusal("unauthenticated")) == (401, {"detail": "Who?"})


HOOK = ir.Errors(
    code=body("code"),
    message=body("message"),
    treat={"slow-down": 429},
    mock={"not_found": ir.MockError(status=410, code="gone", message="Not there")},
    hook=ir.Hook(by="fail", status="response", code="code", message="text"),
)


@pytest.mark.parametrize(
    ("query", "status", "code", "message"),
    [
        ({"fail": ""}, 500, "failure", "Internal error"),
        ({"fail": "0", "code": "gone"}, 410, "gone", "Internal error"),
        ({"fail": "1", "code": "slow-down", "text": "Wait"}, 429, "slow-down", "Wait"),
        ({"fail": "1", "code": "gone", "response": "503"}, 503, "gone", "Internal error"),
        ({"fail": "1", "response": "100"}, 500, "failure", "Internal error"),
    ],
)
def test_a_caller_gets_the_error_that_it_asks_for(
    query: dict[str, str], status: int, code: str, message: str
) -> None:
    refusal = Refuser(HOOK).asked(Call(method="GET", path="/", query=tuple(query.items())))

    assert refusal is not None
    assert answer(HOOK, refusal) == (status, {"code": code, "message": message})


@pytest.mark.parametrize("errors", [HOOK, ir.Errors()])
def test_who_asks_for_no_error_gets_none(errors: ir.Errors) -> None:
    assert Refuser(errors).asked(Call(method="GET", path="/", query=(("code", "gone"),))) is None


def test_a_hook_may_have_no_words_but_its_own() -> None:
    errors = ir.Errors(code=body("code"), hook=ir.Hook(by="fail"))

    refusal = Refuser(errors).asked(Call(method="GET", path="/", query=(("fail", "1"), ("code", "gone"))))

    assert refusal is not None
    assert answer(errors, refusal) == (500, {"code": "failure"})
