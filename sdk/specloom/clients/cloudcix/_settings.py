"""Settings modules of the Python package ``cloudcix``: what they hold, as arguments of ``connect``."""

from __future__ import annotations

import os
from collections.abc import Mapping
from importlib import import_module
from types import ModuleType
from typing import Any, Final

from attrs import field, frozen

from ._api import API

__all__ = ["Found", "read_settings"]

_ENVIRONMENT: Final = ("CLOUDCIX_SETTINGS_MODULE", "DJANGO_SETTINGS_MODULE")
_CREDENTIALS: Final = {
    "email": "CLOUDCIX_API_USERNAME",
    "password": "CLOUDCIX_API_PASSWORD",
    "api_key": "CLOUDCIX_API_KEY",
}


@frozen(kw_only=True)
class Found:
    """What settings say: the URL of the API, the hosts of applications that have one, and credentials."""

    url: str
    hosts: Mapping[str, str]
    credentials: Mapping[str, Any] = field(repr=False)


def read_settings(module: str | ModuleType | None) -> Found:
    """Read a module of settings; ValueError for what it lacks, ImportError when there is no such module."""
    if not isinstance(module, ModuleType):
        module = import_module(module or _named())
    url = _url(module, "CLOUDCIX_API_URL", None)
    newer = _url(module, "CLOUDCIX_API_V2_URL", url)
    version = getattr(module, "CLOUDCIX_API_VERSION", 1)
    scheme, _, host = newer.rstrip("/").partition("://")
    path = "" if version == 2 else f"/v{version}"
    given = {name: getattr(module, setting, None) for name, setting in _CREDENTIALS.items()}
    return Found(
        url=url.rstrip("/"),
        hosts={name: f"{scheme}://{_label(name)}.{host}{path}" for name in API.hosts},
        credentials={name: value for name, value in given.items() if value is not None},
    )


def _named() -> str:
    name = next((text for text in map(os.environ.get, _ENVIRONMENT) if text), None)
    if name is None:
        raise ValueError(f"no module of settings: name one in the environment as {' or '.join(_ENVIRONMENT)}")
    return name


def _url(module: ModuleType, setting: str, usual: str | None) -> str:
    value = getattr(module, setting, usual)
    if not isinstance(value, str):
        raise ValueError(f"{module.__name__}: {setting} is missing")
    if setting == "CLOUDCIX_API_URL" and not value.endswith("/"):
        raise ValueError(f"{module.__name__}: {setting} must end with a slash, got {value!r}")
    return value


def _label(name: str) -> str:
    return name.replace("_", "-")
