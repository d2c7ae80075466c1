import { describe, expect, it } from 'vitest';
import { calibrationFigure } from '../../../src/report/figures/calibration-by-group.ts';
import type { XY } from '../../../src/report/figures/figure-data.ts';
import { missingnessFigure } from '../../../src/report/figures/missingness.ts';
import { rocFigure } from '../../../src/report/figures/roc-by-group.ts';
import { distributionsFigure } from '../../../src/report/figures/score-distributions.ts';
import { missingnessOf } from '../../../src/fairness/representation/missingness-of.ts';
import { auditOfColumns, columnsOf, combinationOf, FIVE_GROUPS, SCORED } from './people.ts';

const scored = await auditOfColumns(columnsOf(FIVE_GROUPS), SCORED);
const byRace = combinationOf(scored, 'race');

/** By the trapezoid rule over the vertices of a curve. */
const areaUnder = (points: readonly XY[]) =>
  points.slice(1).reduce((sum, b, i) => sum + ((b.x - points[i].x) * (b.y + points[i].y)) / 2, 0);

describe('ROC curves', () => {
  const figure = rocFigure(scored, byRace);

  it('enclose the area that was assessed', () => {
    expect(figure?.data.curves).toHaveLength(4);
    for (const { group, points } of figure?.data.curves ?? []) {
      const auc = byRace.groups[group.place].metrics.rocAuc;
      expect(auc.kind).toBe('defined');
      if (auc.kind === 'defined') expect(areaUnder(points)).toBeCloseTo(auc.value, 12);
      expect([points[0], points.at(-1)]).toEqual([
        { x: 0, y: 0 },
        { x: 1, y: 1 },
      ]);
    }
  });

  it('mark the threshold where the assessed rates are, on a vertex', () => {
    for (const { group, at, points } of figure?.data.curves ?? []) {
      const { falsePositiveRate, truePositiveRate } = byRace.groups[group.place].metrics;
      expect(at?.x).toBeCloseTo(falsePositiveRate.kind === 'defined' ? falsePositiveRate.value : Number.NaN, 12);
      expect(at?.y).toBeCloseTo(truePositiveRate.kind === 'defined' ? truePositiveRate.value : Number.NaN, 12);
      expect(points.some(({ x, y }) => Math.hypot(x - (at?.x ?? 9), y - (at?.y ?? 9)) < 1e-12)).toBe(true);
    }
  });

  it('say whom the score ranks less well only where the intervals lie apart', () => {
    expect(figure?.message).toMatch(
      /^The score ranks Hispanic less well: AUC 0\.669 \(.*\) against 0\.886 \(.*\) for Caucasian$/,
    );
    const bySex = rocFigure(scored, combinationOf(scored, 'sex'));
    expect(bySex?.message).toMatch(/^Area under the ROC curve by sex: from .* to .*, with intervals that overlap$/);
  });

  it('leave small groups to the table, and say so', () => {
    expect(figure?.note).toBe('1 group with few rows is not drawn. The table has them all.');
    expect(figure?.table.rows.map(([name]) => name)).toContain('Native American');
  });

  it('by hand: two scores, one of them tied', async () => {
    const audit = await auditOfColumns(
      {
        group: [...'AAAAAAAAAAAABB'],
        label: [...'11110100000110'],
        score: [0.9, 0.9, 0.9, 0.9, 0.9, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.9, 0.5],
      },
      { ...SCORED, sensitiveFeatures: [{ column: 'group' }] },
    );
    const [curve] = rocFigure(audit, combinationOf(audit, 'group'))?.data.curves ?? [];
    // above 0.9: 4 of 6 positives, 1 of 6 negatives
    expect(curve.points).toEqual([
      { x: 0, y: 0 },
      { x: expect.closeTo(1 / 6), y: expect.closeTo(4 / 6) },
      { x: 1, y: 1 },
    ]);
  });
});

describe('calibration', () => {
  it('has the share, the mean score and the rows of each bin', async () => {
    const audit = await auditOfColumns(
      {
        group: Array.from({ length: 31 }, (_, i) => (i < 30 ? 'A' : 'B')),
        label: Array.from({ length: 31 }, (_, i) => (i < 5 || (i >= 20 && i < 29) ? '1' : '0')),
        score: Array.from({ length: 31 }, (_, i) => (i < 20 ? 0.25 : 0.85)),
      },
      { ...SCORED, sensitiveFeatures: [{ column: 'group' }] },
    );
    const figure = calibrationFigure(audit, combinationOf(audit, 'group'));
    const [{ bins }] = figure?.data.series ?? [];
    expect(bins.map(({ score, value, n, small }) => [score, value, n, small])).toEqual([
      [expect.closeTo(0.25), 0.25, 20, false],
      [expect.closeTo(0.85), 0.9, 10, false],
    ]);
    // Wilson, 5 of 20 and 9 of 10
    expect(bins[0].low).toBeCloseTo(0.1119, 4);
    expect(bins[0].high).toBeCloseTo(0.4687, 4);
    expect(bins[1].low).toBeCloseTo(0.5958, 4);
    expect(figure?.table.rows[1]).toEqual(['A', '0.850', '90.0\u202f%', '59.6 to 98.2', '10', '']);
  });

  it('is not drawn for scores that are no shares', async () => {
    const rows = columnsOf(FIVE_GROUPS);
    const audit = await auditOfColumns(
      { ...rows, score: (rows.score as number[]).map((score) => score * 10) },
      { ...SCORED, score: { column: 'score', threshold: 5, comparison: 'atLeast' } },
    );
    expect(calibrationFigure(audit, combinationOf(audit, 'race'))).toBeNull();
    expect(rocFigure(audit, combinationOf(audit, 'race'))).not.toBeNull();
  });
});

describe('distributions of the score', () => {
  it('share out all rows of each group, around few distinct scores', async () => {
    const audit = await auditOfColumns(
      {
        group: [...'AAAABBBBBBBBBBBB'],
        score: [1, 1, 2, 4, ...Array.from({ length: 12 }, () => 2)],
        label: [...'0101010101010101'],
      },
      {
        ...SCORED,
        score: { column: 'score', threshold: 2, comparison: 'atLeast' },
        sensitiveFeatures: [{ column: 'group' }],
        minimumGroupSize: 2,
      },
    );
    const figure = distributionsFigure(audit, combinationOf(audit, 'group'));
    const a = figure?.data.series.find(({ group }) => group.name === 'A');
    expect(a?.steps).toEqual([
      { low: 0.5, high: 1.5, share: 0.5 },
      { low: 1.5, high: 3, share: 0.25 },
      { low: 3, high: 5, share: 0.25 },
    ]);
    expect(a?.median).toBe(1);
    expect(figure?.data.threshold).toEqual({ value: 2, label: 'threshold: positive is at least 2' });
  });

  it('are shares of the whole for many scores too', () => {
    const figure = distributionsFigure(scored, byRace);
    expect(figure?.data.series).toHaveLength(4);
    for (const { steps } of figure?.data.series ?? []) {
      expect(steps.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
      expect(steps).toHaveLength(40);
    }
  });
});

describe('what is missing', () => {
  it('is drawn where something is, with the group that lacks most', async () => {
    const rows = columnsOf(FIVE_GROUPS);
    expect(missingnessFigure(missingnessOf(scored.cube, scored.plan, ['race'])!, byRace)).toBeNull();
    const label = (rows.label as string[]).map((value, i) =>
      (rows.race as string[])[i] === 'Hispanic' && i % 2 ? '' : value,
    );
    const audit = await auditOfColumns({ ...rows, label }, SCORED);
    const figure = missingnessFigure(missingnessOf(audit.cube, audit.plan, ['race'])!, combinationOf(audit, 'race'));
    expect(figure?.message).toBe(
      'Label not known by race: 7.9\u202f% of 2,017 rows in all, most often in Hispanic, 50.0\u202f% (44.6 to 55.4)',
    );
    expect(figure?.data.panels.map(({ name }) => name)).toEqual(['Label not known: 7.9\u202f% of all rows']);
    expect(figure?.data.panels[0].rows.map(({ group, label: words }) => [group.name, words])).toContainEqual([
      'Hispanic',
      '50.0\u202f% of 320',
    ]);
  });
});
