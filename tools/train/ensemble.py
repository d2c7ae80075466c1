"""Calibrates each model on the dev rows, averages the calibrated logits, and picks the thresholds."""

from dataclasses import dataclass

import numpy as np
from sklearn.linear_model import LogisticRegression

from data import LABELS, Rows
from metrics import best_f1_threshold, sigmoid


@dataclass(frozen=True)
class Scale:
    """Per label: calibrated logit = slope x logit + intercept (Platt scaling)."""

    slopes: np.ndarray
    intercepts: np.ndarray

    def apply(self, logits: np.ndarray) -> np.ndarray:
        return logits * self.slopes + self.intercepts


def fit_scale(logits: np.ndarray, rows: Rows) -> Scale:
    """Platt scaling fitted on the rows whose label is known."""
    slopes, intercepts = [], []
    for j in range(len(LABELS)):
        known = ~np.isnan(rows.labels[:, j])
        model = LogisticRegression(C=1e6).fit(logits[known, j : j + 1], rows.labels[known, j])
        slopes.append(float(model.coef_[0, 0]))
        intercepts.append(float(model.intercept_[0]))
    return Scale(np.array(slopes), np.array(intercepts))


def fit_thresholds(logits: np.ndarray, rows: Rows) -> np.ndarray:
    """Per label the calibrated probability with the largest F1 on the rows."""
    cuts = []
    for j in range(len(LABELS)):
        known = ~np.isnan(rows.labels[:, j])
        cuts.append(best_f1_threshold(rows.labels[known, j], logits[known, j]))
    return sigmoid(np.array(cuts))


def by_label(values: np.ndarray) -> dict:
    """Label name to number."""
    return {label: float(value) for label, value in zip(LABELS, values)}


@dataclass(frozen=True)
class Calibrated:
    """A model's scale and its thresholds (on calibrated probabilities), both from the dev rows."""

    scale: Scale
    thresholds: np.ndarray

    def to_json(self) -> dict:
        return {
            "slope": by_label(self.scale.slopes),
            "intercept": by_label(self.scale.intercepts),
            "threshold": by_label(self.thresholds),
        }


def calibrate(logits: np.ndarray, rows: Rows) -> Calibrated:
    """Scale and thresholds of one model from its dev logits."""
    scale = fit_scale(logits, rows)
    return Calibrated(scale, fit_thresholds(scale.apply(logits), rows))


def mean_logit(parts: list[np.ndarray]) -> np.ndarray:
    """The mean of calibrated logits."""
    return np.mean(parts, axis=0)
