"""An article as a reply: the short answer stands alone, the rest unfolds below it, sources and dates are always there."""

from collections.abc import Iterator
from datetime import date
from html import escape

from chatbot.conversation.part import Part, day_words, headed, link, section, unfolding
from chatbot.knowledge.article import Article, LawStatus
from chatbot.knowledge.collection import Knowledge, Published
from chatbot.knowledge.rendering import readable_text


def answer_part(published: Published, knowledge: Knowledge, today: date) -> Part:
    """The whole article, with a notice first where it is past its date or not law in force today."""
    article, html, wording = published.article, published.html, knowledge.fixed.wording
    notices = list(_notices(article, knowledge, today))
    texts = [
        *notices,
        readable_text(article.short_answer, knowledge.fixed.values),
        readable_text(article.body, knowledge.fixed.values),
        headed(wording["reply.next_step"], readable_text(article.next_step, knowledge.fixed.values)),
        _dates(article, knowledge),
    ]
    pieces = [
        *(f'<p class="notice">{escape(notice)}</p>' for notice in notices),
        f'<div class="short-answer">{html.short_answer}</div>',
        unfolding("detail", wording["reply.more"], html.body),
        section("next-step", wording["reply.next_step"], html.next_step),
        unfolding("plain-version", wording["reply.plain_version"], html.plain_version),
        unfolding("young-version", wording["reply.young_version"], html.young_version),
        _sources(article, knowledge),
    ]
    return Part(
        text="\n\n".join(text for text in texts if text),
        html=f'<div class="answer" data-article="{escape(article.id)}">{"".join(pieces)}</div>',
    )


def _notices(article: Article, knowledge: Knowledge, today: date) -> Iterator[str]:
    wording = knowledge.fixed.wording
    if article.is_overdue_on(today):
        yield wording.say("reply.overdue", due=day_words(article.due))
    match article.law_status_on(today):
        case LawStatus.PROPOSED:
            yield wording["reply.proposed"]
        case LawStatus.ENDED:
            yield wording["reply.ended"]
        case LawStatus.IN_FORCE:
            pass


def _sources(article: Article, knowledge: Knowledge) -> str:
    items = "".join(
        f'<li>{link(source.url, source.name)}, {escape(source.section)}. <span class="seen">'
        f"{escape(knowledge.fixed.wording.say('reply.source_seen', day=day_words(source.checked)))}</span></li>"
        for source in article.sources
    )
    listed = f"<ol>{items}</ol>" if items else ""
    listing = unfolding("sources", knowledge.fixed.wording["reply.sources"], listed)
    return f'{listing}<p class="dates">{escape(_dates(article, knowledge))}</p>'


def _dates(article: Article, knowledge: Knowledge) -> str:
    return knowledge.fixed.wording.say("reply.dates", checked=day_words(article.checked), due=day_words(article.due))
