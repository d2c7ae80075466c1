import { gzipSync } from 'node:zlib';
import type { Plugin, Rolldown } from 'vite';

/**
 * Prints the compressed script of the first page: each entry with all that it imports statically, gzipped file by file
 * as a server sends them. Above the limit it warns.
 *
 * @param limit in kilobytes (1000 bytes)
 */
export function sizeReport(limit: number): Plugin {
  return {
    name: 'evenhand:size-report',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        for (const output of Object.values(bundle)) {
          if (output.type !== 'chunk' || !output.isEntry) continue;
          const files = withStaticImports(output.fileName, bundle);
          const kilobytes = files.reduce((sum, { code }) => sum + gzipSync(code, { level: 9 }).length, 0) / 1000;
          const line = `first page (${output.name}): ${kilobytes.toFixed(1)} kB of compressed script in ${files.length} files`;
          if (kilobytes > limit) this.warn(`${line}, over the limit of ${limit} kB`);
          else this.info(line);
        }
      },
    },
  };
}

function withStaticImports(entry: string, bundle: Rolldown.OutputBundle): Rolldown.OutputChunk[] {
  const seen = new Set<string>();
  const waiting = [entry];
  const chunks: Rolldown.OutputChunk[] = [];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const output = bundle[name];
    if (seen.has(name) || output?.type !== 'chunk') continue;
    seen.add(name);
    chunks.push(output);
    waiting.push(...output.imports);
  }
  return chunks;
}
