import type { Audit } from '../../src/audit/audit.ts';
import { auditFile } from '../../src/audit/audit-file.ts';
import { planOf } from '../support/plan-of.ts';

const CSV = `name,group,label,prediction\n${Array.from(
  { length: 40 },
  (_, i) => `Person ${i},${i % 2 ? 'a' : 'b'},${i % 3 ? 1 : 0},${i % 5 ? 1 : 0}`,
).join('\n')}\n`;

export const peopleFile = (): File => new File([CSV], 'people.csv');

/** A finished audit of forty people with names. */
export const anAudit = (): Promise<Audit> => auditFile(peopleFile(), planOf());
