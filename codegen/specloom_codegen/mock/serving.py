"""Serving a fake from the command line, until somebody stops it."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from specloom_codegen import ir
from specloom_codegen.mock.faults import Fault
from specloom_codegen.mock.server import MockServer, StartError, TlsFiles

CANNOT_START = 5
"""The exit code of the command line for trouble with the network; a port that is taken is such."""


def serve(
    api: ir.Api,
    *,
    host: str = "127.0.0.1",
    port: int = 0,
    tls: bool | TlsFiles = False,
    token_lifetime: float | None = None,
    latency: float = 0.0,
    faults: Iterable[Fault] = (),
    state: str | Path | None = None,
    seed: int | None = None,
    credentials: Mapping[str, str] | None = None,
    rate_limit: bool = False,
    job_polls: int | None = None,
    job_pause: float = 0.0,
    verbose: bool = False,
) -> int:
    """Serve until SIGINT or SIGTERM; returns the exit code. What people need to know goes to stderr.

    ValueError for options that mean nothing with this spec, see `MockServer`.
    """
    server = MockServer(
        api,
        host=host,
        port=port,
        tls=tls,
        token_lifetime=token_lifetime,
        latency=latency,
        faults=faults,
        state=state,
        seed=seed,
        credentials=credentials,
        rate_limit=rate_limit,
        job_polls=job_polls,
        job_pause=job_pause,
        verbose=verbose,
    )
    try:
        asyncio.run(_serve(server, api))
    except StartError as error:
        print(f"specloom mock: {error}", file=sys.stderr)
        return CANNOT_START
    except KeyboardInterrupt:
        pass
    return 0


async def _serve(server: MockServer, api: ir.Api) -> None:
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for each in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(NotImplementedError):  # Windows: Ctrl-C raises KeyboardInterrupt instead
            loop.add_signal_handler(each, stopped.set)
    async with server:
        print(f"{api.title or api.name} on {server.url}", file=sys.stderr)
        for name, url in server.hosts.items():
            print(f"  {name}: {url}", file=sys.stderr)
        if server.ca_file is not None:
            print(f"  CA: {server.ca_file}", file=sys.stderr)
        print(f"  control: {server.origin}/_mock  (Ctrl-C stops)", file=sys.stderr, flush=True)
        await stopped.wait()
