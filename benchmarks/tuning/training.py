"""The tuning itself: texts of one topic are drawn together, and away from those of every other."""

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from benchmarks.tuning.model import MiniLM
from benchmarks.tuning.sampling import Pair, Sampler

SCALE = 20.0
RATE, WARM_UP, DECAY, CLIP = 5e-5, 0.1, 0.01, 1.0
LONGEST = 96
TOGETHER = 32
BANK_SHARE = 0.25
"""How much the loss against every way of asking counts beside the loss within the batch."""


@dataclass(frozen=True)
class Recipe:
    """What makes one tuning: how long, and from which chance."""

    epochs: int = 6
    seed: int = 1
    rate: float = RATE


class Tuner:
    """Holds the model, its frozen word table and the tokenizer while it learns."""

    def __init__(self, model: MiniLM, table: Tensor, tokenizer: Tokenizer, read: Callable[[str], str]) -> None:
        self.model, self._table, self._tokenizer, self._read = model, table, tokenizer, read
        tokenizer.no_padding()
        tokenizer.enable_truncation(LONGEST)

    def embed(self, texts: Sequence[str]) -> Tensor:
        """One vector of length 1 for each text; texts of like length go through together, so that little is padding."""
        pieces = [torch.tensor(one.ids) for one in self._tokenizer.encode_batch([self._read(text) for text in texts])]
        order = sorted(range(len(pieces)), key=lambda place: len(pieces[place]))
        vectors = torch.cat(
            [
                self._embed([pieces[place] for place in order[start : start + TOGETHER]])
                for start in range(0, len(order), TOGETHER)
            ]
        )
        return vectors[torch.argsort(torch.tensor(order))]

    def _embed(self, pieces: Sequence[Tensor]) -> Tensor:
        padded = torch.nn.utils.rnn.pad_sequence(list(pieces), batch_first=True)
        there = (torch.arange(padded.shape[1]) < torch.tensor([len(piece) for piece in pieces])[:, None]).float()
        with torch.autocast("cpu", torch.bfloat16):
            vectors: Tensor = self.model(self._table[padded], there)
        return vectors.float()

    @torch.no_grad()
    def embed_all(self, texts: Sequence[str]) -> Tensor:
        """Vectors without learning, texts of like length together."""
        self.model.eval()
        return torch.cat([self.embed(texts[start : start + 1024]) for start in range(0, len(texts), 1024)])

    def tune(self, sampler: Sampler, recipe: Recipe, after_epoch: Callable[[int], None]) -> None:
        """Runs the whole recipe. The same seed on the same machine gives the same layers."""
        random.seed(recipe.seed)
        torch.manual_seed(recipe.seed)
        steps = recipe.epochs * sampler.steps_in_an_epoch
        optimiser = torch.optim.AdamW(self.model.parameters(), lr=recipe.rate, weight_decay=DECAY)
        schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: _warmth(step, steps))
        bank = _Bank(sampler)
        for epoch in range(recipe.epochs):
            started, losses = time.monotonic(), []
            bank.vectors = self.embed_all(bank.texts)
            self.model.train()
            for _ in range(sampler.steps_in_an_epoch):
                losses.append(self._step(sampler.batch(), bank, optimiser))
                schedule.step()
            print(
                f"epoch {epoch + 1}: loss {sum(losses) / len(losses):.3f}, {time.monotonic() - started:.0f} s",
                flush=True,
            )
            after_epoch(epoch)

    def _step(self, pairs: Sequence[Pair], bank: "_Bank", optimiser: torch.optim.Optimizer) -> float:
        asked, answers = self.embed([*(pair.asked for pair in pairs), *(pair.answer for pair in pairs)]).chunk(2)
        loss = _within_the_batch(asked, answers, pairs) + BANK_SHARE * bank.loss(asked, pairs)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), CLIP)
        optimiser.step()
        return loss.item()


class _Bank:
    """Every way of asking as it stood when the epoch began: a message has to be nearer its own than all the others."""

    def __init__(self, sampler: Sampler) -> None:
        asked = [(text, place) for place, topic in enumerate(sampler.topics) for text in topic.asked]
        self.texts = [text for text, _ in asked]
        self._owners = torch.tensor([place for _, place in asked])
        self.vectors = torch.empty(0)

    def loss(self, asked: Tensor, pairs: Sequence[Pair]) -> Tensor:
        scores = SCALE * asked @ self.vectors.T
        own = self._owners[None, :] == torch.tensor([pair.topic for pair in pairs])[:, None]
        for row, pair in enumerate(pairs):
            for place in pair.also:
                scores[row, self._owners == place] = -torch.inf
        # The text itself, still in the bank, would be its own best match; its nearest copy is left out.
        itself = (scores.masked_fill(~own, -torch.inf)).argmax(dim=1)
        scores = scores.scatter(1, itself[:, None], -torch.inf)
        return (torch.logsumexp(scores, 1) - torch.logsumexp(scores.masked_fill(~own, -torch.inf), 1)).mean()


def _within_the_batch(asked: Tensor, answers: Tensor, pairs: Sequence[Pair]) -> Tensor:
    scores = SCALE * asked @ answers.T
    accepted = torch.tensor([[one.topic in other.also or other.topic in one.also for other in pairs] for one in pairs])
    scores = scores.masked_fill(accepted, -1e4)
    right = torch.arange(len(pairs))
    return (functional.cross_entropy(scores, right) + functional.cross_entropy(scores.T, right)) / 2


def _warmth(step: int, steps: int) -> float:
    warming = max(1, int(WARM_UP * steps))
    return (step + 1) / warming if step < warming else max(0.0, (steps - step) / max(1, steps - warming))
