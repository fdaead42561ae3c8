"""Works out what words weigh in knowledge/concern_points.yaml and person_points.yaml, from the labelled messages.

Run it after the labelled messages or the signs changed, and read the difference before it is committed:
`python -m benchmarks.weighing`. Everything that comes out is a whole number beside a word; nothing else is learnt.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from chatbot.conversation.recognising import Recogniser
from chatbot.conversation.safeguarding import Screener
from chatbot.knowledge.concern import read_concerns
from chatbot.knowledge.reading import read_article
from chatbot.knowledge.recognisable import read_recognisable
from chatbot.knowledge.yaml_files import Fields, fields_of, read_list
from chatbot.matching.tallying import pieces

ROOT = Path(__file__).parent.parent
KNOWLEDGE = ROOT / "knowledge"
SAFEGUARDING = KNOWLEDGE / "questions" / "safeguarding.yaml"
RECOGNISING = KNOWLEDGE / "questions" / "recognising.yaml"
NEAR_REQUESTS = ROOT / "tests" / "data" / "near_requests.yaml"
ORDINARY = ROOT / "tests" / "data" / "ordinary_messages.txt"
GRAVE = ("T0", "T1", "T2")
ABOUT_DANGER = {"crisis-now", "worried-about-a-child", "feeling-overwhelmed"}
ABOUT_A_PERSON = {"talk-to-a-person", "contact-sendias", "are-you-a-person", "sendias-waits-and-priority"}
SCALE = 10
LIGHTEST = 2
"""Words that weigh less than this say nothing and are left out."""

ORDINARY_TAKEN_FOR_A_CONCERN = 0.018
ORDINARY_TAKEN_FOR_A_REQUEST = 0.008
"""The shares of ordinary messages, left out in turn, that may reach the threshold."""

HEADER = """\
# What words and pairs of words weigh where none of the signs of {signs} stands in a message. The points are
# added up; from `threshold` on, they count as a sign. Worked out from the labelled messages by `python -m benchmarks.weighing`,
# then fixed: a plain table that anybody can check by hand.
"""


def labelled(path: Path) -> list[Fields]:
    """The rows of a file of labelled messages."""
    return [fields_of(row) for row in read_list(path)]


def phrasings(besides: set[str]) -> Iterator[str]:
    """How families ask for the articles, besides those about the matter itself."""
    for path in sorted(KNOWLEDGE.glob("articles/*/*.md")):
        article = read_article(path)
        if article.id not in besides:
            yield from article.phrasings


def texts(rows: Iterable[Fields], *kinds: str) -> list[str]:
    return [str(row["text"]) for row in rows if row["kind"] in kinds]


def plain_messages() -> list[str]:
    return ORDINARY.read_text(encoding="utf-8").splitlines()


def weigh_concerns() -> None:
    """Writes concern_points.yaml."""
    rows, requests, near = labelled(SAFEGUARDING), labelled(RECOGNISING), labelled(NEAR_REQUESTS)
    ordinary = texts(rows, "ordinary") + plain_messages() + [*phrasings(ABOUT_DANGER)]
    ordinary += texts(requests, "wants-a-person") + [str(row["text"]) for row in near]
    read = Screener(read_concerns(KNOWLEDGE / "concerns.yaml")).read
    weigh("concern_points.yaml", "concern_signs", read, texts(rows, *GRAVE), ordinary, ORDINARY_TAKEN_FOR_A_CONCERN)


def weigh_requests_for_a_person() -> None:
    """Writes person_points.yaml."""
    rows, requests, near = labelled(SAFEGUARDING), labelled(RECOGNISING), labelled(NEAR_REQUESTS)
    ordinary = texts(rows, "ordinary", *GRAVE) + plain_messages() + [*phrasings(ABOUT_A_PERSON)]
    ordinary += [str(row["text"]) for row in near]
    read = Recogniser(read_recognisable(KNOWLEDGE / "recognising.yaml")).read
    wanted = texts(requests, "wants-a-person")
    weigh("person_points.yaml", "recognising.yaml", read, wanted, ordinary, ORDINARY_TAKEN_FOR_A_REQUEST)


def weigh(
    file: str, signs: str, read: Callable[[str], Sequence[str]], told: list[str], ordinary: list[str], taken: float
) -> None:
    """Writes a table of points, and prints how many of `told` it catches when they are left out in turn."""
    rows, others = ([pieces(read(text)) for text in messages] for messages in (told, ordinary))
    caught, mistaken = left_out_in_turn(rows, others)
    threshold = int(np.quantile(mistaken, 1 - taken)) + 1
    points = fit(rows, others)
    begin = points.pop("")
    by_points: dict[int, list[str]] = defaultdict(list)
    for piece, value in points.items():
        by_points[value].append(piece)
    lines = [f'  {value}: "{" ".join(sorted(by_points[value]))}"' for value in sorted(by_points, reverse=True)]
    head = f"{HEADER.format(signs=signs)}\nthreshold: {threshold - begin}\npoints:\n"
    (KNOWLEDGE / file).write_text(head + "\n".join(lines) + "\n", encoding="utf-8")
    share = np.mean([score >= threshold for score in caught])
    print(f"{file}: {len(points)} words and pairs; by points alone {share:.1%} of {len(rows)} unseen messages")


def fit(told: Sequence[frozenset[str]], ordinary: Sequence[frozenset[str]]) -> dict[str, int]:
    """The points of each word and pair, with the points to begin from under the empty word."""
    rows = (*told, *ordinary)
    counted = Counter(piece for row in rows for piece in row)
    column = {
        piece: place for place, piece in enumerate(sorted(piece for piece, count in counted.items() if count > 1))
    }
    matrix = _matrix(rows, column)
    labels = np.repeat([1, 0], [len(told), len(ordinary)])
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


def left_out_in_turn(told: Sequence[frozenset[str]], ordinary: Sequence[frozenset[str]]) -> tuple[list[int], list[int]]:
    """What each message scores by the points of the other four fifths."""
    scored: tuple[list[int], list[int]] = ([], [])
    for fold in range(5):
        points = fit(
            [row for place, row in enumerate(told) if place % 5 != fold],
            [row for place, row in enumerate(ordinary) if place % 5 != fold],
        )
        scored[0].extend(scores(told[fold::5], points))
        scored[1].extend(scores(ordinary[fold::5], points))
    return scored


if __name__ == "__main__":
    weigh_concerns()
    weigh_requests_for_a_person()
