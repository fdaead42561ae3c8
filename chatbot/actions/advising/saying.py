"""What an adviser says in a conversation, as a message in it."""

import secrets
from html import escape

from chatbot.actions.accounts.recognising import SignedIn
from chatbot.actions.advising.doing import Held
from chatbot.actions.parts import Parts
from chatbot.actions.shown import first_name
from chatbot.actions.storing import next_message
from chatbot.conversation.answering import answer_part
from chatbot.conversation.part import Part
from chatbot.knowledge.calendar import LONDON
from chatbot.knowledge.collection import Published
from chatbot.storage.tables.conversations import MessageRow
from chatbot.storage.tables.handoffs import AdviserMessageRow

REPLY, JOINED, LEFT = "reply", "joined", "left"


def say_to_family(
    held: Held,
    who: SignedIn,
    words: str,
    part: Part,
    *,
    kind: str = REPLY,
    article: Published | None = None,
    client_id: str | None = None,
) -> MessageRow:
    """Puts a message of the adviser into the conversation. `words` is what they typed, `part` all that the family reads."""
    message = next_message(held.conversation, "adviser", part.text, part.html, client_id, held.now)
    held.session.add(message)
    held.session.flush()
    held.session.add(
        AdviserMessageRow(
            message_id=message.id,
            adviser_id=who.adviser_id,
            kind=kind,
            words=words,
            article_id=None if article is None else article.article.id,
            revision=None if article is None else article.revision,
        )
    )
    held.conversation.last_at = held.now
    held.row.adviser_typed_at = None
    held.session.flush()
    return message


def announce_adviser(held: Held, who: SignedIn, parts: Parts, key: str, kind: str) -> None:
    """Tells the family, in a fixed sentence, who has the conversation now."""
    sentence = parts.fixed.wording.say(key, name=first_name(who.name))
    say_to_family(held, who, sentence, Part(sentence, f"<p>{escape(sentence)}</p>"), kind=kind)


def whole_message(parts: Parts, words: str, article: Published | None) -> Part:
    """The words and the article below them, as text and as safe HTML."""
    paragraphs = [paragraph.strip() for paragraph in words.split("\n\n") if paragraph.strip()]
    html = "".join(f"<p>{escape(paragraph).replace(chr(10), '<br>')}</p>" for paragraph in paragraphs)
    if article is None:
        return Part(words.strip(), html)
    today = parts.clock().astimezone(LONDON).date()
    answer = answer_part(article, parts.brain.current().knowledge, today)
    text = "\n\n".join(part for part in (words.strip(), article.article.title, answer.text) if part)
    return Part(text, f"{html}<h3>{escape(article.article.title)}</h3>{answer.html}")


def new_id() -> str:
    """An id for a note or a closing."""
    return secrets.token_urlsafe(12)
