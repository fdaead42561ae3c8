"""Takes what could tell who a family is out of a message, so that it can be read by people who need not know."""

import re
from dataclasses import dataclass
from enum import StrEnum


class Detail(StrEnum):
    """A kind of personal detail."""

    EMAIL = "email"
    UPN = "upn"
    NHS_NUMBER = "nhs"
    NI_NUMBER = "ni"
    PHONE = "phone"
    POSTCODE = "postcode"
    BIRTH_DATE = "birth"
    NAME = "name"


@dataclass(frozen=True)
class Found:
    """A personal detail and where it stands in the message, in characters."""

    detail: Detail
    start: int
    end: int


_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DATE = rf"(?:\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}|\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH},? \d{{4}}|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|\d{{4}}-\d\d-\d\d)"
# The areas of Royal Mail's postcodes, so that “Y7 1st term” and “KS3 2nd year” are none.
_AREA = (
    "(?:A[BL]|B[ABDHLNRST]?|C[ABFHMORTVW]|D[ADEGHLNTY]|E[CHNX]?|F[KY]|G[LUY]?|H[ADGPRSUX]|I[GMPV]|JE|K[ATWY]|L[ADELNSU]?"
    "|M[EKL]?|N[EGNPRW]?|O[LX]|P[AEHLOR]|R[GHM]|S[AEGKLMNOPRSTWY]?|T[ADFNQRSW]|UB|W[ACDFNRSV]?|YO|ZE)"
)
_RELATION = (
    r"(?:son|daughter|child|boy|girl|lad|grandson|granddaughter|grandchild|stepson|stepdaughter"
    r"|brother|sister|nephew|niece|husband|wife|partner|twins?)"
)

# The most telling kind comes first: what it takes is no longer open to the kinds below it.
_PATTERNS: tuple[tuple[Detail, re.Pattern[str]], ...] = (
    (Detail.EMAIL, re.compile(r"(?P<it>[\w.+'-]+@[\w-]+(?:\.[\w-]+)+)")),
    # A pupil number is a check letter, eleven digits, and a digit or, while it is temporary, a letter.
    (Detail.UPN, re.compile(r"\b(?P<it>[a-z]\d{11}[\da-z])\b", re.I)),
    (Detail.NHS_NUMBER, re.compile(r"(?<![\w/-])(?P<it>\d{3}[ -]?\d{3}[ -]?\d{4})(?![\w/-])")),
    (Detail.NI_NUMBER, re.compile(r"\b(?P<it>[a-z]{2}[ -]?\d\d[ -]?\d\d[ -]?\d\d[ -]?[a-d])\b", re.I)),
    (Detail.PHONE, re.compile(r"(?<![\w/])(?P<it>(?:(?:\+|00)44[ .-]?(?:\(0\))?|\(?0)(?:[ ().-]*\d){9,10})(?![\w/])")),
    (Detail.POSTCODE, re.compile(rf"\b(?P<it>{_AREA}\d[a-z\d]?(?: {{0,2}}|-)\d[abd-hjlnp-uw-z]{{2}})\b", re.I)),
    (
        Detail.BIRTH_DATE,
        re.compile(
            rf"\b(?:born|d[. ]?o[. ]?b\.?|date of birth|birthday)(?: is| on| was| the|['’]s|[.:=]| -)*\s*\(?(?P<it>{_DATE})",
            re.I,
        ),
    ),
    # Without “called” only a capital tells a name from the next word of the sentence.
    (
        Detail.NAME,
        re.compile(
            rf"\b(?i:my)(?: \w+){{0,4}}? (?i:{_RELATION})(?:,? | ?(?=['’]s name is))"
            r"(?:(?:(?i:is )?(?i:called|named)|(?i:(?:whose|['’]s) name is)) (?P<called>[A-Za-z][\w'-]+(?: [A-Z][a-z][\w'-]*)?)"
            r"|(?P<it>[A-Z][a-z][\w'-]*(?: [A-Z][a-z][\w'-]*)?))"
        ),
    ),
)
_NOT_NAMES = frozenset(
    re.findall(
        r"\w+",
        "year reception nursery key school autism autistic adhd asperger send sen ehcp monday tuesday wednesday thursday friday "
        "lancashire preston burnley blackburn lancaster names",
    )
)


def is_nhs_number(digits: str) -> bool:
    """Whether the tenth digit is what the NHS Data Dictionary's modulus 11 makes of the first nine."""
    left = -sum(int(digit) * weight for digit, weight in zip(digits[:9], range(10, 1, -1), strict=True)) % 11
    return left == int(digits[9])


def find_details(message: str) -> tuple[Found, ...]:
    """The personal details of a message in the order in which they stand, none within another."""
    found: list[Found] = []
    for detail, pattern in _PATTERNS:
        for match in pattern.finditer(message):
            start, end = match.span("called" if match.groupdict().get("called") else "it")
            if _holds(detail, message[start:end]):
                _add(found, Found(detail, start, end))
    for name in {message[one.start : one.end] for one in found if one.detail is Detail.NAME}:
        for match in re.finditer(rf"\b{re.escape(name)}\b", message):
            _add(found, Found(Detail.NAME, *match.span()))
    return tuple(sorted(found, key=lambda one: one.start))


def redact(message: str) -> str:
    """The message with the kind of each personal detail in its place, as in “[phone]”.

    A name in small letters or in capitals throughout is found only after “called”, “named” or “name is”, and other names
    in a message are not found at all: what is redacted is safer to read, and still not fit to be published.
    """
    for one in reversed(find_details(message)):
        message = f"{message[: one.start]}[{one.detail}]{message[one.end :]}"
    return message


def _holds(detail: Detail, text: str) -> bool:
    if detail is Detail.NHS_NUMBER:
        return is_nhs_number(re.sub(r"\D", "", text))
    return detail is not Detail.NAME or text.split()[0].lower() not in _NOT_NAMES


def _add(found: list[Found], one: Found) -> None:
    if all(one.end <= other.start or one.start >= other.end for other in found):
        found.append(one)
