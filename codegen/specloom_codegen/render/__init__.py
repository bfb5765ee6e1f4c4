"""From the resolved form of a spec to the text of every file of its client.

``render`` is a function from value to value. Texts come out valid but not yet laid out; ``format`` does that.
Spec text reaches them through ``code`` alone.
"""

from __future__ import annotations

from attrs import frozen

from specloom_codegen.ir import Api

from .client import api_source, client_source, group_source
from .code import NOTHING, Code
from .layout import Layout, group_attribute, resource_module
from .package import init_source, patch_source, stub_source
from .services import models_source, resource_source


@frozen(kw_only=True)
class Rendered:
    """The files of a package, by their path in it with slashes.

    ``files`` are generated anew each time, ``seams`` are written once and then belong to the user.
    """

    files: dict[str, str]
    seams: dict[str, str]


def render(api: Api) -> Rendered:
    """Render the client of an API.

    Each file is compiled before it is given out: a SyntaxError here is a mistake of this package, and nothing
    of it reaches the disk.
    """
    layout = Layout.of(api)
    files: dict[str, Code] = {
        "__init__.py": init_source(layout, None),
        "__init__.pyi": stub_source(layout, None),
        "_api.py": api_source(layout),
        "_client.py": client_source(layout),
        "py.typed": NOTHING,
    }
    for group in layout.groups:
        folder = group_attribute(group)
        files[f"{folder}/__init__.py"] = init_source(layout, group)
        files[f"{folder}/__init__.pyi"] = stub_source(layout, group)
        files[f"{folder}/_group.py"] = group_source(layout, group)
    for module in layout.model_modules():
        files[f"{'/'.join(module)}.py"] = models_source(layout, module)
    for resource in api.resources:
        files[f"{'/'.join(resource_module(resource))}.py"] = resource_source(layout, resource)
    seams = {"_patch.py": patch_source(layout)}
    for path, source in (*files.items(), *seams.items()):
        compile(source, path, "exec", dont_inherit=True)
    return Rendered(
        files={path: str(source) for path, source in sorted(files.items())},
        seams={path: str(source) for path, source in seams.items()},
    )
