import fc from 'fast-check';
import type { AuditPlan } from '../../src/plan/plan.ts';
import { planOf } from '../support/plan-of.ts';

/** A small table, its cells as they stand in a file; null: a NULL in a database, an empty cell in a file. */
export interface SmallTable {
  readonly names: readonly string[];
  readonly rows: readonly (readonly (string | null)[])[];
}

export interface SmallCase {
  readonly table: SmallTable;
  readonly plan: AuditPlan;
}

const GROUP = `gr"ou'p\\ \`x\`\n 😀`;
const NAMES = [GROUP, 'sex', 'age', 'site', 'label', 'prediction', 'score', 'weight', 'y', 'guess'] as const;

const gap = (of: fc.Arbitrary<string>): fc.Arbitrary<string | null> =>
  fc.oneof({ weight: 14, arbitrary: of }, { weight: 1, arbitrary: fc.constantFrom(null, '', 'NA', ' n/a ', '?') });
const level = fc.constantFrom(
  'a',
  `b'c`,
  'd"e',
  '${x}',
  'b\\n',
  'two\nlines',
  'ü',
  '😀',
  ' a',
  'a ',
  'null',
  '1.0',
  '1',
);
const outcome = fc.constantFrom('1', '0', '1', '0', '1.0', ' 1', 'yes', 'maybe');
const age = fc.oneof(
  fc.integer({ min: 15, max: 70 }).map(String),
  fc.constantFrom('25', '24.999999999999996', '61.5', '-0', '1e999', '+30', '.5', '7.', '1e-400', 'old', '0x10', '25 '),
);
/** Below, ClickHouse 18 reads some texts as 0. */
const SMALLEST = 1e-290;
const score = fc.oneof(
  fc.double({ min: 0, max: 1, noNaN: true }).map((value) => String(value < SMALLEST ? 0 : value)),
  fc.constantFrom(
    '0',
    '1',
    '-0',
    '0.1',
    '0.5',
    '0.25',
    '1.5',
    '-2',
    '1e-290',
    '2.5e-5',
    'NaN',
    'inf',
    '0.30000000000000004',
  ),
);
const weight = fc.constantFrom('1', '2', '0.1', '0.30', '1e-3', '0', '12.5');
const number = fc.integer({ min: -4000, max: 4000 }).map((quarters) => String(quarters / 400));

const row = fc.tuple(
  gap(level),
  gap(fc.constantFrom('F', 'M', '')),
  gap(age),
  gap(fc.constantFrom('north', 'south')),
  gap(outcome),
  gap(outcome),
  gap(score),
  gap(weight),
  gap(number),
  gap(number),
);

const group = { column: GROUP };
const binned = { column: 'age', bins: { edges: [25, 61.5] } };
const rules = [{ values: ['1'] }, { values: ['1', 'yes', '?'] }, { atLeast: 1 }, { above: 0 }];

const plan = fc
  .record({
    features: fc.constantFrom([group], [binned], [group, { column: 'sex' }, binned]),
    intersectionDepth: fc.integer({ min: 1, max: 3 }),
    label: fc.option(fc.constantFrom(...rules)),
    prediction: fc.constantFrom(...rules),
    score: fc.constantFrom(null, 'exact', 'atLeast', 'above', 'threshold'),
    controlFeature: fc.constantFrom(null, null, 'site'),
    sampleWeight: fc.constantFrom(null, 'weight'),
    target: fc.constantFrom(null, 'alone', 'predicted'),
    classes: fc.constantFrom(null, [], ['1', 'maybe']),
    missing: fc.constantFrom(null, ['maybe', '?'], []),
    calibrationBins: fc.constantFrom(10, 3),
  })
  .map((drawn): AuditPlan =>
    planOf({
      sensitiveFeatures: [...drawn.features],
      intersectionDepth: drawn.intersectionDepth,
      label: drawn.label && { column: 'label', positive: drawn.label },
      prediction: drawn.score === 'threshold' ? null : { column: 'prediction', positive: drawn.prediction },
      score: drawn.score && {
        column: 'score',
        threshold: drawn.score === 'threshold' ? 0.5 : null,
        comparison: drawn.score === 'above' ? 'above' : 'atLeast',
        grid:
          drawn.score === 'atLeast' || drawn.score === 'above'
            ? { start: 0, stop: 1, bins: 40, extraEdges: [0.1, 0.33, 0.25] }
            : null,
      },
      controlFeature: drawn.controlFeature,
      sampleWeight: drawn.sampleWeight,
      numericTarget: drawn.target && { column: 'y', prediction: drawn.target === 'predicted' ? 'guess' : null },
      classes: drawn.classes && [...drawn.classes],
      minimumGroupSize: 1,
      calibrationBins: drawn.calibrationBins,
      ...(drawn.missing && {
        reading: {
          columns: ['label', 'prediction', 'age'].map((column) => ({ column, missing: [...drawn.missing!] })),
        },
      }),
    }),
  );

/** Small tables full of what goes wrong between engines, with plans that use them. */
export const smallCases: fc.Arbitrary<SmallCase> = fc.record({
  table: fc.array(row, { minLength: 12, maxLength: 60 }).map((rows) => ({ names: NAMES, rows })),
  plan,
});
