import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { build, type Plugin } from 'vite';
import { HOST_FILES } from './host-files.ts';

const FILE_NAME = 'sw.js';

/** Builds the service worker last, with a list of every built file and the hash of its content. */
export function serviceWorker(entry: string): Plugin {
  let outDir = '';
  return {
    name: 'evenhand:service-worker',
    apply: 'build',
    enforce: 'post',
    configResolved(config) {
      outDir = resolve(config.root, config.build.outDir);
    },
    closeBundle: {
      order: 'post',
      sequential: true,
      async handler() {
        const precache = listFiles(outDir);
        const version = createHash('sha256').update(JSON.stringify(precache)).digest('hex').slice(0, 16);
        await build({
          configFile: false,
          logLevel: 'warn',
          publicDir: false,
          define: { __PRECACHE__: JSON.stringify(precache), __VERSION__: JSON.stringify(version) },
          build: {
            outDir,
            emptyOutDir: false,
            target: 'es2022',
            rolldownOptions: { input: entry, output: { format: 'iife', entryFileNames: FILE_NAME } },
          },
        });
      },
    },
  };
}

/** What the service worker may answer: all that was built, less itself, source maps and the hosts' own files. */
function listFiles(outDir: string): [path: string, integrity: string][] {
  const left = new Set([FILE_NAME, ...HOST_FILES.map(({ path }) => path)]);
  return readdirSync(outDir, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(outDir, path)).isFile())
    .map((path) => path.split(sep).join('/'))
    .filter((path) => !left.has(path) && !path.endsWith('.map'))
    .sort()
    .map((path) => [path, integrityOf(readFileSync(join(outDir, path)))]);
}

function integrityOf(content: Buffer): string {
  return `sha256-${createHash('sha256').update(content).digest('base64')}`;
}
