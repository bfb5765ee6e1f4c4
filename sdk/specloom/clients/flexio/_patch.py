"""What the generated client of Flex.io does not have by itself: ``pipe()``, the start of the pipe builder.

This file, ``builder`` and ``_tasks`` are written by hand, and the generator leaves them alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._client import Flexio as GeneratedFlexio

if TYPE_CHECKING:
    from .builder import PipeBuilder

__all__ = ["Flexio"]


class Flexio(GeneratedFlexio):
    """The client of Flex.io: ``about``, ``pipes``, ``connections``, ``users``, and the builder ``pipe()``."""

    def pipe(self) -> PipeBuilder:
        """An empty pipe, to which tasks are chained: ``flexio.pipe().echo("Hi").save(name="Greeting")``."""
        from .builder import PipeBuilder  # loaded on first use: most programs run pipes and build none

        return PipeBuilder(pipes=self.pipes)
