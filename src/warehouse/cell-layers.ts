import { MISSING_SPELLINGS } from '../data/missing.ts';
import type { ResolvedPlan } from '../plan/plan.ts';
import { readOptionsOf } from '../plan/reading.ts';
import { flag, isFinite, type Dialect } from './dialect.ts';
import type { Layer } from './layers.ts';
import { columnsWithMissing, columnsWithNumbers, usedColumns } from './used-columns.ts';

/** What counts as a number, of a text without outer blanks: no hexadecimal, no infinity, no grouping. */
const NUMBER = '^[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]+)?$';
const LONGEST_MISSING = 8;

/** Names of what is known of the cells of a column. */
export interface CellNames {
  readonly text: string;
  /** NULL for what is missing or no number. */
  readonly number: string;
  /** 1 or 0. */
  readonly missing: string;
}

/** The names by which a plan's columns are spoken of. */
export function cellNames(plan: ResolvedPlan): (column: string) => CellNames {
  const places = new Map(usedColumns(plan).map((column, i) => [column, i + 1]));
  return (column) => {
    const i = places.get(column)!;
    return { text: `eh_text_${i}`, number: `eh_number_${i}`, missing: `eh_missing_${i}` };
  };
}

/** The cells of a plan's columns as texts, as numbers and as missing, as a file of the same cells would be read. */
export function cellLayers(plan: ResolvedPlan, dialect: Dialect, nameOf: (column: string) => string): Layer[] {
  const names = cellNames(plan);
  const named = readOptionsOf(plan.reading).missing ?? {};
  const numeric = columnsWithNumbers(plan);
  const missable = columnsWithMissing(plan);
  const [texts, trims, raws, finals]: [string, string][][] = [[], [], [], []];
  for (const column of usedColumns(plan)) {
    const { text, number, missing } = names(column);
    const [trim, stored, raw] = ['trim', 'stored', 'raw'].map((part) => text.replace('text', part));
    const own = dialect.identifier(nameOf(column));
    const spellings = Object.hasOwn(named, column) ? named[column] : null;
    texts.push([text, dialect.text(own)]);
    if (!missable.has(column) && !numeric.has(column)) continue;
    trims.push([trim, dialect.trimmed(text)]);
    if (missable.has(column)) {
      const condition = spellings ? isOneOf(text, spellings, dialect) : isRecognised(text, trim, dialect);
      raws.push([missing, flag(condition)]);
    }
    if (!numeric.has(column)) continue;
    if (dialect.asDouble) texts.push([stored, dialect.asDouble(own)]);
    raws.push([raw, numberOf(trim, dialect, dialect.asDouble ? stored : null)]);
    const known = spellings?.length ? `${missing} = 0 AND ` : '';
    finals.push([number, `CASE WHEN ${known}${isFinite(raw)} THEN ${raw} END`]);
  }
  return [texts, trims, raws, finals];
}

function numberOf(trim: string, dialect: Dialect, stored: string | null): string {
  const spelled = `WHEN ${dialect.matches(trim, NUMBER)} THEN ${dialect.toDouble(trim)} END`;
  return stored ? `CASE WHEN ${stored} IS NOT NULL THEN ${stored} ${spelled}` : `CASE ${spelled}`;
}

/** Whether a text is one of some texts, as a condition; they too are without leading spaces and tabs. */
export function isOneOf(text: string, values: readonly string[], dialect: Dialect): string {
  if (values.length === 0) return '1 = 0';
  const listed = new Set(values.map((value) => value.replace(/^[ \t]+/, '')));
  return `${text} IN (${[...listed].map((value) => dialect.string(value)).join(', ')})`;
}

function isRecognised(text: string, trim: string, dialect: Dialect): string {
  const short = `length(${text}) <= ${LONGEST_MISSING}`;
  return `${short} AND ${isOneOf(`lower(${trim})`, [...MISSING_SPELLINGS], dialect)}`;
}
