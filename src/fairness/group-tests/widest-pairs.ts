import type { Estimate } from '../estimate.ts';
import { spreadOf } from './spread.ts';

/** Two groups by position, the one with the higher value first. */
export type PairOfGroups = readonly [higher: number, lower: number];

/**
 * The pairs farthest apart in standard errors, at most `most` of them, farthest first: for rates the pooled score, for
 * other metrics the difference over the root of its two spreads. One pass over all pairs in flat arrays.
 */
export function widestPairs(estimates: readonly Estimate[], most: number): PairOfGroups[] {
  const order = estimates.map((_, g) => g).sort((a, b) => estimates[b].value - estimates[a].value || a - b);
  const kept = new Farthest(most, order);
  if (order.every((g) => estimates[g].proportion)) offerScores(estimates, order, kept);
  else offerSpreads(estimates, order, kept);
  return kept.pairs;
}

function offerScores(estimates: readonly Estimate[], order: readonly number[], kept: Farthest): void {
  const rates = Float64Array.from(order, (g) => estimates[g].proportion?.rate ?? 0);
  const sizes = Float64Array.from(order, (g) => estimates[g].proportion?.n ?? 0);
  for (let i = 0; i < rates.length; i++) {
    for (let j = rates.length - 1; j > i; j--) {
      const total = sizes[i] + sizes[j];
      const positives = rates[i] * sizes[i] + rates[j] * sizes[j];
      const difference = rates[i] - rates[j];
      // (a − b)² / (p̄ (1 − p̄)(1 / m + 1 / n)) with one division less
      const variance = (positives * (total - positives)) / total;
      const squared = difference * difference * sizes[i] * sizes[j];
      // Rates of 0 in both groups, or of 1, do not vary and are equal.
      if (variance === 0 ? kept.least < 0 : squared > kept.least * variance) {
        kept.add(variance === 0 ? 0 : squared / variance, i, j);
      }
    }
  }
}

function offerSpreads(estimates: readonly Estimate[], order: readonly number[], kept: Farthest): void {
  const spreads = order.map((g) => spreadOf(estimates[g]));
  const values = Float64Array.from(order, (g) => estimates[g].value);
  const below = Float64Array.from(spreads, (each) => (each?.below ?? 0) ** 2);
  const above = Float64Array.from(spreads, (each) => (each?.above ?? 0) ** 2);
  for (let i = 0; i < values.length; i++) {
    for (let j = values.length - 1; j > i; j--) {
      const variance = below[i] + above[j];
      const squared = (values[i] - values[j]) * (values[i] - values[j]);
      if (squared > kept.least * variance) kept.add(squared / variance, i, j);
    }
  }
}

/** The highest scores met so far, of equal ones those met first. */
class Farthest {
  /** What a score must exceed to be kept. */
  least = -1;
  readonly pairs: PairOfGroups[] = [];
  readonly #scores: number[] = [];
  readonly #most: number;
  readonly #order: readonly number[];

  constructor(most: number, order: readonly number[]) {
    this.#most = most;
    this.#order = order;
  }

  /** `i`, `j`: places in the order. */
  add(score: number, i: number, j: number): void {
    let place = this.#scores.length;
    while (place > 0 && score > this.#scores[place - 1]) place--;
    this.#scores.splice(place, 0, score);
    this.pairs.splice(place, 0, [this.#order[i], this.#order[j]]);
    if (this.#scores.length > this.#most) {
      this.#scores.pop();
      this.pairs.pop();
    }
    if (this.#scores.length === this.#most) this.least = this.#scores[this.#most - 1];
  }
}
