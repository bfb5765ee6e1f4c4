"""A certificate of the fake's own, from an authority that is made for it and forgotten with it."""

from __future__ import annotations

import ipaddress
import re
import shutil
import ssl
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from attrs import frozen

_NAME: Final = re.compile(r"[A-Za-z0-9-]+")


class CertificateError(Exception):
    """There is no certificate to serve with; the text is one line with the way out."""


@frozen
class Certificates:
    """What a server proves itself with, and what clients trust: a file that is removed by ``remove``."""

    server: ssl.SSLContext
    folder: Path | None
    ca_file: Path | None

    def client_context(self) -> ssl.SSLContext:
        """A context for clients that trusts this server (and the usual authorities if it is not of our making)."""
        return ssl.create_default_context(cafile=self.ca_file)

    def remove(self) -> None:
        if self.folder is not None:
            shutil.rmtree(self.folder, ignore_errors=True)


def make_certificates(host: str, names: Iterable[str]) -> Certificates:
    """Make an authority and a certificate for loopback, *host* and *names* under ``localhost``. Blocks.

    Names that no host can have, such as ``bss_test``, are left out: they are served below ``url``.
    """
    try:
        import trustme
    except ImportError:
        raise CertificateError("TLS needs the package trustme: pip install 'specloom[codegen]'") from None
    authority = trustme.CA(organization_name="specloom mock")
    hosts = (f"{name}.localhost" for name in names if _NAME.fullmatch(name))
    wanted = ["localhost", "127.0.0.1", "::1", "*.localhost", *hosts]
    if _is_servable(host):
        wanted.append(host)
    certificate = authority.issue_cert(*dict.fromkeys(wanted), organization_name="specloom mock")
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    with certificate.private_key_and_cert_chain_pem.tempfile() as path:
        context.load_cert_chain(path)
    folder = Path(tempfile.mkdtemp(prefix="specloom-mock-"))
    ca_file = folder / "ca.pem"
    authority.cert_pem.write_to_path(str(ca_file))
    return Certificates(context, folder, ca_file)


def load_certificates(certificate: str | Path, key: str | Path) -> Certificates:
    """Serve with a certificate and a key of the user's own. Blocks."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    try:
        context.load_cert_chain(certificate, key)
    except (OSError, ssl.SSLError) as error:
        raise CertificateError(f"{certificate}, {key}: {error}") from None
    return Certificates(context, None, None)


def _is_servable(host: str) -> bool:
    """Whether a host can stand in a certificate: all addresses at once (``0.0.0.0``) cannot."""
    try:
        return not ipaddress.ip_address(host).is_unspecified
    except ValueError:
        return bool(host)
