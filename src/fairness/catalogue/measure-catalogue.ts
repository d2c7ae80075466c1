import { MEASURE_IDS, type MeasureId } from '../metrics.ts';
import type { MeasureEntry } from './entry.ts';
import { LABEL_MEASURES } from './label-measures.ts';
import { PREDICTION_MEASURES } from './prediction-measures.ts';

/** What is told of each measure, by id. */
export const MEASURE_CATALOGUE = Object.fromEntries(
  [...LABEL_MEASURES, ...PREDICTION_MEASURES].map((entry) => [entry.id, entry]),
) as Readonly<Record<MeasureId, MeasureEntry>>;

/** Every measure's entry, in the order in which tables list them. */
export const MEASURE_ENTRIES: readonly MeasureEntry[] = MEASURE_IDS.map((id) => MEASURE_CATALOGUE[id]);
