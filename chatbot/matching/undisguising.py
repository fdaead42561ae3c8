"""Reads a message as plain words, however it was typed or disguised: leet, stars, spaced letters, text speak, slips."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache

from chatbot.knowledge.plain_words import PlainWords
from chatbot.matching.normalising import normalise
from chatbot.matching.resembling import Resembling
from chatbot.matching.spelling import english_words

_ACCENTS = re.compile("[\u0300-\u036f\u064b-\u0652\u0670]")
_LETTER_FORMS = str.maketrans(
    {
        "ł": "l",
        "đ": "d",
        "ı": "i",
        "ø": "o",
        "ي": "ی",
        "ى": "ی",
        "ك": "ک",
        "ه": "ہ",
        "ة": "ہ",
        "أ": "ا",
        "إ": "ا",
        "آ": "ا",
    }
)
_EDGES = ".,;:?!\"'()[]{}<>…-–—/\\|~^#%&=+`´¿¡،؛؟۔।_*"
_INNER = re.compile(r"[^\W_]+")
_MANY = re.compile(r"(.)\1{2,}")
_DOUBLED = re.compile(r"(.)\1+")
_LEET = [str.maketrans("01345789@$!€|+(", letters) for letters in ("oieastbgasieltc", "oleastbgaslelic")]
_EMOJI = {
    "🔪": " knife ",
    "🗡": " knife ",
    "💊": " pills ",
    "🩸": " blood ",
    "🔫": " gun ",
    "⚰": " dead ",
    "🪦": " dead ",
}
_SHORTEST_RUN_TOGETHER = 7
_LONGEST_RUN_TOGETHER = 60
_KEPT = 20_000


def fold(text: str) -> str:
    """As `normalise`, without accents, and with the Arabic and Latin letters that keyboards vary made one."""
    plain = unicodedata.normalize("NFD", normalise(text))
    return unicodedata.normalize("NFC", _ACCENTS.sub("", plain)).translate(_LETTER_FORMS)


class Undisguiser:
    """Reads messages against the words that matter to its caller; every other word is left as it was typed."""

    def __init__(self, telling: Collection[str], plain: PlainWords) -> None:
        self._meanings = {fold(spelling): tuple(fold(words).split()) for spelling, words in plain.meanings.items()}
        self._fillers = plain.fillers
        self._known = {*telling, *self._meanings, *plain.fillers}
        self._left_alone = plain.left_alone | english_words()
        self._resembling = Resembling((*telling, *self._meanings))
        self._read = lru_cache(maxsize=_KEPT)(self._read_chunk)

    def words(self, text: str) -> tuple[str, ...]:
        """The plain words of a message, in order."""
        for emoji, word in _EMOJI.items():
            text = text.replace(emoji, word)
        read = tuple(word for chunk in fold(text).split() for word in self._read(chunk))
        meant = (plain for word in self._joined(read) for plain in self._meanings.get(word, (word,)))
        return tuple(word for word in meant if word not in self._fillers)

    def _read_chunk(self, chunk: str) -> tuple[str, ...]:
        """The words of what stands between two spaces."""
        bare = chunk.strip(_EDGES).replace("'", "")
        if bare in self._known or bare.isdigit():
            return (bare,)
        if bare.isalpha():
            return self._repaired(bare)
        if meant := self._without_disguise(bare):
            return (meant,)
        if not bare.isascii():
            return (bare,)
        return tuple(word for part in _INNER.findall(bare) for word in self._repaired(part))

    def _without_disguise(self, bare: str) -> str | None:
        """The known word behind figures, signs or stars: “k1ll”, “$uicide”, “k*ll”."""
        plain = (bare.translate(letters) for letters in _LEET)
        if known := next((word for word in plain if word in self._known and len(word) > 2), None):
            return known
        return self._resembling.meant(bare) if "*" in bare else None

    def _repaired(self, word: str) -> tuple[str, ...]:
        if word in self._known or not word.isalpha():
            return (word,)
        for repeated in (r"\1\1", r"\1"):
            shorter = _MANY.sub(repeated, word)
            if shorter in self._known:
                return (shorter,)
        if word in self._left_alone:
            return (word,)
        if (single := _DOUBLED.sub(r"\1", word)) in self._known and len(single) > 2:
            return (single,)
        if meant := self._resembling.meant(word):
            return (meant,)
        return self._parted(word) if _SHORTEST_RUN_TOGETHER <= len(word) <= _LONGEST_RUN_TOGETHER else (word,)

    def _joined(self, words: tuple[str, ...]) -> Iterator[str]:
        """Joins letters typed one by one: “k i l l”."""
        letters: list[str] = []
        for word in (*words, ""):
            if len(word) == 1 and word.isalpha():
                letters.append(word)
                continue
            yield from self._as_words(letters)
            letters = []
            if word:
                yield word

    def _as_words(self, letters: list[str]) -> Iterable[str]:
        if not 3 <= len(letters) <= _LONGEST_RUN_TOGETHER:
            return letters
        together = "".join(letters)
        if together in self._known:
            return (together,)
        parts = self._parted(together)
        return letters if parts == (together,) else parts

    def _parted(self, together: str) -> tuple[str, ...]:
        """Parts words typed without a space, “killmyself”, into the fewest known ones; or leaves them together."""
        best: list[tuple[str, ...] | None] = [()] + [None] * len(together)
        for end in range(1, len(together) + 1):
            for start in range(max(0, end - 12), end):
                before, word = best[start], together[start:end]
                if before is None or (word not in self._known and word not in {"i", "a"}):
                    continue
                shortest = best[end]
                if shortest is None or len(before) + 1 < len(shortest):
                    best[end] = (*before, word)
        parts = best[-1]
        return parts if parts and len(parts) * 2 < len(together) else (together,)
