"""What happens to files: the manifest, what was edited, and writing whole or not at all."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from specloom_codegen.write import (
    MANIFEST,
    Manifest,
    ManifestError,
    Plan,
    carry_out,
    digest,
    is_untouched,
    plan_changes,
    read_manifest,
)

FILES = {"__init__.py": "a = 1\n", "group/things.py": "b = 2\n"}
SEAMS = {"_patch.py": "mine = 1\n"}


def manifest_of(files: dict[str, str]) -> Manifest:
    return Manifest(
        spec="specs/x.yaml",
        input="hash",
        sources=("x.yaml",),
        files={name: digest(text) for name, text in files.items()},
        seams=("_patch.py",),
    )


def write(folder: Path, files: dict[str, str]) -> Plan:
    plan = plan_changes(folder, files, SEAMS, read_manifest(folder))
    carry_out(plan, manifest_of(files))
    return plan


def tree(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text()
        for path in folder.rglob("*")
        if path.is_file() and path.name != MANIFEST
    }


def test_everything_is_written_into_a_new_folder(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "client"

    plan = write(folder, FILES)

    assert tree(folder) == {**FILES, **SEAMS}
    assert (sorted(plan.written), plan.removed, plan.kept, plan.edited) == (
        ["__init__.py", "_patch.py", "group/things.py"],
        (),
        0,
        (),
    )
    assert read_manifest(folder) == manifest_of(FILES)


def test_only_what_differs_is_written_again(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    for name in (*FILES, MANIFEST):
        os.utime(tmp_path / name, (1, 1))

    plan = write(tmp_path, {**FILES, "__init__.py": "a = 3\n"})

    assert (list(plan.written), plan.kept) == (["__init__.py"], 1)
    assert (tmp_path / "group/things.py").stat().st_mtime == 1
    assert (tmp_path / MANIFEST).stat().st_mtime != 1


def test_nothing_to_do_touches_nothing(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    for name in (*FILES, MANIFEST):
        os.utime(tmp_path / name, (1, 1))

    plan = write(tmp_path, FILES)

    assert plan.is_empty
    assert {(tmp_path / name).stat().st_mtime for name in (*FILES, MANIFEST)} == {1}


def test_a_seam_is_never_written_again(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    (tmp_path / "_patch.py").write_text("changed\n")

    plan = write(tmp_path, FILES)

    assert (plan.is_empty, (tmp_path / "_patch.py").read_text()) == (True, "changed\n")


def test_files_that_are_no_longer_generated_go_with_their_folders(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    cache = tmp_path / "group" / "__pycache__"
    cache.mkdir()
    (cache / "things.cpython-311.pyc").write_bytes(b"")

    plan = write(tmp_path, {"__init__.py": "a = 1\n"})

    assert plan.removed == ("group/things.py",)
    assert not (tmp_path / "group").exists()


def test_a_file_that_is_gone_already_need_not_go(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    (tmp_path / "group" / "things.py").unlink()

    plan = write(tmp_path, {"__init__.py": "a = 1\n"})

    assert (plan.removed, tree(tmp_path)) == ((), {"__init__.py": "a = 1\n", **SEAMS})


def test_files_of_others_stay(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    (tmp_path / "group" / "notes.txt").write_text("mine")
    (tmp_path / "_tasks.py").write_text("mine")

    write(tmp_path, {"__init__.py": "a = 1\n"})

    assert tree(tmp_path) == {
        "__init__.py": "a = 1\n",
        "_patch.py": "mine = 1\n",
        "_tasks.py": "mine",
        "group/notes.txt": "mine",
    }


@pytest.mark.parametrize(
    ("name", "new"),
    [
        ("__init__.py", {**FILES, "__init__.py": "a = 2\n"}),
        ("group/things.py", {"__init__.py": "a = 1\n"}),
    ],
    ids=["would be overwritten", "would be removed"],
)
def test_an_edited_file_is_noticed(tmp_path: Path, name: str, new: dict[str, str]) -> None:
    write(tmp_path, FILES)
    (tmp_path / name).write_text("edited\n")

    plan = plan_changes(tmp_path, new, SEAMS, read_manifest(tmp_path))

    assert plan.edited == (name,)


def test_a_file_that_is_in_the_way_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "__init__.py").write_text("somebody's\n")

    plan = plan_changes(tmp_path, FILES, SEAMS, None)

    assert plan.edited == ("__init__.py",)


def test_a_file_that_is_already_as_it_shall_be_was_not_edited(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    (tmp_path / "__init__.py").write_text("a = 2\n")

    plan = plan_changes(tmp_path, {**FILES, "__init__.py": "a = 2\n"}, SEAMS, read_manifest(tmp_path))

    assert (plan.edited, plan.is_empty) == ((), True)


def test_a_failure_midway_leaves_everything_as_it_was(tmp_path: Path) -> None:
    write(tmp_path, {"__init__.py": "a = 1\n"})
    (tmp_path / "group").write_text("a file where a folder should be")
    before = tree(tmp_path)
    plan = plan_changes(tmp_path, {**FILES, "__init__.py": "a = 2\n"}, SEAMS, read_manifest(tmp_path))

    with pytest.raises(OSError, match="group"):
        carry_out(plan, manifest_of(FILES))

    assert tree(tmp_path) == before


def test_a_file_that_cannot_be_written_leaves_no_part_behind(tmp_path: Path) -> None:
    plan = Plan(folder=tmp_path, written={"a.py": "fine\n", "b.py": "\ud800"})

    with pytest.raises(UnicodeEncodeError):
        carry_out(plan, manifest_of({}))

    assert tree(tmp_path) == {}


def test_files_can_be_read_by_everybody_who_may(tmp_path: Path) -> None:
    old = os.umask(0o022)
    try:
        write(tmp_path, FILES)
    finally:
        os.umask(old)

    assert (tmp_path / "__init__.py").stat().st_mode & 0o777 == 0o644


def test_a_folder_is_untouched_until_something_changes(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    manifest = manifest_of(FILES)
    assert is_untouched(tmp_path, manifest)

    (tmp_path / "__init__.py").write_text("edited\n")
    assert not is_untouched(tmp_path, manifest)
    (tmp_path / "__init__.py").unlink()
    assert not is_untouched(tmp_path, manifest)
    write(tmp_path, FILES)
    (tmp_path / "_patch.py").unlink()
    assert not is_untouched(tmp_path, manifest)


@pytest.mark.parametrize("content", ["", "[]", "{}", "nonsense", '{"files": 1}', '{"files": {}, "spec": 1}'])
def test_what_is_no_manifest_is_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / MANIFEST).write_text(content)

    with pytest.raises(ManifestError, match=r"manifest\.json: not a manifest of specloom"):
        read_manifest(tmp_path)


@pytest.mark.parametrize("name", ["../x.py", "/etc/passwd", "a/../../x", "", "a\\..\\x"])
@pytest.mark.parametrize("where", ["files", "seams", "sources"])
def test_a_manifest_cannot_name_files_elsewhere(tmp_path: Path, name: str, where: str) -> None:
    content = json.loads(manifest_of({}).text())
    content[where] = {name: "0"} if where == "files" else [name]
    (tmp_path / MANIFEST).write_text(json.dumps(content))

    with pytest.raises(ManifestError, match="not in its folder"):
        read_manifest(tmp_path)


def test_a_folder_without_manifest_has_none(tmp_path: Path) -> None:
    assert read_manifest(tmp_path) is None


@pytest.mark.parametrize("doing", [FILES, {"__init__.py": "a = 1\n"}], ids=["written", "deleted"])
def test_a_link_does_not_lead_out_of_the_folder(tmp_path: Path, doing: dict[str, str]) -> None:
    out, elsewhere = tmp_path / "out", tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "things.py").write_text(FILES["group/things.py"])
    out.mkdir()
    (out / "group").symlink_to(elsewhere)

    with pytest.raises(ManifestError, match=r"leads out of .* by a link"):
        plan_changes(out, doing, SEAMS, manifest_of(FILES))


def test_the_folder_itself_may_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "out").symlink_to(tmp_path / "there")

    write(tmp_path / "out", FILES)

    assert tree(tmp_path / "there") == {**FILES, **SEAMS}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with names")
@pytest.mark.parametrize("name", ["__init__.py", MANIFEST])
@pytest.mark.timeout(10)
def test_what_is_no_file_is_not_read(tmp_path: Path, name: str) -> None:
    write(tmp_path, FILES)
    (tmp_path / name).unlink()
    os.mkfifo(tmp_path / name)

    with pytest.raises(ManifestError, match="not a file"):
        plan_changes(tmp_path, FILES, SEAMS, read_manifest(tmp_path))
