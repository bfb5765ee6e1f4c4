"""The fluent pipe builder of Flex.io.

``flexio.pipe()`` collects tasks step by step, and stores or runs them at the end::

    pipe = await (
        flexio.pipe()
        .request("https://www.flex.io/report.csv")
        .convert(input="csv", output="json")
        .email("me@example.com", subject="Daily report", data="attachment")
        .save(name="Daily report")
    )

The names are those of the reference and of its JavaScript SDK. The tasks themselves are in ``_tasks``; requests
and types are generated from the spec.
"""

from __future__ import annotations

import logging
from collections.abc import Generator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Unpack

from attrs import field, frozen

from specloom.errors import SpecloomError
from specloom.service import UNSET, RequestOptions, Response, Unset

from ._tasks import TaskChain

if TYPE_CHECKING:
    from . import ObjectStatus, Pipe, Pipes, ScheduleStatus, Task

__all__ = ["LoadedPipe", "PipeBuilder"]

_log = logging.getLogger(__name__)

#: Seconds for the removal of a pipe that was run once: it must not hold up the answer for long.
_DISCARD_TIMEOUT = 10.0


@frozen
class PipeBuilder(TaskChain):
    """A pipe in the making: each task method gives a new builder with one task more.

    A builder never changes, so a beginning can be shared: ``fetch = flexio.pipe().request(url)``, then
    ``fetch.convert("csv", "json")`` and ``fetch.select(["id"])`` are two pipes. Nothing is sent before
    ``save`` or ``run``. Parameters that are left out are not sent.
    """

    _pipes: Pipes = field(alias="pipes", repr=False, kw_only=True)

    def load(self, id: str) -> LoadedPipe:
        """Go on with a stored pipe, by its ``eid`` or ``ename``. Nothing is sent yet.

        ``await flexio.pipe().load(id)`` is the pipe itself; ``save`` changes it, tasks are added to its own,
        ``run`` runs it. ValueError after a task: which of the two lists it belongs to would be a guess.
        """
        if self.tasks:
            raise ValueError("load() comes first: flexio.pipe().load(id), then the tasks to add")
        return LoadedPipe(pipes=self._pipes, id=id)

    async def save(
        self,
        *,
        name: str | Unset = UNSET,
        ename: str | Unset = UNSET,
        description: str | Unset = UNSET,
        schedule: Mapping[str, Any] | Unset = UNSET,
        schedule_status: ScheduleStatus | Unset = UNSET,
        eid_status: ObjectStatus | Unset = UNSET,
        **options: Unpack[RequestOptions],
    ) -> Pipe:
        """Store the pipe as a new one and get it as stored, with the ``eid`` by which it is run.

        ``POST /pipes``
        """
        from . import PipeCreate

        pipe = PipeCreate(
            name=name,
            ename=ename,
            description=description,
            task=list(self.tasks) if self.tasks else UNSET,
            schedule=schedule if isinstance(schedule, Unset) else dict(schedule),
            schedule_status=schedule_status,
            eid_status=eid_status,
        )
        return await self._pipes.create(pipe, **options)

    async def run(self, data: Any = UNSET, **options: Unpack[RequestOptions]) -> Response:
        """Run the tasks once with any data, and get whatever the last one puts out.

        Flex.io runs stored pipes only. So the tasks are stored as a *pending* pipe, which is in no list, and
        which is deleted after the run, whatever came of it: three requests. To run a pipe often, ``save`` it
        and call ``flexio.pipes.run(pipe.eid, data)``, or ``flexio.pipe().load(pipe.eid).run(data)``.

        The response has the status that the pipe chose; none raises an exception. ValueError without tasks.
        """
        return await _run_once(self._pipes, self.tasks, data, options)


@frozen
class LoadedPipe(TaskChain):
    """A stored pipe to go on with: awaited, it is the pipe; tasks that are chained come after its own."""

    _pipes: Pipes = field(alias="pipes", repr=False, kw_only=True)
    id: str = field(kw_only=True)

    def __await__(self) -> Generator[Any, None, Pipe]:
        """Read the pipe. ValueError if tasks were added: they need ``save`` or ``run``.

        ``GET /pipes/{id}``
        """
        if self.tasks:
            raise ValueError("tasks were added to the loaded pipe: end with .save() or .run()")
        return self._pipes.read(self.id).__await__()

    async def save(
        self,
        *,
        name: str | Unset = UNSET,
        ename: str | Unset = UNSET,
        description: str | Unset = UNSET,
        schedule: Mapping[str, Any] | Unset = UNSET,
        schedule_status: ScheduleStatus | Unset = UNSET,
        eid_status: ObjectStatus | Unset = UNSET,
        **options: Unpack[RequestOptions],
    ) -> Pipe:
        """Change what is given, keep the rest, and get the pipe as it is now.

        Added tasks cost one more request, which reads the tasks that the pipe has, as the server replaces the
        whole list. What somebody else adds between the two requests is lost.

        ``POST /pipes/{id}``
        """
        from . import PipePatch

        patch = PipePatch(
            name=name,
            ename=ename,
            description=description,
            task=await self._all_tasks(options) if self.tasks else UNSET,
            schedule=schedule if isinstance(schedule, Unset) else dict(schedule),
            schedule_status=schedule_status,
            eid_status=eid_status,
        )
        return await self._pipes.update(self.id, patch, **options)

    async def run(self, data: Any = UNSET, **options: Unpack[RequestOptions]) -> Response:
        """Run the pipe with any data, and get whatever its last task puts out.

        Added tasks that are not saved take part this once: see ``PipeBuilder.run``.

        ``POST /pipes/{id}/run``
        """
        if self.tasks:
            return await _run_once(self._pipes, await self._all_tasks(options), data, options)
        return await self._pipes.run(self.id, data, **options)

    async def _all_tasks(self, options: RequestOptions) -> list[Task]:
        stored = await self._pipes.read(self.id, **_options_beside(options))
        return [*stored.task, *self.tasks]


async def _run_once(pipes: Pipes, tasks: Sequence[Task], data: Any, options: RequestOptions) -> Response:
    from . import ObjectStatus, PipeCreate

    if not tasks:
        raise ValueError("a pipe without tasks has nothing to run: add a task, or load(id) a stored pipe")
    beside = _options_beside(options)
    pipe = await pipes.create(PipeCreate(eid_status=ObjectStatus.PENDING, task=list(tasks)), **beside)
    try:
        return await pipes.run(pipe.eid, data, **options)
    finally:
        await _discard(pipes, pipe.eid, {**beside, "timeout": _DISCARD_TIMEOUT})


async def _discard(pipes: Pipes, eid: str, options: RequestOptions) -> None:
    try:
        await pipes.delete(eid, **options)
    except SpecloomError as error:  # the answer of the run counts more than what is left behind
        _log.warning("the pending pipe %s was run, but could not be deleted: %s", eid, error)


def _options_beside(options: RequestOptions) -> RequestOptions:
    """The caller's options for the requests beside the one that was asked for: not what is in that one."""
    beside = options.copy()
    beside.pop("params", None)
    beside.pop("expected_status", None)
    beside.pop("idempotency_key", None)
    return beside
