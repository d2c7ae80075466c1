"""Trains the text-risk network: batches of like length, masked and weighted loss, a linear decay."""

import random
import time

import numpy as np
import torch
from torch.nn import functional as F

from network import TextRiskNetwork
from wordpiece import CLS, PAD, SEP, SPECIAL

MASK = SPECIAL.index("[MASK]")

BATCH = 64
WARM_UP = 0.06
HIDDEN_TOKENS = 0.06
POOLED_BATCHES = 60


def batches(lengths: list[int], rng: random.Random) -> list[list[int]]:
    """All rows in random batches of similar length, in random order."""
    order = list(range(len(lengths)))
    rng.shuffle(order)
    made = []
    for start in range(0, len(order), BATCH * POOLED_BATCHES):
        pool = sorted(order[start : start + BATCH * POOLED_BATCHES], key=lambda i: lengths[i])
        made += [pool[i : i + BATCH] for i in range(0, len(pool), BATCH)]
    rng.shuffle(made)
    return made


def padded(encoded: list[list[int]], chosen: list[int]) -> tuple[torch.Tensor, torch.Tensor]:
    """Ids and attention mask of the chosen rows, padded to the longest of them."""
    longest = max(len(encoded[i]) for i in chosen)
    ids = torch.full((len(chosen), longest), PAD, dtype=torch.long)
    for row, i in enumerate(chosen):
        ids[row, : len(encoded[i])] = torch.tensor(encoded[i])
    return ids, (ids != PAD).long()


def train(
    config: dict,
    encoded: list[list[int]],
    labels: np.ndarray,
    weights: np.ndarray,
    stages: tuple[tuple[int, float], ...],
    seed: int,
) -> TextRiskNetwork:
    """A trained network in evaluation mode. The same arguments give the same bits on one thread.

    Each stage is a number of epochs and a peak learning rate, with an optimiser and a seed of its own.
    """
    network = TextRiskNetwork(config, torch.Generator().manual_seed(seed))
    for stage, (epochs, peak) in enumerate(stages):
        generator = network.dropout.generator if stage == 0 else torch.Generator().manual_seed(seed + stage)
        network.dropout.generator = generator
        run_stage(network, encoded, labels, weights, epochs, peak, generator, random.Random(seed + stage))
    return network.eval()


def run_stage(
    network: TextRiskNetwork,
    encoded: list[list[int]],
    labels: np.ndarray,
    weights: np.ndarray,
    epochs: int,
    peak: float,
    generator: torch.Generator,
    rng: random.Random,
) -> None:
    """Trains the network in place: warm-up, then linear decay to zero."""
    optimiser = torch.optim.AdamW(network.parameters(), lr=peak, weight_decay=0.01, foreach=True)
    lengths = [len(ids) for ids in encoded]
    steps = epochs * len(batches(lengths, random.Random(0)))
    warm = max(1, int(steps * WARM_UP))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min((step + 1) / warm, max(0.0, (steps - step) / (steps - warm)))
    )
    truth = torch.from_numpy(np.nan_to_num(labels)).float()
    importance = torch.from_numpy(np.where(np.isnan(labels), 0, weights)).float()
    network.train()
    began, done = time.time(), 0
    for epoch in range(epochs):
        total = 0.0
        for chosen in batches(lengths, rng):
            ids, mask = padded(encoded, chosen)
            hidden = torch.rand(ids.shape, generator=generator) < HIDDEN_TOKENS
            ids = torch.where(hidden & (ids != PAD) & (ids != CLS) & (ids != SEP), MASK, ids)
            logits = network(ids, mask, torch.zeros_like(ids))
            weight = importance[chosen]
            loss = F.binary_cross_entropy_with_logits(logits, truth[chosen], weight, reduction="sum") / weight.sum()
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            total += float(loss)
            done += 1
            if done % 200 == 0:
                left = (time.time() - began) / done * (steps - done)
                print(f"  step {done} of {steps}, about {left / 60:.1f} min left", flush=True)
        print(f"  epoch {epoch + 1}: mean loss {total / (steps / epochs):.4f}", flush=True)


@torch.no_grad()
def score(network: TextRiskNetwork, encoded: list[list[int]]) -> np.ndarray:
    """Logits of all rows, computed in batches of like length."""
    order = sorted(range(len(encoded)), key=lambda i: len(encoded[i]))
    logits = np.zeros((len(encoded), network.classifier.out_features), np.float32)
    for start in range(0, len(order), 128):
        chosen = order[start : start + 128]
        ids, mask = padded(encoded, chosen)
        logits[chosen] = network(ids, mask, torch.zeros_like(ids)).numpy()
    return logits
