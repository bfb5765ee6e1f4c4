"""Values: JSON ↔ instances of generated classes, both ways.

No I/O. What is public of it is re-exported by ``specloom.values``.
"""

from __future__ import annotations

from .model import Input, Model, OpenEnum, OpenIntEnum, Unknown, Wire, wire

__all__ = ["Input", "Model", "OpenEnum", "OpenIntEnum", "Unknown", "Wire", "wire"]
