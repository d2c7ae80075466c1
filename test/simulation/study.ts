import type { MetricValue } from '../../src/fairness/assessment.ts';
import { seededRandom } from '../stats/prng.ts';

/** How often something happened in one setting: an interval held the truth, a test rejected a true hypothesis. */
export interface Tally {
  hits: number;
  of: number;
}

export type StudyKind = 'interval' | 'atLeast' | 'size' | 'verdict';

/**
 * A claim about chances, tried over a grid of settings.
 * interval: a 95 % interval of one number, whose coverage should be near 95 %. atLeast: an interval that holds for many
 * numbers at once, or for one that cannot be below 0; its coverage should not fall below 95 %. size: a test, whose errors
 * should be about as frequent as its level, or rarer. verdict: a sure verdict, whose errors should be rarer than its level
 * in every setting.
 */
export interface Study {
  readonly name: string;
  readonly kind: StudyKind;
  /** 0.95 for intervals, the level for tests. */
  readonly nominal: number;
}

/** The settings of a study, each with its tally. */
export interface Outcome extends Study {
  readonly settings: readonly { readonly setting: string; readonly tally: Tally }[];
}

/** Of a true value, computed from a group so large that chance has no part in it. */
const ROUNDING = 1e-7;

/** Tallies by study and setting, filled while worlds are drawn. */
export class Tallies {
  readonly #outcomes = new Map<string, { study: Study; settings: Map<string, Tally> }>();

  /** Counts whether an interval holds the true value, where there are both. */
  countValue(study: Omit<Study, 'nominal'>, setting: string, value: MetricValue, truth: MetricValue): void {
    if (value.kind === 'undefined' || truth.kind === 'undefined' || !value.interval) return;
    const { low, high } = value.interval;
    const held = low <= truth.value + ROUNDING && truth.value - ROUNDING <= high;
    this.count({ ...study, nominal: 0.95 }, setting, held);
  }

  /** Counts one event of a study in a setting. */
  count(study: Study, setting: string, happened: boolean): void {
    let outcome = this.#outcomes.get(study.name);
    if (!outcome) this.#outcomes.set(study.name, (outcome = { study, settings: new Map() }));
    let tally = outcome.settings.get(setting);
    if (!tally) outcome.settings.set(setting, (tally = { hits: 0, of: 0 }));
    tally.of++;
    if (happened) tally.hits++;
  }

  /** What has been counted; settings with fewer than a tenth of the runs (mostly undefined) are left out. */
  outcomes(runs: number): Outcome[] {
    return [...this.#outcomes.values()]
      .map(({ study, settings }) => ({
        ...study,
        settings: [...settings].flatMap(([setting, tally]) => (tally.of >= runs / 10 ? [{ setting, tally }] : [])),
      }))
      .filter(({ settings }) => settings.length > 0);
  }
}

export interface Summary extends Study {
  readonly settings: number;
  /** Draws in all settings. */
  readonly draws: number;
  readonly mean: number;
  /** Lowest coverage, or highest size, and where. */
  readonly worst: number;
  readonly where: string;
  /** Draws in that setting. */
  readonly worstDraws: number;
  /** Settings whose rate is on the wrong side of nominal by more than chance explains in 99 of 100 studies of one setting. */
  readonly beyondChance: number;
}

/** Mean, worst setting, and how many settings are worse than chance explains. */
export function summarise({ settings, ...study }: Outcome): Summary {
  const rates = settings.map(({ setting, tally }) => ({ setting, rate: tally.hits / tally.of, of: tally.of }));
  const isError = study.kind === 'size' || study.kind === 'verdict';
  const isWorse = (a: number, b: number): boolean => (isError ? a > b : a < b);
  const worst = rates.reduce((a, b) => (isWorse(b.rate, a.rate) ? b : a));
  const slack = (of: number): number => 2.326 * Math.sqrt((study.nominal * (1 - study.nominal)) / of) + 0.5 / of;
  const beyond = rates.filter(({ rate, of }) =>
    isError ? rate > study.nominal + slack(of) : rate < study.nominal - slack(of),
  );
  return {
    ...study,
    settings: rates.length,
    draws: rates.reduce((sum, { of }) => sum + of, 0),
    mean: rates.reduce((sum, { rate }) => sum + rate, 0) / rates.length,
    worst: worst.rate,
    where: worst.setting,
    worstDraws: worst.of,
    beyondChance: beyond.length,
  };
}

/** Draws from shares: index i with chance shares[i]. */
export function sampler(shares: readonly number[], seed: number): () => number {
  const random = seededRandom(seed);
  const cumulative = shares.reduce<number[]>((sums, share) => [...sums, (sums.at(-1) ?? 0) + share], []);
  const total = cumulative.at(-1) ?? 0;
  return () => {
    const u = random() * total;
    let i = 0;
    while (i < cumulative.length - 1 && cumulative[i] <= u) i++;
    return i;
  };
}
