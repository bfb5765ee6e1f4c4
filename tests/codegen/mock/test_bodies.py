"""Reading bodies."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from attrs import evolve

from specloom._http import Headers
from specloom._unset import UNSET
from specloom_codegen import ir
from specloom_codegen.mock.bodies import Part, is_json, parse_multipart, read_sent
from specloom_codegen.mock.checking import Checker
from specloom_codegen.mock.messages import Call, Refusal
from specloom_codegen.mock.parameters import ParameterReader
from specloom_codegen.mock.schema import Schema

SPOT = ir.ObjectType(
    name="Spot",
    fields=(
        ir.Field(wire="x", name="x", type=ir.Scalar(name="integer")),
        ir.Field(wire="file", name="file", type=ir.Scalar(name="file")),
        ir.Field(wire="more[]", name="more", type=ir.ListOf(item=ir.Scalar(name="file"))),
    ),
)
SCHEMA = Schema([SPOT])
READER = ParameterReader(SCHEMA, Checker(SCHEMA))


def operation(
    kind: Any, *, required: bool = True, send: str | None = None, type_: Any = "spot", **facts: Any
) -> ir.Operation:
    ref = ir.Named(name="Spot") if type_ == "spot" else type_
    return ir.Operation(
        name="x", verb=None, method="POST", path="/x", at="item", raw_path="", path_params=(), query=(), headers=(),
        body=ir.Body(kind=kind, type=ref, required=required, **facts), partial=False,
        answer=ir.Answer(kind="none", type=None), statuses=(), mock_status=200, host=None, auth=None, paging=None,
        envelope=ir.Envelope(send=send), retry=ir.RetryRule(idempotent=False), timeout=None, wait=None, job=None,
        mock=ir.MockHints(),
    )  # fmt: skip


def read(
    one: ir.Operation,
    content: bytes = b"",
    media: str = "application/json",
    query: Mapping[str, str] | None = None,
) -> Any:
    headers = {"Content-Type": media} if media else {}
    call = Call(
        method="POST",
        path="/x",
        content=content,
        headers=Headers(headers),
        query=tuple((query or {}).items()),
    )
    return read_sent(one, call, READER)


MULTIPART = (
    b'preamble\r\n--b\r\nContent-Disposition: form-data; name="x"\r\n\r\n5\r\n'
    b'--b\r\nContent-Disposition: form-data; name="file"; filename="a\\"b.txt"\r\nContent-Type: text/plain\r\n\r\n'
    b"one\r\n--c\r\n\r\n\r\n--b--\r\nepilogue"
)

SENT = {"x": 5, "file": {"name": 'a"b.txt', "media": "text/plain", "size": 12}}
FORM = "application/x-www-form-urlencoded"
PARTS = "multipart/form-data"
NDJSON = "application/x-ndjson"
MEDIA = "Content-Type must be"


@pytest.mark.parametrize(
    ("one", "content", "media", "value"),
    [
        (operation("json"), b'{"x": 1}', "application/json; charset=utf-8", {"x": 1}),
        (operation("json"), b'{"x": 1}', "", {"x": 1}),
        (operation("json"), b'{"x": 1}', "application/merge-patch+json", {"x": 1}),
        (operation("json", media="text/x-query"), b'{"x": 1}', "text/x-query", {"x": 1}),
        (operation("json", send="data"), b'{"data": {"x": 1}}', "application/json", {"x": 1}),
        (operation("json", send="data", required=False), b"{}", "application/json", UNSET),
        (operation("json", required=False), b"", "", UNSET),
        (operation("json", required=False), b"null", "application/json", UNSET),
        (operation("json"), b"null", "application/json", None),
        (operation("form"), b"x=1&y=a+b", "application/x-www-form-urlencoded", {"x": 1, "y": "a b"}),
        (operation("form", type_=None), b"x=1", "", {"x": "1"}),
        (operation("form"), b"", "", {}),
        (operation("form", required=False), b"", "", UNSET),
        (operation("form"), MULTIPART, "multipart/form-data; boundary=b", SENT),
        (operation("multipart"), MULTIPART, 'multipart/form-data; boundary="b"', SENT),
        (operation("any"), b"\xff", "image/png", UNSET),
        (operation("bytes"), b"\xff", "image/png", UNSET),
        (operation("stream", type_=ir.Scalar(name="bytes")), b"\xff", "image/png", UNSET),
        (operation("stream", type_=ir.Scalar(name="string")), b"a\nb\n", "text/plain", UNSET),
        (operation("stream", type_=ir.Scalar(name="json")), b'{"a":1}\n\n"b"\nnull\n', NDJSON, [{"a": 1}, "b", None]),
        (operation("stream", type_=ir.Scalar(name="integer")), b"1\r\n2", "", [1, 2]),
        (operation("stream", type_=ir.Scalar(name="json")), b"", NDJSON, []),
    ],
)  # fmt: skip
def test_bodies_are_read(one: ir.Operation, content: bytes, media: str, value: Any) -> None:
    assert read(one, content, media) == value


def test_a_body_may_travel_in_the_query() -> None:
    assert read(operation("query"), query={"x": "5", "y": "z"}) == {"x": 5, "y": "z"}


@pytest.mark.parametrize(
    ("one", "content", "media", "refused"),
    [
        (operation("json"), b"", "application/json", ("missing", None, "the body is missing")),
        (operation("json"), b"{", "application/json", ("invalid", None, "the body is not JSON")),
        (operation("stream", type_=ir.Scalar(name="json")), b"1\n{\n", NDJSON, ("invalid", None, "[1]: the line is")),
        (operation("stream", type_=ir.Scalar(name="integer")), b'1\n"x"', NDJSON, ("invalid", None, "[1]: must be")),
        (operation("json"), b"[" * 100_000, "application/json", ("invalid", None, "the body is not JSON")),
        (operation("json"), b"x=1", FORM, ("invalid", 415, f"{MEDIA} application/json, not {FORM}")),
        (operation("json", send="data"), b"[]", "application/json", ("invalid", None, "must be an object")),
        (operation("json", send="data"), b"{}", "application/json", ("missing", None, "data: is missing")),
        (operation("form"), b"{}", "application/json", ("invalid", 415, f"{MEDIA} {FORM}, not application/json")),
        (operation("form"), b"\xff", "", ("invalid", None, "the body is not a form")),
        (operation("multipart"), b"{}", "application/json", ("invalid", 415, f"{MEDIA} {PARTS}, not application/json")),
        (operation("multipart"), b"{}", "multipart/form-data", ("invalid", 415, f"{MEDIA} {PARTS}, not {PARTS}")),
        (operation("multipart"), b"--b\r\n", f"{PARTS}; boundary=b", ("invalid", None, "the multipart body has no")),
        (
            operation("multipart"),
            b"--b\r\nx\r\n--b--",
            f"{PARTS}; boundary=b",
            ("invalid", None, "the multipart body has a part without a header"),
        ),
        (
            operation("multipart"),
            b"--b\r\n\r\n\r\n" * 1200 + b"--b--",
            f"{PARTS}; boundary=b",
            ("invalid", None, "the multipart body has too many parts"),
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused(one: ir.Operation, content: bytes, media: str, refused: Any) -> None:
    with pytest.raises(Refusal) as caught:
        read(one, content, media)

    (problem,) = caught.value.problems
    situation, status, message = refused
    assert (caught.value.situation, caught.value.status) == (situation, status)
    assert str(problem).startswith(message)


def test_parts_keep_their_bytes() -> None:
    content = bytes(range(256)).replace(b"--b", b"")
    body = b'--b\r\ncontent-disposition: form-data; name="f"; filename="f"\r\n\r\n' + content + b"\r\n--b--"

    assert list(parse_multipart(body, "b")) == [Part(name="f", content=content, filename="f")]


@pytest.mark.parametrize(
    ("media", "json"),
    [("", True), ("application/json", True), ("application/problem+json", True), ("text/plain", False)],
)
def test_media_types_of_json(media: str, json: bool) -> None:
    assert is_json(media) is json


def test_members_that_travel_in_the_query_may_come_as_json_as_well() -> None:
    scope = ir.Param(wire="project", name="project", type=ir.Scalar(name="string"), where="query")
    one = evolve(operation("query"), query=(scope,))

    read_it = [
        read(one, b'{"x": 2, "y": 1, "project": "a"}', query={"x": "3", "project": "a"}),
        read(one, b"x=2", media="application/x-www-form-urlencoded", query={"x": "3"}),
        read(one, b"[1]", query={"x": "3"}),
    ]

    assert read_it == [{"x": 3, "y": 1}, {"x": 3}, {"x": 3}]


@pytest.mark.parametrize("names", [["a"], ["a", "b"]])
def test_files_of_one_name_are_a_list_where_the_spec_has_one(names: list[str]) -> None:
    parts = "".join(
        f'--B\r\nContent-Disposition: form-data; name="more[]"; filename="{name}"\r\n\r\n{name}\r\n'
        for name in names
    )

    value = read(operation("multipart"), f"{parts}--B--".encode(), media="multipart/form-data; boundary=B")

    assert [each["name"] for each in value["more[]"]] == names
