"""The command ``specloom``, also as ``python -m specloom``. It needs the extra ``codegen``."""

from __future__ import annotations

import sys
from importlib import import_module

_OURS = ("specloom", "specloom_codegen")


def main() -> None:
    """Run the command line; without the generator's libraries, say how to get them and end with 2."""
    try:
        import_module("specloom_codegen.cli").main(prog_name="specloom")
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] in _OURS:
            raise
        print(f"specloom: {error.name} is missing: pip install 'specloom[codegen]'", file=sys.stderr)
        sys.exit(2)


if __name__ == "__main__":
    main()
