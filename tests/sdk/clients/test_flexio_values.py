"""The types of Flex.io have the properties, values and codes that the reference lists."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import attrs
import pytest

from specloom.clients.flexio import (
    Connection,
    ConnectionCreate,
    ConnectionPatch,
    ConnectionStatus,
    ConvertTaskParams,
    DeletedObject,
    EchoTaskParams,
    EmailData,
    EmailTaskParams,
    ExecuteTaskParams,
    ExitTaskParams,
    FilterTaskParams,
    Format,
    Language,
    ObjectStatus,
    ObjectType,
    Pipe,
    PipeCreate,
    PipePatch,
    RenderFormat,
    RenderTaskParams,
    RequestMethod,
    RequestTaskParams,
    ScheduleStatus,
    SelectTaskParams,
    User,
)

EXAMPLES: dict[str, Any] = json.loads((Path(__file__).parent / "flexio_examples.json").read_text())

OBJECT = ["eid", "eid_type", "eid_status", "ename", "created", "updated"]
SHARED = ["name", "description", "owned_by", "followed_by"]
FIELDS: dict[str, tuple[type, list[str]]] = {
    "pipe": (Pipe, [*OBJECT, *SHARED, "task", "schedule", "schedule_status"]),
    "pipe, create": (
        PipeCreate,
        [
            *["eid_status", "ename", "name", "description", "task", "schedule", "schedule_status"],
            "copy_eid",  # not in the reference; the server knows it
        ],
    ),
    "pipe, update": (
        PipePatch,
        ["eid_status", "ename", "name", "description", "task", "schedule", "schedule_status"],
    ),
    "connection": (
        Connection,
        [*OBJECT, *SHARED, "connection_type", "connection_status", "connection_info", "expires"],
    ),
    "connection, create": (
        ConnectionCreate,
        [
            "eid_status",
            "ename",
            "name",
            "description",
            "connection_type",
            "connection_status",
            "connection_info",
        ],
    ),
    "connection, update": (
        ConnectionPatch,
        ["ename", "name", "description", "connection_type", "connection_status", "connection_info"],
    ),
    "user": (User, list(EXAMPLES["user"])),
    "deleted": (DeletedObject, ["eid", "eid_type", "eid_status"]),
    "convert": (ConvertTaskParams, ["input", "output"]),
    "echo": (EchoTaskParams, ["msg"]),
    "email": (EmailTaskParams, ["to", "subject", "body_text", "body_html", "data"]),
    "execute": (ExecuteTaskParams, ["lang", "code", "path", "integrity"]),
    "exit": (ExitTaskParams, ["code"]),
    "filter": (FilterTaskParams, ["where"]),
    "render": (
        RenderTaskParams,
        ["url", "format", "paper", "width", "height", "full", "landscape", "scrollbars"],
    ),
    "request": (
        RequestTaskParams,
        ["method", "url", "connection", "username", "password", "params", "data", "headers"],
    ),
    "select": (SelectTaskParams, ["columns"]),
}


@pytest.mark.parametrize(("cls", "names"), FIELDS.values(), ids=FIELDS)
def test_a_type_has_the_properties_of_its_table(cls: type, names: list[str]) -> None:
    fields = {one.name for one in attrs.fields(cls) if not one.name.startswith("_")}

    assert fields == set(names)


@pytest.mark.parametrize(
    ("enum", "members"),
    [
        (ObjectStatus, {"PENDING": "P", "ACTIVE": "A", "TRASHED": "T", "DELETED": "D"}),
        (ScheduleStatus, {"SCHEDULED": "A", "UNSCHEDULED": "I"}),
        (ConnectionStatus, {"AVAILABLE": "A", "UNAVAILABLE": "U", "ERROR": "E"}),
        (
            ObjectType,
            {
                "PIPE": "PIP",
                "CONNECTION": "CTN",
                "USER": "USR",
                "PROCESS": "PRC",
                "STREAM": "STR",
                "TOKEN": "TKN",
                "RIGHT": "RGH",
            },
        ),
        (Language, {"JAVASCRIPT": "javascript", "PYTHON": "python"}),
        (EmailData, {"NONE": "none", "BODY": "body", "ATTACHMENT": "attachment"}),
        (RenderFormat, {"PDF": "pdf", "PNG": "png", "JPEG": "jpeg"}),
        (RequestMethod, {"GET": "GET", "POST": "POST"}),
        (
            Format,
            {
                "DELIMITED": "delimited",
                "FIXED": "fixed",
                "JSON": "json",
                "RSS": "rss",
                "PDF": "pdf",
                "TABLE": "table",
            },
        ),
    ],
    ids=lambda value: value.__name__ if isinstance(value, type) else "",
)
def test_values_with_a_meaning_have_names(enum: Any, members: dict[str, str]) -> None:
    assert {member.name: member.value for member in enum} == members
