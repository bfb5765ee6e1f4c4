"""Flex.io's own client for Python and ours, against the same fake over TLS: what both show, and what both send."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import AsyncIterator
from email import message_from_bytes
from email.message import Message
from pathlib import Path
from typing import Any

import pytest

from specloom.clients.flexio import Flexio, Pipe
from specloom.errors import CertificateError
from specloom.service import Form, Multipart, Part
from specloom_codegen.mock import MockServer, RecordedRequest

from .flexio import KEY, compiled, fake, on_the_wire
from .original import Original

ENAME = "my-custom-pipe-alias"
FIGURES = b"id,name\n1,\xc3\x84pfel\n"


@pytest.fixture
async def server() -> AsyncIterator[MockServer]:
    async with fake(compiled(), tls=True) as server:
        yield server


@pytest.fixture
async def flexio(server: MockServer) -> AsyncIterator[Flexio]:
    async with Flexio.connect(url=server.url, token=KEY, ssl_certificate=server.ca_file) as flexio:
        await flexio.pipe().echo("x").save(ename=ENAME, name="Äpfel", description="Counts them")
        await flexio.pipe().save(name="Other")
        yield flexio


async def test_the_original_and_ours_show_and_send_the_same(
    flexio_original: Original, server: MockServer, flexio: Flexio, tmp_path: Path
) -> None:
    (tmp_path / "figures.csv").write_bytes(FIGURES)
    before = len(server.requests)
    host = server.origin.removeprefix("https://")

    theirs = await flexio_original.run(
        "flexio_pipes.py", host, KEY, str(server.ca_file), ENAME, str(tmp_path)
    )
    between = len(server.requests)
    ours = await what_ours_shows(flexio, tmp_path)

    their_traffic, our_traffic = server.requests[before:between], server.requests[between:]
    assert [wire(one) for one in our_traffic] == [wire(one) for one in their_traffic]
    assert ours["pipes"] == theirs["pipes"]
    assert ours["form"] == b64decode(theirs["form"]) == b"name=Ada&tags=a+b&tags=%C3%BC"
    assert ours["empty"] == b64decode(theirs["empty"]) == b""
    assert parts(ours["upload"], our_traffic[2]) == parts(b64decode(theirs["upload"]), their_traffic[2])
    assert theirs["without output"] is None  # it gives the answer to files alone; ours always does


async def what_ours_shows(flexio: Flexio, folder: Path) -> dict[str, Any]:
    """The steps of ``originals/flexio_pipes.py``."""
    as_raw = {"stream": 0}
    figures = Part("figures", folder / "figures.csv", content_type="text/csv")
    return {
        "pipes": [shown(pipe) async for pipe in flexio.pipes.list()],
        "form": (await flexio.pipes.run(ENAME, Form(name="Ada", tags=["a b", "ü"]), params=as_raw)).content,
        "upload": (
            await flexio.pipes.run(ENAME, Multipart([Part("note", "x"), figures]), params=as_raw)
        ).content,
        "empty": (await flexio.pipes.run(ENAME, params=as_raw)).content,
        "without output": await flexio.pipes.run(ENAME, Form(name="Ada")),
    }


def shown(pipe: Pipe) -> dict[str, str]:
    return {"eid": pipe.eid, "ename": pipe.ename, "name": pipe.name, "description": pipe.description}


def wire(request: RecordedRequest) -> dict[str, Any]:
    """What is on the wire; of a multipart body the parts, since each client draws its own boundary."""
    if not request.headers.get("Content-Type", "").startswith("multipart/"):
        return on_the_wire(request)
    return {**on_the_wire(request), "body": parts(request.content, request)}


def parts(content: bytes, request: RecordedRequest) -> list[tuple[Any, ...]]:
    """Name, file name, media type and content of each part."""
    head = f"Content-Type: {request.headers.get('Content-Type')}\r\n\r\n".encode()
    message = message_from_bytes(head + content)
    payload = message.get_payload()
    assert isinstance(payload, list)
    return [_part(each) for each in payload if isinstance(each, Message)]


def _part(part: Message) -> tuple[Any, ...]:
    named = dict(part.get_params(header="Content-Disposition") or ())
    media = part.get("Content-Type") if named.get("filename") else None  # of a field it says nothing
    return named.get("name"), named.get("filename"), media, part.get_payload(decode=True)


async def test_without_the_authority_the_original_and_ours_refuse_the_certificate(
    flexio_original: Original, server: MockServer, flexio: Flexio, tmp_path: Path
) -> None:
    (tmp_path / "figures.csv").write_bytes(FIGURES)
    host = server.origin.removeprefix("https://")
    before = len(server.requests)

    with pytest.raises(AssertionError, match="CERTIFICATE_VERIFY_FAILED"):
        await flexio_original.run("flexio_pipes.py", host, KEY, "", ENAME, str(tmp_path))
    with pytest.raises(CertificateError):
        async with Flexio.connect(url=server.url, token=KEY) as stranger:
            await stranger.pipes.get_all(retry=None)

    assert len(server.requests) == before
