"""A visitor says something, and the chatbot replies."""

from dataclasses import dataclass

from chatbot.actions.alerting.writing_letters import OUTBOX
from chatbot.actions.brain import Mind
from chatbot.actions.key import ConversationKey, opened, opened_and_held
from chatbot.actions.parts import Parts
from chatbot.actions.refusals import ClientIdReusedError, InputRefusedError
from chatbot.actions.remembering import story_from_json
from chatbot.actions.safeguarding.record_concern import Place, record_concern
from chatbot.actions.shown import MessageShown, TurnShown, message_shown, turn_shown
from chatbot.actions.storing import chosen_by, store_turn, words_of
from chatbot.actions.telling_advisers import ADVISERS, note_for_advisers
from chatbot.actions.typed_text import storable, typed_message
from chatbot.conversation.story import Story
from chatbot.conversation.turn import Chose, ChoseNone, Said, Turn, Typed, take_turn
from chatbot.storage.messages import message_with_client_id, turn_of
from chatbot.storage.sessions import Session, reading, writing
from chatbot.storage.tables.conversations import ConversationRow

_LONGEST_CLIENT_ID = 128


@dataclass(frozen=True)
class Received:
    """What the visitor said, as it is stored, and what came back. `reply` is None while an adviser has the conversation."""

    message: MessageShown
    reply: MessageShown | None
    turn: TurnShown

    @property
    def sequence(self) -> int:
        """The place of the newest of the two; nothing at or below it needs to be fetched again."""
        return self.message.sequence if self.reply is None else self.reply.sequence


@dataclass(frozen=True)
class _Taken:
    """A turn, the place in the conversation at which it was taken, and the story it was taken with."""

    turn: Turn
    after: int
    story: Story


def receive_message(parts: Parts, key: ConversationKey, said: Said, client_id: str | None = None) -> Received:
    """Stores what was said and the reply to it, together or not at all. The same client id again gives the same reply again.

    Raises InputRefusedError, ClientIdReusedError, TokenUnknownError, NotYoursError, NothingPublishedError or
    StorageUnavailableError. The turn is taken before the writing begins, so that nobody waits for it; only when something
    else was said in that moment, or an adviser took the conversation, is it taken again with the conversation held.
    """
    mind = parts.brain.current()
    said, client_id = _checked(said, mind), _checked_client_id(client_id)
    with reading(parts.sessions) as session:
        conversation = opened(session, key)
        received = _received_before(session, conversation, said, client_id, mind)
        if received is not None:
            return received
    taken = _take(parts, conversation, said, mind)
    with writing(parts.sessions) as session:
        conversation = opened_and_held(session, key)
        received = _received_before(session, conversation, said, client_id, mind)
        if received is not None:
            return received
        if (taken.after, taken.story) != (conversation.last_sequence, story_from_json(conversation.story)):
            taken = _take(parts, conversation, said, mind)
        received = _store(session, conversation, said, taken.turn, client_id, parts, mind)
        advisers_wait_for_it = note_for_advisers(session, conversation.id, taken.turn)
        words, card = words_of(said, mind.knowledge), taken.turn.reply.card
        is_recorded = record_concern(session, parts, conversation.id, Place.MESSAGE, words, card)
    parts.announcer.announce(key.id)
    if advisers_wait_for_it or is_recorded:
        parts.announcer.announce(ADVISERS)
    if is_recorded:
        parts.announcer.announce(OUTBOX)
    return received


def _take(parts: Parts, conversation: ConversationRow, said: Said, mind: Mind) -> _Taken:
    story = story_from_json(conversation.story)
    turn = take_turn(said, story, mind.knowledge, mind.matcher, parts.clock())
    return _Taken(turn, conversation.last_sequence, story)


def _store(
    session: Session,
    conversation: ConversationRow,
    said: Said,
    turn: Turn,
    client_id: str | None,
    parts: Parts,
    mind: Mind,
) -> Received:
    message, reply, row = store_turn(session, conversation, said, turn, client_id, mind.knowledge, parts.clock())
    shown = turn_shown(session, row, mind.knowledge)
    return Received(message_shown(message), None if reply is None else message_shown(reply, shown), shown)


def _received_before(
    session: Session, conversation: ConversationRow, said: Said, client_id: str | None, mind: Mind
) -> Received | None:
    message = None if client_id is None else message_with_client_id(session, conversation.id, client_id)
    if message is None:
        return None
    turn, reply = turn_of(session, message.id)
    if turn.chosen != chosen_by(said) or (isinstance(said, Typed) and message.text != said.text):
        raise ClientIdReusedError
    shown = turn_shown(session, turn, mind.knowledge)
    return Received(message_shown(message), None if reply is None else message_shown(reply, shown), shown)


def _checked(said: Said, mind: Mind) -> Said:
    match said:
        case Typed(text):
            return Typed(typed_message(text))
        case Chose(article) if article not in mind.knowledge.articles:
            raise InputRefusedError("choose", "refusal.choose")
        case Chose() | ChoseNone():
            return said


def _checked_client_id(client_id: str | None) -> str | None:
    if client_id is None:
        return None
    if not 0 < len(storable(client_id, "client_id")) <= _LONGEST_CLIENT_ID:
        raise InputRefusedError("client_id", "refusal.client_id", limit=_LONGEST_CLIENT_ID)
    return client_id
