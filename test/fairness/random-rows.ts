import fc from 'fast-check';
import { assessCube } from '../../src/fairness/assess-cube.ts';
import type { CombinationAssessment } from '../../src/fairness/assessment.ts';
import type { ResolvedPlan } from '../../src/plan/plan.ts';
import { cubeOf, planOf } from './cube-of.ts';
import type { CubeOptions, Row } from './cube-of.ts';

export const CLASSES = ['p', 'q', 'r'] as const;

const bit = fc.constantFrom(0 as const, 1 as const);
const sometimes = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(of, { nil: undefined, freq: 12 });
const row = fc.record({
  key: fc.tuple(fc.constantFrom('a', 'b', 'c', 'd')),
  label: sometimes(bit),
  prediction: sometimes(bit),
  // 0.5 is an edge of calibration bins, which are closed above, so that not all bins are mirrored with the scores.
  score: sometimes(fc.constantFrom(0.03, 0.22, 0.45, 0.5, 0.78, 0.97)),
  weight: fc.integer({ min: 1, max: 4 }),
  stratum: fc.constantFrom('x', 'y'),
  target: sometimes(fc.integer({ min: -9, max: 9 })),
  targetPrediction: sometimes(fc.integer({ min: -9, max: 9 })),
  labelClass: sometimes(fc.constantFrom(...CLASSES)),
  predictionClass: sometimes(fc.constantFrom(...CLASSES)),
  times: fc.integer({ min: 1, max: 20 }),
});

/** Rows of up to four groups with every role, some of it unknown; some draws have no false negatives. */
export const anyRows: fc.Arbitrary<Row[]> = fc
  .tuple(fc.array(row, { minLength: 8, maxLength: 60 }), fc.constantFrom(true, true, false))
  .map(([rows, any]) => (any ? rows : rows.filter(({ label, prediction }) => label !== 1 || prediction !== 0)))
  .filter((rows) => rows.length > 0);

const PLAN = planOf({ group: 'a' }, { minimumGroupSize: 1, controlFeature: 'stratum' });

/** The assessment of rows with every role. */
export function assessRows(
  rows: readonly Row[],
  changes: Partial<ResolvedPlan> = {},
  options: CubeOptions = {},
): CombinationAssessment {
  return assessCube(cubeOf(rows, { classes: CLASSES, ...options }), { ...PLAN, ...changes }).combinations[0];
}

/** The same against another reference group. */
export function assessAgainst(rows: readonly Row[], reference: string): CombinationAssessment {
  return assessRows(rows, { sensitiveFeatures: [{ column: 'group', reference }] });
}

export interface Case {
  readonly rows: readonly Row[];
  readonly before: CombinationAssessment;
}

/** Random rows and their assessment, to be set beside those of the same rows changed in some way. */
export function randomCases(size: number): Case[] {
  return fc.sample(anyRows, size).map((rows) => ({ rows, before: assessRows(rows) }));
}

const flip = (state: 0 | 1 | undefined): 0 | 1 | undefined => (state === undefined ? undefined : state === 1 ? 0 : 1);

/** Positive and negative exchanged, and each score s become 1 − s. */
export function mirrored(rows: readonly Row[]): Row[] {
  return rows.map((each) => ({
    ...each,
    label: flip(each.label),
    prediction: flip(each.prediction),
    score: each.score === undefined ? undefined : 1 - each.score,
  }));
}

/** Some groups counted as another. */
export function regrouped(rows: readonly Row[], to: Readonly<Record<string, string>>): Row[] {
  return rows.map((each) => ({ ...each, key: [to[each.key[0]] ?? each.key[0]] }));
}
