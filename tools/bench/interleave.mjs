import { median } from './median.mjs';

/**
 * @typedef {{ wall: number, cpu: number | null, memory: number | null, browserCpu?: number | null, rows?: number }} Measured
 * @typedef {{ id: string, name: string, once?: boolean, run: () => Promise<Measured | null> }} Job
 *   `once`: slow enough for one run to do; `run` gives null where the program is not installed
 */

/**
 * Runs jobs in turn, round after round, so that whatever else the machine does falls on all of them alike. Gives the medians
 * of each job, with every run behind them, in the order of the jobs.
 *
 * @param {readonly Job[]} jobs
 * @param {number} rounds
 * @param {number} rows how many rows a job must have seen
 */
export async function interleave(jobs, rounds, rows) {
  const results = jobs.map(({ id, name }) => ({ id, name, runs: [], failed: null }));
  for (let round = 0; round < rounds; round++) {
    for (const [i, { once, run }] of jobs.entries()) {
      const result = results[i];
      if (result.failed !== null || (once && round > 0)) continue;
      try {
        const measured = await run();
        if (measured === null) result.failed = 'not installed';
        else if ((measured.rows ?? rows) !== rows) result.failed = `read ${measured.rows} of ${rows} rows`;
        else result.runs.push(measured);
      } catch (error) {
        result.failed = `did not finish: ${error.message.split('\n')[0]}`;
      }
      const last = result.runs.at(-1);
      console.log(
        `  ${result.name}: ${result.failed ?? `${last.wall.toFixed(2)} s, CPU ${last.cpu?.toFixed(2) ?? '?'} s`}`,
      );
    }
  }
  return results.map((result) => ({
    ...result,
    wall: median(result.runs.map(({ wall }) => wall)),
    cpu: median(result.runs.map(({ cpu }) => cpu)),
    memory: median(result.runs.map(({ memory }) => memory)),
  }));
}
