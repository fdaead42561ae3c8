"""An answer as a page of its own, with what search engines and other sites may know of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from chatbot.knowledge.article import Article
from chatbot.knowledge.collection import Knowledge, Published
from chatbot.knowledge.rendering import plain_text, squeezed
from web.answers.index import BY_GROUP, heading
from web.answers.shown_answer import ShownAnswer, show_answer
from web.answers.version import Version

RELATED_SHOWN = 5


@dataclass(frozen=True)
class ArticlePage:
    """Everything on the page. `group` is the heading it stands under; `structured_data` describes it to search engines in the words of schema.org."""

    told: ShownAnswer
    versions: tuple[Version, ...]
    area: str
    group: str
    related: tuple[Article, ...]
    address: str
    summary: str
    structured_data: Mapping[str, object]


def article_page(published: Published, knowledge: Knowledge, today: date, version: Version, origin: str) -> ArticlePage:
    """The page of an answer in one version."""
    article = published.article
    usable = knowledge.usable_on(today)
    related = [usable[key].article for key in article.related if key in usable]
    address = f"{origin}/answers/{article.id}"
    return ArticlePage(
        told=show_answer(published, knowledge, today, version),
        versions=_versions(published),
        area=article.area.value,
        group=heading(article.group, BY_GROUP, knowledge.fixed.wording),
        related=tuple(related[:RELATED_SHOWN]),
        address=address,
        summary=squeezed(plain_text(article.short_answer, knowledge.fixed.values)),
        structured_data=_structured_data(published, address, knowledge),
    )


def _versions(published: Published) -> tuple[Version, ...]:
    html = published.html
    written = {Version.FULL: html.short_answer, Version.PLAIN: html.plain_version, Version.YOUNG: html.young_version}
    return tuple(version for version, text in written.items() if text)


def _structured_data(published: Published, address: str, knowledge: Knowledge) -> Mapping[str, object]:
    """One question with its accepted answer (schema.org FAQPage). The text is plain, because marks would show in results."""
    article, values = published.article, knowledge.fixed.values
    texts = (article.short_answer, Markup(published.html.body).striptags())  # noqa: S704 - Only to take its tags off.
    return {
        "@context": "https://schema.org",
        "@type": "FAQPage",
        "url": address,
        "dateModified": article.checked.isoformat(),
        "mainEntity": {
            "@type": "Question",
            "name": article.title,
            "acceptedAnswer": {
                "@type": "Answer",
                "text": " ".join(squeezed(plain_text(text, values)) for text in texts if text),
            },
        },
    }
