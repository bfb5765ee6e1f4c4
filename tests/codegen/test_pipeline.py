"""The steps put together: compile, generate, check, and finding that there is nothing to do."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path
from textwrap import dedent

import pytest

from specloom_codegen import pipeline
from specloom_codegen.format import RUFF, FormatterError, check_version, format_files
from specloom_codegen.pipeline import EditedFiles
from specloom_codegen.write import MANIFEST, ManifestError, read_manifest

ROOT = Path(__file__).parents[2]
SPEC = """\
spec: 1
api: small
url: https://small.example
resources:
  things: {path: /things, key: {id}, operations: {list, read}}
"""


@pytest.fixture
def spec(tmp_path: Path) -> Path:
    path = tmp_path / "specs" / "small.yaml"
    path.parent.mkdir()
    path.write_text(SPEC)
    return path


def generate(spec: Path, out: Path, *, force: bool = False) -> Path:
    built = pipeline.build(pipeline.compile_spec(spec), out)
    pipeline.write_client(built, force=force)
    return built.folder


def test_a_spec_without_mistakes_has_a_resolved_form(spec: Path) -> None:
    compiled = pipeline.compile_spec(spec)

    assert compiled.api is not None
    assert (compiled.api.name, compiled.diagnostics) == ("small", ())
    assert compiled.sources == {str(spec): SPEC}


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        ("spec: 1\nurl: [", [":3:1: not YAML"]),
        (
            SPEC.replace("path: /things", "pth: /things") + "  more: {path: x}\n",
            ["unknown key 'pth'", "path"],
        ),
        (SPEC.replace("{id}", "{id: Nope}"), ["unknown type 'Nope'"]),
    ],
    ids=["yaml", "several at once", "reference"],
)
def test_mistakes_of_all_steps_are_collected(spec: Path, text: str, messages: list[str]) -> None:
    spec.write_text(text)

    compiled = pipeline.compile_spec(spec)

    found = "\n".join(str(each) for each in compiled.diagnostics)
    assert compiled.api is None
    assert all(message in found for message in messages)


def test_a_clash_of_names_that_are_made_is_a_mistake(spec: Path) -> None:
    spec.write_text(
        dedent("""\
        spec: 1
        api: small
        url: https://small.example
        types: {Thing: {fields: {a: string}}, ThingCreate: {fields: {b: string}}}
        resources: {things: {path: /things, model: Thing, operations: {create}}}
        """)
    )

    compiled = pipeline.compile_spec(spec)

    assert compiled.api is None
    assert "ThingCreate" in str(compiled.diagnostics[0])
    assert compiled.diagnostics[0].line == 4


# --- names -------------------------------------------------------------------------------------


def test_a_spec_is_named_from_the_top_of_its_project(spec: Path, tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").touch()

    assert pipeline.source_name(spec) == "specs/small.yaml"


def test_a_spec_in_no_project_is_named_by_its_file() -> None:
    assert pipeline.source_name(Path("/nowhere-at-all/specs/a.yaml")) == "a.yaml"


@pytest.mark.parametrize(
    ("version", "path"),
    [
        (None, ("x",)),
        ("v2", ("x", "v2")),
        ("1.10", ("x", "v1_10")),
        ("2024-01-01", ("x", "v2024_01_01")),
        ("B", ("x", "b")),
    ],
)
def test_versions_are_packages_beside_each_other(version: str | None, path: tuple[str, ...]) -> None:
    assert pipeline.package_path("x", version) == path


# --- generate ----------------------------------------------------------------------------------


def test_an_edited_file_is_not_overwritten_unless_told_so(spec: Path, tmp_path: Path) -> None:
    folder = generate(spec, tmp_path)
    (folder / "things.py").write_text("edited\n")
    before = {path: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    spec.write_text(SPEC.replace("list, read", "list"))

    with pytest.raises(EditedFiles) as caught:
        generate(spec, tmp_path)

    assert (caught.value.folder, caught.value.names) == (folder, ("things.py",))
    assert {path: path.read_bytes() for path in folder.iterdir() if path.is_file()} == before
    generate(spec, tmp_path, force=True)
    assert "class Things" in (folder / "things.py").read_text()


def test_the_same_spec_gives_the_same_bytes_wherever_it_lies(spec: Path, tmp_path: Path) -> None:
    first = generate(spec, tmp_path / "a")
    other = tmp_path / "elsewhere" / "small.yaml"
    other.parent.mkdir()
    shutil.copy(spec, other)

    second = generate(other, tmp_path / "b")

    names = sorted(path.name for path in first.iterdir())
    assert [(first / name).read_bytes() for name in names] == [(second / name).read_bytes() for name in names]


def test_generated_files_name_no_time_and_no_place(spec: Path, tmp_path: Path) -> None:
    folder = generate(spec, tmp_path)

    text = "".join(path.read_text() for path in folder.iterdir())
    assert str(tmp_path) not in text
    assert time.strftime("%Y") not in text


# --- nothing to do -----------------------------------------------------------------------------


def test_a_client_that_is_current_is_found_without_reading_the_spec(spec: Path, tmp_path: Path) -> None:
    assert pipeline.find_current(spec, tmp_path) is None

    folder = generate(spec, tmp_path)

    assert pipeline.find_current(spec, tmp_path) == folder


def test_a_version_is_found_too(spec: Path, tmp_path: Path) -> None:
    spec.write_text(SPEC + 'version: "2"\n')

    folder = generate(spec, tmp_path)

    assert (folder, pipeline.find_current(spec, tmp_path)) == (tmp_path / "small" / "v2", folder)


@pytest.mark.parametrize(
    "change",
    ["spec", "include", "output", "missing output", "seam", "manifest", "no api", "no spec"],
)
def test_any_change_makes_a_client_out_of_date(spec: Path, tmp_path: Path, change: str) -> None:
    included = spec.with_name("more.yaml")
    included.write_text("spec: 1\nresources: {other: {path: /other, operations: {read}}}\n")
    spec.write_text(SPEC + "include: [more.yaml]\n")
    folder = generate(spec, tmp_path)
    assert pipeline.find_current(spec, tmp_path) == folder

    match change:
        case "spec":
            spec.write_text(spec.read_text() + "# more\n")
        case "include":
            included.write_text(included.read_text() + "# more\n")
        case "output":
            (folder / "things.py").write_text("")
        case "missing output":
            (folder / "things.py").unlink()
        case "seam":
            (folder / "_patch.py").unlink()
        case "manifest":
            (folder / MANIFEST).write_text("broken")
        case "no api":
            spec.write_text("spec: 1\n")
        case _:
            spec.unlink()

    assert pipeline.find_current(spec, tmp_path) is None


def test_a_large_api_is_generated_in_seconds(tmp_path: Path) -> None:
    """1,200 operations; the budget is 3 s on an idle machine, here it is processor time with room to spare."""
    spec = tmp_path / "big.yaml"
    types = [
        f"  Thing{n}: {{fields: {{id: {{type: string, access: read}}, name: string, at: datetime?, "
        "part: {fields: {a: string}}}}"
        for n in range(200)
    ]
    resources = [
        f"  thing{n}: {{path: /thing{n}, key: {{id}}, model: Thing{n}, "
        "operations: {list, create, read, update, partial_update, delete}}"
        for n in range(200)
    ]
    lines = ["spec: 1", "api: big", "url: https://big.example", "types:", *types, "resources:", *resources]
    spec.write_text("\n".join(lines) + "\n")

    start = os.times()
    generate(spec, tmp_path)
    end = os.times()

    used = sum(end[:4]) - sum(start[:4])
    assert used < 6


# --- check -------------------------------------------------------------------------------------


def differences(spec: Path, out: Path) -> list[str]:
    return list(pipeline.differences(pipeline.build(pipeline.compile_spec(spec), out)))


def test_a_client_that_is_current_has_no_differences(spec: Path, tmp_path: Path) -> None:
    generate(spec, tmp_path)

    assert differences(spec, tmp_path) == []


def test_differences_are_a_diff_from_what_is_there(spec: Path, tmp_path: Path) -> None:
    folder = generate(spec, tmp_path)
    (folder / "py.typed").write_text("no newline")

    assert differences(spec, tmp_path) == [
        f"--- {folder}/py.typed\n",
        f"+++ {folder}/py.typed\n",
        "@@ -1 +0,0 @@\n",
        "-no newline\n\\ No newline at end of file\n",
    ]


def test_a_file_that_would_go_is_shown(spec: Path, tmp_path: Path) -> None:
    folder = generate(spec, tmp_path)
    spec.write_text(SPEC.replace("things:", "stuff:"))

    diff = differences(spec, tmp_path)

    assert diff[diff.index(f"--- {folder}/things.py\n") + 1] == "+++ /dev/null\n"
    assert diff[diff.index(f"+++ {folder}/stuff.py\n") - 1] == "--- /dev/null\n"


def test_an_empty_file_that_is_missing_is_shown(spec: Path, tmp_path: Path) -> None:
    folder = generate(spec, tmp_path)
    (folder / "py.typed").unlink()

    assert differences(spec, tmp_path) == ["--- /dev/null\n", f"+++ {folder}/py.typed\n"]


def test_a_missing_manifest_is_shown(spec: Path, tmp_path: Path) -> None:
    folder = generate(spec, tmp_path)
    (folder / MANIFEST).unlink()

    assert f"+++ {folder}/{MANIFEST}\n" in differences(spec, tmp_path)


def test_a_generator_that_changed_nothing_makes_no_difference(spec: Path, tmp_path: Path) -> None:
    folder = generate(spec, tmp_path)
    manifest = read_manifest(folder)
    assert manifest is not None
    text = (folder / MANIFEST).read_text()
    (folder / MANIFEST).write_text(text.replace(manifest.input, "the hash of another generator"))

    assert pipeline.find_current(spec, tmp_path) is None
    assert differences(spec, tmp_path) == []


def test_a_folder_of_somebody_else_is_not_touched(spec: Path, tmp_path: Path) -> None:
    (tmp_path / "small").mkdir()
    (tmp_path / "small" / MANIFEST).write_text('{"name": "my browser extension"}')

    with pytest.raises(ManifestError):
        generate(spec, tmp_path)


# --- format ------------------------------------------------------------------------------------


def test_files_are_laid_out_and_others_left_alone() -> None:
    files = {"build/a.py": "x = [1,2]", "b.pyi": "y:int", "py.typed": "a  b"}

    assert format_files(files) == {"build/a.py": "x = [1, 2]\n", "b.pyi": "y: int\n", "py.typed": "a  b"}


def test_the_configuration_of_the_user_does_not_count(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "ruff.toml").write_text("line-length = 20\n[format]\nquote-style = 'single'\n")
    monkeypatch.setenv("RUFF_LINE_LENGTH", "20")
    monkeypatch.setenv("TMPDIR", str(tmp_path))

    assert format_files({"a.py": "print('a', 'b', 'c', 'd', 'e', 'f')\n"}) == {
        "a.py": 'print("a", "b", "c", "d", "e", "f")\n'
    }


def test_code_that_cannot_be_laid_out_is_an_error() -> None:
    with pytest.raises(FormatterError, match="ruff ended with 2"):
        format_files({"a.py": "def"})


@pytest.mark.parametrize("found", [None, "0.0.1"])
def test_another_formatter_or_none_is_refused(found: str | None) -> None:
    with pytest.raises(FormatterError, match=r"^ruff .*pip install 'specloom\[codegen\]'$"):
        check_version(found)


def test_the_formatter_is_pinned_where_it_is_installed_from() -> None:
    assert f'"ruff=={RUFF}"' in (ROOT / "pyproject.toml").read_text()


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there is no such device")
@pytest.mark.timeout(30)
@pytest.mark.parametrize("source", ["../../../../../../../../dev/zero", "/dev/zero", "link"])
def test_a_manifest_cannot_have_a_device_read(spec: Path, tmp_path: Path, source: str) -> None:
    folder = generate(spec, tmp_path / "out")
    (spec.parent / "link").symlink_to("/dev/zero")
    text = (folder / MANIFEST).read_text().replace('"small.yaml"\n', f'"small.yaml",\n    "{source}"\n')
    (folder / MANIFEST).write_text(text)

    assert source in text
    assert pipeline.find_current(spec, tmp_path / "out") is None
