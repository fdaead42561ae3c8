"""From what a person typed to the words that matching compares: cleaned, respelt, and with the field's terms in one form."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from chatbot.knowledge.glossary import Glossary
from chatbot.matching.expanding import Expander, Word
from chatbot.matching.normalising import clean, normalise, words
from chatbot.matching.spelling import Speller, counted

_TYPED = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_SHOUTED_SHARE = 0.6


@dataclass(frozen=True)
class Reading:
    """A message as matching reads it.

    `words` are what is compared; `repaired` the words respelt, as (typed, read); `terms` the glossary terms recognised.
    """

    words: tuple[str, ...]
    repaired: tuple[tuple[str, str], ...] = ()
    terms: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The words as one line, for the encoder."""
        return " ".join(self.words)


class Reader:
    """Reads messages and the knowledge alike, so that both sides of every comparison have the same form."""

    def __init__(self, glossary: Glossary, knowledge: Iterable[str], english: frozenset[str]) -> None:
        self._expander = Expander(glossary)
        known = dict(counted(words(normalise(text)) for text in knowledge))
        for word in self._expander.vocabulary:
            known.setdefault(word, 1)
        self.speller = Speller(known, english)

    def read(self, message: str) -> Reading:
        """The reading of what a person typed."""
        typed = typed_words(message)
        respelt = [Word(self.speller.repaired(word.text), word.capitals) for word in typed]
        repaired = tuple((old.text, new.text) for old, new in zip(typed, respelt, strict=True) if old.text != new.text)
        read, terms = self._expander.expand(respelt)
        return Reading(read, repaired, terms)

    def read_known(self, text: str) -> tuple[str, ...]:
        """The words of a text of the knowledge, which is spelt as its writer meant it."""
        return self._expander.expand(typed_words(text))[0]


def typed_words(message: str) -> list[Word]:
    """The words of a message. Capitals tell nothing where most of the message is in capitals."""
    found = _TYPED.findall(clean(message))
    letters = [word for word in found if len(word) > 1]
    shouted = sum(word.isupper() for word in letters) > _SHOUTED_SHARE * len(letters)
    return [
        Word(word.replace("'", "").casefold(), word.isupper() and len(word) > 1 and not (shouted and len(letters) > 1))
        for word in found
    ]
