"""What still works on a partner's page when the chat has been switched off there: all that is left of a conversation, and help."""

from flask import request

from chatbot.actions.refusals import Refusal
from web.chat.visit import visit_partner
from web.embed.carried_visit import visit_is_carried
from web.parts import the_partners

_NEW_QUESTIONS = frozenset({"conversation.ask", "conversation.choose"})


class SwitchedOffError(Refusal):
    """The chat takes no new questions on this partner's page. Reading, a copy, deleting and asking for a person go on."""

    code = "switched_off"
    wording = "embed.is_off"


def refuse_where_switched_off() -> None:
    """Refuses a new question from a frame whose partner is off or gone. The card about somebody's safety is shown all the same.

    Raises SwitchedOffError.
    """
    if request.endpoint not in _NEW_QUESTIONS or not visit_is_carried():
        return
    partner = the_partners().partner(visit_partner() or "")
    if partner is None or not partner.is_on:
        raise SwitchedOffError
