import type { Plugin } from 'vite';
import { HOST_FILES } from './host-files.ts';

/** Puts the header files of the static hosts into the build. */
export function emitHostFiles(): Plugin {
  return {
    name: 'evenhand:host-files',
    apply: 'build',
    generateBundle() {
      for (const { path, text } of HOST_FILES) this.emitFile({ type: 'asset', fileName: path, source: text });
    },
  };
}
