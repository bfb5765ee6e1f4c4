"""Our client of httpbin behind a TLS edge (Caddy): a good certificate, one for us, a wrong name, an old one, and plain
http that leads to https. The edge listens on ports of its own, which are the same everywhere."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest

from specloom import TLS
from specloom.errors import CertificateError, RedirectError, TransportError
from specloom.testing import FakeClock

from .real import RealServers, Running

GOOD, ASKS_BACK, WRONG_HOST, PLAIN, EXPIRED = 8443, 8444, 8445, 8446, 8447


@pytest.fixture(scope="module")
def httpbin(generated: Callable[[str], ModuleType]) -> Any:
    return generated("httpbin")


@pytest.fixture(scope="module")
def edge(real_servers: RealServers) -> Running:
    behind = real_servers.start("httpbin")
    return real_servers.start("tls", UPSTREAM=f"127.0.0.1:{behind.ports[0]}")


async def look(httpbin: Any, url: str, **options: Any) -> Any:
    given = {"username": "ada", "password": "love", "token": "t0ken", "clock": FakeClock(), **options}
    async with httpbin.Httpbin.connect(url=url, **given) as api:
        return await api.anything.read("x")


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1"])
async def test_a_certificate_of_an_authority_that_we_know_is_good(
    httpbin: Any, edge: Running, host: str
) -> None:
    by_path = await look(httpbin, f"https://{host}:{GOOD}", ssl_certificate=edge.folder / "ca.pem")
    by_options = await look(httpbin, f"https://{host}:{GOOD}", tls=TLS(ca_file=edge.folder / "ca.pem"))

    assert (by_path.method, by_options.method) == ("GET", "GET")


async def test_a_certificate_of_an_authority_that_nobody_knows_is_refused(
    httpbin: Any, edge: Running
) -> None:
    with pytest.raises(CertificateError) as caught:
        await look(httpbin, f"https://localhost:{GOOD}")

    assert len(caught.value.log) == 1


@pytest.mark.parametrize(("port", "reason"), [(WRONG_HOST, "wrong.example|mismatch"), (EXPIRED, "expired")])
async def test_a_certificate_of_another_or_of_the_past_is_refused_once(
    httpbin: Any, edge: Running, port: int, reason: str
) -> None:
    with pytest.raises(CertificateError, match=f"(?i){reason}") as caught:
        await look(httpbin, f"https://localhost:{port}", ssl_certificate=edge.folder / "ca.pem")

    assert len(caught.value.log) == 1


async def test_a_server_that_asks_back_gets_our_certificate(httpbin: Any, edge: Running) -> None:
    url, ca = f"https://localhost:{ASKS_BACK}", edge.folder / "ca.pem"
    ours = TLS(ca_file=ca, client_cert=edge.folder / "cli.pem", client_key=edge.folder / "cli.key")

    echo = await look(httpbin, url, tls=ours)
    with pytest.raises(TransportError):
        await look(httpbin, url, ssl_certificate=ca)

    assert echo.method == "GET"


async def test_plain_http_that_leads_to_https_is_another_origin_and_gets_no_credential(
    httpbin: Any, edge: Running
) -> None:
    """A 301 from plain http: the request goes on in TLS, without what came in clear."""
    ca = edge.folder / "ca.pem"
    given = {"username": "ada", "password": "love", "token": "t0ken", "clock": FakeClock()}
    async with httpbin.Httpbin.connect(url=f"http://localhost:{PLAIN}", ssl_certificate=ca, **given) as api:
        echo = await api.anything.read("x")
        with pytest.raises(RedirectError):
            await api.anything.json({"a": 1})

    assert (echo.headers["Host"], "Authorization" in echo.headers) == (f"localhost:{GOOD}", False)


async def test_without_verification_everything_is_let_in_with_a_warning(httpbin: Any, edge: Running) -> None:
    with pytest.warns(UserWarning, match="not verified"):
        echo = await look(httpbin, f"https://localhost:{GOOD}", ssl_certificate=False)

    assert echo.method == "GET"
