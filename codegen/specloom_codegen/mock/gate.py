"""Who may call: credentials of requests, logins and renewals as the spec's ``auth`` says them.

Without a login any credential is let in, unless a set of them was fixed or tokens were given a lifetime; with one,
tokens of the fake's own are.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final
from urllib.parse import parse_qsl, unquote_plus

from attrs import define, field

from specloom._unset import UNSET
from specloom_codegen import ir
from specloom_codegen.mock.endpoints import TokenCall
from specloom_codegen.mock.json_values import decode, encode, is_object
from specloom_codegen.mock.messages import JSON, Call, Problem, Refusal, Reply
from specloom_codegen.mock.places import Answer
from specloom_codegen.mock.tokens import Token, TokenBook, is_jwt, jwt_end
from specloom_codegen.spec import Situation
from specloom_codegen.spec.places import Expiry, parse_expiry

USUAL_LIFETIME: Final = 3600.0
"""Seconds that a token lives where neither the spec nor the user says how long."""

_SOMEBODY: Final = "mock"
_NAMELESS: Final = ("pass", "secret", "key", "token", "otp", "code")
"""Credentials whose names hold one of these are no names of users."""


def _nothing(user: str) -> Any:
    """What most logins answer beside the token."""
    return UNSET


@define
class Gate:
    """Judges the credentials of calls to one API.

    *credentials* fixes what is right, by the names of the spec; *lifetime* is seconds that a token lives.
    """

    schemes: tuple[ir.AuthScheme, ...]
    tokens: TokenBook
    lifetime: float | None = None
    credentials: Mapping[str, str] = field(factory=dict[str, str], repr=False)

    def admit(self, auth: str | None, call: Call) -> str:
        """Who calls. Raises the refusal ``unauthenticated``; an operation that wants no credentials gets nobody."""
        schemes = [each for each in self.schemes if auth in (None, each.name)]
        if auth == "none" or not schemes:
            return _SOMEBODY
        for scheme in schemes:
            user = self._user(scheme, call)
            if user is not None:
                return user
        malformed = any(_is_malformed(each, text) for each in schemes for text in carried(each.send, call))
        situation: Situation = "malformed" if malformed else "unauthenticated"
        raise Refusal(situation, headers=(("WWW-Authenticate", _challenge(schemes[0])),))

    def token(self, now: float, *, user: str = _SOMEBODY, lifetime: float | None = None) -> Token:
        """A token that ``admit`` lets in, as a login would have yielded."""
        scheme = next((each for each in self.schemes if each.send.kind != "basic"), None)
        jwt = scheme is not None and _expiry(scheme).kind == "jwt"
        life = lifetime if lifetime is not None else self._lifetime(scheme)
        return self.tokens.issue(user, now, lifetime=life, jwt=jwt)  # of no scheme, so that each takes it

    def serve(
        self, call: TokenCall, request: Call, holes: Mapping[str, str], more: Callable[[str], Any] = _nothing
    ) -> Reply:
        """Answer a login or a renewal; *more* gives what its answer holds beside the token, by who calls."""
        given = _given(call.request, request, holes)
        user = (
            self._renewed(call, given, request.now) if call.kind == "renew" else self._logged_in(call, given)
        )
        return self._grant(call, user, request.now, more(user))

    def _logged_in(self, call: TokenCall, given: Mapping[str, Any]) -> str:
        scheme = self._issuer(call.scheme)
        if "refresh_token" in given and not self.tokens.use_refresh(str(given["refresh_token"]), scheme):
            raise Refusal("unauthenticated")
        wanted = {_credential(text) for _, text in _leaves(call.request)} | set(call.request.basic or ())
        known = {each.name: each for each in call.scheme.credentials}
        missing = [name for name in known if name in wanted and known[name].required and not given.get(name)]
        if missing:
            raise Refusal("missing", tuple(Problem(name, "missing", "is missing") for name in missing))
        wrong = [
            name for name, value in given.items() if str(self.credentials.get(name, value)) != str(value)
        ]
        if wrong:
            raise Refusal("login")
        return _user_name({name: str(value) for name, value in given.items() if name in known})

    def _renewed(self, call: TokenCall, given: Mapping[str, Any], now: float) -> str:
        user, scheme = None, self._issuer(call.scheme)
        if self._is_stranger(call, given):
            raise Refusal("unauthenticated")
        if "refresh_token" in given:
            user = self.tokens.spend_refresh(str(given["refresh_token"]), scheme)
        elif "token" in given:
            user = self.tokens.user_of(str(given["token"]), now, scheme)
        if user is None:
            raise Refusal("unauthenticated")
        return user

    def _is_stranger(self, call: TokenCall, given: Mapping[str, Any]) -> bool:
        """Whether a client that must say who it is by Basic does not, or is another than it says."""
        names = call.request.basic or ()
        wanted = {name: self.credentials.get(name, given.get(name)) for name in names}
        return any(not given.get(name) or given[name] != value for name, value in wanted.items())

    def _grant(self, call: TokenCall, user: str, now: float, more: Any) -> Reply:
        scheme = call.scheme
        expiry = _expiry(scheme)
        life = self._lifetime(scheme)
        token = self.tokens.issue(
            user, now, lifetime=life, jwt=expiry.kind == "jwt", scheme=self._issuer(scheme)
        )
        answer = Answer(call.request.statuses[0] if call.request.statuses else 200, more)
        answer.put(_first(scheme.token) or ir.Place("body", ("token",)), token.text)
        if scheme.refresh_token:
            answer.put(scheme.refresh_token[0], self.tokens.issue_refresh(user, self._issuer(scheme)))
        _put_end(answer, expiry, life, token)
        if scheme.token_type is not None:
            answer.put(ir.Place("body", ("token_type",)), scheme.token_type)
        if 300 <= answer.status < 400:
            answer.set_header("Location", "/")
        if answer.body is UNSET and answer.status >= 300:
            return Reply(status=answer.status, headers=tuple(answer.headers))
        body: Any = {} if answer.body is UNSET else answer.body
        answer.set_header("Content-Type", JSON)
        answer.set_header("Cache-Control", "no-store")
        return Reply(status=answer.status, headers=tuple(answer.headers), content=encode(body))

    def _issuer(self, scheme: ir.AuthScheme) -> str:
        """Who issues the tokens of a scheme: schemes that differ in where the token goes may share a login."""
        return next((each for each in self.schemes if _same_tokens(each, scheme)), scheme).name

    def _lifetime(self, scheme: ir.AuthScheme | None) -> float | None:
        if self.lifetime is not None:
            return self.lifetime
        expiry = Expiry("never") if scheme is None else _expiry(scheme)
        if expiry.kind == "in":
            return expiry.seconds
        return None if expiry.kind == "never" else USUAL_LIFETIME

    def _user(self, scheme: ir.AuthScheme, call: Call) -> str | None:
        """Who calls by this scheme, None when nobody does."""
        if scheme.send.kind == "basic":
            return self._basic_user(scheme, call)
        users = (self._bearer(scheme, text, call) for text in carried(scheme.send, call) if text)
        return next((user for user in users if user is not None), None)

    def _bearer(self, scheme: ir.AuthScheme, text: str, call: Call) -> str | None:
        user = self.tokens.user_of(text, call.now, self._issuer(scheme))
        if user is not None or scheme.login is not None or self.lifetime is not None:
            return user
        return self._known(scheme, text, call.now)

    def _known(self, scheme: ir.AuthScheme, text: str, now: float) -> str | None:
        """Somebody, for a credential that the fake did not issue; None for one that is wrong or dead."""
        name = scheme.credentials[0].name if scheme.credentials else "token"
        if self.tokens.is_issued(text) or self.credentials.get(name, text) != text:
            return None
        if _is_malformed(scheme, text):
            return None
        end = jwt_end(text) if scheme.expires in (None, "jwt") else None
        if end is not None and end <= now:
            return None
        return _SOMEBODY if self.tokens.see(text) else None

    def _basic_user(self, scheme: ir.AuthScheme, call: Call) -> str | None:
        pair = _basic(call)
        if pair is None or not pair[0]:
            return None
        names = [each.name for each in scheme.credentials] or ["username", "password"]
        right = all(self.credentials.get(name, text) == text for name, text in zip(names, pair, strict=False))
        return pair[0] if right else None


def _same_tokens(one: ir.AuthScheme, other: ir.AuthScheme) -> bool:
    """Whether the logins of two schemes yield the same tokens: they are one, or logins of one address whose answers
    alike hold what goes by one name."""
    if one.login is None or other.login is None:
        return False
    if one.login == other.login:
        return True
    same_name = bool(one.send.name) and one.send.name != "*" and one.send.name == other.send.name
    if not same_name or one.token != other.token:
        return False
    return _address(one.login) == _address(other.login) or one.send.kind != other.send.kind


def _address(request: ir.AuthRequest) -> tuple[str, str | None, str | None, str | None]:
    return request.method, request.host, request.path, request.url


_Where = tuple[str, ...]
"""Where a text of a token request lies: ``query name``, ``headers name``, or a path into the body."""


class _Sent:
    """The texts of a request by where a token call expects them."""

    def __init__(self, request: Call, call: ir.AuthRequest) -> None:
        self._request = request
        self._body = _read_body(request, call)

    def at(self, where: _Where) -> Any:
        kind, *path = where
        if kind == "query":
            found = self._request.parameter(path[0])
            return UNSET if found is None else found
        if kind == "headers":
            return self._request.headers.get(path[0], UNSET)
        value: Any = self._body
        for step in path:
            value = value.get(step, UNSET) if is_object(value) else UNSET
        return value


def carried(carrier: ir.Carrier, call: Call) -> list[str]:
    """What a request carries where the credential goes, without the scheme word; several where any cookie may be it."""
    if carrier.kind == "query":
        text = call.parameter(carrier.name)
        return [] if text is None else [text]
    if carrier.kind == "cookie":
        return call.cookies(carrier.name)
    texts = call.headers.get_all(carrier.name)
    if not carrier.scheme:
        return texts
    pairs = [text.partition(" ") for text in texts]
    return [rest.strip() for word, _, rest in pairs if word.lower() == carrier.scheme.lower()]


def _given(call: ir.AuthRequest, request: Call, holes: Mapping[str, str]) -> dict[str, Any]:
    """The credentials that a token request holds, by their names."""
    found = _Sent(request, call)
    given: dict[str, Any] = dict(holes)
    for where, text in _leaves(call):
        name = _credential(text)
        value = found.at(where)
        if name is not None and value is not UNSET and value is not None:
            given[name] = value
    pair = _basic(request)
    if pair is not None:
        # RFC 6749, section 2.3.1: a client may identify itself by Basic instead of the body, form-encoded first.
        for name, text in zip(call.basic or ("client_id", "client_secret"), pair, strict=True):
            given.setdefault(name, unquote_plus(text))
    return given


def _leaves(call: ir.AuthRequest) -> Iterator[tuple[_Where, str]]:
    """Every text of a token request and where it lies."""
    for name, text in call.query.items():
        yield ("query", name), str(text)
    for name, text in call.headers.items():
        if name.lower() == "accept":
            continue  # a wish, and no part of what makes it a login
        yield ("headers", name), str(text)
    if call.body is not None:
        yield from _texts(call.body, ("query",) if call.as_ == "query" else ("body",))


def _texts(value: Any, where: _Where) -> Iterator[tuple[_Where, str]]:
    if is_object(value):
        for name, inner in value.items():
            yield from _texts(inner, (*where, name))
    elif isinstance(value, str):
        yield where, value


def lacks_credential(call: TokenCall, request: Call, holes: Mapping[str, str]) -> bool:
    """Whether a request holds less than a login or renewal needs: an operation at the same address may take it."""
    given = _given(call.request, request, holes)
    known = {each.name: each.required for each in call.scheme.credentials}
    wanted = {name for _, text in _leaves(call.request) if (name := _credential(text)) is not None}
    return any(known.get(name, True) and not given.get(name) for name in wanted)


def likeness(call: TokenCall, request: Call) -> int | None:
    """How many credentials of a token call a request holds; None when it differs in what the spec fixes.

    A fixed text that is missing is forgiven: then it is a bad login, and not some other call.
    """
    found = _Sent(request, call.request)
    held = 0
    for where, text in _leaves(call.request):
        value = found.at(where)
        if _credential(text) is not None:
            held += value is not UNSET
        elif value not in (_literal(text), UNSET):
            return None
    return held


def _literal(text: str) -> str:
    return text[1:] if text.startswith("$$") else text


def _credential(text: str) -> str | None:
    """The name of the credential that a text stands for; None when it is a text as it is."""
    return text[1:] if text.startswith("$") and not text.startswith("$$") else None


def _read_body(request: Call, call: ir.AuthRequest) -> Any:
    try:
        if call.as_ == "form":
            return dict(parse_qsl(request.content.decode(), keep_blank_values=True, max_num_fields=1000))
        return decode(request.content) if request.content.strip() else {}
    except ValueError:
        return UNSET


def _basic(call: Call) -> tuple[str, str] | None:
    word, _, rest = call.headers.get("authorization", "").partition(" ")
    if word.lower() != "basic":
        return None
    try:
        user, colon, password = base64.b64decode(rest.strip(), validate=True).decode().partition(":")
    except (ValueError, binascii.Error):
        return None
    return (user, password) if colon else None


def _is_malformed(scheme: ir.AuthScheme, text: str) -> bool:
    """Whether a text is no JWT where the spec says that credentials are such."""
    return scheme.expires == "jwt" and bool(text) and not is_jwt(text)


def _challenge(scheme: ir.AuthScheme) -> str:
    if scheme.send.kind == "basic":
        return 'Basic realm="mock", charset="UTF-8"'
    return scheme.send.scheme or scheme.send.name or "Bearer"


def _put_end(answer: Answer, expiry: Expiry, life: float | None, token: Token) -> None:
    """Say when a token ends, where and as the spec says it."""
    if expiry.place is None or life is None or token.expires_at is None:
        return
    place = ir.Place(expiry.place.source, expiry.place.path, expiry.place.name, str(expiry.place))
    amounts = {"seconds": life, "milliseconds": life * 1000, "at": token.expires_at}
    amount = amounts[expiry.kind]
    answer.put(place, int(amount) if amount == int(amount) else amount)


def _expiry(scheme: ir.AuthScheme) -> Expiry:
    return Expiry("jwt") if scheme.expires is None else parse_expiry(scheme.expires)


def _user_name(given: Mapping[str, str]) -> str:
    names = (value for name, value in given.items() if not any(word in name.lower() for word in _NAMELESS))
    return next(names, _SOMEBODY)


def _first(places: Iterable[ir.Place]) -> ir.Place | None:
    return next(iter(places), None)
