"""Measures our matcher in three ways beside its peers, in one run on the same questions, and writes docs/matching-figures.md."""

import argparse
from collections.abc import Sequence

import numpy as np

from benchmarks.growth import costs
from benchmarks.measuring import Verdict, of_kind, share
from benchmarks.ours import Ours, judge
from benchmarks.peers import Peer, peers
from benchmarks.plots import draw_confidence, draw_near_misses, draw_reliability, draw_risk
from benchmarks.public_sets import IntentSet, as_articles, read_sets
from benchmarks.questions import ROOT, Question, in_shorthand, read_questions, shared_folder, with_typos
from benchmarks.tables import confused_table, cost_table, figures_table, ours_table, personas_table, public_table
from chatbot.knowledge.article import Article
from chatbot.knowledge.glossary import NO_GLOSSARY, Glossary, read_glossary
from chatbot.knowledge.reading import read_articles
from chatbot.matching.calibrating import calibrate
from chatbot.matching.encoder import Encoder, EncoderMode
from chatbot.matching.encoding import load_encoder
from chatbot.matching.indexing import Index, asked_of
from chatbot.matching.matcher import Matcher

DOCS = ROOT / "docs"
KEPT = ROOT / "build" / "vectors"

TITLE = (
    "# Figures of matching\n\nWritten by `make bench`; percent unless it says otherwise, in brackets where 95 of 100 bootstrap "
    "draws lie. Ours is cross-validated by kind of writer; peers learn the same phrasings. “At half answered” lets each "
    "system answer the half of the answerable messages that it is surest of."
)


def main() -> None:
    """Everything, or with --quick only the labelled questions."""
    arguments = argparse.ArgumentParser(description=main.__doc__)
    arguments.add_argument("--quick", action="store_true", help="only the labelled questions")
    quick = arguments.parse_args().quick
    folder = shared_folder()
    if folder is None:
        raise SystemExit("Set MATCHING_QUESTIONS to the folder that holds questions/ (and benchmarks/).")
    articles, glossary = (
        read_articles(ROOT / "knowledge" / "articles"),
        read_glossary(ROOT / "knowledge" / "glossary.yaml"),
    )
    questions = read_questions(folder, [article.id for article in articles])
    parts = [TITLE, _labelled(articles, glossary, questions)]
    if not quick:
        parts.append(public_table({one.name: _public(one) for one in read_sets(folder)}))
        parts.append(cost_table(costs(articles, glossary, [question.text for question in questions])))
    (DOCS / "matching-figures.md").write_text("\n\n".join(parts) + "\n", encoding="utf-8")
    print("\n\n".join(parts))


def _labelled(articles: Sequence[Article], glossary: Glossary, questions: Sequence[Question]) -> str:
    """The tables and plots on the labelled questions."""
    answerable = [question for question in questions if question.kind == "answerable"]
    variants = {"as written": questions, "mistyped": with_typos(answerable), "shorthand": in_shorthand(answerable)}
    systems: dict[str, dict[str, list[Verdict]]] = {}
    own = []
    for mode in EncoderMode:
        encoder = load_encoder(mode, KEPT)
        if (EncoderMode.NONE if encoder is None else encoder.mode) is not mode:
            print(f"The {mode.value} model is not here: left out.")
            continue
        ours = Ours(articles, glossary, encoder, questions)
        judged = {name: judge(ours, some) for name, some in variants.items()}
        systems[ours.name] = {name: verdicts for name, (verdicts, _) in judged.items()}
        own.append((ours.name, *judged["as written"]))
    for peer in peers(load_encoder(EncoderMode.FROZEN, KEPT)):
        systems[peer.name] = _peer_verdicts(peer, articles, variants)
    plain = {name: found["as written"] for name, found in systems.items()}
    _draw(plain, own[0][1])
    return "\n\n".join(
        [
            figures_table(systems),
            ours_table(own),
            personas_table(plain),
            confused_table(own[0][1]),
        ]
    )


def _peer_verdicts(
    peer: Peer, articles: Sequence[Article], variants: dict[str, Sequence[Question]]
) -> dict[str, list[Verdict]]:
    asked = [asked_of(article) for article in articles]
    owners = np.repeat(np.arange(len(articles)), [len(texts) for texts in asked])
    peer.fit([text for texts in asked for text in texts], owners, len(articles))
    ids = [article.id for article in articles]
    return {name: [_verdict(peer, question, ids) for question in some] for name, some in variants.items()}


def _verdict(peer: Peer, question: Question, ids: Sequence[str]) -> Verdict:
    scores = peer.scores(question.text)
    order = np.argsort(-scores, kind="stable")
    return Verdict(question, tuple(ids[place] for place in order[:10]), float(scores[order[0]]), 0.0)


def _draw(systems: dict[str, list[Verdict]], own: list[Verdict]) -> None:
    folder = DOCS / "matching"
    folder.mkdir(exist_ok=True)
    draw_risk(systems, folder / "risk.svg")
    draw_near_misses(systems, folder / "near-misses.svg")
    draw_reliability(
        {name: found for name, found in systems.items() if name.startswith("ours")}, folder / "reliability.svg"
    )
    draw_confidence(own, folder / "confidence.svg")


def _public(intents: IntentSet) -> dict[str, tuple[float, float]]:
    """Right first, and out-of-scope messages let through where 95 in 100 others are, for each system."""
    articles = as_articles(intents)
    questions = [Question(text, (intent,), "answerable", "public", "") for text, intent in intents.tests]
    questions += [Question(text, (), "far", "public", "") for text in intents.outside]
    found: dict[str, tuple[float, float]] = {}
    frozen = load_encoder(EncoderMode.FROZEN, KEPT / "public")
    for encoder in (frozen, None):
        name = "ours, words alone" if encoder is None else "ours, frozen"
        found[name] = _figures(_own_verdicts(articles, encoder, questions))
    for peer in peers(frozen):
        found[peer.name] = _figures(_peer_verdicts(peer, articles, {"": questions})[""])
    return found


def _own_verdicts(articles: Sequence[Article], encoder: Encoder | None, questions: Sequence[Question]) -> list[Verdict]:
    matcher = Matcher(Index(articles, NO_GLOSSARY, encoder), calibrate(articles, NO_GLOSSARY, encoder))
    rankings = [(question, matcher.rank(question.text)) for question in questions]
    return [
        Verdict(one, tuple(match.article for match in found.matches), found.confidence, 0.0) for one, found in rankings
    ]


def _figures(verdicts: Sequence[Verdict]) -> tuple[float, float]:
    answerable, outside = of_kind(verdicts, "answerable"), of_kind(verdicts, "far")
    least = float(np.quantile([one.confidence for one in answerable], 0.05))
    return share(answerable, lambda one: one.right), share(outside, lambda one: one.confidence < least)


if __name__ == "__main__":
    main()
