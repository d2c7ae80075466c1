import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../lib/ensure-install.mjs';
import { installPeers, peerVersions } from './install-peers.mjs';
import { graphicsJob, largeJobs, shippedJobs, smallJob } from './models/jobs.mjs';
import { measureJob } from './models/measure.mjs';
import { makeRandomModels, MODELS } from './models/random-models.mjs';
import { startNaive } from './models/time-naive.mjs';
import { modelsTable, nativeGoals, naiveGoals, outsideGoals } from './models/words.mjs';

/** Texts that the library is given at once. */
const AT_ONCE = 1000;
const SHIPPED = 'evenhand-text-risk';

/**
 * How fast classifiers are: those that the site brings along and one of the size of DistilBERT, on the built site, against the
 * native runtime and against the library that runs them used as it comes.
 */
export async function modelsSection(url) {
  await makeRandomModels();
  cpSync(join(ROOT, 'public/models', SHIPPED), join(MODELS, SHIPPED), { recursive: true });
  const hasNative = installPeers();
  const results = [];
  const measure = async (job) => {
    const result = await measureJob(url, job);
    if (result.report) {
      const { cost } = result;
      console.log(
        `  ${job.name}: ${cost.texts.toFixed(0)} texts, ${cost.wall.toFixed(2)} s, CPU ${cost.cpu?.toFixed(2) ?? '?'} s`,
      );
      results.push(result);
    }
    return result;
  };
  for (const job of [...largeJobs(), ...shippedJobs()]) await measure(job);
  const small = await measure(smallJob());
  const shipped = results.find(({ job }) => job.id === SHIPPED);

  const naive = await startNaive();
  const texts = small.job.texts.slice(0, AT_ONCE);
  const pairs = [
    { model: 'bert-tiny-size', own: small, least: 4 },
    { model: SHIPPED, own: shipped },
  ];
  for (const pair of pairs) pair.naive = await naive.time(pair.model, texts);
  await naive.close();

  const graphics = await measure(graphicsJob());
  return {
    title: 'Classifiers',
    notes: [
      'Texts of made sentences; “lengths of comments” is a median of 24 words and some of 250. Of the large models what comes after each thread has loaded it and scored its first texts is counted, of the others the whole run, its loading included. The native runtime reads and scores such texts on one thread, sorted by length, loaded and warm.',
    ],
    table: modelsTable(results),
    list: [...nativeGoals(results), ...naiveGoals(pairs, AT_ONCE), ...outsideGoals(results)],
    versions: [...(hasNative ? [`onnxruntime-node ${peerVersions()['onnxruntime-node']}`] : [])],
    notRun: [
      ...(hasNative ? [] : ['onnxruntime-node: not installed']),
      ...(graphics.report
        ? []
        : [`WebGPU: no graphics card that the browser would use (${graphics.device.noGraphics})`]),
    ],
  };
}
