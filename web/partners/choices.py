"""What the form for a partner lets one choose from."""

from chatbot.actions.partner import Position
from chatbot.actions.parts import Parts
from chatbot.actions.save_partner import subjects
from chatbot.knowledge.article import Stage


def choices(parts: Parts) -> dict[str, object]:
    """Subjects, stages and positions, each by its value and its words."""
    wording = parts.fixed.wording
    return {
        "subjects": list(subjects(parts).items()),
        "stages": [(stage.value, wording[f"stages.{stage.value}"]) for stage in Stage],
        "positions": [position.value for position in Position],
    }
