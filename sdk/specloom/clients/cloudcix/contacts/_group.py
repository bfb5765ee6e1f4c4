"""The resources of the group `contacts`.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from specloom.service import Service

from .._api import API

if TYPE_CHECKING:
    from .activity import Activity
    from .activity_type import ActivityType
    from .campaign import Campaign
    from .campaign_activity import CampaignActivity
    from .campaign_contact import CampaignContact
    from .contact import Contact
    from .group import Group
    from .group_contact import GroupContact
    from .opportunity import Opportunity
    from .opportunity_contact import OpportunityContact
    from .opportunity_history import OpportunityHistory


class Contacts(Service):
    """Contacts that the users of a member share, campaigns and opportunities with them. The ancestor of
    Contact.
    """

    _api = API

    @cached_property
    def activity(self) -> Activity:
        """Activities of a type."""
        from .activity import Activity

        return Activity(self._connection)

    @cached_property
    def activity_type(self) -> ActivityType:
        """Types of activities."""
        from .activity_type import ActivityType

        return ActivityType(self._connection)

    @cached_property
    def campaign(self) -> Campaign:
        """Campaigns."""
        from .campaign import Campaign

        return Campaign(self._connection)

    @cached_property
    def campaign_activity(self) -> CampaignActivity:
        """The activities of a campaign."""
        from .campaign_activity import CampaignActivity

        return CampaignActivity(self._connection)

    @cached_property
    def campaign_contact(self) -> CampaignContact:
        """The contacts that a campaign is for."""
        from .campaign_contact import CampaignContact

        return CampaignContact(self._connection)

    @cached_property
    def contact(self) -> Contact:
        """Contacts."""
        from .contact import Contact

        return Contact(self._connection)

    @cached_property
    def group(self) -> Group:
        """Groups of contacts."""
        from .group import Group

        return Group(self._connection)

    @cached_property
    def group_contact(self) -> GroupContact:
        """The contacts of a group."""
        from .group_contact import GroupContact

        return GroupContact(self._connection)

    @cached_property
    def opportunity(self) -> Opportunity:
        """Opportunities to sell something."""
        from .opportunity import Opportunity

        return Opportunity(self._connection)

    @cached_property
    def opportunity_contact(self) -> OpportunityContact:
        """The contacts of an opportunity."""
        from .opportunity_contact import OpportunityContact

        return OpportunityContact(self._connection)

    @cached_property
    def opportunity_history(self) -> OpportunityHistory:
        """What became of an opportunity."""
        from .opportunity_history import OpportunityHistory

        return OpportunityHistory(self._connection)
