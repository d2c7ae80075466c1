import { studyGroups } from './group-studies.ts';
import { studyOutcomeComparisons, studyOutcomeMetrics } from './outcome-studies.ts';
import { studyScoreComparisons, studyScoreMetrics } from './score-studies.ts';
import { printSummaries } from './print.ts';
import { studyTargets } from './target-studies.ts';
import { summarise, Tallies } from './study.ts';

/** Runs every study and prints its summary. `runs`: draws per setting. */
export function printCoverage(runs: number): void {
  const tallies = new Tallies();
  studyOutcomeMetrics(runs, tallies);
  studyOutcomeComparisons(runs, tallies);
  studyScoreMetrics(runs, tallies);
  studyScoreComparisons(runs, tallies);
  studyTargets(runs, tallies);
  studyGroups(runs, tallies);
  printSummaries(tallies.outcomes(runs).map(summarise), runs);
}
