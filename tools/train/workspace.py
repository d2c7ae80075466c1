"""Where the trained models wait between the steps, so that a report can be written again without training."""

import json
import time
from contextlib import contextmanager
from pathlib import Path
from typing import Iterator

import numpy as np
import torch

from config import bert_config
from linear import LinearModel
from network import TextRiskNetwork

ROOT = Path(__file__).resolve().parents[2]
WORK = ROOT / ".cache" / "train"
MODELS = ROOT / "public" / "models"
FIXTURES = ROOT / "test" / "fixtures" / "embedded-models.json"
EVALUATION = Path(__file__).resolve().parent / "evaluation.json"


def write_json(path: Path, value: object, indent: int | None = 1) -> None:
    """JSON in UTF-8, with a final line end."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value, ensure_ascii=False, indent=indent) + "\n", encoding="utf-8")


def read_json(path: Path) -> dict:
    """A JSON file, or an empty object where there is none."""
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


@contextmanager
def timed(step: str) -> Iterator[None]:
    """Notes the wall and CPU seconds of a step in the work folder."""
    print(step, flush=True)
    wall, cpu = time.time(), time.process_time()
    yield
    times = read_json(WORK / "times.json")
    times[step] = {"wall_s": round(time.time() - wall), "cpu_s": round(time.process_time() - cpu)}
    write_json(WORK / "times.json", times)


def save_network(network: TextRiskNetwork, vocabulary: list[str]) -> None:
    """Keeps the transformer and its vocabulary."""
    WORK.mkdir(parents=True, exist_ok=True)
    torch.save(network.state_dict(), WORK / "transformer.pt")
    write_json(WORK / "vocabulary.json", vocabulary, indent=None)


def load_network() -> tuple[TextRiskNetwork, list[str]]:
    """The transformer and the vocabulary kept earlier."""
    vocabulary = json.loads((WORK / "vocabulary.json").read_text(encoding="utf-8"))
    network = TextRiskNetwork(bert_config(len(vocabulary)), torch.Generator())
    network.load_state_dict(torch.load(WORK / "transformer.pt"))
    return network.eval(), vocabulary


def save_linear(model: LinearModel) -> None:
    """Keeps the linear model."""
    WORK.mkdir(parents=True, exist_ok=True)
    np.savez(WORK / "linear.npz", weights=model.weights, biases=model.biases)


def load_linear() -> LinearModel:
    """The linear model kept earlier."""
    kept = np.load(WORK / "linear.npz")
    return LinearModel(kept["weights"], kept["biases"])
