"""Tokens kept between logins, and between processes."""

from __future__ import annotations

import asyncio
import errno
import json
import os
import pickle
import stat
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from specloom import Response
from specloom.auth import FileStore, Login, LoginRequest, MemoryStore, StoredToken
from specloom.errors import AuthError
from specloom.testing import FakeClock

DEAD = Response(401)
Maker = Callable[..., Any]
TOKEN = StoredToken("t", "r", 1_800_000_000.0, 3)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "inner" / "tokens.json"


def login(store: Any, **credentials: Any) -> Login:
    return Login(
        LoginRequest(path="/login", body={"username": "$username", "password": "$password"}),
        renew=LoginRequest(path="/refresh", body={"refresh": "$refresh_token"}),
        credentials={"username": "ada", "password": "p", **credentials},
        refresh_token="refresh",
        store=store,
    )


def paths(send: Any) -> list[str]:
    return [call["path"] for call in send.calls]


# --- keeping ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "token",
    [
        TOKEN,
        StoredToken("t"),
        StoredToken({"a": "1", "b": "2"}, None, None, 1),
        StoredToken("t", None, 5.0, 10**12),
    ],
)
async def test_a_store_gives_back_what_was_saved(token: StoredToken, path: Path) -> None:
    for store in (MemoryStore(), FileStore(path)):
        assert await store.load("scope") is None
        async with store.lock("scope"):
            await store.save("scope", token)

        assert await store.load("scope") == token
        assert await store.load("another scope") is None


async def test_a_file_is_for_its_owner_alone_and_whole_at_any_time(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = FileStore(str(path))
    async with store.lock("one"):
        await store.save("one", TOKEN)
    path.chmod(0o644)
    before = path.read_bytes()
    monkeypatch.setattr(os, "replace", _raises(OSError(errno.ENOSPC, "No space left on device")))
    with pytest.raises(OSError, match="No space"):
        await store.save("two", TOKEN)
    monkeypatch.undo()
    untouched = path.read_bytes() == before
    await store.save("two", TOKEN)

    assert untouched
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert sorted(file.name for file in path.parent.iterdir()) == ["tokens.json", "tokens.json.lock"]
    assert stat.S_IMODE((path.parent / "tokens.json.lock").stat().st_mode) == 0o600
    assert [await FileStore(path).load(scope) for scope in ("one", "two")] == [TOKEN, TOKEN]


def _raises(error: BaseException) -> Any:
    def fail(*args: Any, **kwargs: Any) -> Any:
        raise error

    return fail


@pytest.mark.parametrize(
    "content",
    [
        b"", b"{", b"[]", b"null", b'"text"', b"\xff\xfe", b'{"tokens": []}', b'{"tokens": {"s": 5}}', b"[" * 100_000,
        b'{"tokens": {"s": {}}}',
        b'{"tokens": {"s": {"token": 5, "generation": 1}}}',
        b'{"tokens": {"s": {"token": {"a": 5}, "generation": 1}}}',
        b'{"tokens": {"s": {"token": "t", "generation": "1"}}}',
        b'{"tokens": {"s": {"token": "t", "generation": true}}}',
        b'{"tokens": {"s": {"token": "t", "generation": 1, "refresh_token": 5}}}',
        b'{"tokens": {"s": {"token": "t", "generation": 1, "expires_at": "soon"}}}',
        b'{"tokens": {"s": {"token": "t", "generation": 1, "expires_at": NaN}}}',
    ],
)  # fmt: skip
async def test_a_damaged_file_is_as_good_as_none_and_is_replaced(content: bytes, path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    store = FileStore(path)

    assert await store.load("s") is None
    async with store.lock("s"):
        await store.save("s", TOKEN)
    assert await store.load("s") == TOKEN
    assert json.loads(path.read_text())["version"] == 1


async def test_what_a_store_shows_holds_no_token(path: Path) -> None:
    memory = MemoryStore()
    await memory.save("s", StoredToken("canary", "canary"))

    assert "canary" not in f"{memory!r} {StoredToken('canary', 'canary')!r} {FileStore(path)!r}"
    assert "tokens.json" in repr(FileStore(path))
    with pytest.raises(TypeError):
        pickle.dumps(TOKEN)


def test_a_memory_store_serves_one_loop_after_another() -> None:
    store = MemoryStore()

    async def use() -> None:
        async def hold() -> None:
            async with store.lock("s"):
                await asyncio.sleep(0)

        await asyncio.gather(*(hold() for _ in range(5)))

    asyncio.run(use())
    asyncio.run(use())


# --- locking ---------------------------------------------------------------------------------


async def test_tasks_hold_a_lock_one_after_the_other(path: Path, clock: FakeClock) -> None:
    clock.auto = True
    for store in (MemoryStore(), FileStore(path, clock=clock)):
        inside = most = 0

        async def hold(store: Any = store) -> None:
            nonlocal inside, most
            async with store.lock("s"):
                inside += 1
                most = max(most, inside)
                await asyncio.sleep(0)
                inside -= 1

        await asyncio.gather(*(hold() for _ in range(10)))

        assert (inside, most, clock.slept) == (0, 1, [])


async def test_a_lock_of_another_process_is_waited_for(path: Path, clock: FakeClock) -> None:
    other = FileStore(path, clock=clock)
    handle = await other._acquire()
    clock.auto = True
    looked = asyncio.Event()
    real_sleep = clock.sleep

    async def sleep(seconds: float) -> None:
        looked.set()
        await real_sleep(seconds)

    clock.sleep = sleep  # type: ignore[method-assign]

    async def wait() -> str:
        async with FileStore(path, clock=clock).lock("s"):
            return "held"

    waiting = asyncio.ensure_future(wait())
    await looked.wait()
    before = waiting.done()
    os.close(handle)

    assert (before, await waiting) == (False, "held")


async def test_a_lock_that_is_never_given_up_is_an_error(path: Path, clock: FakeClock) -> None:
    clock.auto = True
    handle = await FileStore(path, clock=clock)._acquire()
    with pytest.raises(TimeoutError, match=r"tokens\.json\.lock has been held by another process for 60 s"):
        async with FileStore(path, clock=clock).lock("s"):
            raise AssertionError
    os.close(handle)

    assert sum(clock.slept) == pytest.approx(60)


async def test_a_cancelled_wait_for_a_lock_leaves_it_free(path: Path, turns: Maker) -> None:
    store = FileStore(path)

    async def hold() -> None:
        async with store.lock("s"):
            await asyncio.sleep(0)

    for count in range(12):
        task = asyncio.ensure_future(hold())
        for _ in range(count):
            await asyncio.sleep(0)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
    await turns()

    await asyncio.wait_for(hold(), 10)


async def test_a_cancelled_wait_for_a_lock_that_cannot_be_opened_is_quiet(
    path: Path, turns: Maker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(FileStore, "_try_lock", _raises(PermissionError(errno.EACCES, "Permission denied")))
    task = asyncio.ensure_future(FileStore(path)._acquire())
    await asyncio.sleep(0)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    await turns()

    assert task.cancelled()


# --- logins that share a store ---------------------------------------------------------------


async def test_a_stored_token_saves_the_login(endpoint: Maker, reply: Maker, jwt: Maker, path: Path) -> None:
    token = jwt(3600, sub="ada")
    send = endpoint(reply(200, {"token": token, "refresh": "r1"}))
    first, second = login(FileStore(path)), login(FileStore(path))
    await first.credential(send)
    await second.credential(send)

    assert (len(send.calls), second.token, second.user) == (1, token, "ada")


async def test_a_newer_token_of_another_process_is_taken_instead_of_renewing(
    endpoint: Maker, reply: Maker, path: Path
) -> None:
    send = endpoint(
        reply(200, {"token": "t1", "refresh": "r1"}), reply(200, {"token": "t2", "refresh": "r2"}),
        reply(200, {"token": "t3", "refresh": "r3"}),
    )  # fmt: skip
    first, second = login(FileStore(path)), login(FileStore(path))
    old = await first.credential(send)
    old_too = await second.credential(send)
    renewed = await first.rejected(old, DEAD, send)
    taken = await second.rejected(old_too, DEAD, send)
    newest = second.current()
    assert newest is not None
    await second.rejected(newest, DEAD, send)

    assert (renewed, taken, paths(send)) == (True, True, ["/login", "/refresh", "/refresh"])
    assert [call["json"]["refresh"] for call in send.calls[1:]] == ["r1", "r2"]
    assert (first.token, second.token) == ("t2", "t3")


async def test_a_stored_token_that_has_ended_still_brings_its_refresh_token(
    endpoint: Maker, reply: Maker, jwt: Maker, clock: FakeClock, path: Path
) -> None:
    send = endpoint(
        reply(200, {"token": jwt(600), "refresh": "r1"}), reply(200, {"token": "t2", "refresh": "r2"})
    )
    await login(FileStore(path)).credential(send)
    clock.advance(700)
    later = login(FileStore(path))
    await later.credential(send)

    assert (paths(send), send.calls[1]["json"], later.token) == (
        ["/login", "/refresh"],
        {"refresh": "r1"},
        "t2",
    )


async def test_a_refresh_token_that_the_user_gives_helps_when_the_stored_one_is_refused(
    endpoint: Maker, reply: Maker, jwt: Maker, clock: FakeClock, path: Path
) -> None:
    def answer(call: Any) -> Response:
        refresh = call["json"]["refresh"]
        return (
            reply(400)
            if refresh == "stored"
            else reply(200, {"token": jwt(600, r=refresh), "refresh": "stored"})
        )

    send = endpoint(answer)
    tokens = []
    for first in ("r0", "fresh"):
        auth = Login(
            renew=LoginRequest(path="/refresh", body={"refresh": "$refresh_token"}),
            credentials={"refresh_token": first},
            refresh_token="refresh",
            store=FileStore(path),
        )
        await auth.credential(send)
        tokens.append(auth.token)
        clock.advance(700)

    assert [call["json"]["refresh"] for call in send.calls] == ["r0", "stored", "fresh"]
    assert len(set(tokens)) == 2


async def test_a_stored_token_lives_as_long_as_it_has_left(
    endpoint: Maker, reply: Maker, jwt: Maker, clock: FakeClock, path: Path
) -> None:
    send = endpoint(reply(200, {"token": jwt(600)}))
    await login(FileStore(path)).credential(send)
    clock.advance(400)
    auth = login(FileStore(path))
    await auth.credential(send)
    clock.advance(99)
    before = auth.current()
    clock.advance(2)

    assert (before is not None, auth.current(), len(send.calls)) == (True, None, 1)


async def test_a_stored_token_that_is_dead_already_is_renewed(
    endpoint: Maker, reply: Maker, path: Path
) -> None:
    store = FileStore(path)
    send = endpoint(reply(200, {"token": "t1"}), reply(200, {"token": "t2"}))
    auth = login(store)
    old = await auth.credential(send)
    # Another process stored the same text again.
    document = json.loads(path.read_text())
    next(iter(document["tokens"].values()))["generation"] = 9
    path.write_text(json.dumps(document))

    assert await auth.rejected(old, DEAD, send)
    assert auth.token == "t2"
    assert next(iter(json.loads(path.read_text())["tokens"].values()))["generation"] == 10


@pytest.mark.parametrize("token", ["bad\r\nX: 1", {"a": "1"}])
async def test_a_stored_token_is_checked_like_any_other(
    token: Any, endpoint: Maker, reply: Maker, path: Path
) -> None:
    send = endpoint(reply(200, {"token": "t1"}))
    await login(FileStore(path)).credential(send)
    document = json.loads(path.read_text())
    next(iter(document["tokens"].values()))["token"] = token
    path.write_text(json.dumps(document))
    auth = login(FileStore(path))
    await auth.credential(send)

    assert (auth.token, len(send.calls)) == ("t1", 2)


async def test_cookies_are_stored_and_taken_as_well(endpoint: Maker, reply: Maker, path: Path) -> None:
    send = endpoint(reply(200, None, "a=1", "b=2"))
    found = []
    for _ in range(2):
        auth = Login(LoginRequest(path="/login"), token="cookie *", send="cookie *", store=FileStore(path))
        found.append(dict((await auth.credential(send)).headers))

    assert (found, len(send.calls)) == ([{"Cookie": "a=1; b=2"}] * 2, 1)


async def test_tokens_of_two_accounts_and_two_apis_are_kept_apart(
    endpoint: Maker, reply: Maker, path: Path
) -> None:
    store = FileStore(path)
    send = endpoint(lambda call: reply(200, {"token": f"token-{len(send.calls)}"}))
    other = endpoint(reply(200, {"token": "elsewhere"}))
    other.origin = "https://other.example:443"
    auths = [login(store), login(store, username="bob"), login(store, password="another"), login(store)]
    for auth in auths[:3]:
        await auth.credential(send)
    await auths[3].credential(other)

    assert [auth.token for auth in auths] == ["token-1", "token-2", "token-1", "elsewhere"]
    assert "bob" not in path.read_text()


async def test_a_store_that_cannot_be_read_is_an_auth_error(
    endpoint: Maker, reply: Maker, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    problem = PermissionError(errno.EACCES, "Permission denied")
    monkeypatch.setattr(FileStore, "_read", _raises(problem))
    send = endpoint(reply(200, {"token": "t"}))
    with pytest.raises(
        AuthError, match=r"the token store FileStore\('.*'\) cannot be used: Permission denied"
    ) as caught:
        await login(FileStore(path)).credential(send)

    assert (caught.value.__cause__, send.calls) == (problem, [])


async def test_a_token_that_cannot_be_stored_is_used_with_a_warning(
    endpoint: Maker, reply: Maker, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "replace", _raises(OSError(errno.ENOSPC, "No space left on device")))
    auth = login(FileStore(path))
    with pytest.warns(
        RuntimeWarning, match=r"the token could not be stored in FileStore.*: No space left on device"
    ):
        await auth.credential(endpoint(reply(200, {"token": "t"})))

    assert auth.token == "t"


async def test_a_store_of_ones_own_may_time_out(endpoint: Maker, reply: Maker) -> None:
    class Slow(MemoryStore):
        async def load(self, scope: str) -> StoredToken | None:
            raise TimeoutError("the vault is slow")

    with pytest.raises(AuthError, match="cannot be used: the vault is slow"):
        await login(Slow()).credential(endpoint(reply(200, {"token": "t"})))


async def test_files_are_touched_in_threads_only(
    endpoint: Maker, reply: Maker, path: Path, monkeypatch: Any
) -> None:
    import threading

    seen: list[bool] = []
    for owner, name in ((FileStore, "_read"), (FileStore, "_write"), (FileStore, "_try_lock")):
        real = getattr(owner, name)
        monkeypatch.setattr(owner, name, _watched(real, seen, threading))
    await login(FileStore(path)).credential(endpoint(reply(200, {"token": "t"})))

    assert len(seen) >= 3
    assert not any(seen)


def _watched(real: Any, seen: list[bool], threading: Any) -> Any:
    def call(*args: Any) -> Any:
        seen.append(threading.current_thread() is threading.main_thread())
        return real(*args)

    return call


RUNNER = """
    import asyncio, json, sys
    from specloom import Response
    from specloom._clock import SystemClock
    from specloom.auth import FileStore, Login, LoginRequest

    folder, rounds = sys.argv[1], int(sys.argv[2])

    class Endpoint:
        clock = SystemClock()
        origin = "https://api.example:443"

        async def __call__(self, method, path, json=None, **rest):
            # The server: it takes each refresh token once. Between reading and writing its state it dawdles,
            # so that two processes that are here at the same time are found out.
            with open(f"{folder}/state") as file:
                number = int(file.read())
            if json["refresh"] != f"r{number}":
                with open(f"{folder}/misuse", "a") as file:
                    file.write(f"{json['refresh']} instead of r{number}\\n")
                return Response(400)
            await asyncio.sleep(0.002)
            with open(f"{folder}/state", "w") as file:
                file.write(str(number + 1))
            return Response(200, content=dumps({"token": f"t{number + 1}", "refresh": f"r{number + 1}"}))

    def dumps(value):
        return json.dumps(value).encode()

    async def main():
        auth = Login(
            renew=LoginRequest(path="/refresh", body={"refresh": "$refresh_token"}),
            credentials={"refresh_token": "r0"}, refresh_token="refresh", store=FileStore(f"{folder}/tokens.json"),
        )
        send = Endpoint()
        for _ in range(rounds):
            credential = await auth.credential(send)
            assert await auth.rejected(credential, Response(401), send)
        print(auth.token)

    asyncio.run(main())
"""


def test_processes_use_each_rotating_refresh_token_once(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("0")
    script = tmp_path / "run.py"
    script.write_text(textwrap.dedent(RUNNER))
    processes = [
        subprocess.Popen(
            [sys.executable, script, tmp_path, "15"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        for _ in range(3)
    ]
    results = [process.communicate(timeout=60) for process in processes]

    assert [
        (process.returncode, errors) for process, (_, errors) in zip(processes, results, strict=True)
    ] == [(0, b"")] * 3
    assert not (tmp_path / "misuse").exists()
    assert 15 <= int((tmp_path / "state").read_text()) <= 46


# --- an evil neighbour ------------------------------------------------------------------------

posix = pytest.mark.skipif(not hasattr(os, "geteuid"), reason="owners and rights as POSIX has them")


@posix
@pytest.mark.parametrize("mode", [0o620, 0o602, 0o666])
async def test_a_file_that_others_may_have_written_is_refused(path: Path, mode: int) -> None:
    path.parent.mkdir()
    await FileStore(path).save("s", TOKEN)
    path.chmod(mode)

    with pytest.raises(PermissionError, match="others may have written it"):
        await FileStore(path).load("s")


@posix
async def test_a_file_of_somebody_else_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.parent.mkdir()
    await FileStore(path).save("s", TOKEN)
    owner = path.stat().st_uid
    os.chown(path, 4242, -1) if os.geteuid() == 0 else monkeypatch.setattr(os, "geteuid", lambda: owner + 1)

    with pytest.raises(PermissionError, match="others may have written it"):
        await FileStore(path).load("s")


@posix
async def test_a_pipe_in_the_place_of_the_file_holds_up_nobody(path: Path) -> None:
    path.parent.mkdir()
    os.mkfifo(path)

    with pytest.raises(OSError, match="not a file"):
        await FileStore(path).load("s")


@posix
async def test_a_lock_follows_no_link(path: Path, tmp_path: Path) -> None:
    path.parent.mkdir()
    path.with_name("tokens.json.lock").symlink_to(tmp_path / "made")

    with pytest.raises(OSError, match="symbolic links"):
        async with FileStore(path).lock("s"):
            pass
    assert not (tmp_path / "made").exists()


@posix
async def test_a_link_in_the_place_of_the_file_is_replaced_and_not_followed(
    path: Path, tmp_path: Path
) -> None:
    path.parent.mkdir()
    (tmp_path / "victim").write_text("{}")
    (tmp_path / "victim").chmod(0o644)
    path.symlink_to(tmp_path / "victim")

    await FileStore(path).save("s", TOKEN)

    assert ((tmp_path / "victim").read_text(), path.is_symlink()) == ("{}", False)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
