import { WITHHELD_PARTS, type WithheldPart } from '../cube/cube.ts';
import type { Notice, NotJudged } from '../fairness/assessment.ts';
import type { ChoiceFromSample } from '../plan/choices-from-sample.ts';
import { formatCount, formatCounted, formatExact, listWords } from '../report/numbers.ts';
import { endSentence, shortName } from '../report/phrases.ts';
import type { Setting } from '../audit/merging/settings.ts';
import { settingWords } from './merge-words.ts';
import { UNDEFINED_WORDS } from '../report/words.ts';

type Facts = Notice['facts'];

const count = (f: Facts, ...keys: string[]): number | null => {
  for (const key of keys) if (typeof f[key] === 'number') return f[key];
  return null;
};
const names = (f: Facts, ...keys: string[]): string => {
  for (const key of keys) {
    const value = f[key];
    if (Array.isArray(value))
      return listWords((value as readonly string[]).map((name) => shortName(name || '(empty)')));
    if (typeof value === 'string') return shortName(value);
  }
  return '';
};
/** `1 row has`, `218 rows have`. */
const rowsDo = (n: number | null, one: string, many: string): string =>
  n === null ? `Some rows ${many}` : formatCounted(n, `row ${one}`, `rows ${many}`);
const of = (features: string): string => (features ? ` of ${features}` : '');

const movedThreshold = (f: Facts): string =>
  typeof f['threshold'] === 'number' && typeof f['used'] === 'number'
    ? ` The threshold ${formatExact(f['threshold'])} lies between two points of the grid, so ${formatExact(f['used'])} was used; run the audit again to count at the exact threshold.`
    : '';

/** Whether a notice says something here: that a score leaves 0 to 1 is no news where it is on another scale. */
export function speaks({ code, facts }: Notice): boolean {
  const { rows, tallied } = facts;
  if (code !== 'score-outside-unit' || typeof rows !== 'number' || typeof tallied !== 'number') return true;
  return rows < tallied / 2;
}

/** A notice as a sentence or two: what the reader must know beside the numbers. */
export function noticeWords(notice: Notice): string {
  const f = notice.facts;
  switch (notice.code) {
    case 'score-missing':
      return `${rowsDo(count(f, 'rows'), 'has no readable score and takes', 'have no readable score and take')} no part in what rests on the score.`;
    case 'score-outside-unit':
      return `${rowsDo(count(f, 'rows'), 'has', 'have')} a score below 0 or above 1, so the score is not a probability.`;
    case 'score-grid':
      return `The score has so many different values that it was counted on a fixed grid. The areas under the ROC curve, average precision and ABROCA take scores of one step of it as tied; where the exact area or precision lies is said with each.${movedThreshold(f)}`;
    case 'weights-missing':
      return `${rowsDo(count(f, 'rows'), 'has no readable weight and was', 'have no readable weight and were')} left out.`;
    case 'rows-set-aside':
      return `${rowsDo(count(f, 'rows'), 'of the file does not belong to the table and was', 'of the file do not belong to the table and were')} set aside: a row with more cells than the header may have its values in the wrong columns, and lines above or below the table are none of its rows. The Columns screen lists them by line.`;
    case 'rows-left-out':
      return `${rowsDo(count(f, 'rows'), 'was', 'were')} left out because ${unknownRoles(f)} is not known. If that happens more often in one group, the comparison leans.`;
    case 'groups-below-minimum': {
      const n = count(f, 'groups');
      const minimum = count(f, 'minimum');
      const which = names(f, 'names', 'groups');
      const groups = n === null ? 'Some groups' : formatCounted(n, 'group', 'groups');
      const what = `${groups}${of(names(f, 'features'))} ${n === 1 ? 'has' : 'have'} fewer rows than the minimum${minimum === null ? '' : ` of ${formatCount(minimum)}`}`;
      return `${endSentence(which ? `${what}: ${which}` : what)} ${n === 1 ? 'It is' : 'They are'} shown, but no verdict rests on ${n === 1 ? 'it' : 'them'}.`;
    }
    case 'group-undefined':
      return `${endSentence(`Some rates cannot be computed for ${names(f, 'groups') || 'a group'}${of(names(f, 'features'))}`)} They are shown as undefined, with the reason, and never as zero.`;
    case 'perhaps-missing-levels': {
      const one = Array.isArray(f['levels']) && f['levels'].length === 1;
      const what = `${names(f, 'feature') || 'A feature'} has ${names(f, 'levels') || 'levels'}, which may mean “not known”.`;
      return one ? `${what} It is a group of its own.` : `${what} Each is a group of its own until you merge them.`;
    }
    case 'unreadable-numbers':
      return `${rowsDo(count(f, 'rows'), `of ${names(f, 'column')} holds`, `of ${names(f, 'column')} hold`)} something that is neither a number nor a spelling of missing, for example with a % sign or a thousands separator, and ${count(f, 'rows') === 1 ? 'counts' : 'count'} as not known there.`;
    case 'prediction-repeats-label':
      return `The decision is right for ${count(f, 'rows') === 1 ? 'the only row' : `all ${formatCount(count(f, 'rows') ?? 0)} rows`}. It may be a copy of the label rather than what a classifier or a person decided; please check the column.`;
    case 'no-value-shared':
      return `No value of ${names(f, 'prediction')} ever occurs as a value of ${names(f, 'label')}, so whether a decision is right cannot be told by its value. Please check that both columns name the values alike.`;
    case 'fewer-parts':
      return `${names(f, 'feature')} was cut into ${formatCounted(count(f, 'parts') ?? 0, 'part', 'parts')} instead of ${formatCount(count(f, 'asked') ?? 0)}, because many rows have the same value.`;
    case 'earlier-format':
      return 'This audit was kept by an earlier version; the numbers were computed anew from its counts.';
    case 'from-sample':
      return sampleWords(f);
    case 'counts-gated':
      return gatedWords(count(f, 'minimum') ?? 0, f['parts']);
    case 'merged':
      return `The counts of ${formatCounted(count(f, 'files') ?? 0, 'file', 'files')} were added up. Whoever is in two of them counts twice: that cannot be told from counts.`;
    case 'merged-settings':
      return `The merged audits count the same, but differ in ${listWords(settingNames(f))}. What ${names(f, 'file')} asks for was taken.`;
    case 'merged-depth':
      return count(f, 'depth') === 1
        ? 'Some of the merged audits did not cross their features with each other, so no features are crossed here.'
        : `Some of the merged audits crossed no more than ${formatCount(count(f, 'depth') ?? 0)} features with each other, so no more are crossed here.`;
    case 'reference-by-size':
      return endSentence(
        count(f, 'minimum') !== null
          ? `The reference group of ${names(f, 'features')} is the largest of those shown: ${names(f, 'references')}`
          : `Nobody chose a reference group for ${names(f, 'features')}; the largest was taken: ${names(f, 'references')}`,
      );
  }
}

function settingNames(f: Facts): string[] {
  const columns = f['columns'];
  return (f['settings'] as readonly Setting[]).map((setting, i) =>
    settingWords({ setting, column: Array.isArray(columns) ? (columns[i] as string) : '' }),
  );
}

const CHOICE_WORDS: Readonly<Record<ChoiceFromSample['what'], (column: string) => string>> = {
  bins: (column) => `where ${column} is cut`,
  grid: (column) => `the median score among the steps of ${column}`,
  origin: (column) => `the middle from which ${column} is measured`,
};

function sampleWords(f: Facts): string {
  const columns = f['columns'] as readonly string[];
  const choices = (f['what'] as readonly ChoiceFromSample['what'][]).map((what, i) =>
    CHOICE_WORDS[what](shortName(columns[i])),
  );
  const rows = `${formatCount(count(f, 'rows') ?? 0)} of the ${formatCounted(count(f, 'of') ?? 0, 'row', 'rows')}`;
  return `The file is too large to keep, so ${listWords(choices)} ${choices.length === 1 ? 'was' : 'were'} taken from ${rows}, chosen by chance. The choice is written into the plan, and everything counted under it is exact.`;
}

const PART_WORDS: Readonly<Record<WithheldPart, string>> = {
  score: 'how scores are distributed',
  target: 'the numeric outcome',
  classes: 'the counts by each value of the label',
  strata: 'the counts within each value of the control feature',
  weights: 'the sample weights, so that here every row counts once and nothing has a verdict',
  label: 'the label, since some outcome is rare in the whole file: decisions are told, and not whether they were right',
};

function gatedWords(minimum: number, parts: Facts[string] | undefined): string {
  const also = WITHHELD_PARTS.filter((part) => Array.isArray(parts) && parts.includes(part)).map(
    (part) => PART_WORDS[part],
  );
  const groups = `These counts were made fit to be passed on: groups in which a count lies between 1 and ${formatCount(minimum - 1)} are marked withheld, and so are groups from which such a count could be worked out. Only rows that took part are counted.`;
  return also.length > 0 ? `${groups} Left out as well: ${listWords(also)}.` : groups;
}

/** Which of the plan's outcomes is not known in the rows that were left out. */
function unknownRoles(f: Facts): string {
  const label = (count(f, 'labelUnknown') ?? 0) + (count(f, 'both') ?? 0) > 0;
  const prediction = (count(f, 'predictionUnknown') ?? 0) + (count(f, 'both') ?? 0) > 0;
  if (label !== prediction) return label ? 'the label' : 'the decision';
  return 'the label or the decision';
}

/** Why no verdict rests on a group. */
export function notJudgedWords(why: NotJudged): string {
  return why === 'below-minimum' ? 'fewer rows than the minimum' : UNDEFINED_WORDS[why];
}
