import type { Summary } from './study.ts';

const HEADS = {
  interval: ['95 % intervals: coverage', 'lowest'],
  atLeast: ['95 % intervals that hold for many at once, or at 0: coverage (at least 95 %)', 'lowest'],
  size: ['Tests and verdicts: how often they err at level 5 % (at most)', 'highest'],
} as const;

/** Prints one line per study: mean, worst setting, settings worse than chance explains. */
export function printSummaries(summaries: readonly Summary[], runs: number): void {
  console.log(`${runs} draws per setting; a setting is beyond chance when its rate is outside a one-sided 99 % bound`);
  for (const kind of ['interval', 'atLeast', 'size'] as const) {
    const [head, worst] = HEADS[kind];
    const those = summaries.filter((summary) => summary.kind === kind);
    if (those.length === 0) continue;
    console.log(`\n${head}`);
    for (const summary of those) console.log(line(summary, worst));
    const mean = those.reduce((sum, each) => sum + each.mean, 0) / those.length;
    console.log(`  ${'mean of all'.padEnd(44)} ${percent(mean)}`);
  }
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`.padStart(7);

function line({ name, mean, worst, where, settings, beyondChance }: Summary, word: string): string {
  const counts = `${String(settings).padStart(4)} settings, ${beyondChance} beyond chance`;
  return `  ${name.padEnd(44)} ${percent(mean)}   ${word} ${percent(worst)}   ${counts}   (${where})`;
}
