import { describe, expect, it } from 'vitest';
import { auditFile } from '../../src/audit/audit-file.ts';
import { needsTally } from '../../src/audit/needs-tally.ts';
import { resolveFromCube } from '../../src/audit/resolve-from-cube.ts';
import type { AuditPlan } from '../../src/plan/plan.ts';
import { auditedWords } from '../../src/report/audited.ts';
import { rowsOfAudit } from '../../src/report/row-account.ts';
import { planOf } from '../support/plan-of.ts';

const REGIONS = ['north', 'south', ''];
const GRADES = ['A', 'B', 'C'];

/** Rows in which every column has gaps now and then. */
function people(rows = 240): File {
  const lines = ['age,sex,region,label,prediction,grade,guess,price,offer,weight'];
  for (let i = 0; i < rows; i++) {
    lines.push(
      [
        i % 11 === 0 ? '' : i % 13 === 0 ? 'NA' : 18 + ((i * 37) % 62),
        i % 7 === 0 ? '' : i % 2 ? 'F' : 'M',
        REGIONS[i % 3],
        (i * 7) % 5 < 2 ? 1 : 0,
        (i * 11) % 7 < 3 ? 1 : 0,
        GRADES[(i * 5) % 3],
        GRADES[(i * 5 + (i % 4 === 0 ? 1 : 0)) % 3],
        1000 + ((i * 53) % 400),
        1010 + ((i * 47) % 400),
        1 + (i % 4) / 2,
      ].join(','),
    );
  }
  return new File([`${lines.join('\n')}\n`], 'people.csv');
}

const audit = (changes: Partial<AuditPlan>) =>
  auditFile(people(), planOf({ sensitiveFeatures: [{ column: 'sex' }], ...changes }));

describe('roles, from a file to an audit', () => {
  it('count missing group values as a group of their own, weights included', async () => {
    const { assessment, plan, cube } = await audit({ sampleWeight: 'weight' });
    const [combination] = assessment.combinations;
    expect(new Set(combination.groups.map(({ key }) => key[0]))).toEqual(new Set(['F', 'M', '']));
    expect(combination.groups.reduce((sum, { n }) => sum + n, 0)).toBe(240);
    expect(plan.sensitiveFeatures[0].reference).not.toBe('');
    const total = cube.combinations[0].cells.w.reduce((sum, w) => sum + w, 0);
    expect(total).toBeCloseTo(60 * (1 + 1.5 + 2 + 2.5), 9);
    const missing = combination.groups.find(({ key }) => key[0] === '')!;
    expect(missing.metrics.selectionRate).toMatchObject({ kind: 'defined', n: 35 });
  });

  it('cut a number into as many parts as asked, missing ones apart, and merge parts by name', async () => {
    const cut = await audit({ sensitiveFeatures: [{ column: 'age', bins: { quantiles: 5 } }] });
    const { bins } = cut.plan.sensitiveFeatures[0];
    expect(bins?.edges).toHaveLength(4);
    expect(bins?.quantiles).toBe(5);
    const groups = cut.assessment.combinations[0].groups;
    const known = groups.filter(({ key }) => key[0] !== 'missing or not a number');
    expect(groups).toHaveLength(6);
    expect(Math.max(...known.map(({ n }) => n)) - Math.min(...known.map(({ n }) => n))).toBeLessThanOrEqual(8);
    const last = `${bins!.edges[3]} and over`;
    const merged = await audit({
      sensitiveFeatures: [
        {
          column: 'age',
          bins: { edges: bins!.edges },
          merge: [{ name: 'old or unknown', levels: [last, 'missing or not a number'] }],
        },
      ],
    });
    const names = merged.assessment.combinations[0].groups.map(({ key }) => key[0]);
    expect(names).toHaveLength(5);
    expect(names).toContain('old or unknown');
  });

  it('cut by decades and at forty', async () => {
    const decades = await audit({ sensitiveFeatures: [{ column: 'age', bins: { every: 10 } }] });
    expect(decades.plan.sensitiveFeatures[0].bins?.edges).toEqual([20, 30, 40, 50, 60, 70]);
    const forty = await audit({ sensitiveFeatures: [{ column: 'age', bins: { edges: [40] } }] });
    expect(forty.assessment.combinations[0].groups.map(({ key }) => key[0]).sort()).toEqual([
      '40 and over',
      'missing or not a number',
      'under 40',
    ]);
  });

  it('compare within strata, the missing one among them', async () => {
    const { cube } = await audit({ controlFeature: 'region' });
    expect([...cube.strata].sort()).toEqual(['', 'north', 'south']);
  });

  it('count each value of a label on its own', async () => {
    const { assessment, plan } = await audit({
      label: { column: 'grade', positive: { values: ['A'] } },
      prediction: { column: 'guess', positive: { values: ['A'] } },
      classes: [],
    });
    expect([...plan.classes!].sort()).toEqual(['A', 'B', 'C']);
    const { multiclass } = assessment.combinations[0];
    expect(multiclass?.groups.map(({ key }) => key)).toEqual(assessment.combinations[0].groups.map(({ key }) => key));
    expect(multiclass?.overall.metrics.multiclassAccuracy).toMatchObject({ value: 0.75, n: 240 });
    expect(multiclass?.oneAgainstRest.map(({ positive }) => positive)).toEqual(plan.classes);
  });

  it('audit a numeric outcome without any other', async () => {
    const result = await audit({
      label: null,
      prediction: null,
      numericTarget: { column: 'price', prediction: 'offer' },
    });
    expect(result.assessment.findings).toEqual([]);
    expect(result.cube).toMatchObject({ hasTarget: true, hasTargetPrediction: true, hasLabel: false });
    expect(result.plan.numericTarget?.origin).toBeGreaterThan(1000);
    expect(result.cube.targetOrigin).toBe(result.plan.numericTarget?.origin);
    expect(auditedWords(result)).toBe(
      '240 rows of people.csv. Numeric outcome: price, predicted by offer. Groups: sex.',
    );
  });
});

it('leaves out rows without the number that is the outcome', async () => {
  const file = new File(
    ['sex,y\n' + Array.from({ length: 40 }, (_, i) => `${i % 2},${i % 8 ? i : ''}`).join('\n')],
    'y.csv',
  );
  const plan = planOf({
    label: null,
    prediction: null,
    numericTarget: { column: 'y', prediction: null },
    sensitiveFeatures: [{ column: 'sex' }],
  });
  expect(rowsOfAudit(await auditFile(file, plan))).toMatchObject({ read: 40, leftOut: 5, tookPart: 35 });
});

describe('a plan that leaves to the data what was counted', () => {
  const asked: Partial<AuditPlan> = {
    label: { column: 'grade', positive: { values: ['A'] } },
    prediction: { column: 'guess', positive: { values: ['A'] } },
    classes: [],
    numericTarget: { column: 'price', prediction: null },
    sensitiveFeatures: [{ column: 'age', bins: { quantiles: 3 } }],
  };
  const plan = planOf(asked);

  it('is answered from the cube, with the same edges, classes and origin', async () => {
    const former = await audit(asked);
    expect(needsTally(former.plan, plan)).toBe(false);
    expect(needsTally(former.plan, former.plan)).toBe(false);
    const changed = { ...plan, tolerances: { difference: 0.2, ratio: 0.7 } };
    expect(resolveFromCube(changed, former)).toEqual({ ...former.plan, tolerances: changed.tolerances });
  });

  it.each<[string, Partial<AuditPlan>]>([
    ['other parts', { sensitiveFeatures: [{ column: 'age', bins: { quantiles: 4 } }] }],
    ['steps', { sensitiveFeatures: [{ column: 'age', bins: { every: 10 } }] }],
    ['other edges', { sensitiveFeatures: [{ column: 'age', bins: { edges: [33] } }] }],
    ['fewer classes', { classes: ['A', 'B'] }],
    ['no classes', { classes: null }],
    ['another origin', { numericTarget: { column: 'price', prediction: null, origin: 0 } }],
    ['a prediction of the target', { numericTarget: { column: 'price', prediction: 'offer' } }],
    ['strata', { controlFeature: 'region' }],
  ])('is counted again for %s', async (_, changes) => {
    const former = await audit(asked);
    expect(needsTally(former.plan, { ...plan, ...changes })).toBe(true);
  });

  it('is counted again for all classes where some were named', async () => {
    const former = await audit({ ...asked, classes: ['A', 'B'] });
    expect(needsTally(former.plan, plan)).toBe(true);
  });
});
