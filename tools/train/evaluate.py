"""Every number of the model cards: discrimination, calibration, sources, identity groups, functions."""

import numpy as np

from data import LABELS, Rows
from ensemble import Calibrated
from metrics import at_threshold, auc, calibration, identity_aucs, sigmoid
from reweighing import mentions

IDENTITY_FUNCTIONS = ("own: identity: neutral", "own: identity: positive")
LOUD_ENOUGH = 20


def per_label(rows: Rows, logits: np.ndarray, model: Calibrated) -> dict:
    """AUC, decisions at the dev threshold, and calibration before and after scaling."""
    found = {}
    for j, label in enumerate(LABELS):
        known = ~np.isnan(rows.labels[:, j])
        truth, raw = rows.labels[known, j], logits[known, j]
        probability = sigmoid(model.scale.apply(logits)[known, j])
        found[label] = {
            "auc": auc(truth, raw),
            "threshold": float(model.thresholds[j]),
            "at_threshold": at_threshold(truth, probability >= model.thresholds[j]),
            "uncalibrated": calibration(truth, sigmoid(raw)),
            "calibrated": calibration(truth, probability),
        }
    return found


def per_source(rows: Rows, logits: np.ndarray, model: Calibrated) -> dict:
    """Per source and label: AUC where both classes are present, and the decisions at the dev threshold."""
    decided = sigmoid(model.scale.apply(logits)) >= model.thresholds
    found = {}
    for source in sorted(set(rows.sources)):
        found[source] = {}
        for j, label in enumerate(LABELS):
            inside = (rows.sources == source) & ~np.isnan(rows.labels[:, j])
            if inside.sum() >= LOUD_ENOUGH:
                truth = rows.labels[inside, j]
                found[source][label] = {"auc": auc(truth, logits[inside, j]), **at_threshold(truth, decided[inside, j])}
    return found


def per_identity(rows: Rows, logits: np.ndarray, model: Calibrated) -> dict:
    """Subgroup, BPSN and BNSP AUC and false alarms of texts that name an identity group."""
    decided = sigmoid(model.scale.apply(logits)) >= model.thresholds
    named = mentions(rows.texts)
    found = {}
    for label in ("toxicity", "hate"):
        j = LABELS.index(label)
        known = ~np.isnan(rows.labels[:, j])
        truth = rows.labels[known, j]
        found[label] = {
            group: {
                **identity_aucs(truth, logits[known, j], inside[known]),
                "false_positive_rate": at_threshold(
                    truth[inside[known]], decided[known, j][inside[known]]
                )["false_positive_rate"],
            }
            for group, inside in named.items()
        }
    return found


def per_function(rows: Rows, logits: np.ndarray, model: Calibrated) -> dict:
    """Accuracy on the held-out functional rows, at the dev thresholds, overall and per function."""
    decided = sigmoid(model.scale.apply(logits)) >= model.thresholds
    right = decided == (rows.labels == 1)
    known = ~np.isnan(rows.labels)
    hate = LABELS.index("hate")
    about_hate = ~np.array([name.startswith(("own: threat", "own: violence", "own: inj", "own: req")) for name in rows.sources])
    hateful = rows.labels[:, hate] == 1
    harmless = np.isin(rows.sources, IDENTITY_FUNCTIONS)

    def share(of: np.ndarray, inside: np.ndarray) -> float:
        return float(of[inside].mean())

    return {
        "hate": {
            "n": int(about_hate.sum()),
            "accuracy": share(right[:, hate], about_hate),
            "accuracy_hateful": share(right[:, hate], about_hate & hateful),
            "accuracy_not_hateful": share(right[:, hate], about_hate & ~hateful),
            "auc": auc(rows.labels[about_hate, hate], logits[about_hate, hate]),
            "identity_false_alarms": share(decided[:, hate], harmless),
        },
        "labels": {
            label: {
                "n": int(known[:, j].sum()),
                "accuracy": share(right[:, j], known[:, j]),
                "auc": auc(rows.labels[known[:, j], j], logits[known[:, j], j]),
            }
            for j, label in enumerate(LABELS)
        },
        "functions": {
            name.removeprefix("own: "): {
                label: share(right[:, j], (rows.sources == name) & known[:, j])
                for j, label in enumerate(LABELS)
                if ((rows.sources == name) & known[:, j]).any()
            }
            for name in dict.fromkeys(rows.sources)
        },
        "identities": {
            who: {
                "false_alarms": share(decided[:, hate], (rows.targets == who) & harmless),
                "hate_missed": 1 - share(right[:, hate], (rows.targets == who) & hateful & about_hate),
            }
            for who in sorted(set(rows.targets[harmless]))
        },
    }


def evaluate(test: Rows, functional: dict[str, Rows], logits: dict[str, np.ndarray], model: Calibrated) -> dict:
    """All tables of one model. `logits` has the test rows under `test` and those of each functional set."""
    return {
        "test": per_label(test, logits["test"], model),
        "sources": per_source(test, logits["test"], model),
        "identity": per_identity(test, logits["test"], model),
        "functional": {name: per_function(rows, logits[name], model) for name, rows in functional.items()},
    }
