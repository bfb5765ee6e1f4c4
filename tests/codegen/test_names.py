"""Python names: every result is an identifier, whatever an API calls its things."""

from __future__ import annotations

import keyword

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specloom._options import ConnectionOptions, RequestOptions
from specloom_codegen.names import (
    RESERVED_ARGUMENTS,
    RESERVED_SETTINGS,
    argument_name,
    client_name,
    environment_name,
    is_member_name,
    is_python_name,
    member_name,
    nested_class_name,
    pascal_case,
    python_name,
    service_name,
    snake_case,
)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("title", "title"),
        ("If-Match", "if_match"),
        ("X-Total-Count", "x_total_count"),
        ("ETag", "etag"),
        ("sortBy", "sort_by"),
        ("userIDs", "user_ids"),
        ("URLs", "urls"),
        ("HTTPServer", "http_server"),
        ("IPv4Address", "ipv4_address"),
        ("OAuthToken", "oauth_token"),
        ("MEMBER_ID", "member_id"),
        ("member__name", "member_name"),
        ("post.code", "post_code"),
        ("search[city]", "search_city"),
        ("@type", "type"),
        ("_metadata", "metadata"),
        ("2fa", "value_2fa"),
        ("größe", "größe"),
        ("ﬁle", "file"),
        ("中文", "中文"),
        ("$", "value"),
        ("", "value"),
    ],
)
def test_words_become_snake_case(text: str, name: str) -> None:
    assert snake_case(text) == name


@pytest.mark.parametrize(
    ("wire", "name"),
    [("class", "class_"), ("Import", "import_"), ("self", "self_"), ("__class__", "class_"), ("id", "id")],
)
def test_keywords_and_self_step_aside(wire: str, name: str) -> None:
    assert python_name(wire) == name


@pytest.mark.parametrize(
    ("wire", "said", "name"),
    [
        ("timeout", None, "timeout_"),
        ("Data", None, "data_"),
        ("Idempotency-Key", None, "idempotency_key_"),
        ("class", None, "class_"),
        ("limit", None, "limit"),
        ("limit", "most", "most"),
        ("limit", "token", "token_"),
    ],
)
def test_arguments_step_aside_for_the_options_of_every_method(wire: str, said: str | None, name: str) -> None:
    assert argument_name(wire, said) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("convert_task", "ConvertTask"),
        ("HTTPRoute", "HTTPRoute"),
        ("ORDER_STATUS", "OrderStatus"),
        ("STATUS", "STATUS"),
        ("flexio.convert", "FlexioConvert"),
        ("2fa", "Type2fa"),
        ("none", "None_"),
        ("", "Type"),
    ],
)
def test_words_become_class_names(text: str, name: str) -> None:
    assert pascal_case(text) == name


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ("rate-limit-exceeded", "RATE_LIMIT_EXCEEDED"),
        ("in stock", "IN_STOCK"),
        ("A4", "A4"),
        ("", "EMPTY"),
        ("*", "VALUE"),
        (1, "VALUE_1"),
        (-1, "MINUS_1"),
        (1.5, "VALUE_1_5"),
        (True, "TRUE"),
    ],
)
def test_values_become_member_names(value: str | float | bool, name: str) -> None:
    assert member_name(value) == name


def test_names_of_classes_and_settings() -> None:
    names = [
        client_name("flexio"),
        client_name("electric_flow"),
        service_name("books", {"Book"}),
        service_name("address", {"Address"}),
        nested_class_name("ConvertTask", "params", "output_format"),
        environment_name("library", "api_key"),
    ]

    assert names == [
        "Flexio",
        "ElectricFlow",
        "Books",
        "AddressService",
        "ConvertTaskParamsOutputFormat",
        "LIBRARY_API_KEY",
    ]


@pytest.mark.parametrize(
    ("text", "good"),
    [
        ("a", True), ("a1", True), ("a_", True), ("1a", False), ("if", False), ("self", False),
        ("_a", True), ("__init__", False), ("__class__", False),
    ],
)  # fmt: skip
def test_python_names_are_identifiers_that_mean_nothing_else(text: str, good: bool) -> None:
    assert is_python_name(text) is good


@pytest.mark.parametrize(
    ("text", "good"), [("MRO", True), ("mro", False), ("name", False), ("_a", False), ("if", False)]
)
def test_members_of_enums_are_called_what_python_lets_them_be_called(text: str, good: bool) -> None:
    assert is_member_name(text) is good


def test_every_option_of_connect_is_reserved() -> None:
    arguments = {"auth", "url", "cls", "options"}

    assert set(ConnectionOptions.__annotations__) | arguments == RESERVED_SETTINGS
    assert set(RequestOptions.__annotations__) | {"data", "options"} == RESERVED_ARGUMENTS


@given(st.text(max_size=30))
def test_every_text_gives_an_identifier(text: str) -> None:
    names = [python_name(text), pascal_case(text), argument_name(text), member_name(text)]

    assert [name for name in names if not name.isidentifier() or keyword.iskeyword(name)] == []


@given(st.text(max_size=30))
def test_names_are_stable_when_named_again(text: str) -> None:
    assert snake_case(snake_case(text)) == snake_case(text)
