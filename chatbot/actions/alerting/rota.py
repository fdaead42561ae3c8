"""A manager reads and changes who is asked on which day, and who next."""

from collections.abc import Mapping
from dataclasses import dataclass

from chatbot.actions.accounts.recognising import SignedIn
from chatbot.actions.advising.doing import check
from chatbot.actions.advising.refusals import FieldError
from chatbot.actions.alerting.chain import RotaList, can_be_asked
from chatbot.actions.auditing import audit
from chatbot.actions.parts import Parts
from chatbot.actions.permissions import Permission
from chatbot.posting.post import Channel
from chatbot.storage.advisers import advisers_by_name
from chatbot.storage.queueing import wait_in_line
from chatbot.storage.rota import put_rota, rota_rows
from chatbot.storage.sessions import reading, writing
from chatbot.storage.tables.concerns import RotaRow

PLACES = 3
"""Who is asked first, who next, and who after that. Then come the managers, and then everybody who may act."""

DAYS = 7


@dataclass(frozen=True)
class Slot:
    """One place on one day, Monday is 0."""

    list: RotaList
    weekday: int
    place: int

    @property
    def field(self) -> str:
        """The name of its field in the form."""
        return f"{self.list}-{self.weekday}-{self.place}"


@dataclass(frozen=True)
class Rota:
    """Who stands where (an account's id), whom each list may name, and by what channels an alert reaches people now."""

    chosen: Mapping[str, str]
    may_be_named: Mapping[RotaList, tuple[tuple[str, str], ...]]
    channels: tuple[str, ...]


def slots() -> tuple[Slot, ...]:
    """Every place there is, in order."""
    return tuple(
        Slot(which, weekday, place) for which in RotaList for weekday in range(DAYS) for place in range(PLACES)
    )


def read_rota(parts: Parts, who: SignedIn) -> Rota:
    """The rota as it stands. Raises NotAllowedError or StorageUnavailableError."""
    check(who, Permission.MANAGE_ACCOUNTS)
    with reading(parts.sessions) as session:
        rows, advisers = rota_rows(session), advisers_by_name(session)
    named = {which: tuple((row.id, row.name) for row in advisers if can_be_asked(row, which)) for which in RotaList}
    chosen = {Slot(RotaList(row.list), row.weekday, row.place).field: row.adviser_id for row in rows}
    return Rota(chosen, named, channels_of(parts))


def channels_of(parts: Parts) -> tuple[str, ...]:
    """How a safeguarding alert reaches people, by what the deployment has set. The console is always among them."""
    post = parts.post
    set_up = (
        (Channel.CONSOLE.value, True),
        (Channel.EMAIL.value, post.sends_email),
        ("mailbox", post.sends_email and post.mailbox is not None),
        (Channel.WEBHOOK.value, post.webhook is not None),
    )
    return tuple(name for name, is_set in set_up if is_set)


def save_rota(parts: Parts, who: SignedIn, fields: Mapping[str, str]) -> None:
    """Puts what was chosen in the place of what stood. An empty field names nobody.

    Raises FieldError, NotAllowedError or StorageUnavailableError.
    """
    check(who, Permission.MANAGE_ACCOUNTS)
    with writing(parts.sessions) as session:
        wait_in_line(session, "rota")
        advisers = {row.id: row for row in advisers_by_name(session)}
        rows = []
        for slot in slots():
            adviser_id = fields.get(slot.field, "")
            if not adviser_id:
                continue
            if adviser_id not in advisers or not can_be_asked(advisers[adviser_id], slot.list):
                raise FieldError(slot.field, "rota.no_such_adviser")
            rows.append(RotaRow(list=slot.list, weekday=slot.weekday, place=slot.place, adviser_id=adviser_id))
        put_rota(session, rows)
        audit(session, who.adviser_id, "changed_rota", "rota:all", None, parts.clock())
