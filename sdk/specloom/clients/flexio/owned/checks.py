"""The resource `checks` of Flex.io.

Generated from specs/flexio.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from typing import Unpack

from specloom.service import Operation, RequestOptions, Service

from .._api import API
from ..models import CheckList, CheckResult


class Checks(Service):
    """Checks of values for objects of an owner, such as whether a name is still free."""

    _api = API

    async def run(self, owner: str, data: CheckList, **options: Unpack[RequestOptions]) -> list[CheckResult]:
        """Check up to ten values.

        ``POST /{owner}/validate`` on the host `v2`

        Args:
            owner: Whose: an `eid`, a user name, or `me`. Example: `me`.
        """
        return await self._call(_RUN, (owner,), options, data=data)


_RUN: Operation[list[CheckResult]] = Operation(
    "owned.checks.run", "POST", "/{owner}/validate", sends=CheckList, returns=list[CheckResult], host="v2"
)
