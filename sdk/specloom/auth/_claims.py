"""Claims of tokens, read without loading PyJWT on the event loop."""

from __future__ import annotations

import asyncio
import json
import sys
from base64 import urlsafe_b64decode
from collections.abc import Mapping
from importlib import import_module
from typing import Any, cast

from .._token import looks_like_jwt, read_jwt


async def read_claims(token: str) -> Mapping[str, Any] | None:
    """Read the claims of *token*, None when it is no JWT. PyJWT is loaded in a thread: that takes up to 80 ms."""
    if not looks_like_jwt(token):
        return None
    if "jwt" not in sys.modules:
        await asyncio.to_thread(import_module, "jwt")
    return read_jwt(token)


def peek_claims(token: str) -> Mapping[str, Any] | None:
    """Read the same where nobody can wait for PyJWT: a property, a call that is no coroutine.

    Nothing is verified, so this is base64 and JSON; what PyJWT refuses for its header is refused here too.
    """
    if not looks_like_jwt(token):
        return None
    try:
        header, claims, _ = [_decoded(part) for part in token.split(".")]
        head, body = json.loads(header), json.loads(claims)
    except (ValueError, RecursionError):
        return None
    return cast("dict[str, Any]", body) if _is_usual(head) and isinstance(body, dict) else None


def _decoded(part: str) -> bytes:
    return urlsafe_b64decode(part + "=" * (-len(part) % 4))


def _is_usual(head: object) -> bool:
    """Whether the header says nothing by which the payload would be something else than it looks like."""
    if not isinstance(head, dict):
        return False
    said = cast("dict[str, object]", head)
    return isinstance(said.get("kid", ""), str) and "crit" not in said and said.get("b64") is not False
