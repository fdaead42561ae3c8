"""Spots signs in plain words: fast, in one pass, and without a pattern that can run away on a long message."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from chatbot.knowledge.sign import Sign
from chatbot.matching.undisguising import fold

Span: TypeAlias = tuple[int, int]
"""From which word, and before which one."""

Phrase: TypeAlias = tuple[str, ...]
"""The words of one choice."""


@dataclass(frozen=True)
class _Place:
    """A slot under its number: signs that ask for the same choices share one."""

    number: int
    gap: int
    optional: bool


@dataclass(frozen=True)
class _Pattern:
    """A sign made ready; `needs` has a bit set for the number of each slot that must be filled."""

    family: str
    places: tuple[_Place, ...]
    needs: int


class Spotter:
    """Knows families of signs, and says which of them stand in the words of a message, in the order of the families."""

    def __init__(self, families: Mapping[str, Iterable[Sign]]) -> None:
        self._numbers: dict[tuple[str, ...], int] = {}
        self._phrases_of: list[tuple[Phrase, ...]] = []
        self._slots_of: dict[Phrase, int] = defaultdict(int)
        self._patterns = [self._pattern(family, sign) for family, signs in families.items() for sign in signs]
        self._beginning_with: dict[str, list[Phrase]] = defaultdict(list)
        for phrase in self._slots_of:
            self._beginning_with[phrase[0]].append(phrase)
        self.vocabulary = frozenset(word for phrase in self._slots_of for word in phrase)

    def spotted(self, words: Sequence[str]) -> Iterator[tuple[str, Span]]:
        """The families of which a sign stands in the words, each with where it stands."""
        standing = self._standing(words)
        present = 0
        for phrase in standing:
            present |= self._slots_of[phrase]
        filled = cache(lambda number: self._filled(number, standing))
        for pattern in self._patterns:
            if pattern.needs & present == pattern.needs:
                for span in _spans(pattern, filled):
                    yield pattern.family, span

    def _pattern(self, family: str, sign: Sign) -> _Pattern:
        places = tuple(_Place(self._number(slot.choices), slot.gap, slot.optional) for slot in sign.slots)
        needs = 0
        for place in places:
            needs |= 0 if place.optional else 1 << place.number
        return _Pattern(family, places, needs)

    def _number(self, choices: tuple[str, ...]) -> int:
        if choices not in self._numbers:
            number = self._numbers[choices] = len(self._numbers)
            phrases = tuple(dict.fromkeys(tuple(fold(choice).split()) for choice in choices))
            self._phrases_of.append(phrases)
            for phrase in phrases:
                self._slots_of[phrase] |= 1 << number
        return self._numbers[choices]

    def _standing(self, words: Sequence[str]) -> Mapping[Phrase, list[Span]]:
        """Where in the words each phrase stands."""
        standing: dict[Phrase, list[Span]] = defaultdict(list)
        for start, word in enumerate(words):
            for phrase in self._beginning_with.get(word, ()):
                end = start + len(phrase)
                if end == start + 1 or tuple(words[start:end]) == phrase:
                    standing[phrase].append((start, end))
        return standing

    def _filled(self, number: int, standing: Mapping[Phrase, list[Span]]) -> list[Span]:
        """Where a slot could be filled."""
        return sorted(span for phrase in self._phrases_of[number] for span in standing.get(phrase, ()))


def _spans(pattern: _Pattern, filled: Callable[[int], list[Span]]) -> list[Span]:
    """Where the pattern stands, each time by a short span."""
    first, *others = pattern.places
    begun = {end: start for start, end in filled(first.number)}
    for place in others:
        reached = dict(_continued(begun, place, filled(place.number)))
        begun = {**begun, **reached} if place.optional else reached
    return [(start, end) for end, start in begun.items()]


def _continued(begun: Mapping[int, int], place: _Place, found: list[Span]) -> Iterator[Span]:
    """The spans that go on from those begun, as their end and their start."""
    for start, end in found:
        gap = next((gap for gap in range(place.gap + 1) if start - gap in begun), None)
        if gap is not None:
            yield end, begun[start - gap]


def struck_out(words: Sequence[str], spans: Iterable[Span]) -> tuple[str, ...]:
    """The words with these spans made empty, so that nothing is read into them."""
    kept = list(words)
    for start, end in spans:
        kept[start:end] = [""] * (end - start)
    return tuple(kept)
