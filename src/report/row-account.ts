import type { Audit } from '../audit/audit.ts';
import { formatCount, formatCounted, listWords } from './numbers.ts';

/** Where every row of the file went; read = setAside + weightMissing + leftOut + tookPart. */
export interface RowsOfAudit {
  readonly read: number;
  readonly setAside: number;
  readonly weightMissing: number;
  /** Label or prediction not known. */
  readonly leftOut: number;
  readonly tookPart: number;
}

export function rowsOfAudit({ cube, assessment }: Audit): RowsOfAudit {
  const { tallied, setAside, weightMissing } = cube.rows;
  const tookPart = assessment.combinations[0]?.overall.n ?? tallied;
  return {
    read: tallied + setAside + weightMissing,
    setAside,
    weightMissing,
    leftOut: tallied - tookPart,
    tookPart,
  };
}

/** `7,214 rows were read: 2 were set aside, 218 were left out, and 6,994 took part.` */
export function rowAccountWords(audit: Audit): string {
  const { read, setAside, weightMissing, leftOut, tookPart } = rowsOfAudit(audit);
  const were = (count: number, what: string) => (count > 0 ? [`${formatCounted(count, 'was', 'were')} ${what}`] : []);
  const away = [
    ...were(setAside, 'set aside'),
    ...were(weightMissing, 'left out without a weight'),
    ...were(leftOut, 'left out'),
  ];
  const start = `${formatCounted(read, 'row was', 'rows were')} read`;
  if (away.length === 0) return `${start}, and ${read === 1 ? 'it' : 'all'} took part.`;
  return `${start}: ${listWords([...away, `${formatCount(tookPart)} took part`])}.`;
}
