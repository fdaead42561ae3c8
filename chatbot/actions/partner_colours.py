"""The two colours of a partner's button, and whether everybody can read one on the other."""

import re
from dataclasses import dataclass

LEAST_CONTRAST = 4.5
"""For text of any size (WCAG 2.2, success criterion 1.4.3)."""

_COLOUR = re.compile(r"#[0-9a-f]{6}")


@dataclass(frozen=True)
class Colours:
    """`ground` is behind the words, `ink` is the words; both are written like #0e5559."""

    ground: str
    ink: str

    @property
    def contrast(self) -> float:
        """From 1, unreadable, to 21, black on white."""
        return contrast(self.ground, self.ink)

    @property
    def can_be_read(self) -> bool:
        """Whether the contrast is enough."""
        return self.contrast >= LEAST_CONTRAST


OWN_COLOURS = Colours("#0e5559", "#ffffff")


def is_colour(text: str) -> bool:
    """Whether it is a colour in the one form that we take."""
    return _COLOUR.fullmatch(text) is not None


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours as WCAG 2.2 defines it."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    """Relative luminance, from 0 for black to 1 for white (WCAG 2.2)."""
    red, green, blue = (_linear(int(colour[place : place + 2], 16) / 255) for place in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
