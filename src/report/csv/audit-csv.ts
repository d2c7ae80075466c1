import type { Audit } from '../../audit/audit.ts';
import { fileNameWords, rowsHeldWords } from '../file-words.ts';
import { reasonWords } from '../undefined-notes.ts';
import { INTERVAL_WORDS } from '../words.ts';
import { csvText, type CsvCell, type CsvOptions } from './csv-text.ts';
import { numberRows, type NumberRow } from './number-rows.ts';

const COLUMNS: readonly (readonly [name: string, of: (row: NumberRow) => CsvCell])[] = [
  ['section', ({ section }) => section],
  ['features', ({ combination }) => combination],
  ['group', ({ group }) => group],
  ['against', ({ against }) => against],
  ['stratum', ({ stratum }) => stratum],
  ['class', ({ klass }) => klass],
  ['id', ({ id }) => id],
  ['name', ({ name }) => name],
  ['scale', ({ scale }) => scale],
  ['method', ({ method }) => method],
  ['value', ({ value }) => (value.kind === 'defined' ? value.value : null)],
  ['low', ({ value }) => intervalOf(value)?.low],
  ['high', ({ value }) => intervalOf(value)?.high],
  ['level', ({ value }) => intervalOf(value)?.level],
  ['interval_method', ({ value }) => methodOf(value)],
  ['n', ({ value }) => value.n],
  ['count', ({ value }) => (value.kind === 'defined' ? value.count : null)],
  ['effective_n', ({ value }) => (value.kind === 'defined' ? value.effectiveN : null)],
  ['p', ({ p }) => p],
  ['adjusted_p', ({ adjustedP }) => adjustedP],
  ['undefined_because', ({ value }) => (value.kind === 'undefined' ? reasonWords(value.reason) : '')],
  ['verdict', ({ verdict }) => verdict],
  ['tolerance', ({ tolerance }) => tolerance],
];

/** The section of the rows that say what made the numbers: program, file, plan. */
export const SETTINGS = 'settings';

/** Program, file with its parts, and plan, so that the numbers can be made again. */
function settingsOf({ madeBy, file, plan }: Audit): readonly (readonly [id: string, text: string])[] {
  return [
    ['program', madeBy],
    ['file', file.name],
    ['sha256', file.sha256 ?? ''],
    ...(file.holds
      ? [['holds', fileNameWords(file)] as const, ['rows', rowsHeldWords(file.rows, file.holds)] as const]
      : []),
    ...(file.parts ?? []).map((part) => ['part', JSON.stringify(part)] as const),
    ['plan', JSON.stringify(plan)],
  ];
}

function intervalOf(value: NumberRow['value']) {
  return value.kind === 'defined' ? value.interval : null;
}

function methodOf(value: NumberRow['value']): string {
  const interval = intervalOf(value);
  return interval ? INTERVAL_WORDS[interval.method] : '';
}

/**
 * What made the numbers (program, file, plan), then every number of an audit in long form, one row each: what it is, of which group, its interval and the rows it rests on, or
 * why it is undefined; verdicts too. Shares are between 0 and 1.
 */
export function auditCsv(audit: Audit, options: CsvOptions): string {
  return csvText(rowsOf(audit), options);
}

function* rowsOf(audit: Audit): Generator<readonly CsvCell[]> {
  yield COLUMNS.map(([name]) => name);
  for (const [id, text] of settingsOf(audit)) {
    const cells: Readonly<Record<string, CsvCell>> = { section: SETTINGS, id, name: text };
    yield COLUMNS.map(([name]) => cells[name]);
  }
  for (const row of numberRows(audit)) yield COLUMNS.map(([, of]) => of(row));
}
