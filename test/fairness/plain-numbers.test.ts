import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { AuditCube } from '../../src/cube/cube.ts';
import { assessCube } from '../../src/fairness/assess-cube.ts';
import type { ResolvedPlan } from '../../src/plan/plan.ts';
import { confusionRows, cubeOf, planOf } from './cube-of.ts';
import type { Row } from './cube-of.ts';

/** An assessment is kept, sent and printed as plain data: numbers that JSON cannot write must not occur in it. */

const GROUPS = ['a', 'b', 'c', 'd'];
const CLASSES = ['p', 'q', 'r'];

const bit = fc.constantFrom(0 as const, 1 as const);
const sometimes = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(of, { nil: undefined, freq: 10 });
const unitScore = fc.constantFrom(0, 1e-300, 0.01, 0.3, 0.5, 0.8, 1);
const value = fc.constantFrom(-1e6, -3, -1, 0, 1e-9, 0.5, 1, 2, 1e9);

const row = (score: fc.Arbitrary<number>): fc.Arbitrary<Row> =>
  fc.record({
    key: fc.tuple(fc.constantFrom(...GROUPS)),
    label: sometimes(bit),
    prediction: sometimes(bit),
    score: sometimes(score),
    weight: fc.constantFrom(0, 1e-12, 0.5, 1, 1, 1, 7, 1e12),
    target: sometimes(value),
    targetPrediction: sometimes(value),
    stratum: fc.constantFrom('x', 'y', 'z'),
    times: fc.constantFrom(1, 1, 2, 5, 400),
  });
const rowsOf = (score: fc.Arbitrary<number>): fc.Arbitrary<Row[]> =>
  fc.array(row(score), { minLength: 1, maxLength: 25 });

const weightless = (rows: readonly Row[]): Row[] => rows.map((each) => ({ ...each, weight: undefined }));

/** The first thing that JSON cannot write or would change, by where it is. */
function unwritable(of: unknown, path = ''): string | null {
  if (of === null || typeof of === 'string' || typeof of === 'boolean') return null;
  if (typeof of === 'number') return Number.isFinite(of) ? null : `${path}: ${of}`;
  if (typeof of !== 'object' || !PLAIN.has(Object.getPrototypeOf(of))) return `${path}: ${typeof of}`;
  for (const [key, inner] of Object.entries(of)) {
    const found = unwritable(inner, `${path}/${key}`);
    if (found) return found;
  }
  return null;
}

const PLAIN: ReadonlySet<unknown> = new Set([Object.prototype, Array.prototype]);

function expectPlain(cube: AuditCube, changes: Partial<ResolvedPlan> = {}): void {
  const assessment = assessCube(cube, planOf({ group: 'a' }, { minimumGroupSize: 2, ...changes }));
  expect(unwritable(assessment)).toBeNull();
}

/** Four groups of counts by class beside their outcomes. */
function withClasses(cube: AuditCube, n: readonly number[], weight: number): AuditCube {
  const [table] = cube.combinations;
  const sums = [0, 1, 2].map((power) => Float64Array.from(n, (each) => each * weight ** power));
  const classes = { n: sums[0], w: sums[1], w2: sums[2] };
  return { ...cube, hasWeights: weight !== 1, classes: CLASSES, combinations: [{ ...table, classes }] };
}

const score = { column: 'score', threshold: 0.5, comparison: 'atLeast' } as const;
const RUNS = { numRuns: 60 };

it('holds no number that JSON cannot write: every role, strata, weights', () => {
  fc.assert(
    fc.property(rowsOf(unitScore), fc.boolean(), (rows, weighted) => {
      expectPlain(cubeOf(weighted ? rows : weightless(rows)), { score, controlFeature: 'stratum' });
    }),
    RUNS,
  );
});

it('holds none when scores lie outside 0…1 and make the prediction', () => {
  fc.assert(
    fc.property(rowsOf(fc.constantFrom(-5, 0, 0.5, 1, 300)), (rows) => {
      const unpredicted = rows.map((each) => ({ ...each, prediction: undefined }));
      expectPlain(cubeOf(unpredicted, { predictionFrom: 'threshold' }), { score });
    }),
    RUNS,
  );
});

it('holds none with classes', () => {
  const length = GROUPS.length * (CLASSES.length + 1) ** 2;
  const counts = fc.array(fc.constantFrom(0, 0, 1, 2, 30, 5000), { minLength: length, maxLength: length });
  const cube = cubeOf(GROUPS.flatMap((group) => confusionRows([group], 1, 2, 3, 4)));
  fc.assert(
    fc.property(counts, fc.constantFrom(1, 0.25, 1e-9), (n, weight) => {
      expectPlain(withClasses(cube, n, weight));
    }),
    RUNS,
  );
});
