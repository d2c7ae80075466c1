import { brokenBy, CLAIMS } from './claims.ts';
import { printClaims, printSummaries } from './print.ts';
import { summariesOf } from './studies.ts';

/** Runs every study and prints its summary. `runs`: draws per setting. Returns whether all claims hold. */
export function printCoverage(runs: number): boolean {
  const summaries = summariesOf(runs);
  const judged = CLAIMS.map((claim) => ({ claim, broken: brokenBy(claim, summaries) }));
  printSummaries(summaries, runs);
  printClaims(judged);
  return judged.every(({ broken }) => broken.length === 0);
}
