// Prints how often intervals hold and tests err, by simulation (`npm run bench:coverage`, `-- --runs 5000`).
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { ensureInstall, ROOT } from './lib/ensure-install.mjs';

const { values } = parseArgs({ options: { runs: { type: 'string', default: '2000' } } });
ensureInstall();
const { build } = await import('vite');
const outDir = join(ROOT, '.cache/bench/coverage');
await build({
  configFile: false,
  root: ROOT,
  logLevel: 'error',
  build: { ssr: 'test/simulation/main.ts', outDir, emptyOutDir: true, target: 'node20', minify: false },
  ssr: { noExternal: true },
});
const { printCoverage } = await import(pathToFileURL(join(outDir, 'main.js')).href);
if (!printCoverage(Number(values.runs))) process.exitCode = 1;
