import { expect, it } from 'vitest';
import type { ClassCounts } from '../../../src/fairness/multiclass/class-counts.ts';
import { multiclassEstimates } from '../../../src/fairness/multiclass/multiclass-registry.ts';
import { MULTICLASS_METRIC_IDS } from '../../../src/fairness/metrics.ts';
import { twoSidedZ } from '../../../src/stats/distributions.ts';
import { seededRandom } from '../../stats/prng.ts';

const REPLICATES = 2000;
const z = twoSidedZ(0.95);

function countsOf(cells: ArrayLike<number>, classes: number): ClassCounts {
  const n = new Float64Array((classes + 1) ** 2);
  let rows = 0;
  for (let i = 0; i < cells.length; i++) {
    n[Math.floor(i / classes) * (classes + 1) + (i % classes)] = cells[i];
    rows += cells[i];
  }
  return { key: [], classes, sums: { n, w: n, w2: n }, rows, has: { label: true, prediction: true } };
}

/** Shares of label × prediction: labels as given, right with a probability, else any other class. */
function sharesOf(labels: readonly number[], right: number): number[] {
  return labels.flatMap((share, i) =>
    labels.map((_, j) => share * (i === j ? right : (1 - right) / (labels.length - 1))),
  );
}

function draw(shares: readonly number[], n: number, random: () => number): Float64Array {
  const cells = new Float64Array(shares.length);
  for (let row = 0; row < n; row++) {
    let u = random();
    let i = 0;
    while (i < shares.length - 1 && u >= shares[i]) u -= shares[i++];
    cells[i]++;
  }
  return cells;
}

const CASES: readonly [string, readonly number[], number][] = [
  ['even', [1 / 3, 1 / 3, 1 / 3], 0.7],
  ['skewed', [0.7, 0.2, 0.1], 0.7],
  ['nearly all right', [0.7, 0.2, 0.1], 0.95],
  ['five classes', [0.3, 0.25, 0.2, 0.15, 0.1], 0.8],
];

it('intervals over all classes cover about 95 %', () => {
  const random = seededRandom(20261124);
  const all = new Map<string, number[]>(MULTICLASS_METRIC_IDS.map((id) => [id, []]));
  for (const [, labels, right] of CASES) {
    const shares = sharesOf(labels, right);
    const truth = multiclassEstimates(
      countsOf(
        shares.map((share) => 1e9 * share),
        labels.length,
      ),
    );
    for (const n of [40, 100]) {
      const covered = new Map<string, { held: number; defined: number }>();
      for (let replicate = 0; replicate < REPLICATES; replicate++) {
        const estimates = multiclassEstimates(countsOf(draw(shares, n, random), labels.length));
        for (const id of MULTICLASS_METRIC_IDS) {
          const [estimate, true_] = [estimates[id], truth[id]];
          if (estimate.kind === 'undefined' || true_.kind === 'undefined') continue;
          const [low, high] = estimate.limits!(z);
          const sum = covered.get(id) ?? { held: 0, defined: 0 };
          covered.set(id, {
            held: sum.held + Number(low <= true_.value && true_.value <= high),
            defined: sum.defined + 1,
          });
        }
      }
      for (const [id, { held, defined }] of covered) all.get(id)!.push(held / defined);
    }
  }
  for (const [id, coverages] of all) {
    const mean = coverages.reduce((sum, each) => sum + each, 0) / coverages.length;
    expect(mean, id).toBeGreaterThan(0.94);
    expect(Math.min(...coverages), id).toBeGreaterThan(0.92);
  }
});
