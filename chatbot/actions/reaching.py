"""How a family wants to be reached, and whether that can work."""

from enum import StrEnum

import phonenumbers
from email_validator import EmailNotValidError, validate_email

from chatbot.actions.refusals import InputRefusedError
from chatbot.actions.typed_text import typed


class Route(StrEnum):
    """The ways in which an adviser can reply."""

    HERE = "here"
    PHONE = "phone"
    TEXT = "text"
    EMAIL = "email"


def route_named(name: str) -> Route:
    """The route that a form names. Raises InputRefusedError."""
    try:
        return Route(name)
    except ValueError:
        raise InputRefusedError("route", "person.no_route") from None


def contact_for(route: Route, value: str) -> str | None:
    """The number or address in one form; None for the chat itself, which needs none. Raises InputRefusedError."""
    value = typed(value, "value")
    if route is Route.HERE:
        return None
    if not value:
        raise InputRefusedError("value", "person.no_value")
    return _email(value) if route is Route.EMAIL else _phone(value)


def _email(value: str) -> str:
    """Whether the address has the right form. No server is asked, so that nobody learns of it."""
    try:
        return validate_email(value, check_deliverability=False).normalized
    except EmailNotValidError:
        raise InputRefusedError("value", "person.bad_email") from None


def _phone(value: str) -> str:
    """A number read as people in the United Kingdom write it; those from abroad need their +.

    Only its length is checked: an adviser can ring back a number that no list knows, but not one with a digit missing.
    """
    try:
        number = phonenumbers.parse(value, "GB")
    except phonenumbers.NumberParseException:
        raise InputRefusedError("value", "person.bad_phone") from None
    is_british = number.country_code == phonenumbers.country_code_for_region("GB")
    is_mobile = is_british and str(number.national_number).startswith("7")
    kind = phonenumbers.PhoneNumberType.MOBILE if is_mobile else phonenumbers.PhoneNumberType.UNKNOWN
    length = phonenumbers.is_possible_number_for_type_with_reason(number, kind)
    if length != phonenumbers.ValidationResult.IS_POSSIBLE:
        raise InputRefusedError("value", "person.bad_phone")
    form = phonenumbers.PhoneNumberFormat.NATIONAL if is_british else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(number, form)
