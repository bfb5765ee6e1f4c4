"""Conditional requests."""

from __future__ import annotations

import pytest

from specloom._http import Headers
from specloom_codegen.mock.conditional import not_modified, require_match
from specloom_codegen.mock.messages import Call, Refusal, Reply


def call(**headers: str) -> Call:
    return Call(
        method="GET",
        path="/",
        headers=Headers({key.replace("_", "-"): value for key, value in headers.items()}),
    )


@pytest.mark.parametrize(
    ("headers", "tag"),
    [
        ({}, '"1"'),
        ({}, None),
        ({"If_Match": '"1"'}, '"1"'),
        ({"If_Match": '"0", W/"1"'}, '"1"'),
        ({"If_Match": "*"}, '"1"'),
        ({"If_Match": "1"}, '"1"'),
        ({"If_None_Match": "*"}, None),
        ({"If_None_Match": '"2"'}, '"1"'),
    ],
)
def test_changes_go_through_where_the_tag_is_as_wanted(headers: dict[str, str], tag: str | None) -> None:
    require_match(call(**headers), tag)


@pytest.mark.parametrize(
    ("headers", "tag"),
    [
        ({"If_Match": '"2"'}, '"1"'),
        ({"If_Match": "*"}, None),
        ({"If_None_Match": "*"}, '"1"'),
        ({"If_None_Match": '"1"'}, '"1"'),
    ],
)
def test_changes_are_refused_where_the_tag_is_another(headers: dict[str, str], tag: str | None) -> None:
    with pytest.raises(Refusal) as caught:
        require_match(call(**headers), tag)

    assert caught.value.status == 412


FOUND = Reply(status=200, headers=(("ETag", '"1"'), ("Content-Type", "application/json")), content=b"{}")


@pytest.mark.parametrize(
    ("reply", "known", "result"),
    [
        (FOUND, '"1"', Reply(status=304, headers=(("ETag", '"1"'),))),
        (FOUND, 'W/"1"', Reply(status=304, headers=(("ETag", '"1"'),))),
        (FOUND, '"2"', FOUND),
        (Reply(status=200), '"1"', Reply(status=200)),
        (Reply(status=404, headers=(("ETag", '"1"'),)), '"1"', Reply(status=404, headers=(("ETag", '"1"'),))),
    ],
)
def test_what_the_caller_has_is_not_sent_again(reply: Reply, known: str, result: Reply) -> None:
    assert not_modified(call(If_None_Match=known), reply) == result


def test_without_a_condition_the_answer_is_sent() -> None:
    assert not_modified(call(), FOUND) == FOUND
