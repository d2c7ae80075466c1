import { expect, it } from 'vitest';
import { representationOf } from '../../../src/fairness/representation/representation-of.ts';
import type { Representation } from '../../../src/fairness/representation/representation-parts.ts';
import { representationFigure } from '../../../src/report/figures/representation.ts';
import { cubeOf, planOf } from '../../fairness/cube-of.ts';
import type { Row } from '../../fairness/cube-of.ts';

const plain = (text: string | null): string => (text ?? '').replace(/[\u2009\u202f\u00a0]/g, ' ');

function represented(
  sizes: Readonly<Record<string, number>>,
  population?: Readonly<Record<string, number>>,
): Representation {
  const rows = Object.entries(sizes).map(([name, times]): Row => ({ key: [name], label: 1, prediction: 1, times }));
  const sensitiveFeatures = [{ column: 'group', reference: 'a', ...(population && { population }) }];
  return representationOf(cubeOf(rows), { ...planOf({}), sensitiveFeatures }, ['group'])!;
}

function figureOf(representation: Representation) {
  const figure = representationFigure(representation, { groups: [] })!;
  return {
    message: plain(figure.message),
    note: plain(figure.note),
    reading: plain(figure.reading),
    columns: figure.table.columns,
    table: figure.table.rows.map((row) => row.map(plain)),
    drawn: figure.data.rows,
  };
}

it('measures all shares in the rows whose group is known, as the ratio does', () => {
  for (const population of [undefined, { a: 0.5, b: 0.5 }]) {
    const { message, note, reading, columns, table, drawn } = figureOf(
      represented({ a: 752, b: 683, '': 65 }, population),
    );
    expect(message).toContain('Share of the 1,435 rows whose group is known by group');
    expect(reading).toContain('share of the 1,435 rows whose group is known');
    expect(columns[2]).toBe('Share of the rows known');
    expect(table.map(([, rows, share, , tick, ratio]) => [rows, share, tick, ratio])).toEqual([
      ['752', '52.4 %', '50.0 %', '1.05'],
      ['683', '47.6 %', '50.0 %', '0.95'],
      ['65', 'not compared', '', ''],
    ]);
    expect(drawn.map(({ value, expected }) => value / expected!)).toEqual([
      expect.closeTo(1504 / 1435, 12),
      expect.closeTo(1366 / 1435, 12),
    ]);
    expect(note).toBe('65 rows whose group is not known stand apart, in no share: 4.3 % of all 1,500 rows.');
  }
});

it('measures them in the rows compared where shares leave nothing for some groups', () => {
  const { message, note, table, drawn } = figureOf(represented({ a: 60, b: 40, c: 20, '': 5 }, { a: 0.6, b: 0.4 }));
  expect(message).toContain('Share of the 100 rows compared');
  expect(table.map(([, rows, share]) => [rows, share])).toEqual([
    ['60', '60.0 %'],
    ['40', '40.0 %'],
    ['20', 'not compared'],
    ['5', 'not compared'],
  ]);
  expect(drawn).toHaveLength(2);
  expect(note).toContain('1 group is not compared');
});

it('is of the file where every group is known', () => {
  const { message, columns, note } = figureOf(represented({ a: 50, b: 50 }));
  expect(message).toBe('Share of the 100 rows by group: the same for every group, 50.0 %');
  expect([columns[2], note]).toEqual(['Share of the file', '']);
  expect(figureOf(represented({ a: 50_001, b: 50_000 })).message).toContain('nearly the same for every group, 50.0 %');
  expect(figureOf(represented({ a: 60, b: 40 })).message).toContain('from 40.0 % (b) to 60.0 % (a)');
});

it('calls verdicts as the screen does', () => {
  const { message, table } = figureOf(represented({ a: 900, b: 100 }, { a: 0.5, b: 0.5 }));
  expect(message).toContain('under-representation shown for b, at 10.0 %, share in the population 50.0 %');
  expect(table.map((row) => row[6])).toEqual(['under-representation ruled out', 'under-representation shown']);
});

it('calls an intersection that is rarer than its parts so, and accuses nobody of it', () => {
  const rows = (['a', 'b'] as const).flatMap((first) =>
    (['x', 'y'] as const).map((second): Row => {
      const times = (first === 'a') === (second === 'x') ? 450 : 50;
      return { key: [first, second], label: 1, prediction: 1, times };
    }),
  );
  const features = ['group', 'other'];
  const cube = cubeOf(rows, { features });
  const figure = figureOf(representationOf(cube, planOf({ group: 'a', other: 'x' }), features)!);
  expect(figure.message).toContain('rarer than its parts, shown for');
  expect(figure.message).not.toContain('under-represent');
  expect(new Set(figure.table.map((row) => row[6]))).toEqual(
    new Set(['not rarer than its parts', 'rarer than its parts, shown']),
  );
  expect(figure.drawn.map(({ role }) => role)).toEqual(['plain', 'plain', 'plain', 'plain']);
});
