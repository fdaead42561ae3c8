"""Knows the passwords that a guesser tries first.

Lists of leaked passwords are of little use at twelve characters and more: what people make there is a common word or two,
with a year or a row of keys behind. So the words everybody uses are taken out, and what is left has to be something.
"""

import re
import unicodedata

_FEWEST_LEFT = 7
"""Characters that must remain when the words everybody uses are taken out."""

_FEWEST_DIFFERENT = 5
"""Different characters that a password must have."""

_SIGNS_FOR_LETTERS = str.maketrans("0134578@$!€", "oieastbasie")

_WORDS = """
password passwort passwd pass word secret letmein welcome login admin administrator root user guest test testing temp
changeme change default master access service office computer internet system qwerty qwertz azerty qwertyuiop asdfgh
asdfghjkl zxcvbn zxcvbnm qazwsx qaz wsx edc 1qaz2wsx 1q2w3e4r 1q2w3e4r5t q1w2e3r4 abc abcd abcdef abcdefg abcdefgh abcdefghijkl
123 1234 12345 123456 1234567 12345678 123456789 1234567890 987654321 654321 54321 4321 321 111 1111 111111 000 0000 000000
123123 121212 112233 iloveyou ilove love lovely you baby angel princess sunshine monkey dragon football baseball soccer
rugby cricket liverpool arsenal chelsea everton manchester united city rovers burnley preston blackpool blackburn lancaster
lancashire england london british summer winter spring autumn january february march april may june july august september
october november december monday tuesday wednesday thursday friday saturday sunday hello goodbye please thankyou trustno
superman batman starwars pokemon harry potter hottie shadow michael jessica ashley charlie thomas daniel jordan george
sophie oliver emily jack william james chocolate cookie coffee cheese banana orange purple yellow flower butterfly rainbow
freedom whatever nothing family mother father children child school teacher sendias send sen adviser advisor council
support correct horse battery staple
"""
_COMMON = frozenset(_WORDS.split())


def is_guessable(password: str, *personal: str) -> bool:
    """Whether a guesser would find it early. `personal` are words that go with the person, such as the name and address."""
    plain = unicodedata.normalize("NFKC", password).casefold()
    if len(set(plain)) < _FEWEST_DIFFERENT:
        return True
    known = _COMMON | {part for word in personal for part in re.findall(r"[^\W_]{3,}", word.casefold())}
    return any(len(_what_is_left(form, known)) < _FEWEST_LEFT for form in (plain, plain.translate(_SIGNS_FOR_LETTERS)))


def _what_is_left(password: str, known: frozenset[str]) -> str:
    """The password without the known words, the longest taken out first, and without a year or signs around them."""
    for word in sorted(known, key=lambda word: (-len(word), word)):
        password = password.replace(word, " ")
    password = re.sub(r"(?:19|20)\d\d", " ", password)
    return re.sub(r"[\s!-/:-@\[-`{-~]", "", password)
