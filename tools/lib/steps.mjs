import { availableParallelism } from 'node:os';
import { runTool } from './run.mjs';

/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 * @typedef {{ name: string, script: string, args: readonly string[] }} Check a step without tests of its own; it counts as one
 */

export const NONE = Object.freeze({ passed: 0, failed: 0, skipped: 0 });

/** @param {readonly Counts[]} all */
export function sumCounts(all) {
  return all.reduce(
    (sum, { passed, failed, skipped }) => ({
      passed: sum.passed + passed,
      failed: sum.failed + failed,
      skipped: sum.skipped + skipped,
    }),
    NONE,
  );
}

/**
 * Runs checks, two at a time where there are the cores; what a failing one printed is shown.
 *
 * @param {readonly Check[]} checks
 * @returns {Promise<Counts>}
 */
export async function runChecks(checks) {
  const waiting = [...checks];
  const counts = [];
  const work = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) counts.push(await runCheck(check));
  };
  await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, work));
  return sumCounts(counts);
}

async function runCheck({ name, script, args }) {
  const start = performance.now();
  const { status, output } = await runTool(script, args, { quiet: true });
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${status === 0 ? '✓' : '✗'} ${name} (${seconds} s)`);
  if (status !== 0) console.log(output.trimEnd());
  return status === 0 ? { ...NONE, passed: 1 } : { ...NONE, failed: 1 };
}
