"""Request bodies: what they send, how often, and what they refuse."""

from __future__ import annotations

import asyncio
import gc
import io
import os
import threading
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime
from decimal import Decimal
from email import message_from_bytes, policy
from enum import Enum
from pathlib import Path
from typing import Any, BinaryIO, cast
from urllib.parse import parse_qsl
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specloom._body import Body, File, Form, LinesBody, Multipart, Part, prepare_body, spread, text_line
from specloom._body.lines import PIECE
from specloom._body.multipart import check_boundary, media_of, quote_name
from specloom._body.sources import CHUNK, StreamBody

BOUNDARY = "b0undary"


async def content_of(body: Body) -> bytes:
    """Send a body once, as a transport does."""
    await body.measure()
    opened = body.open()
    if isinstance(opened, bytes):
        return opened
    try:
        return b"".join([chunk async for chunk in opened])
    finally:
        await opened.aclose()


def made(data: Any = None, **arguments: Any) -> Body:
    body = prepare_body(data, **arguments)
    assert body is not None
    return body


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_bytes(b"0123456789" * 100)
    return path


async def pieces(*chunks: Any) -> AsyncIterator[Any]:
    for chunk in chunks:
        yield chunk


# --- what an argument becomes ----------------------------------------------------------------


class Colour(Enum):
    RED = "red"


@pytest.mark.parametrize(
    ("arguments", "content", "content_type"),
    [
        ({"data": b"\x00\xff"}, b"\x00\xff", "application/octet-stream"),
        ({"data": bytearray(b"ab")}, b"ab", "application/octet-stream"),
        ({"data": memoryview(b"ab")}, b"ab", "application/octet-stream"),
        ({"data": b""}, b"", "application/octet-stream"),
        ({"data": "grün"}, "grün".encode(), "text/plain; charset=utf-8"),
        ({"data": ""}, b"", "text/plain; charset=utf-8"),
        ({"data": {"a": 1}}, b'{"a":1}', "application/json"),
        ({"data": [1, None]}, b"[1,null]", "application/json"),
        ({"data": False}, b"false", "application/json"),
        ({"data": 0}, b"0", "application/json"),
        ({"data": 1.5}, b"1.5", "application/json"),
        ({"json": None}, b"null", "application/json"),
        ({"json": "text"}, b'"text"', "application/json"),
        ({"json": {}}, b"{}", "application/json"),
        ({"form": {"a": "1 2", "b": "&=é"}}, b"a=1+2&b=%26%3D%C3%A9", "application/x-www-form-urlencoded"),
        ({"form": [("a", 1), ("a", 2)]}, b"a=1&a=2", "application/x-www-form-urlencoded"),
        ({"form": {}}, b"", "application/x-www-form-urlencoded"),
        ({"data": Form(a=True)}, b"a=true", "application/x-www-form-urlencoded"),
        ({"form": Form({"a": 1}, b=2)}, b"a=1&b=2", "application/x-www-form-urlencoded"),
        ({"data": io.BytesIO(b"abc")}, b"abc", "application/octet-stream"),
        ({"data": File(b"abc", media="text/csv")}, b"abc", "text/csv"),
        ({"data": File(b"abc")}, b"abc", "application/octet-stream"),
    ],
)
def test_plain_arguments_are_bytes_of_known_length(arguments: Any, content: bytes, content_type: str) -> None:
    body = made(**arguments)

    assert (body.open(), body.content_type) == (content, content_type)
    assert (body.length, body.replayable, body.measured) == (len(content), True, True)


def test_no_argument_is_no_body() -> None:
    assert prepare_body() is None
    assert prepare_body(None) is None


def test_a_body_is_passed_through() -> None:
    body = made(b"x")

    assert prepare_body(body) is body


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"data": b"", "json": 1}, "a call has one body; got data and json"),
        ({"json": None, "form": {}}, "got json and form"),
        ({"data": 1, "multipart": {}}, "got data and multipart"),
        ({"data": object()}, "a body is bytes, text, a path.*got object"),
        ({"data": {1, 2}}, "got set"),
        ({"data": iter([b"x"])}, "got list_iterator"),
        ({"data": Colour}, "got EnumMeta|got EnumType|got type"),
        ({"data": io.StringIO("x")}, 'open it in binary mode \\("rb"\\)'),
        ({"multipart": "x"}, "multipart takes a mapping, parts or a Multipart; got str"),
        ({"multipart": 7}, "got int"),
        ({"multipart": [("a", "b")]}, "multipart takes Part values or a mapping; got tuple"),
        ({"form": {"a": b"x"}}, "a form holds text, numbers, booleans and times; got bytes"),
        ({"form": {"a": {"b": 1}}}, "form field 'a' holds an object, and a form has no way to write one"),
        ({"form": {"a": object()}}, "got object"),
        ({"form": {1: "a"}}, "the name of a form field is text, got int"),
    ],
)
def test_other_arguments_are_refused_by_name(arguments: Any, message: str) -> None:
    with pytest.raises(TypeError, match=message):
        prepare_body(**arguments)


def test_changing_a_buffer_after_the_call_changes_no_attempt() -> None:
    buffer = bytearray(b"first")
    body = made(buffer)
    buffer[:] = b"other"

    assert body.open() == b"first"


def test_values_of_a_form_are_written_as_text() -> None:
    when = datetime(2024, 2, 3, 4, 5, tzinfo=UTC)
    fields = {
        "i": 7, "f": 2.5, "t": True, "n": None, "l": ["x", None, "y"], "e": Colour.RED, "d": date(2024, 2, 3),
        "w": when, "m": Decimal("1.10"), "u": UUID(int=1),
    }  # fmt: skip

    assert parse_qsl(cast("bytes", made(form=fields).open()).decode()) == [
        ("i", "7"), ("f", "2.5"), ("t", "true"), ("l", "x"), ("l", "y"), ("e", "red"), ("d", "2024-02-03"),
        ("w", "2024-02-03T04:05:00+00:00"), ("m", "1.10"), ("u", "00000000-0000-0000-0000-000000000001"),
    ]  # fmt: skip


def test_the_caller_may_say_how_values_are_written() -> None:
    assert made(form={"a": 1}, encode=lambda value: f"<{value}>").open() == b"a=%3C1%3E"
    assert b"<1>" in cast("bytes", made(multipart={"a": 1}, encode=lambda value: f"<{value}>").open())


@given(st.lists(st.tuples(st.text(max_size=20).filter(bool), st.text(max_size=40))))
def test_a_form_is_read_back_as_it_was(pairs: list[tuple[str, str]]) -> None:
    sent = cast("bytes", made(form=pairs).open())

    assert parse_qsl(sent.decode("ascii"), keep_blank_values=True) == pairs


@pytest.mark.parametrize("value", [b"canary", "canary", {"password": "canary"}, Form(password="canary")])
def test_a_body_shows_its_size_and_not_its_content(value: Any) -> None:
    body = made(value)

    assert "canary" not in repr(body)
    assert f"{body.length} bytes" in repr(body)


def test_public_values_show_no_content() -> None:
    shown = repr(
        [Form(password="canary"), File(b"canary", "a.txt"), Part("a", "canary"), Multipart({"a": "canary"})]
    )

    assert "canary" not in shown
    assert "password" in shown


# --- files -----------------------------------------------------------------------------------


async def test_a_path_is_read_anew_for_each_attempt(report: Path) -> None:
    body = made(report)
    assert (body.measured, "length not known" in repr(body)) == (False, True)

    sent = [await content_of(body), await content_of(body)]

    assert sent == [report.read_bytes()] * 2
    assert (body.length, body.replayable, body.measured) == (1000, True, True)


async def test_a_long_file_comes_in_pieces(tmp_path: Path) -> None:
    path = tmp_path / "long"
    path.write_bytes(os.urandom(2 * CHUNK + 1))
    body = made(path)
    await body.measure()

    sizes = [len(chunk) async for chunk in cast("Any", body.open())]

    assert sizes == [CHUNK, CHUNK, 1]
    assert await content_of(body) == path.read_bytes()


async def test_an_empty_file_is_an_empty_body(tmp_path: Path) -> None:
    path = tmp_path / "empty"
    path.touch()
    body = made(path)

    assert (await content_of(body), body.length) == (b"", 0)


async def test_files_are_touched_in_threads_only(report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    threads: list[threading.Thread] = []
    real_stat, real_fstat = os.stat, os.fstat
    monkeypatch.setattr(
        os, "stat", lambda path: (threads.append(threading.current_thread()), real_stat(path))[1]
    )
    monkeypatch.setattr(
        os, "fstat", lambda fd: (threads.append(threading.current_thread()), real_fstat(fd))[1]
    )

    await content_of(made(report))

    assert len(threads) >= 2
    assert threading.main_thread() not in threads


@pytest.mark.parametrize("case", ["missing", "folder", "fifo"])
async def test_what_is_no_file_is_refused_before_anything_is_sent(case: str, tmp_path: Path) -> None:
    path = tmp_path / case
    if case == "folder":
        path.mkdir()
    elif case == "fifo":
        os.mkfifo(path)

    with pytest.raises((OSError, ValueError), match=case):
        await made(path).measure()


async def test_a_file_that_changed_between_attempts_is_not_sent_again(report: Path) -> None:
    body = made(report)
    await content_of(body)
    report.write_bytes(b"x" * 1000)

    with pytest.raises(ValueError, match=r"report\.txt has changed since the first attempt"):
        await content_of(body)


async def test_a_file_that_shrinks_before_it_is_sent_is_an_error(report: Path) -> None:
    body = made(report)
    await body.measure()
    report.write_bytes(b"short")

    with pytest.raises(
        ValueError, match="has become shorter while it was sent: 995 of 1000 bytes are missing"
    ):
        await content_of(body)


async def test_a_file_that_grows_is_sent_as_far_as_was_announced(report: Path) -> None:
    body = made(report)
    await body.measure()
    before = report.read_bytes()
    report.write_bytes(before + b"more")

    assert await content_of(body) == before


async def test_opening_before_measuring_is_a_mistake_that_is_told(report: Path) -> None:
    with report.open("rb") as handle:
        for body in (made(report), made(handle)):
            with pytest.raises(ValueError, match="was not measured before it was opened"):
                body.open()


async def test_only_what_holds_a_file_has_to_be_measured(report: Path) -> None:
    with report.open("rb") as handle:
        bodies = [made(b"x"), made(pieces(b"x")), made(report), made(handle), made(multipart={"f": report})]

        before = [body.measured for body in bodies]
        for body in bodies:
            await body.measure()

        assert before == [True, True, False, False, False]
        assert all(body.measured for body in bodies)


async def test_measuring_twice_looks_once(report: Path) -> None:
    body = made(report)
    await body.measure()
    report.write_bytes(b"other")
    await body.measure()

    assert body.length == 1000


def open_files() -> set[str]:
    return {
        os.readlink(f"/proc/self/fd/{fd}")
        for fd in os.listdir("/proc/self/fd")
        if os.path.exists(f"/proc/self/fd/{fd}")
    }


async def settle() -> None:
    """Let threads that were left alone end what they do."""
    for _ in range(100):
        await asyncio.to_thread(lambda: None)
        await asyncio.sleep(0)


async def test_a_file_is_closed_however_an_attempt_ends(report: Path) -> None:
    body = made(report)
    await body.measure()

    whole: Any = body.open()
    async for _ in whole:
        pass
    cut: Any = body.open()
    await anext(cut)
    await cut.aclose()
    unused: Any = body.open()
    await unused.aclose()
    await settle()

    assert str(report) not in open_files()


async def test_a_file_is_closed_when_the_attempt_is_cancelled_at_any_point(report: Path) -> None:
    body = made(report)
    await body.measure()

    async def send() -> None:
        opened: Any = body.open()
        try:
            async for _ in opened:
                await asyncio.sleep(0)
        finally:
            await opened.aclose()

    for turns in range(12):
        task = asyncio.ensure_future(send())
        for _ in range(turns):
            await asyncio.sleep(0)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
    await settle()

    assert str(report) not in open_files()


async def test_a_cancelled_wait_for_a_file_that_cannot_be_opened_is_quiet(report: Path) -> None:
    body = made(report)
    await body.measure()
    report.unlink()
    opened: Any = body.open()
    task = asyncio.ensure_future(anext(opened))
    await asyncio.sleep(0)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    await settle()
    gc.collect()

    assert task.cancelled()


# --- open files ------------------------------------------------------------------------------


async def test_an_open_file_is_sent_from_where_it_stands_each_time(report: Path) -> None:
    with report.open("rb") as handle:
        handle.seek(7)
        body = made(handle)

        sent = [await content_of(body), await content_of(body)]

        assert sent == [report.read_bytes()[7:]] * 2
        assert (body.length, body.replayable, handle.closed) == (993, True, False)


async def test_an_open_file_is_replayed_exactly_after_any_part_of_it_was_sent(report: Path) -> None:
    with report.open("rb") as handle:
        handle.seek(7)
        body = made(handle)
        await body.measure()
        opened: Any = body.open()
        await anext(opened)
        await opened.aclose()
        handle.seek(500)

        assert await content_of(body) == report.read_bytes()[7:]


async def test_a_file_at_its_end_is_an_empty_body(report: Path) -> None:
    with report.open("rb") as handle:
        handle.seek(2000)
        body = made(handle)
        await body.measure()

        assert (await content_of(body), body.length) == (b"", 0)


def test_bytes_in_memory_are_sent_from_where_they_stand() -> None:
    buffer = io.BytesIO(b"0123456789")
    buffer.seek(7)
    body = made(buffer)

    assert (body.open(), body.length, body.measured) == (b"789", 3, True)


class SlowFile:
    """A file whose reads take as long as the test lets them."""

    name = "slow"

    def __init__(self, content: bytes) -> None:
        self._file = io.BytesIO(content)
        self.gate = threading.Event()
        self.gate.set()
        self.reading = threading.Event()

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._file.tell()

    def seek(self, offset: int, whence: int = 0) -> int:
        return self._file.seek(offset, whence)

    def read(self, size: int) -> bytes:
        self.reading.set()
        self.gate.wait(10)
        return self._file.read(min(size, 4))


async def test_a_read_that_lingers_from_a_cancelled_attempt_does_not_disturb_the_next() -> None:
    file = SlowFile(b"0123456789ab")
    body = made(cast("BinaryIO", file))
    await body.measure()
    first: Any = body.open()
    await anext(first)
    file.gate.clear()
    file.reading.clear()
    lingering = asyncio.ensure_future(anext(first))
    await asyncio.to_thread(file.reading.wait, 10)
    lingering.cancel()
    await asyncio.gather(lingering, return_exceptions=True)
    second = asyncio.ensure_future(content_of(body))
    await asyncio.sleep(0)
    file.gate.set()

    assert await second == b"0123456789ab"


async def test_a_pipe_is_sent_once_and_may_be_opened_again_until_it_is_read() -> None:
    readable, writable = os.pipe()
    with open(readable, "rb") as handle, open(writable, "wb") as writer:
        writer.write(b"through the pipe")
        writer.close()
        body = made(handle)
        await body.measure()
        unread: Any = body.open()
        await unread.aclose()
        before = (body.length, body.replayable)
        sent = await content_of(body)

        assert (before, sent, body.replayable) == ((None, True), b"through the pipe", False)
        with pytest.raises(ValueError, match="can be read once only"):
            body.open()


class Bare:
    """What has ``read`` and nothing else, such as an answer of urllib."""

    def __init__(self, *chunks: Any) -> None:
        self._chunks = list(chunks)

    def read(self, size: int) -> Any:
        return self._chunks.pop(0) if self._chunks else b""


async def test_what_can_only_read_is_sent_once() -> None:
    body = made(cast("Any", Bare(b"ab", bytearray(b"cd"))))

    assert await content_of(body) == b"abcd"
    assert (body.length, body.replayable) == (None, False)


class Unseekable(Bare):
    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        raise io.UnsupportedOperation("tell")


@pytest.mark.parametrize("kind", [Bare, Unseekable])
async def test_a_file_that_gives_no_bytes_is_refused(kind: type[Bare]) -> None:
    with pytest.raises(TypeError, match="the file must give bytes, got str"):
        await content_of(made(cast("Any", kind("text"))))


# --- streams ---------------------------------------------------------------------------------


async def test_a_generator_is_sent_once() -> None:
    body = made(pieces(b"ab", bytearray(b"cd"), memoryview(b"ef")))
    assert (body.measured, body.length, body.replayable) == (True, None, True)

    assert await content_of(body) == b"abcdef"
    assert not body.replayable
    with pytest.raises(
        ValueError, match="pieces of it were taken already; give bytes, a file, or a function"
    ):
        body.open()


async def test_a_generator_of_which_nothing_was_taken_can_be_sent_again() -> None:
    body = made(pieces(b"ab"))
    unused: Any = body.open()
    await unused.aclose()

    assert body.replayable
    assert await content_of(body) == b"ab"


async def test_a_generator_of_the_callers_is_not_closed() -> None:
    source = pieces(b"ab", b"cd")
    opened: Any = made(source).open()
    await anext(opened)
    await opened.aclose()

    assert await anext(source) == b"cd"


async def test_a_function_makes_the_stream_anew_and_what_it_made_is_closed() -> None:
    closed: list[int] = []

    async def make() -> AsyncIterator[bytes]:
        try:
            yield b"ab"
            yield b"cd"
        finally:
            closed.append(1)

    body = made(make)
    cut: Any = body.open()
    await anext(cut)
    await cut.aclose()

    assert [await content_of(body), await content_of(body)] == [b"abcd"] * 2
    assert (closed, body.replayable, body.length) == ([1, 1, 1], True, None)


class Iterable:
    """An iterable that is no generator: nothing to close."""

    def __aiter__(self) -> AsyncIterator[bytes]:
        return pieces(b"x")


async def test_an_iterable_object_is_sent_once_and_from_a_function_again() -> None:
    body = made(Iterable())
    again = StreamBody(Iterable)

    assert (await content_of(body), body.replayable) == (b"x", False)
    assert [await content_of(again), await content_of(again)] == [b"x", b"x"]


@pytest.mark.parametrize(
    ("source", "message"),
    [
        (lambda: [b"x"], "the function that makes the body gave list, no async iterable"),
        (lambda: pieces("text"), "the stream of the body must give bytes, got str"),
        (lambda: pieces(None), "must give bytes, got NoneType"),
    ],
)
async def test_a_stream_of_anything_but_bytes_is_refused(source: Any, message: str) -> None:
    with pytest.raises(TypeError, match=message):
        await content_of(made(source))


# --- multipart -------------------------------------------------------------------------------


def parsed(body: Body, content: bytes) -> list[tuple[str | None, str | None, str, bytes]]:
    """Read parts by the standard library: name, file name, type, content."""
    head = f"MIME-Version: 1.0\r\nContent-Type: {body.content_type}\r\n\r\n".encode()
    message = message_from_bytes(head + content, policy=policy.HTTP)
    assert not message.defects
    return [
        (
            part.get_param("name", header="content-disposition"),
            part.get_filename(),
            part.get_content_type(),
            cast("bytes", part.get_payload(decode=True)),
        )
        for part in cast("Any", message.iter_parts())
    ]


async def test_parts_are_read_by_others_as_they_were_given(report: Path) -> None:
    body = made(
        multipart={
            "title": "Grüße",
            "n": 7,
            "raw": b"\r\n--x",
            "file": report,
            "skip": None,
            "tag": ["a", "b"],
        }
    )

    content = await content_of(body)

    assert parsed(body, content) == [
        ("title", None, "text/plain", "Grüße".encode()),
        ("n", None, "text/plain", b"7"),
        ("raw", None, "text/plain", b"\r\n--x"),
        ("file", "report.txt", "text/plain", report.read_bytes()),
        ("tag", None, "text/plain", b"a"),
        ("tag", None, "text/plain", b"b"),
    ]
    assert (body.length, body.replayable) == (len(content), True)
    assert await content_of(body) == content


def test_the_bytes_of_a_form_are_those_of_the_rfc() -> None:
    body = made(multipart={"a": "1", "f": File(b"x", "a.json")}, boundary=BOUNDARY)

    assert body.open() == (
        b'--b0undary\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n'
        b'--b0undary\r\nContent-Type: application/json\r\nContent-Disposition: form-data; name="f";'
        b' filename="a.json"\r\n\r\nx\r\n--b0undary--\r\n'
    )
    assert body.content_type == "multipart/form-data; boundary=b0undary"


async def test_the_full_example_of_the_rest_connectors_document(tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    file.write_bytes(b"r" * 608)
    body = made(
        multipart=Multipart(
            [
                Part(
                    "string-field",
                    "<pre>spam & eggs</pre>",
                    content_type="text/html",
                    headers={"content-disposition": False, "content-length": False},
                ),
                Part("file", file, headers={"content-disposition": 'form-data; filename="report.txt"'}),
            ],
            content_type="application/my-custom-content-type",
            boundary="my-custom-boundary",
            lengths=True,
        )
    )

    content = await content_of(body)

    assert content == (
        b"--my-custom-boundary\r\nContent-Type: text/html\r\n\r\n<pre>spam & eggs</pre>\r\n"
        b"--my-custom-boundary\r\nContent-Type: text/plain; charset=utf-8\r\n"
        b'Content-Disposition: form-data; filename="report.txt"\r\nContent-Length: 608\r\n\r\n'
        + b"r" * 608
        + b"\r\n--my-custom-boundary--\r\n"
    )
    assert (len(content), body.length) == (848, 848)
    assert body.content_type == "application/my-custom-content-type; boundary=my-custom-boundary"


def test_parts_of_other_multipart_types_need_no_name() -> None:
    body = made(
        Multipart([Part(None, "{}", content_type="application/json"), Part(None, b"x", headers={"Content-ID": "<1>"})],
                  content_type="multipart/related; type=application/json", boundary="b")
    )  # fmt: skip

    assert body.content_type == "multipart/related; type=application/json; boundary=b"
    assert b"Content-Disposition: form-data\r\nContent-Id: <1>\r\n\r\nx" in cast("bytes", body.open())


@pytest.mark.parametrize(
    ("part", "filename", "media"),
    [
        (Part("f", File(b"x")), "f", "application/octet-stream"),
        (Part("f", File(b"x", "a.PDF")), "a.PDF", "application/pdf"),
        (Part("f", File(b"x", "a.pdf", "text/csv")), "a.pdf", "text/csv"),
        (Part("f", File(b"x", "a.pdf"), filename="b.png"), "b.png", "image/png"),
        (Part("f", File(b"x", "a.pdf"), content_type="image/gif"), "a.pdf", "image/gif"),
        (Part("f", b"x", filename="a.csv"), "a.csv", "text/csv"),
        (Part("f", b"x", content_type="image/gif"), None, "image/gif"),
        (Part("f", io.BytesIO(b"x")), "f", "application/octet-stream"),
        (Part(None, io.BytesIO(b"x")), "file", "application/octet-stream"),
        (Part("f", Path("/some/where/a.zip")), "a.zip", "application/zip"),
    ],
)
def test_name_and_type_of_a_file(part: Part, filename: str | None, media: str) -> None:
    headers = made(Multipart([part], boundary=BOUNDARY))
    head = next(iter(cast("Any", headers)._pieces())).decode()

    assert f"Content-Type: {media}\r\n" in head
    assert (f'filename="{filename}"' in head) if filename else "filename" not in head


async def test_an_open_file_brings_its_name(report: Path) -> None:
    with report.open("rb") as handle:
        body = made(multipart={"f": handle})

        assert parsed(body, await content_of(body))[0][:2] == ("f", "report.txt")


async def test_a_descriptor_has_no_name(report: Path) -> None:
    with open(os.open(report, os.O_RDONLY), "rb") as handle:
        body = made(multipart={"f": handle})

        assert parsed(body, await content_of(body))[0][:2] == ("f", "f")


def test_a_type_of_false_is_left_out() -> None:
    body = made(Multipart([Part("f", File(b"x", "a.pdf"), content_type=False)], boundary="b"))

    assert b"Content-Type" not in cast("bytes", body.open())


async def test_a_stream_makes_the_whole_a_stream_of_unknown_length() -> None:
    body = made(
        Multipart([Part("a", "1"), Part("f", pieces(b"x", b"y")), Part("z", "2")], lengths=True, boundary="b")
    )
    assert (body.length, body.replayable) == (None, True)

    content = await content_of(body)

    assert content == (
        b'--b\r\nContent-Disposition: form-data; name="a"\r\nContent-Length: 1\r\n\r\n1\r\n'
        b"--b\r\nContent-Type: application/octet-stream\r\n"
        b'Content-Disposition: form-data; name="f"; filename="f"\r\n\r\nxy\r\n'
        b'--b\r\nContent-Disposition: form-data; name="z"\r\nContent-Length: 1\r\n\r\n2\r\n--b--\r\n'
    )
    assert not body.replayable
    with pytest.raises(ValueError, match="a part is a stream"):
        body.open()


async def test_a_stream_made_by_a_function_is_a_part_that_can_be_sent_again() -> None:
    body = made(multipart={"f": lambda: pieces(b"x")})

    first = await content_of(body)

    assert (await content_of(body), body.replayable) == (first, True)


async def test_a_file_within_parts_is_closed_when_the_attempt_ends_midway(report: Path) -> None:
    body = made(multipart={"f": report})
    await body.measure()
    opened: Any = body.open()
    await anext(opened)
    await anext(opened)
    await opened.aclose()
    await settle()

    assert str(report) not in open_files()


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("plain", "plain"),
        ('say "hi"', "say %22hi%22"),
        ("back\\slash", "back\\slash"),
        ("grün", "grün"),
        ("a; b=c", "a; b=c"),
        ("tab\t", "tab\t"),
    ],
)
def test_names_are_quoted_as_browsers_do(name: str, written: str) -> None:
    body = made(Multipart([Part(name, File(b"", name))], boundary="b"))

    assert quote_name(name) == written
    assert f'name="{written}"; filename="{written}"\r\n'.encode() in cast("bytes", body.open())


@pytest.mark.parametrize("name", ["a\r\nX: 1", "a\nb", "a\rb", "a\0b"])
@pytest.mark.parametrize("place", ["name", "filename", "file", "type", "header"])
def test_a_name_cannot_begin_a_line_of_its_own(name: str, place: str) -> None:
    part = {
        "name": lambda: Part(name, "x"),
        "filename": lambda: Part("a", "x", filename=name),
        "file": lambda: Part("a", File(b"x", name)),
        "type": lambda: Part("a", "x", content_type=name),
        "header": lambda: Part("a", "x", headers={"X-Note": name}),
    }[place]()

    with pytest.raises(ValueError, match=r"CR, LF|on one line"):
        prepare_body(multipart=[part])


@pytest.mark.parametrize(
    ("part", "kind", "message"),
    [
        (Part(cast("Any", 7), "x"), TypeError, "the name of a part is text, got int"),
        (Part("a", "x", headers={"X Y": "1"}), ValueError, "'X Y' is no name of a header"),
        (Part("a", "x", headers={"": "1"}), ValueError, "is no name of a header"),
        (Part("a", "x", headers={"X": cast("Any", 5)}), ValueError, "must be text on one line, or False"),
        (Part("a", {"b": 1}), TypeError, "a form holds text"),
        (Part("a", None), TypeError, "got NoneType"),
    ],
)
def test_parts_that_cannot_be_written_are_refused(part: Part, kind: type[Exception], message: str) -> None:
    with pytest.raises(kind, match=message):
        prepare_body(multipart=[part])


def test_a_file_given_as_text_is_a_mistake_with_a_hint() -> None:
    with pytest.raises(TypeError, match=r'write Path\("report\.txt"\)'):
        File(cast("Any", "report.txt"))


@pytest.mark.parametrize("text", ["b", "0-9_'()+,./:=?", "a b", "x" * 70])
def test_boundaries_of_the_rfc_are_taken(text: str) -> None:
    assert check_boundary(text) == text


@pytest.mark.parametrize("text", ["", "x" * 71, "a ", "a\r\n", "ä", 'a"b', "a;b"])
def test_other_boundaries_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is no boundary"):
        prepare_body(multipart=Multipart({}, boundary=text))


def test_a_boundary_with_specials_is_quoted() -> None:
    assert made(Multipart({}, boundary="a b:c")).content_type == 'multipart/form-data; boundary="a b:c"'


@pytest.mark.parametrize(
    "text", ["", "multipart", "a/b/c d", "multipart/form-data; boundary=x", "a/b; x\r\ny"]
)
def test_what_is_no_content_type_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is no content type"):
        prepare_body(multipart=Multipart({}, content_type=text))


def test_content_cannot_end_its_part_early() -> None:
    with pytest.raises(ValueError, match="a part holds the boundary 'b0undary'"):
        prepare_body(multipart={"a": "x\r\n--b0undary--"}, boundary=BOUNDARY)


def test_each_body_has_a_boundary_of_its_own() -> None:
    assert made(multipart={}).content_type != made(multipart={}).content_type


@pytest.mark.parametrize(
    ("name", "media"),
    [
        ("a.TXT", "text/plain; charset=utf-8"),
        ("a.tar.gz", "application/gzip"),
        ("a", "application/octet-stream"),
    ],
)
def test_the_type_of_a_file_follows_its_name(name: str, media: str) -> None:
    assert media_of(name) == media


@given(st.dictionaries(st.text("abc xyz-é", min_size=1), st.binary(max_size=60), max_size=4))
def test_any_parts_are_read_back_as_they_were(parts: dict[str, bytes]) -> None:
    body = made(multipart=parts)
    content = cast("bytes", body.open())
    mark = cast("str", body.content_type).partition("boundary=")[2].encode()

    found = [piece.partition(b"\r\n\r\n")[2][:-2] for piece in content.split(b"--" + mark)[1:-1]]

    assert found == list(parts.values())
    assert body.length == len(content)


# --- lists and objects in forms --------------------------------------------------------------


@pytest.mark.parametrize(
    ("style", "members", "fields"),
    [
        ("deep", {"a": 1, "b": {"c": "x", "d": {"e": True}}}, {"a": 1, "b[c]": "x", "b[d][e]": True}),
        ("deep", {"a": [{"p": 1, "q": [2, 3]}, {"p": None}]},
         {"a[0][p]": 1, "a[0][q][0]": 2, "a[0][q][1]": 3, "a[1][p]": None}),
        ("deep", {"a": ["x", None, "y"], "b": [], "c": {}, "d": ("z",), "e": None},
         {"a[0]": "x", "a[1]": "y", "d[0]": "z", "e": None}),
        ("json", {"a": 1, "b": {"c": [None, "ä"]}, "d": []}, {"a": 1, "b": '{"c":[null,"ä"]}', "d": "[]"}),
        ("comma", {"a": 1, "b": [1, None, True], "c": [], "d": {"e": 1}},
         {"a": 1, "b": "1,true", "c": "", "d": {"e": 1}}),
    ],
)  # fmt: skip
def test_lists_and_objects_are_spread_over_the_fields_of_a_form(
    style: str, members: Any, fields: Any
) -> None:
    assert list(spread(members, style).items()) == list(fields.items())


# --- values, one a line ----------------------------------------------------------------------


def lines(source: Any) -> LinesBody:
    return LinesBody(source, lambda value, number: f"{number}:{value}\n".encode())


@pytest.mark.parametrize(
    ("source", "sendings"),
    [
        ([], [b"", b""]),
        (["a", "b"], [b"0:a\n1:b\n"] * 2),
        (("a",), [b"0:a\n"] * 2),
        (range(2), [b"0:0\n1:1\n"] * 2),
        ({"a": 1}.keys(), [b"0:a\n"] * 2),
        (lambda: iter("ab"), [b"0:a\n1:b\n"] * 2),
        (lambda: pieces("a", "b"), [b"0:a\n1:b\n"] * 2),
        (lambda: ["a"], [b"0:a\n"] * 2),
        (["a", b"ready\n", bytearray(b"too\n"), "d"], [b"0:a\nready\ntoo\n3:d\n"] * 2),
    ],
)
async def test_values_are_written_as_lines_in_each_sending(source: Any, sendings: list[bytes]) -> None:
    body = lines(source)

    assert [await content_of(body), await content_of(body)] == sendings
    assert (body.replayable, body.length, body.measured) == (True, None, True)


@pytest.mark.parametrize("make", [lambda: iter(["a", "b"]), lambda: pieces("a", "b"), lambda: map(str, "ab")])
async def test_an_iterator_of_values_is_sent_once(make: Any) -> None:
    body = lines(make())
    before = body.replayable

    assert (before, await content_of(body), body.replayable) == (True, b"0:a\n1:b\n", False)
    with pytest.raises(ValueError, match="values of it were taken already; give a list, or a function"):
        body.open()


async def test_a_list_that_changes_after_the_call_changes_no_attempt() -> None:
    values = ["a"]
    body = lines(values)
    values.append("b")

    assert await content_of(body) == b"0:a\n"


async def test_values_that_come_one_by_one_are_sent_one_by_one_and_those_at_hand_together() -> None:
    values = ["x" * 1000] * 200

    waited_for = [len(piece) async for piece in cast("Any", lines(pieces(*values)).open())]
    at_hand = [len(piece) async for piece in cast("Any", lines(values).open())]

    assert (len(waited_for), len(at_hand), sum(waited_for) == sum(at_hand)) == (200, 4, True)
    assert all(PIECE <= size < PIECE + 1100 for size in at_hand[:-1])


async def test_values_are_taken_as_they_are_sent() -> None:
    taken: list[int] = []

    def values() -> Any:
        for number in range(1000):
            taken.append(number)
            yield "x" * 1000

    opened = cast("Any", lines(values()).open())
    await anext(opened)
    await opened.aclose()

    assert 60 < len(taken) < 70


async def test_what_a_function_made_is_closed_and_what_the_caller_gave_is_not() -> None:
    closed: list[str] = []

    def plain(name: str) -> Any:
        try:
            yield "x" * 2 * PIECE
            yield "y"
        finally:
            closed.append(name)

    async def later(name: str) -> Any:
        try:
            yield "x"
            yield "y"
        finally:
            closed.append(name)

    given = [plain("given"), later("given later")]
    for source in (lambda: plain("made"), lambda: later("made later"), *given):
        opened = cast("Any", lines(source).open())
        await anext(opened)
        await opened.aclose()
    at_the_end = list(closed)
    given[0].close()
    await given[1].aclose()

    assert at_the_end == ["made", "made later"]


@pytest.mark.parametrize("source", [5, None, int])
def test_what_holds_no_values_is_refused(source: Any) -> None:
    with pytest.raises(TypeError, match="the body is an iterable of values, plain or async, or a function"):
        lines(source)


async def test_a_function_that_makes_no_iterable_is_refused() -> None:
    with pytest.raises(TypeError, match="the function that makes the body gave int, no iterable"):
        await content_of(lines(lambda: 5))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("é", "é\n".encode()),
        ("a\n", b"a\n"),
        ("a\r\n", b"a\r\n"),
        ("", b"\n"),
        ("a\u2028b", "a\u2028b\n".encode()),
    ],
)
def test_a_text_is_a_line(text: str, line: bytes) -> None:
    assert text_line(text, 0) == line


@pytest.mark.parametrize(
    ("value", "kind", "message"),
    [
        (5, TypeError, r"^data\[3\]: a line is a text, got int$"),
        ("a\nb", ValueError, r"^data\[3\]: the text has a line break within"),
        ("a\rb", ValueError, r"^data\[3\]: the text has a line break within"),
        ("a\n\n", ValueError, r"^data\[3\]: the text has a line break within"),
        ("a\ud800", ValueError, r"^data\[3\]: the text holds half a surrogate pair at character 1$"),
    ],
)
def test_what_is_no_line_is_refused(value: Any, kind: type[Exception], message: str) -> None:
    with pytest.raises(kind, match=message):
        text_line(value, 3)
