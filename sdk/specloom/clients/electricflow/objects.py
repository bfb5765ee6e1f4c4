"""The resource `objects` of ElectricFlow.

Generated from specs/electricflow.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Unpack

from attrs import define, field

from specloom.service import Operation, RequestOptions, Service
from specloom.values import Model, OpenEnum, wire

from ._api import API
from .models import (
    Application,
    Artifact,
    Count,
    Environment,
    FlowRuntime,
    FormalParameter,
    Job,
    Pipeline,
    Procedure,
    Process,
    Project,
    Property,
    Release,
    Repository,
    Stage,
)


class Objects(Service):
    """Objects of any kind, by what they are like."""

    _api = API

    async def find(
        self, data: FindObjects | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> list[FoundObject]:
        """Find objects of one kind by filters.

        Each one found has its id, and the object itself under the name of its kind: `found.pipeline`.

        ``PUT /objects?request=findObjects``
        """
        return await self._call(_FIND, (), options, data=data)


class FilterOperator(OpenEnum):
    """How a property is compared, or how filters are joined."""

    EQUALS = "equals"
    """It is the operand."""

    NOT_EQUAL = "notEqual"
    """It is not the operand."""

    CONTAINS = "contains"
    """It holds the operand."""

    LIKE = "like"
    """It fits the operand, in which `%` stands for anything."""

    NOT_LIKE = "notLike"
    """It does not fit the operand."""

    IN = "in"
    """It is one of the operands."""

    BETWEEN = "between"
    """It lies between the two operands."""

    LESS_THAN = "lessThan"
    """It is less than the operand."""

    LESS_OR_EQUAL = "lessOrEqual"
    """It is the operand or less."""

    GREATER_THAN = "greaterThan"
    """It is greater than the operand."""

    GREATER_OR_EQUAL = "greaterOrEqual"
    """It is the operand or greater."""

    IS_NULL = "isNull"
    """There is none."""

    IS_NOT_NULL = "isNotNull"
    """There is one."""

    AND = "and"
    """All of the filters hold."""

    OR = "or"
    """One of the filters holds."""

    NOT = "not"
    """The filter does not hold."""


@define(kw_only=True)
class Filter(Model):
    """A condition on one property, or several of them joined by `and`, `or` or `not`."""

    operator: FilterOperator
    """How the property is compared, or how the filters are joined."""

    property_name: str | None = field(default=None, metadata=wire(name="propertyName"))
    """The property."""

    operand1: str | None = None
    """What it is compared with."""

    operand2: str | None = None
    """The other end, of `between`."""

    filter: list[Filter] | None = None
    """What is joined by `and`, `or` or `not`."""


class SortOrder(OpenEnum):
    """Which way to sort."""

    ASCENDING = "ascending"
    """The least first."""

    DESCENDING = "descending"
    """The greatest first."""


@define(kw_only=True)
class Sort(Model):
    """What to sort by."""

    property_name: str = field(metadata=wire(name="propertyName"))
    """The property."""

    order: SortOrder | None = None
    """Which way."""


@define(kw_only=True)
class FindObjects(Model):
    """What to look for."""

    object_type: str = field(metadata=wire(name="objectType"))
    """The kind of objects: `pipeline`, `job`, `formalParameter` …"""

    filter: Filter | None = None
    """What they must meet."""

    sort: Sort | None = None
    """The order in which they come."""

    max_ids: Count | None = field(default=None, metadata=wire(name="maxIds"))
    """How many are looked for at most."""

    num_objects: Count | None = field(default=None, metadata=wire(name="numObjects"))
    """How many are given at most."""


@define(kw_only=True)
class FoundObject(Model):
    """An object that was found, under the name of its kind. Those of other kinds are kept as they came."""

    object_id: str | None = field(default=None, metadata=wire(name="objectId"))
    """The kind and the id of the object."""

    project: Project | None = None
    procedure: Procedure | None = None
    pipeline: Pipeline | None = None
    stage: Stage | None = None
    release: Release | None = None
    application: Application | None = None
    process: Process | None = None
    environment: Environment | None = None
    repository: Repository | None = None
    artifact: Artifact | None = None
    property: Property | None = None
    formal_parameter: FormalParameter | None = field(default=None, metadata=wire(name="formalParameter"))
    job: Job | None = None
    flow_runtime: FlowRuntime | None = field(default=None, metadata=wire(name="flowRuntime"))


_FIND: Operation[list[FoundObject]] = Operation(
    "objects.find",
    "PUT",
    "/objects",
    sends=FindObjects,
    returns=list[FoundObject],
    query={"request": "findObjects"},
    many="object",
    omits_empty=True,
)
