"""Where tokens of a login are kept between processes: nowhere (the default), or in a file.

A store decides nothing: whether a stored token is of use is the login's question.
"""

from __future__ import annotations

import asyncio
import contextlib
import errno
import os
import stat
import sys
from collections.abc import AsyncGenerator, Callable, Mapping
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Any, Final, NoReturn, Protocol, cast
from weakref import WeakKeyDictionary

from attrs import field, frozen

from .._clock import Clock, SystemClock
from .._secret import hidden

#: How long a process waits for another one that renews, and how often it looks, in seconds.
LOCK_PATIENCE: Final = 60.0
LOCK_PAUSE: Final = 0.05
#: A file of tokens larger than this is damaged, in bytes.
MOST: Final = 16 * 1024 * 1024
_AT_ONCE: Final = getattr(os, "O_NONBLOCK", 0)
_CAREFULLY: Final = getattr(os, "O_NOFOLLOW", 0) | _AT_ONCE


@frozen
class StoredToken:
    """What a store keeps. ``token`` is a text, or cookies by name; ``expires_at`` is in seconds since the epoch, None
    where it is not known; of two, the one of the higher ``generation`` is the newer."""

    token: str | Mapping[str, str] = field(repr=hidden)
    refresh_token: str | None = field(default=None, repr=hidden)
    expires_at: float | None = None
    generation: int = 1

    def __reduce__(self) -> NoReturn:
        raise TypeError("a StoredToken is not pickled: it would leave the process in clear")


class TokenStore(Protocol):
    """Keeps tokens, each under a *scope*: a text that names API and account.

    What raises OSError is an AuthError for the callers of the API.
    """

    async def load(self, scope: str) -> StoredToken | None:
        """Give what was saved last, by whichever process; None when there is nothing, or nothing readable."""
        ...

    async def save(self, scope: str, token: StoredToken) -> None: ...

    def lock(self, scope: str) -> AbstractAsyncContextManager[None]:
        """Keep others, in this process and in others, from renewing meanwhile."""
        ...


class MemoryStore:
    """Tokens of this process. Logins that share one store share their tokens."""

    def __init__(self) -> None:
        self._tokens: dict[str, StoredToken] = {}
        # A lock belongs to the event loop that it was first waited for in.
        self._locks: WeakKeyDictionary[asyncio.AbstractEventLoop, dict[str, asyncio.Lock]] = (
            WeakKeyDictionary()
        )

    async def load(self, scope: str) -> StoredToken | None:
        return self._tokens.get(scope)

    async def save(self, scope: str, token: StoredToken) -> None:
        self._tokens[scope] = token

    def lock(self, scope: str) -> AbstractAsyncContextManager[None]:
        locks = self._locks.setdefault(asyncio.get_running_loop(), {})
        return locks.setdefault(scope, asyncio.Lock())

    def __repr__(self) -> str:
        return f"MemoryStore({len(self._tokens)} tokens)"


class FileStore:
    """Tokens in a JSON file that only its owner may read, shared by all processes that name it.

    Written as a whole beside the file and renamed, so that a reader finds the old or the new. An advisory lock on
    ``<file>.lock`` keeps two processes from using one refresh token. All of it happens in threads.
    """

    def __init__(self, path: str | os.PathLike[str], *, clock: Clock | None = None) -> None:
        self.path = Path(path)
        self._clock = clock or SystemClock()
        self._within = MemoryStore()

    async def load(self, scope: str) -> StoredToken | None:
        return _token_of((await asyncio.to_thread(self._read)).get(scope))

    async def save(self, scope: str, token: StoredToken) -> None:
        record = {
            "token": token.token if isinstance(token.token, str) else dict(token.token),
            "refresh_token": token.refresh_token,
            "expires_at": token.expires_at,
            "generation": token.generation,
        }
        await asyncio.to_thread(self._write, scope, record)

    @contextlib.asynccontextmanager
    async def lock(self, scope: str) -> AsyncGenerator[None]:
        # Tasks of this process first, by a lock that can be awaited.
        async with self._within.lock(scope):
            handle = await self._acquire()
            try:
                yield
            finally:
                await asyncio.shield(asyncio.get_running_loop().run_in_executor(None, os.close, handle))

    async def _acquire(self) -> int:
        """Open the lock file and lock it, looking again every now and then; the lock ends with its descriptor.

        A blocking wait would hold a thread that no cancellation can free.
        """
        for _ in range(int(LOCK_PATIENCE / LOCK_PAUSE)):
            handle = await _opened(self._try_lock)
            if handle is not None:
                return handle
            await self._clock.sleep(LOCK_PAUSE)
        raise TimeoutError(f"{self.path}.lock has been held by another process for {LOCK_PATIENCE:g} s")

    def _try_lock(self) -> int | None:
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        # Attack: a link of that name, by which a file is made, or held, where its planter must not.
        handle = os.open(f"{self.path}.lock", os.O_RDWR | os.O_CREAT | _CAREFULLY, 0o600)
        if _lock(handle):
            return handle
        os.close(handle)
        return None

    def _read(self) -> dict[str, Any]:
        import json

        try:
            found: object = json.loads(self._content())
        except FileNotFoundError:
            return {}
        except (ValueError, RecursionError):
            return {}  # damaged: as good as none, and replaced by the next token
        tokens: object = cast("dict[str, Any]", found).get("tokens") if isinstance(found, dict) else None
        return cast("dict[str, Any]", tokens) if isinstance(tokens, dict) else {}

    def _content(self) -> bytes:
        """Read the file, if only its owner can have written it.

        Attack: a token planted in a folder that others may write to, so that our data goes to their account;
        a pipe, whose reading never ends.
        """
        with open(self.path, "rb", opener=lambda path, flags: os.open(path, flags | _AT_ONCE)) as file:
            about = os.fstat(file.fileno())
            if not stat.S_ISREG(about.st_mode):
                raise OSError(errno.EINVAL, "not a file", str(self.path))
            if sys.platform != "win32" and (about.st_uid not in (0, os.geteuid()) or about.st_mode & 0o022):
                raise PermissionError(errno.EACCES, "others may have written it", str(self.path))
            return file.read(MOST + 1)[:MOST]

    def _write(self, scope: str, record: Mapping[str, Any]) -> None:
        import json
        import tempfile

        tokens = {**self._read(), scope: record}
        # Attack: to read tokens, or to plant a link where they are written.
        handle, name = tempfile.mkstemp(prefix=f".{self.path.name}.", dir=self.path.parent)  # mode 0600
        try:
            with open(handle, "w", encoding="utf-8") as file:
                json.dump({"version": 1, "tokens": tokens}, file)
                file.flush()
                os.fsync(file.fileno())
            os.replace(name, self.path)
        except BaseException:
            with contextlib.suppress(OSError):
                os.unlink(name)
            raise

    def __repr__(self) -> str:
        return f"FileStore({str(self.path)!r})"


async def _opened(opening: Callable[[], int | None]) -> int | None:
    """Run *opening* in a thread; when the wait is cancelled, what it opens is closed all the same."""
    future = asyncio.get_running_loop().run_in_executor(None, opening)
    try:
        return await asyncio.shield(future)
    except asyncio.CancelledError:
        future.add_done_callback(_close_opened)
        raise


def _close_opened(done: asyncio.Future[int | None]) -> None:
    handle = None if done.cancelled() or done.exception() else done.result()
    if handle is not None:
        os.close(handle)


def _lock(handle: int) -> bool:
    """Lock a descriptor against other processes, without waiting; false when one of them has it."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


def _token_of(record: object) -> StoredToken | None:
    """Read what a file holds; whatever is not as it was written counts as nothing."""
    if not isinstance(record, dict):
        return None
    values = cast("dict[str, Any]", record)
    token, refresh = values.get("token"), values.get("refresh_token")
    expires, generation = values.get("expires_at"), values.get("generation")
    if isinstance(token, dict):
        cookies = cast("dict[str, Any]", token)
        is_whole = all(isinstance(value, str) for value in cookies.values())
    else:
        is_whole = isinstance(token, str)
    is_whole = is_whole and (refresh is None or isinstance(refresh, str))
    is_whole = is_whole and (expires is None or (isinstance(expires, (int, float)) and expires == expires))
    if not is_whole or isinstance(generation, bool) or not isinstance(generation, int):
        return None
    return StoredToken(cast("str", token), refresh, None if expires is None else float(expires), generation)
