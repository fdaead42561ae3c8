"""Finds phrasings that sit closer to another article's than to their own, for whoever writes articles."""

from pathlib import Path

from chatbot.knowledge.fault import UnreadableError
from chatbot.knowledge.glossary import read_glossary
from chatbot.knowledge.reading import read_articles
from chatbot.matching.straying import Stray, straying_phrasings


def find_straying_phrasings(folder: Path) -> tuple[Stray, ...]:
    """The straying phrasings below the knowledge folder; none where it cannot be read, which is a fault of its own."""
    try:
        articles, glossary = read_articles(folder / "articles"), read_glossary(folder / "glossary.yaml")
    except UnreadableError:
        return ()
    return tuple(straying_phrasings(articles, glossary))
