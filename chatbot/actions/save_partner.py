"""Takes a new partner in, changes one, and switches the chat on a partner's site on or off."""

from chatbot.actions.accounts.fields import LONGEST_REASON, line_field
from chatbot.actions.accounts.refusals import FieldRefusedError, NoSuchAccountError
from chatbot.actions.auditing import audit
from chatbot.actions.partner import Partner, PartnerDetails, partner_of
from chatbot.actions.partner_form import PartnerForm, checked_details, checked_key
from chatbot.actions.parts import Parts
from chatbot.storage.partners import partner_held, partner_with_key
from chatbot.storage.sessions import Session, writing
from chatbot.storage.tables.partners import PartnerRow


class PartnerUnknownError(NoSuchAccountError):
    """There is no partner of this key."""

    wording = "partner.not_found"


def add_partner(parts: Parts, key: str, form: PartnerForm, adviser: str | None) -> Partner:
    """A new partner, whose chat is on. Raises FieldRefusedError or StorageUnavailableError."""
    key, details, now = checked_key(key), checked_details(form, subjects(parts)), parts.clock()
    with writing(parts.sessions) as session:
        if partner_with_key(session, key) is not None:
            raise FieldRefusedError("key", "partner.key_taken")
        row = PartnerRow(key=key, is_on=True, created_at=now, changed_at=now)
        _fill(row, details)
        session.add(row)
        session.flush()
        audit(session, adviser, "added_partner", f"partner:{key}", None, now)
    return partner_of(row)


def change_partner(parts: Parts, key: str, form: PartnerForm, adviser: str | None) -> Partner:
    """The partner with other details. Raises FieldRefusedError, PartnerUnknownError or StorageUnavailableError."""
    details, now = checked_details(form, subjects(parts)), parts.clock()
    with writing(parts.sessions) as session:
        row = _held(session, key)
        _fill(row, details)
        row.changed_at = now
        audit(session, adviser, "changed_partner", f"partner:{key}", None, now)
    return partner_of(row)


def switch_partner(parts: Parts, key: str, adviser: str | None, *, on: bool, why: str) -> Partner:
    """Switches the chat on a partner's site. Raises FieldRefusedError, PartnerUnknownError or StorageUnavailableError."""
    why, now = line_field(why, "why", LONGEST_REASON), parts.clock()
    with writing(parts.sessions) as session:
        row = _held(session, key)
        row.is_on = on
        row.changed_at = now
        audit(session, adviser, "switched_partner_on" if on else "switched_partner_off", f"partner:{key}", why, now)
    return partner_of(row)


def subjects(parts: Parts) -> dict[str, str]:
    """The groups of articles, by key, as families read them."""
    wording, prefix = parts.fixed.wording, "groups."
    return {key.removeprefix(prefix): wording[key] for key in wording if key.startswith(prefix)}


def _held(session: Session, key: str) -> PartnerRow:
    row = partner_held(session, key)
    if row is None:
        raise PartnerUnknownError
    return row


def _fill(row: PartnerRow, details: PartnerDetails) -> None:
    row.name = details.name
    row.origins = list(details.origins)
    row.welcome = details.welcome
    row.subject = details.subject
    row.stage = None if details.stage is None else details.stage.value
    row.language = details.language
    row.ground = details.colours.ground
    row.ink = details.colours.ink
    row.position = details.position.value
    row.hours_note = details.hours_note
