import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../lib/ensure-install.mjs';
import { WORDS } from './texts.mjs';

const OUT = join(ROOT, '.cache/bench');

/** Where the models are, each in a folder of its name. */
export const MODELS = join(OUT, 'models');

const COMMON = { vocabulary: 30_522, labels: 4, positions: 512 };

/** What is made: an encoder of the size of DistilBERT, and one of the size of the smallest BERT, both reading 512 tokens. */
export const RANDOM_MODELS = {
  'distilbert-size': { ...COMMON, layers: 6, width: 768, heads: 12 },
  'bert-tiny-size': { ...COMMON, layers: 2, width: 128, heads: 2 },
};

/** Makes the models with random weights where they are missing, the same on every machine. */
export async function makeRandomModels() {
  const missing = Object.entries(RANDOM_MODELS).filter(([name]) => !existsSync(join(MODELS, name, 'config.json')));
  if (missing.length === 0) return;
  const writer = await buildWriter();
  mkdirSync(MODELS, { recursive: true });
  for (const [name, size] of missing) {
    const args = [writer, join(MODELS, name), JSON.stringify(size), JSON.stringify(WORDS)];
    const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
  }
}

async function buildWriter() {
  const { build } = await import('vite');
  await build({
    configFile: false,
    root: ROOT,
    publicDir: false,
    logLevel: 'error',
    build: {
      ssr: 'tools/bench/models/write-random-model.ts',
      outDir: OUT,
      emptyOutDir: false,
      target: 'es2022',
      rolldownOptions: { output: { entryFileNames: 'write-random-model.js' } },
    },
  });
  return join(OUT, 'write-random-model.js');
}
