"""The articles of a release come in, and never over what an adviser has written since."""

from dataclasses import asdict, replace
from pathlib import Path

from sqlalchemy import select

from chatbot.actions.export_knowledge import export_knowledge
from chatbot.actions.load_knowledge import load_knowledge
from chatbot.actions.parts import Parts
from chatbot.actions.sync_knowledge import SyncReport, fingerprint_of, sync_knowledge
from chatbot.knowledge.article import Article
from chatbot.knowledge.reading import read_articles
from chatbot.knowledge.rendering import render
from chatbot.knowledge.writing import article_text, write_article
from chatbot.storage.revisions import publication_number
from chatbot.storage.sessions import reading, writing
from chatbot.storage.tables.articles import RevisionRow
from tests.builders import make_article, make_small_articles

FIRST, SECOND, THIRD = make_small_articles()
NOTHING = SyncReport((), (), (), (), (), ())


def sync(parts: Parts, *articles: Article, **values: str) -> SyncReport:
    return sync_knowledge(parts.sessions, articles, {**parts.fixed.values, **values}, parts.clock())


def publication(parts: Parts) -> int:
    with reading(parts.sessions) as session:
        return publication_number(session)


def published(parts: Parts) -> dict[str, tuple[int, str]]:
    with reading(parts.sessions) as session:
        return {key: (one.revision, one.article.title) for key, one in load_knowledge(session).items()}


def publish_as_adviser(parts: Parts, article: Article) -> None:
    """What the console does when an adviser publishes a change."""
    with writing(parts.sessions) as session:
        before = session.scalars(
            select(RevisionRow).where(RevisionRow.article_id == article.id, RevisionRow.state == "published")
        ).one()
        before.state = "superseded"
        session.flush()
        text = article_text(article)
        session.add(
            RevisionRow(
                article_id=article.id,
                number=before.number + 1,
                state="published",
                origin="adviser",
                text=text,
                html=asdict(render(article, parts.fixed.values)),
                fingerprint=fingerprint_of(text),
                published_at=parts.clock(),
                published_by="Amina",
            )
        )


def test_bringing_in_the_same_files_again_changes_nothing(parts: Parts):
    before = publication(parts)

    report = sync(parts, FIRST, SECOND, THIRD)

    assert report == replace(NOTHING, unchanged=("ask-for-help", "wait-for-help", "who-decides"))
    assert publication(parts) == before


def test_a_changed_file_becomes_a_new_revision(parts: Parts):
    before = publication(parts)

    report = sync(parts, replace(FIRST, title="How do I ask now?"), SECOND, THIRD)

    assert report.changed == ("ask-for-help",)
    assert published(parts)["ask-for-help"] == (2, "How do I ask now?")
    assert publication(parts) == before + 1


def test_an_article_whose_file_is_gone_is_withdrawn_and_comes_back_with_its_file(parts: Parts):
    assert sync(parts, FIRST, SECOND).withdrawn == ("who-decides",)
    assert "who-decides" not in published(parts)

    assert sync(parts, FIRST, SECOND, THIRD).changed == ("who-decides",)
    assert published(parts)["who-decides"][0] == 2


def test_an_advisers_newer_text_stays_and_is_reported_as_a_conflict(parts: Parts):
    publish_as_adviser(parts, replace(FIRST, title="In an adviser's words"))
    before = publication(parts)

    report = sync(parts, replace(FIRST, title="In the file's words"), SECOND, THIRD)

    assert report.conflicts == ("ask-for-help",)
    assert published(parts)["ask-for-help"] == (2, "In an adviser's words")
    assert publication(parts) == before


def test_an_advisers_article_outlives_the_loss_of_its_file(parts: Parts):
    publish_as_adviser(parts, replace(FIRST, title="In an adviser's words"))

    assert sync(parts, SECOND, THIRD).withdrawn == ()
    assert "ask-for-help" in published(parts)


def test_once_the_file_has_caught_up_with_the_adviser_it_leads_again(parts: Parts):
    advised = replace(FIRST, title="In an adviser's words")
    publish_as_adviser(parts, advised)

    caught_up = sync(parts, advised, SECOND, THIRD)
    later = sync(parts, replace(advised, title="A year later"), SECOND, THIRD)

    assert caught_up.unchanged == ("ask-for-help", "wait-for-help", "who-decides")
    assert later.changed == ("ask-for-help",)


def test_a_changed_time_limit_is_rendered_anew_without_a_new_revision(parts: Parts):
    timed = make_article(id="timed", short_answer="You have {{appeal}}.")
    sync(parts, FIRST, SECOND, THIRD, timed, appeal="2 months")

    report = sync(parts, FIRST, SECOND, THIRD, timed, appeal="3 months")

    assert report.rendered == ("timed",)
    with reading(parts.sessions) as session:
        now = load_knowledge(session)["timed"]
    assert (now.revision, now.html.short_answer) == (1, "<p>You have 3 months.</p>")


def test_what_is_exported_is_byte_for_byte_what_came_in(parts: Parts, tmp_path: Path):
    for article in (FIRST, SECOND, THIRD):
        write_article(tmp_path / "in", article)
    sync(parts, *read_articles(tmp_path / "in"))

    with reading(parts.sessions) as session:
        written = export_knowledge(session, tmp_path / "out")

    for path in written:
        assert path.read_bytes() == (tmp_path / "in" / path.relative_to(tmp_path / "out")).read_bytes()
    assert len(written) == 3
