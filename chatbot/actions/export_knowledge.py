"""Writes the published articles back as files, byte for byte as they were published."""

from pathlib import Path

from chatbot.knowledge.reading import parse_article
from chatbot.knowledge.writing import article_path
from chatbot.storage.revisions import published_revisions
from chatbot.storage.sessions import Session


def export_knowledge(session: Session, folder: Path) -> tuple[Path, ...]:
    """Writes `<group>/<id>.md` below the folder for every published article, and gives the paths in order."""
    written = []
    for row in published_revisions(session):
        path = article_path(folder, parse_article(row.text, Path(f"{row.article_id}.md")))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(row.text, encoding="utf-8")
        written.append(path)
    return tuple(written)
