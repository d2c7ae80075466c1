import type { MadeColumn } from '../data/added-columns.ts';
import { NO_TEXT } from '../inference/running/distinct-texts.ts';
import type { RunOutcome } from '../inference/running/classify-texts.ts';
import type { FailedText, ModelDescription } from '../models.ts';
import type { ModelRun } from './data.contract.ts';

/** What a label that is judged by itself must reach to be named. */
const THRESHOLD = 0.5;
/** Scores are written to this many parts: what differs by less is noise of the arithmetic. */
const PARTS = 1e6;
const MOST_FAILED_LISTED = 100;

/** The texts of rows, and what came of them. */
export interface ScoredRows {
  readonly rowCount: number;
  readonly outcome: RunOutcome;
  itemOf(row: number): number;
}

/** The columns of a run: the label of each row, and the score of each label that was asked for. */
export function madeColumns(rows: ScoredRows, { description, column, outputs }: ModelRun): MadeColumn[] {
  const { id, name } = description;
  const base = { model: { id, name }, from: [column] };
  const made: MadeColumn[] = [];
  if (outputs.label) {
    made.push({
      name: `label (${name})`,
      madeBy: { ...base, holds: { kind: 'label' } },
      cells: labelsOf(rows, description, outputs.thresholds),
    });
  }
  if (outputs.together) {
    const { name: what, labels } = outputs.together;
    made.push({
      name: `${what} (${name})`,
      madeBy: { ...base, holds: { kind: 'score-of-several', labels } },
      cells: { values: scoresOf(rows, labels, description) },
    });
  }
  for (const label of outputs.scores) {
    const values = scoresOf(rows, [label], description);
    made.push({ name: `${label} (${name})`, madeBy: { ...base, holds: { kind: 'score', label } }, cells: { values } });
  }
  return made;
}

/** By row the score of some labels together: their sum where labels exclude each other, else the largest. */
function scoresOf(
  { rowCount, outcome, itemOf }: ScoredRows,
  wanted: readonly string[],
  { labels, activation }: ModelDescription,
): Float64Array {
  const places = wanted.map((label) => labels.indexOf(label));
  const ofText = new Float64Array(outcome.texts);
  for (let text = 0; text < outcome.texts; text++) {
    const scores = places.map((place) => outcome.scores[text * labels.length + place]);
    const together = activation === 'sigmoid' ? Math.max(...scores) : scores.reduce((sum, score) => sum + score, 0);
    ofText[text] = Math.round(Math.min(together, 1) * PARTS) / PARTS;
  }
  const values = new Float64Array(rowCount);
  for (let row = 0; row < rowCount; row++) {
    const text = outcome.textOf[itemOf(row)];
    values[row] = text === NO_TEXT ? NaN : ofText[text];
  }
  return values;
}

/** The likeliest label; of labels that are judged by themselves, the likeliest of those that apply. The last level is that of no label. */
function labelsOf(
  { rowCount, outcome, itemOf }: ScoredRows,
  { labels, activation }: ModelDescription,
  thresholds: Readonly<Record<string, number>> = {},
) {
  const least = labels.map((label) => thresholds[label] ?? THRESHOLD);
  const alone = activation === 'sigmoid';
  const levels = [...labels, ...(alone ? [noneOf(labels)] : []), ''];
  const ofText = new Uint16Array(outcome.texts);
  for (let text = 0; text < outcome.texts; text++) {
    const scores = outcome.scores.subarray(text * labels.length, (text + 1) * labels.length);
    const rank = (at: number): number => (alone && scores[at] < least[at] ? -1 : scores[at]);
    const largest = scores.reduce((best, _, at) => (rank(at) > rank(best) ? at : best), 0);
    const failed = Number.isNaN(scores[largest]);
    ofText[text] = failed ? levels.length - 1 : rank(largest) < 0 ? labels.length : largest;
  }
  const codes = new Uint16Array(rowCount);
  for (let row = 0; row < rowCount; row++) {
    const text = outcome.textOf[itemOf(row)];
    codes[row] = text === NO_TEXT ? levels.length - 1 : ofText[text];
  }
  return withoutEmptyLevels(levels, codes);
}

/** What stands for no label at all, told apart from the labels. */
function noneOf(labels: readonly string[]): string {
  let none = 'none';
  while (labels.includes(none)) none = `(${none})`;
  return none;
}

function withoutEmptyLevels(levels: readonly string[], codes: Uint16Array) {
  const used = new Uint8Array(levels.length);
  for (const code of codes) used[code] = 1;
  const present = levels.flatMap((_, code) => (used[code] ? [code] : []));
  const codeOf = new Uint16Array(levels.length);
  present.forEach((code, own) => (codeOf[code] = own));
  return { levels: present.map((code) => levels[code]), codes: codes.map((code) => codeOf[code]) };
}

/** Rows counted by what became of their texts. */
export interface RowCounts {
  readonly blank: number;
  readonly failedRows: number;
  readonly failed: readonly FailedText[];
  readonly truncatedRows: number;
}

export function countRows({ rowCount, outcome, itemOf }: ScoredRows): RowCounts {
  const found = new Map<number, { row: number; rows: number; reason: string }>();
  let blank = 0;
  let failedRows = 0;
  let truncatedRows = 0;
  for (let row = 0; row < rowCount; row++) {
    const text = outcome.textOf[itemOf(row)];
    if (text === NO_TEXT) blank++;
    else truncatedRows += outcome.truncated[text];
    const reason = outcome.failed.get(text);
    if (reason === undefined) continue;
    failedRows++;
    const known = found.get(text);
    if (known) known.rows++;
    else found.set(text, { row, rows: 1, reason });
  }
  return { blank, failedRows, failed: [...found.values()].slice(0, MOST_FAILED_LISTED), truncatedRows };
}
