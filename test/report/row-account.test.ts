import { expect, it } from 'vitest';
import type { Audit } from '../../src/audit/audit.ts';
import { rowAccountWords, rowsOfAudit } from '../../src/report/row-account.ts';

const auditWith = (tallied: number, setAside: number, weightMissing: number, n: number) =>
  ({
    file: {},
    cube: { rows: { tallied, setAside, weightMissing } },
    assessment: { combinations: [{ overall: { n } }] },
  }) as unknown as Audit;

it('adds up: read, set aside, left out, took part', () => {
  const { read, setAside, weightMissing, leftOut, tookPart } = rowsOfAudit(auditWith(700, 2, 1, 482));
  expect(setAside + weightMissing + leftOut + tookPart).toBe(read);
  expect(rowAccountWords(auditWith(700, 2, 1, 482))).toBe(
    '703 rows were read: 2 were set aside, 1 was left out without a weight, 218 were left out and 482 took part.',
  );
  expect(rowAccountWords(auditWith(700, 0, 0, 700))).toBe('700 rows were read, and all took part.');
});
