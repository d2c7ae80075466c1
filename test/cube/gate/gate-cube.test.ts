import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cellIndex, type AuditCube, type CubeTable } from '../../../src/cube/cube.ts';
import { gateCube } from '../../../src/cube/gate/gate-cube.ts';
import { AppError } from '../../../src/errors.ts';
import type { ResolvedPlan } from '../../../src/plan/plan.ts';
import { cubeOf, featureName, levelName, levelOf, made, type Made } from './made-cubes.ts';

const MINIMUM = 4;
const SHAPES = [[2, 2], [2, 3], [3, 3], [2, 2, 2], [4]];

/** A gated cube, or null where nothing of it can be passed on. */
function gated(cube: AuditCube, plan: ResolvedPlan): AuditCube | null {
  try {
    return gateCube(cube, plan, { minimum: MINIMUM });
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.code === 'share/too-small') return null;
    throw thrown;
  }
}

const countOf = (table: CubeTable, key: readonly string[], prediction: 0 | 1): number | null => {
  const group = table.groups.findIndex((each) => each.join() === key.join());
  return group < 0 ? null : table.cells.n[cellIndex(group, 0, 1, 2, prediction)];
};

/** Every way to spread `total` rows over cells that agrees with all sums, by plain enumeration. */
function* tablesThatAgree(
  cells: number,
  total: number,
  sums: readonly { readonly of: ReadonlySet<number>; readonly n: number }[],
): Generator<readonly number[]> {
  const counts = new Array<number>(cells).fill(0);
  const left = sums.map(({ n }) => n);
  const lastOf = sums.map(({ of }) => Math.max(...of));
  function* fill(cell: number, rest: number): Generator<readonly number[]> {
    if (cell === cells) {
      if (rest === 0) yield counts;
      return;
    }
    const own = sums.flatMap(({ of }, s) => (of.has(cell) ? [s] : []));
    const most = Math.min(rest, ...own.map((s) => left[s]));
    for (let n = 0; n <= most; n++) {
      counts[cell] = n;
      for (const s of own) left[s] -= n;
      if (own.every((s) => lastOf[s] > cell || left[s] === 0)) yield* fill(cell + 1, rest - n);
      for (const s of own) left[s] += n;
    }
    counts[cell] = 0;
  }
  yield* fill(0, total);
}

/** What a stranger who has the gated cube alone can tell of every group of every combination, in one layer. */
function rangesFromOutside(cube: AuditCube, { sizes }: Made, prediction: 0 | 1): Map<string, [number, number]> {
  const cells = sizes.reduce((product, size) => product * size, 1);
  const cellsOf = (features: readonly string[], key: readonly string[]): Set<number> =>
    new Set(
      Array.from({ length: cells }, (_, cell) => cell).filter((cell) =>
        features.every((name, i) => levelName(levelOf(sizes, cell, Number(name.slice(1)))) === key[i]),
      ),
    );
  const totals = cube.combinations.map(
    (table) =>
      table.groups.reduce((sum, key) => sum + countOf(table, key, prediction)!, 0) +
      (table.withheld?.together.n[2 * 3 + prediction] ?? 0),
  );
  expect(new Set(totals).size).toBe(1);
  const sums = cube.combinations.flatMap(({ features, groups, ...rest }) =>
    groups.map((key) => ({
      of: cellsOf(features, key),
      n: countOf({ features, groups, ...rest }, key, prediction)!,
    })),
  );
  const ranges = new Map<string, [number, number]>();
  const targets = cube.combinations.flatMap(({ features, withheld }) =>
    (withheld?.groups ?? []).map((key) => ({ id: JSON.stringify([features, key]), of: [...cellsOf(features, key)] })),
  );
  for (const counts of tablesThatAgree(cells, totals[0], sums)) {
    for (const { id, of } of targets) {
      const n = of.reduce((sum, cell) => sum + counts[cell], 0);
      const [low, high] = ranges.get(id) ?? [n, n];
      ranges.set(id, [Math.min(low, n), Math.max(high, n)]);
    }
  }
  return ranges;
}

describe('a gated cube', () => {
  test('lets no small count be worked out, by any of the tables that agree with it', async () => {
    let protectedCounts = 0;
    await fc.assert(
      fc.asyncProperty(made(SHAPES, 5), async (input) => {
        const { cube, plan } = await cubeOf(input);
        const result = gated(cube, plan);
        if (!result) return;
        for (const prediction of [0, 1] as const) {
          const ranges = rangesFromOutside(result, input, prediction);
          cube.combinations.forEach((table, c) => {
            const shown = new Set(result.combinations[c].groups.map((key) => key.join()));
            for (const key of table.groups) {
              const n = countOf(table, key, prediction)!;
              if (shown.has(key.join())) expect(n === 0 || n >= MINIMUM).toBe(true);
              else if (n > 0 && n < MINIMUM) {
                const [low, high] = ranges.get(JSON.stringify([table.features, key]))!;
                expect(high - low).toBeGreaterThanOrEqual(MINIMUM);
                protectedCounts++;
              }
            }
          });
        }
      }),
      { numRuns: 60 },
    );
    expect(protectedCounts).toBeGreaterThan(150);
  });

  test('shows the counts as they are, and keeps the totals', async () => {
    let shownCounts = 0;
    await fc.assert(
      fc.asyncProperty(
        made(
          [
            [2, 3],
            [3, 3, 2],
          ],
          12,
        ),
        async (input) => {
          const { cube, plan } = await cubeOf(input);
          const result = gated(cube, plan);
          if (!result) return;
          expect(result.rows.tallied).toBe(cube.rows.tallied);
          result.combinations.forEach((table, c) => {
            for (const prediction of [0, 1] as const) {
              for (const key of table.groups) {
                expect(countOf(table, key, prediction)).toBe(countOf(cube.combinations[c], key, prediction));
                shownCounts++;
              }
            }
            const rows = table.cells.n.reduce((sum, n) => sum + n, 0);
            const together = table.withheld?.together.n.reduce((sum, n) => sum + n, 0) ?? 0;
            expect(rows + together).toBe(cube.rows.tallied);
            expect(table.withheld?.together.n.every((n) => n === 0 || n >= MINIMUM) ?? true).toBe(true);
          });
        },
      ),
      { numRuns: 150 },
    );
    expect(shownCounts).toBeGreaterThan(200);
  });

  test('is the same every time, and the same again when gated again', async () => {
    await fc.assert(
      fc.asyncProperty(made(SHAPES, 9), async (input) => {
        const { cube, plan } = await cubeOf(input);
        const result = gated(cube, plan);
        if (!result) return;
        expect(gateCube(cube, plan, { minimum: MINIMUM })).toEqual(result);
        expect(gateCube(result, plan, { minimum: MINIMUM })).toEqual(result);
      }),
      { numRuns: 60 },
    );
  });

  test('lists groups by name, so that the order says nothing of the rows', async () => {
    const { cube, plan } = await cubeOf({ sizes: [3, 2], counts: [16, 19, 24, 30, 9, 2, 11, 12, 17, 18, 31, 9] });
    const reversed = { ...cube, combinations: cube.combinations.map((table) => turned(table)) };
    const [own, other] = [cube, reversed].map((each) => gateCube(each, plan, { minimum: 5 }));
    expect(own).toEqual(other);
    expect(own.combinations[0].groups.flat()).toEqual([levelName(0), levelName(1), levelName(2)]);
  });
});

/** The same table with its groups the other way round. */
function turned({ groups, cells, ...table }: CubeTable): CubeTable {
  const width = cells.n.length / groups.length;
  const turn = (values: Float64Array): Float64Array =>
    Float64Array.from(
      groups.flatMap((_, g) => [...values.subarray((groups.length - 1 - g) * width).subarray(0, width)]),
    );
  const { calibration, target, histogram, ...sums } = cells;
  const fields = Object.entries(sums).map(([field, values]) => [field, turn(values)]);
  return {
    ...table,
    groups: [...groups].reverse(),
    cells: { ...(Object.fromEntries(fields) as typeof sums), calibration, target, histogram },
  };
}

describe('withheld groups whose names say that somebody is there', () => {
  /** Groups of one row each beside two large ones. */
  const ones = (small: number): Made => ({
    sizes: [small + 2],
    counts: [400, 400, 500, 500, ...Array.from({ length: small }, () => [1, 0]).flat()],
  });

  test('are not counted by their names: as many rows as groups would mean one each', async () => {
    const { cube, plan } = await cubeOf(ones(10));
    const [table] = gateCube(cube, plan, { minimum: 10 }).combinations;
    expect(table.withheld!.together.n[2 * 3]).toBeGreaterThanOrEqual(table.withheld!.groups.length + 10);
  });
});

describe('cubes gated with two minima', () => {
  test('tell together what the one with the smaller tells', async () => {
    let both = 0;
    await fc.assert(
      fc.asyncProperty(made([[4, 3], [3, 3, 2], [6]], 14), async (input) => {
        const { cube, plan } = await cubeOf(input);
        const shownAt = (minimum: number): Set<string> | null => {
          try {
            const { combinations } = gateCube(cube, plan, { minimum });
            return new Set(combinations.flatMap(({ groups }, c) => groups.map((key) => JSON.stringify([c, key]))));
          } catch {
            return null;
          }
        };
        const [five, ten, twenty] = [5, 10, 20].map(shownAt);
        if (!five || !ten) return;
        both++;
        expect([...ten].filter((key) => !five.has(key))).toEqual([]);
        expect([...(twenty ?? [])].filter((key) => !ten.has(key))).toEqual([]);
      }),
      { numRuns: 60 },
    );
    expect(both).toBeGreaterThan(20);
  });
});

describe('what a link leaves out', () => {
  test('weights go where a group is withheld, since they would tell which groups a sum is of', async () => {
    const { cube, plan } = await cubeOf({ sizes: [3], counts: [40, 50, 60, 60, 3, 4] });
    const weighted = { ...cube, hasWeights: true };
    const gate = gateCube(weighted, { ...plan, sampleWeight: 'w' }, { minimum: 10 });
    expect([gate.hasWeights, gate.gate?.withheld]).toEqual([false, ['weights']]);
    const [{ cells, withheld }] = gate.combinations;
    expect([cells.w, withheld?.together.w]).toEqual([cells.n, withheld?.together.n]);
    const large = await cubeOf({ sizes: [2], counts: [40, 50, 60, 60] });
    const whole = gateCube({ ...large.cube, hasWeights: true }, { ...large.plan, sampleWeight: 'w' }, { minimum: 10 });
    expect([whole.hasWeights, whole.gate?.withheld]).toEqual([true, []]);
  });

  test('merged levels stand under the name of their merge alone, and rows that took no part are not counted', async () => {
    const merge = [{ name: 'others', levels: [levelName(1), levelName(2)] }];
    const { cube, plan } = await cubeOf(
      { sizes: [3, 2], counts: [40, 50, 30, 60, 1, 2, 3, 4, 5, 6, 17, 18] },
      { sensitiveFeatures: [{ column: featureName(0), merge }, { column: featureName(1) }] },
    );
    const text = JSON.stringify(gateCube(cube, plan, { minimum: 10 }));
    expect(text).toContain('others');
    expect(text).not.toContain('"level 2"');
  });

  test('a total that is small itself is refused', async () => {
    const { cube, plan } = await cubeOf({ sizes: [2], counts: [40, 1, 50, 2] });
    expect(() => gateCube(cube, plan, { minimum: 10 })).toThrowError('share/too-small');
  });

  test('a larger minimum than a cube was gated with cannot be promised any more', async () => {
    const { cube, plan } = await cubeOf({ sizes: [2], counts: [40, 30, 50, 20] });
    const result = gateCube(cube, plan, { minimum: 5 });
    expect(() => gateCube(result, plan, { minimum: 10 })).toThrowError('share/already-gated');
    expect(gateCube(gateCube(cube, plan, { minimum: 20 }), plan, { minimum: 10 }).gate?.minimum).toBe(20);
  });
});
