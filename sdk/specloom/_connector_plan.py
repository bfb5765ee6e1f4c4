"""From the inputs of a REST connector to the plan of its one call: address, body, credentials, patience.

Pure: nothing is opened, read or sent. What cannot go together is refused here, before anything is.
Source: Cloudomation, ConnectorTypeREST, version 1.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from os import PathLike
from pathlib import Path
from typing import Any, Final, cast

from attrs import frozen

from . import _serde
from ._body import Body, Multipart, Part, prepare_body
from ._body.multipart import File
from ._connector_inputs import BACKOFF, TABLE, complete, hint, shown
from ._exchange import IDEMPOTENT, Rules
from ._options import Timeout
from ._path import build_query, check_headers, check_method, encode_path
from ._redirect import RedirectPolicy
from ._retry import RetryPolicy
from ._tls import TLS
from ._unset import UNSET
from ._url import origin_of, resolve, show_link
from .auth import BasicAuth, Carrier

TEXT: Final = "text/plain; charset=utf-8"
#: The shortest pause between two tries, in seconds.
SHORTEST: Final = 1.0
# The document repeats on statuses, for as long as its deadline lasts. Where nothing answers at all (a wrong name, a
# server that is gone) three tries must do: ten minutes are too long to learn of a typing error.
UNANSWERED: Final = 3
# Retries end by time, not by number.
_WITHOUT_END: Final = 1_000_000
_METHODS_OF_JSON: Final = ("POST", "PUT", "PATCH", "DELETE")
_BODIES: Final = ("json", "text", "urlencoded", "multipart", "data")
_OF_A_MULTIPART: Final = ("content-type", "boundary", "parts")
_OF_A_PART: Final = ("name", "value", "file", "content-type", "content-disposition", "content-length")


@frozen(kw_only=True, eq=False, repr=False)
class Plan:
    """What one call sends, and how its answer is judged.

    ``body`` makes the body anew for each run. ``tls`` is None where nothing was said about certificates, ``auth`` and
    ``grant`` where no credentials were asked for.
    """

    method: str
    url: str
    origin: str
    headers: Mapping[str, str]
    body: Callable[[], Body | None]
    timeout: Timeout
    retry: RetryPolicy | None
    redirect: RedirectPolicy | None
    expected: frozenset[int]
    repeated: frozenset[int]
    tls: TLS | None
    auth: BasicAuth | None
    grant: str | None
    dst: Path | None

    def rules(self, origins: frozenset[str]) -> Rules:
        """What the call may do on a connection with these *origins*.

        A status to repeat on is repeated although it may be expected: polling ends with an answer of another one.
        """
        repeated = self.repeated if self.retry is not None else frozenset[int]()
        return Rules(
            retry=self.retry,
            redirect=self.redirect,
            origins=origins,
            expected=self.expected - repeated,
            idempotent=self.method in IDEMPOTENT,
            retry_statuses=repeated,
            reads_refusals=self.dst is None,
            takes_parts=True,  # which are judged by `expected` as all are
        )


def plan_of(given: Mapping[str, Any]) -> Plan:
    """Read the inputs of a connector. TypeError and ValueError say what is wrong, and the way out."""
    try:
        return _read(complete(given))
    except UnicodeError:
        pass  # it holds the whole text, which may be a secret
    raise ValueError("an input holds half a surrogate pair, which has no encoding")


def _read(i: Mapping[str, Any]) -> Plan:
    url, origin = _address(i)
    method, body = _method_and_body(i)
    return Plan(
        method=method,
        url=_with_query(url, i["params"]),
        origin=origin,
        headers=_headers(i),
        body=body,
        timeout=_timeout(i),
        retry=_retry(i["retry_backoff"]),
        redirect=RedirectPolicy(i["max_redirects"]) if i["allow_redirects"] else None,
        expected=frozenset(i["expected_status_code"]),
        repeated=frozenset(i["retry_status_code"]),
        tls=_tls(i),
        auth=_auth(i),
        grant=i["grant"],
        dst=None if i["dst"] is None else Path(i["dst"]),
    )


# --- the address -----------------------------------------------------------------------------


def _address(i: Mapping[str, Any]) -> tuple[str, str]:
    """Give the URL, encoded, and its origin. With ``url`` and ``hostname`` both, ``url`` takes precedence."""
    if i["url"] is None and i["hostname"] is None:
        raise ValueError("either url or hostname must be set: url='https://api.example.com/things'")
    if i["url"] is not None:
        for name in ("base_path", "path"):
            if i["hostname"] is None and i[name] is not None:
                raise ValueError(f"{name} goes with hostname, not with url; write the whole address as url")
        return _whole(i["url"])
    return _of_parts(i)


def _whole(url: str) -> tuple[str, str]:
    try:
        origin = origin_of(url)
        return resolve(url, url), origin
    except ValueError as error:
        problem = str(error)
    if "user information" in problem:
        problem += "; write username and password with authentication_method='basic'"
    elif "://" not in url:
        problem = "it is not [scheme]://[hostname]/[path]"
    raise ValueError(f"url {show_link(url)!r} cannot be called: {problem}")


def _of_parts(i: Mapping[str, Any]) -> tuple[str, str]:
    scheme, hostname = i["scheme"], i["hostname"]
    if scheme not in ("http", "https"):
        raise ValueError(f"scheme must be 'http' or 'https'; got {shown('scheme', scheme)}")
    if any(mark in hostname for mark in "/?#\\"):
        raise ValueError(
            f"hostname must be a host and no more; got {show_link(hostname)!r}; write a whole address as url"
        )
    site = f"{scheme}://{hostname}"
    base, path = (i["base_path"] or ""), (i["path"] or "")
    joined = (
        f"/{base.strip('/')}/{path.lstrip('/')}"
        if base.strip("/") and path
        else f"/{(base + path).lstrip('/')}"
    )
    try:
        origin = origin_of(site)
    except ValueError as error:
        problem = f"hostname {show_link(hostname)!r} cannot be called: {error}"
    else:
        try:
            return resolve(site + encode_path(joined), site), origin
        except ValueError as error:
            problem = str(error)
    raise ValueError(problem)


def _with_query(url: str, params: Mapping[str, Any] | None) -> str:
    query = build_query(params, None, _serde.encode_param) if params else ""
    if not query:
        return url
    return f"{url}{'&' if '?' in url else '?'}{query}"


# --- the body --------------------------------------------------------------------------------


def _method_and_body(i: Mapping[str, Any]) -> tuple[str, Callable[[], Body | None]]:
    given = [name for name in _BODIES if i[name] is not (UNSET if name in ("json", "data") else None)]
    method = None if i["method"] is None else check_method(i["method"])
    if not given:
        return method or "GET", _nothing
    if len(given) > 1:
        raise ValueError(f"a call has one body; got {' and '.join(given)}")
    name = given[0]
    if method is None:
        raise ValueError(f"{name} is a body, and a call with one needs a method: method='POST'")
    if name in ("json", "data") and method not in _METHODS_OF_JSON:
        raise ValueError(
            f"{name} goes with the methods post, put, patch and delete, not with {method}; for a query write params"
        )
    if name == "multipart":
        multipart = multipart_of(i["multipart"])
        prepare_body(multipart=multipart)  # what cannot be sent is known now; files are opened later
        return method, lambda: prepare_body(multipart=multipart)
    body = _prepared(name, i[name])
    return method, lambda: body


def _nothing() -> None:
    return None


def _prepared(name: str, value: Any) -> Body | None:
    if name == "text":
        return prepare_body(value)
    if name == "urlencoded":
        return prepare_body(form=value, encode=_serde.encode_param)
    try:
        return prepare_body(json=value)
    except (TypeError, ValueError) as error:
        kind, problem = type(error), str(error)
    # A new one: the frames of the codec hold the value.
    raise kind(f"{name} cannot be written as JSON: {problem}")


def multipart_of(value: Mapping[str, Any]) -> Multipart:
    """Read the ``multipart`` input; its types and lengths are those that the document prints."""
    _check_members("multipart", value, _OF_A_MULTIPART)
    parts = value.get("parts")
    if not isinstance(parts, list | tuple) or not parts:
        raise ValueError("multipart needs parts, a list: {'parts': [{'name': 'field', 'value': 'text'}]}")
    for name in ("content-type", "boundary"):
        if not isinstance(value.get(name, ""), str):
            raise TypeError(f"multipart {name} must be a text; got {shown(name, value[name])}")
    return Multipart(
        [_part(number, part) for number, part in enumerate(cast("list[object]", parts))],
        content_type=value.get("content-type", "multipart/mixed"),
        boundary=value.get("boundary"),
        lengths=True,
    )


def _part(number: int, value: object) -> Part:
    where = f"multipart part {number}"
    if not TABLE.fits(value):
        raise TypeError(f"{where} must be {TABLE.what}; got {shown(where, value)}")
    part = cast("Mapping[str, Any]", value)
    _check_members(where, part, _OF_A_PART)
    if ("value" in part) == ("file" in part):
        raise ValueError(f"{where} must have either value, a text, or file, the name of a file")
    name = part.get("name")
    if name is None and "content-disposition" not in part:
        raise ValueError(f"{where} needs a name, or a content-disposition of its own")
    if not isinstance(name, str | None):
        raise TypeError(f"{where}: name must be a text; got {shown(where, name)}")
    headers = {header: _line(where, header, part[header]) for header in _OF_A_PART[4:] if header in part}
    media = _line(where, "content-type", part["content-type"]) if "content-type" in part else None
    if "file" in part:
        if not isinstance(part["file"], str | PathLike) or not part["file"]:
            raise TypeError(f"{where}: file must be the name of a file; got {shown(where, part['file'])}")
        file = Path(cast("str", part["file"]))
        return Part(name, File(file), content_type=media, headers=headers)
    text = part["value"]
    if not isinstance(text, str | int | float):
        raise TypeError(f"{where}: value must be a text; got {shown(where, text)}; a file is file")
    return Part(name, text, content_type=TEXT if media is None else media, headers=headers)


def _line(where: str, name: str, value: object) -> Any:
    """Read a header of a part: a text, False to leave it out, and of a length a number."""
    if name == "content-length" and isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return str(value)
    if value is not False and not isinstance(value, str):
        raise TypeError(f"{where}: {name} must be a text, or False to leave it out; got {shown(name, value)}")
    return value


def _check_members(where: str, given: Mapping[str, Any], known: tuple[str, ...]) -> None:
    for name in given:
        if name not in known:
            raise ValueError(f"{where} has no {name!r}; {hint(name, known)}")


# --- headers and credentials -----------------------------------------------------------------


def _headers(i: Mapping[str, Any]) -> dict[str, str]:
    headers: dict[str, str] = dict(i["headers"] or {})
    cookies: dict[str, str] = dict(i["cookies"] or {})
    _check_texts("headers", headers)
    _check_texts("cookies", cookies)
    check_headers(headers)
    names = {name.lower(): name for name in headers}
    if i["multipart"] is not None and "content-type" in names:
        raise ValueError(
            "headers must not hold a Content-Type beside multipart; write multipart['content-type']"
        )
    if cookies:
        carrier = Carrier("cookie", "*")
        if (problem := carrier.problem(cookies)) is not None:
            raise ValueError(f"cookies: {problem}")
        line = carrier.credential(cookies).headers["Cookie"]
        own = names.get("cookie", "Cookie")
        headers[own] = f"{headers[own]}; {line}" if own in headers else line
    return headers


def _check_texts(name: str, given: Mapping[str, object]) -> None:
    for key, value in given.items():
        if not isinstance(value, str):
            raise TypeError(f"{name}: the value of {key!r} must be a text; got {shown(name, value)}")


def _auth(i: Mapping[str, Any]) -> BasicAuth | None:
    method, username, password = i["authentication_method"], i["username"], i["password"]
    if method is None:
        for name in ("username", "password"):
            if i[name] is not None:
                raise ValueError(f"{name} is for authentication_method='basic', which is not set")
    elif method != "basic":
        raise ValueError(
            f"authentication_method must be 'basic' or None; got {shown('authentication_method', method)}"
        )
    asked = [name for name in ("authentication_method", "grant") if i[name] is not None]
    headers: Mapping[str, str] = i["headers"] or {}
    if asked and any(name.lower() == "authorization" for name in headers):
        asked.append("the header Authorization")
    if len(asked) > 1:
        raise ValueError(f"a call proves in one way who calls; got {' and '.join(asked)}")
    if method is None:
        return None
    if username is None:
        raise ValueError("authentication_method='basic' needs username and password")
    return BasicAuth(username, password or "")


def _tls(i: Mapping[str, Any]) -> TLS | None:
    if i["cacert"] is None:
        return None if i["verify_ssl"] else TLS(verify=False)
    if not i["verify_ssl"]:
        raise ValueError("cacert has no effect with verify_ssl=False; leave out one of them")
    return TLS(ca_file=i["cacert"])


# --- patience --------------------------------------------------------------------------------


def _timeout(i: Mapping[str, Any]) -> Timeout:
    """Only what was asked for: 0 and None are no limit, and neither the pool nor a slow body has one."""
    return Timeout(
        total=i["total_timeout"] or None,
        connect=i["connect_timeout"] or None,
        read=i["read_timeout"] or None,
        pool=None,
        min_rate=None,
    )


def _retry(given: Mapping[str, Any] | None) -> RetryPolicy | None:
    """Exact pauses for as long as the deadline lasts, also for methods that are not idempotent."""
    if given is None:
        return None
    _check_members("retry_backoff", given, tuple(BACKOFF))
    for name, value in given.items():
        least = 1 if name == "multiplier" else 0
        if isinstance(value, bool) or not isinstance(value, int | float) or not least <= value < 1e9:
            raise ValueError(f"retry_backoff {name} must be a number, at least {least}; got {value!r}")
    backoff = {**BACKOFF, **given}
    return RetryPolicy(
        max_attempts=_WITHOUT_END,
        max_unanswered=UNANSWERED,
        initial=backoff["initial"],
        initial_throttled=backoff["initial"],
        multiplier=backoff["multiplier"],
        maximum=backoff["maximum"],
        minimum=SHORTEST,
        jitter=0.0,
        retry_after_max=backoff["deadline"],
        statuses=(),
        idempotent_statuses=(),
        unsafe=True,
        stop_after=backoff["deadline"],
        budget=None,
    )


__all__ = ["Plan", "multipart_of", "plan_of"]
