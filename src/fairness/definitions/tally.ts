import { NEGATIVE, POSITIVE, STATES, UNKNOWN } from '../../cube/cube.ts';

/** Rows or weights by outcome. Without a prediction (or a label) the four parts are 0 and only the margins count. */
export interface Tally {
  readonly tp: number;
  readonly fp: number;
  readonly fn: number;
  readonly tn: number;
  /** By label. */
  readonly positives: number;
  readonly negatives: number;
  /** By prediction. */
  readonly selected: number;
  readonly rejected: number;
  readonly n: number;
}

/** The outcomes of a group, from sums by label · 3 + prediction. */
export function tallyOf(sums: Float64Array): Tally {
  const at = (label: number, prediction: number): number => sums[label * STATES + prediction];
  const row = (label: number): number => at(label, NEGATIVE) + at(label, POSITIVE) + at(label, UNKNOWN);
  const column = (prediction: number): number =>
    at(NEGATIVE, prediction) + at(POSITIVE, prediction) + at(UNKNOWN, prediction);
  return {
    tp: at(POSITIVE, POSITIVE),
    fp: at(NEGATIVE, POSITIVE),
    fn: at(POSITIVE, NEGATIVE),
    tn: at(NEGATIVE, NEGATIVE),
    positives: row(POSITIVE),
    negatives: row(NEGATIVE),
    selected: column(POSITIVE),
    rejected: column(NEGATIVE),
    n: row(NEGATIVE) + row(POSITIVE) + row(UNKNOWN),
  };
}

const EMPTY: Tally = { tp: 0, fp: 0, fn: 0, tn: 0, positives: 0, negatives: 0, selected: 0, rejected: 0, n: 0 };

/** Several groups as one. */
export function sumOf(tallies: readonly Tally[]): Tally {
  return tallies.reduce((a, b) => combine(a, b, 1), EMPTY);
}

/** The outcomes of `all` that are not in `part`. */
export function without(all: Tally, part: Tally): Tally {
  return combine(all, part, -1);
}

/** What was positive becomes negative, in labels and in predictions. */
export function exchanged({ tp, fp, fn, tn, positives, negatives, selected, rejected, n }: Tally): Tally {
  return {
    tp: tn,
    fp: fn,
    fn: fp,
    tn: tp,
    positives: negatives,
    negatives: positives,
    selected: rejected,
    rejected: selected,
    n,
  };
}

function combine(a: Tally, b: Tally, sign: 1 | -1): Tally {
  return {
    tp: a.tp + sign * b.tp,
    fp: a.fp + sign * b.fp,
    fn: a.fn + sign * b.fn,
    tn: a.tn + sign * b.tn,
    positives: a.positives + sign * b.positives,
    negatives: a.negatives + sign * b.negatives,
    selected: a.selected + sign * b.selected,
    rejected: a.rejected + sign * b.rejected,
    n: a.n + sign * b.n,
  };
}
