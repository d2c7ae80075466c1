/**
 * What the page knows of a table unasked: names, types, counts, and the level names of columns with few levels. No row,
 * and no value of a column whose values are nearly unique (names, identifiers, free text).
 */
export interface TableProfile {
  readonly fileName: string;
  /** Bytes. */
  readonly fileSize: number;
  /** SHA-256 of the file's bytes in hex; null for files over 512 MiB, where it is not computed. */
  readonly sha256: string | null;
  readonly format: FileFormat;
  /** Of a table of several files, the format of each; `format` is then that of the first. */
  readonly formats?: readonly FileFormat[];
  /** The names of the several files, in the same order. */
  readonly partNames?: readonly string[];
  readonly rowCount: number;
  readonly columns: readonly ColumnProfile[];
  /** Of how many rows these are a sample that became a table of its own; absent where they are all. */
  readonly sampleOf?: number;
  /** Names of the columns that have not been read yet, which are not among `columns`; absent where all have been. */
  readonly unsurveyed?: readonly string[];
  readonly badRows: BadRows;
  /** Milliseconds spent reading. */
  readonly elapsed: number;
  /**
   * Present where the rows were not kept: quartiles of numbers with very many values, and whether such numbers name each row
   * differently, are those of so many rows. All else is counted over the whole file.
   */
  readonly sampled?: { readonly rows: number; readonly of: number };
}

export type FileFormat = (TextFormat | ParquetFormat | ArrowFormat | JsonFormat) & PackedFormat;

/** How a file of any format was packed. */
export interface PackedFormat {
  /** The packings it lay in, the outermost first; absent where it lay in none. */
  readonly packed?: readonly Packing[];
  /** Files in the same archive that are no tables; absent where there are none. */
  readonly passedOver?: readonly string[];
}

export type Packing = 'gzip' | 'zstd' | 'zip';

/** How JSON was read. Its keys are the names; a key within an object within a record is named `outer.inner`. */
export interface JsonFormat {
  readonly kind: 'json';
  /** A record on each line, or one list of records. */
  readonly shape: 'lines' | 'list';
  /** Whether the records are lists of values, the first of which holds the names. */
  readonly arrays: boolean;
  readonly encoding: TextFormat['encoding'];
}

/** How delimited text was read. */
export interface TextFormat {
  readonly kind?: undefined;

  readonly delimiter: ',' | ';' | '\t' | '|';
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
  readonly byteOrderMark: boolean;
  /** False when the first line was taken for data; columns are then named `column 1`… */
  readonly hasHeader: boolean;
  readonly lineEnding: 'lf' | 'crlf' | 'cr';
  /** Present where the text was made of a sheet of an Excel workbook; its lines are the rows of the sheet. */
  readonly sheet?: WorkbookSheet;
}

export interface WorkbookSheet {
  readonly name: string;
  /** The other sheets of the workbook. */
  readonly notRead: readonly string[];
  /** Rows that go without a value for each cell merged over several rows, which is the first one's; absent without any. */
  readonly mergedRows?: number;
  /** Cells with a formula that no program has calculated, which are read as empty; absent without any. */
  readonly uncomputedFormulas?: number;
}

/** How a Parquet file was read. It has no lines, and its names and types are its own. */
export interface ParquetFormat {
  readonly kind: 'parquet';
  readonly rowGroups: number;
  /** The compressions of its columns as the format names them: `SNAPPY`, `ZSTD`… */
  readonly codecs: readonly string[];
  /** The program that wrote it, as it calls itself. */
  readonly createdBy?: string;
  /** Columns that are none of a table: lists, maps and structures, and bytes that are no text. */
  readonly setAside: readonly SetAsideColumn[];
  /** Columns of whole numbers beyond 2⁵³, with the cells that were rounded to the nearest number that can be counted with. */
  readonly rounded?: readonly RoundedColumn[];
}

export interface SetAsideColumn {
  readonly name: string;
  /** `unknown`: a type that no edition of the format known here has. */
  readonly holds: 'nested' | 'binary' | 'unknown';
}

export interface RoundedColumn {
  readonly name: string;
  readonly cells: number;
}

/** How an Arrow file was read: Feather, or a stream of record batches. Like Parquet it has no lines. */
export interface ArrowFormat {
  readonly kind: 'arrow';
  readonly container: 'file' | 'stream';
  /** Record batches with rows. */
  readonly batches: number;
  /** The compressions of its buffers: `LZ4`, `ZSTD`. */
  readonly codecs: readonly string[];
  readonly setAside: readonly SetAsideColumn[];
  readonly rounded?: readonly RoundedColumn[];
}

/** Rows that do not fit the header. Those counted in `setAside` are not in the table; all others are. */
export interface BadRows {
  readonly count: number;
  readonly setAside: number;
  /** The first thousand, in order. */
  readonly first: readonly BadRow[];
  /** Lines with nothing on them, which are no rows and are not counted above; absent when there are none. */
  readonly blankLines?: number;
}

export interface BadRow {
  /** Which of several files, from 0; absent where there is one. */
  readonly part?: number;
  /** Line of the file on which the row starts, from 1. */
  readonly line: number;
  /**
   * `too-few-cells`: kept, the missing cells read as empty. `too-many-cells`: set aside, since its values may stand in
   * the wrong columns. `outside-table`: set aside, since it is a title or comment above the header, or a comment or
   * total with too few cells. `not-json`, `not-a-record`: set aside, since it cannot be read as JSON, or is JSON of another kind than the others.
   * `repeated-key`: set aside, since it has a key twice and which value holds is not known.
   */
  readonly kind: 'too-few-cells' | 'too-many-cells' | 'outside-table' | 'not-json' | 'not-a-record' | 'repeated-key';
  readonly cells: number;
}

export type ColumnType = 'number' | 'category' | 'date' | 'text' | 'identifier' | 'empty';

/** Why a type was inferred: a code with facts; the words are in `messages.ts`. */
export interface TypeReason {
  readonly code:
    | 'all-numbers'
    | 'nearly-all-numbers'
    | 'formatted-numbers'
    | 'doubtful-numbers'
    | 'few-numbers'
    | 'two-values'
    | 'few-values'
    | 'leading-zeros'
    | 'all-dates'
    | 'nearly-unique'
    | 'counts-up'
    | 'long-values'
    | 'many-values'
    | 'no-values'
    | 'overridden';
  readonly facts: Readonly<Record<string, string | number>>;
}

export interface ColumnProfile {
  readonly index: number;
  readonly name: string;
  readonly store: 'codes' | 'numbers' | 'text';
  readonly type: ColumnType;
  readonly reason: TypeReason;
  /** Present where a model made it. */
  readonly madeBy?: MadeBy;
  /** Exact number of distinct spellings; null when it was not counted (columns stored as numbers or text). */
  readonly distinct: number | null;
  /** Recognised spellings of missing present in the column, with rows; `''` is the empty cell. */
  readonly missing: readonly { readonly spelling: string; readonly count: number }[];
  /** Levels with rows, most frequent first, at most 200; absent where values may identify a person. */
  readonly levels?: readonly LevelProfile[];
  /** Sets of levels that differ only in case, outer blanks or a trailing full stop, e.g. `>50K` and `>50K.`. */
  readonly twins: readonly (readonly string[])[];
  readonly numeric?: NumericProfile;
  /** Rows with a number, and with something else that is not missing, in a column that is none of numbers but holds some. */
  readonly mixed?: { readonly numbers: number; readonly others: number };
  readonly unreadable: number;
  /** Lines of the first unreadable cells, at most a hundred. */
  readonly unreadableLines: readonly number[];
  /** Which of several files each of these lines is of, from 0; absent where there is one. */
  readonly unreadableParts?: readonly number[];
}

/** The model that a column comes from, what it was made of, and what it holds: the label, the score of one, or of several together. */
export interface MadeBy {
  readonly model: { readonly id: string; readonly name: string };
  /** Names of columns. */
  readonly from: readonly string[];
  readonly holds:
    | { readonly kind: 'label' }
    /** A predicted number. */
    | { readonly kind: 'value' }
    | { readonly kind: 'score'; readonly label: string }
    | { readonly kind: 'score-of-several'; readonly labels: readonly string[] };
}

export interface LevelProfile {
  readonly value: string;
  readonly count: number;
  /** True for the empty cell and the recognised spellings of missing. */
  readonly perhapsMissing: boolean;
}

export interface NumericProfile {
  readonly min: number;
  readonly max: number;
  readonly mean: number;
  /** 25 %, 50 %, 75 %. */
  readonly quartiles: readonly [number, number, number];
  readonly wholeNumbers: boolean;
  /** Cells that are numbers. */
  readonly count: number;
}
