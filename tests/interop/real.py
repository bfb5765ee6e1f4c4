"""Real servers: started by the scripts of a folder beside the checkout, shared by all who test at the same time.

The folder is ``SPECLOOM_SERVERS``, or ``../shared/servers``; its ``start-NAME.sh start|stop`` install what they need on
first use. A server runs as long as one process here uses it: each holds a shared lock, and the last one to go stops it.
Nothing here knows what a server does.
"""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import socket
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Final, Self

import pytest
from attrs import define, field, frozen

_START_SECONDS: Final = 420


@frozen
class Script:
    """How a server is started: its script, and the variables that take free ports; some ports are *fixed*."""

    file: str
    ports: tuple[str, ...] = ("PORT",)
    environment: Mapping[str, str] = {}
    fixed: tuple[int, ...] = ()


SCRIPTS: Final = {
    "httpbin": Script("start-httpbin.sh"),
    "drf": Script("start-drf-jwt.sh", ("DRF_PORT",), {"DRF_THROTTLE": "100000/min"}),
    "kinto": Script("start-kinto.sh"),
    "wiremock": Script("start-wiremock.sh", ("PORT", "HTTPS_PORT")),
    "prism": Script("start-prism.sh"),
    "tls": Script("start-tls.sh", (), fixed=(8443, 8444, 8445, 8446, 8447)),
}


def scripts_folder() -> Path:
    """Where the scripts are; the test is skipped where they are not."""
    beside = Path(__file__).parents[3] / "shared" / "servers"
    folder = Path(os.environ.get("SPECLOOM_SERVERS", beside))
    if not (folder / "common.sh").exists():
        pytest.skip(
            f"no scripts that start real servers: neither SPECLOOM_SERVERS nor {beside.parent.name}/servers"
        )
    return folder.resolve()


@frozen
class Running:
    """A server that runs: the ports it listens on, and the folder in which it keeps its files."""

    ports: tuple[int, ...]
    folder: Path

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.ports[0]}"


@define
class RealServers:
    """The real servers that this process uses; a context manager that leaves them to the others, or stops them."""

    _base: Path
    _used: dict[str, tuple[Running, IO[Any]]] = field(factory=dict)

    def start(self, name: str, *arguments: str, **environment: str) -> Running:
        """Start a server, unless it runs. The test is skipped, with the script's words, where it cannot start."""
        if name not in self._used:
            folder = self._base / name
            folder.mkdir(parents=True, exist_ok=True)
            with ExitStack() as undo, _locked(folder / "starting"):
                users = undo.enter_context((folder / "users").open("a"))
                if _alone(users):
                    self._stop(name)
                    self._begin(name, arguments, environment)
                fcntl.flock(users, fcntl.LOCK_SH)
                ports = json.loads((folder / "ports.json").read_text())
                undo.pop_all()
            files = next(one for one in folder.iterdir() if (one / "pid").exists())
            self._used[name] = Running(tuple(ports), files), users
        return self._used[name][0]

    def _begin(self, name: str, arguments: tuple[str, ...], environment: Mapping[str, str]) -> None:
        script = SCRIPTS[name]
        if taken := [port for port in script.fixed if _answers(port)]:
            pytest.skip(f"{script.file} needs the ports {taken}, on which something else listens")
        ports = script.fixed or tuple(_free_port() for _ in script.ports)
        own = dict(zip(script.ports, map(str, ports), strict=False))
        done = self._run(name, "start", *arguments, **script.environment, **environment, **own)
        if done.returncode != 0:
            said = " ".join((done.stdout + done.stderr).splitlines()[-3:])
            self._stop(name)
            pytest.skip(f"{script.file} does not start here: {said}")
        (self._base / name / "ports.json").write_text(json.dumps(ports))

    def _stop(self, name: str) -> None:
        for pid in (self._base / name).glob("*/pid"):
            if not _is_of(int(pid.read_text()), self._base / name):
                pid.unlink()  # of a machine that was started anew since: whoever has that number now is not ours
        self._run(name, "stop")

    def _run(self, name: str, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
        caller = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "COV"))}
        return subprocess.run(
            ["bash", str(scripts_folder() / SCRIPTS[name].file), *words],
            env={**caller, "BASE": str(self._base / name), **environment},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=_START_SECONDS,
            check=False,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for name, (_, users) in self._used.items():
            with _locked(self._base / name / "starting"), users:
                fcntl.flock(users, fcntl.LOCK_UN)
                if _alone(users):
                    self._stop(name)


def _alone(users: IO[Any]) -> bool:
    """Whether no other process uses the server; it is then ours alone until the lock is shared or closed."""
    try:
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _is_of(pid: int, folder: Path) -> bool:
    """Whether a process works in, or was started from, a folder (where that can be known: on Linux)."""
    with contextlib.suppress(OSError):
        process = Path("/proc") / str(pid)
        named = (process / "cmdline").read_text() + os.readlink(process / "cwd")
        return str(folder) in named
    return not Path("/proc/self").exists()


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _answers(port: int) -> bool:
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=5):
        return True
    return False


@contextlib.contextmanager
def _locked(path: Path) -> Iterator[None]:
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
