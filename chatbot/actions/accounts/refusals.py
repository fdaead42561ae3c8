"""What may be refused to somebody in the console, and why.

AccountRefusal             it cannot be done as it stands
├── NotRecognisedError     the email and password, code or invitation are not right; which one is never told
├── TooManyTriesError      too many wrong tries; the time to wait is told
├── PasswordRefusedError   the new password is too short or too easy to guess
├── FieldRefusedError      a field of an account is not filled in as it must be
├── LastManagerError       nobody would be left who looks after accounts
└── NoSuchAccountError     there is no account or session of this id, or it is not theirs
"""

from chatbot.actions.refusals import Refusal


class AccountRefusal(Refusal):
    """A request in the console that cannot be done. `wording` is the key of a sentence in the console's wording."""

    code = "refused"
    wording = "refused.refused"


class NotRecognisedError(AccountRefusal):
    """What was given does not open the account. Whether there is such an account is never told."""

    code = "not_recognised"

    def __init__(self, wording: str) -> None:
        super().__init__(wording)
        self.wording = wording


class TooManyTriesError(AccountRefusal):
    """Too many wrong tries in a short time; `seconds` is how long to wait."""

    code = "too_many_tries"
    wording = "refused.too_many_tries"

    def __init__(self, seconds: int) -> None:
        super().__init__(seconds)
        self.seconds = seconds
        self.values = {"minutes": -(-seconds // 60)}


class FieldRefusedError(AccountRefusal):
    """A field is not filled in as it must be."""

    code = "invalid"

    def __init__(self, field: str, wording: str, **values: str | int) -> None:
        super().__init__(wording)
        self.field = field
        self.wording = wording
        self.values = values


class PasswordRefusedError(FieldRefusedError):
    """The password is too short, too long or too easy to guess."""

    def __init__(self, wording: str, **values: str | int) -> None:
        super().__init__("password", wording, **values)


class LastManagerError(AccountRefusal):
    """The only manager left cannot be disabled or given another role."""

    code = "last_manager"
    wording = "refused.last_manager"


class NoSuchAccountError(AccountRefusal):
    """There is no account or session of this id, or it is not the one who asks'."""

    code = "not_found"
    wording = "refused.not_found"
