import { expect, it } from 'vitest';
import type { Audit } from '../../../src/audit/audit.ts';
import { checkMerge } from '../../../src/audit/merging/check-merge.ts';
import { differenceWords } from '../../../src/messages/merge-words.ts';
import { planOf } from '../../support/plan-of.ts';
import { countedOf, fixed } from './random-audits.ts';

const SIZE = 600 * 2 ** 20;
/** As of a file that is too large for a hash. */
const large = async (name: string, rows: Parameters<typeof countedOf>[1], plan = planOf({ minimumGroupSize: 1 })) => {
  const audit = await countedOf(name, rows, plan);
  return { ...audit, file: { ...audit.file, name, size: SIZE, sha256: null } };
};
const differences = (...audits: readonly Audit[]) => checkMerge(audits).differences;
const other = fixed.map((row, i) => (i === 0 ? { ...row, prediction: row.label } : row));

it('refuses a copy under another name by its size, rows and counts, and says so', async () => {
  const found = differences(await large('a.csv', fixed), await large('copy of a.csv', fixed));
  expect(found).toEqual([{ kind: 'sameRows', files: ['a.csv', 'copy of a.csv'] }]);
  expect(differenceWords(found[0])).toMatch(/copies of one file, whose rows would count twice/);
});

it('tells files apart that differ in one row', async () => {
  expect(differences(await large('a.csv', fixed), await large('b.csv', other))).toEqual([]);
});

it('does not take files with different hashes for copies', async () => {
  const [a, b] = [await large('a.csv', fixed), await large('b.csv', fixed)];
  const hashed = (audit: Audit, sha256: string): Audit => ({ ...audit, file: { ...audit.file, sha256 } });
  expect(differences(hashed(a, '1'), hashed(b, '2'))).toEqual([]);
});
