"""The pieces a reply is put together from, each as text and as safe HTML."""

from dataclasses import dataclass
from datetime import date
from html import escape


@dataclass(frozen=True)
class Part:
    """One piece of a reply, in both forms."""

    text: str
    html: str


def said(sentence: str) -> Part:
    """A fixed sentence."""
    return Part(sentence, f"<p>{escape(sentence)}</p>")


def headed(heading: str, text: str) -> str:
    """A text under its heading; nothing where there is no text."""
    return f"{heading}\n{text}" if text else ""


def section(name: str, heading: str, html: str) -> str:
    """A section that stands open; nothing where there is no content."""
    return f'<section class="{name}"><h3>{escape(heading)}</h3>{html}</section>' if html else ""


def unfolding(name: str, summary: str, html: str) -> str:
    """A section that unfolds in place; nothing where there is no content."""
    return f'<details class="{name}"><summary>{escape(summary)}</summary>{html}</details>' if html else ""


def link(url: str | None, name: str) -> str:
    """A name that leads to its address where it has one."""
    return f'<a href="{escape(url)}">{escape(name)}</a>' if url else escape(name)


def day_words(day: date) -> str:
    """A date as people write it: “24 November 2026”."""
    return f"{day.day} {day:%B %Y}"
