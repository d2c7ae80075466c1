import { join } from 'node:path';
import { ROOT } from '../lib/ensure-install.mjs';
import { makeDecisions } from './data/make-decisions.mjs';
import { measureFirstPage } from './first-page.mjs';
import { longestTasks } from './main-thread.mjs';
import { applicantsFile } from './measure-size.mjs';
import { median } from './median.mjs';
import { timePlanChanges } from './plan-change.mjs';

const DECISIONS = 1_000_000;
const PAINTS = 5;

/** How free the page stays: its longest tasks, what a change of the plan takes, and what the first page weighs. */
export async function pageSection(url, sizes) {
  const file = join(ROOT, `.cache/bench/decisions-${DECISIONS}.csv`);
  await makeDecisions(file, DECISIONS);
  const tasks = await longestTasks(url, file);
  const first = await measureFirstPage(url, PAINTS);
  const ms = (value) => `${value.toFixed(0)} ms`;
  const task = ({ cpu, wall }) => `${ms(cpu)} of CPU, ${ms(wall)} by the clock (goal: none over 50 ms)`;
  const list = [
    `Longest task of the main thread while the page loads: ${task(tasks.loading)}`,
    `Longest task from the drop of ${DECISIONS.toLocaleString('en')} rows × 15 columns to the audit: ${task(tasks.working)}`,
  ];
  for (const rows of sizes) {
    const times = await timePlanChanges(url, applicantsFile(rows));
    list.push(
      `A change of tolerance under an audit of ${rows.toLocaleString('en')} rows, from question to answer: ${median(times).toFixed(1)} ms, ` +
        `at most ${Math.max(...times).toFixed(1)} ms of ${times.length} (goal: under 20 ms)`,
    );
  }
  list.push(
    `Script of the first page: ${(first.script / 1000).toFixed(1)} kB gzip (goal: under 120 kB)`,
    `First contentful paint: ${ms(median(first.paints))}, at most ${ms(Math.max(...first.paints))} of ${PAINTS} (goal: under 1 s)`,
  );
  return { title: 'The page', list, chromium: first.version };
}
