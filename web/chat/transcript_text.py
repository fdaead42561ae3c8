"""A conversation as plain text that opens anywhere."""

from collections.abc import Iterator

from chatbot.actions.make_transcript import Transcript
from chatbot.conversation.part import day_words
from chatbot.conversation.promising import clock_words
from chatbot.knowledge.calendar import LONDON
from chatbot.knowledge.wording import Wording

_SPEAKERS = {"visitor": "message.you", "chatbot": "message.computer", "adviser": "message.adviser"}


def transcript_text(copy: Transcript, wording: Wording) -> str:
    """The copy, one message after another, each with who said it and when."""
    return "\n\n".join(_pieces(copy, wording)) + "\n"


def _pieces(copy: Transcript, wording: Wording) -> Iterator[str]:
    yield wording["yours.copy_title"]
    yield wording.say("yours.copy_lead", date=day_words(copy.made_at.astimezone(LONDON).date()))
    if copy.reference is not None:
        yield wording.say("yours.reference", reference=copy.reference)
    for message in copy.messages:
        at = message.at.astimezone(LONDON)
        yield f"{wording[_SPEAKERS[message.sender]]}, {day_words(at.date())}, {clock_words(at.time())}\n{message.text}"
