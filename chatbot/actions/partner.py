"""A partner: a site that carries the chat, where it may do so, and how the chat looks and begins there."""

from dataclasses import dataclass
from enum import StrEnum

from chatbot.actions.partner_colours import Colours
from chatbot.knowledge.article import Stage
from chatbot.storage.tables.partners import PartnerRow


class Position(StrEnum):
    """Where the button stands on the partner's page; `END` is to the right where people write from left to right."""

    END = "end"
    START = "start"
    INLINE = "inline"


@dataclass(frozen=True)
class PartnerDetails:
    """What may be set for a partner.

    `origins` are the sites that may show the chat, exactly; none means nobody. `subject` is a group of articles and `stage` a
    stage of the process, from which the first questions are offered. `language` is that of the welcome line.
    """

    name: str
    origins: tuple[str, ...]
    welcome: str
    subject: str | None
    stage: Stage | None
    language: str
    colours: Colours
    position: Position
    hours_note: str


@dataclass(frozen=True)
class Partner:
    """A partner as it stands. `key` is its name in addresses, for good."""

    key: str
    details: PartnerDetails
    is_on: bool

    @property
    def may_be_seen(self) -> bool:
        """Whether there is any site that may show the chat for this partner."""
        return self.is_on and bool(self.details.origins)


def partner_of(row: PartnerRow) -> Partner:
    """The value of a row."""
    details = PartnerDetails(
        name=row.name,
        origins=tuple(row.origins),
        welcome=row.welcome,
        subject=row.subject,
        stage=None if row.stage is None else Stage(row.stage),
        language=row.language,
        colours=Colours(row.ground, row.ink),
        position=Position(row.position),
        hours_note=row.hours_note,
    )
    return Partner(row.key, details, row.is_on)
