from __future__ import annotations

import pytest

from specloom_codegen.mock.routing import Route, Router, fill, holes_of

TEMPLATES = {
    "/users/me": (),
    "/users/{id}": (),
    "/users/{id}/keys": (),
    "/files/{name}.{format}": (),
    "/files/{name}": (),
    "/files/{name}.json": (),
    "/vfs/{path}": ("path",),
    "/vfs/{path}/meta": ("path",),
    "/lists/{cidr}/": ("cidr",),
    "/lists/": (),
    "/otp": (),
    "/otp/": (),
    "/a-b": (),
    "/": (),
}


def router() -> Router[str]:
    made: Router[str] = Router()
    for template, wide in TEMPLATES.items():
        made.add(Route(method="GET", template=template, target=template, wide=frozenset(wide)))
    return made


@pytest.mark.parametrize(
    ("path", "template", "holes"),
    [
        ("/users/me", "/users/me", {}),
        ("/users/7", "/users/{id}", {"id": "7"}),
        ("/users/a%2Fb", "/users/{id}", {"id": "a/b"}),
        ("/users/a%20%C3%A9", "/users/{id}", {"id": "a é"}),
        ("/users/..", "/users/{id}", {"id": ".."}),
        ("/users/%2e%2e", "/users/{id}", {"id": ".."}),
        ("/users/%zz", "/users/{id}", {"id": "%zz"}),
        ("/users/7/keys", "/users/{id}/keys", {"id": "7"}),
        ("/files/x.json", "/files/{name}.json", {"name": "x"}),
        ("/files/x.csv", "/files/{name}.{format}", {"name": "x", "format": "csv"}),
        ("/files/x", "/files/{name}", {"name": "x"}),
        ("/vfs/a//b/c", "/vfs/{path}", {"path": "a//b/c"}),
        ("/vfs/a/meta", "/vfs/{path}/meta", {"path": "a"}),
        ("/vfs/a%20b/c", "/vfs/{path}", {"path": "a b/c"}),
        ("/lists/10.0.0.0/8/", "/lists/{cidr}/", {"cidr": "10.0.0.0/8"}),
        ("/lists/", "/lists/", {}),
        ("/otp", "/otp", {}),
        ("/otp/", "/otp/", {}),
        ("/a%2Db", "/a-b", {}),
        ("/", "/", {}),
    ],
)
def test_path_finds_the_most_specific_template(path: str, template: str, holes: dict[str, str]) -> None:
    found = router().find(path)

    assert (found[0].route.target, found[0].holes) == (template, holes)


@pytest.mark.parametrize(
    ("path", "template"),
    [("/users/7/", "/users/{id}"), ("/lists", "/lists/"), ("/users/me/", "/users/me")],
)
def test_final_slash_is_forgiven_where_nothing_else_fits(path: str, template: str) -> None:
    assert router().find(path)[0].route.target == template


@pytest.mark.parametrize(
    "path", ["/nothing", "/users", "/users//keys", "/vfs/", "/users/%ff", "users/7", "/users/7/keys/1"]
)
def test_what_fits_no_template_finds_nothing(path: str) -> None:
    assert router().find(path) == []


def test_less_specific_routes_follow_so_that_another_method_can_be_found() -> None:
    made: Router[str] = Router()
    made.add(Route(method="GET", template="/users/me", target="me"))
    made.add(Route(method="DELETE", template="/users/{id}", target="delete"))

    assert [each.route.target for each in made.find("/users/me")] == ["me", "delete"]


def test_of_routes_alike_the_one_added_first_comes_first() -> None:
    made: Router[str] = Router()
    made.add(Route(method="GET", template="/x/{a}", target="one"))
    made.add(Route(method="GET", template="/x/{b}", target="two"))

    found = made.find("/x/1")

    assert [(each.route.target, each.holes) for each in found] == [("one", {"a": "1"}), ("two", {"b": "1"})]


def test_holes_are_listed_and_filled() -> None:
    template = "/a/{x}/{y}.{z}"

    assert (holes_of(template), fill(template, {"x": "1", "z": "j"})) == (["x", "y", "z"], "/a/1/{y}.j")


def test_a_router_finds_among_many_routes_without_trying_them_all() -> None:
    made: Router[int] = Router()
    for number in range(2000):
        made.add(Route(method="GET", template=f"/resource{number}/{{id}}", target=number))

    assert [each.route.target for each in made.find("/resource1234/x")] == [1234]
