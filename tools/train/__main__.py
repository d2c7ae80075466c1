"""Trains, evaluates and publishes the embedded classifiers: `python3 tools/train`.

`--reuse` evaluates and publishes the models that an earlier run left in .cache/train.
"""

import argparse
import os
import sys

sys.dont_write_bytecode = True
os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = "1"

import numpy as np
import torch

import config
from cards import card
from data import Rows, read_splits
from ensemble import calibrate, mean_logit
from evaluate import evaluate
from fixtures import SENTENCES, make_fixtures
from identities import IDENTITIES
from leave_out import leave_sources_out
from linear import fit, to_bytes
from ngrams import BUCKETS, Featuriser
from own_rows import functional_rows, training_rows
from publish import (
    LINEAR, TRANSFORMER, publish_ensemble, publish_linear, publish_transformer, total_bytes, write_sums,
)
from reweighing import row_weights
from rounding import rounded
from training import score, train
from wordpiece import WordPiece, learn_vocabulary
from workspace import (
    EVALUATION, FIXTURES, MODELS, WORK, load_linear, load_network, read_json, save_linear, save_network, timed,
    write_json,
)

LIMIT_BYTES = 6_000_000


def _own(rows: Rows) -> np.ndarray:
    return np.array([str(source).startswith("own: ") for source in rows.sources])


def _linear_weights(rows: Rows) -> np.ndarray:
    return np.where(_own(rows), config.OWN_WEIGHT_LINEAR, 1).astype(np.float32)


def _train_transformer(rows: Rows) -> None:
    vocabulary = learn_vocabulary(rows.texts, config.VOCABULARY)
    tokenizer = WordPiece(vocabulary)
    weights = row_weights(rows, config.BALANCE)
    weights[_own(rows)] *= config.OWN_WEIGHT
    encoded = [tokenizer.encode(text, config.LONGEST) for text in rows.texts]
    shape = config.bert_config(len(vocabulary))
    save_network(train(shape, encoded, rows.labels, weights, config.STAGES, config.SEED), vocabulary)


def _train_linear(rows: Rows, featuriser: Featuriser) -> None:
    save_linear(fit(featuriser.matrix(rows.texts), rows.labels, _linear_weights(rows)))


def _leave_out(rows: Rows, test: Rows, featuriser: Featuriser) -> None:
    features = featuriser.matrix(rows.texts)
    found = leave_sources_out(rows, features, _linear_weights(rows), test, featuriser.matrix(test.texts))
    write_json(WORK / "left-out.json", found)


def _publish(splits: dict[str, Rows], own: Rows, featuriser: Featuriser) -> None:
    network, vocabulary = load_network()
    linear = load_linear()
    integers = to_bytes(linear)
    tokenizer = WordPiece(vocabulary)
    functional = {"known_identities": functional_rows(False), "new_identities": functional_rows(True)}
    texts = {
        "dev": splits["dev"].texts,
        "test": splits["test"].texts,
        **{name: rows.texts for name, rows in functional.items()},
        "fixtures": list(SENTENCES),
    }
    encoded = {name: [tokenizer.encode(text, config.LONGEST) for text in of] for name, of in texts.items()}
    features = {name: featuriser.matrix(of) for name, of in texts.items()}
    shipped = rounded(network)
    logits = {
        "transformer_float": {name: score(network, ids) for name, ids in encoded.items()},
        "transformer": {name: score(shipped, ids) for name, ids in encoded.items()},
        "linear_float": {name: linear.score(matrix) for name, matrix in features.items()},
        "linear": {name: integers.score(matrix) for name, matrix in features.items()},
    }
    scales = {name: calibrate(of["dev"], splits["dev"]) for name, of in logits.items()}
    logits["ensemble"] = {
        part: mean_logit([scales[name].scale.apply(logits[name][part]) for name in ("transformer", "linear")])
        for part in texts
    }
    scales["ensemble"] = calibrate(logits["ensemble"]["dev"], splits["dev"])

    publish_transformer(network, vocabulary)
    publish_linear(integers, scales["linear"])
    publish_ensemble(scales)
    write_json(FIXTURES, make_fixtures(
        lambda text: tokenizer.encode(text, config.LONGEST), {name: of["fixtures"] for name, of in logits.items()}
    ))
    evaluation = {
        "facts": {
            "train_rows": len(splits["train"]), "dev_rows": len(splits["dev"]), "test_rows": len(splits["test"]),
            "own_rows": len(own), "identities": sum(not who.held_out for who in IDENTITIES),
            "layers": network.config["num_hidden_layers"], "width": network.config["hidden_size"],
            "vocabulary": len(vocabulary), "longest": config.LONGEST, "buckets": BUCKETS,
            "balance": config.BALANCE, "seed": config.SEED,
        },
        "times": read_json(WORK / "times.json"),
        "models": {name: evaluate(splits["test"], functional, logits[name], scales[name]) for name in logits},
        "left_out": read_json(WORK / "left-out.json"),
    }
    write_json(EVALUATION, evaluation)
    for name, folder in (("transformer", TRANSFORMER), ("linear", LINEAR)):
        (MODELS / folder / "README.md").write_text(card(name, evaluation), encoding="utf-8")
    write_sums()
    if total_bytes() > LIMIT_BYTES:
        raise SystemExit(f"public/models has {total_bytes()} bytes, more than {LIMIT_BYTES}")
    for label, found in evaluation["models"]["ensemble"]["test"].items():
        print(f"  {label}: AUC {found['auc']:.4f}")


def main() -> None:
    """Runs the steps in order."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--reuse", action="store_true", help="do not train again")
    reuse = arguments.parse_args().reuse
    torch.set_num_threads(1)
    splits, own, featuriser = read_splits(), training_rows(), Featuriser()
    rows = splits["train"].join(own)
    if not reuse:
        torch.set_flush_denormal(True)
        with timed("train the transformer"):
            _train_transformer(rows)
        torch.set_flush_denormal(False)
        with timed("train the linear model"):
            _train_linear(rows, featuriser)
        with timed("leave sources out"):
            _leave_out(rows, splits["test"], featuriser)
    with timed("evaluate and publish"):
        _publish(splits, own, featuriser)


if __name__ == "__main__":
    main()
