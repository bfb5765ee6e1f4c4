"""How a login comes by its next token, and what it must not do twice.

    stored and newer → take it    else renew    else log in    → store what came

What the answers say is read in `_answer`; that this runs once at a time is `_renewal`'s work.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Mapping
from inspect import isawaitable
from typing import Any, Final, cast

from attrs import evolve, frozen

from .._secret import Secret
from .._token import Lifetime, life_of_jwt, subject_of, token_problem
from ..errors import SizeLimitExceeded, SpecloomError, TransportError
from ._answer import Reading, Yield, describe, read_answer, read_refusal
from ._claims import read_claims
from ._renewal import Failure, FailureKind, Holding, without_our_frames
from ._request import LoginRequest
from ._scheme import Send
from ._stores import StoredToken, TokenStore

# Names of credentials that are secrets, and so are not part of the name under which a token is stored.
_SECRET: Final = re.compile(r"pass|secret|key|token|otp|pin|code|assertion|basic", re.IGNORECASE)

#: A credential as it is kept: never a bare text.
Kept = Secret | int | Callable[[], Any] | None


@frozen(kw_only=True, repr=False)
class Grant:
    """What a login is made of; the data of a `Login`."""

    login: LoginRequest | None
    renew: LoginRequest | None
    credentials: Mapping[str, Kept]
    reading: Reading
    store: TokenStore


class Grantor:
    """Obtains tokens by a `Grant`, one call at a time, and remembers what was refused and what was used up."""

    __slots__ = ("_first", "_grant", "_refusal", "_refused", "_rotates", "_spent")

    def __init__(self, grant: Grant) -> None:
        self._grant = grant
        # The values that a login was refused with, and how.
        self._refused: Mapping[str, Any] | None = None
        self._refusal: Failure | None = None
        # The refresh token that the user gave, until it was used.
        first = grant.credentials.get("refresh_token")
        self._first = first if isinstance(first, Secret) else None
        # A refresh token that was sent and must not be sent again; and whether each renewal brings a new one.
        self._spent: Secret | None = None
        self._rotates = False

    def forget_refusal(self) -> None:
        """Let a login be tried again that was refused: the user has done something about it."""
        self._refused = self._refusal = None

    async def obtain(self, send: Send, holding: Holding | None, dead: bool) -> Holding | Failure:
        """Give the next holding after *holding*, which the API calls *dead* or which is about to end."""
        store, scope = self._grant.store, self._scope(send)
        problem: BaseException
        try:
            async with store.lock(scope):
                stored = await store.load(scope)
                taken = await self._take(stored, holding, dead, send)
                if taken is not None:
                    return taken
                outcome = await self._ask(stored, holding, dead, send)
                if isinstance(outcome, Holding):
                    await self._keep(scope, outcome)
                return outcome
        except _NotGivenError as error:
            name, problem = error.name, error.problem
            return Failure(
                f"the credential {name!r} could not be had: {type(problem).__name__} was raised", problem
            )
        except OSError as error:
            problem = error
        return Failure(f"the token store {store!r} cannot be used: {problem.strerror or problem}", problem)

    async def _take(
        self, stored: StoredToken | None, holding: Holding | None, dead: bool, send: Send
    ) -> Holding | None:
        """Use what another process has stored, if it is newer than what we have and still good."""
        if stored is None or (holding is not None and stored.generation <= holding.generation):
            return None
        life = None if stored.expires_at is None else stored.expires_at - send.clock.wall()
        problem = self._grant.reading.carrier.problem(stored.token)
        if problem is None and not isinstance(stored.token, Mapping):
            problem = token_problem(stored.token)
        if problem is not None or (life is not None and life <= 0):
            return None
        brought = Yield(stored.token, stored.refresh_token, life, True)
        taken = await self._holding(brought, stored.generation, send)
        if holding is not None and dead and taken.token.reveal() == holding.token.reveal():
            return None
        return taken

    # --- renew, else log in ---

    async def _ask(
        self, stored: StoredToken | None, holding: Holding | None, dead: bool, send: Send
    ) -> Holding | Failure:
        grant = self._grant
        refresh: str | None = None
        outcome: Yield | Failure | None = None
        for refresh in self._refresh_tokens(stored, holding):
            if grant.renew is not None and self._can_renew(grant.renew, refresh, holding, dead):
                outcome = await self._try_renewal(grant.renew, refresh, holding, send)
                if isinstance(outcome, Yield) or outcome.kind != "refused":
                    break
        # Where nothing went out, or the server asked for patience, a login would fare no better.
        is_final = isinstance(outcome, Yield) or (
            outcome is not None and outcome.kind in ("throttled", "unreachable")
        )
        if grant.login is not None and not is_final:
            refresh = None
            outcome = await self._log_in(grant.login, send)
        if outcome is None:
            outcome = self._refusal or Failure(
                "the token cannot be renewed: its refresh token is missing or was used already",
                kind="refused",
            )
        if isinstance(outcome, Failure):
            return outcome
        if refresh is not None:
            outcome = _carry_over(outcome, refresh, holding)
        generations = (0 if one is None else one.generation for one in (stored, holding))
        return await self._holding(outcome, max(generations) + 1, send)

    def _refresh_tokens(self, stored: StoredToken | None, holding: Holding | None) -> list[str | None]:
        """List those that may be tried: of the store, of the last answer, from the user; None when there are none."""
        is_newer = stored is not None and (holding is None or stored.generation > holding.generation)
        found = [
            stored.refresh_token if stored is not None and is_newer else None,
            None if holding is None or holding.refresh_token is None else holding.refresh_token.reveal(),
            None if self._first is None else self._first.reveal(),
        ]
        return [one for one in dict.fromkeys(found) if one is not None] or [None]

    def _can_renew(
        self, request: LoginRequest, refresh: str | None, holding: Holding | None, dead: bool
    ) -> bool:
        if "refresh_token" in request.names:
            return refresh is not None and (self._spent is None or self._spent.reveal() != refresh)
        if "token" in request.names:
            # A dead token renews nothing; asking would cost a request.
            return holding is not None and (not dead or self._grant.login is None)
        return True

    async def _try_renewal(
        self, request: LoginRequest, refresh: str | None, holding: Holding | None, send: Send
    ) -> Yield | Failure:
        values = await self._values(holding, refresh)
        used = None if refresh is None else Secret(refresh)
        if self._rotates or self._grant.login is not None:
            # Before it is sent: should the answer be lost, or we be cancelled, it counts as used.
            self._spent = used
        outcome = await self._exchange(request, values, "renewal", send)
        if isinstance(outcome, Yield):
            is_rotated = refresh is not None and outcome.refresh_token not in (None, refresh)
            self._rotates = self._rotates or is_rotated
            self._spent = self._first = None  # what may be used next is in the answer, or carried over
        elif outcome.kind in ("throttled", "unreachable"):
            self._spent = None
        elif outcome.kind == "refused" and used is not None:
            self._spent, self._refusal = used, outcome
        return outcome

    async def _log_in(self, request: LoginRequest, send: Send) -> Yield | Failure:
        values = await self._values(None, None)
        if self._refusal is not None and self._refused == values:
            # Attack: a wrong password, tried again by each of a thousand calls, until the account is locked.
            return evolve(self._refusal, message=f"{self._refusal.message}; it is not repeated")
        outcome = await self._exchange(request, values, "login", send)
        if isinstance(outcome, Failure) and outcome.kind == "refused":
            self._refused, self._refusal = values, outcome
        return outcome

    async def _exchange(
        self, request: LoginRequest, values: Mapping[str, Any], name: str, send: Send
    ) -> Yield | Failure:
        try:
            filled = request.fill(values)
            response = await send(filled.method, filled.path, statuses=request.statuses, **filled.arguments())
        except Exception as error:
            problem = error
        else:
            what, wall = describe(response, name), send.clock.wall()
            if request.accepts(response.status_code):
                return read_answer(response, self._grant.reading, what=what, wall=wall)
            return read_refusal(response, what=what, wall=wall)
        return _unanswered(problem, name)

    async def _values(self, holding: Holding | None, refresh: str | None) -> dict[str, Any]:
        """Put together what the requests may speak of; functions are called."""
        values: dict[str, Any] = {}
        for name, value in self._grant.credentials.items():
            if isinstance(value, Secret):
                values[name] = value.reveal()
            elif callable(value):
                values[name] = await _called(name, value)
            else:
                values[name] = value
        if holding is not None and holding.cookies is None:
            values["token"] = holding.token.reveal()
        if refresh is not None:
            values["refresh_token"] = refresh
        return values

    # --- what is kept ---

    async def _holding(self, got: Yield, generation: int, send: Send) -> Holding:
        clock = send.clock
        now, wall = clock.monotonic(), clock.wall()
        token = got.token
        claims = None
        for text in (token,) if isinstance(token, str) else token.values():
            claims = claims or await read_claims(text)
        life = got.life if got.is_life_told else life_of_jwt(claims, now=wall)
        return Holding(
            self._grant.reading.carrier.credential(token),
            Secret(token if isinstance(token, str) else repr(sorted(token.items()))),
            Lifetime.starting(now, life, jitter=clock.jitter()),
            user=subject_of(claims),
            cookies=None if isinstance(token, str) else token,
            refresh_token=None if got.refresh_token is None else Secret(got.refresh_token),
            generation=generation,
            ends=None if life is None else wall + life,
        )

    async def _keep(self, scope: str, holding: Holding) -> None:
        store, refresh = self._grant.store, holding.refresh_token
        token = StoredToken(
            holding.token.reveal() if holding.cookies is None else holding.cookies,
            None if refresh is None else refresh.reveal(),
            holding.ends,
            holding.generation,
        )
        try:
            await store.save(scope, token)
        except OSError as error:
            # The token is good all the same; it is the next process that will have to do without.
            shown = error.strerror or type(error).__name__
            warnings.warn(
                f"the token could not be stored in {store!r}: {shown}", RuntimeWarning, stacklevel=2
            )

    def _scope(self, send: Send) -> str:
        """Name API, login and account, so that tokens of two accounts in one store are never mixed up."""
        import hashlib

        grant = self._grant
        request = cast("LoginRequest", grant.login or grant.renew)
        # Two ways to authenticate may have one login and take different tokens from its answer.
        account = [f"{grant.reading.carrier} {' '.join(grant.reading.token)}"]
        account += [
            f"{name}={value.reveal()}"
            for name, value in sorted(grant.credentials.items())
            if isinstance(value, Secret) and not _SECRET.search(name)
        ]
        digest = hashlib.sha256("\0".join(account).encode()).hexdigest()[:16]
        return f"{send.origin} {request.method} {request.host or ''}{request.path or request.url} {digest}"


class _NotGivenError(Exception):
    """A function of the user's that was to give a credential raised *problem*."""

    def __init__(self, name: str, problem: Exception) -> None:
        super().__init__(name)
        self.name = name
        self.problem = problem


async def _called(name: str, source: Callable[[], Any]) -> Any:
    try:
        given: Any = source()
        return await given if isawaitable(given) else given
    except Exception as error:
        problem = without_our_frames(error)
    raise _NotGivenError(name, problem)


def _carry_over(got: Yield, refresh: str, holding: Holding | None) -> Yield:
    """Keep what a renewal did not replace: its refresh token (RFC 6749, section 6), and other cookies."""
    if got.refresh_token is None:
        got = evolve(got, refresh_token=refresh)
    if holding is not None and holding.cookies is not None and isinstance(got.token, Mapping):
        got = evolve(got, token={**holding.cookies, **got.token})
    return got


def _unanswered(problem: Exception, name: str) -> Failure:
    """Describe a request that got no answer. Its tracebacks are dropped: the frames hold what was sent."""
    error: BaseException | None = problem
    while error is not None:
        error.__traceback__ = None
        error = error.__cause__ or error.__context__
    if isinstance(problem, TransportError):
        kind: FailureKind = "unavailable" if problem.maybe_processed else "unreachable"
        return Failure(f"the {name} got no answer: {problem}", problem, kind=kind)
    if isinstance(problem, SizeLimitExceeded):
        size = f"more than {problem.limit} bytes" if problem.limit else str(problem)
        return Failure(f"the {name} got an answer that is too large: {size}", problem)
    shown = str(problem) if isinstance(problem, SpecloomError) else f"{type(problem).__name__} was raised"
    return Failure(f"the {name} could not be sent: {shown}", problem)
