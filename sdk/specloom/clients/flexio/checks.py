"""The resource `checks` of Flex.io.

Generated from specs/flexio.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from typing import Unpack

from specloom.service import Operation, RequestOptions, Service

from ._api import API
from .models import CheckList, CheckResult


class Checks(Service):
    """Checks of values before they are used, as of a sign-up form. They need no API key."""

    _api = API

    async def run(self, data: CheckList, **options: Unpack[RequestOptions]) -> list[CheckResult]:
        """Check up to ten values, as whether a user name is still free.

        ``POST /validate``
        """
        return await self._call(_RUN, (), options, data=data)


_RUN: Operation[list[CheckResult]] = Operation(
    "checks.run", "POST", "/validate", sends=CheckList, returns=list[CheckResult], anonymous=True
)
