// Measures Evenhand beside others in real Chromium and writes docs/benchmarks.md (`npm run bench`); `-- --quick` measures
// 100 MB alone and writes nothing, `-- --only models` measures classifiers alone and writes nothing, `-- --size 10g` adds a
// file of 10 GB, `-- --runs 5` takes more rounds.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { assessSection } from './bench/assess-section.mjs';
import { asMarkdown, asText } from './bench/benchmarks-page.mjs';
import { startPeers } from './bench/browser-peers.mjs';
import { linearitySection } from './bench/linearity-section.mjs';
import { describeMachine } from './bench/machine.mjs';
import { measureSize } from './bench/measure-size.mjs';
import { METHOD } from './bench/method.mjs';
import { modelsSection } from './bench/models-section.mjs';
import { notRun, versionsOf } from './bench/not-run.mjs';
import { pageSection } from './bench/page-section.mjs';
import { parquetSection } from './bench/parquet-section.mjs';
import { sizeSection } from './bench/size-section.mjs';
import { measureTenGigabytes } from './bench/ten-gigabytes.mjs';
import { ensureInstall, ROOT } from './lib/ensure-install.mjs';
import { ensureChromium } from './lib/find-chromium.mjs';
import { buildSite } from './lib/run.mjs';
import { startSiteServer } from './lib/site-server.mjs';

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string' },
    size: { type: 'string' },
    runs: { type: 'string', default: '3' },
  },
});
if (values.size !== undefined && values.size !== '10g') throw new Error('The only size to be asked for is 10g.');
if (values.only !== undefined && values.only !== 'models') throw new Error('The only part to be asked for is models.');
const rounds = Number(values.runs);
const started = Date.now();

ensureInstall();
if (!ensureChromium()) throw new Error('No Chromium was found or could be installed; set CHROMIUM_PATH.');
if ((await buildSite({ quiet: true })).status !== 0) throw new Error('The build failed; see npm run build.');
const server = await startSiteServer({ folder: join(ROOT, 'dist'), port: 0 });
const { url } = server;
const minutesSoFar = () => ((Date.now() - started) / 60_000).toFixed(1);

if (values.only === 'models') {
  const models = await modelsSection(url);
  await server.close();
  console.log(asText(models));
  console.log(`\n${[...models.notRun, describeMachine()].join('\n')}; ${minutesSoFar()} minutes`);
  process.exit();
}

const peers = await startPeers();

const sections = [];
const add = (section) => {
  sections.push(section);
  console.log(asText(section));
};

const small = await measureSize({ url, peers, rows: 1_000_000, rounds });
add(sizeSection({ title: '100 MB', ...small }));
const sizes = [small];
let tenGigabytes = '10 GB: not asked for (`npm run bench -- --size 10g`)';
if (!values.quick) {
  const large = await measureSize({ url, peers, rows: 10_000_000, rounds, once: true });
  add(sizeSection({ title: '1 GB', withGoals: true, ...large }));
  sizes.push(large);
  add(await linearitySection(url, sizes, 2));
}
if (values.size === '10g') {
  tenGigabytes = await measureTenGigabytes(url);
  if (typeof tenGigabytes !== 'string') add(sizeSection({ title: '10 GB', ...tenGigabytes }));
}
const page = await pageSection(
  url,
  sizes.map(({ rows }) => rows),
);
add(page);
let models = null;
if (!values.quick) {
  add(await parquetSection(url));
  add(await assessSection());
  models = await modelsSection(url);
  add(models);
}
peers?.close();
await server.close();

const minutes = minutesSoFar();
console.log(`\n${describeMachine()}; ${minutes} minutes`);
if (!values.quick) {
  const { format, resolveConfig } = await import('prettier');
  const path = join(ROOT, 'docs/benchmarks.md');
  const text = asMarkdown({
    date: `${new Date().toISOString().slice(0, 10)}, ${minutes} minutes`,
    machine: describeMachine(),
    versions: versionsOf(sizes, peers, page.chromium, models),
    method: METHOD,
    sections,
    notRun: notRun(sizes, tenGigabytes, models),
  });
  writeFileSync(path, await format(text, { ...(await resolveConfig(path)), parser: 'markdown' }));
  console.log('Written to docs/benchmarks.md');
}
