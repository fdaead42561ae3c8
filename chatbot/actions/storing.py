"""Writes one turn down: the visitor's message, the reply, and why it was this one."""

import secrets
from dataclasses import asdict
from datetime import datetime
from typing import Any, assert_never

from chatbot.actions.remembering import story_from_json, story_to_json
from chatbot.conversation.asking_of_plan import words_on_button
from chatbot.conversation.story import NEW_STORY, Story
from chatbot.conversation.turn import Chose, ChoseNone, Said, Turn, Typed
from chatbot.knowledge.collection import Knowledge
from chatbot.matching.ranking import Explanation
from chatbot.storage.sessions import Session
from chatbot.storage.tables.conversations import ConversationRow, MessageRow, TurnRow

NONE_OF_THESE = "none"
"""What is noted as chosen when the visitor meant none of the suggestions."""


def store_turn(
    session: Session,
    conversation: ConversationRow,
    said: Said,
    turn: Turn,
    client_id: str | None,
    knowledge: Knowledge,
    now: datetime,
) -> tuple[MessageRow, MessageRow | None, TurnRow]:
    """Adds the message, the reply where there is one, and the turn; and moves the conversation on."""
    message = next_message(
        conversation, "visitor", words_of(said, knowledge, story_from_json(conversation.story)), None, client_id, now
    )
    session.add(message)
    reply = None
    if turn.reply.text:
        reply = next_message(conversation, "chatbot", turn.reply.text, turn.reply.html, None, now)
        session.add(reply)
    session.flush()
    row = _turn_row(message, reply, said, turn)
    session.add(row)
    conversation.story = story_to_json(turn.story)
    conversation.last_at = now
    session.flush()
    return message, reply, row


def next_message(
    conversation: ConversationRow, sender: str, text: str, html: str | None, client_id: str | None, now: datetime
) -> MessageRow:
    """The message that comes next in a conversation. The order is counted, not timed: clocks jump."""
    conversation.last_sequence += 1
    return MessageRow(
        id=secrets.token_urlsafe(12),
        conversation_id=conversation.id,
        sequence=conversation.last_sequence,
        sender=sender,
        text=text,
        html=html,
        client_id=client_id,
        at=now,
    )


def _turn_row(message: MessageRow, reply: MessageRow | None, said: Said, turn: Turn) -> TurnRow:
    return TurnRow(
        message_id=message.id,
        reply_id=None if reply is None else reply.id,
        outcome=turn.outcome.value,
        concern=None if turn.concern is None else turn.concern.tier.value,
        card=None if turn.concern is None else turn.concern.card,
        article_id=turn.reply.article,
        revision=turn.reply.revision,
        confidence=None if turn.ranking is None else float(turn.ranking.confidence),
        ranking=_ranking(turn),
        suggestions=[asdict(suggestion) for suggestion in turn.reply.suggestions],
        contacts=[contact.key for contact in turn.reply.contacts],
        offers_person=turn.reply.offers_person,
        chosen=chosen_by(said),
    )


def _ranking(turn: Turn) -> dict[str, Any] | None:
    """The ranking behind the decision, with plain floats, since JSON knows none of NumPy's."""
    ranking = turn.ranking
    if ranking is None:
        return None
    return {
        "matches": [[match.article, float(match.probability)] for match in ranking.matches],
        "band": ranking.band.value,
        "suggestions": list(ranking.suggestions),
        "explanation": None if ranking.explanation is None else _explanation(ranking.explanation),
    }


def _explanation(explanation: Explanation) -> dict[str, Any]:
    parts = {name: float(weight) for name, weight in explanation.parts}
    return {**asdict(explanation), "parts": parts}


def words_of(said: Said, knowledge: Knowledge, story: Story = NEW_STORY) -> str:
    """What stands in the conversation as the visitor's words: a choice is shown by what its button said."""
    match said:
        case Typed(text):
            return text
        case Chose(article):
            said_by_button = words_on_button(story, article, knowledge.fixed.plan_questions)
            return said_by_button or knowledge.articles[article].article.title
        case ChoseNone():
            return knowledge.fixed.wording["message.none"]
        case _:
            assert_never(said)


def chosen_by(said: Said) -> str | None:
    """What is noted as chosen: an article, NONE_OF_THESE, or nothing where the visitor typed."""
    match said:
        case Typed():
            return None
        case Chose(article):
            return article
        case ChoseNone():
            return NONE_OF_THESE
        case _:
            assert_never(said)
