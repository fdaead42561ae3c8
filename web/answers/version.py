"""The ways an answer can be written."""

from enum import StrEnum


class Version(StrEnum):
    """Which of an answer's texts comes first: the full one, the one in plain words, or the one said to a young person."""

    FULL = "full"
    PLAIN = "plain"
    YOUNG = "young"


def version_named(name: str | None) -> Version:
    """The version of that name; the full one where there is no such version."""
    return Version(name) if name in set(Version) else Version.FULL
