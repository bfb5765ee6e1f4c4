"""The options of a connection and of a call: their names, their defaults and what they refuse."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final, Literal, TypedDict, cast

from attrs import evolve, frozen

from ._arguments import Forthcoming, no_such_argument

if TYPE_CHECKING:
    import ssl
    from pathlib import Path

    import aiohttp
    import cattrs

    from ._clock import Clock
    from ._http import Attempt
    from ._pace import RateLimit
    from ._redirect import RedirectPolicy
    from ._retry import RetryPolicy
    from ._tls import TLS
    from .auth import TokenStore

MIB: Final = 1024 * 1024


def _seconds(name: str, value: object) -> None:
    if value is not None and not (isinstance(value, int | float) and 0 < value < 1e9):
        raise ValueError(f"{name} must be a number of seconds above 0, or None for no limit; got {value!r}")


@frozen(kw_only=True)
class Timeout(Forthcoming):
    """How long a call may take, in seconds; None is no limit.

    ``total`` covers a whole buffered call: renewal of the credential, waiting for a connection, all
    attempts and pauses, the body. ``attempt`` bounds one attempt, ``connect`` the making of a connection,
    ``pool`` waiting for a free one, ``read`` the silence between two pieces of an answer. ``min_rate`` is in
    bytes per second: a body that comes slower than this over a ``read`` period is given up (0 or None: never).
    """

    total: float | None = 120.0
    attempt: float | None = None
    connect: float | None = 10.0
    pool: float | None = 30.0
    read: float | None = 30.0
    min_rate: float | None = 1024.0

    def __attrs_post_init__(self) -> None:
        for name in ("total", "attempt", "connect", "pool", "read"):
            _seconds(f"timeout.{name}", getattr(self, name))
        rate = cast("object", self.min_rate)
        if rate is not None and not (isinstance(rate, int | float) and 0 <= rate < 1e12):
            raise ValueError(f"timeout.min_rate must be bytes per second, 0 or above; got {rate!r}")


DEFAULT_TIMEOUT: Final = Timeout()
NO_TIMEOUT: Final = Timeout(total=None, connect=None, pool=None, read=None, min_rate=None)


def as_timeout(value: Timeout | float | None, base: Timeout = DEFAULT_TIMEOUT) -> Timeout:
    """Read the short forms: a number is the total of *base*; None switches every limit off."""
    if isinstance(value, Timeout):
        return value
    if value is None:
        return NO_TIMEOUT
    if isinstance(value, bool) or not isinstance(cast("object", value), int | float):
        raise TypeError(f"timeout must be a Timeout, a number of seconds or None; got {value!r}")
    return evolve(base, total=float(value))


@frozen(kw_only=True)
class Limits(Forthcoming):
    """What a connection holds at most. Attack: an answer without end, in any of its parts.

    ``connections`` are open at once; ``body`` is in bytes, decoded, of an answer held in memory; ``depth``
    counts nested JSON arrays and objects; ``header_size`` is bytes of one header line, ``headers`` their
    number.
    """

    connections: int = 100
    body: int = 64 * MIB
    depth: int = 512
    header_size: int = 8190
    headers: int = 128

    def __attrs_post_init__(self) -> None:
        for name in ("connections", "body", "depth", "header_size", "headers"):
            value = getattr(self, name)
            if isinstance(value, bool) or not isinstance(value, int) or value < 1:
                raise ValueError(f"limits.{name} must be a whole number of at least 1, got {value!r}")


class RequestOptions(TypedDict, total=False):
    """The options of every call; each replaces the connection's setting for this call alone.

    ``headers`` and ``params`` are added to what the method sends (None removes a header of the connection);
    ``expected_status`` makes those answers results that are never followed, retried or raised: where the body of one
    beyond 2xx does not fit the method's type, the value is None (`with_response` gives the response); only a page of a
    list is an error then. ``token`` is sent as it is and never renewed; ``idempotency_key`` lets a POST be repeated.
    """

    headers: Mapping[str, str | None] | None
    params: Mapping[str, Any] | None
    timeout: Timeout | float | None
    retry: RetryPolicy | None
    redirect: RedirectPolicy | None
    expected_status: int | Collection[int] | Literal["any"] | None
    idempotency_key: str | None
    token: str | None


OPTION_NAMES: Final = frozenset(RequestOptions.__annotations__)


def check_options(options: Mapping[str, Any], owner: str = "the call", own: Iterable[str] = ()) -> None:
    """Refuse what is no option, and say what there is; *own* are the arguments that *owner* has beside them."""
    unknown = options.keys() - OPTION_NAMES
    if unknown:
        raise no_such_argument(owner, min(unknown), [*own, *sorted(OPTION_NAMES)])


def expected_statuses(value: int | Collection[int] | str | None) -> frozenset[int] | Literal["any"] | None:
    """Read ``expected_status``: one status, several, or ``"any"``."""
    if value is None:
        return None
    if value == "any":
        return "any"
    given: Collection[object] = (value,) if isinstance(value, int) else value
    for status in given:
        if isinstance(status, bool) or not isinstance(status, int) or not 100 <= status <= 599:
            raise ValueError(f'expected_status takes statuses from 100 to 599 or "any"; got {status!r}')
    return frozenset(status for status in given if isinstance(status, int))


class ConnectionOptions(TypedDict, total=False):
    """The options of ``connect(…)`` of a generated client: those of ``AsyncConnection``, and two of its logins.

    ``rate_limit`` replaces what the spec says of how often the API may be called; None switches it off.
    ``store`` keeps the tokens of logins between processes (``FileStore``); with ``allow_http`` a login may go over
    plain http to other machines, with a warning.
    """

    hosts: Mapping[str, str]
    tls: TLS | ssl.SSLContext | None
    ssl_certificate: str | Path | bool
    timeout: Timeout | float
    retry: RetryPolicy | None
    redirect: RedirectPolicy | None
    limits: Limits
    headers: Mapping[str, str] | None
    proxy: str | None
    session: aiohttp.ClientSession | None
    transport: Any
    converter: cattrs.Converter | None
    on_attempt: Callable[[Attempt], None] | None
    rate_limit: RateLimit | None
    clock: Clock
    store: TokenStore | None
    allow_http: bool
