import { studyGroups } from './group-studies.ts';
import { studyMeasures, studyScoreMeasures } from './measure-studies.ts';
import { studyClasses, studyClassesInAll } from './multiclass-studies.ts';
import { studyOutcomeComparisons, studyOutcomeMetrics } from './outcome-studies.ts';
import { studyScoreComparisons, studyScoreMetrics } from './score-studies.ts';
import { studyStrata } from './strata-studies.ts';
import { summarise, Tallies } from './study.ts';
import type { Summary } from './study.ts';
import { studyTargets, studyTargetsInAll } from './target-studies.ts';
import { studyVerdicts } from './verdict-studies.ts';

const STUDIES = [
  studyOutcomeMetrics,
  studyOutcomeComparisons,
  studyScoreMetrics,
  studyScoreComparisons,
  studyTargets,
  studyTargetsInAll,
  studyClasses,
  studyClassesInAll,
  studyMeasures,
  studyScoreMeasures,
  studyStrata,
  studyGroups,
  studyVerdicts,
];

/** Summaries of all studies; `runs`: draws per setting. */
export function summariesOf(runs: number): Summary[] {
  const tallies = new Tallies();
  for (const study of STUDIES) study(runs, tallies);
  return tallies.outcomes(runs).map(summarise);
}
