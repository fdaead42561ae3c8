"""The matcher: a person's own words in, the articles they may be asking for out, with how sure it is and why."""

from collections.abc import Sequence

import numpy as np

from chatbot.knowledge.article import Article
from chatbot.knowledge.glossary import Glossary
from chatbot.matching.grouping import Owners
from chatbot.matching.passages import passages
from chatbot.matching.ranking import NO_CONTEXT, Band, Context, Match, Ranking
from chatbot.matching.reading import Reader
from chatbot.matching.spelling import english_words
from chatbot.matching.weighing import Floats, TermIndex, letter_features, word_features

_MOST_MATCHES = 10


class Matcher:
    """Ranks articles for a message. It holds no state between messages and may be used by many threads."""

    def __init__(self, articles: Sequence[Article], glossary: Glossary) -> None:
        self.ids = tuple(article.id for article in articles)
        asked = [[*article.phrasings, article.title] for article in articles]
        said = [passages(article) for article in articles]
        everything = [*(text for texts in asked for text in texts), *(text for texts in said for text in texts)]
        self._reader = Reader(glossary, everything, english_words())
        read = self._reader.read_known
        asked_words = [read(text) for texts in asked for text in texts]
        self._owners = Owners([len(texts) for texts in asked])
        self._words = TermIndex([word_features(text) for text in asked_words])
        self._letters = TermIndex([letter_features(text) for text in asked_words])
        whole = [[word for text in (*a, *s) for word in read(text)] for a, s in zip(asked, said, strict=True)]
        self._whole = TermIndex([word_features(text) for text in whole])

    def rank(self, message: str, context: Context = NO_CONTEXT) -> Ranking:
        """The verdict on one message, read in the light of the conversation so far."""
        scores = self._scores(self._reader.read(message).words)
        odds = np.exp(12.0 * scores)
        shares = odds / odds.sum()
        order = np.argsort(-shares)[:_MOST_MATCHES]
        matches = tuple(Match(self.ids[place], float(shares[place])) for place in order)
        confidence = float(shares[order[0]])
        band = Band.SURE if confidence > 0.5 else Band.CLOSE if confidence > 0.12 else Band.UNKNOWN
        suggestions = tuple(match.article for match in matches[:3]) if band is Band.CLOSE else ()
        return Ranking(matches, band, confidence, suggestions)

    def _scores(self, words: Sequence[str]) -> Floats:
        by_words = self._words.scores(word_features(words))
        by_letters = self._letters.scores(letter_features(words))
        whole = self._whole.scores(word_features(words))
        best = self._owners.mean_of_best(by_words + by_letters) / 2
        return np.add(best, whole, dtype=np.float32)


def build_matcher(
    articles: Sequence[Article], glossary: Glossary, encoder: None = None, calibration: None = None
) -> Matcher:
    """The matcher for a set of articles."""
    return Matcher(articles, glossary)
