import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../lib/ensure-install.mjs';

const OUT = join(ROOT, '.cache/bench');

/** Builds the assessment for Node, as the page's bundler builds it. */
async function buildAssessment() {
  const { build } = await import('vite');
  mkdirSync(OUT, { recursive: true });
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: 'tools/bench/assess-cost.ts',
      outDir: OUT,
      emptyOutDir: false,
      target: 'es2022',
      rolldownOptions: { output: { entryFileNames: 'assess-cost.js' } },
    },
  });
  return join(OUT, 'assess-cost.js');
}

/**
 * Times, each in a Node of its own, the assessment of a cube with 200 groups (with label and prediction alone, then with
 * 1,000 distinct scores beside them) and the Dirichlet bootstrap: what time-assessment.mjs prints.
 *
 * @param {number} runs
 */
export async function timeAssessment(runs) {
  const bundle = await buildAssessment();
  const measure = (...what) => {
    const script = join(ROOT, 'tools/bench/time-assessment.mjs');
    const { status, stdout, stderr } = spawnSync(process.execPath, [script, bundle, String(runs), ...what], {
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(stderr);
    return JSON.parse(stdout);
  };
  return { assessments: [0, 1000].map((scores) => measure('assess', String(scores))), bootstrap: measure('bootstrap') };
}
