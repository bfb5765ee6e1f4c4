"""The options of the command line that are more than words and numbers: what they take, and how they refuse."""

from __future__ import annotations

from typing import Any

import click


class FaultType(click.ParamType[Any]):
    """A fault in the notation of the mock server: ``503:0.1``."""

    name = "fault"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        from specloom_codegen.mock import parse_fault

        try:
            return parse_fault(value)
        except ValueError as error:
            self.fail(str(error), param, ctx)


class CredentialType(click.ParamType[Any]):
    """A credential that the mock server takes for right: ``password=wonder``."""

    name = "credential"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        name, sign, secret = value.partition("=")
        if not name or not sign or not secret:
            # Not shown: what was typed may be the secret itself.
            self.fail("write a credential as NAME=VALUE, under its name in the spec", param, ctx)
        return name, secret
