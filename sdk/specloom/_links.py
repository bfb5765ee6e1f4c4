"""What the connection goes on with out of answers: links to next pages, the addresses and keys of jobs."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from urllib.parse import unquote_plus

from ._path import Template, rebase
from .errors import DecodeError


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


def check_keys(keys: Mapping[str, str | int], paths: Iterable[Template]) -> None:
    """Refuse keys of an answer that cannot stand in the paths that they are for. DecodeError names the key.

    Attack: an id of ``..``, by which another route is asked than the spec's.
    """
    for path in paths:
        try:
            path.expand([keys.get(hole.name, "x") for hole in path.holes])
            continue
        except ValueError as error:
            problem = str(error)
        raise DecodeError(f"an answer holds a key that cannot be one: {problem}")
