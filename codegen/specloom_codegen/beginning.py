"""The spec that ``specloom init`` writes: small, whole, and commented."""

from __future__ import annotations

from typing import Final

SCHEMA_FILE: Final = "resource-spec.schema.json"

SPEC_TEXT: Final = """\
# yaml-language-server: $schema=resource-spec.schema.json
#
# The line above lets editors complete and check this file. Try it:
#
#   specloom lint library.yaml           what is wrong with it
#   specloom generate library.yaml       the client, as the package `library`
#   specloom mock library.yaml           a fake server that remembers what it is sent
spec: 1
api: library                             # the package; the client's class is Library
title: Library
doc: Lends books.
url: https://api.library.example/v1

auth:
  key: {doc: A key from your account page.}    # a bearer token, from LIBRARY_TOKEN when connect() gets none

errors: {code: error.code, message: error.message}     # where they lie in the body of a refusal

resources:
  authors:                               # client.authors: no model, so plain JSON objects
    path: /authors
    key: {id: integer}
    operations: {list, read}

  books:                                 # client.books
    doc: What can be lent.
    path: /books
    key: {id: integer}                   # one book is at /books/{id}
    model: Book
    fields:
      id: {type: integer, access: read, mock: id, doc: Its number in the catalogue.}
      title: {type: string, doc: What stands on its back.}
      shelf: string?                     # may be null or missing
      tags: {type: list of string, default: []}
      state: {enum: [in, out, lost], access: read, default: in, doc: Where it is.}
    operations:
      list:                              # await client.books.list(), or: async for book in client.books.list()
        paging: {page: page, limit: per_page, total: header X-Total}
        query: {title: {doc: Only those with this title.}}
      create:
      read:
      update:
      partial_update:
      delete:
      lend:                              # any other name is an action: POST /books/{id}/lend
        doc: Give a book to somebody.
        body: {fields: {to: {type: string, doc: Who takes it.}}}
        returns: Book
        mock: {set: {state: out}}
"""
