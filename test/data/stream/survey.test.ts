import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openFile } from '../../../src/data/formats/registry.ts';
import { profileTable } from '../../../src/data/profile-table.ts';
import type { TableProfile } from '../../../src/data/profile.ts';
import { readTable } from '../../../src/data/read-table.ts';
import { firstRows } from '../../../src/data/stream/first-rows.ts';
import { rowHash } from '../../../src/data/stream/row-hash.ts';
import { pickSampledRows } from '../../../src/data/stream/sample-rows.ts';
import { surveyFile } from '../../../src/data/stream/survey.ts';
import { cutFile } from '../../support/cut-file.ts';
import { HAS_REFERENCE, referenceFile } from '../../support/reference.ts';
import { stoppingSource } from '../../support/stopping-source.ts';
import { tableOf } from '../../support/table-of.ts';
import { errorOf } from '../sources.ts';
import { cellsIn } from './cells-in.ts';

const FACTS = { fileName: 'people.csv', sha256: null };

/** A profile without what a sample alone tells, and without the time it took. */
function exactly({ elapsed: _, sampled: __, columns, ...rest }: TableProfile) {
  return {
    ...rest,
    columns: columns.map(({ numeric, ...column }) => ({
      ...column,
      numeric: numeric && { ...numeric, quartiles: null },
    })),
  };
}

const lines = (count: number, line: (row: number) => string): string =>
  Array.from({ length: count }, (_, row) => line(row)).join('\n');

/** So that the file is long enough for its texts to stay in it. */
const PADDING = ' and more'.repeat(12);

/** Many rows of every kind of column: few values, many numbers, row numbers, texts, cells that are none of their kind. */
function people(rows: number): Blob {
  const note = (row: number): string =>
    row % 7 === 0 ? '' : `"a note, of row ${row} with several words in it${PADDING}"`;
  const body = lines(rows, (row) => {
    const income = row % 1000 === 3 ? 'n/a' : row % 5000 === 9 ? 'none yet' : ((row * 7919) % 100_003) / 8 - 3;
    return [row + 1, row % 3 === 0 ? 'F' : 'M', row % 5 === 4 ? 'NA' : row % 50, income, note(row)].join(',');
  });
  return new Blob([`id,sex,decile,income,note\n${body}\n`]);
}

describe('the survey of a file', () => {
  // Two batches of rows.
  const ROWS = 70_000;
  const blob = people(ROWS);

  test('gives the profile of the file held, but for what a sample alone can tell', async () => {
    const held = await profileTable(await readTable(blob, {}), FACTS);
    const survey = await surveyFile(await openFile(blob, {}), { rows: 500 });
    const profile = await profileTable(survey, FACTS);
    expect(exactly(profile)).toEqual(exactly(held));
    expect(profile.sampled).toEqual({ rows: 500, of: ROWS });
    const sex = profile.columns.find(({ name }) => name === 'sex');
    expect(sex?.levels?.map(({ count }) => count)).toEqual([46_666, 23_334]);
  });

  test('of every row is the file held', async () => {
    const held = await readTable(blob, {});
    const survey = await surveyFile(await openFile(blob, {}), { rows: Infinity });
    expect(survey.table.rowCount).toBe(held.table.rowCount);
    expect(cellsIn(survey.table)).toEqual(cellsIn(held.table));
    const { elapsed: _, ...profile } = await profileTable(survey, FACTS);
    const { elapsed: __, ...expected } = await profileTable(held, FACTS);
    expect(profile).toEqual(expected);
  });

  test('samples rows whose texts can be fetched', async () => {
    const opened = await openFile(blob, {});
    const survey = await surveyFile(opened, { rows: 200 });
    const { table, rows, of } = pickSampledRows(survey, 5);
    const note = table.columns.find(({ name }) => name === 'note');
    if (note?.store !== 'text') throw new Error('expected texts');
    const texts = await opened.texts(note, [0, 1, 2, 3, 4]);
    expect(texts).toEqual(
      Array.from(rows, (row) => (row % 7 === 0 ? '' : `a note, of row ${row} with several words in it${PADDING}`)),
    );
    expect(of).toBe(ROWS);
  });

  test('is given up when it is cancelled', async () => {
    let stop = (): void => undefined;
    const source = stoppingSource(blob, () => stop());
    const opened = await openFile(source, {});
    const cancel = new AbortController();
    stop = () => cancel.abort();
    const stopped = await errorOf(surveyFile(opened, {}, { signal: cancel.signal }));
    expect(stopped.code).toBe('job/cancelled');
    expect(source.pieces).toBeLessThan(6);
  });

  test
    .skipIf(!HAS_REFERENCE)
    .each(['adult_scored.csv', 'compas-scores-two-years.csv', 'edge_cases.csv', 'bank_scored.csv'])(
    'profiles %s as if it were held',
    async (name) => {
      const file = referenceFile(name);
      const held = await profileTable(await readTable(file, {}), FACTS);
      const survey = await surveyFile(await openFile(file, {}), { rows: 50 });
      expect(exactly(await profileTable(survey, FACTS))).toEqual(exactly(held));
    },
  );
});

describe('the sampled rows', () => {
  const cuts = fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 4 });

  test('are those with the smallest hashes, however the file is cut and however often it begins anew', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 900 }),
        fc.integer({ min: 0, max: 40 }),
        fc.nat(1000),
        cuts,
        fc.option(fc.integer({ min: 1, max: 3 })),
        async (rows, most, seed, lengths, restartAfter) => {
          const values = Float64Array.from({ length: rows }, (_, row) => row * 3);
          const words = Array.from(values, (value) => `w${value % 7}`);
          const table = tableOf({ values, words });
          const survey = await surveyFile(cutFile(table, lengths, restartAfter ?? Infinity), { rows: most, seed });
          const chosen = Array.from(values.keys())
            .sort((one, other) => rowHash(one, seed) - rowHash(other, seed))
            .slice(0, most)
            .sort((one, other) => one - other);
          expect([...survey.rows]).toEqual(chosen);
          const [sampled, named] = survey.table.columns;
          expect(sampled.store === 'numbers' && [...sampled.values]).toEqual(chosen.map((row) => row * 3));
          const texts = named.store === 'codes' && Array.from(named.codes, (code) => named.levels[code]);
          expect(texts).toEqual(chosen.map((row) => words[row]));
          const fewer = pickSampledRows(survey, Math.floor(most / 2));
          expect(fewer.rows.every((row) => survey.rows.includes(row))).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('are as likely from one part of the file as from another', () => {
    const rows = 200_000;
    const hashes = Float64Array.from({ length: rows }, (_, row) => rowHash(row, 1));
    const limit = hashes.slice().sort()[20_000];
    const tenths = new Float64Array(10);
    hashes.forEach((hash, row) => (tenths[Math.floor((row * 10) / rows)] += hash < limit ? 1 : 0));
    // 2,000 each; the standard deviation is about 42.
    for (const chosen of tenths) expect(Math.abs(chosen - 2000)).toBeLessThan(200);
    expect(new Set(hashes).size).toBe(rows);
    expect(rowHash(2 ** 32 + 5, 1)).not.toBe(rowHash(5, 1));
  });
});

describe('the first rows', () => {
  test('are read again, and no more of the file than holds them', async () => {
    const opened = await openFile(people(140_000), {});
    const { rowCount, columns } = await firstRows(opened, 3);
    expect(rowCount).toBe(3);
    expect(columns.map((column) => (column.store === 'numbers' ? [...column.values] : null))).toContainEqual([1, 2, 3]);
    const stopped = await errorOf(firstRows(opened, 3, { signal: AbortSignal.abort() }));
    expect(stopped.code).toBe('job/cancelled');
  });

  test('of a short file are all', async () => {
    expect((await firstRows(await openFile(people(40), {}), 50)).rowCount).toBe(40);
  });
});
