"""What the generated client of CloudCIX does not have by itself: services by their path, and settings modules.

This file, ``dynamic`` and ``_settings`` are written by hand, and the generator leaves them alone.
"""

from __future__ import annotations

from types import ModuleType
from typing import TYPE_CHECKING, Any, Self, Unpack

from specloom.service import ConnectionOptions

from ._client import CloudCIX as GeneratedCloudCIX

if TYPE_CHECKING:
    from .dynamic import Client

__all__ = ["Client", "CloudCIX"]


class CloudCIX(GeneratedCloudCIX):
    """The client of CloudCIX: applications as attributes, services as theirs, and ``service()`` for any other."""

    def service(self, application: str, service_uri: str) -> Client:
        """The service at *service_uri* of *application*, with all eight methods and without types::

        links = cloudcix.service("membership", "address/{address_id}/link")
        await links.create(data={"customer": True}, address_id=7)
        """
        from .dynamic import Client  # loaded on first use: most programs need nothing beyond the spec

        return Client(self.connection, application, service_uri)

    @classmethod
    def from_settings(
        cls, settings: str | ModuleType | None = None, **options: Unpack[ConnectionOptions]
    ) -> Self:
        """Make a client by a module of settings, as that of the Python package ``cloudcix``.

        *settings* is the module or its name; when left out, it is named by the environment variable
        ``CLOUDCIX_SETTINGS_MODULE``, else ``DJANGO_SETTINGS_MODULE``. It holds ``CLOUDCIX_API_URL``,
        ``CLOUDCIX_API_USERNAME``, ``CLOUDCIX_API_PASSWORD``, ``CLOUDCIX_API_KEY`` and, for the applications on hosts of
        their own, ``CLOUDCIX_API_V2_URL`` (that URL) and ``CLOUDCIX_API_VERSION`` (1). ValueError says what is missing.
        """
        from ._settings import read_settings

        found = read_settings(settings)
        given: dict[str, Any] = {**found.credentials, **options}
        given["hosts"] = {**found.hosts, **(options.get("hosts") or {})}
        return cls.connect(url=found.url, **given)


def __getattr__(name: str) -> Any:
    if name == "Client":
        from .dynamic import Client

        return Client
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
