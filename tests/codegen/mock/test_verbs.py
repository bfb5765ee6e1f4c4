"""The eight verbs, as a caller sees them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

CREATED = {
    "id": 1,
    "title": "Emma",
    "shelf": None,
    "state": "in",
    "pages": 100,
    "isbn": None,
    "created": "2023-11-14T22:13:20Z",
    "updated": 1_700_000_000,
    "self": "http://mock:1/v1/books/1",
}


def test_create_fills_what_was_not_sent(library: Any) -> None:
    reply = library("POST", "/v1/books", {"title": "Emma", "secret": "x"})

    assert (reply.status, reply.json()) == (201, CREATED)


def test_fields_that_are_never_in_answers_are_stored(library: Any) -> None:
    library.json("POST", "/v1/books", {"title": "Emma", "secret": "x"})

    ((_, row),) = library.fake.world.store.of_resource("books")
    assert row.data["secret"] == "x"


def test_read_only_fields_that_are_sent_are_left_out_and_unknown_ones_kept(library: Any) -> None:
    sent = {"title": "Emma", "id": 99, "state": "lost", "created": "x", "translator": "Bob"}

    assert library.json("POST", "/v1/books", sent) == CREATED | {"translator": "Bob"}


def test_read_answers_what_was_created(library: Any) -> None:
    library.json("POST", "/v1/books", {"title": "Emma"})

    assert library.json("GET", "/v1/books/1") == CREATED


@pytest.mark.parametrize("target", ["/v1/books/2", "/v1/books/x", "/v1/books/1.5"])
@pytest.mark.parametrize("method", ["GET", "PUT", "PATCH", "DELETE"])
def test_what_is_not_there_is_not_found(library: Any, method: str, target: str) -> None:
    reply = library(method, target, {"title": "x"} if method in ("PUT", "PATCH") else None)

    assert (reply.status, reply.json()) == (404, {"error": {"code": "not_found", "message": "Not found"}})


@pytest.mark.parametrize(
    ("method", "target"), [("GET", "/v1/nothing"), ("GET", "/books"), ("PATCH", "/v1/books")]
)
def test_what_the_spec_does_not_name_is_no_route(library: Any, method: str, target: str) -> None:
    reply = library(method, target)

    assert (reply.status, reply.json()["error"]["code"]) == (404, "no_route")


def test_update_replaces_what_may_change_and_keeps_the_rest(library: Any) -> None:
    library.json("POST", "/v1/books", {"title": "Emma", "pages": 5, "shelf": "A1", "isbn": "i"})
    library.now += 10

    updated = library.json("PUT", "/v1/books/1", {"title": "Emma II", "isbn": "other", "id": 7})

    assert updated == CREATED | {"title": "Emma II", "isbn": "i", "updated": 1_700_000_010}


def test_partial_update_merges(library: Any) -> None:
    library.json("POST", "/v1/books", {"title": "Emma", "pages": 5, "shelf": "A1"})
    library.now += 10

    patched = library.json("PATCH", "/v1/books/1", {"shelf": None})

    assert patched == CREATED | {"pages": 5, "updated": 1_700_000_010}


def test_a_partial_update_may_say_nothing(library: Any) -> None:
    library.json("POST", "/v1/books", {"title": "Emma"})

    assert library.json("PATCH", "/v1/books/1", {}) == CREATED


def test_delete_removes(library: Any) -> None:
    library.json("POST", "/v1/books", {"title": "Emma"})

    replies = [library(method, "/v1/books/1") for method in ("DELETE", "GET", "DELETE")]

    assert [(reply.status, reply.content) for reply in replies[:1]] == [(204, b"")]
    assert [reply.status for reply in replies] == [204, 404, 404]


def test_identifiers_are_not_used_again(library: Any) -> None:
    library.json("POST", "/v1/books", {"title": "a"})
    library("DELETE", "/v1/books/1")

    assert library.json("POST", "/v1/books", {"title": "b"})["id"] == 2


@pytest.mark.parametrize(
    ("method", "body", "code", "fields"),
    [
        ("POST", {}, "missing", {"title": ["is missing"]}),
        ("POST", {"title": 5}, "invalid", {"title": ["must be a text"]}),
        ("POST", {"title": "x" * 21}, "invalid", {"title": ["must be at most 20 characters long"]}),
        (
            "POST",
            {"title": "x", "pages": 0, "shelf": "a"},
            "invalid",
            {"pages": ["must be at least 1"], "shelf": ["must match [A-Z][0-9]+"]},
        ),
        ("POST", [], "invalid", {"body": ["must be an object"]}),
        ("PUT", {}, "missing", {"title": ["is missing"]}),
        ("PATCH", {"title": None}, "invalid", {"title": ["must not be null"]}),
    ],
)  # fmt: skip
def test_bad_input_is_refused_and_changes_nothing(
    library: Any, method: str, body: Any, code: str, fields: Any
) -> None:
    library.json("POST", "/v1/books", {"title": "Emma"})

    reply = library(method, "/v1/books" if method == "POST" else "/v1/books/1", body)

    error = reply.json()["error"]
    assert (reply.status, error["code"], error["fields"]) == (400, code, fields)
    assert library.json("GET", "/v1/books") == [CREATED]


def test_what_a_record_holds_already_is_never_refused(library: Any) -> None:
    store = library.fake.world.store
    row = store.insert(("books", ()), {"title": "Emma", "shelf": "odd", "pages": 1, "id": 7}, {})
    book = library.json("GET", "/v1/books/7")

    same = library("PUT", "/v1/books/7", book)
    other = library("PUT", "/v1/books/7", book | {"shelf": "odder"})

    assert (row.data["shelf"], same.status, other.status) == ("odd", 200, 400)


def fill(library: Any, count: int = 5) -> None:
    for number in range(1, count + 1):
        library.json("POST", "/v1/books", {"title": f"b{number}", "shelf": "A1" if number % 2 else "B2"})


def titles(reply: Any) -> list[str]:
    return [book["title"] for book in reply.json()]


@pytest.mark.parametrize(
    ("query", "found", "total"),
    [
        ("", ["b1", "b2"], "5"),
        ("?page=3", ["b5"], "5"),
        ("?page=4", [], "5"),
        ("?per_page=99", ["b1", "b2", "b3"], "5"),
        ("?shelf=B2", ["b2", "b4"], "2"),
        ("?shelf=B2&page=2", [], "2"),
        ("?state=out", [], "0"),
        ("?sort=-id", ["b5", "b4"], "5"),
        ("?sort=shelf,-id", ["b5", "b3"], "5"),
        ("?unknown=1", ["b1", "b2"], "5"),
    ],
)
def test_lists_are_paged_filtered_and_sorted(library: Any, query: str, found: list[str], total: str) -> None:
    fill(library)

    reply = library("GET", f"/v1/books{query}")

    assert (titles(reply), reply.header("X-Total")) == (found, total)


@pytest.mark.parametrize("query", ["?page=x", "?state=burnt"])
def test_bad_parameters_of_a_list_are_refused(library: Any, query: str) -> None:
    assert library("GET", f"/v1/books{query}").status == 400


def test_head_answers_the_headers_of_a_get(library: Any) -> None:
    fill(library, 3)

    item, collection, missing = (library("HEAD", f"/v1/books{path}") for path in ("/1", "", "/9"))

    tag = library("GET", "/v1/books/1").header("ETag")
    assert (item.status, item.header("ETag")) == (200, tag)
    assert (collection.status, collection.header("X-Total")) == (200, "3")
    assert missing.status == 404


def test_every_get_answers_head(library: Any) -> None:
    assert library("HEAD", "/v1/authors").status == 200


def test_tags_change_with_the_record_and_are_obeyed(library: Any) -> None:
    library.json("POST", "/v1/books", {"title": "Emma"})
    tag = library("GET", "/v1/books/1").header("ETag")

    cached = library("GET", "/v1/books/1", headers={"If-None-Match": tag})
    good = library("PATCH", "/v1/books/1", {"pages": 5}, headers={"If-Match": tag})
    late = library("PATCH", "/v1/books/1", {"pages": 6}, headers={"If-Match": tag})
    fresh = library("GET", "/v1/books/1", headers={"If-None-Match": tag})

    assert [(each.status, bool(each.content)) for each in (cached, good, late, fresh)] == [
        (304, False),
        (200, True),
        (412, True),
        (200, True),
    ]
    assert fresh.json()["pages"] == 5


def test_a_resource_without_a_model_keeps_plain_objects(library: Any) -> None:
    created = library.json("POST", "/v1/authors", {"name": "Jane", "born": {"year": 1775}})

    assert (created, library.json("GET", "/v1/authors/1"), library.json("GET", "/v1/authors")) == (
        {"name": "Jane", "born": {"year": 1775}, "id": 1},
        created,
        [created],
    )


KEYS = """
spec: 1
api: keys
url: https://keys.example
resources:
  things:
    path: /things
    key: {id: {matches: [eid, ename]}}
    model: Thing
    operations: {list, create, read, update, delete}
  pairs: {path: /pairs, key: {left: string, right: integer}, model: Pair, operations: {list, create, read, delete}}
  within:
    path: "/things/{thing}/parts"
    key: {part: string}
    params: {thing: string}
    model: Part
    operations: {list, create, read}
  nets: {path: /nets/, key: {pk: {type: path, matches: cidr}}, model: Net, operations: {list, create, read, delete}}
  hidden:
    path: /hidden
    key: {number: integer}
    model: Hidden
    operations: {create: {returns: {headers: {Location: url}}}, read}
  likely: {path: /likely, key: {pk: integer}, model: Likely, operations: {list, create, read}}
  settings: {path: /settings, model: Settings, operations: {read, update, partial_update}}
  link: {path: "/things/{thing}/link/", model: Link, operations: {create, read, update, delete}}
  repos: {path: /repos, key: {owner: string, name: string}, model: Repo, operations: {read, partial_update}}
  forks: {path: "/repos/{owner}/{name}/forks", key: {fork: string}, model: Fork, operations: {create, list, update}}
types:
  Owner: {fields: {login: string}}
  Either: {union: [string, Owner]}
  Repo: {fields: {owner: {type: Owner, access: read}, name: string, open: boolean}}
  Fork: {fields: {fork: string, owner: {type: Owner, access: read}, name: {type: Either, access: read}}}
  Thing:
    required: []
    fields:
      eid: {type: string, access: read, example: dw19t2qccp1h}
      ename: {type: string, default: "", pattern: "([a-z-]*)"}
      name: {type: string, default: ""}
  Pair: {fields: {left: string, right: integer, note: string?}}
  Part: {fields: {part: {type: string, access: read}, thing: {type: string, access: read}, name: string}}
  Net: {fields: {cidr: string, note: string?}}
  Hidden: {fields: {name: string}}
  Likely: {fields: {id: {type: integer, access: read}, name: string}}
  Settings: {fields: {theme: {type: string, default: dark}, size: {type: integer, default: 10}}}
  Link: {fields: {thing: {type: string, access: read}, note: string}}
"""


@pytest.fixture
def keys(start: Callable[..., Any]) -> Any:
    return start(KEYS)


def test_a_record_is_found_by_every_field_that_its_key_matches(keys: Any) -> None:
    thing = keys.json("POST", "/things", {"ename": "mine"})

    found = [keys.json("GET", f"/things/{key}") for key in (thing["eid"], "mine")]

    assert found == [thing, thing]


def test_a_key_that_is_taken_is_a_conflict(keys: Any) -> None:
    thing = keys.json("POST", "/things", {"ename": "mine"})
    other = keys.json("POST", "/things", {})
    keys.json("POST", "/things", {})

    replies = [
        keys("POST", "/things", {"ename": "mine"}),
        keys("PUT", f"/things/{other['eid']}", {"ename": "mine"}),
        keys("PUT", f"/things/{thing['eid']}", {"ename": "mine", "name": "x"}),
    ]

    assert [reply.status for reply in replies] == [409, 409, 200]
    assert len(keys.json("GET", "/things")) == 3


def test_several_holes_name_a_record_together(keys: Any) -> None:
    for left, right in (("a", 1), ("a", 2), ("b", 1)):
        keys.json("POST", "/pairs", {"left": left, "right": right})

    replies = [
        keys("GET", "/pairs/a/2"),
        keys("GET", "/pairs/b/2"),
        keys("POST", "/pairs", {"left": "a", "right": 2}),
    ]

    assert ([reply.status for reply in replies], replies[0].json()) == (
        [200, 404, 409],
        {"left": "a", "right": 2, "note": None},
    )


def test_each_path_has_a_store_of_its_own_and_fills_fields_named_like_holes(keys: Any) -> None:
    part = keys.json("POST", "/things/a%2Fb/parts", {"name": "x"})

    assert part["thing"] == "a/b"
    assert [
        keys.json("GET", "/things/a%2Fb/parts"),
        keys.json("GET", "/things/other/parts"),
        keys("GET", f"/things/other/parts/{part['part']}").status,
        keys.json("GET", f"/things/a%2Fb/parts/{part['part']}"),
    ] == [[part], [], 404, part]


def test_an_object_that_is_named_like_a_hole_stays_an_object(keys: Any) -> None:
    repo = keys.json("GET", "/repos/ann/code")

    assert repo == {"owner": {"login": "text"}, "name": "code", "open": True}
    assert keys.json("PATCH", "/repos/ann/code", {"open": False}) == {**repo, "open": False}


def test_an_object_that_is_named_like_a_hole_of_the_collection_stays_an_object(keys: Any) -> None:
    fork = keys.json("POST", "/repos/ann/code/forks", {"fork": "f"})

    assert fork == {"fork": "f", "owner": {"login": ""}, "name": "code"}
    assert keys.json("PUT", "/repos/ann/code/forks/f", {"fork": "f"}) == fork


def test_a_key_may_hold_slashes(keys: Any) -> None:
    net = keys.json("POST", "/nets/", {"cidr": "10.0.0.0/8"})

    assert keys.json("GET", "/nets/10.0.0.0/8/") == net
    assert [keys("DELETE", "/nets/10.0.0.0/8/").status, keys("GET", "/nets/10.0.0.0/8/").status] == [204, 404]


def test_a_key_that_is_no_field_is_told_by_location(keys: Any) -> None:
    reply = keys("POST", "/hidden", {"name": "x"})
    location = reply.header("Location")

    assert (reply.json(), location) == ({"name": "x"}, "/hidden/1")
    assert keys.json("GET", "/hidden/1") == {"name": "x"}


def test_a_key_that_no_field_is_named_like_is_the_id(keys: Any) -> None:
    made = [keys.json("POST", "/likely", {"name": name}) for name in "ab"]

    assert (made, keys.json("GET", "/likely/2")) == (
        [{"id": 1, "name": "a"}, {"id": 2, "name": "b"}],
        made[1],
    )


def test_settings_are_there_from_the_start(keys: Any) -> None:
    read = keys.json("GET", "/settings")
    patched = keys.json("PATCH", "/settings", {"size": 5})
    replaced = keys.json("PUT", "/settings", {"theme": "light"})

    assert (read, patched, replaced) == (
        {"theme": "dark", "size": 10},
        {"theme": "dark", "size": 5},
        {"theme": "light", "size": 10},
    )


def test_a_record_without_a_key_is_created_once(keys: Any) -> None:
    statuses = [
        keys(method, "/things/a/link/", {"note": "x"}).status for method in ("PUT", "POST", "POST", "PUT")
    ]
    elsewhere = keys("GET", "/things/b/link/").status

    assert (statuses, elsewhere, keys.json("GET", "/things/a/link/")) == (
        [404, 201, 409, 200],
        404,
        {"thing": "a", "note": "x"},
    )


BLOBS = """
spec: 1
api: blobs
url: https://blobs.example
resources:
  vfs:
    path: /vfs
    key: {path: path}
    operations: {read: {returns: bytes}, update: {body: bytes, returns: none}, delete}
  notes:
    path: /notes
    key: {id: integer}
    model: Note
    fields: {id: {type: integer, access: read}, title: {type: string, default: ""}}
    operations:
      create:
      read:
      upload: {method: PUT, path: content, body: bytes, returns: none}
      content: {method: GET, returns: {type: bytes, media: image/png}}
      describe: {body: string, returns: none}
      description: {method: GET, path: describe, returns: string}
      tail: {method: GET, path: content/tail, returns: stream of bytes}
      build: {at: collection, body: stream of bytes, returns: stream of Line}
      unpack: {body: bytes, returns: stream of Line}
      log: {body: stream of Line}
      lines: {method: GET, path: log, returns: stream of Line}
types:
  Line: {fields: {text: {type: string, example: done}}}
"""


@pytest.fixture
def blobs(start: Callable[..., Any]) -> Any:
    return start(BLOBS)


def test_content_that_is_put_is_read_again_with_its_type(blobs: Any) -> None:
    missing = blobs("GET", "/vfs/a/b.bin")
    put = blobs("PUT", "/vfs/a/b.bin", content=b"\x00\xff", headers={"Content-Type": "application/x-b"})
    read = blobs("GET", "/vfs/a/b.bin")

    assert (missing.status, put.status, read.status) == (404, 200, 200)
    assert (read.content, read.header("Content-Type")) == (b"\x00\xff", "application/x-b")


def test_content_is_put_once_where_it_must_not_be_there_yet(blobs: Any) -> None:
    replies = [blobs("PUT", "/vfs/x", content=b"1", headers={"If-None-Match": "*"}) for _ in range(2)]

    assert [reply.status for reply in replies] == [200, 412]


def test_content_of_an_action_is_read_at_its_own_path(blobs: Any) -> None:
    blobs.json("POST", "/notes", {})
    statuses = [
        blobs("PUT", "/notes/1/content", content=b"png", headers={"Content-Type": "image/gif"}).status,
        blobs(
            "POST", "/notes/1/describe", content="é".encode(), headers={"Content-Type": "text/plain"}
        ).status,
    ]

    image, text, tail = (blobs("GET", f"/notes/1/{path}") for path in ("content", "describe", "content/tail"))

    assert statuses == [204, 204]
    assert (image.content, image.header("Content-Type"), text.content) == (b"png", "image/gif", "é".encode())
    assert tail.chunks == (b"bytes",)


def test_content_that_nobody_put_is_made(blobs: Any) -> None:
    blobs.json("POST", "/notes", {})

    replies = [blobs("GET", f"/notes/1/{path}") for path in ("content", "describe")]

    assert [(reply.content, reply.header("Content-Type")) for reply in replies] == [
        (b"bytes", "image/png"),
        (b"text", "text/plain; charset=utf-8"),
    ]


@pytest.mark.parametrize("path", ["/notes/build", "/notes/1/unpack"])
def test_bytes_that_were_sent_are_no_values_of_a_stream(blobs: Any, path: str) -> None:
    blobs.json("POST", "/notes", {})

    reply = blobs("POST", path, content=b"\x00tar", headers={"Content-Type": "application/x-tar"})

    assert reply.chunks == (b'{"text":"done"}\n',) * 3


def test_values_that_were_sent_as_lines_come_as_lines(blobs: Any) -> None:
    blobs.json("POST", "/notes", {})
    blobs("POST", "/notes/1/log", content=b'{"text":"a"}\n', headers={"Content-Type": "application/x-ndjson"})

    assert blobs("GET", "/notes/1/log").content == b'{"text":"a"}\n'


SUMMARIES = """
spec: 1
api: summaries
url: https://s.example
types: {Brief: {fields: {id: integer, title: string, size: integer, at: datetime?}}}
resources:
  things:
    path: /things
    key: {id: integer}
    model: Thing
    envelope: {many: items}
    fields: {id: {type: integer, access: read}, title: string}
    operations: {create: , list: {path: json, returns: list of Brief}}
"""


def test_a_list_shows_records_as_its_type_wants_them(start: Callable[..., Any]) -> None:
    summaries = start(SUMMARIES)
    summaries.json("POST", "/things", {"title": "a"})

    assert summaries.json("GET", "/things/json") == {
        "items": [{"id": 1, "title": "a", "size": 0, "at": None}]
    }


KEYED = """
spec: 1
api: keyed
url: https://k.example
types:
  Created: {fields: {id: string, success: boolean}}
  Started: {fields: {Number: string, at: string}}
resources:
  accounts:
    path: /accounts
    key: {Id: {name: id}}
    model: Account
    fields: {Id: {type: string, access: read, mock: id}, Name: string}
    operations: {create: {returns: Created}, read: , list: {returns: pages of Created}, check: {returns: Created}}
  counters:
    path: /counters
    key: {number: integer}
    model: Counter
    fields: {number: {type: integer, access: read, mock: id}}
    operations: {create: {returns: Started}}
"""


def test_an_answer_of_another_type_has_the_key_of_its_record(start: Callable[..., Any]) -> None:
    keyed = start(KEYED)

    made = keyed.json("POST", "/accounts", {"Name": "a"})["id"]
    checked = keyed.json("POST", f"/accounts/{made}/check")
    read = keyed.json("GET", f"/accounts/{made}")
    (listed,) = keyed.json("GET", "/accounts")

    assert (checked["id"], read["Id"], listed["id"]) == (made, made, made)
    assert keyed.json("POST", "/counters", {})["Number"] == "text"  # a number would not fit


def test_a_form_may_call_the_fields_of_a_record_otherwise(start: Callable[..., Any]) -> None:
    messages = start("""
spec: 1
api: messages
url: https://m.example
resources:
  messages:
    path: /Messages
    key: {sid: string}
    model: Message
    fields: {sid: {type: string, access: read, mock: id}, to: string, media_url: string?}
    operations:
      create: {body: {as: form, fields: {To: string, MediaUrl: string?, Other: string?}}, returns: Message}
""")

    sent = messages.json(
        "POST",
        "/Messages",
        content=b"To=me&MediaUrl=u&Other=x",
        headers={"Content-Type": "application/x-www-form-urlencoded"},
    )

    assert (sent["to"], sent["media_url"], sorted(sent)) == ("me", "u", ["media_url", "sid", "to"])


MERGE = """
spec: 1
api: merging
url: https://merge.example
resources:
  records:
    path: /records
    key: {id: string}
    operations:
      create:
      read:
      partial_update:
      replace: {method: PUT, path: "", body: json, returns: json}
      merge: {method: PATCH, path: "", body: {type: json, media: application/merge-patch+json}, returns: json}
      list:
      delete_all: {method: DELETE, at: collection, path: "", returns: list of json}
      remove: {method: DELETE, path: ""}
"""


@pytest.fixture
def merging(start: Callable[..., Any]) -> Any:
    call = start(MERGE)
    call.json("POST", "/records", {"id": "a", "deep": {"x": 1, "y": 2}, "n": 1})
    return call


def test_a_merge_patch_goes_deep_and_null_removes(merging: Any) -> None:
    patch = {"deep": {"x": None, "z": {"w": 3}}}

    merged = merging.json(
        "PATCH", "/records/a", patch, headers={"Content-Type": "application/merge-patch+json"}
    )

    assert merged == {"id": "a", "deep": {"y": 2, "z": {"w": 3}}, "n": 1}


def test_a_plain_patch_replaces_members_whole(merging: Any) -> None:
    assert merging.json("PATCH", "/records/a", {"deep": {"x": 5}}) == {"id": "a", "deep": {"x": 5}, "n": 1}


def test_actions_at_the_address_of_a_verb_do_as_the_verb(merging: Any) -> None:
    replaced = merging.json("PUT", "/records/a", {"new": True})
    merging.json("POST", "/records", {"id": "b"})

    removed = merging("DELETE", "/records/b").status
    all_gone = merging.json("DELETE", "/records")

    assert (replaced, removed, all_gone, merging.json("GET", "/records")) == (
        {"id": "a", "new": True},
        204,
        [{"id": "a", "new": True}],
        [],
    )


# --- records that are kept apart, texts made of fields, lists that are left out ------------------

SETTINGS = """
spec: 1
api: settings
url: https://settings.example
resources:
  settings:
    path: /settings
    key: {name: string}
    query: {project: {mock: scope}, job: {type: integer, mock: scope}}
    model: Setting
    envelope: {one: setting, many: "setting?"}
    operations: {list, create: {body: {type: Setting.create, as: query}}, read, update, delete}
types:
  Setting:
    fields:
      name: {type: string, access: [create, read]}
      group: {type: string?}
      label: {type: string?, access: read, mock: "text {group}:{name}!"}
"""


def test_records_of_different_scopes_are_kept_apart(start: Any) -> None:
    settings = start(SETTINGS)
    for scope in ("", "&project=a", "&project=b", "&project=a&job=7"):
        settings.json("POST", f"/settings?name=x&group=g{scope}")
    settings.json("PUT", "/settings/x?job=7&project=a", {"group": "h"})
    settings("DELETE", "/settings/x?project=b")

    found = {
        scope: settings("GET", f"/settings/x{scope}").json().get("setting", {}).get("group")
        for scope in ("", "?project=a", "?project=b", "?project=a&job=7", "?project=c")
    }
    assert found == {
        "": "g",
        "?project=a": "g",
        "?project=b": None,
        "?project=a&job=7": "h",
        "?project=c": None,
    }
    assert settings("POST", "/settings?name=x&project=a").status == 409


def test_a_text_is_made_of_other_fields_and_follows_them(start: Any) -> None:
    settings = start(SETTINGS)

    created = settings.json("POST", "/settings?name=x&group=g")
    changed = settings.json("PUT", "/settings/x", {"group": None})

    assert (created["setting"]["label"], changed["setting"]["label"]) == ("g:x!", ":x!")


def test_a_list_without_items_is_left_out_where_the_envelope_says_so(start: Any) -> None:
    settings = start(SETTINGS)

    empty = settings.json("GET", "/settings")
    settings.json("POST", "/settings?name=x")

    assert (empty, len(settings.json("GET", "/settings")["setting"])) == ({}, 1)


def test_items_lie_in_what_lies_beside_them(start: Callable[..., Any]) -> None:
    found = start("""
spec: 1
api: search
url: https://search.example
types:
  Found: {fields: {total: integer, startAt: integer, issues: list? of json}}
resources:
  issues:
    path: /issues
    operations: {list: {envelope: {many: issues, meta: $, meta_type: Found}, paging: {offset: startAt, total: total}}}
    mock: {seed: [{name: a}]}
""")

    assert found.json("GET", "/issues") == {"total": 1, "startAt": 0, "issues": [{"name": "a"}]}


# --- keys within objects ------------------------------------------------------------------------

CLUSTER = """
spec: 1
api: cluster
url: https://cluster.example
resources:
  pods:
    path: /namespaces/{namespace}/pods
    key: {name: {matches: metadata.name}}
    model: Pod
    operations: {list, create, read, update, partial_update, delete}
  nodes: {path: /nodes, key: {name: {matches: metadata.name}}, model: Pod, operations: {list, read}}
  drafts: {path: /drafts, key: {name: {matches: metadata.name}}, operations: {create, read, update}}
  links:
    path: /links
    key: {from: {matches: ends.from}, to: {matches: ends.to}}
    model: Link
    operations: {create, read}
types:
  Meta: {fields: {name: string?, labels: map? of string}}
  Pod: {fields: {metadata: Meta?, size: {type: integer, default: 1}}}
  Link: {fields: {ends: json}}
"""


@pytest.fixture
def cluster(start: Callable[..., Any]) -> Any:
    return start(CLUSTER)


def test_a_key_within_an_object_finds_the_record(cluster: Any) -> None:
    for name in "ab":
        cluster.json("POST", "/namespaces/x/pods", {"metadata": {"name": name}, "size": ord(name)})

    assert cluster.json("GET", "/namespaces/x/pods/b") == {"metadata": {"name": "b"}, "size": 98}
    assert cluster("GET", "/namespaces/x/pods/c").status == 404
    assert cluster("POST", "/namespaces/x/pods", {"metadata": {"name": "a"}}).status == 409
    assert cluster("DELETE", "/namespaces/x/pods/a").status == 204
    assert [each["metadata"]["name"] for each in cluster.json("GET", "/namespaces/x/pods")] == ["b"]


@pytest.mark.parametrize("sent", [{}, {"metadata": None}, {"metadata": {"labels": {"a": "b"}}}])
def test_a_record_without_its_key_within_an_object_gets_one(cluster: Any, sent: dict[str, Any]) -> None:
    made = cluster.json("POST", "/namespaces/x/pods", sent)
    name = made["metadata"]["name"]

    assert name
    assert cluster.json("GET", f"/namespaces/x/pods/{name}") == made


@pytest.mark.parametrize("method", ["PUT", "PATCH"])
def test_a_key_within_an_object_outlives_the_replacement_of_the_object(cluster: Any, method: str) -> None:
    cluster.json("POST", "/namespaces/x/pods", {"metadata": {"name": "a"}})

    changed = cluster.json(method, "/namespaces/x/pods/a", {"metadata": {"labels": {"b": "c"}}})
    assert changed == {"metadata": {"labels": {"b": "c"}, "name": "a"}, "size": 1}
    assert cluster.json("GET", "/namespaces/x/pods/a") == changed


def test_a_record_whose_key_within_an_object_changes_is_found_under_the_new_one(cluster: Any) -> None:
    cluster.json("POST", "/namespaces/x/pods", {"metadata": {"name": "a"}})
    cluster.json("PUT", "/namespaces/x/pods/a", {"metadata": {"name": "b"}})

    assert [cluster("GET", f"/namespaces/x/pods/{name}").status for name in "ab"] == [404, 200]


def test_records_that_the_fake_makes_are_found_by_a_key_within_an_object(cluster: Any) -> None:
    names = [each["metadata"]["name"] for each in cluster.json("GET", "/nodes")]

    assert len(set(names)) == 3
    assert [cluster.json("GET", f"/nodes/{name}")["metadata"]["name"] for name in names] == names


def test_a_key_within_an_object_needs_no_model(cluster: Any) -> None:
    cluster.json("POST", "/drafts", {"metadata": {"name": "a"}})

    assert cluster.json("PUT", "/drafts/a", {"size": 2}) == {"size": 2, "metadata": {"name": "a"}}
    assert cluster.json("GET", "/drafts/a")["size"] == 2


def test_keys_within_an_object_name_a_record_together(cluster: Any) -> None:
    sent = [{"ends": {"from": 1, "to": to}} for to in (2, 3, 2)]

    assert [cluster("POST", "/links", each).status for each in sent] == [201, 201, 409]
    assert cluster.json("GET", "/links/1/3") == {"ends": {"from": 1, "to": 3}}


# --- records without a model --------------------------------------------------------------------

CHAT = """
spec: 1
api: chat
url: https://chat.example
resources:
  channels:
    path: /channels
    key: {id}
    operations:
      list: {returns: pages of Channel}
      create: {returns: Channel}
      read: {returns: Channel}
  entries: {path: /entries, key: {id}, model: Entry, operations: {create: , list: {returns: pages of Summary}}}
types:
  Channel:
    fields:
      id: string
      kind: {const: channel}
      size: integer
      private: {type: boolean, access: read}
      note: string?
      topic: {fields: {text: string, by: string?}}
      tags: list of Tag
      sizes: map of integer
      block: Block
  Tag: {fields: {name: string, count: {type: integer, default: 3}}}
  Entry: {fields: {id: string, size: integer}}
  Summary: {fields: {id: string, state: {enum: [new, old]}}}
  Block: {tag: type, union: {section: Section, divider: Divider}}
  Divider: {fields: {width: integer}}
  Section: {fields: {text: string, level: integer}}
"""

SENT = {
    "id": "a",
    "kind": "other",
    "size": "big",
    "topic": {"text": "t"},
    "tags": [{"name": "x"}, 5],
    "sizes": {"s": 1, "t": None},
    "block": {"type": "section", "text": "b"},
    "extra": True,
}
FITTING = {
    "id": "a",
    "kind": "channel",
    "size": 0,
    "private": False,
    "note": None,
    "topic": {"text": "t", "by": None},
    "tags": [{"name": "x", "count": 3}, {"name": "", "count": 3}],
    "sizes": {"s": 1, "t": 0},
    "block": {"type": "section", "text": "b", "level": 0},
    "extra": True,
}


def test_records_without_a_model_are_shown_as_the_type_of_the_answer_wants_them(start: Any) -> None:
    chat = start(CHAT)
    made = chat.json("POST", "/channels", SENT)

    assert made == FITTING
    assert chat.json("GET", "/channels/a") == FITTING
    assert chat.json("GET", "/channels") == [FITTING]


@pytest.mark.parametrize("block", [None, 5, {}, {"type": "section"}])
def test_a_union_in_a_record_without_a_model_is_one_of_its_types(start: Any, block: Any) -> None:
    made = start(CHAT).json("POST", "/channels", {"id": "a", "block": block})

    assert made["block"] == {"type": "section", "text": "", "level": 0}


def test_records_of_a_model_are_filled_where_a_list_is_of_another_type(start: Any) -> None:
    chat = start(CHAT)
    chat.json("POST", "/entries", {"id": "a", "size": 2})

    assert chat.json("GET", "/entries") == [{"id": "a", "size": 2, "state": "new"}]


def test_a_list_that_is_one_object_is_answered_as_such(start: Any) -> None:
    call = start("""
spec: 1
api: cloud
url: https://cloud.example
defaults: {envelope: {one: content, many: content}, operations: {list: {paging: {page: page}}}}
resources:
  rooms:
    path: /rooms
    operations:
      list: {returns: {type: map of list of Room, example: {big: [{gb: 8}], small: []}}}
  tasks: {path: /tasks, operations: {list: {returns: Tasks}}}
  orders: {path: /orders, operations: {list: {returns: Tasks, mock: {answer: {ids: [7]}}}}}
types:
  Room: {fields: {gb: integer}}
  Tasks: {fields: {ids: list of integer}}
""")

    assert [call.json("GET", path)["content"] for path in ("/rooms", "/tasks", "/orders")] == [
        {"big": [{"gb": 8}], "small": []},
        {"ids": [1]},
        {"ids": [7]},
    ]
