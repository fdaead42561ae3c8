"""Whether what is said is still in date: articles, contacts, and the hours that a promise rests on."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path

from chatbot.knowledge.article import Harm, LawStatus
from chatbot.knowledge.checking.article_file import ArticleFile
from chatbot.knowledge.contact import Contact, ContactStatus
from chatbot.knowledge.fault import Fault

LONGEST_UNCHECKED = timedelta(days=366)
LONGEST_UNCHECKED_MONEY = timedelta(days=184)
"""Figures, money and proposals move twice a year, so they are looked at every six months."""

LONGEST_UNCHECKED_SAFEGUARDING = timedelta(days=90)
"""A number that a frightened person dials is tried every quarter."""


def faults_of_dates(file: ArticleFile, today: date) -> Iterator[Fault]:
    """Overdue, expired, and dates that leave an article unlooked at for too long."""
    article = file.article
    if article.is_overdue_on(today):
        yield file.fault("overdue", f"was due to be checked by {article.due}", "due:")
    if article.is_expired_on(today):
        yield file.fault("expired", f"its hard end was {article.expires}", "expires:")
    if article.checked > today:
        yield file.fault("checked in future", f"says that it was checked on {article.checked}", "checked:")
    moves = Harm.MONEY in article.harm or article.law is LawStatus.PROPOSED
    longest = LONGEST_UNCHECKED_MONEY if moves else LONGEST_UNCHECKED
    if article.due > article.checked + longest:
        yield file.fault("due too late", f"must be due within {longest.days} days of its check", "due:")


def faults_of_contacts(path: Path, contacts: Mapping[str, Contact], today: date) -> Iterator[Fault]:
    """Safeguarding numbers that nobody has tried for 90 days, and contacts that lead nowhere."""
    lines = path.read_text(encoding="utf-8").split("\n")
    for contact in contacts.values():
        line = next((number for number, text in enumerate(lines, start=1) if text.startswith(f"{contact.key}:")), 1)
        too_old = today - contact.checked > LONGEST_UNCHECKED_SAFEGUARDING
        if contact.safeguarding and contact.status is ContactStatus.CURRENT and too_old:
            message = (
                f"the safeguarding number “{contact.name}” was last checked on {contact.checked}, over 90 days ago"
            )
            yield Fault(path, line, "safeguarding number unchecked", message)
        reachable = contact.phone or contact.text or contact.email or contact.url
        if contact.status is ContactStatus.CURRENT and not reachable:
            yield Fault(path, line, "contact leads nowhere", f"“{contact.name}” has no number and no address")
