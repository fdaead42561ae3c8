"""MiniLM run by onnxruntime on one thread: pieces of words in, one vector of length 1 out."""

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from chatbot.matching.encoder import EncoderMode
from chatbot.matching.kept_vectors import KeptVectors
from chatbot.matching.layers import LONGEST
from chatbot.matching.tensors import Array
from chatbot.matching.weighing import Floats


class SentenceModel:
    """The layers in a running session, and the word table mapped from its file. Safe to use from many threads."""

    def __init__(
        self,
        mode: EncoderMode,
        graph: Path,
        layers: Mapping[str, Array],
        words: Floats,
        tokenizer: Path,
        kept: Path | None = None,
    ) -> None:
        self.mode = mode
        self._words = words
        self._positions = np.array(layers["positions"], dtype=np.float32)
        self._tokenizer = Tokenizer.from_file(str(tokenizer))
        self._tokenizer.no_padding()  # The file pads every text to 128 pieces, which would cost ten times as much.
        self._tokenizer.enable_truncation(LONGEST)
        inputs = {name: np.array(array, order="C") for name, array in sorted(layers.items()) if name != "positions"}
        self._inputs = inputs  # The session reads them where they are, so they have to live as long as it does.
        self._session = _session(graph, inputs)
        self._kept = KeptVectors(None if kept is None else kept / f"vectors-{_digest(inputs)}.safetensors")

    def embed(self, text: str) -> Floats:
        """The vector of one text."""
        pieces = self._tokenizer.encode(text).ids
        state = self._words[pieces] + self._positions[: len(pieces)]
        vector = self._session.run(None, {"words": state[None]})[0][0]
        return np.asarray(vector / np.linalg.norm(vector), dtype=np.float32)

    def embed_all(self, texts: Sequence[str]) -> Floats:
        """The vectors of many texts, one at a time as messages are: whole-number layers give others in a batch."""
        return self._kept.look_up(texts, self.embed)


def _session(graph: Path, inputs: Mapping[str, Array]) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    values = [onnxruntime.OrtValue.ortvalue_from_numpy(array) for array in inputs.values()]
    options.add_external_initializers(list(inputs), values)
    return onnxruntime.InferenceSession(str(graph), options, providers=["CPUExecutionProvider"])


def _digest(inputs: Mapping[str, Array]) -> str:
    digest = hashlib.sha256()
    for array in inputs.values():
        digest.update(array.tobytes())
    return digest.hexdigest()[:16]
