from __future__ import annotations

import random
import re

import pytest

from specloom_codegen.mock.patterns import matching_text, similar_text


@pytest.mark.parametrize(
    "pattern",
    [
        "[b-df-hj-np-tv-z][0-9b-df-hj-np-tv-z]{11}",
        "([a-z][a-z0-9_-]{2,38})?",
        "abc",
        "a|bc|def",
        "(?:a|b){3}",
        "(?P<year>[0-9]{4})-(0[1-9]|1[0-2])",
        r"\d+\.\w*\s?",
        r"^\+?[1-9]\d{6,14}$",
        "[^a-z]{2}",
        "[]a]+",
        "[a-]",
        r"[\w.]+@[\w.]+",
        r"[\]\-]{2}",
        r"\x41\u0042",
        r"\D\W\S",
        "a{2,}",
        "a{,3}",
        "x{}",
        "a+?b*?",
        "a++",
        r"\n\t",
        r"[\x41-\x43]",
        "",
    ],
)
def test_texts_match_the_pattern_that_they_are_made_from(pattern: str) -> None:
    texts = [matching_text(pattern, random.Random(seed)) for seed in range(20)]

    assert all(text is not None and re.fullmatch(pattern, text) for text in texts)


@pytest.mark.parametrize(
    "pattern",
    [
        "(?=a)b",
        r"(a)\1",
        "[",
        "(",
        "a)",
        "*a",
        "[z-a]",
        r"\p{L}",
        "(?i)abc",
        r"\q",
        "(a{9999}){9999}",
        r"[^\x20-\x7e]",
        "a{3,2}",
        r"\xZZ",
        "[a",
        "(?P<n",
        "[a-\\d]",
        "\\",
        "(" * 5000,
    ],
)
def test_what_cannot_be_read_gives_none(pattern: str) -> None:
    assert matching_text(pattern, random.Random(1)) is None


def test_a_pattern_that_contradicts_itself_gives_none() -> None:
    assert matching_text("a$b", random.Random(1)) is None


def test_similar_text_keeps_the_shape_of_the_example() -> None:
    text = similar_text("PIP-ab12_é", random.Random(1))

    assert re.fullmatch("[A-Z]{3}-[a-z]{2}[0-9]{2}_é", text)


def test_the_same_seed_gives_the_same_text() -> None:
    first, second = (matching_text("[a-z]{20}", random.Random(7)) for _ in range(2))

    assert first == second
