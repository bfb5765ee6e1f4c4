"""Custom actions and what answers hold."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest


def test_an_action_that_returns_the_model_answers_the_record_and_sets_fields(library: Any) -> None:
    library.json("POST", "/v1/books", {"title": "Emma"})
    library.now += 5

    lent = library.json("POST", "/v1/books/1/lend", {"to": "Ann"})

    assert (lent["state"], lent["updated"], library.json("GET", "/v1/books/1")) == (
        "out",
        1_700_000_005,
        lent,
    )


@pytest.mark.parametrize(
    ("target", "body", "status"),
    [
        ("/v1/books/9/lend", {"to": "Ann"}, 404),
        ("/v1/books/1/lend", {}, 400),
        ("/v1/books/1/lend", {"to": 5}, 400),
    ],
)
def test_actions_judge_their_record_and_their_body(library: Any, target: str, body: Any, status: int) -> None:
    library.json("POST", "/v1/books", {"title": "Emma"})

    assert library("POST", target, body).status == status


def test_an_action_at_the_collection_answers_the_first_record(library: Any) -> None:
    none = library("GET", "/v1/books/first")
    library.json("POST", "/v1/books", {"title": "Emma"})
    library.json("POST", "/v1/books", {"title": "Persuasion"})

    assert (none.status, library.json("GET", "/v1/books/first")["title"]) == (404, "Emma")


@pytest.mark.parametrize(
    ("content", "media"), [(b"a,b\n1,2", "text/csv"), (b"\x00\xff", "image/png"), (b"", None)]
)
def test_an_action_that_returns_anything_echoes(library: Any, content: bytes, media: str | None) -> None:
    library.json("POST", "/v1/books", {"title": "Emma"})

    reply = library(
        "POST", "/v1/books/1/echo", content=content, headers={"Content-Type": media} if media else {}
    )

    assert (reply.status, reply.echo, reply.header("Content-Type")) == (200, True, media)


def test_other_types_are_made(library: Any) -> None:
    assert library.json("GET", "/v1/books/count") == 1


ANSWERS = """
spec: 1
api: answers
url: https://answers.example
defaults:
  operations: {delete: {status: 200, returns: Gone, mock: {set: {state: D}}}}
resources:
  things:
    path: /things
    key: {id: integer}
    model: Thing
    envelope: {one: content, many: content, send: data, meta: _metadata, meta_type: Meta}
    operations:
      list:
        paging: {page: page, first: 0, limit: limit, size: 2, max: 100, total: _metadata.total_records}
        query: {order: {type: string, default: id, mock: order}, tag: string?}
      create:
      read:
      delete:
      summary: {method: GET, returns: Summary}
      report: {method: GET, returns: Report}
      ticket: {returns: {type: Report, example: {number: 7, lines: []}}}
      fixed: {returns: Report, mock: {answer: {number: 5}}}
      fixed_list: {method: GET, at: collection, returns: pages of Thing, mock: {answer: [{id: 9}]}}
      page: {method: GET, at: collection, returns: pages of Thing}
      reports: {method: GET, at: collection, returns: pages of Report}
      exampled: {method: GET, at: collection, returns: {type: pages of Report, example: [{number: 3, lines: []}]}}
      all: {method: GET, at: collection, returns: list of Thing, envelope: none}
      names: {method: GET, at: collection, returns: list of string, envelope: none}
      export: {method: GET, at: collection, returns: stream of Thing}
      events: {method: GET, at: collection, returns: {type: stream of Thing, media: text/event-stream}}
      lines: {method: GET, at: collection, returns: {type: stream of string, example: [a, b]}}
      fixed_lines: {method: GET, at: collection, returns: stream of string, mock: {answer: [c]}}
      csv: {method: GET, at: collection, returns: {type: stream of bytes, media: text/csv, example: "a,b"}}
      text: {method: GET, at: collection, returns: {type: string, example: hello}}
      fixed_text: {method: GET, at: collection, returns: string, mock: {answer: five}}
      quoted: {method: GET, at: collection, returns: {type: string, as: json}, envelope: none}
      nothing: {}
      touch: {mock: {set: {state: T}}}
      count: {method: GET, at: collection, returns: {type: integer, headers: {X-Count: {type: integer, example: 3}}}}
      headed: {method: GET, returns: {type: none, headers: {X-State: {type: string, default: ok}, state: string}}}
      import_one: {at: collection, path: import, body: Thing.create, returns: Thing}
      amend: {body: Thing.patch, returns: Thing}
      rewrite: {body: Thing.update, returns: Thing}
      query: {method: GET, returns: any}
      run_all: {at: collection, body: any, returns: any}
      preset: {at: collection, body: any, returns: any, mock: {answer: {done: true}}}
types:
  Meta:
    fields:
      page: integer
      limit: integer
      order: string
      total_records: integer
      warnings: {type: list of string, default: []}
  Thing:
    fields:
      id: {type: integer, access: read}
      name: string
      tag: string?
      state: {type: string, access: read, default: A}
  Gone: {fields: {id: {type: integer, access: read}, state: {type: string, access: read}}}
  Summary: {fields: {name: string, state: string?}}
  Report: {fields: {number: {type: integer, min: 2}, lines: list of string}}
"""


@pytest.fixture
def answers(start: Callable[..., Any]) -> Any:
    call = start(ANSWERS)
    for name in ("a", "b", "c"):
        call.json("POST", "/things", {"data": {"name": name, "tag": name}})
    return call


def thing(number: int) -> dict[str, Any]:
    name = "abc"[number - 1]
    return {"id": number, "name": name, "tag": name, "state": "A"}


def test_what_is_sent_and_answered_lies_in_its_envelope(answers: Any) -> None:
    assert [
        answers("POST", "/things", {"name": "x"}).status,
        answers.json("GET", "/things/1"),
        answers.json("GET", "/things?page=1"),
        answers.json("GET", "/things?tag=b&order=-id"),
    ] == [
        400,
        {"content": thing(1)},
        {
            "_metadata": {"page": 1, "limit": 2, "order": "id", "total_records": 3, "warnings": []},
            "content": [thing(3)],
        },
        {
            "_metadata": {"page": 0, "limit": 2, "order": "-id", "total_records": 1, "warnings": []},
            "content": [thing(2)],
        },
    ]


def test_a_type_that_is_part_of_the_record_shows_the_record(answers: Any) -> None:
    summary = answers.json("GET", "/things/2/summary")
    gone = answers.json("DELETE", "/things/2")

    assert (summary, gone, answers("GET", "/things/2").status) == (
        {"content": {"name": "b", "state": "A"}},
        {"content": {"id": 2, "state": "D"}},
        404,
    )


UNKNOWN = {"page": 0, "limit": 0, "order": "", "total_records": 0, "warnings": []}
SHOWN = [
    f'{{"id":{number},"name":"{name}","tag":"{name}","state":"A"}}' for number, name in enumerate("abc", 1)
]
LINES = tuple(f"{text}\n".encode() for text in SHOWN)
EVENTS = tuple(f"data: {text}\n\n".encode() for text in SHOWN)


@pytest.mark.parametrize(
    ("method", "target", "body"),
    [
        ("GET", "/things/1/report", {"content": {"number": 2, "lines": ["text"]}}),
        ("POST", "/things/1/ticket", {"content": {"number": 7, "lines": []}}),
        ("POST", "/things/1/fixed", {"content": {"number": 5}}),
        ("GET", "/things/fixed_list", {"content": [{"id": 9}], "_metadata": UNKNOWN}),
        ("GET", "/things/all", [thing(1), thing(2), thing(3)]),
        ("GET", "/things/names", ["text"]),
        ("GET", "/things/quoted", "text"),
    ],
)  # fmt: skip
def test_other_answers_are_examples_fixed_or_made(answers: Any, method: str, target: str, body: Any) -> None:
    assert answers.json(method, target) == body


@pytest.mark.parametrize(
    ("target", "items"),
    [
        ("/things/page", [1, 2, 3]),
        ("/things/reports", [2, 2, 2]),
        ("/things/exampled", [3]),
    ],
)
def test_pages_of_anything(answers: Any, target: str, items: list[int]) -> None:
    found = answers.json("GET", target)["content"]

    assert [each.get("id", each.get("number")) for each in found] == items


@pytest.mark.parametrize(
    ("target", "media", "chunks"),
    [
        ("/things/export", "application/x-ndjson", LINES),
        ("/things/events", "text/event-stream", EVENTS),
        ("/things/lines", "text/plain; charset=utf-8", (b"a\n", b"b\n")),
        ("/things/fixed_lines", "text/plain; charset=utf-8", (b"c\n",)),
        ("/things/csv", "text/csv", (b"a,b",)),
    ],
)  # fmt: skip
def test_streams(answers: Any, target: str, media: str, chunks: tuple[bytes, ...]) -> None:
    reply = answers("GET", target)

    assert (reply.header("Content-Type"), reply.chunks) == (media, chunks)


@pytest.mark.parametrize(("target", "text"), [("/things/text", b"hello"), ("/things/fixed_text", b"five")])
def test_raw_texts(answers: Any, target: str, text: bytes) -> None:
    reply = answers("GET", target)

    assert (reply.content, reply.header("Content-Type")) == (text, "text/plain; charset=utf-8")


def test_an_action_that_returns_nothing_has_no_content(answers: Any) -> None:
    replies = [answers("POST", "/things/1/nothing"), answers("POST", "/things/1/touch")]

    assert [(reply.status, reply.content) for reply in replies] == [(204, b""), (204, b"")]
    assert answers.json("GET", "/things/1")["content"]["state"] == "T"


def test_answer_headers_are_made(answers: Any) -> None:
    counted, headed = answers("GET", "/things/count"), answers("GET", "/things/1/headed")

    assert (counted.header("X-Count"), headed.header("X-State"), headed.header("state")) == ("3", "ok", "A")


def test_actions_that_send_the_model_create_and_change_records(answers: Any) -> None:
    made = answers.json("POST", "/things/import", {"data": {"name": "d"}})["content"]
    amended = answers.json("POST", "/things/1/amend", {"data": {"tag": "z"}})["content"]
    rewritten = answers.json("POST", "/things/2/rewrite", {"data": {"name": "y"}})["content"]

    assert (made, amended, rewritten) == (
        {"id": 4, "name": "d", "tag": None, "state": "A"},
        {"id": 1, "name": "a", "tag": "z", "state": "A"},
        {"id": 2, "name": "y", "tag": None, "state": "A"},
    )


def test_a_get_that_returns_anything_echoes_its_parameters(answers: Any) -> None:
    with_query, without = answers("GET", "/things/1/query?a=1&a=2&b=3"), answers("GET", "/things/1/query")

    assert (with_query.json(), without.echo) == ({"a": ["1", "2"], "b": "3"}, True)


def test_an_action_at_the_collection_echoes_unless_its_answer_is_fixed(answers: Any) -> None:
    echoed, fixed = (answers("POST", f"/things/{name}", content=b"x") for name in ("run_all", "preset"))

    assert (echoed.echo, fixed.echo, fixed.json()) == (True, False, {"done": True})


WHEN = """
spec: 1
api: slackish
url: https://slack.example/api
errors:
  code: error
  when: {ok: false}
  mock: {not_found: {status: 200, code: channel_not_found, message: No}}
resources:
  channels:
    path: /channels
    key: {id: string}
    model: Channel
    envelope: {one: channel, many: channels}
    operations: {list, create, read}
types: {Channel: {fields: {id: {type: string, access: read}, name: string}}}
"""


def test_answers_say_whether_they_are_errors_where_the_status_does_not(start: Callable[..., Any]) -> None:
    call = start(WHEN)
    created = call.json("POST", "/api/channels", {"name": "x"})

    missing = call.json("GET", "/api/channels/none")

    assert (created["ok"], created["channel"]["name"], missing) == (
        True,
        "x",
        {"error": "channel_not_found", "ok": False},
    )


HINTS = """
spec: 1
api: hints
url: https://hints.example
auth: {session: {send: basic}}
resources:
  users:
    path: /users
    key: {id: integer}
    model: User
    operations: {list, read, me: {method: GET, at: collection, returns: User}}
    mock: {seed: [{id: 1, login: ann, full: Ann}, {id: 2, login: bob, full: Bob}]}
  countries: {path: /countries, key: {code: string}, model: Country, operations: {list, read}}
  regions: {path: "/countries/{country}/regions", key: {id: integer}, model: Region, operations: {list, read}}
  capacity: {path: /capacity, key: {region: integer}, model: Capacity, operations: {read}}
  info: {path: /info, model: Info, operations: {read}}
  docs:
    path: /docs
    key: {id: integer}
    model: Doc
    operations: {list, create, read}
  drafts:
    path: "/teams/{team}/drafts"
    key: {id: integer}
    model: Draft
    operations: {list, create}
    mock: {seed: [{id: 1, team: a, name: for a}, {id: 2, name: for all}]}
types:
  User: {fields: {id: {type: integer, access: read}, login: string, full: string}}
  Person: {fields: {login: string, full: string}}
  Stranger: {fields: {nickname: {type: string, example: Zed}}}
  Country:
    fields: {code: {type: string, access: read}, name: string}
    example: {code: IE, name: Ireland}
  Region: {fields: {id: {type: integer, access: read}, country: {type: string, access: read}, name: string}}
  Capacity: {fields: {region: {type: integer, access: read}, free: integer}}
  Info: {fields: {version: {type: string, example: "1.0"}}}
  Draft: {fields: {id: {type: integer, access: read}, team: {type: string, access: read}, name: string}}
  Doc:
    fields:
      id: {type: integer, access: read}
      number: {type: integer, access: read, mock: id}
      owner: {type: Person, access: read, mock: user}
      author: {type: string, access: read, mock: user}
      stranger: {type: Stranger, access: read, mock: user}
      country_code: string?
      country: {type: Country?, access: read, mock: lookup country_code}
"""


@pytest.fixture
def hints(start: Callable[..., Any]) -> Any:
    return start(HINTS, headers={"Authorization": "Basic Ym9iOng="})


def test_fields_are_filled_by_their_hints(hints: Any) -> None:
    with_country = hints.json("POST", "/docs", {"country_code": "IE"})
    without = hints.json("POST", "/docs", {"country_code": "XX"})

    assert (with_country, without["country"], without["number"]) == (
        {
            "id": 1,
            "number": 1,
            "owner": {"login": "bob", "full": "Bob"},
            "author": "bob",
            "stranger": {"nickname": "Zed"},
            "country_code": "IE",
            "country": {"code": "IE", "name": "Ireland"},
        },
        None,
        2,
    )


def test_records_of_the_type_itself_are_looked_up_not_those_that_look_alike(start: Any) -> None:
    call = start("""
spec: 1
api: garage
url: https://garage.example
resources:
  cars: {path: /cars, key: {id: integer}, model: Car, operations: {list, create}}
  makers: {path: /makers, key: {id: integer}, model: Maker, operations: {list}}
  owners: {path: /owners, key: {id: integer}, model: Owner, operations: {list, create}}
types:
  Car:
    fields:
      id: {type: integer, access: read}
      name: string
      maker_id: {type: integer, access: create}
      maker: {type: Maker?, access: read, mock: lookup maker_id}
      owner_id: {type: integer?, access: create}
      owner: {type: Named?, access: read, mock: lookup owner_id}
  Maker: {fields: {id: {type: integer, access: read}, name: string}, example: {id: 1, name: Benz}}
  Named: {fields: {login: string}}
  Owner: {fields: {id: {type: integer, access: read}, login: string}}
""")
    call.json("POST", "/owners", {"login": "bertha"})

    first = call.json("POST", "/cars", {"name": "Velo", "maker_id": 1, "owner_id": 1})
    second = call.json("POST", "/cars", {"name": "Victoria", "maker_id": 2})

    assert [(one["maker"], one["owner"]) for one in (first, second)] == [
        ({"id": 1, "name": "Benz"}, {"login": "bertha"}),
        (None, None),
    ]


def test_the_caller_s_own_record_comes_before_the_first(hints: Any) -> None:
    assert hints.json("GET", "/users/me")["login"] == "bob"


def test_what_nobody_can_create_is_there_from_the_start(hints: Any) -> None:
    regions = hints.json("GET", "/countries/IE/regions")

    assert [
        hints.json("GET", "/countries"),
        hints.json("GET", "/info"),
        hints.json("GET", "/capacity/7"),
        hints.json("GET", "/capacity/7"),
        [(each["id"], each["country"]) for each in regions],
        hints.json("GET", "/countries/IE/regions/2"),
    ] == [
        [{"code": "IE", "name": "Ireland"}],
        {"version": "1.0"},
        {"region": 7, "free": 1},
        {"region": 7, "free": 1},
        [(1, "IE"), (2, "IE"), (3, "IE")],
        regions[1],
    ]


def test_seeds_lie_where_their_fields_say(hints: Any) -> None:
    found = {team: [each["name"] for each in hints.json("GET", f"/teams/{team}/drafts")] for team in "ab"}
    made = hints.json("POST", "/teams/a/drafts", {"name": "new"})

    assert (found, made["id"]) == ({"a": ["for a", "for all"], "b": ["for all"]}, 3)


def test_a_verb_after_a_colon_is_about_the_record_before_it(start: Any) -> None:
    call = start("""
spec: 1
api: cloud
url: https://cloud.example
resources:
  jobs:
    path: /jobs
    key: {name: path}
    model: Job
    fields: {name: {type: path, access: create}, state: {type: string, default: busy, access: read}}
    operations: {create: , cancel: {path: ":cancel", returns: Job, mock: {set: {state: cancelled}}}}
""")
    call.json("POST", "/jobs", {"name": "a/b"})

    assert call.json("POST", "/jobs/a/b:cancel")["state"] == "cancelled"
    assert call("POST", "/jobs/a/c:cancel").status == 404


def test_a_word_for_the_caller_names_the_caller_s_record_in_every_call(start: Callable[..., Any]) -> None:
    call = start("""
spec: 1
api: people
url: https://people.example
auth: {basic: {send: basic}}
resources:
  users:
    path: /users
    key: {id: string}
    model: User
    operations:
      create:
      read:
      partial_update:
      ban: {returns: User, mock: {set: {banned: true}}}
      me: {method: GET, at: collection, returns: User}
      latest: {method: GET, at: collection, returns: User}
  groups:
    {path: /groups, key: {id: string}, model: User, operations: {create, read, me: {method: POST, at: collection}}}
types:
  User: {fields: {id: {type: string, access: read, mock: id}, name: string, banned: {type: boolean, default: false}}}
""")
    bob = {"Authorization": "Basic Ym9iOng="}
    _, second = [call.json("POST", "/users", {"name": name}, headers=bob)["id"] for name in ("ann", "bob")]

    changed = call.json("PATCH", "/users/me", {"name": "bob", "banned": False}, headers=bob)
    banned = call.json("POST", "/users/me/ban", headers=bob)

    assert (changed["id"], banned) == (second, {"id": second, "name": "bob", "banned": True})
    assert call("PATCH", "/users/latest", {"name": "x"}, headers=bob).status == 404
    assert call("GET", "/groups/me", headers=bob).status == 404
