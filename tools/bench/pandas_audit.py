"""The same job in pandas (and Fairlearn where it is installed): read the file, rates and differences by group."""

import json
import sys
import time

started = time.perf_counter()
import pandas as pd  # noqa: E402

imported = time.perf_counter()
frame = pd.read_csv(sys.argv[1])
read = time.perf_counter()
for features in (["sex"], ["race"], ["sex", "race"]):
    cells = frame.groupby(features + ["label", "prediction"]).size().unstack([-2, -1], fill_value=0)
    total = cells.sum(axis=1)
    selection = (cells[(0, 1)] + cells[(1, 1)]) / total
    tpr = cells[(1, 1)] / (cells[(1, 0)] + cells[(1, 1)])
    fpr = cells[(0, 1)] / (cells[(0, 0)] + cells[(0, 1)])
    [rate.max() - rate.min() for rate in (selection, tpr, fpr)]
    frame.groupby(features)["score"].mean()
done = time.perf_counter()

fairlearn = None
try:
    from fairlearn.metrics import MetricFrame, selection_rate, true_positive_rate, false_positive_rate

    before = time.perf_counter()
    MetricFrame(
        metrics={"s": selection_rate, "t": true_positive_rate, "f": false_positive_rate},
        y_true=frame["label"],
        y_pred=frame["prediction"],
        sensitive_features=frame[["sex", "race"]],
    ).difference()
    fairlearn = time.perf_counter() - before
except ImportError:
    pass
print(json.dumps({"version": pd.__version__, "read": read - imported, "audit": done - read, "fairlearn": fairlearn}))
