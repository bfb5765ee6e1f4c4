"""The resources of the group `helpdesk`.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from specloom.service import Service

from .._api import API

if TYPE_CHECKING:
    from .item import Item
    from .item_history import ItemHistory
    from .item_status import ItemStatus
    from .part_used import PartUsed
    from .reason_for_return import ReasonForReturn
    from .reason_for_return_translation import ReasonForReturnTranslation
    from .report_staff import ReportStaff
    from .report_ticket import ReportTicket
    from .report_ticket_client import ReportTicketClient
    from .service_centre_logic import ServiceCentreLogic
    from .service_centre_warrantor import ServiceCentreWarrantor
    from .status import Status
    from .ticket import Ticket
    from .ticket_history import TicketHistory
    from .ticket_question import TicketQuestion
    from .ticket_type import TicketType
    from .warrantor_logic import WarrantorLogic
    from .warrantor_service_centre import WarrantorServiceCentre


class Helpdesk(Service):
    """Tickets, and goods that are returned."""

    _api = API

    @cached_property
    def item(self) -> Item:
        """The items of a ticket."""
        from .item import Item

        return Item(self._connection)

    @cached_property
    def item_history(self) -> ItemHistory:
        """What became of an item."""
        from .item_history import ItemHistory

        return ItemHistory(self._connection)

    @cached_property
    def item_status(self) -> ItemStatus:
        """States that items can be in."""
        from .item_status import ItemStatus

        return ItemStatus(self._connection)

    @cached_property
    def part_used(self) -> PartUsed:
        """The parts that were used for an item."""
        from .part_used import PartUsed

        return PartUsed(self._connection)

    @cached_property
    def reason_for_return(self) -> ReasonForReturn:
        """Why goods are returned."""
        from .reason_for_return import ReasonForReturn

        return ReasonForReturn(self._connection)

    @cached_property
    def reason_for_return_translation(self) -> ReasonForReturnTranslation:
        """A reason for return in other languages."""
        from .reason_for_return_translation import ReasonForReturnTranslation

        return ReasonForReturnTranslation(self._connection)

    @cached_property
    def report_staff(self) -> ReportStaff:
        """Reports on what the staff did."""
        from .report_staff import ReportStaff

        return ReportStaff(self._connection)

    @cached_property
    def report_ticket(self) -> ReportTicket:
        """Reports on tickets."""
        from .report_ticket import ReportTicket

        return ReportTicket(self._connection)

    @cached_property
    def report_ticket_client(self) -> ReportTicketClient:
        """Reports on the tickets of a client."""
        from .report_ticket_client import ReportTicketClient

        return ReportTicketClient(self._connection)

    @cached_property
    def service_centre_logic(self) -> ServiceCentreLogic:
        """How service centres deal with tickets."""
        from .service_centre_logic import ServiceCentreLogic

        return ServiceCentreLogic(self._connection)

    @cached_property
    def service_centre_warrantor(self) -> ServiceCentreWarrantor:
        """The warrantors of a service centre."""
        from .service_centre_warrantor import ServiceCentreWarrantor

        return ServiceCentreWarrantor(self._connection)

    @cached_property
    def status(self) -> Status:
        """States that tickets can be in."""
        from .status import Status

        return Status(self._connection)

    @cached_property
    def ticket(self) -> Ticket:
        """Tickets."""
        from .ticket import Ticket

        return Ticket(self._connection)

    @cached_property
    def ticket_history(self) -> TicketHistory:
        """What became of a ticket."""
        from .ticket_history import TicketHistory

        return TicketHistory(self._connection)

    @cached_property
    def ticket_question(self) -> TicketQuestion:
        """Questions that are asked when a ticket is made."""
        from .ticket_question import TicketQuestion

        return TicketQuestion(self._connection)

    @cached_property
    def ticket_type(self) -> TicketType:
        """Types of tickets."""
        from .ticket_type import TicketType

        return TicketType(self._connection)

    @cached_property
    def warrantor_logic(self) -> WarrantorLogic:
        """How warrantors deal with tickets."""
        from .warrantor_logic import WarrantorLogic

        return WarrantorLogic(self._connection)

    @cached_property
    def warrantor_service_centre(self) -> WarrantorServiceCentre:
        """The service centres of a warrantor."""
        from .warrantor_service_centre import WarrantorServiceCentre

        return WarrantorServiceCentre(self._connection)
