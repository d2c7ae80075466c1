import { maximalCombinations } from '../cube/combinations.ts';
import type { Table } from '../data/table.ts';
import { AppError } from '../errors.ts';
import { checkPlan } from '../plan/check-plan.ts';
import type { ResolvedPlan } from '../plan/plan.ts';
import { CountsColumns } from './counts-columns.ts';
import { COUNTS_VERSION, PLAN_PART, resultColumns, ROWS_PART } from './result-columns.ts';
import { numberColumns } from './used-columns.ts';

/** Counts as a database made them: the plan they answer, the account of all rows, and the rows of each combination. */
export interface Counts {
  readonly plan: ResolvedPlan;
  readonly columns: CountsColumns;
  /** Rows that were looked at. */
  readonly rows: number;
  readonly negativeWeights: number;
  /** Cells that are neither a number nor missing, by column. */
  readonly unreadable: ReadonlyMap<string, number>;
  /** The table's rows that hold the counts of each largest combination, in their order. */
  readonly parts: readonly Uint32Array[];
}

/**
 * Takes a table of counts apart.
 * @throws AppError `counts/newer-version`; `counts/damaged` with `what`; as {@link checkPlan}
 */
export function readCounts(table: Table): Counts {
  const columns = new CountsColumns(table);
  checkVersion(columns);
  const rowsOf = rowsByPart(columns);
  const plan = readPlan(columns, theOnly(rowsOf.get(PLAN_PART), 'plan'));
  for (const [name] of resultColumns(plan)) columns.require(name);
  const accountRow = theOnly(rowsOf.get(ROWS_PART), 'rows');
  const rows = columns.count('n', accountRow);
  const combinations = maximalCombinations(plan.sensitiveFeatures.length, plan.intersectionDepth);
  const parts = combinations.map((_, c) => Uint32Array.from(rowsOf.get(String(c + 1)) ?? []));
  const others = [...rowsOf.keys()].find(
    (part) => part !== PLAN_PART && part !== ROWS_PART && !(Number(part) >= 1 && Number(part) <= combinations.length),
  );
  if (others !== undefined) throw new AppError('counts/damaged', { what: 'sum', part: others });
  parts.forEach((part, c) => {
    let sum = 0;
    for (const row of part) sum += columns.count('n', row) + columns.count('without_weight', row);
    if (sum !== rows) throw new AppError('counts/damaged', { what: 'sum', part: String(c + 1) });
  });
  return { plan, columns, rows, parts, ...readAccount(columns.text('content', accountRow), plan) };
}

function checkVersion(columns: CountsColumns): void {
  const versions = columns.numbers('evenhand_counts');
  const newer = versions.find((version) => version > COUNTS_VERSION);
  if (newer !== undefined) throw new AppError('counts/newer-version', { version: newer });
  if (versions.some((version) => version !== COUNTS_VERSION)) throw new AppError('counts/damaged', { what: 'version' });
}

function rowsByPart(columns: CountsColumns): Map<string, number[]> {
  const rows = new Map<string, number[]>();
  for (let row = 0; row < columns.rowCount; row++) {
    const part = columns.text('part', row);
    const known = rows.get(part);
    if (known) known.push(row);
    else rows.set(part, [row]);
  }
  return rows;
}

function theOnly(rows: readonly number[] | undefined, what: string): number {
  if (rows?.length !== 1) throw new AppError('counts/damaged', { what });
  return rows[0];
}

/** The plan that the counts carry, which must be one that was resolved. */
function readPlan(columns: CountsColumns, row: number): ResolvedPlan {
  const plan = checkPlan(parsed(columns.text('content', row), 'plan'));
  const resolved = plan.sensitiveFeatures.every(
    ({ reference, bins }) => typeof reference === 'string' && (!bins || 'edges' in bins),
  );
  if (!resolved || plan.sensitiveFeatures.length === 0) throw new AppError('counts/damaged', { what: 'plan' });
  return plan as ResolvedPlan;
}

function readAccount(content: string, plan: ResolvedPlan): Pick<Counts, 'negativeWeights' | 'unreadable'> {
  const { negativeWeights, unreadable } = (parsed(content, 'rows') ?? {}) as Record<string, unknown>;
  const names = numberColumns(plan);
  const listed = Array.isArray(unreadable) && unreadable.length === names.length && unreadable.every(isCount);
  if (!isCount(negativeWeights) || !listed) throw new AppError('counts/damaged', { what: 'rows' });
  return { negativeWeights, unreadable: new Map(names.map((name, i) => [name, unreadable[i] as number])) };
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function parsed(content: string, what: string): unknown {
  try {
    return JSON.parse(content);
  } catch (cause) {
    throw new AppError('counts/damaged', { what }, { cause });
  }
}
