import type { Audit } from '../audit/audit.ts';
import { formatCount, formatCounted, listWords } from './numbers.ts';

/** Where every row of the file went; read = setAside + weightMissing + leftOut + tookPart. */
export interface RowsOfAudit {
  readonly read: number;
  readonly setAside: number;
  readonly weightMissing: number;
  /** Label or prediction not known; the number, where that alone is the outcome. */
  readonly leftOut: number;
  readonly tookPart: number;
}

export function rowsOfAudit(audit: Audit): RowsOfAudit {
  const { tallied, setAside, weightMissing } = audit.cube.rows;
  const tookPart = rowsWithNumber(audit) ?? audit.assessment.combinations[0]?.overall.n ?? tallied;
  return {
    read: tallied + setAside + weightMissing,
    setAside,
    weightMissing,
    leftOut: tallied - tookPart,
    tookPart,
  };
}

/** Rows whose number is known, and its prediction where there is one; null where there is another outcome. */
function rowsWithNumber({ plan, cube }: Audit): number | null {
  if (!cube.hasTarget || cube.hasLabel || cube.predictionFrom !== null || plan.score) return null;
  const target = cube.combinations[0]?.cells.target;
  return target ? target.n.reduce((sum, n) => sum + n, 0) : null;
}

/**
 * `7,214 rows were read: 2 were set aside, 218 were left out, and 6,994 took part.` Of an audit that was gated only those
 * that took part are known.
 */
export function rowAccountWords(audit: Audit): string {
  if (audit.cube.gate) return gatedRowsWords(rowsOfAudit(audit).tookPart);
  const { read, setAside, weightMissing, leftOut, tookPart } = rowsOfAudit(audit);
  const were = (count: number, what: string) => (count > 0 ? [`${formatCounted(count, 'was', 'were')} ${what}`] : []);
  const away = [
    ...were(setAside, 'set aside'),
    ...were(weightMissing, 'left out without a weight'),
    ...were(leftOut, 'left out'),
  ];
  const { holds } = audit.file;
  const how = holds === 'counts' ? 'counted by a database' : holds ? 'read, or counted by a database' : 'read';
  const start = `${formatCounted(read, 'row was', 'rows were')} ${how}`;
  if (away.length === 0) return `${start}, and ${read === 1 ? 'it' : 'all'} took part.`;
  return `${start}: ${listWords([...away, `${formatCount(tookPart)} took part`])}.`;
}

function gatedRowsWords(tookPart: number): string {
  return `${formatCounted(tookPart, 'row', 'rows')} took part; how many were left out is not passed on.`;
}
