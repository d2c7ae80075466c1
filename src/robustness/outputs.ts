import type { Activation, LabelReading } from '../models.ts';

/** One score that is audited, made of a classifier's labels. */
export interface AuditedOutput {
  /** What it speaks for: `toxicity`. */
  readonly name: string;
  /** Places of its labels among the classifier's. */
  readonly labels: readonly number[];
  /** How their scores become one. */
  readonly combine: 'sum' | 'largest';
  /** From this score on a text counts as flagged. */
  readonly threshold: number;
  /**
   * Whether it finds insults, hate and the like, so that the templates' own labels say which sentences it should flag. Of any
   * other output only shifts are told.
   */
  readonly findsAbuse: boolean;
}

const ABUSE = /tox|hate|hatr|insult|threat|abus|offen|obscen|attack|harass|profan|derog|violen/i;
const HALF = 0.5;

/**
 * The scores to audit, as the labels are read: the positive labels together where labels exclude each other, each by itself
 * where each is judged by itself. All labels, each by itself, where none is named positive.
 */
export function auditedOutputs(
  labels: readonly string[],
  activation: Activation | null,
  reading?: Pick<LabelReading, 'finds' | 'positive' | 'thresholds' | 'names'>,
): AuditedOutput[] {
  const positive = (reading?.positive ?? []).map((label) => labels.indexOf(label)).filter((at) => at >= 0);
  if (activation !== 'sigmoid' && positive.length > 0) {
    const name = reading?.finds || labels[positive[0]];
    const findsAbuse = ABUSE.test([name, ...positive.map((at) => labels[at])].join(' '));
    return [{ name, labels: positive, combine: 'sum', threshold: HALF, findsAbuse }];
  }
  const single = positive.length > 0 ? positive : labels.map((_, at) => at);
  return single.map((at) => {
    const name = reading?.names[labels[at]] ?? labels[at];
    const threshold = reading?.thresholds[labels[at]] ?? HALF;
    const findsAbuse = ABUSE.test(`${name} ${labels[at]}`) && !/^(?:non|not|no)[-_ ]/i.test(name);
    return { name, labels: [at], combine: 'largest', threshold, findsAbuse };
  });
}

/** The score of one text. NaN where the classifier failed at it. */
export function outputScore(
  output: AuditedOutput,
  scores: Readonly<ArrayLike<number>>,
  text: number,
  width: number,
): number {
  let score = output.combine === 'sum' ? 0 : -Infinity;
  for (const label of output.labels) {
    const one = scores[text * width + label];
    if (Number.isNaN(one)) return Number.NaN;
    score = output.combine === 'sum' ? score + one : Math.max(score, one);
  }
  return score;
}
