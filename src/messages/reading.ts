import type {
  ArrowFormat,
  BadRow,
  FileFormat,
  JsonFormat,
  Packing,
  ParquetFormat,
  SetAsideColumn,
  TextFormat,
  WorkbookSheet,
} from '../data/profile.ts';
import { isolated } from '../report/isolated.ts';
import { formatCount, formatCounted, listWords } from '../report/numbers.ts';

/** Words of the Columns screen: how the file was read. Names in braces are places for what is set in bold or opens. */
export const DELIMITER_WORDS: Readonly<Record<TextFormat['delimiter'], string>> = {
  ',': 'commas',
  ';': 'semicolons',
  '\t': 'tabs',
  '|': 'vertical bars',
};
const ENCODING_WORDS: Readonly<Record<TextFormat['encoding'], string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  'windows-1252': 'Windows-1252',
};

export const READING = {
  sentence: (rows: number, columns: number) =>
    `${formatCounted(rows, 'row', 'rows')} and ${formatCounted(columns, 'column', 'columns')} were read from {file} as {format}.`,
  format: ({ encoding, delimiter }: TextFormat) => `${ENCODING_WORDS[encoding]} with ${DELIMITER_WORDS[delimiter]}`,
  how: 'How the file was read',
  divided: 'Cells are divided by {delimiter}',
  delimiter: 'Delimiter',
  headerIsNames: 'The first line was taken for names.',
  headerIsData: 'The first line was taken for data.',
  takeAsData: 'It is data',
  takeAsNames: 'It holds the names',
  misfits: 'Rows that do not fit the header',
  misfitRows: (rows: number) => `${formatCounted(rows, 'row does', 'rows do')} not fit the header`,
  setAside: (rows: number) =>
    `${formatCounted(rows, 'row was', 'rows were')} set aside: with too many cells, values may stand in the wrong columns; titles, comments and totals are not part of the table.`,
  tooFew: (rows: number) =>
    `${formatCounted(rows, 'row has', 'rows have')} too few; the missing cells are read as empty.`,
  misfit: ({ line, cells, kind }: BadRow, file?: string) => {
    const at = `Line ${formatCount(line)}${file === undefined ? '' : ` of ${isolated(file)}`}`;
    if (kind === 'not-json') return `${at}: no valid JSON, set aside`;
    if (kind === 'not-a-record') return `${at}: no record like the others, set aside`;
    return `${at}: ${formatCounted(cells, 'cell', 'cells')}, ${kind === 'too-few-cells' ? 'kept' : 'set aside'}`;
  },
  firstListed: (rows: number) => `The first ${formatCount(rows)} are listed.`,
  blankLines: (lines: number) => `${formatCounted(lines, 'blank line was', 'blank lines were')} passed over.`,
} as const;

/** How JSON was read, and what of it could not be. */
export const JSON_WORDS = {
  name: ({ shape, encoding }: JsonFormat) =>
    `${shape === 'lines' ? 'JSON, a record on each line' : 'JSON, a list of records'}${encoding === 'utf-8' ? '' : `, in ${ENCODING_WORDS[encoding]}`}`,
  names: ({ arrays }: JsonFormat) =>
    arrays
      ? 'Each record is a list of values, and the first one holds the names.'
      : 'Keys are the names. A key within a record’s inner object is named with a dot, outer.inner, and a key that a record lacks is an empty cell.',
  misfits: 'Records that could not be read',
  misfitRecords: (rows: number, shape: JsonFormat['shape']) => {
    const record = shape === 'lines' ? ['line', 'lines'] : ['record', 'records'];
    return `${formatCounted(rows, record[0], record[1])} could not be read as a record`;
  },
  setAside: 'What could not be read is set aside and is no row of the table.',
} as const;

const PACKING_NAMES: Readonly<Record<Packing, string>> = { gzip: 'gzip', zstd: 'Zstandard', zip: 'a ZIP archive' };

function unpackedFrom(packed: readonly Packing[]): string {
  return packed.map((by) => PACKING_NAMES[by]).join(', then ');
}

/** What a file was packed in. */
export const PACKED = {
  unpacked: (packed: readonly Packing[]) => `It was unpacked from ${unpackedFrom(packed)}.`,
  /** Of several files, each with what it was packed in; nothing where none was packed. */
  several: (files: readonly (readonly Packing[])[]): string => {
    const counts = new Map<string, number>();
    for (const packed of files) {
      if (packed.length > 0) counts.set(unpackedFrom(packed), (counts.get(unpackedFrom(packed)) ?? 0) + 1);
    }
    if (counts.size === 0) return '';
    const [[only, count]] = counts;
    if (count === files.length) return `All ${formatCount(count)} files were unpacked from ${only}.`;
    const each = [...counts].map(
      ([packing, of], at) =>
        `${formatCount(of)} ${at > 0 ? '' : of === 1 ? 'was unpacked ' : 'were unpacked '}from ${packing}`,
    );
    return `Of the ${formatCount(files.length)} files, ${listWords(each)}.`;
  },
  passedOver: (names: readonly string[]) =>
    `Not a table, and passed over: ${listWords(names.slice(0, 5).map(isolated))}${names.length > 5 ? ` and ${formatCounted(names.length - 5, 'other', 'others')}` : ''}.`,
} as const;

/** The kinds of several files, each once: `Excel and CSV`. */
export function kindsWords(formats: readonly FileFormat[]): string {
  return listWords([...new Set(formats.map(kindName))]);
}

function kindName(format: FileFormat): string {
  if (format.kind === 'parquet') return 'Parquet';
  if (format.kind === 'arrow') return 'Arrow';
  if (format.kind === 'json') return 'JSON';
  return format.sheet ? 'Excel' : 'delimited text';
}

/** How a Parquet file was read. */
export const PARQUET = {
  name: 'Parquet',
  told: ({ rowGroups, codecs, createdBy }: ParquetFormat) => [
    codecs.length === 0
      ? `It is written in ${formatCounted(rowGroups, 'part', 'parts')}, not compressed. Names and types are its own.`
      : `It is written in ${formatCounted(rowGroups, 'part', 'parts')}, compressed by ${listWords(codecs)}. Names and types are its own.`,
    ...(createdBy ? [`It was written by ${createdBy}.`] : []),
  ],
  setAside: (columns: number) => `${formatCounted(columns, 'column was', 'columns were')} not taken over`,
  setAsideLabel: 'Columns that were not taken over',
  setAsideColumn: (name: string, holds: SetAsideColumn['holds']) =>
    ({
      nested: `${name} holds lists or structures.`,
      binary: `${name} holds bytes that are no text.`,
      unknown: `${name} holds values of a type that is not read here. Write it as numbers or text.`,
    })[holds],
  rounded: (name: string, cells: number) =>
    `In ${name}, ${formatCounted(cells, 'whole number was', 'whole numbers were')} too large to be counted with exactly and rounded.`,
} as const;

export const ARROW = {
  name: ({ container }: ArrowFormat) => (container === 'file' ? 'Arrow (Feather)' : 'Arrow (a stream)'),
  parts: ({ batches, codecs }: ArrowFormat) =>
    codecs.length === 0
      ? `It is written in ${formatCounted(batches, 'batch', 'batches')} of rows, not compressed. Names and types are its own.`
      : `It is written in ${formatCounted(batches, 'batch', 'batches')} of rows, compressed by ${listWords(codecs)}. Names and types are its own.`,
} as const;

export const SHEET = {
  name: ({ name }: WorkbookSheet) => `an Excel sheet, ${isolated(name)}`,
  cells:
    'Cells hold what the program last computed. Dates became ISO dates, #N/A counts as missing, and of merged cells only the first holds the value.',
  notRead: (sheets: readonly string[]) =>
    `${sheets.length === 1 ? 'Another sheet was' : 'Other sheets were'} not read: ${listWords(sheets.map(isolated))}.`,
  merged: 'Cells merged over several rows count for the first of them only.',
  uncomputed: (cells: number) =>
    `${formatCounted(cells, 'cell holds a formula that was', 'cells hold formulas that were')} never calculated; open the file in Excel and save it.`,
} as const;
