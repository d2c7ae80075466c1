import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../lib/ensure-install.mjs';

const OUT = join(ROOT, '.cache/bench');

/** Builds the assessment for Node, as the page's bundler builds it. */
async function loadAssessment() {
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
  return import(pathToFileURL(join(OUT, 'assess-cost.js')).href);
}

/**
 * Times the assessment of a cube with 200 groups in this Node, once with label and prediction alone and once with 1,000
 * distinct scores beside them: milliseconds of each run, and how much was computed.
 *
 * @param {number} runs
 */
export async function timeAssessment(runs) {
  const { assessCube, makeCube, planFor } = await loadAssessment();
  return [0, 1000].map((scores) => {
    const cube = makeCube(200, scores);
    const plan = planFor(cube);
    const [combination] = assessCube(cube, plan).combinations;
    const times = [];
    for (let run = 0; run < runs; run++) {
      const start = performance.now();
      assessCube(cube, plan);
      times.push(performance.now() - start);
    }
    const metrics = Object.values(combination.overall.metrics).filter(({ kind }) => kind === 'defined').length;
    return { scores, times, groups: combination.groups.length, metrics, disparities: combination.disparities.length };
  });
}
