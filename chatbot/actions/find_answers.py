"""Somebody looks for an answer by a few words, without a chat."""

from collections.abc import Iterable, Iterator

from chatbot.actions.parts import Parts
from chatbot.actions.typed_text import LONGEST_FIELD, typed
from chatbot.knowledge.article import Article
from chatbot.knowledge.calendar import LONDON

MOST_FOUND = 10
LEAST_SHARE = 0.03
"""Below this share of all that the matcher weighs, or below twice an even share, an article is there by chance."""

UNLISTED_GROUPS = frozenset(["small-talk"])
"""Greetings and thanks are answers in a chat, and nothing that anybody looks up."""


def listed_articles(parts: Parts) -> tuple[Article, ...]:
    """Every article that may be given out today and that somebody may look up, by title."""
    today = parts.clock().astimezone(LONDON).date()
    usable = parts.brain.current().knowledge.usable_on(today).values()
    listed = (published.article for published in usable if published.article.group not in UNLISTED_GROUPS)
    return tuple(sorted(listed, key=lambda article: article.title.casefold()))


def find_answers(parts: Parts, words: str) -> tuple[Article, ...]:
    """The articles for these words, best first: titles that hold all of them, then what the chat would think of.

    Raises InputRefusedError for words that cannot be read, and NothingPublishedError.
    """
    words = typed(words, "q", LONGEST_FIELD)
    listed = {article.id: article for article in listed_articles(parts)}
    found = dict.fromkeys(_with_title(words, listed.values()))
    least = max(LEAST_SHARE, 2 / (len(listed) or 1))
    for match in parts.brain.current().matcher.rank(words).matches:
        if match.probability >= least and match.article in listed:
            found.setdefault(match.article)
    return tuple(listed[key] for key in found)[:MOST_FOUND]


def _with_title(words: str, articles: Iterable[Article]) -> Iterator[str]:
    wanted = words.casefold().split()
    for article in articles:
        if wanted and all(word in article.title.casefold() for word in wanted):
            yield article.id
