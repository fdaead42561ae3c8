"""Reads what is typed into the fields of an account."""

from email_validator import EmailNotValidError, validate_email

from chatbot.actions.accounts.refusals import FieldRefusedError
from chatbot.actions.permissions import Role

LONGEST_NAME = 100
LONGEST_REASON = 300
_MISSING = {"name": "refused.no_name", "why": "refused.no_why"}


def normal_email(text: str) -> str:
    """An address in the form it is looked up in: one spelling for each, and only what a database can hold."""
    return text.replace("\0", "").encode("utf-8", "ignore").decode().strip().casefold()[:320]


def email_field(text: str) -> str:
    """The address of a new account. Raises FieldRefusedError."""
    try:
        valid = validate_email(normal_email(text), check_deliverability=False, test_environment=True)
    except EmailNotValidError:
        raise FieldRefusedError("email", "refused.email") from None
    return valid.normalized.casefold()


def line_field(text: str, field: str, longest: int) -> str:
    """One line that has to be there. Raises FieldRefusedError."""
    line = " ".join(text.replace("\0", "").encode("utf-8", "ignore").decode().split())
    if not line:
        raise FieldRefusedError(field, _MISSING[field])
    if len(line) > longest:
        raise FieldRefusedError(field, "refused.too_long", most=longest)
    return line


def role_field(text: str) -> Role:
    """A role. Raises FieldRefusedError."""
    try:
        return Role(text)
    except ValueError:
        raise FieldRefusedError("role", "refused.role") from None
