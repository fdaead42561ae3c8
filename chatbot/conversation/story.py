"""What a conversation remembers between two turns: little, and only what the next answer needs."""

from dataclasses import dataclass, field

from chatbot.knowledge.article import Plan
from chatbot.matching.ranking import Context


@dataclass(frozen=True)
class Story:
    """The memory of one conversation.

    `last_message` is what the visitor last typed (a concern may be split over two messages), `offered` the suggestions that
    stand on the page, `misses` how many turns in a row ended without an answer, `held_by_adviser` whether a person has it,
    `plan_question` the key of the question about an EHC plan that was asked, and `near_deadline` whether anything was said that shows that time is short.
    """

    last_article: str | None = None
    last_message: str = ""
    offered: tuple[str, ...] = field(default=())
    plan: Plan = Plan.EITHER
    plan_question: str | None = None
    misses: int = 0
    held_by_adviser: bool = False
    near_deadline: bool = False

    @property
    def context(self) -> Context:
        """What matching may know of the conversation."""
        return Context(last_article=self.last_article, plan=self.plan)


NEW_STORY = Story()
