import type { Audit } from '../audit/audit.ts';
import { hasUsualTolerances } from '../plan/empty-plan.ts';
import { rowAccountWords } from '../report/row-account.ts';
import { hasVerdicts } from '../report/sentences.ts';
import { CAVEATS } from './audit.ts';
import { noticeWords, speaks } from './notices.ts';

/**
 * What could make an audit wrong, a sentence or two each, on the screen as in a report.
 *
 * @param suggested whether nobody changed the roles that were suggested
 */
export function caveatsOf(audit: Audit, suggested = false): string[] {
  const judged = hasVerdicts(audit.plan);
  return [
    ...(suggested ? [CAVEATS.suggested] : []),
    rowAccountWords(audit),
    ...audit.assessment.notices.filter(speaks).map(noticeWords),
    ...(audit.cube.hasLabel ? [CAVEATS.label] : []),
    ...(judged && hasUsualTolerances(audit.plan) ? [CAVEATS.defaults] : []),
    ...(judged ? [CAVEATS.many] : []),
  ];
}
