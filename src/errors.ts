/**
 * The one error type of Evenhand. A code names what happened (`csv/unclosed-quote`), `details` holds the facts a
 * message needs (line, column, counts; never a cell's content unless it is a column or level name), and the words live
 * in `messages.ts`. It survives structured cloning through {@link toPlainError} and {@link fromPlainError}.
 */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, details: ErrorDetails = {}, options?: { cause?: unknown }) {
    super(code, options);
    this.code = code;
    this.details = details;
  }
}

export type ErrorDetails = Readonly<Record<string, ErrorFact>>;

/** Plain data, as it crosses between threads. */
export type ErrorFact =
  string | number | boolean | null | readonly ErrorFact[] | { readonly [name: string]: ErrorFact };

/** Every way in which work cannot go on. Bad rows are data, not errors. */
export type ErrorCode =
  // the file
  | 'file/empty'
  | 'file/not-text'
  | 'file/unreadable'
  | 'file/changed'
  | 'file/no-table-in-folder'
  | 'sample/unavailable'
  | 'models/unavailable'
  // its shape as a table
  | 'csv/header-only'
  | 'csv/one-column'
  | 'csv/unclosed-quote'
  | 'csv/too-many-columns'
  | 'csv/cell-too-large'
  | 'csv/no-consistent-columns'
  | 'packed/bomb'
  | 'packed/truncated'
  | 'packed/damaged'
  | 'packed/large-window'
  | 'packed/too-large'
  | 'packed/nested'
  | 'packed/encrypted'
  | 'packed/unknown-method'
  | 'packed/no-table'
  | 'packed/not-loaded'
  | 'parts/other-columns'
  | 'parts/same-file'
  | 'json/damaged'
  | 'json/no-records'
  | 'json/no-rows'
  | 'json/pandas-layout'
  | 'json/one-key'
  | 'json/bad-lines'
  | 'json/too-large'
  | 'parquet/truncated'
  | 'parquet/encrypted'
  | 'parquet/damaged'
  | 'parquet/unknown-codec'
  | 'parquet/no-rows'
  | 'parquet/no-columns'
  | 'parquet/not-loaded'
  | 'arrow/truncated'
  | 'arrow/damaged'
  | 'arrow/unknown-codec'
  | 'arrow/old-feather'
  | 'arrow/other-byte-order'
  | 'arrow/no-rows'
  | 'arrow/no-columns'
  | 'arrow/not-loaded'
  | 'excel/damaged'
  | 'excel/bad-cell'
  | 'excel/no-rows'
  | 'excel/too-large'
  | 'excel/not-loaded'
  // the plan
  | 'plan/not-json'
  | 'plan/invalid'
  | 'plan/newer-version'
  | 'plan/unknown-column'
  | 'plan/nothing-to-audit'
  | 'plan/no-sensitive-feature'
  | 'plan/label-one-value'
  | 'plan/prediction-one-value'
  | 'plan/positive-not-found'
  | 'plan/too-many-values'
  | 'plan/not-numeric'
  | 'plan/needs-bins'
  | 'plan/too-many-groups'
  | 'plan/too-many-classes'
  | 'plan/too-many-strata'
  | 'plan/prediction-equals-label'
  | 'plan/same-column-twice'
  | 'plan/merge-name-taken'
  | 'plan/reference-not-found'
  | 'plan/one-group'
  | 'plan/population-above-one'
  | 'plan/unreadable-edges'
  // the numbers
  | 'weights/negative'
  | 'weights/none'
  | 'audit/all-groups-small'
  | 'audit/no-complete-rows'
  | 'audit/other-version'
  | 'audit/needs-rows'
  | 'audit/needs-reading'
  | 'audit/damaged'
  | 'audit/not-whole'
  | 'audit/cannot-merge'
  | 'cube/cannot-merge'
  // counts made in a database
  | 'counts/cannot-print'
  | 'counts/damaged'
  | 'counts/newer-version'
  | 'counts/too-many-scores'
  // passing on
  | 'share/too-small'
  | 'share/already-gated'
  | 'share/not-a-link'
  | 'share/damaged'
  | 'share/newer-version'
  | 'share/too-large'
  | 'share/invalid'
  // what a model's files hold
  | 'model/empty'
  | 'model/no-config'
  | 'model/damaged-config'
  | 'model/newer-version'
  | 'model/no-weights'
  | 'model/no-external-data'
  | 'model/other-format'
  | 'model/pointer'
  | 'model/no-tokenizer'
  | 'model/damaged-tokenizer'
  | 'model/unknown-architecture'
  | 'model/other-task'
  | 'model/truncated'
  | 'model/damaged'
  | 'model/unsupported-operators'
  | 'model/too-large'
  | 'model/no-labels'
  | 'model/label-count'
  | 'model/several'
  | 'model/nested'
  | 'model/bomb'
  | 'model/other-members'
  | 'model/unsupported-input'
  | 'model/no-prediction'
  // running a model
  | 'model/no-column'
  | 'model/other-column'
  | 'model/not-loaded'
  | 'model/other-outputs'
  | 'model/keeps-failing'
  | 'model/no-texts'
  // the machine
  | 'memory/refused'
  | 'worker/crashed'
  | 'worker/not-sealed'
  | 'worker/not-started'
  | 'worker/table-gone'
  | 'job/cancelled'
  | 'storage/unavailable'
  | 'storage/full'
  | 'storage/newer-version'
  | 'storage/blocked'
  | 'storage/gone'
  | 'storage/kept-anew'
  | 'internal';

export interface PlainError {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;
  readonly stack?: string;
}

/** The structured-cloneable form of any thrown value; a foreign error becomes code `internal` with its message. */
export function toPlainError(thrown: unknown): PlainError {
  if (thrown instanceof AppError) return { code: thrown.code, details: thrown.details, stack: thrown.stack };
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  return { code: 'internal', details: { message: error.message }, stack: error.stack };
}

export function fromPlainError(plain: PlainError): AppError {
  const error = new AppError(plain.code, plain.details);
  if (plain.stack) error.stack = plain.stack;
  return error;
}
