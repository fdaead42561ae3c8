"""The ways out that a deployment has set, and where its letters lead to."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from chatbot.posting.letter import Carrier


class Channel(StrEnum):
    """How something is told. The console is there always, and shows it by itself."""

    CONSOLE = "console"
    EMAIL = "email"
    WEBHOOK = "webhook"


NO_CARRIERS: Mapping[Channel, Carrier] = MappingProxyType({})


@dataclass(frozen=True)
class Post:
    """What may leave the service, and how.

    `webhook` is the address of a chat room, and `mailbox` a second address that hears of every concern, such as that of the
    duty team; neither is used unless it is set. `public_url` is where links lead; without it letters hold none.
    `concern_days` is how long a safeguarding record is kept.
    """

    carriers: Mapping[Channel, Carrier] = field(default_factory=lambda: NO_CARRIERS)
    public_url: str | None = None
    webhook: str | None = field(default=None, repr=False)
    mailbox: str | None = None
    concern_days: int = 2190

    @property
    def sends_email(self) -> bool:
        """Whether an email can be sent at all."""
        return Channel.EMAIL in self.carriers

    def link_to(self, path: str) -> str | None:
        """The address of a page of ours, None while nobody outside can reach it."""
        return None if self.public_url is None else f"{self.public_url}{path}"


NO_POST = Post()
"""Nothing leaves the service."""
