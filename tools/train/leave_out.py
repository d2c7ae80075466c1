"""How the linear model does on a source it has never seen: trained again without it, then scored on it."""

import numpy as np
from scipy.sparse import csr_matrix

from data import LABELS, Rows
from linear import fit_label
from metrics import auc

FEWEST = 20
ITERATIONS = 25


def leave_sources_out(
    train: Rows, train_features: csr_matrix, weights: np.ndarray, test: Rows, test_features: csr_matrix
) -> dict:
    """Per source and label with at least 20 test rows of each class: AUC with and without the source.

    Both columns come from fits of 25 iterations, so that they differ in nothing but the source.
    """
    found: dict[str, dict] = {}
    for j, label in enumerate(LABELS):
        truth = train.labels[:, j]
        cases = {}
        for source in sorted(set(test.sources)):
            inside = (test.sources == source) & ~np.isnan(test.labels[:, j])
            positives = int((test.labels[inside, j] == 1).sum())
            if min(positives, int(inside.sum()) - positives) >= FEWEST:
                cases[source] = inside
        if not cases:
            continue
        coefficients, _ = fit_label(train_features, truth, weights, ITERATIONS)
        for source, inside in cases.items():
            without = np.where(train.sources == source, np.nan, truth)
            others, _ = fit_label(train_features, without, weights, ITERATIONS)
            found.setdefault(source, {})[label] = {
                "n": int(inside.sum()),
                "auc_with": auc(test.labels[inside, j], test_features[inside] @ coefficients),
                "auc_without": auc(test.labels[inside, j], test_features[inside] @ others),
            }
            print(f"  {label} without {source}", flush=True)
    return found
