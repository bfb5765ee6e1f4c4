"""Types that several resources share.

Generated from tests/golden/types/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from typing import Any, TypeAlias

from attrs import define

from specloom.values import Model, OpenEnum


@define(kw_only=True)
class Base(Model):
    id: str
    """Made by the server."""

    kind: BaseKind
    """Default: `A`."""


class BaseKind(OpenEnum):
    first = "A"
    SECOND = "B"
    """The other.

    Deprecated: Use A.
    """


@define(kw_only=True)
class Named(Model):
    name: Label
    """Example: `Anna`."""


Label: TypeAlias = str
"""A short text."""


Ratio: TypeAlias = float
"""How much.

- `0.5`
- `1.5`
"""


@define(kw_only=True)
class Unused(Model):
    nothing: Any
