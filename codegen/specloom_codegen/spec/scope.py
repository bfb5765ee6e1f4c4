"""The files of a spec as their resources see them: which types are visible, which defaults hold.

The main file and the files of a plain ``include`` list share one namespace; a grouped file sees the main
file's types beside its own. A resource may define its model in place; such a type counts like any other.
"""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from specloom_codegen.spec.document import IncludedFile, Spec
from specloom_codegen.spec.operations import Defaults, Resource
from specloom_codegen.spec.values import Type


@attrs.frozen
class Part:
    """One file of a spec.

    ``group`` is the name of the sub-client, None for the main file and the files of a plain list.
    ``own_types`` are those that the file declares, ``types`` all that it sees, ``defaults`` the layers
    from far to near, ``entry`` the file itself.
    """

    file: str
    group: str | None
    own_types: Mapping[str, Type]
    types: Mapping[str, Type]
    resources: Mapping[str, Resource]
    defaults: tuple[Defaults, ...]
    entry: Spec | IncludedFile


def parts_of(spec: Spec) -> tuple[Part, ...]:
    """The files of a spec, the main file first, the others in the order of ``include``."""
    files: list[Spec | IncludedFile] = [spec, *spec.files]
    shared: dict[str, Type] = {}
    for file in files:
        if _group_of(file) is None:
            shared = declared_types(file) | shared
    return tuple(_part_of(spec, file, shared) for file in files)


def declared_types(file: Spec | IncludedFile) -> dict[str, Type]:
    """The types of one file: those under ``types`` and the models that resources define in place."""
    models = {
        resource.model: model_definition(resource)
        for resource in file.resources.values()
        if resource.model is not None and defines_model(resource)
    }
    return models | dict(file.types)


def defines_model(resource: Resource) -> bool:
    """Whether a resource spells its model out instead of naming one."""
    return resource.fields is not None or resource.extends is not None


def model_definition(resource: Resource) -> Type:
    """The type that a resource spells out in place."""
    return Type(
        fields=resource.fields,
        extends=resource.extends,
        required=resource.required,
        example=resource.example,
        origin=resource.origin,
    )


def _group_of(file: Spec | IncludedFile) -> str | None:
    return file.group if isinstance(file, IncludedFile) else None


def _part_of(spec: Spec, file: Spec | IncludedFile, shared: Mapping[str, Type]) -> Part:
    own = declared_types(file)
    layers = (spec.defaults,) if file is spec else (spec.defaults, file.defaults)
    return Part(
        file=file.file,
        group=_group_of(file),
        own_types=own,
        types={**shared, **own},
        resources=file.resources,
        defaults=tuple(layer for layer in layers if layer is not None),
        entry=file,
    )
