"""What somebody fills in about a partner, checked field by field."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from chatbot.actions.partner import PartnerDetails, Position
from chatbot.actions.partner_colours import LEAST_CONTRAST, Colours, is_colour
from chatbot.actions.partner_origins import origins_in
from chatbot.actions.refusals import InputRefusedError
from chatbot.actions.typed_text import LONGEST_NAME, typed
from chatbot.knowledge.article import Stage

LONGEST_LINE = 200
"""Characters of the welcome line and of the note on hours."""

_KEY = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}")


@dataclass(frozen=True)
class PartnerForm:
    """The fields as they were sent; `origins` has one a line."""

    name: str = ""
    origins: str = ""
    welcome: str = ""
    subject: str = ""
    stage: str = ""
    language: str = "en"
    ground: str = "#0e5559"
    ink: str = "#ffffff"
    position: str = Position.END.value
    hours_note: str = ""


def checked_key(key: str) -> str:
    """A key that can stand in an address. Raises InputRefusedError."""
    if not _KEY.fullmatch(key):
        raise InputRefusedError("key", "partner.bad_key")
    return key


def checked_details(form: PartnerForm, subjects: Collection[str]) -> PartnerDetails:
    """The details that a form holds; `subjects` are the groups there are. Raises InputRefusedError."""
    return PartnerDetails(
        name=_name(form.name),
        origins=origins_in(form.origins),
        welcome=typed(form.welcome, "welcome", LONGEST_LINE),
        subject=_subject(form.subject, subjects),
        stage=_stage(form.stage),
        language=_language(form.language),
        colours=_colours(form.ground, form.ink),
        position=_position(form.position),
        hours_note=typed(form.hours_note, "hours_note", LONGEST_LINE),
    )


def _name(name: str) -> str:
    name = typed(name, "name", LONGEST_NAME)
    if not name:
        raise InputRefusedError("name", "partner.no_name")
    return name


def _subject(subject: str, subjects: Collection[str]) -> str | None:
    if subject and subject not in subjects:
        raise InputRefusedError("subject", "partner.bad_subject")
    return subject or None


def _stage(stage: str) -> Stage | None:
    try:
        return Stage(stage) if stage else None
    except ValueError:
        raise InputRefusedError("stage", "partner.bad_stage") from None


def _language(language: str) -> str:
    if not _LANGUAGE.fullmatch(language):
        raise InputRefusedError("language", "refusal.language")
    return language


def _colours(ground: str, ink: str) -> Colours:
    """Both colours, if one can be read on the other."""
    ground, ink = ground.strip().lower(), ink.strip().lower()
    for field, colour in (("ground", ground), ("ink", ink)):
        if not is_colour(colour):
            raise InputRefusedError(field, "partner.bad_colour")
    colours = Colours(ground, ink)
    if not colours.can_be_read:
        found = f"{int(colours.contrast * 100) / 100:.2f}"
        raise InputRefusedError("ink", "partner.low_contrast", found=found, least=f"{LEAST_CONTRAST}")
    return colours


def _position(position: str) -> Position:
    try:
        return Position(position)
    except ValueError:
        raise InputRefusedError("position", "partner.bad_position") from None
