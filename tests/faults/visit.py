"""A program that uses a connection in every way that there is, with an eye on its own event loop.

``python visit.py imports|blocking URL ANOTHER CA_FILE FOLDER`` prints what it saw as a list of texts: modules that were
imported on the loop's thread after entry, or calls that block there. It stands alone, in a process of its own: what
pytest has imported would be missing in the list. The server's side is in `test_event_loop`.
"""

from __future__ import annotations

import asyncio
import sys
import threading
import traceback
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any

from specloom import AsyncConnection, Resource, RetryPolicy, Timeout
from specloom.auth import BearerToken, FileStore, Login, LoginRequest
from specloom.clients.flexio import Flexio
from specloom.errors import (
    AuthError,
    CertificateError,
    ConnectError,
    DecodeError,
    NotFound,
    ReadTimeout,
    RedirectError,
    ResponseTruncated,
    ServerError,
)

#: What happens now, and what was seen, each once.
stage = "start"
seen: dict[str, None] = {}

#: A JWT of ada, in clear.
_TOKEN = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZGEifQ.c2ln"

Visit = Callable[["Visitor"], Awaitable[object]]


def complain(what: str) -> None:
    seen[f"{stage}: {what}"] = None


class ImportEye:
    """A finder that finds nothing: it notes what is asked for on the thread of the event loop.

    What a module imports in its turn is not told again.
    """

    def __init__(self) -> None:
        self._thread = threading.get_ident()

    def find_spec(self, name: str, path: object = None, target: object = None) -> None:
        if threading.get_ident() != self._thread or asyncio._get_running_loop() is None:
            return
        frames = [frame for frame, _ in traceback.walk_stack(sys._getframe(1))]
        if [frame.f_code.co_name for frame in frames].count("_find_and_load") == 1:
            asks = next(frame for frame in frames if "importlib" not in frame.f_code.co_filename)
            complain(f"{name} for {Path(asks.f_code.co_filename).name}")


def blocking_eye() -> AbstractContextManager[object]:
    """What raises BlockingError at each call that blocks: blockbuster's list, and ours beside it."""
    from blockbuster import BlockBuster, BlockBusterFunction

    class Eye(BlockBuster):
        def __enter__(self) -> Eye:
            self.activate()
            return self

        def __exit__(self, *_: object) -> None:
            self.deactivate()

    eye = Eye()
    # Certificates, names, what opens and what waits for the disk; a bare open() too.
    for name in (
        "builtins.open", "io.open", "os.open", "os.fsync", "os.chmod", "os.lstat", "os.fstat", "os.ftruncate",
        "io.BufferedReader.seek", "fcntl.flock", "fcntl.lockf", "tempfile.mkstemp", "socket.getaddrinfo",
        "ssl.SSLContext.load_verify_locations", "ssl.SSLContext.load_cert_chain",
        "ssl.SSLContext.load_default_certs", "ssl.SSLContext.set_default_verify_paths",
    ):  # fmt: skip
        eye.functions[name] = BlockBusterFunction(None, name)
    return eye


class Visitor:
    """A connection to look at, over TLS to a name that has to be looked up, with a login whose tokens lie in a file."""

    def __init__(self, url: str, another: str, ca_file: str, folder: Path) -> None:
        self.url, self.another, self.ca_file, self.folder = url, another, ca_file, folder
        self.file = folder / "file"
        request = LoginRequest(path="/token", body={"user": "ada", "password": "$password"})
        store = FileStore(folder / "tokens.json")
        self.api = AsyncConnection(
            url,
            auth=Login(request, credentials={"password": "pw"}, store=store),
            ssl_certificate=ca_file,
            retry=RetryPolicy(initial=0.001, initial_throttled=0.001),
        )
        self.flexio = Flexio(self.api)

    async def source(self) -> AsyncIterator[bytes]:
        yield b"x"
        await asyncio.sleep(0)
        yield b"y"

    async def get(self, path: str, **options: Any) -> Any:
        return (await self.api.request("GET", path, **options)).json()

    async def send(self, method: str, path: str, **options: Any) -> Any:
        return (await self.api.request(method, path, **options)).json()

    async def drain(self, path: str) -> object:
        async with self.api.stream("GET", path) as stream:
            return [one async for one in stream.json_lines()]

    async def fails(self, kind: type[Exception], path: str, **options: Any) -> None:
        try:
            await self.get(path, **options)
        except kind as error:
            repr(error)
        else:
            raise AssertionError(f"{path} did not fail")

    async def stranger(self, kind: type[Exception], url: str, **options: Any) -> None:
        async with AsyncConnection(url, retry=None, **options) as other:
            try:
                await other.request("GET", "/fine")
            except kind as error:
                repr(error)
            else:
                raise AssertionError(f"{url} did not fail")


#: What a visitor does, one after the other; the connection is entered before.
STAGES: dict[str, Visit] = {
    # Before anything else: later calls have loaded what reads tokens.
    "whom a token names": lambda v: _users(v),
    "a first call, with a login": lambda v: v.get("/fine"),
    "JSON": lambda v: v.send("POST", "/fine", json={"a": [1, 2.5, None]}),
    "a query": lambda v: v.get("/fine", params={"a": [1, 2], "b": "ä"}),
    "text": lambda v: v.send("POST", "/fine", data="text"),
    "a form": lambda v: v.send("POST", "/fine", form={"a": "1"}),
    "a file": lambda v: v.send("PUT", "/fine", data=v.file),
    "an open file": lambda v: _open_file(v),
    "large bytes": lambda v: v.send("PUT", "/fine", data=b"x" * 300_000),
    "a generator": lambda v: v.send("PUT", "/fine", data=v.source),
    "multipart": lambda v: v.send("POST", "/fine", multipart={"a": "1", "file": v.file}),
    "an idempotency key": lambda v: v.send("POST", "/fine", json={}, idempotency_key="k"),
    "gzip and cookies": lambda v: v.get("/gzip"),
    "a dead token": lambda v: v.get("/dead"),
    "a file under a dead token": lambda v: v.send("PUT", "/dead", data=v.file),
    "a stream": lambda v: v.drain("/lines"),
    "a download": lambda v: v.api.download("/large", to=v.folder / "new"),
    "a download over a file": lambda v: v.api.download("/large", to=v.folder / "new"),
    "a download that is cut": lambda v: _download_fails(v),
    "a retry": lambda v: v.get("/503"),
    "a retry at a date": lambda v: v.get("/date"),
    "a redirect": lambda v: v.get("/moved"),
    "text in another charset": lambda v: _text(v),
    "short forms": lambda v: _short_forms(v),
    "a resource without types": lambda v: _untyped(v),
    "preloading": lambda v: v.flexio.preload("about", "pipes"),
    "a typed call": lambda v: v.flexio.about.read(),
    "a typed list": lambda v: v.flexio.pipes.list().collect(),
    "a typed list and its token": lambda v: _token_of_a_list(v),
    "a typed error": lambda v: _typed_error(v),
    "what is sent with types": lambda v: v.flexio.pipes.update("x", {"ename": "y"}),
    "a typed stream": lambda v: _typed_stream(v),
    "a typed download": lambda v: v.flexio.pipes.download_run("x", to=v.folder / "run"),
    "a key of each call": lambda v: _keyed(v),
    "a converter of the program's own": lambda v: _converter(v),
    "a page of HTML as an error": lambda v: v.fails(ServerError, "/html"),
    "a refusal in JSON": lambda v: v.fails(NotFound, "/404"),
    "a page of HTML as JSON": lambda v: v.fails(DecodeError, "/login"),
    "broken JSON": lambda v: v.fails(DecodeError, "/broken"),
    "a cut body": lambda v: v.fails(ResponseTruncated, "/cut"),
    "silence": lambda v: v.fails(ReadTimeout, "/silence", timeout=Timeout(read=0.05), retry=None),
    "a redirect elsewhere": lambda v: v.fails(RedirectError, "/nowhere"),
    "a copy": lambda v: v.api.with_options(timeout=5).request("GET", "/fine"),
    "a certificate of a stranger": lambda v: v.stranger(CertificateError, v.url),
    "a second login from the file": lambda v: _again(v),
    "a port that nobody listens at": lambda v: v.stranger(ConnectError, "http://localhost:1"),
    "a login that fails": lambda v: _no_login(v),
    "a bearer token": lambda v: _bearer(v),
    "a proxy": lambda v: v.stranger(ServerError, "http://api.invalid", proxy=v.another),
    # What is to be seen, or the eye is blind: a program that blocks, and a resource that was not preloaded.
    "a program that blocks": lambda v: _blocks(v),
    "a resource when it is first touched": lambda v: v.flexio.users.read("x"),
}


async def _users(visitor: Visitor) -> None:
    async with AsyncConnection(visitor.url, token=_TOKEN, ssl_certificate=visitor.ca_file) as api:
        assert api.user == "ada"
    assert BearerToken(_TOKEN, jwt="required").user == "ada"
    login = Login(LoginRequest(path="/token"), credentials={})
    login.update(_TOKEN)
    assert login.user == "ada"


async def _bearer(visitor: Visitor) -> None:
    async with AsyncConnection(visitor.url, token=_TOKEN, ssl_certificate=visitor.ca_file) as api:
        await api.request("GET", "/fine")
        api.update_token(_TOKEN[:-1] + "m")
        await api.request("GET", "/fine")
        assert api.user == "ada"


async def _text(visitor: Visitor) -> None:
    answer = await visitor.api.request("GET", "/latin")
    assert (answer.text, answer.cookies, answer.elapsed > 0) == ("ä", {"a": "1"}, True)


async def _short_forms(visitor: Visitor) -> None:
    await visitor.api.get_url(route="/fine")
    await visitor.api.post_json(route="/fine", data={})


async def _untyped(visitor: Visitor) -> None:
    things = Resource(visitor.api, "/fine")
    await things.read("x")
    await things.head("x")


async def _token_of_a_list(visitor: Visitor) -> None:
    pages = visitor.flexio.pipes.list()
    async for _ in pages:
        break
    assert pages.token is None or pages.resume(pages.token)


async def _typed_stream(visitor: Visitor) -> None:
    async with visitor.flexio.pipes.stream_run("x", {"a": 1}) as stream:
        await stream.read()


async def _typed_error(visitor: Visitor) -> None:
    try:
        await visitor.flexio.pipes.read("404")
    except NotFound as error:
        repr(error)
    else:
        raise AssertionError("it did not fail")


async def _keyed(visitor: Visitor) -> None:
    call = await asyncio.to_thread(_keyed_call, visitor.api)
    await call()


def _keyed_call(api: AsyncConnection) -> Callable[[], Awaitable[Any]]:
    from specloom.service import Api, Operation, Service

    class Orders(Service):
        _api = Api(name="orders", url="https://orders.example")

        def create(self) -> Awaitable[Any]:
            return self._call(operation, (), {}, data={})

    operation: Operation[Any] = Operation(
        "orders.create", "POST", "/fine", sends=dict[str, Any], returns=dict[str, Any],
        idempotency_key="header Idempotency-Key",
    )  # fmt: skip
    return Orders(api).create


async def _converter(visitor: Visitor) -> None:
    converter = await asyncio.to_thread(_make_converter)
    async with AsyncConnection(visitor.url, converter=converter, ssl_certificate=visitor.ca_file) as api:
        await Flexio(api).about.read()


def _make_converter() -> Any:
    from specloom.values import make_converter

    return make_converter()


async def _blocks(visitor: Visitor) -> None:
    visitor.file.read_bytes()


async def _open_file(visitor: Visitor) -> None:
    handle = await asyncio.to_thread(visitor.file.open, "rb")
    await visitor.send("PUT", "/fine", data=handle)
    await asyncio.to_thread(handle.close)


async def _download_fails(visitor: Visitor) -> None:
    try:
        await visitor.api.download("/cut", to=visitor.folder / "new")
    except ResponseTruncated:
        return
    raise AssertionError("the download did not fail")


async def _again(visitor: Visitor) -> None:
    async with Visitor(visitor.url, visitor.another, visitor.ca_file, visitor.folder).api as api:
        await api.request("GET", "/fine")


async def _no_login(visitor: Visitor) -> None:
    auth = Login(LoginRequest(path="/no-login", body={}), credentials={})
    try:
        await visitor.api.with_options(auth=auth).request("GET", "/fine")
    except AuthError:
        return
    raise AssertionError("the login did not fail")


async def visit(visitor: Visitor, eye: AbstractContextManager[object]) -> None:
    """Enter, go through all stages, and leave; what a stage raises is a complaint as well."""
    global stage
    with eye:
        stage = "entry"
        async with visitor.api:
            for name, step in STAGES.items():
                stage = name
                try:
                    await step(visitor)
                except Exception as error:
                    complain(f"{type(error).__name__}: {error}{_place(error)}")
            stage = "close"


def _place(error: BaseException) -> str:
    """Where in the runtime the error comes from, by the innermost frames."""
    frames, trace = [], error.__traceback__
    while trace is not None:
        frames.append(f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}")
        trace = trace.tb_next
    return f" at {' '.join(frames[-6:])}" if type(error).__name__ == "BlockingError" else ""


async def main(kind: str, url: str, another: str, ca_file: str, folder: str) -> None:
    visitor = Visitor(url, another, ca_file, Path(folder))
    if kind == "blocking":
        await visit(visitor, blocking_eye())
    else:
        async with (
            visitor.api.with_options()
        ):  # entry builds what calls need; from here on nothing is imported
            sys.meta_path.insert(0, ImportEye())
            await visit(visitor, nullcontext())


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
    print(list(seen))
