"""Finds identity terms in texts, and weighs rows so that a group's name alone says nothing of the label."""

import re

import numpy as np

from data import LABELS, Rows
from identities import IDENTITIES

EXTRA = {
    "gender": ("woman", "women", "female", "females", "girl", "girls"),
    "orientation": ("lgbt", "lgbtq", "lesbian", "lesbians", "gays", "homosexuality"),
    "gender identity": ("transgender", "trans", "transsexual", "nonbinary"),
    "race": ("blacks", "whites", "black", "white", "asian", "latina", "latinos", "latinx", "arab"),
    "religion": ("islam", "islamic", "jew", "jews", "judaism", "muslim", "christian"),
    "origin": ("immigrants", "illegals", "aliens", "refugee", "mexican", "chinese"),
    "disability": ("disabled", "autistic", "blind", "deaf", "paralyzed"),
    "age": ("elderly", "teenager", "millenials", "boomers"),
}

TOO_COMMON = frozenset({"men", "male", "old", "girls", "girl", "a man", "foreign"})

LOW, HIGH = 0.4, 2.5
BALANCED = ("toxicity", "hate", "violence")


def _patterns() -> dict[str, re.Pattern]:
    terms: dict[str, set[str]] = {}
    for who in IDENTITIES:
        terms.setdefault(who.group, set()).update((who.people.lower(), who.trait.lower()))
    for group, more in EXTRA.items():
        terms.setdefault(group, set()).update(more)
    return {
        group: re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, found - TOO_COMMON), key=len, reverse=True)) + r")\b")
        for group, found in terms.items()
    }


PATTERNS = _patterns()


def mentions(texts: list[str]) -> dict[str, np.ndarray]:
    """Per identity group, which texts name it."""
    lowered = [text.lower() for text in texts]
    return {group: np.array([bool(p.search(t)) for t in lowered]) for group, p in PATTERNS.items()}


def row_weights(rows: Rows, strength: float) -> np.ndarray:
    """Kamiran and Calders' weights P(group) P(label) / P(group, label), one per row and label.

    A row that names several groups gets the mean of their weights; one that names none counts as a
    group of its own. `strength` is the exponent: 0 leaves the rows as they are, 1 is full balance. Weights are
    kept between 0.4 and 2.5.
    """
    named = mentions(rows.texts)
    groups = [*named.values(), ~np.any(list(named.values()), axis=0)]
    weights = np.ones(rows.labels.shape, np.float32)
    for j, label in enumerate(LABELS):
        if label not in BALANCED:
            continue
        truth, total, met = rows.labels[:, j], np.zeros(len(rows)), np.zeros(len(rows))
        known = ~np.isnan(truth)
        for group in groups:
            for value in (0, 1):
                cell = group & (truth == value)
                if not cell.any():
                    continue
                expected = (group & known).sum() * (truth == value).sum() / known.sum()
                total[cell] += np.clip((expected / cell.sum()) ** strength, LOW, HIGH)
                met[cell] += 1
        weights[:, j] = np.where(met > 0, total / np.maximum(met, 1), 1)
    return weights
