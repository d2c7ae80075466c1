import { beforeAll, describe, expect, it } from 'vitest';
import type { Audit } from '../../../src/audit/audit.ts';
import { gateAudit } from '../../../src/audit/gate-audit.ts';
import { mergeAudits } from '../../../src/audit/merge-audits.ts';
import { checkMerge } from '../../../src/audit/merging/check-merge.ts';
import { AppError, fromPlainError, toPlainError } from '../../../src/errors.ts';
import { errorMessage } from '../../../src/messages/errors.ts';
import { differenceWords } from '../../../src/messages/merge-words.ts';
import type { AuditPlan } from '../../../src/plan/plan.ts';
import { planOf } from '../../support/plan-of.ts';
import { countedOf, fixed, type Row } from './random-audits.ts';

const FULL: Partial<AuditPlan> = {
  label: { column: 'label', positive: { atLeast: 1 } },
  sensitiveFeatures: [{ column: 'group' }, { column: 'age', bins: { edges: [30, 50] } }],
  controlFeature: 'region',
  sampleWeight: 'weight',
  score: { column: 'score', threshold: null, comparison: 'atLeast' },
  numericTarget: { column: 'y', prediction: 'guess', origin: 0 },
  classes: ['0', '1'],
  minimumGroupSize: 1,
};
const rows: readonly Row[] = [...fixed, ...fixed, { ...fixed[0], age: 60, region: 'south' }];
const year = (name: number | string, changes: Partial<AuditPlan> = {}): Promise<Audit> =>
  countedOf(`${name}.csv`, rows, planOf({ ...FULL, ...changes }));

let usual: Audit;
beforeAll(async () => {
  usual = await year(2023);
});
const reasons = (...audits: readonly Audit[]): string[] => checkMerge(audits).differences.map(differenceWords);

const bins = (...edges: number[]): AuditPlan['sensitiveFeatures'] => [
  { column: 'group' },
  { column: 'age', bins: { edges } },
];
const decided = (threshold: number | null, comparison: 'atLeast' | 'above' = 'atLeast'): Partial<AuditPlan> => ({
  prediction: null,
  score: { column: 'score', threshold, comparison },
});

const REFUSED: readonly (readonly [what: string, changes: Partial<AuditPlan>, words: string])[] = [
  [
    'the label',
    { label: { column: 'sex', positive: { values: ['F'] } } },
    'The label is “label” in 2023.csv, and “sex” in 2024.csv.',
  ],
  ['no label', { label: null }, 'The label is “label” in 2023.csv, and none in 2024.csv.'],
  [
    'what is positive',
    { label: { column: 'label', positive: { above: 0.5 } } },
    'For the label “label”, positive is at least 1 in 2023.csv, and above 0.5 in 2024.csv.',
  ],
  [
    'a spelling of what is positive',
    { prediction: { column: 'prediction', positive: { values: ['1', '1.'] } } },
    'For the decision “prediction”, positive is 1 in 2023.csv, and 1 or 1. in 2024.csv.',
  ],
  ['the score', { score: null }, 'The score is “score” in 2023.csv, and none in 2024.csv.'],
  [
    'the numeric outcome',
    { numericTarget: { column: 'score', prediction: 'guess', origin: 0 } },
    'The numeric outcome is “y” in 2023.csv, and “score” in 2024.csv.',
  ],
  [
    'its prediction',
    { numericTarget: { column: 'y', prediction: null, origin: 0 } },
    'The prediction of the numeric outcome is “guess” in 2023.csv, and none in 2024.csv.',
  ],
  ['weights', { sampleWeight: null }, 'The sample weight is “weight” in 2023.csv, and none in 2024.csv.'],
  ['strata', { controlFeature: null }, 'The control feature is “region” in 2023.csv, and none in 2024.csv.'],
  [
    'features',
    { sensitiveFeatures: [{ column: 'sex' }] },
    'Groups are compared by “group” and “age” in 2023.csv, and “sex” in 2024.csv.',
  ],
  [
    'edges of bins',
    { sensitiveFeatures: bins(30, 55) },
    '“age” is cut at 30 and 50 in 2023.csv, and cut at 30 and 55 in 2024.csv. Give it the same edges in each: parts of equal size lie elsewhere in every file.',
  ],
  [
    'classes',
    { classes: null },
    'The values of the label that are counted on their own are 0 and 1 in 2023.csv, and none in 2024.csv.',
  ],
  [
    'spellings of missing in a column that has a role',
    { reading: { columns: [{ column: 'region', missing: ['', '-9'] }] } },
    'In “region”, “not known” is spelled as usual in 2023.csv, and (empty) and -9 in 2024.csv.',
  ],
  [
    'calibration bins',
    { calibrationBins: 5 },
    'The score is checked for calibration in 10 bins in 2023.csv, and 5 bins in 2024.csv.',
  ],
  [
    'a far origin of the numeric outcome',
    { numericTarget: { column: 'y', prediction: 'guess', origin: 50_000 } },
    'The middle of “y” is 0 in 2023.csv, and 50,000 in 2024.csv. They lie too far apart for how much it varies, and digits would be lost. Check that it has the same unit in each.',
  ],
];

describe('audits that counted otherwise', () => {
  it.each(REFUSED)('differ in %s, and say so', async (_, changes, words) => {
    expect(reasons(usual, await year(2024, changes))).toEqual([words]);
  });

  it('differ in the threshold where that makes the decision', async () => {
    const audits = [
      await year(2023, decided(0.5)),
      await year(2024, decided(0.5, 'above')),
      await year(2025, decided(0.25)),
    ];
    expect(reasons(...audits)).toEqual([
      '“score” counts as positive from 0.5 on in 2023.csv, above 0.5 in 2024.csv and from 0.25 on in 2025.csv.',
    ]);
    expect(reasons(usual, await year(2024, { score: { ...usual.plan.score!, threshold: 0.5 } }))).toEqual([]);
  });

  it('differ in grids whose steps are not the same', async () => {
    const grid = (steps: number): Partial<AuditPlan> => ({
      score: {
        column: 'score',
        threshold: null,
        comparison: 'atLeast',
        grid: { start: 0, stop: 1, bins: steps, extraEdges: [] },
      },
    });
    expect(reasons(await year(2023, grid(4)), await year(2024, grid(5)), await year(2025))).toEqual([
      '“score” has so many values that it was counted in steps: 4 from 0 to 1 in 2023.csv, and 5 from 0 to 1 in 2024.csv.',
    ]);
  });

  it('differ in classes only where a file may have rows of one that it did not list', async () => {
    const named = await year(2024, { classes: ['0', '1', '7'] });
    expect(reasons(await year(2023, { classes: [] }), named)).toEqual([]);
    expect(reasons(usual, named)).toHaveLength(1);
  });

  it('name every difference, and the files that have each thing', async () => {
    const other = { calibrationBins: 5, sampleWeight: null, sensitiveFeatures: bins(40) };
    const audits = [usual, await year(2024, other), await year(2025)];
    expect(reasons(...audits)).toEqual([
      'The sample weight is “weight” in 2023.csv and 2025.csv, and none in 2024.csv.',
      expect.stringMatching(/^“age” is cut at 30 and 50 in 2023.csv and 2025.csv, and cut at 40 in 2024.csv\./),
      'The score is checked for calibration in 10 bins in 2023.csv and 2025.csv, and 5 bins in 2024.csv.',
    ]);
    const thrown = fromPlainError(toPlainError(caught(() => mergeAudits(audits))));
    expect(thrown.code).toBe('audit/cannot-merge');
    const { what } = errorMessage(thrown.code, structuredClone(thrown.details));
    expect(what).toBe(
      ['2023.csv, 2024.csv and 2025.csv cannot be merged into one audit.', ...reasons(...audits)].join(' '),
    );
  });

  it('are not those that were read by another delimiter, or another column otherwise', async () => {
    const reading: AuditPlan['reading'] = { delimiter: ';', columns: [{ column: 'note', missing: ['-'] }] };
    const audits = [await year(2024, { reading }), usual];
    expect(reasons(...audits)).toEqual([]);
    expect(mergeAudits(audits).plan.reading).toEqual({ columns: reading.columns });
  });
});

describe('audits that cannot be added up whatever they counted', () => {
  it('are of the same file, told by its bytes, or by name, size and rows', async () => {
    const copy = { ...usual, file: { ...usual.file, name: 'copy.csv' } };
    expect(reasons(usual, copy)).toEqual([
      '2023.csv and copy.csv were both made of copy.csv, so its rows would count twice.',
    ]);
    const unhashed = { ...usual, file: { ...usual.file, sha256: null } };
    expect(reasons(usual, unhashed)).toHaveLength(1);
    expect(reasons(usual, { ...unhashed, file: { ...unhashed.file, rows: 3 } })).toEqual([]);
    const merged = mergeAudits([usual, await year(2024)]);
    expect(reasons(merged, await year(2024))).toEqual([
      '2023.csv + 2024.csv and 2024.csv were both made of 2024.csv, so its rows would count twice.',
    ]);
  });

  it('were passed on with counts withheld', async () => {
    const large = await countedOf(
      '2024.csv',
      Array.from({ length: 20 }, () => fixed).flat(),
      planOf({ minimumGroupSize: 1 }),
    );
    const gated = gateAudit(large, { minimum: 10 });
    expect(reasons(large, gated)).toEqual([
      expect.stringMatching(/^Small counts of 2024.csv \(2\) were withheld before it was passed on/),
    ]);
    expect(caught(() => mergeAudits([large, gated])).code).toBe('audit/cannot-merge');
  });

  it('have more groups, strata or classes together than one audit may have', async () => {
    const spread = (prefix: string, of: 'group' | 'region' | 'label', count: number): Row[] => [
      ...fixed,
      ...Array.from({ length: count }, (_, i) => ({ ...fixed[i % 8], [of]: `${prefix}${i}` })),
    ];
    const plan = planOf({ controlFeature: 'region', classes: [], minimumGroupSize: 1 });
    const both = async (of: 'group' | 'region' | 'label', count: number) =>
      reasons(
        await countedOf('a.csv', spread('x', of, count), plan),
        await countedOf('b.csv', spread('y', of, count), plan),
      );
    expect(await both('group', 300)).toEqual(['Together they have 602 groups of “group”, and one audit may have 500.']);
    expect(await both('region', 60)).toEqual([
      'Together they have 121 values of “region”, and one audit may have 100.',
    ]);
    expect(await both('label', 30)).toEqual(['Together they have 62 values of “label”, and one audit may have 50.']);
  });

  it('say where a merge of groups takes a name that another file has', async () => {
    const leading = await countedOf(
      'a.csv',
      rows,
      planOf({
        sensitiveFeatures: [{ column: 'sex' }, { column: 'group', merge: [{ name: 'c', levels: ['a'] }] }],
        minimumGroupSize: 1,
      }),
    );
    const other = await countedOf(
      'b.csv',
      rows.map((row) => ({ ...row, group: 'c' })).concat(rows),
      planOf({ sensitiveFeatures: [{ column: 'sex' }, { column: 'group' }], minimumGroupSize: 1 }),
    );
    expect(caught(() => mergeAudits([leading, other])).code).toBe('plan/merge-name-taken');
  });
});

function caught(work: () => unknown): AppError {
  try {
    work();
  } catch (thrown) {
    if (thrown instanceof AppError) return thrown;
    throw thrown;
  }
  throw new Error('nothing was thrown');
}
