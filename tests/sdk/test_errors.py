from __future__ import annotations

import copy
import inspect
import pickle
from typing import Any

import pytest

from specloom import errors
from specloom._http import Attempt, Headers, Response
from specloom.errors import (
    AuthError,
    DecodeError,
    JobFailed,
    ProxyError,
    RedirectError,
    ResponseTruncated,
    ServerError,
    SizeLimitExceeded,
    SpecloomError,
    StatusError,
    TransportError,
    Unauthenticated,
    UnknownOutcomeError,
)

LOG = (
    Attempt(method="GET", url="https://api.example/x?key=canary", error="ReadTimeout", phase="wait"),
    Attempt(method="GET", url="https://api.example/x?key=canary", status=503, waited=1.0, elapsed=0.25),
)
ANSWER = Response(
    503,
    headers=Headers(
        [("Content-Type", "application/json"), ("X-Auth-Token", "canary"), ("Set-Cookie", "s=canary")]
    ),
    content=b'{"message": "no", "token": "canary"}' + b" " * 5000,
    url="https://api.example/x?key=canary",
    history=(Response(302, headers={"Location": "https://canary"}, url="https://me:canary@api.example"),),
    log=LOG,
)
CLASSES = [cls for name in errors.__all__ if inspect.isclass(cls := getattr(errors, name))]


def make(cls: type[SpecloomError]) -> SpecloomError:
    """Make an error of any class, with something in each of its attributes."""
    error: SpecloomError
    if issubclass(cls, StatusError):
        error = cls(
            "GET https://api.example/x: 503",
            response=ANSWER,
            code="busy",
            message="no",
            details={"password": "canary"},
            fields={"password": ["canary"]},
            request_id="r-1",
            retry_after=2.5,
            log=LOG,
        )
    elif cls is UnknownOutcomeError:
        error = UnknownOutcomeError("may have been done", error=TransportError("lost", phase="wait", log=LOG))
    elif cls is ResponseTruncated:
        error = ResponseTruncated("cut", partial=b"canary", log=LOG)
    elif cls is ProxyError:
        error = ProxyError("the proxy answered 407", status_code=407, log=LOG)
    elif issubclass(cls, TransportError):
        error = cls("no answer", phase="connect", maybe_processed=True, log=LOG)
    elif cls is RedirectError:
        error = RedirectError("refused", location="https://evil.example/?***", log=LOG)
    elif cls is DecodeError:
        error = DecodeError(
            "$.x: expected a text, got 5",
            path="$.x",
            payload=b'{"token": "canary"}',
            response=ANSWER,
            log=LOG,
        )
    elif cls is JobFailed:
        error = JobFailed(
            "failed",
            job="q.run",
            response=ANSWER,
            code="c",
            message="why",
            state={"token": "canary"},
            resume_token="t",
            log=LOG,
        )
    elif cls is SizeLimitExceeded:
        error = SizeLimitExceeded("over 64 MiB", limit=64, log=LOG)
    else:
        error = cls("message", log=LOG)
    error.resume_token = '{"page_token":1}'
    return error


def shown(error: SpecloomError) -> dict[str, Any]:
    """Everything of an error that a pickle keeps as it is."""
    changed = {"response", "details", "fields", "partial", "payload", "error", "state"}
    return {name: value for name, value in vars(error).items() if name not in changed}


def test_what_is_exported_is_the_tree_of_the_docstring() -> None:
    public = {
        name
        for name, value in vars(errors).items()
        if inspect.isclass(value) and issubclass(value, Exception)
    }

    assert public | {"GaveUp", "Phase"} == set(errors.__all__)
    assert sorted(errors.__all__) == errors.__all__
    assert [name for name in public if name not in (errors.__doc__ or "")] == []


@pytest.mark.parametrize("cls", CLASSES)
def test_every_error_pickles(cls: type[SpecloomError]) -> None:
    error = make(cls)

    for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
        back = pickle.loads(pickle.dumps(error, protocol))
        assert (type(back), str(back), back.args, shown(back)) == (cls, str(error), error.args, shown(error))


@pytest.mark.parametrize("cls", CLASSES)
def test_an_error_pickles_twice_as_once(cls: type[SpecloomError]) -> None:
    once = pickle.loads(pickle.dumps(make(cls)))
    twice = pickle.loads(pickle.dumps(once))

    assert pickle.dumps(twice) == pickle.dumps(once)


@pytest.mark.parametrize("cls", CLASSES)
def test_no_pickle_and_no_text_holds_a_secret(cls: type[SpecloomError]) -> None:
    error = make(cls)

    assert b"canary" not in pickle.dumps(error)
    assert "canary" not in str(error) + repr(error) + repr(error.log)


@pytest.mark.parametrize("cls", CLASSES)
def test_an_error_can_be_copied_and_annotated(cls: type[SpecloomError]) -> None:
    error = make(cls)
    error.add_note("while reading books")

    assert (
        copy.copy(error).__notes__ == pickle.loads(pickle.dumps(error)).__notes__ == ["while reading books"]
    )


@pytest.mark.parametrize("cls", CLASSES)
def test_timeouts_are_timeouts_for_everybody(cls: type[SpecloomError]) -> None:
    late = {"PoolTimeout", "ReadTimeout", "DeadlineExceeded", "ConnectTimeout"}

    assert issubclass(cls, TimeoutError) is (cls.__name__ in late)


def test_a_pickled_refusal_keeps_what_may_be_stored() -> None:
    back = pickle.loads(pickle.dumps(make(ServerError)))

    assert (back.status_code, back.code, back.message, back.request_id, back.retry_after, back.log) == (
        503, "busy", "no", "r-1", 2.5, LOG,
    )  # fmt: skip
    assert (back.response.headers, len(back.response.content), back.details, back.fields) == (
        {"Content-Type": "application/json"},
        2048,
        None,
        {},
    )


def test_an_unknown_outcome_carries_the_failure_itself() -> None:
    error = pickle.loads(pickle.dumps(make(UnknownOutcomeError)))

    assert (type(error.error), error.error.phase, error.phase, error.maybe_processed, error.log) == (
        TransportError,
        "wait",
        "wait",
        True,
        LOG,
    )


def test_a_truncated_answer_holds_its_bytes_in_the_process_only() -> None:
    error = make(ResponseTruncated)

    assert isinstance(error, ResponseTruncated)
    assert (error.partial, pickle.loads(pickle.dumps(error)).partial) == (b"canary", b"")


def test_a_decode_error_keeps_its_payload_in_the_process_only() -> None:
    error = make(DecodeError)

    assert isinstance(error, DecodeError)
    back = pickle.loads(pickle.dumps(error))
    assert (error.payload, back.payload) == (b'{"token": "canary"}', b'{"token": ***}')
    assert (error.preview, back.preview, back.path) == ('{"token": ***}', '{"token": ***}', "$.x")


@pytest.mark.parametrize("payload", [None, b""])
def test_a_decode_error_without_a_payload_has_no_preview(payload: bytes | None) -> None:
    error = DecodeError("empty", payload=payload)

    assert (error.preview, pickle.loads(pickle.dumps(error)).payload, error.response) == ("", payload, None)


def test_the_message_of_a_decode_error_is_redacted_from_the_start() -> None:
    error = DecodeError('$: not JSON: {"token": "canary"}')

    assert (str(error), error.message, error.args) == (('$: not JSON: {"token": ***}',) * 2 + (error.args,))
    assert "canary" not in repr(error)


def test_unauthenticated_is_a_refusal_and_an_auth_error() -> None:
    error = make(Unauthenticated)

    assert isinstance(error, StatusError)
    assert isinstance(error, AuthError)
    assert (error.status, error.retry_after, AuthError("no credential").retry_after) == (401, 2.5, None)


def test_the_text_of_a_refusal_and_its_message_are_two_things() -> None:
    error = make(ServerError)

    assert (str(error), error.message, error.status) == ("GET https://api.example/x: 503", "no", None)
