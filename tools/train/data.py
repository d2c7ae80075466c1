"""Reads the openly licensed texts, and holds rows with labels that may be unknown."""

import csv
import gzip
import os
from dataclasses import dataclass
from pathlib import Path

import numpy as np

LABELS = ("toxicity", "hate", "violence", "prompt_injection")


@dataclass
class Rows:
    """Texts with a label matrix (rows x labels; NaN where the source did not say)."""

    texts: list[str]
    labels: np.ndarray
    sources: np.ndarray
    targets: np.ndarray

    def __len__(self) -> int:
        return len(self.texts)

    def take(self, chosen: np.ndarray) -> "Rows":
        """The rows a boolean mask or an index array names."""
        at = np.flatnonzero(chosen) if chosen.dtype == bool else chosen
        return Rows([self.texts[i] for i in at], self.labels[at], self.sources[at], self.targets[at])

    def join(self, other: "Rows") -> "Rows":
        """These rows and then the others."""
        return Rows(
            self.texts + other.texts,
            np.concatenate([self.labels, other.labels]),
            np.concatenate([self.sources, other.sources]),
            np.concatenate([self.targets, other.targets]),
        )


def reference_folder() -> Path:
    """The folder of reference files; EVENHAND_REFERENCE names it, ../shared is the default."""
    beside = Path(__file__).resolve().parents[2].parent / "shared"
    return Path(os.environ.get("EVENHAND_REFERENCE", beside))


def make_rows(records: list[tuple[str, tuple, str, str]]) -> Rows:
    """Rows from (text, labels with None for unknown, source, target) records."""
    return Rows(
        [record[0] for record in records],
        np.array([[np.nan if v is None else v for v in record[1]] for record in records], np.float32),
        np.array([record[2] for record in records], dtype=object),
        np.array([record[3] for record in records], dtype=object),
    )


def _read(path: Path) -> list[dict]:
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _rows_of(records: list[dict]) -> Rows:
    known = [
        (
            record["text"],
            tuple(float(record[label]) if record[label] else None for label in LABELS),
            record["source"],
            record["target"],
        )
        for record in records
    ]
    return make_rows(known)


def read_splits() -> dict[str, Rows]:
    """The train, dev and test rows of the shared text files."""
    folder = reference_folder() / "data" / "text"
    train = _read(folder / "safety_train.csv.gz")
    test = _read(folder / "safety_test.csv.gz")
    return {
        "train": _rows_of([r for r in train if r["split"] == "train"]),
        "dev": _rows_of([r for r in train if r["split"] == "dev"]),
        "test": _rows_of(test),
    }
