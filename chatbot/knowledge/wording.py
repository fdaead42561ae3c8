"""Every fixed sentence that the chat says, by a dotted key, in one language."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from chatbot.knowledge.yaml_files import Fields, fields_of, read_mapping, text_of


class Wording(Mapping[str, str]):
    """The sentences of one language. A key that does not exist is a KeyError, so that no page is ever silent by accident."""

    def __init__(self, language: str, sentences: Mapping[str, str]) -> None:
        self.language = language
        self._sentences = dict(sentences)

    def __getitem__(self, key: str) -> str:
        return self._sentences[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._sentences)

    def __len__(self) -> int:
        return len(self._sentences)

    def say(self, key: str, **values: str | int) -> str:
        """The sentence with its `{blanks}` filled in. Raises KeyError for an unknown key or a blank without a value."""
        return self._sentences[key].format(**values)


def read_wording(path: Path) -> Wording:
    """The wording of the language that the file is named for (`en.yaml`). Raises UnreadableError."""
    return Wording(path.stem, dict(_flattened(read_mapping(path), "")))


def _flattened(fields: Fields, prefix: str) -> Iterator[tuple[str, str]]:
    for name, value in fields.items():
        if isinstance(value, dict):
            yield from _flattened(fields_of(value), f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", text_of(value)
