import { readFileSync } from 'node:fs';
import { parsePlan } from '../../src/plan/check-plan.ts';
import type { AuditPlan } from '../../src/plan/plan.ts';
import { sampleAddresses } from '../../src/ui/state/samples.ts';
import type { SampleId } from '../../src/ui/state/sample-files.ts';

export const read = (address: string): string => readFileSync(`public/${address}`, 'utf8');

/** The table of a sample. */
export function fileOf(id: SampleId): File {
  return new File([read(sampleAddresses(id).table)], `${id}.csv`);
}

export const planOf = (id: SampleId): AuditPlan => parsePlan(read(sampleAddresses(id).plan));
