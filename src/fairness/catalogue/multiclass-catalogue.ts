import { MULTICLASS_METRIC_IDS, type MulticlassMetricId } from '../metrics.ts';
import type { MulticlassEntry } from './entry.ts';
import { MULTICLASS_METRICS } from './multiclass-metrics.ts';

/** What is told of each metric over all classes, by id. */
export const MULTICLASS_CATALOGUE = Object.fromEntries(
  MULTICLASS_METRICS.map((entry) => [entry.id, entry]),
) as Readonly<Record<MulticlassMetricId, MulticlassEntry>>;

/** Their entries, in the order in which tables list them. */
export const MULTICLASS_ENTRIES: readonly MulticlassEntry[] = MULTICLASS_METRIC_IDS.map(
  (id) => MULTICLASS_CATALOGUE[id],
);
