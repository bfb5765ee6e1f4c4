"""Where a running fake is found: the URLs that stand for those of the spec. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote

from attrs import frozen

from specloom_codegen import ir
from specloom_codegen.mock.endpoints import path_of, token_path
from specloom_codegen.mock.routing import fill

_EVERYWHERE = {"": "127.0.0.1", "0.0.0.0": "127.0.0.1", "::": "::1"}


@frozen(kw_only=True)
class Addresses:
    """The URLs of one fake. Holes of variables are filled with their defaults; those without stay holes."""

    api: ir.Api
    secure: bool
    host: str
    port: int

    @property
    def origin(self) -> str:
        """Scheme, host and port, without a path."""
        shown = _EVERYWHERE.get(self.host, self.host)
        host = f"[{shown}]" if ":" in shown else shown
        return f"{'https' if self.secure else 'http'}://{host}:{self.port}"

    @property
    def url(self) -> str:
        """What stands for ``url`` of the spec; ``base`` is not in it, as clients add it themselves."""
        return self.origin + self._filled(path_of(self.api.url))

    @property
    def hosts(self) -> Mapping[str, str]:
        """What stands for the further hosts of the spec, by their names."""
        return {host.name: self.origin + self._filled(_host_path(host)) for host in self.api.hosts}

    @property
    def token_url(self) -> str | None:
        """Where the first login of the spec is served; None when there is none."""
        path = token_path(self.api)
        return None if path is None else self.origin + self._filled(path)

    def _filled(self, path: str) -> str:
        settings = (each for each in self.api.variables if each.has_default)
        defaults = {f"${each.name}": quote(str(each.default)) for each in settings}
        return fill(path, defaults).replace("{$", "{")


def _host_path(host: ir.Host) -> str:
    path = path_of(host.url)
    return path if host.url.startswith("/") else f"/{host.name}{path}"
