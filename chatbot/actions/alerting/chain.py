"""Who is told, and who next when nobody answers: the day's rota first, then managers, then everybody who may act."""

from datetime import datetime
from enum import StrEnum

from chatbot.actions.permissions import Permission, Role, may
from chatbot.knowledge.calendar import LONDON
from chatbot.storage.advisers import advisers_by_name
from chatbot.storage.rota import on_rota
from chatbot.storage.sessions import Session
from chatbot.storage.tables.advisers import AdviserRow


class RotaList(StrEnum):
    """The two lists of the rota."""

    FAMILIES = "families"
    SAFEGUARDING = "safeguarding"

    @property
    def permission(self) -> Permission:
        """What somebody on the list has to be allowed to do."""
        return Permission.READ_SAFEGUARDING if self is RotaList.SAFEGUARDING else Permission.CLAIM_HANDOFFS


def chain(session: Session, which: RotaList, now: datetime) -> list[AdviserRow]:
    """Who is asked today, in order and each once. An empty rota asks the managers, so that nothing waits for a rota."""
    listed = on_rota(session, which, now.astimezone(LONDON).weekday())
    everybody = advisers_by_name(session)
    managers = [row for row in everybody if row.role == Role.MANAGER]
    in_order = {row.id: row for row in (*listed, *managers, *everybody) if can_be_asked(row, which)}
    return list(in_order.values())


def can_be_asked(adviser: AdviserRow, which: RotaList) -> bool:
    """Whether the account is in use, and may act on what it is told. One that never had a password may still be signed in to by
    other means, so only an invitation that nobody has used yet counts as not in use.
    """
    is_new = adviser.is_invited and adviser.invitation_hash is not None
    is_in_use = not adviser.is_disabled and not is_new
    return is_in_use and may(Role(adviser.role), which.permission)
