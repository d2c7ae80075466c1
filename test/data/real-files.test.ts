import { existsSync, openAsBlob } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { profileTable } from '../../src/data/profile-table.ts';
import type { ColumnProfile, TableProfile } from '../../src/data/profile.ts';
import { readTable, type ReadResult } from '../../src/data/read-table.ts';
import { namesOf, rowsOf } from './sources.ts';

const folder = join(process.env.EVENHAND_REFERENCE ?? '../shared', 'data/tabular');
const missing = !existsSync(folder);

interface RealFile {
  readonly result: ReadResult;
  readonly profile: TableProfile;
}

const files = new Map<string, Promise<RealFile>>();

/** Each file is read once. */
function read(fileName: string): Promise<RealFile> {
  const file = files.get(fileName) ?? readFile(fileName);
  files.set(fileName, file);
  return file;
}

async function readFile(fileName: string): Promise<RealFile> {
  const result = await readTable(await openAsBlob(join(folder, fileName)), {});
  return { result, profile: await profileTable(result, { fileName, sha256: null }) };
}

function column(profile: TableProfile, name: string): ColumnProfile {
  const found = profile.columns.find((candidate) => candidate.name === name);
  if (!found) throw new Error(`no column ${name}`);
  return found;
}

describe.skipIf(missing)(`real files (skipped when ${folder} is missing)`, () => {
  test.each([
    ['compas-scores-two-years.csv', 7214, 53],
    ['adult.csv', 48_842, 15],
    ['german_credit.csv', 1000, 22],
    ['german_uci_codes.csv', 1000, 21],
    ['law_school.csv', 20_798, 12],
    ['bank.csv', 4521, 17],
    ['ricci.csv', 118, 5],
    ['ricci_promoted.csv', 118, 6],
    ['student_por.csv', 649, 33],
    ['adult_scored.csv', 14_652, 9],
    ['bank_scored.csv', 4521, 7],
    ['law_scored.csv', 20_798, 6],
    ['edge_cases.csv', 91, 8],
  ])('%s has %i rows and %i columns', async (fileName, rows, columns) => {
    const { profile } = await read(fileName);
    expect({ rows: profile.rowCount, columns: profile.columns.length }).toEqual({ rows, columns });
    expect(profile.badRows.count).toBe(0);
  });

  test('the edge cases come through as they are', async () => {
    const { result, profile } = await read('edge_cases.csv');
    expect(profile.format).toMatchObject({ byteOrderMark: true, lineEnding: 'crlf' });
    expect(namesOf(result).slice(-2)).toEqual(['flag', 'flag.1']);
    const cells = new Set((await rowsOf(result)).flat());
    for (const cell of ['  padded ', 'multi\nline', '0', 'NULL', 'n/a', '']) expect(cells).toContain(cell);
    const group = column(profile, 'group');
    expect(group.missing.map(({ spelling }) => spelling).sort()).toEqual(['', 'NULL', 'n/a']);
    expect(group.levels?.find(({ value }) => value === '0')).toMatchObject({ perhapsMissing: false });
  });

  test('Adult: blanks skipped, ? missing, twins found', async () => {
    const { result, profile } = await read('adult.csv');
    expect(namesOf(result)[1]).toBe('workclass');
    const unknown = profile.columns.flatMap(({ missing }) => missing);
    expect(unknown.every(({ spelling }) => spelling === '?')).toBe(true);
    expect(unknown.reduce((sum, { count }) => sum + count, 0)).toBe(6465);
    expect(column(profile, 'income').twins).toEqual([
      ['<=50K', '<=50K.'],
      ['>50K', '>50K.'],
    ]);
    expect(column(profile, 'fnlwgt')).toMatchObject({ type: 'number', store: 'numbers' });
  });

  test('Bank: semicolons and quotes', async () => {
    const { profile } = await read('bank.csv');
    expect(profile.format).toMatchObject({ delimiter: ';' });
    expect(column(profile, 'y').levels?.map(({ value }) => value)).toEqual(['no', 'yes']);
  });

  test('COMPAS: repeated headers, and nothing that names a person', async () => {
    const { result, profile } = await read('compas-scores-two-years.csv');
    expect(namesOf(result)).toEqual(expect.arrayContaining(['decile_score.1', 'priors_count.1']));
    expect(column(profile, 'dob').type).toBe('date');
    expect(column(profile, 'race').levels).toHaveLength(6);
    for (const name of ['name', 'first', 'last', 'dob', 'c_case_number', 'id']) {
      expect(column(profile, name).levels).toBeUndefined();
    }
  });
});
