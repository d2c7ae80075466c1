import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { writeZip, type ZipEntry } from '../../tools/vite/zip.ts';
import { readZip } from '../support/read-zip.ts';

const ENTRIES: readonly ZipEntry[] = [
  { path: 'evenhand/.nojekyll', content: Buffer.alloc(0) },
  { path: 'evenhand/index.html', content: Buffer.from('<!doctype html>\n'.repeat(500)) },
  { path: 'evenhand/samples/größe.csv', content: Buffer.from('Größe;ja\n') },
  {
    path: 'evenhand/noise.bin',
    content: Buffer.from(Array.from({ length: 70_000 }, (_, i) => (i * i * 31 + 7 * i) & 255)),
  },
];
const withPython = spawnSync('python3', ['--version']).status === 0;

describe('a zip archive', () => {
  test('gives every file back', () => {
    const bytes = fc.uint8Array({ maxLength: 400 }).map((content) => Buffer.from(content));
    fc.assert(
      fc.property(fc.dictionary(fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' }), bytes), (files) => {
        const entries = Object.entries(files).map(([path, content]) => ({ path, content }));
        expect([...readZip(writeZip(entries))]).toEqual(entries.map(({ path, content }) => [path, content]));
      }),
      { numRuns: 60 },
    );
  });

  test('has the same bytes each time, and packs text', () => {
    const archive = writeZip(ENTRIES);
    expect(archive.equals(writeZip(ENTRIES))).toBe(true);
    expect(archive.length).toBeLessThan(ENTRIES.reduce((sum, { content }) => sum + content.length, 0));
  });

  test('can hold no more files than its directory can count', () => {
    const entry = { path: 'a', content: Buffer.alloc(0) };
    expect(() => writeZip(new Array<ZipEntry>(0x10000).fill(entry))).toThrow(RangeError);
  });

  test.skipIf(!withPython)('is read by an independent program, names and times included', () => {
    const folder = mkdtempSync(join(tmpdir(), 'evenhand-zip-'));
    try {
      const file = join(folder, 'site.zip');
      writeFileSync(file, writeZip(ENTRIES));
      const script =
        'import json, sys, zipfile\narchive = zipfile.ZipFile(sys.argv[1])\nassert archive.testzip() is None\n' +
        'archive.extractall(sys.argv[2])\n' +
        'print(json.dumps([[i.filename, i.file_size, i.date_time[0], i.external_attr >> 16] for i in archive.infolist()]))';
      const told: unknown = JSON.parse(execFileSync('python3', ['-c', script, file, folder], { encoding: 'utf8' }));
      expect(told).toEqual(ENTRIES.map(({ path, content }) => [path, content.length, 1980, 0o100644]));
      for (const { path, content } of ENTRIES) expect(readFileSync(join(folder, path)).equals(content)).toBe(true);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
