"""The resolved form of a spec: what the renderer, the mock and the documentation read.

Everything that the language lets a user leave out is filled in here: verbs have methods and
statuses, layers are laid, references are checked, inline classes have names. Nothing is optional
by accident: None means "there is none". Building these values is the work of ``resolve``; this
module holds data and the questions that can be asked of it, no decisions.

Names of types are unique in an API: that of a group's type is ``membership.Address``. A resource within a
group is called ``membership.address``, also as the owner of a type.
"""

from __future__ import annotations

from .document import Api, AuthRequest, AuthScheme, Errors, Host, RateLimit, Setting
from .fake import ApiHints, Hook, MockError, MockHints, Search, SearchCondition, SearchOrder
from .operations import (
    Answer,
    Body,
    Envelope,
    Job,
    Operation,
    Paging,
    Param,
    Resource,
    RetryRule,
    Wait,
)
from .places import Carrier, Condition, Place, Places
from .types import (
    Access,
    AliasType,
    EnumMember,
    EnumType,
    Field,
    FilterType,
    Limits,
    ListOf,
    MapOf,
    Method,
    Named,
    ObjectType,
    Scalar,
    ScalarName,
    TypeDef,
    TypeRef,
    UnionType,
    Variant,
)

__all__ = [
    "Access", "AliasType", "Answer", "Api", "ApiHints", "AuthRequest", "AuthScheme", "Body", "Carrier",
    "Condition", "EnumMember", "EnumType", "Envelope", "Errors", "Field", "FilterType", "Hook", "Host", "Job",
    "Limits", "ListOf", "MapOf", "Method", "MockError", "MockHints", "Named", "ObjectType", "Operation",
    "Paging", "Param", "Place", "Places", "RateLimit", "Resource", "RetryRule", "Scalar", "ScalarName",
    "Search", "SearchCondition", "SearchOrder", "Setting", "TypeDef", "TypeRef", "UnionType", "Variant",
    "Wait",
]  # fmt: skip
