"""Types that several resources share.

Generated from tests/golden/recursive/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from specloom.values import Recursive

if TYPE_CHECKING:
    Matrix: TypeAlias = "list[Matrix]"
else:
    Matrix = Recursive("Matrix", lambda: list[Matrix])
