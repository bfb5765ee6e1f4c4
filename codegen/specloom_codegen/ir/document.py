"""The whole document of the resolved form: settings, credentials, errors, hosts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from attrs import field, frozen

from .fake import ApiHints, Hook, MockError
from .operations import Resource
from .places import Carrier, Condition, Places
from .types import Limits, Scalar, TypeDef, TypeRef


@frozen(kw_only=True)
class Setting:
    """A keyword argument of ``connect``: a variable of the URL, or a credential."""

    name: str  # in the spec
    python: str
    env: str
    required: bool
    has_default: bool = False
    default: Any = None
    type: TypeRef = Scalar(name="string")
    limits: Limits = Limits()
    sensitive: bool = False
    doc: str = ""


@frozen(kw_only=True)
class AuthRequest:
    """The login or the renewal: values that start with ``$`` are credentials (``$$`` is a dollar)."""

    method: str
    path: str | None
    url: str | None
    host: str | None
    query: Mapping[str, Any]
    headers: Mapping[str, Any]
    body: Any
    as_: Literal["json", "form", "query"]
    statuses: tuple[int, ...]  # empty: any 2xx
    basic: tuple[str, str] | None = None  # two credentials that go as HTTP Basic


@frozen(kw_only=True)
class AuthScheme:
    name: str
    credentials: tuple[Setting, ...]
    login: AuthRequest | None
    renew: AuthRequest | None
    token: Places
    refresh_token: Places
    expires: str | None  # the notation of §7, checked
    send: Carrier
    dead: tuple[int | str | Condition, ...]  # a condition: of a success that is an answer to nobody
    origins: tuple[str, ...]
    token_type: str | None = None  # the only one that will do
    doc: str = ""


@frozen(kw_only=True)
class Errors:
    code: Places = ()
    message: Places = ()
    details: Places = ()
    request_id: Places = ()
    fields: Places = ()
    field_codes: Places = ()
    codes: str | None = None  # name of the EnumType
    treat: Mapping[str, int] = field(factory=dict[str, int])  # status or code (as text) → status
    when: Condition | None = None
    example: Any = None  # a whole error answer
    mock: Mapping[str, MockError] = field(factory=dict[str, MockError])  # every situation of §8, filled
    hook: Hook | None = None


@frozen(kw_only=True)
class RateLimit:
    requests: int | None = None
    per: float = 1.0
    remaining: Places = ()
    reset: Places = ()
    wait: Places = ()


@frozen(kw_only=True)
class Host:
    name: str
    url: str  # absolute, or a path on the origin of `url`


@frozen(kw_only=True)
class Api:
    name: str  # the package
    client: str  # the class
    title: str
    doc: str
    version: str | None
    source: str  # the spec's path as it stands in headers: posix, relative to the project
    url: str
    base: str
    hosts: tuple[Host, ...]
    variables: tuple[Setting, ...]
    auth: tuple[AuthScheme, ...]
    errors: Errors
    rate_limit: RateLimit | None
    types: tuple[TypeDef, ...]  # in an order in which each comes after what it extends or uses
    resources: tuple[Resource, ...]
    mock: ApiHints = ApiHints()
    group_docs: Mapping[str, str] = field(factory=dict[str, str])  # of files that are included as groups

    def type(self, name: str) -> TypeDef:
        return next(one for one in self.types if one.name == name)
