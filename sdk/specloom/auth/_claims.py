"""Claims of tokens, read without loading PyJWT on the event loop."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Mapping
from importlib import import_module
from typing import Any

from .._token import looks_like_jwt, read_jwt


async def read_claims(token: str) -> Mapping[str, Any] | None:
    """Read the claims of *token*, None when it is no JWT. PyJWT is loaded in a thread: that takes up to 80 ms."""
    if not looks_like_jwt(token):
        return None
    if "jwt" not in sys.modules:
        await asyncio.to_thread(import_module, "jwt")
    return read_jwt(token)
