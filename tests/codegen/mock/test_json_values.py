"""Reading and writing plain JSON."""

from __future__ import annotations

from typing import Any

import pytest

from specloom_codegen.mock.json_values import decode, encode, without_nulls


@pytest.mark.parametrize("value", [None, True, 10**25, 1.5, "é", [], {"a": [1, {"b": None}]}])
def test_values_survive(value: Any) -> None:
    assert decode(encode(value)) == value


def test_text_is_written_in_utf_8_and_lone_surrogates_escaped() -> None:
    assert (encode({"a": "é"}), encode("\ud800")) == ('{"a":"é"}'.encode(), b'"\\ud800"')


def test_a_byte_order_mark_is_skipped() -> None:
    assert decode(b"\xef\xbb\xbf[1]") == [1]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"NaN",
        b'{"a": Infinity}',
        b"[1] [2]",
        b"\xff",
        b"[" * 200_000,
        b"[" * 300 + b"]" * 300,
        b"1" * 5000,
        b"[1e309]",
        b"-1e309",
    ],
)
def test_what_is_no_json_is_a_value_error(content: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the kind is the promise
        decode(content)


def test_members_that_are_null_can_be_left_out() -> None:
    value = {"a": None, "b": [None, {"c": None, "d": 0}], "e": {"f": None}, "g": ""}

    assert without_nulls(value) == {"b": [None, {"d": 0}], "e": {}, "g": ""}
