"""What lies where: bases, variables, hosts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

HOSTS = """
spec: 1
api: cloud
url: https://{pod}.cloud.example/root/
base: /api/{version}
variables: {pod: {default: eu}, version: {type: integer, min: 1, max: 2, default: 1}}
hosts: {membership: "https://membership.{pod}.cloud.example/v1", files: "/upload/{version}"}
errors: {request_id: header X-Request-Id}
auth:
  login:
    credentials: {email}
    login: {host: membership, path: /auth/login/, body: {email: $email}}
resources:
  vms: {path: /vm/, key: {pk: integer}, model: VM, operations: {list, create, read}}
  addresses: {path: /address/, key: {pk: integer}, model: VM, host: membership, operations: {list, create, read}}
  uploads: {path: /blobs, key: {pk: integer}, model: VM, host: files, operations: {list, create}}
  numbers: {path: "/by/{number}", params: {number: integer}, operations: {read: {mock: {answer: {}}}}}
  names: {path: "/by/{name}", operations: {read: {mock: {answer: {named: true}}}}}
  top: {path: /, operations: {search: {method: GET, path: "/search", returns: json, mock: {answer: [1]}}}}
types: {VM: {fields: {pk: {type: integer, access: read}, url: {type: url, access: read, mock: url}}}}
"""


@pytest.fixture
def cloud(start: Callable[..., Any]) -> Any:
    call = start(HOSTS)
    token = call.json("POST", "/membership/v1/auth/login/", {"email": "a"})["token"]
    call.headers["Authorization"] = f"Bearer {token}"
    return call


@pytest.mark.parametrize(
    ("target", "host", "status"),
    [
        ("/root/api/1/vm/", None, 200),
        ("/root/api/2/vm/", None, 200),
        ("/root/api/3/vm/", None, 404),
        ("/root/api/x/vm/", None, 404),
        ("/vm/", None, 404),
        ("/membership/v1/address/", None, 200),
        ("/v1/address/", "membership.localhost:80", 200),
        ("/v1/address/", "other.localhost", 404),
        ("/root/api/1/vm/", "membership.localhost", 200),
        ("/upload/1/blobs", None, 200),
        ("/upload/1/blobs", "files.eu.cloud.example", 200),
        ("/root/api/1/search", None, 200),
    ],
)
def test_everything_lies_under_its_host(cloud: Any, target: str, host: str | None, status: int) -> None:
    assert cloud("GET", target, headers={"Host": host} if host else {}).status == status


@pytest.mark.parametrize(
    ("collection", "host", "url"),
    [
        ("/root/api/2/vm/", None, "http://mock:1/root/api/2/vm/1/"),
        ("/membership/v1/address/", None, "http://mock:1/membership/v1/address/1/"),
        ("/v1/address/", "membership.localhost", "http://mock:1/v1/address/1/"),
    ],
)
def test_records_have_the_address_at_which_they_were_asked_for(
    cloud: Any, collection: str, host: str | None, url: str
) -> None:
    made = cloud.json("POST", collection, {}, headers={"Host": host} if host else {})

    assert made == {"pk": 1, "url": url}


def test_of_alike_paths_the_one_whose_holes_fit_is_meant(cloud: Any) -> None:
    assert [cloud.json("GET", f"/root/api/1/by/{key}") for key in ("7", "x")] == [{}, {"named": True}]


def test_answers_carry_the_id_of_the_request(cloud: Any) -> None:
    own = cloud("GET", "/root/api/1/vm/", headers={"X-Request-Id": "mine"}).header("X-Request-Id")
    made = [cloud("GET", "/nothing").header("X-Request-Id") for _ in range(2)]

    assert (own, made) == ("mine", ["mock-000003", "mock-000004"])


PART = """
spec: 1
resources:
  address: {path: PATH, key: {id: integer}, model: Address, operations: {list, create, read}}
types: {Address: {fields: {id: {type: integer, access: read}, FIELD: string}}}
"""


def test_groups_have_resources_and_types_of_their_own(start: Callable[..., Any], tmp_path: Path) -> None:
    for name, path, one in (("a.yaml", "/address", "city"), ("b.yaml", "/ip", "number")):
        (tmp_path / name).write_text(PART.replace("PATH", path).replace("FIELD", one))
    call = start("spec: 1\napi: grouped\nurl: https://g.example\ninclude: {left: a.yaml, right: b.yaml}\n")

    made = [call.json("POST", "/address", {"city": "x"}), call.json("POST", "/ip", {"number": "y"})]

    assert made == [{"id": 1, "city": "x"}, {"id": 1, "number": "y"}]
    assert [call.json("GET", path) for path in ("/address/1", "/ip/1")] == made
