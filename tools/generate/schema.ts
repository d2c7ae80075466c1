import { toJsonSchema } from '@valibot/to-json-schema';
import { AuditPlanSchema } from '../../src/plan/plan.ts';

/** The published JSON Schema of the AuditPlan. */
export function planSchemaJson(): string {
  const schema = toJsonSchema(AuditPlanSchema, { errorMode: 'ignore' });
  return JSON.stringify({ ...schema, $id: 'audit-plan.v1.json' }, null, 2) + '\n';
}
