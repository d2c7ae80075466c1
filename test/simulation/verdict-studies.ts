import { CRITERIA } from '../../src/fairness/criteria.ts';
import { rateEstimate, undefinedFor } from '../../src/fairness/estimate.ts';
import type { Estimated } from '../../src/fairness/estimate.ts';
import { eachMetric } from '../../src/fairness/metrics.ts';
import { RateTests } from '../../src/fairness/pair-tests.ts';
import type { CandidateGroup } from '../../src/fairness/pair-tests.ts';
import { judge } from '../../src/fairness/verdict.ts';
import { effectiveSize } from '../../src/stats/proportion.ts';
import { binomialSampler, seededRandom } from '../stats/prng.ts';
import { planOf } from '../fairness/cube-of.ts';
import type { Tallies } from './study.ts';

const ALPHA = 0.05;
const plan = planOf({ group: '0' }, { alpha: ALPHA });

type Scale = 'difference' | 'ratio';
/** Estimates of a rate in every group, drawn anew each time. */
type DrawRates = () => Estimated[];

const RATES = [0.05, 0.1, 0.3, 0.5, 0.8];
const SIZES: readonly (readonly number[])[] = [
  ...[20, 50, 200, 1000].flatMap((n) => [2, 3, 5].map((count) => Array<number>(count).fill(n))),
  [20, 1000],
  [1000, 20],
  [1000, 50, 20, 200],
];

/**
 * Sure verdicts at a gap exactly as wide as the tolerance: "shown" would be wrong there if it were one hair narrower, and
 * "ruled out" if it were one hair wider.
 */
export function studyVerdicts(runs: number, tallies: Tallies): void {
  const random = seededRandom(600_000);
  const study = (criterion: string, setting: string, draws: readonly DrawRates[]) => {
    for (let run = 0; run < runs; run++) {
      const verdict = verdictOf(criterion, draws);
      for (const sure of ['shown', 'ruledOut'] as const) {
        const name = `${sure === 'shown' ? 'shown' : 'ruled out'}, ${criterion}`;
        tallies.count({ name, kind: 'verdict', nominal: ALPHA }, setting, verdict === sure);
      }
    }
  };
  for (const scale of ['difference', 'ratio'] as const) {
    const criterion = scale === 'difference' ? 'demographicParityDifference' : 'demographicParityRatio';
    for (const p of RATES) {
      for (const sizes of SIZES) {
        const rates = boundary(scale, p, sizes.length);
        study(criterion, `groups of ${sizes.join(', ')}, rate ${p}`, [binomialRates(sizes, rates, random)]);
      }
    }
    for (const p of [0.1, 0.4]) {
      const rates = boundary(scale, p, 2);
      study(criterion, `weighted groups of 60 and 200, rate ${p}`, [weightedRates([60, 200], rates, random)]);
    }
  }
  for (const p of RATES) {
    const [sizes, rates] = [[100, 100, 100, 100], boundary('difference', p, 4)];
    const draws = [binomialRates(sizes, rates, random), binomialRates(sizes, rates, random)];
    study('equalizedOddsDifference', `4 groups of 100, both rates ${p}`, draws);
  }
}

/** Verdict of a criterion on rates drawn once for each of its metrics. */
export function verdictOf(criterion: string, draws: readonly DrawRates[]) {
  const of = CRITERIA.find(({ id }) => id === criterion);
  if (!of) throw new Error(criterion);
  const drawn = draws.map((draw) => draw());
  const groups = drawn[0].map((_, g): CandidateGroup => ({
    key: [String(g)],
    rows: drawn[0][g].n,
    belowMinimum: false,
    estimates: eachMetric((id) => drawn[of.metrics.indexOf(id)]?.[g] ?? undefinedFor('no-rows', 0)),
  }));
  return judge(of, groups, 0, (id, margin) => new RateTests(groups, id, margin, ALPHA), plan).verdict;
}

/** Groups at the two ends of a gap exactly as wide as the tolerance. */
function boundary(scale: Scale, p: number, count: number): number[] {
  const other = scale === 'difference' ? p + plan.tolerances.difference : p * plan.tolerances.ratio;
  return Array.from({ length: count }, (_, g) => (g % 2 === 0 ? p : other));
}

/** Rates of groups of unweighted rows. */
export function binomialRates(sizes: readonly number[], rates: readonly number[], random: () => number): DrawRates {
  const samplers = sizes.map((n, g) => binomialSampler(n, rates[g], random));
  return () =>
    sizes.map((n, g) => {
      const count = samplers[g]();
      return rateEstimate(count / n, { n, count, weight: n, effective: n });
    });
}

/** Rates of groups whose rows have weights between 1 and 7.4 that have nothing to do with the outcome. */
function weightedRates(sizes: readonly number[], rates: readonly number[], random: () => number): DrawRates {
  return () =>
    sizes.map((n, g) => {
      let [weight, squares, positive, count] = [0, 0, 0, 0];
      for (let row = 0; row < n; row++) {
        const w = Math.exp(2 * random());
        weight += w;
        squares += w * w;
        if (random() >= rates[g]) continue;
        positive += w;
        count++;
      }
      return rateEstimate(positive / weight, { n, count, weight, effective: effectiveSize(weight, squares) });
    });
}
