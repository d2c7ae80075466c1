import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CombinationAssessment } from '../../src/fairness/assessment.ts';
import { expectSame } from '../support/first-difference.ts';
import type { Row } from './cube-of.ts';
import { anyRows, assessRows, CLASSES, randomCases } from './random-rows.ts';
import { renamed } from './renamed.ts';

/** What holds of a whole assessment, every number, test and verdict in it, whatever the roles. */

const TOLERANCE = 1e-6;
const cases = randomCases(8);

function shuffled(rows: readonly Row[], seed: number): Row[] {
  return rows
    .map((each, i) => ({ each, place: Math.sin(seed + i * 12.9898) }))
    .sort((a, b) => a.place - b.place)
    .map(({ each }) => each);
}

/** Names that invite mistakes, in the order of their code units as `a` … `d` are. */
const NAMES: Readonly<Record<string, string>> = { a: '', b: ' | ', c: '__proto__', d: 'constructor' };
/** Keys over two features, in the same order, whose levels are one text when they are joined by a bar. */
const PAIRS: Readonly<Record<string, readonly string[]>> = {
  a: ['', 'x | y | z'],
  b: [' | x', 'y | z'],
  c: [' | x | y', 'z'],
  d: [' | x | y | z', ''],
};

describe('an assessment', () => {
  it('does not depend on the order of rows or groups', () => {
    cases.forEach(({ rows, before }, seed) => expectSame(assessRows(shuffled(rows, seed)), before, TOLERANCE));
  });

  it('with all weights 1 is the one without weights', () => {
    // Counts of rows in the numerator, and effective numbers of rows, are told on one side alone.
    const told = new Set(['count', 'effectiveN']);
    for (const { rows } of cases) {
      const [ones, none] = [1, undefined].map((weight) => assessRows(rows.map((each) => ({ ...each, weight }))));
      expectSame(ones, none, TOLERANCE, told);
    }
  });

  it('of merged levels is that of the levels counted together', () => {
    const merge = [{ name: 'b or c', levels: ['b', 'c'] }];
    const sensitiveFeatures = [{ column: 'group', reference: 'a', merge }];
    for (const { rows } of cases) {
      const together = rows.map((each) => ({ ...each, key: ['b', 'c'].includes(each.key[0]) ? ['b or c'] : each.key }));
      expectSame(assessRows(rows, { sensitiveFeatures }), assessRows(together), TOLERANCE);
    }
  });

  it('adds strata up', () => {
    for (const { rows, before } of cases) {
      const one = assessRows(rows.map((each) => ({ ...each, stratum: undefined })));
      const within = new Set([...CONDITIONAL, 'strata']);
      expectSame(withoutConditional(one), withoutConditional(before), TOLERANCE, within);
    }
  });

  it('names groups as they are named, and depends on nothing else in their names', () => {
    for (const { rows, before } of cases) {
      const after = assessRows(
        rows.map((each) => ({ ...each, key: [NAMES[each.key[0]]] })),
        { sensitiveFeatures: [{ column: 'group', reference: NAMES['a'] }] },
      );
      expectSame(after, renamed(before, { groups: (key) => [NAMES[key[0]]] }), TOLERANCE);
    }
  });

  it('keeps groups apart whose names would be the same when joined', () => {
    for (const { rows, before } of cases) {
      const [first, second] = PAIRS['a'];
      const sensitiveFeatures = [
        { column: 'first', reference: first },
        { column: 'second', reference: second },
      ];
      const features = ['first', 'second'];
      const after = assessRows(
        rows.map((each) => ({ ...each, key: PAIRS[each.key[0]] })),
        { sensitiveFeatures },
        { features },
      );
      expectSame(after, { ...renamed(before, { groups: (key) => PAIRS[key[0]] }), features }, TOLERANCE);
    }
  });

  it('names strata as they are named, and depends on nothing else in their names', () => {
    const names: Readonly<Record<string, string>> = { x: '', y: '__proto__' };
    for (const { rows, before } of cases) {
      const after = assessRows(rows.map((each) => ({ ...each, stratum: names[each.stratum!] })));
      expectSame(after, renamed(before, { strata: (name) => names[name] }), TOLERANCE);
    }
  });

  it('depends neither on the names of classes nor on their order', () => {
    const names: Readonly<Record<string, string>> = { p: '__proto__', q: '', r: 'constructor' };
    const other = (name: string | undefined) => (name === undefined ? undefined : names[name]);
    const order = [2, 0, 1];
    for (const { rows, before } of cases) {
      const classes = order.map((at) => names[CLASSES[at]]);
      const after = assessRows(
        rows.map((each) => ({
          ...each,
          labelClass: other(each.labelClass),
          predictionClass: other(each.predictionClass),
        })),
        {},
        { classes },
      );
      const { confusions, ...expected } = classesOf(renamed(before, { classes: (name) => names[name] }), order);
      const { confusions: found, ...rest } = classesOf(after, [0, 1, 2]);
      expectSame(rest, expected, TOLERANCE);
      expect(found).toEqual(confusions);
    }
  });

  it('has intervals that hold their values', () => {
    const check = (value: unknown, path: string): void => {
      if (value === null || typeof value !== 'object') return;
      if ('kind' in value && value.kind === 'defined' && 'interval' in value && value.interval) {
        const { value: at, interval } = value as unknown as Held;
        const isHeld = interval.low <= at + 1e-9 && interval.high >= at - 1e-9;
        expect(isHeld, `${path}: ${at} in ${interval.low} … ${interval.high}`).toBe(true);
      }
      for (const [name, inner] of Object.entries(value)) check(inner, `${path}/${name}`);
    };
    for (const { before } of cases) check(before, '');
  });
});

interface Held {
  readonly value: number;
  readonly interval: { readonly low: number; readonly high: number };
}

/** Measures that rest on strata by their definition. */
const CONDITIONAL = [
  'conditionalDemographicDisparityOfLabels',
  'conditionalDemographicDisparityOfPredictions',
] as const;

function withoutConditional(assessed: CombinationAssessment): CombinationAssessment {
  return { ...assessed, measures: assessed.measures.filter(({ id }) => !CONDITIONAL.some((each) => each === id)) };
}

/** What is told of classes, those in another order put in that one. */
function classesOf({ multiclass }: CombinationAssessment, order: readonly number[]) {
  const { classes, overall, groups, disparities, oneAgainstRest } = multiclass!;
  return {
    classes: order.map((at) => classes[at]),
    metrics: [overall, ...groups].map(({ key, n, metrics }) => ({ key, n, metrics })),
    disparities,
    oneAgainstRest: order.map((at) => oneAgainstRest[at]),
    confusions: [overall, ...groups].map(
      ({ confusion }) => confusion && order.map((i) => order.map((j) => confusion[i][j])),
    ),
  };
}

describe('a threshold on the score', () => {
  it('is the same as predictions made beforehand', () => {
    fc.assert(
      fc.property(
        anyRows,
        fc.constantFrom(0, 0.3, 0.5, 1.1),
        fc.constantFrom('atLeast', 'above'),
        (rows, threshold, comparison) => {
          // Where the score makes the prediction, targets are not told apart by whether there is a score.
          const plain = rows.map(({ target, ...each }) => ({
            ...each,
            target: each.score === undefined ? undefined : target,
            prediction: undefined,
          }));
          const score = { column: 'score', threshold, comparison };
          const made = plain.map((each): Row => {
            if (each.score === undefined) return each;
            const positive = comparison === 'atLeast' ? each.score >= threshold : each.score > threshold;
            return { ...each, prediction: positive ? 1 : 0 };
          });
          expectSame(
            assessRows(plain, { prediction: null, score }, { predictionFrom: 'threshold', scored: true, classes: [] }),
            assessRows(made, { score }, { scored: true, classes: [] }),
            TOLERANCE,
          );
        },
      ),
      { numRuns: 12 },
    );
  });
});
