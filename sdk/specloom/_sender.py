"""How requests to token endpoints are sent: once, over TLS, without redirects, with a deadline of their own.

Attack at the guards: a token endpoint that answers with a redirect, or that is reached in clear, hands the password or
the refresh token to somebody else. Nothing of these requests is logged but method, URL and status.
"""

from __future__ import annotations

import asyncio
import warnings
from collections.abc import Collection, Coroutine, Mapping
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any, Final

from ._body import Body, prepare_body
from ._http import Request, Response, laid_over, lay_headers
from ._options import Timeout
from ._path import build_query, check_headers, check_method, encode_path, origin_of
from ._routes import Routes
from ._url import host_of, resolve
from .errors import AuthError, SpecloomError

if TYPE_CHECKING:
    from ._clock import Clock
    from ._state import Shared

TOKEN_TIMEOUT: Final = Timeout(total=30.0)
TOKEN_LIMIT: Final = 1024 * 1024
_ANYWHERE: Final = frozenset({"accept", "accept-encoding", "user-agent"})


class TokenSender:
    """``await send(method, path, json=…)`` for an `Auth`: one request, and whatever answer it gets.

    *path* is joined to the API's base, or to that of *host*; a whole URL is taken as it is. TransportError when no
    answer comes; AuthError when the request must not be sent; ValueError for what cannot stand in one.
    """

    def __init__(
        self,
        shared: Shared,
        routes: Routes,
        *,
        headers: Mapping[str, str],
        allow_http: bool = False,
    ) -> None:
        self._shared = shared
        self._allow_http = allow_http
        self._routes = routes
        self._headers = headers
        self._warned = False

    @property
    def clock(self) -> Clock:
        return self._shared.clock

    @property
    def origin(self) -> str:
        return origin_of(self._routes.base)

    # No coroutine function, so that no frame with passwords and tokens in it is in the traceback of an error.
    def __call__(
        self,
        method: str,
        path: str,
        *,
        host: str | None = None,
        headers: Mapping[str, str] | None = None,
        query: Mapping[str, Any] | None = None,
        json: Any = None,
        form: Mapping[str, Any] | None = None,
        statuses: Collection[int] = (),
    ) -> Coroutine[Any, Any, Response]:
        url = self._url(path, host, build_query(query or {}, {}))
        self._check_scheme(url)
        body = _body(json, form)
        sent = dict(self._own_headers(url))
        if body is not None and body.content_type:
            lay_headers(sent, {"Content-Type": body.content_type})
        sent = laid_over(sent, headers or {})
        check_headers(sent)
        return self._send(Request(method=check_method(method), url=url, headers=sent, body=body))

    def _own_headers(self, url: str) -> Mapping[str, str]:
        """The connection's headers. Attack: a key among them that goes along to somebody else's login."""
        if origin_of(url) in self._shared.origins:
            return self._headers
        return {name: value for name, value in self._headers.items() if name.lower() in _ANYWHERE}

    def _url(self, path: str, host: str | None, query: str) -> str:
        if path.startswith(("http://", "https://")):
            url = resolve(path, path)
            return f"{url}{'&' if '?' in url else '?'}{query}" if query else url
        return self._routes.target(encode_path(path), query, host=host)[1]

    def _check_scheme(self, url: str) -> None:
        # Attack: whoever is on the way reads the password.
        if url.startswith("https://") or _is_loopback(host_of(origin_of(url))):
            return
        if not self._allow_http:
            raise AuthError(
                f"the token endpoint {origin_of(url)} is not https: credentials are not sent in clear"
                " (allow_http=True on the login lifts this)"
            )
        if not self._warned:
            self._warned = True
            warnings.warn(f"credentials are sent in clear to {origin_of(url)}", UserWarning, stacklevel=2)

    async def _send(self, request: Request) -> Response:
        shared = self._shared
        if not shared.usable():
            await shared.open()
        clock = shared.clock
        began = clock.monotonic()
        watch = shared.sweeper.watch(TOKEN_TIMEOUT, now=began)
        watch.lasting = True
        shared.sweeper.arm(watch)
        failure: SpecloomError | None = None
        try:
            raw = await shared.transport.send(request, watch)
            try:
                content = await raw.read(TOKEN_LIMIT)
            except BaseException:
                raw.close()
                raise
        except asyncio.CancelledError:
            failure = watch.absorbed()
            if failure is None:
                raise
        else:
            return Response(
                raw.status,
                headers=raw.headers,
                content=content,
                method=request.method,
                url=request.url,
                elapsed=clock.monotonic() - began,
            )
        finally:
            shared.sweeper.disarm(watch)
        raise failure


def _body(json: Any, form: Mapping[str, Any] | None) -> Body | None:
    if json is not None:
        return prepare_body(json=json)
    return None if form is None else prepare_body(form=form)


def _is_loopback(host: str) -> bool:
    name = host.strip("[]").rstrip(".")
    if name == "localhost" or name.endswith(".localhost"):
        return True
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return False
