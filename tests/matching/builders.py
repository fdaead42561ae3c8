"""Builders for matching: a reader and an index of a few articles, and an encoder that needs no model."""

from collections.abc import Sequence
from functools import cache

import numpy as np

from chatbot.knowledge.article import Article
from chatbot.knowledge.glossary import Glossary, Term, read_glossary
from chatbot.knowledge.reading import read_articles
from chatbot.matching.encoder import EncoderMode
from chatbot.matching.matcher import Matcher, build_matcher
from chatbot.matching.reading import Reader
from chatbot.matching.spelling import english_words
from chatbot.matching.weighing import Floats, letter_features
from tests.builders import KNOWLEDGE_FOLDER, make_article


def make_term(**changes: object) -> Term:
    """The EHC plan."""
    fields: dict[str, object] = {
        "term": "Education, Health and Care plan",
        "short": ("EHC plan", "EHCP"),
        "meaning": "A legal document about the help that a child must get.",
        "also": ("education health care plan",),
        "misspelt": ("echp", "helth care plan"),
        "reads": "ehc plan",
        "beside": (),
    }
    return Term(**{**fields, **changes})  # type: ignore[arg-type]  # Each test gives the type that the field has.


OCCUPATIONAL_THERAPY = make_term(
    term="occupational therapy",
    short=("OT",),
    also=(),
    misspelt=(),
    reads="occupational therapy",
    beside=("therapist",),
)


def make_reader(
    *terms: Term, knowledge: Sequence[str] = ("the council refused to assess my child at school",)
) -> Reader:
    """A reader of these terms, which knows the words of the knowledge."""
    return Reader(Glossary(terms), knowledge, english_words())


class LetterEncoder:
    """An encoder that compares the letters of texts: near enough to meaning for tests, and the same everywhere."""

    mode = EncoderMode.FROZEN

    def __init__(self) -> None:
        self.embedded: list[str] = []

    def embed(self, text: str) -> Floats:
        """A vector of how often each piece of a word stands in the text."""
        self.embedded.append(text)
        vector = np.full(64, 0.01, dtype=np.float32)
        for piece in letter_features(text.split()):
            vector[sum(map(ord, piece)) % 64] += 1.0
        return np.asarray(vector / np.linalg.norm(vector), dtype=np.float32)

    def embed_all(self, texts: Sequence[str]) -> Floats:
        """A row for each text."""
        return np.stack([self.embed(text) for text in texts])


def make_articles() -> tuple[Article, ...]:
    """Four articles that lie apart, one of them about the same thing for younger children."""
    return (
        make_article(
            id="refused",
            title="The council refused to assess my child: what now?",
            phrasings=("la refused to assess", "they said no to an assessment", "can i appeal a refusal to assess"),
            related=("transport",),
            follow_ups=(),
        ),
        make_article(
            id="transport",
            title="Is my child entitled to a school bus?",
            phrasings=("free school bus", "taxi to school", "who pays for transport to school"),
            short_answer="The council pays for a bus or a taxi for some children.",
            follow_ups=(),
        ),
        make_article(
            id="nursery",
            title="What help is there at nursery?",
            phrasings=("support at nursery", "my toddler needs help at nursery", "childminder and special needs"),
            short_answer="A nursery has to help a child with special needs.",
            follow_ups=(),
        ),
        make_article(
            id="allowance",
            title="Can I claim Disability Living Allowance?",
            phrasings=("how do i claim dla", "disability money for my son", "dla form help"),
            short_answer="You can claim Disability Living Allowance for a child under 16.",
            follow_ups=(),
        ),
    )


@cache
def real_articles() -> tuple[Article, ...]:
    """Every article that the release ships."""
    return read_articles(KNOWLEDGE_FOLDER / "articles")


@cache
def real_glossary() -> Glossary:
    """The glossary that the release ships."""
    return read_glossary(KNOWLEDGE_FOLDER / "glossary.yaml")


@cache
def real_matcher() -> Matcher:
    """The matcher on all that the release ships, by words alone."""
    return build_matcher(real_articles(), real_glossary())
