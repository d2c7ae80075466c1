"""Numbers as Markdown tables."""


def number(value: float | None, digits: int = 3) -> str:
    """A number, or a dash where it is undefined."""
    return "–" if value is None else f"{value:.{digits}f}"


def percent(value: float | None) -> str:
    """A share in percent, or a dash where it is undefined."""
    return "–" if value is None else f"{100 * value:.0f} %"


def table(head: list[str], rows: list[list[str]]) -> str:
    """A Markdown table; the first column is text, the others are numbers."""
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def label_table(labels: dict) -> str:
    """AUC, decisions and calibration per label."""
    rows = []
    for label, found in labels.items():
        cut, scaled = found["at_threshold"], found["calibrated"]
        rows.append([
            label, str(cut["n"]), str(cut["positives"]), number(found["auc"]), number(found["threshold"], 2),
            number(cut["precision"], 2), number(cut["recall"], 2), number(cut["f1"], 2),
            percent(cut["false_positive_rate"]), number(found["uncalibrated"]["ece"]), number(scaled["ece"]),
            number(scaled["brier"]),
        ])
    head = ["label", "texts", "positive", "AUC", "threshold", "precision", "recall", "F1", "false alarms", "ECE raw",
            "ECE calibrated", "Brier"]
    return table(head, rows)


def reliability_table(labels: dict) -> str:
    """Mean probability and observed rate per bin of the calibrated probability."""
    rows = [
        [label, f"{b['from']:.1f}–{b['to']:.1f}", str(b["n"]), number(b["mean_probability"]), number(b["observed_rate"])]
        for label, found in labels.items()
        for b in found["calibrated"]["reliability"]
    ]
    return table(["label", "bin", "texts", "mean probability", "observed rate"], rows)


def source_table(sources: dict) -> str:
    """Per source and label: AUC, or recall and false alarms where only one class is present."""
    rows = [
        [source, label, str(found["n"]), str(found["positives"]), number(found["auc"]), percent(found["recall"]),
         percent(found["false_positive_rate"])]
        for source, labels in sources.items()
        for label, found in labels.items()
    ]
    return table(["source", "label", "texts", "positive", "AUC", "recall", "false alarms"], rows)


def left_out_table(sources: dict) -> str:
    """The linear model's AUC on a source with and without that source in training."""
    rows = [
        [source, label, str(found["n"]), number(found["auc_with"]), number(found["auc_without"])]
        for source, labels in sources.items()
        for label, found in labels.items()
    ]
    return table(["source left out", "label", "texts", "AUC trained with it", "AUC trained without it"], rows)


def identity_table(labels: dict) -> str:
    """Subgroup, BPSN and BNSP AUC and false alarms per identity group."""
    rows = [
        [label, group, str(found["n"]), str(found["positives"]), number(found["subgroup_auc"]),
         number(found["bpsn_auc"]), number(found["bnsp_auc"]), percent(found["false_positive_rate"])]
        for label, groups in labels.items()
        for group, found in groups.items()
    ]
    head = ["label", "group named", "texts", "positive", "subgroup AUC", "BPSN AUC", "BNSP AUC", "false alarms"]
    return table(head, rows)


SETS = {"known_identities": "known identities", "new_identities": "new identities"}


def function_tables(functional: dict) -> str:
    """Summary, functions and identities of the held-out functional rows."""
    summary = table(
        ["held-out sentences about", "sentences", "hate accuracy", "hateful", "not hateful", "hate AUC",
         "identity false alarms"],
        [
            [SETS[name], str(found["hate"]["n"]), percent(found["hate"]["accuracy"]),
             percent(found["hate"]["accuracy_hateful"]), percent(found["hate"]["accuracy_not_hateful"]),
             number(found["hate"]["auc"]), percent(found["hate"]["identity_false_alarms"])]
            for name, found in functional.items()
        ],
    )
    names = list(functional)
    functions = table(
        ["function", "label", *(f"accuracy, {SETS[name]}" for name in names)],
        [
            [function, label, *(percent(functional[name]["functions"][function][label]) for name in names)]
            for function, labels in functional[names[0]]["functions"].items()
            for label in labels
        ],
    )
    identities = table(
        ["identity", "harmless sentences flagged", "hateful sentences missed"],
        [
            [who, percent(found["false_alarms"]), percent(found["hate_missed"])]
            for name in names
            for who, found in functional[name]["identities"].items()
        ],
    )
    return f"{summary}\n\n{functions}\n\n{identities}"
