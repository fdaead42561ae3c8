"""MiniLM in plain torch, its word table frozen: from a table of word vectors to one vector a text."""

import math
from pathlib import Path

import numpy as np
import torch
from safetensors.numpy import load_file
from torch import Tensor, nn
from torch.nn import functional

LAYERS, WIDTH, HEADS, INNER = 6, 384, 12, 1536


class Layer(nn.Module):
    """One transformer layer as BERT has it: attention, then a feed-forward step, each added and normalised."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value = nn.Linear(WIDTH, WIDTH), nn.Linear(WIDTH, WIDTH), nn.Linear(WIDTH, WIDTH)
        self.attended = nn.Linear(WIDTH, WIDTH)
        self.attended_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.widen, self.narrow = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.narrow_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.rest = nn.Dropout(0.1)

    def forward(self, state: Tensor, mask: Tensor | None) -> Tensor:
        batch, length, _ = state.shape

        def heads(projected: Tensor) -> Tensor:
            return projected.view(batch, length, HEADS, WIDTH // HEADS).transpose(1, 2)

        scores = heads(self.query(state)) @ heads(self.key(state)).transpose(2, 3) / math.sqrt(WIDTH // HEADS)
        if mask is not None:
            scores = scores + mask
        mixed = (scores.softmax(dim=-1) @ heads(self.value(state))).transpose(1, 2).reshape(batch, length, WIDTH)
        state = self.attended_norm(state + self.rest(self.attended(mixed)))
        return self.narrow_norm(state + self.rest(self.narrow(functional.gelu(self.widen(state)))))


class MiniLM(nn.Module):
    """The layers above the word table. `words` is the table's rows for each piece of the text."""

    def __init__(self) -> None:
        super().__init__()
        self.positions = nn.Parameter(torch.zeros(512, WIDTH))
        self.entry_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.rest = nn.Dropout(0.1)

    def forward(self, words: Tensor, there: Tensor | None = None) -> Tensor:
        state = self.rest(self.entry_norm(words + self.positions[: words.shape[1]]))
        mask = None if there is None else (1.0 - there[:, None, None, :]) * -1e4
        for layer in self.layers:
            state = layer(state, mask)
        if there is None:
            pooled = state.mean(dim=1)
        else:
            pooled = (state * there[:, :, None]).sum(dim=1) / there.sum(dim=1, keepdim=True)
        return functional.normalize(pooled, dim=-1)


def load(weights: Path) -> tuple[MiniLM, Tensor]:
    """The model and its word table from the package's safetensors; the one segment row is added to the positions."""
    stored = {
        name: torch.from_numpy(np.array(value, dtype=np.float32))
        for name, value in load_file(weights).items()
        if value.dtype != np.int64
    }
    model = MiniLM()
    model.positions.data = (
        stored["embeddings.position_embeddings.weight"] + stored["embeddings.token_type_embeddings.weight"][0]
    )
    _copy(model.entry_norm, stored, "embeddings.LayerNorm")
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
    for number, layer in enumerate(model.layers):
        for ours, theirs in names.items():
            _copy(getattr(layer, ours), stored, f"encoder.layer.{number}.{theirs}")
    return model, stored["embeddings.word_embeddings.weight"]


def _copy(part: nn.Linear | nn.LayerNorm, stored: dict[str, Tensor], name: str) -> None:
    part.weight.data = stored[f"{name}.weight"].clone()
    part.bias.data = stored[f"{name}.bias"].clone()
