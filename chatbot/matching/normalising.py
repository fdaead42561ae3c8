"""Brings text to one form, so that the same words compare equal however they were typed or disguised."""

import re
import unicodedata

_LOOK_ALIKES = str.maketrans(
    "аеорсухіїјѕԁһӏԛԝгкмнтвАВЕКМНОРСТХУІЈЅαβεικνορτυχΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
    "aeopcyxiijsdhlqwrkmhtbABEKMHOPCTXYIJSabeiknoptuxABEZHIKMNOPTYX",
)
"""Cyrillic and Greek letters that look like Latin ones (Unicode TR39, the pairs that fonts draw alike)."""

_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "“": '"', "”": '"', "–": "-", "—": "-"})
_ONE_TO_ONE = re.compile(r"\b1 ?[:-] ?1\b")
_SPACE = re.compile(r"\s+")
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")


def normalise(text: str) -> str:
    """Lower case, one width, no invisible characters, disguised Latin letters made plain, white space single.

    Follows NFKC (Unicode Standard Annex 15). A word is only freed of look-alikes when that makes all of it Latin, so that
    a message truly written in Cyrillic or Greek stays as it is.
    """
    return clean(text).casefold()


def clean(text: str) -> str:
    """As `normalise`, with upper case kept: “IT” in capitals may be an acronym, “it” is not."""
    text = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text)).translate(_APOSTROPHES)
    text = _ONE_TO_ONE.sub("1to1", _SPACE.sub(" ", text).strip())
    return " ".join(_unmasked(word) for word in text.split(" "))


def words(text: str) -> list[str]:
    """The words of a normalised text, apostrophes dropped: “can't” is “cant”, as most people type it."""
    return [word.replace("'", "") for word in _WORD.findall(text)]


def _unmasked(word: str) -> str:
    if word.isascii():
        return word
    plain = word.translate(_LOOK_ALIKES)
    return plain if plain.isascii() else word
