"""The resources of the group `scheduler`.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from specloom.service import Service

from .._api import API

if TYPE_CHECKING:
    from .task import Task
    from .task_log import TaskLog


class Scheduler(Service):
    """Transactions that are made anew, once or several times, by rules."""

    _api = API

    @cached_property
    def task(self) -> Task:
        """Rules by which transactions are made anew."""
        from .task import Task

        return Task(self._connection)

    @cached_property
    def task_log(self) -> TaskLog:
        """What was made by them, and when."""
        from .task_log import TaskLog

        return TaskLog(self._connection)
