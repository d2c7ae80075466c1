import { expect } from 'vitest';
import type { CombinationAssessment, MetricValue } from '../../src/fairness/assessment.ts';
import type { Exchanged } from '../../src/fairness/catalogue/entry.ts';

const TOLERANCE = 1e-9;
/** Limits that are found as roots are as exact as the search for them. */
const LIMIT_TOLERANCE = 1e-6;
/** As a part of the interval’s width. */
const DRAWN_TOLERANCE = 0.1;

/** What becomes of a number. */
export type Change = (x: number) => number;

export const EXCHANGES: Readonly<Record<Exchanged, Change>> = {
  same: (x) => x,
  complement: (x) => 1 - x,
  negated: (x) => -x,
  reciprocal: (x) => 1 / x,
};

function near(value: number, expected: number, tolerance = TOLERANCE): boolean {
  return Math.abs(value - expected) <= tolerance * Math.max(1, Math.abs(expected));
}

/**
 * What was claimed of numbers and what was seen: a claim that no case put to the test does not count as kept, and a
 * number said to become another one must do so somewhere.
 */
export class Claims {
  readonly #kept = new Map<string, number>();
  readonly #denied = new Map<string, Map<string, boolean>>();

  /** The number became `change` of what it was, with the limits of its interval. */
  keeps(id: string, before: MetricValue, after: MetricValue, change: Change, where = ''): void {
    const what = `${id} ${where}`;
    this.#kept.set(id, this.#kept.get(id) ?? 0);
    if (before.kind === 'undefined' || after.kind === 'undefined') {
      // The reciprocal of 0 is undefined on the other side.
      const [known] = [before, after].filter((each) => each.kind === 'defined');
      if (known === undefined || Number.isFinite(change(known.value))) expect(after.kind, what).toBe(before.kind);
      return;
    }
    const expected = change(before.value);
    expect(near(after.value, expected), `${what}: ${before.value} became ${after.value}, not ${expected}`).toBe(true);
    this.#kept.set(id, this.#kept.get(id)! + 1);
    if (!before.interval) return expect(after.interval, what).toBeNull();
    const limits = [change(before.interval.low), change(before.interval.high)].sort((a, b) => a - b);
    if (!limits.every((limit) => Number.isFinite(limit))) return;
    // Drawn limits are as exact as their draws, which fall on other cells after an exchange.
    const isDrawn = before.interval.method === 'dirichlet';
    const tolerance = isDrawn ? DRAWN_TOLERANCE * (limits[1] - limits[0]) : LIMIT_TOLERANCE;
    [after.interval!.low, after.interval!.high].forEach((limit, side) => {
      expect(near(limit, limits[side], tolerance), `${what}: limit ${limit}, not ${limits[side]}`).toBe(true);
    });
  }

  /** The number is not said to become any of `changes`. */
  denies(id: string, before: MetricValue, after: Readonly<Record<string, MetricValue>>): void {
    const seen = this.#denied.get(id) ?? new Map<string, boolean>();
    this.#denied.set(id, seen);
    for (const [other, value] of Object.entries(after)) {
      for (const [as, change] of Object.entries(EXCHANGES)) {
        const both = before.kind === 'defined' && value.kind === 'defined';
        const isOther = both ? !near(value.value, change(before.value)) : before.kind !== value.kind;
        const name = `${other} ${as}`;
        seen.set(name, isOther || (seen.get(name) ?? false));
      }
    }
  }

  /** Every claim was put to the test, and every denial holds somewhere. */
  settle(ids: readonly string[]): void {
    const untested = ids.filter((id) => !this.#kept.get(id) && !this.#denied.has(id));
    expect(untested, 'not put to the test').toEqual([]);
    const unfounded = [...this.#denied].flatMap(([id, seen]) =>
      [...seen].filter(([, isOther]) => !isOther).map(([name]) => `${id} is always ${name}`),
    );
    expect(unfounded).toEqual([]);
  }
}

export type MetricRecord = CombinationAssessment['overall']['metrics'];

/** The metrics of all rows, of each group, and of both within each stratum, by where they are. */
export function metricPlaces({ overall, groups, strata }: CombinationAssessment): Map<string, MetricRecord> {
  const places = new Map<string, MetricRecord>([['overall', overall.metrics]]);
  for (const { key, metrics } of groups) places.set(JSON.stringify(key), metrics);
  for (const { stratum, overall: all, groups: within } of strata?.strata ?? []) {
    places.set(`${stratum} overall`, all.metrics);
    for (const { key, metrics } of within) places.set(stratum + JSON.stringify(key), metrics);
  }
  return places;
}

/** The value of a measure by id, comparison and group. */
export function measurePlaces({ groups, measures }: CombinationAssessment): Map<string, MetricValue> {
  return new Map(
    measures.flatMap(({ id, against, values }) =>
      values.map((value, g) => [measurePlace(id, against, groups[g].key), value] as const),
    ),
  );
}

export function measurePlace(id: string, against: string, key: readonly string[]): string {
  return JSON.stringify([id, against, key]);
}
