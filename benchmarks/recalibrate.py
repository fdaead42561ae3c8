"""Fits the calibrations that ship, one for each way of matching, on all labelled questions. Run it after tuning."""

from benchmarks.questions import ROOT, read_questions, shared_folder
from chatbot.knowledge.glossary import read_glossary
from chatbot.knowledge.reading import read_articles
from chatbot.matching.calibrating import Labelled, calibrate
from chatbot.matching.calibration import SHIPPED, write_calibration
from chatbot.matching.encoder import EncoderMode
from chatbot.matching.encoding import load_encoder


def main() -> None:
    """Writes a calibration for each mode whose model is here."""
    folder = shared_folder()
    if folder is None:
        raise SystemExit("Set MATCHING_QUESTIONS to the folder that holds questions/.")
    articles, glossary = (
        read_articles(ROOT / "knowledge" / "articles"),
        read_glossary(ROOT / "knowledge" / "glossary.yaml"),
    )
    questions = read_questions(folder, [article.id for article in articles])
    labelled = [Labelled(question.text, question.accepted, question.writer) for question in questions]
    for mode in EncoderMode:
        encoder = load_encoder(mode, ROOT / "build" / "vectors")
        if (EncoderMode.NONE if encoder is None else encoder.mode) is mode:
            calibration = calibrate(articles, glossary, encoder, labelled)
            write_calibration(calibration, SHIPPED / f"calibration-{mode.value}.json")
            print(f"{mode.value}: {calibration.thresholds}")


if __name__ == "__main__":
    main()
