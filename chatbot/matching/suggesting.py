"""Picks the two or three articles worth asking back about: likely, and different from one another."""

from collections.abc import Sequence

from chatbot.knowledge.article import Article
from chatbot.matching.weighing import Floats

MOST_SUGGESTIONS = 3

WORTH_OFFERING = 0.002
"""A share below this is noise: offering it would only add to what a tired person has to read."""


def suggest(articles: Sequence[Article], shares: Floats, order: Sequence[int]) -> tuple[str, ...]:
    """The ids to offer, best first: the best always, others only where they are worth offering."""
    worth = [place for rank, place in enumerate(order) if rank == 0 or shares[place] >= WORTH_OFFERING]
    return tuple(articles[place].id for place in worth[:MOST_SUGGESTIONS])
