import type { Activation, ModelNote } from '../../models.ts';
import { areUnnamed, usualActivation } from '../labels/propose-reading.ts';
import { isRecord } from '../engines/calibration.ts';

type Config = Readonly<Record<string, unknown>>;

const MOST_LABELS = 100_000;

/**
 * The labels that a configuration names, in the order of the outputs; null where it names none.
 * Labels are named by `id2label`, else by their number alone (`num_labels`).
 */
export function labelsOfConfig(config: Config): readonly string[] | null {
  const { id2label, num_labels: count } = config;
  if (isRecord(id2label) && Object.keys(id2label).length > 0) {
    const labels = Object.keys(id2label)
      .map(Number)
      .toSorted((one, other) => one - other)
      .map((id) => id2label[String(id)]);
    return labels.every((label) => typeof label === 'string') ? labels : null;
  }
  return typeof count === 'number' ? numberedLabels(count) : null;
}

/** `LABEL_0`, `LABEL_1`, …, as the library calls labels that nobody named. */
export const numberedLabels = (count: number): readonly string[] =>
  Array.from({ length: Math.min(count, MOST_LABELS) }, (_, at) => `LABEL_${at}`);

/** Whether labels exclude each other, as the configuration says or as models of this kind do; what to note of it. */
export function activationOf(
  config: Config,
  labels: readonly string[],
  name: string,
): { readonly activation: Activation; readonly notes: readonly ModelNote[] } {
  const unnamed: readonly ModelNote[] = areUnnamed(labels) ? [{ kind: 'labels-unnamed' }] : [];
  const { problem_type: type } = config;
  if (type === 'multi_label_classification') return { activation: 'sigmoid', notes: unnamed };
  if (type === 'single_label_classification' && labels.length > 1) return { activation: 'softmax', notes: unnamed };
  const activation = usualActivation({ labels, name });
  return { activation, notes: [...unnamed, { kind: 'activation-assumed', activation }] };
}
