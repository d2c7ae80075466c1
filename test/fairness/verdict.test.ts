import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assessCube } from '../../src/fairness/assess-cube.ts';
import { criteriaToTest } from '../../src/fairness/criteria.ts';
import { detectableGap } from '../../src/stats/power.ts';
import { confusionRows, cubeOf, planOf } from './cube-of.ts';
import { defined, verdictOf } from './lookup.ts';

const all = {
  label: true,
  prediction: true,
  score: false,
  unitScore: false,
  target: false,
  targetPrediction: false,
};

describe('criteria', () => {
  const idsFor = (has: Partial<typeof all>, criteria?: Parameters<typeof planOf>[1]) =>
    criteriaToTest(planOf({ group: 'a' }, criteria), { ...all, ...has }).map(({ id }) => id);

  it('follow the roles', () => {
    expect(idsFor({})).toEqual([
      'demographicParityDifference',
      'demographicParityRatio',
      'equalOpportunityDifference',
      'equalOpportunityRatio',
      'equalizedOddsDifference',
      'equalizedOddsRatio',
    ]);
    expect(idsFor({ prediction: false })).toEqual(['baseRateDifference', 'baseRateRatio']);
    expect(idsFor({ label: false })).toEqual(['demographicParityDifference', 'demographicParityRatio']);
  });

  it('are restricted by the plan, as far as the roles allow', () => {
    const criteria = { criteria: ['baseRateRatio', 'equalOpportunityRatio'] as const };
    expect(idsFor({}, criteria as never)).toEqual(['equalOpportunityRatio', 'baseRateRatio']);
    expect(idsFor({ label: false }, criteria as never)).toEqual([]);
  });
});

describe('verdicts', () => {
  it('shown: names the surest pair, with the reference group where one is shown', () => {
    const assessment = assessCube(
      cubeOf([
        ...confusionRows(['a'], 250, 0, 250, 0),
        ...confusionRows(['b'], 400, 0, 100, 0),
        ...confusionRows(['c'], 50, 0, 450, 0),
      ]),
      planOf({ group: 'a' }),
    );
    const verdict = verdictOf(assessment, 'demographicParityDifference');
    expect(verdict.verdict).toBe('shown');
    expect(verdict.comparisons).toBe(3);
    expect(verdict.shownPairs).toBe(3);
    expect(verdict.shown[0].higher.key).toEqual(['b']);
    expect(verdict.shown[0].lower.key).toEqual(['c']);
    // a − c is .4, b − a .3
    expect(verdict.leading?.higher.key).toEqual(['a']);
    expect(verdict.leading?.lower).toMatchObject({ key: ['c'], rate: 0.1, count: 50, n: 500 });
    expect(defined(verdict.leading!.gap).interval?.method).toBe('newcombe');
    expect(verdict.leading?.exceeds).toBe(true);
    expect(verdict.power).toBeNull();
    expect(assessment.findings[0]).toMatchObject({ id: 'group/demographicParity', verdict: 'shown' });
    const ratio = verdictOf(assessment, 'demographicParityRatio');
    expect(ratio.verdict).toBe('shown');
    expect(defined(ratio.leading!.gap).value).toBeCloseTo(0.2, 12);
    expect(defined(ratio.leading!.gap).interval?.method).toBe('score-ratio');
  });

  it('ruled out: every pair is equivalent', () => {
    const assessment = assessCube(
      cubeOf([...confusionRows(['a'], 5000, 0, 5000, 0), ...confusionRows(['b'], 4900, 0, 5100, 0)]),
      planOf({ group: 'a' }, { criteria: ['demographicParityDifference', 'demographicParityRatio'] }),
    );
    expect(verdictOf(assessment, 'demographicParityDifference').verdict).toBe('ruledOut');
    expect(verdictOf(assessment, 'demographicParityRatio').verdict).toBe('ruledOut');
    expect(verdictOf(assessment, 'demographicParityRatio').leading?.equivalent).toBe(true);
    expect(assessment.criteriaTested).toBe(2);
  });

  it('not enough data: says what could be detected and what is needed', () => {
    const assessment = assessCube(
      cubeOf([...confusionRows(['a'], 500, 0, 500, 0), ...confusionRows(['b'], 18, 0, 23, 0)]),
      planOf({ group: 'a' }),
    );
    const { verdict, power, leading } = verdictOf(assessment, 'demographicParityDifference');
    expect(verdict).toBe('notEnoughData');
    expect(leading?.adjustedP).toBeGreaterThan(0.05);
    expect(power?.limiting).toMatchObject({ key: ['b'], metric: 'selectionRate', have: 41 });
    expect(power?.limiting?.need).toBeGreaterThan(250);
    expect(power?.limiting?.need).toBeLessThan(320);
    expect(power?.detectable).toBeGreaterThan(0.2);
    expect(power?.detectable).toBeLessThan(0.4);
    const ratio = verdictOf(assessment, 'demographicParityRatio');
    expect(ratio.power?.detectable).toBeLessThan(0.8);
  });

  it('the rows needed do not move with the observed gap', () => {
    const needFor = (selected: number) =>
      verdictOf(
        assessCube(
          cubeOf([...confusionRows(['a'], 5000, 0, 5000, 0), ...confusionRows(['b'], selected, 0, 40 - selected, 0)]),
          planOf({ group: 'a' }),
        ),
        'demographicParityDifference',
      ).power?.limiting?.need;
    expect(Math.abs((needFor(20) ?? 0) - (needFor(24) ?? 0))).toBeLessThanOrEqual(1);
  });

  it('do not move what could be detected with the observed gap, nor with which group is ahead', () => {
    const powerFor = (a: number, b: number) =>
      verdictOf(
        assessCube(
          cubeOf([
            ...confusionRows(['ref'], 500, 0, 500, 0),
            ...confusionRows(['a'], a, 0, 300 - a, 0),
            ...confusionRows(['b'], b, 0, 60 - b, 0),
          ]),
          planOf({ group: 'ref' }),
        ),
        'demographicParityDifference',
      ).power;
    // as many selected together
    const [here, there] = [powerFor(160, 20), powerFor(140, 40)];
    expect(here?.detectable).not.toBeNull();
    expect(here).toEqual(there);
    expect(here?.limiting?.key).toEqual(['b']);
  });

  it('hold the smallest group against the reference, and the reference, where it is smallest, against the largest', () => {
    const powerFor = (reference: string) =>
      verdictOf(
        assessCube(
          cubeOf([
            ...confusionRows(['large'], 500, 0, 500, 0),
            ...confusionRows(['middle'], 100, 0, 100, 0),
            ...confusionRows(['small'], 25, 0, 25, 0),
          ]),
          planOf({ group: reference }),
        ),
        'demographicParityDifference',
      ).power;
    const margin = { scale: 'difference', tolerance: 0.1 } as const;
    const against = (n: number) =>
      Math.max(
        detectableGap(0.5, { higher: 50, lower: n }, margin, 0.05 / 3) ?? Number.NaN,
        detectableGap(0.5, { higher: n, lower: 50 }, margin, 0.05 / 3) ?? Number.NaN,
      );
    expect(powerFor('middle')?.detectable).toBe(against(200));
    expect(powerFor('large')?.detectable).toBe(against(1000));
    expect(powerFor('small')).toEqual(powerFor('large'));
    expect(powerFor('middle')?.limiting).toMatchObject({ key: ['small'], have: 50 });
  });

  it('a group without one rate takes part in the others, and nothing is ruled out over its head', () => {
    const assessment = assessCube(
      cubeOf([
        ...confusionRows(['a'], 5000, 5000, 5000, 5000),
        ...confusionRows(['b'], 5000, 5000, 5000, 5000),
        // a true positive rate far from theirs, and no negatives
        ...confusionRows(['positives only'], 900, 0, 100, 0),
      ]),
      planOf({ group: 'a' }),
    );
    expect(verdictOf(assessment, 'equalOpportunityDifference').verdict).toBe('shown');
    const odds = verdictOf(assessment, 'equalizedOddsDifference');
    expect(odds).toMatchObject({ verdict: 'shown', comparisons: 4, judged: 2, shownPairs: 2 });
    expect(odds.leading?.higher.key).toEqual(['positives only']);
    expect(odds.notJudged).toEqual([{ key: ['positives only'], n: 1000, why: 'no-negatives' }]);
  });

  it('a rate that a large group lacks is not enough data, and the group is named', () => {
    const assessment = assessCube(
      cubeOf([
        ...confusionRows(['a'], 5000, 5000, 5000, 5000),
        ...confusionRows(['b'], 5000, 5000, 5000, 5000),
        ...confusionRows(['negatives only'], 0, 5000, 0, 5000),
        ...confusionRows(['tiny'], 1, 1, 1, 1),
      ]),
      planOf({ group: 'a' }),
    );
    for (const criterion of ['equalOpportunityDifference', 'equalizedOddsRatio']) {
      const verdict = verdictOf(assessment, criterion);
      expect(verdict.verdict).toBe('notEnoughData');
      expect(verdict.leading?.equivalent).toBe(true);
      expect(verdict.notJudged).toContainEqual({ key: ['negatives only'], n: 10_000, why: 'no-positives' });
      expect(verdict.power?.limiting).toMatchObject({ key: ['negatives only'], metric: 'truePositiveRate', have: 0 });
      expect(verdict.power?.limiting?.need).toBeGreaterThan(100);
      expect(verdict.power?.detectable).not.toBeNull();
    }
    expect(verdictOf(assessment, 'demographicParityDifference').verdict).toBe('ruledOut');
  });

  it('equalized odds is never ruled out where equal opportunity is shown', () => {
    const count = fc.integer({ min: 0, max: 4000 });
    const counts = fc.tuple(count, count, count, count, fc.constantFrom(1, 1, 1, 0), fc.constantFrom(1, 1, 1, 0));
    fc.assert(
      fc.property(fc.array(counts, { minLength: 2, maxLength: 5 }), (groups) => {
        const rows = groups.flatMap(([tp, fp, fn, tn, positives, negatives], g) =>
          confusionRows([`g${g}`], tp * positives, fp * negatives, fn * positives, tn * negatives),
        );
        const assessment = assessCube(cubeOf(rows), planOf({ group: 'g0' }));
        for (const scale of ['Difference', 'Ratio']) {
          const one = verdictOf(assessment, `equalOpportunity${scale}`).verdict;
          const both = verdictOf(assessment, `equalizedOdds${scale}`).verdict;
          if (one !== 'ruledOut') expect(both).not.toBe('ruledOut');
        }
      }),
      { numRuns: 60 },
    );
  });

  it('judge no small group and none without the rate, and list them', () => {
    const assessment = assessCube(
      cubeOf([
        ...confusionRows(['a'], 50, 50, 50, 50),
        ...confusionRows(['b'], 50, 50, 50, 50),
        ...confusionRows(['tiny'], 1, 0, 0, 0),
        ...confusionRows(['negatives only'], 0, 10, 0, 10),
      ]),
      planOf({ group: 'a' }),
    );
    const verdict = verdictOf(assessment, 'equalOpportunityDifference');
    expect(verdict.judged).toBe(2);
    expect(verdict.notJudged).toEqual([
      { key: ['negatives only'], n: 20, why: 'no-positives' },
      { key: ['tiny'], n: 1, why: 'below-minimum' },
    ]);
    expect(verdictOf(assessment, 'demographicParityDifference').judged).toBe(3);
    const codes = assessment.notices.map(({ code }) => code);
    expect(codes).toContain('groups-below-minimum');
    expect(codes).toContain('group-undefined');
  });

  it('with fewer than two judged groups decide nothing', () => {
    const assessment = assessCube(
      cubeOf([...confusionRows(['a'], 50, 50, 50, 50), ...confusionRows(['b'], 1, 1, 1, 1)]),
      planOf({ group: 'a' }),
    );
    const verdict = verdictOf(assessment, 'demographicParityDifference');
    expect(verdict).toMatchObject({ verdict: 'notEnoughData', judged: 1, comparisons: 0, leading: null });
    expect(verdict.power?.limiting).toMatchObject({ key: ['b'], have: 4 });
  });

  it('never rule out a ratio of nothing to nothing', () => {
    const assessment = assessCube(
      cubeOf([...confusionRows(['a'], 0, 0, 900, 900), ...confusionRows(['b'], 0, 0, 900, 900)]),
      planOf({ group: 'a' }),
    );
    expect(verdictOf(assessment, 'demographicParityRatio').verdict).toBe('notEnoughData');
    expect(verdictOf(assessment, 'demographicParityDifference').verdict).toBe('ruledOut');
  });

  it('rank shown before not enough data before ruled out', () => {
    const { findings } = assessCube(
      cubeOf([
        // selection .5 and .49, TPR .9 and .5 on many rows, FPR
        ...confusionRows(['a'], 1800, 700, 200, 2300),
        ...confusionRows(['b'], 1000, 1450, 1000, 1550),
      ]),
      planOf({ group: 'a' }),
    );
    const order = findings.map(({ verdict }) => ['shown', 'notEnoughData', 'ruledOut'].indexOf(verdict));
    expect(order).toEqual([...order].sort((x, y) => x - y));
    expect(findings.find(({ concept }) => concept === 'equalOpportunity')?.verdict).toBe('shown');
  });
});
