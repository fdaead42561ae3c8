"""Works out what each word weighs in knowledge/concern_points.yaml, from the labelled messages and the articles' phrasings.

Run it after the labelled messages or the signs changed, and read the difference before it is committed:
`python -m benchmarks.weighing_concerns`. Everything that comes out is a whole number beside a word; nothing else is learnt.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from chatbot.conversation.safeguarding import Screener
from chatbot.knowledge.concern import read_concerns
from chatbot.knowledge.reading import read_article
from chatbot.knowledge.yaml_files import fields_of, read_list
from chatbot.matching.tallying import pieces

KNOWLEDGE = Path(__file__).parent.parent / "knowledge"
TEST_DATA = Path(__file__).parent.parent / "tests" / "data"
ABOUT_DANGER = {"crisis-now", "worried-about-a-child", "feeling-overwhelmed"}
SCALE = 10
LIGHTEST = 2
"""Words that weigh less than this say nothing and are left out."""

ORDINARY_TAKEN_FOR_A_CONCERN = 0.012
"""The share of ordinary messages, left out in turn, that may reach the threshold."""

HEADER = """\
# Words that say little by themselves and much together. Where no sign of concerns.yaml stands in a message, the points of
# its words and pairs of words are added up; from `threshold` on, the card is shown. Worked out from the labelled messages
# by `python -m benchmarks.weighing_concerns`, then fixed: a plain table that anybody can check by hand.
"""


def messages() -> tuple[list[str], list[str]]:
    """The labelled concerns, and ordinary messages."""
    rows = [fields_of(row) for row in read_list(KNOWLEDGE / "questions" / "safeguarding.yaml")]
    concerns = [str(row["text"]) for row in rows if row["kind"] in ("T0", "T1", "T2")]
    ordinary = [str(row["text"]) for row in rows if row["kind"] == "ordinary"]
    ordinary += (TEST_DATA / "ordinary_messages.txt").read_text(encoding="utf-8").splitlines()
    for path in sorted(KNOWLEDGE.glob("articles/*/*.md")):
        article = read_article(path)
        if article.id not in ABOUT_DANGER:
            ordinary += article.phrasings
    return concerns, ordinary


def fit(concerns: Sequence[frozenset[str]], ordinary: Sequence[frozenset[str]]) -> dict[str, int]:
    """The points of each word and pair, with the points to begin from under the empty word."""
    rows = (*concerns, *ordinary)
    counted = Counter(piece for row in rows for piece in row)
    column = {
        piece: place for place, piece in enumerate(sorted(piece for piece, count in counted.items() if count > 1))
    }
    matrix = _matrix(rows, column)
    labels = np.repeat([1, 0], [len(concerns), len(ordinary)])
    model = LogisticRegression(max_iter=3000, class_weight={1: 3, 0: 1}, solver="liblinear").fit(matrix, labels)
    points = {piece: round(float(model.coef_[0][place]) * SCALE) for piece, place in column.items()}
    return {piece: value for piece, value in points.items() if abs(value) >= LIGHTEST} | {
        "": round(float(model.intercept_[0]) * SCALE)
    }


def _matrix(rows: Sequence[frozenset[str]], column: dict[str, int]) -> csr_matrix:
    places = [(number, column[piece]) for number, row in enumerate(rows) for piece in row if piece in column]
    at_row, at_column = np.array(places, dtype=np.int32).T
    return csr_matrix((np.ones(len(places)), (at_row, at_column)), shape=(len(rows), len(column)))


def scores(rows: Iterable[frozenset[str]], points: dict[str, int]) -> list[int]:
    return [points[""] + sum(points.get(piece, 0) for piece in row) for row in rows]


def left_out_in_turn(
    concerns: Sequence[frozenset[str]], ordinary: Sequence[frozenset[str]]
) -> tuple[list[int], list[int]]:
    """What each message scores by the points of the other four fifths."""
    scored: tuple[list[int], list[int]] = ([], [])
    for fold in range(5):
        points = fit(
            [row for place, row in enumerate(concerns) if place % 5 != fold],
            [row for place, row in enumerate(ordinary) if place % 5 != fold],
        )
        scored[0].extend(scores(concerns[fold::5], points))
        scored[1].extend(scores(ordinary[fold::5], points))
    return scored


def main() -> None:
    """Writes the table, and prints what it catches of messages that it has not seen."""
    screener = Screener(read_concerns(KNOWLEDGE / "concerns.yaml"))
    concerns, ordinary = ([pieces(screener.read(text)) for text in texts] for texts in messages())
    caught, taken = left_out_in_turn(concerns, ordinary)
    threshold = int(np.quantile(taken, 1 - ORDINARY_TAKEN_FOR_A_CONCERN)) + 1
    share = np.mean([score >= threshold for score in caught])
    points = fit(concerns, ordinary)
    begin = points.pop("")
    by_points: dict[int, list[str]] = defaultdict(list)
    for piece, value in points.items():
        by_points[value].append(piece)
    lines = [f'  {value}: "{" ".join(sorted(by_points[value]))}"' for value in sorted(by_points, reverse=True)]
    (KNOWLEDGE / "concern_points.yaml").write_text(
        f"{HEADER}\ncard: something-wrong\nthreshold: {threshold - begin}\npoints:\n" + "\n".join(lines) + "\n",
        encoding="utf-8",
    )
    print(f"{len(points)} words and pairs; by points alone {share:.1%} of {len(concerns)} unseen concerns")


if __name__ == "__main__":
    main()
