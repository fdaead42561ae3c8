"""What somebody fills in about a partner, checked field by field."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from chatbot.actions.accounts.refusals import FieldRefusedError
from chatbot.actions.partner import Partner, PartnerDetails, Position
from chatbot.actions.partner_colours import LEAST_CONTRAST, Colours, is_colour
from chatbot.actions.partner_origins import origins_in
from chatbot.knowledge.article import Stage

LONGEST_NAME = 100
LONGEST_LINE = 200
"""Characters of a name, and of the welcome line and the note on hours."""

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


def form_of(partner: Partner) -> PartnerForm:
    """The form as somebody would have filled it in."""
    details = partner.details
    return PartnerForm(
        name=details.name,
        origins="\n".join(details.origins),
        welcome=details.welcome,
        subject=details.subject or "",
        stage="" if details.stage is None else details.stage.value,
        language=details.language,
        ground=details.colours.ground,
        ink=details.colours.ink,
        position=details.position.value,
        hours_note=details.hours_note,
    )


def checked_key(key: str) -> str:
    """A key that can stand in an address. Raises FieldRefusedError."""
    if not _KEY.fullmatch(key):
        raise FieldRefusedError("key", "partner.bad_key")
    return key


def checked_details(form: PartnerForm, subjects: Collection[str]) -> PartnerDetails:
    """The details that a form holds; `subjects` are the groups there are. Raises FieldRefusedError."""
    return PartnerDetails(
        name=_name(form.name),
        origins=origins_in(form.origins),
        welcome=_line(form.welcome, "welcome", LONGEST_LINE),
        subject=_subject(form.subject, subjects),
        stage=_stage(form.stage),
        language=_language(form.language),
        colours=_colours(form.ground, form.ink),
        position=_position(form.position),
        hours_note=_line(form.hours_note, "hours_note", LONGEST_LINE),
    )


def _line(text: str, field: str, longest: int) -> str:
    """One line, which may be empty."""
    line = " ".join(text.replace("\0", "").encode("utf-8", "ignore").decode().split())
    if len(line) > longest:
        raise FieldRefusedError(field, "refused.too_long", most=longest)
    return line


def _name(name: str) -> str:
    name = _line(name, "name", LONGEST_NAME)
    if not name:
        raise FieldRefusedError("name", "refused.no_name")
    return name


def _subject(subject: str, subjects: Collection[str]) -> str | None:
    if subject and subject not in subjects:
        raise FieldRefusedError("subject", "partner.bad_subject")
    return subject or None


def _stage(stage: str) -> Stage | None:
    try:
        return Stage(stage) if stage else None
    except ValueError:
        raise FieldRefusedError("stage", "partner.bad_stage") from None


def _language(language: str) -> str:
    if not _LANGUAGE.fullmatch(language):
        raise FieldRefusedError("language", "partner.bad_language")
    return language


def _colours(ground: str, ink: str) -> Colours:
    """Both colours, if one can be read on the other."""
    ground, ink = ground.strip().lower(), ink.strip().lower()
    for field, colour in (("ground", ground), ("ink", ink)):
        if not is_colour(colour):
            raise FieldRefusedError(field, "partner.bad_colour")
    colours = Colours(ground, ink)
    if not colours.can_be_read:
        found = f"{int(colours.contrast * 100) / 100:.2f}"
        raise FieldRefusedError("ink", "partner.low_contrast", found=found, least=f"{LEAST_CONTRAST}")
    return colours


def _position(position: str) -> Position:
    try:
        return Position(position)
    except ValueError:
        raise FieldRefusedError("position", "partner.bad_position") from None
