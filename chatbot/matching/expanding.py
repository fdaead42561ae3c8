"""Reads the field's acronyms, other names and usual misspellings as one term, so that “echp” and “EHC plan” compare equal."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from chatbot.knowledge.glossary import Glossary, Term
from chatbot.matching.normalising import normalise, words


@dataclass(frozen=True)
class Word:
    """One word of a message, in lower case without apostrophes.

    `typed` is the word before it was respelt, where it was; `capitals` when it was typed in capitals among words that were
    not; `stop` is the mark that ends a clause after it.
    """

    text: str
    typed: str = ""
    capitals: bool = False
    stop: str = ""

    def may_be(self, word: str) -> bool:
        """Whether it is this word, as it was typed or as it was respelt."""
        return word in (self.text, self.typed)


@dataclass(frozen=True)
class _Way:
    """One way of writing a term; a doubtful one is an everyday word too, and counts only with a sign that it is meant."""

    written: tuple[str, ...]
    term: Term
    doubtful: bool
    misspelt: bool


class Expander:
    """Finds the terms of a glossary in a message, the longest way of writing them first."""

    def __init__(self, glossary: Glossary) -> None:
        self._ways: dict[str, list[_Way]] = defaultdict(list)
        self._reads: dict[str, tuple[str, ...]] = {}
        self._beside: dict[str, frozenset[str]] = {}
        for term in glossary.terms:
            self._reads[term.term] = tuple(words(normalise(term.reads)))
            self._beside[term.term] = frozenset(word for text in term.beside for word in words(normalise(text)))
            for way in _ways(term):
                self._ways[way.written[0]].append(way)

    @property
    def vocabulary(self) -> frozenset[str]:
        """The words of the ways of writing a term, which the speller leaves alone.

        Of the misspelt ways only those of one word: the words of a longer one are repaired first, and then found.
        """
        ways = [way for ways in self._ways.values() for way in ways if not way.misspelt or len(way.written) == 1]
        return frozenset(word for way in ways for word in way.written)

    def expand(self, message: Sequence[Word]) -> tuple[tuple[Word, ...], tuple[str, ...]]:
        """The words with each term put in the one form that matching reads, and the terms that were found."""
        read: list[Word] = []
        found: dict[str, None] = {}
        position = 0
        while position < len(message):
            way = self._way_at(position, message)
            if way is None:
                read.append(message[position])
                position += 1
            else:
                position += len(way.written)
                *opening, last = self._reads[way.term.term]
                read.extend([*map(Word, opening), Word(last, stop=message[position - 1].stop)])
                found[way.term.term] = None
        return tuple(read), tuple(found)

    def _way_at(self, position: int, message: Sequence[Word]) -> _Way | None:
        first = message[position]
        ways = [*self._ways.get(first.text, ()), *self._ways.get(first.typed, ())]
        there = (way for way in ways if _stands(way, message[position : position + len(way.written)]))
        meant = (way for way in there if self._is_meant(way, first, message))
        return max(meant, key=lambda way: len(way.written), default=None)

    def _is_meant(self, way: _Way, word: Word, message: Sequence[Word]) -> bool:
        return not way.doubtful or word.capitals or any(one.text in self._beside[way.term.term] for one in message)


def _stands(way: _Way, here: Sequence[Word]) -> bool:
    return len(here) == len(way.written) and all(map(Word.may_be, here, way.written))


def _ways(term: Term) -> list[_Way]:
    return [
        *(_way(text, term, doubtful=bool(term.beside)) for text in term.short),
        *(_way(text, term) for text in (term.term, *term.also)),
        *(_way(text, term, misspelt=True) for text in term.misspelt),
    ]


def _way(text: str, term: Term, *, doubtful: bool = False, misspelt: bool = False) -> _Way:
    return _Way(tuple(words(normalise(text))), term, doubtful, misspelt)
