import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../lib/ensure-install.mjs';
import { processesOf, withPage } from '../open-page.mjs';
import { cpuSeconds } from '../process-usage.mjs';
import { runInPage } from './run-in-page.mjs';

const INTERVAL = 20;

/** The built worker that holds rows, below the page. */
const workerPath = () => /assets\/data\.worker-[^`"]+\.js/.exec(readFileSync(join(ROOT, 'dist/sw.js'), 'utf8'))[0];

/**
 * Runs a model over texts on the built site as the page does: through the worker that holds rows, in threads that it starts.
 *
 * @param {string} url
 * @param {{ files: { path: string, file: string }[], texts: string[], settings: object }} job files by their path in the model
 * @param {string[]} args more arguments for the browser
 * @returns what the run itself reports, and texts, seconds and seconds of processor time of the page's process: of the whole
 *   run (`whole`), and of what came after each thread had loaded the model and scored its first texts (`settled`)
 */
export const timeRun = (url, { files, texts, settings }, args) =>
  withPage(
    url,
    async (page, browser) => {
      const { own } = await processesOf(page, browser);
      await page.evaluate(() => {
        const input = document.createElement('input');
        Object.assign(input, { type: 'file', multiple: true, id: 'model-files' });
        document.body.append(input);
      });
      await page.locator('#model-files').setInputFiles(files.map(({ file }) => file));
      const samples = [];
      const sample = () => samples.push({ at: Date.now(), cpu: own === null ? null : cpuSeconds([own]) });
      const sampling = setInterval(sample, INTERVAL);
      const paths = files.map(({ path }) => path);
      const { report, device, started, ended, calls } = await page
        .evaluate(runInPage, { workerPath: workerPath(), paths, texts, settings })
        .finally(() => clearInterval(sampling));
      sample();
      if (report === null) return { report, device };
      const from = settledAt(calls);
      const done = calls
        .filter(({ method }) => method === 'classify')
        .reduce((sum, call) => sum + call.texts * shareAfter(call, from), 0);
      return {
        report,
        device,
        whole: costOf(report.texts, samples, started, ended),
        settled: costOf(done, samples, from, ended),
      };
    },
    { args },
  );

/** When the last thread had answered for the first time, after which no more is loaded or compiled. */
function settledAt(calls) {
  const threads = new Set(calls.map(({ thread }) => thread));
  const firsts = [...threads].map((own) => {
    const scored = calls.filter(({ thread, method }) => thread === own && method === 'classify').map(({ to }) => to);
    return scored.length > 0 ? Math.min(...scored) : 0;
  });
  return Math.max(...firsts);
}

/** The share of a call that came after a moment. */
const shareAfter = ({ from, to }, moment) =>
  Math.min(1, Math.max(0, (to - Math.max(from, moment)) / Math.max(1, to - from)));

function costOf(texts, samples, from, to) {
  const [first, last] = [cpuAt(samples, from), cpuAt(samples, to)];
  return { texts, wall: (to - from) / 1000, cpu: first === null || last === null ? null : last - first };
}

/** Processor seconds at a moment, between the samples before and after it. */
function cpuAt(samples, moment) {
  const next = samples.findIndex(({ at }) => at >= moment);
  const after = samples[next === -1 ? samples.length - 1 : next];
  const before = samples[Math.max(0, (next === -1 ? samples.length : next) - 1)];
  if (after.cpu === null || before.cpu === null) return null;
  if (after.at === before.at) return after.cpu;
  return before.cpu + ((moment - before.at) / (after.at - before.at)) * (after.cpu - before.cpu);
}
