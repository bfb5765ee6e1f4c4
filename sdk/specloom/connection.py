"""AsyncConnection: one API, its credentials, its pool; and calls on it without a generated class.

The loop that a call runs is in `_flight`, the decisions in `_exchange`; what copies share in `_state`.
"""

from __future__ import annotations

import warnings
from collections.abc import AsyncIterator, Callable, Collection, Coroutine, Mapping
from functools import lru_cache, partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final, Self, Unpack

from attrs import evolve

from . import _serde
from ._arguments import Forthcoming
from ._body import prepare_body
from ._call import Call, Manner, Settings, checked, policy
from ._clock import Clock, SystemClock
from ._config import ConnectionConfig, refuse_references
from ._exchange import IDEMPOTENT
from ._flight import Flight
from ._http import Attempt, Response, laid_over
from ._options import (
    DEFAULT_TIMEOUT,
    Limits,
    RequestOptions,
    Timeout,
    as_timeout,
)
from ._path import (
    build_query,
    check_method,
    encode_path,
)
from ._redirect import RedirectPolicy
from ._retry import RetryPolicy
from ._routes import Routes
from ._secret import forgetful, redact_url
from ._sender import TokenSender
from ._state import Shared
from ._stream import StreamContext, StreamResponse, save_stream
from ._tls import TLS, tls_from, unverified_warning
from ._unset import UNSET, Unset
from ._url import check_proxy
from .auth import Auth, NamedSchemes, Scheme, TokenSource

if TYPE_CHECKING:
    import ssl

    import aiohttp
    import cattrs

    from ._body import Body
    from ._pace import RateLimit
    from ._transport import Transport

_DEFAULT_RETRY: Final = RetryPolicy()
_DEFAULT_REDIRECT: Final = RedirectPolicy()


class AsyncConnection(Forthcoming):
    """A connection to one API: ``async with AsyncConnection(url, token=…) as connection: …``

    *url* may hold ``{api_version}``. *auth* (or *token*, short for a bearer token) signs requests to *url* and
    *hosts*, and to nothing else. *ssl_certificate* is short for *tls*: a CA file, True for the system's roots, False
    for no verification. *retry* and *redirect* are policies, None is never. An injected *session* lends its
    connector. *converter* is a cattrs converter for values. *on_attempt* is called with each line of the log,
    and what it raises is logged. *rate_limit* makes requests wait so that the API is not called faster than that.

    A connection belongs to the event loop of its first call. Misuse is a ValueError or TypeError right here.
    """

    def __init__(
        self,
        url: str,
        *,
        auth: Auth | None = None,
        token: TokenSource | None = None,
        api_version: int | str | None = None,
        hosts: Mapping[str, str] | None = None,
        tls: TLS | ssl.SSLContext | None = None,
        ssl_certificate: str | Path | bool = True,
        timeout: Timeout | float | None = DEFAULT_TIMEOUT,
        retry: RetryPolicy | None = _DEFAULT_RETRY,
        redirect: RedirectPolicy | None = _DEFAULT_REDIRECT,
        limits: Limits | None = None,
        headers: Mapping[str, str] | None = None,
        proxy: str | None = None,
        session: aiohttp.ClientSession | None = None,
        transport: Transport | None = None,
        converter: cattrs.Converter | None = None,
        on_attempt: Callable[[Attempt], None] | None = None,
        rate_limit: RateLimit | None = None,
        clock: Clock | None = None,
    ) -> None:
        self._url = url
        self._api_version = api_version
        self.routes = Routes(url, api_version, hosts or {})
        self._tls_option = tls_from(ssl_certificate, tls)
        self._header_option = dict(headers or {})
        self._proxy = check_proxy(proxy)
        self.converter = converter
        self._owner = True
        #: How each call is made; `with_options` replaces it in a copy.
        self.settings = Settings.of(
            self.routes.origins,
            headers=headers,
            timeout=timeout,
            retry=retry,
            redirect=redirect,
            auth=auth,
            token=token,
        )
        self._shared = Shared(
            origins=self.routes.origins,
            limits=limits or Limits(),
            tls=self._tls_option,
            proxy=self._proxy,
            session=session,
            transport=transport,
            clock=clock or SystemClock(),
            on_attempt=on_attempt,
            rate_limit=rate_limit,
        )
        self._shared.send_with(self._make_sender)
        self._shared.adopt(self.settings.auth)
        if (warning := unverified_warning(self._tls_option, self.routes.base)) is not None:
            warnings.warn(warning, UserWarning, stacklevel=2)

    def _make_sender(self, allow_http: bool) -> TokenSender:
        return TokenSender(self._shared, self.routes, headers=self.settings.headers, allow_http=allow_http)

    # --- reading ---

    @property
    def url(self) -> str:
        """The base of all requests, with the API's version filled in."""
        return self.routes.base

    @property
    def api_version(self) -> int | str | None:
        return self._api_version

    @property
    def token(self) -> str | None:
        """The bearer token in use; None when there is none, or none yet."""
        return None if self.auth is None else self.auth.token

    @property
    def user(self) -> str | None:
        """Whom the token names (its ``sub``); None when it does not decode."""
        return None if self.auth is None else self.auth.user

    @property
    def hosts(self) -> Mapping[str, str]:
        return dict(self.routes.hosts)

    @property
    def timeout(self) -> Timeout:
        return self.settings.timeout

    @property
    def retry(self) -> RetryPolicy | None:
        return self.settings.retry

    @property
    def redirect(self) -> RedirectPolicy | None:
        return self.settings.redirect

    @property
    def limits(self) -> Limits:
        return self._shared.limits

    @property
    def auth(self) -> Scheme | None:
        return self.settings.auth

    @property
    def clock(self) -> Clock:
        return self._shared.clock

    @property
    def closed(self) -> bool:
        return self._shared.closed

    @property
    def config(self) -> ConnectionConfig:
        """What travels to another process: everything but secrets and live objects."""
        return ConnectionConfig(
            url=self._url,
            api_version=self._api_version,
            hosts=self.routes.hosts,
            tls=self._tls_option if isinstance(self._tls_option, TLS) else None,
            timeout=self.timeout,
            retry=self.retry,
            redirect=self.redirect,
            limits=self.limits,
            headers=self._header_option,
            proxy=self._proxy,
        )

    @classmethod
    def from_config(cls, config: ConnectionConfig, **live: Any) -> Self:
        """Build a connection like the one that *config* came from; *live* are its ``token``, ``auth``, …

        ValueError where the URL had a query that the configuration does not hold, unless *live* has the whole ``url``.
        """
        return cls(**config.arguments(**live))

    def update_token(self, token: str) -> None:
        """Use *token* from the next request on, in place of the connection's own. AuthError when it can be none.

        Ways to authenticate that operations name are no concern of this.
        """
        if self.auth is None:
            self.settings = self.settings.with_token(token)
            self._shared.adopt(self.auth)
        else:
            self.auth.update(token)

    def with_options(
        self,
        *,
        headers: Mapping[str, str] | None = None,
        timeout: Timeout | float | Unset | None = UNSET,
        retry: RetryPolicy | Unset | None = UNSET,
        redirect: RedirectPolicy | Unset | None = UNSET,
        token: TokenSource | None = None,
        auth: Auth | None = None,
    ) -> Self:
        """A cheap copy with other settings. Pool, budget and cool-down are shared; its ``close()`` does nothing.

        A copy with a *token* or an *auth* calls as that and as nobody else: also where an operation names a way to
        authenticate. A *token* travels as that way says.
        """
        copy = object.__new__(type(self))
        copy.__dict__.update(self.__dict__)
        copy._owner = False
        changes: dict[str, Any] = {}
        if headers is not None:
            refuse_references(headers)
            copy._header_option = laid_over(self._header_option, headers)
            changes["headers"] = laid_over(self.settings.headers, checked(headers))
            changes["has_own_headers"] = True
        if not isinstance(timeout, Unset):
            changes["timeout"] = as_timeout(timeout, self.timeout)
        if not isinstance(retry, Unset):
            changes["retry"] = policy(retry, RetryPolicy, "retry")
        if not isinstance(redirect, Unset):
            changes["redirect"] = policy(redirect, RedirectPolicy, "redirect")
        copy.settings = evolve(self.settings, **changes)
        if auth is not None or token is not None:
            copy.settings = copy.settings.replaced(auth, token)
            self._shared.adopt(copy.auth)
        return copy

    def know_schemes(self, named: NamedSchemes, own: str | None) -> None:
        """Let operations name ways to authenticate; *own* is the name of the connection's. For generated clients."""
        self.settings = evolve(self.settings, named=named, auth_name=own)

    # --- life ---

    async def __aenter__(self) -> Self:
        await self._shared.open()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def close(self) -> None:
        """End calls in flight with ClientStateError and give up the pool; closing twice is nothing."""
        if self._owner:
            await self._shared.close()

    # --- calls ---

    def perform(self, call: Call) -> Coroutine[Any, Any, Response]:
        """Run one call: every method of the SDK that sends something ends up here."""
        return Flight(self._shared, call).run()

    @forgetful
    def request(
        self,
        method: str,
        path: str,
        *,
        data: Any = None,
        json: Any = UNSET,
        form: Any = UNSET,
        multipart: Any = UNSET,
        host: str | None = None,
        **options: Unpack[RequestOptions],
    ) -> Coroutine[Any, Any, Response]:
        """Send one request and give its answer; StatusError for what is neither 2xx nor expected.

        *path* is joined to the base (or that of *host*); a whole URL must be of an origin of this connection.
        """
        body = prepare_body(data, json=json, form=form, multipart=multipart, encode=_written)
        return self.perform(self._plain_call(method, path, body, host, options))

    def stream(
        self,
        method: str,
        path: str,
        *,
        data: Any = None,
        json: Any = UNSET,
        form: Any = UNSET,
        multipart: Any = UNSET,
        host: str | None = None,
        **options: Unpack[RequestOptions],
    ) -> StreamContext[bytes]:
        """Send one request and read its answer as it comes: ``async with connection.stream(…) as answer: …``"""
        body = prepare_body(data, json=json, form=form, multipart=multipart, encode=_written)
        call = self._plain_call(method, path, body, host, options, streams=True)
        return StreamContext(partial(self.open_stream, call))

    async def open_stream(
        self, call: Call, item: Callable[[StreamResponse[Any]], AsyncIterator[Any]] | None = None
    ) -> StreamResponse[Any]:
        """Run a streaming call up to the head of its answer; *item* says how it is iterated."""
        flight = Flight(self._shared, call)
        response = await flight.run()
        return StreamResponse(flight, response, item or StreamResponse[Any].bytes)

    @forgetful
    def download(
        self,
        path: str,
        *,
        to: str | Path,
        method: str = "GET",
        host: str | None = None,
        **options: Unpack[RequestOptions],
    ) -> Coroutine[Any, Any, Path]:
        """Write an answer's body to the file *to*, whole or not at all; gives the path."""
        return save_stream(self.stream(method, path, host=host, **options), Path(to))

    @forgetful
    def get_url(
        self, *, route: str, data: Any = None, **options: Unpack[RequestOptions]
    ) -> Coroutine[Any, Any, Response]:
        """GET *route*, with *data* as a JSON body if given; 200, 202 and 303 are answers, not followed."""
        options.setdefault("expected_status", (200, 202, 303))
        return self.request("GET", route, json=UNSET if data is None else data, **options)

    @forgetful
    def post_json(
        self, *, route: str, data: Any, **options: Unpack[RequestOptions]
    ) -> Coroutine[Any, Any, Response]:
        """POST *data* as JSON to *route*; any 2xx is an answer."""
        return self.request("POST", route, json=data, **options)

    # --- from arguments to calls ---

    def _plain_call(
        self,
        method: str,
        path: str,
        body: Body | None,
        host: str | None,
        options: RequestOptions,
        *,
        streams: bool = False,
    ) -> Call:
        manner = _manner_of(method)
        params = options.get("params")
        query = build_query(params, None, _serde.encode_param) if params else ""
        if path.startswith(("http://", "https://")):
            target = self.routes.link(path, query)
        else:
            target = self.routes.target(encode_path(path), query, host=host)
        return self.settings.call(target, body, manner.headers, options, manner, streams=streams)

    @property
    def origins(self) -> Collection[str]:
        """The origins that credentials may go to, fixed when the connection was made."""
        return self.routes.origins

    def __repr__(self) -> str:
        state = "closed" if self.closed else "open"
        return f"AsyncConnection({redact_url(self.routes.base)!r}, {state})"


def _written(value: Any) -> str:
    """Write a value of a form as everywhere on the wire; what knows how is loaded when it is needed."""
    return _serde.encode_param(value)


@lru_cache(maxsize=64)
def _manner_of(method: str) -> Manner:
    """How a plain request with this method is called; ValueError for what is no method."""
    method = check_method(method)
    return Manner(method=method, idempotent=method in IDEMPOTENT)
