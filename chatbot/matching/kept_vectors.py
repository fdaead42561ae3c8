"""Keeps the vectors of the knowledge's texts, so that a start or a publish embeds only what is new."""

import hashlib
import os
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from chatbot.matching.tensors import read_tensors, write_tensors
from chatbot.matching.weighing import Floats

_KEY_BYTES = 16


class KeptVectors:
    """Vectors by the hash of their text, in half precision, and in a file where there is a place for one.

    What is kept is what was last asked for: texts that have left the knowledge go.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._vectors: dict[bytes, NDArray[np.float16]] = {}
        if path is not None and path.exists():
            stored = read_tensors(path)
            keys = np.array(stored["keys"])
            self._vectors = {key.tobytes(): np.array(row) for key, row in zip(keys, stored["vectors"], strict=True)}

    def look_up(self, texts: Sequence[str], embed: Callable[[str], Floats]) -> Floats:
        """A row for each text, embedded where it is new."""
        keys = [hashlib.sha256(text.encode()).digest()[:_KEY_BYTES] for text in texts]
        known = self._vectors
        found = {
            key: known[key] if key in known else embed(text).astype(np.float16)
            for key, text in zip(keys, texts, strict=True)
        }
        if found.keys() != known.keys():
            self._vectors = found
            self._keep()
        return np.stack([found[key] for key in keys]).astype(np.float32)

    def _keep(self) -> None:
        if self._path is None:
            return
        self._path.parent.mkdir(parents=True, exist_ok=True)
        keys = np.frombuffer(b"".join(self._vectors), dtype=np.int8).reshape(-1, _KEY_BYTES)
        fresh = self._path.with_suffix(f".{os.getpid()}")
        write_tensors(fresh, {"keys": keys, "vectors": np.stack(list(self._vectors.values()))})
        # Put in place in one step: another process may be reading or writing, and a start must never meet half a file.
        fresh.replace(self._path)
