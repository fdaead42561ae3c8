"""A letter, and whoever carries one out of the service."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Letter:
    """Something to be told to one recipient. Nothing in it was typed by a family, and nobody is named.

    `id` is the same on every try, so that the recipient's side can tell a letter that came twice. `recipient` is an email
    address, or the address of a webhook.
    """

    id: str
    recipient: str
    subject: str
    body: str
    link: str | None

    @property
    def text(self) -> str:
        """The body with the link below it."""
        return self.body if self.link is None else f"{self.body}\n\n{self.link}"


class NotSentError(Exception):
    """The letter could not be handed over. `kind` is a word that holds no address and nothing of the letter."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


class Carrier(Protocol):
    """One way out of the service."""

    def carry(self, letter: Letter) -> None:
        """Hands the letter over. Returns only when the other side has taken it. Raises NotSentError."""
        ...
