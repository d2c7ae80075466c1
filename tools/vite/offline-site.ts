import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Plugin } from 'vite';
import { DOWNLOAD, metaOfDownload } from '../../src/locality/download.ts';
import { integrityOf, listBuiltFiles } from './built-files.ts';
import { buildServiceWorker } from './service-worker.ts';
import { writeZip } from './zip.ts';

const PAGE = 'index.html';

/**
 * Finishes a built site so that it works without its server. First the site is completed as a copy to take home, which
 * names no archive, and packed; then its page is told of the archive, and its service worker lets that through.
 *
 * @param entry source of the service worker
 */
export function offlineSite(entry: string): Plugin {
  let outDir = '';
  let written = false;
  return {
    name: 'evenhand:offline-site',
    apply: 'build',
    enforce: 'post',
    configResolved(config) {
      outDir = resolve(config.root, config.build.outDir);
    },
    writeBundle() {
      written = true;
    },
    closeBundle: {
      order: 'post',
      sequential: true,
      async handler() {
        // A build that failed is closed too, and tells its own error.
        if (!written) return;
        await buildServiceWorker(entry, outDir, null);
        const archive = packSite(outDir);
        const integrity = integrityOf(archive);
        writeFileSync(join(outDir, DOWNLOAD), archive);
        tellPage(join(outDir, PAGE), metaOfDownload({ bytes: archive.length, integrity }));
        await buildServiceWorker(entry, outDir, { path: DOWNLOAD, integrity });
      },
    },
  };
}

/** All files of the site, in a folder of their own so that unpacking spills none of them. */
function packSite(outDir: string): Buffer {
  const paths = listBuiltFiles(outDir);
  return writeZip(paths.map((path) => ({ path: `evenhand/${path}`, content: readFileSync(join(outDir, path)) })));
}

function tellPage(path: string, meta: string): void {
  const html = readFileSync(path, 'utf8');
  const viewport = /<meta name="viewport"[^>]*>/;
  if (!viewport.test(html)) throw new Error('index.html must declare its viewport');
  writeFileSync(
    path,
    html.replace(viewport, (found) => `${found}\n    ${meta}`),
  );
}
