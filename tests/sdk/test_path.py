from __future__ import annotations

import re
from decimal import Decimal
from enum import Enum, StrEnum
from typing import Any
from urllib.parse import parse_qsl, unquote

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from yarl import URL

from specloom._path import (
    MAX_LINK,
    Hole,
    Template,
    build_query,
    encode_path,
    encode_scalar,
    fill_holes,
    host_label,
    join,
    normalize_base,
    rebase,
)
from specloom._unset import UNSET
from specloom.errors import RedirectError

BASE = "https://api.example/v1"
ORIGINS = frozenset({"https://api.example:443", "https://auth.example:8443"})
NO_SURROGATES = st.characters(exclude_categories=("Cs",))
ITEM = Template.parse("/pipes/{id}/run")
TREE = Template.parse("/vfs/{path:path}")


class Color(StrEnum):
    RED = "r/ed"


class Level(Enum):
    LOW = 1


# --- templates -------------------------------------------------------------------------------


def test_a_template_is_read_into_holes_and_literals() -> None:
    template = Template.parse("/a b/{id}/ä%20/{rest:path}.json")

    assert (template.holes, template.literals, template.is_url) == (
        (Hole("id"), Hole("rest", "path")),
        ("/a%20b/", "/%C3%A4%20/", ".json"),
        False,
    )


def test_a_url_hole_is_the_address_itself() -> None:
    template = Template.parse("{location:url}")

    assert (template.is_url, template.expand(("https://api.example/x?y=1",))) == (
        True,
        "https://api.example/x?y=1",
    )


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("/a/{id", "brace"),
        ("/a/id}", "brace"),
        ("/a/{}", "brace"),
        ("/a/{{id}}", "brace"),
        ("/a/{id:int}", "path '/a/{id:int}': a hole is {name}, {name:path} or {name:url}, not :int"),
        ("/a/{x:url}", "beside"),
        ("{x:url}{y}", "beside"),
        ("/a/../b", "'.'"),
        ("/a/.", "'.'"),
        ("./{id}", "'.'"),
        ("/{id}/..?x", "'.'"),
        # Filled with "/x" these would have a dot segment.
        ("/a/.{rest:path}", "'.'"),
        ("/a/{rest:path}..", "'.'"),
        ("/a\\b", "backslash"),
        ("/a#b", "'#'"),
        ("/a\n", "control"),
        ("/a/.{x:path}/{y}", "'.'"),
    ],
)
def test_a_template_that_is_not_one_route_is_refused(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=re.escape(reason)):
        Template.parse(text)


@pytest.mark.parametrize("text", ["/a/.{x}", "/a/{x}.{y}", "/{x}..", "/.{x}.{y:path}b"])
def test_dots_beside_a_hole_that_is_never_empty_are_no_segment(text: str) -> None:
    assert Template.parse(text).text == text


def test_what_a_template_works_out_cannot_be_given() -> None:
    with pytest.raises(TypeError):
        Template("/a", (), ("/a",), None)  # type: ignore[call-arg]


def refuse(value: Any) -> str:
    raise AssertionError(f"{value!r} needs no encoder")


@pytest.mark.parametrize("value", ["abc-_1.~", "Az09", "-5", "_", "~.", 7, -7])
def test_most_ids_take_the_short_way(value: Any) -> None:
    assert ITEM.expand((value,), refuse) == f"/pipes/{value}/run"


def test_others_take_the_long_way() -> None:
    for template, value in ((ITEM, "a/b"), (ITEM, ".a"), (TREE, "abc"), (Template.parse("{x:url}"), "abc")):
        with pytest.raises(AssertionError, match="needs no encoder"):
            template.expand((value,), refuse)


@pytest.mark.parametrize(
    ("value", "path"),
    [
        ("abc-_1.~", "/pipes/abc-_1.~/run"),
        ("a/b", "/pipes/a%2Fb/run"),
        ("a/../b", "/pipes/a%2F..%2Fb/run"),
        ("a?x=1", "/pipes/a%3Fx%3D1/run"),
        ("a#f", "/pipes/a%23f/run"),
        ("a%2Fb", "/pipes/a%252Fb/run"),
        ("%2e%2e", "/pipes/%252e%252e/run"),
        ("a\\b", "/pipes/a%5Cb/run"),
        ("a;b=c", "/pipes/a%3Bb%3Dc/run"),
        ("a b+c", "/pipes/a%20b%2Bc/run"),
        (" ", "/pipes/%20/run"),
        ("me@x:y", "/pipes/me%40x%3Ay/run"),
        ("ä€😀", "/pipes/%C3%A4%E2%82%AC%F0%9F%98%80/run"),
        ("…", "/pipes/%E2%80%A6/run"),
        ("...", "/pipes/.../run"),
        (".a", "/pipes/.a/run"),
        ("-5", "/pipes/-5/run"),
        (7, "/pipes/7/run"),
        (-7, "/pipes/-7/run"),
        (True, "/pipes/true/run"),
        (False, "/pipes/false/run"),
        (1.5, "/pipes/1.5/run"),
        (Color.RED, "/pipes/r%2Fed/run"),
        (Level.LOW, "/pipes/1/run"),
    ],
)
def test_a_value_is_encoded_whole(value: Any, path: str) -> None:
    assert ITEM.expand((value,)) == path


@pytest.mark.parametrize(
    ("value", "path"),
    [
        ("a/b", "/vfs/a/b"),
        ("/server//foo/", "/vfs//server//foo/"),
        ("10.0.0.0/24", "/vfs/10.0.0.0/24"),
        ("a b/c?d#e%2F\\", "/vfs/a%20b/c%3Fd%23e%252F%5C"),
        ("..a/b..", "/vfs/..a/b.."),
    ],
)
def test_a_path_keeps_its_slashes_and_encodes_all_else(value: str, path: str) -> None:
    assert TREE.expand((value,)) == path


BAD_VALUES: list[tuple[Any, str]] = [
    ("", "must not be empty"),
    (".", "'.' or '..'"),
    ("..", "'.' or '..'"),
    (None, "must not be None"),
    (UNSET, "must not be UNSET"),
    ("a\r\nb", "control"),
    ("a\x00", "control"),
    ("a\x7f", "control"),
    ("a\x85", "control"),
    ("abc\n", "control"),
    ("\ud800", "' holds a surrogate, which has no encoding"),
    (float("nan"), "nan cannot be sent as a number"),
    (float("inf"), "inf cannot be sent as a number"),
]


@pytest.mark.parametrize(("value", "reason"), BAD_VALUES)
@pytest.mark.parametrize("template", [ITEM, TREE])
def test_a_value_that_could_change_the_route_is_refused(template: Template, value: Any, reason: str) -> None:
    with pytest.raises(ValueError, match=re.escape(reason)):
        template.expand((value,))


@pytest.mark.parametrize("value", ["a/./b", "a/..", "../a", "./a", "a//../b", "/.."])
def test_each_segment_of_a_path_is_checked(value: str) -> None:
    with pytest.raises(ValueError, match=r"'path' must not be or hold a segment '\.' or '\.\.'"):
        TREE.expand((value,))


@pytest.mark.parametrize(("template", "name"), [(ITEM, "id"), (TREE, "path")])
def test_a_parameter_that_has_no_encoding_is_named(template: Template, name: str) -> None:
    with pytest.raises(ValueError, match=f"^parameter '{name}' holds a surrogate, which has no encoding$"):
        template.expand(("\ud800",))


@pytest.mark.parametrize("value", ["", None, "a\nb"])
def test_an_address_is_checked_as_well(value: Any) -> None:
    with pytest.raises(ValueError, match="path parameter 'at'"):
        Template.parse("{at:url}").expand((value,))


def test_a_value_that_is_no_scalar_is_a_type_error() -> None:
    with pytest.raises(TypeError, match="a bytes cannot be sent as a parameter"):
        ITEM.expand((b"x",))


def test_each_hole_needs_its_value() -> None:
    with pytest.raises(TypeError, match=r"path '/pipes/\{id\}/run' takes 1 values, got 2"):
        ITEM.expand(("a", "b"))
    with pytest.raises(TypeError, match=r"path '/\{x\}/\{y\}' takes 2 values, got 1"):
        Template.parse("/{x}/{y}").expand(("a",))


def test_values_of_other_types_go_through_the_given_encoder() -> None:
    assert ITEM.expand((Decimal("1.50"),), encode=str) == "/pipes/1.50/run"


def test_a_template_without_holes_is_its_text() -> None:
    assert Template.parse("/jobs?request=run").expand(()) == "/jobs?request=run"


def test_a_very_long_value_is_sent_as_it_is() -> None:
    assert ITEM.expand(("/" * 100_000,)) == "/pipes/" + "%2F" * 100_000 + "/run"


@given(st.text(NO_SURROGATES))
@example("..")
@example("%2e%2e")
def test_no_value_changes_the_route(value: str) -> None:
    try:
        path = ITEM.expand((value,))
    except ValueError:
        assert value in {"", ".", ".."} or re.search(r"[\x00-\x1f\x7f-\x9f]", value)
        return

    _, pipes, segment, run = path.split("/")
    assert (pipes, unquote(segment), run) == ("pipes", value, "run")
    assert URL(BASE + path, encoded=True).raw_path_qs == "/v1" + path


@given(st.lists(st.text(NO_SURROGATES, max_size=5), min_size=1, max_size=4))
def test_no_path_value_leaves_its_folder(segments: list[str]) -> None:
    try:
        path = TREE.expand(("/".join(segments),))
    except ValueError:
        return

    assert [unquote(one) for one in path.split("/")] == ["", "vfs", *"/".join(segments).split("/")]
    assert not {".", ".."} & set(path.split("/"))
    assert URL(BASE + path, encoded=True).raw_path_qs == "/v1" + path


# --- paths as users write them ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "encoded"),
    [
        ("/a/b?x=1&y=[2]", "/a/b?x=1&y=[2]"),
        ("/a b/ä?q=ü\\", "/a%20b/%C3%A4?q=%C3%BC%5C"),
        ("/o/%2e%2e/x%2Fy", "/o/%2e%2e/x%2Fy"),
        ("/100%", "/100%25"),
        ("/pipes/a.b/run/", "/pipes/a.b/run/"),
        ("/a/.b/c", "/a/.b/c"),
        ("/", "/"),
        ("//a//", "//a//"),
        ("/a;b=c,d+~'()*!$@:", "/a;b=c,d+~'()*!$@:"),
        ("/x?to=../..", "/x?to=../.."),
    ],
)
def test_a_written_path_goes_out_as_asked(path: str, encoded: str) -> None:
    assert encode_path(path) == encoded
    assert URL(BASE + encoded, encoded=True).raw_path_qs == "/v1" + encoded


@pytest.mark.parametrize(
    "path", ["/a/../b", "/a/..", "/a/.", "..", "/a\\b", "/a#b", "/a\r\nb", "/\ud800", "/{a#b}"]
)
def test_a_written_path_with_two_readings_is_refused(path: str) -> None:
    with pytest.raises(ValueError, match=r"must not hold|surrogate"):
        encode_path(path)


@pytest.mark.parametrize("path", ["/Az09_~-/a.b", "x", "/x/", ""])
def test_a_path_without_anything_to_encode_is_not_touched(path: str) -> None:
    assert encode_path(path) is path


@given(st.text(NO_SURROGATES, max_size=20) | st.text("/.%?#\\{}ab é\n", max_size=20))
def test_a_written_path_is_on_the_request_line_as_it_was_meant(path: str) -> None:
    try:
        encoded = encode_path("/" + path)
    except ValueError:
        assert re.search(r"[\x00-\x1f\x7f-\x9f#\\]|(^|/)\.\.?(/|\?|$)", path)
        return

    assert URL(BASE + encoded, encoded=True).raw_path_qs.removesuffix("?") == ("/v1" + encoded).removesuffix(
        "?"
    )
    assert (unquote(encoded), encode_path(encoded)) == (unquote("/" + path), encoded)


def test_a_path_of_any_length_is_encoded_in_linear_time() -> None:
    assert encode_path("/a" * 50_000 + "/ ") == "/a" * 50_000 + "/%20"


# --- queries ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("params", "styles", "query"),
    [
        (None, None, ""),
        ({}, {}, ""),
        ({"a": None, "b": UNSET}, {}, ""),
        ({"a": None, "b": UNSET, "c": "x"}, {}, "c=x"),
        # Styles are for lists and objects.
        ({"f": "x", "g": 1}, {"f": "json", "g": "deep"}, "f=x&g=1"),
        ({"a": "x y", "b": "1&2=3", "c": "+", "d": ""}, {}, "a=x%20y&b=1%262%3D3&c=%2B&d="),
        ({"n": 1, "t": True, "f": 0.5, "e": Color.RED, "l": Level.LOW}, {}, "n=1&t=true&f=0.5&e=r%2Fed&l=1"),
        ({"search[city]": "cork", "ä": "€"}, {}, "search%5Bcity%5D=cork&%C3%A4=%E2%82%AC"),
        ({"a": "~'()*!-._"}, {}, "a=~%27%28%29%2A%21-._"),
        ({"a": "l1\nl2"}, {}, "a=l1%0Al2"),
        ({"a": ["x", None, "y z"]}, {}, "a=x&a=y%20z"),
        ({"a": ()}, {}, ""),
        ({"a": ["x,y", 2]}, {"a": "comma"}, "a=x%2Cy,2"),
        ({"a": []}, {"a": "comma"}, "a="),
        ({"a b": ["x"]}, {"a b": "comma"}, "a%20b=x"),
        ({"a": "x"}, {"a": "comma"}, "a=x"),
        (
            {"s": {"id__in": [1, 2], "n": {"m": "x"}, "z": None}},
            {"s": "deep"},
            "s%5Bid__in%5D=1,2&s%5Bn%5D%5Bm%5D=x",
        ),
        ({"s": {"l": [{"a": 1}, {"b": 2}]}}, {"s": "deep"}, "s%5Bl%5D%5B0%5D%5Ba%5D=1&s%5Bl%5D%5B1%5D%5Bb%5D=2"),
        ({"s": {"a__in": ["x", "y"], "b": True}}, {"s": "flat"}, "a__in=x,y&b=true"),
        ({"f": {"a": [1, "ä"], "b": None}}, {"f": "json"}, "f=%7B%22a%22%3A%5B1%2C%22%C3%A4%22%5D%2C%22b%22%3Anull%7D"),
    ],
)  # fmt: skip
def test_a_query_is_written_in_the_style_of_each_parameter(
    params: Any, styles: dict[str, str], query: str
) -> None:
    assert build_query(params, styles) == query


def test_a_json_parameter_writes_other_types_by_the_given_encoder() -> None:
    assert build_query({"f": {"a": Decimal("1.5")}}, {"f": "json"}, str) == "f=%7B%22a%22%3A%221.5%22%7D"


@pytest.mark.parametrize(
    ("params", "styles", "error"),
    [
        ({"a": {"b": 1}}, {}, TypeError("parameter 'a' is an object: its style must be deep, flat or json")),
        (
            {"a": {"b": 1}},
            {"a": "comma"},
            TypeError("parameter 'a' is an object: its style must be deep, flat or json"),
        ),
        ({"a": b"x"}, {}, TypeError("a bytes cannot be sent as a parameter")),
        ({"a": [[1]]}, {}, TypeError("a list cannot be sent as a parameter")),
        ({"a": "\ud800"}, {}, ValueError("parameter 'a' holds a surrogate, which has no encoding")),
        ({"\ud800": "a"}, {}, ValueError("parameter '\\ud800' holds a surrogate, which has no encoding")),
        (
            {"a": ["\ud800"]},
            {"a": "comma"},
            ValueError("parameter 'a' holds a surrogate, which has no encoding"),
        ),
        (
            {"\ud800": ["a"]},
            {"\ud800": "comma"},
            ValueError("parameter '\\ud800' holds a surrogate, which has no encoding"),
        ),
        ({"a": float("nan")}, {}, ValueError("nan cannot be sent as a number")),
        ({"a": float("nan")}, {"a": "json"}, ValueError("Out of range float values are not JSON compliant")),
    ],
    ids=lambda value: str(value) if isinstance(value, Exception) else None,
)
def test_what_a_query_cannot_say_is_refused(params: Any, styles: dict[str, str], error: Exception) -> None:
    with pytest.raises(type(error)) as caught:
        build_query(params, styles)

    assert str(caught.value).startswith(str(error))


@given(st.dictionaries(st.text(NO_SURROGATES), st.text(NO_SURROGATES) | st.lists(st.text(NO_SURROGATES))))
def test_a_query_is_read_back_as_it_was_meant(params: dict[str, Any]) -> None:
    query = build_query(params, {})

    wanted = [(k, v) for k, vs in params.items() for v in (vs if isinstance(vs, list) else [vs])]
    assert parse_qsl(query, keep_blank_values=True) == wanted
    assert URL(f"{BASE}?{query}x=1", encoded=True).raw_path_qs == f"/v1?{query}x=1"


# --- whole URLs ------------------------------------------------------------------------------


def test_a_query_may_be_left_out() -> None:
    assert join("https://a/v1", "/x") == "https://a/v1/x"


@pytest.mark.parametrize(
    ("base", "path", "query", "url"),
    [
        ("https://a/v1", "/x", "", "https://a/v1/x"),
        ("https://a/v1", "x", "", "https://a/v1/x"),
        ("https://a/v1", "", "", "https://a/v1"),
        ("https://a/v1", "/", "", "https://a/v1/"),
        ("https://a", "", "", "https://a/"),
        ("https://a", "", "q=1", "https://a/?q=1"),
        ("https://a", "//evil.example/x", "", "https://a//evil.example/x"),
        ("https://a/v1", "/x", "q=1", "https://a/v1/x?q=1"),
        ("https://a/v1", "/x?p=2", "q=1", "https://a/v1/x?p=2&q=1"),
        ("https://a/v1", "/x?", "q=1", "https://a/v1/x?q=1"),
        ("https://a/v1", "?p=2", "", "https://a/v1?p=2"),
        ("https://a/v1?k=0", "/x?p=2", "q=1", "https://a/v1/x?k=0&p=2&q=1"),
        ("https://a?k=0", "", "", "https://a/?k=0"),
        ("https://a/v1", "/x?p=2?r=3", "q=1", "https://a/v1/x?p=2?r=3&q=1"),
        ("https://a/v1?k=0", "/x?p=2?r=3", "q=1", "https://a/v1/x?k=0&p=2?r=3&q=1"),
    ],
)
def test_base_path_and_query_are_joined(base: str, path: str, query: str, url: str) -> None:
    assert join(base, path, query) == url


@pytest.mark.parametrize(
    ("url", "version", "base"),
    [
        ("https://API.example/", None, "https://api.example"),
        ("HTTPS://api.example:443/v1//", None, "https://api.example/v1"),
        ("http://127.0.0.1:8080", None, "http://127.0.0.1:8080"),
        ("http://[::1]:8080/api/", None, "http://[::1]:8080/api"),
        ("https://bücher.example/ä b", None, "https://xn--bcher-kva.example/%C3%A4%20b"),
        ("https://api.example/v1/?key=a b", None, "https://api.example/v1?key=a%20b"),
        ("https://api.example?key=/../x", None, "https://api.example?key=/../x"),
        ("https://api.example/x?", None, "https://api.example/x"),
        ("https://api.example/X/", None, "https://api.example/X"),
        ("https://api.example/x?at=http://y", None, "https://api.example/x?at=http://y"),
        ("https://api.example/api/{api_version}", 0, "https://api.example/api/0"),
        ("https://api.example/{api_version}/", "2022-11-28", "https://api.example/2022-11-28"),
        ("https://{api_version}.example/x", "v1", "https://v1.example/x"),
    ],
)
def test_a_base_url_has_one_spelling(url: str, version: int | str | None, base: str) -> None:
    assert normalize_base(url, version) == base


@pytest.mark.parametrize(
    ("url", "version", "reason"),
    [
        ("https://api.example", 1, "api_version=1 is given, but the URL has no {api_version}"),
        ("https://api.example/{api_version}", "..", "'api_version' must not be"),
        ("https://{api_version}/x", "evil.example/", "must be a domain"),
        ("https://{api_version}.example/x", "evil.example", "one DNS label"),
        ("https://api.example/{tenant}", None, "a hole that nothing fills"),
        ("https://api.example/x{", None, "a hole that nothing fills"),
        ("https://api.example/x}", None, "a hole that nothing fills"),
        ("https://me:pw@api.example/", None, "user information"),
        ("https://api.example/#top", None, "'#'"),
        ("https://api.example/a/../b", None, "'..'"),
        ("https://api.example/a\\b", None, "backslash"),
        ("https://api.example/\n", None, "control"),
        ("ftp://api.example/", None, "not an http(s) URL"),
        ("api.example", None, "not an http(s) URL"),
        ("", None, "not an http(s) URL"),
    ],
)
def test_a_base_url_that_is_none_is_refused(url: str, version: int | str | None, reason: str) -> None:
    with pytest.raises(ValueError, match=re.escape(reason)):
        normalize_base(url, version)


def test_a_base_url_without_its_version_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^the URL has \{api_version\} in it, but no api_version is given$"):
        normalize_base("https://api.example/{api_version}")


def test_variables_fill_the_host_by_labels_and_the_path_by_segments() -> None:
    url = "{scheme}://{tenant}.example.com:{port}/x/{db}/{rest:path}?k={k}&{other}"
    values = {"scheme": "https", "tenant": "acme", "port": 8443, "db": "a/b", "rest": "c/d", "k": "e&f"}

    assert fill_holes(url, values) == "https://acme.example.com:8443/x/a%2Fb/c/d?k=e%26f&{other}"


def test_variables_fill_a_path_alone() -> None:
    assert fill_holes("/api/{v}", {"v": 2}) == "/api/2"
    assert fill_holes("{v}/api", {"v": "a b"}) == "a%20b/api"


@pytest.mark.parametrize(
    ("url", "value", "reason"),
    [
        (
            "https://a/{v:int}",
            1,
            "path 'https://a/{v:int}': a hole is {name}, {name:path} or {name:url}, not :int",
        ),
        ("https://{v}.a/", "x_y", "v must be one DNS label (letters, digits, '-'), got 'x_y'"),
        (
            "https://{v}.a/",
            "_" * 81,
            "v must be one DNS label (letters, digits, '-'), got '" + "_" * 80 + "'",
        ),
        ("https://a:{v}/", "_" * 81, "v must be a port from 1 to 65535, got '" + "_" * 80 + "'"),
        ("https://a/{v}", "", "path parameter 'v' must not be empty"),
    ],
)
def test_a_variable_that_does_not_fit_is_named(url: str, value: Any, reason: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(reason)}$"):
        fill_holes(url, {"v": value})


@pytest.mark.parametrize("port", [1, 9, 10, 65535])
def test_the_ends_of_the_range_are_ports(port: int) -> None:
    assert fill_holes("https://a:{port}/", {"port": port}) == f"https://a:{port}/"


@pytest.mark.parametrize(
    "port", [0, -1, 65536, 99999, 100000, "http", "80/x", "80\n", "", "٨٠", "080", "0" * 9 + "80", "9" * 5000]
)
def test_a_port_variable_is_a_port(port: Any) -> None:
    with pytest.raises(ValueError, match="port must be a port from 1 to 65535"):
        fill_holes("https://a:{port}/", {"port": port})


@pytest.mark.parametrize(
    "url",
    ["https://{v}", "https://app.{v}", "https://app.{v}/x", "https://app.{v}:81/x", "https://app.{v}?x=1"],
)
@pytest.mark.parametrize("domain", ["localhost", "api.example.com", "x" * 63 + ".a1"])
def test_what_ends_a_host_may_be_a_whole_domain(url: str, domain: str) -> None:
    assert fill_holes(url, {"v": domain}) == url.replace("{v}", domain)


@pytest.mark.parametrize(
    "domain",
    ["", ".", "a.", ".a", "a..b", "a.b/", "a@b.c", "a.b:1", "a.-b", "a_b.c", "ä.b", "a.b\n", "a.b?", "a.b#", "a.{x}",
     ".".join(["x" * 63] * 4)],
)  # fmt: skip
def test_a_domain_that_is_none_is_refused(domain: str) -> None:
    with pytest.raises(ValueError, match=r"^v must be a domain"):
        fill_holes("https://app.{v}/x", {"v": domain})


def test_a_domain_has_253_characters_at_most() -> None:
    longest = ".".join(["x" * 63] * 3 + ["y" * 61])

    assert fill_holes("https://{v}/", {"v": longest}) == f"https://{longest}/"
    with pytest.raises(ValueError, match=f"got '{longest[:80]}'$"):
        fill_holes("https://{v}/", {"v": longest + "y"})


@pytest.mark.parametrize("url", ["https://{v}.example", "https://app{v}/x", "https://{v}{w}"])
def test_a_variable_within_a_host_is_one_label(url: str) -> None:
    with pytest.raises(ValueError, match=r"^v must be one DNS label"):
        fill_holes(url, {"v": "a.b", "w": "c"})


@pytest.mark.parametrize("value", ["a", "A1", "a-b", "x" * 63, "xn--bcher-kva"])
def test_a_dns_label_fills_a_host(value: str) -> None:
    assert host_label(value) == value


@pytest.mark.parametrize(
    "value",
    ["", "a.b", "a/b", "a@b", "a:1", "-a", "a-", "a_b", "ä", "a b", "a\n", "x" * 64, "evil.example/", "a?", "a#"],
)  # fmt: skip
def test_more_than_a_dns_label_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match="tenant must be one DNS label"):
        host_label(value, name="tenant")


def test_a_label_without_a_name_is_a_host_variable() -> None:
    with pytest.raises(ValueError, match=r"^a host variable must be one DNS label"):
        host_label("a.b")


SHORT = st.text(NO_SURROGATES, max_size=8)


@given(SHORT, st.dictionaries(SHORT, SHORT, max_size=3))
def test_the_request_line_says_what_was_asked_for_and_no_more(id: str, params: dict[str, str]) -> None:
    base = normalize_base("https://API.example:443/v1/?key=0")
    try:
        url = join(base, ITEM.expand((id,)), build_query(params))
    except ValueError:
        return

    line = URL(url, encoded=True).raw_path_qs
    route, _, query = line.partition("?")
    assert url == "https://api.example" + line
    assert [unquote(segment) for segment in route.split("/")] == ["", "v1", "pipes", id, "run"]
    assert parse_qsl(query, keep_blank_values=True) == [("key", "0"), *params.items()]


# --- links -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("link", "url"),
    [
        ("https://api.example/v1/books?page=2", "https://api.example/v1/books?page=2"),
        ("?page=2", "https://api.example/v1/books?page=2"),
        ("/api/0/poll/7", "https://api.example/api/0/poll/7"),
        ("next", "https://api.example/v1/next"),
        # Behind a proxy servers know neither the scheme nor the port that we came by.
        ("http://api.example/v1/books?page=2", "https://api.example/v1/books?page=2"),
        ("http://API.example:8000/v1?p=2#x", "https://api.example/v1?p=2"),
        ("http://api.example:8000", "https://api.example/"),
        ("http://api.example:8000?p=1", "https://api.example/?p=1"),
        ("https://auth.example:8443/x", "https://auth.example:8443/x"),
        ("http://auth.example/x//y", "https://auth.example:8443/x//y"),
        ("http://auth.example/x?to=http://y/z", "https://auth.example:8443/x?to=http://y/z"),
    ],
)
def test_a_link_to_our_own_host_is_put_on_our_origin(link: str, url: str) -> None:
    assert rebase(link, base="https://api.example/v1/books", origins=ORIGINS) == url


@pytest.mark.parametrize(
    "link",
    [
        "https://evil.example/", "//evil.example/x", "https://api.example.evil.example/", "https://api.example./",
        "https://sub.api.example/", "https://user@api.example/", "https://api.example@evil.example/",
        "https:/api.example/", "/\\evil.example", "javascript:alert(1)", "file:///etc/passwd", "a\tb", "",
        "/" + "x" * MAX_LINK, "http://xn--pi-example/",
    ],
)  # fmt: skip
def test_a_link_elsewhere_is_a_redirect_error(link: str) -> None:
    with pytest.raises(RedirectError):
        rebase(link, base="https://api.example/v1/books", origins=ORIGINS)


@pytest.mark.parametrize(
    ("link", "message", "location"),
    [
        ("", "a link to go on with is empty", ""),
        (
            "?" + "x" * 65_536,
            "the link ?*** of 65537 characters is refused, at most 65536 are followed",
            "?***",
        ),
        (
            "https:/api.example/?x=1",
            "the link https:/api.example/?*** cannot be followed:"
            " https: without // and a host has several readings",
            "https:/api.example/?***",
        ),
    ],
    ids=["empty", "too long", "of several readings"],
)
def test_a_link_that_leads_nowhere_is_refused(link: str, message: str, location: str) -> None:
    with pytest.raises(RedirectError) as caught:
        rebase(link, base=BASE, origins=ORIGINS)

    assert (str(caught.value), caught.value.location) == (message, location)


def test_a_link_may_hold_a_long_cursor() -> None:
    link = "?" + "x" * (MAX_LINK - 1)

    assert rebase(link, base="https://api.example/v1", origins=ORIGINS) == "https://api.example/v1" + link


def test_a_link_between_two_ports_of_a_host_is_kept_if_both_are_ours() -> None:
    origins = {"http://localhost:8001", "http://localhost:8002"}

    assert [
        rebase(link, base="http://localhost:8001/x", origins=origins)
        for link in ("http://localhost:8002/y", "http://localhost:9999/y")
    ] == ["http://localhost:8002/y", "http://localhost:8001/y"]


def test_a_link_to_a_host_with_several_origins_of_ours_is_refused() -> None:
    origins = {"http://a:80", "http://b:8001", "http://b:8002"}

    with pytest.raises(RedirectError, match="leads away"):
        rebase("http://b:9999/y", base="http://a/x", origins=origins)


def test_the_error_of_a_link_shows_no_secret() -> None:
    with pytest.raises(RedirectError) as caught:
        rebase("https://evil.example/x?token=canary", base=BASE, origins=ORIGINS)

    assert (str(caught.value), caught.value.location) == (
        "the link https://evil.example/x?*** leads away from https://api.example:443; credentials stay here",
        "https://evil.example/x?***",
    )


@given(st.text(max_size=30) | st.text("/\\:@.?#apiexmlv ", max_size=30))
def test_no_link_leaves_our_origins(link: str) -> None:
    try:
        url = rebase(link, base="https://api.example/v1/books", origins=ORIGINS)
    except RedirectError:
        return

    parsed = URL(url, encoded=True)
    assert (parsed.scheme, parsed.raw_host, parsed.port) in {
        ("https", "api.example", 443),
        ("https", "auth.example", 8443),
    }
    assert parsed.user is None
    assert str(parsed) == url


# --- scalars --------------------------------------------------------------------------------


@pytest.mark.parametrize("value", [b"x", None, object(), Decimal(1)])
def test_only_plain_values_are_scalars(value: Any) -> None:
    with pytest.raises(TypeError, match="cannot be sent as a parameter"):
        encode_scalar(value)
