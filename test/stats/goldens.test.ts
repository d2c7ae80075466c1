import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { twoSidedZ } from '../../src/stats/distributions.ts';
import { differenceScore } from '../../src/stats/gap-tests.ts';
import { HolmCorrection } from '../../src/stats/holm.ts';
import { newcombeLimits } from '../../src/stats/mover.ts';
import { wilsonLimits } from '../../src/stats/wilson.ts';

interface Statistics {
  readonly intervals: Record<
    string,
    Record<string, { k: number; n: number; rate: number; wilson95: [number, number] | null } | null>
  >;
  readonly tests_vs_reference: Record<string, Record<string, Comparison | null>>;
}

interface Comparison {
  readonly k: [number, number];
  readonly n: [number, number];
  readonly z_pooled: number | null;
  readonly z_p_two_sided: number | null;
  readonly z_p_holm?: number | null;
  readonly difference_ci95_newcombe: [number, number] | null;
}

const folder = join(process.env.EVENHAND_REFERENCE ?? '../shared', 'goldens');
const z = twoSidedZ(0.95);
const names = ['adult', 'bank', 'compas', 'edge_cases', 'german', 'law_school', 'ricci', 'student'];

describe.skipIf(!existsSync(folder))('reference statistics', () => {
  it.each(names)('%s', (name) => {
    const { configs } = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as {
      configs: { sensitive?: { statistics?: Statistics }[] }[];
    };
    let compared = 0;
    for (const { statistics } of configs.flatMap(({ sensitive }) => sensitive ?? [])) {
      if (!statistics) continue;
      for (const rate of Object.values(statistics.intervals).flatMap((groups) => Object.values(groups))) {
        if (!rate?.wilson95) continue;
        const { k, n, wilson95 } = rate;
        const limits = wilsonLimits({ rate: k / n, n }, z);
        wilson95.forEach((limit, side) => expect(Math.abs(limits[side] - limit)).toBeLessThan(1e-7));
        compared++;
      }
      for (const groups of Object.values(statistics.tests_vs_reference)) {
        const comparisons = Object.values(groups).filter((each) => each !== null);
        for (const { k, n, z_pooled, difference_ci95_newcombe } of comparisons) {
          const [a, b] = k.map((count, side) => ({ rate: count / n[side], n: n[side] }));
          if (difference_ci95_newcombe) {
            const limits = newcombeLimits(a, b, z);
            difference_ci95_newcombe.forEach((limit, side) =>
              expect(Math.abs(limits[side] - limit)).toBeLessThan(1e-7),
            );
            compared++;
          }
          if (z_pooled !== null && Number.isFinite(z_pooled)) {
            expect(Math.abs(differenceScore(a, b, 0) - z_pooled)).toBeLessThan(1e-7 * (1 + Math.abs(z_pooled)));
          }
        }
        const tested = comparisons.filter(
          (each) => typeof each.z_p_two_sided === 'number' && typeof each.z_p_holm === 'number',
        );
        const holm = new HolmCorrection(Float64Array.from(tested, (each) => each.z_p_two_sided ?? 1));
        tested.forEach((each) =>
          expect(Math.abs(holm.adjusted(each.z_p_two_sided ?? 1) - (each.z_p_holm ?? 1))).toBeLessThan(1e-9),
        );
      }
    }
    expect(compared).toBeGreaterThan(0);
  });
});
