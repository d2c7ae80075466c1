import { join } from 'node:path';
import { ROOT } from '../lib/ensure-install.mjs';
import { makeApplicants } from './data/make-applicants.mjs';
import { interleave } from './interleave.mjs';
import { browserJobs, directDuckDb, nativeJobs, ownJobs } from './jobs.mjs';

export const applicantsFile = (rows) => join(ROOT, `.cache/bench/applicants-${rows}.csv`);

/**
 * Makes the file of so many rows and has all read it; `once` lets those that take long run once, `alone` leaves out what would
 * hold the whole file in memory.
 */
export async function measureSize({ url, peers, rows, rounds, once = false, alone = false }) {
  const file = applicantsFile(rows);
  const bytes = await makeApplicants(file, rows);
  console.log(`\n${rows.toLocaleString('en')} rows, ${(bytes / 1e6).toFixed(0)} MB:`);
  const others = alone ? [directDuckDb(file)] : [...nativeJobs(file, { once }), ...browserJobs(peers, file, { once })];
  const results = await interleave([...ownJobs(url, file), ...others], rounds, rows);
  return { rows, bytes, results };
}
