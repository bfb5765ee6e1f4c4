"""Whose records an operation is about, and which of them: the hints ``of`` and ``where``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from specloom_codegen import ir
from specloom_codegen.mock.json_values import is_list
from specloom_codegen.mock.records import Row


def subject_of(api: ir.Api, resource: ir.Resource, operation: ir.Operation) -> ir.Resource:
    """The resource whose records an operation is about: its own, unless a hint of it or of its resource names another.

    That one is of the same group, or of none.
    """
    found, wanted = resource, operation.mock.of or resource.of
    seen = {resource.qualified_name}
    while wanted is not None:
        group = found.qualified_name.rpartition(".")[0]
        others = {each.qualified_name: each for each in api.resources if each.qualified_name not in seen}
        following = others.get(f"{group}.{wanted}" if group else wanted) or others.get(wanted)
        if following is None:
            break
        found, wanted = following, following.of
        seen.add(found.qualified_name)
    return found


def meets(row: Row, where: Mapping[str, Any]) -> bool:
    """Whether a record has these values, or one of several, in its fields."""
    return all(row.data.get(name) in (value if is_list(value) else [value]) for name, value in where.items())
