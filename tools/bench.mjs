// Measures Evenhand in real Chromium and prints ratios from one run (`npm run bench`, `-- --rows 1000000 --runs 5`).
import { spawnSync } from 'node:child_process';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { timeAssessment } from './bench/assess-cost.mjs';
import { firstPageScript, timeAudit, timeFirstPaint, timeRawStream } from './bench/browser-audit.mjs';
import { makeCsv } from './bench/make-csv.mjs';
import { makeParquet } from './bench/make-parquet.mjs';
import { ensureInstall, ROOT } from './lib/ensure-install.mjs';
import { CHROMIUM_ARGS, ensureChromium } from './lib/find-chromium.mjs';
import { buildSite } from './lib/run.mjs';
import { startSiteServer } from './lib/site-server.mjs';

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '1000000' },
    runs: { type: 'string', default: '5' },
    'parquet-rows': { type: 'string', default: '6000000' },
  },
});
const rows = Number(values.rows);
const runs = Number(values.runs);
const parquetRows = Number(values['parquet-rows']);

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
const seconds = (ms) => `${(ms / 1000).toFixed(2)} s`;

function timePandas(file) {
  for (const python of ['python3', '/usr/bin/python3']) {
    const { status, stdout } = spawnSync(python, [join(ROOT, 'tools/bench/pandas_audit.py'), file], {
      encoding: 'utf8',
    });
    if (status === 0) return JSON.parse(stdout);
  }
  return null;
}

ensureInstall();
const { chromium } = await import('@playwright/test');
const executablePath = ensureChromium();
if (!executablePath) throw new Error('No Chromium was found or could be installed; set CHROMIUM_PATH.');
if ((await buildSite({ quiet: true })).status !== 0) throw new Error('The build failed; see npm run build.');
const file = join(ROOT, '.cache/bench', `decisions-${rows}.csv`);
const bytes = await makeCsv(file, rows);
const server = await startSiteServer({ folder: join(ROOT, 'dist'), port: 0 });
const browser = await chromium.launch({ executablePath, args: CHROMIUM_ARGS });
console.log(
  `${rows.toLocaleString('en')} rows × 15 columns, ${(bytes / 1e6).toFixed(1)} MB; Chromium ${browser.version()}; ` +
    `${cpus().length} × ${cpus()[0]?.model.trim()}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB; ${runs} interleaved runs, medians`,
);

const script = await firstPageScript(browser, server.url);
const raw = [];
const audit = [];
const tasks = [];
const loadTasks = [];
const paints = [];
const pandas = [];
for (let run = 0; run < runs; run++) {
  paints.push(await timeFirstPaint(browser, server.url));
  raw.push(await timeRawStream(browser, server.url, file));
  const { elapsed, loading, working } = await timeAudit(browser, server.url, file);
  audit.push(elapsed);
  loadTasks.push(loading);
  tasks.push(working);
  const peer = timePandas(file);
  if (peer) pandas.push((peer.read + peer.audit) * 1000);
}
const parquet = join(ROOT, '.cache/bench', `stays-${parquetRows}.parquet`);
const parquetBytes = makeParquet(parquet, parquetRows);
const offline = await timeAudit(browser, server.url, parquet, { offline: true });
await browser.close();
await server.close();

const drop = median(audit);
console.log(`drop to finished audit      ${seconds(drop)}   (${(bytes / 1e3 / drop).toFixed(0)} MB/s)`);
console.log(
  `File.stream(), same bytes   ${seconds(median(raw))}   audit / stream = ${(drop / median(raw)).toFixed(2)}`,
);
if (pandas.length > 0) {
  console.log(
    `pandas read + group         ${seconds(median(pandas))}   audit / pandas = ${(drop / median(pandas)).toFixed(2)}`,
  );
} else {
  console.log('pandas                      not installed');
}
console.log(
  `Parquet, network off        ${seconds(offline.elapsed)}   ${parquetRows.toLocaleString('en')} rows × 7 columns, ${(parquetBytes / 1e6).toFixed(1)} MB, once; ` +
    `peak memory of the page ${offline.memory === null ? 'not told by this system' : `${(offline.memory / 2 ** 20).toFixed(0)} MiB`}`,
);
const { assessments, bootstrap } = await timeAssessment(15);
const spent = ({ times, cold }) =>
  `${median(times).toFixed(0)} ms median, ${Math.min(...times).toFixed(0)} ms least of ${times.length}; ${cold.toFixed(0)} ms the first time`;
console.log(`assess a cube in Node ${process.versions.node}, every metric that its columns allow, all with intervals:`);
for (const assessment of assessments) {
  const { scores, groups, metrics, disparities, measures, verdicts, bytes } = assessment;
  const columns = scores === 0 ? 'label, prediction' : `and ${scores.toLocaleString('en')} distinct scores`;
  const goal = scores === 0 ? '   (goal for 12 metrics: under 100 ms)' : '';
  console.log(
    `  ${columns.padEnd(26)}${spent(assessment)}${goal}\n` +
      `${' '.repeat(28)}${groups} groups × ${metrics} metrics, ${disparities} disparities, ${measures} measures, ` +
      `${verdicts} verdicts; ${(bytes / 1e6).toFixed(1)} MB cloned`,
  );
}
console.log(
  '  Fairlearn, recorded on another machine, so not a ratio: MetricFrame of 10 cells × 4 metrics without intervals 0.29 s\n' +
    '  at 10k rows, 1.5 s at 100k, 16.8 s at 1M; each bootstrap replicate 0.24 s, 1.9–3.4 s, 13.4 s',
);
console.log(
  `Dirichlet bootstrap         ${bootstrap.replicates.toLocaleString('en')} replicates of ${bootstrap.cells} cells: ${spent(bootstrap)}`,
);
const longest = (list) => (Math.max(...list) === 0 ? 'none over 50 ms' : `${Math.max(...list).toFixed(0)} ms`);
console.log(
  `longest main-thread task    ${longest(tasks)} from drop to audit, ${longest(loadTasks)} while loading   (goal: none over 50 ms)`,
);
console.log(`script of the first page    ${(script / 1000).toFixed(1)} kB gzip   (goal: under 120 kB)`);
console.log(
  `first contentful paint      ${median(paints).toFixed(0)} ms, ${Math.max(...paints).toFixed(0)} ms most of ${paints.length}   (goal: under 1 s)`,
);
