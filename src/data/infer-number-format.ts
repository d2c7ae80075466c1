import { numberReader, type GroupMark, type NumberFormat } from './number-format.ts';
import { numberParts, type NumberParts } from './number-parts.ts';
import type { DecimalMark } from './table.ts';

/** Formats that are tried, the first that reads all cells is taken; without grouping before with it. */
const SHAPES: readonly (readonly [DecimalMark, GroupMark, indian: boolean])[] = [
  ['.', '', false],
  [',', '', false],
  [',', '.', false],
  ['.', ',', false],
  [',', ' ', false],
  ['.', ' ', false],
  ['.', "'", false],
  [',', "'", false],
  ['.', ',', true],
];
/** Whole names of columns whose figures are grouped to be read aloud, not counted. */
const CODE_NAME =
  /^(?:phone|tel|telephone|telefon|mobile|fax|zip|plz|pin|post(?:al)?|pincode|postcode|siren|siret|ids?|iban|ssn|nr|no|ip|version)[.:]?(?:[\s_.-]?(?:number|nr|no|code)\.?)?$/i;
/** Words in the names of codes that look like amounts of thousands. */
const CODE_WORD =
  /(?:^|[\s_.-])(?:phone|tel|telephone|telefon|fax|zip|plz|pin|pincode|siren|siret|iban|ssn)(?:$|[\s_.-])/i;
const MARKS: readonly DecimalMark[] = ['.', ','];
/** From this many figures in every cell, spaces or points group a code and not thousands; fewer where the name says so. */
const CODE_FIGURES = 9;
const NAMED_CODE_FIGURES = 6;

/** Why one of two readings of `1.234` was taken. */
export type DoubtReason = 'columns' | 'delimiter' | 'plain';

/** Numbers of which each could be a decimal or grouped, and what they were taken for. */
export interface NumberDoubt {
  readonly mark: DecimalMark;
  readonly reading: 'decimal' | 'grouped';
  readonly because: DoubtReason;
}

/** What the cells of one column tell of how its numbers are written. */
export interface FormatEvidence {
  /** The formats that read every cell with a figure; empty when there is none, so that the column is none of numbers. */
  readonly formats: readonly NumberFormat[];
  /** Some cells are negative by parentheses or by the minus sign of typography. */
  readonly unusualSigns: boolean;
  /** The mark of which nobody can tell from the column whether it divides thousands or starts decimals. */
  readonly ambiguous: DecimalMark | null;
  /** The decimal mark that the column proves; null when it shows none. */
  readonly proven: DecimalMark | null;
}

const NO_EVIDENCE: FormatEvidence = { formats: [], unusualSigns: false, ambiguous: null, proven: null };

/**
 * What distinct spellings tell of a column's number format. Words among them tell nothing; one cell with figures that no
 * format shares with the others makes the column none of numbers.
 */
export function formatEvidence(name: string, spellings: Iterable<string>): FormatEvidence {
  const withFigures = [...spellings].filter((text) => /\d/.test(text));
  const parts: NumberParts[] = [];
  for (const text of withFigures) {
    const found = numberParts(text);
    if (!found) return NO_EVIDENCE;
    parts.push(found);
  }
  if (parts.length === 0) return NO_EVIDENCE;
  const [{ prefix, suffix }] = parts;
  if (parts.some((one) => one.prefix !== prefix || one.suffix !== suffix)) return NO_EVIDENCE;
  if (parts.every(({ sign }) => sign === 'parentheses')) return NO_EVIDENCE;
  const unusualSigns = parts.some(({ sign }) => sign !== 'plain');
  const figures = parts.map((one) => one.figures);
  const readable = SHAPES.map(([decimalMark, groupMark, indian]): NumberFormat => {
    return { decimalMark, groupMark, indian, prefix, suffix };
  }).filter((format) => {
    const read = numberReader({ ...format, prefix: '', suffix: '' });
    return figures.every((text) => !Number.isNaN(read(text)));
  });
  const ambiguous = MARKS.find((mark) => isAmbiguous(mark, figures, readable)) ?? null;
  const code = isCodeName(name);
  const least = CODE_WORD.test(name.trim()) ? NAMED_CODE_FIGURES : CODE_FIGURES;
  const formats = readable.filter(({ groupMark }) => {
    // What two readings are open to is never settled by a name: the other columns do, or a note tells.
    return groupMark === '' || groupMark === ambiguous || !(code || looksLikeCodes(figures, groupMark, least));
  });
  return { formats, unusualSigns, ambiguous, proven: ambiguous || code ? null : provenMark(figures, formats) };
}

/** Whether a column of this name holds codes, so that how its figures are written says nothing of numbers. */
export function isCodeName(name: string): boolean {
  return CODE_NAME.test(name.trim());
}

/** Whether the figures hold a mark that may as well divide thousands as start decimals. */
function isAmbiguous(mark: DecimalMark, figures: readonly string[], formats: readonly NumberFormat[]): boolean {
  const decimal = formats.some((one) => one.decimalMark === mark && one.groupMark === '');
  return decimal && formats.some((one) => one.groupMark === mark) && figures.some((text) => text.includes(mark));
}

/** Which mark starts the decimals; null when no cell has one. */
function provenMark(figures: readonly string[], formats: readonly NumberFormat[]): DecimalMark | null {
  const [format] = formats;
  if (!format) return null;
  if (format.groupMark === '.') return ',';
  if (format.groupMark === ',') return '.';
  return figures.some((text) => text.includes(format.decimalMark)) ? format.decimalMark : null;
}

/** Figures that group codes: an address of the internet by points, a number to call or to file under by spaces. */
function looksLikeCodes(figures: readonly string[], mark: GroupMark, least: number): boolean {
  if (mark !== '.' && mark !== ' ') return false;
  if (figures.every((text) => isAddress(text.split('.')))) return true;
  const lengths = new Set(figures.map((text) => text.replace(/\D/g, '').length));
  const decimals = figures.some((text) => text.includes(mark === '.' ? ',' : '.') || text.includes(','));
  return lengths.size === 1 && Math.max(...lengths) >= least && !decimals;
}

function isAddress(parts: readonly string[]): boolean {
  return parts.length === 4 && parts.every((part) => part !== '' && Number(part) <= 255);
}

/** What stands outside a column about its decimal mark. */
export interface FormatHints {
  /** The marks that other columns prove. */
  readonly columns: ReadonlySet<DecimalMark>;
  /** The mark that goes with the delimiter: a comma with semicolons, a point with commas. */
  readonly delimiter: DecimalMark | null;
}

export interface ChosenFormat {
  readonly decimalMark: DecimalMark;
  /** Absent where the numbers are plain: figures with a decimal mark. */
  readonly numberFormat?: NumberFormat;
  readonly doubt?: NumberDoubt;
}

/**
 * The format of a column, by its own cells, then by the other columns, then by the delimiter, else plainly; undefined when
 * it has none.
 */
export function chooseFormat(evidence: FormatEvidence, hints: FormatHints): ChosenFormat | undefined {
  const { formats, ambiguous } = evidence;
  if (formats.length === 0) return undefined;
  const [only] = hints.columns.size === 1 ? hints.columns : [];
  const hint = only ?? hints.delimiter;
  if (ambiguous === null) return chosen(fitting(formats, hint), evidence);
  const because: DoubtReason = only ? 'columns' : hint ? 'delimiter' : 'plain';
  const reading = hint === null || hint === ambiguous ? 'decimal' : 'grouped';
  const format = formats.find((one) =>
    reading === 'decimal' ? one.decimalMark === ambiguous && one.groupMark === '' : one.groupMark === ambiguous,
  );
  return format && { ...chosen(format, evidence), doubt: { mark: ambiguous, reading, because } };
}

/** The first format; of two that differ in a decimal mark that no cell has, the one that fits the rest of the file. */
function fitting(formats: readonly NumberFormat[], hint: DecimalMark | null): NumberFormat {
  const [first] = formats;
  if (first.groupMark === '') return first;
  return formats.find((one) => one.groupMark === first.groupMark && one.decimalMark === hint) ?? first;
}

function chosen(format: NumberFormat, { unusualSigns }: FormatEvidence): ChosenFormat {
  const { decimalMark, groupMark, prefix, suffix } = format;
  const plain = groupMark === '' && prefix === '' && suffix === '' && !unusualSigns;
  return plain ? { decimalMark } : { decimalMark, numberFormat: format };
}

/** Whether a cell alone may be a number in some format; for telling names of columns from values. */
export function looksLikeNumber(text: string): boolean {
  return numberParts(text) !== null && formatEvidence('', [text]).formats.length > 0;
}
