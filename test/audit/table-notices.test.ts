import { describe, expect, it } from 'vitest';
import { planNotices, tableNotices } from '../../src/audit/table-notices.ts';
import { emptyPlan, type AuditPlan } from '../../src/plan/plan.ts';
import { resolvePlan } from '../../src/plan/resolve.ts';
import { tableOf } from '../support/table-of.ts';

const by = (column: string, value: string) => ({ column, positive: { values: [value] } });

function noticesOf(cells: Readonly<Record<string, readonly string[]>>, plan: Partial<AuditPlan>) {
  const table = tableOf(cells);
  const resolved = resolvePlan(
    { ...emptyPlan(), sensitiveFeatures: [{ column: 'g', reference: 'a' }], ...plan },
    table,
  );
  return [...tableNotices(table, resolved), ...planNotices(resolved)];
}

const g = ['a', 'b', 'a', 'b', 'a', 'b'];
const label = ['A', 'B', 'C', 'A', 'B', 'C'];
const roles = { label: by('y', 'A'), prediction: by('p', 'X') };

describe('predictions that no label can equal', () => {
  it('are told where label and prediction have no value in common', () => {
    const p = ['X', 'Y', 'Z', 'X', 'Y', ''];
    const facts = { label: 'y', prediction: 'p' };
    expect(noticesOf({ g, y: label, p }, roles)).toEqual([{ code: 'no-value-shared', facts }]);
  });

  it('are not told where one value is shared, or spells the same number', () => {
    expect(noticesOf({ g, y: label, p: ['X', 'Y', 'C', 'X', 'Y', 'X'] }, roles)).toEqual([]);
    const numbers = { g, y: ['1', '2', '3', '1', '2', '3'], p: ['1.0', '4', '5', '1.0', '4', '5'] };
    expect(noticesOf(numbers, { label: by('y', '1'), prediction: by('p', '1.0') })).toEqual([]);
  });

  it('are told of two values only where each is counted on its own', () => {
    const cells = { g, y: ['>50K', 'less', '>50K', 'less', '>50K', 'less'], p: ['1', '0', '1', '0', '1', '0'] };
    const two = { label: by('y', '>50K'), prediction: by('p', '1') };
    expect(noticesOf(cells, two)).toEqual([]);
    expect(noticesOf(cells, { ...two, classes: [] }).map(({ code }) => code)).toEqual(['no-value-shared']);
  });
});

it('tells of parts that equal values left out', () => {
  const n = Array.from({ length: 60 }, (_, i) => String(1 + (i % 3)));
  const y = n.map((_, i) => String(i % 2));
  const sensitiveFeatures = [{ column: 'n', bins: { quantiles: 10 }, reference: 'under 2' }];
  const notices = noticesOf({ n, y }, { label: by('y', '1'), sensitiveFeatures });
  expect(notices).toEqual([{ code: 'fewer-parts', facts: { feature: 'n', parts: 3, asked: 10 } }]);
});
