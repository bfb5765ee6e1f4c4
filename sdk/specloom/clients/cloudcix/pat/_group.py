"""The resources of the group `pat`.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from specloom.service import Service

from .._api import API

if TYPE_CHECKING:
    from .galaxy import Galaxy
    from .main_firewall_rules import MainFirewallRules
    from .pod import Pod


class Pat(Service):
    """Pods, the sites that a cloud is made of."""

    _api = API

    @cached_property
    def galaxy(self) -> Galaxy:
        """Galaxies, the groups that pods belong to."""
        from .galaxy import Galaxy

        return Galaxy(self._connection)

    @cached_property
    def main_firewall_rules(self) -> MainFirewallRules:
        """The rules of the firewall in front of a pod."""
        from .main_firewall_rules import MainFirewallRules

        return MainFirewallRules(self._connection)

    @cached_property
    def pod(self) -> Pod:
        """Pods."""
        from .pod import Pod

        return Pod(self._connection)
