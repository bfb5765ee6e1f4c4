"""By what records are known: the keys of item paths, and the names by which rows are found.

Made once, of the spec. What a row holds under them is the business of ``records`` and ``world``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from attrs import frozen

from specloom_codegen import ir
from specloom_codegen.mock.endpoints import url_hole
from specloom_codegen.mock.roles import job_keys
from specloom_codegen.mock.schema import Schema

SENT: Final = "$sent"
"""Under this key a row keeps a digest of what its job was started with, where the same work is done once."""


@frozen(kw_only=True)
class Key:
    """A hole of an item's path and the names by which its value is found in a row; the first is the identity.

    ``field`` is the identity field of the model, None when the model has none: then the row keeps the value aside.
    """

    param: ir.Param
    names: tuple[str, ...]
    field: ir.Field | None = None
    hidden: bool = False


def keys_of(schema: Schema, resource: ir.Resource) -> Iterator[Key]:
    model = schema.object(resource.model)
    for param in resource.key:
        names = param.matches or (param.wire,)
        if model is None:
            yield Key(param=param, names=names)
            continue
        named = schema.field_at(model, names[0])
        if named is not None and schema.is_composed(named.type):
            named = None  # GitHub: the owner of /repos/{owner}/{repo} is an object in the answer
        if model.field(names[0]) is None and model.field(names[0].partition(".")[0]) is not None:
            yield Key(param=param, names=names, field=named)  # Kubernetes: `metadata.name`
            continue
        one = named or (_likely_identity(model) if len(resource.key) == 1 else None)
        if one is None:
            yield Key(param=param, names=(param.wire,), hidden=True)
        else:
            yield Key(param=param, names=tuple(dict.fromkeys((one.wire, *names))), field=one)


def names_of(schema: Schema, resource: ir.Resource, keys: tuple[Key, ...]) -> tuple[str, ...]:
    """The names by which rows are found: fields of keys, holes that jobs fill, and what jobs were started with."""
    names = [name for key in keys for name in key.names]
    starts = (each for each in resource.operations if each.job)
    names += [name for each in starts if each.job for name in job_keys(schema, resource, each, each.job)]
    names += [hole for each in resource.operations if (hole := url_hole(each))]
    names += [SENT for each in resource.operations if each.mock.once]
    return tuple(dict.fromkeys(names))


def _likely_identity(model: ir.ObjectType) -> ir.Field | None:
    """The field that identifies a record where none is named like the key: by its hint, or called ``id``."""
    hinted = (one for one in model.fields if one.mock == "id")
    return next(hinted, model.field("id"))
