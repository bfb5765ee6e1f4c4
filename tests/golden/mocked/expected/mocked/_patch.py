"""What this client has beyond its spec.

This file is yours: it was written once, and generating again leaves it alone. `Mocked` is what
everybody imports, so a subclass of the generated class under that name adds methods to it.
"""

from __future__ import annotations

from ._client import Mocked as Mocked

__all__ = ["Mocked"]
