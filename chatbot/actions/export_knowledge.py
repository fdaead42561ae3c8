"""Writes the published articles back as files, byte for byte as they were published."""

from pathlib import Path

from chatbot.actions.load_knowledge import article_in
from chatbot.knowledge.writing import article_path
from chatbot.storage.revisions import published_revisions
from chatbot.storage.sessions import Session


def export_knowledge(session: Session, folder: Path) -> tuple[Path, ...]:
    """Writes `<group>/<id>.md` below the folder for every published article, and gives the paths in order."""
    written = []
    for row in published_revisions(session):
        path = article_path(folder, article_in(row.article_id, row.text))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(row.text, encoding="utf-8")
        written.append(path)
    return tuple(written)
