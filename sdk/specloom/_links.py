"""Links in answers that the connection goes on with: next pages and the addresses of jobs."""

from __future__ import annotations

from collections.abc import Collection
from urllib.parse import unquote_plus

from ._path import rebase


def own_link(link: str, *, base: str, origins: Collection[str], secret: Collection[str]) -> str:
    """Make a URL of our own from a link in the answer to *base*. RedirectError for one that leads to another host.

    A credential that the server repeats in it (*secret* are the parameters in which ours travels) is taken out: it is
    put on anew when the URL is asked, and must not lie in a token that is stored.
    """
    url = rebase(link, base=base, origins=origins)
    if not secret or "?" not in url:
        return url
    path, _, query = url.partition("?")
    kept = [pair for pair in query.split("&") if unquote_plus(pair.partition("=")[0]) not in secret]
    return f"{path}?{'&'.join(kept)}" if kept else path
