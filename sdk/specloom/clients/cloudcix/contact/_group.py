"""The resources of the group `contact`.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from specloom.service import Service

from .._api import API

if TYPE_CHECKING:
    from .analytics import Analytics
    from .answer import Answer
    from .auth import Auth as _Auth
    from .campaign import Campaign
    from .campaign_contact import CampaignContact
    from .chatbot import Chatbot
    from .contact import Contact as _Contact
    from .conversation import Conversation
    from .corpus import Corpus
    from .embeddings import Embeddings
    from .exclusion import Exclusion
    from .group import Group
    from .group_contact import GroupContact
    from .opportunity import Opportunity
    from .opportunity_contact import OpportunityContact
    from .opportunity_history import OpportunityHistory
    from .q_and_a import QAndA
    from .question import Question
    from .question_set import QuestionSet
    from .summary import Summary


class Contact(Service):
    """Contacts that the users of a member share, campaigns and opportunities with them, and chatbots.
    Replaces Contacts.
    """

    _api = API

    @cached_property
    def analytics(self) -> Analytics:
        """How chatbots are used."""
        from .analytics import Analytics

        return Analytics(self._connection)

    @cached_property
    def answer(self) -> Answer:
        """The answers of a chatbot."""
        from .answer import Answer

        return Answer(self._connection)

    @cached_property
    def auth(self) -> _Auth:
        """Who may speak to a chatbot."""
        from .auth import Auth

        return Auth(self._connection)

    @cached_property
    def campaign(self) -> Campaign:
        """Campaigns."""
        from .campaign import Campaign

        return Campaign(self._connection)

    @cached_property
    def campaign_contact(self) -> CampaignContact:
        """The contacts that a campaign is for."""
        from .campaign_contact import CampaignContact

        return CampaignContact(self._connection)

    @cached_property
    def chatbot(self) -> Chatbot:
        """Chatbots."""
        from .chatbot import Chatbot

        return Chatbot(self._connection)

    @cached_property
    def contact(self) -> _Contact:
        """Contacts."""
        from .contact import Contact

        return Contact(self._connection)

    @cached_property
    def conversation(self) -> Conversation:
        """Conversations with a chatbot."""
        from .conversation import Conversation

        return Conversation(self._connection)

    @cached_property
    def corpus(self) -> Corpus:
        """What a chatbot knows."""
        from .corpus import Corpus

        return Corpus(self._connection)

    @cached_property
    def embeddings(self) -> Embeddings:
        """What a chatbot knows, as vectors."""
        from .embeddings import Embeddings

        return Embeddings(self._connection)

    @cached_property
    def exclusion(self) -> Exclusion:
        """Questions that chatbots leave alone."""
        from .exclusion import Exclusion

        return Exclusion(self._connection)

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

    @cached_property
    def q_and_a(self) -> QAndA:
        """The questions and answers of a conversation."""
        from .q_and_a import QAndA

        return QAndA(self._connection)

    @cached_property
    def question(self) -> Question:
        """Questions."""
        from .question import Question

        return Question(self._connection)

    @cached_property
    def question_set(self) -> QuestionSet:
        """Sets of questions."""
        from .question_set import QuestionSet

        return QuestionSet(self._connection)

    @cached_property
    def summary(self) -> Summary:
        """Summaries of what a chatbot was asked."""
        from .summary import Summary

        return Summary(self._connection)
