"""What words and pairs of words weigh, where it takes several of them together to say something."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from chatbot.knowledge.fault import Fault, UnreadableError
from chatbot.knowledge.yaml_files import fields_of, read_mapping, text_of


@dataclass(frozen=True)
class Points:
    """The points of each word, and of each pair of neighbours bound by `_`; from `threshold` on, they count."""

    threshold: int
    by_piece: Mapping[str, int]


def read_points(path: Path) -> Points:
    """The points of the file. Raises UnreadableError."""
    fields = read_mapping(path)
    try:
        return Points(
            threshold=int(str(fields["threshold"])),
            by_piece={
                piece: int(value)
                for value, pieces in fields_of(fields["points"]).items()
                for piece in text_of(pieces).split()
            },
        )
    except (KeyError, TypeError, ValueError) as error:
        raise UnreadableError(Fault(path, 1, "unreadable", f"the points are not complete: {error}")) from error
