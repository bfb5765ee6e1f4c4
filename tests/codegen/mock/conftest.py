"""What the tests of the mock share: specs as texts, and a caller that talks to a fake without sockets."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import pytest
from attrs import define, field

from specloom._http import Headers
from specloom_codegen import ir
from specloom_codegen.mock.fake import Fake, build_fake
from specloom_codegen.mock.messages import Call, Reply
from specloom_codegen.pipeline import compile_spec

NOW = 1_700_000_000.0  # 2023-11-14T22:13:20Z

LIBRARY = """
spec: 1
api: library
url: https://api.library.example/v1
auth: {key: {expires: never}}
errors: {code: error.code, message: error.message, fields: error.fields}
resources:
  authors: {path: /authors, key: {id: integer}, operations: {list, create, read}}
  books:
    path: /books
    key: {id: integer}
    model: Book
    operations:
      list:
        paging: {page: page, limit: per_page, size: 2, max: 3, total: header X-Total}
        query: {state: BookState, shelf: string?, sort: {mock: order}}
      create:
      read: {returns: {headers: {ETag: string}}}
      update:
      partial_update:
      delete:
      head:
      lend: {body: {fields: {to: string}}, returns: Book, mock: {set: {state: out}}}
      first: {method: GET, at: collection, returns: Book}
      echo: {body: any, returns: any}
      count: {method: GET, at: collection, returns: integer}
types:
  BookState: {enum: [in, out, lost]}
  Book:
    fields:
      id: {type: integer, access: read, mock: id}
      title: {type: string, max: 20}
      shelf: {type: string?, pattern: "[A-Z][0-9]+"}
      state: {type: BookState, access: read, default: in}
      pages: {type: integer, default: 100, min: 1}
      isbn: {type: string?, access: [create, read]}
      secret: {type: string?, access: [create, update]}
      created: {type: datetime, access: read, mock: created}
      updated: {type: datetime, wire: seconds, access: read, mock: updated}
      self: {type: url, access: read, mock: url}
"""


@define
class Caller:
    """Talks to a fake the way that a client would, without sockets."""

    fake: Fake
    now: float = NOW
    headers: dict[str, str] = field(factory=dict[str, str])
    origin: str = "http://mock:1"

    def __call__(
        self,
        method: str,
        target: str,
        body: Any = None,
        *,
        headers: Mapping[str, str] | None = None,
        content: bytes | None = None,
    ) -> Reply:
        path, _, query = target.partition("?")
        sent = dict(self.headers) | dict(headers or {})
        if body is not None:
            content = json.dumps(body).encode()
            sent.setdefault("Content-Type", "application/json")
        pairs = tuple(parse_qsl(query, keep_blank_values=True))
        call = Call(
            method=method,
            path=path,
            query=pairs,
            headers=Headers(sent),
            content=content or b"",
            origin=self.origin,
            now=self.now,
        )
        return self.fake.answer(call).reply

    def json(self, method: str, target: str, body: Any = None, **options: Any) -> Any:
        """The body of an answer, which must be a success."""
        reply = self(method, target, body, **options)
        assert reply.status < 300, reply.content
        return reply.json()


Compile = Callable[[str], ir.Api]
Start = Callable[..., Caller]


@pytest.fixture
def compile_text(tmp_path: Path) -> Compile:
    """Makes an API from the text of a spec."""

    def compile_it(text: str) -> ir.Api:
        path = tmp_path / "spec.yaml"
        path.write_text(text)
        compiled = compile_spec(path)
        assert compiled.api is not None, [str(each) for each in compiled.diagnostics]
        return compiled.api

    return compile_it


@pytest.fixture
def start(compile_text: Compile) -> Start:
    """Makes a fake from the text of a spec, and a caller of it. ``base`` goes before every path."""

    def start_it(text: str, **options: Any) -> Caller:
        headers = options.pop("headers", {})
        fake = build_fake(compile_text(text), seed=options.pop("seed", 1), **options)
        fake.seed(NOW)
        return Caller(fake, headers=headers)

    return start_it


@pytest.fixture
def library(start: Start) -> Caller:
    """The library, called with a key."""
    return start(LIBRARY, headers={"Authorization": "Bearer key"})


@pytest.fixture
def library_spec() -> str:
    return LIBRARY
