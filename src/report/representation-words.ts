import type { MetricValue, OmnibusTest, PairDifference, VerdictKind } from '../fairness/assessment.ts';
import type { Missingness } from '../fairness/representation/missingness-parts.ts';
import type { GroupShare, Representation, ShareAgainst } from '../fairness/representation/representation-parts.ts';
import {
  equalsWords,
  formatCount,
  formatCounted,
  formatExact,
  formatP,
  formatPercent,
  formatPercentNumber,
  formatRatio,
  formatStatistic,
  formatWholePercent,
} from './numbers.ts';
import { featureWords, groupAtStart, groupWords, shortList } from './phrases.ts';
import { formatInterval } from './values.ts';

/** What a verdict on a group's share is called. */
export const SHARE_VERDICT_WORDS: Readonly<Record<VerdictKind, string>> = {
  shown: 'under-representation shown',
  ruledOut: 'under-representation ruled out',
  notEnoughData: 'not enough data',
};

/** What a verdict on an intersection against its parts is called: being rare is no wrong in itself. */
export const RARITY_VERDICT_WORDS: Readonly<Record<VerdictKind, string>> = {
  shown: 'rarer than its parts, shown',
  ruledOut: 'not rarer than its parts',
  notEnoughData: 'not enough data',
};

/** `0.15 times, 95 % interval 0.10 to 0.21`; empty where there is no ratio. */
export function ratioWords(ratio: MetricValue): string {
  if (ratio.kind === 'undefined') return '';
  const { interval, value } = ratio;
  const times = `${formatRatio(value)} times`;
  if (!interval) return times;
  return `${times}, ${formatWholePercent(interval.level)} interval ${formatInterval(interval, 'ratio')}`;
}

/** A group's verdict with what is missing for one: `not enough data: about 380 rows would be needed`. */
export function shareVerdictWords(
  { verdict, needed }: ShareAgainst,
  verdicts: Readonly<Record<VerdictKind, string>> = SHARE_VERDICT_WORDS,
): string {
  const words = verdicts[verdict];
  if (verdict !== 'notEnoughData') return words;
  return needed === null
    ? `${words}: the share lies too near the tolerance to tell`
    : `${words}: about ${formatCounted(roundedUp(needed), 'row', 'rows')} would be needed in all`;
}

/** With three significant digits, since it is an estimate. */
function roundedUp(count: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(count)) - 2);
  return Math.ceil(count / unit) * unit;
}

/**
 * `The Asian group is 0.4 % of the rows compared (32 of 7,214) and 3.0 % of the population: 0.15 times, 95 % interval 0.10
 * to 0.21; under-representation shown.`
 */
export function populationSentence({ key, rows, against }: GroupShare): string {
  if (!against || against.share.kind === 'undefined') return '';
  const { value, n } = against.share;
  const count = rows === null ? '' : ` (${formatCount(rows)} of ${formatCount(n)})`;
  const measure = ratioWords(against.ratio);
  return `${groupAtStart(key)} is ${formatPercent(value)} of the rows compared${count} and ${formatPercent(against.expected)} of the population: ${measure}; ${shareVerdictWords(against)}.`;
}

/** The groups that are shown to be under-represented, one sentence each, most rows first; how many more there are. */
export function underRepresented({ groups }: Representation, most: number): string[] {
  const shown = groups.filter(({ against }) => against?.verdict === 'shown');
  const more = shown.length - most;
  const rest = `Under-representation is shown for ${formatCounted(more, 'more group', 'more groups')}, which the table names.`;
  return [...shown.slice(0, most).map(populationSentence), ...(more > 0 ? [rest] : [])];
}

/** What a test says, in brackets: `χ² = 80.1, 2 degrees of freedom, p < 0.001`. */
export function testWords(test: OmnibusTest): string {
  const freedom = `${formatCounted(test.degreesOfFreedom, 'degree', 'degrees')} of freedom`;
  return `χ² ${equalsWords(formatStatistic(test.statistic))}, ${freedom}, p ${equalsWords(formatP(test.p))}`;
}

/** That no group falls below the tolerance; empty where that is not ruled out for each. */
export function ruledOutSentence({ population, features, tolerance }: Representation): string {
  if (population?.verdict !== 'ruledOut') return '';
  if ((population.others?.keys.length ?? 0) + population.notCompared.length > 0) {
    return `No group of ${featureWords(features)} that has a share falls below ${formatExact(tolerance)} times it: under-representation is ruled out for each of those.`;
  }
  return `No group of ${featureWords(features)} falls below ${formatExact(tolerance)} times its share of the population: under-representation is ruled out for each of them.`;
}

/** Whether the shares as a whole are those of the population; empty where it cannot be tested. */
export function fitSentence({ population, features }: Representation, alpha: number): string {
  if (population?.test.kind !== 'tested') return '';
  const name = featureWords(features);
  const test = testWords(population.test);
  return population.test.p <= alpha
    ? `As a whole, the shares of ${name} differ from those of the population by more than chance explains (${test}).`
    : `As a whole, the shares of ${name} differ from those of the population by no more than chance explains (${test}).`;
}

/** How the groups as a whole stand against the population; empty without population shares. */
export function populationSummary(representation: Representation, alpha: number): string {
  return [ruledOutSentence(representation), fitSentence(representation, alpha)].filter(Boolean).join(' ');
}

/** What the comparison with the population leaves out or takes together. */
export function populationNotes({ population, missingRows }: Representation): string[] {
  if (!population) return [];
  const { others, notCompared, absent, named, withheld, rows } = population;
  const notes: string[] = [];
  if (missingRows > 0) {
    notes.push(
      `${formatCounted(missingRows, 'row whose group is not known is', 'rows whose group is not known are')} left out: ${formatCounted(rows, 'row is', 'rows are')} compared.`,
    );
  }
  if (others) {
    const left = formatPercent(1 - named);
    const { share } = others.against;
    const held = share.kind === 'defined' ? formatPercent(share.value) : formatCount(others.rows);
    notes.push(
      others.keys.length === 0
        ? `The shares given leave ${left} of the population for groups that the file does not have.`
        : `Groups without a share (${shortList(others.keys.map(([key]) => key))}) are taken together: they are ${held} of the rows compared, and the shares given leave ${left} of the population for them (${ratioWords(others.against.ratio)}; ${shareVerdictWords(others.against)}).`,
    );
  }
  if (notCompared.length > 0) {
    notes.push(
      `Not compared, because the shares given leave nothing for them: ${shortList(notCompared.map(([key]) => key))}.`,
    );
  }
  if (absent.length > 0) notes.push(`Not in the file, though they have a share: ${shortList(absent)}.`);
  if (withheld.length > 0) {
    notes.push(`Counts of ${shortList(withheld)} are withheld, so the other groups are compared among themselves.`);
  }
  return notes;
}

/** How intersections stand against independent features. */
export function independenceSummary({ independence, features }: Representation, alpha: number): string {
  if (!independence) return '';
  const { test, absentCount } = independence;
  const name = featureWords(features);
  const parts: string[] = [];
  if (test.kind === 'tested') {
    parts.push(
      test.p <= alpha
        ? `The features ${name} are not independent of each other (${testWords(test)}).`
        : `The features ${name} are as independent of each other as chance allows (${testWords(test)}).`,
    );
  }
  if (absentCount > 0) {
    parts.push(
      `${formatCounted(absentCount, 'group that should have a row by its parts has', 'groups that should have a row by their parts have')} none.`,
    );
  }
  return parts.join(' ');
}

/** Whether rows are left out equally often, with the pair that differs most surely. */
export function leftOutSentence({ overall, leftOutTests, features }: Missingness, alpha: number): string {
  const { leftOut } = overall;
  if (leftOut.kind === 'undefined') return '';
  const { value, count = 0, n } = leftOut;
  if (count === 0) return `No row is left out: what is needed is known in all ${formatCounted(n, 'row', 'rows')}.`;
  const start = `${formatCount(count)} of ${formatCounted(n, 'row', 'rows')} (${formatPercent(value)}) are left out of every rate, because their label or decision is not known.`;
  const omnibus = leftOutTests?.omnibus;
  if (omnibus?.kind !== 'tested') return start;
  const name = featureWords(features);
  if (omnibus.p > alpha) {
    return `${start} That they are left out equally often in every group of ${name} is not contradicted (${testWords(omnibus)}).`;
  }
  const [pair] = leftOutTests!.pairs;
  return `${start} They are not left out equally often by ${name} (${testWords(omnibus)})${pair ? `: ${leftOutPairWords(pair)}` : ''}.`;
}

/** `most surely more often in the B group than in the A group, by 4.2 points (simultaneous interval 1.1 to 7.3)`. */
export function leftOutPairWords(pair: Pick<PairDifference, 'higher' | 'lower' | 'difference'>): string {
  const { difference } = pair;
  if (difference.kind === 'undefined') return '';
  const points = `${formatPercentNumber(difference.value)} points`;
  const interval = difference.interval
    ? ` (simultaneous interval ${formatInterval(difference.interval, 'points')})`
    : '';
  return `more often in ${groupWords(pair.higher)} than in ${groupWords(pair.lower)}, by ${points}${interval}`;
}
