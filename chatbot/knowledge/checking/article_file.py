"""An article together with its file, so that a fault can name the line."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from chatbot.knowledge.article import Article
from chatbot.knowledge.fault import Fault, UnreadableError
from chatbot.knowledge.reading import parse_article


@dataclass(frozen=True)
class ArticleFile:
    """An article, where it stands, and its text as it is in the file."""

    path: Path
    text: str
    article: Article

    def fault(self, kind: str, message: str, near: str = "") -> Fault:
        """A fault of this file, on the first line that holds `near`; on the first line of all where none does."""
        return Fault(self.path, self._line_of(near), kind, message)

    def _line_of(self, near: str) -> int:
        opening = near.strip().split("\n", 1)[0][:60]
        numbered = enumerate(self.text.split("\n"), start=1)
        return next((number for number, line in numbered if opening and opening in line), 1)


def read_article_files(folder: Path) -> tuple[list[ArticleFile], list[Fault]]:
    """Every article file below a folder in the order of the paths, and a fault for each that cannot be read."""
    files: list[ArticleFile] = []
    faults: list[Fault] = []
    for path in sorted(folder.rglob("*.md")):
        text = path.read_text(encoding="utf-8")
        try:
            files.append(ArticleFile(path, text, parse_article(text, path)))
        except UnreadableError as error:
            faults.append(error.fault)
    return files, faults


def sentences_of(text: str) -> Iterator[str]:
    """The blocks of a Markdown text that a reader takes in one by one: paragraphs, bullets, table rows."""
    for line in text.split("\n"):
        if line.strip() and not line.startswith("#"):
            yield line.strip()
