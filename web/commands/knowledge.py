"""`flask knowledge`: check the articles, bring them in, write them out, and measure how questions end."""

import json
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click
from flask import current_app
from flask.cli import AppGroup

from chatbot.actions.evaluate_questions import LabelledQuestion, as_row, evaluate, read_labelled_questions, summarise
from chatbot.actions.export_knowledge import export_knowledge
from chatbot.actions.find_straying_phrasings import find_straying_phrasings
from chatbot.actions.sync_knowledge import sync_knowledge
from chatbot.knowledge.article import Article
from chatbot.knowledge.checking.check import Verdict, check_knowledge
from chatbot.knowledge.describing import confirm_list, knowledge_table
from chatbot.knowledge.fault import UnreadableError
from chatbot.knowledge.reading import read_articles
from chatbot.matching.straying import Stray
from chatbot.storage.sessions import reading
from web.parts import settings_of, the_parts

_MOST_NAMED = 12

knowledge = AppGroup("knowledge", help="The articles: check, sync, export, evaluate.")


@knowledge.command("check")
@click.option("--on", "day", type=click.DateTime(["%Y-%m-%d"]), help="The day to check for; today when left out.")
def check_command(day: date | None) -> None:
    """Say what is wrong with the knowledge, with file and line, and what the service still has to confirm."""
    today = the_parts().clock().date() if day is None else date(day.year, day.month, day.day)
    verdict = check_knowledge(settings_of(current_app).knowledge_folder, today)
    click.echo(words_of_strays(find_straying_phrasings(settings_of(current_app).knowledge_folder)))
    click.echo(words_of_verdict(verdict))
    if verdict.faults:
        raise SystemExit(1)


@knowledge.command("sync")
def sync_command() -> None:
    """Bring the articles of this release into the database; what an adviser wrote since stays."""
    parts = the_parts()
    articles = _articles(settings_of(current_app).knowledge_folder)
    report = sync_knowledge(parts.sessions, articles, parts.fixed.values, parts.clock())
    for name in ("added", "changed", "unchanged", "withdrawn", "conflicts", "rendered"):
        click.echo(_counted(name, getattr(report, name)))


@knowledge.command("export")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
def export_command(folder: Path) -> None:
    """Write the published articles as files below FOLDER."""
    with reading(the_parts().sessions) as session:
        click.echo(f"{len(export_knowledge(session, folder))} articles written to {folder}")


@knowledge.command("describe")
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
def describe_command(folder: Path) -> None:
    """Write the figures of the knowledge, and what is still to be confirmed, as documents into FOLDER."""
    articles, fixed = _articles(settings_of(current_app).knowledge_folder), the_parts().fixed
    (folder / "knowledge.md").write_text(knowledge_table(articles, fixed.values), encoding="utf-8")
    (folder / "to-confirm.md").write_text(confirm_list(articles, fixed), encoding="utf-8")


@knowledge.command("evaluate")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, then a summary.")
def evaluate_command(file: Path, as_json: bool) -> None:
    """Run labelled questions of FILE through the same turn as the chat."""
    parts = the_parts()
    mind = parts.brain.current()
    judgements = []
    for judgement in evaluate(_questions(file), mind.knowledge, mind.matcher, parts.clock(), time.perf_counter):
        judgements.append(judgement)
        if as_json:
            click.echo(json.dumps(as_row(judgement), ensure_ascii=False))
        elif not judgement.is_right:
            row = as_row(judgement)
            click.echo(f"{row['outcome']:12} {row['article'] or '-':32} not {row['expect']:32} {row['text']!r}")
    summary = summarise(judgements)
    click.echo(json.dumps({"summary": summary}) if as_json else json.dumps(summary, indent=2))


def words_of_strays(strays: Sequence[Stray]) -> str:
    """The phrasings that an editor may want to move or reword, as the command prints them."""
    lines = [
        f"  {stray.article}: “{stray.phrasing}” is like “{stray.nearer_phrasing}” ({stray.nearer_article})"
        for stray in strays
    ]
    return "\n".join(["Phrasings closer to another article's than to their own:", *lines])


def words_of_verdict(verdict: Verdict) -> str:
    """A verdict as the command prints it."""
    lines = [str(fault) for fault in verdict.faults]
    if verdict.to_confirm:
        lines += ["", "To be confirmed by the service:", *(f"  {line}" for line in verdict.to_confirm)]
    lines += ["", f"{verdict.articles} articles checked, {len(verdict.faults)} faults."]
    return "\n".join(lines).lstrip()


def _counted(name: str, keys: tuple[str, ...]) -> str:
    """How many, and which, where they are few enough to be worth reading."""
    return (
        f"{name}: {', '.join(keys)}" if 0 < len(keys) <= _MOST_NAMED and name != "unchanged" else f"{name}: {len(keys)}"
    )


def _articles(folder: Path) -> tuple[Article, ...]:
    try:
        return read_articles(folder / "articles")
    except UnreadableError as error:
        raise click.ClickException(str(error)) from None


def _questions(file: Path) -> tuple[LabelledQuestion, ...]:
    try:
        return read_labelled_questions(file)
    except UnreadableError as error:
        raise click.ClickException(str(error)) from None
