import { cellReader } from './cell-number.ts';
import { NUMERIC_SHARE, type ColumnSample } from './column-sample.ts';
import { MAX_LEVELS, MAX_LEVELS_SMALL_FILE, SMALL_FILE_BYTES } from './limits.ts';
import { missingTest, namedMissing } from './missing.ts';
import type { ColumnType } from './profile.ts';
import type { ReadOptions } from './read-options.ts';
import type { ColumnKind, Misfit } from './schema.ts';
import type { NumberSpelling } from './table.ts';

/** Distinct numbers in the sample up to which a dictionary holds them in any case, and at most. */
const FEW_NUMBERS = 256;
const MANY_NUMBERS = 4096;
const ROWS_PER_NUMBER = 4;
/** Texts are left in the file when the sample shows this many, more than half of them distinct. */
const TEXTS_TO_JUDGE = 1000;
const LONG_TEXTS_TO_JUDGE = 100;
const LONG_TEXT = 32;
const LONG_TEXT_FILE_BYTES = 8 * 2 ** 20;

export interface KindRequest {
  readonly name: string;
  readonly sample: ColumnSample;
  readonly options: ReadOptions;
  readonly fileSize: number;
}

/** How a column is stored, from its sample and what a person said. */
export function chooseKind(request: KindRequest): ColumnKind {
  const { sample, fileSize } = request;
  const type = namedType(request.options, request.name);
  if (type === 'category' || (type === undefined && sample.leadingZeros > 0)) return codesKind(sample, fileSize);
  const numeric = type === 'number' || (type === undefined && sample.filled > 0 && isNumeric(sample));
  if (numeric) return hasFewNumbers(sample) ? numericCodesKind(sample) : numbersKind(request);
  return staysInFile(sample, fileSize) ? { store: 'text' } : codesKind(sample, fileSize);
}

/** The next kind to try for a column whose cells did not fit the kind it had; each column ends as text at the latest. */
export function correctKind(
  request: KindRequest,
  former: ColumnKind,
  better: Misfit['better'],
  pass: number,
): ColumnKind {
  if (pass > 1) return { store: 'text' };
  if (better === 'numbers' || better === 'format') return numbersKind(request);
  return former.store === 'numbers' ? codesKind(former, request.fileSize) : { store: 'text' };
}

/** The type a person named for a column. */
export function namedType(options: ReadOptions, name: string): ColumnType | undefined {
  return options.types && Object.hasOwn(options.types, name) ? options.types[name] : undefined;
}

/** Whether enough of a sample's filled cells are numbers, {@link NUMERIC_SHARE}, for its column to be one of numbers. */
function isNumeric(sample: ColumnSample): boolean {
  return sample.numbers >= NUMERIC_SHARE * sample.filled;
}

function hasFewNumbers({ distinct, rows }: ColumnSample): boolean {
  return distinct <= FEW_NUMBERS || (distinct <= MANY_NUMBERS && distinct * ROWS_PER_NUMBER <= rows);
}

function staysInFile({ distinct, filled, meanLength }: ColumnSample, fileSize: number): boolean {
  if (distinct * 2 <= filled) return false;
  if (meanLength >= LONG_TEXT) return filled >= LONG_TEXTS_TO_JUDGE && fileSize > LONG_TEXT_FILE_BYTES;
  return filled >= TEXTS_TO_JUDGE && fileSize > SMALL_FILE_BYTES;
}

function codesKind(spelling: NumberSpelling, fileSize: number): ColumnKind {
  const maxLevels = fileSize > SMALL_FILE_BYTES ? MAX_LEVELS : MAX_LEVELS_SMALL_FILE;
  return { store: 'codes', ...numberSpelling(spelling), maxLevels };
}

function numericCodesKind(spelling: NumberSpelling): ColumnKind {
  return { store: 'codes', ...numberSpelling(spelling), maxLevels: MAX_LEVELS };
}

/** Only how numbers are spelled, of a column or a sample that says more. */
export function numberSpelling({ decimalMark, numberFormat }: NumberSpelling): NumberSpelling {
  return numberFormat ? { decimalMark, numberFormat } : { decimalMark };
}

function numbersKind({ name, sample, options }: KindRequest): ColumnKind {
  const read = cellReader(sample);
  const named = namedMissing(options, name) ?? [];
  return {
    store: 'numbers',
    ...numberSpelling(sample),
    ...(sample.doubt ? { doubtful: sample.doubt.mark } : {}),
    isMissing: missingTest(options, name),
    numbersMayBeMissing: named.some((spelling) => !Number.isNaN(read(spelling))),
    insisted: namedType(options, name) === 'number',
  };
}
