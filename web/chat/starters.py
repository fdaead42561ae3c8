"""The three questions that the empty chat offers: the ones asked most in different stages, as article ids."""

from chatbot.conversation.replying import Suggestion
from chatbot.knowledge.collection import Knowledge

STARTERS = ("first-worries-what-to-do", "ehc-assessment-refused", "ehc-provision-not-delivered")


def starters(knowledge: Knowledge) -> tuple[Suggestion, ...]:
    """The starters that are published, as a family would ask them."""
    published = (knowledge.articles[key].article for key in STARTERS if key in knowledge.articles)
    return tuple(Suggestion(article.id, article.title) for article in published)
