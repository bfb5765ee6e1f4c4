"""Diagnostics: what is shown, in which order, and which word was meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specloom_codegen.diagnostics import (
    Diagnostic,
    Position,
    Severity,
    did_you_mean,
    has_errors,
    render_diagnostics,
    sort_diagnostics,
    split_lines,
    suggest,
)

SOURCE = "spec: 1\ntypes:\n\tPip: {}\n"


def test_a_diagnostic_shows_position_line_caret_and_hint() -> None:
    found = Diagnostic("a.yaml", 1, 7, "unknown version 2", "write 1")

    shown = render_diagnostics([found], {"a.yaml": "spec: 2\n"})

    assert shown == "a.yaml:1:7: unknown version 2\n    spec: 2\n          ^\n    hint: write 1\n"


def test_diagnostics_are_sorted_by_place_and_shown_once() -> None:
    first = Diagnostic("a.yaml", 2, 1, "first")
    second = Diagnostic("a.yaml", 2, 3, "second")
    third = Diagnostic("b.yaml", 1, 1, "third")

    assert sort_diagnostics([third, second, first, second]) == [first, second, third]


def test_a_diagnostic_without_source_is_one_line() -> None:
    whole = Diagnostic("a.yaml", 0, 0, "no such file")
    beyond = Diagnostic("b.yaml", 9, 9, "beyond the end")

    assert render_diagnostics([whole, beyond], {"b.yaml": SOURCE}) == (
        "a.yaml: no such file\nb.yaml:9:9: beyond the end\n"
    )


def test_nothing_found_is_nothing_shown() -> None:
    assert render_diagnostics([], {}) == ""


def test_severities_other_than_error_are_named() -> None:
    note = Diagnostic("a.yaml", 1, 1, "webhooks are not generated yet", severity=Severity.NOTE)
    warning = Diagnostic.at(Position("a.yaml", 2, 1), "unused", severity=Severity.WARNING)

    assert [str(note), str(warning), str(Diagnostic("a.yaml", 1, 1, "wrong"))] == [
        "a.yaml:1:1: note: webhooks are not generated yet",
        "a.yaml:2:1: warning: unused",
        "a.yaml:1:1: wrong",
    ]


def test_only_errors_make_a_spec_invalid() -> None:
    note = Diagnostic("a.yaml", 1, 1, "later", severity=Severity.NOTE)

    assert [has_errors([note]), has_errors([note, Diagnostic("a.yaml", 1, 1, "wrong")])] == [False, True]


def test_the_caret_stands_under_wide_characters_and_tabs() -> None:
    shown = render_diagnostics([Diagnostic("a.yaml", 1, 8, "here")], {"a.yaml": "\ta: 書名x\n"})

    assert shown.splitlines()[1:] == ["        a: 書名x", " " * 16 + "^"]


def test_combining_marks_take_no_room() -> None:
    shown = render_diagnostics([Diagnostic("a.yaml", 1, 3, "here")], {"a.yaml": "e\u0301x"})

    assert shown.splitlines()[-1] == "     ^"


def test_control_characters_of_a_spec_do_not_reach_the_terminal() -> None:
    shown = render_diagnostics([Diagnostic("a.yaml", 1, 1, "here")], {"a.yaml": "a\x1b[31m\u202eb"})

    assert [char for char in shown if char in "\x1b\u202e"] == []


def test_control_characters_in_messages_do_not_reach_the_terminal() -> None:
    shown = render_diagnostics([Diagnostic("a\x1b.yaml", 1, 1, "b\x1b[2J", "c\x07\nd")], {})

    assert [char for char in shown if char in "\x1b\x07"] == []


def test_a_long_line_is_cut_around_the_caret() -> None:
    line = "x" * 500 + "HERE" + "y" * 500
    shown = render_diagnostics([Diagnostic("a.yaml", 1, 501, "here")], {"a.yaml": line}).splitlines()

    assert [shown[1].index("HERE"), len(shown[2]) - 1, shown[1].strip()[0], shown[1][-1]] == [
        85,
        85,
        "…",
        "…",
    ]
    assert len(shown[1]) < 180


def test_colours_are_used_only_when_asked_for() -> None:
    found = [Diagnostic("a.yaml", 1, 1, "wrong", "better")]

    plain = render_diagnostics(found, {"a.yaml": "x"})
    painted = render_diagnostics(found, {"a.yaml": "x"}, color=True)

    assert painted == (
        "\x1b[1ma.yaml:1:1:\x1b[0m \x1b[31mwrong\x1b[0m\n    x\n"
        "    \x1b[1;31m^\x1b[0m\n    \x1b[2mhint: better\x1b[0m\n"
    )
    assert "\x1b" not in plain


@pytest.mark.parametrize(
    ("word", "candidates", "meant"),
    [
        ("Pip", ["Pipe", "Pipes"], "Pipe"),
        ("pipe", ["Pipe"], "Pipe"),
        ("api-version", ["api_version"], "api_version"),
        ("matchs", ["matches"], "matches"),
        ("match", ["matches"], "matches"),
        ("udpated", ["updated"], "updated"),
        ("raed", ["read", "create"], "read"),
        ("titel", ["title", "tile"], "title"),
        ("retrun", ["retry", "returns"], "returns"),
        ("Thing", ["Book", "Film"], None),
        ("a", ["b"], None),
        ("", ["a"], None),
        ("in", ["on", "of"], "on"),
        ("x" * 65, ["x" * 65], None),
        ("operations", ["op"], None),
    ],
)
def test_the_word_that_was_meant(word: str, candidates: list[str], meant: str | None) -> None:
    assert suggest(word, candidates) == meant


def test_a_hint_asks_for_the_meant_word() -> None:
    assert [did_you_mean("Pip", ["Pipe"]), did_you_mean("Zzz", ["Pipe"])] == ["did you mean 'Pipe'?", None]


@given(st.text(min_size=1, max_size=12), st.lists(st.text(max_size=12), max_size=5))
def test_what_was_meant_is_one_of_the_candidates(word: str, candidates: list[str]) -> None:
    meant = suggest(word, candidates)

    assert meant is None or meant in candidates


def test_lines_end_as_in_yaml() -> None:
    assert split_lines("a\r\nb\rc\nd\x85e\u2028f\u2029g\x0bh") == ["a", "b", "c", "d", "e", "f", "g\x0bh"]


def test_positions_are_shown_and_moved() -> None:
    place = Position("a.yaml", 3, 4)

    assert [
        str(place),
        str(place.moved(2)),
        str(Position("a.yaml")),
        Diagnostic("a.yaml", 3, 4, "x").position,
    ] == [
        "a.yaml:3:4",
        "a.yaml:3:6",
        "a.yaml",
        place,
    ]
