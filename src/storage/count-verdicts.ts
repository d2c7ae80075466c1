import type { Audit } from '../audit/audit.ts';
import type { VerdictCounts } from './records.ts';

/** Findings by verdict; null for an audit that does not have them where they belong. */
export function countVerdicts(audit: Pick<Audit, 'assessment'> | undefined): VerdictCounts | null {
  const findings: unknown = audit?.assessment?.findings;
  if (!Array.isArray(findings)) return null;
  const counts = { shown: 0, notEnoughData: 0, ruledOut: 0 };
  for (const { verdict } of findings as { verdict: keyof VerdictCounts }[]) counts[verdict] += 1;
  return counts;
}
