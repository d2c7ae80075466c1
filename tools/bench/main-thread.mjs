import { openQuietly, withBrowser } from './open-page.mjs';
import { dropAndAudit } from './time-audit.mjs';

/** Milliseconds of the longest task of the page's main thread: of processor time, and by the clock. */
function longestTask(trace, origin) {
  const { traceEvents } = JSON.parse(trace.toString());
  const own = new Set();
  const mains = new Map();
  for (const { ph, name, pid, tid, args } of traceEvents) {
    if (ph === 'M' && name === 'thread_name' && args.name === 'CrRendererMain') mains.set(pid, tid);
    if (args?.data?.url?.startsWith?.(origin) || args?.data?.stackTrace?.[0]?.url?.startsWith?.(origin)) own.add(pid);
  }
  let cpu = 0;
  let wall = 0;
  for (const { ph, name, pid, tid, dur, tdur } of traceEvents) {
    if (ph !== 'X' || !name.endsWith('RunTask') || !own.has(pid) || mains.get(pid) !== tid) continue;
    cpu = Math.max(cpu, tdur ?? dur);
    wall = Math.max(wall, dur);
  }
  return { cpu: cpu / 1000, wall: wall / 1000 };
}

const CATEGORIES = ['-*', 'toplevel', 'devtools.timeline'];

/** The longest task of the main thread while the page loads for the first time, and from the drop of a file to its audit. */
export async function longestTasks(url, file) {
  const { origin } = new URL(url);
  const traced = (before, work) =>
    withBrowser(async (browser) => {
      const page = await browser.newPage();
      await before(page);
      await browser.startTracing(page, { categories: CATEGORIES });
      await work(page);
      await page.waitForTimeout(800);
      return longestTask(await browser.stopTracing(), origin);
    });
  const open = (page) => openQuietly(page, url);
  return {
    loading: await traced((page) => page.goto('about:blank'), open),
    working: await traced(open, (page) => dropAndAudit(page, file)),
  };
}
