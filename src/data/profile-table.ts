import { CellLineList, type CellLines } from './cell-lines.ts';
import { columnFacts, type ColumnFacts } from './column-facts.ts';
import { namedType } from './choose-kind.ts';
import { FEW_VALUES, inferType, isFew, type InferredType } from './infer-type.ts';
import { missingTest } from './missing.ts';
import { numericLevels } from './numeric-levels.ts';
import { profileLevels, profileNumbers } from './numeric-profile.ts';
import { Pacer, type ReadHooks } from './pacer.ts';
import type { ColumnProfile, ColumnType, LevelProfile, NumericProfile, TableProfile } from './profile.ts';
import type { ReadResult } from './read-table.ts';
import type { MissingTest } from './schema.ts';
import type { Survey } from './stream/survey.ts';
import type { CodesColumn, Column } from './table.ts';
import { findTwins } from './twins.ts';

/** A column of no more than this many values is shown whatever its rows. */
const ALWAYS_FEW = 2;
/** In a table of fewer rows, this many values are shown even when most rows have one of their own. */
const TINY_TABLE_ROWS = 40;
const FEW_IN_TINY_TABLE = 6;
/** Beyond this many values, a name such as `first name` or `date of birth` is taken at its word. */
const FEW_ENOUGH_FOR_ANY_NAME = 20;
const PERSONAL_NAME =
  /(?:^|[\s_.-])(?:name|surname|(?:first|last|middle|full|given|family|maiden)(?:[\s_.-]?name)?|vorname|nachname|nom|pr[ée]nom|dob|geburts(?:tag|datum)|birth(?:day|date)?|date[\s_.-]of[\s_.-]birth|e-?mail|phone|mobile|ssn|passport|iban|street|stra(?:ß|ss)e|address|adresse)$/i;

export interface FileFacts {
  readonly fileName: string;
  /** See {@link hashFile}. */
  readonly sha256: string | null;
}

/**
 * What the page may know of a table. Values leave the worker only as levels of columns whose values name groups: never
 * of identifiers, dates or free text, nor of columns with about as many values as rows (six at most in a tiny table).
 *
 * Of a surveyed file it says the same as of the file held, but for what a sample alone can tell, which `sampled` marks: quartiles
 * of numbers with more distinct values than were counted, and whether no two of such numbers are the same.
 *
 * @throws AppError `job/cancelled`.
 */
export async function profileTable(
  result: ReadResult | Survey,
  file: FileFacts,
  hooks: ReadHooks = {},
): Promise<TableProfile> {
  const { table, format, badRows, fileSize, elapsed } = result;
  const rowCount = 'rowCount' in result ? result.rowCount : table.rowCount;
  const told: Told = { ...result, rowCount };
  const pacer = new Pacer(hooks.signal);
  const columns: ColumnProfile[] = [];
  for (const column of table.columns) {
    columns.push(profileColumn(column, told));
    await pacer.pause();
  }
  const sampled = table.rowCount < rowCount && { sampled: { rows: table.rowCount, of: rowCount } };
  const { parts } = result;
  const formats = parts && { formats: parts.map((part) => part.format), partNames: parts.map(({ name }) => name) };
  return { ...file, fileSize, format, ...formats, rowCount, columns, badRows, elapsed, ...sampled };
}

/** What reading told of a table beside its cells. */
interface Told extends Pick<ReadResult, 'samples' | 'options' | 'lines'> {
  /** Rows of the file, of which the table may hold some only. */
  readonly rowCount: number;
  readonly unreadableLines?: Survey['unreadableLines'];
}

/** The profile of one column. Its type is inferred unless a person named it. */
function profileColumn(column: Column, result: Told): ColumnProfile {
  const { index, name, store } = column;
  const isMissing = missingTest(result.options, name);
  const facts = columnFacts(column, result.samples[index], isMissing, result.rowCount);
  const inferred = inferType(name, facts);
  const { type, reason } = namedOr(inferred, namedType(result.options, name));
  const isNumber = type === 'number';
  const numeric = isNumber || isNumericPair(inferred, facts) ? numericProfile(column, isMissing) : undefined;
  const levels =
    column.store === 'codes' && mayShowLevels(column, type, facts, result.rowCount)
      ? levelsOf(column, isMissing)
      : undefined;
  return {
    index,
    name,
    store,
    type,
    reason,
    distinct: column.store === 'codes' ? column.levels.length : null,
    missing: missingSpellings(column, isMissing),
    ...(levels ? { levels } : {}),
    twins: levels && column.store === 'codes' ? findTwins(column.levels) : [],
    ...(numeric ? { numeric } : {}),
    ...(!numeric && store === 'codes' && facts.numbers > 0
      ? { mixed: { numbers: facts.numbers, others: facts.filled - facts.numbers } }
      : {}),
    ...(isNumber ? unreadableCells(column, isMissing, result) : NONE_UNREADABLE),
  };
}

type Unreadables = Pick<ColumnProfile, 'unreadable' | 'unreadableLines' | 'unreadableParts'>;

const NONE_UNREADABLE: Unreadables = { unreadable: 0, unreadableLines: [] };

function namedOr(inferred: InferredType, named: ColumnType | undefined): InferredType {
  if (!named) return inferred;
  return {
    type: named,
    reason: { code: 'overridden', facts: { inferred: inferred.type, because: inferred.reason.code } },
  };
}

/** A category of two numbers, 0 and 1 say, which is also summarised as numbers. */
function isNumericPair({ reason }: InferredType, { numbers, filled }: ColumnFacts): boolean {
  return reason.code === 'two-values' && numbers === filled;
}

function mayShowLevels(
  { name }: CodesColumn,
  type: ColumnType,
  { distinct, filled }: ColumnFacts,
  rowCount: number,
): boolean {
  if (distinct === null || (type !== 'category' && type !== 'number')) return false;
  const personal = PERSONAL_NAME.test(name.trim());
  if (distinct <= ALWAYS_FEW && !(personal && distinct === filled)) return true;
  if (distinct <= FEW_IN_TINY_TABLE && rowCount < TINY_TABLE_ROWS && !personal) return true;
  if (distinct * 2 > filled || !isFew(distinct, filled)) return false;
  return distinct <= FEW_ENOUGH_FOR_ANY_NAME || !personal;
}

function levelsOf({ levels, counts }: CodesColumn, isMissing: MissingTest): readonly LevelProfile[] {
  const order = Array.from(levels.keys()).sort((one, other) => counts[other] - counts[one] || one - other);
  return order.slice(0, FEW_VALUES).map((code): LevelProfile => {
    return { value: levels[code], count: counts[code], perhapsMissing: isMissing(levels[code]) };
  });
}

function missingSpellings(column: Column, isMissing: MissingTest): ColumnProfile['missing'] {
  switch (column.store) {
    case 'codes':
      return column.levels.flatMap((spelling, code) =>
        isMissing(spelling) ? [{ spelling, count: column.counts[code] }] : [],
      );
    case 'numbers':
      return Array.from(column.missing, ([spelling, count]) => ({ spelling, count }));
    case 'text':
      return column.blanks > 0 ? [{ spelling: '', count: column.blanks }] : [];
  }
}

function numericProfile(column: Column, isMissing: MissingTest): NumericProfile | undefined {
  if (column.store === 'numbers') return profileNumbers(column);
  return column.store === 'codes' ? profileLevels(numericLevels(column, isMissing), column.counts) : undefined;
}

function unreadableCells(
  column: Column,
  isMissing: MissingTest,
  { lines, unreadableLines: known }: Pick<Told, 'lines' | 'unreadableLines'>,
): Unreadables {
  if (column.store === 'numbers') return unreadableOn(column.unreadable.count, column.unreadable);
  if (column.store === 'text') return NONE_UNREADABLE;
  const numbers = numericLevels(column, isMissing);
  const odd = Uint8Array.from(column.levels, (level, code) =>
    Number.isNaN(numbers[code]) && !isMissing(level) ? 1 : 0,
  );
  const unreadable = column.counts.reduce((sum, rows, code) => sum + rows * odd[code], 0);
  if (known) return unreadableOn(unreadable, known.get(column.index) ?? { lines: [] });
  const listed = new CellLineList();
  for (let row = 0; lines && row < column.codes.length && !listed.isFull; row++)
    if (odd[column.codes[row]] === 1) listed.addRow(row, lines);
  return unreadableOn(unreadable, listed.list());
}

function unreadableOn(unreadable: number, { lines, parts }: CellLines): Unreadables {
  return { unreadable, unreadableLines: lines, ...(parts ? { unreadableParts: parts } : {}) };
}
