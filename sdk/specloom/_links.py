"""Links in answers that the connection goes on with: next pages and the addresses of jobs."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING
from urllib.parse import unquote_plus

from ._path import rebase

if TYPE_CHECKING:
    from .auth import Scheme
    from .connection import AsyncConnection


def own_link(link: str, *, base: str, connection: AsyncConnection, anonymous: bool = False) -> str:
    """Make a URL of our own from a link in the answer to *base*. RedirectError for one that leads to another host.

    A credential that the server repeats in it (a key in the query) is taken out: it is put on anew when the URL is
    asked, and must not lie in a token that is stored.
    """
    url = rebase(link, base=base, origins=connection.origins)
    secret = () if anonymous else _secret_names(connection.auth)
    if not secret or "?" not in url:
        return url
    path, _, query = url.partition("?")
    kept = [pair for pair in query.split("&") if unquote_plus(pair.partition("=")[0]) not in secret]
    return f"{path}?{'&'.join(kept)}" if kept else path


def _secret_names(auth: Scheme | None) -> Collection[str]:
    """The parameters in which the credential travels."""
    if auth is None:
        return ()
    credential = auth.current()
    names = set[str]() if credential is None else set(credential.query)
    return names | {auth.carrier.name} if auth.carrier.kind == "query" else names
