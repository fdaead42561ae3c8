"""The index of all answers, by subject or by where a family stands."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from chatbot.knowledge.article import Article
from chatbot.knowledge.wording import Wording

BY_GROUP, BY_STAGE = "group", "stage"


@dataclass(frozen=True)
class Section:
    """Answers under one heading; `anchor` is the heading's id on the page."""

    anchor: str
    heading: str
    articles: tuple[Article, ...]


def sections(articles: Iterable[Article], view: str, wording: Wording) -> tuple[Section, ...]:
    """The answers under the headings of the view, in the order in which the wording names them; empty ones are left out."""
    prefix, belongs = _VIEWS[view]
    articles = tuple(articles)
    keys = [key.removeprefix(prefix) for key in wording if key.startswith(prefix)]
    made = (_section(view, key, wording[prefix + key], articles, belongs) for key in keys)
    return tuple(section for section in made if section.articles)


def _section(
    view: str, key: str, heading: str, articles: tuple[Article, ...], belongs: Callable[[Article, str], bool]
) -> Section:
    members = tuple(article for article in articles if belongs(article, key))
    return Section(f"{view}-{key.replace(' ', '-')}", heading, members)


_VIEWS: dict[str, tuple[str, Callable[[Article, str], bool]]] = {
    BY_GROUP: ("groups.", lambda article, key: article.group == key),
    BY_STAGE: ("stages.", lambda article, key: key in article.stage),
}
