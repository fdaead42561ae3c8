"""Reads a short message that leans on the last answer (“and how long does that take?”) in its light."""

import re
from dataclasses import replace

import numpy as np

from chatbot.knowledge.article import Article
from chatbot.matching.indexing import Index
from chatbot.matching.reading import Reading
from chatbot.matching.scoring import Scores
from chatbot.matching.weighing import Floats

LONGEST = 12
"""Words up to which a message may lean; a longer one says for itself what it is about."""

TELLING = 1.8
"""Rarity from which a word tells what a message is about: it stands in the phrasings of fewer than a sixth of the articles."""

OWN_SHARE, OWN_SHARE_OF_NOTHING = 0.85, 0.5
"""How much the message by itself counts beside the message read with the last title, and where it has no telling word."""

LAST, NEAR = 1.0, 2.0
"""What speaks beforehand for the last article, and for those it leads on to, in units of the fused odds: measured on the
follow-up questions of the articles, and on unrelated questions asked after them."""

_LEANS = re.compile(
    r"^(?:and|but|so|ok|okay|then|what if|what about|how about|what happens if|why|how long|how much|how do i do that|who)\b"
    r"|\b(?:that|this|it|they|them|those|these|there|then|same|either|one|instead|again)\b"
)


def leans(reading: Reading) -> bool:
    """Whether a message may need the last answer to be understood: short, and with a word that points back."""
    return len(reading.words) <= LONGEST and bool(_LEANS.search(reading.text))


def joined(reading: Reading, last: Reading) -> Reading:
    """The message and the title of the last article as one text."""
    return replace(reading, words=(*reading.words, *last.words), text=f"{reading.text}. {last.text}")


def in_the_light_of(
    index: Index, last: Article, alone: Scores, together: Scores, fusion: Floats
) -> tuple[Scores, Floats]:
    """Scores that blend the message alone with the message joined, and the odds of each article with what spoke before."""
    tells = any(index.covering.rarity_of(word) >= TELLING for word in alone.reading.words)
    own = np.float32(OWN_SHARE if tells else OWN_SHARE_OF_NOTHING)
    blended = replace(together, table=own * alone.table + (1 - own) * together.table, reading=alone.reading)
    near = {*last.related, *(follow_up.article for follow_up in last.follow_ups)} - {last.id}
    before = [LAST if article.id == last.id else NEAR if article.id in near else 0.0 for article in index.articles]
    return blended, np.asarray(fusion @ blended.table + np.array(before, dtype=np.float32), dtype=np.float32)
