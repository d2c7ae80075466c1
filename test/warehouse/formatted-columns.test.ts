import { expect, it } from 'vitest';
import type { ResolvedPlan } from '../../src/plan/plan.ts';
import { WAREHOUSE } from '../../src/messages/warehouse.ts';
import { formattedColumns } from '../../src/warehouse/formatted-columns.ts';
import { planOf } from '../support/plan-of.ts';
import { recidivismProfile } from '../ui/fixtures.ts';

it('are those that the plan uses as numbers and the file writes otherwise', () => {
  const { columns } = recidivismProfile();
  const as = (name: string) => ({ ...columns[2], name, reason: { code: 'formatted-numbers', facts: {} } as const });
  const plan = { ...planOf({ sampleWeight: 'weight' }), sensitiveFeatures: [] } as unknown as ResolvedPlan;
  expect(formattedColumns(plan, { columns })).toEqual([]);
  const found = formattedColumns(plan, { columns: [...columns, as('weight'), as('unused')] });
  expect(found).toEqual(['weight']);
  expect(WAREHOUSE.formatted(found)).toMatch(/The query reads plain numbers only/);
});
