"""``MockServer``: the fake on a socket of this machine, for tests in-process and for the command line."""

from __future__ import annotations

import asyncio
import random
import re
import sys
import time
import traceback
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Any, Final, Self

from aiohttp import web
from attrs import evolve

from specloom_codegen import ir
from specloom_codegen.mock.addresses import Addresses
from specloom_codegen.mock.certificates import (
    CertificateError,
    Certificates,
    load_certificates,
    make_certificates,
)
from specloom_codegen.mock.control import Control, is_control, is_local
from specloom_codegen.mock.endpoints import main_prefix
from specloom_codegen.mock.fake import Handled, build_fake
from specloom_codegen.mock.faults import Fault, FaultKind, FaultPlan, parse_fault
from specloom_codegen.mock.holding import Holder, Sleep, WatchedServer
from specloom_codegen.mock.journal import Journal, RecordedRequest, secret_names, told
from specloom_codegen.mock.messages import Call, Refusal, Reply
from specloom_codegen.mock.settings import check_settings
from specloom_codegen.mock.state import Saver, StateError, StateFile
from specloom_codegen.mock.wire import (
    Spool,
    TooLarge,
    allow_body,
    call_of,
    quiet_logger,
    read_content,
    reset,
    send,
    send_part,
    stall,
    with_content,
)

BODY_LIMIT: Final = 64 * 1024 * 1024
_GOODBYE: Final = 0.5
"""Seconds that calls in flight have when the server stops."""

TlsFiles = tuple[str | Path, str | Path]
"""A certificate and its key, as PEM files."""


class StartError(Exception):
    """The server cannot start: the port is taken, a file is of no use. The text is one line."""


class MockServer:
    """A stateful fake of an API. An async context manager; ``url`` is what a client connects to.

    ``tls`` is True for a certificate of its own (``ca_file``, ``ssl_context``) or a pair of PEM files.
    ``token_lifetime`` and ``latency`` are seconds. ``faults`` are `Fault` values or their texts (``503:0.1``).
    ``state`` is an SQLite file that keeps the records; None keeps them in memory. ``seed`` makes everything that is
    invented, and every chance, the same again. ``credentials`` fixes which are right, by the names of the spec.
    ``rate_limit`` holds callers to the limit that the spec names; ``job_polls`` is for how many questions a job runs,
    whatever the spec says, and ``job_pause`` for how many seconds a long poll waits for each of its steps.
    ``verbose`` tells each call on stderr. ``clock`` tells the time and ``sleep`` lets it pass.
    ``body_limit`` is in bytes; larger content is refused with 413 unless it is only sent back.
    ValueError for a rate limit or a credential of which the spec knows nothing.
    """

    def __init__(
        self,
        api: ir.Api,
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        tls: bool | TlsFiles = False,
        token_lifetime: float | None = None,
        latency: float = 0.0,
        faults: Iterable[Fault | str] = (),
        state: str | Path | None = None,
        seed: int | None = None,
        credentials: Mapping[str, str] | None = None,
        rate_limit: bool = False,
        job_polls: int | None = None,
        job_pause: float = 0.0,
        verbose: bool = False,
        body_limit: int = BODY_LIMIT,
        clock: Callable[[], float] = time.time,
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        self._api = api
        self._host = host
        self._port = port
        self._tls = tls
        self._latency = latency
        self._state = None if state is None else Path(state)
        self._verbose = verbose
        self._body_limit = body_limit
        self._clock = clock
        check_settings(api, credentials=credentials or {}, rate_limit=rate_limit)
        self._fake = build_fake(
            api,
            seed=seed,
            token_lifetime=token_lifetime,
            credentials=credentials,
            rate_limit=rate_limit,
            job_polls=job_polls,
            job_pause=job_pause,
        )
        chance = random.Random(None if seed is None else seed + 1)
        self._plan = FaultPlan(tuple(_fault(each) for each in faults), chance)
        self._journal = Journal()
        self._control = Control(
            fake=self._fake, plan=self._plan, journal=self._journal, secrets=secret_names(api)
        )
        self._prefix = re.compile(re.sub(r"\\\{[^{}]*\\\}", "[^/]+", re.escape(main_prefix(api))))
        self._saver: Saver | None = None
        self._certificates: Certificates | None = None
        self._runner: web.ServerRunner | None = None
        self._stopping = asyncio.Event()
        self._holder = Holder(sleep)

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *exc_info: object) -> None:
        await self.close()

    # --- life --------------------------------------------------------------------------------

    async def start(self) -> None:
        """Listen. Raises `StartError` with one line that says what is in the way."""
        try:
            await self._open_state()
            await self._make_certificates()
            await self._listen()
        except (StateError, CertificateError) as error:
            await self.close()
            raise StartError(str(error)) from None
        except OSError as error:
            await self.close()
            reason = error.strerror or str(error)
            raise StartError(f"cannot listen on {self._host} port {self._port}: {reason}") from None

    async def close(self) -> None:
        """Stop listening, end calls in flight, and write what is left to write. May be called twice."""
        self._stopping.set()
        self._holder.stop()
        runner, self._runner = self._runner, None
        if runner is not None:
            await runner.cleanup()
        saver = self._saver
        if saver is not None:
            await self._save()
            self._saver = None
            await saver.close()
        certificates, self._certificates = self._certificates, None
        if certificates is not None:
            await asyncio.to_thread(certificates.remove)

    async def _open_state(self) -> None:
        if self._state is not None:
            name = self._api.name if self._api.version is None else f"{self._api.name} {self._api.version}"
            file = await asyncio.to_thread(StateFile.open, self._state, name)
            self._saver = Saver(file)
            self._fake.world.store.load(await asyncio.to_thread(file.load))
        self._fake.seed(self._clock())
        await self._save()

    async def _make_certificates(self) -> None:
        if isinstance(self._tls, tuple):
            self._certificates = await asyncio.to_thread(load_certificates, *self._tls)
        elif self._tls:
            names = [host.name for host in self._api.hosts]
            self._certificates = await asyncio.to_thread(make_certificates, self._host, names)

    async def _listen(self) -> None:
        self._stopping.clear()
        self._holder.restart()
        server = WatchedServer(
            self._handle,
            access_log=None,
            logger=quiet_logger(),
            max_line_size=65_536,
            max_field_size=65_536,
            lingering_time=1.0,
        )
        server.holder = self._holder
        self._runner = web.ServerRunner(server, shutdown_timeout=_GOODBYE)
        await self._runner.setup()
        context = self._certificates.server if self._certificates else None
        site = web.TCPSite(self._runner, self._host, self._port, ssl_context=context)
        await site.start()
        self._port = self._runner.addresses[0][1]

    async def _save(self) -> None:
        changes = self._fake.world.store.take_changes()
        if changes:
            self._holder.ring()
        if self._saver is not None:
            await self._saver.save(changes)

    # --- where it is -------------------------------------------------------------------------

    @property
    def port(self) -> int:
        return self._port

    @property
    def origin(self) -> str:
        """Scheme, host and port, without a path."""
        return self._addresses.origin

    @property
    def url(self) -> str:
        """What a client connects to: it stands for ``url`` of the spec, so ``base`` is not in it."""
        return self._addresses.url

    @property
    def hosts(self) -> Mapping[str, str]:
        """What stands for the further hosts of the spec, by their names."""
        return self._addresses.hosts

    @property
    def token_url(self) -> str | None:
        """Where the first login of the spec is served, for logins whose ``url`` in the spec is somewhere else."""
        return self._addresses.token_url

    @property
    def _addresses(self) -> Addresses:
        return Addresses(api=self._api, secure=bool(self._tls), host=self._host, port=self._port)

    @property
    def ca_file(self) -> Path | None:
        """The authority that signed the fake's own certificate; removed when the server closes."""
        return self._certificates.ca_file if self._certificates else None

    @property
    def ssl_context(self) -> Any:
        """A context for clients that trusts the fake; None without TLS."""
        return self._certificates.client_context() if self._certificates else None

    # --- what it saw, and what it shall do -----------------------------------------------------

    @property
    def requests(self) -> list[RecordedRequest]:
        """The calls so far, the mock's own surface aside, oldest first."""
        return list(self._journal)

    def records(self, resource: str) -> list[Mapping[str, Any]]:
        """The records of a resource (``pipes``, ``membership.address``) as they are stored."""
        return [row.data for _, row in self._fake.world.store.of_resource(resource)]

    def token(self, *, user: str = "mock", lifetime: float | None = None) -> str:
        """A token that is let in, as a login would have yielded; *lifetime* is seconds."""
        return self._fake.gate.token(self._clock(), user=user, lifetime=lifetime).text

    def expire_tokens(self) -> None:
        """End every token that was issued and every credential that was used so far."""
        self._fake.tokens.expire_all()

    def fail_next(
        self,
        *,
        status: int = 503,
        kind: FaultKind = "status",
        retry_after: float | None = None,
        path: str | None = None,
        method: str | None = None,
        times: int = 1,
        after: bool = False,
        code: str | None = None,
    ) -> None:
        """Let the next calls fail (see `Fault`); *path* is what their path starts with."""
        self._plan.add(
            Fault(
                kind=kind,
                status=status,
                retry_after=retry_after,
                path=path,
                method=method,
                times=times,
                after=after,
                code=code,
            )
        )

    def redirect_next(self, *, to: str, status: int = 307, path: str | None = None, times: int = 1) -> None:
        """Let the next calls be redirected, to a path or a URL."""
        self._plan.add(Fault(kind="redirect", status=status, location=to, path=path, times=times))

    async def reset(self) -> None:
        """Back to the start: records as seeded, no tokens, no scripted faults, no calls."""
        self._plan.clear()
        self._journal.clear()
        self._fake.reset(self._clock())
        await self._save()

    # --- one call ----------------------------------------------------------------------------

    async def _handle(self, request: web.BaseRequest) -> web.StreamResponse:
        started = time.perf_counter()
        scheme = "https" if self._tls else "http"
        usual = self.origin.partition("//")[2]
        call = call_of(request, scheme=scheme, usual_host=usual, now=self._clock())
        if is_control(call.path):
            return await self._handle_control(request, call)
        if self._latency:
            await self._holder.sleep(self._latency)
        fault = self._plan.strike(call.method, (call.path, self._prefix.sub("", call.path, count=1)))
        spool = Spool()
        try:
            await allow_body(request)
            if fault is not None and fault.kind == "stall":
                self._journal.note(call, spool.size, None, "", fault)
                return await stall(request, self._stopping)
            return await self._respond(request, call, fault, spool)
        finally:
            await spool.close()
            if self._verbose and len(self._journal):
                print(told(self._journal.last(), time.perf_counter() - started), file=sys.stderr, flush=True)

    async def _respond(
        self, request: web.BaseRequest, call: Call, fault: Fault | None, spool: Spool
    ) -> web.StreamResponse:
        held = spool if self._fake.echoes(call) else None
        call, refusal = await with_content(request, call, self._body_limit, held)
        if fault is not None and not fault.after and fault.kind == "reset":
            self._journal.note(call, spool.size, None, "", fault)
            return reset(request)
        handled = Handled(reply=self._fake.refuse(refusal, call)) if refusal else None
        if handled is None and fault is not None and fault.kind in ("status", "redirect") and not fault.after:
            handled = Handled(reply=self._fake.fail(fault, call))
        if handled is None:
            handled = await self._answer(request, call)
        if handled.held is not None:
            self._journal.note(call, len(call.content), None, handled.operation, fault)
            return reset(request)
        if fault is not None and fault.after and fault.kind == "status":
            handled = evolve(handled, reply=self._fake.fail(fault, call))
        broken = fault is not None and fault.kind in ("reset", "truncate")
        size = spool.size or len(call.content)
        self._journal.note(call, size, None if broken else handled.reply.status, handled.operation, fault)
        if fault is not None and fault.kind == "reset":
            return reset(request)
        if broken:
            return await send_part(request, handled.reply, spool)
        return await send(request, handled.reply, spool)

    async def _answer(self, request: web.BaseRequest, call: Call) -> Handled:
        """The fake's answer, when there is one; still held when the caller of a long poll has hung up."""
        since = self._holder.changes
        handled = await self._asked(call, partial(self._fake.answer, call))
        while handled.held is not None:
            due = handled.held.due
            end = await self._holder.hold(request, due - self._clock(), since)
            if end == "gone":
                return handled
            if end == "stop":
                return await self._asked(call, partial(self._fake.conclude, handled, self._clock()))
            now = max(self._clock(), due) if end == "time" else self._clock()
            since = self._holder.changes
            handled = await self._asked(call, partial(self._fake.resume, handled, now))
        return handled

    async def _asked(self, call: Call, ask: Callable[[], Handled]) -> Handled:
        """What the fake says now; its changes are on the disk by then."""
        try:
            handled = ask()
            await self._save()
        except Exception as error:
            traceback.print_exc(file=sys.stderr)
            refusal = Refusal("failure", message=f"The mock failed: {type(error).__name__}")
            return Handled(reply=self._fake.refuse(refusal, call))
        return handled

    async def _handle_control(self, request: web.BaseRequest, call: Call) -> web.StreamResponse:
        if not is_local(request.remote, call):
            return await send(request, self._fake.refuse(Refusal("no_route"), call))
        try:
            call = evolve(call, content=await read_content(request, self._body_limit))
        except (TooLarge, web.RequestPayloadError):
            return await send(request, Reply(status=413))
        reply = self._control.answer(call)
        await self._save()
        return await send(request, reply)


def _fault(value: Fault | str) -> Fault:
    return parse_fault(value) if isinstance(value, str) else value
