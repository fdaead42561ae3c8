"""The story card of a conversation, made from what is stored of it."""

from chatbot.actions.parts import Parts
from chatbot.actions.remembering import story_from_json
from chatbot.actions.shown import article_shown
from chatbot.conversation.story_card import AnswerGiven, Exchange, StoryLine, make_story
from chatbot.knowledge.calendar import LONDON
from chatbot.storage.messages import turns_in_order
from chatbot.storage.sessions import Session
from chatbot.storage.tables.conversations import ConversationRow, MessageRow, TurnRow


def story_of(session: Session, conversation: ConversationRow, parts: Parts) -> tuple[StoryLine, ...]:
    """The card as it stands now, unedited."""
    exchanges = [_exchange(session, parts, said, turn) for said, turn, _ in turns_in_order(session, conversation.id)]
    today = parts.clock().astimezone(LONDON).date()
    return make_story(exchanges, story_from_json(conversation.story).plan, parts.fixed.wording, today)


def _exchange(session: Session, parts: Parts, said: MessageRow, turn: TurnRow) -> Exchange:
    published = article_shown(session, turn.article_id, turn.revision, parts.brain.current().knowledge)
    if published is None:
        return Exchange(said.sequence, said.text, is_typed=turn.chosen is None)
    article = published.article
    return Exchange(
        sequence=said.sequence,
        said=said.text,
        is_typed=turn.chosen is None,
        answer=AnswerGiven(article.id, article.title, published.revision),
        stage=article.stage[0].value if article.stage else None,
    )
