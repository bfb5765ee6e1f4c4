"""Where the requests of one API go: its base and further hosts, and the origins that credentials may reach."""

from __future__ import annotations

from collections.abc import Mapping

from ._path import join, normalize_base, origin_of, rebase

#: A URL behind its origin: whoever makes one knows it, and it is asked for with every call.
Target = tuple[str, str]


class Routes:
    """The base URL and the hosts of a connection, checked once; fixed for good."""

    __slots__ = ("_host_origins", "_origin", "base", "hosts", "origins")

    def __init__(self, url: str, api_version: int | str | None, hosts: Mapping[str, str]) -> None:
        self.base = normalize_base(url, api_version)
        self.hosts = {name: normalize_base(host) for name, host in hosts.items()}
        self._origin = origin_of(self.base)
        self._host_origins = {name: origin_of(host) for name, host in self.hosts.items()}
        self.origins = frozenset((self._origin, *self._host_origins.values()))

    def target(self, path: str, query: str = "", *, host: str | None = None) -> Target:
        """Join an encoded path and query to the base, or to that of *host*."""
        if host is None:
            return self._origin, join(self.base, path, query)
        base = self._base_of(host)
        return self._host_origins[host], join(base, path, query)

    def link(self, url: str, query: str = "", *, host: str | None = None) -> Target:
        """Check a whole URL or a link from an answer: RedirectError unless it lies on an origin of ours."""
        url = rebase(url, base=self._base_of(host), origins=self.origins)
        if query:
            url = f"{url}{'&' if '?' in url else '?'}{query}"
        return origin_of(url), url

    def _base_of(self, host: str | None) -> str:
        if host is None:
            return self.base
        if host not in self.hosts:
            known = ", ".join(sorted(self.hosts)) or "none"
            raise ValueError(f"unknown host {host!r}; this connection has {known}")
        return self.hosts[host]
