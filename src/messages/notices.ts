import type { Notice, NotJudged } from '../fairness/assessment.ts';
import { formatCount, formatCounted, formatExact, listWords } from '../report/numbers.ts';
import { UNDEFINED_WORDS } from '../report/words.ts';

type Facts = Notice['facts'];

const count = (f: Facts, ...keys: string[]): number | null => {
  for (const key of keys) if (typeof f[key] === 'number') return f[key];
  return null;
};
const names = (f: Facts, ...keys: string[]): string => {
  for (const key of keys) {
    const value = f[key];
    if (Array.isArray(value)) return listWords((value as readonly string[]).map((name) => name || '(empty)'));
    if (typeof value === 'string') return value;
  }
  return '';
};
const rows = (n: number | null): string => (n === null ? 'Some rows' : formatCounted(n, 'row', 'rows'));
const of = (features: string): string => (features ? ` of ${features}` : '');

const movedThreshold = (f: Facts): string =>
  typeof f['threshold'] === 'number' && typeof f['used'] === 'number'
    ? ` The threshold ${formatExact(f['threshold'])} lies between two points of the grid, so ${formatExact(f['used'])} was used; run the audit again to count at the exact threshold.`
    : '';

/** A notice as a sentence or two: what the reader must know beside the numbers. */
export function noticeWords(notice: Notice): string {
  const f = notice.facts;
  switch (notice.code) {
    case 'score-missing':
      return `${rows(count(f, 'rows', 'count'))} have no readable score and take no part in what rests on the score.`;
    case 'score-outside-unit':
      return `${rows(count(f, 'rows', 'count'))} have a score below 0 or above 1. The score is therefore not a probability; calibration and log loss leave those rows out.`;
    case 'score-grid':
      return `The score has so many different values that it was counted on a fixed grid. The area under the ROC curve is therefore given with bounds.${movedThreshold(f)}`;
    case 'weights-missing':
      return `${rows(count(f, 'rows', 'count'))} have no readable weight and were left out.`;
    case 'rows-set-aside':
      return `${rows(count(f, 'rows', 'count'))} of the file have more cells than the header and were set aside, because their values may stand in the wrong columns.`;
    case 'rows-left-out':
      return `${rows(count(f, 'rows', 'count', 'leftOut'))} were left out because the label or the prediction is not known. If that happens more often in one group, the comparison leans.`;
    case 'groups-below-minimum': {
      const n = count(f, 'groups', 'count');
      const minimum = count(f, 'minimum', 'minimumGroupSize');
      const which = names(f, 'names', 'groups');
      return `${n === null ? 'Some groups' : formatCounted(n, 'group', 'groups')}${of(names(f, 'features', 'combination'))} have fewer rows than the minimum${minimum === null ? '' : ` of ${formatCount(minimum)}`}${which ? `: ${which}` : ''}. They are shown, but no verdict rests on them.`;
    }
    case 'group-undefined':
      return `Some rates cannot be computed for ${names(f, 'group', 'groups', 'names') || 'a group'}${of(names(f, 'features', 'combination'))}. They are shown as undefined, with the reason, and never as zero.`;
    case 'perhaps-missing-levels':
      return `${names(f, 'column', 'feature') || 'A feature'} has ${names(f, 'levels', 'names') || 'levels'} that may mean “not known”. Each is a group of its own until you merge them.`;
    case 'prediction-repeats-label':
      return `The prediction is right for all ${rows(count(f, 'rows'))}. It may be a copy of the label rather than what a classifier or a person decided; please check the column.`;
    case 'reference-by-size':
      return `Nobody chose a reference group for ${names(f, 'features')}; the largest was taken: ${names(f, 'references')}.`;
  }
}

/** Why no verdict rests on a group. */
export function notJudgedWords(why: NotJudged): string {
  return why === 'below-minimum' ? 'fewer rows than the minimum' : UNDEFINED_WORDS[why];
}
