"""The hashed n-gram model: one logistic regression per label, and its weights as bytes."""

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

INVERSE_REGULARISATION = 4.0
ITERATIONS = 60


@dataclass
class LinearModel:
    """Weights (labels x buckets) and one bias per label."""

    weights: np.ndarray
    biases: np.ndarray

    def score(self, features: csr_matrix) -> np.ndarray:
        """One logit per text and label."""
        return features @ self.weights.T + self.biases


@dataclass
class ByteModel:
    """The same with int8 weights: weight = scale of the label x stored integer."""

    integers: np.ndarray
    scales: np.ndarray
    biases: np.ndarray

    def score(self, features: csr_matrix) -> np.ndarray:
        """One logit per text and label, as the browser computes it."""
        sums = features.astype(np.float64) @ self.integers.T.astype(np.float64)
        return sums * self.scales + self.biases


def fit_label(
    features: csr_matrix, truth: np.ndarray, weights: np.ndarray, iterations: int = ITERATIONS
) -> tuple[np.ndarray, float]:
    """Weights and bias of one label, from the rows where it is known."""
    known = np.flatnonzero(~np.isnan(truth))
    model = LogisticRegression(C=INVERSE_REGULARISATION, max_iter=iterations, solver="lbfgs")
    model.fit(features[known], truth[known], sample_weight=weights[known])
    return model.coef_[0].astype(np.float32), float(model.intercept_[0])


def fit(features: csr_matrix, labels: np.ndarray, weights: np.ndarray) -> LinearModel:
    """A model of all labels."""
    fitted = [fit_label(features, labels[:, j], weights) for j in range(labels.shape[1])]
    return LinearModel(np.stack([w for w, _ in fitted]), np.array([b for _, b in fitted]))


def to_bytes(model: LinearModel) -> ByteModel:
    """Rounds each label's weights to int8, with the scale that keeps its largest weight at 127."""
    scales = (np.abs(model.weights).max(1) / 127).astype(np.float64)
    integers = np.clip(np.rint(model.weights / scales[:, None]), -127, 127).astype(np.int8)
    return ByteModel(integers, scales, model.biases)
