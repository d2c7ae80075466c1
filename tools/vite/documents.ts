import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

/** Ships documents of the project as plain text beside the page, so that they can be read offline too. */
export function shipDocuments(documents: Readonly<Record<string, string>>): Plugin {
  return {
    name: 'evenhand:documents',
    apply: 'build',
    generateBundle() {
      for (const [fileName, path] of Object.entries(documents)) {
        this.emitFile({ type: 'asset', fileName, source: readFileSync(path, 'utf8') });
      }
    },
  };
}
