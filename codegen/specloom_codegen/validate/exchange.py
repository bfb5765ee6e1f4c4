"""Checks of what surrounds content: hosts, auth, paging, envelopes, retries, conditions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from specloom_codegen.spec import (
    Condition,
    Envelope,
    Paging,
    Place,
    has_key,
)
from specloom_codegen.spec.kinds import Entry
from specloom_codegen.spec.nodes import Step
from specloom_codegen.spec.operations import Inherited
from specloom_codegen.validate.params import check_headers, check_query
from specloom_codegen.validate.report import Scene

_PLACE_HINT: Final = "it lies in the body (`error.code`), in `header NAME` or in `cookie NAME`"
_PAGING_KINDS: Final = ("page", "offset", "cursor", "follow")


def check_inherited(scene: Scene, entry: Inherited) -> None:
    """The keys that operations inherit, where they are written."""
    report = scene.report
    if entry.host is not None and entry.host not in scene.spec.hosts:
        report.unknown(entry, ["host"], "host", entry.host, scene.spec.hosts)
    if entry.auth is not None and entry.auth != "none" and entry.auth not in scene.spec.auth:
        report.unknown(entry, ["auth"], "auth", entry.auth, [*scene.spec.auth, "none"])
    check_query(scene, entry.query)
    check_headers(scene, entry, ["headers"], entry.headers)
    if isinstance(entry.paging, Paging):
        check_paging(scene, entry.paging)
    if isinstance(entry.envelope, Envelope):
        check_envelope(scene, entry.envelope)
    carrier = entry.retry.key if entry.retry is not None else None
    if entry.retry is not None and carrier is not None and carrier.kind not in ("header", "query"):
        message = f"an idempotency key does not go into `{carrier}`"
        report.value(entry.retry, ["key"], message, "write `header Idempotency-Key`")
    if entry.timeout is not None and entry.timeout.seconds <= 0:
        report.value(entry, ["timeout"], "a timeout of nothing", "leave it out for the connection's deadline")


def check_paging(scene: Scene, paging: Paging) -> None:
    """One kind, and the keys that go with it."""
    report = scene.report
    given = [key for key in _PAGING_KINDS if getattr(paging, key) is not None or has_key(paging.origin, key)]
    if not given:
        hint = "say one of page, offset, cursor or follow"
        report.key(paging, [], "a paging that does not say how it goes on", hint)
    elif len(given) > 1:
        message = f"{' and '.join(repr(key) for key in given)}: a paging is of one kind"
        report.key(paging, [given[1]], message, "leave one of them out")
    if paging.first is not None and given != ["page"]:
        report.key(paging, ["first"], "'first' without 'page'", "it is the number of the first page")
    if paging.next is not None and given and given != ["cursor"]:
        hint = "write `follow: …` for the URL of the next page, `cursor:` and `next:` for a value of it"
        report.key(paging, ["next"], f"'next' beside {given[0]!r}", hint)
    if given == ["cursor"] and paging.next is None and not has_key(paging.origin, "next"):
        report.key(
            paging,
            ["cursor"],
            "'cursor' without 'next'",
            "say where the next cursor lies: `next: meta.cursor`",
        )
    if given == ["follow"] and paging.in_ == "body":
        report.key(paging, ["in"], "'in: body' beside 'follow'", "a link is followed as it is; leave it out")
    if paging.size is not None and paging.max is not None and paging.size > paging.max:
        report.value(paging, ["size"], f"size {paging.size} is more than max {paging.max}", "swap them")
    for key in ("total", "more", "end", "follow"):
        check_places(scene, paging, key, getattr(paging, key), ("last", "status"))
    check_places(scene, paging, "next", paging.next, ("status",))


def check_places(
    scene: Scene, entry: Entry, key: str, places: tuple[Place, ...] | None, refused: tuple[str, ...]
) -> None:
    """Places of which some kinds make no sense under a key."""
    for index, place in enumerate(places or ()):
        if place.source in refused:
            steps: Sequence[Step] = [key, index] if len(places or ()) > 1 else [key]
            scene.report.value(entry, steps, f"`{place}` cannot be the place of {key!r}", _PLACE_HINT)


def check_envelope(scene: Scene, envelope: Envelope) -> None:
    scene.check_type(envelope, ["meta_type"], envelope.meta_type)
    if envelope.meta_type is not None and envelope.meta is None and not has_key(envelope.origin, "meta"):
        hint = "say where it lies: `meta: _metadata`"
        scene.report.key(envelope, ["meta_type"], "'meta_type' without 'meta'", hint)


def check_condition(scene: Scene, entry: Entry, steps: Sequence[Step], condition: Condition) -> None:
    if not condition and has_key(entry.origin, str(steps[0])):
        scene.report.key(entry, steps, "a condition without entries", "write `{status: completed}`")
    for place, values in condition.items():
        if place.source in ("last", "link"):
            scene.report.key(entry, [*steps, str(place)], f"`{place}` cannot be asked in a condition", None)
        for value in values:
            if place.source == "status" and not (isinstance(value, int) and 100 <= value <= 599):
                hint = "write it without quotes, as in `status code: 303`"
                scene.report.value(entry, [*steps, str(place)], f"{value!r} is no status", hint)
