import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { SERVER_EXAMPLES } from './host-files.ts';

/** Keeps the examples in `deploy/` in step with the policy. */
export function writeServerExamples(folder: string): Plugin {
  return {
    name: 'evenhand:server-examples',
    apply: 'build',
    buildStart() {
      mkdirSync(folder, { recursive: true });
      for (const { path, text } of SERVER_EXAMPLES) writeFileSync(join(folder, path), text);
    },
  };
}
