import type { Claim } from './claims.ts';
import type { StudyKind, Summary } from './study.ts';

const HEADS: Readonly<Record<StudyKind, { readonly head: string; readonly worst: string }>> = {
  interval: { head: '95 % intervals: coverage', worst: 'lowest' },
  atLeast: {
    head: '95 % intervals that hold for many at once, or of numbers never below 0: coverage, at least 95 %',
    worst: 'lowest',
  },
  size: {
    head: 'Tests of equality at level 5 %: how often they find a difference that is not there',
    worst: 'highest',
  },
  verdict: {
    head: 'Sure verdicts at a gap exactly as wide as the tolerance: how often they are wrong, at most 5 %',
    worst: 'highest',
  },
};

/** Prints one line per study (mean, worst setting, settings worse than chance explains), then the mean and the worst of all. */
export function printSummaries(summaries: readonly Summary[], runs: number): void {
  console.log(`${runs} draws per setting; a setting is beyond chance when its rate is outside a one-sided 99 % bound`);
  for (const [kind, { head, worst }] of Object.entries(HEADS)) {
    const those = summaries.filter((summary) => summary.kind === kind);
    if (those.length === 0) continue;
    const width = Math.max(...those.map(({ name }) => name.length));
    console.log(`\n${head}\n  ${''.padEnd(width)}     mean   ${worst.padStart(7)}   settings   beyond chance`);
    for (const summary of those) console.log(line(summary, width));
    const mean = those.reduce((sum, each) => sum + each.mean, 0) / those.length;
    const extreme = (worst === 'lowest' ? Math.min : Math.max)(...those.map((each) => each.worst));
    console.log(`  ${'all'.padEnd(width)}  ${percent(mean)}   ${percent(extreme)}`);
  }
}

/** Which claims hold, with the studies that break the others. */
export function printClaims(judged: readonly { readonly claim: Claim; readonly broken: readonly Summary[] }[]): void {
  console.log('\nClaims, allowing for chance');
  for (const { claim, broken } of judged) {
    const which = broken.map(
      ({ name, mean, worst }) => `${name}, mean ${percent(mean).trim()}, worst ${percent(worst).trim()}`,
    );
    const verdict = broken.length === 0 ? 'holds' : 'BROKEN';
    console.log(`  ${verdict.padEnd(8)} ${NAMES[claim.kind].padEnd(28)} ${[claim.text, ...which].join('\n    ')}`);
  }
}

const NAMES: Readonly<Record<StudyKind, string>> = {
  interval: '95 % intervals',
  atLeast: 'simultaneous, or from 0 up',
  size: 'tests of equality',
  verdict: 'sure verdicts',
};

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`.padStart(7);

function line({ name, mean, worst, where, settings, beyondChance }: Summary, width: number): string {
  const counts = `${String(settings).padStart(8)}   ${String(beyondChance).padStart(13)}`;
  return `  ${name.padEnd(width)}  ${percent(mean)}   ${percent(worst)}   ${counts}   ${where}`;
}
