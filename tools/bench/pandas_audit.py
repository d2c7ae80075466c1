"""The same job in pandas (file, 'default' or 'tuned'), and in Fairlearn where it is installed; JSON on stdout."""

import json
import resource
import sys
import time

import pandas as pd


def cpu():
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


path, mode = sys.argv[1:3]
TUNED = {
    "usecols": ["sex", "race", "label", "prediction", "score"],
    "dtype": {"sex": "category", "race": "category", "label": "int8", "prediction": "int8", "score": "float64"},
}
base = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
cpu_before, started = cpu(), time.perf_counter()
frame = pd.read_csv(path, **(TUNED if mode == "tuned" else {}))
read, read_cpu = time.perf_counter() - started, cpu() - cpu_before
for features in (["sex"], ["race"], ["sex", "race"]):
    cells = frame.groupby(features + ["label", "prediction"], observed=True).size().unstack([-2, -1], fill_value=0)
    total = cells.sum(axis=1)
    selection = (cells[(0, 1)] + cells[(1, 1)]) / total
    tpr = cells[(1, 1)] / (cells[(1, 0)] + cells[(1, 1)])
    fpr = cells[(0, 1)] / (cells[(0, 0)] + cells[(0, 1)])
    [rate.max() - rate.min() for rate in (selection, tpr, fpr)]
    frame.groupby(features, observed=True)["score"].mean()
wall, whole_cpu = time.perf_counter() - started, cpu() - cpu_before
memory = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - base) * 1024

fairlearn = None
try:
    import fairlearn
    from fairlearn.metrics import MetricFrame, false_positive_rate, selection_rate, true_positive_rate

    before = cpu()
    MetricFrame(
        metrics={"s": selection_rate, "t": true_positive_rate, "f": false_positive_rate},
        y_true=frame["label"],
        y_pred=frame["prediction"],
        sensitive_features=frame[["sex", "race"]],
    ).difference()
    fairlearn = {"version": fairlearn.__version__, "cpu": cpu() - before}
except ImportError:
    pass
print(
    json.dumps(
        {
            "version": pd.__version__,
            "rows": len(frame),
            "read": read,
            "readCpu": read_cpu,
            "wall": wall,
            "cpu": whole_cpu,
            "memory": memory,
            "fairlearn": fairlearn,
        }
    )
)
