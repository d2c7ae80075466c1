import type { EnergyEstimate, FailedText, RunReport } from '../models.ts';
import { isolated } from '../report/isolated.ts';
import {
  formatBytes,
  formatCount,
  formatCounted,
  formatExact,
  formatNumber,
  formatPercent,
  formatRatio,
  listWords,
} from '../report/numbers.ts';

/** Seconds as they are read: `0.4 seconds`, `3 minutes 20 seconds`. */
function secondsWords(seconds: number): string {
  if (seconds < 60) return `${formatExact(seconds < 10 ? Math.round(seconds * 10) / 10 : Math.round(seconds))} seconds`;
  const whole = Math.round(seconds);
  return `${formatCounted(Math.floor(whole / 60), 'minute', 'minutes')} ${formatCounted(whole % 60, 'second', 'seconds')}`;
}

/** Watt-hours; what is less is not worth a number. */
const LEAST_ENERGY = 0.001;

/** Words of what came of a run. */
export const RESULT = {
  title: 'What the models said',
  run: (number: number, title: string) => `${formatCount(number)}. ${isolated(title)}`,
  /** The first sentence of a run. */
  sentence: ({ rows, texts, blank }: RunReport, from: readonly string[], ofTexts: boolean) =>
    ofTexts
      ? `${formatCounted(rows, 'row', 'rows')} of ${listWords(from.map(isolated))} with ${formatCounted(texts, 'different text', 'different texts')} were read${blank > 0 ? `; ${formatCounted(blank, 'row has', 'rows have')} no text` : ''}.`
      : `${formatCounted(rows, 'row', 'rows')} were judged by ${listWords(from.map(isolated))}.`,
  failed: (rows: number) =>
    `The model failed at ${formatCounted(rows, 'row', 'rows')}, which ${rows === 1 ? 'has' : 'have'} no score.`,
  failedText: ({ row, rows, reason }: FailedText) =>
    `Row ${formatCount(row + 1)}${rows > 1 ? ` and ${formatCounted(rows - 1, 'other', 'others')} with the same text` : ''}: ${isolated(reason)}`,
  moreFailed: (texts: number) => `${formatCounted(texts, 'row', 'rows')} more.`,
  which: 'Which, and why',
  truncated: (rows: number, of: number) =>
    `${formatCounted(rows, 'row', 'rows')} (${formatPercent(rows / of)}) had a text longer than the model reads; the rest of it had no say.`,
  columns: (columns: number, model: string) =>
    `${formatCounted(columns, 'column was', 'columns were')} added to the table, with (${isolated(model)}) behind ${columns === 1 ? 'its name' : 'their names'}.`,
  sample: (rows: number, of: number) =>
    `These are ${formatCount(rows)} of ${formatCounted(of, 'row', 'rows')}, chosen by chance; the same file gives the same rows again. An audit now counts these.`,
  cost: 'The run',
  facts: {
    time: 'Time',
    pace: 'Texts a second',
    rowsPace: 'Rows a second',
    known: 'Known already',
    device: 'Device',
    bytes: 'Model',
    energy: 'Energy',
    kept: 'Scores are kept',
  },
  seconds: secondsWords,
  pace: formatNumber,
  noPace: 'none had to be read',
  known: (known: number, texts: number) => `${formatCount(known)} of ${formatCounted(texts, 'text', 'texts')}`,
  bytes: formatBytes,
  energy: ({ wattHours: [low, high] }: EnergyEstimate) =>
    high < LEAST_ENERGY
      ? `less than ${formatExact(LEAST_ENERGY)} watt-hours`
      : low < LEAST_ENERGY
        ? `at most ${energyNumber(high)} watt-hours`
        : `${energyNumber(low)} to ${energyNumber(high)} watt-hours`,
  energyWord: 'how this is estimated',
  energyName: 'Estimate of energy',
  energyMeaning: ({ watts: [low, high], of, busySeconds }: EnergyEstimate) =>
    `A page cannot measure energy. ${of === 'core' ? `The threads were at work for ${secondsWords(busySeconds)} together, and a busy core of a processor` : `The graphics card was at work for ${secondsWords(busySeconds)}, and one`} draws between ${formatNumber(low)} watts where it is frugal and ${formatNumber(high)} where it is not.`,
} as const;

/** Two digits: more would be more than is known. */
const energyNumber = (value: number): string => formatExact(Number(value.toPrecision(2)));

/** Two decimals; a score is no more exact than that. */
const scoreWords = (score: number): string => formatRatio(Math.round(score * 100) / 100);

/** The scores of a run, and how each is audited. */
export const SCORES = {
  caption: (run: string) => `Scores by ${isolated(run)}, and how to audit them`,
  score: 'Score',
  middle: 'Median',
  half: 'Middle half',
  spread: 'From 0 to 1',
  together: (labels: readonly string[]) => `any that counts: ${listWords(labels.map(isolated))}`,
  label: 'the label that it gives, each from its own score on',
  number: 'the number that it predicts',
  range: (low: number, high: number) => `${scoreWords(low)} to ${scoreWords(high)}`,
  value: scoreWords,
  strip: (min: number, low: number, middle: number, high: number, max: number) =>
    `Lowest ${scoreWords(min)}, quarter ${scoreWords(low)}, median ${scoreWords(middle)}, three quarters ${scoreWords(high)}, highest ${scoreWords(max)}`,
  ways: 'Audit',
  audit: 'Audit with this',
  auditFirst: 'Audit with these',
  auditOf: (visible: string, name: string) => `${visible}: ${isolated(name)}`,
  from: (threshold: number) => `found from ${formatExact(Number(threshold.toPrecision(3)))} on`,
  positive: (labels: readonly string[]) => `found: ${listWords(labels.map(isolated))}`,
  why: 'It becomes the decision that is audited, in the place of the one before. Undo brings that back.',
  several:
    'Each model made columns of its own. Audit with one, keep that audit, audit with another, and compare the two where kept audits are listed, under Data.',
} as const;
