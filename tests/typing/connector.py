"""The types of the REST connector as its users see them: checked by mypy and pyright, never run."""

from __future__ import annotations

from pathlib import Path
from typing import Any, assert_type

from attrs import evolve

from specloom import AsyncConnection, OAuth2, RestConnector, RestOutputs, RestPool


async def calls(connection: AsyncConnection) -> None:
    connector = RestConnector(
        url="https://api.example.com", cacert=Path("ca.pem"), expected_status_code=[200]
    )
    grants = {"a": OAuth2.client_credentials("https://auth.example.com/token", "id", "secret")}

    assert_type(await connector.run(), RestOutputs)
    assert_type(await connector.run(connection, grants=grants), RestOutputs)
    assert_type(evolve(connector, path="x"), RestConnector)
    async with RestPool(grants=grants) as pool:
        outputs = await pool.run(connector)

    assert_type(outputs.raise_for_status(), RestOutputs)
    assert_type(outputs.status_code, int | None)
    assert_type(outputs.headers, dict[str, str])
    assert_type(outputs.text, str | None)
    assert_type(outputs["json"], Any)
    assert_type(connector.url, str | None)


def mistakes() -> None:
    RestConnector(ulr="https://api.example.com")  # type: ignore[call-arg]
    RestConnector(url=1)  # type: ignore[arg-type]
