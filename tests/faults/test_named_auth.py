"""Several ways to authenticate in one client, on the wire: which credential goes with which operation."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Callable
from functools import cached_property
from typing import Any

import pytest

from specloom import AsyncConnection
from specloom.auth import BasicAuth, FileStore
from specloom.errors import AuthError, SpecloomError, Unauthenticated
from specloom.service import Api, AuthScheme, Client, CredentialSetting, LoginRequest, Operation, Service
from specloom.testing import FakeClock

from .server import FaultServer, Serve
from .steps import Received, answer

API = Api(
    name="bank",
    url="https://bank.example",
    hosts={"vault": "https://vault.bank.example"},
    auth=(
        AuthScheme(
            name="user",
            credentials=(CredentialSetting("user_password", "BANK_USER_PASSWORD"),),
            login=LoginRequest(path="/user/token", body={"password": "$user_password"}),
        ),
        AuthScheme(
            name="admin",
            credentials=(CredentialSetting("admin_password", "BANK_ADMIN_PASSWORD"),),
            login=LoginRequest(path="/admin/token", body={"password": "$admin_password"}),
            send="header X-Admin",
            dead=(401, "gone"),
        ),
        AuthScheme(name="key", credentials=(CredentialSetting("key", "BANK_KEY"),), send="query key"),
        AuthScheme(name="basic", credentials=(CredentialSetting("name"), CredentialSetting("pin")), send="basic"),
    ),
    named_auth=("admin", "basic", "key", "user"),
)  # fmt: skip

OPERATIONS = {
    name: Operation[None](f"things.{name}", "GET", f"/{name}", auth=auth, anonymous=name == "open", host=host)
    for name, auth, host in [
        ("plain", None, None), ("mine", "user", None), ("audit", "admin", None), ("keyed", "key", None),
        ("basic", "basic", None), ("open", None, None), ("vault", "admin", "vault"),
    ]
}  # fmt: skip


class Things(Service):
    _api = API

    async def get(self, name: str, **options: Any) -> None:
        await self._call(OPERATIONS[name], (), options)


class Bank(Client):
    _api = API

    @cached_property
    def things(self) -> Things:
        return Things(self.connection)


class Issuers:
    """Answers logins of both kinds with a token that is new each time; what carries a dead one is refused."""

    def __init__(self) -> None:
        self.asked: Counter[str] = Counter()
        self.dead: set[str] = set()

    def __call__(self, request: Received) -> Any:
        kind, _, rest = request.target.strip("/").partition("/")
        if rest == "token":
            self.asked[kind] += 1
            return answer(json={"token": f"{kind}-{self.asked[kind]}"})
        carried = [shown(request)[1], shown(request)[2]]
        return answer(401) if any(token in str(carried) for token in self.dead) else answer(204)


def shown(request: Received) -> tuple[str, str | None, str | None]:
    """The target of a request, and what it carries where credentials go."""
    return request.target, request.header("authorization"), request.header("x-admin")


Connect = Callable[..., Bank]
GIVEN = {"user_password": "upw", "admin_password": "apw", "key": "k1", "name": "ada", "pin": "1234"}


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("USER_PASSWORD", "ADMIN_PASSWORD", "KEY"):
        monkeypatch.delenv(f"BANK_{name}", raising=False)


@pytest.fixture
async def bank() -> AsyncIterator[Connect]:
    made: list[Bank] = []

    def connect(server: FaultServer, given: Any = GIVEN, auth: Any = None, **options: Any) -> Bank:
        options = {"clock": FakeClock(), "hosts": {"vault": f"http://localhost:{server.port}"}, **options}
        made.append(Bank._connect(server.url, given, auth, options))  # type: ignore[arg-type]
        return made[-1]

    yield connect
    for one in made:
        await one.close()


def calls(server: FaultServer) -> list[tuple[str, str | None, str | None]]:
    return [shown(one) for one in server.received if not one.target.endswith("/token")]


async def test_each_operation_carries_the_credential_that_its_spec_names_and_no_other(
    serve: Serve, bank: Connect
) -> None:
    server = await serve(always=Issuers())
    api = bank(server)
    for name in OPERATIONS:
        await api.things.get(name)

    assert calls(server) == [
        ("/plain", "Bearer user-1", None),
        ("/mine", "Bearer user-1", None),
        ("/audit", None, "admin-1"),
        ("/keyed?key=k1", None, None),
        ("/basic", "Basic YWRhOjEyMzQ=", None),
        ("/open", None, None),
        ("/vault", None, "admin-1"),
    ]


async def test_a_password_goes_to_its_own_login_alone(serve: Serve, bank: Connect) -> None:
    server = await serve(always=Issuers())
    api = bank(server)
    for name in ("plain", "audit"):
        await api.things.get(name)

    logins = [(one.target, one.json()) for one in server.received if one.target.endswith("/token")]
    assert logins == [("/user/token", {"password": "upw"}), ("/admin/token", {"password": "apw"})]


async def test_each_way_to_authenticate_logs_in_once_for_all_its_calls(serve: Serve, bank: Connect) -> None:
    issuers = Issuers()
    server = await serve(always=issuers)
    api = bank(server)
    copy = Bank(api.connection.with_options(timeout=5))
    names = ["plain", "mine", "audit"] * 100

    await asyncio.gather(*(one.things.get(name) for name in names for one in (api, copy)))

    assert issuers.asked == {"user": 1, "admin": 1}
    assert Counter(calls(server)) == {
        ("/plain", "Bearer user-1", None): 200,
        ("/mine", "Bearer user-1", None): 200,
        ("/audit", None, "admin-1"): 200,
    }


async def test_a_dead_named_credential_is_renewed_and_its_call_replayed_and_no_other(
    serve: Serve, bank: Connect
) -> None:
    issuers = Issuers()
    server = await serve(always=issuers)
    api = bank(server)
    await asyncio.gather(api.things.get("plain"), api.things.get("audit"))
    server.received.clear()
    issuers.dead.add("admin-1")

    for name in ("audit", "plain", "audit"):
        await api.things.get(name)

    assert issuers.asked == {"user": 1, "admin": 2}
    assert calls(server) == [
        ("/audit", None, "admin-1"), ("/audit", None, "admin-2"), ("/plain", "Bearer user-1", None),
        ("/audit", None, "admin-2"),
    ]  # fmt: skip


async def test_a_refused_named_credential_leaves_the_connections_own_alone(
    serve: Serve, bank: Connect
) -> None:
    issuers = Issuers()
    issuers.dead.add("admin-")
    server = await serve(always=issuers)
    api = bank(server)
    await api.things.get("plain")
    with pytest.raises(Unauthenticated):
        await api.things.get("audit")

    assert issuers.asked == {"user": 1, "admin": 2}
    assert api.connection.token == "user-1"


async def test_a_redirect_elsewhere_takes_no_named_credential_along(serve: Serve, bank: Connect) -> None:
    other = await serve(answer(204))
    server = await serve(
        answer(json={"token": "a1"}), answer(302, Location=f"{other.url}/x"), answer(302, Location=f"{other.url}/x")
    )  # fmt: skip
    api = bank(server)
    await api.things.get("audit")

    assert [shown(one) for one in other.received] == [("/x", None, None)]
    server.script[:] = [answer(302, Location="/within"), answer(204)]
    await api.things.get("audit")
    assert shown(server.received[-1]) == ("/within", None, "a1")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("plain", ("/plain", "Bearer mine", None)),
        ("mine", ("/mine", "Bearer mine", None)),
        ("audit", ("/audit", None, "mine")),
        ("keyed", ("/keyed?key=mine", None, None)),
        ("basic", ("/basic", "Basic bWluZTo=", None)),
        ("open", ("/open", "Bearer mine", None)),
    ],
)
@pytest.mark.parametrize("given", [GIVEN, {}], ids=["with credentials", "without"])
async def test_the_token_of_a_call_travels_as_its_operation_has_it(
    serve: Serve, bank: Connect, given: Any, name: str, expected: Any
) -> None:
    server = await serve(answer(204))
    await bank(server, given).things.get(name, token="mine")

    assert [shown(one) for one in server.received] == [expected]


async def test_a_copy_with_a_token_calls_as_that_and_as_nobody_else(serve: Serve, bank: Connect) -> None:
    server = await serve(always=answer(204))
    copy = Bank(bank(server).connection.with_options(token="theirs"))
    for name in OPERATIONS:
        await copy.things.get(name)
    copy.connection.update_token("newer")
    await copy.things.get("audit")

    assert [shown(one) for one in server.received] == [
        ("/plain", "Bearer theirs", None),
        ("/mine", "Bearer theirs", None),
        ("/audit", None, "theirs"),
        ("/keyed?key=theirs", None, None),
        ("/basic", "Basic dGhlaXJzOg==", None),
        ("/open", None, None),
        ("/vault", None, "theirs"),
        ("/audit", None, "newer"),
    ]


async def test_a_copy_with_an_auth_sends_that_whatever_the_spec_names(serve: Serve, bank: Connect) -> None:
    server = await serve(always=answer(204))
    copy = Bank(bank(server).connection.with_options(auth=BasicAuth("eve", "x")))
    for name in ("plain", "audit", "keyed", "open"):
        await copy.things.get(name)

    assert [shown(one)[:2] for one in server.received] == [
        ("/plain", "Basic ZXZlOng="), ("/audit", "Basic ZXZlOng="), ("/keyed", "Basic ZXZlOng="), ("/open", None),
    ]  # fmt: skip


async def test_a_function_that_gives_tokens_serves_every_way_of_a_copy(serve: Serve, bank: Connect) -> None:
    issuers = Issuers()
    server = await serve(always=issuers)
    asked: list[int] = []

    async def fetch() -> str:
        asked.append(1)
        return f"f{len(asked)}"

    copy = Bank(bank(server).connection.with_options(token=fetch))
    await asyncio.gather(*(copy.things.get(name) for name in ("plain", "audit") * 20))
    issuers.dead.add("f1")
    await copy.things.get("audit")
    await copy.things.get("plain")

    assert len(asked) == 2
    assert calls(server)[-3:] == [
        ("/audit", None, "f1"), ("/audit", None, "f2"), ("/plain", "Bearer f2", None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("audit", "auth 'admin' needs admin_password= or BANK_ADMIN_PASSWORD"),
        ("keyed", "auth 'key' needs key= or BANK_KEY"),
        ("basic", "auth 'basic' needs name=, pin="),
    ],
)
async def test_a_named_way_without_credentials_is_refused_before_anything_is_sent(
    serve: Serve, bank: Connect, name: str, message: str
) -> None:
    server = await serve()
    api = bank(server, {"user_password": "upw"})
    with pytest.raises(AuthError, match=message):
        await api.things.get(name)

    assert server.wire == 0


async def test_a_connection_made_by_hand_knows_no_way_by_name(serve: Serve, bank: Connect) -> None:
    server = await serve(always=answer(204))
    async with AsyncConnection(server.url, token="own", clock=FakeClock()) as connection:
        by_hand = Bank(connection)
        with pytest.raises(AuthError, match=r"things\.audit authenticates by 'admin', .* connect") as caught:
            await by_hand.things.get("audit")
        await by_hand.things.get("plain")
        await by_hand.things.get("audit", token="admins")
        await Bank(connection.with_options(token="both")).things.get("audit")

    assert "own" not in str(caught.value)
    assert [shown(one) for one in server.received] == [
        ("/plain", "Bearer own", None), ("/audit", None, "admins"), ("/audit", None, "both"),
    ]  # fmt: skip


async def test_logins_of_both_kinds_share_a_store_and_are_not_mixed_up(
    serve: Serve, bank: Connect, tmp_path: Any
) -> None:
    issuers = Issuers()
    server = await serve(always=issuers)
    for _ in range(2):
        api = bank(server, store=FileStore(tmp_path / "tokens.json"))
        for name in ("plain", "audit"):
            await api.things.get(name)

    assert issuers.asked == {"user": 1, "admin": 1}
    assert calls(server) == [("/plain", "Bearer user-1", None), ("/audit", None, "admin-1")] * 2


async def test_a_named_login_that_runs_ends_with_its_connection(serve: Serve, bank: Connect) -> None:
    started = asyncio.Event()

    async def hang(peer: Any) -> None:
        started.set()
        await peer.reader.read()

    server = await serve(always=hang)
    api = bank(server)
    call = asyncio.create_task(api.things.get("audit"))
    await started.wait()
    await api.close()

    with pytest.raises(SpecloomError):
        await call
