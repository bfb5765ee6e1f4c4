"""How ``connect(…)`` of a generated client becomes a connection: addresses, variables, hosts, credentials."""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator, Callable, Iterator
from functools import cached_property
from types import ModuleType
from typing import Any, Self, Unpack

import pytest
from attrs import define, evolve

from specloom import AsyncConnection, RetryPolicy, Timeout
from specloom._serde.decoding import _plan, plan_for
from specloom.auth import Auth, BasicAuth, BearerToken, MemoryStore
from specloom.errors import AuthError, ClientStateError
from specloom.service import (
    Api,
    AuthScheme,
    Client,
    ConnectionOptions,
    CredentialSetting,
    LoginRequest,
    Operation,
    Service,
    Variable,
)
from specloom.testing import FakeClock, FakeTransport, SentRequest, reply
from specloom.values import Model

API = Api(
    name="shop",
    url="https://{region}.shop.example/{account}",
    base="/api/{api_version}",
    variables=(
        Variable("region", env="SHOP_REGION", default="eu"),
        Variable("account", env="SHOP_ACCOUNT", argument="account_number"),
        Variable("api_version", env="SHOP_VERSION", default=3),
        Variable("zone", env="SHOP_ZONE", required=False),
    ),
    hosts={"files": "https://files.{region}.shop.example/", "publish": "/commander", "zoned": "https://{zone}.shop.example"},
    auth=(
        AuthScheme(name="key", credentials=(CredentialSetting("token", "SHOP_TOKEN"),)),
        AuthScheme(
            name="login",
            credentials=(
                CredentialSetting("user", "SHOP_USER", argument="username"),
                CredentialSetting("password", "SHOP_PASSWORD"),
                CredentialSetting("otp", "SHOP_OTP", False),
            ),
            login=LoginRequest(path="/login", body={"user": "$user", "password": "$password", "otp": "$otp"}),
            send="header X-Auth-Token",
        ),
        AuthScheme(
            name="basic",
            credentials=(
                CredentialSetting("user", "SHOP_USER", argument="username"),
                CredentialSetting("password", "SHOP_PASSWORD"),
            ),
            send="basic",
        ),
    ),
)  # fmt: skip


class Things(Service):
    _api = API

    async def read(self, host: str | None = None) -> None:
        await self._call(Operation("things.read", "GET", "/things", host=host), (), {})


class Shop(Client):
    """A client as it is generated."""

    _api = API

    @classmethod
    def connect(
        cls,
        *,
        auth: Auth | str | None = None,
        url: str = API.url,
        given: dict[str, Any] | None = None,
        **options: Unpack[ConnectionOptions],
    ) -> Self:
        return cls._connect(url, {"account_number": 7, **(given or {})}, auth, options)

    @cached_property
    def things(self) -> Things:
        return Things(self.connection)


Connect = Callable[..., tuple[Shop, FakeTransport]]


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    for name in ("REGION", "ACCOUNT", "VERSION", "ZONE", "TOKEN", "USER", "PASSWORD", "OTP"):
        monkeypatch.delenv(f"SHOP_{name}", raising=False)
    return monkeypatch


@pytest.fixture
async def connect() -> AsyncIterator[Connect]:
    opened: list[Shop] = []

    def made(*script: Any, cls: type[Shop] = Shop, **arguments: Any) -> tuple[Shop, FakeTransport]:
        transport = FakeTransport(*script) if script else FakeTransport(lambda sent: reply(204))
        opened.append(cls.connect(transport=transport, clock=FakeClock(), **arguments))
        return opened[-1], transport

    yield made
    for shop in opened:
        await shop.close()


# --- addresses -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "environ", "url"),
    [
        ({}, {}, "https://eu.shop.example/7/api/3"),
        ({"given": {"region": "us", "account_number": "a b", "api_version": 4}}, {}, "https://us.shop.example/a%20b/api/4"),
        ({}, {"REGION": "us", "VERSION": "5"}, "https://us.shop.example/7/api/5"),
        ({"given": {"region": "de"}}, {"REGION": "us"}, "https://de.shop.example/7/api/3"),
        ({"given": {"account_number": None}}, {"ACCOUNT": "9"}, "https://eu.shop.example/9/api/3"),
        ({}, {"REGION": "", "VERSION": ""}, "https://eu.shop.example/7/api/3"),
        ({"url": "http://127.0.0.1:8080"}, {}, "http://127.0.0.1:8080/api/3"),
        ({"url": "http://127.0.0.1:8080/shop/"}, {}, "http://127.0.0.1:8080/shop/api/3"),
        ({"url": "https://{region}.other.example/x?tenant=1"}, {}, "https://eu.other.example/x/api/3?tenant=1"),
        ({"url": "http://localhost", "given": {"account_number": None}}, {}, "http://localhost/api/3"),
    ],
)  # fmt: skip
async def test_variables_fill_the_address(
    connect: Connect, environment: pytest.MonkeyPatch, arguments: Any, environ: dict[str, str], url: str
) -> None:
    for name, value in environ.items():
        environment.setenv(f"SHOP_{name}", value)
    shop, _ = connect(**arguments)

    assert shop.connection.url == url


async def test_the_query_of_an_address_goes_along_with_each_request(connect: Connect) -> None:
    shop, transport = connect(url="http://localhost/x?tenant=1")
    await shop.things.read()

    assert transport.requests[0].target == "/x/api/3/things?tenant=1"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"given": {"account_number": None}}, "needs account_number= or SHOP_ACCOUNT"),
        ({"url": "https://{zone}.shop.example"}, "needs zone= or SHOP_ZONE"),
        ({"url": "https://{zone:path}.shop.example"}, "needs zone= or SHOP_ZONE"),
    ],
)
async def test_a_variable_that_an_address_needs_is_asked_for(
    connect: Connect, arguments: Any, message: str
) -> None:
    with pytest.raises(TypeError, match=message):
        connect(**arguments)


async def test_a_variable_without_an_environment_is_asked_for_by_its_argument() -> None:
    class Other(Client):
        _api = Api(name="other", url="https://{tenant}.example", variables=(Variable("tenant"),))

    with pytest.raises(TypeError, match=r"needs tenant=$"):
        Other._connect(Other._api.url, {}, None, {})


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"given": {"region": "evil.example/"}}, "region must be one DNS label"),
        ({"given": {"account_number": ".."}}, "'account'"),
        ({"url": "https://user:password@shop.example"}, "user information"),
        ({"url": "https://{unknown}.example"}, "a hole that nothing fills"),
        ({"url": "ftp://shop.example"}, "not an http"),
    ],
)
async def test_an_address_that_could_lead_elsewhere_is_refused(
    connect: Connect, arguments: Any, message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        connect(**arguments)


# --- hosts -----------------------------------------------------------------------------------


async def test_hosts_are_filled_and_a_path_lies_on_the_origin_of_the_address(connect: Connect) -> None:
    shop, transport = connect(given={"zone": "z1", "token": "t"})
    for host in ("files", "publish", "zoned"):
        await shop.things.read(host)

    assert shop.connection.hosts == {
        "files": "https://files.eu.shop.example",
        "publish": "https://eu.shop.example/commander",
        "zoned": "https://z1.shop.example",
    }
    assert [(sent.url, sent.headers["Authorization"]) for sent in transport.requests] == [
        ("https://files.eu.shop.example/things", "Bearer t"),
        ("https://eu.shop.example/commander/things", "Bearer t"),
        ("https://z1.shop.example/things", "Bearer t"),
    ]


async def test_a_host_that_an_optional_variable_leads_to_is_there_with_the_variable(connect: Connect) -> None:
    shop, _ = connect()

    assert sorted(shop.connection.hosts) == ["files", "publish"]
    with pytest.raises(ValueError, match="unknown host 'zoned'; this connection has files, publish"):
        await shop.things.read("zoned")


async def test_hosts_of_the_caller_replace_those_of_the_spec(connect: Connect) -> None:
    hosts = {"files": "http://127.0.0.1:9000/{region}", "publish": "/pub", "more": "https://more.example"}
    shop, _ = connect(hosts=hosts, url="http://127.0.0.1:8080/x?a=1")

    assert shop.connection.hosts == {
        "files": "http://127.0.0.1:9000/eu",
        "publish": "http://127.0.0.1:8080/pub",
        "more": "https://more.example",
    }


async def test_a_host_that_needs_a_variable_asks_for_it(connect: Connect) -> None:
    hosts = {"files": "https://{account}.example"}
    with pytest.raises(TypeError, match="needs account_number="):
        connect(hosts=hosts, url="http://localhost", given={"account_number": None})


# --- credentials -----------------------------------------------------------------------------


def login(sent: SentRequest) -> Any:
    return reply(json={"token": "from-login"}) if sent.path.endswith("/login") else reply(204)


@pytest.mark.parametrize(
    ("arguments", "environ", "header", "value"),
    [
        ({"given": {"token": "t"}}, {}, "Authorization", "Bearer t"),
        ({}, {"TOKEN": "env"}, "Authorization", "Bearer env"),
        ({"given": {"token": "t"}}, {"TOKEN": "env"}, "Authorization", "Bearer t"),
        ({"given": {"username": "u", "password": "p"}}, {}, "X-Auth-Token", "from-login"),
        ({"given": {"password": "p"}}, {"USER": "u"}, "X-Auth-Token", "from-login"),
        ({"given": {"username": "u", "password": "p"}}, {"TOKEN": "env"}, "Authorization", "Bearer env"),
        ({"given": {"username": "u", "password": "p"}, "auth": "basic"}, {}, "Authorization", "Basic dTpw"),
        ({"auth": "basic"}, {"USER": "u", "PASSWORD": "p", "TOKEN": "env"}, "Authorization", "Basic dTpw"),
        ({"auth": BasicAuth("u", "p")}, {"TOKEN": "env"}, "Authorization", "Basic dTpw"),
        ({}, {}, "Authorization", None),
        ({}, {"TOKEN": ""}, "Authorization", None),
    ],
)  # fmt: skip
async def test_the_first_way_to_authenticate_whose_credentials_are_there_is_taken(
    connect: Connect,
    environment: pytest.MonkeyPatch,
    arguments: Any,
    environ: dict[str, str],
    header: str,
    value: Any,
) -> None:
    for name, text in environ.items():
        environment.setenv(f"SHOP_{name}", text)
    shop, transport = connect(login, **arguments)
    await shop.things.read()

    assert transport.requests[-1].headers.get(header) == value


async def test_a_login_sends_what_was_given(connect: Connect) -> None:
    shop, transport = connect(login, given={"username": "u", "password": "p"})
    await shop.things.read()

    assert [(sent.method, sent.target, sent.body) for sent in transport.requests] == [
        ("POST", "/7/api/3/login", b'{"user":"u","password":"p"}'),
        ("GET", "/7/api/3/things", b""),
    ]


@pytest.mark.parametrize(
    ("arguments", "kind", "message"),
    [
        ({"given": {"username": "u"}}, AuthError, "auth 'login' needs password= or SHOP_PASSWORD"),
        ({"auth": "basic"}, AuthError, "auth 'basic' needs username= or SHOP_USER, password= or SHOP_PASSWORD"),
        ({"auth": "oauth"}, ValueError, "unknown auth 'oauth'; there are key, login, basic"),
        ({"auth": BearerToken("t"), "given": {"token": "canary"}}, TypeError, "give auth or token, not both"),
        ({"auth": BearerToken("t"), "given": {"username": "canary", "password": "canary"}}, TypeError,
         "give auth or password, username, not both"),
        ({"auth": 5}, TypeError, "auth needs the methods credential and rejected"),
        ({"given": {"token": "canary\n"}}, AuthError, "token"),
    ],
)  # fmt: skip
async def test_credentials_that_do_not_go_together_are_refused(
    connect: Connect, arguments: Any, kind: type[Exception], message: str
) -> None:
    with pytest.raises(kind, match=message) as caught:
        connect(**arguments)

    assert "canary" not in str(caught.value)


@pytest.mark.parametrize(
    ("schemes", "named", "options", "message"),
    [
        (API.auth, (), {"store": MemoryStore()}, "store and allow_http are for logins of the spec"),
        (API.auth, (), {"allow_http": True}, "store and allow_http are for logins of the spec"),
        (API.auth[:1], (), {"store": MemoryStore()}, "store and allow_http are for logins"),
        (API.auth[1:2], ("login",), {"store": MemoryStore()}, "store and allow_http are for logins"),
        (API.auth, ("login",), {"given": {"token": "canary"}}, "give auth or token, not both"),
    ],
)  # fmt: skip
async def test_what_is_of_no_use_beside_an_auth_of_ones_own_is_refused(
    schemes: Any, named: Any, options: Any, message: str
) -> None:
    class Other(Shop):
        _api = evolve(API, auth=schemes, named_auth=named)

    with pytest.raises(TypeError, match=message) as caught:
        Other.connect(auth=BearerToken("t"), **options)

    assert "canary" not in str(caught.value)


async def test_credentials_of_a_way_that_operations_name_stand_beside_an_auth_of_ones_own() -> None:
    class Other(Shop):
        _api = evolve(API, named_auth=("login", "basic"))

    store = MemoryStore()
    given = {"username": "u", "password": "p"}
    async with Other.connect(
        auth=BearerToken("t"), given=given, store=store, transport=FakeTransport()
    ) as shop:
        named = shop.connection.settings.named
        assert named is not None
        login: Any = named.scheme("login")

        assert (shop.connection.token, login._grantor._grant.store) == ("t", store)


async def test_a_store_without_a_login_is_refused() -> None:
    class Other(Shop):
        _api = evolve(API, auth=API.auth[:1])

    with pytest.raises(TypeError, match="this API has no login"):
        Other.connect(given={"token": "t"}, store=MemoryStore())


async def test_a_store_and_leave_to_send_in_clear_reach_the_login(connect: Connect) -> None:
    store = MemoryStore()
    given = {"username": "u", "password": "p"}
    shop, transport = connect(login, given=given, url="http://shop.test", store=store, allow_http=True)
    with pytest.warns(UserWarning, match="credentials are sent in clear to http://shop.test:80"):
        await shop.things.read()
    other, again = connect(login, given=given, url="http://shop.test", store=store)
    await other.things.read()

    assert [one.path for one in transport.requests] == ["/api/3/login", "/api/3/things"]
    assert [one.path for one in again.requests] == ["/api/3/things"]


@pytest.mark.parametrize(
    ("arguments", "url"),
    [({}, "https://eu.login.example/t"), ({"given": {"region": "us"}}, "https://us.login.example/t")],
)
async def test_variables_fill_the_whole_address_of_a_login(arguments: Any, url: str) -> None:
    scheme = evolve(
        API.auth[1], login=LoginRequest(url="https://{region}.login.example/t", body={"u": "$user"})
    )

    class Other(Shop):
        _api = evolve(API, auth=(scheme,))

    transport = FakeTransport(lambda sent: reply(json={"token": "x"}))
    given = {"username": "u", "password": "p", **arguments.get("given", {})}
    async with Other.connect(given=given, transport=transport) as shop:
        await shop.things.read()

    assert transport.requests[0].url == url


async def test_a_first_token_travels_as_the_spec_has_it(connect: Connect) -> None:
    class Other(Shop):
        _api = evolve(API, auth=(API.auth[2], API.auth[1]))

    shop, transport = connect(cls=Other)
    await shop.things.read()
    copy = Other(shop.connection.with_options(token="copied"))
    await copy.things.read()
    shop.connection.update_token("updated")
    await shop.things.read()

    assert [dict(one.headers).get("X-Auth-Token") for one in transport.requests] == [
        None,
        "copied",
        "updated",
    ]


async def test_a_copy_with_a_token_keeps_to_the_carrier_of_the_connection(connect: Connect) -> None:
    shop, transport = connect(login, given={"username": "u", "password": "p"})
    copy = Shop(shop.connection.with_options(token="copied"))
    await copy.things.read()

    assert [one.headers.get("X-Auth-Token") for one in transport.requests] == ["copied"]
    assert (copy.connection.token, copy.connection.user) == ("copied", None)


async def test_an_api_without_credentials_takes_a_token_all_the_same() -> None:
    class Open(Client):
        _api = Api(name="open", url="https://open.example")

    transport = FakeTransport(reply(204))
    options: Any = {"token": "t", "transport": transport}
    async with Open._connect("https://open.example", {}, None, options) as client:
        await client.connection.request("GET", "/")

    assert transport.requests[0].headers["Authorization"] == "Bearer t"


# --- everything else of a connection ---------------------------------------------------------


async def test_options_of_the_connection_are_taken(connect: Connect) -> None:
    retry = RetryPolicy(max_attempts=1)
    shop, transport = connect(retry=retry, timeout=5, headers={"X-Mine": "1"})
    await shop.things.read()

    assert (shop.connection.retry, shop.connection.timeout) == (retry, Timeout(total=5))
    assert transport.requests[0].headers["X-Mine"] == "1"


async def test_an_option_that_is_none_is_refused(connect: Connect) -> None:
    with pytest.raises(TypeError, match="colour"):
        connect(colour="red")


# --- life ------------------------------------------------------------------------------------


async def test_a_client_opens_and_closes_its_connection() -> None:
    transport = FakeTransport()
    async with Shop.connect(transport=transport) as shop:
        assert (shop.connection.closed, transport.closed) == (False, False)

    assert (shop.connection.closed, transport.closed) == (True, True)
    await shop.close()
    with pytest.raises(ClientStateError):
        await shop.things.read()


async def test_a_client_takes_a_connection_that_exists() -> None:
    async with AsyncConnection("https://x.example", transport=FakeTransport(reply(204))) as connection:
        shop = Shop(connection)
        await shop.things.read()

    assert shop.connection is connection


async def test_a_client_shows_no_secret() -> None:
    shop = Shop.connect(given={"token": "canary", "account_number": 7}, transport=FakeTransport())

    assert repr(shop) == "Shop(AsyncConnection('https://eu.shop.example/7/api/3', open))"
    await shop.close()


# --- preloading ------------------------------------------------------------------------------


@pytest.fixture
def generated() -> Iterator[ModuleType]:
    """A module of a resource, as if it had been generated."""
    module = ModuleType("generated_for_test_client")

    @define(kw_only=True)
    class Thing(Model):
        id: int

    class Loaded(Service):
        _api = API

    Loaded.__module__ = Thing.__module__ = module.__name__
    vars(module).update(
        Thing=Thing,
        Loaded=Loaded,
        _READ=Operation("things.read", "GET", "/", returns=Thing),
        _DELETE=Operation("things.delete", "DELETE", "/"),
    )
    sys.modules[module.__name__] = module
    yield module
    del sys.modules[module.__name__]


@pytest.mark.parametrize("name", ["things", "group.things"])
async def test_preloading_makes_the_readers_of_a_resource(generated: ModuleType, name: str) -> None:
    class Group(Service):
        _api = API

        @cached_property
        def things(self) -> Any:
            return generated.Loaded(self._connection)

    class Preloaded(Shop):
        @cached_property
        def things(self) -> Any:
            return generated.Loaded(self.connection)

        @cached_property
        def group(self) -> Group:
            return Group(self.connection)

    async with Preloaded.connect(transport=FakeTransport()) as shop:
        await shop.preload(name)
        made = _plan.cache_info().misses
        plan_for(generated.Thing)

    assert (name.partition(".")[0] in vars(shop), _plan.cache_info().misses) == (True, made)


async def test_what_is_no_resource_cannot_be_preloaded(connect: Connect) -> None:
    shop, _ = connect()
    with pytest.raises(AttributeError, match="thinks"):
        await shop.preload("thinks")


# --- arguments that there are not ------------------------------------------------------------


def test_connect_says_which_arguments_it_has() -> None:
    with pytest.raises(TypeError) as caught:
        Shop.connect(given={"username": "ada"}, timout="canary")  # type: ignore[call-arg]

    shown = str(caught.value)
    assert shown.startswith(
        "Shop.connect() has no argument 'timout'; did you mean 'timeout'? it takes account_number, username, auth,"
        " url, allow_http, clock,"
    )
    assert "canary" not in shown
    innermost = caught.traceback[-1].frame.f_locals, caught.traceback[-2].frame.f_locals
    assert "canary" not in repr(innermost)
    assert "ada" not in repr(innermost[0])


async def test_a_shipped_client_lists_its_credentials_and_a_method_its_own_arguments() -> None:
    from specloom.clients.flexio import Flexio

    with pytest.raises(
        TypeError,
        match=r"^Flexio\.connect\(\) has no argument 'key'; .*it takes token, .*auth, url, allow_http",
    ):
        Flexio.connect(key="canary")  # type: ignore[call-arg]  # fmt: skip
    async with Flexio.connect(token="t", transport=FakeTransport()) as flexio:
        with pytest.raises(
            TypeError, match=r"^pipes\.read has no argument 'ide'; .*it takes id, expected_status"
        ):
            await flexio.pipes.read("x", ide=1)  # type: ignore[call-arg]


# --- logins on the origin of the API ---------------------------------------------------------


@pytest.mark.parametrize(
    ("login", "url", "asked"),
    [
        ("https://{region}.shop.example/oauth/token", "http://127.0.0.1:8080/shop", "http://127.0.0.1:8080/oauth/token"),
        ("https://{region}.shop.example/{account}/token", "http://127.0.0.1:8080/shop/", "http://127.0.0.1:8080/shop/token"),
        ("https://{region}.shop.example/{account}", "http://127.0.0.1:8080/shop", "http://127.0.0.1:8080/shop"),
        ("https://{region}.shop.example/{account}s/token", "https://x.example", "https://x.example/7s/token"),
        ("HTTPS://{region}.Shop.example/token?a=1", "https://x.example?tenant=1", "https://x.example/token?a=1"),
        ("https://{region}.shop.example", "https://x.example", "https://x.example/"),
        ("https://{region}.shop.example/token", None, "https://eu.shop.example/token"),
        ("https://login.shop.example/token", "https://x.example", "https://login.shop.example/token"),
        ("https://eu.shop.example/token", "https://x.example", "https://eu.shop.example/token"),
        ("http://{region}.shop.example.evil/token", "https://x.example", None),
    ],
)  # fmt: skip
async def test_a_login_on_the_origin_of_the_api_moves_with_it(
    login: str, url: str | None, asked: str | None
) -> None:
    scheme = evolve(API.auth[1], login=LoginRequest(url=login, body={"password": "$password"}))

    class Moving(Shop):
        _api = evolve(API, auth=(scheme,))

    transport = FakeTransport(reply(json={"token": "t"}), reply(204))
    given = {"username": "ada", "password": "canary"}
    arguments: dict[str, Any] = {} if url is None else {"url": url}
    async with Moving.connect(given=given, transport=transport, clock=FakeClock(), **arguments) as shop:
        if asked is None:
            with pytest.raises(AuthError, match="is not https"):
                await shop.things.read()
        else:
            await shop.things.read()

    assert [one.url for one in transport.requests][:1] == ([] if asked is None else [asked])
