"""An adviser writes to the family, and may send an article with it."""

from chatbot.actions.accounts.recognising import SignedIn
from chatbot.actions.advising.doing import AlreadyDone, deed_on
from chatbot.actions.advising.refusals import FieldError
from chatbot.actions.advising.saying import say_to_family, whole_message
from chatbot.actions.parts import Parts
from chatbot.actions.returning.tell_of_reply import tell_of_reply
from chatbot.actions.typed_text import storable
from chatbot.conversation.handing_over import Resume
from chatbot.knowledge.collection import Published
from chatbot.storage.messages import message_with_client_id

LONGEST_REPLY = 6000
"""Characters of an adviser's message."""


def reply_to_family(
    parts: Parts, who: SignedIn, reference: str, words: str, article_id: str = "", client_id: str | None = None
) -> None:
    """Sends a message, with an article in the revision that stands now. The same client id twice is one message.

    Writing goes on with a conversation that was put off. Raises FieldError, AlreadyTakenError, NoSuchHandoffError,
    NotAllowedError or StorageUnavailableError.
    """
    words, article = _checked_words(words), _article(parts, article_id)
    if not words and article is None:
        raise FieldError("words", "reply.empty")
    part = whole_message(parts, words, article)
    deed = "replied" if article is None else f"sent v{article.revision}"
    with deed_on(parts, who, reference, deed, None if article is None else article.article.id) as held:
        if client_id and message_with_client_id(held.session, held.conversation.id, client_id) is not None:
            raise AlreadyDone
        held.move(Resume(who.adviser_id))
        say_to_family(held, who, words, part, article=article, client_id=client_id or None)
        held.row.first_reply_at = held.row.first_reply_at or held.now
        tell_of_reply(held.session, parts, held.row, held.now)


def _checked_words(words: str) -> str:
    words = storable(words.replace("\r\n", "\n"), "words").strip()
    if len(words) > LONGEST_REPLY:
        raise FieldError("words", "reply.too_long", limit=LONGEST_REPLY)
    return words


def _article(parts: Parts, article_id: str) -> Published | None:
    if not article_id:
        return None
    article = parts.brain.current().knowledge.articles.get(article_id)
    if article is None:
        raise FieldError("article", "reply.no_such_article")
    return article
