"""What may be refused about a safeguarding record.

HandoffRefusal
├── NoSuchConcernError    there is no record of this id
└── NotInThisStateError   it was acknowledged or closed already, or not acknowledged yet
"""

from chatbot.actions.advising.refusals import HandoffRefusal


class NoSuchConcernError(HandoffRefusal):
    """There is no record of this id."""

    code = "not_found"
    wording = "refused.no_such_concern"


class NotInThisStateError(HandoffRefusal):
    """Somebody was first, or it has to be acknowledged before."""

    code = "not_now"
    wording = "refused.concern_not_now"
