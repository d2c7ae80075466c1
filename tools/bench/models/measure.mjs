import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runChild } from '../run-child.mjs';
import { MODELS } from './random-models.mjs';
import { timeRun } from './time-run.mjs';

const NATIVE = fileURLToPath(new URL('time-native.mjs', import.meta.url));

/** Arguments by which Chromium uses a graphics card without a screen. */
const WITH_GRAPHICS = ['--enable-unsafe-webgpu', '--enable-features=Vulkan'];

/**
 * Runs a job on the site, and with the native runtime before and after it, so that whatever else the machine does falls on
 * both alike. `native` is null where that is not installed or has no part in the job.
 *
 * @param {string} url
 * @param {import('./jobs.mjs').ModelJob} job
 */
export async function measureJob(url, job) {
  const before = await timeNative(job);
  const {
    report,
    device,
    [job.span]: cost,
  } = await timeRun(url, job, job.settings.backend === 'webgpu' ? WITH_GRAPHICS : []);
  if (report === null) return { job, report, device };
  if (report.failedRows > 0) throw new Error(`${job.name} failed at ${report.failedRows} texts`);
  const after = await timeNative(job);
  const native = before && after && { texts: before.rows + after.rows, cpu: before.cpu + after.cpu };
  return { job, report, device, cost, native };
}

function timeNative({ id, native, texts }) {
  if (!native) return null;
  const { folder, weights, most, cells, count } = native;
  const file = join(MODELS, `texts-${id.replaceAll(/\W+/g, '-')}.json`);
  writeFileSync(file, JSON.stringify(texts.slice(0, count)));
  return runChild(process.execPath, [NATIVE, folder, weights, file, String(most), String(cells)]);
}
