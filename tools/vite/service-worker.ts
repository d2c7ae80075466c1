import { createHash } from 'node:crypto';
import { build } from 'vite';
import { hubSetting } from '../../src/locality/hub.ts';
import { stageOf, type Stage } from '../../src/locality/stages.ts';
import { integrityOfFile, listBuiltFiles } from './built-files.ts';
import { HOST_FILES } from './host-files.ts';

export const SERVICE_WORKER = 'sw.js';

/** A file that the service worker lets through without storing it. */
export interface PassedFile {
  readonly path: string;
  readonly integrity: string;
}

/**
 * Builds the service worker of a built site, with a list of its files and the hash of the content of each.
 *
 * @param download the archive of the site, where it is to be had
 */
export async function buildServiceWorker(entry: string, outDir: string, download: PassedFile | null): Promise<void> {
  const precache = listPrecached(outDir, download);
  const version = createHash('sha256')
    .update(JSON.stringify([precache, download, hubSetting()]))
    .digest('hex')
    .slice(0, 16);
  await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    define: {
      __PRECACHE__: JSON.stringify(precache),
      __DOWNLOAD__: JSON.stringify(download),
      __EVENHAND_HUB__: JSON.stringify(hubSetting()),
      __VERSION__: JSON.stringify(version),
    },
    build: {
      outDir,
      emptyOutDir: false,
      target: 'es2022',
      rolldownOptions: { input: entry, output: { format: 'iife', entryFileNames: SERVICE_WORKER } },
    },
  });
}

/** What the service worker stores: all that was built, less itself, the archive and the hosts' own files. */
function listPrecached(outDir: string, download: PassedFile | null): [path: string, integrity: string, stage: Stage][] {
  const left = new Set([SERVICE_WORKER, download?.path, ...HOST_FILES.map(({ path }) => path)]);
  return listBuiltFiles(outDir)
    .filter((path) => !left.has(path))
    .map((path) => [path, integrityOfFile(outDir, path), stageOf(path)]);
}
