"""The layers of the sentence model as small whole numbers: the package's own, or those tuned to this field."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from chatbot.matching.tensors import Array
from chatbot.matching.weighing import Floats

LAYERS = 6
LONGEST = 128
"""Pieces of a text that are looked at, about 90 words; the telling parts of longer messages are scored by themselves."""

BITS = 7
"""Seven of the eight bits: two products of eight overflow on processors without VNNI, and vectors would differ there."""

_PARTS = {"attended": "attention.output.dense", "widen": "intermediate.dense", "narrow": "output.dense"}
_NORMS = {"attended_norm": "attention.output.LayerNorm", "narrow_norm": "output.LayerNorm"}
_ATTEND = ("query", "key", "value")


def quantised(stored: Mapping[str, Array]) -> dict[str, Array]:
    """The inputs of model/graph.onnx made from MiniLM's own 32-bit layers, by the names that the package gives them."""
    layers: dict[str, Array] = {
        "entry_norm.weight": _floats(stored, "embeddings.LayerNorm.weight"),
        "entry_norm.bias": _floats(stored, "embeddings.LayerNorm.bias"),
        "positions": positions(stored),
    }
    for number in range(LAYERS):
        theirs, ours = f"encoder.layer.{number}.", f"layers.{number}."
        attend = [f"{theirs}attention.self.{name}" for name in _ATTEND]
        layers |= _product(
            ours + "attend",
            np.concatenate([_floats(stored, name + ".weight") for name in attend]),
            np.concatenate([_floats(stored, name + ".bias") for name in attend]),
        )
        for name, long_name in _PARTS.items():
            layers |= _product(
                ours + name,
                _floats(stored, theirs + long_name + ".weight"),
                _floats(stored, theirs + long_name + ".bias"),
            )
        for name, long_name in _NORMS.items():
            for part in (".weight", ".bias"):
                layers[ours + name + part] = _floats(stored, theirs + long_name + part)
    return layers


def positions(stored: Mapping[str, Array]) -> Floats:
    """What a word's place in the text adds to it; the model knows one kind of segment, which is added here too."""
    segment = _floats(stored, "embeddings.token_type_embeddings.weight")[0]
    places = _floats(stored, "embeddings.position_embeddings.weight")[:LONGEST]
    return np.asarray(places + segment, dtype=np.float32)


def _product(name: str, weight: Floats, bias: Floats) -> dict[str, Array]:
    whole, scale = _whole_numbers(weight.T)
    return {f"{name}.weight": whole, f"{name}.scale": scale, f"{name}.bias": bias}


def _whole_numbers(matrix: Floats) -> tuple[NDArray[np.int8], Floats]:
    largest = 2 ** (BITS - 1) - 1
    scale = np.abs(matrix).max(axis=0) / largest
    whole = np.clip(np.round(matrix / scale), -largest, largest)
    return np.asarray(whole, dtype=np.int8), np.asarray(scale, dtype=np.float32)


def _floats(stored: Mapping[str, Array], name: str) -> Floats:
    return np.asarray(stored[name], dtype=np.float32)
