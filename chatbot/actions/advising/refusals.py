"""What may be refused to an adviser, and why.

HandoffRefusal           it cannot be done as it stands
├── NotAllowedError      the account may not do this
├── NoSuchHandoffError   there is no handoff of this reference
├── AlreadyTakenError    somebody else was first, or has it now
└── FieldError           a field is not filled in as it must be
"""

from chatbot.actions.accounts.refusals import AccountRefusal


class HandoffRefusal(AccountRefusal):
    """Something in the console that cannot be done. `wording` is the key of a sentence in the console's wording."""

    code = "refused"
    wording = "refused.refused"


class NotAllowedError(HandoffRefusal):
    """The account may not do this."""

    code = "not_allowed"
    wording = "refused.not_allowed"


class NoSuchHandoffError(HandoffRefusal):
    """There is no handoff of this reference."""

    code = "not_found"
    wording = "refused.no_such_handoff"


class AlreadyTakenError(HandoffRefusal):
    """Somebody else was first, or has the conversation now, or nobody has it any more."""

    code = "taken"
    wording = "refused.taken"


class FieldError(HandoffRefusal):
    """A field is not filled in as it must be."""

    code = "invalid"

    def __init__(self, field: str, wording: str, **values: str | int) -> None:
        super().__init__(wording)
        self.field = field
        self.wording = wording
        self.values = values
