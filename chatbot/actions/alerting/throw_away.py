"""Throws away letters that were dealt with, codes whose time is over, and safeguarding records past their end."""

from datetime import timedelta

from chatbot.actions.auditing import audit
from chatbot.actions.parts import Parts
from chatbot.storage.concerns import concerns_past_their_end, remove_concern
from chatbot.storage.outbox import has_old_letters, remove_old_letters
from chatbot.storage.returning import has_ended_keys, remove_ended_keys
from chatbot.storage.sessions import reading, writing

LETTERS_KEPT = timedelta(days=30)
"""How long it is remembered that a letter was sent; what was in it is forgotten at once."""


def throw_away_what_is_old(parts: Parts) -> None:
    """Removes it all. A record that nobody has closed stays. Raises StorageUnavailableError."""
    now = parts.clock()
    with reading(parts.sessions) as session:
        concerns = concerns_past_their_end(session, now)
        is_needed = concerns or has_old_letters(session, now - LETTERS_KEPT) or has_ended_keys(session, now)
    if not is_needed:
        return
    with writing(parts.sessions) as session:
        remove_old_letters(session, now - LETTERS_KEPT)
        remove_ended_keys(session, now)
        for concern_id in concerns:
            remove_concern(session, concern_id)
            audit(session, None, "removed_concern", f"concern:{concern_id}", None, now)
