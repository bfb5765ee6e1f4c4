"""The records that a path goes through (the hint ``within``), and a resource's own words for a refusal."""

from __future__ import annotations

from attrs import evolve

from specloom_codegen import ir
from specloom_codegen.mock.endpoints import item_path
from specloom_codegen.mock.messages import Refusal
from specloom_codegen.mock.routing import holes_of
from specloom_codegen.mock.seeding import resource_beside, seed_store, visit_to
from specloom_codegen.mock.verbs import record
from specloom_codegen.mock.world import Visit, World


def require_ancestors(world: World, visit: Visit, resource: ir.Resource) -> None:
    """Refuse a call to a resource below a record that is not there, in the words of that record's resource."""
    if resource.within is None:
        return
    parent = resource_beside(world, resource, resource.within)
    holes = holes_of(item_path(parent))
    if not all(hole in visit.texts for hole in holes):
        return  # an operation with a path of its own
    texts = {hole: visit.texts[hole] for hole in holes}
    above = evolve(visit_to(visit, parent, texts), holes=visit.holes)
    require_ancestors(world, above, parent)
    seed_store(world, above)
    try:
        record(world, above)
    except Refusal as refusal:
        raise worded(refusal, parent) from None


def worded(refusal: Refusal, resource: ir.Resource) -> Refusal:
    """The refusal in the words of a resource, where it has its own and the refusal has none yet."""
    own = resource.refusals.get(refusal.situation)
    if own is None:
        return refusal
    return Refusal(
        refusal.situation,
        refusal.problems,
        status=refusal.status or own.status,
        code=refusal.code or own.code,
        message=refusal.message or own.message,
        headers=refusal.headers,
    )
