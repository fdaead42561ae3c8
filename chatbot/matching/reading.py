"""From what a person typed to the words that matching compares: cleaned, respelt, and with the field's terms in one form."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from chatbot.knowledge.glossary import Glossary
from chatbot.matching.expanding import Expander, Word
from chatbot.matching.normalising import clean, normalise, words
from chatbot.matching.spelling import Speller, counted

_TYPED = re.compile(r"([^\W_]+(?:'[^\W_]+)*)([^\w.,?!;:\n]*([.,?!;:\n])?)")
_STOPS = {".": ".", "!": ".", ";": ".", ":": ",", ",": ",", "?": "?", "\n": "."}
_SHOUTED_SHARE = 0.6


@dataclass(frozen=True)
class Reading:
    """A message as matching reads it.

    `words` are what is compared, and `text` the same with the stops between them, for the encoder; `repaired` are the words
    respelt, as (typed, read); `terms` the glossary terms recognised.
    """

    words: tuple[str, ...]
    text: str
    repaired: tuple[tuple[str, str], ...] = ()
    terms: tuple[str, ...] = ()


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
        respelt = [replace(word, text=self.speller.repaired(word.text), typed=word.text) for word in typed]
        repaired = tuple((old.text, new.text) for old, new in zip(typed, respelt, strict=True) if old.text != new.text)
        return self._reading(respelt, repaired)

    def read_known(self, text: str) -> Reading:
        """The reading of a text of the knowledge, which is spelt as its writer meant it."""
        return self._reading(typed_words(text), ())

    def _reading(self, message: Sequence[Word], repaired: tuple[tuple[str, str], ...]) -> Reading:
        read, terms = self._expander.expand(message)
        return Reading(
            tuple(word.text for word in read), " ".join(word.text + word.stop for word in read), repaired, terms
        )


def typed_words(message: str) -> list[Word]:
    """The words of a message. Capitals tell nothing where most of the message is in capitals."""
    found = [(match[1], match[3]) for match in _TYPED.finditer(clean(message))]
    letters = [word for word, _ in found if len(word) > 1]
    shouted = len(letters) > 1 and sum(word.isupper() for word in letters) > _SHOUTED_SHARE * len(letters)
    return [
        Word(
            text=word.replace("'", "").casefold(),
            capitals=word.isupper() and len(word) > 1 and not shouted,
            stop=_STOPS.get(stop, ""),
        )
        for word, stop in found
    ]
