"""What matching asks of a sentence model, whichever it is."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Protocol

from chatbot.matching.weighing import Floats


class EncoderMode(StrEnum):
    """Which sentence model matching uses: tuned to this field, as its makers published it, or none."""

    TUNED = "tuned"
    FROZEN = "frozen"
    NONE = "none"


class Encoder(Protocol):
    """Gives texts vectors of length 1 whose product is how alike they are."""

    @property
    def mode(self) -> EncoderMode:
        """Which model this is."""

    def embed(self, text: str) -> Floats:
        """The vector of one text."""

    def embed_all(self, texts: Sequence[str]) -> Floats:
        """The vectors of the knowledge's texts, a row each; those met before come from memory."""
