import { describe, expect, it } from 'vitest';
import type { Audit } from '../../../src/audit/audit.ts';
import { assessCube } from '../../../src/fairness/assess-cube.ts';
import type { AuditPlan, ResolvedPlan } from '../../../src/plan/plan.ts';
import { KINDS, kindsOf } from '../../../src/report/kinds/kinds.ts';
import type { KindId, KindReport } from '../../../src/report/kinds/kind-parts.ts';
import { confusionRows, cubeOf, planOf } from '../../fairness/cube-of.ts';
import type { CubeOptions, Row } from '../../fairness/cube-of.ts';

function auditOf(rows: readonly Row[], changes: Partial<AuditPlan> = {}, options: CubeOptions = {}): Audit {
  const cube = cubeOf(rows, options);
  const plan = planOf({ group: 'a' }, changes as Partial<ResolvedPlan>);
  const file = { name: 'file.csv', size: 1, sha256: null, rows: cube.rows.tallied } as unknown as Audit['file'];
  return { evenhandAudit: 2, madeBy: 'test', file, plan, cube, assessment: assessCube(cube, plan) };
}

const reportOf = (audit: Audit, kind: KindId): KindReport => kindsOf(audit).find((report) => report.kind === kind)!;

/** tp, fp, fn, tn */
const fair = [...confusionRows(['a'], 4000, 800, 1000, 4200), ...confusionRows(['b'], 4000, 800, 1000, 4200)];
const unequal = [...confusionRows(['a'], 400, 300, 100, 200), ...confusionRows(['b'], 200, 50, 300, 450)];

describe('the kinds of bias', () => {
  it('are four, each with a definition, a source and what it rests on', () => {
    expect(KINDS.map(({ id }) => id)).toEqual(['demographic', 'algorithmic', 'historical', 'representation']);
    for (const { name, definition, restsOn, source } of KINDS) {
      for (const words of [definition, restsOn, source]) expect(words, name).toMatch(/^[A-Z].*\.$/);
    }
  });

  it('every sentence is one, with no gaps in it', () => {
    for (const audit of [auditOf(fair), auditOf(unequal), auditOf(unequal, { label: null }, { hasLabel: false })]) {
      for (const { kind, statement, ...evidence } of kindsOf(audit)) {
        const texts = [
          statement,
          ...[...evidence.for, ...evidence.against, ...evidence.missing].map(({ text }) => text),
        ];
        for (const text of texts) {
          expect(text, kind).toMatch(/^\S.*\.$/);
          expect(text, kind).not.toMatch(/undefined|null|NaN|!|\[object| {2}/);
        }
      }
    }
  });
});

describe('demographic bias', () => {
  it('is shown where a gap of rates is', () => {
    const report = reportOf(auditOf(unequal), 'demographic');
    expect(report.standing).toBe('shown');
    expect(report.for[0]).toMatchObject({ place: { at: 'finding', id: 'group/demographicParity' } });
    expect(report.for[0].text).toContain('70.0\u202f% of the a group');
    expect(report.for[0].text).toContain('95\u202f% interval');
  });

  it('is not shown where every gap is ruled out', () => {
    const report = reportOf(auditOf(fair), 'demographic');
    expect(report).toMatchObject({ standing: 'notShown', for: [], missing: [] });
    expect(report.against).toHaveLength(1);
  });

  it('cannot be told from few rows', () => {
    const few = [...confusionRows(['a'], 8, 4, 2, 8), ...confusionRows(['b'], 6, 4, 4, 8)];
    expect(reportOf(auditOf(few), 'demographic').standing).toBe('cannotTell');
  });

  it('is not examined without a decision, and says which column would be needed', () => {
    const audit = auditOf(unequal, { prediction: null }, { predictionFrom: null });
    const report = reportOf(audit, 'demographic');
    expect(report.standing).toBe('notExamined');
    expect(report.statement).toContain('A column that says what was decided');
  });
});

describe('algorithmic bias', () => {
  it('is shown by unequal errors, and not by unequal rates alone', () => {
    expect(reportOf(auditOf(unequal), 'algorithmic').standing).toBe('shown');
    // selected 60 % and 30 % of the time, with the same error rates
    const rates = [...confusionRows(['a'], 6300, 300, 700, 2700), ...confusionRows(['b'], 2700, 700, 300, 6300)];
    const report = reportOf(auditOf(rates), 'algorithmic');
    expect(reportOf(auditOf(rates), 'demographic').standing).toBe('shown');
    expect(report.for.every(({ place }) => place?.at !== 'finding')).toBe(true);
    expect(report.against.map(({ place }) => place)).toContainEqual({ at: 'finding', id: 'group/equalizedOdds' });
  });

  it('is not shown only where everything examined is ruled out', () => {
    const report = reportOf(auditOf(fair), 'algorithmic');
    expect(report).toMatchObject({ standing: 'notShown', for: [], missing: [] });
    expect(report.statement).toContain('is ruled out in every comparison made');
    // error rates are as surely equal, precision rests on few positive decisions
    const rare = [...confusionRows(['a'], 20, 15, 20, 4000), ...confusionRows(['b'], 20, 15, 20, 4000)];
    const plan = { criteria: ['equalizedOddsDifference'] } as const;
    const open = reportOf(auditOf(rare, { criteria: [...plan.criteria] }), 'algorithmic');
    expect(open.standing).toBe('cannotTell');
    expect(open.statement).toMatch(/not enough data|none of \d comparisons rules it out/);
    expect(open.missing.map(({ text }) => text)).toContainEqual(expect.stringContaining('differ in precision'));
  });

  it('names two criteria that rest on one gap together', () => {
    const found = [...confusionRows(['a'], 400, 100, 100, 400), ...confusionRows(['b'], 200, 100, 300, 400)];
    const texts = reportOf(auditOf(found), 'algorithmic').for.map(({ text }) => text);
    expect(texts[0]).toMatch(
      /^Equal opportunity and equalized odds: Among rows where label is 1, .*; disparity shown; among rows where label is not 1 none is shown\.$/,
    );
    expect(texts.filter((text) => text.includes('Among rows'))).toHaveLength(1);
  });

  it('is shown where decisions widen the gap of the label though no error rate differs beyond the tolerance', () => {
    const wider = [
      ...confusionRows(['a'], 15000, 3500, 15000, 66500),
      ...confusionRows(['b'], 12300, 1750, 17700, 68250),
    ];
    const report = reportOf(auditOf(wider, { criteria: ['equalizedOddsDifference'] }), 'algorithmic');
    expect(report.standing).toBe('shown');
    expect(report.statement).toBe(
      'Shown by group: decisions differ more between groups than the label does, by more than the tolerance.',
    );
    expect(report.for.at(-1)!.text).toMatch(
      /beyond what a ratio of 0\.8 tolerates \(0\.223\): bias amplification 0\.2/,
    );
  });

  it('says that the tolerance of rates is applied to what is no rate', () => {
    const scored = (group: string, label: 0 | 1, score: number, times: number): Row => ({
      key: [group],
      label,
      prediction: score > 0.5 ? 1 : 0,
      score,
      times,
    });
    const rows = [
      ...[scored('a', 1, 0.9, 900), scored('a', 1, 0.1, 100), scored('a', 0, 0.9, 100), scored('a', 0, 0.1, 900)],
      ...[scored('b', 1, 0.9, 550), scored('b', 1, 0.1, 450), scored('b', 0, 0.9, 450), scored('b', 0, 0.1, 550)],
    ];
    const score = { column: 'score', threshold: null, comparison: 'atLeast' } as const;
    const report = reportOf(auditOf(rows, { score }), 'algorithmic');
    expect(report.for.map(({ text }) => text)).toContainEqual(
      expect.stringMatching(
        /area under the ROC curve is higher in the a group .* more than 0\.1 \(the tolerated difference of rates, applied here as well\)\.$/,
      ),
    );
  });

  it('is not examined without a label', () => {
    const report = reportOf(auditOf(unequal, { label: null }, { hasLabel: false }), 'algorithmic');
    expect(report.standing).toBe('notExamined');
    expect(report.statement).toContain('A column that says what was true');
  });
});

describe('historical bias', () => {
  it('is never told from the numbers alone, whether base rates differ or not', () => {
    const differing = [...confusionRows(['a'], 600, 100, 200, 100), ...confusionRows(['b'], 200, 100, 100, 600)];
    const report = reportOf(auditOf(differing), 'historical');
    expect(report).toMatchObject({
      standing: 'cannotTell',
      statement: 'Cannot be told from the numbers alone: base rates differ between groups.',
    });
    expect(report.for[0].text).toContain(
      'By group, base rate is higher in the a group than in the b group, by 50.0 points',
    );
    expect(report.missing[0].text).toContain('no number in this file can tell');
    const same = reportOf(auditOf(fair), 'historical');
    expect(same).toMatchObject({ standing: 'cannotTell', for: [] });
    expect(same.statement).toContain('base rates differ by less than the tolerance');
    const few = [...confusionRows(['a'], 8, 4, 2, 8), ...confusionRows(['b'], 6, 4, 4, 8)];
    expect(reportOf(auditOf(few), 'historical').statement).toContain('the one comparison made has not enough data');
  });

  it('rules a difference out where the label alone is judged', () => {
    const audit = auditOf(fair, { prediction: null }, { predictionFrom: null });
    expect(reportOf(audit, 'historical').statement).toContain('differ by less than the tolerance');
  });

  it('is not examined without a label', () => {
    const audit = auditOf(unequal, { label: null }, { hasLabel: false });
    expect(reportOf(audit, 'historical').standing).toBe('notExamined');
  });
});

describe('representation bias', () => {
  const withPopulation = (population: Readonly<Record<string, number>>): Partial<AuditPlan> => ({
    sensitiveFeatures: [{ column: 'group', reference: 'a', population }],
  });

  it('is not examined without population shares, and says so', () => {
    const report = reportOf(auditOf(fair), 'representation');
    expect(report.standing).toBe('notExamined');
    expect(report.missing[0].text).toContain('No population shares are given for group');
  });

  it('is shown, not shown or open against the population', () => {
    const shown = reportOf(auditOf(fair, withPopulation({ a: 0.2, b: 0.8 })), 'representation');
    expect(shown.standing).toBe('shown');
    expect(shown.for[0]).toMatchObject({ place: { at: 'representation', features: ['group'] } });
    expect(shown.for[0].text).toContain('The b group is 50.0\u202f% of the rows compared (10,000 of 20,000)');
    expect(reportOf(auditOf(fair, withPopulation({ a: 0.5, b: 0.5 })), 'representation').standing).toBe('notShown');
    const few = [...confusionRows(['a'], 4, 4, 4, 4), ...confusionRows(['b'], 4, 4, 4, 4)];
    expect(reportOf(auditOf(few, withPopulation({ a: 0.5, b: 0.5 })), 'representation').standing).toBe('cannotTell');
  });

  it('sets a test of all shares apart from what speaks against', () => {
    const report = reportOf(auditOf(fair, withPopulation({ a: 0.53, b: 0.47 })), 'representation');
    expect(report.standing).toBe('notShown');
    expect(report.against[0].text).toMatch(/ruled out for each of them\.$/);
    expect(report.for[0].text).toMatch(/^As a whole, the shares of group differ .*, p <.*0\.001\)\.$/);
  });

  it('names the features without population shares as what keeps it open', () => {
    const one = auditOf(fair, withPopulation({ a: 0.5, b: 0.5 }));
    const { combinations } = cubeOf(fair, { features: ['other'] });
    const cube = { ...one.cube, combinations: [...one.cube.combinations, ...combinations] };
    const plan = {
      ...one.plan,
      sensitiveFeatures: [...one.plan.sensitiveFeatures, { column: 'other', reference: 'a' }],
    };
    const report = reportOf({ ...one, cube, plan, assessment: assessCube(cube, plan) }, 'representation');
    expect(report).toMatchObject({
      standing: 'cannotTell',
      statement:
        'Cannot be told, since no population shares are given for other; a gap beyond the tolerance is ruled out in all 2 comparisons that could be made.',
    });
  });

  it('is shown where rows of one group are left out far more often', () => {
    const gone: Row = { key: ['b'], prediction: 1, times: 3000 };
    const report = reportOf(auditOf([...fair, gone]), 'representation');
    expect(report.standing).toBe('shown');
    expect(report.for[0].text).toContain('more often in the b group than in the a group');
  });

  it('names groups that are too small, and rows that do not say their group', () => {
    const rows = [...fair, ...confusionRows(['c'], 2, 1, 1, 1), ...confusionRows([''], 100, 50, 50, 100)];
    const texts = reportOf(auditOf(rows), 'representation').for.map(({ text }) => text);
    expect(texts).toContainEqual(expect.stringContaining('300 do not say group'));
    expect(texts).toContainEqual(expect.stringContaining('fewer than 10 rows, too few for a verdict: c'));
  });
});
