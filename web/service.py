"""The service as families know it: its name, phone number, email address and hours, from the settings or its own contact."""

from dataclasses import dataclass

from flask import Flask

from web.parts import parts_of, settings_of

OWN_CONTACT = "sendias"
"""The key under which the service itself stands in the contacts."""


@dataclass(frozen=True)
class Service:
    """Who runs the chat, and how to reach them without it."""

    name: str
    phone: str
    email: str | None
    hours: str | None

    @property
    def dial(self) -> str:
        """The phone number as a `tel:` link needs it."""
        return "".join(character for character in self.phone if character.isdigit() or character == "+")


def service_of(app: Flask) -> Service:
    """The service that this application speaks for."""
    settings, contact = settings_of(app), parts_of(app).fixed.contacts[OWN_CONTACT]
    return Service(
        name=settings.service_name or contact.name,
        phone=settings.service_phone or contact.phone or "",
        email=settings.service_email or contact.email,
        hours=contact.hours,
    )
