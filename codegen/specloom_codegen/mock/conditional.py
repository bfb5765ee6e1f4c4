"""Conditional requests: If-Match and If-None-Match against the tags of records and answers. Pure.

Source: RFC 9110, sections 8.8.3 and 13.1.
"""

from __future__ import annotations

import re
from typing import Final

from specloom_codegen.mock.messages import Call, Refusal, Reply

_TAG: Final = re.compile(r'(?:W/)?("[^"]*")|(\*)')


def require_match(call: Call, tag: str | None) -> None:
    """Refuse a change with 412 when the record is not as the caller saw it (*tag* None: there is none)."""
    wanted = call.headers.get("if-match")
    unwanted = call.headers.get("if-none-match")
    if wanted is not None and not _names(wanted, tag):
        raise _failed()
    if unwanted is not None and _names(unwanted, tag):
        raise _failed()


def not_modified(call: Call, reply: Reply) -> Reply:
    """A 304 instead of the answer to a GET when the caller has it already."""
    tag = reply.header("etag")
    known = call.headers.get("if-none-match")
    if tag is None or known is None or reply.status >= 300 or not _names(known, tag):
        return reply
    kept = [pair for pair in reply.headers if pair[0].lower() not in ("content-type", "content-length")]
    return Reply(status=304, headers=tuple(kept))


def _names(header: str, tag: str | None) -> bool:
    """Whether a list of tags names one; ``*`` names all that there are. Unquoted tags are taken as they are."""
    if tag is None:
        return False
    found = [quoted or star for quoted, star in _TAG.findall(header)]
    return "*" in found or tag in found or header.strip() == tag.strip('"')


def _failed() -> Refusal:
    return Refusal("conflict", status=412, code="precondition_failed", message="Precondition failed")
