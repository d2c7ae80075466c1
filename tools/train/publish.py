"""Writes the model folders as they are served."""

import hashlib
from pathlib import Path

import onnx

from config import LONGEST, bert_config
from data import LABELS
from ensemble import Calibrated
from linear import ByteModel
from network import TextRiskNetwork
from ngrams import BUCKETS, TOKEN
from onnx_export import to_int8, to_onnx
from wordpiece import tokenizer_files
from workspace import MODELS, write_json

TRANSFORMER = "evenhand-text-risk"
LINEAR = "evenhand-text-risk-linear"


def _escaped(pattern: str) -> str:
    named = {0x1F000: "\\u{1f000}", 0x1FAFF: "\\u{1faff}"}
    return "".join(named.get(ord(c), c if ord(c) < 128 else f"\\u{ord(c):04x}") for c in pattern)


def publish_transformer(network: TextRiskNetwork, vocabulary: list[str]) -> None:
    """The folder of the transformer, in the Hub's layout."""
    folder = MODELS / TRANSFORMER
    write_json(folder / "config.json", bert_config(len(vocabulary)))
    for name, content in tokenizer_files(vocabulary, LONGEST).items():
        write_json(folder / name, content, indent=None if name == "tokenizer.json" else 1)
    (folder / "onnx").mkdir(exist_ok=True)
    onnx.save(to_int8(to_onnx(network)), str(folder / "onnx" / "model_quantized.onnx"))


def publish_linear(model: ByteModel, calibrated: Calibrated) -> None:
    """The folder of the linear model, in the format of FORMAT.md."""
    folder = MODELS / LINEAR
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "weights.bin").write_bytes(model.integers.T.tobytes())
    write_json(folder / "config.json", {
        "model_type": "hashed-ngram-linear",
        "format": 1,
        "problem_type": "multi_label_classification",
        "id2label": {str(i): label for i, label in enumerate(LABELS)},
        "label2id": {label: i for i, label in enumerate(LABELS)},
        "normalise": ["nfkd", "drop U+0300-U+036F", "lower case", "straight quotes and dashes", "no letter thrice"],
        "token": _escaped(TOKEN.pattern),
        "hash": "fnv1a-32 + fmix32",
        "buckets": BUCKETS,
        "words": {"unigram_prefix": 1, "bigram_prefix": 2, "bigram_start": "<", "bigram_end": ">", "separator": " "},
        "characters": {"prefix": 3, "lengths": [3, 4], "word_start": "<", "word_end": ">"},
        "part_norm": "l2 of the set",
        "weights": {"file": "weights.bin", "type": "int8", "order": "bucket, label"},
        "scale": [float(v) for v in model.scales],
        "bias": [float(v) for v in model.biases],
        "calibration": calibrated.to_json(),
    })


def publish_ensemble(models: dict[str, Calibrated]) -> None:
    """How the two models are averaged."""
    write_json(MODELS / "ensemble.json", {
        "format": 1,
        "labels": list(LABELS),
        "note": "Per label: calibrated logit = slope * logit + intercept for each member; their mean is the ensemble's "
                "logit, which has a slope and an intercept of its own. Probability = 1 / (1 + exp(-calibrated logit)). "
                "A threshold is a calibrated probability. All fitted on the development rows.",
        "members": {TRANSFORMER: models["transformer"].to_json(), LINEAR: models["linear"].to_json()},
        "ensemble": models["ensemble"].to_json(),
    })


def write_sums() -> None:
    """SHA-256 of every published file."""
    files = sorted(p for p in MODELS.rglob("*") if p.is_file() and p.name != "SHA256SUMS")
    lines = [f"{hashlib.sha256(p.read_bytes()).hexdigest()}  {p.relative_to(MODELS).as_posix()}\n" for p in files]
    (MODELS / "SHA256SUMS").write_text("".join(lines), encoding="ascii")


def total_bytes(folder: Path = MODELS) -> int:
    """The size of everything that is published."""
    return sum(p.stat().st_size for p in folder.rglob("*") if p.is_file())
