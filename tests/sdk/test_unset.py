from __future__ import annotations

import copy
import pickle

import pytest

from specloom._unset import UNSET, Unset


def test_there_is_one_unset_and_it_is_nothing() -> None:
    assert Unset() is UNSET
    assert (bool(UNSET), repr(UNSET), UNSET == None, UNSET == False) == (False, "UNSET", False, False)  # noqa: E711, E712


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_unset_is_itself_after_a_pickle(protocol: int) -> None:
    assert pickle.loads(pickle.dumps([UNSET], protocol))[0] is UNSET


def test_unset_is_itself_after_a_copy() -> None:
    assert copy.copy(UNSET) is UNSET
    assert copy.deepcopy({"x": UNSET})["x"] is UNSET


def test_unset_can_be_a_key_and_holds_nothing() -> None:
    assert {UNSET: 1}[Unset()] == 1
    with pytest.raises(AttributeError):
        UNSET.anything = 1  # type: ignore[attr-defined]
