"""Writes the tuned layers as whole numbers, and the small graph that runs them."""

import hashlib
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from benchmarks.tuning.model import HEADS, INNER, LAYERS, WIDTH, MiniLM
from chatbot.matching.layers import quantised
from chatbot.matching.tensors import Array, write_tensors


def export_layers(model: MiniLM, path: Path) -> str:
    """Writes the layers beside the package's word table, and their hash beside them; gives the hash."""
    write_tensors(path, quantised(_by_the_package_names(model)))
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    path.with_suffix(".sha256").write_text(digest + "\n", encoding="ascii")
    return digest


def _by_the_package_names(model: MiniLM) -> dict[str, Array]:
    names = {
        "query": "attention.self.query",
        "key": "attention.self.key",
        "value": "attention.self.value",
        "attended": "attention.output.dense",
        "attended_norm": "attention.output.LayerNorm",
        "widen": "intermediate.dense",
        "narrow": "output.dense",
        "narrow_norm": "output.LayerNorm",
    }
    stored: dict[str, Array] = {
        "embeddings.position_embeddings.weight": model.positions.detach().numpy(),
        "embeddings.token_type_embeddings.weight": np.zeros((2, WIDTH), dtype=np.float32),
        "embeddings.LayerNorm.weight": model.entry_norm.weight.detach().numpy(),
        "embeddings.LayerNorm.bias": model.entry_norm.bias.detach().numpy(),
    }
    for number, layer in enumerate(model.layers):
        for ours, theirs in names.items():
            part = getattr(layer, ours)
            stored[f"encoder.layer.{number}.{theirs}.weight"] = part.weight.detach().numpy()
            stored[f"encoder.layer.{number}.{theirs}.bias"] = part.bias.detach().numpy()
    return stored


class Graph:
    """The graph of the model: its products in whole numbers, its inputs named but not held."""

    def __init__(self) -> None:
        self._nodes: list[onnx.NodeProto] = []
        self._inputs: dict[str, onnx.TensorProto] = {}
        self._measured: set[str] = set()

    def build(self) -> onnx.ModelProto:
        """One text of any length, as the rows of its pieces, to the mean of its last states."""
        state = self._norm("words", "entry_norm")
        for number in range(LAYERS):
            state = self._layer(state, f"layers.{number}.")
        self._node("ReduceMean", [state, "pieces axis"], "vector", keepdims=0)
        graph = helper.make_graph(
            self._nodes,
            "encoder",
            [helper.make_tensor_value_info("words", TensorProto.FLOAT, [1, "pieces", WIDTH])],
            [helper.make_tensor_value_info("vector", TensorProto.FLOAT, [1, WIDTH])],
            [*_constants(), *self._inputs.values()],
        )
        return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 20)], ir_version=9)

    def _layer(self, state: str, name: str) -> str:
        mixed = self._attend(state, name)
        state = self._norm(
            self._node("Add", [state, self._product(mixed, name + "attended", WIDTH, WIDTH)], name + "sum"),
            name + "attended_norm",
        )
        wide = self._node("Gelu", [self._product(state, name + "widen", WIDTH, INNER)], name + "wide")
        return self._norm(
            self._node("Add", [state, self._product(wide, name + "narrow", INNER, WIDTH)], name + "end"),
            name + "narrow_norm",
        )

    def _attend(self, state: str, name: str) -> str:
        together = self._node(
            "Reshape", [self._product(state, name + "attend", WIDTH, 3 * WIDTH), "by head"], name + "three"
        )
        turns = {"query": [0, 2, 1, 3], "key": [0, 2, 3, 1], "value": [0, 2, 1, 3]}
        query, key, value = (
            self._node(
                "Transpose",
                [self._node("Gather", [together, part], f"{name}{part} picked", axis=2)],
                name + part,
                perm=turn,
            )
            for part, turn in turns.items()
        )
        scores = self._node("Mul", [self._node("MatMul", [query, key], name + "raw"), "rescale"], name + "scores")
        shares = self._node("Softmax", [scores], name + "shares", axis=-1)
        mixed = self._node(
            "Transpose", [self._node("MatMul", [shares, value], name + "heads")], name + "turned", perm=[0, 2, 1, 3]
        )
        return self._node("Reshape", [mixed, "by piece"], name + "mixed")

    def _product(self, state: str, name: str, inner: int, outer: int) -> str:
        """A product in whole numbers: the state is measured as it comes, the weights were beforehand."""
        if state not in self._measured:
            self._measured.add(state)
            self._nodes.append(
                helper.make_node(
                    "DynamicQuantizeLinear", [state], [state + " whole", state + " scale", state + " zero"]
                )
            )
        weight = self._input(name + ".weight", [inner, outer], TensorProto.INT8)
        whole = self._node("MatMulInteger", [state + " whole", weight, state + " zero"], name + " whole")
        scale = self._node("Mul", [state + " scale", self._input(name + ".scale", [outer])], name + " scale")
        product = self._node(
            "Mul", [self._node("Cast", [whole], name + " float", to=TensorProto.FLOAT), scale], name + " x"
        )
        return self._node("Add", [product, self._input(name + ".bias", [outer])], name + " y")

    def _norm(self, state: str, name: str) -> str:
        parts = [self._input(name + part, [WIDTH]) for part in (".weight", ".bias")]
        return self._node("LayerNormalization", [state, *parts], name + " y", axis=-1, epsilon=1e-12)

    def _node(self, kind: str, inputs: list[str], output: str, **settings: object) -> str:
        self._nodes.append(helper.make_node(kind, inputs, [output], **settings))
        return output

    def _input(self, name: str, shape: list[int], kind: int = TensorProto.FLOAT) -> str:
        tensor = TensorProto(name=name, data_type=kind, dims=shape, data_location=TensorProto.EXTERNAL)
        tensor.external_data.add(key="location", value="layers")
        self._inputs[name] = tensor
        return name


def _constants() -> list[onnx.TensorProto]:
    values = {
        "by head": np.array([0, 0, 3, HEADS, WIDTH // HEADS]),
        "by piece": np.array([0, 0, WIDTH]),
        "query": np.array(0),
        "key": np.array(1),
        "value": np.array(2),
        "pieces axis": np.array([1]),
        "rescale": np.array(1 / np.sqrt(WIDTH // HEADS), dtype=np.float32),
    }
    return [numpy_helper.from_array(value, name) for name, value in values.items()]


def export_graph(path: Path) -> None:
    """Writes the graph, which is the same for the package's layers and for tuned ones."""
    path.write_bytes(Graph().build().SerializeToString())
