"""How servers prove who they are, and how we do: the TLS settings of a connection.

`TLS` is a value, hashable, and so part of the pool's key. `make_context` turns it into the context that all
sockets of a connection share; it reads files and is called off the event loop.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

from attrs import field, frozen

from ._arguments import Forthcoming

if TYPE_CHECKING:
    import ssl

_DIGEST: Final = re.compile(r"[0-9a-f]{64}")
_BEGIN: Final = "-----BEGIN CERTIFICATE-----"


def _path(value: str | os.PathLike[str] | None) -> str | None:
    return None if value is None else os.fspath(value)


def _digest(value: str | None) -> str | None:
    """Write a SHA-256 fingerprint as 64 lower-case digits; colons, blanks and ``sha256:`` are dropped."""
    if value is None:
        return None
    text = str(value).strip().lower().removeprefix("sha256:").replace(":", "").replace(" ", "")
    if not _DIGEST.fullmatch(text):
        raise ValueError(
            f"tls.fingerprint must be the SHA-256 of the server's certificate, 64 hexadecimal digits; got {value!r}"
        )
    return text


@frozen(kw_only=True)
class TLS(Forthcoming):
    """How a connection checks its server, and shows itself to it.

    ``ca_file`` is a PEM file, a folder of them, or certificates as PEM text: the roots, instead of those of the system.
    ``client_cert`` is a PEM file with our certificate, ``client_key`` one with its key (default: in the same file).
    ``fingerprint`` is the SHA-256 of the server's own certificate in hexadecimal: no other is accepted, beside the
    usual checks, or with ``verify=False`` instead of them. ``verify=False`` alone accepts any server, and whoever sits
    in between.
    """

    verify: bool = True
    ca_file: str | None = field(default=None, converter=_path)
    client_cert: str | None = field(default=None, converter=_path)
    client_key: str | None = field(default=None, converter=_path)
    fingerprint: str | None = field(default=None, converter=_digest)

    def __attrs_post_init__(self) -> None:
        if cast("object", self.verify) not in (True, False):
            raise TypeError(f"tls.verify is True or False; a CA file goes to ca_file; got {self.verify!r}")
        if self.ca_file is not None and not self.verify:
            raise ValueError("tls.ca_file has no effect with verify=False; leave out one of them")
        if self.client_key is not None and self.client_cert is None:
            raise ValueError("tls.client_key needs the certificate that it belongs to, tls.client_cert")

    @property
    def accepts_anyone(self) -> bool:
        """Whether nothing at all is known of the server that answers."""
        return not self.verify and self.fingerprint is None


def tls_from(
    ssl_certificate: str | os.PathLike[str] | bool, tls: TLS | ssl.SSLContext | None
) -> TLS | ssl.SSLContext:
    """Resolve the two arguments of a connection, of which ``ssl_certificate`` is the short form."""
    short = cast("object", ssl_certificate)
    if tls is not None:
        if short is not True:
            raise TypeError("give either tls or ssl_certificate, not both")
        if isinstance(tls, TLS) or _is_context(tls):
            return tls
        raise TypeError(f"tls must be a TLS or an ssl.SSLContext, got {type(tls).__name__}")
    if isinstance(short, bool):
        return TLS(verify=short)
    if isinstance(short, (str, os.PathLike)) and short != "":
        return TLS(ca_file=cast("str", short))
    raise TypeError(f"ssl_certificate must be True, False or the path of a CA file, got {short!r}")


def unverified_warning(tls: TLS | ssl.SSLContext, url: str) -> str | None:
    """Give the text that warns of a server that is not checked; None where there is nothing to warn of."""
    accepts_anyone = tls.accepts_anyone if isinstance(tls, TLS) else tls.verify_mode == 0  # ssl.CERT_NONE
    # Attack: anyone on the way, where nobody remembers that a test had switched the checks off.
    if not accepts_anyone or not url.lower().startswith("https:"):
        return None
    return (
        f"the certificate of {url} is not verified: anyone on the way can read the credentials and change the answers;"
        " give the server's certificate as ssl_certificate=…, or its SHA-256 as TLS(verify=False, fingerprint=…)"
    )


def make_context(tls: TLS) -> ssl.SSLContext:
    """Build the context for *tls*. Reads files: call it in a thread.

    ValueError names the file that cannot be used and says why. A fingerprint is checked within the handshake, so
    that nothing of a request leaves before.
    """
    import ssl

    context = _new_context(tls.fingerprint)
    context.set_alpn_protocols(["http/1.1"])
    if not tls.verify:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    elif tls.ca_file is not None:
        _load_roots(context, tls.ca_file)
    else:
        context.load_default_certs()
    if tls.client_cert is not None:
        _load_client(context, tls.client_cert, tls.client_key)
    return context


def _new_context(fingerprint: str | None) -> ssl.SSLContext:
    import ssl

    # Attack: another machine under the server's name, or an old version of TLS that can be read.
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    # A certificate that the user trusts ends the chain, self-signed root or not; as Python does from 3.13 on.
    context.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN
    if fingerprint is not None:
        _pin(context, fingerprint)
    return context


def _pin(context: ssl.SSLContext, fingerprint: str) -> None:
    import hashlib
    import ssl

    class PinnedObject(ssl.SSLObject):
        """A TLS session that ends its handshake with an error unless the peer shows the pinned certificate.

        Attack: a certificate of another authority that the system trusts.
        """

        def do_handshake(self) -> None:
            super().do_handshake()
            shown = self.getpeercert(True)
            found = hashlib.sha256(shown).hexdigest() if shown else "none"
            if found != fingerprint:
                raise ssl.SSLCertVerificationError(
                    1, f"certificate verify failed: fingerprint mismatch, the server shows sha256:{found}"
                )

    context.sslobject_class = PinnedObject


def _load_roots(context: ssl.SSLContext, ca_file: str) -> None:
    import ssl

    is_text = _BEGIN in ca_file
    path = Path("" if is_text else ca_file)
    problem: str | None = None
    try:
        if is_text:
            context.load_verify_locations(cadata=ca_file)
        elif path.is_dir():
            context.load_verify_locations(cadata="\n".join(_certificates(path)))
        else:
            context.load_verify_locations(cafile=ca_file)
    except OSError as error:  # ssl.SSLError is one
        problem = _describe(error, f"it holds no certificate in PEM form ({_BEGIN})", ssl.SSLError)
    if problem is not None:
        raise ValueError(f"tls.ca_file {'given as text' if is_text else ca_file}: {problem}")


def _certificates(folder: Path) -> list[str]:
    found = [
        text
        for file in sorted(folder.iterdir())
        if file.is_file() and _BEGIN in (text := file.read_text("latin-1"))
    ]
    if not found:
        raise FileNotFoundError(2, "the folder holds no certificate in PEM form")
    return found


class _EncryptedKeyError(Exception):
    """Raised instead of asking for a password on the terminal, where nobody may sit."""


def _refuse_password() -> str:
    raise _EncryptedKeyError


def _load_client(context: ssl.SSLContext, cert: str, key: str | None) -> None:
    import ssl

    problem: str | None = None
    files = f"tls.client_cert {cert}" if key is None else f"tls.client_cert {cert} with tls.client_key {key}"
    try:
        context.load_cert_chain(cert, key, password=_refuse_password)
    except _EncryptedKeyError:
        problem = "the key is encrypted; decrypt it, or load it into an ssl.SSLContext and give that as tls"
    except OSError as error:
        if getattr(error, "reason", None) == "KEY_VALUES_MISMATCH":
            problem = "the key does not belong to the certificate"
        else:
            problem = _describe(error, _missing_half(cert, key), ssl.SSLError)
    if problem is not None:
        raise ValueError(f"{files}: {problem}")


def _missing_half(cert: str, key: str | None) -> str:
    if _BEGIN not in _text(cert):
        return "it holds no certificate in PEM form"
    if "PRIVATE KEY-----" not in _text(key or cert):
        return "there is no private key in PEM form; name its file as tls.client_key"
    return "it is damaged"


def _text(path: str) -> str:
    try:
        return Path(path).read_text("latin-1")
    except OSError:
        return ""


def _describe(error: OSError, otherwise: str, ssl_error: type[OSError]) -> str:
    if isinstance(error, ssl_error) or error.strerror is None:
        return otherwise
    return error.strerror[:1].lower() + error.strerror[1:]


def _is_context(value: Any) -> bool:
    import ssl

    return isinstance(value, ssl.SSLContext)
