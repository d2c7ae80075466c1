"""Scores of a binary label: AUC, calibration, thresholds, and the identity-term AUC family."""

import numpy as np


def auc(truth: np.ndarray, score: np.ndarray) -> float | None:
    """Area under the ROC curve by ranks, ties counting one half; None without both classes."""
    positives = int((truth == 1).sum())
    negatives = len(truth) - positives
    if positives == 0 or negatives == 0:
        return None
    _, inverse, counts = np.unique(score, return_inverse=True, return_counts=True)
    ends = np.cumsum(counts)
    ranks = (ends - (counts - 1) / 2)[inverse]
    return float((ranks[truth == 1].sum() - positives * (positives + 1) / 2) / (positives * negatives))


def sigmoid(logit: np.ndarray) -> np.ndarray:
    """The logistic function."""
    return 1 / (1 + np.exp(-np.clip(logit, -60, 60)))


def reliability(truth: np.ndarray, probability: np.ndarray, bins: int = 10) -> list[dict]:
    """Per equal-width bin: count, mean probability and observed rate; empty bins are left out."""
    at = np.minimum((probability * bins).astype(int), bins - 1)
    return [
        {
            "from": b / bins,
            "to": (b + 1) / bins,
            "n": int((at == b).sum()),
            "mean_probability": float(probability[at == b].mean()),
            "observed_rate": float(truth[at == b].mean()),
        }
        for b in range(bins)
        if (at == b).any()
    ]


def calibration(truth: np.ndarray, probability: np.ndarray) -> dict:
    """Expected calibration error over ten equal-width bins, Brier score, and the table behind them."""
    table = reliability(truth, probability)
    ece = sum(row["n"] * abs(row["mean_probability"] - row["observed_rate"]) for row in table) / len(truth)
    return {"ece": ece, "brier": float(((probability - truth) ** 2).mean()), "reliability": table}


def at_threshold(truth: np.ndarray, chosen: np.ndarray) -> dict:
    """Precision, recall, F1 and the false positive rate of a decision; None where undefined."""
    hits = int((chosen & (truth == 1)).sum())
    positives, flagged = int((truth == 1).sum()), int(chosen.sum())
    negatives = len(truth) - positives
    return {
        "n": len(truth),
        "positives": positives,
        "precision": hits / flagged if flagged else None,
        "recall": hits / positives if positives else None,
        "f1": 2 * hits / (flagged + positives) if flagged + positives else None,
        "false_positive_rate": (flagged - hits) / negatives if negatives else None,
    }


def best_f1_threshold(truth: np.ndarray, score: np.ndarray) -> float:
    """The cut with the largest F1, halfway between the two scores it separates."""
    order = np.argsort(-score, kind="stable")
    hits = np.cumsum(truth[order] == 1)
    f1 = 2 * hits / (np.arange(1, len(score) + 1) + (truth == 1).sum())
    ranked = score[order]
    ends = np.append(ranked[1:] != ranked[:-1], True)
    best = int(np.argmax(np.where(ends, f1, -1)))
    below = ranked[best + 1] if best + 1 < len(ranked) else ranked[best] - 1
    return float((ranked[best] + below) / 2)


def identity_aucs(truth: np.ndarray, score: np.ndarray, inside: np.ndarray) -> dict:
    """Subgroup, BPSN and BNSP AUC of one identity group (Borkan et al. 2019).

    Subgroup: both classes inside the group. BPSN: positives outside against negatives inside (low when
    the group's harmless texts score high). BNSP: negatives outside against positives inside.
    """
    bpsn = (inside & (truth == 0)) | (~inside & (truth == 1))
    bnsp = (inside & (truth == 1)) | (~inside & (truth == 0))
    return {
        "n": int(inside.sum()),
        "positives": int((truth[inside] == 1).sum()),
        "subgroup_auc": auc(truth[inside], score[inside]),
        "bpsn_auc": auc(truth[bpsn], score[bpsn]),
        "bnsp_auc": auc(truth[bnsp], score[bnsp]),
    }
