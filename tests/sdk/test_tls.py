"""TLS settings: what they refuse, and what a server must show on a real socket."""

from __future__ import annotations

import asyncio
import hashlib
import pickle
import re
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import trustme
from cryptography.hazmat.primitives import serialization

from specloom._tls import TLS, make_context, tls_from, unverified_warning

DIGEST = "ab" * 32


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture(scope="module")
def leaf(authority: trustme.CA) -> trustme.LeafCert:
    return authority.issue_cert("localhost", "127.0.0.1")


@pytest.fixture
def ca_file(authority: trustme.CA, tmp_path: Path) -> Path:
    path = tmp_path / "ca.pem"
    authority.cert_pem.write_to_path(path)
    return path


def fingerprint_of(leaf: trustme.LeafCert) -> str:
    der = ssl.PEM_cert_to_DER_cert(leaf.cert_chain_pems[0].bytes().decode())
    return hashlib.sha256(der).hexdigest()


@asynccontextmanager
async def serve(
    leaf: trustme.LeafCert, *, client_ca: trustme.CA | None = None
) -> AsyncIterator[tuple[int, list[bytes]]]:
    """A server that answers each connection with the subject of the certificate that it was shown."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    leaf.configure_cert(context)
    if client_ca is not None:
        client_ca.configure_trust(context)
        context.verify_mode = ssl.CERT_REQUIRED
    received: list[bytes] = []

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            received.append(await reader.readline())
            shown: Any = writer.get_extra_info("peercert")
            writer.write(b"client\n" if shown else b"nobody\n")
            await writer.drain()
        except (OSError, ssl.SSLError):
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0, ssl=context)
    try:
        yield server.sockets[0].getsockname()[1], received
    finally:
        server.close()
        await server.wait_closed()


async def ask(port: int, tls: TLS, *, host: str = "localhost") -> bytes:
    context = await asyncio.to_thread(make_context, tls)
    reader, writer = await asyncio.open_connection("127.0.0.1", port, ssl=context, server_hostname=host)
    try:
        writer.write(b"hello\n")
        await writer.drain()
        return await reader.readline()
    finally:
        writer.close()
        try:
            await writer.wait_closed()
        except (OSError, ssl.SSLError):
            pass


# --- the value -------------------------------------------------------------------------------


def test_equal_settings_are_one_key_of_the_pool() -> None:
    one = TLS(ca_file=Path("ca.pem"), fingerprint=DIGEST)  # type: ignore[arg-type]
    other = TLS(ca_file="ca.pem", fingerprint=":".join([DIGEST[i : i + 2].upper() for i in range(0, 64, 2)]))

    assert one == other
    assert hash(one) == hash(other)
    assert pickle.loads(pickle.dumps(one)) == one
    assert {one, TLS(), TLS(verify=False)} - {other} == {TLS(), TLS(verify=False)}


@pytest.mark.parametrize(
    "text", [DIGEST, f"sha256:{DIGEST}", f"SHA256:{DIGEST.upper()}", " ".join([DIGEST[:32], DIGEST[32:]])]
)
def test_a_fingerprint_is_read_in_the_usual_forms(text: str) -> None:
    assert TLS(fingerprint=text).fingerprint == DIGEST


@pytest.mark.parametrize("text", ["", "ab", "zz" * 32, "ab" * 20, "sha1:" + "ab" * 32])
def test_what_is_no_sha256_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"tls\.fingerprint must be the SHA-256"):
        TLS(fingerprint=text)


@pytest.mark.parametrize(
    ("arguments", "kind", "message"),
    [
        ({"verify": "ca.pem"}, TypeError, "tls.verify is True or False; a CA file goes to ca_file"),
        ({"verify": None}, TypeError, "tls.verify"),
        ({"verify": False, "ca_file": "ca.pem"}, ValueError, "tls.ca_file has no effect with verify=False"),
        ({"client_key": "key.pem"}, ValueError, "tls.client_key needs the certificate"),
    ],
)
def test_contradictions_are_refused(arguments: dict[str, Any], kind: type[Exception], message: str) -> None:
    with pytest.raises(kind, match=message):
        TLS(**arguments)


# --- the two arguments -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("short", "tls", "result"),
    [
        (True, None, TLS()),
        (False, None, TLS(verify=False)),
        ("ca.pem", None, TLS(ca_file="ca.pem")),
        (Path("ca.pem"), None, TLS(ca_file="ca.pem")),
        (True, TLS(verify=False), TLS(verify=False)),
    ],
)
def test_ssl_certificate_is_short_for_tls(short: Any, tls: Any, result: TLS) -> None:
    assert tls_from(short, tls) == result


def test_a_context_of_the_users_is_taken_as_it_is() -> None:
    context = ssl.create_default_context()

    assert tls_from(True, context) is context


@pytest.mark.parametrize(
    ("short", "tls", "message"),
    [
        (False, TLS(), "either tls or ssl_certificate"),
        ("ca.pem", TLS(), "either tls or ssl_certificate"),
        ("", None, "ssl_certificate must be"),
        (None, None, "ssl_certificate must be"),
        (1, None, "ssl_certificate must be"),
        (True, "ca.pem", "tls must be a TLS or an ssl.SSLContext, got str"),
        (True, False, "tls must be"),
    ],
)
def test_other_arguments_are_refused(short: Any, tls: Any, message: str) -> None:
    with pytest.raises(TypeError, match=message):
        tls_from(short, tls)


def _unverifying() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


@pytest.mark.parametrize(
    ("tls", "url", "warns"),
    [
        (TLS(), "https://api.example", False),
        (TLS(verify=False), "https://api.example", True),
        (TLS(verify=False), "HTTPS://api.example", True),
        (TLS(verify=False), "http://api.example", False),
        (TLS(verify=False, fingerprint=DIGEST), "https://api.example", False),
        (_unverifying(), "https://api.example", True),
        (ssl.create_default_context(), "https://api.example", False),
    ],
)
def test_only_a_server_of_which_nothing_is_known_is_warned_of(tls: Any, url: str, warns: bool) -> None:
    text = unverified_warning(tls, url)

    assert (text is not None) == warns
    assert text is None or (url in text and "ssl_certificate" in text and "fingerprint" in text)


# --- the context -----------------------------------------------------------------------------


def test_the_default_context_checks_everything() -> None:
    context = make_context(TLS())

    assert (context.verify_mode, context.check_hostname) == (ssl.CERT_REQUIRED, True)
    assert context.minimum_version == ssl.TLSVersion.TLSv1_2


def test_a_fingerprint_switches_no_check_off() -> None:
    context = make_context(TLS(fingerprint=DIGEST))

    assert (context.verify_mode, context.check_hostname) == (ssl.CERT_REQUIRED, True)


async def test_a_ca_file_makes_its_servers_trusted(leaf: trustme.LeafCert, ca_file: Path) -> None:
    async with serve(leaf) as (port, received):
        answer = await ask(port, TLS(ca_file=str(ca_file)))

    assert (answer, received) == (b"nobody\n", [b"hello\n"])


async def test_a_folder_of_certificates_is_a_ca_file(leaf: trustme.LeafCert, ca_file: Path) -> None:
    trustme.CA().cert_pem.write_to_path(ca_file.parent / "other.crt")
    (ca_file.parent / "README").write_text("not a certificate")
    (ca_file.parent / "inner").mkdir()
    async with serve(leaf) as (port, _):
        assert await ask(port, TLS(ca_file=str(ca_file.parent))) == b"nobody\n"


async def test_certificates_may_be_given_as_text(leaf: trustme.LeafCert, ca_file: Path) -> None:
    async with serve(leaf) as (port, _):
        assert await ask(port, TLS(ca_file=ca_file.read_text())) == b"nobody\n"


def test_a_text_that_begins_a_certificate_and_is_none_is_refused_and_not_shown() -> None:
    with pytest.raises(ValueError, match=r"^tls\.ca_file given as text: it holds no certificate in PEM form"):
        make_context(TLS(ca_file="-----BEGIN CERTIFICATE-----\nnonsense\n-----END CERTIFICATE-----\n"))


async def test_the_servers_own_certificate_can_be_the_ca_file(leaf: trustme.LeafCert, tmp_path: Path) -> None:
    path = tmp_path / "server.pem"
    leaf.cert_chain_pems[0].write_to_path(path)
    async with serve(leaf) as (port, _):
        assert await ask(port, TLS(ca_file=str(path))) == b"nobody\n"


@pytest.mark.parametrize("case", ["untrusted", "wrong host", "another ca", "expired"])
async def test_a_server_that_does_not_check_out_gets_nothing(
    case: str, authority: trustme.CA, leaf: trustme.LeafCert, ca_file: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.pem"
    trustme.CA().cert_pem.write_to_path(other)
    tls = {"untrusted": TLS(), "another ca": TLS(ca_file=str(other))}.get(case, TLS(ca_file=str(ca_file)))
    if case == "expired":
        leaf = authority.issue_cert("localhost", not_after=datetime(2020, 1, 1, tzinfo=UTC))
    async with serve(leaf) as (port, received):
        with pytest.raises(ssl.SSLCertVerificationError):
            await ask(port, tls, host="evil.example" if case == "wrong host" else "localhost")

    assert received in ([], [b""])


async def test_without_verification_any_server_will_do(leaf: trustme.LeafCert) -> None:
    async with serve(leaf) as (port, _):
        assert await ask(port, TLS(verify=False), host="evil.example") == b"nobody\n"


# --- the fingerprint -------------------------------------------------------------------------


async def test_a_pinned_server_needs_no_authority(leaf: trustme.LeafCert) -> None:
    async with serve(leaf) as (port, _):
        assert await ask(port, TLS(verify=False, fingerprint=fingerprint_of(leaf)), host="any") == b"nobody\n"


async def test_a_server_with_another_fingerprint_gets_nothing(
    authority: trustme.CA, leaf: trustme.LeafCert, ca_file: Path
) -> None:
    impostor = authority.issue_cert("localhost")
    for tls in (
        TLS(verify=False, fingerprint=fingerprint_of(leaf)),
        TLS(ca_file=str(ca_file), fingerprint=fingerprint_of(leaf)),
    ):
        async with serve(impostor) as (port, received):
            with pytest.raises(ssl.SSLCertVerificationError) as caught:
                await ask(port, tls)

        assert f"the server shows sha256:{fingerprint_of(impostor)}" in str(caught.value)
        assert received in ([], [b""])


async def test_a_pin_beside_verification_does_not_replace_it(leaf: trustme.LeafCert, ca_file: Path) -> None:
    pinned = TLS(ca_file=str(ca_file), fingerprint=fingerprint_of(leaf))
    async with serve(leaf) as (port, _):
        assert await ask(port, pinned) == b"nobody\n"
        with pytest.raises(ssl.SSLCertVerificationError):
            await ask(port, pinned, host="evil.example")
        with pytest.raises(ssl.SSLCertVerificationError):
            await ask(port, TLS(fingerprint=fingerprint_of(leaf)))


# --- our own certificate ---------------------------------------------------------------------


@pytest.fixture
def client_files(authority: trustme.CA, tmp_path: Path) -> tuple[Path, Path, Path]:
    """Certificate, key, and both in one file."""
    client = authority.issue_cert("client@example.org")
    cert, key, both = tmp_path / "client.pem", tmp_path / "client.key", tmp_path / "both.pem"
    client.cert_chain_pems[0].write_to_path(cert)
    client.private_key_pem.write_to_path(key)
    client.private_key_and_cert_chain_pem.write_to_path(both)
    return cert, key, both


async def test_a_client_certificate_is_shown(
    authority: trustme.CA, leaf: trustme.LeafCert, ca_file: Path, client_files: tuple[Path, Path, Path]
) -> None:
    cert, key, both = (str(path) for path in client_files)
    async with serve(leaf, client_ca=authority) as (port, _):
        apart = await ask(port, TLS(ca_file=str(ca_file), client_cert=cert, client_key=key))
        joined = await ask(port, TLS(ca_file=str(ca_file), client_cert=both))

    assert (apart, joined) == (b"client\n", b"client\n")


def _write(path: Path, data: bytes | str) -> str:
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return str(path)


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (None, "no such file or directory"),
        ("not PEM", "it holds no certificate in PEM form"),
        ("", "it holds no certificate in PEM form"),
        (
            "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
            "it holds no certificate in PEM form",
        ),
    ],
)
def test_a_ca_file_that_cannot_be_used_is_named(content: str | None, problem: str, tmp_path: Path) -> None:
    path = tmp_path / "ca.pem"
    if content is not None:
        path.write_text(content)

    with pytest.raises(ValueError, match=re.escape(f"tls.ca_file {path}: {problem}")) as caught:
        make_context(TLS(ca_file=str(path)))

    assert caught.value.__context__ is None


def test_a_folder_without_certificates_is_named(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="the folder holds no certificate in PEM form"):
        make_context(TLS(ca_file=str(tmp_path)))


def test_a_client_certificate_that_cannot_be_used_is_named(
    client_files: tuple[Path, Path, Path], authority: trustme.CA, tmp_path: Path
) -> None:
    cert, key, _ = (str(path) for path in client_files)
    other_key = _write(tmp_path / "other.key", authority.issue_cert("x@example.org").private_key_pem.bytes())
    private = serialization.load_pem_private_key(Path(key).read_bytes(), None)
    locked = _write(
        tmp_path / "locked.key",
        private.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.BestAvailableEncryption(b"secret"),
        ),
    )
    damaged = _write(
        tmp_path / "damaged.key", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"
    )
    missing = str(tmp_path / "missing.pem")
    cases = [
        (missing, None, "no such file or directory"),
        (cert, missing, "no such file or directory"),
        (cert, None, "there is no private key in PEM form; name its file as tls.client_key"),
        (key, None, "it holds no certificate in PEM form"),
        (cert, other_key, "the key does not belong to the certificate"),
        (cert, locked, "the key is encrypted; decrypt it, or load it into an ssl.SSLContext"),
        (cert, damaged, "it is damaged"),
    ]

    for client_cert, client_key, problem in cases:
        with pytest.raises(ValueError, match=re.escape(f"tls.client_cert {client_cert}")) as caught:
            make_context(TLS(client_cert=client_cert, client_key=client_key))
        message = str(caught.value)

        assert client_key is None or f"with tls.client_key {client_key}" in message
        assert problem in message
