"""Searches that are texts."""

from __future__ import annotations

import pytest

from specloom_codegen.mock.conditions import Compared, Condition, Joined
from specloom_codegen.mock.queries import read_query

STATE = Compared("state", ":", "new")
PRICE = Compared("price", ">", "5")


def word(text: str) -> Compared:
    return Compared("", "anywhere", text)


QUERIES: list[tuple[str, Condition]] = [
    ("state:new", STATE),
    ("state: new", STATE),
    ("state:'new'", STATE),
    ('state:"two words"', Compared("state", ":", "two words")),
    (r'state:"a \"b\""', Compared("state", ":", 'a "b"')),
    ("price>5", PRICE),
    ("price:>5", PRICE),
    ("price:>=5", Compared("price", ">=", "5")),
    ("price>=-5", Compared("price", ">=", "-5")),
    ("price!=5", Compared("price", "!=", "5")),
    ("name~'am'", Compared("name", "~", "am")),
    ("name:am*", Compared("name", "like", "am*")),
    ("name:'am*'", Compared("name", ":", "am*")),
    ("name:*", Compared("name", "exists", True)),
    ("name:null", Compared("name", "isnull", True)),
    ('metadata["order"]:"1"', Compared("metadata.order", ":", "1")),
    ("metadata.order:1", Compared("metadata.order", ":", "1")),
    ("state:new AND price>5", Joined("and", (STATE, PRICE))),
    ("state:new price>5", Joined("and", (STATE, PRICE))),
    ("state:new or price>5", Joined("or", (STATE, PRICE))),
    ("-state:new", Joined("not", (STATE,))),
    ("NOT state:new", Joined("not", (STATE,))),
    ("not -state:new", Joined("not", (Joined("not", (STATE,)),))),
    ("state:new AND (price>5 OR emma)", Joined("and", (STATE, Joined("or", (PRICE, word("emma")))))),
    ("emma", word("emma")),
    ("'jane austen'", word("jane austen")),
    ("well-known", word("well-known")),
    ("", Joined("and", ())),
    ("()", Joined("and", ())),
    (" ", Joined("and", ())),
]


@pytest.mark.parametrize(("text", "condition"), QUERIES, ids=range(len(QUERIES)))
def test_a_text_is_read(text: str, condition: Condition) -> None:
    assert read_query(text) == condition


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("(state:new", "has a bracket that nothing closes"),
        ("state:new)", "has a bracket that nothing opens"),
        ("state:new NOT", "ends where a condition is due"),
        ("'open", 'cannot be read from "\'open" on'),
        ("(" * 60 + ")" * 60, "is nested too deep"),
        ("NOT " * 100_000 + "a", "is nested too deep"),
    ],
    ids=["open", "close", "end", "quote", "brackets", "nots"],
)
def test_what_cannot_be_read_is_said(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        read_query(text)
