"""A phone number or address, kept once and referred to by its key."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from chatbot.knowledge.yaml_files import (
    Fields,
    choice_of,
    day_of,
    optional_text_of,
    read_records,
    text_of,
)


class ContactStatus(StrEnum):
    """Whether a contact may be shown: yes, not until the service confirms it, or never again."""

    CURRENT = "current"
    CONFIRM = "confirm"
    OLD = "old"


@dataclass(frozen=True)
class Contact:
    """One way to reach somebody. `checked` is when it was last compared with the owner's own page.

    `text` is what to text and to which number; `note` is for editors and is never shown.
    """

    key: str
    name: str
    purpose: str
    phone: str | None
    text: str | None
    email: str | None
    url: str | None
    hours: str | None
    status: ContactStatus
    safeguarding: bool
    checked: date

    @property
    def may_be_shown(self) -> bool:
        """Only a contact known to be current is ever shown to a family."""
        return self.status is ContactStatus.CURRENT

    @property
    def dial(self) -> str | None:
        """The phone number as a `tel:` link needs it: digits only."""
        return None if self.phone is None else "".join(character for character in self.phone if character.isdigit())


def read_contacts(path: Path) -> Mapping[str, Contact]:
    """Every contact of the file by its key. Raises UnreadableError."""
    return read_records(path, _contact)


def _contact(key: str, fields: Fields) -> Contact:
    return Contact(
        key=key,
        name=text_of(fields["name"]),
        purpose=text_of(fields["purpose"]),
        phone=optional_text_of(fields.get("phone")),
        text=optional_text_of(fields.get("text")),
        email=optional_text_of(fields.get("email")),
        url=optional_text_of(fields.get("url")),
        hours=optional_text_of(fields.get("hours")),
        status=choice_of(ContactStatus, fields["status"]),
        safeguarding=fields.get("safeguarding") is True,
        checked=day_of(fields["checked"]),
    )
