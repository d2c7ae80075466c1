/** Columns beyond this are refused with `csv/too-many-columns`. */
export const MAX_COLUMNS = 16_384;
/** Bytes of one cell; beyond, `csv/cell-too-large`. */
export const MAX_CELL_BYTES = 16 * 2 ** 20;
/** Bytes of one row that is held while its end is looked for. */
export const MAX_ROW_BYTES = 4 * MAX_CELL_BYTES;

/** Bytes looked at before the columns' kinds are decided. */
export const SAMPLE_BYTES = 512 * 1024;
/** The sample grows to this where its first rows are longer. */
export const MAX_SAMPLE_BYTES = 24 * 2 ** 20;
export const SAMPLE_ROWS = 4096;

/** Levels of a dictionary that holds numbers, or that belongs to a large file. */
export const MAX_LEVELS = 65_536;
/** Levels of a dictionary of a small file. */
export const MAX_LEVELS_SMALL_FILE = 2 ** 20;
export const SMALL_FILE_BYTES = 64 * 2 ** 20;
/** Bytes of all spellings of a dictionary. */
export const MAX_DICTIONARY_BYTES = 64 * 2 ** 20;

/** Lines listed of bad rows, and of unreadable cells per column. */
export const MAX_BAD_ROWS_LISTED = 1000;
export const MAX_UNREADABLE_LISTED = 100;
