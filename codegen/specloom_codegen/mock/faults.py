"""Faults that the fake injects: by chance, or scripted for the next calls.

``parse_fault`` reads the notation of the command line; ``FaultPlan`` decides, given a call and a random number,
what goes wrong. Pure; making a connection fail is the business of ``wire``.
"""

from __future__ import annotations

import random
from collections.abc import Iterable
from typing import Final, Literal

from attrs import define, evolve, field, frozen

FaultKind = Literal["status", "redirect", "reset", "stall", "truncate"]

_KINDS: Final[dict[str, FaultKind]] = {"reset": "reset", "stall": "stall", "truncate": "truncate"}
_HINT: Final = (
    "write a status or reset, stall, truncate, then a probability and options: "
    "503:0.1, 503:0.1:retry-after=2, reset:0.01, truncate:1:path=/pipes:method=GET:times=3"
)


@frozen(kw_only=True)
class Fault:
    """One thing that goes wrong.

    ``status`` answers an error in the spec's shape before anything is done, or after it with *after*;
    ``redirect`` answers *status* and *location*. ``reset`` closes the connection before anything is done, or
    with *after* when all is done but the answer; ``stall`` never answers; ``truncate`` breaks the answer off in
    its middle. *path* is what the path of the call must start with, with or without the base of the API;
    *times* how often it happens (None: for ever); *retry_after* is seconds.
    """

    kind: FaultKind = "status"
    status: int = 503
    probability: float = 1.0
    retry_after: float | None = None
    location: str | None = None
    path: str | None = None
    method: str | None = None
    times: int | None = None
    after: bool = False
    code: str | None = None

    def fits(self, method: str, paths: Iterable[str]) -> bool:
        """Whether the fault is meant for a call, by its method and the forms of its path."""
        if self.method is not None and self.method.upper() != method:
            return False
        return self.path is None or any(each.startswith(self.path) for each in paths)


def parse_fault(text: str) -> Fault:
    """Read a fault such as ``503:0.1:retry-after=2``. Raises ValueError with the way out."""
    what, *rest = text.strip().split(":")
    fault = _parse_kind(what, text)
    if rest and "=" not in rest[0] and rest[0] != "after":
        fault = evolve(fault, probability=_parse_probability(rest.pop(0), text))
    for option in rest:
        fault = _with_option(fault, option, text)
    return fault


def _parse_kind(what: str, text: str) -> Fault:
    if what in _KINDS:
        return Fault(kind=_KINDS[what])
    if what.isascii() and what.isdigit() and 400 <= int(what) <= 599:
        return Fault(status=int(what))
    raise ValueError(f"{text!r} is not a fault: {_HINT}")


def _parse_probability(word: str, text: str) -> float:
    try:
        probability = float(word)
    except ValueError:
        probability = -1.0
    if not 0 <= probability <= 1:
        raise ValueError(f"{word!r} in the fault {text!r} is not a probability between 0 and 1: {_HINT}")
    return probability


def _with_option(fault: Fault, option: str, text: str) -> Fault:
    name, _, value = option.partition("=")
    try:
        if option == "after":
            return evolve(fault, after=True)
        if name == "retry-after":
            return evolve(fault, retry_after=_seconds(value))
        if name == "times":
            return evolve(fault, times=int(value))
        if name == "path" and value.startswith("/"):
            return evolve(fault, path=value)
        if name == "method" and value.isalpha():
            return evolve(fault, method=value.upper())
        if name == "code" and value:
            return evolve(fault, code=value)
    except ValueError:
        pass
    raise ValueError(f"{option!r} in the fault {text!r} is not an option: {_HINT}")


def _seconds(value: str) -> float:
    seconds = float(value)
    if not 0 <= seconds < 1e9:
        raise ValueError(value)
    return seconds


@define
class FaultPlan:
    """The faults in force. Scripted ones come first, in the order in which they were added."""

    faults: tuple[Fault, ...]
    chance: random.Random
    scripted: list[Fault] = field(factory=list[Fault])

    def add(self, fault: Fault) -> None:
        """Let a fault happen to the next calls that it is meant for (once, where it does not say)."""
        self.scripted.append(fault if fault.times is not None else evolve(fault, times=1))

    def clear(self) -> None:
        """Forget the scripted faults."""
        self.scripted.clear()

    def strike(self, method: str, paths: tuple[str, ...]) -> Fault | None:
        """What happens to a call, if anything; a scripted fault is used up by it."""
        for index, fault in enumerate(self.scripted):
            if fault.fits(method, paths) and self._happens(fault):
                self._use(self.scripted, index)
                return fault
        for index, fault in enumerate(self.faults):
            if fault.times != 0 and fault.fits(method, paths) and self._happens(fault):
                if fault.times is not None:
                    used = evolve(fault, times=fault.times - 1)
                    self.faults = (*self.faults[:index], used, *self.faults[index + 1 :])
                return fault
        return None

    def _happens(self, fault: Fault) -> bool:
        return fault.probability >= 1 or self.chance.random() < fault.probability

    @staticmethod
    def _use(faults: list[Fault], index: int) -> None:
        left = (faults[index].times or 1) - 1
        if left > 0:
            faults[index] = evolve(faults[index], times=left)
        else:
            del faults[index]
