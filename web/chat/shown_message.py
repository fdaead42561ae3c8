"""One message of a conversation as the page shows it."""

from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup

from chatbot.conversation.card import CardReply
from chatbot.conversation.replying import Suggestion
from chatbot.knowledge.contact import Contact
from web.answers.shown_answer import ShownAnswer


@dataclass(frozen=True)
class ShownMessage:
    """One message. `sender` is visitor, chatbot or adviser; `answer` is set where an approved answer is shown in parts.

    `html` is what else was said, safe to show; `may_choose_none` puts "None of these" below the suggestions; `shows_form`
    puts the form for a person into the reply itself; `helpful` is what the visitor has said of it, None so far;
    `adviser` is the first name of the adviser who wrote it, and `text` then what they typed.
    """

    sequence: int
    id: str
    client_id: str | None
    sender: str
    at: datetime
    text: str
    html: Markup
    card: CardReply | None
    answer: ShownAnswer | None
    suggestions: tuple[Suggestion, ...]
    may_choose_none: bool
    contacts: tuple[Contact, ...]
    offers_person: bool
    shows_form: bool
    helpful: bool | None
    adviser: str | None = None
