import { beforeAll, describe, expect, it } from 'vitest';
import { auditFile } from '../../../src/audit/audit-file.ts';
import type { Audit } from '../../../src/audit/audit.ts';
import { representationOf } from '../../../src/fairness/representation/representation-of.ts';
import type { ShareAgainst } from '../../../src/fairness/representation/representation-parts.ts';
import { emptyPlan } from '../../../src/plan/plan.ts';
import { HAS_REFERENCE, referenceFile } from '../../support/reference.ts';

/** By group: share, ratio, its limits, p at the tolerance of 0.8 and p of lying above it; recomputed term by term. */
const RACE: Readonly<Record<string, readonly number[]>> = {
  'African-American': [0.512337122262268, 1.82977543665096, 1.78856839465, 1.87093557845, 0.999999999996, 0],
  Caucasian: [0.340171887995564, 0.791097413943173, 0.765876512017, 0.81671395893, 0.250999886585, 0.756840395837],
  Hispanic: [0.0883005267535348, 0.353202107014139, 0.327881347392, 0.380275774712, 1.93653400213e-149, 1],
  Asian: [0.00443581924036596, 0.147860641345532, 0.104798703343, 0.208505762209, 3.11215404186e-40, 1],
};
/** Ratio to independence with its limits, the variance summed row by row. */
const CROSSED: Readonly<Record<string, readonly [number, number, number]>> = {
  'African-American,Female': [0.912257754193, 0.867337816872, 0.959262240693],
  'Asian,Female': [0.323207885305, 0.0919908039844, 1.13501871067],
  'Hispanic,Male': [1.03927290641, 1.00567324274, 1.07390264944],
  'Native American,Female': [1.14918359219, 0.496894012502, 2.6566578985],
};

describe.skipIf(!HAS_REFERENCE)('against an independent recomputation', () => {
  let audit: Audit;
  beforeAll(async () => {
    audit = await auditFile(referenceFile('compas-scores-two-years.csv'), {
      ...emptyPlan(),
      label: { column: 'two_year_recid', positive: { values: ['1'] } },
      sensitiveFeatures: [
        { column: 'race', population: { 'African-American': 0.28, Caucasian: 0.43, Hispanic: 0.25, Asian: 0.03 } },
        { column: 'sex', population: { Male: 0.49, Female: 0.2 } },
      ],
    });
  });

  const numbersOf = ({ share, ratio, p, withinP }: ShareAgainst): number[] => {
    if (share.kind === 'undefined' || ratio.kind === 'undefined') throw new Error('undefined');
    return [share.value, ratio.value, ratio.interval!.low, ratio.interval!.high, p, withinP];
  };

  it('shares of the population: ratios, intervals, tests', () => {
    const { groups, population } = representationOf(audit.cube, audit.plan, ['race'])!;
    for (const [name, expected] of Object.entries(RACE)) {
      const found = numbersOf(groups.find(({ key }) => key[0] === name)!.against!);
      found.forEach((value, i) => expect(value, `${name} ${i}`).toBeCloseTo(expected[i], 10));
      if (expected[4] < 1e-10) expect(found[4] / expected[4], name).toBeCloseTo(1, 6);
    }
    expect(population!.test).toMatchObject({ statistic: expect.closeTo(3882.73277843, 6), degreesOfFreedom: 4 });
    expect(population!.others).toMatchObject({
      rows: 395,
      against: { ratio: { value: expect.closeTo(5.47546437482672, 9) } },
    });
  });

  it('a share that the file has nobody for', () => {
    const { population } = representationOf(audit.cube, audit.plan, ['sex'])!;
    expect(population!.test).toMatchObject({ statistic: expect.closeTo(3713.87896833, 6), degreesOfFreedom: 2 });
    expect(population!.others?.against.ratio).toMatchObject({
      value: 0,
      interval: { high: expect.closeTo(0.00171682943136, 10) },
    });
  });

  it('ratios to independence', () => {
    const { groups, independence } = representationOf(audit.cube, audit.plan, ['race', 'sex'])!;
    expect(independence!.test).toMatchObject({ statistic: expect.closeTo(37.4558838049, 8), degreesOfFreedom: 5 });
    for (const [key, [value, low, high]] of Object.entries(CROSSED)) {
      const { ratio } = groups.find((group) => group.key.join() === key)!.against!;
      expect(ratio, key).toMatchObject({
        value: expect.closeTo(value, 9),
        interval: { low: expect.closeTo(low, 9), high: expect.closeTo(high, 9) },
      });
    }
  });
});
