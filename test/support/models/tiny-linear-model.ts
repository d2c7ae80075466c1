/** Buckets of the tiny linear model; few, so that n-grams share some. */
export const TINY_BUCKETS = 1024;
export const TINY_LABELS = ['toxicity', 'hate'] as const;
const SCALES = [0.02, 0.05];
const BIASES = [-0.5, 0.25];

/** A linear model over hashed n-grams with made-up weights, as the files it has. */
export function tinyLinearModel(changes: Readonly<Record<string, unknown>> = {}): Map<string, Blob> {
  const weights = Int8Array.from({ length: TINY_BUCKETS * TINY_LABELS.length }, (_, at) => ((at * 7919) % 255) - 127);
  const config = {
    model_type: 'hashed-ngram-linear',
    format: 1,
    problem_type: 'multi_label_classification',
    id2label: { 0: TINY_LABELS[0], 1: TINY_LABELS[1] },
    buckets: TINY_BUCKETS,
    weights: { file: 'weights.bin', type: 'int8', order: 'bucket, label' },
    scale: SCALES,
    bias: BIASES,
    calibration: {
      slope: { toxicity: 1.5, hate: 0.75 },
      intercept: { toxicity: 0.125, hate: -0.25 },
      threshold: { toxicity: 0.4, hate: 0.3 },
    },
    ...changes,
  };
  return new Map([
    ['config.json', new Blob([JSON.stringify(config)])],
    ['weights.bin', new Blob([weights])],
  ]);
}
