"""Signs: short patterns of words, in a form that somebody who does not program can read, change and sign off.

A sign is a line such as `<parent> .. hits|slaps me`. Its words stand in order. `|` parts words of which one will do,
`<parent>` is any word of the group called parent, `_` binds words into one (`step_dad`), `(s)` is with or without the s,
`?` after a word says that it may be left out. One space means that the next word follows at once, `..` that up to three
other words may stand between, `...` up to eight.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from chatbot.knowledge.yaml_files import Fields, text_of

GAPS = {"..": 3, "...": 8}
"""How many other words may stand between two words of a sign."""

Groups = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Slot:
    """One place in a sign: any of `choices` fills it, after at most `gap` other words."""

    choices: tuple[str, ...]
    gap: int = 0
    optional: bool = False


@dataclass(frozen=True)
class Sign:
    """One pattern of words, as it was written and as places to fill."""

    line: str
    slots: tuple[Slot, ...]


def parse_groups(fields: Fields) -> Groups:
    """The groups of words by name; a group may hold the groups above it. Raises KeyError, TypeError."""
    groups: dict[str, tuple[str, ...]] = {}
    for name, words in fields.items():
        groups[name] = tuple(choice for word in text_of(words).split() for choice in _choices(word, groups))
    return groups


def parse_signs(lines: object, groups: Groups) -> tuple[Sign, ...]:
    """One sign for each line of a text; what follows a `#` is a remark. Raises KeyError, TypeError, ValueError."""
    if lines is None:
        return ()
    without_remarks = (line.split("#", 1)[0].strip() for line in text_of(lines).splitlines())
    return tuple(_parse_sign(line, groups) for line in without_remarks if line)


def _parse_sign(line: str, groups: Groups) -> Sign:
    slots = []
    gap = 0
    for part in line.split():
        if part in GAPS:
            gap = GAPS[part]
            continue
        choices = _choices(part.removesuffix("?"), groups)
        slots.append(Slot(choices, gap, optional=part.endswith("?")))
        gap = 0
    if not slots or gap or slots[0].optional or slots[-1].optional:
        raise ValueError(f"the sign “{line}” must begin and end with a word")
    return Sign(line, tuple(slots))


def _choices(part: str, groups: Groups) -> tuple[str, ...]:
    found: list[str] = []
    for choice in part.split("|"):
        if choice.startswith("<"):
            found.extend(groups[choice.strip("<>")])
        elif choice.endswith("(s)"):
            found.extend((_unbound(choice[:-3]), _unbound(choice[:-3] + "s")))
        else:
            found.append(_unbound(choice))
    if not all(found):
        raise ValueError(f"“{part}” holds an empty choice")
    return tuple(found)


def _unbound(choice: str) -> str:
    return choice.replace("_", " ").strip()
