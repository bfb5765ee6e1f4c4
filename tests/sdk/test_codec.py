from __future__ import annotations

import json
import math
import traceback
from decimal import Decimal
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from specloom._codec import MAX_DEPTH, decode_json, decode_with, encode_json, is_shallow
from specloom.errors import DecodeError

ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


def problem_of(data: bytes, **limits: int) -> str:
    with pytest.raises(DecodeError) as caught:
        decode_json(data, **limits)
    assert caught.value.path == "$"
    assert caught.value.payload == data
    return caught.value.message


@pytest.mark.parametrize(
    ("data", "value"),
    [
        (b"1", 1),
        (b' {"a": [1.0, true, null, "x"]}\r\n\t', {"a": [1.0, True, None, "x"]}),
        (b"1234567890123456789012345", 1234567890123456789012345),
        (b"-1234567890123456789012345", -1234567890123456789012345),
        (b"9" * 4300, int("9" * 4300)),
        (b'{"a":1,"a":2}', {"a": 2}),
        (b'"\\ud83d\\ude00"', "\U0001f600"),
        (b'"\\u0000"', "\0"),
        (b'{"__proto__":1}', {"__proto__": 1}),
        (b"1e-400", 0.0),
        (b"\xef\xbb\xbf{}", {}),
        ('"é"'.encode(), "é"),
    ],
)
def test_one_document_is_read_exactly(data: bytes, value: Any):
    assert decode_json(data) == value


def test_integers_and_floats_stay_what_they_are():
    assert [type(one) for one in decode_json(b"[1, 1.0, 1e2, -0, true]")] == [int, float, float, int, bool]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"[" * 200_000, "nested too deeply"),
        (b"[" * 200_000 + b"]" * 200_000, "nested too deeply"),
        (b'{"a":' * 200_000, "nested too deeply"),
        (b"NaN", "invalid character"),
        (b"[Infinity]", "invalid character"),
        (b"-Infinity", "invalid character"),
        (b"1" * 5000, "out of range"),
        (b"-" + b"1" * 5000, "out of range"),
        (b"[" + b"1" * 5000 + b"]", "out of range"),
        (b"1e400", "out of range"),
        (b"{} {}", "trailing characters"),
        (b"{}x", "trailing characters"),
        (b"1 2", "trailing characters"),
        (b'"\xff"', "a text is not UTF-8"),
        (b'"\xed\xa0\x80"', "a text is not UTF-8"),
        (b"\xff", "invalid character"),
        (b"\xef\xbb\xbf\xef\xbb\xbf{}", "begins with two byte order marks"),
        (b"\xef\xbb\xbf", "the data is empty"),
        ('{"a":1}'.encode("utf-16"), "begins with UTF-16 or UTF-32"),
        ('{"a":1}'.encode("utf-16-be"), "invalid character"),
        ('﻿{"a":1}'.encode("utf-16-be"), "begins with UTF-16"),
        ('{"a":1}'.encode("utf-32"), "begins with UTF-16 or UTF-32"),
        (b"", "the data is empty"),
        (b" \n", "the data is empty"),
        (b'"\\ud800"', "truncated"),
        (b'"\\ud800x"', "truncated"),
        (b'"\x00"', "invalid character"),
        (b"[1,]", "trailing comma"),
        (b"01", "invalid number"),
        (b"'a'", "invalid character"),
        (b"{1:2}", "object keys must be strings"),
        (b'{"a"', "truncated"),
        (b"<!DOCTYPE html>", "invalid character"),
    ],
    ids=lambda value: repr(value)[:24],
)
def test_all_else_is_a_decode_error_that_says_what_it_is(data: bytes, says: str):
    assert says in problem_of(data)


@pytest.mark.parametrize("padding", [b"", b" " * 5000], ids=["short", "long"])
@pytest.mark.parametrize("limit", [1, 7, 8, 9, 20, MAX_DEPTH])
@pytest.mark.parametrize(("begin", "end"), [(b"[", b"]"), (b'{"a":', b"}")], ids=["array", "object"])
def test_the_limit_of_depth_is_exact(begin: bytes, end: bytes, limit: int, padding: bytes):
    fits = begin * limit + b"1" + end * limit + padding
    too_deep = begin * (limit + 1) + b"1" + end * (limit + 1) + padding

    assert decode_json(fits, max_depth=limit) is not None
    assert problem_of(too_deep, max_depth=limit) == f"$: not readable as JSON: more than {limit} levels deep"


@pytest.mark.parametrize("limit", [4, 9])
def test_a_document_with_many_shallow_objects_is_not_deep(limit: int):
    data = json.dumps([{"a": [{}, [1]]}] * 1000).encode()

    assert decode_json(data, max_depth=limit) == [{"a": [{}, [1]]}] * 1000


def test_deep_members_hide_behind_no_bracket_in_a_text():
    # Texts with brackets make a count of brackets useless as a proof of depth in either direction.
    data = b'["]",' * 600 + b"1" + b"]" * 600

    assert "600" not in problem_of(data)
    assert is_shallow(b'"' + b"[" * 600 + b'"', 512) is True
    assert is_shallow(b'"' + b"[" * 2000 + b'"', 512) is False
    assert decode_json(b'"' + b"[" * 2000 + b'"') == "[" * 2000


def test_an_own_reader_is_under_the_same_limits():
    exact: msgspec.json.Decoder[Any] = msgspec.json.Decoder(float_hook=Decimal)

    assert decode_with(exact, b"[1.10]") == [Decimal("1.10")]
    with pytest.raises(DecodeError, match="more than 3 levels deep"):
        decode_with(exact, b"[[[[1.10]]]]", max_depth=3)


def test_an_error_holds_no_frame_that_shows_the_body():
    with pytest.raises(DecodeError) as caught:
        decode_json(b'{"token": "canary"')

    shown = "".join(traceback.TracebackException.from_exception(caught.value, capture_locals=True).format())
    ours = [block for block in shown.split('  File "') if "specloom/_codec.py" in block]
    assert ours
    assert [block for block in ours if "canary" in block] == []


@given(ANY_JSON)
def test_what_is_written_is_read_back(value: Any):
    assert decode_json(encode_json(value)) == value


@given(st.binary(max_size=200))
def test_any_bytes_are_a_value_or_a_decode_error(data: bytes):
    try:
        value = decode_json(data)
    except DecodeError:
        return

    assert value == json.loads(data)


@pytest.mark.parametrize(
    ("value", "error", "says"),
    [
        (math.nan, ValueError, "no NaN"),
        ([math.inf], ValueError, "no infinite numbers"),
        ({"a": [{"b": (-math.inf,)}]}, ValueError, "no infinite numbers"),
        ("\ud800", ValueError, "half a surrogate pair at character 0"),
        (10**5000, ValueError, "limit"),
        (object(), TypeError, "unsupported"),
    ],
    ids=["nan", "inf", "nested", "surrogate", "digits", "object"],
)
def test_what_json_cannot_hold_is_refused(value: Any, error: type[Exception], says: str):
    with pytest.raises(error, match=says):
        encode_json(value)


def test_a_value_that_holds_itself_is_refused():
    value: list[Any] = []
    value.append(value)

    with pytest.raises(ValueError, match="holds itself"):
        encode_json(value)


def test_null_is_written_where_it_is_meant():
    assert encode_json({"a": None, "b": [1.5, None]}) == b'{"a":null,"b":[1.5,null]}'
