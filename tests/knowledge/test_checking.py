"""Every kind of fault that `knowledge check` knows is planted and found; the shipped knowledge has none."""

import shutil
from datetime import date, timedelta

import pytest
import yaml

from chatbot.knowledge.article import Audience, FollowUp, Harm
from chatbot.knowledge.checking.check import check_knowledge
from chatbot.knowledge.checking.deadlines import NO_RULE_OF_LAW
from chatbot.knowledge.writing import article_text, write_article
from tests.builders import CHECKED, KNOWLEDGE_FOLDER, make_article, make_fact, make_source


@pytest.fixture
def folder(tmp_path):
    """The shipped knowledge without its articles, and with the one time limit that the article of the tests shows."""
    shutil.copytree(KNOWLEDGE_FOLDER, tmp_path / "knowledge", ignore=shutil.ignore_patterns("articles"))
    plant_deadlines(tmp_path / "knowledge", "assessment-decision")
    return tmp_path / "knowledge"


def plant_deadlines(folder, *keys):
    records = ({"event": "A reply", "limit": "6 weeks", "starts": "the day you ask", "source": "s.36"} for _ in keys)
    (folder / "deadlines.yaml").write_text(yaml.safe_dump(dict(zip(keys, records, strict=True))))


def kinds_found(folder, *articles, today=CHECKED):
    neighbours = (_neighbour("wait-for-help"), _neighbour("who-decides"))
    for article in (*articles, *neighbours):
        write_article(folder / "articles", article)
    return {fault.kind for fault in check_knowledge(folder, today).faults}


def _neighbour(key):
    return make_article(
        id=key,
        phrasings=tuple(f"{key} {number}" for number in range(12)),
        body=f"The {key} rule.[^act]",
        facts=(make_fact(stated=f"The {key} rule."),),
        follow_ups=(FollowUp("How?", "ask-for-help"), FollowUp("Who?", "ask-for-help")),
        related=(),
    )


def test_a_good_article_has_no_fault(folder):
    assert kinds_found(folder, make_article()) == set()


@pytest.mark.parametrize(
    ("planted", "kind"),
    [
        ({"sources": (), "body": "A rule.", "facts": (make_fact(stated="A rule."),)}, "missing source"),
        ({"contacts": ("nobody",)}, "unknown contact"),
        ({"contacts": ("nspcc",)}, "contact not current"),
        ({"related": ("nowhere",)}, "unknown article"),
        ({"related": ("ask-for-help",)}, "unknown article"),
        ({"phrasings": ("one", "two")}, "phrasing count"),
        ({"follow_ups": ()}, "follow-up count"),
        ({"body": "It must reply within 6 weeks.", "next_step": "Wait.[^act]", "facts": ()}, "must without authority"),
        ({"facts": (make_fact(stated="Nobody said this."),)}, "fact not stated"),
        ({"facts": ()}, "no facts"),
        ({"sources": (make_source(url="legislation dot gov"),)}, "dead link form"),
        ({"body": "The council must reply.[^act][^other]"}, "unknown source"),
        ({"sources": (make_source(), make_source(key="spare"))}, "unused source"),
        ({"short_answer": "You have {{no-such-limit}}."}, "unknown deadline"),
        ({"next_step": "The council must decide within 8 weeks.[^act]"}, "limit without rule"),
        ({"next_step": "The council has eight weeks to decide."}, "limit without rule"),
        ({"next_step": "An appeal takes up to 3 working days."}, "limit without rule"),
        ({"next_step": "The plan is changed by 28 February."}, "limit without rule"),
        ({"next_step": "| Step | Limit |\n|---|---|\n| The decision | 8 weeks |"}, "limit without rule"),
        ({"plain_version": "You wait 6 weeks."}, "limit written twice"),
        ({"next_step": "Ask again after six more weeks."}, "limit written twice"),
        ({"plain_version": ""}, "no plain version"),
        ({"next_step": ""}, "no next step"),
        ({"audience": (Audience.YOUNG_PERSON,)}, "young version"),
        ({"due": CHECKED + timedelta(days=400)}, "due too late"),
        ({"due": CHECKED + timedelta(days=300), "harm": (Harm.MONEY,)}, "due too late"),
        ({"expires": CHECKED - timedelta(days=1)}, "expired"),
        ({"checked": CHECKED + timedelta(days=1)}, "checked in future"),
        ({"next_step": "You should appeal."}, "biased wording"),
        ({"next_step": "You will win."}, "biased wording"),
        ({"next_step": "Well done!"}, "not our voice"),
        ({"next_step": "They recognize it."}, "spelling"),
        ({"next_step": "Call 0300 123 6706."}, "contact in text"),
        (
            {
                "short_answer": "Notwithstanding administrative considerations, institutional accountability necessitates documentation."
            },
            "reading age",
        ),
    ],
)
def test_a_planted_fault_is_found(folder, planted, kind):
    assert kind in kinds_found(folder, make_article(**planted))


@pytest.mark.parametrize(
    "said",
    [
        "Keep a diary for 2 weeks.",
        "It comes out 4 times a year.",
        "It began on 3 March 2025.",
        "The council must reply within {{assessment-decision}}.[^act]",
    ],
)
def test_a_duration_that_sets_no_limit_is_no_fault(folder, said):
    assert kinds_found(folder, make_article(next_step=said)) == set()


def test_a_time_limit_that_no_article_shows_is_found_on_its_line(folder):
    plant_deadlines(folder, "assessment-decision", "forgotten")
    kinds_found(folder, make_article())
    (fault,) = check_knowledge(folder, CHECKED).faults

    assert (fault.kind, fault.path) == ("unused deadline", folder / "deadlines.yaml")
    assert fault.path.read_text().split("\n")[fault.line - 1] == "forgotten:"


@pytest.mark.parametrize(("article_id", "duration"), NO_RULE_OF_LAW)
def test_each_exception_for_a_duration_is_still_needed(article_id, duration):
    (path,) = (KNOWLEDGE_FOLDER / "articles").rglob(f"{article_id}.md")

    assert duration in path.read_text()


def test_an_overdue_article_is_found_the_day_after_it_was_due(folder):
    article = make_article()

    assert "overdue" not in kinds_found(folder, article, today=article.due)
    assert "overdue" in kinds_found(folder, article, today=article.due + timedelta(days=1))


def test_a_phrasing_that_two_articles_claim_is_found(folder):
    shared = make_article(id="other", phrasings=make_article().phrasings)

    assert "shared phrasing" in kinds_found(folder, make_article(), shared)


def test_a_sentence_that_stands_in_two_articles_is_found(folder):
    words = "When a school cannot do this by itself it can ask other people in the area to come and help. [^act]"
    first, second = make_article(next_step=words), make_article(id="other", next_step=words)

    assert "duplicate text" in kinds_found(folder, first, second)


def test_a_file_in_the_wrong_place_is_found(folder):
    path = folder / "articles" / "elsewhere" / "ask-for-help.md"
    path.parent.mkdir(parents=True)
    path.write_text(article_text(make_article()))

    assert "misplaced" in {fault.kind for fault in check_knowledge(folder, CHECKED).faults}


def test_an_unreadable_file_is_one_fault_and_the_rest_is_still_checked(folder):
    path = folder / "articles" / "support" / "broken.md"
    path.parent.mkdir(parents=True)
    path.write_text("not an article")

    assert {"unreadable", "biased wording"} <= kinds_found(folder, make_article(next_step="You should go."))


@pytest.mark.parametrize(
    ("entry", "kind"),
    [
        ("- term: A made-up thing\n  meaning: Nothing at all.\n  also: [ehcp]\n", "term claimed twice"),
        ("- term: A made-up thing\n  meaning: Nothing at all.\n  short: [IT]\n", "doubtful short form"),
    ],
)
def test_a_term_that_overlaps_or_is_a_word_as_well_is_found_on_its_line(folder, entry, kind):
    path = folder / "glossary.yaml"
    path.write_text(path.read_text() + entry)
    kinds_found(folder)
    fault = next(fault for fault in check_knowledge(folder, CHECKED).faults if fault.kind == kind)

    assert path.read_text().split("\n")[fault.line - 1] == "- term: A made-up thing"


def test_a_safeguarding_number_is_stale_after_ninety_days(folder):
    assert "safeguarding number unchecked" not in kinds_found(folder, today=CHECKED + timedelta(days=90))
    assert "safeguarding number unchecked" in kinds_found(folder, today=CHECKED + timedelta(days=91))


def test_a_fault_names_its_file_and_line(folder):
    kinds_found(folder, make_article(next_step="You should go."))
    fault = next(fault for fault in check_knowledge(folder, CHECKED).faults if fault.kind == "biased wording")

    assert fault.path.read_text().split("\n")[fault.line - 1] == "You should go."
    assert str(fault).startswith(f"{fault.path}:{fault.line}: “You should”")


def test_what_the_service_has_to_confirm_is_listed_and_not_a_fault(folder):
    verdict = check_knowledge(folder, CHECKED)

    assert any("NSPCC" in line for line in verdict.to_confirm)
    assert any("opening hours" in line for line in verdict.to_confirm)


def test_the_shipped_knowledge_has_no_fault_on_the_day_it_was_checked():
    assert [str(fault) for fault in check_knowledge(KNOWLEDGE_FOLDER, date(2026, 11, 24)).faults] == []
