import { basename } from 'node:path';
import type { Plugin } from 'vite';
import { isLibraryPath, LIBRARY_POLICY, POLICY, policyForMeta } from '../../src/locality/policy.ts';

/** Puts its policy into each page, before anything it governs. */
export function injectPolicy(): Plugin {
  return {
    name: 'evenhand:inject-policy',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (html, { filename }) => {
        const policy = isLibraryPath(basename(filename)) ? LIBRARY_POLICY : POLICY;
        const meta = `<meta http-equiv="Content-Security-Policy" content="${policyForMeta(policy)}" />`;
        const charset = /<meta charset="[^"]*"\s*\/?>/i;
        if (!charset.test(html)) throw new Error(`${filename} must declare its charset first`);
        return html.replace(charset, (found) => `${found}\n    ${meta}`);
      },
    },
  };
}
