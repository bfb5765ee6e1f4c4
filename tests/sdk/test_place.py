from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specloom._http import Headers
from specloom._place import (
    MISSING,
    Answer,
    Condition,
    Place,
    find,
    find_each,
    find_first,
    find_in,
    holds,
    links,
)

BODY: dict[str, Any] = {
    "error": {"code": "no-object", "message": None, "fields": {}},
    "errors": [{"message": "first"}, {"message": "second"}],
    "@odata.nextLink": "/x?y",
    "0": "zero",
    "a\\b": "slash",
    "$": "dollar",
    "ok": False,
    "count": 3,
    "text": "1",
}
ANSWER = Answer(
    status_code=303,
    headers=Headers(
        [
            ("Location", "/api/0/get/7"),
            ("X-Total", "12"),
            ("Link", '<https://a/?p=2,3>; rel="next"'),
            ("Link", "</?p=9>; rel=last"),
        ]
    ),
    cookies={"sessionId": "s1", "csrf": "c"},
    body=BODY,
    last={"id": 7, "deep": {"key": "k"}},
)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("$", Place("body", (), "", "$")),
        ("error.code", Place("body", ("error", "code"), "", "error.code")),
        ("errors.0.message", Place("body", ("errors", "0", "message"), "", "errors.0.message")),
        (r"@odata\.nextLink", Place("body", ("@odata.nextLink",), "", r"@odata\.nextLink")),
        (r"a\\b.c", Place("body", ("a\\b", "c"), "", r"a\\b.c")),
        # A word alone is a path.
        ("header", Place("body", ("header",), "", "header")),
        ("status", Place("body", ("status",), "", "status")),
        ("header X-Total", Place("header", (), "X-Total", "header X-Total")),
        ("link Next", Place("link", (), "next", "link Next")),
        ("link https://x/rel", Place("link", (), "https://x/rel", "link https://x/rel")),
        ("cookie sessionId", Place("cookie", (), "sessionId", "cookie sessionId")),
        ("cookie *", Place("cookie", (), "*", "cookie *")),
        ("last id", Place("last", ("id",), "", "last id")),
        ("last $", Place("last", (), "", "last $")),
        ("last deep.key", Place("last", ("deep", "key"), "", "last deep.key")),
        ("status code", Place("status", (), "", "status code")),
    ],
)
def test_a_place_is_read_from_its_text(text: str, place: Place) -> None:
    assert (Place.parse(text), str(Place.parse(text))) == (place, text)


def test_a_place_that_was_read_before_is_kept() -> None:
    assert Place.parse("some.member") is Place.parse("some.member")


@pytest.mark.parametrize(
    "text",
    [
        "", ".", "a.", ".a", "a..b", "a\\", "foo bar", "header ", "header a b", "header a:b", "header ä",
        "link ", "link a b", 'link "', "cookie ", "cookie a=b", "last ", "last a b", "last a.", "status x",
        "status code ", " a", "$ x",
    ],
)  # fmt: skip
def test_what_is_no_place_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=re.escape(f"{text!r} is no place")):
        Place.parse(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("$", BODY),
        ("error.code", "no-object"),
        ("error.message", None),
        ("error.message.x", MISSING),
        ("error.fields", {}),
        ("error.nothing", MISSING),
        ("error.code.x", MISSING),
        ("errors.1.message", "second"),
        ("errors.2.message", MISSING),
        ("errors.-1.message", MISSING),
        ("errors.x", MISSING),
        ("errors.١", MISSING),
        ("errors." + "9" * 5000, MISSING),
        (r"@odata\.nextLink", "/x?y"),
        ("@odata.nextLink", MISSING),
        ("0", "zero"),
        (r"a\\b", "slash"),
        (r"\$", "dollar"),
        ("ok", False),
        ("header x-TOTAL", "12"),
        ("header Nothing", MISSING),
        ("link next", "https://a/?p=2,3"),
        ("link LAST", "/?p=9"),
        ("link prev", MISSING),
        ("cookie sessionId", "s1"),
        ("cookie sessionid", MISSING),
        ("cookie *", {"sessionId": "s1", "csrf": "c"}),
        ("last id", 7),
        ("last deep.key", "k"),
        ("last $", {"id": 7, "deep": {"key": "k"}}),
        ("last other", MISSING),
        ("status code", 303),
    ],
)
def test_what_lies_at_a_place_is_found(text: str, found: Any) -> None:
    assert find(text, ANSWER) == found
    assert find(Place.parse(text), ANSWER) == found


@pytest.mark.parametrize("text", ["$", "a", "a.b", "last id", "last $", "cookie *", "header a", "link next"])
def test_an_empty_answer_holds_nothing(text: str) -> None:
    assert find(text, Answer(204, Headers(), {})) is MISSING


@pytest.mark.parametrize("body", [None, "text", 5, True, [], {}])
def test_a_path_leads_nowhere_in_another_shape(body: Any) -> None:
    assert find_in(body, ("0", "a")) is MISSING
    assert find_in(body, ()) == body


@pytest.mark.parametrize(
    ("places", "found"),
    [
        ((), MISSING),
        (("nothing", "error.message"), MISSING),
        (("error.message", "ok", "count"), False),
        (("nothing", Place.parse("header X-Total"), "count"), "12"),
    ],
)
def test_places_are_tried_in_order_and_null_is_passed_over(places: Any, found: Any) -> None:
    assert find_first(places, ANSWER) == found


# --- Link headers ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ([""], {}),
        (["no link"], {}),
        (["</a>"], {}),
        (["</a>; rel=next"], {"next": "/a"}),
        (['</a>; rel="next prev"'], {"next": "/a", "prev": "/a"}),
        (['</a> ; REL = "NEXT"'], {"next": "/a"}),
        (["</a>;rel=next,</b>;rel=prev"], {"next": "/a", "prev": "/b"}),
        (["</a>; rel=next", "</b>; rel=next, </c>; rel=last"], {"next": "/a", "last": "/c"}),
        (["<https://a/?x=1,2;3>; rel=next"], {"next": "https://a/?x=1,2;3"}),
        (['</a>; title="a, <b>; rel=evil"; rel=next'], {"next": "/a"}),
        (['</a>; title="q\\"; rel=evil"; rel=next'], {"next": "/a"}),
        (["</a>; rel=next; rel=other"], {"next": "/a"}),
        (["</a>; crossorigin; rel=next"], {"next": "/a"}),
        (["</a>; title*=UTF-8'de'x; rel=\"next"], {"next": "/a"}),
        (["</a>; rel"], {}),
        (["</a>; rel="], {}),
        (["< /a >; rel=next"], {"next": "/a"}),
        (["<>; rel=next"], {"next": ""}),
        ([", ,</a>; rel=next,,</b>;rel=prev,"], {"next": "/a", "prev": "/b"}),
        (["</a; rel=next"], {}),
        (["</a>; rel=next garbage, </b>; rel=prev"], {"next": "/a", "prev": "/b"}),
    ],
)
def test_link_headers_are_read_by_relation(values: list[str], found: dict[str, str]) -> None:
    assert links(Headers([("Link", value) for value in values])) == found


@pytest.mark.parametrize("name", ["Link", "link"])
def test_links_are_found_in_a_plain_mapping(name: str) -> None:
    assert links({name: "</a>; rel=next"}) == {"next": "/a"}


@given(st.text() | st.text('<>;,=" \\relnxt'))
def test_no_link_header_is_too_odd(value: str) -> None:
    assert all(isinstance(target, str) for target in links({"link": value}).values())


@pytest.mark.timeout(5)
@pytest.mark.parametrize(
    "value", ["<" * 100_000, "</a>" + "; a" * 50_000, '</a>; t="' + '\\"' * 50_000, " ," * 50_000]
)
def test_a_long_link_header_takes_no_long_time(value: str) -> None:
    assert links({"link": value}) == {}


# --- conditions ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("condition", "met"),
    [
        ({}, False),
        ({"error.code": "no-object"}, True),
        ({"error.code": ["other", "no-object"]}, True),
        ({"error.code": ("other",)}, False),
        ({"error.code": "no-object", "count": 4}, False),
        ({"error.code": "no-object", "count": 3}, True),
        ({"status code": 303}, True),
        ({"status code": [200, 303]}, True),
        ({"status code": 200}, False),
        ({"error.message": None}, True),
        ({"error.nothing": None}, False),
        ({"ok": False}, True),
        ({"ok": 0}, False),
        ({"count": 3.0}, True),
        ({"text": 1}, False),
        ({"text": "1"}, True),
        ({"header X-Total": 12}, True),
        ({"header X-Total": "12"}, True),
        ({"header X-Total": 1}, False),
        ({"header Nothing": "None"}, False),
        ({"cookie csrf": ["b", "c"]}, True),
        ({"error.fields": {}}, True),
        ({"error.code": []}, False),
    ],
)
def test_a_condition_is_met_when_all_its_entries_hold(condition: dict[str, Any], met: bool) -> None:
    assert holds(condition, ANSWER) is met
    assert holds(Condition.parse(condition), ANSWER) is met


def test_a_truth_value_matches_its_text_in_a_header() -> None:
    answer = Answer(200, Headers([("X-Done", "true")]), {})

    assert (holds({"header X-Done": True}, answer), holds({"header X-Done": False}, answer)) == (True, False)


def test_a_condition_with_a_key_that_is_no_place_is_refused() -> None:
    with pytest.raises(ValueError, match="'a b' is no place"):
        Condition.parse({"a b": 1})


@pytest.mark.parametrize(
    ("places", "found"),
    [
        (["errors.*.text"], {"a": "bad", "b": ["worse", 1]}),
        (["errors.*.code"], {"a": 7}),
        (
            ["errors.*"],
            {"a": {"text": "bad", "code": 7}, "b": {"text": ["worse", 1]}, "c": "plain", "d": None},
        ),
        (["errors.a.*"], {"text": "bad", "code": 7}),
        (["errors.*.none"], MISSING),
        (["none.*.text"], MISSING),
        (["errors.c.*.text"], MISSING),
        (["errors.d", "errors.c"], "plain"),
        (["header X-*", "errors.c"], "plain"),
        ([], MISSING),
        (["none.*", "errors.*.code"], {"a": 7}),
    ],
)
def test_a_star_in_a_path_stands_for_any_member(places: list[str], found: Any) -> None:
    errors = {"a": {"text": "bad", "code": 7}, "b": {"text": ["worse", 1]}, "c": "plain", "d": None}

    assert find_each(places, Answer(200, {}, {}, {"errors": errors})) == found


def test_a_body_that_holds_a_star_is_read_by_members_alone() -> None:
    assert find_each(["*.x"], Answer(200, {}, {}, {"*": {"x": 1}, "y": {"x": 2}})) == {"*": 1, "y": 2}
    assert find_each(["*"], Answer(200, {}, {}, [1])) is MISSING
