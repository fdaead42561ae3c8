"""The three questions that the empty chat offers: the ones asked most in different stages, as article ids."""

from chatbot.actions.partner import Partner
from chatbot.conversation.replying import Suggestion
from chatbot.knowledge.article import Article
from chatbot.knowledge.collection import Knowledge

STARTERS = ("first-worries-what-to-do", "ehc-assessment-refused", "ehc-provision-not-delivered")


def starters(knowledge: Knowledge, partner: Partner | None = None) -> tuple[Suggestion, ...]:
    """The starters that are published, as a family would ask them; first those of the partner's subject and stage."""
    near = [] if partner is None else _near(knowledge, partner)
    usual = [knowledge.articles[key].article for key in STARTERS if key in knowledge.articles]
    chosen = list(dict.fromkeys(article.id for article in (*near, *usual)))[: len(STARTERS)]
    return tuple(Suggestion(key, knowledge.articles[key].article.title) for key in chosen)


def _near(knowledge: Knowledge, partner: Partner) -> list[Article]:
    """What belongs to the subject and stage that were set for the partner; nothing where neither was."""
    subject, stage = partner.details.subject, partner.details.stage
    if subject is None and stage is None:
        return []
    articles = (published.article for published in knowledge.articles.values())
    return [
        article
        for article in articles
        if (subject is None or article.group == subject) and (stage is None or stage in article.stage)
    ]
