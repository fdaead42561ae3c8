"""The index of all answers, by subject or by where a family stands."""

from collections.abc import Iterable
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
    members: dict[str, list[Article]] = {key: [] for key in _named(view, wording)}
    for article in articles:
        for key in article.stage if view == BY_STAGE else (article.group,):
            members.setdefault(key, []).append(article)
    return tuple(
        Section(f"{view}-{key.replace(' ', '-')}", heading(key, view, wording), tuple(found))
        for key, found in members.items()
        if found
    )


def heading(key: str, view: str, wording: Wording) -> str:
    """What a subject or stage is called; its own name, written as a heading, where the wording has none yet."""
    return wording.get(f"{view}s.{key}", key.replace("-", " ").capitalize())


def _named(view: str, wording: Wording) -> list[str]:
    return [key.removeprefix(f"{view}s.") for key in wording if key.startswith(f"{view}s.")]
