"""What may be refused to a visitor, and why, in words of the service.

Refusal                    the request cannot be done as it stands
├── NotReadableError       the request has not the form that was agreed
├── WrongTypeError         the request is not JSON
├── InputRefusedError      a field holds something that we cannot take
├── ClientIdReusedError    another message was already sent under the same client id
├── TokenUnknownError      nothing is opened by this token
├── NotYoursError          the token opens another conversation, or the message is not in this one
└── NothingPublishedError  the chat has nothing to answer from yet
"""

from collections.abc import Mapping
from types import MappingProxyType

NO_VALUES: Mapping[str, str | int] = MappingProxyType({})


class Refusal(Exception):  # noqa: N818 - It is the whole family; each member is named for what is wrong.
    """A request that cannot be done. `wording` is the key of the sentence that says why, `values` fill in its blanks."""

    code = "refused"
    wording = "refusal.refused"
    field: str | None = None
    values: Mapping[str, str | int] = NO_VALUES


class NotReadableError(Refusal):
    """The request is not a JSON object."""

    code = "not_readable"
    wording = "refusal.not_readable"


class WrongTypeError(Refusal):
    """The request does not say that it is JSON."""

    code = "wrong_type"
    wording = "refusal.wrong_type"


class ClientIdReusedError(Refusal):
    """Another message was sent under the same client id, so this one would be lost without a word."""

    code = "client_id_reused"
    wording = "refusal.client_id_reused"
    field = "client_id"


class InputRefusedError(Refusal):
    """A field holds something that we cannot take; what was typed stays with the visitor."""

    code = "invalid"

    def __init__(self, field: str, wording: str, **values: str | int) -> None:
        super().__init__(wording)
        self.field = field
        self.wording = wording
        self.values = values


class TokenUnknownError(Refusal):
    """No conversation is opened by this token: it is missing, wrong, or the conversation was deleted."""

    code = "token_unknown"
    wording = "refusal.token_unknown"


class NotYoursError(Refusal):
    """The token opens another conversation than the one asked for, or the message asked for is not in it.

    Whether such a conversation or message exists is never told.
    """

    code = "not_found"
    wording = "refusal.not_found"


class NothingPublishedError(Refusal):
    """No article has been published yet, so there is nothing to answer from."""

    code = "not_ready"
    wording = "refusal.not_ready"
