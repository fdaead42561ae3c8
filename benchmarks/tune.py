"""Tunes the sentence model to this field, and lets the new layers in only where they are ahead of the package's own.

Needs torch, safetensors, onnx and tokenizers beside what the chat needs; runs on one core, some ten minutes.
"""

import argparse
import random
from collections.abc import Sequence
from pathlib import Path

import torch
from tokenizers import Tokenizer

from benchmarks.measuring import Verdict, share
from benchmarks.ours import Ours, judge
from benchmarks.questions import ROOT, Question, read_questions, shared_folder
from benchmarks.tables import tuning_table
from benchmarks.tuning.exporting import export_graph, export_layers
from benchmarks.tuning.model import load
from benchmarks.tuning.sampling import Sampler, Topic
from benchmarks.tuning.training import Recipe, Tuner
from chatbot.knowledge.article import Article
from chatbot.knowledge.glossary import Glossary, read_glossary
from chatbot.knowledge.reading import read_articles
from chatbot.matching.calibration import fingerprint
from chatbot.matching.encoder import EncoderMode
from chatbot.matching.encoding import OURS, open_model, package_folder
from chatbot.matching.indexing import asked_of
from chatbot.matching.passages import passages
from chatbot.matching.reading import Reader
from chatbot.matching.spelling import english_words

WORSE_ALLOWED = 3.0
"""Points that one kind of writer may lose by chance; of kinds with few messages, one message, whatever it is in points."""


def main() -> None:
    """Tunes, judges and, where the judgement allows, puts the layers in place with their report."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--epochs", type=int, default=Recipe.epochs)
    arguments.add_argument("--seed", type=int, default=Recipe.seed)
    arguments.add_argument("--layers", type=Path, help="judge these layers instead of tuning new ones")
    chosen = arguments.parse_args()
    folder = shared_folder()
    if folder is None:
        raise SystemExit("Set MATCHING_QUESTIONS to the folder that holds questions/: new layers have to be judged.")
    torch.set_num_threads(1)
    articles, glossary = (
        read_articles(ROOT / "knowledge" / "articles"),
        read_glossary(ROOT / "knowledge" / "glossary.yaml"),
    )
    recipe, new = Recipe(chosen.epochs, chosen.seed), ROOT / "build" / "tuned.safetensors"
    new.parent.mkdir(exist_ok=True)
    layers = chosen.layers or _tune(articles, glossary, recipe, new)
    report, ahead = _judge(articles, glossary, layers, read_questions(folder, [article.id for article in articles]))
    print(report)
    if not ahead:
        raise SystemExit(
            "The new layers are not ahead for every kind of writer and on real questions: nothing was changed."
        )
    for suffix in (".safetensors", ".sha256"):
        (OURS / f"tuned{suffix}").write_bytes(layers.with_suffix(suffix).read_bytes())
    provenance = f"{recipe}, knowledge {fingerprint(articles, glossary)}\n\n{report}\n"
    (ROOT / "docs" / "tuning-report.md").write_text(f"# What let the tuned layers in\n\n{provenance}", encoding="utf-8")


def _tune(articles: Sequence[Article], glossary: Glossary, recipe: Recipe, path: Path) -> Path:
    package = package_folder()
    model, table = load(package / "model.safetensors")
    known = [text for article in articles for text in (*asked_of(article), *passages(article))]
    reader = Reader(glossary, known, english_words())
    tokenizer = Tokenizer.from_file(str(package / "tokenizer.json"))
    topics = [Topic(article.id, asked_of(article), passages(article), article.related) for article in articles]
    tuner = Tuner(model, table, tokenizer, lambda text: reader.read(text).text)
    tuner.tune(Sampler(topics, {}, random.Random(recipe.seed)), recipe, lambda epoch: None)
    export_graph(OURS / "graph.onnx")
    export_layers(model, path)
    return path


def _judge(
    articles: Sequence[Article], glossary: Glossary, layers: Path, questions: Sequence[Question]
) -> tuple[str, bool]:
    """The table of both by kind of writer, and whether the new is ahead."""
    answerable = [question for question in questions if question.kind == "answerable"]
    found: list[list[Verdict]] = []
    for mode, path in ((EncoderMode.FROZEN, None), (EncoderMode.TUNED, layers)):
        ours = Ours(articles, glossary, open_model(mode, path, ROOT / "build" / "vectors"), questions)
        found.append(judge(ours, answerable)[0])
    writers = sorted({question.writer if question.source == "written" else question.source for question in answerable})
    rows = [(writer, *(_right(verdicts, writer) for verdicts in found)) for writer in writers]
    before, after = (share(verdicts, lambda one: one.right) for verdicts in found)
    real_kept = all(new >= old for writer, old, new in rows if writer == "real")
    ahead = after > before and real_kept and all(new >= old - _chance(writer, answerable) for writer, old, new in rows)
    return tuning_table([*rows, ("all", before, after)]), ahead


def _chance(writer: str, questions: Sequence[Question]) -> float:
    """The points that a kind of writer may lose."""
    return max(WORSE_ALLOWED, 100.01 / sum(writer in (one.writer, one.source) for one in questions))


def _right(verdicts: Sequence[Verdict], writer: str) -> float:
    return share(
        [one for one in verdicts if writer in (one.question.writer, one.question.source)], lambda one: one.right
    )


if __name__ == "__main__":
    main()
