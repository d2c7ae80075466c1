import type { Notice } from '../../fairness/assessment.ts';
import type { Audit, AuditedPart } from '../audit.ts';
import { isTableNotice } from '../table-notices.ts';
import type { SettingDifference } from './settings.ts';

/**
 * What was noticed in the files, each once: cells without a number are added up by column. First that they were merged, and
 * what was decided by the leading one.
 */
export function mergedNotices(
  audits: readonly Audit[],
  parts: readonly AuditedPart[],
  leading: string,
  settings: readonly SettingDifference[],
  depth: number | null,
): Notice[] {
  const noticed = audits.flatMap(({ assessment }) => assessment.notices).filter(isTableNotice);
  return [
    { code: 'merged', facts: { files: parts.length } },
    ...(settings.length > 0
      ? [
          {
            code: 'merged-settings' as const,
            facts: {
              file: leading,
              settings: settings.map(({ setting }) => setting),
              columns: settings.map(({ column }) => column),
            },
          },
        ]
      : []),
    ...(depth === null ? [] : [{ code: 'merged-depth' as const, facts: { depth } }]),
    ...unreadableTogether(noticed),
    ...onceEach(noticed.filter(({ code }) => code !== 'merged' && code !== 'unreadable-numbers')),
  ];
}

function unreadableTogether(notices: readonly Notice[]): Notice[] {
  const rows = new Map<string, number>();
  for (const { code, facts } of notices) {
    if (code !== 'unreadable-numbers') continue;
    const column = String(facts['column']);
    rows.set(column, (rows.get(column) ?? 0) + Number(facts['rows']));
  }
  return [...rows].map(([column, sum]) => ({ code: 'unreadable-numbers', facts: { column, rows: sum } }));
}

function onceEach(notices: readonly Notice[]): Notice[] {
  return [...new Map(notices.map((notice) => [JSON.stringify(notice), notice])).values()];
}
