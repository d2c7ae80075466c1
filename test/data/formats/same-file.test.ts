import { BlobReader, BlobWriter, ZipWriter } from '@zip.js/zip.js';
import { describe, expect, test } from 'vitest';
import { openFiles } from '../../../src/data/formats/registry.ts';
import { errorMessage } from '../../../src/messages/errors.ts';
import { namesToldApart } from '../../../src/workers/told-apart.ts';
import { errorOf } from '../sources.ts';

const table = (rows: number, middle = 'x'): string =>
  `a,b\n${'1,x\n'.repeat(rows)}1,${middle}\n${'0,y\n'.repeat(rows)}`;
const source = (name: string, text: string) => ({ name, source: new Blob([text]) });

async function zip(files: readonly (readonly [name: string, text: string])[], level = 6): Promise<Blob> {
  const writer = new ZipWriter(new BlobWriter(), { useWebWorkers: false });
  for (const [name, text] of files) await writer.add(name, new BlobReader(new Blob([text])), { level });
  return writer.close();
}

describe('files in an archive', () => {
  test.each([0, 6])(
    'of which two are the same byte for byte are refused in the same words (level %s)',
    async (level) => {
      const archive = await zip(
        [
          ['one.csv', table(9)],
          ['two.csv', table(8)],
          ['again/one.csv', table(9)],
        ],
        level,
      );
      const error = await errorOf(openFiles([{ name: 'x.zip', source: archive }], {}));
      expect(error.code).toBe('parts/same-file');
      expect(new Set(error.details['names'] as string[])).toEqual(new Set(['one.csv', 'again/one.csv']));
      expect(errorMessage(error.code, error.details).what).toMatch(/are the same file/);
    },
  );

  test('are compared with those of other archives and with files by themselves', async () => {
    const archive = { name: 'x.zip', source: await zip([['one.csv', table(7000)]]) };
    const stored = { name: 'y.zip', source: await zip([['one.csv', table(7000)]], 0) };
    for (const [other, name] of [
      [stored, 'y.zip/one.csv'],
      [source('plain.csv', table(7000)), 'plain.csv'],
    ] as const) {
      const { code, details } = await errorOf(openFiles([archive, other], {}));
      expect(code).toBe('parts/same-file');
      expect(new Set(details['names'] as string[])).toEqual(new Set(['x.zip/one.csv', name]));
    }
    const differs = source('plain.csv', table(7000, 'z'));
    expect((await (await openFiles([archive, differs], {})).hold()).table.rowCount).toBe(28_002);
  });
});

describe('several files', () => {
  test('of which two are the same byte for byte are refused, and both are named', async () => {
    const files = [source('one.csv', table(9)), source('two.csv', table(8)), source('copy of one.csv', table(9))];
    const error = await errorOf(openFiles(files, {}));
    expect(error.code).toBe('parts/same-file');
    expect(errorMessage(error.code, error.details).what).toMatch(
      /one\.csv.* and .*copy of one\.csv.* are the same file/,
    );
  });

  test('that differ in one byte in the middle are two files', async () => {
    const files = [source('one.csv', table(30_000)), source('two.csv', table(30_000, 'z'))];
    expect((await (await openFiles(files, {})).hold()).table.rowCount).toBe(120_002);
  });

  test('whose headers differ: the odd one out is named, not the one that is not first', async () => {
    const files = [source('odd.csv', 'a,c\n1,2\n'), source('two.csv', 'a,b\n3,4\n'), source('three.csv', 'b,a\n5,6\n')];
    const { code, details } = await errorOf(openFiles(files, {}));
    expect([code, details]).toEqual([
      'parts/other-columns',
      { file: 'odd.csv', first: 'two.csv', alike: 2, missing: ['b'], surplus: ['c'] },
    ]);
    expect(errorMessage(code, details).what).toContain('from those of the 2 others');
  });

  test('of one name are told apart by their folders, or by a number', () => {
    const file = (name: string, webkitRelativePath = '') => ({ name, webkitRelativePath });
    expect(namesToldApart([file('a.csv', 'in/a.csv'), file('b.csv')])).toEqual(['a.csv', 'b.csv']);
    expect(namesToldApart([file('a.csv', '1/a.csv'), file('a.csv', '2/a.csv')])).toEqual(['1/a.csv', '2/a.csv']);
    expect(namesToldApart([file('a.csv'), file('a.csv'), file('a.csv (2)')])).toEqual([
      'a.csv',
      'a.csv (2)',
      'a.csv (2) (2)',
    ]);
  });
});
