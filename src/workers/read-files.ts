import { auditPlanColumns, auditWhileReading } from '../audit/audit-while-reading.ts';
import type { Audit, AuditedFile, AuditedPart } from '../audit/audit.ts';
import { namesTogether } from '../audit/merging/files.ts';
import type { AuditHooks } from '../audit/run-audit.ts';
import type { OpenedFile } from '../data/formats/opened-file.ts';
import { openFiles } from '../data/formats/registry.ts';
import { hashFile } from '../data/hash-file.ts';
import type { ReadHooks } from '../data/pacer.ts';
import { profileTable } from '../data/profile-table.ts';
import type { ReadResult } from '../data/read-table.ts';
import { streamingSuits, type StreamingAdvice } from '../data/stream/streaming-suits.ts';
import { surveyFile, type Survey } from '../data/stream/survey.ts';
import { AppError, toPlainError, type PlainError } from '../errors.ts';
import type { Opening } from './data.contract.ts';
import { CountedTable } from './counted-table.ts';
import type { OpenTable } from './open-table.ts';
import { isSurvey, tableRead } from './table-read.ts';
import { namesToldApart } from './told-apart.ts';
import { unlessAborted } from './unless-aborted.ts';

/** What reading needs to know of its place, and whom it tells. */
export interface ReadingHooks extends ReadHooks {
  readonly signal: AbortSignal;
  /** Bytes of memory of the machine; absent where the browser does not say. */
  readonly deviceMemoryBytes?: number | undefined;
  /** Told instead of `onProgress` when the files are read once more from the start. */
  readonly onReadAgain: NonNullable<ReadHooks['onProgress']>;
  /** Called when the rows have been read, with their number. */
  readonly onRows: (rows: number) => void;
  readonly onAudit: AuditHooks['onProgress'];
}

/** A table that was opened, with the audit of the plan that came with it. */
export interface ReadTable {
  readonly table: OpenTable;
  readonly audit: Audit | null;
  /** Why that plan cannot be audited. */
  readonly refused: PlainError | null;
}

/**
 * Opens files as one table: held, or surveyed where they are too large for that, and audited in the same time through where
 * the plan is known. A plan that cannot be audited stands in nobody's way: the table is opened all the same.
 */
export async function readFiles(files: readonly File[], opening: Opening, hooks: ReadingHooks): Promise<ReadTable> {
  // Hashing runs beside reading, off this thread, and ends with it: nobody waits for the hash of what was given up.
  const ended = new AbortController();
  const end = (): void => ended.abort();
  hooks.signal.addEventListener('abort', end, { once: true });
  try {
    return await readHashed(files, hashEach(files, ended.signal), opening, hooks);
  } finally {
    hooks.signal.removeEventListener('abort', end);
    end();
  }
}

async function readHashed(
  files: readonly File[],
  hashing: Promise<(string | null)[]>,
  opening: Opening,
  hooks: ReadingHooks,
): Promise<ReadTable> {
  const source = await openFiles(
    namesToldApart(files).map((name, at) => ({ name, source: files[at] })),
    opening.options,
    hooks,
  );
  const advice = streamingSuits({
    bytes: files.reduce((sum, { size }) => sum + size, 0),
    outline: source.outline,
    deviceMemoryBytes: hooks.deviceMemoryBytes,
    planKnown: !!opening.plan,
  });
  const read = await readRows(files, source, opening, advice, hooks);
  const { result, audit, refused, unsurveyed } = read;
  const rows = rowsOf(result);
  hooks.onRows(rows);
  const sha256s = await unlessAborted(hashing, hooks.signal);
  const [sha256] = sha256s.length === 1 ? sha256s : [null];
  const name = namesTogether(files);
  const known = await profileTable(result, { fileName: name, sha256 }, hooks);
  const profile = unsurveyed ? { ...known, unsurveyed } : known;
  const parts = partsOf(result, sha256s);
  const { fileSize: size, format, badRows } = profile;
  const file: AuditedFile = { name, size, sha256, rows, format, badRows, ...(parts && { parts }) };
  const table =
    isSurvey(result) && unsurveyed
      ? new CountedTable(result, source, profile, file)
      : tableRead(result, source, profile, file);
  return { table, audit: audit && { ...audit, file }, refused };
}

type RowsRead = {
  readonly result: ReadResult | Survey;
  readonly audit: Audit | null;
  readonly refused: PlainError | null;
  /** Names of the columns that were not read, where only those of the plan were. */
  readonly unsurveyed?: readonly string[];
};

async function readRows(
  files: readonly File[],
  source: OpenedFile,
  { plan, streamed }: Opening,
  { stream, sampleRows }: StreamingAdvice,
  hooks: ReadingHooks,
): Promise<RowsRead> {
  const { signal, onProgress, onAudit } = hooks;
  const options = streamed || sampleRows === undefined ? {} : { rows: sampleRows };
  if (!stream && !streamed) return { result: await source.hold(hooks), audit: null, refused: null };
  if (!plan) return { result: await surveyFile(source, options, hooks), audit: null, refused: null };
  const surveys: Survey[] = [];
  try {
    const identity = { name: namesTogether(files), sha256: null };
    const told = { signal, onReading: onProgress, onProgress: onAudit };
    // Where all rows are kept, reading the other columns too costs little.
    const counted = options.rows === Infinity ? null : await auditPlanColumns(source, plan, identity, told);
    if (counted) return countedOnly(counted, source);
    const onSurvey = (survey: Survey): void => void surveys.push(survey);
    const { audit, survey } = await auditWhileReading(source, plan, identity, { ...told, onSurvey }, options);
    return { result: survey, audit, refused: null };
  } catch (thrown) {
    if (!isOfPlan(thrown)) throw thrown;
    const again = { signal, onProgress: hooks.onReadAgain };
    const result = surveys.at(0) ?? (await surveyFile(source, options, again));
    return { result, audit: null, refused: toPlainError(thrown) };
  }
}

function countedOnly({ audit, survey }: { audit: Audit; survey: Survey }, { columnNames = [] }: OpenedFile): RowsRead {
  const surveyed = new Set(survey.table.columns.map(({ name }) => name));
  const unsurveyed = columnNames.filter((name) => !surveyed.has(name));
  return { result: survey, audit, refused: null, unsurveyed };
}

/** Whether an error says that the plan does not suit the rows, which can be read for all that. */
function isOfPlan(thrown: unknown): boolean {
  return thrown instanceof AppError && /^(?:plan|weights|audit)\//.test(thrown.code);
}

const rowsOf = (result: ReadResult | Survey): number => (isSurvey(result) ? result.rowCount : result.table.rowCount);

function partsOf({ parts }: ReadResult | Survey, sha256s: readonly (string | null)[]): readonly AuditedPart[] | null {
  if (!parts || parts.length < 2) return null;
  return parts.map(({ name, size, rows }, at) => ({
    name,
    size,
    rows,
    sha256: parts.length === sha256s.length ? sha256s[at] : null,
  }));
}

/** The hash of each file, one after the other, so that no more than one of them is in memory for it. */
async function hashEach(files: readonly File[], signal: AbortSignal): Promise<(string | null)[]> {
  const hashes: (string | null)[] = [];
  for (const file of files) hashes.push(signal.aborted ? null : await hashFile(file, signal).catch(() => null));
  return hashes;
}
