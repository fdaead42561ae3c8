"""An adviser writes a note for colleagues."""

from chatbot.actions.accounts.recognising import SignedIn
from chatbot.actions.advising.doing import deed_on
from chatbot.actions.advising.refusals import FieldError
from chatbot.actions.advising.saying import new_id
from chatbot.actions.parts import Parts
from chatbot.actions.typed_text import storable
from chatbot.storage.tables.handoffs import NoteRow

LONGEST_NOTE = 4000


def note_on_handoff(parts: Parts, who: SignedIn, reference: str, text: str) -> None:
    """Keeps a note with the handoff. Families never see it, and it is deleted with their conversation.

    Raises FieldError, NoSuchHandoffError, NotAllowedError or StorageUnavailableError.
    """
    text = storable(text.replace("\r\n", "\n"), "note").strip()
    if not text:
        raise FieldError("note", "note.empty")
    if len(text) > LONGEST_NOTE:
        raise FieldError("note", "note.too_long", limit=LONGEST_NOTE)
    with deed_on(parts, who, reference, "noted_on_handoff") as held:
        held.session.add(NoteRow(id=new_id(), reference=reference, adviser_id=who.adviser_id, text=text, at=held.now))
