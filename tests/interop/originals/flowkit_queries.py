"""The queries that `flowclient` builds, as JSON.

Argument: a file with a JSON list of calls ``[builder, arguments]``. An argument that is itself such a call is
``{"call": […]}``, a pair of numbers is ``{"pair": […]}``.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from flowclient import aggregates, query_specs


def value_of(argument: Any) -> Any:
    if isinstance(argument, dict) and "call" in argument:
        return built(*argument["call"])
    if isinstance(argument, dict) and "pair" in argument:
        return tuple(argument["pair"])
    return [value_of(one) for one in argument] if isinstance(argument, list) else argument


def built(name: str, arguments: dict[str, Any]) -> Any:
    home = query_specs if hasattr(query_specs, f"{name}_spec") else aggregates
    return getattr(home, f"{name}_spec")(**{key: value_of(value) for key, value in arguments.items()})


def kinds() -> list[str]:
    """The names of all builders that there are."""
    homes = (query_specs, aggregates)
    return sorted({name[:-5] for home in homes for name in vars(home) if name.endswith("_spec")})


calls = json.loads(Path(sys.argv[1]).read_text())
print(json.dumps({"kinds": kinds(), "built": [built(*call) for call in calls]}))
