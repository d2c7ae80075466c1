import type { AuditedFile, AuditedPart, FileHolds } from '../audit/audit.ts';
import { isolated } from './isolated.ts';
import { formatCounted } from './numbers.ts';

type Named = Pick<AuditedPart, 'name' | 'holds'>;

const COUNTED: Readonly<Record<FileHolds, string>> = {
  counts: 'counted by a database',
  both: 'some of them counted by a database',
};

/** `10,000,000 rows`; `10,000,000 rows, counted by a database`. */
export function rowsHeldWords(rows: number, holds: FileHolds | undefined): string {
  const counted = formatCounted(rows, 'row', 'rows');
  return holds ? `${counted}, ${COUNTED[holds]}` : counted;
}

/**
 * Rows by what they were read from: `4,000 rows of scores.csv`; `10,000,000 rows, counted by a database; read from
 * counts.csv`.
 *
 * @param which a relative clause on the rows, such as ` that took part`
 */
export function rowsOfFileWords(rows: string, holds: FileHolds | undefined, file: string, which = ''): string {
  return holds ? `${rows}${which}, ${COUNTED[holds]}; read from ${file}` : `${rows} of ${file}${which}`;
}

/** What an audit is of, within a sentence: `scores.csv`; `the counts in counts.csv`. */
export function subjectWords({ name, holds }: Pick<AuditedFile, 'name' | 'holds'>): string {
  return holds === 'counts' ? `the counts in ${isolated(name)}` : isolated(name);
}

/** A file in a list or a table: `scores.csv`; `counts.csv (counts made by a database)`. */
export function fileNameWords({ name, holds }: Named): string {
  if (!holds) return isolated(name);
  return `${isolated(name)} (${holds === 'counts' ? 'counts' : 'rows, and counts'} made by a database)`;
}
