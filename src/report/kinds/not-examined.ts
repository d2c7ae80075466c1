import { lacking } from './finding-evidence.ts';
import type { KindReport } from './kind-parts.ts';

/** What is said of a kind that the audit's columns, or what was passed on of it, say nothing about. */
export function notExamined(why: string): Omit<KindReport, 'kind'> {
  return { standing: 'notExamined', statement: `Not examined. ${why}`, for: [], against: [], missing: [lacking(why)] };
}
