import { binomialProbabilities } from '../stats/prng.ts';
import type { StudyKind, Summary } from './study.ts';

/** Something said of every study of one kind. */
export interface Claim {
  readonly kind: StudyKind;
  readonly text: string;
  readonly holdsFor: (summary: Summary) => boolean;
}

/** How many standard errors chance may add, since there are hundreds of studies. */
const ERRORS = 3.5;

const atLeast = (rate: number, share: number, draws: number): boolean => rate >= share - error(share, draws);
const atMost = (rate: number, share: number, draws: number): boolean => rate <= share + error(share, draws);

/**
 * The claims that `npm run bench:coverage` prints and the tests assert; what chance explains does not break them. Tests of
 * equality are asymptotic, as published, so that few rows may exceed the level by a little.
 */
export const CLAIMS: readonly Claim[] = [
  {
    kind: 'interval',
    text: 'mean coverage of every interval within 94 to 97 %',
    holdsFor: ({ mean, draws }) => atLeast(mean, 0.94, draws) && atMost(mean, 0.97, draws),
  },
  {
    kind: 'interval',
    text: 'no setting below 90 %',
    holdsFor: ({ worst, worstDraws }) => atLeast(worst, 0.9, worstDraws),
  },
  {
    kind: 'atLeast',
    text: 'mean coverage of every interval at least 95 %',
    holdsFor: ({ mean, draws }) => atLeast(mean, 0.95, draws),
  },
  {
    kind: 'atLeast',
    text: 'no setting below 92 %',
    holdsFor: ({ worst, worstDraws }) => atLeast(worst, 0.92, worstDraws),
  },
  {
    kind: 'size',
    text: 'mean size of every test at most 5.5 %',
    holdsFor: ({ mean, draws }) => atMost(mean, 0.055, draws),
  },
  {
    kind: 'size',
    text: 'no setting above 8 %',
    holdsFor: ({ worst, worstDraws }) => atMost(worst, 0.08, worstDraws),
  },
  {
    kind: 'verdict',
    text: 'wrong verdicts at most 5 % in every setting, within the 99 % binomial bound of all settings of a study',
    holdsFor: ({ worst, worstDraws, settings }) =>
      Math.round(worst * worstDraws) <= mostErrors(worstDraws, 0.05, 1 - 0.01 / settings),
  },
];

/** The studies that break a claim. */
export function brokenBy(claim: Claim, summaries: readonly Summary[]): Summary[] {
  return summaries.filter((summary) => summary.kind === claim.kind && !claim.holdsFor(summary));
}

function error(share: number, draws: number): number {
  return ERRORS * Math.sqrt((share * (1 - share)) / draws);
}

/** Most errors in so many draws that a rule of real size α would make, with the given probability. */
function mostErrors(draws: number, alpha: number, probability: number): number {
  const probabilities = binomialProbabilities(draws, alpha);
  let sum = 0;
  for (let k = 0; k <= draws; k++) {
    sum += probabilities[k];
    if (sum >= probability) return k;
  }
  return draws;
}
